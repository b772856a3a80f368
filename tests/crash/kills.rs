//! Killed thirty times while many write.

use std::time::Duration;

use fastrand::Rng;
use tdu_test_postgres::Cluster;
use tokio::time::{sleep, timeout};

use super::books::Books;
use super::clients::{Crowd, clients};
use super::ground::Ground;

/// How often each is killed in one test.
const KILLS: usize = 30;
/// So many of these blows hit both the server and PostgreSQL.
const BOTH: usize = 18;
/// Requests that are acknowledged between two kills, at most.
const REQUESTS: usize = 40;
/// From there, the blow falls within this many microseconds: in the midst of whatever is under way.
const MOMENT: u64 = 6_000;
/// How long anything may take that should come at once.
const PATIENCE: Duration = Duration::from_mins(1);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Victim {
    Server,
    Database,
    Both,
}

/// By another seed, other moments; a failure tells which.
fn random() -> Rng {
    let given = std::env::var("TDU_TEST_SEED").ok().map(|seed| seed.parse().expect("a seed is a number"));
    let seed = given.unwrap_or_else(|| fastrand::u64(..));
    eprintln!("TDU_TEST_SEED={seed}");
    Rng::with_seed(seed)
}

/// Kills one victim after the other, and looks each time at what is left.
async fn endures(mut ground: Ground, cluster: Option<&Cluster>, victims: &[Victim], mut random: Rng) {
    let mut clients = clients(&mut ground, &mut random).await;
    let mut books = Books::default();
    for victim in victims {
        let mut crowd = Crowd::sets_out(clients);
        let reached = crowd.reaches(random.usize(1..=REQUESTS));
        timeout(PATIENCE, reached).await.expect("the clients get on");
        sleep(Duration::from_micros(random.u64(0..=MOMENT))).await;
        let database = cluster.filter(|_| *victim != Victim::Server);
        if let Some(cluster) = database {
            cluster.is_killed();
        }
        if *victim != Victim::Database {
            ground.server.is_killed().await;
        }
        if let Some(cluster) = database {
            cluster.starts_again();
        }
        // Without its database the server goes on, and so may some of the clients.
        let home =
            async { if *victim == Victim::Database { crowd.comes_home().await } else { crowd.ends().await } };
        let trips = timeout(PATIENCE, home).await.expect("everybody is told something");
        if *victim != Victim::Database {
            ground.server.starts_again().await;
        }
        clients = books.settles(&mut ground, trips).await;
    }
    books.assert_all_there(&mut ground).await;
    assert!(books.entries() > victims.len(), "something was written each time");
    let Books { there, not_there, .. } = books;
    eprintln!(
        "{} kills: {} entries acknowledged and there; of the requests cut off, {there} were there and {not_there} were not",
        victims.len(),
        books.entries(),
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_on_sqlite_that_is_killed_thirty_times_keeps_all_it_acknowledged() {
    let random = random();
    let ground = Ground::founded(Vec::new(), &[]).await;
    endures(ground, None, &[Victim::Server; KILLS], random).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_on_postgresql_and_postgresql_itself_each_killed_thirty_times_keep_all_that_was_acknowledged()
 {
    let mut random = random();
    let cluster = Cluster::start();
    let url = cluster.new_database();
    let ground = Ground::founded(Vec::new(), &[("TDU_DATABASE_URL", url.as_str())]).await;
    let alone = [[Victim::Server; KILLS - BOTH], [Victim::Database; KILLS - BOTH]].concat();
    let mut victims = [alone, vec![Victim::Both; BOTH]].concat();
    random.shuffle(&mut victims);
    endures(ground, Some(&cluster), &victims, random).await;
}
