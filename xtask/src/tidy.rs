//! Rules that the repository sets itself, checked like tests.

mod arrows;
mod light;
mod texts;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::test::Tally;
use crate::{paths, progress, run};

/// A rule gives one line for each place that breaks it.
type Rule = (&'static str, fn(&Repository) -> Result<Vec<String>>);

const RULES: [Rule; 7] = [
    ("arrows between packages", arrows::between_packages),
    ("the server cannot open what it stores", arrows::server_is_blind),
    ("same migrations for both databases", texts::migrations),
    ("length of files", texts::length),
    ("same messages in each language", texts::languages),
    ("texts of the light program", light::rule),
    ("words that must not stay", texts::words),
];

/// The files of the working copy that belong to it.
pub(crate) struct Repository {
    root: PathBuf,
    /// Relative to the root, with `/` between folders.
    files: Vec<String>,
}

impl Repository {
    fn read() -> Result<Self> {
        let root = paths::root()?;
        // New files count before they are committed; what is ignored never does.
        let listed = run::output(paths::command("git")?.args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "--deduplicate",
        ]))
        .context("the list of files comes from git")?;
        let files = listed.lines().filter(|file| root.join(file).is_file()).map(str::to_owned).collect();
        Ok(Self { root, files })
    }

    /// The files with this ending, without its dot.
    fn ending_in(&self, end: &str) -> impl Iterator<Item = &String> {
        self.files.iter().filter(move |file| file.rsplit_once('.').is_some_and(|(_, found)| found == end))
    }

    /// A file's text; `None` for what is not text.
    fn text(&self, file: &str) -> Result<Option<String>> {
        let bytes = std::fs::read(self.root.join(file)).with_context(|| format!("{file} cannot be read"))?;
        Ok(String::from_utf8(bytes).ok())
    }
}

/// The rules as part of the suite `lint`: one test each.
pub(crate) fn suite(tally: &mut Tally) -> Result<()> {
    let repository = Repository::read()?;
    for (name, rule) in RULES {
        tally.step(&format!("tidy: {name}"), || {
            let broken = rule(&repository)?;
            if broken.is_empty() { Ok(()) } else { bail!("{}", broken.join("\n")) }
        });
    }
    Ok(())
}

/// The rules alone, with everything they find.
pub(crate) fn command() -> Result<ExitCode> {
    let repository = Repository::read()?;
    let mut broken = 0;
    for (name, rule) in RULES {
        let found = rule(&repository)?;
        println!("{} {name}", if found.is_empty() { "ok    " } else { "BROKEN" });
        for line in &found {
            println!("       {line}");
        }
        broken += found.len();
    }
    for line in texts::long_files(&repository)? {
        progress::note(&line);
    }
    println!("{} rules, {broken} places that break them", RULES.len());
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
