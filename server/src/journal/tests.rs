//! What is noted, how often, and for how long.

use axum::http::StatusCode;
use tdu_protocol::{
    LogKind, Role, Timestamp,
    api::JournalPage,
    journal::{NamedLog, What, follow},
    problem::ProblemKind,
};

use crate::{
    store::sqlite::SqliteEvidence,
    tests::world::{Client, TestApp},
};

async fn journal(admin: &mut Client) -> JournalPage {
    admin.get("/journal").await.expect()
}

/// How often something was noted about somebody.
fn noted(page: &JournalPage, what: What, client: Option<&Client>) -> usize {
    let account = client.map(|client| client.person.account);
    page.rows.iter().filter(|row| row.fact.what == what && row.fact.account == account).count()
}

#[tokio::test]
async fn who_opened_which_log_is_noted_once_an_hour_however_many_pages_were_read() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let log = manager.open_log(LogKind::Team).await;
    for _ in 0..5 {
        manager.get(&format!("/logs/{log}/entries")).await;
        manager.get("/sync").await;
    }
    let page = journal(&mut admin).await;
    let opened = |page: &JournalPage| {
        page.rows
            .iter()
            .filter(|row| row.fact.what == What::Opened && row.fact.log == Some(log))
            .map(|row| (row.fact.account, row.fact.times))
            .collect::<Vec<_>>()
    };
    assert_eq!(opened(&page), [(Some(manager.person.account), 1)]);
    assert!(page.logs.contains(&NamedLog { log, kind: LogKind::Team }));
    assert!(page.rows.iter().all(|row| row.fact.at.0 % Timestamp::MINUTE == 0));
    app.clock.pass(Timestamp::HOUR);
    manager.get("/sync").await;
    assert_eq!(opened(&journal(&mut admin).await).len(), 2, "another hour");
    manager.sign_in().await;
    manager.get("/sync").await;
    let page = journal(&mut admin).await;
    assert_eq!(opened(&page).len(), 3, "another session");
    let sessions: std::collections::BTreeSet<_> =
        page.rows.iter().filter(|row| row.fact.log == Some(log)).map(|row| row.fact.session).collect();
    assert_eq!(sessions.len(), 2);
}

#[tokio::test]
async fn a_log_that_was_refused_was_not_opened() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let log = manager.open_log(LogKind::Team).await;
    admin.get(&format!("/logs/{log}/entries")).await.is(ProblemKind::NotFound);
    let page = journal(&mut admin).await;
    let theirs = page.rows.iter().filter(|row| row.fact.account == Some(admin.person.account));
    assert!(theirs.into_iter().all(|row| row.fact.log != Some(log)), "{page:#?}");
}

#[tokio::test]
async fn log_ins_are_noted_and_refused_ones_counted_without_naming_anybody() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    manager.sign_in().await;
    let mut login = manager.person.login();
    for n in 0..30_u8 {
        login.verifier = tdu_protocol::Secret32::new([n; 32]);
        manager.request("POST", "/sessions/opener", Some(&login)).await;
    }
    let page = journal(&mut admin).await;
    assert_eq!(noted(&page, What::SignedIn, Some(&manager)), 2, "at joining and after");
    let counted = |what| {
        let rows = page.rows.iter().filter(move |row| row.fact.what == what);
        rows.map(|row| (row.fact.times, row.fact.account, row.fact.session)).collect::<Vec<_>>()
    };
    // One of the twenty that may come at once was the right one.
    assert_eq!(counted(What::RefusedOpener), [(19, None, None)]);
    assert_eq!(counted(What::RefusedTooMany), [(11, None, None)]);
}

#[tokio::test]
async fn an_invitation_that_was_opened_is_noted() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let invited = app.invite(&mut admin, organisation.directory, Role::Manager).await;
    let knock = tdu_protocol::api::InvitationKnock {
        proof: tdu_protocol::Secret32::new(*invited.proof.expose()),
        from: 0,
    };
    let path = format!("/invitations/{}/open", invited.id);
    let reply = app.stranger().request("POST", &path, Some(&knock)).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(noted(&journal(&mut admin).await, What::InvitationOpened, None), 1);
}

