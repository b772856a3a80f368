//! Prints figures; asserts nothing. Each name carries its unit, so that the JSON reads alone.

mod table;

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::compile::Compiler;
use crate::toolchain::Choice;
use crate::{needs, paths, progress, run, web};

const NAMES: [&str; 3] = ["web", "core", "server"];

/// Figures by name.
type Figures = Map<String, Value>;

pub(crate) fn command(name: Option<&str>, part: Option<&str>, json: Option<&str>) -> Result<ExitCode> {
    let Some(name) = name.filter(|name| NAMES.contains(name)) else {
        bail!("say which figures: {}", NAMES.join(", "));
    };
    let mut figures = Figures::new();
    if name == "web" {
        sizes(&mut figures)?;
    }
    measured(name, part, &mut figures)?;
    let markdown = table::markdown(&figures);
    println!("{markdown}");
    if let Some(file) = json {
        let file = paths::root()?.join(file);
        write(&file, serde_json::to_string_pretty(&Value::Object(figures))? + "\n")?;
        write(&file.with_extension("md"), markdown)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn write(file: &Path, text: String) -> Result<()> {
    std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

/// Sizes of the web app as it is served.
fn sizes(figures: &mut Figures) -> Result<()> {
    let manifest = web::build(web::Profile::Release, Choice::Auto, &mut Compiler::default())?;
    for (program, sizes) in &manifest.programs {
        // What everybody fetches has the plain names.
        let start = if program == "app" { String::new() } else { format!("{program}_") };
        let figure = |name: &str, bytes: u64| (format!("{start}{name}"), web::kib(bytes).into());
        figures.extend([
            figure("wasm_kib", sizes.wasm),
            figure("wasm_brotli_kib", sizes.wasm_brotli),
            figure("first_load_brotli_kib", sizes.first_load_brotli),
        ]);
    }
    Ok(())
}

/// Times. The core's are printed by its own bench; the others are measured by the program `bench` of `tdu-tests`,
/// which writes an object of figures.
fn measured(name: &str, part: Option<&str>, figures: &mut Figures) -> Result<()> {
    if name == "core" {
        let mut command = paths::cargo()?;
        command.args(["bench", "--locked", "--package", "tdu-core", "--bench", "core"]);
        let printed = progress::step("core: measure", || run::output(&mut command))?;
        let line =
            printed.lines().rev().find(|line| line.starts_with('{')).context("no figures were printed")?;
        return take(line.as_bytes(), figures);
    }
    if name == "web" {
        progress::step("chromium", needs::chromium)?;
        progress::step("web: a round of totals", || web::round_of_totals(Choice::Auto))?;
    } else {
        progress::step("postgresql", needs::postgres)?;
    }
    let target = paths::target()?;
    let file = target.join(format!("bench-{name}.json"));
    // One build for both programs: with other packages at its side, a program would be compiled anew.
    progress::step("build the server and what measures it", || {
        run::run(paths::cargo()?.args(["build", "--release", "--locked"]).args([
            "--package",
            "tdu-server",
            "--package",
            "tdu-tests",
            "--bin",
            "tdu-server",
            "--bin",
            "bench",
        ]))
    })?;
    progress::step(&format!("{name}: measure"), || {
        remove(&file)?;
        run::run(Command::new(target.join("release/bench")).arg(name).args(part).arg("--json").arg(&file))
    })?;
    let text = std::fs::read(&file).with_context(|| format!("{} was not written", file.display()))?;
    take(&text, figures)
}

fn take(text: &[u8], figures: &mut Figures) -> Result<()> {
    match serde_json::from_slice(text)? {
        Value::Object(more) => figures.extend(more),
        _ => bail!("the figures are not an object"),
    }
    Ok(())
}

/// An old file must not pass for a new one.
fn remove(file: &Path) -> Result<()> {
    if file.exists() {
        std::fs::remove_file(file).with_context(|| format!("{} cannot be removed", file.display()))?;
    }
    Ok(())
}
