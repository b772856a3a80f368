//! Gives each file its final name, links the files to each other, and writes the folder in one go.

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::compress::{self, Effort};
use super::shell::{Shell, fill};
use crate::needs::hex;

/// Stem of the app's own files.
const APP: &str = "app";

/// What `manifest.json` says about the finished folder.
#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct Manifest {
    pub(crate) wasm_bytes: u64,
    pub(crate) wasm_brotli_bytes: u64,
    /// All that a first visit fetches before the first screen: page, style, scripts, WebAssembly, one language.
    pub(crate) first_load_brotli_bytes: u64,
    pub(crate) files: Vec<FileFacts>,
}

/// One file of the app. Sizes in bytes; the compressed ones are absent where no copy is kept.
#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct FileFacts {
    pub(crate) path: String,
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
    pub(crate) brotli_bytes: Option<u64>,
    pub(crate) gzip_bytes: Option<u64>,
    pub(crate) first_load: bool,
}

impl Manifest {
    pub(crate) fn read(dist: &Path) -> Result<Self> {
        let file = dist.join("manifest.json");
        let text = std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} is not understood", file.display()))
    }
}

/// A file of the app before it is written.
pub(crate) struct Named {
    path: String,
    bytes: Vec<u8>,
    first_load: bool,
    /// The service worker keeps it once somebody needed it, not before.
    later: bool,
}

impl Named {
    fn new(path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.to_owned(), bytes: bytes.into(), first_load: false, later: false }
    }

    /// A file below `assets/` whose name changes with its content.
    fn hashed(stem: &str, end: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let digest = hex(&Sha256::digest(&bytes)[..8]);
        Self { path: format!("assets/{stem}.{digest}.{end}"), bytes, first_load: false, later: false }
    }

    fn first(mut self) -> Self {
        self.first_load = true;
        self
    }

    fn later(mut self) -> Self {
        self.later = true;
        self
    }

    fn url(&self) -> String {
        format!("/{}", self.path)
    }
}

/// A compiled part: WebAssembly, and the JavaScript that connects it with the browser.
pub(crate) struct Part {
    pub(crate) wasm: Vec<u8>,
    pub(crate) glue: String,
}

/// All files of the app, each of which knows the final names of those it needs.
pub(crate) fn name_and_link(app: Part, paper: Part, shell: &Shell) -> Result<Vec<Named>> {
    let wasm = Named::hashed(APP, "wasm", app.wasm).first();
    let glue = Named::hashed(APP, "js", app.glue).first();
    let (paper, mut of_paper) = name_paper(paper, shell)?;
    let style = Named::hashed("style", "css", shell.style.as_str()).first();
    let links: [(&str, &str); 2] = [("glue", &glue.url()), ("wasm", &wasm.url())];
    // Fetched once the app opens, so it is no part of the first load.
    let policies = Named::hashed("policies", "json", serde_json::to_vec(&shell.policies)?);
    let worker_values = [links[0], links[1], ("policies", &policies.url())];
    let worker = Named::hashed("worker", "js", fill(&shell.worker, &worker_values)?).first();
    let words = serde_json::to_string(&shell.words)?;
    // One language is fetched for the first screen. Each may be the one, so the longest is counted.
    let mut texts: Vec<Named> = shell
        .texts
        .iter()
        .map(|(language, texts)| Named::hashed(&format!("texts-{language}"), "txt", texts.as_str()))
        .collect();
    if let Some(longest) = texts.iter_mut().max_by_key(|file| file.bytes.len()) {
        longest.first_load = true;
    }
    let text_places: Vec<(String, String)> = (shell.texts.iter().zip(&texts))
        .map(|((language, _), file)| (format!("texts-{language}"), file.url()))
        .collect();
    let boot_values = [links[0], links[1], ("words", words.as_str())];
    let boot = Named::hashed("boot", "js", fill(&shell.boot, &boot_values)?).first();

    let mut icons = Vec::new();
    let mut icon_urls = Vec::new();
    for (name, bytes) in &shell.icons {
        let (stem, end) = name.rsplit_once('.').with_context(|| format!("icon {name} has no ending"))?;
        let icon = Named::hashed(stem, end, bytes.as_slice());
        icon_urls.push((stem, icon.url()));
        icons.push(icon);
    }
    let icon_values: Vec<(&str, &str)> = icon_urls.iter().map(|(stem, url)| (*stem, url.as_str())).collect();
    let in_template = |template: &str| -> Vec<(&str, &str)> {
        icon_values
            .iter()
            .copied()
            .filter(|(stem, _)| template.contains(&format!("{{{{{stem}}}}}")))
            .collect()
    };
    let web_manifest =
        Named::new("manifest.webmanifest", fill(&shell.web_manifest, &in_template(&shell.web_manifest))?);

    let urls = [style.url(), boot.url(), worker.url(), paper.url()];
    let mut index_values = in_template(&shell.index);
    index_values.extend(text_places.iter().map(|(place, url)| (place.as_str(), url.as_str())));
    index_values.extend([
        ("style", urls[0].as_str()),
        ("boot", urls[1].as_str()),
        ("worker", urls[2].as_str()),
        ("paper", urls[3].as_str()),
        links[0],
        links[1],
        ("without-script-fr", &shell.words["fr"]["without-script"]),
        ("without-script-en", &shell.words["en"]["without-script"]),
        ("without-script-ar", &shell.words["ar"]["without-script"]),
    ]);
    let index = Named::new("index.html", fill(&shell.index, &index_values)?).first();

    let mut files = vec![index, style, boot, glue, wasm, worker, policies, paper, web_manifest];
    files.append(&mut of_paper);
    files.append(&mut texts);
    files.append(&mut icons);
    let service_worker = service_worker(&shell.service_worker, &files)?;
    files.push(service_worker);
    Ok(files)
}

