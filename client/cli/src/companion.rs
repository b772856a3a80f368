//! The whole client in one value: transport, store, platform, and the app between them.

use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

use tdu_core::app::{Command, Failure, News, Reply};
use tdu_driver::App;
use tokio::sync::{Mutex, mpsc};

use crate::{
    platform::NativePlatform,
    store::{FileStore, OpenError},
    transport::{BadServer, HttpTransport, Trust},
};

/// The app on a computer.
pub type NativeApp = App<HttpTransport, FileStore, NativePlatform>;

const SESSION: &str = "session";
const STORE: &str = "store";

/// Where a companion lives and whom it talks to.
#[derive(Clone, Debug)]
pub struct Options {
    /// `https://host[:port]`.
    pub server: String,
    /// What makes its certificate acceptable.
    pub trust: Trust,
    /// Folder of this person on this computer; made if it is not there.
    pub folder: PathBuf,
    /// Minutes to add to UTC; `None` for the system's time zone.
    pub offset_minutes: Option<i32>,
}

/// Why there is no companion.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The server cannot even be tried.
    #[error(transparent)]
    Server(#[from] BadServer),
    /// The folder cannot be used.
    #[error(transparent)]
    Store(#[from] OpenError),
}

/// One person's client. Lives in a `tokio::task::LocalSet`: [`Companion::follow`] spawns there.
pub struct Companion {
    app: Rc<NativeApp>,
    transport: HttpTransport,
    store: FileStore,
    news: Mutex<mpsc::UnboundedReceiver<News>>,
}

impl Companion {
    /// Opens the folder and prepares the way. Nothing is sent before something is asked.
    ///
    /// # Errors
    /// [`ConnectError`].
    pub fn connect(options: &Options) -> Result<Self, ConnectError> {
        // First the store: it makes the folder, for its owner alone.
        let store = FileStore::open(&options.folder.join(STORE))?;
        let session = options.folder.join(SESSION);
        let transport = HttpTransport::new(&options.server, &options.trust, Some(&session))?;
        let (sender, receiver) = mpsc::unbounded_channel();
        let app = App::new(
            transport.clone(),
            store.clone(),
            NativePlatform::new(options.offset_minutes),
            // Nobody may be listening to news: that is no failure.
            move |news| drop(sender.send(news)),
        );
        Ok(Self { app, transport, store, news: Mutex::new(receiver) })
    }

    /// Asks something.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn ask(&self, command: Command) -> Result<Reply, Failure> {
        Rc::clone(&self.app).ask(command).await
    }

    /// Receives what is new and sends what waits, until nothing does.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn settle(&self) -> Result<(), Failure> {
        Rc::clone(&self.app).settle().await
    }

    /// Stays connected in the background: receives as it comes, sends what waits.
    pub fn follow(&self) -> tokio::task::JoinHandle<()> {
        tokio::task::spawn_local(Rc::clone(&self.app).run())
    }

    /// The next news.
    ///
    /// # Panics
    /// Never: the app holds the other end as long as this value lives.
    pub async fn news(&self) -> News {
        self.news.lock().await.recv().await.expect("the app holds the other end")
    }

    /// The way to the server.
    pub const fn transport(&self) -> &HttpTransport {
        &self.transport
    }

    /// What is kept.
    pub const fn store(&self) -> &FileStore {
        &self.store
    }

    /// `https://host[:port]`, to put before the path of a link.
    pub fn origin(&self) -> &str {
        self.transport.origin()
    }
}

/// Whether a companion has been in this folder.
pub fn exists(folder: &Path) -> bool {
    folder.join(STORE).exists()
}
