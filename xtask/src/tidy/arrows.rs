//! Who may depend on whom.

use anyhow::{Context, Result};
use serde::Deserialize;

use super::Repository;
use crate::{paths, run};

/// Each package of the workspace, and those it may name. Nobody may name `tdu-tests` or `xtask`; the server names the
/// PostgreSQL of its tests, for its tests alone.
const ALLOWED: [(&str, &[&str]); 20] = [
    ("tdu-protocol", &[]),
    ("tdu-policies", &[]),
    ("tdu-tally", &[]),
    ("tdu-tally-bench", &["tdu-tally"]),
    ("tdu-stamp", &["tdu-protocol"]),
    ("tdu-core", &["tdu-protocol", "tdu-policies", "tdu-tally", "tdu-tally-bench"]),
    ("tdu-driver", &["tdu-core", "tdu-protocol", "tdu-policies"]),
    ("tdu-paper", &["tdu-core", "tdu-protocol", "tdu-policies", "tdu-stamp"]),
    ("tdu-cli", &["tdu-paper", "tdu-driver", "tdu-core", "tdu-protocol", "tdu-policies", "tdu-stamp"]),
    ("tdu-web-engine", &["tdu-driver", "tdu-core", "tdu-protocol", "tdu-policies"]),
    ("tdu-web", &["tdu-web-engine", "tdu-driver", "tdu-core", "tdu-protocol", "tdu-policies"]),
    ("tdu-web-app", &["tdu-web", "tdu-web-engine"]),
    ("tdu-web-light", &["tdu-web", "tdu-web-engine"]),
    (
        "tdu-server",
        &[
            "tdu-protocol",
            "tdu-policies",
            "tdu-tally",
            "tdu-stamp",
            "tdu-keeping",
            "tdu-test-bucket",
            "tdu-test-postgres",
        ],
    ),
    ("tdu-keeping", &[]),
    ("tdu-demo", &["tdu-cli", "tdu-driver", "tdu-core", "tdu-protocol", "tdu-policies"]),
    (
        "tdu-tests",
        &[
            "tdu-protocol",
            "tdu-policies",
            "tdu-tally",
            "tdu-tally-bench",
            "tdu-core",
            "tdu-driver",
            "tdu-paper",
            "tdu-cli",
            "tdu-web-engine",
            "tdu-web",
            "tdu-server",
            "tdu-test-bucket",
            "tdu-test-postgres",
            "tdu-keeping",
            "tdu-demo",
        ],
    ),
    ("tdu-test-bucket", &[]),
    ("tdu-test-postgres", &[]),
    ("xtask", &[]),
];

/// What opens sealed content; the server has no business with it.
const OPENERS: [&str; 3] = ["age", "age-core", "tdu-core"];
/// The one way to age from the server, for backups (docs/adr/0010): it may reach age, and nothing else of the above.
const KEEPING: &str = "tdu-keeping";
/// The files of the server that may name it: the program's commands, never what serves.
const COMMANDS: &str = "server/src/command";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// Only packages of the workspace have one.
    path: Option<String>,
}

pub(super) fn between_packages(_: &Repository) -> Result<Vec<String>> {
    let text = run::output(paths::cargo()?.args(["metadata", "--format-version=1", "--no-deps"]))?;
    let metadata: Metadata = serde_json::from_str(&text).context("what cargo metadata prints")?;
    Ok(forbidden(&metadata.packages))
}

fn forbidden(packages: &[Package]) -> Vec<String> {
    let mut found = Vec::new();
    for package in packages {
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == package.name) else {
            found.push(format!("{} is not in the list of packages", package.name));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|dependency| dependency.path.is_some()) {
            if !allowed.contains(&dependency.name.as_str()) {
                found.push(format!("{} -> {}", package.name, dependency.name));
            }
        }
    }
    found
}

pub(super) fn server_is_blind(repository: &Repository) -> Result<Vec<String>> {
    let mut found = openers_in("tdu-server", &tree("tdu-server", &["--prune", KEEPING])?);
    let below = openers_in(KEEPING, &tree(KEEPING, &[])?);
    found.extend(below.into_iter().filter(|line| line.contains(" tdu-core ")));
    for file in repository.ending_in("rs").filter(|file| file.starts_with("server/src/")) {
        found.extend(keeping_in(file, &repository.text(file)?.unwrap_or_default()));
    }
    Ok(found)
}

fn tree(package: &str, more: &[&str]) -> Result<String> {
    let mut cargo = paths::cargo()?;
    cargo.args(["tree", "--package", package, "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
    run::output(cargo.args(more))
}

/// A file of the server that seals or opens backups without being one of its commands.
fn keeping_in(file: &str, text: &str) -> Option<String> {
    let may = file.starts_with(COMMANDS);
    (!may && text.contains("tdu_keeping"))
        .then(|| format!("{file} names tdu_keeping, which is for commands alone"))
}

fn openers_in(package: &str, tree: &str) -> Vec<String> {
    let mut found: Vec<String> = tree
        .lines()
        .filter(|line| line.split_whitespace().next().is_some_and(|name| OPENERS.contains(&name)))
        .map(|line| format!("{package} reaches {line}"))
        .collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::{Dependency, Package, forbidden, keeping_in, openers_in};

    fn package(name: &str, dependency: &str, path: Option<&str>) -> Package {
        let dependency = Dependency { name: dependency.to_owned(), path: path.map(str::to_owned) };
        Package { name: name.to_owned(), dependencies: vec![dependency] }
    }

    #[test]
    fn only_the_listed_arrows_pass() {
        assert!(forbidden(&[package("tdu-server", "tdu-protocol", Some("p"))]).is_empty());
        assert!(forbidden(&[package("tdu-server", "serde", None)]).is_empty());
        assert_eq!(forbidden(&[package("tdu-server", "tdu-core", Some("p"))]), ["tdu-server -> tdu-core"]);
        assert_eq!(forbidden(&[package("tdu-cli", "tdu-tests", Some("p"))]), ["tdu-cli -> tdu-tests"]);
        assert_eq!(forbidden(&[package("new", "serde", None)]).len(), 1);
    }

    #[test]
    fn an_opener_in_the_tree_is_found() {
        assert!(openers_in("tdu-server", "tdu-server v0.1.0\nserde v1.0.0\nage-like v1.0.0\n").is_empty());
        assert_eq!(openers_in("tdu-server", "tdu-server v0.1.0\nage v0.12.1\nage v0.12.1 (*)\n").len(), 2);
    }

    #[test]
    fn only_commands_may_seal_and_open_backups() {
        let text = "use tdu_keeping::open;";
        assert!(keeping_in("server/src/command/restore.rs", text).is_none());
        assert!(keeping_in("server/src/command.rs", text).is_none());
        assert!(keeping_in("server/src/handlers/entries.rs", text).is_some());
        assert!(keeping_in("server/src/handlers/entries.rs", "").is_none());
    }
}
