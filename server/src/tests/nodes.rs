//! What servers on one PostgreSQL owe each other, and that one server on it is like one on SQLite.

use std::time::Duration;

use axum::http::{StatusCode, header};
use tdu_protocol::{
    LogId, LogKind, Rights, Role, Secret32,
    api::{
        Appended, InvitationJoin, InvitationKnock, InvitationOffer, InvitationOpened, Page, SessionOpened,
    },
    cbor,
    control::Control,
    entry::Head,
    problem::ProblemKind,
};
use tdu_test_postgres::Cluster;
use tokio::time::timeout;

use super::{
    stream::{connect, listen, places},
    world::{Client, Organisation, TestApp, sealed},
};
use crate::hub::SESSION_ENDED;

/// Two servers on one database, an organisation, and its administrator at each server.
struct Pair {
    cluster: std::sync::Arc<Cluster>,
    database: String,
    one: TestApp,
    two: TestApp,
    organisation: Organisation,
    at_one: Client,
    at_two: Client,
}

impl Pair {
    async fn new() -> Self {
        Self::on(Cluster::shared()).await
    }

    async fn on(cluster: std::sync::Arc<Cluster>) -> Self {
        let url = cluster.new_database();
        let one = TestApp::on_postgres(&url).await;
        let (organisation, at_one) = one.found().await;
        let two = one.beside(&url).await;
        let at_two = at_one.at(&two);
        let database = url.rsplit('/').next().unwrap().to_owned();
        Self { cluster, database, one, two, organisation, at_one, at_two }
    }
}

fn missing(problem: &tdu_protocol::problem::Problem) -> Page {
    cbor::from_slice(problem.missing.as_ref().unwrap().as_slice()).unwrap()
}

/// What a day holds: everybody joins, writes, is refused, leaves.
async fn a_day(app: TestApp) {
    let (organisation, mut admin) = app.found().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let mut anna = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let mut omar = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let case = anna.open_log(LogKind::Case).await;
    let head = anna.head(case).await;
    let entry = anna.write(case, b"a note").await;
    // The answer was lost: the same again gets the same receipt.
    let again: Appended = anna.append(vec![entry.clone()]).await.expect();
    assert_eq!(again.receipts.len(), 1);
    let refused = anna.append(vec![sealed(case, head, 0, b"a rival")]).await;
    refused.is(ProblemKind::Conflict);
    assert_eq!(missing(&refused.problem()).entries[0].entry, entry);
    omar.get(&format!("/logs/{case}/entries")).await.is(ProblemKind::NotFound);
    anna.grant(case, &omar.person, Rights::Write).await;
    omar.write(case, b"an answer").await;
    anna.control(case, &Control::Erase { seqs: vec![1] }).await;
    assert!(omar.read(case).await[1].body().is_none());
    anna.control(case, &Control::Revoke { account: omar.person.account }).await;
    omar.get(&format!("/logs/{case}/entries")).await.is(ProblemKind::NotFound);
    let news: Page = anna.get("/sync").await.expect();
    assert_eq!(news.entries.iter().filter(|stored| stored.entry.log == case).count(), 6);
    assert!(news.entries.is_sorted_by(|a, b| a.position < b.position));
    omar.cookies.clear();
    omar.sign_in().await;
    manager.control(organisation.directory, &Control::Revoke { account: omar.person.account }).await;
    omar.get("/sync").await.is(ProblemKind::AccessEnded);
    let login = omar.person.login();
    omar.request("POST", "/sessions/opener", Some(&login)).await.is(ProblemKind::AccessEnded);
}

#[tokio::test]
async fn a_day_is_the_same_on_both_databases() {
    a_day(TestApp::empty().await).await;
    let cluster = Cluster::shared();
    a_day(TestApp::on_postgres(&cluster.new_database()).await).await;
}

#[tokio::test]
async fn what_another_server_wrote_is_known_before_anything_is_refused() {
    let Pair { cluster: _kept, mut at_one, mut at_two, .. } = Pair::new().await;
    let log = at_one.open_log(LogKind::Personal).await;
    at_two.write(log, b"two remembers this").await;
    let head = at_one.head(log).await;
    let first = at_one.write(log, b"one moves on").await;
    at_one.write(log, b"and on").await;
    // The right place, which two has not heard of.
    let third = at_two.write(log, b"two follows").await;
    // The place that two believed to be free.
    let refused = at_two.append(vec![sealed(log, head, 0, b"a rival")]).await;
    refused.is(ProblemKind::Conflict);
    let page = missing(&refused.problem());
    assert_eq!((page.entries.len(), &page.entries[0].entry), (3, &first));
    // A place that nobody reached yet is refused by both, and the entry that landed at one is told again by the other.
    let far = Head { next: 99, hash: head.hash };
    at_one.append(vec![sealed(log, far, 0, b"far")]).await.is(ProblemKind::Conflict);
    let again = at_one.append(vec![third.clone()]).await.expect::<Appended>();
    let there = at_two.append(vec![third]).await.expect::<Appended>();
    assert_eq!(cbor::to_vec(&again), cbor::to_vec(&there));
}

