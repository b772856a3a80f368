//! Each way of answering the charter, and who may do what.

use tdu_policies::Lang;
use tdu_protocol::{LogId, Rights, WriteId};

use super::build::{Actor, Service, day};
use crate::{
    app::{CharterState, CharterView, Standing, TodayReason},
    evidence::{Level, Way},
    payload::{
        Answer, Channel, CharterSigned, Circumstances, Device, Enrolment, Help, HelpRole, IdentityCheck,
        Meeting, Payload, Spoken, Told, Vouched, WithdrawalTold,
    },
    views::{self, lens::Lens},
};

struct Table {
    s: Service,
    log: LogId,
    worker: Actor,
    person: Actor,
}

impl Table {
    /// A conversation where the charter was presented, and a colleague who can read it.
    fn laid() -> Self {
        let mut s = Service::new();
        let (_, log, person) = s.accompany("Amina");
        let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
        s.present(log, &worker);
        s.grant(log, &worker, &colleague, Rights::Write);
        Self { s, log, worker, person }
    }

    fn view(&self) -> CharterView {
        self.seen_by(&self.person)
    }

    fn seen_by(&self, actor: &Actor) -> CharterView {
        views::charter(&self.s.eyes(actor).world(), self.log, Lang::Fr).expect("a charter")
    }

    fn state(&self) -> CharterState {
        self.view().state
    }

    /// Where the file stands in the coverage of charters.
    fn standing(&self) -> Standing {
        let eyes = self.s.eyes(&self.worker);
        let world = eyes.world();
        let lens = Lens::new(&world);
        let content = world.logs.log(self.log).expect("the conversation");
        let course = lens.course(content);
        Standing::after(course.steps.iter().map(|(_, state)| state))
    }

    fn answers(&mut self, actor: &Actor, answer: Answer) -> WriteId {
        let payload = self.s.answer(self.log, actor, Lang::Ar, answer);
        self.s.write(self.log, actor, payload)
    }

    fn worker_hears(&mut self, what: Spoken) -> WriteId {
        self.answers(&self.worker.clone(), told(what))
    }

    fn signs(&mut self) {
        self.s.sign(self.log, &self.person.clone(), Lang::Fr);
    }

    fn is_heard(&mut self) {
        self.worker_hears(yes());
    }

    fn witness(&mut self, actor: &Actor, answered: WriteId) {
        let answered = self.s.hash_of(self.log, answered);
        self.s.write(self.log, actor, Payload::CharterWitnessed { answered });
    }
}

fn told(what: Spoken) -> Answer {
    Answer::Told(Told { what, channel: Meeting::Phone, identity: IdentityCheck::Question, help: None })
}

fn yes() -> Spoken {
    Spoken::Yes { consents: vec!["voix".to_owned()] }
}

#[test]
fn a_yes_given_aloud_counts_once_a_second_member_of_staff_confirms_it() {
    let mut table = Table::laid();
    let (worker, colleague, person) = (table.worker.clone(), table.s.colleague.clone(), table.person.clone());
    let at = table.s.clock();
    let answered = table.worker_hears(yes());
    assert_eq!(table.state(), CharterState::Heard { at, lang: Lang::Ar });
    assert_eq!(table.standing(), Standing::Waiting, "one pair of ears is not two");
    table.witness(&worker, answered);
    table.witness(&person, answered);
    assert!(matches!(table.state(), CharterState::Heard { .. }), "neither the first again nor the person");
    let at = table.s.clock();
    table.witness(&colleague, answered);
    assert_eq!(table.state(), CharterState::Witnessed { at, lang: Lang::Ar });
    let view = table.view();
    assert_eq!(view.facts.map(|facts| (facts.way, facts.level)), Some((Way::Aloud, Level::Unsigned)));
    assert_eq!(view.consents, ["voix"]);
    assert_eq!(view.answered_by, "Wassila");
    assert!(view.confirmed_by.is_some());
    assert_eq!(table.standing(), Standing::Accepted);
}

