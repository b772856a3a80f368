//! The program itself: what it prints, and that it stops when it is told to.

#![cfg(unix)]

use std::{
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
};

const BINARY: &str = env!("CARGO_BIN_EXE_tdu-server");

#[test]
fn it_says_where_it_listens_and_stops_at_a_signal() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(BINARY)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut lines = Vec::new();
    while lines.last().is_none_or(|line: &String| !line.starts_with("listening https://localhost:")) {
        let mut line = String::new();
        assert_ne!(out.read_line(&mut line).unwrap(), 0, "it ended after {lines:?}");
        lines.push(line);
    }
    assert!(lines.iter().any(|line| line.starts_with("certificate sha256/")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("/setup#")), "{lines:?}");
    let kill = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "stopping\nstopped\n");
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_mistake_in_the_settings_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tdu.toml");
    std::fs::write(&file, "data = '/srv/tdu'\n\n[limits]\nqueues = 3\n").unwrap();
    let output = Command::new(BINARY).args(["config", "check", "--config"]).arg(&file).output().unwrap();
    assert!(!output.status.success());
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("line 4") && text.contains("queues"), "{text}");
}

#[test]
fn flags_are_checked_and_shown() {
    let check =
        |arguments: &[&str]| Command::new(BINARY).args(["config", "check"]).args(arguments).output().unwrap();
    let good = check(&["--public-origin", "https://tdu.example.org", "--listen", "0.0.0.0:443"]);
    assert!(good.status.success());
    assert!(String::from_utf8(good.stdout).unwrap().contains("0.0.0.0:443"));
    let bad = check(&["--public-origin", "http://tdu.example.org"]);
    assert!(!bad.status.success());
}
