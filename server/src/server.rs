//! A running server: the store is open, the port listens, and all of it stops in order.

use std::{io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use axum_server::{
    Handle,
    accept::NoDelayAcceptor,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use tdu_protocol::Timestamp;
use tokio::{
    net::TcpListener,
    task::{AbortHandle, JoinHandle},
    time::timeout,
};

use crate::{
    acme, app,
    blobs::{Blobs, BlobsError, Kept},
    clock::{Clock, SystemClock},
    config::{Acme, Config, Origin, SettingError},
    leaving, metrics,
    state::{App, AppError, AppState, Parts},
    store::{self, Store, StoreError},
    tls::{self, Reloader, TlsError},
};

/// How long stopping waits for requests and sockets to end by themselves.
const GRACE: Duration = Duration::from_secs(10);
/// How often what has expired is swept.
const SWEEP: Duration = Duration::from_mins(10);
/// Every so many times, what only people who left could read: a day. The first time is when the server starts.
const SWEEPS_A_DAY: u64 = 24 * 6;
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
    Config(#[from] SettingError),
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
    /// Base64 of the SHA-256 of the certificate's public key; empty where the certificate is not in a file here.
    pub spki_sha256: String,
    /// The certificate chain, PEM, for clients that must trust it; empty where it is not in a file here.
    pub certificate_pem: String,
    /// Where the metrics are, if they are served.
    pub metrics_address: Option<SocketAddr>,
    /// The set-up link, while nothing is founded. It is a secret.
    pub setup_link: Option<String>,
    pub(crate) app: AppState,
    handle: Handle<SocketAddr>,
    listener: JoinHandle<io::Result<()>>,
    writer: JoinHandle<()>,
    sweeper: AbortHandle,
    metrics: Option<metrics::Listener>,
    certificates: Certificates,
}

/// What keeps the certificate fresh.
enum Certificates {
    Files(Arc<Reloader>, AbortHandle),
    Acme(AbortHandle),
    Elsewhere,
}

impl Server {
    /// Opens the store, listens, and returns once connections are taken.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start(config: Config) -> Result<Running, StartError> {
        Self::start_by(config, Arc::new(SystemClock)).await
    }

    /// The same, by another clock than the machine's.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start_by(config: Config, clock: Arc<dyn Clock>) -> Result<Running, StartError> {
        std::fs::create_dir_all(&config.data).map_err(StartError::Data)?;
        let listener = bind(config.listen).await?;
        let address = local(&listener, config.listen)?;
        let origin = match config.public_origin.clone() {
            Some(origin) => origin,
            None => Origin::parse(&format!("https://localhost:{}", address.port()))?,
        };
        let metrics_listener = match config.metrics_listen {
            Some(address) => Some(bind(address).await?),
            None => None,
        };
        let ending = Ending::prepare(&config, &origin)?;
        let store = store::open(config.database_url.as_ref(), &config.data).await?;
        let kept = Kept::open(&config.blobs)
            .map_err(|error| AppError::from(BlobsError::unusable(&config.blobs, error)))?;
        let parts = Parts {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            origin: origin.clone(),
            limits: config.limits,
            web_dir: config.web_dir,
            data: config.data.clone(),
            proxies: config.proxies.unwrap_or_default(),
            journal_days: config.journal_days,
            kept,
            authority: config.authority,
        };
        let (app, writer) = App::new(parts).await?;
        let setup_link = app.new_setup_link().await?;
        let sweeper = tokio::spawn(sweep(store, clock, Arc::clone(&app.blobs))).abort_handle();
        let metrics = match metrics_listener {
            Some(listener) => Some(metrics::Listener::start(listener, &app).map_err(StartError::Data)?),
            None => None,
        };
        let handle = Handle::new();
        let mut server = axum_server::Server::<SocketAddr>::from_listener(listener)
            .handle(handle.clone())
            .first_request_timeout(HEAD);
        server.http_builder().http1().header_read_timeout(HEAD);
        server.http_builder().http2().max_concurrent_streams(STREAMS);
        let service = app::app(Arc::clone(&app)).into_make_service_with_connect_info::<SocketAddr>();
        // The end of an answer must not wait for the other side to say that it has the beginning: 40 ms on Linux (RFC 896, RFC 1122).
        let at_once = NoDelayAcceptor::new();
        let over_tls = |config| RustlsAcceptor::new(config).acceptor(at_once);
        let (mut spki_sha256, mut certificate_pem) = (String::new(), String::new());
        let (listener, certificates) = match ending {
            Ending::Files(files, tls) => {
                let served = RustlsConfig::from_config(Arc::clone(&tls.config));
                let reloader = Arc::new(Reloader::new(files, &tls, served.clone(), Arc::clone(&app.metrics)));
                let watch = tokio::spawn(Arc::clone(&reloader).watch()).abort_handle();
                (spki_sha256, certificate_pem) = (tls.spki_sha256, tls.certificate_pem);
                let task = tokio::spawn(server.acceptor(over_tls(served)).serve(service));
                (task, Certificates::Files(reloader, watch))
            }
            Ending::Acme(acme) => {
                let (config, task) = acme::start(&acme, &app.data)?;
                let served = RustlsConfig::from_config(config);
                (tokio::spawn(server.acceptor(over_tls(served)).serve(service)), Certificates::Acme(task))
            }
            Ending::Elsewhere => {
                (tokio::spawn(server.acceptor(at_once).serve(service)), Certificates::Elsewhere)
            }
        };
        Ok(Running {
            address,
            origin: origin.as_str().to_owned(),
            spki_sha256,
            certificate_pem,
            metrics_address: metrics.as_ref().map(|listener| listener.address),
            setup_link,
            app,
            handle,
            listener,
            writer,
            sweeper,
            metrics,
            certificates,
        })
    }
}

