//! Runs the suites: those named, or all of them. A failure never keeps the next suite from running.

mod binaries;

use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Result, bail};

use self::binaries::Binaries;
use crate::compile::Compiler;
use crate::toolchain::Choice;
use crate::{lint, needs, paths, progress, run, server, web};

/// All suites, in the order in which they run.
const SUITES: [&str; 12] = [
    "lint", "unit", "http", "access", "cli", "nodes", "crash", "keeping", "tally", "browser", "blind",
    "hostile",
];

/// The story that not every machine can live.
const BROKEN_DISK: &str = "crash::broken::";

/// What has been counted so far.
#[derive(Default)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
    failures: Vec<String>,
    /// What this machine cannot try, and why.
    untried: Vec<String>,
}

impl Tally {
    pub(crate) fn pass(&mut self) {
        self.passed += 1;
    }

    pub(crate) fn fail(&mut self, what: String) {
        self.failed += 1;
        self.failures.push(what);
    }

    /// Runs one named step that counts as one test.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        match progress::step(name, work) {
            Ok(()) => {
                self.pass();
                true
            }
            Err(error) => {
                eprintln!("{error:#}");
                self.fail(name.to_owned());
                false
            }
        }
    }

    /// Runs a command that runs tests, and counts what its closing lines say. Gives how many passed.
    fn tests(&mut self, name: &str, command: &mut Command) -> Result<u64> {
        let (mut passed, mut failed) = (0, 0);
        let status = run::watch(command, |line| {
            if let Some((more_passed, more_failed)) = closing_line(line) {
                passed += more_passed;
                failed += more_failed;
            } else if let Some(test) = line.strip_prefix("test ").and_then(|l| l.strip_suffix(" ... FAILED"))
            {
                self.failures.push(format!("{name}: {test}"));
            }
        })?;
        self.passed += passed;
        self.failed += failed;
        if !status.success() && failed == 0 {
            self.fail(format!("{name}: could not be built or run"));
        }
        Ok(passed)
    }
}

