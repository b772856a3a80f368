//! Stands between one client and the server: a line that breaks at the worst moment, or a server that cheats.
//!
//! It shows the server's own certificate, as a server that cheats would, and speaks HTTP/1.1 on both sides so that each
//! request and each answer can be held in hand.

use std::io;
use std::sync::{Arc, Mutex};

use rustls::pki_types::ServerName;
use serde::{Serialize, de::DeserializeOwned};
use tdu_protocol::api::{BASE, CBOR};
use tdu_protocol::cbor;
use tdu_protocol::sequence::{CBOR_SEQUENCE, item};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::{House, raw::sequence};

/// A request that passed, or was to pass.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Method.
    pub method: String,
    /// Path and query, below the API's base.
    pub path: String,
    /// All header lines.
    pub head: String,
    /// Body.
    pub body: Vec<u8>,
}

/// An answer on its way back.
#[derive(Clone, Debug)]
pub struct Said {
    /// HTTP status.
    pub status: u16,
    /// Body.
    pub body: Vec<u8>,
    /// Header lines, without those of the connection.
    head: Vec<String>,
}

type Change = Box<dyn FnOnce(Said) -> Said + Send>;

/// What becomes of a request.
pub enum Course {
    /// It passes, and so does its answer.
    Pass,
    /// It is lost before the server sees it, and the line breaks.
    LoseRequest,
    /// The server takes it and answers; the answer is lost, and the line breaks.
    LoseAnswer,
    /// The server is not asked: this is the answer.
    Say(Said),
    /// The server answers, and something else arrives.
    Change(Change),
    /// The server answers, the head says the whole length, half of the body arrives, and the line breaks.
    Half,
    /// The server is not asked, and nobody ever answers.
    Silence,
    /// The server is not asked; one byte of an answer arrives, and then no other.
    OneByte,
    /// The server is not asked; more arrives than any answer may hold.
    Flood,
}

type Judge = Box<dyn FnMut(&Seen) -> Course + Send>;

/// The one between.
pub struct Between {
    port: u16,
    shared: Arc<Shared>,
    listening: JoinHandle<()>,
}

struct Shared {
    server: u16,
    origin: String,
    answering: TlsAcceptor,
    calling: TlsConnector,
    judge: Mutex<Judge>,
    seen: watch::Sender<Vec<Seen>>,
}

impl Between {
    /// Stands before this server and lets everything pass.
    ///
    /// # Panics
    /// When there is no free port.
    pub async fn before(house: &House) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("a port").port();
        let shared = Arc::new(Shared {
            server: house.port(),
            origin: house.origin().to_owned(),
            answering: TlsAcceptor::from(house.certificate().answering()),
            calling: TlsConnector::from(house.certificate().calling()),
            judge: Mutex::new(Box::new(|_| Course::Pass)),
            seen: watch::Sender::new(Vec::new()),
        });
        let state = Arc::clone(&shared);
        let listening = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let state = Arc::clone(&state);
                // How a connection ends is the client's and the server's affair.
                tokio::spawn(async move { drop(state.carry(client).await) });
            }
        });
        Self { port, shared, listening }
    }

    /// Where the client must go.
    pub fn origin(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    /// From now on, decides what becomes of each request.
    ///
    /// # Panics
    /// When the former rule panicked.
    pub fn judges(&self, judge: impl FnMut(&Seen) -> Course + Send + 'static) {
        *self.shared.judge.lock().expect("a rule does not panic") = Box::new(judge);
    }

    /// From now on, requests of this method and path take this course, and all others pass.
    pub fn takes(
        &self,
        method: &'static str,
        path: &'static str,
        mut course: impl FnMut(&Seen) -> Course + Send + 'static,
    ) {
        self.judges(move |seen| if seen.is(method, path) { course(seen) } else { Course::Pass });
    }

    /// Lets everything pass again.
    pub fn is_honest(&self) {
        self.judges(|_| Course::Pass);
    }

    /// Changes the value of each success of this request, once the server has given it.
    pub fn rewrites<T: Serialize + DeserializeOwned + 'static>(
        &self,
        method: &'static str,
        path: &'static str,
        change: impl Fn(&mut T) + Clone + Send + 'static,
    ) {
        self.judges(
            move |seen| if seen.is(method, path) { seen.rewritten(change.clone()) } else { Course::Pass },
        );
    }

    /// All requests so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen.borrow().clone()
    }

    /// Waits until a request has arrived here, in full.
    ///
    /// # Panics
    /// When it takes too long.
    pub async fn arrives(&self, method: &str, path: &str) {
        let mut seen = self.shared.seen.subscribe();
        let found = seen.wait_for(|seen| seen.iter().any(|request| request.is(method, path)));
        found.await.expect("the sender lives as long as this value");
    }

    /// Forgets the requests so far.
    pub fn forgets(&self) {
        self.shared.seen.send_modify(Vec::clear);
    }
}

