//! A running server: the store is open, the port listens, and all of it stops in order.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum_server::{Handle, tls_rustls::RustlsConfig};
use tdu_protocol::Timestamp;
use tokio::{
    net::TcpListener,
    task::{AbortHandle, JoinHandle},
    time::timeout,
};

use crate::{
    app,
    clock::{Clock, SystemClock},
    config::{Config, ConfigError, Origin},
    state::{App, AppError, AppState, Parts},
    store::{Store, StoreError, sqlite::SqliteStore},
    tls::{self, TlsError},
};

/// Name of the database in the data folder.
pub const DATABASE: &str = "tdu.db";
/// How long stopping waits for requests and sockets to end by themselves.
const GRACE: Duration = Duration::from_secs(10);
/// How often what has expired is swept.
const SWEEP: Duration = Duration::from_mins(10);
/// How long a client may take to send the head of a request.
const HEAD: Duration = Duration::from_secs(20);
/// Requests at the same time on one HTTP/2 connection.
const STREAMS: u32 = 128;

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder cannot be used.
    #[error("the data folder cannot be used: {0}")]
    Data(io::Error),
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// A setting is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// No certificate.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A part cannot be made.
    #[error(transparent)]
    App(#[from] AppError),
}

/// Starts servers.
pub struct Server;

/// A server that listens.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// What browsers send as origin.
    pub origin: String,
    /// Base64 of the SHA-256 of the certificate's public key.
    pub spki_sha256: String,
    /// The certificate chain, PEM, for clients that must trust it.
    pub certificate_pem: String,
    /// The set-up link, while nothing is founded. It is a secret.
    pub setup_link: Option<String>,
    pub(crate) app: AppState,
    handle: Handle<SocketAddr>,
    listener: JoinHandle<io::Result<()>>,
    writer: JoinHandle<()>,
    sweeper: AbortHandle,
}

impl Server {
    /// Opens the store, listens, and returns once connections are taken.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start(config: Config) -> Result<Running, StartError> {
        std::fs::create_dir_all(&config.data).map_err(StartError::Data)?;
        let listen = |source| StartError::Listen { address: config.listen, source };
        let listener = TcpListener::bind(config.listen).await.map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let origin = match config.public_origin {
            Some(origin) => origin,
            None => Origin::parse(&format!("https://localhost:{}", address.port()))?,
        };
        let tls = tls::prepare(config.tls.as_ref(), &config.data, &origin)?;
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&config.data.join(DATABASE)).await?);
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let parts = Parts {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            origin: origin.clone(),
            limits: config.limits,
            web_dir: config.web_dir,
            journal_days: config.journal_days,
        };
        let (app, writer) = App::new(parts).await?;
        let setup_link = app.new_setup_link().await?;
        let sweeper = tokio::spawn(sweep(store, clock)).abort_handle();
        let handle = Handle::new();
        let acceptor = axum_server::tls_rustls::RustlsAcceptor::new(RustlsConfig::from_config(tls.config));
        let mut server = axum_server::Server::<SocketAddr>::from_listener(listener)
            .acceptor(acceptor)
            .handle(handle.clone())
            .first_request_timeout(HEAD);
        server.http_builder().http1().header_read_timeout(HEAD);
        server.http_builder().http2().max_concurrent_streams(STREAMS);
        let service = app::app(Arc::clone(&app)).into_make_service_with_connect_info::<SocketAddr>();
        let listener = tokio::spawn(server.serve(service));
        Ok(Running {
            address,
            origin: origin.as_str().to_owned(),
            spki_sha256: tls.spki_sha256,
            certificate_pem: tls.certificate_pem,
            setup_link,
            app,
            handle,
            listener,
            writer,
            sweeper,
        })
    }
}

impl Running {
    /// Stops in order: no new connection, sockets told to come back later, requests answered, writes durable, database
    /// closed. What does not end by itself is cut after ten seconds.
    pub async fn stop(self) {
        self.sweeper.abort();
        self.handle.graceful_shutdown(Some(GRACE));
        if timeout(GRACE, self.app.hub.stop()).await.is_err() {
            tracing::warn!("some sockets did not leave in time");
        }
        if let Ok(Err(error)) = self.listener.await {
            tracing::error!(%error, "the listener failed");
        }
        if let Err(error) = self.app.journal.flush().await {
            tracing::error!(%error, "the end of the access journal was not written");
        }
        let store = Arc::clone(&self.app.store);
        // The last way to the writer goes with the app, unless a connection that was cut still holds it.
        drop(self.app);
        if timeout(GRACE, self.writer).await.is_err() {
            tracing::warn!("the writer did not end in time");
        }
        store.close().await;
    }
}

async fn sweep(store: Arc<dyn Store>, clock: Arc<dyn Clock>) {
    let mut tick = tokio::time::interval(SWEEP);
    loop {
        tick.tick().await;
        let now: Timestamp = clock.now();
        if let Err(error) = store.sweep(now).await {
            tracing::warn!(%error, "what has expired could not be swept");
        }
    }
}
