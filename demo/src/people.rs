//! Who was made, and how to open each: kept beside the data, printed at each run.

use std::{fmt::Write as _, path::Path};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use tdu_cli::private;
use tdu_core::calendar::Now;
use tdu_protocol::{OrgId, Role};

/// Everything that a person needs to look around.
#[derive(Serialize, Deserialize)]
pub struct People {
    /// The organisation: a server that was emptied since is recognised by it.
    pub org: OrgId,
    /// The made-up service.
    pub service: String,
    /// Address of the server.
    pub origin: String,
    /// In the order in which they are printed.
    #[serde(rename = "people")]
    pub everybody: Vec<MadeUp>,
}

/// A made-up person. The words are printed because nobody is behind them.
#[derive(Serialize, Deserialize)]
pub struct MadeUp {
    /// Name of their folder.
    pub id: String,
    /// As the others know them.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// To open in a browser.
    pub link: String,
    /// The eight words, for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The six digits of the link, for a beneficiary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Last day on which the link can be used, for a beneficiary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What there is to see.
    pub about: String,
}

impl People {
    /// What an earlier run kept.
    ///
    /// # Errors
    /// When the file cannot be read, or is not what was written.
    pub fn load(file: &Path) -> Result<Option<Self>> {
        match std::fs::read(file) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map(Some)
                .with_context(|| format!("{} is not what this program wrote", file.display())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("{} cannot be read", file.display())),
        }
    }

    /// Keeps it, for the owner of the folder alone.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, file: &Path) -> Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        private::write(file, text.as_bytes()).with_context(|| format!("{} cannot be written", file.display()))
    }

    /// The same people at another address: a server may listen on another port at its next start.
    pub fn move_to(&mut self, origin: &str) {
        for person in &mut self.everybody {
            if let Some(rest) = person.link.strip_prefix(&self.origin) {
                person.link = format!("{origin}{rest}");
            }
        }
        origin.clone_into(&mut self.origin);
    }

    /// What is printed.
    pub fn to_text(&self, now: Now) -> String {
        let mut text = format!("{} (made up, like everybody in it)\n", self.service);
        let today = now.day().to_iso();
        for person in &self.everybody {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "\n{}, {}: {}", person.name, role_name(person.role), person.about);
            let _ = writeln!(text, "  link   {}", person.link);
            if let Some(words) = &person.words {
                let _ = writeln!(text, "  words  {words}");
            }
            if let Some(code) = &person.code {
                let over = person.until.as_ref().is_some_and(|until| *until < today);
                let until = person.until.as_deref().unwrap_or_default();
                let word = if over { "no longer valid since" } else { "once, until" };
                let _ = writeln!(text, "  code   {code} ({word} {until})");
            }
        }
        text
    }
}

const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Administrator => "administrator",
        Role::Manager => "manager",
        Role::Referent => "prevention referent",
        Role::Worker => "social worker",
        Role::Beneficiary => "beneficiary",
    }
}

#[cfg(test)]
mod tests {
    use tdu_protocol::Timestamp;

    use super::*;

    fn people() -> People {
        let person = |name: &str, words: Option<&str>, code: Option<&str>| MadeUp {
            id: name.to_lowercase(),
            name: name.to_owned(),
            role: if words.is_some() { Role::Worker } else { Role::Beneficiary },
            link: "https://localhost/".to_owned(),
            words: words.map(str::to_owned),
            code: code.map(str::to_owned),
            until: code.map(|_| "1970-01-03".to_owned()),
            about: "something".to_owned(),
        };
        People {
            org: OrgId([1; 16]),
            service: "S".to_owned(),
            origin: "https://localhost".to_owned(),
            everybody: vec![person("A", Some("one two"), None), person("B", None, Some("123456"))],
        }
    }

    #[test]
    fn what_was_kept_is_printed_again() {
        let dir = std::env::temp_dir().join(format!("tdu-demo-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let file = dir.join("people.json");
        assert!(People::load(&file).unwrap().is_none());
        people().save(&file).unwrap();
        let read = People::load(&file).unwrap().unwrap();
        std::fs::remove_dir_all(&dir).unwrap();
        let now = Now { at: Timestamp(0), offset_minutes: 0 };
        let text = read.to_text(now);
        assert_eq!(text, people().to_text(now));
        assert!(text.contains("words  one two") && text.contains("code   123456 (once, until 1970-01-03)"));
    }

    #[test]
    fn links_follow_the_server_to_another_port() {
        let mut people = people();
        people.move_to("https://localhost:9");
        assert_eq!(people.origin, "https://localhost:9");
        assert!(people.everybody.iter().all(|person| person.link == "https://localhost:9/"));
    }

    #[test]
    fn a_link_that_has_expired_is_said_to_be() {
        let late = Now { at: Timestamp(10 * Timestamp::DAY), offset_minutes: 0 };
        assert!(people().to_text(late).contains("123456 (no longer valid since 1970-01-03)"));
    }
}