/// Where TLS ends, before the server listens.
enum Ending {
    Files((PathBuf, PathBuf), tls::Tls),
    Acme(Acme),
    Elsewhere,
}

impl Ending {
    fn prepare(config: &Config, origin: &Origin) -> Result<Self, TlsError> {
        if config.proxies.is_some() {
            return Ok(Self::Elsewhere);
        }
        if let Some(acme) = &config.acme {
            return Ok(Self::Acme(acme.clone()));
        }
        let (files, tls) = tls::prepare(config.tls.as_ref(), &config.data, origin)?;
        Ok(Self::Files(files, tls))
    }
}

async fn bind(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|source| StartError::Listen { address, source })
}

fn local(listener: &TcpListener, asked: SocketAddr) -> Result<SocketAddr, StartError> {
    listener.local_addr().map_err(|source| StartError::Listen { address: asked, source })
}

impl Running {
    /// Reads the certificate again, if it is in a file. What cannot be used is logged, and the former one goes on.
    pub fn reload(&self) {
        if let Certificates::Files(reloader, _) = &self.certificates {
            reloader.look_and_tell(true);
        }
    }

    /// Forgets what has expired, without waiting for the next time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sweep(&self) -> Result<(), StoreError> {
        let now = self.app.now();
        self.app.store.sweep(now).await?;
        leaving::sweep(&*self.app.store, &self.app.blobs, now).await
    }

    /// Stops in order: no new connection, sockets told to come back later, requests answered, writes durable, database
    /// closed. What does not end by itself is cut after ten seconds.
    pub async fn stop(self) {
        self.sweeper.abort();
        if let Certificates::Files(_, task) | Certificates::Acme(task) = &self.certificates {
            task.abort();
        }
        self.handle.graceful_shutdown(Some(GRACE));
        if timeout(GRACE, self.app.hub.stop()).await.is_err() {
            tracing::warn!("some sockets did not leave in time");
        }
        if let Ok(Err(error)) = self.listener.await {
            tracing::error!(%error, "the listener failed");
        }
        if let Some(metrics) = self.metrics {
            metrics.stop().await;
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

async fn sweep(store: Arc<dyn Store>, clock: Arc<dyn Clock>, blobs: Arc<Blobs>) {
    let mut tick = tokio::time::interval(SWEEP);
    for count in 0_u64.. {
        tick.tick().await;
        let now: Timestamp = clock.now();
        if let Err(error) = store.sweep(now).await {
            tracing::warn!(%error, "what has expired could not be swept");
        }
        if let Err(error) = blobs.collect().await {
            tracing::warn!(%error, "attachments that nobody holds could not be collected");
        }
        if count.is_multiple_of(SWEEPS_A_DAY)
            && let Err(error) = leaving::sweep(&*store, &blobs, now).await
        {
            tracing::warn!(%error, "what only people who left could read could not be erased");
        }
        tracing::debug!("swept");
    }
}
