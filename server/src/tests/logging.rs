//! What the server's own log says, and what it never says.

use std::{cell::RefCell, io::Write, sync::Once};

use axum::{
    body::Body,
    http::{Request, header},
};
use tdu_protocol::{InvitationId, LogKind};

use super::world::{TestApp, send};

thread_local! {
    /// What this thread's test has logged; `None` while nobody wants to know.
    static LOGGED: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// One subscriber for all tests of this process, since interest in log lines is remembered for all; each line goes to the test of
/// its own thread.
struct ToThread;

impl Write for ToThread {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.with_borrow_mut(|logged| logged.iter_mut().for_each(|logged| logged.extend_from_slice(bytes)));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn listen() {
    static SUBSCRIBER: Once = Once::new();
    SUBSCRIBER.call_once(|| {
        let subscriber =
            tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(|| ToThread);
        tracing::subscriber::set_global_default(subscriber.finish()).expect("nobody else sets it");
    });
    LOGGED.set(Some(Vec::new()));
}

#[tokio::test]
async fn a_request_is_logged_by_its_route_and_names_nobody() {
    listen();
    let (app, _, mut admin) = TestApp::founded().await;
    let log = admin.open_log(LogKind::Personal).await;
    admin.write(log, b"a sealed body").await;
    admin.get(&format!("/logs/{log}/entries?from=0&limit=77")).await;
    let invitation = InvitationId([5; 16]);
    admin.request::<()>("DELETE", &format!("/invitations/{invitation}"), None).await;
    admin.get("/logs/somebody@example.org/entries").await;
    let start_page = Request::get("/i/a-link-that-names-somebody").header(header::ACCEPT, "text/html");
    send(&app.router, start_page.body(Body::empty()).unwrap()).await;

    let text = String::from_utf8(LOGGED.take().unwrap()).unwrap();
    for route in ["/api/v1/logs/{log}/entries", "/api/v1/invitations/{id}", "(web app)", "POST", "404"] {
        assert!(text.contains(route), "{route} should be in\n{text}");
    }
    let (account, cookie) = (admin.person.account.to_string(), admin.cookies[0].1.clone());
    let silent = [
        &log.to_string(),
        &account,
        &cookie,
        &invitation.to_string(),
        "limit=77",
        "somebody",
        "a-link",
        "sealed body",
    ];
    for secret in silent {
        assert!(!text.contains(secret), "{secret} should not be in\n{text}");
    }
}
