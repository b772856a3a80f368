//! The tables of mistakes: each edits a file that ships, or the made-up questionnaire. The app's tests read them too.

use serde::Deserialize;
use tdu_policies::{Mistake, PolicyFiles, PolicySet};

/// Ends the line that a case expects to be told.
const MARK: &str = "# here";
/// Made up; a service writes one like it at the end of its file.
const QUESTIONNAIRE: &str = include_str!("../questionnaire.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    cases: Vec<Case>,
}

/// One mistake that somebody could make.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    pub file: String,
    /// What the English sentence holds.
    pub reason: String,
    /// How many others the same edit makes.
    #[serde(default)]
    pub also: usize,
    edits: Vec<Edit>,
    #[serde(skip)]
    files: PolicyFiles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    from: String,
    to: String,
}

/// Every case there is.
pub fn all() -> Vec<Case> {
    let plain = PolicyFiles::embedded();
    let tables = [
        (include_str!("rules.toml"), plain.clone()),
        (include_str!("charter.toml"), plain),
        (include_str!("questionnaires.toml"), with_questionnaire()),
    ];
    let cases = |(table, files): (&str, PolicyFiles)| {
        let table: Table = toml::from_str(table).expect("the table of cases is TOML");
        table.cases.into_iter().map(move |case| Case { files: files.clone(), ..case }).collect::<Vec<_>>()
    };
    tables.into_iter().flat_map(cases).collect()
}

pub fn with_questionnaire() -> PolicyFiles {
    let mut files = PolicyFiles::embedded();
    let text = format!("{}{QUESTIONNAIRE}", files.get("check-in.toml").expect("embedded"));
    files.insert("check-in.toml", text);
    files
}

impl Case {
    /// The line that is marked, from 1, and what is told of the file.
    pub fn told(&self) -> Result<(usize, Vec<Mistake>), String> {
        let mut text = self.files.get(&self.file).ok_or(format!("{}: no such file", self.name))?.to_owned();
        for edit in &self.edits {
            if !text.contains(&edit.from) {
                return Err(format!("{}: nothing to edit, `{}` is not in the file", self.name, edit.from));
            }
            text = text.replacen(&edit.from, &edit.to, 1);
        }
        let marked: Vec<_> = text.lines().enumerate().filter(|(_, line)| line.ends_with(MARK)).collect();
        let [(row, _)] = marked[..] else { return Err(format!("{}: mark one line", self.name)) };
        let mut files = self.files.clone();
        files.insert(&self.file, &text);
        Ok((row + 1, PolicySet::parse(&files).err().unwrap_or_default()))
    }
}
