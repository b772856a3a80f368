//! Keys that were swapped, and members whom nobody let in.

use tdu_core::app::{Command, FailureKind, Reply};
use tdu_protocol::api::{Append, NewLog, Page, Stored};
use tdu_protocol::cert::Issuer;
use tdu_protocol::control::Control;
use tdu_protocol::entry::Head;
use tdu_protocol::sign::{Place, Signed};
use tdu_protocol::{Entry, Hash32, Kind, LogId, Rights, Role};
use tdu_tests::people::{Course, Desk, Hand, Newcomer, Person, new_key, noise, now};

use super::{FIRST, SECOND, assert_nothing_leaked};

/// An entry that takes the place of another, or comes after the last.
fn instead(page: &mut Page, entry: &Entry) {
    let place = page.entries.iter_mut().find(|s| s.entry.log == entry.log && s.entry.seq == entry.seq);
    match place {
        Some(stored) => stored.entry = entry.clone(),
        None => page.entries.push(Stored { position: 1_000_000, received: now(), entry: entry.clone() }),
    }
}

fn shows(desk: &Desk, entry: Entry) {
    desk.between.judges(move |seen| {
        let in_log = seen.is("GET", &format!("/logs/{}/entries", entry.log));
        if seen.is("GET", "/sync") || in_log {
            let entry = entry.clone();
            return seen.rewritten(move |page: &mut Page| instead(page, &entry));
        }
        Course::Pass
    });
}

/// What somebody can read: by name and role.
async fn readers(person: &Person, log: LogId) -> Vec<(String, Role)> {
    match person.ask(Command::WhoCanRead { log }).await {
        Ok(Reply::Readers(readers)) => readers.into_iter().map(|reader| (reader.name, reader.role)).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_with_another_key_is_refused_and_nothing_is_sealed_to_it() {
    let desk = Desk::open().await;
    let mut hand = Hand::of(&desk.manager, &desk.house).await;
    let directory = desk.manager.home().await;
    let entries = hand.entries(directory).await;
    // The manager's joining, in the manager's name, with keys of the server's own making.
    let (place, joining) = entries
        .iter()
        .find_map(|entry| match Control::peek(entry).ok().filter(|_| entry.kind == Kind::Control)? {
            (Control::Join { certificate }, _) => Some((Place::from(entry), certificate.peek().ok()?)),
            _ => None,
        })
        .expect("the manager joined");
    assert!(matches!(joining.issuer, Issuer::Invitation(_)));
    let (theirs, one_time) = (Newcomer::default(), new_key());
    let mut swapped = joining.clone();
    swapped.signing = Hash32(theirs.keys.signing.verifying_key().to_bytes());
    swapped.sealing = theirs.keys.certificate(joining.org, joining.role, joining.issuer, now()).sealing;
    let certificate = Signed::make(&swapped, joining.account, &one_time);
    let entry = Control::Join { certificate }.to_entry(place, joining.account, &theirs.keys.signing);
    shows(&desk, entry);

    let device = desk.new_device();
    device.opens().await.expect("the words are right");
    assert_eq!(device.warning().await, Some(FailureKind::UntrustedKey));
    let Ok(Reply::Staff(staff)) = device.ask(Command::Staff).await else { panic!("no staff") };
    assert!(staff.members.iter().all(|member| member.role != Role::Manager), "{:?}", staff.members);
    // A report goes to the managers: to this one nothing goes.
    desk.between.forgets();
    let week = tdu_driver::Platform::now(&device.clock).week();
    let report = Command::SendReport { week, obstacles: SECOND.to_owned(), spent: 0 };
    let sent = device.ask(report).await;
    assert!(sent.is_err(), "{sent:?}");
    let granted =
        desk.between.seen().iter().any(|request| request.method == "POST" && request.is("POST", "/logs"));
    assert!(!granted, "no log was made with somebody who cannot be verified");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_knows_the_key_does_not_take_another_one() {
    let desk = Desk::open().await;
    let before = desk.anna.entries().await;
    let mut hand = Hand::of(&desk.manager, &desk.house).await;
    let directory = desk.manager.home().await;
    let mut entry = hand.entries(directory).await.swap_remove(1);
    entry.body = tdu_protocol::entry::Body::Present(noise(300).into());
    shows(&desk, entry);
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.warning().await, Some(FailureKind::HistoryChanged));
    assert_eq!(desk.anna.entries().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ghost_is_let_into_no_file_and_reads_nothing_that_follows() {
    let desk = Desk::open().await;
    desk.anna.notes(desk.case, FIRST).await;
    desk.anna.settles().await.expect("the server is honest");
    let mut hand = Hand::of(&desk.anna, &desk.house).await;
    let head = hand.head(desk.case).await;
    let ghost = Newcomer::default();
    let before = (desk.anna.entries().await, readers(&desk.anna, desk.case).await);
    let (foreign, _) = ghost.self_made(Role::Worker);
    let place = Place { log: desk.case, seq: head.next, prev: head.hash, epoch: 0 };
    let grant = |chain| Control::Grant { chain, rights: Rights::Write, sealed_key: noise(200).into() };
    let account = hand.keys.account;
    let lies = [
        ("in the worker's name", grant(hand.chain.clone()).to_entry(place, account, &ghost.keys.signing)),
        ("in the ghost's own name", grant(foreign).to_entry(place, ghost.keys.account, &ghost.keys.signing)),
    ];
    for (what, entry) in lies {
        shows(&desk, entry);
        desk.anna.settles().await.expect("the server answers");
        assert_eq!(desk.anna.warning().await, Some(FailureKind::IntruderRefused), "{what}");
        let after = (desk.anna.entries().await, readers(&desk.anna, desk.case).await);
        assert_eq!(after, before, "{what}");
    }

    desk.between.is_honest();
    desk.between.forgets();
    desk.anna.notes(desk.case, SECOND).await;
    desk.anna.settles().await.expect("the server is honest again");
    assert_eq!(desk.anna.texts(desk.case).await, [FIRST, SECOND]);
    for request in desk.between.seen() {
        assert!(!request.is("POST", "/logs"), "{:?}", request.value::<NewLog>());
        if request.is("POST", "/logs/*/entries") {
            let sent: Append = request.value();
            assert!(
                sent.entries.iter().all(|entry| entry.kind == Kind::Sealed),
                "no key was given to anybody"
            );
        }
    }
    assert_nothing_leaked(&desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_whom_no_one_invited_does_not_appear_among_the_staff() {
    let desk = Desk::open().await;
    let directory = desk.manager.home().await;
    let mut hand = Hand::of(&desk.manager, &desk.house).await;
    let state = hand.state(directory).await;
    let before = desk.anna.entries().await;
    let ghost = Newcomer::default();
    let invitation = tdu_protocol::InvitationId([9; 16]);
    let certificate =
        ghost.keys.certificate(state.org(), Role::Manager, Issuer::Invitation(invitation), now());
    let certificate = Signed::make(&certificate, ghost.keys.account, &new_key());
    let Head { next, hash } = state.head();
    let place = Place { log: directory, seq: next, prev: hash, epoch: 0 };
    shows(&desk, Control::Join { certificate }.to_entry(place, ghost.keys.account, &ghost.keys.signing));
    desk.anna.settles().await.expect("the server answers");
    assert_eq!(desk.anna.warning().await, Some(FailureKind::IntruderRefused));
    assert_eq!(desk.anna.entries().await, before);
    let Ok(Reply::Staff(staff)) = desk.anna.ask(Command::Staff).await else { panic!("no staff") };
    assert_eq!(staff.members.len(), 3);
}
