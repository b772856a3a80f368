//! Thousands of laptops that listen and hear nothing, and how soon one hears what another wrote.

use std::time::{Duration, Instant};

use futures::{SinkExt as _, StreamExt as _};
use tdu_protocol::api::BASE;
use tokio_tungstenite::{
    Connector,
    tungstenite::{Message, client::IntoClientRequest as _},
};

use super::{
    load::Line,
    place::{Kind, Place},
};
use crate::{Figures, quantile};

/// Connections that only have TLS, for comparison.
const BARE: usize = 1_000;
/// Idle sockets, first so many, then so many.
const IDLE: [usize; 2] = [1_000, 5_000];
/// Entries whose way is timed.
const ENTRIES: usize = 1_000;
/// Connections made at the same time.
const TOGETHER: usize = 32;

pub(super) async fn measure(figures: &mut Figures) {
    let bare = bare_kib().await;
    figures.put("bare_tls_connection_kib", bare);
    let mut place = Place::open(Kind::Sqlite).await;
    let mut writers = place.writers(1).await;
    let cookies = place.strangers(IDLE[1]).await;
    // The first requests warm what every server has.
    let line = place.way().connects().await;
    let empty = place.server.resident_kib();
    figures.put("idle_rss_mib", mib(empty));
    let mut idle = Vec::with_capacity(IDLE[1]);
    for count in IDLE {
        let cookies = &cookies[idle.len()..count];
        idle.extend(listen(&place, cookies).await);
        if count == IDLE[1] {
            let held = place.server.resident_kib();
            figures.put("loaded_rss_mib", mib(held));
            figures.put("idle_socket_kib", each(held - empty, count) - bare);
        }
        let mut times = deliveries(&place, &mut writers[0]).await;
        let name = if count == IDLE[1] { String::new() } else { format!("_{count}_idle") };
        figures.put(&format!("append_to_delivery{name}_p50_ms"), quantile(&mut times, 0.5));
        figures.put(&format!("append_to_delivery{name}_p99_ms"), quantile(&mut times, 0.99));
    }
    drop((line, idle));
}

/// What a connection takes in the server that has done TLS and then says nothing.
async fn bare_kib() -> f64 {
    let place = Place::open(Kind::Sqlite).await;
    let before = place.server.resident_kib();
    let way = place.way();
    let connections: Vec<Line> =
        futures::stream::iter(0..BARE).map(|_| way.connects()).buffer_unordered(TOGETHER).collect().await;
    let after = place.server.resident_kib();
    each(after - before, connections.len())
}

/// Opens a socket for each of these people.
async fn listen(place: &Place, cookies: &[String]) -> Vec<Line> {
    let (way, origin) = (place.way(), place.server.origin());
    let open = |cookie: &String| {
        let request = format!(
            "GET {BASE}/stream?since=0 HTTP/1.1\r\nhost: localhost\r\norigin: {origin}\r\ncookie: {cookie}\r\n\
             connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        let way = way.clone();
        async move {
            let mut line = way.connects().await;
            let status = line.asks(request.as_bytes()).await.expect("the server answers");
            assert_eq!(status, 101, "{}", line.text());
            line
        }
    };
    futures::stream::iter(cookies).map(open).buffer_unordered(TOGETHER).collect().await
}

/// From the first byte of an append to the message that brings it to somebody who listens, one after the other.
async fn deliveries(place: &Place, writer: &mut super::place::Writer) -> Vec<Duration> {
    let address = format!("wss://localhost:{}{BASE}/stream?since=0", place.server.port());
    let mut request = address.into_client_request().expect("an address");
    request.headers_mut().insert("origin", place.server.origin().parse().expect("an origin"));
    request.headers_mut().insert("cookie", writer.cookie().parse().expect("a cookie"));
    let connector = Connector::Rustls(place.certificate().calling());
    let connected =
        tokio_tungstenite::connect_async_tls_with_config(request, None, true, Some(connector)).await;
    let (mut socket, _) = connected.expect("a member may listen");
    let mut line = place.way().connects().await;
    // What is there already comes first; the end of that is known by the first entry that comes alone.
    let (first, mut requests) = writer.marked_appends(ENTRIES + 1);
    line.asks(&requests.remove(0)).await.expect("the server answers");
    while !heard(&mut socket, &first[0]).await {}
    let mut times = Vec::with_capacity(ENTRIES);
    for (request, mark) in requests.iter().zip(&first[1..]) {
        let start = Instant::now();
        let (status, ()) =
            tokio::join!(line.asks(request), async { while !heard(&mut socket, mark).await {} });
        assert_eq!(status.expect("the server answers"), 200, "{}", line.text());
        times.push(start.elapsed());
    }
    socket.close(None).await.expect("the socket closes");
    times
}

type Socket = tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>;

/// Whether the next message brings the entry whose body begins like this.
async fn heard(socket: &mut Socket, mark: &[u8]) -> bool {
    match socket.next().await.expect("the socket stays open").expect("a message") {
        Message::Binary(bytes) => bytes.windows(mark.len()).any(|window| window == mark),
        Message::Ping(bytes) => {
            socket.send(Message::Pong(bytes)).await.expect("the socket stays open");
            false
        }
        _ => false,
    }
}

#[allow(clippy::cast_precision_loss)]
fn each(kib: u64, count: usize) -> f64 {
    kib as f64 / count as f64
}

#[allow(clippy::cast_precision_loss)]
fn mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}
