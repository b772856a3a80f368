use ed25519_dalek::SigningKey;
use tdu_protocol::{
    AccountId,
    journal::{Fact, SessionRef, What},
};

use super::*;

const NOW: Timestamp = Timestamp(400 * Timestamp::DAY);
const ADA: AccountId = AccountId([1; 16]);
const MAUD: AccountId = AccountId([2; 16]);
const LOG: LogId = LogId([3; 16]);

/// A server and its journal: an hour between two rows, every tenth by Maud.
#[derive(Clone)]
struct Server {
    rows: Vec<Row>,
    swept: u64,
    before_swept: Hash32,
    end: (u64, Hash32),
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn keys() -> Vec<Hash32> {
    vec![Hash32(key().verifying_key().to_bytes())]
}

fn time(number: u64) -> Timestamp {
    Timestamp(300 * Timestamp::DAY + number * Timestamp::HOUR)
}

impl Server {
    fn new(count: u64) -> Self {
        Self::beginning_with(count, 1)
    }

    /// Another `times` in the first row gives another history.
    fn beginning_with(count: u64, times: u64) -> Self {
        let mut server =
            Self { rows: Vec::new(), swept: 0, before_swept: NOTHING_BEFORE, end: (0, NOTHING_BEFORE) };
        for number in 1..=count {
            server.note(number, if number == 1 { times } else { 1 });
        }
        server
    }

    fn note(&mut self, number: u64, times: u64) {
        let fact = Fact {
            at: time(number),
            what: What::Opened,
            account: Some(if number.is_multiple_of(10) { MAUD } else { ADA }),
            log: Some(LOG),
            session: Some(SessionRef([4; 16])),
            times,
        };
        let hash = fact.hash(&self.end.1, number);
        self.rows.push(Row { number, fact, hash });
        self.end = (number, hash);
    }

    fn grow(&mut self, upto: u64) {
        for number in self.end.0 + 1..=upto {
            self.note(number, 1);
        }
    }

    fn sweep(&mut self, upto: u64) {
        let last = self.rows.iter().find(|row| row.number == upto).expect("there");
        (self.swept, self.before_swept) = (upto, last.hash);
        self.rows.retain(|row| row.number > upto);
    }

    fn page(&self, wanted: Wanted) -> JournalPage {
        let rows: Vec<Row> =
            self.rows.iter().filter(|row| row.number > wanted.since).take(wanted.limit).copied().collect();
        let before = rows.first().map_or(self.end.1, |first| {
            let before = self.rows.iter().find(|row| row.number + 1 == first.number);
            before.map_or(self.before_swept, |row| row.hash)
        });
        let more = rows.last().is_some_and(|last| last.number < self.end.0);
        JournalPage {
            next: rows.last().map_or(wanted.since, |row| row.number),
            logs: vec![NamedLog { log: LOG, kind: LogKind::Case }],
            rows,
            before,
            more,
            head: JournalHead::make(self.end.0, self.end.1, NOW, &key()),
            days: 365,
        }
    }

    fn head(&self) -> JournalHead {
        JournalHead::make(self.end.0, self.end.1, time(self.end.0), &key())
    }

    fn read(&self, question: JournalQuestion) -> Reading {
        self.read_again(question, None)
    }

    fn read_again(&self, question: JournalQuestion, known: Option<JournalHead>) -> Reading {
        let mut reading = Reading::new(question, keys(), known, NOW);
        while let Some(wanted) = reading.wants() {
            reading.take(self.page(wanted)).expect("an answer to the question");
        }
        reading
    }

    fn wrong(&self) -> Option<JournalWrong> {
        self.read(JournalQuestion::default()).chain.wrong
    }

