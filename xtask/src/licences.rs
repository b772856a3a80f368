//! Licences, refused packages and sources of all dependencies, against `deny.toml`.
//!
//! cargo-deny does this where it is installed. Where it is not, the same file is read here; only
//! the list of known vulnerabilities is then left out, and that is said.

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::test::Tally;
use crate::{paths, progress, run};

/// The platforms whose dependencies are looked at.
const PLATFORMS: [&str; 2] = ["x86_64-unknown-linux-gnu", crate::toolchain::TARGET];

pub(crate) fn suite(tally: &mut Tally) -> Result<()> {
    if run::which("cargo-deny").is_some() {
        tally.step("cargo deny", || {
            run::run(paths::cargo()?.args(["deny", "check", "licenses", "bans", "sources"]))
        });
        tally.step("cargo deny: known vulnerabilities", || {
            run::run(paths::cargo()?.args(["deny", "check", "advisories"]))
        });
        return Ok(());
    }
    let rules = Rules::read()?;
    tally.step("licences and sources of dependencies", || check(&rules));
    progress::note("known vulnerabilities NOT checked: cargo-deny is not installed");
    Ok(())
}

#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}

/// A licence allowed for one package only.
#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
}

impl Rules {
    fn read() -> Result<Self> {
        let text = std::fs::read_to_string(paths::root()?.join("deny.toml")).context("deny.toml")?;
        toml::from_str(&text).context("deny.toml")
    }

    fn allows(&self, name: &str, licence: &str) -> bool {
        let exceptions = self.licenses.exceptions.iter().filter(|e| e.name == name).flat_map(|e| &e.allow);
        self.licenses.allow.iter().chain(exceptions).any(|allowed| allowed == licence)
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

fn check(rules: &Rules) -> Result<()> {
    let mut problems = Vec::new();
    for platform in PLATFORMS {
        let text = run::output(paths::cargo()?.args([
            "metadata",
            "--format-version=1",
            "--locked",
            "--filter-platform",
            platform,
        ]))?;
        let metadata: Metadata = serde_json::from_str(&text).context("what cargo metadata prints")?;
        let used = |package: &&Package| metadata.resolve.nodes.iter().any(|node| node.id == package.id);
        for package in metadata.packages.iter().filter(used) {
            problems.extend(problem(rules, package));
        }
    }
    problems.sort();
    problems.dedup();
    if problems.is_empty() { Ok(()) } else { bail!("{}", problems.join("\n")) }
}

fn problem(rules: &Rules, package: &Package) -> Option<String> {
    let says = |what: String| Some(format!("{} {}: {what}", package.name, package.version));
    if rules.bans.deny.iter().any(|ban| ban.name == package.name) {
        return says("refused by deny.toml".to_owned());
    }
    let source = package.source.as_deref()?;
    if !source.starts_with("registry+") {
        return says(format!("comes from {source}"));
    }
    match &package.license {
        None => says("names no licence".to_owned()),
        Some(licence) if satisfied(licence, &|id| rules.allows(&package.name, id)) => None,
        Some(licence) => says(format!("licence {licence} is not among those allowed")),
    }
}

/// Whether an SPDX expression can be met with allowed licences alone. `AND` binds tighter than `OR`.
fn satisfied(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any_of(&words, &mut at, allowed).is_some_and(|met| met && at == words.len())
}

fn any_of(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut met = all_of(words, at, allowed)?;
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(words, at, allowed)?;
    }
    Some(met)
}

fn all_of(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut met = one(words, at, allowed)?;
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed)?;
    }
    Some(met)
}

fn one(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let word = *words.get(*at)?;
    *at += 1;
    if word == "(" {
        let met = any_of(words, at, allowed)?;
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return closed.then_some(met);
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1)?;
        *at += 2;
        // An exception only ever adds a right, so the bare licence suffices as well.
        return Some(allowed(&format!("{word} WITH {exception}")) || allowed(word));
    }
    Some(allowed(word))
}

#[cfg(test)]
mod tests {
    use super::{Package, Rules, problem, satisfied};

    fn package(name: &str, licence: Option<&str>, source: Option<&str>) -> Package {
        Package {
            id: name.to_owned(),
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: licence.map(str::to_owned),
            source: source.map(str::to_owned),
        }
    }

    #[test]
    fn a_package_against_the_rules_is_told() {
        let rules = Rules::read().unwrap();
        let registry = Some("registry+somewhere");
        assert_eq!(problem(&rules, &package("good", Some("MIT"), registry)), None);
        assert_eq!(problem(&rules, &package("ours", None, None)), None);
        for bad in [
            package("unfree", Some("BUSL-1.1"), registry),
            package("silent", None, registry),
            package("elsewhere", Some("MIT"), Some("git+https://example.org/x")),
            package("openssl", Some("Apache-2.0"), registry),
        ] {
            assert!(problem(&rules, &bad).is_some(), "{}", bad.name);
        }
    }

    #[test]
    fn expressions_are_read_as_spdx_says() {
        let allowed = |id: &str| ["MIT", "Unicode-3.0"].contains(&id);
        for yes in
            ["MIT", "MIT OR GPL-3.0", "GPL-3.0/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "MIT WITH x"]
        {
            assert!(satisfied(yes, &allowed), "{yes}");
        }
        for no in ["GPL-3.0", "MIT AND GPL-3.0", "GPL-3.0 OR MIT AND GPL-3.0", "(MIT", "MIT MIT", ""] {
            assert!(!satisfied(no, &allowed), "{no}");
        }
    }

    #[test]
    fn the_rules_of_this_repository_can_be_read() {
        let rules = Rules::read().unwrap();
        assert!(rules.allows("any", "MIT"));
        assert!(!rules.allows("any", "AGPL-3.0-only"));
    }
}
