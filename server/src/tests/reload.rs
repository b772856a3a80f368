//! A certificate renewed on disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::running::{ask, get};
use crate::{Config, Server};

/// Writes a new certificate for localhost to the two files; its PEM.
fn renew(certificate: &Path, key: &Path) -> String {
    let pair = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec![String::from("localhost")]).unwrap();
    let pem = params.self_signed(&pair).unwrap().pem();
    fs::write(key, pair.serialize_pem()).unwrap();
    fs::write(certificate, &pem).unwrap();
    pem
}

#[tokio::test]
async fn a_renewed_certificate_is_served_without_a_restart_and_a_broken_one_never() {
    let folder = tempfile::tempdir().unwrap();
    let files: (PathBuf, PathBuf) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    renew(&files.0, &files.1);
    let config = Config { tls: Some(files.clone()), ..Config::local(folder.path().join("data")) };
    let mut running = Server::start(config).await.unwrap();
    (running, _, _) = ask(running, "/healthz").await;

    running.certificate_pem = renew(&files.0, &files.1);
    let (running, still_old) = tokio::task::spawn_blocking(move || {
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| get(&running, "/healthz")));
        (running, outcome.is_err())
    })
    .await
    .unwrap();
    assert!(still_old, "nobody has looked yet");
    running.reload();
    let (running, _, text) = ask(running, "/healthz").await;
    assert!(text.starts_with("HTTP/1.1 200"), "{text}");

    fs::write(&files.0, "half a certificate").unwrap();
    running.reload();
    let (running, _, text) = ask(running, "/healthz").await;
    assert!(text.starts_with("HTTP/1.1 200"), "the former one goes on: {text}");
    running.stop().await;
}
