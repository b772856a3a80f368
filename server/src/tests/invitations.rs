//! Invitations: one person, five tries, once.

use axum::http::StatusCode;
use tdu_protocol::{
    Hash32, InvitationId, LogKind, Role, Secret32, Timestamp,
    api::{
        InvitationJoin, InvitationKnock, InvitationOffer, InvitationOpened, MAX_WRONG_CODES, ServerInfo,
        SessionOpened,
    },
    control::Control,
    problem::ProblemKind,
};

use super::world::{Client, Invited, Organisation, Reply, TestApp};

async fn invited() -> (TestApp, Organisation, Client, Invited) {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let invited = app.invite(&mut admin, organisation.directory, Role::Manager).await;
    (app, organisation, admin, invited)
}

async fn knock(app: &TestApp, id: InvitationId, proof: [u8; 32]) -> Reply {
    let body = InvitationKnock { proof: Secret32::new(proof), from: 0 };
    app.stranger().request("POST", &format!("/invitations/{id}/open"), Some(&body)).await
}

async fn join_of(
    admin: &mut Client,
    organisation: &Organisation,
    client: &Client,
    proof: &Secret32,
) -> InvitationJoin {
    let head = admin.head(organisation.directory).await;
    InvitationJoin {
        proof: Secret32::new(*proof.expose()),
        entry: client.person.join(organisation.directory, head),
        registration: client.person.registration(),
    }
}

#[tokio::test]
async fn link_and_code_open_the_door_and_show_the_log() {
    let (app, organisation, mut admin, invited) = invited().await;
    let opened: InvitationOpened = knock(&app, invited.id, *invited.proof.expose()).await.expect();
    assert_eq!(opened.log, organisation.directory);
    let entries: Vec<_> = opened.page.entries.into_iter().map(|stored| stored.entry).collect();
    assert_eq!(entries, admin.read(organisation.directory).await);
}

#[tokio::test]
async fn five_wrong_codes_burn_the_invitation_even_for_the_right_one() {
    let (app, _, _, invited) = invited().await;
    for left in (0..MAX_WRONG_CODES).rev() {
        let reply = knock(&app, invited.id, [left; 32]).await;
        reply.is(ProblemKind::WrongCode);
        assert_eq!(reply.problem().tries_left, Some(left));
    }
    knock(&app, invited.id, [9; 32]).await.is(ProblemKind::InvitationGone);
    knock(&app, invited.id, *invited.proof.expose()).await.is(ProblemKind::InvitationGone);
}

#[tokio::test]
async fn guesses_made_at_the_same_time_are_all_counted() {
    let (app, _, _, invited) = invited().await;
    let guesses = futures::future::join_all((0..20).map(|n| knock(&app, invited.id, [n; 32]))).await;
    let wrong = guesses.iter().filter(|reply| reply.problem().kind == ProblemKind::WrongCode).count();
    assert_eq!(wrong, usize::from(MAX_WRONG_CODES));
}

