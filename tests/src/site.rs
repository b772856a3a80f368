//! A folder of files served over TLS, for trials that need no server.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use crate::tls::TestCertificate;

/// A small static server that ends when dropped.
pub struct Site {
    port: u16,
    serving: JoinHandle<()>,
}

/// A file as it is served: media type and content.
type Files = HashMap<String, (&'static str, Vec<u8>)>;

impl Site {
    /// Serves a folder; `/` and paths without a file give `index.html`, as the real server does for the app's routes.
    ///
    /// # Errors
    /// When the folder cannot be read, or no port is free.
    pub async fn of_folder(folder: &Path, certificate: &TestCertificate) -> io::Result<Self> {
        let mut files = Files::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in std::fs::read_dir(next)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(folder).map_err(io::Error::other)?.display().to_string();
                    files.insert(format!("/{name}"), (media_type(&name), std::fs::read(&path)?));
                }
            }
        }
        Self::serve(files, certificate).await
    }

    /// Serves these texts, each under its path.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn of_texts(texts: &[(&str, &str)], certificate: &TestCertificate) -> io::Result<Self> {
        let file =
            |(path, text): &(&str, &str)| ((*path).to_owned(), (media_type(path), text.as_bytes().to_vec()));
        Self::serve(texts.iter().map(file).collect(), certificate).await
    }

    /// `https://localhost:<port>`.
    pub fn origin(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    async fn serve(files: Files, certificate: &TestCertificate) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let acceptor = TlsAcceptor::from(certificate.answering());
        let files = Arc::new(files);
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, files) = (acceptor.clone(), Arc::clone(&files));
                // A browser that goes away in the middle is no concern of a trial.
                tokio::spawn(async move { answer(stream, acceptor, &files).await });
            }
        });
        Ok(Self { port, serving })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'";

async fn answer(stream: TcpStream, acceptor: TlsAcceptor, files: &Files) -> io::Result<()> {
    let mut stream = acceptor.accept(stream).await?;
    loop {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await?);
        }
        let head = String::from_utf8_lossy(&head).into_owned();
        let length = head
            .lines()
            .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        stream.read_exact(&mut body).await?;
        let path = head.split_ascii_whitespace().nth(1).unwrap_or("/").split('?').next().unwrap_or("/");
        let found = files.get(path).or_else(|| files.get("/index.html").filter(|_| !path.contains('.')));
        let (status, kind, content) = match found {
            Some((kind, content)) => ("200 OK", *kind, content.as_slice()),
            None => ("404 Not Found", "text/plain", b"nothing here".as_slice()),
        };
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\
             content-security-policy: {POLICY}\r\ncache-control: no-store\r\n\r\n",
            content.len()
        );
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(content).await?;
        stream.flush().await?;
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" | "webmanifest" => "application/json",
        _ => "application/octet-stream",
    }
}
