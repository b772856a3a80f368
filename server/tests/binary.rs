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
    assert!(text.contains("line 4") && text.contains("`queues`; did you mean `queue`?"), "{text}");
    assert!(text.contains("4 | queues = 3"), "{text}");
}

#[test]
fn a_password_that_everybody_can_read_is_told_and_never_shown() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tdu.toml");
    std::fs::write(&file, "\ndatabase_url = 'postgres://tdu:Quetzalcoatl@db.example/tdu'\n").unwrap();
    let told = |mode| {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        let mut command = Command::new(BINARY);
        let output = command.args(["config", "check", "--config"]).arg(&file).output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        String::from_utf8(text).unwrap()
    };
    let text = told(0o644);
    assert!(text.contains("note: line 2: database_url: everybody on this machine can read it"), "{text}");
    assert!(!text.contains("Quetzalcoatl"), "{text}");
    assert!(!told(0o640).contains("everybody"), "the group may read it");
}

#[test]
fn a_limit_is_set_by_the_file_a_variable_or_a_flag() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tdu.toml");
    std::fs::write(&file, "[limits]\nqueue = 3\nsocket_queue = 4\nuploads_per_account = 5\n").unwrap();
    let mut command = Command::new(BINARY);
    command.args(["config", "check", "--limits-uploads-per-account", "7", "--config"]).arg(&file);
    command.envs([("TDU_LIMITS_SOCKET_QUEUE", "6"), ("TDU_LIMITS_UPLOADS_PER_ACCOUNT", "8")]);
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for set in ["queue = 3", "socket_queue = 6", "uploads_per_account = 7"] {
        assert!(text.lines().any(|line| line.trim() == set), "{set} in {text}");
    }
}

#[test]
fn settings_that_contradict_each_other_are_all_told_each_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tdu.toml");
    let text = "public_origin = 'https://tdu.example.org'\nbehind_proxy = true\ntls_key = 'k'\ntls_cert = 'c'\njournal_days = 7\n";
    std::fs::write(&file, text).unwrap();
    let output = Command::new(BINARY).args(["config", "check", "--config"]).arg(&file).output().unwrap();
    assert!(!output.status.success());
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("line 4: tls_cert and behind_proxy exclude each other"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("tdu-server: ")).count(), 2, "{text}");
    assert!(text.contains("line 5: journal_days must be 180 to 365"), "{text}");
    let serve = Command::new(BINARY).args(["serve", "--config"]).arg(&file).output().unwrap();
    assert!(!serve.status.success(), "and the server does not start");
}

#[test]
fn what_would_stop_the_server_is_found_before_it_starts() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tdu.toml");
    std::fs::write(folder.path().join("data"), "a file where a folder should be").unwrap();
    let data = folder.path().join("data/tdu");
    std::fs::write(&file, format!("# Ours\ndata = '{}'\nlog_level = 'no=such=level'\n", data.display()))
        .unwrap();
    let output = Command::new(BINARY).args(["config", "check", "--config"]).arg(&file).output().unwrap();
    assert!(!output.status.success());
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("line 2: data: the folder") && text.contains("line 3: log_level"), "{text}");
}

#[test]
fn a_hang_up_reads_the_certificate_again_and_does_not_stop_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(BINARY)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let wait_for = |stream: &mut dyn BufRead, what: &str| {
        let mut line = String::new();
        while !line.contains(what) {
            line.clear();
            assert_ne!(stream.read_line(&mut line).unwrap(), 0, "it ended before {what:?}");
        }
    };
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut log = BufReader::new(child.stderr.take().unwrap());
    wait_for(&mut out, "listening ");
    let send = |signal: &str, id: u32| {
        assert!(Command::new("kill").args([signal, &id.to_string()]).status().unwrap().success());
    };
    send("-HUP", child.id());
    wait_for(&mut log, "the certificate was read again");
    std::fs::write(folder.path().join("tls/localhost.cert.pem"), "nothing").unwrap();
    send("-HUP", child.id());
    wait_for(&mut log, "the former one goes on being served");
    send("-TERM", child.id());
    assert!(child.wait().unwrap().success());
}

#[test]
fn flags_are_checked_and_shown() {
    let check =
        |arguments: &[&str]| Command::new(BINARY).args(["config", "check"]).args(arguments).output().unwrap();
    let good = check(&["--public-origin", "https://tdu.example.org", "--listen", "0.0.0.0:443"]);
    assert!(good.status.success());
    assert!(String::from_utf8(good.stdout).unwrap().contains("listen = \"0.0.0.0:443\""));
    let bad = check(&["--public-origin", "http://tdu.example.org"]);
    assert!(!bad.status.success());
}
