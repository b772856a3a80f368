//! What is shown to somebody who stands at the door with link and code.

use tdu_core::app::FailureKind;
use tdu_protocol::api::{InvitationOpened, Stored};
use tdu_protocol::cert::Issuer;
use tdu_protocol::control::Control;
use tdu_protocol::entry::Body;
use tdu_protocol::sign::{Place, Signed};
use tdu_protocol::{Hash32, Kind, Role};
use tdu_tests::people::{Between, Desk, Hand, House, Newcomer, Person, Service, found, hire, new_key, noise};

use super::assert_nothing_leaked;

/// Somebody at the door of an invitation, behind somebody.
async fn at_the_door() -> (Desk, Person, tdu_core::app::NewInvitation) {
    let desk = Desk::open().await;
    let invitation = desk.manager.invites(Role::Worker, "Omar").await;
    let folder = desk.house.folder_for("omar");
    let mut omar = Person::on(&desk.between.origin(), &desk.house.trust(), &folder, "Omar");
    omar.draws_words().await;
    desk.between.forgets();
    (desk, omar, invitation)
}

/// Nobody joined, and nothing but the knock was sent.
async fn assert_outside(desk: &Desk, person: &Person) {
    let sent = desk.between.seen();
    assert!(sent.iter().all(|r| r.is("POST", "/invitations/*/open")), "{:?}", sent.last().map(|r| &r.path));
    assert!(person.everything().await.is_empty(), "nothing is kept of a place that one did not enter");
    assert!(person.accepts().await.is_err(), "there is nothing to accept");
    assert_nothing_leaked(&desk.between);
}

fn shows(between: &Between, change: impl Fn(&mut Vec<Stored>) + Clone + Send + 'static) {
    between.rewrites("POST", "/invitations/*/open", move |opened: &mut InvitationOpened| {
        change(&mut opened.page.entries);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_of_another_organisation_is_not_entered() {
    let (desk, omar, invitation) = at_the_door().await;
    let other = House::open().await;
    let theirs = found(&other).await;
    let mut hand = Hand::of(&theirs, &other).await;
    let entries = hand.entries(theirs.home().await).await;
    shows(&desk.between, move |shown| {
        let received = shown[0].received;
        let foreign = entries.iter().cloned().map(|entry| Stored { position: 1, received, entry });
        *shown = foreign.collect();
    });
    let failure = omar.knocks(&invitation, &invitation.code).await.expect_err("another house");
    assert_eq!(failure.kind, FailureKind::OtherOrganisation);
    assert_outside(&desk, &omar).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_in_which_a_key_was_swapped_is_not_entered() {
    let (desk, omar, invitation) = at_the_door().await;
    let (thief, one_time) = (Newcomer::default(), new_key());
    let (signing, sealing) = {
        let keys = &thief.keys;
        let root = tdu_protocol::OrgId([0; 16]);
        let made = keys.certificate(root, Role::Manager, Issuer::Root, tdu_tests::people::now());
        (Hash32(keys.signing.verifying_key().to_bytes()), made.sealing)
    };
    shows(&desk.between, move |entries| {
        for stored in entries.iter_mut().filter(|stored| stored.entry.kind == Kind::Control) {
            let Ok((Control::Join { certificate }, _)) = Control::peek(&stored.entry) else { continue };
            let mut swapped = certificate.peek().expect("a certificate");
            swapped.signing = signing;
            swapped.sealing.clone_from(&sealing);
            let certificate = Signed::make(&swapped, swapped.account, &one_time);
            let place = Place::from(&stored.entry);
            stored.entry =
                Control::Join { certificate }.to_entry(place, swapped.account, &thief.keys.signing);
        }
    });
    let failure = omar.knocks(&invitation, &invitation.code).await.expect_err("a swapped key");
    assert_eq!(failure.kind, FailureKind::HistoryChanged, "{failure:?}");
    assert_outside(&desk, &omar).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_with_its_end_cut_off_has_no_invitation() {
    let (desk, omar, invitation) = at_the_door().await;
    shows(&desk.between, |entries| entries.truncate(entries.len() - 2));
    let failure = omar.knocks(&invitation, &invitation.code).await.expect_err("no invitation in sight");
    assert_eq!(failure.kind, FailureKind::InvitationGone);
    assert_outside(&desk, &omar).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_charter_whose_text_was_changed_is_not_even_shown_to_who_was_invited() {
    let Service { house, anna, .. } = Service::open().await;
    let case = anna.opens_case("Louis").await;
    let invitation = anna.invites_person_of(case).await;
    let between = Between::before(&house).await;
    let louis = Person::on(&between.origin(), &house.trust(), &house.folder_for("louis"), "Louis");
    // The second sealed entry of a conversation presents the charter.
    shows(&between, |entries| {
        let sealed = entries.iter_mut().filter(|stored| stored.entry.kind == Kind::Sealed);
        let charter = sealed.into_iter().nth(1).expect("welcome, then charter");
        charter.entry.body = Body::Present(noise(9_000).into());
    });
    let failure = louis.knocks(&invitation, &invitation.code).await.expect_err("a changed charter");
    assert_eq!(failure.kind, FailureKind::HistoryChanged);
    assert!(louis.everything().await.is_empty());
    let joined = between.seen().iter().any(|request| request.is("POST", "/invitations/*/join"));
    assert!(!joined, "nobody joins what cannot be verified");

    between.is_honest();
    louis.knocks(&invitation, &invitation.code).await.expect("the server is honest again");
    louis.accepts().await.expect("the invitation is good");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_joins_in_somebodys_place_cannot_make_the_certificate() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
    let invitation = manager.invites(Role::Worker, "Omar").await;
    // The server knows the proof and the whole log; it knows neither link nor code.
    let mut hand = Hand::of(&manager, &house).await;
    let directory = manager.home().await;
    let state = hand.state(directory).await;
    let thief = Newcomer::default();
    let certificate = thief.keys.certificate(
        state.org(),
        Role::Worker,
        Issuer::Invitation(invitation.id),
        tdu_tests::people::now(),
    );
    let certificate = Signed::make(&certificate, thief.keys.account, &new_key());
    let place = Place { log: directory, seq: state.head().next, prev: state.head().hash, epoch: 0 };
    let entry = Control::Join { certificate }.to_entry(place, thief.keys.account, &thief.keys.signing);
    let between = Between::before(&house).await;
    let karim = manager.restarted(&between.origin(), &house.trust());
    karim.opens().await.expect("the words are right");
    let before = karim.entries().await;
    between.rewrites("GET", "/sync", move |page: &mut tdu_protocol::api::Page| {
        let received = tdu_tests::people::now();
        page.entries.push(Stored { position: 1_000_000, received, entry: entry.clone() });
    });
    karim.settles().await.expect("the server answers");
    assert_eq!(karim.warning().await, Some(FailureKind::UntrustedKey));
    assert_eq!(karim.entries().await, before);
}
