//! The database goes away for a while, and what may never be told of it.

use reqwest::header::RETRY_AFTER;
use tdu_protocol::api::Append;
use tdu_protocol::entry::Head;
use tdu_protocol::problem::ProblemKind;
use tdu_tests::people::{Answer, Raw, noise, sealed};
use tdu_tests::places;
use tokio::process::Command;

use super::pair::{Pair, open_log};

#[tokio::test(flavor = "multi_thread")]
async fn while_postgresql_is_away_each_is_told_to_come_again_and_afterwards_all_goes_on() {
    let (pair, mut hand, _) = Pair::founded_with_many_pings().await;
    let (log, head) = open_log(&mut hand).await;
    let mut socket = pair.listens(&pair.two, &hand.raw, 0).await.listened_to();
    socket.hears().await.expect("what is there");
    let entry = sealed(log, head, noise(100));
    let after = Head::after(&entry);
    pair.cluster.stops();
    let mut at_two = pair.at_two(&hand.raw);
    let append = Append { entries: vec![entry.clone()] };
    let path = format!("/logs/{log}/entries");
    for raw in [&mut hand.raw, &mut at_two] {
        let refused = raw.ask("POST", &path, &append).await;
        refused.is(ProblemKind::Unavailable);
        let seconds: u64 =
            refused.headers[RETRY_AFTER].to_str().expect("a number").parse().expect("a number");
        assert!((1..=30).contains(&seconds), "{seconds}");
    }
    // With each ping the server looks whether the session still holds: what cannot be asked ends none.
    socket.is_pinged(2).await;
    pair.cluster.starts_again();
    let kept = asks_until_it_is_kept(&mut hand.raw, &path, &append).await;
    assert_eq!(kept.status, 200, "{}", kept.text());
    let heard = socket.hears().await.expect("the socket was never cut");
    assert!(heard.iter().any(|stored| stored.entry == entry));

    // A crash of the database: what was acknowledged is there after its recovery.
    pair.cluster.crashes();
    pair.cluster.starts_again();
    let next = sealed(log, after, noise(100));
    let append = Append { entries: vec![next.clone()] };
    let kept = asks_until_it_is_kept(&mut at_two, &path, &append).await;
    assert_eq!(kept.status, 200, "{}", kept.text());
    let kept = asks_until_it_is_kept(&mut hand.raw, &path, &append).await;
    assert_eq!(kept.status, 200, "the same again, at the other: {}", kept.text());
    let entries = hand.entries(log).await;
    assert_eq!(entries[entries.len() - 2..], [entry, next.clone()]);
    assert!(
        socket.hears().await.expect("the socket was never cut").iter().any(|stored| stored.entry == next)
    );
    for server in [&pair.one, &pair.two] {
        let log = std::fs::read_to_string(server.log_file()).expect("the log is there");
        assert!(log.contains("the database cannot be used"), "{log}");
        assert!(!log.contains("Quetzalcoatl"), "the password is not told: {log}");
    }
}

/// As a client does that was told to come again: the database may still be waking up. Each request waits for a connection
/// on its own, so a few are a long time.
async fn asks_until_it_is_kept(raw: &mut Raw, path: &str, append: &Append) -> Answer {
    for _ in 0..10 {
        let answer = raw.ask("POST", path, append).await;
        if answer.status != 503 {
            return answer;
        }
    }
    raw.ask("POST", path, append).await
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_the_configuration_shows_the_database_without_its_password() {
    let check = Command::new(places::server())
        .args(["config", "check"])
        .env("TDU_DATABASE_URL", "postgres://tdu:Quetzalcoatl@db.example/tdu?sslmode=verify-full")
        .output()
        .await
        .expect("the server can be started");
    let said =
        format!("{}{}", String::from_utf8_lossy(&check.stdout), String::from_utf8_lossy(&check.stderr));
    assert!(check.status.success(), "{said}");
    assert!(said.contains("postgres://tdu:***@db.example/tdu") && !said.contains("Quetzalcoatl"), "{said}");
}