    fn wrong_after(&self, known: &Self) -> Option<JournalWrong> {
        self.read_again(JournalQuestion::default(), Some(known.head())).chain.wrong
    }
}

fn numbers(reading: &Reading) -> Vec<u64> {
    reading.rows.iter().map(|row| row.number).collect()
}

fn older(place: Option<JournalPlace>) -> JournalQuestion {
    JournalQuestion { before: place, ..JournalQuestion::default() }
}

#[test]
fn the_newest_come_first_and_older_ones_follow_to_the_beginning() {
    let mut server = Server::new(250);
    let first = server.read(JournalQuestion::default());
    assert_eq!(numbers(&first), (151..=250).rev().collect::<Vec<_>>());
    // What is noted meanwhile does not move what was begun.
    server.grow(300);
    let second = server.read(older(first.older));
    assert_eq!(numbers(&second), (51..=150).rev().collect::<Vec<_>>());
    let third = server.read(older(second.older));
    assert_eq!(numbers(&third), (1..=50).rev().collect::<Vec<_>>());
    assert_eq!(third.older, None);
    let whole = first.chain.and_older(second.chain).and_older(third.chain);
    let expected = JournalChain { rows: 250, from: Some(time(1)), until: Some(time(250)), wrong: None };
    assert_eq!(whole, expected);
}

#[test]
fn an_empty_journal_holds_and_shows_nothing() {
    let reading = Server::new(0).read(JournalQuestion::default());
    assert_eq!((numbers(&reading), reading.chain, reading.older), (vec![], JournalChain::default(), None));
    assert_eq!(reading.to_keep(), None, "nothing to compare with another day");
}

#[test]
fn one_person_in_one_period_is_searched_for_as_far_as_the_period_goes() {
    let server = Server::new(3_000);
    let question = JournalQuestion {
        account: Some(MAUD),
        from: Some(time(1_500)),
        until: Some(time(1_530)),
        before: None,
    };
    let reading = server.read(question);
    assert_eq!(numbers(&reading), [1_520, 1_510, 1_500]);
    assert_eq!(reading.older, None, "what is older than the period is no answer");
    assert_eq!(reading.chain.rows, 2_000, "what was passed over was verified too");
}

#[test]
fn a_search_stops_after_some_answers_and_can_be_continued() {
    let server = Server::new(10_000);
    let until = Some(time(25));
    let reading = server.read(JournalQuestion { until, ..JournalQuestion::default() });
    assert_eq!((numbers(&reading), reading.chain.rows), (vec![], 8_000));
    let rest = server.read(JournalQuestion { until, before: reading.older, ..JournalQuestion::default() });
    assert_eq!(numbers(&rest), (1..=24).rev().collect::<Vec<_>>());
}

#[test]
fn a_row_that_was_changed_or_taken_out_is_told_with_its_time() {
    let mut changed = Server::new(30);
    changed.rows[9].fact.account = Some(ADA);
    assert_eq!(changed.wrong(), Some(JournalWrong::Altered(time(10))));
    assert_eq!(changed.read(JournalQuestion::default()).rows.len(), 30, "what is there is shown");
    let mut without = Server::new(30);
    without.rows.remove(9);
    assert_eq!(without.wrong(), Some(JournalWrong::Altered(time(11))));
    // Rows that follow each other, of another history than the one that was signed.
    let mut other = Server::beginning_with(30, 2);
    other.end = Server::new(30).end;
    assert_eq!(other.wrong(), Some(JournalWrong::Altered(time(30))));
    let mut shorter = Server::new(30);
    shorter.rows.truncate(20);
    assert_eq!(shorter.wrong(), Some(JournalWrong::Altered(time(20))));
}

#[test]
fn an_older_part_belongs_to_the_newer_one_or_is_refused() {
    let (server, other) = (Server::new(250), Server::beginning_with(250, 2));
    let first = server.read(JournalQuestion::default());
    let second = other.read(older(first.older));
    assert_eq!(second.chain.wrong, Some(JournalWrong::Altered(time(150))));
}

#[test]
fn an_end_that_another_key_signed_is_told() {
    let stranger = SigningKey::from_bytes(&[8; 32]);
    let keys = vec![Hash32(stranger.verifying_key().to_bytes())];
    let server = Server::new(3);
    let mut reading = Reading::new(JournalQuestion::default(), keys, None, NOW);
    while let Some(wanted) = reading.wants() {
        reading.take(server.page(wanted)).expect("an answer to the question");
    }
    assert_eq!(reading.chain.wrong, Some(JournalWrong::NotSigned));
    assert_eq!(reading.to_keep(), None);
}

#[test]
fn a_past_that_was_rewritten_is_told_although_its_end_is_signed() {
    let known = Server::new(200);
    let mut grown = known.clone();
    grown.grow(900);
    assert_eq!(grown.wrong_after(&known), None);
    assert_eq!(known.wrong_after(&known), None);
    let rewritten = Some(JournalWrong::Rewritten(time(200)));
    assert_eq!(Server::beginning_with(900, 2).wrong_after(&known), rewritten);
    assert_eq!(Server::beginning_with(200, 2).wrong_after(&known), rewritten);
    assert_eq!(Server::new(199).wrong_after(&known), rewritten, "an older copy was put back");
    let reading = Server::new(199).read_again(JournalQuestion::default(), Some(known.head()));
    assert_eq!(reading.to_keep(), None, "what was seen earlier stays known");
    // One history for the question after the known end, another one for the rest.
    let mut two_faced = Reading::new(JournalQuestion::default(), keys(), Some(known.head()), NOW);
    let other = Server::beginning_with(210, 2);
    while let Some(wanted) = two_faced.wants() {
        let face = if wanted.since == 199 { &grown } else { &other };
        two_faced.take(face.page(wanted)).expect("an answer to the question");
    }
    assert_eq!(two_faced.chain.wrong, rewritten);
}

#[test]
fn old_rows_may_be_forgotten_and_young_ones_may_not() {
    let mut server = Server::new(250);
    let known = Server::new(40);
    server.sweep(60);
    let reading = server.read(JournalQuestion::default());
    let rest = server.read(older(reading.older));
    assert_eq!((rest.rows.len(), rest.older, rest.chain.wrong), (90, None, None));
    assert_eq!(server.wrong_after(&known), Some(JournalWrong::Rewritten(time(40))), "far too young to go");
    let mut much_later =
        Reading::new(JournalQuestion::default(), keys(), Some(known.head()), NOW.plus(365 * Timestamp::DAY));
    while let Some(wanted) = much_later.wants() {
        much_later.take(server.page(wanted)).expect("an answer to the question");
    }
    assert_eq!(much_later.chain.wrong, None);
}

#[test]
fn rows_that_nobody_asked_for_are_no_answer() {
    let server = Server::new(250);
    let mut reading = Reading::new(JournalQuestion::default(), keys(), None, NOW);
    assert!(reading.take(server.page(Wanted { since: 0, limit: 10 })).is_err(), "one row at most");
    reading.take(server.page(reading.wants().expect("a question"))).expect("the end");
    assert!(reading.take(server.page(Wanted { since: 0, limit: 100 })).is_err(), "older ones than wanted");
}