impl Drop for Between {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Seen {
    /// Whether this is a request of this method whose path matches: `*` stands for one part, a query does not matter.
    pub fn is(&self, method: &str, pattern: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        let same = |(part, wanted): (&str, &str)| wanted == "*" || part == wanted;
        self.method == method
            && path.split('/').count() == pattern.split('/').count()
            && path.split('/').zip(pattern.split('/')).all(same)
    }

    /// What was asked.
    ///
    /// # Panics
    /// When it is something else.
    pub fn value<T: Serialize + DeserializeOwned>(&self) -> T {
        cbor::from_slice_limited(&self.body, 64 << 20).expect("a request of this type")
    }

    /// The answer passes with its value changed, or each of its values if it is a sequence; a refusal passes as it is.
    pub fn rewritten<T: Serialize + DeserializeOwned + 'static>(
        &self,
        mut change: impl FnMut(&mut T) + Send + 'static,
    ) -> Course {
        Course::Change(Box::new(move |said| {
            if said.status != 200 {
                return said;
            }
            let mut changed = |mut value: T| {
                change(&mut value);
                cbor::to_vec(&value)
            };
            let body = if said.head.iter().any(|line| line.ends_with(CBOR_SEQUENCE)) {
                sequence(&said.body).into_iter().flat_map(|value| item(&changed(value))).collect()
            } else {
                changed(cbor::from_slice(&said.body).expect("an answer of this type"))
            };
            Said { body, ..said }
        }))
    }
}

impl Said {
    /// A success with a value.
    pub fn value<T: Serialize>(value: &T) -> Self {
        Self::bytes(200, CBOR, cbor::to_vec(value))
    }

    /// With one more header line.
    #[must_use]
    pub fn with(mut self, line: &str) -> Self {
        self.head.push(line.to_owned());
        self
    }

    /// Anything.
    pub fn bytes(status: u16, media_type: &str, body: Vec<u8>) -> Self {
        Self { status, body, head: vec![format!("content-type: {media_type}")] }
    }
}

/// How much of an answer arrives.
#[derive(Clone, Copy)]
enum Ending {
    Whole,
    Half,
    Nothing,
}

impl Shared {
    /// One connection of the client, from its first request to its last.
    async fn carry(&self, client: TcpStream) -> io::Result<()> {
        client.set_nodelay(true)?;
        let mut client = self.answering.accept(client).await?;
        let mut connection = None;
        loop {
            let seen = read_request(&mut client).await?;
            let course = (self.judge.lock().expect("a rule does not panic"))(&seen);
            self.seen.send_modify(|all| all.push(seen.clone()));
            let (change, ending): (Change, _) = match course {
                Course::Pass => (Box::new(|said| said), Ending::Whole),
                Course::Half => (Box::new(|said| said), Ending::Half),
                Course::LoseAnswer => (Box::new(|said| said), Ending::Nothing),
                Course::Change(change) => (change, Ending::Whole),
                Course::LoseRequest => return Ok(()),
                Course::Silence => std::future::pending().await,
                Course::OneByte => {
                    client.write_all(b"H").await?;
                    client.flush().await?;
                    std::future::pending().await
                }
                Course::Flood => return flood(&mut client).await,
                Course::Say(said) => {
                    said.write(&mut client, said.body.len()).await?;
                    continue;
                }
            };
            let server = match &mut connection {
                Some(server) => server,
                none => none.insert(self.call().await?),
            };
            self.forward(&seen, server).await?;
            let head = read_head(server).await?;
            if head.starts_with("HTTP/1.1 101") {
                client.write_all(head.as_bytes()).await?;
                client.flush().await?;
                return copy_bidirectional(&mut client, server).await.map(|_| ());
            }
            let said = change(read_answer(&head, server).await?);
            match ending {
                Ending::Whole => said.write(&mut client, said.body.len()).await?,
                Ending::Half => return said.write(&mut client, said.body.len() / 2).await,
                Ending::Nothing => return Ok(()),
            }
        }
    }

