//! Numbers and places that help, for the person and for the worker.

use serde::{Deserialize, Serialize};

use crate::{
    Localised, Mistake, PolicyFiles, Reason, Slug,
    reason::Member,
    source::{Source, at},
};

/// Directory of help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resources {
    /// In the order of the screen.
    pub resources: Vec<Resource>,
    /// Members of staff whom workers may ask for more than a colleague's ear.
    #[serde(default)]
    pub colleagues: Vec<Colleague>,
}

/// A member of staff whom workers may ask, in a talk that nobody else reads. Named here, in what administrators sign, so that nobody can
/// call themselves one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colleague {
    /// Their account, as the page of the staff shows it to administrators: 22 characters.
    pub account: String,
    /// As what they are asked.
    pub counsel: Counsel,
    /// What they can be asked, and when.
    pub about: Localised,
}

/// As what a colleague is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counsel {
    /// Somebody who knows a field: rights of foreigners, debts, addictions.
    Expert,
    /// A psychologist.
    Psychologist,
}

/// One number or place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// The resource's id.
    pub id: Slug,
    /// What it is.
    pub label: Localised,
    /// When to turn to it.
    pub when: Localised,
    /// Number to call, digits and spaces; absent where the service still has to write it.
    #[serde(default)]
    pub phone: Option<String>,
    /// Number to write to by text message.
    #[serde(default)]
    pub text_message: Option<String>,
    /// Days and hours, as people say them.
    pub open: Localised,
    /// Whom it helps.
    pub audience: Vec<Audience>,
    /// Shown first, on its own.
    #[serde(default)]
    pub emergency: bool,
    /// An example that the service replaces by its own.
    #[serde(default)]
    pub to_complete: bool,
}

/// Whom a resource helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The person who is helped.
    Person,
    /// The worker.
    Worker,
}

impl Resources {
    /// What helps an audience, emergencies first.
    pub fn for_audience(&self, audience: Audience) -> Vec<&Resource> {
        let mut found: Vec<_> =
            self.resources.iter().filter(|resource| resource.audience.contains(&audience)).collect();
        found.sort_by_key(|resource| !resource.emergency);
        found
    }
}

pub(crate) fn read(files: &PolicyFiles, mistakes: &mut Vec<Mistake>) -> Option<Resources> {
    let mut source = Source::open(files, "resources.toml", mistakes)?;
    let resources: Resources = source.read()?;
    source.unique("resources", resources.resources.iter().map(|resource| &resource.id));
    for (rank, resource) in resources.resources.iter().enumerate() {
        for (name, number) in [("phone", &resource.phone), ("text_message", &resource.text_message)] {
            let right = number.as_deref().is_none_or(is_number);
            source.require(right, at!["resources", rank, name], Reason::NotANumberToCall);
        }
        source.require(
            resource.to_complete || resource.phone.is_some() || resource.text_message.is_some(),
            at!["resources", rank],
            Reason::NoNumber,
        );
        source.require(!resource.audience.is_empty(), at!["resources", rank, "audience"], Reason::ForNobody);
    }
    for (rank, colleague) in resources.colleagues.iter().enumerate() {
        source.require(
            is_account(&colleague.account),
            at!["colleagues", rank, "account"],
            Reason::NotAnAccount,
        );
        let again = resources.colleagues[..rank].iter().any(|before| before.account == colleague.account);
        source.require(
            !again,
            at!["colleagues", rank, "account"],
            Reason::SameAsAnother(Member::new("account", "colleagues")),
        );
    }
    Some(resources)
}

/// 16 bytes in base64url.
fn is_account(text: &str) -> bool {
    text.len() == 22 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (2..=15).contains(&digits.bytes().filter(u8::is_ascii_digit).count())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ')
}
