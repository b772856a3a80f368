//! `tdu-server backup`.
//!
//! One moment is copied into a private folder beside the database, freed of sessions, verified, sealed to the recipients,
//! and the sealed file is read back. The copy is plain (of what the server stores, which is sealed): it goes as soon as the
//! file is written, or when anything fails.

use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{self, BufWriter},
    path::{Path, PathBuf},
    process::ExitCode,
};

use tdu_keeping::{KeyPair, Recipients, open, seal};
use tdu_protocol::Hash32;
use tdu_server::store::sqlite::{copy_into, forget_sessions};

use super::{
    Done, Place, Trouble, blocking, counted, examined, file, listed, say,
    scrap::{Scrap, new_private_file, new_private_folder},
};

/// Where the copy lies while it is needed, in the data folder.
const FOLDER: &str = "backup.tmp";
/// Held while a backup is under way.
const LOCK: &str = "backup.lock";

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// File to write; it must not exist yet.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Who will be able to restore it: an age recipient (age1…). Several may be given.
    #[arg(long = "recipient", value_name = "RECIPIENT", required = true)]
    recipients: Vec<String>,
}

pub(crate) async fn run(arguments: Arguments) -> Done {
    let Arguments { place, to, recipients } = arguments;
    // Nothing else is known to open what is written here, so it must be read back with a key of its own, that lives no longer
    // than this command.
    let own = KeyPair::make();
    Recipients::parse(&recipients)?;
    let recipients = Recipients::parse(recipients.into_iter().chain([own.recipient()]))?;
    let database = place.file()?;
    if to.exists() {
        return Err(Trouble::Exists(to));
    }
    let data = database.parent().unwrap_or(Path::new(".")).to_owned();
    let _lock = lock(&data)?;
    // What a backup that was killed left goes first.
    drop(Scrap::new(data.join(FOLDER)));
    new_private_folder(&data.join(FOLDER))?;
    let folder = Scrap::new(data.join(FOLDER));
    let copy = folder.path().join("copy.db");

    copy_into(&database, &copy).await?;
    forget_sessions(&copy).await?;
    let report = examined(&copy).await?;
    if !report.is_sound() {
        let what = "the data is damaged, no backup was written:";
        return Err(Trouble::Unsound { what, report: listed(&report) });
    }

    let partial = Scrap::new(beside(&to));
    let mut out = new_private_file(partial.path())?;
    let plain = File::open(&copy).map_err(file("cannot read", &copy))?;
    let (out, sealed) = blocking(move || {
        let sealed = seal(plain, BufWriter::new(&mut out), &recipients)?;
        Ok((out, sealed))
    })
    .await?;
    out.sync_all().map_err(file("cannot make durable", partial.path()))?;
    drop((out, folder));

    let written = File::open(partial.path()).map_err(file("cannot read back", partial.path()))?;
    let back = blocking(move || Ok(open(written, io::sink(), &own.into_identities())?)).await?;
    if back != sealed {
        return Err(Trouble::ReadBack);
    }
    let size = fs::metadata(partial.path()).map_err(file("cannot read back", partial.path()))?.len();
    partial.becomes(&to)?;
    say(format_args!("backup written and verified: {} ({size} bytes)", to.display()));
    say(counted(&report));
    say(format_args!("the database in it: {} bytes, sha256 {}", sealed.bytes, Hash32(sealed.plain)));
    Ok(ExitCode::SUCCESS)
}

fn lock(data: &Path) -> Result<File, Trouble> {
    let path = data.join(LOCK);
    let lock = File::options().append(true).create(true).open(&path).map_err(file("cannot write", &path))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Trouble::UnderWay),
        Err(TryLockError::Error(error)) => Err(file("cannot lock", &path)(error)),
    }
}

/// The name of a file that is not finished.
fn beside(to: &Path) -> PathBuf {
    let mut name: OsString = to.as_os_str().to_owned();
    name.push(".partial");
    name.into()
}
