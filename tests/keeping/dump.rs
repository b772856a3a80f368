//! The data of a server on PostgreSQL: `pg_dump`, `pg_restore`, and what `tdu-server` says of both.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sqlx::Executor as _;
use sqlx::postgres::PgPool;
use tdu_protocol::Role;
use tdu_test_postgres::Cluster;
use tdu_tests::people::Person;
use tdu_tests::server::Server;
use tokio::process::Command;

use super::world::{World, heads, printed, run_at};

/// What the handbook says to do after a PostgreSQL restore, word for word.
const GAP: [&str; 3] = [
    "UPDATE members SET since = since + 1000000000 WHERE since = (SELECT MAX(position) FROM entries);",
    "UPDATE members SET until = until + 1000000000 WHERE until = (SELECT MAX(position) FROM entries);",
    "UPDATE entries SET position = position + 1000000000 WHERE position = (SELECT MAX(position) FROM entries);",
];

/// Every entry: log, place, hash.
type Entries = BTreeSet<(Vec<u8>, i64, Vec<u8>)>;

async fn entries(database: &PgPool) -> Entries {
    let rows = sqlx::query_as("SELECT log, seq, hash FROM entries").fetch_all(database).await;
    rows.expect("the entries are read").into_iter().collect()
}

async fn connect(url: &str) -> PgPool {
    PgPool::connect(url).await.expect("the database opens")
}

async fn ends_well(program: std::process::Command) {
    let output = Command::from(program).output().await.expect("the program can be run");
    assert!(output.status.success(), "{}", printed(&output));
}

async fn dumps(cluster: &Cluster, url: &str, file: &Path) {
    let mut program = cluster.program("pg_dump", url);
    program.args(["--format=custom", "--exclude-table-data=sessions", "--exclude-table-data=ceremonies"]);
    program.arg("--file").arg(file);
    ends_well(program).await;
}

/// Into an empty database.
async fn restores(cluster: &Cluster, file: &Path) -> String {
    let url = cluster.new_database();
    let mut program = cluster.program("pg_restore", &url);
    program.args(["--exit-on-error", "--single-transaction", "--no-owner", "--role", "tdu"]).arg(file);
    ends_well(program).await;
    url
}

