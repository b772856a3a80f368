//! Finds or installs what compiles Rust to WebAssembly.
//!
//! Three ways, tried in this order: the target is installed; rustup installs it; on Debian, as
//! root, the packages of the distribution bring a compiler that builds the standard library from
//! its sources. The last one serves closed networks that have a Debian mirror and nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::{needs, paths, progress, run};

/// The target of the web app.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// `rustup target add` on a network that swallows packets would otherwise wait for minutes.
const RUSTUP_LIMIT: Duration = Duration::from_mins(1);

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld"];

/// Which of the three ways may be used: `--toolchain` forces one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Choice {
    Auto,
    Installed,
    Rustup,
    Debian,
}

impl Choice {
    pub(crate) fn parse(text: Option<&str>) -> Result<Self> {
        match text {
            None | Some("auto") => Ok(Self::Auto),
            Some("installed") => Ok(Self::Installed),
            Some("rustup") => Ok(Self::Rustup),
            Some("debian") => Ok(Self::Debian),
            Some(other) => bail!("--toolchain is auto, installed, rustup or debian, not `{other}`"),
        }
    }
}

/// A compiler that can build the web app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Toolchain {
    /// The one that built xtask.
    Own,
    /// Debian's `rustc-web`, with the standard library built from its sources.
    Debian,
}

impl Toolchain {
    /// Cargo's command line up to and including the target, and the target folder it writes to.
    ///
    /// `flags` are for rustc, for the target only.
    pub(crate) fn cargo(self, subcommand: &str, flags: &[String]) -> Result<(Command, PathBuf)> {
        let (mut command, target) = match self {
            Self::Own => (paths::cargo()?, paths::target()?),
            Self::Debian => (debian_cargo()?, paths::target()?.join("debian")),
        };
        command.args([subcommand, "--target", TARGET]);
        if self == Self::Debian {
            command.args(["-Z", "build-std=std,panic_abort", "--target-dir"]).arg(&target);
        }
        if !flags.is_empty() {
            // The separator that cargo defines for flags that may hold spaces.
            command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        }
        Ok((command, target))
    }
}

/// Finds a compiler for the web app, installing what is missing where that is allowed.
pub(crate) fn find(choice: Choice) -> Result<Toolchain> {
    let installed = || own_target_installed().then_some(Toolchain::Own);
    match choice {
        Choice::Installed => installed().ok_or_else(missing),
        Choice::Rustup => by_rustup().ok_or_else(missing),
        Choice::Debian => by_debian().ok_or_else(missing),
        Choice::Auto => installed().or_else(by_rustup).or_else(by_debian).ok_or_else(missing),
    }
}

/// Whether the compiler that built xtask has the target's standard library.
pub(crate) fn own_target_installed() -> bool {
    let Ok(mut command) = paths::command("rustc") else { return false };
    let Ok(folder) = run::output(command.args(["--print", "target-libdir", "--target", TARGET])) else {
        return false;
    };
    has_standard_library(Path::new(folder.trim()))
}

/// The compiler prints the path whether the library is there or not, so the files decide.
fn has_standard_library(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else { return false };
    let names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    ["libstd-", "libcore-"].iter().all(|start| names.iter().any(|name| name.starts_with(start)))
}

fn by_rustup() -> Option<Toolchain> {
    run::which("rustup")?;
    progress::note(&format!("rustup target add {TARGET}"));
    let mut command = paths::command("rustup").ok()?;
    let added = run::succeeds_within(command.args(["target", "add", TARGET]), RUSTUP_LIMIT);
    (added && own_target_installed()).then_some(Toolchain::Own)
}

fn by_debian() -> Option<Toolchain> {
    if !debian_ready() {
        progress::note("the Debian packages that compile for the web are installed now, once");
        needs::apt_install(&DEBIAN_PACKAGES).ok()?;
    }
    debian_ready().then_some(Toolchain::Debian)
}

fn debian_ready() -> bool {
    // The sources are what sets `rust-web-src` apart: without them the standard library cannot be built.
    ["/usr/bin/cargo", "/usr/bin/rustc", "/usr/bin/wasm-ld"].iter().all(|file| Path::new(file).is_file())
        && debian_sources().is_some_and(|folder| folder.is_dir())
}

fn debian_sources() -> Option<PathBuf> {
    let sysroot = run::output(Command::new("/usr/bin/rustc").args(["--print", "sysroot"])).ok()?;
    Some(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library"))
}

fn debian_cargo() -> Result<Command> {
    let mut command = paths::command("/usr/bin/cargo")?;
    for (name, _) in std::env::vars_os() {
        let Some(name) = name.to_str() else { continue };
        // What the outer cargo says about itself would lead this one to the wrong compiler.
        if (name.starts_with("CARGO") && name != "CARGO_HOME" && name != "CARGO_NET_OFFLINE")
            || name.starts_with("RUSTUP")
            || name == "RUSTFLAGS"
            || name == "LD_LIBRARY_PATH"
        {
            command.env_remove(name);
        }
    }
    command
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "/usr/bin/wasm-ld");
    Ok(command)
}

fn missing() -> anyhow::Error {
    anyhow::anyhow!(
        "nothing here compiles to {TARGET}: run `rustup target add {TARGET}`, or on Debian as root \
         `apt-get install --no-install-recommends {}`",
        DEBIAN_PACKAGES.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::{Choice, has_standard_library};

    #[test]
    fn a_folder_without_the_library_is_not_a_target() {
        assert!(!has_standard_library(std::path::Path::new("no/such/folder")));
        assert!(!has_standard_library(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))));
    }

    #[test]
    fn only_known_toolchains_can_be_forced() {
        assert_eq!(Choice::parse(None).unwrap(), Choice::Auto);
        assert_eq!(Choice::parse(Some("debian")).unwrap(), Choice::Debian);
        assert!(Choice::parse(Some("nightly")).is_err());
    }
}
