//! Reads a file of frozen vectors, for each suite that has one. `TDU_WRITE_VECTORS=1` with the suite's own test command writes
//! it anew first, after a change that is meant.

use std::path::{Path, PathBuf};

use serde::{Serialize, de::DeserializeOwned};

/// The vectors frozen in `tests/vectors/{name}`; `make` gives those of today.
pub fn read<V: Serialize + DeserializeOwned>(name: &str, make: impl FnOnce() -> V) -> V {
    let file = folder().join(name);
    if std::env::var_os("TDU_WRITE_VECTORS").is_some() {
        let text = serde_json::to_string_pretty(&make()).expect("plain data");
        std::fs::write(&file, text + "\n").expect("the folder of vectors");
    }
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The crates of the workspace lie at different depths.
fn folder() -> PathBuf {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    above
        .map(|folder| folder.join("tests/vectors"))
        .find(|folder| folder.is_dir())
        .expect("the folder of vectors")
}
