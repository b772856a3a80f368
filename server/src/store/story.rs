//! What any store must do, told once and run on each: it starts empty and each chapter builds on the one before.

mod blobs;
mod journal;
mod leaving;
mod tally;

use tdu_protocol::{
    AccountId, Entry, Hash32, InvitationId, Kind, LogId, LogKind, OpenerId, OrgId, Rights, Role, Timestamp,
    api::{self, MAX_WRONG_CODES, OpenerKind, StreamMessage},
    cbor,
    entry::{Body, Head},
};

use super::{
    Ceremony, Commit, HeadMove, Knock, Membership, NewAccount, NewEntry, NewInvitation, NewLog, NewOpener,
    NewSession, Organisation, Sheet, Store, StoreError, Unlock, VaultChange, VaultOutcome, new_entry,
};

const NOW: Timestamp = Timestamp(1_000_000);
pub(super) const ANNA: AccountId = AccountId([1; 16]);
const OMAR: AccountId = AccountId([2; 16]);
const DIRECTORY: LogId = LogId([10; 16]);
const CASE: LogId = LogId([11; 16]);
const INVITATION: InvitationId = InvitationId([20; 16]);

/// An account and eight logs of its own.
pub(super) async fn begin_many_logs(store: &dyn Store) {
    for n in 0..8 {
        let account = (n == 0).then(|| account(ANNA, Role::Worker, words(1)));
        store.commit(&Commit { account, ..opening(numbered(n), LogKind::Case, ANNA) }).await.unwrap();
    }
}

/// This many commits, each to one of these logs in turn.
pub(super) async fn fill(store: &dyn Store, logs: std::ops::Range<u8>, each: usize) {
    for round in 0..each {
        for n in logs.clone() {
            store.commit(&appending(store, numbered(n), &format!("entry {round}")).await).await.unwrap();
        }
    }
}

pub(super) fn numbered(n: u8) -> LogId {
    LogId([100 + n; 16])
}

/// Every chapter, in order.
pub(super) async fn tell(store: &dyn Store) {
    settings_are_kept_and_the_founding_happens_once(store).await;
    a_log_moves_only_from_where_it_is(store).await;
    a_failed_commit_leaves_nothing_behind(store).await;
    members_read_what_is_theirs(store).await;
    an_erased_body_leaves_its_digest(store).await;
    blobs::blobs_come_in_parts_and_are_counted(store).await;
    blobs::blobs_stay_as_long_as_an_entry_holds_them(store).await;
    blobs::blobs_that_nobody_holds_are_forgotten(store).await;
    openers_are_found_and_the_vault_is_swapped(store).await;
    sessions_begin_slide_and_end(store).await;
    ceremonies_are_taken_once(store).await;
    invitations_are_counted_and_used_once(store).await;
    tally::windows_are_opened_filled_counted_once_and_forgotten(store).await;
    leaving::somebody_writes_where_nobody_else_reads(store).await;
    a_closed_account_is_shut_out(store).await;
    leaving::what_only_closed_accounts_could_read_goes(store).await;
    journal::rows_follow_each_other_and_the_oldest_are_forgotten(store).await;
    store.ping().await.unwrap();
}

fn entry(log: LogId, head: Head, kind: Kind, text: &str) -> NewEntry {
    let body = Body::Present(text.as_bytes().to_vec().into());
    new_entry(Entry { log, seq: head.next, prev: head.hash, kind, epoch: 0, body })
}

fn words(n: u8) -> NewOpener {
    let unlock = Unlock::Verifier { locator: Hash32([n; 32]), hash: [n; 32] };
    NewOpener { id: OpenerId([n; 16]), kind: OpenerKind::Words, unlock }
}

fn account(id: AccountId, role: Role, opener: NewOpener) -> NewAccount {
    NewAccount { account: id, role, user_handle: id.0, vault: b"vault".to_vec(), openers: vec![opener] }
}

/// The beginning of a log by one of its members.
fn opening(log: LogId, kind: LogKind, by: AccountId) -> Commit {
    let genesis = entry(log, Head::EMPTY, Kind::Control, "genesis");
    Commit {
        now: NOW,
        logs: vec![NewLog { log, kind }],
        heads: vec![HeadMove { log, from: Head::EMPTY, to: Head::after(&genesis.entry) }],
        members: vec![Membership { at: 0, log, account: by, rights: Some(Rights::Manage) }],
        entries: vec![genesis],
        ..Commit::default()
    }
}

