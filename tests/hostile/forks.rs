//! Two histories of one log, each shown to somebody else; and receipts for what was not done.

use std::sync::{Arc, Mutex};

use ed25519_dalek::SigningKey;
use tdu_core::app::{Command, FailureKind};
use tdu_driver::Platform as _;
use tdu_protocol::api::{Append, Appended, Logs, Page, Stored};
use tdu_protocol::entry::Head;
use tdu_protocol::receipt::Receipt;
use tdu_protocol::{Entry, Hash32, Role};
use tdu_tests::people::{Course, Desk, Hand, Said, new_key, now, tomorrow};

use super::{FIRST, SECOND, assert_nothing_leaked};

#[tokio::test(flavor = "multi_thread")]
async fn two_histories_of_the_directory_show_at_the_first_report() {
    let desk = Desk::open().await;
    let directory = desk.administrator.home().await;
    // One branch, for the worker alone: an invitation that the administrator truly signed.
    let mut hand = Hand::of(&desk.administrator, &desk.house).await;
    let head = hand.head(directory).await;
    let (branch, _) = hand.invitation(directory, Role::Manager, tomorrow(), head);
    let end = Head::after(&branch);
    desk.between.judges(move |seen| {
        let branch = branch.clone();
        if seen.is("GET", "/sync") || seen.is("GET", "/logs/*/entries") {
            return seen.rewritten(move |page: &mut Page| {
                let hidden = |s: &Stored| s.entry.log == directory && s.entry.seq >= head.next;
                page.entries.retain(|stored| !hidden(stored));
                page.entries.push(Stored { position: 0, received: now(), entry: branch.clone() });
            });
        }
        if seen.is("GET", "/logs") {
            return seen.rewritten(move |logs: &mut Logs| {
                logs.logs.iter_mut().filter(|info| info.log == directory).for_each(|info| info.head = end);
            });
        }
        Course::Pass
    });
    // The other branch, for everybody else.
    desk.administrator.invites(Role::Referent, "Hélène").await;
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.warning().await, None, "nothing shows as long as nobody speaks");

    let week = desk.anna.clock.now().week();
    desk.anna
        .ask(Command::SendReport { week, obstacles: FIRST.to_owned(), spent: 0 })
        .await
        .expect("one's own");
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.manager.warning().await, None);
    desk.manager.settles().await.expect("the server answers");
    assert_eq!(desk.manager.warning().await, Some(FailureKind::HistoryChanged));
    assert_nothing_leaked(&desk.between);

    // And the worker, once the server shows her what it shows the others.
    desk.between.is_honest();
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.warning().await, Some(FailureKind::HistoryChanged));
}

type Lie = Box<dyn Fn(&Entry) -> Option<Receipt> + Send>;

/// Answers appends without doing them, with receipts as `make` makes them.
fn receipts(desk: &Desk, make: impl Fn(&Entry) -> Option<Receipt> + Send + 'static) -> Arc<Mutex<usize>> {
    let answered = Arc::new(Mutex::new(0));
    let count = Arc::clone(&answered);
    desk.between.takes("POST", "/logs/*/entries", move |seen| {
        *count.lock().expect("nobody panics with it") += 1;
        let sent: Append = seen.value();
        Course::Say(Said::value(&Appended { receipts: sent.entries.iter().filter_map(&make).collect() }))
    });
    answered
}

fn receipt(entry: &Entry, key: &SigningKey) -> Receipt {
    Receipt::make(entry.log, entry.seq, entry.hash(), now(), key)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_for_something_else_is_told_and_the_note_goes_on_waiting() {
    let desk = Desk::open().await;
    desk.anna.notes(desk.case, FIRST).await;
    let before = desk.anna.entries().await;
    let key = desk.house.receipt_key().await;
    let (own, other) = (new_key(), [0x11; 32]);
    let lies: [Lie; 4] = [
        Box::new(|_| None),
        Box::new(move |entry| Some(receipt(entry, &own))),
        Box::new({
            let key = key.clone();
            move |entry| Some(Receipt::make(entry.log, entry.seq, Hash32(other), now(), &key))
        }),
        Box::new(move |entry| Some(Receipt::make(entry.log, entry.seq + 1, entry.hash(), now(), &key))),
    ];
    for lie in lies {
        let answered = receipts(&desk, lie);
        let failure = desk.anna.settles().await.expect_err("a false receipt");
        assert_eq!(failure.kind, FailureKind::HistoryChanged);
        assert_eq!(*answered.lock().expect("nobody panics with it"), 1);
        assert_eq!(desk.anna.waiting().await, 1);
        assert_eq!(desk.anna.entries().await, before, "nothing is kept as done");
        assert_eq!(desk.anna.texts(desk.case).await, [FIRST], "and nothing is lost");
    }
    desk.between.is_honest();
    desk.anna.settles().await.expect("the server is honest again");
    assert_eq!((desk.anna.waiting().await, desk.anna.texts(desk.case).await), (0, vec![FIRST.to_owned()]));
    assert_nothing_leaked(&desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_that_the_server_signed_for_what_it_threw_away_shows_when_it_shows_its_log() {
    let desk = Desk::open().await;
    let key = desk.house.receipt_key().await;
    receipts(&desk, move |entry| Some(receipt(entry, &key)));
    desk.anna.notes(desk.case, FIRST).await;
    // The list of logs is honest, so the lie shows at once: less is there than was acknowledged.
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.warning().await, Some(FailureKind::HistoryShortened));
    assert_eq!(desk.anna.texts(desk.case).await, [FIRST], "what was written is still here");

    desk.between.is_honest();
    desk.anna.notes(desk.case, SECOND).await;
    // What follows on a history that the server threw away cannot be taken by it, and stays here.
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.texts(desk.case).await, [FIRST, SECOND]);
    assert_eq!(desk.anna.waiting().await, 1);
    assert_nothing_leaked(&desk.between);
}
