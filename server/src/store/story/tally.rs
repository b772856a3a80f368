//! The chapter of the check-ins' totals.

use tdu_protocol::Timestamp;

use super::{ANNA, DIRECTORY, OMAR};
use crate::store::{OpenedTally, Store, StoreError, TallyReport};

const SECRET: [u8; 32] = [5; 32];

fn opened(first: u32, closes: u64) -> OpenedTally {
    OpenedTally {
        log: DIRECTORY,
        first,
        opening: vec![u8::try_from(first).unwrap(); 40],
        secret: SECRET,
        opens: Timestamp(closes - 100),
        closes: Timestamp(closes),
        forgotten: Timestamp(closes + 300),
    }
}

pub(super) async fn windows_are_opened_filled_counted_once_and_forgotten(store: &dyn Store) {
    store.open_tally(&opened(4, 200)).await.unwrap();
    store.open_tally(&OpenedTally { secret: [6; 32], ..opened(4, 200) }).await.unwrap();
    let overlaps = store.open_tally(&opened(5, 250)).await;
    assert!(matches!(overlaps, Err(StoreError::Taken)), "{overlaps:?}");
    store.open_tally(&opened(8, 300)).await.unwrap();

    let report = |account| TallyReport { account, statement: vec![1; 50], leader: vec![2; 60] };
    store.keep_report(DIRECTORY, 4, &report(OMAR)).await.unwrap();
    store.keep_report(DIRECTORY, 4, &report(ANNA)).await.unwrap();
    store.keep_report(DIRECTORY, 4, &report(ANNA)).await.unwrap();
    let other = store.keep_report(DIRECTORY, 4, &TallyReport { leader: vec![3; 60], ..report(ANNA) }).await;
    assert!(matches!(other, Err(StoreError::Taken)), "one report a person: {other:?}");
    let nowhere = store.keep_report(DIRECTORY, 6, &report(ANNA)).await;
    assert!(matches!(nowhere, Err(StoreError::Taken)), "no such window: {nowhere:?}");
    assert_eq!(store.reports(DIRECTORY, 4).await.unwrap(), [report(ANNA), report(OMAR)]);
    let tally = store.tally(DIRECTORY, 4, ANNA).await.unwrap().unwrap();
    assert_eq!((tally.secret, tally.reports, tally.mine), (Some(SECRET), 2, true), "the first key stays");
    let told = store.tallies(DIRECTORY, ANNA, 10).await.unwrap();
    assert_eq!(
        told.iter().map(|tally| (tally.reports, tally.mine)).collect::<Vec<_>>(),
        [(2, true), (0, false)]
    );

    store.note_count(DIRECTORY, 4, &[7; 32]).await.unwrap();
    store.note_count(DIRECTORY, 4, &[7; 32]).await.unwrap();
    let second = store.note_count(DIRECTORY, 4, &[8; 32]).await;
    assert!(matches!(second, Err(StoreError::Taken)), "another count: {second:?}");

    store.forget_tally(DIRECTORY, 4, Timestamp(400)).await.unwrap();
    let tally = store.tally(DIRECTORY, 4, ANNA).await.unwrap().unwrap();
    assert_eq!((tally.secret, tally.reports, tally.mine), (None, 0, false));
    let late = store.keep_report(DIRECTORY, 4, &report(ANNA)).await;
    assert!(matches!(late, Err(StoreError::Taken)), "what was counted takes nothing: {late:?}");

    store.keep_report(DIRECTORY, 8, &report(ANNA)).await.unwrap();
    store.sweep(Timestamp(599)).await.unwrap();
    assert_eq!(store.reports(DIRECTORY, 8).await.unwrap().len(), 1);
    store.sweep(Timestamp(600)).await.unwrap();
    assert!(store.reports(DIRECTORY, 8).await.unwrap().is_empty(), "nobody came for it");
    assert_eq!(store.tally(DIRECTORY, 8, ANNA).await.unwrap().unwrap().secret, None);
}
