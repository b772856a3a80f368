//! What only people who left could read.

use tdu_protocol::{InvitationId, Kind, LogId, LogKind, Timestamp};

use super::{ANNA, CASE, NOW, OMAR, appending, opening};
use crate::store::{Commit, NewInvitation, Store};

const OWN: LogId = LogId([30; 16]);
const INVITING: LogId = LogId([31; 16]);
const SHARED: LogId = LogId([32; 16]);

/// Before Omar's account is closed: a log of his own, one that somebody is invited to, and one that he shares with Anna.
pub(super) async fn somebody_writes_where_nobody_else_reads(store: &dyn Store) {
    for log in [OWN, INVITING, SHARED] {
        store.commit(&opening(log, LogKind::Personal, OMAR)).await.unwrap();
        for text in ["one", "two"] {
            store.commit(&appending(store, log, text).await).await.unwrap();
        }
    }
    let enters = super::Membership { at: 0, log: SHARED, account: ANNA, rights: Some(super::Rights::Read) };
    let grant = Commit { members: vec![enters], ..appending(store, SHARED, "three").await };
    store.commit(&grant).await.unwrap();
    let invitation = NewInvitation {
        id: InvitationId([32; 16]),
        log: INVITING,
        inviter: OMAR,
        proof_hash: [7; 32],
        now: NOW,
        expires: NOW.plus(100),
    };
    store.offer(&invitation).await.unwrap();
    assert_eq!(store.left_behind(NOW.plus(1_000)).await.unwrap(), []);
}

/// After it was closed.
pub(super) async fn what_only_closed_accounts_could_read_goes(store: &dyn Store) {
    let before = Timestamp(NOW.0 - 1);
    assert_eq!(store.left_behind(before).await.unwrap(), [], "not yet");
    assert_eq!(store.left_behind(NOW).await.unwrap(), [OWN], "nothing that anybody else reads, or may join");
    let mut later = store.left_behind(NOW.plus(100)).await.unwrap();
    later.sort_by_key(|log| log.0);
    assert_eq!(later, [OWN, INVITING], "the invitation has expired");

    let former = store.page(OWN, 0, 10).await.unwrap().entries;
    for erased in [1, 1, 0] {
        assert_eq!(store.erase_left_behind(OWN, NOW, 1).await.unwrap(), erased);
    }
    let now = store.page(OWN, 0, 10).await.unwrap().entries;
    assert_eq!(now.len(), former.len());
    for (now, former) in now.iter().zip(&former) {
        assert_eq!(now.entry.hash(), former.entry.hash());
        assert_eq!(now.entry.body().is_some(), now.entry.kind == Kind::Control);
    }
    let others = store.page(CASE, 1, 10).await.unwrap().entries;
    assert!(others.iter().any(|one| one.entry.kind == Kind::Sealed && one.entry.body().is_some()));

    assert_eq!(store.forget_vaults(before).await.unwrap(), 0);
    assert_eq!(store.forget_vaults(NOW).await.unwrap(), 1);
    assert!(store.vault(OMAR).await.unwrap().is_none());
    assert!(store.vault(ANNA).await.unwrap().is_some());
    assert_eq!(store.verifier(&[2; 32]).await.unwrap().unwrap().closed, Some(NOW), "he is still told");
}
