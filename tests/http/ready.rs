//! A service founded with another ready set of rules: its workers note and report in that set's words.

use std::collections::BTreeSet;

use tdu_core::{
    app::{Command, Reply},
    calendar::Day,
    payload::Note,
};
use tdu_policies::{Ready, Visibility};
use tdu_protocol::Role;
use tdu_tests::people::{House, found_with, hire};

#[tokio::test(flavor = "multi_thread")]
async fn an_emergency_line_counts_its_calls_by_who_calls_and_why_nothing_was_given() {
    let house = House::open().await;
    let administrator = found_with(&house, Ready::Line115, Visibility::ByWorker).await;
    let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
    let worker = hire(&house, &manager, Role::Worker, "Anna").await;
    let Ok(Reply::Policies(policies)) = worker.ask(Command::Policies).await else { panic!("no policies") };
    assert_eq!(policies.signed_by, "Odile");
    assert!(policies.set.follow_up.channel("appel-maraude").is_some());

    let case = worker.opens_case("Nadia").await;
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let day = Day::from_iso("2026-11-24").expect("a day");
    let note = Note {
        day: Some(day),
        channel: "appel-maraude".to_owned(),
        themes: ids(&["demande-hebergement", "menage-famille"]),
        outcome: "non-attribuee-absence-place".to_owned(),
        ..Note::default()
    };
    let week = day.week();
    worker
        .ask(Command::WriteNote { case, note, marks: BTreeSet::new(), relayed: None })
        .await
        .expect("it is kept");
    let Ok(Reply::Report(report)) = worker.ask(Command::Report { week }).await else { panic!("no report") };
    for (indicator, cell) in [
        ("appels-par-appelant", "appel-maraude"),
        ("demandes-et-menages", "menage-famille"),
        ("reponses", "non-attribuee-absence-place"),
        ("demandes-non-pourvues", "total"),
        ("demandes-non-pourvues-par-public", "demande-hebergement"),
    ] {
        assert_eq!(report.figures.0[indicator][cell], 1, "{indicator}");
    }
    assert!(!report.figures.0.contains_key("contacts-par-canal"));
}
