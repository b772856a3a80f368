use tdu_policies::Lang;
use tdu_protocol::{Hash32, LogId, WriteId};

use super::build::{Actor, Service};
use crate::{
    app::CharterState,
    payload::{CharterPresented, CharterSigned, Payload},
    views::{self, to_countersign},
};

struct Table {
    s: Service,
    log: LogId,
    worker: Actor,
    person: Actor,
}

impl Table {
    fn set() -> Self {
        let mut s = Service::new();
        let (_, log, person) = s.accompany("Amina");
        let worker = s.worker.clone();
        Self { s, log, worker, person }
    }

    /// A conversation where the charter was presented.
    fn laid() -> Self {
        let mut table = Self::set();
        table.s.present(table.log, &table.worker.clone());
        table
    }

    fn consents(&self) -> Vec<String> {
        let view = views::charter(&self.s.eyes(&self.person).world(), self.log, Lang::Fr);
        view.expect("a charter").consents
    }

    fn state(&self) -> CharterState {
        views::conversation(&self.s.eyes(&self.person).world(), Some(self.log)).expect("it").charter
    }

    fn signature(&self, lang: Lang) -> CharterSigned {
        self.s.signature(self.log, &self.person, lang)
    }

    fn sign(&mut self, lang: Lang) -> WriteId {
        self.s.sign(self.log, &self.person.clone(), lang)
    }

    fn by_person(&mut self, payload: Payload) -> WriteId {
        self.s.write(self.log, &self.person.clone(), payload)
    }

    fn by_worker(&mut self, payload: Payload) -> WriteId {
        self.s.write(self.log, &self.worker.clone(), payload)
    }

    fn countersign(&mut self, signed: WriteId) -> WriteId {
        let signed = self.s.hash_of(self.log, signed);
        self.by_worker(Payload::CharterCountersigned { signed, vouched: None })
    }
}

#[test]
fn it_is_presented_signed_and_countersigned() {
    let mut table = Table::set();
    assert_eq!(table.state(), CharterState::None);
    table.s.present(table.log, &table.worker.clone());
    assert_eq!(table.state(), CharterState::Presented);
    let at = table.s.clock();
    let signed = table.sign(Lang::Ar);
    assert_eq!(table.state(), CharterState::Signed { at, lang: Lang::Ar });
    let at = table.s.clock();
    table.countersign(signed);
    assert_eq!(table.state(), CharterState::Countersigned { at, lang: Lang::Ar });
}

#[test]
fn only_the_person_signs() {
    let mut table = Table::laid();
    let signed = table.signature(Lang::Fr);
    table.by_worker(Payload::CharterSigned(signed));
    assert_eq!(table.state(), CharterState::Presented);
}

#[test]
fn a_signature_of_another_text_is_none() {
    let mut table = Table::laid();
    let right = table.signature(Lang::Fr);
    let other = Hash32([7; 32]);
    for wrong in [
        CharterSigned { digest: other, ..right.clone() },
        CharterSigned { reference: other, ..right.clone() },
        CharterSigned { version: "2".to_owned(), ..right.clone() },
        // The digest of the French text, said to have been read in English.
        CharterSigned { lang: Lang::En, ..right.clone() },
    ] {
        table.by_person(Payload::CharterSigned(wrong));
        assert_eq!(table.state(), CharterState::Presented);
    }
    table.by_person(Payload::CharterSigned(right));
    assert!(matches!(table.state(), CharterState::Signed { .. }));
}

#[test]
fn nothing_is_signed_before_it_is_presented() {
    let signed = Table::laid().signature(Lang::Fr);
    let mut table = Table::set();
    table.by_person(Payload::CharterSigned(signed));
    table.by_person(Payload::CharterRefused);
    assert_eq!(table.state(), CharterState::None);
}

#[test]
fn only_a_worker_presents_and_only_what_an_administrator_signed() {
    let mut table = Table::set();
    table.s.present(table.log, &table.person.clone());
    assert_eq!(table.state(), CharterState::None, "the person cannot present");
    let mut policies = table.s.signed_policies.clone();
    let text = policies.files.get("charter/fr.toml").expect("a file").replace("charte", "Charte");
    policies.files.insert("charter/fr.toml", text);
    let altered = CharterPresented { policies, parameters: std::collections::BTreeMap::new() };
    table.by_worker(Payload::CharterPresented(Box::new(altered)));
    assert_eq!(table.state(), CharterState::None, "the text was changed after the administrator signed it");
}

#[test]
fn only_a_worker_countersigns_and_only_the_signature_in_force() {
    let mut table = Table::laid();
    let first = table.sign(Lang::Fr);
    let second = table.sign(Lang::En);
    table.countersign(first);
    assert!(matches!(table.state(), CharterState::Signed { lang: Lang::En, .. }), "the first was replaced");
    let hash = table.s.hash_of(table.log, second);
    table.by_person(Payload::CharterCountersigned { signed: hash, vouched: None });
    assert!(matches!(table.state(), CharterState::Signed { .. }), "the person cannot countersign");
    table.countersign(second);
    assert!(matches!(table.state(), CharterState::Countersigned { lang: Lang::En, .. }));
}

