//! Times of the real server and of the real app, each beside a limit measured in the same run.
//! `cargo xtask bench NAME` runs it; `docs/BENCHMARKS.md` says what each figure is.

mod server;
mod web;

use std::{path::PathBuf, time::Duration};

use serde_json::{Map, Value};
use tdu_server::{Limits, Rate};

/// Figures by name, units in the names.
pub(crate) struct Figures(Map<String, Value>);

impl Figures {
    /// Keeps a figure, to two decimals, and shows it: whoever waits sees how far it is.
    pub(crate) fn put(&mut self, name: &str, value: f64) {
        let value = (value * 100.0).round() / 100.0;
        eprintln!("{name:<44} {value}");
        self.0.insert(name.to_owned(), value.into());
    }
}

/// Limits that measuring does not meet.
pub(crate) fn unlimited() -> Limits {
    let rate = Rate { burst: 1_000_000, per_minute: 60_000_000 };
    Limits { address: rate, account: rate, login_address: rate, login_locator: rate, ..Limits::default() }
}

/// Milliseconds.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A quantile of times, in milliseconds.
pub(crate) fn quantile(times: &mut [Duration], q: f64) -> f64 {
    times.sort_unstable();
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let index = ((times.len() - 1) as f64 * q).round() as usize;
    ms(times[index])
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.iter().position(|argument| argument == "--json").and_then(|at| {
        arguments.remove(at);
        (at < arguments.len()).then(|| PathBuf::from(arguments.remove(at)))
    });
    let mut words = arguments.into_iter();
    let (Some(name), part, None, Some(file)) = (words.next(), words.next(), words.next(), file) else {
        eprintln!("usage: bench web|server [PART] --json FILE");
        std::process::exit(2);
    };
    let mut figures = Figures(Map::new());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    tokio::task::LocalSet::new().block_on(&runtime, async {
        match name.as_str() {
            "web" => web::measure(&mut figures, part.as_deref()).await,
            "server" => server::measure(&mut figures, part.as_deref()).await,
            other => panic!("no such figures: {other}"),
        }
    });
    let text = serde_json::to_string_pretty(&Value::Object(figures.0)).expect("plain figures");
    std::fs::write(file, text + "\n").expect("the file can be written");
}
