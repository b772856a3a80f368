//! Totals past their term: nobody is shown them, and what they were made of goes, each from its log by whoever manages it.

use std::collections::BTreeMap;

use tdu_core::app::{Command, Reply, TeamFigures};
use tdu_core::payload::{Payload, ReportsPublished, WeekTotals};
use tdu_driver::Platform as _;
use tdu_protocol::Hash32;
use tdu_tests::people::{Hand, Person, Service};

const DAY_MS: i64 = 86_400_000;

#[tokio::test(flavor = "multi_thread")]
async fn published_totals_and_the_reports_behind_them_go_five_weeks_after_their_term() {
    let service = Service::open().await;
    let Service { house, administrator, manager, referent, anna, directory, .. } = &service;
    let week = anna.clock.now().week();
    anna.ask(Command::SendReport { week, obstacles: "la file".to_owned(), spent: 0 })
        .await
        .expect("a report");
    let key = Hand::of(administrator, house).await.key_of(*directory).await;
    let mut hand = Hand::of(referent, house).await;
    let head = hand.head(*directory).await;
    let totals = Some(WeekTotals { reports: 3, figures: BTreeMap::new(), minutes: None });
    let published = ReportsPublished { opening: Hash32([7; 32]), week, totals };
    let entry = hand.sealed_payload(*directory, head, &key, Payload::ReportsPublished(published));
    assert_eq!(hand.appends(vec![entry]).await.status, 200);

    for (days, gone) in [(0, 0), (3 * 366 + 30, 0), (3 * 366 + 50, 1)] {
        everybody_is_ahead_by(&service, days);
        // Something arrives, so that both hear the server's time.
        for person in [anna, manager] {
            let anything = Command::SnoozeCheckIn { until: person.clock_day() };
            person.ask(anything).await.expect("it is kept");
        }
        for person in [anna, manager, anna, manager, referent, anna] {
            person.settles().await.expect("the server is there");
        }
        // The manager reads the directory and Anna's reports, the referent the directory.
        for (person, expected) in [(manager, 2 * gone), (referent, gone), (anna, 2 * gone)] {
            assert_eq!(person.kept_without_body().await, expected, "{}, {days} days later", person.name);
            assert_eq!(person.warning().await, None, "{}", person.name);
        }
        let past = matches!(figures(manager, week).await, TeamFigures::Past);
        assert_eq!(past, days > 0, "{days} days later");
    }
}

async fn figures(manager: &Person, week: tdu_core::calendar::Week) -> TeamFigures {
    match manager.ask(Command::Team { week, trend: 0 }).await {
        Ok(Reply::Team(team)) => team.figures,
        other => panic!("{other:?}"),
    }
}

fn everybody_is_ahead_by(service: &Service, days: i64) {
    service.house.is_ahead_by(days * DAY_MS);
    for person in [&service.manager, &service.referent, &service.anna] {
        person.clock.is_ahead_by(days * DAY_MS);
    }
}
