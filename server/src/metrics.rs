//! Figures for whoever watches the server, in the text format of Prometheus, on a listener of their own.
//!
//! What a request costs here is a few atomic additions; sizes are looked at when somebody asks. Invariant: a label is the
//! template of a route, a class of statuses or the name of a limit, never an account, a file's name or an address.

mod listener;
mod scrape;

use std::time::Duration;

use axum::http::{Method, StatusCode};
use prometheus::{
    Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry,
    core::Collector,
};

pub(crate) use self::listener::Listener;
#[cfg(test)]
pub(crate) use self::scrape::text;

/// Seconds; a durable append takes a few milliseconds, a request at most half a minute.
const SECONDS: [f64; 12] = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];
/// Requests in one transaction.
const BATCHES: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// All that is counted.
pub struct Metrics {
    registry: Registry,
    requests: HistogramVec,
    classes: [IntCounter; 5],
    refused: IntCounterVec,
    /// Requests that the writer commits together.
    pub(crate) batch: Histogram,
    /// Time of one durable commit, in seconds.
    pub(crate) commit: Histogram,
    /// Commits that the database refused.
    pub(crate) commit_failures: IntCounter,
    /// Writes turned away because the queue was full.
    pub(crate) queue_refused: IntCounter,
    /// Pages sent to sockets.
    pub(crate) pages: IntCounter,
    /// Sockets told to read again because they were too slow.
    pub(crate) read_agains: IntCounter,
    /// When the certificate that is served expires, in seconds since 1970; 0 while none is known.
    pub(crate) certificate_expires: IntGauge,
    gauges: Gauges,
}

/// What is looked at when somebody asks.
struct Gauges {
    queue: IntGauge,
    sockets: IntGauge,
    database: IntGauge,
    blobs: IntGauge,
    disk_free: IntGauge,
    memory: IntGauge,
    ready: IntGauge,
    /// Its value is always 1: the version is the label.
    version: IntGaugeVec,
}

impl Metrics {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// A name that is not one, or is there twice: a defect.
    pub fn new() -> prometheus::Result<Self> {
        let registry = Registry::new();
        let kept = Keeper(&registry);
        let classes = kept.counters("tdu_http_requests_total", "Requests, by class of status.", "class")?;
        let class = |name| classes.get_metric_with_label_values(&[name]);
        let gauges = Gauges {
            queue: kept.gauge("tdu_writer_queue", "Writes that wait for the writer.")?,
            sockets: kept.gauge("tdu_stream_sockets", "WebSockets open.")?,
            database: kept.gauge("tdu_database_bytes", "Bytes in use in the database.")?,
            blobs: kept.gauge("tdu_blob_bytes", "Bytes of attachments, those under way among them.")?,
            disk_free: kept.gauge("tdu_disk_free_bytes", "Bytes free where the data folder is.")?,
            memory: kept.gauge("process_resident_memory_bytes", "Resident memory of the server.")?,
            ready: kept.gauge("tdu_ready", "1 if the server can write, as /readyz says.")?,
            version: kept.keep(IntGaugeVec::new(
                Opts::new("tdu_build_info", "Version of the server, as a label."),
                &["version"],
            )?)?,
        };
        let requests = HistogramOpts::new("tdu_http_request_seconds", "Time to answer, by method and route.")
            .buckets(SECONDS.to_vec());
        Ok(Self {
            requests: kept.keep(HistogramVec::new(requests, &["method", "route"])?)?,
            classes: [class("1xx")?, class("2xx")?, class("3xx")?, class("4xx")?, class("5xx")?],
            refused: kept.counters(
                "tdu_rate_refused_total",
                "Requests refused for coming too often, by limit.",
                "limit",
            )?,
            batch: kept.histogram("tdu_writer_batch", "Requests in one transaction.", &BATCHES)?,
            commit: kept.histogram("tdu_commit_seconds", "Time of one durable commit.", &SECONDS)?,
            commit_failures: kept
                .counter("tdu_commit_failures_total", "Transactions that the database refused.")?,
            queue_refused: kept
                .counter("tdu_writer_refused_total", "Writes turned away because the queue was full.")?,
            pages: kept.counter("tdu_stream_pages_total", "Pages of news sent to sockets.")?,
            read_agains: kept
                .counter("tdu_stream_read_agains_total", "Slow sockets that were told to read again.")?,
            certificate_expires: kept.gauge(
                "tdu_certificate_expires_timestamp_seconds",
                "When the certificate that is served expires, in seconds since 1970.",
            )?,
            gauges,
            registry,
        })
    }

    /// One request was answered; `route` is its template.
    pub(crate) fn answered(&self, method: &Method, route: &str, status: StatusCode, time: Duration) {
        // The name of a method is the client's choice: only known ones become labels.
        let method = match *method {
            Method::GET => "GET",
            Method::HEAD => "HEAD",
            Method::POST => "POST",
            Method::PUT => "PUT",
            Method::DELETE => "DELETE",
            _ => "other",
        };
        if let Ok(route) = self.requests.get_metric_with_label_values(&[method, route]) {
            route.observe(time.as_secs_f64());
        }
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        self.classes[class].inc();
    }

    /// The counter of a limit's refusals.
    ///
    /// # Errors
    /// None with the one label there is.
    pub(crate) fn refusals(&self, limit: &'static str) -> prometheus::Result<IntCounter> {
        self.refused.get_metric_with_label_values(&[limit])
    }
}

/// Makes metrics that are registered.
struct Keeper<'a>(&'a Registry);

impl Keeper<'_> {
    fn keep<M: Collector + Clone + 'static>(&self, metric: M) -> prometheus::Result<M> {
        self.0.register(Box::new(metric.clone()))?;
        Ok(metric)
    }

    fn counter(&self, name: &str, help: &str) -> prometheus::Result<IntCounter> {
        self.keep(IntCounter::new(name, help)?)
    }

    fn counters(&self, name: &str, help: &str, label: &str) -> prometheus::Result<IntCounterVec> {
        self.keep(IntCounterVec::new(Opts::new(name, help), &[label])?)
    }

    fn gauge(&self, name: &str, help: &str) -> prometheus::Result<IntGauge> {
        self.keep(IntGauge::new(name, help)?)
    }

    fn histogram(&self, name: &str, help: &str, buckets: &[f64]) -> prometheus::Result<Histogram> {
        self.keep(Histogram::with_opts(HistogramOpts::new(name, help).buckets(buckets.to_vec()))?)
    }
}
