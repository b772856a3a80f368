use tdu_protocol::{LogKind, Rights, Role};

use super::build::Service;
use crate::{
    payload::{Payload, Welcome},
    views::{name_of, readers, service_name, staff},
};

#[test]
fn a_member_has_the_newest_name_that_they_gave_themselves() {
    let mut s = Service::new();
    s.call(&s.worker.clone(), "Wassila B.");
    s.call(&s.manager.clone(), "Somebody");
    let eyes = s.eyes(&s.colleague);
    assert_eq!(name_of(&eyes.world(), s.worker.account), "Wassila B.");
    assert_eq!(name_of(&eyes.world(), s.colleague.account), "Colin");
}

#[test]
fn only_an_administrator_names_the_service() {
    let mut s = Service::new();
    let (directory, manager) = (s.directory, s.manager.clone());
    s.write(directory, &manager, Payload::Service { name: "Something else".to_owned() });
    assert_eq!(service_name(&s.eyes(&s.worker).world()), "Les Tilleuls");
    s.write(directory, &s.administrator.clone(), Payload::Service { name: "Les Érables".to_owned() });
    assert_eq!(service_name(&s.eyes(&s.worker).world()), "Les Érables");
}

#[test]
fn a_name_counts_in_the_directory_alone() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    s.write(case, &worker, Payload::Profile { name: "Somebody".to_owned() });
    assert_eq!(name_of(&s.eyes(&worker).world(), worker.account), "Wassila");
}

#[test]
fn readers_are_told_with_whoever_vouched_for_them_up_to_the_service() {
    let mut s = Service::new();
    let (_, conversation, person) = s.accompany("Amina");
    let joined = s.clock();
    let eyes = s.eyes(&s.worker);
    let readers = readers(&eyes.world(), conversation).expect("a conversation");
    let told: Vec<_> = readers.iter().map(|r| (r.name.as_str(), r.role, r.me)).collect();
    assert_eq!(told, [("Wassila", Role::Worker, true), ("Amina", Role::Beneficiary, false)]);
    assert_eq!(readers[0].vouched_by, ["Maud", "Ada", "Les Tilleuls"]);
    assert_eq!(readers[1].vouched_by, ["Wassila", "Maud", "Ada", "Les Tilleuls"]);
    // The clock moved on by a minute when the person joined.
    assert_eq!(readers[1].since.plus(60_000), joined);
    assert!(readers[0].since < readers[1].since);
    assert_eq!(name_of(&eyes.world(), person.account), "Amina");
}

#[test]
fn a_colleague_who_was_let_in_later_reads_since_then() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let case = s.open_case(&worker, "Amina");
    s.at("2026-11-27", 9, 0);
    let before = s.clock();
    s.grant(case, &worker, &colleague, Rights::Write);
    s.write(case, &worker, Payload::CaseClosed);
    let readers = readers(&s.eyes(&worker).world(), case).expect("a file");
    assert!(readers[1].since > before, "let in on the 27th");
    assert!(readers[0].since < before, "there since the file was opened");
}

#[test]
fn whoever_was_put_out_reads_no_more() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let case = s.open_case(&worker, "Amina");
    s.grant(case, &worker, &colleague, Rights::Write);
    s.revoke(case, &worker, colleague.account);
    let readers = readers(&s.eyes(&worker).world(), case).expect("a file");
    assert_eq!(readers.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Wassila"]);
}

#[test]
fn the_person_knows_worker_and_service_by_the_first_words_alone() {
    let mut s = Service::new();
    let (_, conversation, person) = s.accompany("Amina");
    let forged = Welcome {
        worker: "Another".to_owned(),
        service: "Another".to_owned(),
        person: "Another".to_owned(),
        receipt_keys: Vec::new(),
    };
    s.write(conversation, &person, Payload::Welcome(forged));
    let eyes = s.eyes(&person);
    assert_eq!(service_name(&eyes.world()), "Les Tilleuls");
    assert_eq!(name_of(&eyes.world(), s.worker.account), "Wassila");
    assert_eq!(name_of(&eyes.world(), person.account), "Amina");
    let readers = readers(&eyes.world(), conversation).expect("a conversation");
    assert_eq!(readers[1].vouched_by, ["Wassila", "Les Tilleuls"], "whom the person cannot know is left out");
}

#[test]
fn staff_are_listed_by_role_with_invitations_that_wait() {
    let mut s = Service::new();
    let (directory, manager) = (s.directory, s.manager.clone());
    let invitation = s.invite(directory, &manager, Role::Worker);
    s.write(directory, &manager, Payload::Invited { invitation: invitation.id, name: "Nour".to_owned() });
    // Somebody else cannot rename an invitation.
    let other = Payload::Invited { invitation: invitation.id, name: "Somebody".to_owned() };
    s.write(directory, &s.worker.clone(), other);
    let view = staff(&s.eyes(&manager).world());
    let names: Vec<_> = view.members.iter().map(|m| (m.name.as_str(), m.me)).collect();
    assert_eq!(names, [("Ada", false), ("Maud", true), ("Colin", false), ("Wassila", false)]);
    let pending: Vec<_> = view.pending.iter().map(|p| (p.name.as_str(), p.role, p.log)).collect();
    assert_eq!(pending, [("Nour", Role::Worker, directory)]);
    s.join(&invitation);
    assert!(staff(&s.eyes(&manager).world()).pending.is_empty());
}

#[test]
fn whom_somebody_may_invite_among_staff_follows_from_their_role() {
    let s = Service::new();
    let may_invite = |actor| staff(&s.eyes(actor).world()).may_invite;
    assert_eq!(may_invite(&s.administrator), [Role::Administrator, Role::Manager, Role::Referent]);
    assert_eq!(may_invite(&s.manager), [Role::Worker]);
    assert_eq!(may_invite(&s.worker), [], "a worker invites beneficiaries, from a file");
}

#[test]
fn a_log_that_is_not_known_has_no_readers() {
    let mut s = Service::new();
    let colleague = s.colleague.clone();
    let theirs = s.open(&colleague, LogKind::Personal);
    assert_eq!(readers(&s.eyes(&s.worker).world(), theirs), None);
}
