//! The files around the WebAssembly: page, scripts, style, icons, and the few words shown before it runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::paths;

/// The languages, the reference first.
pub(crate) const LANGUAGES: [&str; 3] = ["fr", "en", "ar"];

/// The fonts of PDFs: place in `paper.js`, and file.
const FONTS: [(&str, &str); 4] = [
    ("latin", "NotoSans-Regular.ttf"),
    ("latin-bold", "NotoSans-Bold.ttf"),
    ("arabic", "NotoSansArabic-Regular.ttf"),
    ("arabic-bold", "NotoSansArabic-Bold.ttf"),
];

/// The texts of the light program: what beneficiaries see, and what everybody does. `tidy` holds its screens to them.
pub(crate) const LIGHT_TEXTS: [&str; 6] =
    ["beneficiary.ftl", "charter.ftl", "common.ftl", "failures.ftl", "join.ftl", "open.ftl"];

/// Everything that is not compiled, as it lies in `client/web/{shell,style}`.
pub(crate) struct Shell {
    pub(crate) index: String,
    pub(crate) boot: String,
    pub(crate) worker: String,
    pub(crate) paper: String,
    pub(crate) service_worker: String,
    pub(crate) web_manifest: String,
    pub(crate) style: String,
    /// File name and content.
    pub(crate) icons: Vec<(String, Vec<u8>)>,
    /// What PDFs are written with: place in `paper.js`, file name and content.
    pub(crate) fonts: Vec<(&'static str, String, Vec<u8>)>,
    /// Language, then message id, then text.
    pub(crate) words: BTreeMap<String, BTreeMap<String, String>>,
    /// For each of [`super::bundle::PROGRAMS`]: language, then everything that the program says in it, as Fluent. In the order of [`LANGUAGES`].
    pub(crate) texts: [Vec<(&'static str, String)>; 2],
    /// The policies that ship with the product: file name, as `tdu_policies::PolicyFiles` knows it, to text.
    pub(crate) policies: BTreeMap<String, String>,
}

impl Shell {
    pub(crate) fn read() -> Result<Self> {
        let folder = shell_folder()?;
        let text = |name: &str| read(&folder.join(name));
        let mut icons = Vec::new();
        for file in files(&folder.join("icons"))? {
            icons.push((name(&file)?, std::fs::read(&file)?));
        }
        let fonts = FONTS.into_iter().map(|(place, name)| {
            let file = fonts_folder()?.join(name);
            let bytes = std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            Ok((place, name.to_owned(), bytes))
        });
        let mut words = BTreeMap::new();
        for language in LANGUAGES {
            let messages = messages(&text(&format!("locales/{language}/shell.ftl"))?)?;
            words.insert(language.to_owned(), messages);
        }
        let texts = |says: fn(&str) -> bool| -> Result<Vec<_>> {
            LANGUAGES.into_iter().map(|language| Ok((language, app_texts(language, says)?))).collect()
        };
        Ok(Self {
            index: text("index.html")?,
            boot: text("boot.js")?,
            worker: text("worker.js")?,
            paper: text("paper.js")?,
            service_worker: text("sw.js")?,
            web_manifest: text("manifest.webmanifest")?,
            style: style()?,
            icons,
            fonts: fonts.collect::<Result<_>>()?,
            words,
            texts: [texts(|_| true)?, texts(|file| LIGHT_TEXTS.contains(&file))?],
            policies: policies()?,
        })
    }
}

/// All files that [`Shell::read`] reads.
pub(crate) fn sources() -> Result<Vec<PathBuf>> {
    let folder = shell_folder()?;
    let mut all = files(&folder)?;
    all.extend(files(&folder.join("icons"))?);
    for language in LANGUAGES {
        all.extend(files(&folder.join("locales").join(language))?);
    }
    for language in LANGUAGES {
        all.extend(files(&locale_folder(language)?)?);
    }
    for (_, name) in FONTS {
        all.push(fonts_folder()?.join(name));
    }
    all.extend(policy_files()?.into_values());
    all.extend(style_files()?);
    Ok(all)
}

/// Puts values into a template: each `{{name}}` must have a value, and each value a place.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut filled = template.to_owned();
    for (name, value) in values {
        let place = format!("{{{{{name}}}}}");
        if !filled.contains(&place) {
            bail!("the template has no place {place}");
        }
        filled = filled.replace(&place, value);
    }
    match filled.find("{{") {
        Some(at) => {
            let rest: String = filled[at..].chars().take(24).collect();
            bail!("the template wants a value that nobody gives: {rest}")
        }
        None => Ok(filled),
    }
}

/// The messages of a Fluent file that holds nothing but one-line messages and comments.
fn messages(text: &str) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let Some((id, words)) = line.split_once('=') else {
            bail!("the shell's words must be one line each: `{line}`");
        };
        found.insert(id.trim().to_owned(), words.trim().to_owned());
    }
    Ok(found)
}

