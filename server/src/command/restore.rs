//! `tdu-server restore`.

use std::{
    fs::{self, File},
    io::{self, BufRead as _, BufWriter, IsTerminal as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use tdu_keeping::{Identities, open};
use tdu_server::{
    DATABASE,
    store::{
        ServerStore as _,
        sqlite::{SqliteStore, forget_sessions, move_on},
    },
};
use zeroize::Zeroizing;

use super::{
    Done, Trouble, blocking, counted, examined, file, listed, say,
    scrap::{Scrap, new_private_file, new_private_folder},
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The backup.
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// File with the age identity of one of its recipients; one under a passphrase is asked for.
    #[arg(long, value_name = "FILE")]
    identity: PathBuf,
    /// Data folder to fill; it must be empty or not exist yet.
    #[arg(long, env = "TDU_DATA", value_name = "DIR")]
    data: PathBuf,
}

pub(crate) async fn run(arguments: Arguments) -> Done {
    let Arguments { from, identity, data } = arguments;
    let sealed = File::open(&from).map_err(file("cannot read", &from))?;
    let identities =
        blocking(move || Identities::read(&identity, &mut passphrase).map_err(Trouble::from)).await?;
    must_be_empty(&data)?;
    new_private_folder(&data)?;

    // In a folder of its own: SQLite writes beside the file that it opens.
    let folder = Scrap::new(data.join("restore.tmp"));
    new_private_folder(folder.path())?;
    let restored = folder.path().join(DATABASE);
    let mut out = new_private_file(&restored)?;
    let out = blocking(move || {
        open(sealed, BufWriter::new(&mut out), &identities)?;
        Ok(out)
    })
    .await?;
    drop(out);
    forget_sessions(&restored).await?;
    // An older server's tables are brought up to date.
    SqliteStore::open(&restored).await?.close().await;
    let report = examined(&restored).await?;
    if !report.is_sound() {
        let what = "the data in this backup is damaged, nothing was restored:";
        return Err(Trouble::Unsound { what, report: listed(&report) });
    }
    move_on(&restored).await?;
    File::open(&restored).and_then(|file| file.sync_all()).map_err(file("cannot make durable", &restored))?;
    Scrap::new(restored).becomes(&data.join(DATABASE))?;
    drop(folder);
    say(format_args!("restored and verified: {}", data.display()));
    say(counted(&report));
    say(
        "everybody signs in again; what was written after the backup is not there, and devices that saw it will say so",
    );
    Ok(ExitCode::SUCCESS)
}

fn must_be_empty(data: &Path) -> Result<(), Trouble> {
    let mut entries = match fs::read_dir(data) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(file("cannot use", data)(error)),
    };
    if entries.next().is_some() { Err(Trouble::NotEmpty(data.to_owned())) } else { Ok(()) }
}

/// From the terminal without showing it; from the first line of standard input where there is no terminal.
fn passphrase() -> io::Result<Zeroizing<String>> {
    if io::stdin().is_terminal() {
        return rpassword::prompt_password("Passphrase of the identity file: ").map(Zeroizing::new);
    }
    let mut line = Zeroizing::new(String::new());
    io::stdin().lock().read_line(&mut line)?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}
