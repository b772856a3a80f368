//! Child processes: run to the end, run with a limit of time, stop.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Runs to the end with the terminal's own output; a non-zero end is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", describe(command)))?;
    check(command, status)
}

/// Runs to the end and gives what the command printed on its standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", describe(command)))?;
    check(command, output.status)?;
    String::from_utf8(output.stdout)
        .with_context(|| format!("{} printed something other than text", describe(command)))
}

/// Runs to the end, shows each line of standard output and hands it to `see` as well.
pub(crate) fn watch(command: &mut Command, mut see: impl FnMut(&str)) -> Result<ExitStatus> {
    lines(command, |line| {
        println!("{line}");
        see(line);
    })
}

/// Runs to the end and hands each line of standard output to `see`.
pub(crate) fn lines(command: &mut Command, mut see: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", describe(command)))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.context("the output of a child process broke off")?;
            see(&String::from_utf8_lossy(&line));
        }
    }
    child.wait().with_context(|| format!("cannot wait for {}", describe(command)))
}

/// Runs quietly for at most `limit`. Gives `false` when it failed or took longer.
pub(crate) fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()
    else {
        return false;
    };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => {
                if !status.success() {
                    let mut said = String::new();
                    if let Some(mut stderr) = child.stderr.take() {
                        // Only an explanation: if it cannot be read, the failure stays told.
                        let _ = stderr.read_to_string(&mut said);
                    }
                    let mistake = said.lines().find(|line| line.starts_with("error"));
                    if let Some(line) = mistake.or_else(|| said.lines().rfind(|line| !line.trim().is_empty()))
                    {
                        crate::progress::note(&format!("{}: {line}", describe(command)));
                    }
                }
                return status.success();
            }
            Ok(None) if start.elapsed() < limit => std::thread::sleep(Duration::from_millis(100)),
            Ok(None) => {
                crate::progress::note(&format!(
                    "{}: no end after {} s, given up",
                    describe(command),
                    limit.as_secs()
                ));
                stop(&mut child, Duration::from_secs(1));
                return false;
            }
            Err(_) => return false,
        }
    }
}

/// Asks a child to end (SIGTERM), waits for `patience`, then ends it.
pub(crate) fn stop(child: &mut Child, patience: Duration) {
    let asked =
        Command::new("sh").arg("-c").arg(format!("kill -TERM {}", child.id())).stderr(Stdio::null()).status();
    if asked.is_ok_and(|status| status.success()) {
        let start = Instant::now();
        while start.elapsed() < patience {
            if !matches!(child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    // It may have ended in the meantime, which is what was wanted.
    let _ = child.kill();
    let _ = child.wait();
}

/// The full path of a program in `PATH`.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The command as one would type it, without its environment.
pub(crate) fn describe(command: &Command) -> String {
    let mut text = std::path::Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    match status.code() {
        Some(code) => bail!("`{}` ended with code {code}", describe(command)),
        None => bail!("`{}` was stopped by a signal", describe(command)),
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::time::{Duration, Instant};

    use super::{describe, output, succeeds_within, watch};

    #[test]
    fn what_never_ends_is_given_up() {
        let start = Instant::now();
        assert!(!succeeds_within(Command::new("sleep").arg("60"), Duration::from_millis(100)));
        assert!(start.elapsed() < Duration::from_secs(20));
        assert!(succeeds_within(&mut Command::new("true"), Duration::from_secs(20)));
        assert!(!succeeds_within(&mut Command::new("no-such-program"), Duration::from_secs(20)));
    }

    #[test]
    fn lines_are_seen_and_a_bad_end_is_an_error() {
        let mut seen = Vec::new();
        let mut command = Command::new("sh");
        let status =
            watch(command.args(["-c", "echo one; echo two; exit 3"]), |line| seen.push(line.to_owned()));
        assert_eq!(status.unwrap().code(), Some(3));
        assert_eq!(seen, ["one", "two"]);
        let error = output(&mut command).unwrap_err().to_string();
        assert!(error.contains("code 3"), "{error}");
        assert_eq!(describe(Command::new("/usr/bin/env").arg("x")), "env x");
    }
}
