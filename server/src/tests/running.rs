//! A server that listens: TLS, restart, the whole of it.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
};

use rustls::{
    ClientConfig, ClientConnection, NamedGroup, RootCertStore, StreamOwned,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};

use crate::{Config, Running, Server};

/// Asks for `path` over a connection of its own; the group agreed on, and the answer.
pub(super) fn get(running: &Running, path: &str) -> (NamedGroup, String) {
    let (address, pem): (SocketAddr, _) = (running.address, running.certificate_pem.clone());
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(address).unwrap());
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    (stream.conn.negotiated_key_exchange_group().unwrap().name(), text)
}

pub(super) async fn ask(running: Running, path: &'static str) -> (Running, NamedGroup, String) {
    tokio::task::spawn_blocking(move || {
        let (group, text) = get(&running, path);
        (running, group, text)
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn a_server_starts_over_tls_that_outlives_quantum_computers_and_stops_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let running = Server::start(Config::local(folder.path())).await.unwrap();
    assert_eq!(running.origin, format!("https://localhost:{}", running.address.port()));
    let (running, group, text) = ask(running, "/healthz").await;
    assert_eq!(group, NamedGroup::X25519MLKEM768);
    assert!(text.starts_with("HTTP/1.1 200") && text.ends_with("ok\n"), "{text}");
    let address = running.address;
    running.stop().await;
    assert!(TcpStream::connect(address).is_err());
}

#[tokio::test]
async fn a_restart_keeps_certificate_and_receipt_key_and_makes_a_new_set_up_link() {
    let folder = tempfile::tempdir().unwrap();
    let first = Server::start(Config::local(folder.path())).await.unwrap();
    let (spki, link, key) =
        (first.spki_sha256.clone(), first.setup_link.clone().unwrap(), first.app.receipt_public_key());
    assert!(link.starts_with(&format!("{}/setup#", first.origin)));
    first.stop().await;
    let second = Server::start(Config::local(folder.path())).await.unwrap();
    assert_eq!((&second.spki_sha256, second.app.receipt_public_key()), (&spki, key));
    let secret = |link: &str| link.split_once('#').unwrap().1.to_owned();
    assert_ne!(secret(second.setup_link.as_ref().unwrap()), secret(&link));
    second.stop().await;
}

#[cfg(unix)]
#[tokio::test]
async fn the_keys_on_disk_belong_to_the_servers_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let running = Server::start(Config::local(folder.path())).await.unwrap();
    let key = folder.path().join("tls/localhost.key.pem");
    assert_eq!(key.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    for name in ["tdu.db", "tdu.db-wal"] {
        assert_eq!(folder.path().join(name).metadata().unwrap().permissions().mode() & 0o077, 0, "{name}");
    }
    running.stop().await;
}

#[tokio::test]
async fn behind_a_proxy_it_speaks_plain_http_and_its_origin_stays_https() {
    let folder = tempfile::tempdir().unwrap();
    let settings = crate::Settings {
        data: Some(folder.path().to_owned()),
        listen: Some("127.0.0.1:0".parse().unwrap()),
        public_origin: Some(String::from("https://tdu.example.org")),
        behind_proxy: Some(true),
        ..crate::Settings::default()
    };
    let running = Server::start(settings.complete().unwrap()).await.unwrap();
    assert_eq!((running.origin.as_str(), running.spki_sha256.as_str()), ("https://tdu.example.org", ""));
    assert!(!folder.path().join("tls").exists(), "no certificate was made");
    let (running, text) = plainly(running.address, running, "/readyz").await;
    assert!(text.starts_with("HTTP/1.1 200") && text.contains("strict-transport-security"), "{text}");
    running.stop().await;
}

#[tokio::test]
async fn metrics_have_a_listener_of_their_own_that_ends_with_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let config =
        Config { metrics_listen: Some("127.0.0.1:0".parse().unwrap()), ..Config::local(folder.path()) };
    let running = Server::start(config).await.unwrap();
    let address = running.metrics_address.unwrap();
    let (running, _, _) = ask(running, "/healthz").await;
    let (running, text) = plainly(address, running, "/metrics").await;
    for line in [
        "content-type: text/plain; version=0.0.4",
        "tdu_http_request_seconds_count{method=\"GET\",route=\"/healthz\"} 1",
        "tdu_ready 1",
        "tdu_certificate_expires_timestamp_seconds 2366841600",
    ] {
        assert!(text.contains(line), "{line} should be in\n{text}");
    }
    let (running, text) = plainly(address, running, "/healthz").await;
    assert!(text.starts_with("HTTP/1.1 404"), "{text}");
    let (running, _, text) = ask(running, "/metrics").await;
    assert!(!text.contains("tdu_ready"), "the public port has no metrics");
    running.stop().await;
    assert!(TcpStream::connect(address).is_err());
}

/// Asks in plain HTTP while the server runs.
async fn plainly(address: SocketAddr, running: Running, path: &'static str) -> (Running, String) {
    let text = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    });
    (running, text.await.unwrap())
}

#[tokio::test]
async fn a_port_that_is_taken_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let config = Config { listen: taken.local_addr().unwrap(), ..Config::local(folder.path()) };
    let Err(error) = Server::start(config).await else { panic!("the port is taken") };
    assert!(error.to_string().starts_with("cannot listen on 127.0.0.1:"), "{error}");
}
