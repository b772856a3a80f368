//! The story on both databases, and what is each one's own.

use tdu_test_postgres::Cluster;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{postgres::PostgresStore, sqlite::SqliteStore, story};
use crate::config::DatabaseUrl;

#[tokio::test]
async fn sqlite_tells_the_story() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("tdu.db")).await.unwrap();
    story::tell(&store).await;
}

fn url(text: &str) -> DatabaseUrl {
    text.parse().unwrap()
}

#[tokio::test]
async fn postgresql_tells_the_same_story() {
    let cluster = Cluster::shared();
    let store = PostgresStore::open(&url(&cluster.new_database())).await.unwrap();
    story::tell(&store).await;
    super::ServerStore::close(&store).await;
}

#[tokio::test]
async fn servers_that_start_at_the_same_time_make_the_tables_once() {
    let cluster = Cluster::shared();
    let url = url(&cluster.new_database());
    let opening = futures::future::join_all((0..4).map(|_| PostgresStore::open(&url))).await;
    let stores: Vec<_> = opening.into_iter().map(Result::unwrap).collect();
    let mut kept = Vec::new();
    for (n, store) in stores.iter().enumerate() {
        kept.push(super::ServerStore::keep(store, "receipt-key", &[u8::try_from(n).unwrap()]).await.unwrap());
    }
    assert_eq!(kept, vec![vec![0]; 4], "all use the key that was there first");
}

#[tokio::test]
async fn a_database_that_would_lose_what_it_confirmed_is_refused() {
    let cluster = Cluster::shared();
    let address = cluster.new_database();
    let name = address.rsplit('/').next().unwrap();
    cluster.says("postgres", &format!("ALTER DATABASE {name} SET synchronous_commit = off"));
    let error = PostgresStore::open(&url(&address)).await.err().unwrap().to_string();
    assert!(error.contains("synchronous_commit = off"), "{error}");
}

#[tokio::test]
async fn a_database_that_is_not_there_is_told_without_its_password() {
    let nowhere = "postgres://tdu:Quetzalcoatl@127.0.0.1:1/tdu";
    let error = PostgresStore::open(&url(nowhere)).await.err().unwrap();
    assert!(matches!(error, super::StoreError::Unavailable(_)), "{error}");
    let cluster = Cluster::shared();
    let wrong = cluster.new_database().replace("tdu:", "nobody:");
    let refused = PostgresStore::open(&url(&wrong)).await.err().unwrap();
    assert!(matches!(refused, super::StoreError::Unavailable(_)), "{refused}");
    assert!(!format!("{error}{error:?}{refused}{refused:?}").contains("Quetzalcoatl"));
}

#[tokio::test]
async fn whoever_sees_a_position_sees_all_before_it() {
    let cluster = Cluster::shared();
    let url = url(&cluster.new_database());
    let (one, two) = (PostgresStore::open(&url).await.unwrap(), PostgresStore::open(&url).await.unwrap());
    let watching = PostgresStore::open(&url).await.unwrap();
    story::begin_many_logs(&one).await;
    let done = std::cell::Cell::new(false);
    let writers = async {
        tokio::join!(story::fill(&one, 0..4, 100), story::fill(&two, 4..8, 100));
        done.set(true);
    };
    let watcher = async {
        let mut seen = Vec::new();
        loop {
            let last_time = done.get();
            let since = seen.last().copied().unwrap_or(0);
            let more = super::LogStore::positions(&watching, story::ANNA, since, 500).await.unwrap();
            seen.extend(&more);
            if last_time && more.is_empty() {
                return seen;
            }
        }
    };
    let ((), seen) = tokio::join!(writers, watcher);
    // Without a hole: whatever was read first, nothing appeared before it later.
    assert_eq!(seen, (1..=8 * 101).collect::<Vec<u64>>());
    let nodes = super::ServerStore::nodes(&watching).unwrap();
    assert_eq!(nodes.last_position().await.unwrap(), 8 * 101);
}

#[tokio::test]
async fn what_was_committed_is_there_after_the_file_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tdu.db");
    let store = SqliteStore::open(&file).await.unwrap();
    let kept = super::ServerStore::keep(&store, "receipt-key", b"first").await.unwrap();
    super::ServerStore::close(&store).await;
    let store = SqliteStore::open(&file).await.unwrap();
    assert_eq!(super::ServerStore::keep(&store, "receipt-key", b"second").await.unwrap(), kept);
}

#[tokio::test]
async fn a_folder_that_does_not_exist_is_told_as_unavailable() {
    let error = SqliteStore::open(std::path::Path::new("/nonexistent/tdu.db")).await.err().unwrap();
    assert!(matches!(error, super::StoreError::Unavailable(_)), "{error}");
}

#[tokio::test]
async fn a_database_that_answers_out_of_turn_while_it_wakes_up_is_told_as_unavailable() {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let mut question = [0; 8];
            line.read_exact(&mut question).await.unwrap();
            line.write_all(b"EFATAL:  the database system is in recovery mode\n\0").await.unwrap();
        }
    });
    let url = url(&format!("postgres://tdu:word@127.0.0.1:{port}/tdu"));
    let error = PostgresStore::open(&url).await.err().unwrap();
    assert!(matches!(error, super::StoreError::Unavailable(_)), "{error}");
}
