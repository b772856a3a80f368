//! A server that is killed on a full disk, and one that starts on a disk that cannot be written.

use std::time::Duration;

use fastrand::Rng;
use tokio::time::timeout;

use super::books::Books;
use super::clients::{Crowd, clients};
use super::disk::Disk;
use super::ground::Ground;

/// More than the server wants to be free, to say that it is ready.
const MIB: u32 = 48;
/// Requests that everybody together has acknowledged before something happens.
const REQUESTS: usize = 40;
const PATIENCE: Duration = Duration::from_mins(1);

async fn on(disk: &Disk) -> Ground {
    let data = disk.path().join("data").display().to_string();
    Ground::founded(disk.entering(), &[("TDU_DATA", &data)]).await
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
