//! Cargo, asked to build, and what it says of it.
//!
//! Before all suites run, the workspace's own packages are compiled by clippy: it is the compiler with more lints, so what must
//! be built anyway is looked at on the way. `cargo clippy` beside it would go through every dependency once more.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::run;

/// Who compiles the workspace's own packages.
#[derive(Debug, Default)]
pub(crate) struct Compiler {
    clippy: bool,
    warnings: u64,
}

/// Something that was built, as Cargo tells it.
#[derive(Debug, Deserialize)]
pub(crate) struct Built {
    pub(crate) manifest_path: PathBuf,
    pub(crate) target: Target,
    pub(crate) profile: Profile,
    pub(crate) executable: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Target {
    pub(crate) name: String,
    pub(crate) kind: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Profile {
    pub(crate) test: bool,
}

#[derive(Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Message {
    CompilerArtifact(Built),
    CompilerMessage {
        message: Diagnostic,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Diagnostic {
    rendered: Option<String>,
}

impl Compiler {
    /// Clippy.
    pub(crate) fn clippy() -> Self {
        Self { clippy: true, warnings: 0 }
    }

    /// Whether clippy is asked.
    pub(crate) const fn is_clippy(&self) -> bool {
        self.clippy
    }

    /// How often it had something to say.
    pub(crate) const fn warnings(&self) -> u64 {
        self.warnings
    }

    /// Has it compile what a command of Cargo's builds. Each command of a run must say the same, or Cargo builds twice.
    pub(crate) fn of<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        if self.clippy { command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver") } else { command }
    }

    /// Runs a command of Cargo's to its end, shows what the compiler says, and gives what was built.
    pub(crate) fn build(&mut self, command: &mut Command) -> Result<Vec<Built>> {
        let mut built = Vec::new();
        let mut mistake = None;
        let status =
            run::lines(
                self.of(command).args(["--message-format", "json"]),
                |line| match serde_json::from_str(line) {
                    Ok(Message::CompilerArtifact(one)) => built.push(one),
                    Ok(Message::CompilerMessage { message }) => {
                        self.warnings += 1;
                        eprint!("{}", message.rendered.unwrap_or_default());
                    }
                    Ok(Message::Other) => {}
                    Err(error) => mistake = Some(error),
                },
            )?;
        if let Some(error) = mistake {
            return Err(
                anyhow::Error::from(error).context("cargo says something that xtask does not understand")
            );
        }
        if !status.success() {
            bail!("it does not compile");
        }
        Ok(built)
    }
}

#[cfg(test)]
mod tests {
    use super::Message;

    #[test]
    fn what_cargo_says_is_told_apart() {
        let read = |line: serde_json::Value| serde_json::from_value::<Message>(line);
        let said = serde_json::json!({ "reason": "compiler-message", "message": { "rendered": "warning: …", "level": "warning" } });
        assert!(
            matches!(read(said), Ok(Message::CompilerMessage { message }) if message.rendered.as_deref() == Some("warning: …"))
        );
        let ended = serde_json::json!({ "reason": "build-finished", "success": true });
        assert!(matches!(read(ended), Ok(Message::Other)));
        assert!(read(serde_json::json!({ "no": "reason" })).is_err());
    }
}
