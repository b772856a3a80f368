//! A server on PostgreSQL: every file of the cluster, its log with every statement and its values, and a dump.
//!
//! PostgreSQL compresses values of more than two kilobytes where that makes them smaller, and a compressed word is not found.
//! Sealed bodies do not shrink; what the search is for, a text that is not sealed, would. So the columns of this run are kept as
//! they are (`STORAGE EXTERNAL`), which covers old versions of rows and the write-ahead log too; and the dump, in plain SQL,
//! shows each value as it was given, wherever the files cut it in pieces.

use std::collections::BTreeSet;
use std::path::Path;

use tdu_test_postgres::Cluster;
use tdu_tests::markers::Search;
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;

use super::story;
use super::told::{TALKATIVE, Told, finds_what_is_planted_in};

/// How a sealed body begins: all of it but its first line is noise.
const SEALED: &str = "age-encryption.org/v1";
const AS_THEY_ARE: &str = "DO $$ DECLARE c record; BEGIN \
    FOR c IN SELECT table_name, column_name FROM information_schema.columns \
    WHERE table_schema = 'public' AND data_type IN ('bytea', 'text') \
    LOOP EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET STORAGE EXTERNAL', c.table_name, c.column_name); \
    END LOOP; END $$";

#[tokio::test(flavor = "multi_thread")]
async fn no_file_of_the_cluster_and_nothing_that_the_server_tells_holds_what_anybody_typed() {
    let cluster = Cluster::start();
    let url = cluster.new_database();
    // As somebody might who looks for slow statements and forgets it: each one, with what was given for its parameters.
    cluster.says("postgres", "ALTER DATABASE tdu_0 SET log_min_duration_statement = 0");
    let certificate = TestCertificate::make();
    let database = ("TDU_DATABASE_URL", url.as_str());
    let settings: Vec<_> = [database].into_iter().chain(TALKATIVE).collect();
    let mut server = Server::start_with(&certificate, &settings).await;
    // Attachments lie in the data folder, beside the database.
    let data = server.data().display().to_string();
    let at = [database, ("TDU_DATA", data.as_str())];
    cluster.says("tdu_0", AS_THEY_ARE);
    assert_eq!(cluster.says("tdu_0", "SHOW wal_compression"), "off");
    let typed = story::tell(&server, &certificate).await;
    let told = Told::by(&mut server, &certificate, &at).await;
    dumps(&cluster, &url, &told.folder().join("dump.sql"));

    let search = Search::for_words(typed.words());
    cluster.stops();
    let report =
        search.in_paths([cluster.folder(), server.folder(), told.folder()]).expect("all of it can be read");
    assert!(report.findings.is_empty(), "{report}");
    assert!(report.bytes > 30_000_000, "{report}");
    assert!(report.files.contains(&cluster.log()), "the log was searched: {:?}", report.files);
    let log = std::fs::read_to_string(cluster.log()).expect("PostgreSQL writes UTF-8");
    for text in ["INSERT INTO entries", "INSERT INTO vaults", "arameters: $1 = ", &in_hex(SEALED)] {
        assert!(log.contains(text), "the log has « {text} »: statements and values are in it");
    }
    finds_what_is_planted_in(told.folder(), &typed);
    cluster.starts_again();

    let ids = cluster
        .says("tdu_0", "SELECT encode(id, 'hex') FROM accounts UNION SELECT encode(id, 'hex') FROM logs");
    std::fs::remove_file(told.folder().join("dump.sql")).expect("it is there");
    told.names_nobody_but_in_the_journal(&ids.lines().map(from_hex).collect::<Vec<_>>());

    // The control: short, long and easy to compress, and in a row that was deleted again.
    let plant = |name: &str, text: &str| {
        let value = format!("convert_to({text}, 'UTF8')");
        cluster.says("tdu_0", &format!("INSERT INTO settings VALUES ('{name}', {value})"));
    };
    plant("short", "'Tintinnabule'");
    plant("long", "repeat('a', 900) || 'Gribouillard' || repeat('b', 9000)");
    plant("gone", "'Bergamotine'");
    // As the values of parameters are logged.
    plant("bytes", &format!("convert_from('\\x{}', 'UTF8')", in_hex("Coquelicotte")));
    cluster.says("tdu_0", "DELETE FROM settings WHERE name IN ('gone', 'bytes')");
    cluster.stops();
    let found = found_in(&search, &cluster.log());
    for word in ["Tintinnabule", "Gribouillard", "Bergamotine", "Coquelicotte"] {
        assert!(found.contains(word), "« {word} » is planted in the log: {found:?}");
    }
    cluster.starts_again();
    dumps(&cluster, &url, &told.folder().join("dump.sql"));
    cluster.says("tdu_0", "CREATE TABLE usual (value BYTEA)");
    let usual = "repeat('a', 900) || 'Pervenchaire' || repeat('b', 9000)";
    cluster.says("tdu_0", &format!("INSERT INTO usual VALUES (convert_to({usual}, 'UTF8'))"));
    cluster.stops();
    let data = cluster.folder().join("data");
    for folder in ["base", "pg_wal"] {
        let found = found_in(&search, &data.join(folder));
        for word in ["Tintinnabule", "Gribouillard", "Bergamotine"] {
            assert!(found.contains(word), "« {word} » is planted in {folder}: {found:?}");
        }
        assert!(!found.contains("Pervenchaire"), "what is compressed hides in {folder}: this is why");
    }
    let found = found_in(&search, &told.folder().join("dump.sql"));
    assert_eq!(
        found,
        BTreeSet::from(["Gribouillard".to_owned(), "Tintinnabule".to_owned()]),
        "what a dump holds"
    );
}

fn found_in(search: &Search, path: &Path) -> BTreeSet<String> {
    let report = search.in_paths([path]).expect("it can be read");
    report.findings.into_iter().map(|finding| finding.word).collect()
}

fn dumps(cluster: &Cluster, url: &str, file: &Path) {
    let status = cluster.program("pg_dump", url).arg("--file").arg(file).status();
    assert!(status.expect("pg_dump can be run").success());
}

fn in_hex(text: &str) -> String {
    text.bytes().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("it is ASCII"));
    digits.map(|pair| u8::from_str_radix(pair, 16).expect("it is hexadecimal")).collect()
}