    async fn call(&self) -> io::Result<tokio_rustls::client::TlsStream<TcpStream>> {
        let server = TcpStream::connect(("127.0.0.1", self.server)).await?;
        server.set_nodelay(true)?;
        self.calling.connect(ServerName::try_from("localhost").map_err(io::Error::other)?, server).await
    }

    /// The request as the client sent it, in the name of the server's own pages.
    async fn forward(&self, seen: &Seen, server: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
        let line = |line: &str| match line.split_once(':') {
            Some((name, _)) if name.eq_ignore_ascii_case("origin") => format!("origin: {}\r\n", self.origin),
            _ => format!("{line}\r\n"),
        };
        let head: String = seen.head.trim_end().lines().map(line).collect();
        server.write_all(format!("{head}\r\n").as_bytes()).await?;
        server.write_all(&seen.body).await?;
        server.flush().await
    }
}

impl Said {
    /// Writes the head of the whole, and this much of the body.
    async fn write(&self, client: &mut (impl AsyncWrite + Unpin), much: usize) -> io::Result<()> {
        let (lines, length) = (self.head.join("\r\n"), self.body.len());
        let head = format!("HTTP/1.1 {} Said\r\n{lines}\r\ncontent-length: {length}\r\n\r\n", self.status);
        client.write_all(head.as_bytes()).await?;
        client.write_all(&self.body[..much]).await?;
        client.flush().await
    }
}

async fn read_request(client: &mut (impl AsyncRead + Unpin)) -> io::Result<Seen> {
    let head = read_head(client).await?;
    let mut words = head.split_ascii_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (method, path) = (method.to_owned(), target.strip_prefix(BASE).unwrap_or(target).to_owned());
    let mut body = vec![0; length_in(&head)];
    client.read_exact(&mut body).await?;
    Ok(Seen { method, path, head, body })
}

async fn read_answer(head: &str, server: &mut (impl AsyncRead + Unpin)) -> io::Result<Said> {
    let status = head.split_ascii_whitespace().nth(1).and_then(|word| word.parse().ok());
    let mut body = vec![0; length_in(head)];
    server.read_exact(&mut body).await?;
    if head.to_ascii_lowercase().contains("transfer-encoding: chunked") {
        body = read_chunks(server).await?;
    }
    let of_the_connection = ["content-length", "connection", "transfer-encoding"];
    let kept = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        !line.is_empty() && !of_the_connection.contains(&name.as_str())
    };
    let head = head.lines().skip(1).filter(kept).map(str::to_owned).collect();
    Ok(Said { status: status.ok_or_else(|| io::Error::other("an answer has a status"))?, body, head })
}

/// Reads up to the empty line, byte by byte: what follows is the body.
async fn read_head(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// A body whose length nobody knew beforehand (RFC 9112, section 7.1).
async fn read_chunks(server: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            line.push(server.read_u8().await?);
        }
        let digits = String::from_utf8_lossy(&line);
        let length = usize::from_str_radix(digits.trim(), 16).map_err(io::Error::other)?;
        let start = body.len();
        body.resize(start + length + 2, 0);
        server.read_exact(&mut body[start..]).await?;
        body.truncate(start + length);
        if length == 0 {
            return Ok(body);
        }
    }
}

fn length_in(head: &str) -> usize {
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    length.unwrap_or(0)
}

async fn flood(client: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
    client
        .write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/cbor\r\ntransfer-encoding: chunked\r\n\r\n")
        .await?;
    let piece = [b"100000\r\n", vec![0; 1 << 20].as_slice(), b"\r\n"].concat();
    // Until the client has had enough.
    loop {
        client.write_all(&piece).await?;
    }
}
