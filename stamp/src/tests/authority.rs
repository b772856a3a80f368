//! An authority in a folder: a root, a certificate for time stamps, and OpenSSL's `ts`.

use std::{fs, path::Path, process::Command};

use tdu_protocol::Hash32;

use crate::{request, signature::Hash, token_of};

/// What is stamped.
pub(super) const MESSAGE: &[u8] = b"an answer, as its author signed it";

pub(super) fn digest() -> Hash32 {
    Hash32(Hash::Sha256.of(MESSAGE).try_into().unwrap())
}

#[derive(Clone, Copy)]
pub(super) enum Key {
    Rsa,
    P256,
    P384,
}

pub(super) struct Authority {
    folder: tempfile::TempDir,
}

impl Authority {
    pub(super) fn new(key: Key, hash: &'static str) -> Self {
        Self::with(key, hash, "critical,timeStamping", 30)
    }

    /// With another use, and a certificate that ends in `days`.
    pub(super) fn with(key: Key, hash: &'static str, usage: &str, days: i32) -> Self {
        let authority = Self { folder: tempfile::tempdir().unwrap() };
        let kind = match key {
            Key::Rsa => "rsa:2048",
            Key::P256 | Key::P384 => "ec",
        };
        let curve = match key {
            Key::P384 => "ec_paramgen_curve:P-384",
            _ => "ec_paramgen_curve:P-256",
        };
        let options = if matches!(key, Key::Rsa) { vec![] } else { vec!["-pkeyopt", curve] };
        let ca = [
            "req", "-x509", "-newkey", kind, "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "3650",
        ];
        authority.openssl(&[&ca[..], &["-subj", "/CN=Racine Exemple"], &options].concat());
        let asked = ["req", "-newkey", kind, "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr"];
        authority.openssl(&[&asked[..], &["-subj", "/O=Exemple/CN=Horodatage Exemple"], &options].concat());
        fs::write(authority.path().join("usage"), format!("extendedKeyUsage={usage}\n")).unwrap();
        authority.issue("tsa.pem", "usage", days);
        fs::write(authority.path().join("serial"), "01\n").unwrap();
        let config = format!(
            "[tsa]\ndefault_tsa=one\n[one]\nserial={0}/serial\ndefault_policy=1.2.3.4.1\ndigests=sha256\n\
             crypto_device=builtin\nsigner_digest={hash}\ness_cert_id_alg=sha256\n",
            authority.path().display()
        );
        fs::write(authority.path().join("tsa.cnf"), config).unwrap();
        authority
    }

    fn issue(&self, out: &str, usage: &str, days: i32) {
        let days = days.to_string();
        let line =
            ["x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", "7"];
        self.openssl(&[&line[..], &["-days", &days, "-extfile", usage, "-out", out]].concat());
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn file(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap()
    }

    fn openssl(&self, line: &[&str]) {
        let ran = Command::new("openssl")
            .current_dir(self.path())
            .args(line)
            .output()
            .expect("openssl is installed");
        assert!(ran.status.success(), "{line:?}: {}", String::from_utf8_lossy(&ran.stderr));
    }

    fn answer_by(&self, request: &[u8], certificate: &str) -> Vec<u8> {
        fs::write(self.path().join("request.tsq"), request).unwrap();
        let line =
            ["ts", "-reply", "-config", "tsa.cnf", "-queryfile", "request.tsq", "-signer", certificate];
        self.openssl(&[&line[..], &["-inkey", "tsa.key", "-chain", "ca.pem", "-out", "answer.tsr"]].concat());
        self.file("answer.tsr")
    }

    pub(super) fn answer(&self, request: &[u8]) -> Vec<u8> {
        self.answer_by(request, "tsa.pem")
    }

    pub(super) fn token(&self, nonce: u64) -> Vec<u8> {
        token_of(&self.answer(&request(&digest(), nonce, Some("1.2.3.4.1")).unwrap())).unwrap()
    }

    /// By a certificate of the same name, number and key that is for time stamps; then the authority's own is put in its place.
    pub(super) fn token_by_another(&self, nonce: u64) -> Vec<u8> {
        fs::write(self.path().join("right"), "extendedKeyUsage=critical,timeStamping\n").unwrap();
        self.issue("right.pem", "right", 30);
        let answer = self.answer_by(&request(&digest(), nonce, None).unwrap(), "right.pem");
        let token = token_of(&answer).unwrap();
        swapped(&token, &self.file("right.pem"), &self.file("tsa.pem"))
    }
}

/// A token with another certificate.
fn swapped(token: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    use cms::{cert::CertificateChoices, content_info::ContentInfo, signed_data::SignedData};
    use der::{Any, Decode as _, Encode as _};
    let [old, new] =
        [old, new].map(|pem| x509_cert::Certificate::from_der(&crate::certificate(pem).unwrap()).unwrap());
    let mut outer = ContentInfo::from_der(token).unwrap();
    let mut data: SignedData = outer.content.decode_as().unwrap();
    let all = data.certificates.take().unwrap().0.into_vec().into_iter().map(|choice| match choice {
        CertificateChoices::Certificate(one) if one == old => CertificateChoices::Certificate(new.clone()),
        other => other,
    });
    data.certificates = Some(all.collect::<Vec<_>>().try_into().unwrap());
    outer.content = Any::encode_from(&data).unwrap();
    outer.to_der().unwrap()
}
