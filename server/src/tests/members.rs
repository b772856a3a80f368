//! Who may do what, as the logs' own entries say.

use tdu_protocol::{
    LogId, LogKind, Rights, Role, Secret32,
    api::{Appended, Logs, NewLog, OpenerLogin, Page},
    control::Control,
    problem::ProblemKind,
};

use super::world::{Client, Organisation, TestApp, sealed};
use crate::random;

struct Service {
    app: TestApp,
    organisation: Organisation,
    admin: Client,
    manager: Client,
    anna: Client,
    omar: Client,
}

/// An administrator, a manager and two workers.
async fn service() -> Service {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let anna = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let omar = app.join(&mut manager, organisation.directory, Role::Worker).await;
    Service { app, organisation, admin, manager, anna, omar }
}

#[tokio::test]
async fn somebody_elses_log_looks_like_no_log() {
    let Service { mut admin, mut anna, mut omar, .. } = service().await;
    let case = anna.open_log(LogKind::Case).await;
    let head = anna.head(case).await;
    for other in [&mut omar, &mut admin] {
        for path in [format!("/logs/{case}/entries"), format!("/logs/{case}/receipts/0")] {
            other.get(&path).await.is(ProblemKind::NotFound);
        }
        other.append(vec![sealed(case, head, 0, b"x")]).await.is(ProblemKind::NotFound);
        let logs: Logs = other.get("/logs").await.expect();
        assert!(logs.logs.iter().all(|info| info.log != case));
        let page: Page = other.get("/sync?since=0").await.expect();
        assert!(page.entries.iter().all(|stored| stored.entry.log != case));
    }
}

#[tokio::test]
async fn a_colleague_who_is_granted_reads_and_writes() {
    let Service { mut anna, mut omar, .. } = service().await;
    let case = anna.open_log(LogKind::Case).await;
    anna.grant(case, &omar.person, Rights::Write).await;
    omar.write(case, b"from omar").await;
    assert_eq!(anna.read(case).await.len(), 3);
    let head = omar.head(case).await;
    let close = omar.person.sign(&Control::Close, case, head, 0);
    omar.append(vec![close]).await.is(ProblemKind::Forbidden);
}

#[tokio::test]
async fn who_may_only_read_writes_nothing() {
    let Service { mut anna, mut manager, .. } = service().await;
    let report = anna.open_log(LogKind::Report).await;
    anna.grant(report, &manager.person, Rights::Read).await;
    let head = manager.head(report).await;
    manager.append(vec![sealed(report, head, 0, b"x")]).await.is(ProblemKind::Forbidden);
    anna.write(report, b"still the next").await;
}

#[tokio::test]
async fn nobody_passes_another_members_entry_off_as_their_own() {
    let Service { mut anna, mut omar, .. } = service().await;
    let case = anna.open_log(LogKind::Case).await;
    anna.grant(case, &omar.person, Rights::Write).await;
    let head = anna.head(case).await;
    let signed_by_anna = anna.person.sign(&Control::Close, case, head, 0);
    omar.append(vec![signed_by_anna]).await.is(ProblemKind::EntryRefused);
    let hers = anna.person.genesis(LogId(random::bytes()), LogKind::Case, vec![]);
    let refused = omar.request("POST", "/logs", Some(&NewLog { entries: vec![hers] })).await;
    refused.is(ProblemKind::Forbidden);
}

#[tokio::test]
async fn a_role_opens_only_its_kinds_of_log_and_there_is_one_directory() {
    let Service { app, mut admin, mut manager, .. } = service().await;
    let case =
        NewLog { entries: vec![manager.person.genesis(LogId(random::bytes()), LogKind::Case, vec![])] };
    manager.request("POST", "/logs", Some(&case)).await.is(ProblemKind::Forbidden);
    let keys = vec![app.app.receipt_public_key()];
    let directory =
        NewLog { entries: vec![admin.person.genesis(LogId(random::bytes()), LogKind::Directory, keys)] };
    admin.request("POST", "/logs", Some(&directory)).await.is(ProblemKind::Forbidden);
}