/// A program's texts in a language: the files that it says, one after the other, without the comments.
fn app_texts(language: &str, says: fn(&str) -> bool) -> Result<String> {
    let mut all = String::new();
    for file in files(&locale_folder(language)?)? {
        if !says(&name(&file)?) {
            continue;
        }
        // In Fluent a text never begins at the start of a line, so every such `#` begins a comment.
        for line in read(&file)?.lines().filter(|line| !line.starts_with('#')) {
            all.push_str(line);
            all.push('\n');
        }
    }
    Ok(all)
}

fn policies() -> Result<BTreeMap<String, String>> {
    policy_files()?.into_iter().map(|(name, file)| Ok((name, read(&file)?))).collect()
}

fn policy_files() -> Result<BTreeMap<String, PathBuf>> {
    let folder = paths::root()?.join("policies");
    let mut found = BTreeMap::new();
    for (below, prefix) in
        [(folder.clone(), ""), (folder.join("charter"), "charter/"), (folder.join("115"), "115/")]
    {
        for file in
            files(&below)?.into_iter().filter(|file| file.extension().is_some_and(|end| end == "toml"))
        {
            let name = name(&file)?;
            if name != "Cargo.toml" {
                found.insert(format!("{prefix}{name}"), file);
            }
        }
    }
    Ok(found)
}

fn locale_folder(language: &str) -> Result<PathBuf> {
    Ok(paths::root()?.join("client/web/locales").join(language))
}

/// The shell's own rules first, then those of the app in the order of their names.
fn style() -> Result<String> {
    let mut all = String::new();
    for file in style_files()? {
        all.push_str(&read(&file)?);
        all.push('\n');
    }
    Ok(all)
}

fn style_files() -> Result<Vec<PathBuf>> {
    let mut all = vec![shell_folder()?.join("boot.css")];
    let folder = paths::root()?.join("client/web/style");
    if folder.is_dir() {
        all.extend(
            files(&folder)?.into_iter().filter(|file| file.extension().is_some_and(|end| end == "css")),
        );
    }
    Ok(all)
}

fn fonts_folder() -> Result<PathBuf> {
    Ok(paths::root()?.join("client/paper/fonts"))
}

fn shell_folder() -> Result<PathBuf> {
    Ok(paths::root()?.join("client/web/shell"))
}

/// The files of a folder, not of the folders below it, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = folder.read_dir().with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut found: Vec<PathBuf> =
        entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>().context("a folder cannot be read")?;
    found.retain(|path| path.is_file());
    found.sort();
    Ok(found)
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

fn name(file: &Path) -> Result<String> {
    let name = file.file_name().and_then(|name| name.to_str());
    Ok(name.with_context(|| format!("{} has a name that is not text", file.display()))?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, Shell, fill, messages};

    #[test]
    fn templates_and_values_must_fit() {
        assert_eq!(fill("a {{x}} {{x}}", &[("x", "1")]).unwrap(), "a 1 1");
        assert!(fill("a {{y}}", &[]).is_err());
        assert!(fill("a", &[("x", "1")]).is_err());
    }

    #[test]
    fn words_are_one_line_each() {
        let found = messages("# a comment\n\ntitle = Un instant = deux\n").unwrap();
        assert_eq!(found["title"], "Un instant = deux");
        assert!(messages("title\n").is_err());
    }

    #[test]
    fn the_shell_speaks_each_language() {
        let shell = Shell::read().unwrap();
        let ids = |language: &str| shell.words[language].keys().cloned().collect::<Vec<_>>();
        for language in LANGUAGES {
            assert_eq!(ids(language), ids("fr"), "{language}");
            assert!(shell.words[language].values().all(|words| !words.is_empty()));
        }
        for (language, texts) in shell.texts.iter().flatten() {
            assert!(texts.contains("\ncommon-close = "), "{language}");
            assert!(!texts.lines().any(|line| line.starts_with('#')), "{language}");
        }
    }

    /// The policy in force forbids both, so a page that held them would be broken.
    #[test]
    fn the_page_holds_no_script_and_no_style() {
        let index = Shell::read().unwrap().index;
        assert!(!index.contains("<style") && !index.contains("style=") && !index.contains(" on"));
        assert_eq!(index.matches("<script").count(), index.matches("<script type=\"module\" src=").count());
    }
}
