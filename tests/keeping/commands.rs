//! What the commands refuse, and how they say it.

use tdu_keeping::KeyPair;
use tdu_protocol::Role;

use super::world::{World, printed, run};

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_not_written_over_another_nor_to_nobody_nor_of_damaged_data() {
    let mut world = World::new().await;
    world.found().await;
    std::fs::write(world.path("there.age"), "mine").expect("the folder can be written");
    let refused = world.backs_up("there.age").await;
    assert!(
        !refused.status.success() && printed(&refused).contains("there already"),
        "{}",
        printed(&refused)
    );
    assert_eq!(std::fs::read(world.path("there.age")).expect("it is there"), b"mine");
    let to = world.path("no.age").display().to_string();
    let refused = world.runs("backup", &["--to", &to, "--recipient", "age1nobody"]).await;
    assert!(!refused.status.success() && printed(&refused).contains("age1nobody"), "{}", printed(&refused));

    assert!(world.server.stops().await.success());
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(world.server.data().join("tdu.db"));
    let database = sqlx::SqlitePool::connect_with(options).await.expect("the database opens");
    let damage = "UPDATE entries SET body = x'00' || substr(body, 2) WHERE seq = 1";
    assert_eq!(sqlx::query(damage).execute(&database).await.expect("it can be damaged").rows_affected(), 1);
    database.close().await;
    let refused = world.backs_up("no.age").await;
    let text = printed(&refused);
    assert!(!refused.status.success() && text.contains("entry 1: its body is not the one"), "{text}");
    for left in ["no.age", "no.age.partial"] {
        assert!(!world.path(left).exists(), "{left} remains");
    }
    assert!(!world.server.data().join("backup.tmp").exists());

    let check = world.runs("check", &[]).await;
    assert_eq!(check.status.code(), Some(1));
    assert!(printed(&check).contains("entry 1: its body is not the one"), "{}", printed(&check));
    let check = world.runs("check", &["--json"]).await;
    let report: serde_json::Value = serde_json::from_slice(&check.stdout).expect("one JSON object");
    assert_eq!(report["findings"][0]["kind"], "body", "{report}");
    assert_eq!(report["findings"][0]["where"]["entry"][1], 1, "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_comes_back_for_its_recipient_alone_whole_and_into_an_empty_folder() {
    let world = World::new().await;
    world.found().await;
    let output = world.backs_up("one.age").await;
    assert!(output.status.success(), "{}", printed(&output));
    let into = world.path("into");

    let stranger = world.path("stranger.txt");
    std::fs::write(&stranger, &*KeyPair::make().secret()).expect("the folder can be written");
    let refused = world.restores("one.age", &stranger, &into).await;
    assert!(
        !refused.status.success() && printed(&refused).contains("not sealed to any"),
        "{}",
        printed(&refused)
    );

    let mut bytes = std::fs::read(world.path("one.age")).expect("it is there");
    bytes.truncate(bytes.len() - 1_000);
    std::fs::write(world.path("cut.age"), bytes).expect("the folder can be written");
    let refused = world.restores("cut.age", &world.identity(), &into).await;
    assert!(!refused.status.success() && printed(&refused).contains("damaged"), "{}", printed(&refused));
    let left = std::fs::read_dir(&into).map_or(0, std::iter::Iterator::count);
    assert_eq!(left, 0, "nothing half restored remains");

    let full = world.path("full");
    std::fs::create_dir(&full).expect("the folder can be written");
    std::fs::write(full.join("anything"), "").expect("the folder can be written");
    let refused = world.restores("one.age", &world.identity(), &full).await;
    assert!(!refused.status.success() && printed(&refused).contains("not empty"), "{}", printed(&refused));

    let restored = world.restores("one.age", &world.identity(), &into).await;
    assert!(restored.status.success(), "{}", printed(&restored));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journal_on_the_machine_tells_who_opened_what_and_notices_a_rewriting() {
    let mut world = World::new().await;
    let odile = world.found().await;
    let karim = world.hire(&odile, Role::Manager, "Karim").await;
    let account = karim.keys().await.account.to_string();
    assert!(world.server.stops().await.success());
    let shown = world.runs("journal", &[]).await;
    let text = printed(&shown);
    assert!(shown.status.success(), "{text}");
    let opened = format!("opened log {}, account {account}", odile.home().await);
    assert!(text.contains(&opened) && text.contains("never used to appraise"), "{text}");
    let head =
        text.split("holds up to ").nth(1).and_then(|rest| rest.split(';').next()).expect("the end is shown");
    let known = world.runs("journal", &["--known", head, "--since", "2100-01-01"]).await;
    assert!(known.status.success() && !printed(&known).contains("opened"), "{}", printed(&known));

    // Somebody who has the machine, and so the server's key, begins the journal anew.
    let file = world.server.data().join("tdu.db");
    let database = sqlx::SqlitePool::connect_with(sqlx::sqlite::SqliteConnectOptions::new().filename(file))
        .await
        .expect("the database opens");
    let forget = "DELETE FROM journal";
    sqlx::query(forget).execute(&database).await.expect("it can be damaged");
    sqlx::query("DELETE FROM journal_heads").execute(&database).await.expect("it can be damaged");
    database.close().await;
    let alone = world.runs("journal", &[]).await;
    assert!(alone.status.success(), "without an earlier end nothing can be noticed: {}", printed(&alone));
    let compared = world.runs("journal", &["--known", head]).await;
    assert_eq!(compared.status.code(), Some(1), "{}", printed(&compared));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_without_a_database_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for command in ["check", "journal"] {
        let output = run(command, folder.path(), &[]).await;
        assert_eq!(output.status.code(), Some(1));
        assert!(printed(&output).contains("no database"), "{}", printed(&output));
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("it is there").count(), 0, "looking makes nothing");
}
