//! The chapter of the access journal.

use ed25519_dalek::SigningKey;
use tdu_protocol::{
    AccountId, Hash32, LogId, Timestamp,
    journal::{Fact, JournalHead, NOTHING_BEFORE, SessionRef, What, follow},
};

use crate::store::Store;

const HOURS: std::ops::RangeInclusive<u64> = 1..=5;

fn opened(hour: u64) -> Fact {
    Fact {
        at: Timestamp(hour * Timestamp::HOUR),
        what: What::Opened,
        account: Some(AccountId([1; 16])),
        log: Some(LogId([2; 16])),
        session: Some(SessionRef([3; 16])),
        times: 1,
    }
}

pub(super) async fn rows_follow_each_other_and_the_oldest_are_forgotten(store: &dyn Store) {
    let key = SigningKey::from_bytes(&[7; 32]);
    let public = Hash32(key.verifying_key().to_bytes());
    let sign = |number: u64, hash: Hash32| JournalHead::make(number, hash, Timestamp(1), &key);
    let empty = store.journal(0, 10).await.unwrap();
    assert!(empty.rows.is_empty() && empty.head.is_none() && empty.before == NOTHING_BEFORE);

    let refused = Fact { what: What::RefusedOpener, account: None, log: None, session: None, ..opened(6) };
    let facts: Vec<Fact> = HOURS.map(opened).chain([refused]).collect();
    // Added in two goes, read in two pages.
    store.add_to_journal(&facts[..2], &sign).await.unwrap();
    store.add_to_journal(&facts[2..], &sign).await.unwrap();
    let first = store.journal(0, 4).await.unwrap();
    assert!(first.more);
    let second = store.journal(4, 4).await.unwrap();
    assert!(!second.more);
    let rows = [first.rows, second.rows].concat();
    assert_eq!(rows.iter().map(|row| row.fact).collect::<Vec<_>>(), facts);
    let end = follow(&rows, first.before).unwrap();
    assert_eq!(second.before, rows[3].hash);
    let head = second.head.unwrap();
    assert!(head.is_signed_by(&public) && (head.number, head.hash) == (6, end));

    let (number, hash) = store.journal_before(Timestamp(3 * Timestamp::HOUR)).await.unwrap().unwrap();
    assert_eq!((number, hash), (2, rows[1].hash));
    store.forget_journal(&sign(number, hash)).await.unwrap();
    let rest = store.journal(0, 10).await.unwrap();
    assert_eq!(rest.rows, rows[2..]);
    assert_eq!(
        follow(&rest.rows, rest.before).unwrap(),
        end,
        "what remains is verified against the head that stayed"
    );
    assert_eq!(store.journal_before(Timestamp(0)).await.unwrap(), None);
}
