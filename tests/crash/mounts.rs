//! What is mounted where only a few processes see it, and goes with them.
//!
//! It needs no rights on this machine where users may have namespaces of their own; as root it needs none of those.

use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// A view of the file systems. It is gone when dropped and nobody is in it any more.
pub(super) struct Mounts {
    /// Is in it, and does nothing else.
    holder: Child,
    root: bool,
}

impl Mounts {
    /// Makes one, and runs a line of the shell's in it, with these places as `$1`, `$2`.
    pub(super) async fn after(line: &str, places: &[&Path]) -> Self {
        let own = Command::new("id").arg("-u").output().await.expect("`id` can be run");
        let root = own.stdout.trim_ascii() == b"0";
        let mut unshare = Command::new("unshare");
        unshare.arg("--mount");
        if !root {
            unshare.args(["--user", "--map-root-user"]);
        }
        let script = format!("{line} && echo done && exec cat");
        unshare.args(["--", "sh", "-c", &script, "sh"]).args(places);
        let mut holder = unshare
            // It ends when its input does: whatever way this process ends.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("`unshare` is installed (util-linux)");
        let mut lines = BufReader::new(holder.stdout.take().expect("it was piped")).lines();
        let said = lines.next_line().await.expect("it can be read");
        assert_eq!(said.as_deref(), Some("done"), "{line}");
        Self { holder, root }
    }

    /// The command that enters it, before what is run there.
    pub(super) fn entering(&self) -> Vec<String> {
        let mut words = vec!["nsenter".to_owned(), format!("--target={}", self.id()), "--mount".to_owned()];
        if !self.root {
            words.extend(["--user".to_owned(), "--preserve-credentials".to_owned()]);
        }
        words.push("--".to_owned());
        words
    }

    /// A command that is run in it.
    pub(super) fn command(&self, program: &str) -> Command {
        let entering = self.entering();
        let mut command = Command::new(&entering[0]);
        command.args(&entering[1..]).arg(program);
        command
    }

    /// The process that is in it.
    pub(super) fn id(&self) -> u32 {
        self.holder.id().expect("the holder runs")
    }
}
