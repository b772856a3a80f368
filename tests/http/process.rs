//! A process that starts, is restarted and is killed.

use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;
use tokio::net::TcpStream;

#[tokio::test(flavor = "multi_thread")]
async fn a_server_listens_where_it_did_after_a_stop_and_after_a_kill() {
    let mut server = Server::start(&TestCertificate::make()).await;
    let port = server.port();
    let reached = || async { TcpStream::connect(("127.0.0.1", port)).await.is_ok() };
    assert!(reached().await);
    assert!(server.data().is_dir());

    assert!(server.stops().await.success(), "a server that is asked to end says that all went well");
    assert!(!reached().await);
    server.starts_again().await;
    assert!(reached().await);

    server.is_killed().await;
    assert!(!reached().await);
    server.starts_again().await;
    assert!(reached().await);

    let log = std::fs::read_to_string(server.log_file()).expect("the log is there");
    assert_eq!(log.matches("listening ").count(), 3, "{log}");
    assert_eq!(log.matches("stopped").count(), 1, "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_server_prints_one_link_to_set_it_up() {
    let server = Server::start(&TestCertificate::make()).await;
    let link = server.setup_link().await;
    assert!(link.starts_with(&format!("{}/setup#", server.origin())), "{link}");
    let log = std::fs::read_to_string(server.log_file()).expect("the log is there");
    assert_eq!(log.matches(&link).count(), 1, "{log}");
}
