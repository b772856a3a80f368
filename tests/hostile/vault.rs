//! Vaults of the past, vaults of others, and another organisation at the same address.

use tdu_core::app::{Command, FailureKind};
use tdu_protocol::OrgId;
use tdu_protocol::api::{ServerInfo, SessionOpened};
use tdu_tests::people::Desk;

use super::{FIRST, assert_nothing_leaked};

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_older_than_one_that_was_seen_is_refused() {
    let desk = Desk::open().await;
    let mut raw = desk.anna.signed_in(&desk.house).await;
    let old: SessionOpened = raw.get("/sessions/current").await.value();
    desk.anna.ask(Command::RememberDevice).await.expect("one's own device");
    desk.anna.ask(Command::Lock).await.expect("locking needs nobody");
    let before = desk.anna.everything().await;
    desk.between.rewrites("POST", "/sessions/opener", move |opened: &mut SessionOpened| {
        opened.vault = old.vault.clone();
        opened.vault_version = old.vault_version;
    });
    let failure = desk.anna.opens().await.expect_err("the vault of yesterday");
    assert_eq!(failure.kind, FailureKind::HistoryShortened);
    assert_eq!(desk.anna.everything().await, before, "the newer one stays");

    desk.between.is_honest();
    desk.anna.opens().await.expect("the server is honest again");
    assert_eq!(desk.anna.warning().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_vault_under_a_new_number_opens_without_what_was_added_and_loses_no_key() {
    let desk = Desk::open().await;
    desk.anna.notes(desk.case, FIRST).await;
    desk.anna.settles().await.expect("the server is honest");
    let mut raw = desk.anna.signed_in(&desk.house).await;
    let old: SessionOpened = raw.get("/sessions/current").await.value();
    desk.anna.ask(Command::RememberDevice).await.expect("one's own device");
    desk.anna.ask(Command::Lock).await.expect("locking needs nobody");
    desk.between.rewrites("POST", "/sessions/opener", move |opened: &mut SessionOpened| {
        opened.vault = old.vault.clone();
    });
    desk.anna.opens().await.expect("the words open every version of one's own vault");
    assert_eq!(desk.anna.texts(desk.case).await, [FIRST]);
    assert_nothing_leaked(&desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_of_somebody_else_or_of_noise_opens_nothing() {
    let desk = Desk::open().await;
    let mut raw = desk.manager.signed_in(&desk.house).await;
    let theirs: SessionOpened = raw.get("/sessions/current").await.value();
    let vaults = [theirs.vault.clone(), vec![0; 300].into(), Vec::new().into()];
    desk.anna.ask(Command::Lock).await.expect("locking needs nobody");
    let before = desk.anna.everything().await;
    for vault in vaults {
        desk.between.rewrites("POST", "/sessions/opener", move |opened: &mut SessionOpened| {
            opened.vault = vault.clone();
        });
        let failure = desk.anna.opens().await.expect_err("no vault of hers");
        assert_eq!(failure.kind, FailureKind::NotRecognised);
        assert_eq!(desk.anna.everything().await, before);
    }
    let (account, role) = (theirs.account, theirs.role);
    desk.between.rewrites("POST", "/sessions/opener", move |opened: &mut SessionOpened| {
        opened.account = account;
        opened.role = role;
    });
    let failure = desk.anna.opens().await.expect_err("her vault in another name");
    assert_eq!(failure.kind, FailureKind::HistoryChanged);
    assert_eq!(desk.anna.everything().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organisation_at_a_known_address_is_told_before_anything_is_said() {
    let desk = Desk::open().await;
    desk.anna.notes(desk.case, FIRST).await;
    desk.anna.settles().await.expect("the server is honest");
    desk.anna.ask(Command::Lock).await.expect("locking needs nobody");
    let before = desk.anna.everything().await;
    desk.between.rewrites("GET", "/server", |info: &mut ServerInfo| info.org = Some(OrgId([6; 16])));
    desk.between.forgets();
    let failure = desk.anna.ask(Command::Hello).await.expect_err("somebody else's house");
    assert_eq!(failure.kind, FailureKind::OtherOrganisation);
    assert_eq!(desk.anna.everything().await, before);
    let asked: Vec<_> = desk.between.seen().iter().map(|r| format!("{} {}", r.method, r.path)).collect();
    assert_eq!(asked, ["GET /server"], "not even the locator of her words");
}
