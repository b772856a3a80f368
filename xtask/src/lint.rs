//! The suite `lint`: what can be said about the code without running it.

use anyhow::{Result, bail};

use crate::compile::Compiler;
use crate::test::Tally;
use crate::toolchain::{Choice, TARGET, Toolchain};
use crate::{licences, paths, progress, run, tidy, toolchain};

/// The packages that end up in the web app.
const WEB_PACKAGES: [&str; 9] = [
    "tdu-protocol",
    "tdu-policies",
    "tdu-core",
    "tdu-driver",
    "tdu-web-engine",
    "tdu-web",
    "tdu-web-app",
    "tdu-web-light",
    "tdu-paper",
];

/// Alone, with clippy's own pass; not if clippy compiles for the other suites ([`verdict`]).
pub(crate) fn suite(tally: &mut Tally, clippy_builds: bool) -> Result<()> {
    tally.step("cargo fmt --check", || run::run(paths::cargo()?.args(["fmt", "--all", "--check"])));
    if !clippy_builds {
        clippy(tally);
    }
    protocol_for_the_web(tally);
    tidy::suite(tally)?;
    licences::suite(tally)
}

/// What clippy said while it compiled.
pub(crate) fn verdict(tally: &mut Tally, compiler: &Compiler) {
    tally.step("clippy", || match compiler.warnings() {
        0 => Ok(()),
        warnings => bail!("clippy has something to say, {warnings} times: see above"),
    });
}

fn clippy(tally: &mut Tally) {
    tally.step("clippy", || {
        run::run(paths::cargo()?.args([
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    });
    if !own_toolchain_builds_the_web() {
        return;
    }
    tally.step("clippy for the web app", || {
        let mut command = paths::cargo()?;
        command.args(["clippy", "--locked", "--target", TARGET, "--lib"]);
        for package in WEB_PACKAGES {
            command.args(["--package", package]);
        }
        run::run(command.args(["--", "-D", "warnings"]))
    });
}

/// Debian's compiler builds the app but brings no clippy for it.
fn own_toolchain_builds_the_web() -> bool {
    let own = matches!(toolchain::find(Choice::Auto), Ok(Toolchain::Own));
    if !own {
        progress::note("clippy for the web app NOT run: this Rust has no standard library for WebAssembly");
    }
    own
}

fn protocol_for_the_web(tally: &mut Tally) {
    if !own_toolchain_builds_the_web() {
        return;
    }
    tally.step("the protocol alone for the web", || {
        run::run(paths::cargo()?.args(["check", "--locked", "--target", TARGET, "--lib"]).args([
            "--package",
            "tdu-protocol",
            "--no-default-features",
        ]))
    });
}
