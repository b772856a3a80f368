//! The line of each person to the server: a proxy that opens the TLS, keeps what the browser says, and can be cut.
//!
//! All that a browser sends passes here, whoever sends it: the page, its workers, the service worker. So what is kept is
//! what truly left the browser, and a cut line is a lost network for all of them at once. Requests to any host but this
//! machine are answered by an empty page and reported as strangers: nothing reaches the outside.

mod wire;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_rustls::{TlsAcceptor, TlsConnector};

use crate::tls::TestCertificate;
use wire::Wire;

/// What all lines share: the certificate, the file, the strangers.
pub struct Recorder {
    answering: TlsAcceptor,
    calling: TlsConnector,
    kept: Mutex<File>,
    path: PathBuf,
    strangers: Mutex<HashMap<String, usize>>,
}

impl Recorder {
    /// Keeps what browsers say in a file, begun anew.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn new(certificate: &TestCertificate, path: PathBuf) -> io::Result<Self> {
        Ok(Self {
            answering: TlsAcceptor::from(certificate.answering()),
            calling: TlsConnector::from(certificate.calling()),
            kept: Mutex::new(File::create(&path)?),
            path,
            strangers: Mutex::default(),
        })
    }

    /// Where the recording is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Hosts other than this machine that were asked for, with how often.
    pub fn strangers(&self) -> HashMap<String, usize> {
        self.strangers.lock().expect("nobody panics with the list").clone()
    }

    fn keep(&self, bytes: &[u8]) -> io::Result<()> {
        self.kept.lock().expect("nobody panics with the file").write_all(bytes)
    }
}

/// The line of one person.
pub struct Line {
    address: SocketAddr,
    state: Arc<State>,
    listening: JoinHandle<()>,
}

struct State {
    recorder: Arc<Recorder>,
    name: String,
    /// `false` while the line is cut. Connections end when it changes.
    whole: watch::Sender<bool>,
    /// Bytes that may still leave before the line cuts itself; `u64::MAX` when it does not.
    allowance: AtomicU64,
    /// Whether the line cuts itself when the server next says something.
    deaf: AtomicBool,
}

impl Line {
    /// Opens a line that listens on a port of its own.
    ///
    /// # Errors
    /// When there is no free port.
    pub async fn open(recorder: Arc<Recorder>, name: &str) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State {
            recorder,
            name: name.to_owned(),
            whole: watch::Sender::new(true),
            allowance: AtomicU64::new(u64::MAX),
            deaf: AtomicBool::new(false),
        });
        let shared = Arc::clone(&state);
        let listening = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let state = Arc::clone(&shared);
                let mut whole = state.whole.subscribe();
                if *whole.borrow() {
                    tokio::spawn(async move {
                        tokio::select! {
                            // How a connection ends is the browser's and the server's affair.
                            _ = state.carry(browser) => {}
                            _ = whole.wait_for(|whole| !whole) => {}
                        }
                    });
                }
            }
        });
        Ok(Self { address, state, listening })
    }

    /// Where the browser must be told to go.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Cuts the line: open connections break off, new ones are refused.
    pub fn cut(&self) {
        self.state.whole.send_replace(false);
    }

    /// Cuts the line once this many more bytes have left the browser: in the middle of a request, or between a request
    /// and its answer.
    pub fn cut_after(&self, bytes: u64) {
        self.state.allowance.store(bytes, Ordering::SeqCst);
    }

    /// Cuts the line when the server next says something: what was asked is done, and nobody hears of it.
    pub fn cut_at_next_answer(&self) {
        self.state.deaf.store(true, Ordering::SeqCst);
    }

    /// Waits until the line is cut, by whatever cause.
    pub async fn is_cut(&self) {
        let mut whole = self.state.whole.subscribe();
        // The sender lives as long as this line.
        let _ = whole.wait_for(|whole| !whole).await;
    }

    /// Mends the line.
    pub fn mend(&self) {
        self.state.allowance.store(u64::MAX, Ordering::SeqCst);
        self.state.deaf.store(false, Ordering::SeqCst);
        self.state.whole.send_replace(true);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.cut();
        self.listening.abort();
    }
}

