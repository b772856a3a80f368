//! `tdu-server check`.

use std::{io::Write as _, process::ExitCode};

use super::{Done, Place, counted, judged, listed, say};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Prints one JSON object.
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(arguments: Arguments) -> Done {
    let report = judged(arguments.place.evidence().await?).await;
    let sound = report.is_sound();
    if arguments.json {
        say(serde_json::to_string_pretty(&report).unwrap_or_default());
    } else {
        say(counted(&report));
        if sound {
            say("all of it is sound");
        } else {
            let found = report.findings.len() as u64 + report.more;
            let _ = writeln!(std::io::stderr().lock(), "{found} things are wrong:\n{}", listed(&report));
        }
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
