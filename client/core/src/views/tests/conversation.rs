use tdu_policies::Lang;
use tdu_protocol::{LogKind, Role};

use super::build::{Actor, Service};
use crate::{
    app::ConversationView,
    payload::{Payload, Person},
    views::{self, language},
};

fn seen_by(s: &Service, who: &Actor) -> ConversationView {
    views::conversation(&s.eyes(who).world(), None).expect("a conversation")
}

#[test]
fn each_side_sees_the_other_and_every_message_in_order() {
    let mut s = Service::new();
    let (case, conversation, person) = s.accompany("Amina");
    let worker = s.worker.clone();
    s.say(conversation, &worker, "Bonjour");
    s.say(conversation, &person, "Merci");
    s.write_offline(
        conversation,
        &person,
        Payload::Message { text: "À demain".to_owned(), attachments: Vec::new() },
    );
    let view = seen_by(&s, &worker);
    assert_eq!((view.with.as_str(), view.case, view.joined), ("Amina", Some(case), true));
    let told: Vec<_> =
        view.messages.iter().map(|m| (m.author.as_str(), m.text.as_str(), m.mine, m.waiting)).collect();
    assert_eq!(
        told,
        [
            ("Wassila", "Bonjour", true, false),
            ("Amina", "Merci", false, false),
            ("Amina", "À demain", false, true)
        ]
    );
    let view = seen_by(&s, &person);
    assert_eq!((view.with.as_str(), view.service.as_str(), view.case), ("Wassila", "Les Tilleuls", None));
    assert_eq!(view.messages.iter().map(|m| m.mine).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn the_worker_sees_the_person_under_the_name_in_the_file() {
    let mut s = Service::new();
    let (case, ..) = s.accompany("Amina");
    let worker = s.worker.clone();
    let renamed = Person { name: "Amina D.".to_owned(), ..Person::default() };
    s.write(case, &worker, Payload::PersonChanged(renamed));
    assert_eq!(seen_by(&s, &worker).with, "Amina D.");
}

#[test]
fn what_was_seen_is_told_by_the_personal_log() {
    let mut s = Service::new();
    let (_, conversation, person) = s.accompany("Amina");
    let worker = s.worker.clone();
    let personal = s.open(&worker, LogKind::Personal);
    s.say(conversation, &person, "un");
    s.say(conversation, &person, "deux");
    assert_eq!(seen_by(&s, &worker).unread, 2);
    let next = s.logs[&conversation].state.head().next;
    s.write(personal, &worker, Payload::Seen { log: conversation, next });
    assert_eq!(seen_by(&s, &worker).unread, 0);
    s.say(conversation, &person, "trois");
    s.say(conversation, &worker, "reçu");
    assert_eq!(
        seen_by(&s, &worker).unread,
        1,
        "one's own message is never new, and does not say that all was read"
    );
    s.write(personal, &worker, Payload::Seen { log: conversation, next: 1 });
    assert_eq!(seen_by(&s, &worker).unread, 1, "an older mark takes nothing back");
}

#[test]
fn a_mark_counts_in_the_personal_log_alone() {
    let mut s = Service::new();
    let (_, conversation, person) = s.accompany("Amina");
    s.say(conversation, &person, "un");
    s.write(conversation, &s.worker.clone(), Payload::Seen { log: conversation, next: 99 });
    assert_eq!(seen_by(&s, &s.worker).unread, 1);
}

#[test]
fn without_a_personal_log_messages_are_new_after_ones_own_last() {
    let mut s = Service::new();
    let (_, conversation, person) = s.accompany("Amina");
    let worker = s.worker.clone();
    s.say(conversation, &worker, "un");
    s.say(conversation, &worker, "deux");
    assert_eq!(seen_by(&s, &person).unread, 2);
    s.say(conversation, &person, "merci");
    assert_eq!(seen_by(&s, &person).unread, 0);
    s.say(conversation, &worker, "trois");
    assert_eq!(seen_by(&s, &person).unread, 1);
}

#[test]
fn a_person_who_lost_a_phone_joins_again_and_finds_their_words() {
    let mut s = Service::new();
    let (_, conversation, before) = s.accompany("Amina");
    let worker = s.worker.clone();
    s.say(conversation, &before, "avant");
    s.revoke(conversation, &worker, before.account);
    let invitation = s.invite(conversation, &worker, Role::Beneficiary);
    let after = s.join(&invitation);
    let view = seen_by(&s, &after);
    let told: Vec<_> = view.messages.iter().map(|m| (m.author.as_str(), m.text.as_str(), m.mine)).collect();
    assert_eq!(told, [("Amina", "avant", true)], "still under their name, and theirs");
    assert_eq!(view.unread, 0, "one's own words are never news");
    assert!(seen_by(&s, &worker).messages.iter().all(|message| !message.mine));
}

#[test]
fn a_file_is_no_conversation() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    assert_eq!(views::conversation(&s.eyes(&worker).world(), Some(case)), None);
    assert_eq!(views::conversation(&s.eyes(&worker).world(), None), None);
}

#[test]
fn the_language_is_the_one_chosen_last() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    assert_eq!(language(&s.eyes(&worker).world()), None);
    let personal = s.open(&worker, LogKind::Personal);
    s.write(personal, &worker, Payload::Language { lang: Lang::Ar });
    s.write(personal, &worker, Payload::Language { lang: Lang::En });
    assert_eq!(language(&s.eyes(&worker).world()), Some(Lang::En));
}
