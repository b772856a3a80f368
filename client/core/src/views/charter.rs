//! The charter: what was presented, signed, refused or withdrawn, and in which order.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use tdu_policies::{CharterText, Lang, Parameters, PolicySet, Slug};
use tdu_protocol::{EntryHash, Hash32, LogId, LogKind, Role};

use super::lens::{Lens, role_of};
use crate::{
    app::{CharterState, CharterView},
    content::{Item, LogContent, World},
    payload::{CharterPresented, CharterSigned, Payload, SignedPolicies},
    policy,
};

/// Parameter of a presentation that names the worker's status rather than a place in braces.
const STATUS: &str = "status";

/// Charters that were verified and parsed during a call: a caseload mostly shares one text.
#[derive(Default)]
pub struct Charters<'a> {
    known: RefCell<Vec<Judged<'a>>>,
}

/// Policies, and what they say if they hold under this root.
struct Judged<'a> {
    root: Hash32,
    signed: &'a SignedPolicies,
    policies: Option<Rc<PolicySet>>,
}

/// A charter that was presented, signed by an administrator.
pub struct Presented<'a> {
    pub item: &'a Item,
    policies: Rc<PolicySet>,
    parameters: Parameters,
}

/// What happened to the charter in one conversation.
#[derive(Default)]
pub struct Course<'a> {
    /// Each step that counts, and the state that it led to.
    pub steps: Vec<(&'a Item, CharterState)>,
    /// The newest text.
    pub presented: Option<Presented<'a>>,
    /// The signature in force.
    pub signed: Option<(&'a Item, &'a CharterSigned)>,
}

/// The charter of a conversation, to read in a language; `None` where none was presented.
pub fn charter(world: &World<'_>, conversation: LogId, lang: Lang) -> Option<CharterView> {
    let lens = Lens::new(world);
    let content =
        world.logs.log(conversation).filter(|content| content.state.kind() == LogKind::Conversation)?;
    let course = lens.course(content);
    let presented = course.presented.as_ref()?;
    let text = presented.text(lang);
    Some(CharterView {
        digest: Hash32(text.digest()),
        text,
        reference: presented.text(Lang::Fr),
        state: course.state(),
        worker: lens.names.author(content, presented.item),
        consents: course.signed.map(|(_, signed)| signed.consents.clone()).unwrap_or_default(),
    })
}

/// Hash of the entry that holds the person's signature, where it waits for the worker's.
pub fn to_countersign(world: &World<'_>, conversation: LogId) -> Option<EntryHash> {
    let content = world.logs.log(conversation)?;
    let course = Lens::new(world).course(content);
    match course.state() {
        CharterState::Signed { .. } => {
            course.signed.filter(|(item, _)| !item.waits()).map(|(item, _)| item.hash)
        }
        _ => None,
    }
}

/// What fills the charter's places in braces. The name `status` chooses the worker's status.
pub fn parameters(given: &BTreeMap<String, String>) -> Parameters {
    given.iter().fold(Parameters::new(), |parameters, (name, value)| match name.as_str() {
        STATUS => match Slug::new(value.clone()) {
            Ok(status) => parameters.with_status(status),
            Err(_) => parameters,
        },
        _ => parameters.with(name.clone(), value.clone()),
    })
}

impl<'a> Charters<'a> {
    /// The policies of a presentation, if an administrator of the organisation signed them and they parse.
    fn policies(&self, root: &Hash32, presented: &'a CharterPresented) -> Option<Rc<PolicySet>> {
        let signed = &presented.policies;
        let mut known = self.known.borrow_mut();
        if let Some(judged) = known.iter().find(|judged| judged.root == *root && judged.signed == signed) {
            return judged.policies.clone();
        }
        let policies = policy::verify(signed, root).ok().map(|(.., policies)| Rc::new(policies));
        known.push(Judged { root: *root, signed, policies: policies.clone() });
        policies
    }
}

impl Presented<'_> {
    /// The exact text in a language.
    pub fn text(&self, lang: Lang) -> CharterText {
        self.policies.charter.text(lang, &self.parameters)
    }

    /// Whether this is what was signed: version, text as shown, and the French reference of it.
    fn is_what(&self, signed: &CharterSigned) -> bool {
        signed.version == self.policies.charter.version()
            && signed.digest.0 == self.text(signed.lang).digest()
            && signed.reference.0 == self.text(Lang::Fr).digest()
    }
}

impl<'a> Course<'a> {
    /// Follows a conversation from its first entry. A step that its author may not take, or that does not fit what is
    /// on the table, changes nothing.
    pub fn of(conversation: &'a LogContent, charters: &Charters<'a>) -> Self {
        let mut course = Self::default();
        if conversation.state.kind() != LogKind::Conversation {
            return course;
        }
        for item in &conversation.items {
            let Some(payload) = item.payload() else { continue };
            let step = match role_of(conversation, item) {
                Some(Role::Worker) => course.worker_step(conversation, item, payload, charters),
                Some(Role::Beneficiary) => course.person_step(item, payload),
                _ => None,
            };
            course.steps.extend(step.map(|state| (item, state)));
        }
        course
    }

    pub fn state(&self) -> CharterState {
        self.steps.last().map(|(_, state)| state.clone()).unwrap_or_default()
    }

    fn worker_step(
        &mut self,
        conversation: &'a LogContent,
        item: &'a Item,
        payload: &'a Payload,
        charters: &Charters<'a>,
    ) -> Option<CharterState> {
        match payload {
            // A new text takes the place of the former one, whatever had become of it.
            Payload::CharterPresented(presented) => {
                let policies = charters.policies(conversation.state.root(), presented)?;
                let parameters = parameters(&presented.parameters);
                self.presented = Some(Presented { item, policies, parameters });
                self.signed = None;
                Some(CharterState::Presented)
            }
            // The worker signs the person's signature, not a text: the entry named must be the one in force. What has
            // not left yet has no hash, so nobody can have signed it in turn.
            Payload::CharterCountersigned { signed } => match (self.state(), self.signed) {
                (CharterState::Signed { lang, .. }, Some((entry, _)))
                    if !entry.waits() && entry.hash == *signed =>
                {
                    Some(CharterState::Countersigned { at: item.at, lang })
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn person_step(&mut self, item: &'a Item, payload: &'a Payload) -> Option<CharterState> {
        let presented = self.presented.as_ref()?;
        match payload {
            // Also after a refusal or a withdrawal: a person may change their mind while the text is there.
            Payload::CharterSigned(signed) if presented.is_what(signed) => {
                self.signed = Some((item, signed));
                Some(CharterState::Signed { at: item.at, lang: signed.lang })
            }
            Payload::CharterRefused if self.signed.is_none() => Some(CharterState::Refused { at: item.at }),
            Payload::CharterWithdrawn if self.signed.is_some() => {
                self.signed = None;
                Some(CharterState::Withdrawn { at: item.at })
            }
            _ => None,
        }
    }
}