/// What makes PDFs: its worker, and the files that the worker fetches when somebody asks. None is part of the first load.
fn name_paper(part: Part, shell: &Shell) -> Result<(Named, Vec<Named>)> {
    let mut files = vec![Named::hashed("paper", "wasm", part.wasm), Named::hashed("paper", "js", part.glue)];
    let mut values = vec![("paper-wasm", files[0].url()), ("paper-glue", files[1].url())];
    for (place, name, bytes) in &shell.fonts {
        let (stem, end) = name.rsplit_once('.').with_context(|| format!("font {name} has no ending"))?;
        let font = Named::hashed(stem, end, bytes.as_slice());
        values.push((*place, font.url()));
        files.push(font);
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(place, url)| (*place, url.as_str())).collect();
    let worker = Named::hashed("paper-worker", "js", fill(&shell.paper, &values)?).later();
    Ok((worker, files.into_iter().map(Named::later).collect()))
}

/// The service worker keeps all files, some of them at once; its version is the digest of their names and contents.
fn service_worker(template: &str, files: &[Named]) -> Result<Named> {
    let mut version = Sha256::new();
    let (mut urls, mut later) = (Vec::new(), Vec::new());
    for file in files {
        version.update(file.path.as_bytes());
        version.update(Sha256::digest(&file.bytes));
        let list = if file.later { &mut later } else { &mut urls };
        list.push(if file.path == "index.html" { "/".to_owned() } else { file.url() });
    }
    let version = hex(&version.finalize()[..8]);
    let (urls, later) = (serde_json::to_string(&urls)?, serde_json::to_string(&later)?);
    Ok(Named::new("sw.js", fill(template, &[("version", &version), ("files", &urls), ("later", &later)])?))
}

/// Writes the folder beside the old one, then swaps the two, so that no one ever sees half an app.
pub(crate) fn write(files: Vec<Named>, dist: &Path, effort: Effort) -> Result<Manifest> {
    let fresh = dist.with_file_name("dist.new");
    remove(&fresh)?;
    std::fs::create_dir_all(fresh.join("assets"))?;

    // The WebAssembly is most of the work: it has a thread, the rest together another.
    let (large, small): (Vec<Named>, Vec<Named>) = files.into_iter().partition(|file| is_wasm(&file.path));
    let facts = std::thread::scope(|scope| {
        let other = scope.spawn(|| write_all(&small, &fresh, effort));
        let mut facts = write_all(&large, &fresh, effort)?;
        facts.extend(other.join().map_err(|_| anyhow::anyhow!("compression stopped midway"))??);
        anyhow::Ok(facts)
    })?;

    let size = |file: &FileFacts| file.brotli_bytes.unwrap_or(file.bytes);
    // The app's own, not what makes PDFs.
    let wasm = |file: &&FileFacts| is_wasm(&file.path) && file.first_load;
    let manifest = Manifest {
        wasm_bytes: facts.iter().filter(wasm).map(|file| file.bytes).sum(),
        wasm_brotli_bytes: facts.iter().filter(wasm).map(size).sum(),
        first_load_brotli_bytes: facts.iter().filter(|file| file.first_load).map(size).sum(),
        files: facts,
    };
    std::fs::write(fresh.join("manifest.json"), serde_json::to_vec_pretty(&manifest)?)?;

    let old = dist.with_file_name("dist.old");
    remove(&old)?;
    if dist.exists() {
        std::fs::rename(dist, &old)?;
    }
    std::fs::rename(&fresh, dist)?;
    remove(&old)?;
    Ok(manifest)
}

