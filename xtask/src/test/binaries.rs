//! Every test program of the workspace, and every program, built in one go.
//!
//! Cargo chooses the features of dependencies by the packages that it is asked for: asking once for all of them compiles
//! each dependency once, where asking for one suite after another would compile many of them again.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::compile::{Built, Compiler};
use crate::{paths, progress};

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

/// Builds them all, and with them what else clippy has to see. Programs built apart would have some dependencies compiled again: the
/// tests' own choose more features of them.
pub(super) fn build(compiler: &mut Compiler) -> Result<Binaries> {
    progress::step("programs and tests: compile", || {
        let targets = ["--bins", "--tests", "--benches"];
        let built = compiler.build(paths::cargo()?.arg("build").args(EVERYTHING).args(targets))?;
        let built = built.into_iter().filter_map(|one| test_binary(one).transpose());
        let built = built.collect::<Result<Vec<_>>>()?;
        let (mut whole, own): (Vec<_>, Vec<_>) = built.into_iter().partition(|binary| binary.whole_system);
        let whole_system = whole.pop().context("the suites of the whole system were not built")?;
        Ok(Binaries { own, whole_system })
    })
}

fn test_binary(built: Built) -> Result<Option<TestBinary>> {
    let is_bench = built.target.kind.iter().any(|kind| kind == "bench");
    let Some(executable) = built.executable.filter(|_| built.profile.test && !is_bench) else {
        return Ok(None);
    };
    let folder = built.manifest_path.parent().context("a manifest lies in a folder")?.to_owned();
    let package = package_name(&built.manifest_path)?;
    let integration = built.target.kind.iter().any(|kind| kind == "test");
    Ok(Some(TestBinary {
        whole_system: integration && package == WHOLE_SYSTEM,
        name: format!("{package} {}", built.target.name),
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
    use super::test_binary;

    #[test]
    fn a_test_program_is_found_and_others_are_passed_over() {
        let manifest = crate::paths::root().unwrap().join("tests/Cargo.toml");
        let built = |test: bool, kind: &str| {
            serde_json::from_value(serde_json::json!({
                "manifest_path": manifest,
                "target": { "name": "suite", "kind": [kind] },
                "profile": { "test": test },
                "executable": "/somewhere/suite-1",
            }))
            .unwrap()
        };
        let found = test_binary(built(true, "test")).unwrap().unwrap();
        assert_eq!(found.name, "tdu-tests suite");
        assert!(found.whole_system);
        assert!(!test_binary(built(true, "lib")).unwrap().unwrap().whole_system);
        assert!(test_binary(built(false, "bin")).unwrap().is_none());
        assert!(test_binary(built(true, "bench")).unwrap().is_none(), "it measures, and asserts nothing");
    }
}
