//! The WebSocket, over a plain port: TLS has its own test.

use std::{net::SocketAddr, time::Duration};

use axum::http::{HeaderValue, header};
use futures::{SinkExt, StreamExt};
use tdu_protocol::{
    LogId, LogKind, Rights, Role,
    api::{Appended, Page, StreamMessage},
    cbor,
    control::Control,
    entry::Head,
    problem::{Problem, ProblemKind},
};
use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{Error, Message, client::IntoClientRequest, protocol::CloseFrame},
};

use super::world::{Client, ORIGIN, TestApp, sealed};
use crate::{
    Limits,
    hub::{GOING_AWAY, SESSION_ENDED},
};

pub(super) struct Socket(WebSocketStream<TcpStream>);

pub(super) async fn listen(app: &TestApp) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = app.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    address
}

pub(super) async fn connect(address: SocketAddr, client: &Client, since: u64) -> Result<Socket, Error> {
    let mut request = format!("ws://{address}/api/v1/stream?since={since}").into_client_request().unwrap();
    request.headers_mut().insert(header::ORIGIN, HeaderValue::from_static(ORIGIN));
    request.headers_mut().insert(header::COOKIE, client.cookie_header().parse().unwrap());
    let stream = TcpStream::connect(address).await.unwrap();
    tokio_tungstenite::client_async(request, stream).await.map(|(socket, _)| Socket(socket))
}

impl Socket {
    async fn next(&mut self) -> Message {
        timeout(Duration::from_secs(10), self.0.next()).await.expect("a message comes").unwrap().unwrap()
    }

    pub(super) async fn page(&mut self) -> Page {
        let Message::Binary(bytes) = self.next().await else { panic!("a page is binary") };
        let StreamMessage::Page(page) = cbor::from_slice(&bytes).unwrap() else {
            panic!("a page was expected")
        };
        page
    }

    /// The code of a goodbye, or `None` if something else came first.
    pub(super) async fn page_or_code(&mut self) -> Option<u16> {
        match self.next().await {
            Message::Close(Some(CloseFrame { code, .. })) => Some(code.into()),
            _ => None,
        }
    }

    pub(super) async fn close_code(&mut self) -> u16 {
        match self.next().await {
            Message::Close(Some(CloseFrame { code, .. })) => code.into(),
            other => panic!("a goodbye was expected, not {other:?}"),
        }
    }
}

pub(super) fn places(page: &Page) -> Vec<(LogId, u64)> {
    page.entries.iter().map(|stored| (stored.entry.log, stored.entry.seq)).collect()
}

#[tokio::test]
async fn what_was_missed_comes_first_and_then_what_happens() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let log = admin.open_log(LogKind::Personal).await;
    let address = listen(&app).await;
    let mut socket = connect(address, &admin, 0).await.unwrap();
    let missed = socket.page().await;
    assert_eq!(places(&missed), [(organisation.directory, 0), (log, 0)]);
    let entry = admin.write(log, b"live").await;
    let live = socket.page().await;
    assert_eq!(live.entries[0].entry, entry);
    assert_eq!((live.next, live.more), (live.entries[0].position, false));
    drop(socket);

    admin.write(log, b"while away").await;
    let mut socket = connect(address, &admin, live.next).await.unwrap();
    assert_eq!(places(&socket.page().await), [(log, 2)]);
    admin.write(log, b"live again").await;
    assert_eq!(places(&socket.page().await), [(log, 3)]);
}

#[tokio::test]
async fn each_hears_of_their_own_logs_only_and_of_being_put_out() {
    let (app, organisation, mut admin) = TestApp::founded().await;
    let mut manager = app.join(&mut admin, organisation.directory, Role::Manager).await;
    let mut anna = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let omar = app.join(&mut manager, organisation.directory, Role::Worker).await;
    let address = listen(&app).await;
    let mut omar_hears = connect(address, &omar, 0).await.unwrap();
    omar_hears.page().await;
    let case = anna.open_log(LogKind::Case).await;
    anna.write(case, b"not for omar").await;
    anna.grant(case, &omar.person, Rights::Write).await;
    assert_eq!(
        places(&omar_hears.page().await),
        [(case, 2)],
        "the entry that lets omar in is the first he hears of"
    );
    anna.write(case, b"for both").await;
    assert_eq!(places(&omar_hears.page().await), [(case, 3)]);
    anna.control(case, &Control::Revoke { account: omar.person.account }).await;
    assert_eq!(places(&omar_hears.page().await), [(case, 4)]);
}

#[tokio::test]
async fn a_socket_ends_with_its_session() {
    let (app, _, mut admin) = TestApp::founded().await;
    let address = listen(&app).await;
    let mut socket = connect(address, &admin, 0).await.unwrap();
    socket.page().await;
    admin.request::<()>("DELETE", "/sessions/current", None).await;
    assert_eq!(socket.close_code().await, SESSION_ENDED);
}