fn is_wasm(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end == "wasm")
}

fn write_all(files: &[Named], folder: &Path, effort: Effort) -> Result<Vec<FileFacts>> {
    let mut facts = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        std::fs::write(&path, &file.bytes)
            .with_context(|| format!("{} cannot be written", path.display()))?;
        let copies = compress::copies(&file.path, &file.bytes, effort)?;
        if let Some(copies) = &copies {
            std::fs::write(folder.join(format!("{}.br", file.path)), &copies.brotli)?;
            std::fs::write(folder.join(format!("{}.gz", file.path)), &copies.gzip)?;
        }
        facts.push(FileFacts {
            path: file.path.clone(),
            sha256: hex(&Sha256::digest(&file.bytes)),
            bytes: file.bytes.len() as u64,
            brotli_bytes: copies.as_ref().map(|copies| copies.brotli.len() as u64),
            gzip_bytes: copies.as_ref().map(|copies| copies.gzip.len() as u64),
            first_load: file.first_load,
        });
    }
    Ok(facts)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Named, Part};
    use crate::web::shell::Shell;

    fn name_and_link(wasm: &[u8], shell: &Shell) -> Vec<Named> {
        let part = |wasm: &[u8]| Part { wasm: wasm.to_vec(), glue: "glue".to_owned() };
        super::name_and_link(part(wasm), part(b"paper"), shell).unwrap()
    }

    fn text<'a>(files: &'a [Named], start: &str) -> &'a str {
        let file = files.iter().find(|file| file.path.starts_with(start)).unwrap();
        std::str::from_utf8(&file.bytes).unwrap()
    }

    #[test]
    fn every_link_leads_to_a_file() {
        let files = name_and_link(b"wasm", &Shell::read().unwrap());
        for file in files.iter().filter(|file| !file.path.ends_with("png") && !file.path.ends_with("ttf")) {
            for (at, _) in String::from_utf8_lossy(&file.bytes).match_indices("/assets/") {
                let rest = &String::from_utf8_lossy(&file.bytes)[at + 1..].to_owned();
                let end = rest.find(['"', '\'', ' ', ')']).unwrap_or(rest.len());
                let target = &rest[..end];
                assert!(
                    files.iter().any(|f| f.path == target) || target == "assets/",
                    "{}: {target}",
                    file.path
                );
            }
        }
        let index = text(&files, "index.html");
        for (name, file) in
            [("tdu-worker", "worker"), ("tdu-paper", "paper-worker"), ("tdu-texts-ar", "texts-ar")]
        {
            assert!(index.contains(&format!("name=\"{name}\" content=\"/assets/{file}.")), "{name}");
        }
    }

    #[test]
    fn every_language_is_kept_for_a_day_without_network_and_one_is_in_the_first_load() {
        let files = name_and_link(b"wasm", &Shell::read().unwrap());
        let texts: Vec<&Named> = files.iter().filter(|file| file.path.starts_with("assets/texts-")).collect();
        assert_eq!(texts.len(), 3);
        assert!(texts.iter().all(|file| text(&files, "sw.js").contains(&file.url())));
        assert_eq!(texts.iter().filter(|file| file.first_load).count(), 1);
    }

    #[test]
    fn what_makes_pdfs_is_fetched_and_kept_when_somebody_needs_it() {
        let files = name_and_link(b"wasm", &Shell::read().unwrap());
        let paper: Vec<&Named> =
            files.iter().filter(|file| file.path.contains("/paper") || file.path.ends_with("ttf")).collect();
        assert_eq!(paper.len(), 7, "worker, WebAssembly, glue and four fonts");
        let (at_once, later) = text(&files, "sw.js").split_once("const LATER").unwrap();
        let waits = |file: &Named| later.contains(&file.url()) && !at_once.contains(&file.url());
        assert!(paper.iter().all(|file| !file.first_load && waits(file)));
    }

    #[test]
    fn a_changed_app_changes_the_service_worker() {
        let shell = Shell::read().unwrap();
        let one = name_and_link(b"one", &shell);
        let two = name_and_link(b"two", &shell);
        assert_ne!(text(&one, "sw.js"), text(&two, "sw.js"));
        let again = name_and_link(b"one", &shell);
        assert_eq!(text(&one, "sw.js"), text(&again, "sw.js"));
    }
}
