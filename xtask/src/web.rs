//! Builds the web app: WebAssembly, JavaScript glue, style, shell; named by content, compressed, swapped in at once.
//!
//! There are two programs (`bundle::PROGRAMS`). One WebAssembly file of each serves the page and the worker; another makes PDFs and is loaded when somebody asks for one. Everything below `assets/` carries its
//! digest in its name and may be cached for ever; everything else must be asked for each time.

mod arrange;
mod bundle;
mod compress;
mod shell;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::compile::Compiler;
use crate::toolchain::{self, Choice, Toolchain};
use crate::{needs, paths, progress, run};

pub(crate) use bundle::Manifest;
pub(crate) use shell::{LANGUAGES, LIGHT_TEXTS};

/// How the web app is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Profile {
    /// Fast to build, large.
    Dev,
    /// Slow to build, small.
    Release,
}

impl Profile {
    pub(crate) fn from_release(release: bool) -> Self {
        if release { Self::Release } else { Self::Dev }
    }

    fn cargo_name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "web-release",
        }
    }

    /// Where Cargo puts what it builds with this profile.
    fn cargo_folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "web-release",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// Where the finished app lies.
pub(crate) fn dist(profile: Profile) -> Result<PathBuf> {
    Ok(paths::target()?.join("web").join(profile.folder()).join("dist"))
}

/// Builds the app and prints its sizes. Gives the list of its files.
pub(crate) fn build(profile: Profile, choice: Choice, compiler: &mut Compiler) -> Result<Manifest> {
    let toolchain = progress::step("web app: compiler for WebAssembly", || toolchain::find(choice))?;
    if toolchain == Toolchain::Debian {
        progress::note("Debian's compiler, with the standard library built from its sources");
    }
    let compiled = progress::step("web app: compile", || compile(profile, toolchain, compiler))?;
    let dist = dist(profile)?;
    let stamp = dist.with_file_name("stamp");
    let inputs = inputs_digest(&compiled)?;
    if dist.join("manifest.json").is_file()
        && std::fs::read_to_string(&stamp).is_ok_and(|built| built == inputs)
    {
        progress::note("web app: nothing changed");
        return Manifest::read(&dist);
    }
    let manifest = progress::step("web app: assemble and compress", || assemble(profile, &compiled, &dist))?;
    std::fs::write(&stamp, inputs)?;
    print_sizes(&manifest);
    Ok(manifest)
}

/// Gives the two programs and what makes PDFs.
fn compile(profile: Profile, toolchain: Toolchain, compiler: &mut Compiler) -> Result<[PathBuf; 3]> {
    // Leptos: one type for all views instead of one each: quick to compile, and smaller.
    let mut flags = vec!["--cfg=erase_components".to_owned()];
    if profile == Profile::Release {
        flags.extend(remapped_paths()?);
    }
    let (mut command, target) = toolchain.cargo("build", &flags)?;
    let packages = ["tdu-web-app", "tdu-web-light", "tdu-paper"];
    command.args(packages.iter().flat_map(|package| ["--package", package])).args([
        "--lib",
        "--locked",
        "--profile",
        profile.cargo_name(),
    ]);
    if profile == Profile::Dev {
        // Tables of lines are left out of what is served: here they only make files larger that are read and written several times.
        command.args(["--config", "profile.dev.debug=false"]);
    }
    match toolchain {
        Toolchain::Own => drop(compiler.build(&mut command)?),
        Toolchain::Debian => run::run(&mut command)?,
    }
    let folder = target.join(toolchain::TARGET).join(profile.cargo_folder());
    Ok(packages.map(|package| folder.join(package.replace('-', "_")).with_extension("wasm")))
}

/// Compiles, as the app is compiled, what times a round of totals in the browser. Gives the folder with its two files.
pub(crate) fn round_of_totals(choice: Choice) -> Result<PathBuf> {
    let toolchain = toolchain::find(choice)?;
    let profile = Profile::Release;
    let (mut command, target) = toolchain.cargo("build", &remapped_paths()?)?;
    command.args(["--package", "tdu-tally-bench", "--lib", "--locked", "--profile", profile.cargo_name()]);
    run::run(&mut command)?;
    let wasm = target.join(toolchain::TARGET).join(profile.cargo_folder()).join("tdu_tally_bench.wasm");
    let (wasm, glue) = bind(&wasm, "round")?;
    let folder = paths::target()?.join("bench-web");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("round.js"), glue)?;
    std::fs::write(folder.join("round.wasm"), wasm)?;
    Ok(folder)
}

/// Panic messages hold file names; without this they would tell where the builder's files lie.
fn remapped_paths() -> Result<Vec<String>> {
    let mut flags = vec![format!("--remap-path-prefix={}=.", paths::root()?.display())];
    for (folder, name) in [(cargo_home(), "cargo"), (sysroot(), "rust")] {
        if let Some(folder) = folder {
            flags.push(format!("--remap-path-prefix={}=/{name}", folder.display()));
        }
    }
    Ok(flags)
}

