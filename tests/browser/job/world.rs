//! The stage: one server, one Chromium, people who arrive at laptops and phones on a Thursday afternoon.

use tdu_policies::Lang;
use tdu_tests::authority::Authority;
use tdu_tests::browser::{Browser, Clock, Person, Scheme, Viewport};
use tdu_tests::interpreter::Interpreter;
use tdu_tests::places;
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;
use tokio::sync::{Mutex, MutexGuard};

use super::questionnaire;
use crate::words;

/// What the story says besides, the same in every language: files, programs, and words that people get wrong.
const ALSO: &[&str] = &[
    "Trait d'union",
    "Horodatage-Exemple",
    "changed.json",
    "changed.pdf",
    "empty.json",
    "charter/charter.toml",
    "reporting.toml",
    "follow-up.toml",
    "check-in.toml",
    "charter.png",
    "chat.jpg",
    "arabe",
    "ferrandaise",
    "introuvable",
    "zythum",
    "trop peu de mots",
];

pub(super) struct World {
    lang: Lang,
    pub(super) browser: Browser,
    server: Mutex<Server>,
    /// Whom the server asks for time stamps.
    _authority: Authority,
    clock: Clock,
    /// Eight words and secrets of links, as they were shown: nothing else may hold them.
    secrets: Mutex<Vec<String>>,
}

impl World {
    /// People of this world read the language; the story is told in French all the same.
    pub(super) async fn begin_in(lang: Lang) -> Self {
        let certificate = TestCertificate::make();
        let authority = Authority::open().await;
        let server = Server::start_with(&certificate, &[("TDU_CONFIG", &authority.settings())]).await;
        let requests = places::browser_run().join(format!("requests-in-{}.bin", lang.code()));
        let browser = Browser::launch_recording(&certificate, &server.origin(), requests).await;
        let folder = if lang == Lang::Fr { "" } else { lang.code() };
        let interpreter = Interpreter::of(lang, [words::TEXTS, questionnaire::WORDS, ALSO].concat());
        let browser = browser.interpreted(interpreter, folder);
        Self {
            lang,
            browser,
            server: Mutex::new(server),
            _authority: authority,
            clock: Clock::thursday_afternoon(),
            secrets: Mutex::default(),
        }
    }

    pub(super) async fn server(&self) -> MutexGuard<'_, Server> {
        self.server.lock().await
    }

    pub(super) async fn laptop(&self, name: &str) -> Person {
        self.device(name, Viewport::Laptop).await
    }

    pub(super) async fn phone(&self, name: &str) -> Person {
        self.device(name, Viewport::Phone).await
    }

    async fn device(&self, name: &str, viewport: Viewport) -> Person {
        let scheme = if self.lang == Lang::Fr { Scheme::Light } else { Scheme::Dark };
        self.browser.person_at(self.clock, name, viewport, scheme).await
    }

    /// Remembers a secret, for the search that follows.
    pub(super) async fn keeps_an_eye_on(&self, secret: &str) {
        self.secrets.lock().await.push(secret.to_owned());
    }

    /// Sets aside what the server and the browsers leave, while the server still runs: its write-ahead log is full.
    async fn leave_evidence(&self) -> std::io::Result<()> {
        let (unfinished, evidence) = (places::browser_run().join("evidence-unfinished"), places::evidence());
        for old in [&unfinished, &evidence] {
            if old.exists() {
                std::fs::remove_dir_all(old)?;
            }
        }
        let server = self.server.lock().await;
        let data = unfinished.join("data");
        std::fs::create_dir_all(&data)?;
        let mut folders = vec![server.data()];
        while let Some(folder) = folders.pop() {
            for found in std::fs::read_dir(folder)? {
                let found = found?.path();
                if found.is_dir() {
                    folders.push(found);
                } else {
                    // Side by side, whatever folder it lay in.
                    let inside = found.strip_prefix(server.data()).unwrap_or(&found);
                    let name = inside.to_string_lossy().replace('/', "-");
                    std::fs::copy(&found, data.join(name))?;
                }
            }
        }
        std::fs::copy(server.log_file(), unfinished.join("server.log"))?;
        let requests = places::browser_run().join("requests-in-fr.bin");
        std::fs::copy(requests, unfinished.join("requests.bin"))?;
        std::fs::write(unfinished.join("secrets.txt"), self.secrets.lock().await.join("\n"))?;
        std::fs::rename(unfinished, evidence)
    }

    pub(super) async fn ends(self) {
        // One world is enough for the search: what people type is the same in the others.
        if self.lang == Lang::Fr {
            self.leave_evidence().await.expect("the target folder can be written");
        }
        let strangers = self.browser.strangers();
        assert!(strangers.is_empty(), "pages asked for hosts that are not ours: {strangers:?}");
        self.browser.closes().await;
        assert!(self.server.into_inner().stops().await.success(), "the server ends in order");
    }
}