#[tokio::test]
async fn a_ghost_whose_certificate_holds_but_who_never_joined_is_not_let_in() {
    let Service { app, organisation, mut manager, mut anna, .. } = service().await;
    let case = anna.open_log(LogKind::Case).await;
    let invited = app.invite(&mut manager, organisation.directory, Role::Worker).await;
    let grant = Control::Grant {
        chain: invited.person.chain.clone(),
        rights: Rights::Write,
        sealed_key: vec![1; 40].into(),
    };
    let head = anna.head(case).await;
    let entry = anna.person.sign(&grant, case, head, 0);
    anna.append(vec![entry]).await.is(ProblemKind::EntryRefused);
    anna.write(case, b"the log goes on").await;
    assert_eq!(anna.read(case).await.len(), 2);
}

#[tokio::test]
async fn who_was_put_out_learns_that_and_nothing_more() {
    let Service { mut anna, mut omar, .. } = service().await;
    let case = anna.open_log(LogKind::Case).await;
    anna.grant(case, &omar.person, Rights::Write).await;
    anna.write(case, b"before").await;
    let since = omar.get("/sync?since=0").await.expect::<Page>().next;
    anna.control(case, &Control::Revoke { account: omar.person.account }).await;
    let rotate = Control::Rotate {
        sealed_keys: vec![(anna.person.account, vec![1; 40].into())],
        former: vec![1; 40].into(),
    };
    let head = anna.head(case).await;
    let rotate = anna.person.sign(&rotate, case, head, 1);
    anna.append(vec![rotate]).await.expect::<Appended>();

    omar.get(&format!("/logs/{case}/entries")).await.is(ProblemKind::NotFound);
    let page: Page = omar.get(&format!("/sync?since={since}")).await.expect();
    let seqs: Vec<_> = page.entries.iter().map(|stored| (stored.entry.log, stored.entry.seq)).collect();
    assert_eq!(seqs, [(case, 3)], "the entry that put omar out, and not the one after it");
    let all: Page = omar.get("/sync?since=0").await.expect();
    assert_eq!(all.entries.iter().filter(|stored| stored.entry.log == case).count(), 1);
    let head = anna.head(case).await;
    omar.append(vec![sealed(case, head, 1, b"after")]).await.is(ProblemKind::NotFound);
}

#[tokio::test]
async fn who_leaves_the_directory_is_signed_out_and_cannot_come_back() {
    let Service { organisation, mut manager, mut omar, mut anna, .. } = service().await;
    manager.control(organisation.directory, &Control::Revoke { account: omar.person.account }).await;
    omar.get("/sessions/current").await.is(ProblemKind::AccessEnded);
    let login = omar.person.login();
    let refused = omar.request("POST", "/sessions/opener", Some(&login)).await;
    refused.is(ProblemKind::AccessEnded);
    assert!(refused.problem().since.is_some(), "whoever has the secret is told since when");
    let guess = OpenerLogin { verifier: Secret32::new([9; 32]), ..login };
    omar.request("POST", "/sessions/opener", Some(&guess)).await.is(ProblemKind::NotRecognised);
    // Nor can a colleague let the closed account in elsewhere.
    let case = anna.open_log(LogKind::Case).await;
    let grant = Control::Grant {
        chain: omar.person.chain.clone(),
        rights: Rights::Write,
        sealed_key: vec![1].into(),
    };
    let head = anna.head(case).await;
    let entry = anna.person.sign(&grant, case, head, 0);
    anna.append(vec![entry]).await.is(ProblemKind::EntryRefused);
}

#[tokio::test]
async fn what_a_log_allows_is_known_again_after_a_restart() {
    let Service { app, mut anna, mut omar, .. } = service().await;
    let case = anna.open_log(LogKind::Case).await;
    anna.write(case, b"one").await;
    // Nothing is remembered: the state comes from the stored entries alone.
    app.app.ledger.forget(case);
    anna.grant(case, &omar.person, Rights::Write).await;
    app.app.ledger.forget(case);
    omar.write(case, b"two").await;
    assert_eq!(anna.read(case).await.len(), 4);
}