#[test]
fn the_last_time_stamp_of_a_worker_on_the_answer_in_force_counts() {
    let mut table = Table::laid();
    let (worker, colleague, person) = (table.worker.clone(), table.s.colleague.clone(), table.person.clone());
    let answered = table.worker_hears(yes());
    let answered = table.s.hash_of(table.log, answered);
    let stamp = |table: &mut Table, by: &Actor, answered, token: u8| {
        table.s.write(table.log, by, Payload::CharterStamped { answered, token: vec![token].into() });
    };
    let kept = |table: &Table| {
        let parts = views::proof_parts(&table.s.eyes(&table.person).world(), table.log, None);
        let stamp = parts.expect("a proof").stamp.map(|token| token.as_slice().to_vec());
        assert_eq!(table.view().proofs[0].stamped, stamp.is_some());
        stamp
    };
    stamp(&mut table, &person, answered, 1);
    stamp(&mut table, &worker, tdu_protocol::Hash32([9; 32]), 2);
    assert_eq!(kept(&table), None, "neither by the person, nor on something else");
    stamp(&mut table, &worker, answered, 3);
    assert_eq!(kept(&table), Some(vec![3]));
    stamp(&mut table, &colleague, answered, 4);
    assert_eq!(kept(&table), Some(vec![4]), "asked again, it takes the place of the first");
    table.worker_hears(yes());
    assert_eq!(kept(&table), None, "another answer has none yet");
}

#[test]
fn a_confirmation_of_another_answer_is_none() {
    let mut table = Table::laid();
    let colleague = table.s.colleague.clone();
    let first = table.worker_hears(yes());
    table.worker_hears(yes());
    table.witness(&colleague, first);
    assert!(matches!(table.state(), CharterState::Heard { .. }), "the first was replaced");
    let no = table.worker_hears(Spoken::No);
    table.witness(&colleague, no);
    assert!(matches!(table.state(), CharterState::Refused { .. }), "a no needs no second");
}

