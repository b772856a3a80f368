//! TLS by rustls on aws-lc-rs, so that X25519MLKEM768 is negotiated with whoever knows it.
//!
//! Without a certificate of one's own, one is made in the data folder, once for each host, and used again.

mod reload;

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, date_time_ymd};
use rustls::{
    ClientConfig, ConfigBuilder, RootCertStore, ServerConfig,
    client::verify_server_name,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject},
    server::{ParsedCertificate, WantsServerCert},
};

pub(crate) use self::reload::Reloader;
use crate::{config::Origin, state::digest};

/// What is spoken over TLS.
pub(crate) const HTTP: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// A certificate that is ready to serve.
pub(crate) struct Tls {
    /// For the listener.
    pub(crate) config: Arc<ServerConfig>,
    /// Base64 of the SHA-256 of the leaf's `SubjectPublicKeyInfo`, as browsers and `curl --pinnedpubkey` name it.
    pub(crate) spki_sha256: String,
    /// The chain, PEM.
    pub(crate) certificate_pem: String,
    /// When the leaf expires, in seconds since 1970.
    pub(crate) expires: i64,
    leaf: CertificateDer<'static>,
}

impl Tls {
    /// Whether the certificate is for this host, as a browser judges it (RFC 6125 by rustls-webpki).
    pub(crate) fn serves(&self, host: &str) -> bool {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let Ok(name) = ServerName::try_from(bare) else { return false };
        ParsedCertificate::try_from(&self.leaf).is_ok_and(|leaf| verify_server_name(&leaf, &name).is_ok())
    }
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
    /// The key is another certificate's.
    #[error("the key in {key} does not belong to the certificate in {certificate}")]
    Mismatch {
        /// The certificate's file.
        certificate: PathBuf,
        /// The key's file.
        key: PathBuf,
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
) -> Result<((PathBuf, PathBuf), Tls), TlsError> {
    let (certificate, key) = match files {
        Some(files) => files.clone(),
        None => own(data, origin.host())?,
    };
    let tls = load(&certificate, &key)?;
    Ok(((certificate, key), tls))
}

/// Reads a chain and its key.
pub(crate) fn load(certificate: &Path, key: &Path) -> Result<Tls, TlsError> {
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
    let expires = expiry(leaf)?;
    let leaf = leaf.clone();
    let mut config = builder()?.with_single_cert(chain, key_der).map_err(|error| match error {
        rustls::Error::InconsistentKeys(_) => {
            TlsError::Mismatch { certificate: certificate.to_owned(), key: key.to_owned() }
        }
        other => TlsError::Unusable(other.to_string()),
    })?;
    config.alpn_protocols = HTTP.map(<[u8]>::to_vec).into();
    Ok(Tls { config: Arc::new(config), spki_sha256, certificate_pem, expires, leaf })
}

/// What every configuration here begins with.
pub(crate) fn builder() -> Result<ConfigBuilder<ServerConfig, WantsServerCert>, TlsError> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    Ok(ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| TlsError::Unusable(error.to_string()))?
        .with_no_client_auth())
}

/// Root certificates from a PEM file, at least one.
pub(crate) fn roots(file: &Path) -> Result<RootCertStore, TlsError> {
    let wrong = || TlsError::Pem { path: file.to_owned(), expected: "a certificate" };
    let pem = fs::read(file).map_err(at(file))?;
    let mut roots = RootCertStore::empty();
    for root in CertificateDer::pem_slice_iter(&pem) {
        let added = root.map_err(|_| wrong()).map(|root| roots.add(root))?;
        added.map_err(|_| wrong())?;
    }
    if roots.is_empty() { Err(wrong()) } else { Ok(roots) }
}

/// How to speak to servers whose certificates lead to these roots.
pub(crate) fn client(roots: RootCertStore) -> Result<ClientConfig, TlsError> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| TlsError::Unusable(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

/// Whether somebody else than the owner of a file can read it.
pub(crate) fn others_may_read(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|found| found.permissions().mode() & 0o004 != 0)
}

fn expiry(leaf: &CertificateDer<'_>) -> Result<i64, TlsError> {
    let (_, parsed) =
        x509_parser::parse_x509_certificate(leaf).map_err(|error| TlsError::Unusable(error.to_string()))?;
    Ok(parsed.validity().not_after.timestamp())
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
