//! Gives each file its final name, links the files to each other, and writes the folder in one go.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::compress::{self, Effort};
use super::shell::{Shell, fill};
use crate::needs::hex;

/// The two programs, by the stem of their files: for everybody, and for beneficiaries alone. The boot script knows them by these names.
pub(crate) const PROGRAMS: [&str; 2] = ["app", "light"];

/// What `manifest.json` says about the finished folder.
#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct Manifest {
    /// Each of [`PROGRAMS`].
    pub(crate) programs: BTreeMap<String, Sizes>,
    pub(crate) files: Vec<FileFacts>,
}

/// What a program weighs, in bytes.
#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct Sizes {
    pub(crate) wasm: u64,
    pub(crate) wasm_brotli: u64,
    /// All that a first visit fetches before the first screen: page, style, scripts, WebAssembly, one language.
    pub(crate) first_load_brotli: u64,
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
    /// Absent where every program needs it.
    pub(crate) program: Option<String>,
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
    /// The one of [`PROGRAMS`] that alone needs it.
    program: Option<&'static str>,
    /// The service worker keeps it once somebody needed it, not before.
    later: bool,
}

impl Named {
    fn new(path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.to_owned(), bytes: bytes.into(), first_load: false, program: None, later: false }
    }

    /// A file below `assets/` whose name changes with its content.
    fn hashed(stem: &str, end: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let digest = hex(&Sha256::digest(&bytes)[..8]);
        Self::new(&format!("assets/{stem}.{digest}.{end}"), bytes)
    }

    fn first(mut self) -> Self {
        self.first_load = true;
        self
    }

    fn of(mut self, program: &'static str) -> Self {
        self.program = Some(program);
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

/// All files of the app, each of which knows the final names of those it needs. The parts of [`PROGRAMS`], in that order.
pub(crate) fn name_and_link(parts: [Part; 2], paper: Part, shell: &Shell) -> Result<Vec<Named>> {
    let (paper, mut of_paper) = name_paper(paper, shell)?;
    let style = Named::hashed("style", "css", shell.style.as_str()).first();
    // Fetched once the app opens, so it is no part of the first load.
    let policies = Named::hashed("policies", "json", serde_json::to_vec(&shell.policies)?);
    let mut links = BTreeMap::new();
    let mut of_programs = Vec::new();
    for ((program, part), texts) in PROGRAMS.into_iter().zip(parts).zip(&shell.texts) {
        let wasm = Named::hashed(program, "wasm", part.wasm);
        let glue = Named::hashed(program, "js", part.glue);
        let (wasm_url, glue_url, policies) = (wasm.url(), glue.url(), policies.url());
        let values = [("glue", &*glue_url), ("wasm", &*wasm_url), ("policies", &*policies)];
        let worker = Named::hashed(&format!("{program}-worker"), "js", fill(&shell.worker, &values)?);
        let (texts, text_urls) = name_texts(program, texts);
        links.insert(
            program,
            Links { glue: glue_url, wasm: wasm_url, worker: worker.url(), texts: text_urls },
        );
        of_programs.extend([wasm, glue, worker].map(|file| file.first().of(program)));
        of_programs.extend(texts);
    }
    let words = serde_json::to_string(&shell.words)?;
    let links = serde_json::to_string(&links)?;
    let boot_values = [("programs", links.as_str()), ("words", words.as_str())];
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

    let urls = [style.url(), boot.url(), paper.url()];
    let mut index_values = in_template(&shell.index);
    index_values.extend([
        ("style", urls[0].as_str()),
        ("boot", urls[1].as_str()),
        ("paper", urls[2].as_str()),
        ("without-script-fr", &shell.words["fr"]["without-script"]),
        ("without-script-en", &shell.words["en"]["without-script"]),
        ("without-script-ar", &shell.words["ar"]["without-script"]),
    ]);
    let index = Named::new("index.html", fill(&shell.index, &index_values)?).first();

    let mut files = vec![index, style, boot, policies, paper, web_manifest];
    files.append(&mut of_programs);
    files.append(&mut of_paper);
    files.append(&mut icons);
    let service_worker = service_worker(&shell.service_worker, &files)?;
    files.push(service_worker);
    Ok(files)
}

/// Where a program's files lie, as the boot script reads it.
#[derive(Serialize)]
struct Links {
    glue: String,
    wasm: String,
    worker: String,
    texts: BTreeMap<&'static str, String>,
}

/// A program's languages, and where each lies.
fn name_texts(
    program: &'static str,
    texts: &[(&'static str, String)],
) -> (Vec<Named>, BTreeMap<&'static str, String>) {
    let named = |(language, text): &(&str, String)| {
        Named::hashed(&format!("{program}-texts-{language}"), "txt", text.as_str()).of(program)
    };
    let mut files: Vec<Named> = texts.iter().map(named).collect();
    let urls = texts.iter().zip(&files).map(|((language, _), file)| (*language, file.url())).collect();
    // One language is fetched for the first screen. Each may be the one, so the longest is counted.
    if let Some(longest) = files.iter_mut().max_by_key(|file| file.bytes.len()) {
        longest.first_load = true;
    }
    (files, urls)
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
    let mut own: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in files {
        version.update(file.path.as_bytes());
        version.update(Sha256::digest(&file.bytes));
        let list = match file.program {
            Some(program) => own.entry(program).or_default(),
            None if file.later => &mut later,
            None => &mut urls,
        };
        list.push(if file.path == "index.html" { "/".to_owned() } else { file.url() });
    }
    let version = hex(&version.finalize()[..8]);
    let [urls, later] = [urls, later].map(|list| serde_json::to_string(&list));
    let (urls, later, own) = (urls?, later?, serde_json::to_string(&own)?);
    let values = [("version", &*version), ("files", &*urls), ("programs", &*own), ("later", &*later)];
    Ok(Named::new("sw.js", fill(template, &values)?))
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

    let programs = PROGRAMS.map(|program| (program.to_owned(), sizes(program, &facts)));
    let manifest = Manifest { programs: BTreeMap::from(programs), files: facts };
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

fn sizes(program: &str, files: &[FileFacts]) -> Sizes {
    let first = |file: &&FileFacts| file.first_load && file.program.as_ref().is_none_or(|of| of == program);
    let size = |file: &FileFacts| file.brotli_bytes.unwrap_or(file.bytes);
    let wasm = || files.iter().filter(first).filter(|file| is_wasm(&file.path));
    Sizes {
        wasm: wasm().map(|file| file.bytes).sum(),
        wasm_brotli: wasm().map(size).sum(),
        first_load_brotli: files.iter().filter(first).map(size).sum(),
    }
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
            program: file.program.map(str::to_owned),
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
mod tests;