#[tokio::test]
async fn who_may_do_what_is_known_at_both() {
    let Pair { cluster: _kept, one, two, organisation, mut at_one, .. } = Pair::new().await;
    let mut manager = one.join(&mut at_one, organisation.directory, Role::Manager).await;
    let mut anna = one.join(&mut manager, organisation.directory, Role::Worker).await;
    let mut omar = one.join(&mut manager, organisation.directory, Role::Worker).await.at(&two);
    let case = anna.open_log(LogKind::Case).await;
    let head = anna.head(case).await;
    // Two replays the log to refuse omar, and remembers it without him.
    omar.append(vec![sealed(case, head, 0, b"not yet")]).await.is(ProblemKind::NotFound);
    anna.grant(case, &omar.person, Rights::Write).await;
    omar.write(case, b"now").await;
    let head = omar.head(case).await;
    anna.control(case, &Control::Revoke { account: omar.person.account }).await;
    omar.append(vec![sealed(case, head, 0, b"no more")]).await.is(ProblemKind::NotFound);
    omar.get(&format!("/logs/{case}/entries")).await.is(ProblemKind::NotFound);
}

#[tokio::test]
async fn an_invitation_is_made_offered_opened_and_used_wherever_one_is() {
    let Pair { cluster: _kept, one, two, organisation, mut at_one, mut at_two, .. } = Pair::new().await;
    // Two remembers the directory as it was before.
    at_two.write(organisation.directory, b"before").await;
    let expires = one.clock_now().plus(tdu_protocol::Timestamp::DAY);
    let invited = at_one.person.prepare_invitation(organisation.directory, Role::Manager, expires);
    let control = Control::Invite { delegation: invited.delegation.clone(), sealed_key: vec![1; 40].into() };
    at_one.control(organisation.directory, &control).await;
    let offer =
        InvitationOffer { log: organisation.directory, proof: Secret32::new(*invited.proof.expose()) };
    let path = format!("/invitations/{}", invited.id);
    assert_eq!(at_two.request("PUT", &path, Some(&offer)).await.status, StatusCode::NO_CONTENT);
    let mut newcomer = one.client(invited.person.clone());
    let knock = InvitationKnock { proof: Secret32::new(*invited.proof.expose()), from: 0 };
    let opened: InvitationOpened = newcomer.post(&format!("{path}/open"), &knock).await;
    let head = opened.page.entries.last().map_or(Head::EMPTY, |stored| Head::after(&stored.entry));
    let join = || InvitationJoin {
        proof: Secret32::new(*invited.proof.expose()),
        entry: invited.person.join(organisation.directory, head),
        registration: invited.person.registration(),
    };
    let mut elsewhere = newcomer.at(&two);
    let (here, there) = (join(), join());
    let joins = [format!("{path}/join"), format!("{path}/join")];
    let (first, second) = tokio::join!(
        newcomer.request("POST", &joins[0], Some(&here)),
        elsewhere.request("POST", &joins[1], Some(&there)),
    );
    // One joined; the other found the place taken or was recognised as the same person, and never joined twice.
    let signed_in = [&first, &second].iter().filter(|reply| reply.status == StatusCode::OK).count();
    assert!(signed_in >= 1, "{first:?} {second:?}");
    let members = at_two.read(organisation.directory).await.len();
    assert_eq!(members, at_one.read(organisation.directory).await.len());
    assert_eq!(members, 4, "Genesis, one sealed entry, the invitation, one joining");
}

#[tokio::test]
async fn a_socket_hears_what_both_servers_write_in_one_order() {
    let Pair { cluster: _kept, two, mut at_one, mut at_two, .. } = Pair::new().await;
    let address = listen(&two).await;
    let mut socket = connect(address, &at_two, 0).await.unwrap();
    socket.page().await;
    let logs: [LogId; 2] =
        [at_one.open_log(LogKind::Personal).await, at_two.open_log(LogKind::Personal).await];
    for n in 0..20_u8 {
        at_one.write(logs[0], &[n]).await;
        at_two.write(logs[1], &[n]).await;
    }
    let mut heard = Vec::new();
    let mut positions = Vec::new();
    while heard.len() < 42 {
        let page = socket.page().await;
        positions.extend(page.entries.iter().map(|stored| stored.position));
        heard.extend(places(&page));
    }
    assert!(positions.is_sorted_by(|a, b| a + 1 == *b), "{positions:?}");
    for log in logs {
        let seqs: Vec<u64> = heard.iter().filter(|(of, _)| *of == log).map(|(_, seq)| *seq).collect();
        assert_eq!(seqs, (0..21).collect::<Vec<u64>>());
    }
}