#[test]
fn a_colleague_is_asked_is_named_to_the_person_and_finds_it_in_their_day() {
    let mut table = Table::laid();
    let (worker, colleague) = (table.worker.clone(), table.s.colleague.clone());
    let answered = table.worker_hears(yes());
    let hash = table.s.hash_of(table.log, answered);
    let ask = Payload::CharterWitnessAsked {
        answered: hash,
        colleague: colleague.account,
        name: "Colin".to_owned(),
    };
    let due = |table: &Table| {
        let today = views::today(&table.s.eyes(&table.s.colleague.clone()).world());
        today.into_iter().any(|item| item.why == TodayReason::CharterToWitness && item.name == "Amina")
    };
    assert!(!due(&table));
    table.s.write(table.log, &worker, ask);
    assert!(due(&table));
    assert!(table.seen_by(&colleague).waits_for_me && !table.seen_by(&worker).waits_for_me);
    let colleagues = table.view().colleagues;
    assert_eq!(colleagues.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Colin"]);
    table.witness(&colleague, answered);
    assert!(!due(&table));
}

#[test]
fn a_paper_says_its_day_and_where_it_is_kept() {
    let mut table = Table::laid();
    let signed_on = day("2026-11-20");
    let at = table.s.clock();
    table.worker_hears(Spoken::Paper { day: signed_on, kept: "armoire 2".to_owned(), consents: Vec::new() });
    assert_eq!(table.state(), CharterState::OnPaper { at, lang: Lang::Ar, day: signed_on });
    let way = table.view().facts.map(|facts| facts.way);
    assert_eq!(way, Some(Way::Paper { day: signed_on, kept: "armoire 2".to_owned() }));
    assert_eq!(table.standing(), Standing::Accepted);
}

#[test]
fn no_and_later_come_from_the_person_or_from_what_a_worker_heard() {
    let until = Some(day("2026-12-10"));
    let later = |at| CharterState::Later { at, until };
    let refused = |at| CharterState::Refused { at };
    let cases: [(Answer, bool, &dyn Fn(_) -> CharterState, Standing); 4] = [
        (Answer::Refused, true, &refused, Standing::Refused),
        (Answer::Later { until }, true, &later, Standing::Waiting),
        (told(Spoken::No), false, &refused, Standing::Refused),
        (told(Spoken::Later { until }), false, &later, Standing::Waiting),
    ];
    for (answer, by_person, expected, standing) in cases {
        let mut table = Table::laid();
        let (right, wrong) = if by_person {
            (table.person.clone(), table.worker.clone())
        } else {
            (table.worker.clone(), table.person.clone())
        };
        table.answers(&wrong, answer.clone());
        assert_eq!(table.state(), CharterState::Presented, "{answer:?}: not theirs to give");
        let at = table.s.clock();
        table.answers(&right, answer);
        assert_eq!(table.state(), expected(at));
        assert_eq!(table.standing(), standing);
    }
}

#[test]
fn an_answer_about_another_text_is_none() {
    let mut table = Table::laid();
    let (worker, log) = (table.worker.clone(), table.log);
    for change in ["version", "lang", "digest", "reference"] {
        let mut payload = table.s.answer(log, &worker, Lang::Ar, told(Spoken::No));
        if let Payload::CharterAnswered(answered) = &mut payload {
            match change {
                "version" => answered.version.push('x'),
                "lang" => answered.lang = Lang::En,
                "digest" => answered.digest.0[0] ^= 1,
                _ => answered.reference.0[0] ^= 1,
            }
        }
        table.s.write(log, &worker, payload);
        assert_eq!(table.state(), CharterState::Presented, "{change}");
    }
}

#[test]
fn what_a_worker_heard_never_takes_the_place_of_what_the_person_signed() {
    let mut table = Table::laid();
    table.s.sign(table.log, &table.person.clone(), Lang::Fr);
    for what in [Spoken::No, yes(), Spoken::Later { until: None }] {
        table.worker_hears(what);
        assert!(matches!(table.state(), CharterState::Signed { .. }));
    }
}

#[test]
fn the_person_may_withdraw_what_they_said_and_sign_after_a_refusal_that_was_heard() {
    let mut table = Table::laid();
    let person = table.person.clone();
    table.worker_hears(yes());
    table.s.write(table.log, &person, Payload::CharterWithdrawn);
    assert!(matches!(table.state(), CharterState::Withdrawn { .. }));
    table.worker_hears(Spoken::No);
    table.s.sign(table.log, &person, Lang::Fr);
    assert!(matches!(table.state(), CharterState::Signed { .. }));
}

#[test]
fn a_withdrawal_that_a_worker_was_told_of_ends_any_yes_and_the_person_may_say_yes_again() {
    let mut table = Table::laid();
    let (worker, person, log) = (table.worker.clone(), table.person.clone(), table.log);
    let told = || {
        let (channel, identity) = (Meeting::Phone, IdentityCheck::Question);
        Payload::CharterWithdrawalTold(WithdrawalTold { channel, identity, help: None })
    };
    table.s.write(log, &worker, told());
    assert_eq!(table.state(), CharterState::Presented, "nothing to take back yet");
    for accept in [Table::signs, Table::is_heard] {
        accept(&mut table);
        assert!(table.state().is_yes());
        table.s.write(log, &person, told());
        assert!(table.state().is_yes(), "the person withdraws in their own name");
        table.s.write(log, &worker, told());
        assert!(matches!(table.state(), CharterState::Withdrawn { told: true, .. }), "{:?}", table.state());
        assert_eq!((table.standing(), table.view().consents.len()), (Standing::Refused, 0));
    }
}

#[test]
fn a_question_waits_until_any_worker_writes_back() {
    let mut table = Table::laid();
    let (worker, person, log) = (table.worker.clone(), table.person.clone(), table.log);
    let at = table.s.clock();
    table.s.write(log, &person, Payload::CharterQuestion { text: "Qui lit ?".to_owned() });
    assert_eq!(table.state(), CharterState::Asked { at });
    let talk = views::conversation(&table.s.eyes(&worker).world(), Some(log)).expect("it");
    assert_eq!(talk.unread, 1, "a question is a message");
    assert!(talk.messages.iter().any(|message| message.about_charter && message.text == "Qui lit ?"));
    table.s.say(log, &worker, "Moi, et personne d'autre.");
    assert_eq!(table.state(), CharterState::Presented);
    table.answers(&person, Answer::Refused);
    table.s.write(log, &person, Payload::CharterQuestion { text: "Et après ?".to_owned() });
    assert!(matches!(table.state(), CharterState::Refused { .. }), "a question undoes no answer");
}

#[test]
fn the_level_is_told_to_both_once_the_worker_has_vouched() {
    let mut table = Table::laid();
    let (worker, person, log) = (table.worker.clone(), table.person.clone(), table.log);
    let circumstances = Circumstances {
        channel: Channel::InPerson,
        device: Device::Own,
        help: Some(Help { role: HelpRole::Interpreter, name: "Rachid".to_owned() }),
    };
    let signed =
        CharterSigned { circumstances: Some(circumstances), ..table.s.signature(log, &person, Lang::Ar) };
    let signed = table.s.write(log, &person, Payload::CharterSigned(signed));
    let level = |table: &Table| table.view().facts.map(|facts| facts.level);
    assert_eq!(level(&table), Some(Level::Simple));
    let vouched = Some(Vouched {
        identity: IdentityCheck::Known,
        enrolled: Enrolment::FaceToFace,
        interpreter_counts: true,
    });
    let signed = table.s.hash_of(log, signed);
    table.s.write(log, &worker, Payload::CharterCountersigned { signed, vouched });
    assert_eq!(level(&table), Some(Level::Advanced));
    assert_eq!(table.seen_by(&worker).facts, table.view().facts, "both are told the same");
}

#[test]
fn a_former_text_that_was_accepted_keeps_its_proof_when_another_is_presented() {
    let mut table = Table::laid();
    let (worker, person, log) = (table.worker.clone(), table.person.clone(), table.log);
    let at = table.s.clock();
    table.s.sign(log, &person, Lang::En);
    table.s.present(log, &worker);
    assert_eq!(table.state(), CharterState::Renewed { at });
    let proofs = table.view().proofs;
    assert_eq!(proofs.len(), 1);
    let eyes = table.s.eyes(&person);
    let newest = views::proof_parts(&eyes.world(), log, None).expect("a proof");
    let named = views::proof_parts(&eyes.world(), log, Some(proofs[0].of)).expect("the same");
    assert_eq!((newest.places.len(), newest.text.lang), (1, Lang::En));
    assert_eq!(newest.places, named.places);
    assert!(views::proof_parts(&eyes.world(), log, Some(0)).is_none(), "no text was presented there");
    table.answers(&person, Answer::Refused);
    assert!(matches!(table.state(), CharterState::Refused { .. }), "the new text can be refused");
    assert_eq!(table.view().proofs.len(), 2, "a refusal has a proof too");
    table.s.present(log, &worker);
    assert_eq!(table.state(), CharterState::Renewed { at }, "and takes nothing from the former yes");
}

#[test]
fn a_text_of_new_policies_is_told_to_the_worker_alone() {
    let mut table = Table::laid();
    let worker = table.worker.clone();
    assert!(!table.seen_by(&worker).outdated);
    let mut files = tdu_policies::PolicyFiles::embedded();
    let text = files.get("charter/en.toml").expect("a file").replace("You can say yes", "You may say yes");
    files.insert("charter/en.toml", text);
    table.s.policies = tdu_policies::PolicySet::parse(&files).expect("they parse");
    assert!(table.seen_by(&worker).outdated, "one language is enough");
    assert!(!table.view().outdated, "the person's device does not know the service's policies");
    assert_eq!(views::charter_is_new(&table.s.eyes(&worker).world(), table.log), Some(true));
}

/// How many charters are named in the worker's day.
fn named(table: &Table) -> Option<u32> {
    let today = views::today(&table.s.eyes(&table.worker).world());
    let mut lines = today.into_iter().filter_map(|item| match item.why {
        TodayReason::ChartersWaiting { count } => Some(count),
        _ => None,
    });
    let first = lines.next();
    assert_eq!(lines.next(), None, "one line at most");
    first
}

#[test]
fn charters_that_wait_are_named_in_one_line_after_a_while_and_never_after_a_refusal() {
    let mut table = Table::laid();
    let (_, other, _) = table.s.accompany("Bilal");
    table.s.present(other, &table.worker.clone());
    assert_eq!(named(&table), None);
    table.s.at("2026-12-09", 23, 0);
    assert_eq!(named(&table), None, "the policy says fourteen days");
    table.s.at("2026-12-10", 9, 0);
    assert_eq!(named(&table), Some(2));
    let person = table.person.clone();
    table.answers(&person, Answer::Refused);
    assert_eq!(named(&table), Some(1));
}

#[test]
fn later_is_respected_until_the_day_that_was_chosen() {
    let mut table = Table::laid();
    let person = table.person.clone();
    table.answers(&person, Answer::Later { until: Some(day("2027-03-01")) });
    table.s.at("2027-02-28", 23, 0);
    assert_eq!(named(&table), None);
    table.s.at("2027-03-01", 9, 0);
    assert_eq!(named(&table), Some(1));
}

#[test]
fn a_renewed_text_shows_what_it_changes_to_the_person_and_to_the_worker_before() {
    let mut table = Table::laid();
    let (worker, person, log) = (table.worker.clone(), table.person.clone(), table.log);
    table.s.sign(log, &person, Lang::Fr);
    assert_eq!(table.view().changes, []);
    let said = "Nous répondons en un mois.";
    table.s.changes_charter("charter/fr.toml", said, "Nous répondons en deux semaines.");
    let of_worker = table.seen_by(&worker).changes;
    assert_eq!(of_worker.len(), 1, "before it is proposed");
    table.s.present(log, &worker);
    assert!(matches!(table.state(), CharterState::Renewed { .. }));
    assert_eq!(table.view().changes, of_worker, "the same, once it is");
    table.s.sign(log, &person, Lang::Fr);
    assert_eq!(table.view().changes, [], "nothing is left to compare once it is answered");
}
