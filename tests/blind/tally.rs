//! Totals of check-ins: what each database keeps while reports lie there and once they were counted. It is searched, it is checked,
//! and a backup or a dump brings it back.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use tdu_keeping::KeyPair;
use tdu_test_postgres::Cluster;
use tdu_tests::markers::Search;
use tdu_tests::people::House;

use super::told::prints;
use crate::tally::team::{Team, page};
use crate::words;

const WORKERS: usize = 10;
/// A window of check-ins, and one of a week's minutes, of which nobody gave any.
const WINDOWS: u64 = 2;

/// Ten workers whose names are words of the list, all of whose reports are there.
async fn reported(house: House) -> Team {
    let names = words::MARKERS.iter().filter(|word| word.chars().all(char::is_alphabetic));
    let team = Team::named(names.take(WORKERS).map(|&name| name.to_owned()), house).await;
    team.reports().await;
    team
}

async fn is_counted(team: &Team) {
    team.referent.settles().await.expect("the server is there");
    assert_eq!(page(&team.referent).await.windows.len(), 1, "the total is published");
}

/// For the names, and the words that open accounts.
fn search(team: &Team) -> Search {
    let typed = team.workers.iter().flat_map(|worker| [Some(&*worker.name), worker.words.as_deref()]);
    Search::for_words(typed.flatten())
}

fn finds_nothing(search: &Search, place: &Path) {
    let report = search.in_paths([place]).expect("all of it can be read");
    assert!(report.findings.is_empty() && report.bytes > 100_000, "{report}");
}

fn finds_what_is_planted(search: &Search, place: &Path) {
    assert!(!search.in_paths([place]).expect("all of it can be read").findings.is_empty(), "the control");
}

/// Windows and reports of a database that is sound.
async fn checked(at: &[(&str, &str)]) -> (u64, u64) {
    let report = prints(at, &["check", "--json"]).await;
    let report: serde_json::Value = serde_json::from_str(&report).expect("it is one object");
    assert_eq!(report["findings"], serde_json::json!([]));
    let number = |name: &str| report[name].as_u64().expect("a number");
    (number("tallies"), number("tally_reports"))
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_in_a_file_hold_nothing_that_was_typed_and_a_backup_brings_them_back() {
    let team = Box::pin(reported(House::open().await)).await;
    let search = search(&team);
    let data = team.house.data();
    let at = [("TDU_DATA", data.to_str().expect("a path is text"))];
    assert_eq!(checked(&at).await, (WINDOWS, WORKERS as u64));
    finds_nothing(&search, &data);

    let (folder, keys) = (tempfile::tempdir().expect("a temporary folder"), KeyPair::make());
    let path = |name: &str| folder.path().join(name).display().to_string();
    prints(&at, &["backup", "--to", &path("one.age"), "--recipient", &keys.recipient()]).await;
    std::fs::write(path("identity.txt"), &*keys.secret()).expect("the temporary folder can be written");
    let elsewhere = path("elsewhere");
    let into = [("TDU_DATA", elsewhere.as_str())];
    prints(&into, &["restore", "--from", &path("one.age"), "--identity", &path("identity.txt")]).await;
    assert_eq!(checked(&into).await, (WINDOWS, WORKERS as u64));
    let rows = async |database: &SqlitePool| -> Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> {
        let all = "SELECT account, statement, leader FROM tally_reports ORDER BY account";
        sqlx::query_as(all).fetch_all(database).await.expect("the reports are read")
    };
    let options = SqliteConnectOptions::new().filename(Path::new(&elsewhere).join("tdu.db"));
    let restored = SqlitePool::connect_with(options).await.expect("the database opens");
    assert_eq!(rows(&restored).await, rows(team.house.database().await).await);
    finds_nothing(&search, Path::new(&elsewhere));

    is_counted(&team).await;
    assert_eq!(checked(&at).await, (2 * WINDOWS, 0), "what was counted is gone, and the next ones run");
    finds_nothing(&search, &data);
    let planted = sqlx::query("UPDATE tallies SET counted = CAST($1 AS BLOB)").bind(&team.workers[0].name);
    planted.execute(team.house.database().await).await.expect("it can be planted");
    finds_what_is_planted(&search, &data);
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_in_a_cluster_hold_nothing_that_was_typed_and_a_dump_brings_them_back() {
    let cluster = Cluster::start();
    let url = cluster.new_database();
    let team = Box::pin(reported(House::on_postgres(&url).await)).await;
    let search = search(&team);
    let data = team.house.data();
    let data = data.to_str().expect("a path is text");
    let at = [("TDU_DATABASE_URL", url.as_str()), ("TDU_DATA", data)];
    assert_eq!(checked(&at).await, (WINDOWS, WORKERS as u64));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dump = folder.path().join("dump");
    let dumped = cluster.program("pg_dump", &url).arg("--format=custom").arg("--file").arg(&dump).status();
    assert!(dumped.expect("pg_dump can be run").success());
    let restored = cluster.new_database();
    let mut program = cluster.program("pg_restore", &restored);
    program.args(["--exit-on-error", "--no-owner", "--role", "tdu"]).arg(&dump);
    assert!(program.status().expect("pg_restore can be run").success());
    let into = [("TDU_DATABASE_URL", restored.as_str()), ("TDU_DATA", data)];
    assert_eq!(checked(&into).await, (WINDOWS, WORKERS as u64));
    let all = "SELECT string_agg(tally_reports::text, ' ' ORDER BY account) FROM tally_reports";
    assert_eq!(cluster.says("tdu_0", all), cluster.says("tdu_1", all));
    cluster.stops();
    finds_nothing(&search, cluster.folder());
    cluster.starts_again();

    is_counted(&team).await;
    assert_eq!(checked(&at).await, (2 * WINDOWS, 0), "what was counted is gone, and the next ones run");
    cluster.stops();
    finds_nothing(&search, cluster.folder());
    cluster.starts_again();
    let name = &team.workers[0].name;
    cluster.says("tdu_0", &format!("UPDATE tallies SET counted = convert_to('{name}', 'UTF8')"));
    cluster.stops();
    finds_what_is_planted(&search, cluster.folder());
    cluster.starts_again();
}
