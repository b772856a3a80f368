//! The load: callers that send requests made beforehand over connections that stay open, each its next one as soon as
//! the last was answered.
//!
//! The machine's cores are shared with the server, so what is done here for a request is little: one write, one read, a
//! look at the status and at the length. All callers share one thread.

use std::{
    io,
    rc::Rc,
    sync::Arc,
    time::{Duration, Instant},
};

use rustls::{ClientConfig, pki_types::ServerName};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpStream,
    sync::Barrier,
};
use tokio_rustls::TlsConnector;

/// How a connection is made.
#[derive(Clone)]
pub(super) struct Way {
    pub(super) port: u16,
    /// `None`: plain HTTP.
    pub(super) tls: Option<Arc<ClientConfig>>,
}

/// What came of a load.
pub(super) struct Outcome {
    pub(super) per_s: f64,
    /// Of each request, from the first byte sent to the last received.
    pub(super) times: Vec<Duration>,
}

trait Stream: AsyncRead + AsyncWrite + Unpin {}
impl<T: AsyncRead + AsyncWrite + Unpin> Stream for T {}

/// A connection that stays open.
pub(super) struct Line {
    stream: Box<dyn Stream>,
    read: Vec<u8>,
}

impl Way {
    pub(super) async fn connects(&self) -> Line {
        let tcp = TcpStream::connect(("127.0.0.1", self.port)).await.expect("the server listens");
        tcp.set_nodelay(true).expect("a socket takes options");
        let stream: Box<dyn Stream> = match &self.tls {
            None => Box::new(tcp),
            Some(config) => {
                let name = ServerName::try_from("localhost").expect("a name");
                let connector = TlsConnector::from(Arc::clone(config));
                Box::new(connector.connect(name, tcp).await.expect("the certificate is the server's"))
            }
        };
        Line { stream, read: Vec::with_capacity(16 << 10) }
    }

    /// Has each caller send its requests; every answer must have this status.
    pub(super) fn carries(&self, callers: Vec<Vec<Vec<u8>>>, status: u16) -> Outcome {
        let way = self.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            tokio::task::LocalSet::new().block_on(&runtime.expect("a runtime"), way.drive(callers, status))
        });
        thread.join().expect("the load was carried")
    }

    async fn drive(self, callers: Vec<Vec<Vec<u8>>>, status: u16) -> Outcome {
        // Everybody has connected before anybody asks.
        let barrier = Rc::new(Barrier::new(callers.len() + 1));
        let tasks: Vec<_> = callers
            .into_iter()
            .map(|requests| {
                let (way, barrier) = (self.clone(), Rc::clone(&barrier));
                tokio::task::spawn_local(async move {
                    let mut line = way.connects().await;
                    barrier.wait().await;
                    let mut times = Vec::with_capacity(requests.len());
                    for request in &requests {
                        let start = Instant::now();
                        let answer = line.asks(request).await.expect("the server answers");
                        times.push(start.elapsed());
                        assert_eq!(answer, status, "{}", line.text());
                    }
                    times
                })
            })
            .collect();
        barrier.wait().await;
        let start = Instant::now();
        let mut times = Vec::new();
        for task in tasks {
            times.extend(task.await.expect("a caller does not fail"));
        }
        #[allow(clippy::cast_precision_loss)]
        let per_s = times.len() as f64 / start.elapsed().as_secs_f64();
        Outcome { per_s, times }
    }
}

impl Line {
    /// Sends a request and reads the whole answer; its status.
    pub(super) async fn asks(&mut self, request: &[u8]) -> io::Result<u16> {
        self.read.clear();
        self.stream.write_all(request).await?;
        self.stream.flush().await?;
        let mut whole = None;
        loop {
            if self.stream.read_buf(&mut self.read).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if whole.is_none() {
                whole = end(&self.read);
            }
            let is_whole = match whole {
                Some(End::At(length)) => self.read.len() >= length,
                Some(End::EmptyChunk) => self.read.ends_with(b"\r\n0\r\n\r\n"),
                None => false,
            };
            if is_whole {
                return status(&self.read).ok_or_else(|| io::ErrorKind::InvalidData.into());
            }
        }
    }

    /// The last answer's body.
    pub(super) fn body(&self) -> Vec<u8> {
        let Some(at) = find(&self.read, END_OF_HEAD) else { return Vec::new() };
        let (head, mut rest) = self.read.split_at(at + END_OF_HEAD.len());
        if find(head, CHUNKED).is_none() {
            return rest.to_vec();
        }
        let mut body = Vec::with_capacity(rest.len());
        while let Some(line) = find(&rest[..rest.len().min(20)], b"\r\n") {
            let digits = std::str::from_utf8(&rest[..line]).unwrap_or_default();
            let length = usize::from_str_radix(digits, 16).expect("a chunk has a length");
            body.extend_from_slice(&rest[line + 2..line + 2 + length]);
            rest = &rest[line + 2 + length + 2..];
        }
        body
    }

    /// The last answer, for messages.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.read).into_owned()
    }
}

const END_OF_HEAD: &[u8] = b"\r\n\r\n";
const CHUNKED: &[u8] = b"\r\ntransfer-encoding: chunked";

/// How the end of an answer is known.
#[derive(Clone, Copy)]
enum End {
    /// After this many bytes, head included.
    At(usize),
    /// By a chunk of no length.
    EmptyChunk,
}

/// Where the answer ends, once its head is there.
fn end(read: &[u8]) -> Option<End> {
    let head = find(read, END_OF_HEAD)?;
    if find(&read[..head], CHUNKED).is_some() {
        return Some(End::EmptyChunk);
    }
    let name = b"\r\ncontent-length: ";
    let length = find(&read[..head], name).map_or(0, |at| {
        let digits = read[at + name.len()..].iter().take_while(|byte| byte.is_ascii_digit());
        digits.fold(0, |sum, byte| sum * 10 + usize::from(byte - b'0'))
    });
    Some(End::At(head + END_OF_HEAD.len() + length))
}

fn status(read: &[u8]) -> Option<u16> {
    std::str::from_utf8(read.get(9..12)?).ok()?.parse().ok()
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}
