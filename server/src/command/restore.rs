//! `tdu-server restore`.

use std::{
    fs::{self, File},
    io::{self, BufRead as _, IsTerminal as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use tdu_keeping::{Identities, Opening};
use tdu_server::{
    DATABASE,
    config::{BLOBS, BlobsAt},
    store::{
        Evidence as _, ServerStore as _,
        sqlite::{SqliteEvidence, SqliteStore, forget_sessions, move_on},
    },
};
use zeroize::Zeroizing;

use super::{
    Database, Done, Trouble, blocking, counted, examined_with_blobs, file, listed,
    pack::{mark, unpack},
    say,
    scrap::{Scrap, new_private_folder},
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
    let into = folder.path().to_owned();
    blocking(move || unpack(Opening::begin(sealed, &identities)?, &into)).await?;
    forget_sessions(&restored).await?;
    // An older server's tables are brought up to date.
    SqliteStore::open(&restored).await?.close().await;
    let blobs = folder.path().join(BLOBS);
    let report =
        examined_with_blobs(&Database::File(restored.clone()), &BlobsAt::Folder(blobs.clone())).await?;
    if !report.is_sound() {
        let what = "the data in this backup is damaged, nothing was restored:";
        return Err(Trouble::Unsound { what, report: listed(&report) });
    }
    move_on(&restored).await?;
    File::open(&restored).and_then(|file| file.sync_all()).map_err(file("cannot make durable", &restored))?;
    if let Some(belonging) = setting(&restored, "blobs").await? {
        mark(&blobs, &belonging)?;
        // Before the database: without it, there is nothing that could be served.
        Scrap::new(blobs).becomes(&data.join(BLOBS))?;
    }
    Scrap::new(restored).becomes(&data.join(DATABASE))?;
    drop(folder);
    say(format_args!("restored and verified: {}", data.display()));
    say(counted(&report));
    say(
        "everybody signs in again; what was written after the backup is not there, and devices that saw it will say so",
    );
    Ok(ExitCode::SUCCESS)
}

async fn setting(database: &Path, name: &'static str) -> Result<Option<Vec<u8>>, Trouble> {
    let mut evidence = Box::new(SqliteEvidence::open(database).await?);
    let value = evidence.setting(name).await?;
    evidence.close().await;
    Ok(value)
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
