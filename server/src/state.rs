//! What every handler can reach.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use sha2::{Digest, Sha256};
use tdu_protocol::{Hash32, Timestamp, bytes::encode_text};
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

use crate::{
    assets::Assets,
    authority::{Authority, AuthorityError},
    blobs::{Blobs, BlobsError, Kept},
    clock::Clock,
    config::{self, Limits, Origin},
    health::Health,
    hub::Hub,
    journal::Journal,
    ledger::Ledger,
    limits::Buckets,
    metrics::Metrics,
    passkeys::Passkeys,
    proxies::Proxies,
    publisher::Publisher,
    random,
    receipts::Signer,
    store::{Store, StoreError},
    writer::Writer,
};

/// Shared by all requests.
pub type AppState = Arc<App>;

/// The parts of a running server.
pub struct App {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) ledger: Arc<Ledger>,
    pub(crate) writer: Writer,
    pub(crate) hub: Arc<Hub>,
    pub(crate) blobs: Arc<Blobs>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) signer: Signer,
    pub(crate) journal: Journal,
    pub(crate) journal_days: u16,
    pub(crate) passkeys: Passkeys,
    pub(crate) origin: Origin,
    pub(crate) limits: Limits,
    pub(crate) throttles: Throttles,
    pub(crate) assets: Assets,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) health: Health,
    /// Folder whose disk must have room.
    pub(crate) data: PathBuf,
    pub(crate) proxies: Proxies,
    pub(crate) authority: Option<Authority>,
}

/// Buckets of each rate.
pub(crate) struct Throttles {
    pub(crate) address: Buckets<[u8; 8]>,
    pub(crate) account: Buckets<[u8; 16]>,
    pub(crate) login_address: Buckets<[u8; 8]>,
    pub(crate) login_locator: Buckets<[u8; 32]>,
    pub(crate) invitation_address: Buckets<[u8; 8]>,
}

/// What an [`App`] is made of.
pub struct Parts {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// The origin that browsers send.
    pub origin: Origin,
    /// Rates and sizes.
    pub limits: Limits,
    /// Folder of the web app, if not the one inside the binary.
    pub web_dir: Option<PathBuf>,
    /// Folder whose disk must have room.
    pub data: PathBuf,
    /// Proxies whose word on a client's address is taken.
    pub proxies: Proxies,
    /// Days that the access journal is kept.
    pub journal_days: u16,
    /// Where attachments are kept.
    pub kept: Kept,
    /// Who puts time stamps on answers to the charter, if anybody does.
    pub authority: Option<config::Authority>,
}

/// Why an [`App`] cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Attachments cannot be kept.
    #[error(transparent)]
    Blobs(#[from] BlobsError),
    /// The origin cannot be a relying party of passkeys.
    #[error("passkeys cannot work with this public origin: {0}")]
    Passkeys(String),
    /// The receipt key in the store is not one.
    #[error("the receipt key in the database is damaged")]
    ReceiptKey,
    /// The authority for time stamps cannot be asked.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    /// The metrics cannot be made.
    #[error("the metrics cannot be made: {0}")]
    Metrics(#[from] prometheus::Error),
}

impl App {
    /// Puts the parts together and starts the writer; its task ends once the [`App`] is dropped.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn new(parts: Parts) -> Result<(AppState, JoinHandle<()>), AppError> {
        let Parts { store, clock, origin, limits, web_dir, data, proxies, journal_days, kept, authority } =
            parts;
        let metrics = Arc::new(Metrics::new()?);
        let signer = signer(store.as_ref()).await?;
        let ledger = Arc::new(Ledger::new(Arc::clone(&store)));
        let hub = Arc::new(Hub::new(limits.socket_queue, limits.sockets_per_account));
        let publisher = Publisher::start(Arc::clone(&hub), store.nodes()).await?;
        let blobs = Blobs::start(Arc::clone(&store), kept, Arc::clone(&clock), &limits).await?;
        let (writer, task) = Writer::start(
            Arc::clone(&store),
            Arc::clone(&ledger),
            Arc::clone(&hub),
            publisher,
            Arc::clone(&clock),
            Arc::clone(&metrics),
            &limits,
            Arc::clone(blobs.weights()),
        );
        let journal =
            Journal::start(Arc::clone(&store), Arc::clone(&clock), signer.key().clone(), journal_days);
        let app = Self {
            passkeys: Passkeys::new(&origin).map_err(AppError::Passkeys)?,
            throttles: Throttles {
                address: Buckets::new(limits.address).counting(metrics.refusals("address")?),
                account: Buckets::new(limits.account).counting(metrics.refusals("account")?),
                login_address: Buckets::new(limits.login_address)
                    .counting(metrics.refusals("login_address")?),
                login_locator: Buckets::new(limits.login_locator)
                    .counting(metrics.refusals("login_locator")?),
                invitation_address: Buckets::new(limits.invitation_address)
                    .counting(metrics.refusals("invitation_address")?),
            },
            assets: Assets::new(web_dir.as_deref().map(Path::to_owned)),
            store,
            ledger,
            writer,
            hub,
            blobs,
            clock,
            signer,
            journal,
            journal_days,
            origin,
            limits,
            metrics,
            health: Health::default(),
            data,
            proxies,
            authority: authority.map(Authority::open).transpose()?,
        };
        Ok((Arc::new(app), task))
    }

    /// Now.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Public half of the key that signs receipts.
    pub fn receipt_public_key(&self) -> Hash32 {
        self.signer.public()
    }

    /// Makes a new set-up secret, if nothing was founded yet, and returns the link to print.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn new_setup_link(&self) -> Result<Option<String>, StoreError> {
        if self.ledger.organisation().await?.is_some() {
            return Ok(None);
        }
        let secret = Zeroizing::new(random::bytes::<32>());
        self.store.set_setup(&digest(secret.as_slice())).await?;
        Ok(Some(format!("{}/setup#{}", self.origin.as_str(), encode_text(secret.as_slice()))))
    }
}

/// SHA-256. What it hashes here has 256 bits of entropy, so nothing slower is needed.
pub(crate) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

async fn signer(store: &dyn Store) -> Result<Signer, AppError> {
    let candidate = Zeroizing::new(random::bytes::<32>());
    let kept = Zeroizing::new(store.keep("receipt-key", candidate.as_slice()).await?);
    let seed: &[u8; 32] = kept.as_slice().try_into().map_err(|_| AppError::ReceiptKey)?;
    Signer::new(seed).ok_or(AppError::ReceiptKey)
}
