//! The charter as it is shown: the text in a language, where it stands, how it was answered.

mod changes;
mod course;

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use tdu_policies::{CharterText, Lang, Localised, Parameters, PolicySet, Slug};
use tdu_protocol::{Bytes, EntryHash, Hash32, LogId, LogKind, Rights, Role};

use super::{lens::Lens, names::service_name};
use crate::{
    app::{CharterState, CharterView, Colleague, ProofView},
    content::{Item, LogContent, World},
    order,
    payload::{CharterPresented, SignedPolicies},
    policy,
};

pub use course::{Course, Given, Round};

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

/// The charter of a conversation, to read in a language; `None` where none was presented.
pub fn charter(world: &World<'_>, conversation: LogId, lang: Lang) -> Option<CharterView> {
    let lens = Lens::new(world);
    let content = conversation_of(world, conversation)?;
    let course = lens.course(content);
    let round = course.round()?;
    let text = round.presented.text(lang);
    let outdated = world.role == Role::Worker && round.presented.differs_from(world.policies);
    let changes = if outdated {
        changes::changes(&text, &round.presented.filled_by(world.policies, lang))
    } else {
        let former = course.accepted().filter(|_| course.state().is_open());
        former.map(|former| changes::changes(&former.presented.text(lang), &text)).unwrap_or_default()
    };
    let name = |item: &Item| lens.names.author(content, item);
    let given = round.given.as_ref();
    Some(CharterView {
        digest: Hash32(text.digest()),
        text,
        reference: round.presented.text(Lang::Fr),
        outdated,
        changes,
        worker: name(round.presented.item),
        consents: given
            .filter(|_| course.state().is_yes())
            .map(|given| given.facts().consents)
            .unwrap_or_default(),
        facts: given.map(Given::facts),
        answered_by: given.map(|given| name(given.item())).unwrap_or_default(),
        confirmed_by: given.and_then(Given::confirmation).map(name),
        waits_for_me: given.is_some_and(|given| given.waits_for(world.me)),
        colleagues: colleagues(&lens, content),
        proofs: course.rounds.iter().rev().filter_map(proof_of).collect(),
        state: course.state().clone(),
    })
}

/// Whether the charter in force is another one than that which was last presented in a conversation, or none was.
pub fn charter_is_new(world: &World<'_>, conversation: LogId) -> Option<bool> {
    let course = Lens::new(world).course(conversation_of(world, conversation)?);
    Some(course.round().is_none_or(|round| round.presented.differs_from(world.policies)))
}

/// What fills the charter when it is presented: who presents it, and their service.
pub fn filling(worker: &str, service: &str) -> BTreeMap<String, String> {
    let filled = [("service", service), ("worker", worker)];
    order::map_of(filled.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())))
}

/// What the charter in force still holds examples of: nobody is asked to sign it before a service has said it for itself.
pub fn charter_lacks(world: &World<'_>) -> Vec<Localised> {
    examples(world.policies, &service_name(world))
}

/// What the charter of a set would hold examples of, presented by a service of this name.
pub fn examples(policies: &PolicySet, service: &str) -> Vec<Localised> {
    let filled = parameters(&filling("", service));
    policies.charter.to_complete(&filled).into_iter().map(|parameter| parameter.about.clone()).collect()
}

fn proof_of(round: &Round<'_>) -> Option<ProofView> {
    let given = round.given.as_ref().filter(|given| given.has_proof())?;
    let version = round.presented.version().to_owned();
    let stamped = round.stamp.is_some();
    Some(ProofView { of: round.presented.item.seq, version, at: given.item().at, stamped })
}

/// Workers who are in the conversation beside the one who keeps it.
fn colleagues(lens: &Lens<'_>, content: &LogContent) -> Vec<Colleague> {
    content
        .state
        .members()
        .filter(|member| member.certificate.role == Role::Worker && member.rights != Rights::Manage)
        .map(|member| member.certificate.account)
        .map(|account| Colleague { account, name: lens.names.staff(account).to_owned() })
        .collect()
}

fn conversation_of<'a>(world: &World<'a>, conversation: LogId) -> Option<&'a LogContent> {
    world.logs.log(conversation).filter(|content| content.state.kind() == LogKind::Conversation)
}

/// Hash of the entry that holds the person's signature, where it waits for the worker's.
pub fn to_countersign(world: &World<'_>, conversation: LogId) -> Option<EntryHash> {
    waiting(world, conversation, |state| matches!(state, CharterState::Signed { .. }))
}

/// Hash of the entry that holds an answer given aloud, where it waits for a second member of staff.
pub fn to_witness(world: &World<'_>, conversation: LogId) -> Option<EntryHash> {
    waiting(world, conversation, |state| matches!(state, CharterState::Heard { .. }))
}

fn waiting(
    world: &World<'_>,
    conversation: LogId,
    is_it: impl Fn(&CharterState) -> bool,
) -> Option<EntryHash> {
    let course = Lens::new(world).course(conversation_of(world, conversation)?);
    if !is_it(course.state()) {
        return None;
    }
    let given = course.round()?.given.as_ref()?;
    (!given.item().waits()).then(|| given.item().hash)
}

/// What a proof is put together from.
pub struct ProofParts {
    /// The text that was answered, in the language in which it was read or heard.
    pub text: CharterText,
    /// The French reference.
    pub reference: CharterText,
    /// Places of the acts in the conversation, in order: the answer, what confirms it, its withdrawal.
    pub places: Vec<u64>,
    /// The last time stamp on the answer.
    pub stamp: Option<Bytes>,
}

/// The parts of the proof of an answer. `of` is the place of the text's presentation; without it, the newest answer is meant.
pub fn proof_parts(world: &World<'_>, conversation: LogId, of: Option<u64>) -> Option<ProofParts> {
    let course = Lens::new(world).course(conversation_of(world, conversation)?);
    let meant = |round: &&Round<'_>| proof_of(round).is_some_and(|proof| of.is_none_or(|of| of == proof.of));
    let round = course.rounds.iter().rev().find(meant)?;
    let given = round.given.as_ref()?;
    let acts = [Some(given.item()), given.confirmation(), round.withdrawn];
    let arrived = acts.into_iter().flatten().filter(|item| !item.waits());
    Some(ProofParts {
        text: round.presented.text(given.facts().lang),
        reference: round.presented.text(Lang::Fr),
        places: arrived.map(|item| item.seq).collect(),
        stamp: round.stamp.cloned(),
    })
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