#[tokio::test]
async fn a_stopping_server_says_goodbye() {
    let (app, _, admin) = TestApp::founded().await;
    let address = listen(&app).await;
    let mut socket = connect(address, &admin, 0).await.unwrap();
    socket.page().await;
    let (code, ()) = tokio::join!(socket.close_code(), app.app.hub.stop());
    assert_eq!(code, GOING_AWAY);
    let Err(Error::Http(response)) = connect(address, &admin, 0).await else { panic!("no new socket") };
    assert_eq!(response.status(), 503);
}

#[tokio::test]
async fn a_client_that_talks_is_shown_out() {
    let (app, _, admin) = TestApp::founded().await;
    let address = listen(&app).await;
    let mut socket = connect(address, &admin, 0).await.unwrap();
    socket.page().await;
    socket.0.send(Message::text("hello")).await.unwrap();
    assert_eq!(socket.close_code().await, 1008);
}

/// Asked for a sign of life this often, in milliseconds.
const OFTEN: u64 = 20;

async fn founded_with_pings() -> (TestApp, Client) {
    let app = TestApp::with(Limits { socket_ping_ms: OFTEN, ..Limits::default() }, None).await;
    let (_, admin) = app.found().await;
    (app, admin)
}

#[tokio::test]
async fn a_device_that_answers_pings_stays_however_quiet_it_is() {
    let (app, mut admin) = founded_with_pings().await;
    let log = admin.open_log(LogKind::Personal).await;
    let address = listen(&app).await;
    let mut socket = connect(address, &admin, 0).await.unwrap();
    socket.page().await;
    // Longer than one that gives no sign would be there. Pongs are sent by reading on.
    for _ in 0..8 {
        assert!(matches!(socket.next().await, Message::Ping(_)));
    }
    admin.write(log, b"still heard").await;
    let heard = loop {
        match socket.next().await {
            Message::Ping(_) => {}
            Message::Binary(bytes) => break bytes,
            other => panic!("not {other:?}"),
        }
    };
    let StreamMessage::Page(page) = cbor::from_slice(&heard).unwrap() else { panic!("a page was expected") };
    assert_eq!(places(&page), [(log, 1)]);
}

#[tokio::test]
async fn a_device_that_gives_no_sign_of_life_is_let_go() {
    let (app, admin) = founded_with_pings().await;
    let address = listen(&app).await;
    let Socket(mut socket) = connect(address, &admin, 0).await.unwrap();
    // Bytes arrive at the machine, and nobody there answers.
    let mut arrived = Vec::new();
    let read = timeout(Duration::from_secs(10), socket.get_mut().read_to_end(&mut arrived)).await;
    read.expect("the server ends the connection").expect("in order");
    assert!(arrived.ends_with(&[0x89, 0]), "the last that it heard was a ping");
}

#[tokio::test]
async fn without_a_session_there_is_no_socket() {
    let (app, _, mut admin) = TestApp::founded().await;
    let address = listen(&app).await;
    admin.cookies.clear();
    let Err(Error::Http(response)) = connect(address, &admin, 0).await else { panic!("no socket") };
    assert_eq!(response.status(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_does_not_read_is_told_to_read_again_and_nobody_waits_for_it() {
    let limits = Limits { socket_queue: 4, ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let (_, mut admin) = app.found().await;
    let log = admin.open_log(LogKind::Personal).await;
    let mut head = admin.head(log).await;
    let address = listen(&app).await;
    let mut slow = connect(address, &admin, 0).await.unwrap();
    slow.page().await;
    let mut quick = connect(address, &admin, 0).await.unwrap();
    quick.page().await;
    // More than the buffers of the network hold, so that the server's own queue overflows.
    for n in 0..100 {
        let entry = sealed(log, head, 0, &vec![n; 250_000]);
        head = Head::after(&entry);
        admin.append(vec![entry]).await.expect::<Appended>();
        assert_eq!(places(&quick.page().await), [(log, u64::from(n) + 1)], "the quick one hears at once");
    }
    let mut heard = 0;
    let mut told = false;
    while !told {
        let Message::Binary(bytes) = slow.next().await else { panic!("messages are binary") };
        match cbor::from_slice(&bytes).unwrap() {
            StreamMessage::Page(page) => heard += page.entries.len(),
            StreamMessage::ReadAgain => told = true,
        }
    }
    assert!(heard < 100, "it missed some");
    let entry = sealed(log, head, 0, b"after");
    admin.append(vec![entry]).await.expect::<Appended>();
    while places(&slow.page().await) != [(log, 101)] {}
    let text = crate::metrics::text(&app.app).await.unwrap();
    assert!(!text.contains("tdu_stream_read_agains_total 0"), "{text}");
}

#[tokio::test]
async fn an_account_has_so_many_sockets_and_is_told_when_to_come_back() {
    let limits = Limits { sockets_per_account: 1, ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let (_, admin) = app.found().await;
    let address = listen(&app).await;
    let _open = connect(address, &admin, 0).await.unwrap();
    let Err(Error::Http(response)) = connect(address, &admin, 0).await else { panic!("no second socket") };
    assert_eq!(
        (response.status().as_u16(), &response.headers()["retry-after"]),
        (429, &"60".parse().unwrap())
    );
    let problem: Problem = serde_json::from_slice(response.body().as_deref().unwrap()).unwrap();
    assert_eq!(problem.kind, ProblemKind::TooManySockets);
}