impl State {
    /// One connection of the browser, from its first word to its end.
    async fn carry(&self, mut browser: TcpStream) -> io::Result<()> {
        let request = read_head(&mut browser).await?;
        let mut words = request.split_ascii_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if method != "CONNECT" {
            self.meet_stranger(target);
            return browser.write_all(EMPTY_PAGE).await;
        }
        let (host, port) = target.rsplit_once(':').unwrap_or((target, "443"));
        if !matches!(host, "localhost" | "127.0.0.1") {
            self.meet_stranger(host);
            browser.write_all(ESTABLISHED).await?;
            let mut inside = self.recorder.answering.accept(browser).await?;
            read_head(&mut inside).await?;
            inside.write_all(EMPTY_PAGE).await?;
            return inside.shutdown().await;
        }
        let port = port.parse().map_err(io::Error::other)?;
        let Ok(server) = TcpStream::connect(("127.0.0.1", port)).await else {
            return browser.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n").await;
        };
        server.set_nodelay(true)?;
        browser.set_nodelay(true)?;
        browser.write_all(ESTABLISHED).await?;
        let inside = self.recorder.answering.accept(browser).await?;
        let name = ServerName::try_from("localhost").map_err(io::Error::other)?;
        let outside = self.recorder.calling.connect(name, server).await?;
        self.relay(inside, outside).await
    }

    async fn relay(
        &self,
        browser: impl AsyncRead + AsyncWrite,
        server: impl AsyncRead + AsyncWrite,
    ) -> io::Result<()> {
        let (mut from_browser, mut to_browser) = tokio::io::split(browser);
        let (mut from_server, mut to_server) = tokio::io::split(server);
        let out = async {
            let mut wire = Wire::default();
            let mut piece = vec![0; 16 * 1024];
            loop {
                let count = from_browser.read(&mut piece).await?;
                if count == 0 {
                    return to_server.shutdown().await;
                }
                let allowed = self.spend(count);
                self.recorder.keep(&wire.take(&piece[..allowed]))?;
                to_server.write_all(&piece[..allowed]).await?;
                to_server.flush().await?;
                if allowed < count {
                    self.whole.send_replace(false);
                }
            }
        };
        let back = async {
            let mut piece = vec![0; 16 * 1024];
            loop {
                let count = from_server.read(&mut piece).await?;
                if self.deaf.load(Ordering::SeqCst) {
                    self.whole.send_replace(false);
                }
                if count == 0 {
                    return to_browser.shutdown().await;
                }
                if *self.whole.borrow() {
                    to_browser.write_all(&piece[..count]).await?;
                    to_browser.flush().await?;
                }
            }
        };
        tokio::try_join!(out, back).map(|_| ())
    }

    /// How many of these bytes may still leave.
    fn spend(&self, count: usize) -> usize {
        let count = count as u64;
        let spent = self.allowance.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
            Some(if left == u64::MAX { left } else { left.saturating_sub(count) })
        });
        let left = spent.unwrap_or(u64::MAX);
        usize::try_from(count.min(left)).expect("no more than what was read")
    }

    fn meet_stranger(&self, host: &str) {
        let mut strangers = self.recorder.strangers.lock().expect("nobody panics with the list");
        *strangers.entry(format!("{host} (for {})", self.name)).or_default() += 1;
    }
}

const ESTABLISHED: &[u8] = b"HTTP/1.1 200 Connection established\r\n\r\n";
const EMPTY_PAGE: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 36\r\nconnection: close\r\n\r\n\
    <!doctype html><title>Neutre</title>";

/// Reads up to the empty line, byte by byte: what follows belongs to somebody else.
async fn read_head(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() > 64 * 1024 {
            return Err(io::Error::other("a head without an end"));
        }
        head.push(stream.read_u8().await?);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}
