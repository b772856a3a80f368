//! One caller's durable append of 1 KB over TLS, beside an authenticated question without writing and a bare durable write.

use std::{
    fs::File,
    io::Write,
    time::{Duration, Instant},
};

use tdu_protocol::{
    LogKind,
    api::{Append, NewLog},
    entry::Head,
};
use tdu_tests::people::{Hand, House, found, noise, sealed};

use crate::{Figures, quantile, unlimited};

const TIMES: usize = 2000;

pub(crate) async fn measure(figures: &mut Figures) {
    let house = House::with(unlimited()).await;
    let administrator = found(&house).await;
    let mut hand = Hand::of(&administrator, &house).await;
    let genesis = hand.genesis(LogKind::Personal, Vec::new());
    let log = genesis.log;
    let mut head = Head::after(&genesis);
    assert_eq!(hand.raw.ask("POST", "/logs", &NewLog { entries: vec![genesis] }).await.status, 200);
    let path = format!("/logs/{log}/entries");
    let mut appends = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let entry = sealed(log, head, noise(1024));
        head = Head::after(&entry);
        let append = Append { entries: vec![entry] };
        let start = Instant::now();
        let answer = hand.raw.ask("POST", &path, &append).await;
        appends.push(start.elapsed());
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    let mut questions = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let start = Instant::now();
        assert_eq!(hand.raw.get("/openers").await.status, 200);
        questions.push(start.elapsed());
    }
    let mut commits = bare_commits();
    figures.put("append_p50_ms", quantile(&mut appends, 0.5));
    figures.put("append_p99_ms", quantile(&mut appends, 0.99));
    figures.put("authenticated_get_p50_ms", quantile(&mut questions, 0.5));
    figures.put("bare_durable_write_p50_ms", quantile(&mut commits, 0.5));
    let limit = quantile(&mut questions, 0.5) + quantile(&mut commits, 0.5);
    figures.put("single_append_latency_ratio_sqlite", quantile(&mut appends, 0.5) / limit);
}

/// 1 KB appended to a file and made durable, by itself.
fn bare_commits() -> Vec<Duration> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut file = File::create(folder.path().join("bare")).expect("a file");
    let kilobyte = [7; 1024];
    (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            file.write_all(&kilobyte).and_then(|()| file.sync_data()).expect("the disk");
            start.elapsed()
        })
        .collect()
}
