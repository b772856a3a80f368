//! A server with its file: what it keeps, what it tells, and a backup, sealed and opened again.

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use tdu_keeping::KeyPair;
use tdu_tests::markers::Search;
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;

use super::story;
use super::told::{TALKATIVE, Told, finds_what_is_planted_in, prints};

#[tokio::test(flavor = "multi_thread")]
async fn no_backup_sealed_or_opened_and_nothing_that_the_server_tells_holds_what_anybody_typed() {
    let certificate = TestCertificate::make();
    let mut server = Server::start_with(&certificate, &TALKATIVE).await;
    let typed = story::tell(&server, &certificate).await;
    let data = server.data().display().to_string();
    let at = [("TDU_DATA", data.as_str())];
    let (folder, keys) = (tempfile::tempdir().expect("a temporary folder"), KeyPair::make());
    let path = |name: &str| folder.path().join(name).display().to_string();
    let said = prints(&at, &["backup", "--to", &path("one.age"), "--recipient", &keys.recipient()]).await;
    std::fs::write(path("identity.txt"), &*keys.secret()).expect("the temporary folder can be written");
    let into = [("TDU_DATA", path("opened"))];
    let into = [(into[0].0, into[0].1.as_str())];
    prints(&into, &["restore", "--from", &path("one.age"), "--identity", &path("identity.txt")]).await;
    let told = Told::by(&mut server, &certificate, &at).await;
    std::fs::write(told.folder().join("backup"), said).expect("the temporary folder can be written");

    let search = Search::for_words(typed.words());
    let report =
        search.in_paths([server.folder(), folder.path(), told.folder()]).expect("all of it can be read");
    assert!(report.findings.is_empty(), "{report}");
    finds_what_is_planted_in(told.folder(), &typed);
    let options = SqliteConnectOptions::new().filename(server.data().join("tdu.db"));
    let database = SqlitePool::connect_with(options).await.expect("the database opens");
    let ids =
        sqlx::query_scalar("SELECT id FROM accounts UNION SELECT id FROM logs").fetch_all(&database).await;
    told.names_nobody_but_in_the_journal(&ids.expect("they are read"));

    // The control: what is planted in the database is in the opened backup, and not to be read in the sealed one.
    let planted = "INSERT INTO settings (name, value) VALUES ('planted', CAST('Tintinnabule' AS BLOB))";
    sqlx::query(planted).execute(&database).await.expect("it can be planted");
    database.close().await;
    prints(&at, &["backup", "--to", &path("two.age"), "--recipient", &keys.recipient()]).await;
    let again = [("TDU_DATA", path("again"))];
    let again = [(again[0].0, again[0].1.as_str())];
    prints(&again, &["restore", "--from", &path("two.age"), "--identity", &path("identity.txt")]).await;
    let found = |name: &str| {
        let path = folder.path().join(name);
        search.in_paths([path.as_path()]).expect("it can be read").findings.len()
    };
    assert!(found("again") > 0, "the control: the opened backup shows it");
    assert_eq!(found("two.age"), 0, "a sealed backup shows nothing");
    let sealed = std::fs::read(folder.path().join("one.age")).expect("it is there");
    let word = b"Tintinnabule";
    let dirty = [&sealed[..sealed.len() / 2], word, &sealed[sealed.len() / 2..]].concat();
    assert_eq!(search.in_bytes("planted", &dirty).len(), 1, "the control: in the sealed file, in clear");
}
