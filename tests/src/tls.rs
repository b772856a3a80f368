//! The certificate that the browser, the recorder and the server share.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rcgen::{CertificateParams, KeyPair, PublicKeyData as _};
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use sha2::{Digest as _, Sha256};

/// A self-signed certificate for `localhost`, made for one run.
pub struct TestCertificate {
    certificate: rcgen::Certificate,
    keys: KeyPair,
}

impl TestCertificate {
    /// Makes a new one.
    ///
    /// # Panics
    /// When the machine gives no randomness.
    pub fn make() -> Self {
        let names = ["localhost".to_owned(), "127.0.0.1".to_owned()];
        let parameters = CertificateParams::new(names).expect("the names are valid");
        let keys = KeyPair::generate().expect("a key pair can be generated");
        let certificate = parameters.self_signed(&keys).expect("a certificate signs itself");
        Self { certificate, keys }
    }

    /// Base64 of SHA-256 of the public key's DER: what Chromium's `ignore-certificate-errors-spki-list` wants.
    /// A page under a certificate trusted in this way counts as secure, service workers included.
    pub fn public_key_hash(&self) -> String {
        BASE64.encode(Sha256::digest(self.keys.subject_public_key_info()))
    }

    /// Writes `certificate.pem` and `private.pem` into a folder, for a server that reads files.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write_into(&self, folder: &Path) -> io::Result<(PathBuf, PathBuf)> {
        let (certificate, private) = (folder.join("certificate.pem"), folder.join("private.pem"));
        std::fs::write(&certificate, self.certificate.pem())?;
        std::fs::write(&private, self.keys.serialize_pem())?;
        Ok((certificate, private))
    }

    /// Answers as `localhost`, in HTTP/1.1 alone so that what passes can be read.
    ///
    /// # Panics
    /// Never in practice: the certificate was made for this.
    pub fn answering(&self) -> Arc<ServerConfig> {
        let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(self.keys.serialize_der()));
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .expect("the provider knows today's TLS")
            .with_no_client_auth()
            .with_single_cert(vec![self.der()], private)
            .expect("the private key belongs to the certificate");
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Arc::new(config)
    }

    /// Calls a server that holds this certificate, and trusts no other.
    ///
    /// # Panics
    /// Never in practice: the certificate was made for this.
    pub fn calling(&self) -> Arc<ClientConfig> {
        let mut roots = RootCertStore::empty();
        roots.add(self.der()).expect("a certificate can be a root");
        let mut config = ClientConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .expect("the provider knows today's TLS")
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Arc::new(config)
    }

    fn der(&self) -> CertificateDer<'static> {
        self.certificate.der().clone()
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}
