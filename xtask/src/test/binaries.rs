//! Every test program of the workspace, built in one go.
//!
//! Cargo chooses the features of dependencies by the packages that it is asked for: asking once for all of them compiles
//! each dependency once, where asking for one suite after another would compile many of them again.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{paths, progress, run};

/// The package whose one test program holds the suites of the whole system.
const WHOLE_SYSTEM: &str = "tdu-tests";

/// All packages but this one: what xtask depends on (compilers, compressors) is large, and xtask is built already.
pub(super) const EVERYTHING: [&str; 4] = ["--locked", "--workspace", "--exclude", "xtask"];

/// A test program.
#[derive(Debug)]
pub(super) struct TestBinary {
    /// `tdu-core suite`.
    pub(super) name: String,
    executable: PathBuf,
    /// The package's folder, in which Cargo would run it.
    folder: PathBuf,
    whole_system: bool,
}

impl TestBinary {
    /// Runs it as Cargo would.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.executable);
        command.current_dir(&self.folder);
        command
    }
}

/// What was built: the packages' own tests, and the suites of the whole system.
#[derive(Debug)]
pub(super) struct Binaries {
    pub(super) own: Vec<TestBinary>,
    pub(super) whole_system: TestBinary,
}

/// Builds them all.
pub(super) fn build() -> Result<Binaries> {
    progress::step("tests: compile", || {
        let mut built = Vec::new();
        let mut command = paths::cargo()?;
        command.arg("test").args(EVERYTHING).args([
            "--no-run",
            "--message-format",
            "json-render-diagnostics",
        ]);
        let mut mistake = None;
        let status = run::lines(&mut command, |line| match read(line) {
            Ok(found) => built.extend(found),
            Err(error) => mistake = Some(error),
        })?;
        if let Some(error) = mistake {
            return Err(error.context("cargo says something that xtask does not understand"));
        }
        if !status.success() {
            bail!("the tests do not compile");
        }
        let (mut whole, own): (Vec<_>, Vec<_>) = built.into_iter().partition(|binary| binary.whole_system);
        let whole_system = whole.pop().context("the suites of the whole system were not built")?;
        Ok(Binaries { own, whole_system })
    })
}

/// One line of Cargo's, as far as it matters here.
#[derive(Deserialize)]
struct Message {
    reason: String,
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    profile: Option<Profile>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

fn read(line: &str) -> Result<Option<TestBinary>> {
    let message: Message = serde_json::from_str(line)?;
    let (Some(manifest), Some(target), Some(profile), Some(executable)) =
        (message.manifest_path, message.target, message.profile, message.executable)
    else {
        return Ok(None);
    };
    if message.reason != "compiler-artifact" || !profile.test {
        return Ok(None);
    }
    let folder = manifest.parent().context("a manifest lies in a folder")?.to_owned();
    let package = package_name(&manifest)?;
    let integration = target.kind.iter().any(|kind| kind == "test");
    Ok(Some(TestBinary {
        whole_system: integration && package == WHOLE_SYSTEM,
        name: format!("{package} {}", target.name),
        executable,
        folder,
    }))
}

fn package_name(manifest: &std::path::Path) -> Result<String> {
    #[derive(Deserialize)]
    struct Manifest {
        package: Package,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
    }
    let text = std::fs::read_to_string(manifest)
        .with_context(|| format!("{} cannot be read", manifest.display()))?;
    Ok(toml::from_str::<Manifest>(&text)?.package.name)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_test_program_is_found_and_other_messages_are_passed_over() {
        let manifest = crate::paths::root().unwrap().join("tests/Cargo.toml");
        let line = |test: bool, kind: &str| {
            serde_json::json!({
                "reason": "compiler-artifact",
                "manifest_path": manifest,
                "target": { "name": "suite", "kind": [kind] },
                "profile": { "test": test },
                "executable": "/somewhere/suite-1",
            })
            .to_string()
        };
        let found = read(&line(true, "test")).unwrap().unwrap();
        assert_eq!(found.name, "tdu-tests suite");
        assert!(found.whole_system);
        assert!(!read(&line(true, "lib")).unwrap().unwrap().whole_system);
        assert!(read(&line(false, "bin")).unwrap().is_none());
        assert!(read(r#"{"reason":"build-finished","success":true}"#).unwrap().is_none());
        assert!(read("not JSON").is_err());
    }
}
