//! Commands that look after the data. They are part of the program, not of the library: only they may seal and open backups.

pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod journal;
mod pack;
pub(crate) mod restore;
mod scrap;

use std::{
    collections::BTreeSet,
    fmt,
    future::Future,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use tdu_keeping::KeepingError;
use tdu_server::{
    ConfigError, DATABASE, Settings,
    blobs::{Kept, KeptError},
    check::{Kind, Report, examine, examine_bytes},
    config::{BlobsAt, Secret},
    store::{Evidence as _, StoreError, sqlite::SqliteEvidence},
};

/// Why a command did not do what it was asked. Nothing half done remains.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Keeping(#[from] KeepingError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("attachments cannot be read: {0}")]
    Kept(#[from] KeptError),
    #[error("this is not a backup of this server: it holds something else than a database and attachments")]
    Archive,
    #[error("attachments were erased while the backup was made, each time anew: try again later")]
    Erased,
    #[error("{what} {path}: {source}")]
    File { what: &'static str, path: PathBuf, source: io::Error },
    #[error("there is no database in {0}: give the data folder with --data")]
    NoDatabase(PathBuf),
    #[error("{0} is there already: choose another name, nothing was written")]
    Exists(PathBuf),
    #[error("{0} is not empty: a backup is brought back into an empty folder only")]
    NotEmpty(PathBuf),
    #[error("another backup of this folder is under way")]
    UnderWay,
    #[error("{what}\n{report}")]
    Unsound { what: &'static str, report: String },
    #[error("the file that was written cannot be read back as it was sealed: the disk is not to be trusted")]
    ReadBack,
    #[error("interrupted; nothing remains of it")]
    Interrupted,
    #[error("{0} is not a day: write it as 2026-03-31")]
    Day(String),
    #[error("{0} is not the end of a journal: write its number, a colon and its hash as they were shown")]
    Head(String),
}

pub(crate) type Done = Result<ExitCode, Trouble>;

/// Where the data is: the flag, else `TDU_DATA`, else the configuration file, else the default.
#[derive(clap::Args)]
pub(crate) struct Place {
    /// Data folder.
    #[arg(long, env = "TDU_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// TOML file of the server.
    #[arg(long, env = "TDU_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    blobs: BlobsPlace,
}

impl Place {
    /// The database, and where its attachments are.
    fn database(self) -> Result<(PathBuf, BlobsAt), Trouble> {
        let file = self.config.map(|file| Settings::from_file(&file)).transpose()?.unwrap_or_default();
        let blobs = self.blobs;
        let settings = Settings {
            data: self.data,
            blobs: blobs.blobs,
            blobs_endpoint: blobs.blobs_endpoint,
            blobs_region: blobs.blobs_region,
            blobs_key_id: blobs.blobs_key_id,
            blobs_secret: blobs.blobs_secret,
            ..Settings::default()
        };
        let config = settings.or(file).complete()?;
        let file = config.data.join(DATABASE);
        if file.is_file() { Ok((file, config.blobs)) } else { Err(Trouble::NoDatabase(config.data)) }
    }
}

/// Where attachments are: as the server is told, by flags, variables or the file.
#[derive(clap::Args)]
struct BlobsPlace {
    /// Folder or bucket of the attachments, if not `blobs` in the data folder.
    #[arg(long, env = "TDU_BLOBS", value_name = "PLACE")]
    blobs: Option<String>,
    #[arg(long, env = "TDU_BLOBS_ENDPOINT", value_name = "URL", hide = true)]
    blobs_endpoint: Option<String>,
    #[arg(long, env = "TDU_BLOBS_REGION", value_name = "NAME", hide = true)]
    blobs_region: Option<String>,
    #[arg(long, env = "TDU_BLOBS_KEY_ID", value_name = "NAME", hide = true)]
    blobs_key_id: Option<String>,
    #[arg(long, env = "TDU_BLOBS_SECRET", value_name = "KEY", hide = true, hide_env_values = true)]
    blobs_secret: Option<Secret>,
}

/// Runs a command until it ends or a signal comes. What it would have to clean up is cleaned up in both cases.
pub(crate) fn run(command: impl Future<Output = Done>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return crate::complain(&error),
    };
    let outcome = runtime.block_on(async {
        let Ok(mut signals) = crate::Signals::new() else { return Err(Trouble::Interrupted) };
        tokio::select! {
            outcome = command => outcome,
            () = async { while signals.next().await == crate::Told::ReadAgain {} } => Err(Trouble::Interrupted),
        }
    });
    // A thread that still seals for nobody is not waited for.
    runtime.shutdown_background();
    outcome.unwrap_or_else(|trouble| crate::complain(&trouble))
}

/// Examines one moment of a file.
async fn examined(file: &Path) -> Result<Report, Trouble> {
    let mut evidence = SqliteEvidence::open(file).await?;
    let report = examine(&mut evidence).await;
    evidence.close().await;
    Ok(report)
}

/// The same with the bytes of its attachments; a server that runs may take some in and remove some meanwhile.
async fn examined_with_blobs(file: &Path, at: &BlobsAt) -> Result<Report, Trouble> {
    let kept = Kept::look(at)?;
    let names = match &kept {
        Some(kept) => kept.names().await?,
        None => BTreeSet::new(),
    };
    let mut evidence = SqliteEvidence::open(file).await?;
    let mut report = examine(&mut evidence).await;
    let is_old = report.findings.iter().any(|finding| finding.kind == Kind::OldVersion);
    if is_old {
        return Ok(report);
    }
    let suspects = examine_bytes(&mut evidence, kept.as_ref(), names, &mut report).await;
    evidence.close().await;
    if !suspects.is_empty() {
        let mut now = SqliteEvidence::open(file).await?;
        let there = now.blobs().await?;
        now.close().await;
        for suspect in suspects {
            if there.iter().any(|row| row.name == suspect.name) {
                report.add(suspect.finding);
            }
        }
    }
    Ok(report)
}

/// The findings of a report, a line each.
fn listed(report: &Report) -> String {
    let more = (report.more > 0).then(|| format!("  and {} more", report.more));
    let lines = report.findings.iter().map(|finding| format!("  {finding}")).chain(more);
    lines.collect::<Vec<_>>().join("\n")
}

/// What was examined, in one line.
fn counted(report: &Report) -> String {
    let Report { logs, entries, erased, accounts, blobs, journal, heads, .. } = report;
    format!(
        "{logs} logs, {entries} entries ({erased} with an erased body), {accounts} accounts, \
         {blobs} attachments, {journal} rows of the access journal; heads {heads}"
    )
}

fn say(text: impl fmt::Display) {
    // A reader that went away is no reason to stop.
    let _ = writeln!(io::stdout().lock(), "{text}");
}

/// Runs what blocks on a thread of its own.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
) -> Result<T, Trouble> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(Trouble::Interrupted))
}

fn file<'a>(what: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> Trouble + 'a {
    move |source| Trouble::File { what, path: path.to_owned(), source }
}
