//! A certificate had by ACME (RFC 8555), proven on the port that serves (TLS-ALPN-01, RFC 8737).
//!
//! `rustls-acme` asks, renews after two thirds of the certificate's life, and tries again by itself when it is refused.

use std::{
    fs::DirBuilder,
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use futures::StreamExt;
use rustls::ServerConfig;
use rustls_acme::{AcmeConfig, AcmeState, EventOk, acme::ACME_TLS_ALPN_NAME, caches::DirCache};
use tokio::task::AbortHandle;

use crate::{
    config::Acme,
    tls::{self, HTTP, TlsError},
};

/// The folder in the data folder where account and certificate are kept.
const FOLDER: &str = "acme";

/// Begins to ask for a certificate; until there is one, connections fail.
pub(crate) fn start(acme: &Acme, data: &Path) -> Result<(Arc<ServerConfig>, AbortHandle), TlsError> {
    let folder = data.join(FOLDER);
    private(&folder).map_err(|source| TlsError::File { path: folder.clone(), source })?;
    let state = configured(acme, folder)?.state();
    let mut config = tls::builder()?.with_cert_resolver(state.resolver());
    config.alpn_protocols = HTTP.into_iter().chain([ACME_TLS_ALPN_NAME]).map(<[u8]>::to_vec).collect();
    Ok((Arc::new(config), tokio::spawn(attend(state)).abort_handle()))
}

fn configured(acme: &Acme, folder: PathBuf) -> Result<AcmeConfig<io::Error>, TlsError> {
    let mut config = AcmeConfig::new(&acme.domains)
        .directory(&acme.directory)
        .contact(acme.contact.iter().map(|contact| format!("mailto:{contact}")))
        .cache(DirCache::new(folder));
    if let Some(ca) = &acme.ca {
        config = config.client_tls_config(Arc::new(tls::client(tls::roots(ca)?)?));
    }
    Ok(config)
}

async fn attend(mut state: AcmeState<io::Error>) {
    while let Some(event) = state.next().await {
        match event {
            Ok(EventOk::DeployedNewCert) => tracing::info!("a new certificate is served"),
            Ok(EventOk::DeployedCachedCert) => tracing::info!("the certificate kept from before is served"),
            Ok(EventOk::CertCacheStore | EventOk::AccountCacheStore) => {}
            Err(error) => tracing::error!(%error, "the certificate authority: it will be asked again"),
        }
    }
}

/// A folder that its owner alone may enter, whatever the rights of the files in it.
fn private(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[tokio::test]
    async fn the_challenge_is_answered_on_the_port_that_serves_and_the_keys_lie_in_a_private_folder() {
        let data = tempfile::tempdir().unwrap();
        let acme = Acme {
            domains: vec![String::from("tdu.example.org")],
            contact: Some(String::from("admin@example.org")),
            // Nobody answers here: what is looked at is what would be asked.
            directory: String::from("https://127.0.0.1:9/directory"),
            ca: None,
        };
        let (config, task) = start(&acme, data.path()).unwrap();
        assert_eq!(config.alpn_protocols, [&b"h2"[..], b"http/1.1", b"acme-tls/1"]);
        let mode = data.path().join(FOLDER).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        task.abort();
    }

    #[tokio::test]
    async fn a_root_of_ones_own_that_is_no_certificate_is_said() {
        let data = tempfile::tempdir().unwrap();
        let ca = data.path().join("ca.pem");
        std::fs::write(&ca, "nothing").unwrap();
        let acme = Acme {
            domains: vec![String::from("tdu.example.org")],
            contact: None,
            directory: String::from("https://127.0.0.1:9/directory"),
            ca: Some(ca),
        };
        let error = start(&acme, data.path()).err().unwrap().to_string();
        assert!(error.ends_with("ca.pem does not hold a certificate in PEM"), "{error}");
    }
}