/// One more entry, where the log is.
pub(super) async fn appending(store: &dyn Store, log: LogId, text: &str) -> Commit {
    let from = store.head(log).await.unwrap().unwrap();
    let new = entry(log, from, Kind::Sealed, text);
    let heads = vec![HeadMove { log, from, to: Head::after(&new.entry) }];
    Commit { now: NOW, heads, entries: vec![new], ..Commit::default() }
}

async fn settings_are_kept_and_the_founding_happens_once(store: &dyn Store) {
    assert_eq!(store.keep("receipt-key", b"first").await.unwrap(), b"first");
    assert_eq!(store.keep("receipt-key", b"second").await.unwrap(), b"first");
    assert_eq!(store.organisation().await.unwrap(), None);
    store.set_setup(&[1; 32]).await.unwrap();
    store.set_setup(&[2; 32]).await.unwrap();
    assert_eq!(store.setup().await.unwrap(), Some(vec![2; 32]));

    let organisation = Organisation { org: OrgId([9; 16]), root: Hash32([8; 32]), directory: DIRECTORY };
    let founding = Commit {
        organisation: Some(organisation),
        account: Some(account(ANNA, Role::Administrator, words(1))),
        ..opening(DIRECTORY, LogKind::Directory, ANNA)
    };
    assert_eq!(store.commit(&founding).await.unwrap(), 1);
    assert_eq!(store.organisation().await.unwrap(), Some(organisation));
    assert_eq!(store.setup().await.unwrap(), None);
    assert!(matches!(store.commit(&founding).await, Err(StoreError::Taken)));
}

