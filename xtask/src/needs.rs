//! What the commands need besides Rust: found, installed where allowed, or named in one line.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::{paths, progress, run};

/// The accessibility checker that the browser tests inject; test material, never shipped.
const AXE_VERSION: &str = "4.14.1";
const AXE_SHA256: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// Whether this user may install Debian packages.
fn can_apt() -> bool {
    let root = run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && run::which("apt-get").is_some()
}

/// Installs Debian packages; refused in one line where that cannot be done.
pub(crate) fn apt_install(packages: &[&str]) -> Result<()> {
    let line = format!("apt-get install -y --no-install-recommends {}", packages.join(" "));
    if !can_apt() {
        bail!("missing: {}. On Debian, as root: {line}", packages.join(", "));
    }
    let install = || {
        run::run(
            Command::new("apt-get")
                .env("DEBIAN_FRONTEND", "noninteractive")
                .args(["install", "-y", "-qq", "--no-install-recommends"])
                .args(packages),
        )
    };
    progress::step(&line, || {
        // A fresh machine has no package lists yet, an old one has stale ones: both are cured the same way.
        install().or_else(|_| {
            run::run(Command::new("apt-get").args(["update", "-qq"]))?;
            install()
        })
    })
}

/// The Chromium that the browser tests drive.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(found) = run::which("chromium") {
        return Ok(found);
    }
    apt_install(&["chromium", "fonts-noto-core"])?;
    run::which("chromium").context("chromium was installed but is not in PATH")
}

/// The programs of PostgreSQL from which tests start clusters of their own. That Debian also makes one of its own does
/// not matter.
pub(crate) fn postgres() -> Result<()> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let found = debian.map(|version| version.path().join("bin/initdb")).any(|initdb| initdb.is_file());
    if found || run::which("initdb").is_some() { Ok(()) } else { apt_install(&["postgresql"]) }
}

/// The OpenSSL with which tests make an authority for time stamps.
pub(crate) fn openssl() -> Result<()> {
    if run::which("openssl").is_some() { Ok(()) } else { apt_install(&["openssl"]) }
}

/// A file system of one's own that Linux can be asked to find an error in: made and mounted once, where nobody else sees it.
pub(crate) fn disk_that_breaks() -> Result<()> {
    if run::which("mkfs.ext4").is_none() {
        apt_install(&["e2fsprogs"])?;
    }
    let folder = paths::target()?.join("disk-that-breaks");
    std::fs::create_dir_all(folder.join("point"))?;
    std::fs::File::create(folder.join("image"))?.set_len(64 << 20)?;
    let script = "mkfs.ext4 -q image && mount -o loop image point || exit
        device=$(findmnt --noheadings --output SOURCE point)
        test -w \"/sys/fs/ext4/${device##*/}/trigger_fs_error\"";
    let tried =
        run::output(Command::new("unshare").current_dir(&folder).args(["--mount", "--", "sh", "-c", script]));
    std::fs::remove_dir_all(&folder)?;
    tried.map(drop).context("it takes root, a loop device, and a Linux that lets ext4 be told of an error")
}

/// The path of `axe.min.js`, fetched once and checked against its pinned digest.
pub(crate) fn axe() -> Result<PathBuf> {
    let tools = paths::target()?.join("tools");
    let file = tools.join("axe.min.js");
    if file.is_file() && digest(&file)? == AXE_SHA256 {
        return Ok(file);
    }
    std::fs::create_dir_all(&tools)?;
    progress::step(&format!("axe-core {AXE_VERSION}"), || fetch_axe(&tools, &file))?;
    Ok(file)
}

fn fetch_axe(tools: &Path, file: &Path) -> Result<()> {
    if run::which("npm").is_none() {
        apt_install(&["npm"])?;
    }
    let package = format!("axe-core@{AXE_VERSION}");
    run::output(Command::new("npm").current_dir(tools).args(["pack", &package, "--silent"]))
        .with_context(|| format!("axe-core could not be fetched: try `npm pack {package}` by hand"))?;
    let archive = tools.join(format!("axe-core-{AXE_VERSION}.tgz"));
    let script = run::output(Command::new("tar").arg("-xzOf").arg(&archive).arg("package/axe.min.js"))?;
    let part = file.with_extension("part");
    std::fs::write(&part, script)?;
    let found = digest(&part)?;
    if found != AXE_SHA256 {
        bail!("axe-core {AXE_VERSION} is not the expected file: SHA-256 {found}");
    }
    std::fs::rename(&part, file)?;
    std::fs::remove_file(&archive)?;
    Ok(())
}

fn digest(file: &Path) -> Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(hex(&Sha256::digest(bytes)))
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;

    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to memory cannot fail");
        text
    })
}
