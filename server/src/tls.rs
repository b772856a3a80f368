//! TLS by rustls on aws-lc-rs, so that X25519MLKEM768 is negotiated with whoever knows it.
//!
//! Without a certificate of one's own, one is made in the data folder, once for each host, and used again.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, date_time_ymd};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    server::ParsedCertificate,
};

use crate::{config::Origin, state::digest};

/// A certificate that is ready to serve.
pub(crate) struct Tls {
    /// For the listener.
    pub(crate) config: Arc<ServerConfig>,
    /// Base64 of the SHA-256 of the leaf's `SubjectPublicKeyInfo`, as browsers and `curl --pinnedpubkey` name it.
    pub(crate) spki_sha256: String,
    /// The chain, PEM.
    pub(crate) certificate_pem: String,
}

/// Why there is no certificate to serve.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file holds something else.
    #[error("{path} does not hold {expected} in PEM")]
    Pem {
        /// Which.
        path: PathBuf,
        /// What it should hold.
        expected: &'static str,
    },
    /// Certificate and key do not fit, or the certificate cannot be parsed.
    #[error("the certificate cannot be used: {0}")]
    Unusable(String),
}

/// Reads the named files, or makes a certificate for the origin's host in `data`.
pub(crate) fn prepare(
    files: Option<&(PathBuf, PathBuf)>,
    data: &Path,
    origin: &Origin,
) -> Result<Tls, TlsError> {
    if let Some((certificate, key)) = files {
        return load(certificate, key);
    }
    let (certificate, key) = own(data, origin.host())?;
    load(&certificate, &key)
}

fn load(certificate: &Path, key: &Path) -> Result<Tls, TlsError> {
    let certificate_pem = fs::read_to_string(certificate).map_err(at(certificate))?;
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(certificate_pem.as_bytes())
        .collect::<Result<_, _>>()
        .map_err(|_| TlsError::Pem { path: certificate.to_owned(), expected: "a certificate" })?;
    let leaf = chain
        .first()
        .ok_or_else(|| TlsError::Pem { path: certificate.to_owned(), expected: "a certificate" })?;
    let spki = ParsedCertificate::try_from(leaf)
        .map_err(|error| TlsError::Unusable(error.to_string()))?
        .subject_public_key_info();
    let spki_sha256 = STANDARD.encode(digest(spki.as_ref()));
    let key_pem = zeroize::Zeroizing::new(fs::read(key).map_err(at(key))?);
    let key_der = PrivateKeyDer::from_pem_slice(&key_pem)
        .map_err(|_| TlsError::Pem { path: key.to_owned(), expected: "a private key" })?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| TlsError::Unusable(error.to_string()))?
        .with_no_client_auth()
        .with_single_cert(chain, key_der)
        .map_err(|error| TlsError::Unusable(error.to_string()))?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Tls { config: Arc::new(config), spki_sha256, certificate_pem })
}

/// The certificate made here for this host, from an earlier start if there was one.
fn own(data: &Path, host: &str) -> Result<(PathBuf, PathBuf), TlsError> {
    let folder = data.join("tls");
    // A host name from a parsed URL; an IPv6 one has characters that file names should not.
    let stem: String = host.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let certificate = folder.join(format!("{stem}.cert.pem"));
    let key = folder.join(format!("{stem}.key.pem"));
    if certificate.exists() && key.exists() {
        return Ok((certificate, key));
    }
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let made = KeyPair::generate().and_then(|pair| {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let mut names = vec![bare.to_owned()];
        names.extend(
            ["localhost", "127.0.0.1", "::1"].into_iter().filter(|name| *name != bare).map(String::from),
        );
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name = DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, "Trait d'union");
        params.not_before = date_time_ymd(2025, 1, 1);
        params.not_after = date_time_ymd(2045, 1, 1);
        let signed = params.self_signed(&pair)?;
        Ok((signed.pem(), zeroize::Zeroizing::new(pair.serialize_pem())))
    });
    let (certificate_pem, key_pem) = made.map_err(|error| TlsError::Unusable(error.to_string()))?;
    // The key first: a certificate without its key would be taken for a complete pair.
    write_private(&key, key_pem.as_bytes()).map_err(at(&key))?;
    fs::write(&certificate, certificate_pem).map_err(at(&certificate))?;
    Ok((certificate, key))
}

/// Writes a file that its owner alone may read, from its first byte on.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> TlsError {
    let path = path.to_owned();
    move |source| TlsError::File { path, source }
}
