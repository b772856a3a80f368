//! Where builds are found and where runs leave their traces.

use std::path::PathBuf;

/// The folder into which Cargo builds (`target`), found from the running test executable.
///
/// # Panics
/// When the executable does not lie in a Cargo target folder.
pub fn target() -> PathBuf {
    let executable = std::env::current_exe().expect("the running test has a path");
    executable
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file())
        .unwrap_or_else(|| panic!("no Cargo target folder above {}", executable.display()))
        .to_owned()
}

/// The folder of the profile being tested (`target/debug`), where Cargo puts the binaries of this build.
///
/// # Panics
/// When the executable does not lie in a Cargo target folder.
pub fn binaries() -> PathBuf {
    let executable = std::env::current_exe().expect("the running test has a path");
    let target = target();
    let profile = executable.strip_prefix(&target).ok().and_then(|path| path.components().next());
    target.join(profile.expect("the test lies in the folder of a profile"))
}

/// `target/browser-run`, made if absent: pictures, recorded requests, what a failed step saw.
///
/// # Panics
/// When the folder cannot be made.
pub fn browser_run() -> PathBuf {
    let folder = target().join("browser-run");
    std::fs::create_dir_all(folder.join("pictures")).expect("the target folder can be written");
    folder
}

/// The web app as `cargo xtask web` builds it for development.
pub fn web_app() -> PathBuf {
    target().join("web/dev/dist")
}

/// axe-core's script, fetched by `cargo xtask test`.
pub fn axe() -> PathBuf {
    target().join("tools/axe.min.js")
}