#[tokio::test]
async fn each_hears_at_the_other_server_only_what_is_theirs() {
    let Pair { cluster: _kept, one, two, organisation, mut at_one, .. } = Pair::new().await;
    let mut manager = one.join(&mut at_one, organisation.directory, Role::Manager).await;
    let mut anna = one.join(&mut manager, organisation.directory, Role::Worker).await;
    let omar = one.join(&mut manager, organisation.directory, Role::Worker).await;
    let address = listen(&two).await;
    let mut omar_hears = connect(address, &omar, 0).await.unwrap();
    omar_hears.page().await;
    let case = anna.open_log(LogKind::Case).await;
    anna.write(case, b"not for omar").await;
    anna.grant(case, &omar.person, Rights::Write).await;
    anna.write(case, b"for both").await;
    let mut heard = Vec::new();
    while !heard.contains(&(case, 3)) {
        heard.extend(places(&omar_hears.page().await));
    }
    anna.control(case, &Control::Revoke { account: omar.person.account }).await;
    anna.write(organisation.directory, b"for all of the staff").await;
    assert_eq!(places(&omar_hears.page().await), [(case, 4)]);
    assert_eq!(places(&omar_hears.page().await)[0].0, organisation.directory);
}

#[tokio::test]
async fn a_session_or_an_account_that_ends_at_one_server_ends_its_sockets_at_the_other() {
    let Pair { cluster: _kept, one, two, organisation, mut at_one, mut at_two, .. } = Pair::new().await;
    let mut manager = one.join(&mut at_one, organisation.directory, Role::Manager).await;
    let address = listen(&two).await;
    let mut mine = connect(address, &manager, 0).await.unwrap();
    let mut other = manager.at(&two);
    other.cookies.clear();
    other.sign_in().await;
    let mut others = connect(address, &other, 0).await.unwrap();
    mine.page().await;
    others.page().await;
    // Two has read both sessions a moment ago, by a clock that stands still: only what one tells makes it read again.
    let mut mine_at_two = manager.at(&two);
    for client in [&mut mine_at_two, &mut other] {
        client.get("/sessions/current").await.expect::<SessionOpened>();
    }
    manager.request::<()>("DELETE", "/sessions/current", None).await;
    assert_eq!(mine.close_code().await, SESSION_ENDED);
    mine_at_two.get("/sessions/current").await.is(ProblemKind::NotSignedIn);
    other.get("/sessions/current").await.expect::<SessionOpened>();
    let directory = organisation.directory;
    at_two.write(directory, b"the other session goes on").await;
    assert_eq!(others.page().await.entries.len(), 1);
    at_one.control(directory, &Control::Revoke { account: manager.person.account }).await;
    // The entry that puts the account out may come before the goodbye, or not any more.
    let goodbye = async {
        loop {
            if let Some(code) = others.page_or_code().await {
                return code;
            }
        }
    };
    assert_eq!(timeout(Duration::from_secs(10), goodbye).await.unwrap(), SESSION_ENDED);
    other.get("/sessions/current").await.is(ProblemKind::AccessEnded);
}

#[tokio::test]
async fn a_line_that_was_cut_is_mended_and_what_was_missed_is_read() {
    let Pair { cluster, database, two, mut at_one, at_two, .. } = Pair::new().await;
    let log = at_one.open_log(LogKind::Personal).await;
    let address = listen(&two).await;
    let mut socket = connect(address, &at_two, 0).await.unwrap();
    socket.page().await;
    for n in 0..3_u64 {
        let cut = format!(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{database}' AND query LIKE 'LISTEN%'"
        );
        assert_eq!(cluster.says("postgres", &cut), "2", "each server has one line");
        at_one.write(log, b"nobody tells of this").await;
        assert_eq!(places(&socket.page().await), [(log, n + 1)]);
        // Both lines are back before they are cut again.
        let lines = format!(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '{database}' AND query LIKE 'LISTEN%'"
        );
        let back = async {
            while cluster.says("postgres", &lines) != "2" {
                tokio::task::yield_now().await;
            }
        };
        timeout(Duration::from_secs(10), back).await.expect("both servers listen again");
    }
}

#[tokio::test]
async fn while_the_database_is_away_everybody_is_told_to_come_again_and_afterwards_all_goes_on() {
    let Pair { cluster, two, mut at_one, mut at_two, .. } =
        Pair::on(std::sync::Arc::new(Cluster::start())).await;
    let log = at_one.open_log(LogKind::Personal).await;
    let address = listen(&two).await;
    let mut socket = connect(address, &at_two, 0).await.unwrap();
    socket.page().await;
    let head = at_two.head(log).await;
    cluster.stops();
    let entry = sealed(log, head, 0, b"kept for later");
    for client in [&mut at_one, &mut at_two] {
        let refused = client.append(vec![entry.clone()]).await;
        refused.is(ProblemKind::Unavailable);
        assert!(refused.headers.contains_key(header::RETRY_AFTER));
    }
    cluster.starts_again();
    at_one.append(vec![entry]).await.expect::<Appended>();
    assert_eq!(places(&socket.page().await), [(log, 1)], "the socket was never cut, and hears of it");
    cluster.crashes();
    cluster.starts_again();
    at_one.write(log, b"by whoever appended last before the crash").await;
    at_two.write(log, b"after a crash").await;
    assert_eq!(at_one.read(log).await.len(), 4);
    let opened: SessionOpened = at_one.get("/sessions/current").await.expect();
    assert_eq!(opened.account, at_two.person.account);
}
