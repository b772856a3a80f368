//! The stage: one server, one Chromium, people who arrive at laptops and phones on a Thursday afternoon.

use tdu_tests::browser::{Browser, Clock, Person, Scheme, Viewport};
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;
use tokio::sync::{Mutex, MutexGuard};

pub(super) struct World {
    pub(super) browser: Browser,
    server: Mutex<Server>,
    clock: Clock,
}

impl World {
    pub(super) async fn begin() -> Self {
        let certificate = TestCertificate::make();
        let server = Server::start(&certificate).await;
        let browser = Browser::launch(&certificate, &server.origin()).await;
        Self { browser, server: Mutex::new(server), clock: Clock::thursday_afternoon() }
    }

    pub(super) async fn server(&self) -> MutexGuard<'_, Server> {
        self.server.lock().await
    }

    pub(super) async fn laptop(&self, name: &str) -> Person {
        self.device(name, Viewport::Laptop, Scheme::Light).await
    }

    pub(super) async fn phone(&self, name: &str) -> Person {
        self.device(name, Viewport::Phone, Scheme::Light).await
    }

    async fn device(&self, name: &str, viewport: Viewport, scheme: Scheme) -> Person {
        self.browser.person_at(self.clock, name, viewport, scheme).await
    }

    pub(super) async fn ends(self) {
        let strangers = self.browser.strangers();
        assert!(strangers.is_empty(), "pages asked for hosts that are not ours: {strangers:?}");
        self.browser.closes().await;
        assert!(self.server.into_inner().stops().await.success(), "the server ends in order");
    }
}
