//! Fills a fresh server with made-up people, through the real client, and prints how to open each.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use clap::Parser;
use tdu_cli::{HttpTransport, Trust};
use tdu_demo::{Crowd, People, organisation};
use tdu_protocol::Secret32;

/// Fills a fresh server with a made-up service, once; prints its people each time.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Address of the server, such as <https://localhost:8443>.
    #[arg(long, value_name = "URL")]
    server: String,
    /// Folder for the people's own clients and for `people.json`.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Set-up link of the server; without it, the one in `DIR/server.log`.
    #[arg(long, value_name = "LINK")]
    setup: Option<String>,
    /// SHA-256 of the server's public key, base64; without it, the certificates in `DIR/tls` are trusted.
    #[arg(long, value_name = "BASE64")]
    spki: Option<String>,
    /// More workers than the story has, to see what the manager's page looks like in a large service.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=256))]
    workers: u32,
    /// Past weeks of which each of them sends a report.
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=150))]
    weeks: u32,
}

fn main() -> ExitCode {
    let result = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the runtime does not start")
        .and_then(|runtime| tokio::task::LocalSet::new().block_on(&runtime, run(Arguments::parse())));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tdu-demo: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<()> {
    let trust = trust(&arguments)?;
    let server = HttpTransport::new(&arguments.server, &trust, None)?;
    let file = arguments.data.join("people.json");
    let people = match (People::load(&file)?, organisation(&server).await?) {
        (Some(mut people), Some(org)) if people.org == org => {
            if people.origin != server.origin() {
                people.move_to(server.origin());
                people.save(&file)?;
            }
            people
        }
        (Some(_), _) => bail!("{} speaks of another server's people: use a fresh folder", file.display()),
        (None, Some(_)) => bail!(
            "this server has people already, and {} is not there (an earlier run was stopped, perhaps): start \
             over with a fresh server and a fresh folder",
            file.display()
        ),
        (None, None) => {
            let setup = setup_secret(&setup_link(&arguments)?)?;
            // Nobody but this program writes there, and without `people.json` it did not finish.
            let folder = arguments.data.join("people");
            let people = tdu_demo::fill(server.origin(), &trust, setup, &folder, arguments.crowd()).await?;
            people.save(&file)?;
            people
        }
    };
    println!("\n{}", people.to_text(tdu_demo::now()));
    Ok(())
}

impl Arguments {
    fn crowd(&self) -> Option<Crowd> {
        (self.workers > 0).then_some(Crowd { workers: self.workers, weeks: self.weeks })
    }
}

/// A server that has no certificate of its own makes one in its data folder: that one is trusted, and no other.
fn trust(arguments: &Arguments) -> Result<Trust> {
    if let Some(spki) = &arguments.spki {
        return Ok(Trust::key(spki)?);
    }
    let mut pem = String::new();
    if let Ok(entries) = fs::read_dir(arguments.data.join("tls")) {
        for entry in entries {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(".cert.pem") {
                pem.push_str(
                    &fs::read_to_string(&path)
                        .with_context(|| format!("{} cannot be read", path.display()))?,
                );
            }
        }
    }
    Ok(if pem.is_empty() { Trust::System } else { Trust::Authority(pem) })
}

fn setup_link(arguments: &Arguments) -> Result<String> {
    if let Some(link) = &arguments.setup {
        return Ok(link.clone());
    }
    let log = arguments.data.join("server.log");
    let text = read(&log)?;
    last_setup_link(&text)
        .with_context(|| format!("{} holds no set-up link: give it with --setup", log.display()))
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// A server prints a new link at each start until somebody has used one: the last one works.
fn last_setup_link(log: &str) -> Option<String> {
    let words = log.split_whitespace().rev();
    words.filter(|word| word.starts_with("https://")).find(|word| word.contains("/setup#")).map(str::to_owned)
}

fn setup_secret(link: &str) -> Result<Secret32> {
    let secret = link.split_once('#').and_then(|(_, secret)| Secret32::from_text(secret));
    secret.context("the set-up link is cut short or altered")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_set_up_link_of_a_log_is_taken() {
        let log = "set up here, once: https://localhost:1/setup#old\nlistening https://localhost:1 (x)\n\
                   set up here, once: https://localhost:1/setup#new\nlistening https://localhost:1 (x)\n";
        assert_eq!(last_setup_link(log).as_deref(), Some("https://localhost:1/setup#new"));
        assert_eq!(last_setup_link("listening https://localhost:1\n"), None);
    }

    #[test]
    fn a_cut_set_up_link_is_refused() {
        let whole = tdu_protocol::bytes::encode_text(&[7; 32]);
        assert_eq!(setup_secret(&format!("https://x/setup#{whole}")).unwrap().expose(), &[7; 32]);
        assert!(setup_secret(&format!("https://x/setup#{}", &whole[..30])).is_err());
        assert!(setup_secret("https://x/setup").is_err());
    }
}
