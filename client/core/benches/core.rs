//! How long a file of a thousand follow-ups takes to open, beside what the primitives alone take in the same run.
//! Prints one JSON object of figures; `cargo xtask bench core` runs it and `docs/BENCHMARKS.md` explains them.

#[path = "../tests/suite/ledger.rs"]
#[allow(dead_code)]
mod ledger;
#[path = "core/team.rs"]
mod team;

use std::time::Instant;

use ed25519_dalek::{Signer, SigningKey};
use ledger::{NOW, Organisation, page};
use tdu_core::{
    client::Client,
    content::Logs,
    payload::{Note, Payload},
    secret::Key,
    views::{self, SearchIndex},
};
use tdu_policies::PolicySet;
use tdu_tally_bench::{PEOPLE, bare, share, total};

const NOTES: usize = 1000;
/// Teams whose manager looks at their figures: workers, weeks.
const TEAMS: [(usize, u8); 2] = [(3, 4), (200, 150)];

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// The best of five: what the machine can do, not what else it was doing.
fn best(mut f: impl FnMut() -> f64) -> f64 {
    (0..5).map(|_| f()).fold(f64::INFINITY, f64::min)
}

fn text(number: usize) -> String {
    format!(
        "Appel numéro {number} : point sur le logement, pièces demandées, rappel prévu la semaine suivante. "
    )
    .repeat(3)
}

/// What verifying a signature and opening two layers of ChaCha20-Poly1305 cost by themselves, for as many entries.
fn primitives() -> f64 {
    let signing = SigningKey::from_bytes(&[3; 32]);
    let message = vec![7; 700];
    let signature = signing.sign(&message);
    let verifying = signing.verifying_key();
    let key = Key::from_bytes([9; 32]);
    let sealed = age_core::primitives::aead_encrypt(key.expose(), &message);
    best(|| {
        let start = Instant::now();
        for _ in 0..NOTES {
            verifying.verify_strict(&message, &signature).expect("our own signature");
            age_core::primitives::aead_decrypt(key.expose(), message.len(), &sealed).expect("our own seal");
        }
        milliseconds(start)
    })
}

fn main() {
    let mut organisation = Organisation::new();
    let case = organisation.case();
    let write = Instant::now();
    for number in 1..NOTES {
        let note = Note { text: text(number), channel: "telephone".to_owned(), ..Note::default() };
        organisation.worker.step(|c, env| c.write(env, case, Payload::Note(note))).expect("allowed");
    }
    organisation.worker.settle(&mut organisation.ledger);
    let write_ms = milliseconds(write);
    let entries: Vec<_> = organisation.ledger.entries.clone();
    let vault = &organisation.worker.vault.content;
    let (directory, rest): (Vec<_>, Vec<_>) = entries.into_iter().partition(|s| s.entry.log != case);
    let cold = best(|| {
        let mut client = Client::begin(vault, PolicySet::embedded()).expect("our own vault");
        client.receive(&page(directory.clone()));
        let all = page(rest.clone());
        let start = Instant::now();
        client.receive(&all);
        let elapsed = milliseconds(start);
        assert_eq!(client.log(case).map(|l| l.items.len()), Some(NOTES));
        elapsed
    });
    let warm = best(|| {
        let kept = organisation.worker.kept.clone();
        let mut client = Client::begin(vault, PolicySet::embedded()).expect("our own vault");
        let start = Instant::now();
        client.restore(kept);
        milliseconds(start)
    });
    let client = &organisation.worker.client;
    let view = best(|| {
        let start = Instant::now();
        assert!(views::case(&client.world(NOW), case).is_some());
        milliseconds(start)
    });
    let mut index = SearchIndex::default();
    index.update(&client.world(NOW));
    let search = best(|| {
        let start = Instant::now();
        assert!(!views::search(&index, "logement 777").is_empty());
        milliseconds(start)
    });
    let limit = primitives();
    let questions = u16::try_from(PolicySet::embedded().check_in.tallied().count()).expect("few questions");
    let tally = PEOPLE.map(|people| {
        let [share, total, bare] = [share, total, bare].map(|measure| measure(questions, people));
        format!(
            "\"tally_share_{people}_ms\": {share:.2}, \"tally_total_{people}_ms\": {total:.2}, \
             \"tally_prio_alone_{people}_ms\": {bare:.2}"
        )
    });
    let teams = TEAMS.map(|(workers, weeks)| {
        let team::Times { week, trend, quarter, bare } = team::measure(workers, weeks);
        let of = format!("{workers}_workers_{weeks}_weeks");
        format!(
            "\"team_week_{of}_ms\": {week:.2}, \"team_view_{of}_ms\": {trend:.2}, \"team_quarter_{of}_ms\": {quarter:.2}, \
             \"team_bare_{of}_ms\": {bare:.2}, \"team_view_{of}_ratio_bare\": {:.1}",
            trend / bare
        )
    });
    println!(
        "{{\"notes\": {NOTES}, \"write_1000_ms\": {write_ms:.1}, \"open_1000_cold_native_ms\": {cold:.1}, \
         \"open_1000_warm_native_ms\": {warm:.1}, \"view_1000_ms\": {view:.2}, \"search_1000_ms\": {search:.2}, \
         \"primitives_1000_ms\": {limit:.1}, \"open_1000_ratio_primitives\": {:.2}, {}, {}}}",
        cold / limit,
        tally.join(", "),
        teams.join(", ")
    );
}