async fn a_log_moves_only_from_where_it_is(store: &dyn Store) {
    assert_eq!(store.head(CASE).await.unwrap(), None);
    assert_eq!(store.commit(&opening(CASE, LogKind::Case, ANNA)).await.unwrap(), 2);
    let one = appending(store, CASE, "one").await;
    assert_eq!(store.commit(&one).await.unwrap(), 3);
    // The same again, and the opening again: the log is elsewhere now.
    for stale in [one, opening(CASE, LogKind::Case, ANNA)] {
        match store.commit(&stale).await {
            Err(StoreError::Stale(logs)) => assert_eq!(logs, [CASE]),
            other => panic!("a stale commit must be refused, not {other:?}"),
        }
    }
    // Two logs in one commit, one of them stale: neither moves.
    let mut both = appending(store, DIRECTORY, "d").await;
    let stale = opening(CASE, LogKind::Case, ANNA);
    both.heads.extend(stale.heads);
    assert!(matches!(store.commit(&both).await, Err(StoreError::Stale(logs)) if logs == [CASE]));
    assert_eq!(store.head(DIRECTORY).await.unwrap().unwrap().next, 1);
    assert_eq!(store.head(CASE).await.unwrap().unwrap().next, 2);
    // Many at once keep their order and take places without a hole.
    let mut many = Commit { now: NOW, ..Commit::default() };
    let from = store.head(CASE).await.unwrap().unwrap();
    let mut head = from;
    for n in 0..1_200 {
        let new = entry(CASE, head, Kind::Sealed, &format!("entry {n}"));
        head = Head::after(&new.entry);
        many.entries.push(new);
    }
    many.heads.push(HeadMove { log: CASE, from, to: head });
    let first = store.commit(&many).await.unwrap();
    let page = store.page(CASE, 2, 2_000).await.unwrap();
    assert_eq!((page.entries.len(), page.next, page.more), (1_200, 1_202, false));
    for (n, (stored, new)) in page.entries.iter().zip(&many.entries).enumerate() {
        assert_eq!((stored.position, &stored.entry), (first + n as u64, &*new.entry));
        assert_eq!(stored.received, NOW);
    }
    let places = store.places(CASE, 2, 2).await.unwrap();
    assert_eq!(places.iter().map(|place| place.seq).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(places[0].hash, many.entries[0].hash);
}

async fn a_failed_commit_leaves_nothing_behind(store: &dyn Store) {
    // The account's words are taken, found out after the account was inserted.
    let joining = Commit {
        account: Some(account(OMAR, Role::Worker, words(1))),
        ..appending(store, DIRECTORY, "join").await
    };
    assert!(matches!(store.commit(&joining).await, Err(StoreError::Taken)));
    assert_eq!(store.account(OMAR).await.unwrap(), None);
    assert_eq!(store.head(DIRECTORY).await.unwrap().unwrap().next, 1);
    // A member who has no account.
    let ghost = Membership { at: 0, log: CASE, account: AccountId([66; 16]), rights: Some(Rights::Write) };
    let granting = Commit { members: vec![ghost], ..appending(store, CASE, "grant").await };
    assert!(matches!(store.commit(&granting).await, Err(StoreError::Taken)));
}

/// What somebody reads on it.
fn told(sheet: Sheet) -> Vec<api::Stored> {
    match cbor::from_slice(sheet.entries.into_message(false, 0).as_slice()).unwrap() {
        StreamMessage::Page(page) => page.entries,
        StreamMessage::ReadAgain => panic!("there are entries to read"),
    }
}

async fn members_read_what_is_theirs(store: &dyn Store) {
    let joining = Commit {
        account: Some(account(OMAR, Role::Worker, words(2))),
        members: vec![Membership { at: 0, log: DIRECTORY, account: OMAR, rights: Some(Rights::Write) }],
        ..appending(store, DIRECTORY, "join").await
    };
    let joined_at = store.commit(&joining).await.unwrap();
    assert_eq!(store.account(OMAR).await.unwrap().unwrap().role, Role::Worker);
    assert!(store.may_read(OMAR, DIRECTORY).await.unwrap());
    assert!(!store.may_read(OMAR, CASE).await.unwrap());
    let theirs = store.positions(OMAR, 0, 10).await.unwrap();
    assert_eq!(theirs.last(), Some(&joined_at));
    let sheet = store.news_at(OMAR, &theirs).await.unwrap();
    assert_eq!((sheet.last, sheet.cut), (Some(joined_at), false));
    assert_eq!(sheet.logs.iter().collect::<Vec<_>>(), [&DIRECTORY]);
    let news = told(sheet);
    assert_eq!(news.iter().map(|stored| stored.entry.log).collect::<Vec<_>>(), [DIRECTORY; 2]);
    assert_eq!(news, store.page(DIRECTORY, 0, 10).await.unwrap().entries);
    let first = store.positions(ANNA, 0, 3).await.unwrap();
    assert!(first.is_sorted() && first.len() == 3);
    let after = store.positions(ANNA, first[2], 1).await.unwrap();
    assert!(after[0] > first[2]);
    let others = store.news_at(OMAR, &store.positions(ANNA, 0, 10_000).await.unwrap()).await.unwrap();
    let others = told(others);
    assert_eq!(others.len(), news.len(), "whoever names the positions of others gets nothing of theirs");
    assert_eq!(store.logs_of(OMAR).await.unwrap().len(), 1);
    assert_eq!(store.logs_of(ANNA).await.unwrap().len(), 2);

    let entering = Commit {
        members: vec![Membership { at: 0, log: CASE, account: OMAR, rights: Some(Rights::Read) }],
        ..appending(store, CASE, "grant").await
    };
    store.commit(&entering).await.unwrap();
    assert!(store.may_read(OMAR, CASE).await.unwrap());
    let leaving = Commit {
        members: vec![Membership { at: 0, log: CASE, account: OMAR, rights: None }],
        ..appending(store, CASE, "revoke").await
    };
    let left_at = store.commit(&leaving).await.unwrap();
    store.commit(&appending(store, CASE, "after").await).await.unwrap();
    assert!(!store.may_read(OMAR, CASE).await.unwrap());
    assert_eq!(store.positions(OMAR, joined_at, 10).await.unwrap(), [left_at]);
    let news = store.news_at(OMAR, &[left_at - 1, left_at, left_at + 1]).await.unwrap();
    assert_eq!(told(news).iter().map(|stored| stored.position).collect::<Vec<_>>(), [left_at]);
}

async fn an_erased_body_leaves_its_digest(store: &dyn Store) {
    let before = store.page(CASE, 1, 1).await.unwrap().entries.remove(0).entry;
    assert_eq!(store.count_sealed(CASE, &[0, 1, 99_999]).await.unwrap(), 1);
    let erasing = Commit { erased: vec![(CASE, 1), (CASE, 0)], ..appending(store, CASE, "erase").await };
    let weight = store.weight(Some(CASE)).await.unwrap();
    store.commit(&erasing).await.unwrap();
    let gone = before.body().unwrap().len();
    assert_eq!(store.weight(Some(CASE)).await.unwrap(), weight - gone as u64 + "erase".len() as u64);
    assert_eq!(store.weight(Some(LogId([99; 16]))).await.unwrap(), 0);
    assert!(store.weight(None).await.unwrap() > weight);
    let page = store.page(CASE, 0, 2).await.unwrap();
    assert!(page.entries[0].entry.body().is_some(), "a control entry keeps its body");
    assert_eq!(page.entries[1].entry.body, Body::Erased(before.body.digest()));
    assert_eq!(page.entries[1].entry.hash(), before.hash());
    let replay = store.replay(CASE, 0).await.unwrap();
    assert_eq!(store.replay(CASE, 3).await.unwrap(), replay[3..]);
    let head = store.head(CASE).await.unwrap().unwrap();
    assert_eq!(replay.last().map(Head::after), Some(head));
    assert!(replay.iter().all(|entry| entry.body().is_some() == (entry.kind == Kind::Control)));
}

async fn openers_are_found_and_the_vault_is_swapped(store: &dyn Store) {
    let found = store.verifier(&[1; 32]).await.unwrap().unwrap();
    assert_eq!((found.account, found.role, found.hash), (ANNA, Role::Administrator, vec![1; 32]));
    assert!(store.verifier(&[99; 32]).await.unwrap().is_none());
    let change = |replaces, added, removed| VaultChange {
        account: ANNA,
        vault: Some((replaces, b"next".to_vec())),
        added,
        removed,
        session: [0; 32],
        now: NOW,
    };
    let passkey = NewOpener {
        id: OpenerId([50; 16]),
        kind: OpenerKind::Passkey,
        unlock: Unlock::Passkey { credential_id: vec![5, 5], passkey: String::from("{}") },
    };
    assert_eq!(store.change_vault(&change(1, vec![passkey], vec![])).await.unwrap(), VaultOutcome::Stored(2));
    assert_eq!(store.change_vault(&change(1, vec![], vec![])).await.unwrap(), VaultOutcome::Moved);
    let foreign = change(2, vec![], vec![OpenerId([2; 16])]);
    assert_eq!(store.change_vault(&foreign).await.unwrap(), VaultOutcome::UnknownOpener);
    let all = change(2, vec![], vec![OpenerId([1; 16]), OpenerId([50; 16])]);
    assert_eq!(store.change_vault(&all).await.unwrap(), VaultOutcome::NoneLeft);
    assert!(matches!(store.change_vault(&change(2, vec![words(2)], vec![])).await, Err(StoreError::Taken)));
    let vault = store.vault(ANNA).await.unwrap().unwrap();
    assert_eq!((vault.version, vault.sealed), (2, b"next".to_vec()));
    let kinds: Vec<_> = store.openers(ANNA).await.unwrap().into_iter().map(|opener| opener.kind).collect();
    assert_eq!(kinds, [OpenerKind::Words, OpenerKind::Passkey]);
    store.update_passkey(OpenerId([50; 16]), "{\"counter\":1}").await.unwrap();
    let found = store.passkey(&[5, 5]).await.unwrap().unwrap();
    assert_eq!((found.account, found.passkey.as_str()), (ANNA, "{\"counter\":1}"));
    assert_eq!(store.credentials(ANNA).await.unwrap(), [vec![5, 5]]);
}

async fn sessions_begin_slide_and_end(store: &dyn Store) {
    let new = |n: u8, opener| NewSession {
        token_hash: [n; 32],
        account: ANNA,
        opener,
        now: NOW,
        expires: NOW.plus(100),
    };
    store.open_session(&new(1, Some(OpenerId([1; 16])))).await.unwrap();
    store.open_session(&new(2, Some(OpenerId([50; 16])))).await.unwrap();
    let session = store.session(&[1; 32], NOW.plus(99)).await.unwrap().unwrap();
    assert_eq!((session.account, session.opener, session.last_seen), (ANNA, Some(OpenerId([1; 16])), NOW));
    assert_eq!(store.session(&[1; 32], NOW.plus(100)).await.unwrap(), None);
    store.touch_session(&[1; 32], NOW.plus(50), NOW.plus(150)).await.unwrap();
    assert!(store.session(&[1; 32], NOW.plus(149)).await.unwrap().is_some());
    // The passkey goes, and with it the session that it opened.
    let removal = VaultChange {
        account: ANNA,
        vault: None,
        added: vec![],
        removed: vec![OpenerId([50; 16])],
        session: [1; 32],
        now: NOW,
    };
    assert_eq!(store.change_vault(&removal).await.unwrap(), VaultOutcome::Stored(2));
    assert_eq!(store.session(&[2; 32], NOW).await.unwrap(), None);
    store.sweep(NOW.plus(149)).await.unwrap();
    assert!(store.session(&[1; 32], NOW).await.unwrap().is_some());
    store.sweep(NOW.plus(150)).await.unwrap();
    assert_eq!(store.session(&[1; 32], NOW).await.unwrap(), None);
    store.open_session(&new(3, None)).await.unwrap();
    store.end_session(&[3; 32]).await.unwrap();
    assert_eq!(store.session(&[3; 32], NOW).await.unwrap(), None);
}

async fn ceremonies_are_taken_once(store: &dyn Store) {
    let ceremony = Ceremony { account: Some(ANNA), state: String::from("{}") };
    for n in [1, 2] {
        store.put_ceremony(&[n; 32], &ceremony, NOW.plus(100)).await.unwrap();
    }
    assert_eq!(store.take_ceremony(&[1; 32], NOW).await.unwrap(), Some(ceremony));
    assert_eq!(store.take_ceremony(&[1; 32], NOW).await.unwrap(), None);
    assert_eq!(store.take_ceremony(&[2; 32], NOW.plus(100)).await.unwrap(), None, "too late");
    assert_eq!(store.take_ceremony(&[2; 32], NOW).await.unwrap(), None, "and gone");
}

async fn invitations_are_counted_and_used_once(store: &dyn Store) {
    let invitation = NewInvitation {
        id: INVITATION,
        log: CASE,
        inviter: ANNA,
        proof_hash: [7; 32],
        now: NOW,
        expires: NOW.plus(100),
    };
    assert_eq!(store.knock(INVITATION, &[7; 32], NOW).await.unwrap(), Knock::Unknown);
    store.offer(&invitation).await.unwrap();
    store.offer(&invitation).await.unwrap();
    let other = NewInvitation { proof_hash: [8; 32], ..invitation };
    assert!(matches!(store.offer(&other).await, Err(StoreError::Taken)));
    assert_eq!(store.knock(INVITATION, &[7; 32], NOW.plus(100)).await.unwrap(), Knock::Gone);
    for left in (1..MAX_WRONG_CODES).rev() {
        assert_eq!(store.knock(INVITATION, &[9; 32], NOW).await.unwrap(), Knock::Wrong(left));
        assert_eq!(store.knock(INVITATION, &[7; 32], NOW).await.unwrap(), Knock::Right(CASE));
    }
    let using = Commit { joined: Some(INVITATION), ..appending(store, CASE, "join").await };
    store.commit(&using).await.unwrap();
    assert_eq!(store.knock(INVITATION, &[7; 32], NOW).await.unwrap(), Knock::Gone);
    let again = Commit { joined: Some(INVITATION), ..appending(store, CASE, "join again").await };
    assert!(matches!(store.commit(&again).await, Err(StoreError::Taken)));
    let second = NewInvitation { id: InvitationId([21; 16]), ..invitation };
    store.offer(&second).await.unwrap();
    for left in (0..MAX_WRONG_CODES).rev() {
        assert_eq!(store.knock(second.id, &[9; 32], NOW).await.unwrap(), Knock::Wrong(left));
    }
    assert_eq!(store.knock(second.id, &[7; 32], NOW).await.unwrap(), Knock::Gone);
    assert_eq!(store.invitation(second.id).await.unwrap().unwrap().inviter, ANNA);
    let third = NewInvitation { id: InvitationId([22; 16]), ..invitation };
    store.offer(&third).await.unwrap();
    store.end_invitation(third.id, NOW).await.unwrap();
    assert_eq!(store.knock(third.id, &[7; 32], NOW).await.unwrap(), Knock::Gone);
}

async fn a_closed_account_is_shut_out(store: &dyn Store) {
    let session =
        NewSession { token_hash: [5; 32], account: OMAR, opener: None, now: NOW, expires: NOW.plus(100) };
    store.open_session(&session).await.unwrap();
    let closing = Commit { closed: vec![OMAR], ..appending(store, DIRECTORY, "revoke").await };
    store.commit(&closing).await.unwrap();
    assert!(store.account(OMAR).await.unwrap().unwrap().closed);
    assert_eq!(store.session(&[5; 32], NOW).await.unwrap(), None);
    assert_eq!(store.ended(&[5; 32], NOW).await.unwrap(), Some(NOW));
    assert_eq!(store.ended(&[5; 32], NOW.plus(100)).await.unwrap(), None, "it would have expired by then");
    assert_eq!(store.ended(&[6; 32], NOW).await.unwrap(), None);
    assert_eq!(store.verifier(&[2; 32]).await.unwrap().unwrap().closed, Some(NOW));
    assert!(!store.account(ANNA).await.unwrap().unwrap().closed);
}
