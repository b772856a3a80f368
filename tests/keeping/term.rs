//! A file at its term: what was promised goes, from the server, from each device and from the next backup; what the charter's
//! proof needs stays for its own time.

use std::{collections::BTreeSet, path::Path};

use tdu_core::app::{CaseFilter, CharterView, Command, FailureKind, NewFile, Reply, TodayReason};
use tdu_core::payload::{Channel, Circumstances, Device, Enrolment, IdentityCheck, Note};
use tdu_driver::examine_proof;
use tdu_keeping::KeyPair;
use tdu_policies::Lang;
use tdu_protocol::LogId;
use tdu_tests::people::{House, Person, Service, noise};

use super::world::{printed, run};

pub(super) const DAY_MS: i64 = 86_400_000;
const NOTE: &str = "Quetzalcoatlus au téléphone";
const MESSAGE: &str = "Zygomaticus est arrivé";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_reached_its_term_is_erased_everywhere_and_its_charter_is_still_proved() {
    let service = Service::open().await;
    let Service { house, anna, nadia, case, conversation, .. } = &service;
    let theirs = service.omar.opens_case("Bilal").await;
    service.omar.notes(theirs, NOTE).await;
    signs(&service).await;
    anna.notes(*case, NOTE).await;
    let photograph = noise(70_000);
    let files = vec![NewFile {
        name: "quittance.bin".to_owned(),
        media_type: "application/octet-stream".to_owned(),
        bytes: photograph.into(),
        as_it_is: true,
    }];
    let send = Command::SendMessage { conversation: *conversation, text: MESSAGE.to_owned(), files };
    nadia.ask(send).await.expect("it is kept");
    everybody_settles(&service).await;
    keeps_draft(anna, *case).await;
    let told = sealed_bytes(house, &[*case, *conversation]).await;
    assert_eq!(documents(house).len(), 1, "hers");
    assert!(holds_any(&files_in(&house.data()), &told), "the control: it is there");

    everybody_is_ahead_by(&service, 720);
    let failure = anna.ask(Command::EraseFile { case: *case }).await.expect_err("its term has not come");
    assert_eq!(failure.kind, FailureKind::FileMoved);
    assert_eq!(terms_on_today(anna).await, None);
    everybody_is_ahead_by(&service, 740);
    everybody_settles(&service).await;
    assert_eq!(terms_on_today(anna).await, Some(1));
    assert_eq!(names(anna, CaseFilter::AtTerm).await, ["Nadia"]);

    // A reason keeps it, and what has not left yet keeps it too.
    let until = anna.clock_day().plus(20);
    let keep = |until| Command::KeepFile { case: *case, reason: "Un recours.".to_owned(), until };
    let failure = anna.ask(keep(until.plus(400))).await.expect_err("for ever is too long");
    assert_eq!(failure.kind, FailureKind::Invalid);
    anna.ask(keep(until)).await.expect("a reason");
    assert_eq!(terms_on_today(anna).await, None);
    everybody_is_ahead_by(&service, 761);
    assert_eq!(terms_on_today(anna).await, Some(1), "it comes back");
    let failure =
        anna.ask(Command::EraseFile { case: *case }).await.expect_err("the reason has not left yet");
    assert_eq!(failure.kind, FailureKind::FileMoved, "{failure:?}");
    let failure = nadia.ask(Command::EraseFile { case: *case }).await.expect_err("not hers to ask");
    assert_eq!(failure.kind, FailureKind::NotAllowed);
    everybody_settles(&service).await;
    assert_eq!(anna.texts(*case).await, [NOTE]);

    anna.ask(Command::EraseFile { case: *case }).await.expect("its term has come");
    everybody_settles(&service).await;
    house.sweeps().await;
    let file = anna.case(*case).await;
    assert_eq!((file.person.name.as_str(), anna.texts(*case).await.len()), ("", 0));
    assert!(file.summary.erased.is_some_and(|erased| erased.proof_until.is_some()));
    assert_eq!(draft(anna, *case).await, "");
    assert_eq!(names(anna, CaseFilter::Open).await.len() + terms_on_today(anna).await.map_or(0, |_| 1), 0);
    let elsewhere = anna.elsewhere(house.origin(), house);
    elsewhere.clock.is_ahead_by(761 * DAY_MS);
    elsewhere.opens().await.expect("the words are right");
    elsewhere.settles().await.expect("the server is there");
    for person in [anna, nadia, &elsewhere] {
        let shown = person.conversation(Some(*conversation)).await;
        assert_eq!((shown.messages.len(), shown.erased.is_some()), (0, true), "{}", person.name);
        assert_eq!(person.warning().await, None, "{}", person.name);
        let kept: Vec<_> = person.everything().await.into_values().collect();
        assert!(!told.iter().any(|bytes| kept.iter().any(|value| holds(value, bytes))), "{}", person.name);
        assert!(proof_holds(person, *conversation).await, "{}", person.name);
    }
    assert_eq!(service.omar.texts(theirs).await, [NOTE], "nothing of anybody else's");

    assert_eq!(documents(house).len(), 0);
    assert!(!holds_any(&files_in(&house.data()), &told), "nothing of it is in any file of the server");
    let check = run("check", &house.data(), &[]).await;
    assert!(check.status.success(), "{}", printed(&check));
    assert!(!holds_any(&restored(house).await, &told), "nor in the next backup");

    // Five years later the proof goes by itself: once the server's clock says so, too.
    let years = 761 + 5 * 366;
    anna.clock.is_ahead_by(years * DAY_MS);
    anna.settles().await.expect("the server is there");
    assert!(proof_holds(anna, *conversation).await, "this clock alone is not believed");
    everybody_is_ahead_by(&service, years);
    let anything = Command::SnoozeCheckIn { until: anna.clock_day() };
    anna.ask(anything).await.expect("it is kept");
    everybody_settles(&service).await;
    everybody_settles(&service).await;
    for person in [anna, nadia] {
        let copy = person.ask(Command::CharterCopy { conversation: *conversation, of: None }).await;
        assert_eq!(copy.expect_err("nothing is left").kind, FailureKind::NotFound, "{}", person.name);
        assert_eq!(person.warning().await, None, "{}", person.name);
    }
    let check = run("check", &house.data(), &[]).await;
    assert!(check.status.success(), "{}", printed(&check));
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_that_were_noted_go_after_ninety_days_and_a_wrong_clock_alone_takes_none() {
    let service = Service::open().await;
    let Service { house, anna, nadia, case, conversation, .. } = &service;
    nadia.says(*conversation, MESSAGE).await;
    everybody_settles(&service).await;
    let noted = Command::NoteMessages { conversation: *conversation };
    let failure =
        nadia.ask(Command::NoteMessages { conversation: *conversation }).await.expect_err("not hers");
    assert_eq!(failure.kind, FailureKind::NotAllowed);
    anna.ask(noted).await.expect("it is noted");
    nadia.says(*conversation, NOTE).await;
    everybody_settles(&service).await;
    assert_eq!(anna.conversation(Some(*conversation)).await.noted.map(|noted| noted.count), Some(1));
    anna.clock.is_ahead_by(91 * DAY_MS);
    everybody_settles(&service).await;
    assert_eq!(nadia.messages(None).await, [MESSAGE, NOTE]);
    house.is_ahead_by(91 * DAY_MS);
    anna.notes(*case, "le temps passe").await;
    everybody_settles(&service).await;
    everybody_settles(&service).await;
    for person in [anna, nadia] {
        let shown = person.conversation(Some(*conversation)).await;
        let texts: Vec<_> = shown.messages.iter().map(|message| message.text.as_str()).collect();
        assert_eq!((texts, shown.noted_gone, shown.erased), (vec![NOTE], true, None), "{}", person.name);
        assert_eq!((person.kept_without_body().await, person.warning().await), (1, None), "{}", person.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_that_takes_up_the_messages_says_so_with_it_and_of_no_others() {
    let service = Service::open().await;
    let Service { anna, nadia, case, conversation, .. } = &service;
    nadia.says(*conversation, MESSAGE).await;
    everybody_settles(&service).await;
    let before = anna.case(*case).await.to_note.expect("one is not noted").before;
    nadia.says(*conversation, "arrivé pendant la note").await;
    everybody_settles(&service).await;
    let note = |relayed| {
        let note = Note { channel: "telephone".to_owned(), text: NOTE.to_owned(), ..Note::default() };
        Command::WriteNote { case: *case, note, marks: BTreeSet::new(), relayed }
    };
    anna.ask(note(None)).await.expect("it is kept");
    assert_eq!(anna.conversation(Some(*conversation)).await.noted, None, "never by itself");
    anna.ask(note(Some(before))).await.expect("it is kept");
    everybody_settles(&service).await;
    let shown = anna.conversation(Some(*conversation)).await;
    let counts = (shown.noted.map(|noted| noted.count), shown.to_note.map(|messages| messages.count));
    assert_eq!(counts, (Some(1), Some(1)), "what arrived meanwhile is not meant");
    let rest = shown.to_note.map(|messages| messages.before);
    anna.ask(note(rest)).await.expect("it is kept");
    assert_eq!(anna.case(*case).await.to_note, None);
    let failure = anna.ask(note(rest)).await.expect_err("nothing is left to say");
    assert_eq!(failure.kind, FailureKind::NotAllowed);
    assert_eq!(anna.texts(*case).await.len(), 3, "and no note is kept without what was to go with it");
}

async fn everybody_settles(service: &Service) {
    for person in [&service.nadia, &service.anna, &service.omar, &service.nadia] {
        person.settles().await.expect("the server is there");
    }
}

fn everybody_is_ahead_by(service: &Service, days: i64) {
    service.house.is_ahead_by(days * DAY_MS);
    for person in [&service.nadia, &service.anna, &service.omar] {
        person.clock.is_ahead_by(days * DAY_MS);
    }
}

async fn signs(service: &Service) {
    let conversation = service.conversation;
    let asked = service.nadia.ask(Command::Charter { conversation, lang: Lang::Fr }).await;
    let Ok(Reply::Charter(view)) = asked else { panic!("{asked:?}") };
    let CharterView { digest, .. } = *view;
    let circumstances = Circumstances { channel: Channel::InPerson, device: Device::Own, help: None };
    let (lang, consents, heard) = (Lang::Fr, Vec::new(), false);
    let sign = Command::SignCharter { conversation, lang, digest, consents, heard, circumstances };
    service.nadia.ask(sign).await.expect("the text that was shown");
    everybody_settles(service).await;
    let (identity, enrolled) = (IdentityCheck::Known, Enrolment::FaceToFace);
    let countersign = Command::CountersignCharter { conversation, identity, enrolled };
    service.anna.ask(countersign).await.expect("she signed");
    everybody_settles(service).await;
}

async fn proof_holds(person: &Person, conversation: LogId) -> bool {
    match person.ask(Command::CharterCopy { conversation, of: None }).await {
        Ok(Reply::File { bytes, .. }) => examine_proof(&bytes).is_ok_and(|examined| {
            examined.holds() && examined.signed.is_some() && examined.countersigned.is_some()
        }),
        other => panic!("{}: {other:?}", person.name),
    }
}

async fn keeps_draft(person: &Person, case: LogId) {
    let place = tdu_core::app::note_draft(case, None);
    person.ask(Command::KeepDraft { place, text: NOTE.to_owned() }).await.expect("it is kept");
    assert_eq!(draft(person, case).await, NOTE);
}

async fn draft(person: &Person, case: LogId) -> String {
    match person.ask(Command::Draft { place: tdu_core::app::note_draft(case, None) }).await {
        Ok(Reply::Draft(text)) => text,
        other => panic!("{other:?}"),
    }
}

async fn names(person: &Person, filter: CaseFilter) -> Vec<String> {
    match person.ask(Command::Cases { query: String::new(), filter }).await {
        Ok(Reply::Cases(cases)) => cases.into_iter().map(|case| case.name).collect(),
        other => panic!("{other:?}"),
    }
}

async fn terms_on_today(person: &Person) -> Option<u32> {
    let Ok(Reply::Today(items)) = person.ask(Command::Today).await else { panic!("no list") };
    items.into_iter().find_map(|item| match item.why {
        TodayReason::TermsReached { count } => Some(count),
        _ => None,
    })
}

/// A piece of each sealed body that is to go: who the person is, what was noted, what was said; and of the document.
async fn sealed_bytes(house: &House, logs: &[LogId]) -> Vec<Vec<u8>> {
    let mut pieces = Vec::new();
    let [case, conversation] = logs else { panic!("a file and its conversation") };
    let query = "SELECT body FROM entries WHERE log = $1 AND kind = 1 ORDER BY seq";
    let of = async |log: &LogId| -> Vec<Vec<u8>> {
        let bodies = sqlx::query_scalar(query).bind(log.0.to_vec()).fetch_all(house.database().await).await;
        bodies.expect("the entries are read")
    };
    let (file, said) = (of(case).await, of(conversation).await);
    // The file: opened, its conversation named (which stays), a note. The conversation ends with the message.
    pieces.extend([file.first(), file.last(), said.last()].into_iter().flatten().cloned());
    pieces.extend(documents(house));
    pieces.iter().map(|bytes| bytes[bytes.len() / 2..][..32].to_vec()).collect()
}

pub(super) fn files_in(folder: &Path) -> Vec<Vec<u8>> {
    let (mut left, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(path) = left.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).expect("a folder can be read");
            left.extend(entries.map(|entry| entry.expect("it can be read").path()));
        } else {
            found.push(std::fs::read(&path).expect("a file can be read"));
        }
    }
    found
}

/// The sealed documents of everybody: what is larger than the mark of the folder.
fn documents(house: &House) -> Vec<Vec<u8>> {
    let files = files_in(&house.data().join("blobs"));
    files.into_iter().filter(|bytes| bytes.len() > 1_000).collect()
}

pub(super) fn holds(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}

pub(super) fn holds_any(files: &[Vec<u8>], pieces: &[Vec<u8>]) -> bool {
    files.iter().any(|bytes| pieces.iter().any(|piece| holds(bytes, piece)))
}

/// The files of what the next backup brings back.
pub(super) async fn restored(house: &House) -> Vec<Vec<u8>> {
    let (keys, folder) = (KeyPair::make(), house.folder_for("backup"));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = |name: &str| folder.join(name).display().to_string();
    let backup = ["--to", &path("one.age"), "--recipient", &keys.recipient()];
    let output = run("backup", &house.data(), &backup).await;
    assert!(output.status.success(), "{}", printed(&output));
    std::fs::write(folder.join("identity.txt"), keys.secret().as_bytes()).expect("it can be written");
    let (from, identity) = (path("one.age"), path("identity.txt"));
    let into = folder.join("restored");
    let output = run("restore", &into, &["--from", &from, "--identity", &identity]).await;
    assert!(output.status.success(), "{}", printed(&output));
    files_in(&into)
}