pub(crate) fn command(names: &[String]) -> Result<ExitCode> {
    let start = Instant::now();
    let mut tally = Tally::default();
    // All suites build nearly everything: clippy looks at it on the way. Alone, `lint` is quicker without building.
    let compiler = if names.is_empty() { Compiler::clippy() } else { Compiler::default() };
    let mut prepared = Prepared { compiler, ..Prepared::default() };
    for suite in plan(names)? {
        let before = Instant::now();
        eprintln!("\n==== {suite}");
        let outcome = match suite {
            "lint" => lint::suite(&mut tally, prepared.compiler.is_clippy()),
            "unit" => unit(&mut tally, &mut prepared),
            other => whole_system(other, &mut tally, &mut prepared),
        };
        if let Err(error) = outcome {
            eprintln!("{error:#}");
            tally.fail(format!("{suite}: {error}"));
        }
        eprintln!("==== {suite}: {:.1} s", before.elapsed().as_secs_f64());
    }
    if names.is_empty() {
        tally.step("every test of the whole system belongs to a suite", || {
            let listed = run::output(prepared.tests()?.whole_system.command().arg("--list"))?;
            match strays(&listed)[..] {
                [] => Ok(()),
                ref strays => bail!("no suite runs these: {}", strays.join(", ")),
            }
        });
    }
    if prepared.compiler.is_clippy() {
        lint::verdict(&mut tally, &prepared.compiler);
    }
    eprintln!("\nall suites: {:.1} s", start.elapsed().as_secs_f64());
    for failure in &tally.failures {
        println!("FAILED {failure}");
    }
    for untried in &tally.untried {
        println!("NOT TRIED HERE {untried}");
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The named suites in their fixed order; `blind` searches what `browser` leaves, so it brings it along.
fn plan(names: &[String]) -> Result<Vec<&'static str>> {
    if let Some(unknown) = names.iter().find(|name| !SUITES.contains(&name.as_str())) {
        bail!("there is no suite `{unknown}`; there are: {}", SUITES.join(" "));
    }
    let wanted = |suite: &str| names.is_empty() || names.iter().any(|name| name == suite);
    Ok(SUITES.into_iter().filter(|suite| wanted(suite) || (*suite == "browser" && wanted("blind"))).collect())
}

/// What each package says of itself, its examples in the documentation included.
fn unit(tally: &mut Tally, prepared: &mut Prepared) -> Result<()> {
    prepared.postgres()?;
    prepared.openssl()?;
    let own = &prepared.tests()?.own;
    let mut passed = 0;
    for binary in own {
        eprintln!("---- {}", binary.name);
        passed += tally.tests(&binary.name, &mut binary.command())?;
    }
    let compiler = &prepared.compiler;
    let mut examples = paths::cargo()?;
    examples.arg("test").args(binaries::EVERYTHING).arg("--doc");
    passed += tally.tests("examples", compiler.of(&mut examples))?;
    let mut own = paths::cargo()?;
    own.args(["test", "--locked", "--package", "xtask"]);
    passed += tally.tests("xtask", compiler.of(&mut own))?;
    if passed == 0 {
        tally.fail("unit: holds no test".to_owned());
    }
    Ok(())
}

/// A suite is a module of the one test program of the package `tdu-tests`.
fn whole_system(suite: &str, tally: &mut Tally, prepared: &mut Prepared) -> Result<()> {
    prepared.programs()?;
    if matches!(suite, "browser" | "blind") {
        prepared.browser()?;
    }
    if matches!(suite, "access" | "nodes" | "crash" | "keeping" | "tally" | "blind") {
        prepared.postgres()?;
    }
    if suite == "cli" {
        prepared.openssl()?;
    }
    let mut command = prepared.tests()?.whole_system.command();
    if suite == "hostile" {
        // Two of its stories wait for half a minute that is a device's patience: others run beside them.
        command.arg("--test-threads=4");
    }
    if suite == "crash"
        && let Err(error) = progress::step("a disk that breaks", needs::disk_that_breaks)
    {
        command.args(["--skip", BROKEN_DISK]);
        tally.untried.push(format!("{BROKEN_DISK} {error:#}"));
    }
    command
        .arg(format!("{suite}::"))
        .env("TDU_TEST_SERVER", server::binary("tdu-server")?)
        .env("TDU_TEST_CLI", server::binary("tdu")?)
        .env("TDU_TEST_WEB", web::dist(web::Profile::Dev)?);
    if tally.tests(suite, &mut command)? == 0 {
        tally.fail(format!("{suite}: holds no test that passes"));
    }
    Ok(())
}

/// Tests, as `--list` names them, that no suite would run.
fn strays(listed: &str) -> Vec<&str> {
    let tests = listed.lines().filter_map(|line| line.strip_suffix(": test"));
    tests.filter(|test| !test.split_once("::").is_some_and(|(suite, _)| SUITES.contains(&suite))).collect()
}

/// What the suites stand on; each part is made once.
#[derive(Default)]
struct Prepared {
    compiler: Compiler,
    tests: Option<Binaries>,
    programs: bool,
    browser: bool,
    postgres: bool,
    openssl: bool,
}

impl Prepared {
    fn tests(&mut self) -> Result<&Binaries> {
        let built = match self.tests.take() {
            Some(built) => built,
            None => binaries::build(&mut self.compiler)?,
        };
        Ok(self.tests.insert(built))
    }

    fn programs(&mut self) -> Result<()> {
        if !self.programs {
            self.tests()?;
            web::build(web::Profile::Dev, Choice::Auto, &mut self.compiler)?;
            self.programs = true;
        }
        Ok(())
    }

    fn postgres(&mut self) -> Result<()> {
        if !self.postgres {
            progress::step("postgresql", needs::postgres)?;
            self.postgres = true;
        }
        Ok(())
    }

    fn openssl(&mut self) -> Result<()> {
        if !self.openssl {
            progress::step("openssl", needs::openssl)?;
            self.openssl = true;
        }
        Ok(())
    }

    fn browser(&mut self) -> Result<()> {
        if !self.browser {
            progress::step("chromium", needs::chromium)?;
            progress::step("axe-core", needs::axe)?;
            self.browser = true;
        }
        Ok(())
    }
}

/// Reads `test result: ok. 3 passed; 1 failed; …`.
fn closing_line(line: &str) -> Option<(u64, u64)> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |what: &str| {
        counts.split(';').find_map(|part| part.trim().strip_suffix(what)?.trim().parse::<u64>().ok())
    };
    Some((count("passed")?, count("failed")?))
}

#[cfg(test)]
mod tests {
    use super::{SUITES, closing_line, plan, strays};

    #[test]
    fn closing_lines_are_counted() {
        let ok =
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        let bad = "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(closing_line(ok), Some((12, 0)));
        assert_eq!(closing_line(bad), Some((4, 2)));
        assert_eq!(closing_line("test a::b ... ok"), None);
    }

    #[test]
    fn a_test_outside_the_suites_is_found() {
        let listed = "access::a: test\nnew_module::b: test\nc: test\n\n3 tests, 0 benchmarks\n";
        assert_eq!(strays(listed), ["new_module::b", "c"]);
    }

    #[test]
    fn blind_brings_browser_along_and_unknown_names_are_refused() {
        assert_eq!(plan(&["blind".to_owned()]).unwrap(), ["browser", "blind"]);
        assert_eq!(plan(&["unit".to_owned(), "lint".to_owned()]).unwrap(), ["lint", "unit"]);
        assert_eq!(plan(&[]).unwrap(), SUITES);
        assert!(plan(&["brwoser".to_owned()]).is_err());
    }
}
