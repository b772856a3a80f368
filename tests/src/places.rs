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

/// A program of this build: the file that the variable names, else the one that Cargo puts beside the tests.
///
/// # Panics
/// When it was not built, with the command that builds it.
pub fn program(variable: &str, name: &str) -> PathBuf {
    if let Some(named) = std::env::var_os(variable) {
        return named.into();
    }
    let executable = std::env::current_exe().expect("the running test has a path");
    let target = target();
    let profile = executable.strip_prefix(&target).ok().and_then(|path| path.components().next());
    let program = target.join(profile.expect("the test lies in the folder of a profile")).join(name);
    assert!(program.is_file(), "{} is missing: build it with `cargo build --bin {name}`", program.display());
    program
}

/// `tdu-server`.
///
/// # Panics
/// As [`program`].
pub fn server() -> PathBuf {
    program("TDU_TEST_SERVER", "tdu-server")
}

/// `tdu`, the command line.
///
/// # Panics
/// As [`program`].
pub fn command_line() -> PathBuf {
    program("TDU_TEST_CLI", "tdu")
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

/// What the whole job leaves for the search for words: the server's folder as it was while it ran, its log, and what
/// left the browsers.
pub fn evidence() -> PathBuf {
    browser_run().join("evidence")
}

/// The web app as `cargo xtask web` builds it for development.
pub fn web_app() -> PathBuf {
    std::env::var_os("TDU_TEST_WEB").map_or_else(|| target().join("web/dev/dist"), PathBuf::from)
}

/// axe-core's script, fetched by `cargo xtask test`.
pub fn axe() -> PathBuf {
    target().join("tools/axe.min.js")
}
