//! With the feature `embed-web`: writes the table of the web app's files that `src/assets.rs` includes.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo:rerun-if-env-changed=TDU_WEB_DIST");
    if env::var_os("CARGO_FEATURE_EMBED_WEB").is_none() {
        return;
    }
    let dist = env::var_os("TDU_WEB_DIST").map_or_else(default_dist, PathBuf::from);
    println!("cargo:rerun-if-changed={}", dist.display());
    assert!(
        dist.join("index.html").is_file(),
        "the web app is not in {}: run `cargo xtask web` first",
        dist.display()
    );
    let mut files = Vec::new();
    list(&dist, &dist, &mut files);
    files.sort();
    let mut table = String::from("&[\n");
    for (name, path) in files {
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),").expect("writing to memory cannot fail");
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("web.rs");
    fs::write(out, table).expect("the table of files can be written");
}

fn default_dist() -> PathBuf {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    here.join("../target/web/release/dist")
}

fn list(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the web app's folder is readable") {
        let path = entry.expect("the web app's folder is readable").path();
        if path.is_dir() {
            list(root, &path, files);
        } else if let (Ok(name), Ok(full)) = (path.strip_prefix(root), path.canonicalize()) {
            files.push((name.to_string_lossy().into_owned(), full.to_string_lossy().into_owned()));
        }
    }
}
