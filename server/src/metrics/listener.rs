//! The listener of the metrics: plain HTTP, one path.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Weak},
    time::Duration,
};

use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use axum_server::Handle;
use tokio::{net::TcpListener, task::JoinHandle};

use super::scrape;
use crate::state::{App, AppState};

/// How long a client may take to send the head of a request.
const HEAD: Duration = Duration::from_secs(10);

/// A listener that runs until it is stopped.
pub(crate) struct Listener {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    handle: Handle<SocketAddr>,
    task: JoinHandle<io::Result<()>>,
}

impl Listener {
    /// Serves `/metrics` on `listener`. The app is not kept alive by it: it ends when the server ends.
    ///
    /// # Errors
    /// The listener's address cannot be told.
    pub(crate) fn start(listener: TcpListener, app: &AppState) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let router = Router::new().route("/metrics", get(metrics)).with_state(Arc::downgrade(app));
        let handle = Handle::new();
        let mut server = axum_server::Server::<SocketAddr>::from_listener(listener)
            .handle(handle.clone())
            .first_request_timeout(HEAD);
        server.http_builder().http1().header_read_timeout(HEAD);
        let task = tokio::spawn(server.serve(router.into_make_service()));
        Ok(Self { address, handle, task })
    }

    /// Closes the port and every connection.
    pub(crate) async fn stop(self) {
        self.handle.shutdown();
        let _ = self.task.await;
    }
}

async fn metrics(State(app): State<Weak<App>>) -> Response {
    let Some(app) = app.upgrade() else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    match scrape::text(&app).await {
        Ok(text) => ([(header::CONTENT_TYPE, HeaderValue::from_static(prometheus::TEXT_FORMAT))], text)
            .into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