fn cargo_home() -> Option<PathBuf> {
    let home = || std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

fn sysroot() -> Option<PathBuf> {
    let printed = run::output(paths::command("rustc").ok()?.args(["--print", "sysroot"])).ok()?;
    Some(PathBuf::from(printed.trim()))
}

/// Changes when anything changes that the finished folder is made from.
fn inputs_digest(wasm: &[PathBuf; 3]) -> Result<String> {
    let mut digest = Sha256::new();
    let mut files: Vec<PathBuf> = wasm.to_vec();
    // If xtask was built anew while it ran, its file is gone; the next run then assembles once more.
    files.extend(std::env::current_exe().ok().filter(|own| own.is_file()));
    files.extend(shell::sources()?);
    for file in files {
        let bytes = std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        digest.update(file.as_os_str().as_encoded_bytes());
        digest.update(Sha256::digest(bytes));
    }
    Ok(needs::hex(&digest.finalize()))
}

fn assemble(profile: Profile, [app, light, paper]: &[PathBuf; 3], dist: &Path) -> Result<Manifest> {
    let [everybody, beneficiaries] = bundle::PROGRAMS;
    // The largest has a thread, the others together another.
    let (app, light, paper) = std::thread::scope(|scope| {
        let others = scope
            .spawn(|| anyhow::Ok((finish(profile, light, beneficiaries)?, finish(profile, paper, "paper")?)));
        let app = finish(profile, app, everybody)?;
        let (light, paper) =
            others.join().map_err(|_| anyhow::anyhow!("the web app's parts stopped midway"))??;
        anyhow::Ok((app, light, paper))
    })?;
    let programs = [app, light];
    let shell = shell::Shell::read()?;
    let files = bundle::name_and_link(programs, paper, &shell)?;
    bundle::write(files, dist, compress::Effort::of(profile))
}

/// A compiled file as it is served.
fn finish(profile: Profile, wasm: &Path, name: &str) -> Result<bundle::Part> {
    let (mut wasm, glue) =
        progress::step(&format!("web app: JavaScript glue of {name}"), || bind(wasm, name))?;
    if profile == Profile::Release {
        wasm = progress::step(&format!("web app: put {name} in order"), || arrange::arrange(&wasm))?;
        refuse_builder_paths(&wasm)?;
    }
    Ok(bundle::Part { wasm, glue })
}

/// The WebAssembly file as the browser takes it, and the JavaScript that connects the two.
fn bind(wasm: &Path, name: &str) -> Result<(Vec<u8>, String)> {
    let mut output = Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // Names of functions are a third of the file; a panic tells its file and line without them.
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen cannot read the compiled web app")?;
    let inline = output.snippets().iter().filter(|(_, scripts)| !scripts.is_empty()).map(|(name, _)| name);
    let foreign: Vec<&String> = inline.chain(output.local_modules().keys()).collect();
    if !foreign.is_empty() {
        bail!(
            "these dependencies bring JavaScript of their own, for which the shell has no place: {foreign:?}"
        );
    }
    let glue = output.js().to_owned();
    Ok((output.wasm_mut().emit_wasm(), glue))
}

fn refuse_builder_paths(wasm: &[u8]) -> Result<()> {
    let homes = [Some(paths::root()?), cargo_home(), sysroot()];
    for home in homes.into_iter().flatten() {
        if holds_path(wasm, home.as_os_str().as_encoded_bytes()) {
            bail!("the web app holds the path {} of this machine", home.display());
        }
    }
    Ok(())
}

/// Whether something below this folder is named. `/src` of a container is not what `client/core/src/` says.
fn holds_path(bytes: &[u8], folder: &[u8]) -> bool {
    let of_a_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    let named = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        bytes.get(at + folder.len()) == Some(&b'/') && !before.is_some_and(of_a_name)
    };
    bytes.windows(folder.len()).enumerate().any(|(at, window)| window == folder && named(at))
}

/// In KiB, to one decimal.
#[expect(clippy::cast_precision_loss, reason = "a web app is smaller than 2^52 bytes")]
pub(crate) fn kib(bytes: u64) -> f64 {
    (bytes as f64 / 102.4).round() / 10.0
}

fn print_sizes(manifest: &Manifest) {
    for (program, sizes) in &manifest.programs {
        progress::note(&format!(
            "{program}: wasm {:.1} KiB, compressed {:.1} KiB; first load {:.1} KiB compressed",
            kib(sizes.wasm),
            kib(sizes.wasm_brotli),
            kib(sizes.first_load_brotli),
        ));
    }
    progress::note(&format!("{} files in all", manifest.files.len()));
}

#[cfg(test)]
mod tests {
    use super::holds_path;

    #[test]
    fn a_path_of_the_builder_is_found_and_one_inside_the_repository_is_none() {
        assert!(holds_path(b"..\0/src/client/web/lib.rs", b"/src"));
        assert!(holds_path(b"/home/somebody/.cargo/registry/x.rs", b"/home/somebody/.cargo"));
        assert!(!holds_path(b"client/core/src/lib.rs and /srcs/x.rs", b"/src"));
        assert!(!holds_path(b"", b"/src"));
    }
}
