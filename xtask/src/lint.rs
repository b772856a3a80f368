//! The suite `lint`: what can be said about the code without running it.

use anyhow::Result;

use crate::test::Tally;
use crate::toolchain::{Choice, TARGET, Toolchain};
use crate::{licences, paths, progress, run, tidy, toolchain};

/// The packages that end up in the web app.
const WEB_PACKAGES: [&str; 7] =
    ["tdu-protocol", "tdu-policies", "tdu-core", "tdu-driver", "tdu-web-engine", "tdu-web", "tdu-paper"];

pub(crate) fn suite(tally: &mut Tally) -> Result<()> {
    tally.step("cargo fmt --check", || run::run(paths::cargo()?.args(["fmt", "--all", "--check"])));
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
    web(tally);
    tidy::suite(tally)?;
    licences::suite(tally)
}

fn web(tally: &mut Tally) {
    // Debian's compiler builds the app but brings no clippy for it.
    if !matches!(toolchain::find(Choice::Auto), Ok(Toolchain::Own)) {
        progress::note("clippy for the web app NOT run: this Rust has no standard library for WebAssembly");
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
    tally.step("the protocol alone for the web", || {
        run::run(paths::cargo()?.args(["check", "--locked", "--target", TARGET, "--lib"]).args([
            "--package",
            "tdu-protocol",
            "--no-default-features",
        ]))
    });
}
