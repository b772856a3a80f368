//! An authority for time stamps: OpenSSL's `ts` behind a few lines of HTTP, and ways in which it may fail.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// How it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// As it should.
    Honest,
    /// It ends the connection.
    Away,
    /// As a web server that knows of nothing.
    Lost,
    /// With something else, under the right name.
    Garbage,
    /// With much too much.
    Endless,
    /// With the answer that it gave first.
    Repeating,
}

/// An authority that runs.
pub struct Authority {
    inner: Arc<Inner>,
    port: u16,
}

struct Inner {
    folder: TempDir,
    mood: Mutex<Mood>,
    asked: Mutex<Vec<Vec<u8>>>,
    first: Mutex<Option<Vec<u8>>>,
}

impl Authority {
    /// Makes its certificates and opens its door.
    ///
    /// # Panics
    /// When OpenSSL is not there.
    pub async fn open() -> Self {
        let folder = tempfile::Builder::new().prefix("tdu-authority-").tempdir().expect("a temporary folder");
        make(folder.path());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (mood, asked) = (Mutex::new(Mood::Honest), Mutex::default());
        let inner = Arc::new(Inner { folder, mood, asked, first: Mutex::default() });
        let serving = Arc::clone(&inner);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let inner = Arc::clone(&serving);
                // A connection that its client leaves is none of ours.
                tokio::spawn(async move { inner.serve(stream).await.ok() });
            }
        });
        Self { inner, port }
    }

    /// Where it answers.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/tsa", self.port)
    }

    /// How it answers from now on.
    ///
    /// # Panics
    /// When an answer panicked.
    pub fn is(&self, mood: Mood) {
        *self.inner.mood.lock().expect("nothing panics") = mood;
    }

    /// What it was asked, from first to last.
    ///
    /// # Panics
    /// When an answer panicked.
    pub fn asked(&self) -> Vec<Vec<u8>> {
        self.inner.asked.lock().expect("nothing panics").clone()
    }

    /// A file of settings for a server that asks it.
    ///
    /// # Panics
    /// When its folder cannot be written.
    pub fn settings(&self) -> String {
        let file = self.inner.folder.path().join("server.toml");
        fs::write(&file, format!("[time_stamps]\nurl = \"{}\"\n", self.url()))
            .expect("the folder can be written");
        file.display().to_string()
    }

    /// A file with its root certificate.
    pub fn root(&self) -> String {
        self.inner.folder.path().join("ca.pem").display().to_string()
    }
}

impl Inner {
    async fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let body = read(&mut stream).await?;
        self.asked.lock().expect("nothing panics").push(body.clone());
        let mood = *self.mood.lock().expect("nothing panics");
        let reply = "application/timestamp-reply";
        let (status, kind, body) = match mood {
            Mood::Away => return Ok(()),
            Mood::Lost => ("404 Not Found", "text/html", b"<html>".to_vec()),
            Mood::Garbage => ("200 OK", reply, b"<html>".to_vec()),
            Mood::Endless => ("200 OK", reply, vec![0x30; 1 << 20]),
            Mood::Repeating => {
                ("200 OK", reply, self.first.lock().expect("nothing panics").clone().unwrap_or_default())
            }
            Mood::Honest => {
                let answer = answer(self.folder.path(), &body);
                self.first.lock().expect("nothing panics").get_or_insert_with(|| answer.clone());
                ("200 OK", reply, answer)
            }
        };
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(&body).await?;
        stream.shutdown().await
    }
}

/// The body of a request that says how long it is.
async fn read(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&whole).to_ascii_lowercase();
        let length = text.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
        let length = length.and_then(|length| length.parse::<usize>().ok());
        let head = whole.windows(4).position(|window| window == b"\r\n\r\n");
        if let (Some(head), Some(length)) = (head, length)
            && whole.len() >= head + 4 + length
        {
            return Ok(whole.split_off(head + 4));
        }
        if stream.read_buf(&mut whole).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
}

fn openssl(folder: &Path, line: &str) {
    let ran = Command::new("openssl")
        .current_dir(folder)
        .args(line.split(' '))
        .output()
        .expect("openssl is installed");
    assert!(ran.status.success(), "{line}: {}", String::from_utf8_lossy(&ran.stderr));
}

fn make(folder: &Path) {
    let ec = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    openssl(
        folder,
        &format!("req -x509 {ec} -keyout ca.key -out ca.pem -days 3650 -subj /CN=Racine-Exemple"),
    );
    openssl(folder, &format!("req {ec} -keyout tsa.key -out tsa.csr -subj /CN=Horodatage-Exemple"));
    fs::write(folder.join("usage"), "extendedKeyUsage=critical,timeStamping\n")
        .expect("the folder can be written");
    openssl(
        folder,
        "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -set_serial 7 -days 30 -extfile usage -out tsa.pem",
    );
    fs::write(folder.join("serial"), "01\n").expect("the folder can be written");
    let config = format!(
        "[tsa]\ndefault_tsa=one\n[one]\nserial={}/serial\ndefault_policy=1.2.3.4.1\ndigests=sha256\n\
         signer_digest=sha256\ness_cert_id_alg=sha256\n",
        folder.display()
    );
    fs::write(folder.join("tsa.cnf"), config).expect("the folder can be written");
}

fn answer(folder: &Path, request: &[u8]) -> Vec<u8> {
    fs::write(folder.join("request.tsq"), request).expect("the folder can be written");
    openssl(
        folder,
        "ts -reply -config tsa.cnf -queryfile request.tsq -signer tsa.pem -inkey tsa.key -chain ca.pem -out answer.tsr",
    );
    fs::read(folder.join("answer.tsr")).expect("the answer")
}
