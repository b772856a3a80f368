//! Invitations that are used twice, tried with wrong codes, withdrawn, or cut short.

use tdu_core::app::{Command, Failure, FailureKind, NewInvitation, Reply};
use tdu_protocol::Role;
use tdu_protocol::api::MAX_WRONG_CODES;
use tdu_tests::people::{House, Person, assert_unchanged, found};

/// A code that is not this one.
fn other_than(code: &str) -> String {
    let number: u32 = code.parse().expect("six digits");
    format!("{:06}", (number + 1) % 1_000_000)
}

fn kind<T: std::fmt::Debug>(result: Result<T, Failure>) -> FailureKind {
    result.expect_err("it must be refused").kind
}

async fn invited() -> (House, Person, NewInvitation) {
    let house = House::open().await;
    let administrator = found(&house).await;
    let invitation = administrator.invites(Role::Manager, "Karim").await;
    (house, administrator, invitation)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_works_once() {
    let (house, administrator, invitation) = invited().await;
    let mut karim = Person::at(&house, "Karim");
    let mut late = Person::at(&house, "Louis");
    for person in [&mut karim, &mut late] {
        person.draws_words().await;
        // Both stand at the door before either goes in.
        person.knocks(&invitation, &invitation.code).await.expect("link and code are right");
    }
    karim.accepts().await.expect("the first goes in");
    let before = house.kept().await;
    assert_eq!(kind(late.accepts().await), FailureKind::InvitationGone);
    assert_eq!(kind(late.knocks(&invitation, &invitation.code).await), FailureKind::InvitationGone);
    assert_unchanged("a second use", &before, &house.kept().await);
    administrator.settles().await.expect("the server is there");
    let Ok(Reply::Staff(staff)) = administrator.ask(Command::Staff).await else { panic!("no staff") };
    let names: Vec<_> = staff.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!((names, staff.pending.len()), (vec!["Odile", "Karim"], 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fifth_wrong_code_burns_an_invitation_and_the_sixth_is_not_even_judged() {
    let (house, _, invitation) = invited().await;
    let mut guesser = Person::at(&house, "Karim");
    guesser.draws_words().await;
    let wrong = other_than(&invitation.code);
    let before = house.kept().await.lasting();
    for left in (1..MAX_WRONG_CODES).rev() {
        let failure = guesser.knocks(&invitation, &wrong).await.expect_err("a wrong code");
        assert_eq!((failure.kind, failure.tries_left), (FailureKind::WrongCode, Some(left)));
        assert_unchanged("a wrong code", &before, &house.kept().await.lasting());
    }
    let fifth = guesser.knocks(&invitation, &wrong).await.expect_err("a wrong code");
    assert!(
        fifth.kind == FailureKind::WrongCode && fifth.tries_left == Some(0)
            || fifth.kind == FailureKind::InvitationGone,
        "{fifth:?}"
    );
    let burnt = house.kept().await;
    assert_eq!(kind(guesser.knocks(&invitation, &wrong).await), FailureKind::InvitationGone, "the sixth");
    assert_eq!(
        kind(guesser.knocks(&invitation, &invitation.code).await),
        FailureKind::InvitationGone,
        "the right one"
    );
    assert_unchanged("a try on a burnt invitation", &burnt, &house.kept().await);
    assert_eq!(burnt.count("accounts"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_code_after_four_wrong_ones_still_opens() {
    let (house, _, invitation) = invited().await;
    let mut karim = Person::at(&house, "Karim");
    karim.draws_words().await;
    for _ in 1..MAX_WRONG_CODES {
        assert_eq!(
            kind(karim.knocks(&invitation, &other_than(&invitation.code)).await),
            FailureKind::WrongCode
        );
    }
    karim.knocks(&invitation, &invitation.code).await.expect("the right code");
    karim.accepts().await.expect("the invitation is good");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_was_withdrawn_opens_nothing() {
    let (house, administrator, invitation) = invited().await;
    let mut karim = Person::at(&house, "Karim");
    karim.draws_words().await;
    karim.knocks(&invitation, &invitation.code).await.expect("link and code are right");
    let log = administrator.home().await;
    administrator.ask(Command::WithdrawInvitation { log, id: invitation.id }).await.expect("one's own");
    let before = house.kept().await;
    assert_eq!(kind(karim.accepts().await), FailureKind::InvitationGone);
    assert_eq!(kind(karim.knocks(&invitation, &invitation.code).await), FailureKind::InvitationGone);
    assert_unchanged("a withdrawn invitation", &before, &house.kept().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_cut_short_is_told_before_anything_is_tried() {
    let (house, _, mut invitation) = invited().await;
    let guesser = Person::at(&house, "Karim");
    let before = house.kept().await;
    let code = invitation.code.clone();
    invitation.link.truncate(invitation.link.len() - 3);
    assert_eq!(kind(guesser.knocks(&invitation, &code).await), FailureKind::BadLink);
    assert_unchanged("half a link", &before, &house.kept().await);
}