#[test]
fn what_has_not_left_yet_cannot_be_countersigned() {
    let mut table = Table::laid();
    let signed = table.signature(Lang::Fr);
    table.s.write_offline(table.log, &table.person.clone(), Payload::CharterSigned(signed));
    let eyes = table.s.eyes(&table.person);
    assert_eq!(to_countersign(&eyes.world(), table.log), None);
    let nothing = tdu_protocol::entry::NOTHING_BEFORE;
    table.s.write_offline(
        table.log,
        &table.worker.clone(),
        Payload::CharterCountersigned { signed: nothing, vouched: None },
    );
    assert!(matches!(table.state(), CharterState::Signed { .. }));
}

#[test]
fn the_worker_is_told_what_to_countersign_until_it_is_done() {
    let mut table = Table::laid();
    let waits = |table: &Table| to_countersign(&table.s.eyes(&table.worker).world(), table.log);
    assert_eq!(waits(&table), None);
    let signed = table.sign(Lang::Fr);
    assert_eq!(waits(&table), Some(table.s.hash_of(table.log, signed)));
    table.countersign(signed);
    assert_eq!(waits(&table), None);
}

#[test]
fn refusing_is_the_persons_alone_and_they_may_change_their_mind() {
    let mut table = Table::laid();
    table.by_worker(Payload::CharterRefused);
    assert_eq!(table.state(), CharterState::Presented);
    let at = table.s.clock();
    table.by_person(Payload::CharterRefused);
    assert_eq!(table.state(), CharterState::Refused { at });
    table.sign(Lang::Fr);
    table.by_person(Payload::CharterRefused);
    assert!(
        matches!(table.state(), CharterState::Signed { .. }),
        "what was signed is withdrawn, not refused"
    );
}

#[test]
fn withdrawing_ends_a_signature_and_is_the_persons_alone() {
    let mut table = Table::laid();
    table.by_person(Payload::CharterWithdrawn);
    assert_eq!(table.state(), CharterState::Presented, "nothing to withdraw yet");
    let signed = table.sign(Lang::Fr);
    table.countersign(signed);
    table.by_worker(Payload::CharterWithdrawn);
    assert!(matches!(table.state(), CharterState::Countersigned { .. }));
    let at = table.s.clock();
    table.by_person(Payload::CharterWithdrawn);
    assert_eq!(table.state(), CharterState::Withdrawn { at, told: false });
    table.countersign(signed);
    assert_eq!(
        table.state(),
        CharterState::Withdrawn { at, told: false },
        "a withdrawn signature cannot be countersigned"
    );
    assert_eq!(table.consents(), [""; 0], "nor do its choices hold");
    table.by_person(Payload::CharterRefused);
    assert!(matches!(table.state(), CharterState::Refused { .. }), "nothing is signed any more");
}

#[test]
fn a_new_presentation_takes_the_place_of_the_former_one() {
    let mut table = Table::laid();
    let signed = table.sign(Lang::Fr);
    table.s.present(table.log, &table.worker.clone());
    let renewed = |table: &Table| matches!(table.state(), CharterState::Renewed { .. });
    assert!(renewed(&table), "the former text was accepted, and that stays true");
    table.countersign(signed);
    assert!(renewed(&table), "the signature was under the former text");
    assert_eq!(table.consents(), [""; 0]);
    table.by_person(Payload::CharterRefused);
    assert!(matches!(table.state(), CharterState::Refused { .. }), "the new text can be refused");
}

#[test]
fn it_is_shown_with_its_parameters_its_reference_and_what_was_chosen() {
    let mut table = Table::laid();
    let view = |table: &Table, lang| {
        views::charter(&table.s.eyes(&table.person).world(), table.log, lang).expect("a charter")
    };
    let english = view(&table, Lang::En);
    assert_eq!((english.text.lang, english.reference.lang), (Lang::En, Lang::Fr));
    assert_eq!(english.digest.0, english.text.digest());
    assert!(english.text.canonical().contains("Les Tilleuls"));
    assert_eq!((english.worker.as_str(), english.consents.len()), ("Wassila", 0));
    table.sign(Lang::En);
    assert_eq!(view(&table, Lang::En).consents, ["voix"]);
}

#[test]
fn the_workers_status_is_chosen_by_its_parameter() {
    let mut table = Table::set();
    let text = |table: &Table| {
        let view = views::charter(&table.s.eyes(&table.person).world(), table.log, Lang::Fr);
        view.expect("a charter").text.canonical()
    };
    table.s.present(table.log, &table.worker.clone());
    assert!(!text(&table).contains("La loi lui impose le secret professionnel"));
    let presented = CharterPresented {
        policies: table.s.signed_policies.clone(),
        parameters: [("status".to_owned(), "assistant-de-service-social".to_owned())].into(),
    };
    table.by_worker(Payload::CharterPresented(Box::new(presented)));
    assert!(text(&table).contains("La loi lui impose le secret professionnel"));
}

#[test]
fn examples_of_the_charter_are_named_until_the_service_says_its_own() {
    let mut table = Table::set();
    let lacks = |table: &Table| -> Vec<String> {
        let eyes = table.s.eyes(&table.worker);
        views::charter_lacks(&eyes.world()).iter().map(|name| name.get(Lang::Fr).to_owned()).collect()
    };
    let named = lacks(&table);
    assert_eq!(named.len(), 6, "{named:?}");
    assert!(named.iter().any(|name| name.starts_with("Délégué à la protection des données")), "{named:?}");
    assert!(!named.iter().any(|name| name.starts_with("Nom du service")), "the app knows that: {named:?}");
    table.s.changes_charter("charter/charter.toml", "\nexample = true", "");
    assert_eq!(lacks(&table), Vec::<String>::new());
}
