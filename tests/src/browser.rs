//! A Chromium in which made-up people work, each with their own storage, passkeys and line to the server.
//!
//! ```no_run
//! # async fn example() {
//! use tdu_tests::browser::{Browser, Scheme, Viewport};
//! use tdu_tests::tls::TestCertificate;
//!
//! let requests = tdu_tests::places::browser_run().join("requests.bin");
//! let browser = Browser::launch_recording(&TestCertificate::make(), "https://localhost:8443", requests).await;
//! let worker = browser.person("nadia", Viewport::Laptop, Scheme::Light).await;
//! worker.opens("/").await;
//! worker.clicks("Mes huit mots").await;
//! worker.sees("Aujourd'hui").await;
//! worker.leaves().await;
//! browser.closes().await;
//! # }
//! ```

mod axe;
mod clock;
mod complaints;
mod downloads;
mod finger;
mod hands;
mod page;
mod person;
mod pictures;
mod reading;
mod screens;
mod step;
mod voices;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chromiumoxide::browser::{Browser as Chromium, BrowserConfig};
use chromiumoxide::cdp::browser_protocol::target::CreateBrowserContextParams;
use futures::StreamExt as _;
use tempfile::TempDir;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

use crate::interpreter::Interpreter;
use crate::recorder::{Line, Recorder};
use crate::tls::TestCertificate;

pub use clock::Clock;
pub use downloads::Download;
pub use person::Person;
pub use step::{PATIENCE, Step};

use downloads::Downloads;

/// The two sizes of screen that people have in tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewport {
    /// 1366 x 768, with a mouse.
    Laptop,
    /// 360 x 740, two device pixels for one, with a finger.
    Phone,
}

impl Viewport {
    /// Width and height in CSS pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Laptop => (1366, 768),
            Self::Phone => (360, 740),
        }
    }

    /// Device pixels for a CSS pixel.
    pub fn density(self) -> f64 {
        match self {
            Self::Laptop => 1.0,
            Self::Phone => 2.0,
        }
    }
}

/// What the person's device asks of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `prefers-color-scheme: light`.
    Light,
    /// `prefers-color-scheme: dark`.
    Dark,
}

impl Scheme {
    /// The word that CSS uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// One Chromium process, several people.
pub struct Browser {
    chromium: Mutex<Chromium>,
    pump: JoinHandle<()>,
    recorder: Arc<Recorder>,
    downloads: Downloads,
    origin: String,
    profile: TempDir,
    interpreter: Option<Arc<Interpreter>>,
    /// Inside `target/browser-run`.
    pictures: PathBuf,
}

impl Browser {
    /// Starts Chromium for people of the server at `origin` (`https://localhost:<port>`), which holds the certificate.
    /// What leaves the browser is kept in the file `requests`, begun anew.
    ///
    /// # Panics
    /// When Chromium is not installed at `/usr/bin/chromium` (or where `CHROMIUM` says) or does not start.
    pub async fn launch_recording(certificate: &TestCertificate, origin: &str, requests: PathBuf) -> Self {
        let profile = tempfile::Builder::new().prefix("tdu-chromium-").tempdir().expect("a temporary folder");
        let executable = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
        let config = BrowserConfig::builder()
            .chrome_executable(executable)
            .no_sandbox()
            .new_headless_mode()
            .respect_https_errors()
            .user_data_dir(profile.path())
            // Each step has its own, shorter limit.
            .request_timeout(Duration::from_mins(5))
            .launch_timeout(Duration::from_mins(1))
            .viewport(None)
            .arg(("ignore-certificate-errors-spki-list", certificate.public_key_hash().as_str()))
            // Names and roles as Chromium's own accessibility tree has them.
            .arg(("enable-blink-features", "ComputedAccessibilityInfo"))
            .args([
                "disable-quic",
                "no-first-run",
                "disable-background-networking",
                "disable-component-update",
            ])
            .args(["disable-sync", "disable-domain-reliability", "no-default-browser-check", "disable-gpu"])
            .arg(("lang", "fr-FR"))
            // Chromium would ask its maker what fields mean.
            .arg(("disable-features", "AutofillServerCommunication"))
            .build()
            .expect("Chromium is installed (apt-get install chromium)");
        let (chromium, mut handler) = Chromium::launch(config).await.expect("Chromium starts");
        // Messages that this version of the protocol does not know come as errors: they concern nobody here.
        let pump = tokio::spawn(async move { while handler.next().await.is_some() {} });
        let downloads = Downloads::watch(&chromium).await.expect("Chromium tells about downloads");
        let recorder = Recorder::new(certificate, requests).expect("the recording can be written");
        Self {
            chromium: Mutex::new(chromium),
            pump,
            recorder: Arc::new(recorder),
            downloads,
            origin: origin.trim_end_matches('/').to_owned(),
            profile,
            interpreter: None,
            pictures: PathBuf::from("pictures"),
        }
    }

    /// From now on people who come have an interpreter, and read the language into which it translates: their browser
    /// asks for it. Their pictures go to `target/browser-run/pictures/<folder>`, beside those of others.
    #[must_use]
    pub fn interpreted(mut self, interpreter: Interpreter, folder: &str) -> Self {
        self.interpreter = Some(Arc::new(interpreter));
        self.pictures = PathBuf::from("pictures").join(folder);
        self
    }

    /// A new person: own storage, own passkeys, own line to the server, one tab. They live in Paris, and French is their
    /// browser's language unless [`Browser::interpreted`] said otherwise.
    ///
    /// # Panics
    /// When Chromium refuses.
    pub async fn person(&self, name: &str, viewport: Viewport, scheme: Scheme) -> Person {
        self.person_at(Clock::MACHINE, name, viewport, scheme).await
    }

    /// As [`Browser::person`], with a clock that says something else than the machine's.
    ///
    /// # Panics
    /// As [`Browser::person`].
    pub async fn person_at(&self, clock: Clock, name: &str, viewport: Viewport, scheme: Scheme) -> Person {
        let line = Line::open(Arc::clone(&self.recorder), name).await.expect("a port for the person's line");
        let folder = self.profile.path().join(format!("downloads-{name}"));
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let context = CreateBrowserContextParams {
            dispose_on_detach: Some(true),
            proxy_server: Some(format!("http://{}", line.address())),
            // Chromium would otherwise go round the line for this machine.
            proxy_bypass_list: Some("<-loopback>".to_owned()),
            origins_with_universal_network_access: None,
        };
        let birth = person::Birth {
            name: name.to_owned(),
            origin: self.origin.clone(),
            viewport,
            scheme,
            clock,
            interpreter: self.interpreter.clone(),
            pictures: self.pictures.clone(),
            line,
            downloads: self.downloads.clone(),
            folder,
        };
        let chromium = self.chromium.lock().await;
        let context = chromium.create_browser_context(context).await.expect("Chromium makes a context");
        Person::arrive(&chromium, context, birth).await.expect("Chromium opens a tab")
    }

    /// Names of hosts other than the server that anybody's pages asked for, with how often; empty is the rule.
    pub fn strangers(&self) -> HashMap<String, usize> {
        self.recorder.strangers()
    }

    /// Ends Chromium.
    ///
    /// # Panics
    /// When Chromium cannot be ended.
    pub async fn closes(self) {
        let mut chromium = self.chromium.into_inner();
        // Chromium may be gone before it has answered.
        let _ = chromium.close().await;
        chromium.wait().await.expect("Chromium ends");
        self.pump.abort();
    }
}
