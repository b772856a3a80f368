//! Disks that fill up while many write, and have room again: under SQLite, and under PostgreSQL.

use std::time::Duration;

use fastrand::Rng;
use tdu_test_postgres::Cluster;
use tdu_tests::people::Raw;
use tokio::time::timeout;

use super::books::Books;
use super::clients::{Crowd, Outcome, clients};
use super::disk::Disk;
use super::ground::{Ground, assert_come_again};

/// More than the server wants to be free, to say that it is ready.
const MIB: u32 = 48;
/// More than an empty database of PostgreSQL takes.
const MIB_OF_POSTGRES: u32 = 24;
/// Requests that everybody together has acknowledged before something happens.
const REQUESTS: usize = 40;
/// Sessions that somebody tries to open on a full disk: few enough not to be taken for somebody who guesses.
const SESSIONS: usize = 4;
const PATIENCE: Duration = Duration::from_mins(1);

/// Signs in until that takes more room than there is, and says whether it came to that.
async fn is_refused_a_session(ground: &mut Ground) -> bool {
    for _ in 0..SESSIONS {
        let mut raw = Raw::at(&ground.server.origin(), &ground.certificate);
        let answer = raw.ask("POST", "/sessions/opener", &ground.login).await;
        if answer.status != 200 {
            assert_come_again(&answer);
            return true;
        }
    }
    false
}

/// Fills the disk three times while everybody writes, and makes room again; `says` is why the server is not ready meanwhile,
/// `sessions` whether there may be room for some all the same.
async fn endures(ground: &mut Ground, disk: &Disk, says: &str, sessions: bool) -> Books {
    let mut clients = clients(ground, &mut Rng::new()).await;
    let mut books = Books::default();
    for _ in 0..3 {
        assert_eq!(ground.hand.raw.watches("/readyz").await.status, 200);
        // A small request finds room where a larger one did not: somebody tries that once all were refused.
        let patient = clients.remove(0);
        let mut crowd = Crowd::sets_out(clients);
        timeout(PATIENCE, crowd.reaches(REQUESTS)).await.expect("the clients get on");
        disk.is_filled();
        let mut trips = timeout(PATIENCE, crowd.ends()).await.expect("everybody is refused");
        let mut trip = timeout(PATIENCE, patient.trickles()).await.expect("there is no room in the end");
        let refused = trip.doubt.clone().expect("refused");
        assert!(matches!(trip.client.asks(&refused).await, Outcome::Refused), "and there is still none");
        trips.insert(0, trip);
        let ready = ground.hand.raw.watches("/readyz").await;
        assert_come_again(&ready);
        assert_eq!(ready.problem().detail.as_deref(), Some(says));
        assert!(is_refused_a_session(ground).await || sessions, "sessions take room");
        assert_eq!(ground.hand.raw.watches("/healthz").await.status, 200);
        assert!(ground.everything().await.len() > books.entries(), "reading goes on");
        disk.has_room();
        clients = books.settles(ground, trips).await;
        assert_eq!(books.there, 0, "what was refused for want of room was not kept in secret");
    }
    assert_eq!(ground.hand.raw.watches("/readyz").await.status, 200);
    books.assert_all_there(ground).await;
    books
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_what_it_cannot_keep_goes_on_reading_and_takes_all_once_there_is_room() {
    let disk = Disk::of(MIB).await;
    let data = disk.path().join("data").display().to_string();
    let mut ground = Ground::founded(disk.entering(), &[("TDU_DATA", &data)]).await;
    let books = endures(&mut ground, &disk, "the disk of the data folder is full", false).await;
    ground.server.is_killed().await;
    ground.server.starts_again().await;
    books.assert_all_there(&mut ground).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_under_postgresql_refuses_as_much_and_takes_all_once_there_is_room() {
    let disk = Disk::of(MIB_OF_POSTGRES).await;
    let cluster = Cluster::start_through(disk.entering());
    let url = cluster.new_database_in(&disk.path().join("tables"), &disk.reaches("tables"));
    let mut ground = Ground::founded(Vec::new(), &[("TDU_DATABASE_URL", &url)]).await;
    // As after anybody's passkey: a small row finds a place there whatever happens, which says nothing of entries.
    cluster.says("tdu_0", "INSERT INTO ceremonies (id_hash, state, expires) VALUES ('\\x00', '', 0)");
    // A table has pages of its own, and the last one of each may not be full.
    let books = endures(&mut ground, &disk, "the disk of the database is full", true).await;
    ground.server.is_killed().await;
    ground.server.starts_again().await;
    books.assert_all_there(&mut ground).await;
}