#[tokio::test]
async fn the_journal_is_for_administrators_and_reading_it_is_noted() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    manager.get("/journal").await.is(ProblemKind::Forbidden);
    app.stranger().get("/journal").await.is(ProblemKind::NotSignedIn);
    assert_eq!(noted(&journal(&mut admin).await, What::JournalRead, Some(&admin)), 1);
    assert_eq!(noted(&journal(&mut admin).await, What::JournalRead, Some(&admin)), 1, "once an hour");
}

#[tokio::test]
async fn pages_follow_each_other_up_to_the_signed_end() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    for _ in 0..4 {
        app.join(&mut admin, organisation.directory, Role::Manager).await;
    }
    let key = app.app.receipt_public_key();
    let (mut since, mut pages, mut end) = (0, 0, None);
    loop {
        let page: JournalPage = admin.get(&format!("/journal?since={since}&limit=3")).await.expect();
        assert!(page.head.is_signed_by(&key));
        assert!(end.is_none_or(|end| end == page.before), "a page begins where the former ended");
        end = Some(follow(&page.rows, page.before).unwrap());
        (since, pages) = (page.next, pages + 1);
        if !page.more {
            assert_eq!((Some(page.head.hash), page.head.number), (end, since));
            break;
        }
    }
    assert!(pages > 2, "{pages}");
    let after: JournalPage = admin.get(&format!("/journal?since={since}")).await.expect();
    assert!(after.rows.is_empty() && after.before == after.head.hash);
}

#[tokio::test]
async fn what_is_noted_names_neither_token_nor_its_hash() {
    let (app, _, mut admin) = TestApp::founded().await;
    let token = tdu_protocol::bytes::decode_text::<32, [u8; 32]>(&admin.cookies[0].1).unwrap();
    let page = journal(&mut admin).await;
    let bytes = tdu_protocol::cbor::to_vec(&page);
    let hash = crate::state::digest(&token);
    for secret in [&token[..], &hash[..16]] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
    }
    drop(app);
}

#[tokio::test]
async fn rows_older_than_the_setting_are_forgotten_and_the_rest_still_follows() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    app.join(&mut admin, organisation.directory, Role::Manager).await;
    let old = journal(&mut admin).await;
    app.clock.pass(200 * Timestamp::DAY);
    admin.sign_in().await;
    let young = journal(&mut admin).await;
    app.clock.pass(170 * Timestamp::DAY);
    // What the task does each hour.
    let (store, key) = (&app.app.store, app.app.signer.key());
    let oldest = Timestamp(app.app.now().0 - 365 * Timestamp::DAY);
    let (number, hash) = store.journal_before(oldest).await.unwrap().unwrap();
    assert_eq!((number, hash), (old.head.number, old.head.hash));
    let upto = tdu_protocol::journal::JournalHead::make(number, hash, app.app.now(), key);
    store.forget_journal(&upto).await.unwrap();
    assert!(store.journal_before(oldest).await.unwrap().is_none());

    admin.sign_in().await;
    let page = journal(&mut admin).await;
    assert_eq!(page.rows[0].number, number + 1);
    assert_eq!(page.before, hash);
    assert_eq!(follow(&page.rows, page.before), Ok(page.head.hash));
    assert!(page.head.number > young.head.number);
    assert!(page.rows.iter().any(|row| row.hash == young.head.hash), "who saw the head finds it again");
    let mut evidence = SqliteEvidence::open(&app.folder.path().join("tdu.db")).await.unwrap();
    let report = crate::check::examine(&mut evidence).await;
    assert!(report.is_sound(), "{:#?}", report.findings);

    // And when all of it is old.
    app.clock.pass(400 * Timestamp::DAY);
    let (number, hash) = store.journal_before(app.app.now()).await.unwrap().unwrap();
    let upto = tdu_protocol::journal::JournalHead::make(number, hash, app.app.now(), key);
    store.forget_journal(&upto).await.unwrap();
    admin.sign_in().await;
    let page = journal(&mut admin).await;
    assert_eq!((page.rows[0].number, page.before), (number + 1, hash));
    assert_eq!(follow(&page.rows, page.before), Ok(page.head.hash));
}
