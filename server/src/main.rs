//! `tdu-server`: reads the settings, starts, waits for a signal, stops. What looks after the data is in `command`.

mod command;

use std::{io::Write as _, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use tdu_server::{
    Config, ConfigError, Running, Server, Settings,
    config::{self, LogFormat, shown},
};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};

/// The server of Trait d'union: it stores and orders what it cannot read.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves until it is told to stop.
    Serve(Sources),
    /// Looks at the configuration.
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Writes a sealed copy of the data, while the server runs or not, and verifies it.
    Backup(command::backup::Arguments),
    /// Brings a backup back into an empty folder, and verifies it.
    Restore(command::restore::Arguments),
    /// Says whether the data is sound, and if not, what is wrong and where.
    Check(command::check::Arguments),
    /// Shows who opened which log, and verifies that nobody changed the journal. It is never for appraising anybody's work.
    Journal(command::journal::Arguments),
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Says what is wrong with the settings, or what they amount to.
    Check(Sources),
}

#[derive(clap::Args)]
struct Sources {
    /// TOML file with the same names.
    #[arg(long, env = "TDU_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

impl Sources {
    fn complete(self) -> Result<Config, ConfigError> {
        match self.config {
            Some(file) => self.settings.or(Settings::from_file(&file)?).complete(),
            None => self.settings.complete(),
        }
    }
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Serve(sources) => match sources.complete() {
            Ok(config) => serve(config),
            Err(error) => complain(&error),
        },
        Command::Config { command: ConfigCommand::Check(sources) } => check(sources),
        Command::Backup(arguments) => command::run(command::backup::run(arguments)),
        Command::Restore(arguments) => command::run(command::restore::run(arguments)),
        Command::Check(arguments) => command::run(command::check::run(arguments)),
        Command::Journal(arguments) => command::run(command::journal::run(arguments)),
    }
}

/// One sentence a finding, with the line of the file where there is one.
fn check(sources: Sources) -> ExitCode {
    let path = sources.config.clone().unwrap_or_default();
    let file = std::fs::read_to_string(&path).ok();
    let config = match sources.complete() {
        Ok(config) => config,
        Err(error) => {
            for sentence in error.shown_in(file.as_deref()) {
                complain(&sentence);
            }
            return ExitCode::FAILURE;
        }
    };
    print(format_args!("{}\n", config::effective::shown(&config)));
    let mut outcome = ExitCode::SUCCESS;
    if let Err(error) = filter(&config.log_level) {
        outcome = complain(&shown(Some("log_level"), &format!("log_level: {error}"), file.as_deref()));
    }
    let secret = file.as_ref().and_then(|text| config::check::secret_for_everybody(&path, text));
    for finding in config::check::check(&config).into_iter().chain(secret) {
        let sentence = format!("{}: {}", finding.setting, finding.text);
        let sentence = shown(Some(finding.setting), &sentence, file.as_deref());
        if finding.is_mistake {
            outcome = complain(&format_args!("mistake: {sentence}"));
        } else {
            print(format_args!("note: {sentence}\n"));
        }
    }
    outcome
}

fn serve(config: Config) -> ExitCode {
    if let Err(error) = start_logging(&config) {
        return complain(&error);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&error),
    };
    runtime.block_on(async {
        // Signals are caught before anything can be half done.
        let mut signals = match Signals::new() {
            Ok(signals) => signals,
            Err(error) => return complain(&error),
        };
        match Server::start(config).await {
            Ok(running) => {
                announce(&running);
                while signals.next().await == Told::ReadAgain {
                    running.reload();
                }
                print(format_args!("stopping\n"));
                running.stop().await;
                print(format_args!("stopped\n"));
                ExitCode::SUCCESS
            }
            Err(error) => complain(&error),
        }
    })
}

/// What a signal asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Stop,
    ReadAgain,
}

struct Signals {
    interrupt: Signal,
    terminate: Signal,
    hang_up: Signal,
}

impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) -> Told {
        tokio::select! {
            _ = self.interrupt.recv() => Told::Stop,
            _ = self.terminate.recv() => Told::Stop,
            _ = self.hang_up.recv() => Told::ReadAgain,
        }
    }
}

/// What a person, or whoever started this, waits for. The link is the only secret ever printed, and it works once.
fn announce(running: &Running) {
    if !running.spki_sha256.is_empty() {
        print(format_args!("certificate sha256/{}\n", running.spki_sha256));
    }
    if let Some(address) = running.metrics_address {
        print(format_args!("metrics http://{address}/metrics\n"));
    }
    if let Some(link) = &running.setup_link {
        print(format_args!("set up the organisation here, once: {link}\n"));
    }
    print(format_args!("listening {} ({})\n", running.origin, running.address));
}

fn start_logging(config: &Config) -> Result<(), Box<dyn std::error::Error>> {
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter(&config.log_level)?)
        .with_writer(std::io::stderr)
        .with_target(false);
    match config.log_format {
        LogFormat::Text => builder.with_ansi(false).try_init(),
        LogFormat::Json => builder.json().try_init(),
    }
    .map_err(|error| error.to_string().into())
}

fn filter(level: &str) -> Result<EnvFilter, tracing_subscriber::filter::ParseError> {
    // A bare level is ours alone: what the database driver and the HTTP stack say at lower levels can hold values.
    match level.parse::<LevelFilter>() {
        Ok(level) => EnvFilter::try_new(format!("warn,tdu_server={level}")),
        Err(_) => EnvFilter::try_new(level),
    }
}

fn print(text: std::fmt::Arguments<'_>) {
    // A reader that went away is no reason to stop.
    let mut out = std::io::stdout().lock();
    let _ = out.write_fmt(text);
    let _ = out.flush();
}

fn complain(error: &dyn std::fmt::Display) -> ExitCode {
    let _ = writeln!(std::io::stderr().lock(), "tdu-server: {error}");
    ExitCode::FAILURE
}
