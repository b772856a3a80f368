//! One step of a person: a verb, its time limit and what is shown when it fails.

use std::fmt;
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// A verb under way: await it. It ends the test with a readable account when the step fails.
pub type Step<'a, T = ()> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Why a step failed, in words.
#[derive(Debug)]
pub struct Trouble(String);

impl Trouble {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<chromiumoxide::error::CdpError> for Trouble {
    fn from(error: chromiumoxide::error::CdpError) -> Self {
        Self(format!("Chromium says: {error}"))
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self(format!("Chromium answered something else than expected: {error}"))
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// How long a step may take when nothing else was asked: long enough for an unoptimised build on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// When the first step was taken: an account of where the time went.
static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Runs the work of a step within its limit; on trouble, adds the account that `witness` gives and ends the test.
pub(crate) async fn run<T>(
    what: String,
    at: &'static Location<'static>,
    limit: Duration,
    work: impl Future<Output = Result<T, Trouble>> + Send,
    witness: impl Future<Output = String> + Send,
) -> T {
    // The page is asked to give up first, and says why; this limit is for a page that answers no more.
    let whole = limit + Duration::from_secs(10);
    println!("{:6.1} s  {what}", BEGINNING.elapsed().as_secs_f64());
    let trouble = match tokio::time::timeout(whole, work).await {
        Ok(Ok(value)) => return value,
        Ok(Err(trouble)) => trouble,
        Err(_) => Trouble(format!("no answer from Chromium within {whole:?}")),
    };
    let seen = tokio::time::timeout(Duration::from_secs(10), witness).await;
    let seen = seen.unwrap_or_else(|_| "the page cannot be read any more".to_owned());
    panic!("\n{at}\n{what}: {trouble}\n\n{seen}\n");
}
