//! A certificate that is renewed on disk is served without a restart.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use axum_server::tls_rustls::RustlsConfig;

use super::{Tls, TlsError, load};
use crate::metrics::Metrics;

/// How often the files are looked at.
const LOOK: Duration = Duration::from_mins(1);

/// The files, and what is served of them.
pub(crate) struct Reloader {
    certificate: PathBuf,
    key: PathBuf,
    served: RustlsConfig,
    /// As the files were when they were last read.
    stamp: Mutex<Option<Stamp>>,
    metrics: Arc<Metrics>,
}

type Stamp = [(SystemTime, u64); 2];

impl Reloader {
    /// Begins with what `tls` was read from.
    pub(crate) fn new(
        (certificate, key): (PathBuf, PathBuf),
        tls: &Tls,
        served: RustlsConfig,
        metrics: Arc<Metrics>,
    ) -> Self {
        metrics.certificate_expires.set(tls.expires);
        let stamp = Mutex::new(stamp(&certificate, &key));
        Self { certificate, key, served, stamp, metrics }
    }

    /// Reads the files again if they changed, or in any case if `asked`. Whether they were read. What cannot be used is not
    /// served: the former certificate goes on.
    ///
    /// # Errors
    /// Why the files cannot be used.
    pub(crate) fn look(&self, asked: bool) -> Result<bool, TlsError> {
        let mut last = self.stamp.lock().unwrap_or_else(PoisonError::into_inner);
        let now = stamp(&self.certificate, &self.key);
        if !asked && *last == now {
            return Ok(false);
        }
        let tls = load(&self.certificate, &self.key)?;
        self.served.reload_from_config(tls.config);
        self.metrics.certificate_expires.set(tls.expires);
        *last = now;
        tracing::info!("the certificate was read again");
        Ok(true)
    }

    /// Looks for ever.
    pub(crate) async fn watch(self: Arc<Self>) {
        let mut tick = tokio::time::interval(LOOK);
        loop {
            tick.tick().await;
            self.look_and_tell(false);
        }
    }

    /// Looks, and logs what is wrong: a renewal is two files, so one look may find halves, and the next finds both.
    pub(crate) fn look_and_tell(&self, asked: bool) {
        if let Err(error) = self.look(asked) {
            tracing::error!(%error, "the new certificate cannot be used: the former one goes on being served");
        }
    }
}

fn stamp(certificate: &Path, key: &Path) -> Option<Stamp> {
    let one = |file: &Path| {
        let found = fs::metadata(file).ok()?;
        Some((found.modified().ok()?, found.len()))
    };
    Some([one(certificate)?, one(key)?])
}