/// Checks a database, which is sound, and gives its heads.
async fn is_sound(url: &str) -> String {
    let check = run_at("check", url, &[]).await;
    assert!(check.status.success() && printed(&check).contains("all of it is sound"), "{}", printed(&check));
    heads(&check)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dump_taken_under_load_is_restored_elsewhere_is_sound_and_everybody_goes_on() {
    let cluster = Cluster::shared();
    let url = cluster.new_database();
    let world = World::with(&[("TDU_DATABASE_URL", &url)]).await;
    let odile = world.found().await;
    let karim = world.hire(&odile, Role::Manager, "Karim").await;
    let anna = world.hire(&karim, Role::Worker, "Anna").await;
    let omar = world.hire(&karim, Role::Worker, "Omar").await;
    let case = anna.opens_case("Nadia").await;
    anna.notes(case, "before").await;
    anna.settles().await.expect("the server is there");
    let busy = omar.opens_case("Idris").await;
    omar.settles().await.expect("the server is there");

    // Omar writes as fast as he can, until the dump was taken and the database checked.
    let (written, done) = (Cell::new(0), Cell::new(false));
    let load = async {
        while !done.get() {
            omar.notes(busy, "meanwhile").await;
            omar.settles().await.expect("writing is not held up");
            written.set(written.get() + 1);
        }
    };
    let file = world.path("tdu.dump");
    let keeping = async {
        dumps(&cluster, &url, &file).await;
        is_sound(&url).await;
        done.set(true);
    };
    tokio::join!(load, keeping);
    assert!(written.get() > 0, "nothing was written meanwhile");
    let source = entries(&connect(&url).await).await;

    let elsewhere = restores(&cluster, &file).await;
    let before = is_sound(&elsewhere).await;
    let restored = connect(&elsewhere).await;
    let kept = entries(&restored).await;
    assert!(kept.is_subset(&source), "every chain is the one that was there");
    let quiet = |all: &Entries| all.iter().filter(|(log, ..)| *log != busy.0).cloned().collect::<Vec<_>>();
    assert_eq!(quiet(&kept), quiet(&source), "what nobody wrote to is whole");
    let sessions = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM sessions").fetch_one(&restored).await;
    assert_eq!(sessions.expect("they are counted"), 0, "everybody signs in again");

    let handbook = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/BACKUPS.md");
    let handbook = std::fs::read_to_string(handbook).expect("it is there");
    let mut gap = restored.begin().await.expect("it begins");
    for line in GAP {
        assert!(handbook.contains(line), "docs/BACKUPS.md no longer says « {line} »");
        gap.execute(line).await.expect("the handbook is right");
    }
    gap.commit().await.expect("the handbook is right");
    assert_eq!(is_sound(&elsewhere).await, before, "the chains know nothing of positions");

    // Another machine takes over, with a copy of the attachments' folder: nobody sent one, so only the mark is in it.
    let blobs = world.path("blobs");
    std::fs::create_dir(&blobs).expect("the folder can be made");
    std::fs::copy(world.server.data().join("blobs/database"), blobs.join("database")).expect("it is there");
    let blobs = blobs.to_str().expect("UTF-8");
    let settings = [("TDU_DATABASE_URL", elsewhere.as_str()), ("TDU_BLOBS", blobs)];
    let server = Server::start_with(&world.certificate, &settings).await;
    let anna = anna.restarted(&server.origin(), &world.trust());
    anna.opens().await.expect("the words are right");
    anna.settles().await.expect("the server is there");
    anna.notes(case, "after the move").await;
    anna.settles().await.expect("the server is there");
    assert_eq!((anna.warning().await, anna.waiting().await), (None, 0));
    let mut new = Person::on(&server.origin(), &world.trust(), &world.path("new"), "Anna");
    new.words.clone_from(&anna.words);
    new.opens().await.expect("the words are right");
    new.settles().await.expect("the server is there");
    assert_eq!(new.texts(case).await, ["before", "after the move"]);
    is_sound(&elsewhere).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn check_and_journal_say_what_is_wrong_on_postgresql_and_backup_names_the_other_way() {
    let cluster = Cluster::shared();
    let url = cluster.new_database();
    let mut world = World::with(&[("TDU_DATABASE_URL", &url)]).await;
    let odile = world.found().await;
    let karim = world.hire(&odile, Role::Manager, "Karim").await;
    let account = karim.keys().await.account.to_string();
    // A server that ends writes at once what it would have noted a second later.
    assert!(world.server.stops().await.success());
    let shown = run_at("journal", &url, &[]).await;
    let opened = format!("opened log {}, account {account}", odile.home().await);
    assert!(shown.status.success() && printed(&shown).contains(&opened), "{}", printed(&shown));

    let database = connect(&url).await;
    for damage in [
        "UPDATE entries SET body = '\\x00' || substr(body, 2) WHERE seq = 1",
        "UPDATE journal SET times = times + 1 WHERE number = 2",
    ] {
        let done = sqlx::query(damage).execute(&database).await.expect("it can be damaged");
        assert_eq!(done.rows_affected(), 1);
    }
    let check = run_at("check", &url, &["--json"]).await;
    assert_eq!(check.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&check.stdout).expect("one JSON object");
    assert_eq!(report["findings"][0]["kind"], "body", "{report}");
    assert_eq!(report["findings"][0]["where"]["entry"][1], 1, "{report}");
    let broken = run_at("journal", &url, &[]).await;
    assert_eq!(broken.status.code(), Some(1));
    assert!(printed(&broken).contains("access journal, row 2"), "{}", printed(&broken));

    let to = world.path("no.age").display().to_string();
    let refused = run_at("backup", &url, &["--to", &to, "--recipient", &world.keys.recipient()]).await;
    assert!(!refused.status.success() && printed(&refused).contains("pg_dump"), "{}", printed(&refused));
    assert!(!world.path("no.age").exists());
    // A database that is not there is told without the password of the way to it.
    let nowhere = run_at("check", "postgres://tdu:Quetzalcoatl@127.0.0.1:1/tdu", &[]).await;
    assert_eq!(nowhere.status.code(), Some(1));
    for output in [shown, check, broken, refused, nowhere] {
        assert!(!printed(&output).contains("Quetzalcoatl"), "{}", printed(&output));
    }
}
