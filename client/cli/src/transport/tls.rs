//! Whom to trust, and the TLS that follows from it: rustls on aws-lc-rs, so that X25519MLKEM768 is offered first.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{
        CryptoProvider, WebPkiSupportedAlgorithms, aws_lc_rs, verify_tls12_signature, verify_tls13_signature,
    },
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
    server::ParsedCertificate,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::{net::TcpStream, time::timeout};

use super::BadServer;

/// What makes a server's certificate acceptable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// The system's authorities.
    #[default]
    System,
    /// These certificates (PEM) beside the system's authorities: a service's own authority, or one self-signed
    /// certificate.
    Authority(String),
    /// The public key with this digest and no other: SHA-256 of the `SubjectPublicKeyInfo`, base64. Name and dates
    /// are not looked at. For tests and demonstrations.
    Key(String),
}

impl Trust {
    /// Reads a PEM file.
    ///
    /// # Errors
    /// [`BadServer::Authority`].
    pub fn authority(file: &Path) -> Result<Self, BadServer> {
        let bad = |why: String| BadServer::Authority { file: file.to_owned(), why };
        let pem = std::fs::read_to_string(file).map_err(|e| bad(e.to_string()))?;
        certificates(&pem).map_err(bad)?;
        Ok(Self::Authority(pem))
    }

    /// Reads the base64 of a digest.
    ///
    /// # Errors
    /// [`BadServer::Key`].
    pub fn key(text: &str) -> Result<Self, BadServer> {
        digest(text).map(|_| Self::Key(text.to_owned()))
    }

    /// The configuration for these protocols over TLS.
    pub(super) fn config(&self, alpn: &[&str]) -> Result<Arc<ClientConfig>, BadServer> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let versions = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|e| BadServer::Tls(e.to_string()))?;
        let mut config = match self {
            Self::Key(text) => versions
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(PinnedKey::new(digest(text)?, &provider)))
                .with_no_client_auth(),
            Self::System => versions.with_root_certificates(system_roots()).with_no_client_auth(),
            Self::Authority(pem) => {
                let mut roots = system_roots();
                let bad = |why: String| BadServer::Authority { file: PathBuf::new(), why };
                for certificate in certificates(pem).map_err(bad)? {
                    roots.add(certificate).map_err(|e| bad(e.to_string()))?;
                }
                versions.with_root_certificates(roots).with_no_client_auth()
            }
        };
        config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
        Ok(Arc::new(config))
    }
}

fn certificates(pem: &str) -> Result<Vec<CertificateDer<'static>>, String> {
    let found: Vec<_> = CertificateDer::pem_slice_iter(pem.as_bytes())
        .collect::<Result<_, _>>()
        .map_err(|e| e.to_string())?;
    if found.is_empty() { Err("no certificate in PEM".to_owned()) } else { Ok(found) }
}

fn digest(text: &str) -> Result<[u8; 32], BadServer> {
    let bytes = STANDARD.decode(text.trim().trim_start_matches("sha256/")).ok();
    bytes.and_then(|b| b.try_into().ok()).ok_or(BadServer::Key)
}

/// The system's authorities that can be read. Where there are none, no public server is trusted, and the handshake
/// says so.
fn system_roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}

/// Accepts one public key, whoever signed for it.
#[derive(Debug)]
struct PinnedKey {
    digest: [u8; 32],
    algorithms: WebPkiSupportedAlgorithms,
}

impl PinnedKey {
    fn new(digest: [u8; 32], provider: &CryptoProvider) -> Self {
        Self { digest, algorithms: provider.signature_verification_algorithms }
    }
}

impl ServerCertVerifier for PinnedKey {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let spki = ParsedCertificate::try_from(end_entity)?.subject_public_key_info();
        if Sha256::digest(spki.as_ref()).as_slice() == self.digest {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(CertificateError::ApplicationVerificationFailure.into())
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, cert, dss, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, cert, dss, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

/// What a connection agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TlsReport {
    /// For example `TLSv1_3`.
    pub version: String,
    /// How the keys were agreed on, for example `X25519MLKEM768`.
    pub key_exchange: String,
    /// Whether what is recorded today resists a quantum computer of tomorrow.
    pub post_quantum: bool,
}

const PROBE: Duration = Duration::from_secs(10);

/// Opens a connection of its own, looks at what was agreed on, closes it.
pub(super) async fn probe(config: Arc<ClientConfig>, host: &str, port: u16) -> io::Result<TlsReport> {
    let late = |_| io::Error::from(io::ErrorKind::TimedOut);
    let connect = async {
        // A URL writes an IPv6 address in brackets.
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        let tcp = TcpStream::connect((host, port)).await?;
        let stream = tokio_rustls::TlsConnector::from(config).connect(name, tcp).await?;
        let (_, session) = stream.get_ref();
        let group = session.negotiated_key_exchange_group().map(|g| format!("{:?}", g.name()));
        let key_exchange = group.unwrap_or_default();
        Ok(TlsReport {
            version: session.protocol_version().map(|v| format!("{v:?}")).unwrap_or_default(),
            post_quantum: key_exchange.contains("MLKEM"),
            key_exchange,
        })
    };
    timeout(PROBE, connect).await.map_err(late)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_32_bytes_of_base64_with_or_without_its_name() {
        let text = STANDARD.encode([7; 32]);
        assert_eq!(digest(&text).unwrap(), [7; 32]);
        assert_eq!(digest(&format!("sha256/{text}")).unwrap(), [7; 32]);
        for bad in ["", "x", &STANDARD.encode([7; 31]), &text[..20]] {
            assert!(matches!(Trust::key(bad), Err(BadServer::Key)), "{bad}");
        }
    }

    #[test]
    fn a_file_without_a_certificate_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.pem");
        assert!(matches!(Trust::authority(&file), Err(BadServer::Authority { .. })));
        std::fs::write(&file, "nothing").unwrap();
        assert!(matches!(Trust::authority(&file), Err(BadServer::Authority { .. })));
    }
}
