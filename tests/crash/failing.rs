//! Disks that are full, and disks that cannot be written.

use std::time::Duration;

use fastrand::Rng;
use tdu_tests::people::Answer;
use tokio::time::timeout;

use super::books::Books;
use super::clients::{Crowd, Outcome, clients};
use super::disk::Disk;
use super::ground::{Ground, assert_come_again};

/// More than the server wants to be free, to say that it is ready.
const MIB: u32 = 48;
/// Requests that everybody together has acknowledged before something happens.
const REQUESTS: usize = 40;
const PATIENCE: Duration = Duration::from_mins(1);

/// Signs in until that takes more room than there is.
async fn signs_in(ground: &mut Ground) -> Answer {
    for _ in 0..5 {
        let answer = ground.elsewhere().ask("POST", "/sessions/opener", &ground.login).await;
        if answer.status != 200 {
            return answer;
        }
    }
    panic!("sessions take no room")
}

async fn on(disk: &Disk) -> Ground {
    let data = disk.path().join("data").display().to_string();
    Ground::founded(disk.entering(), &[("TDU_DATA", &data)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_what_it_cannot_keep_goes_on_reading_and_takes_all_once_there_is_room() {
    let disk = Disk::of(MIB).await;
    let mut ground = on(&disk).await;
    let mut clients = clients(&mut ground, &mut Rng::new()).await;
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
        assert_come_again(&signs_in(&mut ground).await);
        let ready = ground.hand.raw.watches("/readyz").await;
        assert_come_again(&ready);
        assert_eq!(ready.problem().detail.as_deref(), Some("the disk of the data folder is full"));
        assert_eq!(ground.hand.raw.watches("/healthz").await.status, 200);
        assert!(ground.everything().await.len() > books.entries(), "reading goes on");
        disk.has_room();
        clients = books.settles(&mut ground, trips).await;
        assert_eq!(books.there, 0, "what was refused for want of room was not kept in secret");
    }
    assert_eq!(ground.hand.raw.watches("/readyz").await.status, 200);
    books.assert_all_there(&mut ground).await;
    ground.server.is_killed().await;
    ground.server.starts_again().await;
    books.assert_all_there(&mut ground).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_killed_on_a_full_disk_starts_there_and_reads() {
    let disk = Disk::of(MIB).await;
    let mut ground = on(&disk).await;
    let mut crowd = Crowd::sets_out(clients(&mut ground, &mut Rng::new()).await);
    timeout(PATIENCE, crowd.reaches(REQUESTS)).await.expect("the clients get on");
    disk.is_filled();
    let trips = timeout(PATIENCE, crowd.ends()).await.expect("everybody is refused");
    ground.server.is_killed().await;
    ground.server.starts_again().await;
    let before = ground.everything().await;
    let mut books = Books::default();
    disk.has_room();
    books.settles(&mut ground, trips).await;
    assert!(ground.everything().await.starts_with(&before));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_read_only_disk_a_server_says_why_it_does_not_start_and_afterwards_has_all() {
    let disk = Disk::of(MIB).await;
    let mut ground = on(&disk).await;
    let mut crowd = Crowd::sets_out(clients(&mut ground, &mut Rng::new()).await);
    timeout(PATIENCE, crowd.reaches(REQUESTS)).await.expect("the clients get on");
    ground.server.is_killed().await;
    let trips = timeout(PATIENCE, crowd.ends()).await.expect("everybody is cut off");
    disk.is_remounted("ro").await;
    let (status, said) = ground.server.gives_up().await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("Read-only file system"), "{said}");
    disk.is_remounted("rw").await;
    ground.server.starts_again().await;
    Books::default().settles(&mut ground, trips).await;
}
