//! A device whose clock is wrong by an hour, and by much more.

use tdu_core::app::{Command, FailureKind, Reply};
use tdu_protocol::api::Page;
use tdu_protocol::{Role, Timestamp};
use tdu_tests::people::{Hand, House, Person, Service, assert_unchanged, found, now};

const HOUR: i64 = 3_600_000;

#[tokio::test(flavor = "multi_thread")]
async fn an_hour_more_or_less_keeps_nobody_from_inviting_joining_and_signing_in() {
    let house = House::open().await;
    let administrator = found(&house).await;
    for (inviter, invitee) in [(HOUR, 0), (-HOUR, 0), (0, HOUR), (0, -HOUR), (HOUR, -HOUR), (-HOUR, HOUR)] {
        let skew = format!("inviter {inviter} ms ahead, invitee {invitee}");
        administrator.clock.is_ahead_by(inviter);
        let invitation = administrator.invites(Role::Referent, "Hélène").await;
        let mut person = Person::at(&house, "Hélène");
        person.clock.is_ahead_by(invitee);
        person.draws_words().await;
        person.knocks(&invitation, &invitation.code).await.expect(&skew);
        person.accepts().await.expect(&skew);
        person.settles().await.expect(&skew);
        person.ask(Command::LogOut { forget: true }).await.expect(&skew);
        person.opens().await.expect(&skew);
        assert_eq!(person.warning().await, None, "{skew}");
    }
    administrator.settles().await.expect("the server is there");
    let Ok(Reply::Staff(staff)) = administrator.ask(Command::Staff).await else { panic!("no staff") };
    assert_eq!((staff.members.len(), staff.pending.len()), (7, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_with_a_wrong_clock_keeps_its_place_and_the_servers_time_of_arrival() {
    let Service { house, anna, nadia, conversation, .. } = Service::open().await;
    anna.clock.is_ahead_by(HOUR);
    anna.says(conversation, "une heure trop tôt").await;
    anna.settles().await.expect("the server is there");
    nadia.settles().await.expect("the server is there");
    nadia.clock.is_ahead_by(-HOUR);
    nadia.says(conversation, "une heure trop tard").await;
    nadia.settles().await.expect("the server is there");
    anna.settles().await.expect("the server is there");
    for person in [&anna, &nadia] {
        let messages = person.conversation(Some(conversation)).await.messages;
        let texts: Vec<_> = messages.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(texts, ["une heure trop tôt", "une heure trop tard"], "{}", person.name);
        let apart = messages[0].at.0 - messages[1].at.0;
        assert!((7_000_000..7_400_000).contains(&apart), "each says the author's own time: {apart} ms apart");
        assert_eq!(person.warning().await, None);
    }
    // What a receipt and the server's own order say does not depend on anybody's clock.
    let mut hand = Hand::of(&anna, &house).await;
    let page: Page = hand.raw.get(&format!("/logs/{conversation}/entries")).await.value();
    let received: Vec<u64> = page.entries.iter().map(|stored| stored.received.0).collect();
    assert!(received.is_sorted(), "{received:?}");
    let last = received.last().copied().unwrap_or_default();
    assert!(now().since(Timestamp(last)) < Timestamp::MINUTE, "the last one arrived a moment ago");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_would_live_too_long_is_refused_and_can_be_withdrawn() {
    let house = House::open().await;
    let administrator = found(&house).await;
    administrator.clock.is_ahead_by(2 * HOUR);
    let failure = administrator
        .ask(Command::InviteStaff { role: Role::Manager, name: "Karim".to_owned() })
        .await
        .expect_err("more than the hour that is forgiven");
    assert_eq!(failure.kind, FailureKind::NotAllowed, "{failure:?}");
    assert!(failure.detail.is_some_and(|detail| detail.contains("too long")));
    assert_eq!(house.kept().await.count("invitations"), 0, "nobody can knock at it");
    administrator.clock.is_ahead_by(0);
    let Ok(Reply::Staff(staff)) = administrator.ask(Command::Staff).await else { panic!("no staff") };
    for pending in staff.pending {
        let withdraw = Command::WithdrawInvitation { log: pending.log, id: pending.id };
        administrator.ask(withdraw).await.expect("one's own");
    }
    administrator.invites(Role::Manager, "Karim").await;
    let Ok(Reply::Staff(staff)) = administrator.ask(Command::Staff).await else { panic!("no staff") };
    assert_eq!(staff.pending.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_beyond_the_invitations_end_is_refused_and_the_right_time_joins() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let invitation = administrator.invites(Role::Manager, "Karim").await;
    let mut karim = Person::at(&house, "Karim");
    karim.draws_words().await;
    karim.knocks(&invitation, &invitation.code).await.expect("link and code are right");
    let before = house.kept().await;
    karim.clock.is_ahead_by(15 * 24 * HOUR);
    let failure = karim.accepts().await.expect_err("certified after the end");
    assert_eq!(failure.kind, FailureKind::NotAllowed, "{failure:?}");
    assert_unchanged("a join from the future", &before, &house.kept().await);
    karim.clock.is_ahead_by(0);
    karim.accepts().await.expect("the same invitation, at the right time");
}
