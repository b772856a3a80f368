//! `tdu-server backup`.
//!
//! One moment is copied into a private folder beside the database, freed of sessions, verified, sealed to the recipients together
//! with its attachments, and the sealed file is read back. The copy is plain (of what the server stores, which is sealed): it
//! goes as soon as the file is written, or when anything fails. Attachments are read where they are, each compared on the way.

use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::BufWriter,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use tdu_keeping::{KeyPair, Opening, Recipients, Sealed, Sealing};
use tdu_protocol::{Hash32, bytes::encode_text};
use tdu_server::{
    blobs::Kept,
    check::Report,
    store::{
        BlobName, Evidence as _,
        sqlite::{SqliteEvidence, copy_into, forget_sessions, forget_uploads},
    },
};
use tokio::runtime::Handle;

use super::{
    Done, Place, Trouble, blocking, counted, examined, file, listed,
    pack::{Packed, Packing, pack},
    say,
    scrap::{Scrap, new_private_file, new_private_folder},
};

/// Where the copy lies while it is needed, in the data folder.
const FOLDER: &str = "backup.tmp";
/// How often a backup is begun anew when attachments were erased meanwhile.
const ATTEMPTS: usize = 3;
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
    #[arg(
        long = "recipient",
        env = "TDU_BACKUP_RECIPIENTS",
        value_name = "RECIPIENT",
        value_delimiter = ',',
        required = true
    )]
    recipients: Vec<String>,
}

pub(crate) async fn run(arguments: Arguments) -> Done {
    let Arguments { place, to, recipients } = arguments;
    // Nothing else is known to open what is written here, so it must be read back with a key of its own, that lives no longer
    // than this command.
    let own = KeyPair::make();
    Recipients::parse(&recipients)?;
    let recipients = Arc::new(Recipients::parse(recipients.into_iter().chain([own.recipient()]))?);
    let (database, blobs) = place.file()?;
    if to.exists() {
        return Err(Trouble::Exists(to));
    }
    let kept = Kept::look(&blobs)?;
    let data = database.parent().unwrap_or(Path::new(".")).to_owned();
    let _lock = lock(&data)?;
    let partial = Scrap::new(beside(&to));
    let mut outcome = Err(Trouble::Erased);
    for _ in 0..ATTEMPTS {
        outcome = attempt(&database, &data, kept.as_ref(), partial.path(), &recipients).await;
        if !matches!(outcome, Err(Trouble::Erased)) {
            break;
        }
        fs::remove_file(partial.path()).map_err(file("cannot begin anew", partial.path()))?;
    }
    let (report, sealed) = outcome?;

    let written = File::open(partial.path()).map_err(file("cannot read back", partial.path()))?;
    let own = own.into_identities();
    let back = blocking(move || Ok(Opening::begin(written, &own)?.finish()?)).await?;
    if back != sealed {
        return Err(Trouble::ReadBack);
    }
    let size = fs::metadata(partial.path()).map_err(file("cannot read back", partial.path()))?.len();
    partial.becomes(&to)?;
    say(format_args!("backup written and verified: {} ({size} bytes)", to.display()));
    say(counted(&report));
    say(format_args!("the archive in it: {} bytes, sha256 {}", sealed.bytes, Hash32(sealed.plain)));
    Ok(ExitCode::SUCCESS)
}

/// Writes one moment to a new file. [`Trouble::Erased`] if attachments of that moment went before they were read.
async fn attempt(
    database: &Path,
    data: &Path,
    kept: Option<&Kept>,
    to: &Path,
    recipients: &Arc<Recipients>,
) -> Result<(Report, Sealed), Trouble> {
    // What a backup that was killed left goes first.
    drop(Scrap::new(data.join(FOLDER)));
    new_private_folder(&data.join(FOLDER))?;
    let folder = Scrap::new(data.join(FOLDER));
    let copy = folder.path().join("copy.db");

    copy_into(database, &copy).await?;
    forget_sessions(&copy).await?;
    let report = examined(&copy).await?;
    if !report.is_sound() {
        let what = "the data is damaged, no backup was written:";
        return Err(Trouble::Unsound { what, report: listed(&report) });
    }
    forget_uploads(&copy).await?;
    let blobs = packed(&copy).await?;

    let mut out = new_private_file(to)?;
    let (runtime, kept, recipients) = (Handle::current(), kept.cloned(), Arc::clone(recipients));
    let (out, outcome) = blocking(move || {
        let outcome = seal(&mut out, &copy, &blobs, kept.as_ref(), &recipients, &runtime);
        Ok((out, outcome))
    })
    .await?;
    let sealed = match outcome {
        Ok(sealed) => sealed,
        Err(Packing::Wrong(name)) => return Err(wrong(database, name).await?),
        Err(Packing::Kept(error)) => return Err(error.into()),
        Err(Packing::Keeping(error)) => return Err(error.into()),
        Err(Packing::Io(error)) => return Err(file("cannot write", to)(error)),
    };
    out.sync_all().map_err(file("cannot make durable", to))?;
    Ok((report, sealed))
}

fn seal(
    out: &mut File,
    database: &Path,
    blobs: &[Packed],
    kept: Option<&Kept>,
    recipients: &Recipients,
    runtime: &Handle,
) -> Result<Sealed, Packing> {
    let mut sealing = Sealing::begin(BufWriter::new(out), recipients)?;
    pack(&mut sealing, database, blobs, kept, runtime)?;
    Ok(sealing.finish()?)
}

/// The complete attachments of a database.
async fn packed(database: &Path) -> Result<Vec<Packed>, Trouble> {
    let mut evidence = Box::new(SqliteEvidence::open(database).await?);
    let rows = evidence.blobs().await?;
    evidence.close().await;
    let packed = rows.into_iter().filter_map(|row| {
        let name = BlobName(row.name.try_into().ok()?);
        Some(Packed { name, size: row.size.try_into().ok()?, hash: row.hash })
    });
    Ok(packed.collect())
}

/// What an attachment that is not as it should be means: it was erased meanwhile, or it is damaged.
async fn wrong(database: &Path, name: BlobName) -> Result<Trouble, Trouble> {
    let mut now = Box::new(SqliteEvidence::open(database).await?);
    let rows = now.blobs().await?;
    now.close().await;
    Ok(match rows.iter().find(|row| row.name == name.0) {
        Some(row) => Trouble::Unsound {
            what: "an attachment is damaged, no backup was written; `tdu-server check` tells more:",
            report: format!("  log {}, attachment {}", encode_text(&row.log), encode_text(&row.hash)),
        },
        None => Trouble::Erased,
    })
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