#[tokio::test]
async fn the_right_code_after_four_wrong_ones_still_opens() {
    let (app, _, _, invited) = invited().await;
    for n in 1..MAX_WRONG_CODES {
        knock(&app, invited.id, [n; 32]).await.is(ProblemKind::WrongCode);
    }
    for _ in 0..3 {
        assert_eq!(knock(&app, invited.id, *invited.proof.expose()).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn joining_makes_an_account_a_session_and_a_member_in_one_step() {
    let (app, organisation, mut admin, _) = invited().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let session: SessionOpened = manager.get("/sessions/current").await.expect();
    assert_eq!(session.role, Role::Manager);
    assert_eq!(session.directory, Some(organisation.directory));
    manager.write(organisation.directory, b"my profile").await;
    manager.cookies.clear();
    assert_eq!(manager.sign_in().await.account, manager.person.account);
}

#[tokio::test]
async fn an_invitation_is_used_once() {
    let (app, organisation, mut admin, invited) = invited().await;
    let mut first = Client::new(&app.router, invited.person);
    let join = join_of(&mut admin, &organisation, &first, &invited.proof).await;
    let path = format!("/invitations/{}/join", invited.id);
    let session: SessionOpened = first.post(&path, &join).await;
    // Somebody else with the same link and code.
    let mut second = app.stranger();
    let stolen = join_of(&mut admin, &organisation, &second, &invited.proof).await;
    second.request("POST", &path, Some(&stolen)).await.is(ProblemKind::InvitationGone);
    knock(&app, invited.id, *invited.proof.expose()).await.is(ProblemKind::InvitationGone);
    // The same person, whose answer was lost.
    let again: SessionOpened = first.post(&path, &join).await;
    assert_eq!((again.account, again.role), (session.account, session.role));
    let wrong_words = InvitationJoin {
        registration: tdu_protocol::api::Registration {
            openers: vec![tdu_protocol::api::OpenerRegistration {
                verifier: Secret32::new([0; 32]),
                ..first.person.words(first.person.opener)
            }],
            ..first.person.registration()
        },
        ..join
    };
    first.request("POST", &path, Some(&wrong_words)).await.is(ProblemKind::InvitationGone);
}

#[tokio::test]
async fn a_joining_that_comes_late_is_rebased_and_has_used_nothing() {
    let (app, organisation, mut admin, invited) = invited().await;
    let mut client = Client::new(&app.router, invited.person);
    let late = join_of(&mut admin, &organisation, &client, &invited.proof).await;
    admin.write(organisation.directory, b"meanwhile").await;
    let path = format!("/invitations/{}/join", invited.id);
    let refused = client.request("POST", &path, Some(&late)).await;
    refused.is(ProblemKind::Conflict);
    assert!(refused.problem().missing.is_some());
    let rebased = join_of(&mut admin, &organisation, &client, &invited.proof).await;
    client.post::<_, SessionOpened>(&path, &rebased).await;
}

#[tokio::test]
async fn joining_under_another_account_than_the_certificate_names_is_refused() {
    let (app, organisation, mut admin, invited) = invited().await;
    let mut client = Client::new(&app.router, invited.person);
    let mut join = join_of(&mut admin, &organisation, &client, &invited.proof).await;
    join.registration.account = tdu_protocol::AccountId([7; 16]);
    let path = format!("/invitations/{}/join", invited.id);
    client.request("POST", &path, Some(&join)).await.is(ProblemKind::EntryRefused);
    let join = join_of(&mut admin, &organisation, &client, &invited.proof).await;
    client.post::<_, SessionOpened>(&path, &join).await;
}

#[tokio::test]
async fn a_join_cannot_slip_in_through_the_ordinary_door() {
    let (_app, organisation, mut admin, invited) = invited().await;
    let head = admin.head(organisation.directory).await;
    let entry = invited.person.join(organisation.directory, head);
    admin.append(vec![entry]).await.is(ProblemKind::EntryRefused);
    assert_eq!(admin.head(organisation.directory).await, head);
}

#[tokio::test]
async fn an_invitation_ends_with_its_day() {
    let (app, _, _, invited) = invited().await;
    app.clock.pass(Timestamp::DAY);
    knock(&app, invited.id, *invited.proof.expose()).await.is(ProblemKind::InvitationGone);
}

#[tokio::test]
async fn an_invitation_that_would_live_too_long_is_not_kept() {
    let (app, organisation, mut admin, _) = invited().await;
    let clock = crate::clock::Clock::now(app.clock.as_ref());
    let expires = clock.plus(30 * Timestamp::DAY);
    let prepared = admin.person.prepare_invitation(organisation.directory, Role::Manager, expires);
    let invite = Control::Invite { delegation: prepared.delegation.clone(), sealed_key: vec![1].into() };
    admin.control(organisation.directory, &invite).await;
    let offer = InvitationOffer { log: organisation.directory, proof: Secret32::new([1; 32]) };
    let refused = admin.request("PUT", &format!("/invitations/{}", prepared.id), Some(&offer)).await;
    refused.is(ProblemKind::EntryRefused);
}

#[tokio::test]
async fn an_invitation_can_be_withdrawn_in_the_log_or_at_the_door() {
    let (app, organisation, mut admin, invited) = invited().await;
    let path = format!("/invitations/{}", invited.id);
    admin.control(organisation.directory, &Control::Withdraw { invitation: invited.id }).await;
    knock(&app, invited.id, *invited.proof.expose()).await.is(ProblemKind::InvitationGone);
    let other = app.invite(&mut admin, organisation.directory, Role::Referent).await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let other_path = format!("/invitations/{}", other.id);
    manager.request::<()>("DELETE", &other_path, None).await.is(ProblemKind::NotFound);
    assert_eq!(admin.request::<()>("DELETE", &other_path, None).await.status, StatusCode::NO_CONTENT);
    knock(&app, other.id, *other.proof.expose()).await.is(ProblemKind::InvitationGone);
    assert_eq!(admin.request::<()>("DELETE", &path, None).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn an_invitation_is_offered_by_who_signed_it_and_never_changed() {
    let (app, organisation, mut admin, invited) = invited().await;
    let path = format!("/invitations/{}", invited.id);
    let offer =
        |proof: [u8; 32]| InvitationOffer { log: organisation.directory, proof: Secret32::new(proof) };
    let same = admin.request("PUT", &path, Some(&offer(*invited.proof.expose()))).await;
    assert_eq!(same.status, StatusCode::NO_CONTENT);
    admin.request("PUT", &path, Some(&offer([1; 32]))).await.is(ProblemKind::AlreadyExists);
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    manager.request("PUT", &path, Some(&offer([1; 32]))).await.is(ProblemKind::Forbidden);
    let unknown = format!("/invitations/{}", InvitationId([1; 16]));
    admin.request("PUT", &unknown, Some(&offer([1; 32]))).await.is(ProblemKind::NotFound);
    knock(&app, InvitationId([1; 16]), [1; 32]).await.is(ProblemKind::NotFound);
}

#[tokio::test]
async fn a_person_who_is_accompanied_joins_the_conversation_and_nothing_else() {
    let (app, organisation, mut admin, _) = invited().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let mut worker = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let conversation = worker.open_log(LogKind::Conversation).await;
    let mut person = app.join(&mut worker, conversation, Role::Beneficiary).await;
    person.write(conversation, b"hello").await;
    assert_eq!(worker.read(conversation).await.len(), 4);
    let session: SessionOpened = person.get("/sessions/current").await.expect();
    assert_eq!((session.role, session.directory), (Role::Beneficiary, None));
    person.get(&format!("/logs/{}/entries", organisation.directory)).await.is(ProblemKind::NotFound);
    let info: ServerInfo = person.get("/server").await.expect();
    assert_ne!(info.receipt_key, Hash32([0; 32]));
}
