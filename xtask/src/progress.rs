//! Tells the person at the terminal what happens, and how long it took.

use std::time::Instant;

use anyhow::Result;

/// Runs one named step; its name is printed before, its time after.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("==> {name}");
    let start = Instant::now();
    let outcome = work();
    let seconds = start.elapsed().as_secs_f64();
    match &outcome {
        Ok(_) => eprintln!("    {name}: done in {seconds:.1} s"),
        Err(_) => eprintln!("    {name}: FAILED after {seconds:.1} s"),
    }
    outcome
}

/// One line under the current step.
pub(crate) fn note(text: &str) {
    eprintln!("    {text}");
}
