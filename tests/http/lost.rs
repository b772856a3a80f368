//! The connection is lost in the middle of an append: nothing is lost with it, and nothing is doubled.

use tdu_core::app::FailureKind;
use tdu_protocol::LogId;
use tdu_tests::people::{Between, Course, Desk, Hand, House, Person, Service, moves_behind};

const APPEND: &str = "/logs/*/entries";

/// Where the line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Break {
    BeforeTheServer,
    BeforeTheAnswer,
    InsideTheAnswer,
}

impl Break {
    const ALL: [Self; 3] = [Self::BeforeTheServer, Self::BeforeTheAnswer, Self::InsideTheAnswer];

    fn course(self) -> Course {
        match self {
            Self::BeforeTheServer => Course::LoseRequest,
            Self::BeforeTheAnswer => Course::LoseAnswer,
            Self::InsideTheAnswer => Course::Half,
        }
    }

    /// Whether the server has the entries when the line is mended.
    fn arrived(self) -> bool {
        self != Self::BeforeTheServer
    }
}

/// The line breaks at the next request of this kind, and at it alone.
fn breaks(between: &Between, method: &'static str, path: &'static str, place: Break) {
    let mut whole = true;
    between.judges(move |seen| {
        if whole && seen.is(method, path) {
            whole = false;
            return place.course();
        }
        Course::Pass
    });
}

/// What somebody reads who was never here before.
async fn on_a_new_device(house: &House, person: &Person, case: LogId) -> Vec<String> {
    let elsewhere = person.elsewhere(house.origin(), house);
    elsewhere.opens().await.expect("the words are right");
    elsewhere.settles().await.expect("the server is there");
    assert_eq!(elsewhere.warning().await, None);
    elsewhere.texts(case).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_whose_line_breaks_is_kept_told_and_sent_again_once() {
    let Desk { house, anna, between, case, .. } = Desk::open().await;
    let mut expected = Vec::new();
    for place in Break::ALL {
        let entries = house.kept().await.count("entries");
        breaks(&between, "POST", APPEND, place);
        let text = format!("note {place:?}");
        anna.notes(case, &text).await;
        expected.push(text);
        let failure = anna.settles().await.expect_err("the line is broken");
        assert_eq!(failure.kind, FailureKind::Offline, "{place:?}: {failure:?}");
        assert_eq!(anna.waiting().await, 1, "{place:?}");
        assert_eq!(anna.texts(case).await, expected, "{place:?}: what was written stays in sight");
        let arrived = house.kept().await.count("entries") - entries;
        assert_eq!(arrived, usize::from(place.arrived()), "{place:?}");

        anna.settles().await.expect("the line is mended");
        assert_eq!((anna.waiting().await, anna.warning().await), (0, None), "{place:?}");
        assert_eq!(anna.texts(case).await, expected, "{place:?}");
        assert_eq!(house.kept().await.count("entries"), entries + 1, "{place:?}: once, and no more");
        assert_eq!(on_a_new_device(&house, &anna, case).await, expected, "{place:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_request_is_sent_again_and_gets_the_same_receipts() {
    let Desk { house: _house, anna, between, case, .. } = Desk::open().await;
    breaks(&between, "POST", APPEND, Break::BeforeTheAnswer);
    between.forgets();
    anna.notes(case, "une fois").await;
    anna.settles().await.expect_err("the line is broken");
    anna.settles().await.expect("the line is mended");
    let seen = between.seen();
    let appends: Vec<_> = seen.iter().filter(|request| request.is("POST", APPEND)).collect();
    assert_eq!(appends.len(), 2, "lost, and again");
    assert_eq!(appends[0].body, appends[1].body, "byte for byte");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_stops_before_the_answer_recognises_its_own_note() {
    for place in Break::ALL {
        let Desk { house, anna, between, case, .. } = Desk::open().await;
        let entries = house.kept().await.count("entries");
        breaks(&between, "POST", APPEND, place);
        anna.notes(case, "avant l'arrêt").await;
        anna.settles().await.expect_err("the line is broken");
        let anna = anna.restarted(house.origin(), &house.trust());
        anna.opens().await.expect("the words are right");
        anna.settles().await.expect("the server is there");
        assert_eq!((anna.waiting().await, anna.warning().await), (0, None), "{place:?}");
        assert_eq!(anna.texts(case).await, ["avant l'arrêt"], "{place:?}");
        assert_eq!(house.kept().await.count("entries"), entries + 1, "{place:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_wrote_meanwhile_is_neither_lost_nor_doubled() {
    for place in Break::ALL {
        let Service { house, anna, nadia, conversation, .. } = Service::open().await;
        let (anna, between) = moves_behind(&house, anna).await;
        breaks(&between, "POST", APPEND, place);
        anna.says(conversation, "d'Anna").await;
        anna.settles().await.expect_err("the line is broken");
        nadia.says(conversation, "de Nadia").await;
        nadia.settles().await.expect("the server is there");
        anna.settles().await.expect("the line is mended");
        nadia.settles().await.expect("the server is there");
        let expected = if place.arrived() { ["d'Anna", "de Nadia"] } else { ["de Nadia", "d'Anna"] };
        for person in [&anna, &nadia] {
            assert_eq!(person.messages(Some(conversation)).await, expected, "{place:?}, {}", person.name);
            assert_eq!((person.waiting().await, person.warning().await), (0, None), "{place:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_file_whose_line_breaks_is_opened_once() {
    let Desk { house, anna, between, .. } = Desk::open().await;
    for place in Break::ALL {
        let logs = house.kept().await.count("logs");
        breaks(&between, "POST", "/logs", place);
        let case = anna.opens_case("Idris").await;
        anna.notes(case, "première rencontre").await;
        assert_eq!(anna.settles().await.expect_err("the line is broken").kind, FailureKind::Offline);
        anna.settles().await.expect("the line is mended");
        assert_eq!((anna.waiting().await, anna.warning().await), (0, None), "{place:?}");
        assert_eq!(house.kept().await.count("logs"), logs + 1, "{place:?}");
        assert_eq!(on_a_new_device(&house, &anna, case).await, ["première rencontre"], "{place:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backlog_of_long_notes_leaves_in_requests_that_the_server_takes() {
    let Desk { house, anna, between, case, .. } = Desk::open().await;
    between.judges(|_| Course::LoseRequest);
    let long = "é".repeat(49_000);
    for number in 0..60 {
        anna.notes(case, &format!("{number} {long}")).await;
    }
    assert_eq!(anna.settles().await.expect_err("the line is broken").kind, FailureKind::Offline);
    assert_eq!(anna.waiting().await, 60);
    between.is_honest();
    anna.settles().await.expect("the line is mended");
    assert_eq!((anna.waiting().await, anna.warning().await), (0, None));
    let mut hand = Hand::of(&anna, &house).await;
    let sealed = hand.entries(case).await.len();
    assert_eq!(sealed, 62, "the Genesis, the opening, and each note");
}
