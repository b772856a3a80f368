//! A worker is put out: what ends, what goes on, and who has to do what for it (nobody anything).

use tdu_core::app::{CaseFilter, Command, Ended, FailureKind, Phase, Reader, Reply};
use tdu_core::seal::open;
use tdu_protocol::problem::ProblemKind;
use tdu_protocol::{AccountId, Kind, LogId};
use tdu_tests::people::{Hand, Person, Service, sealed};
use tokio::task::LocalSet;

async fn account_of(person: &Person) -> AccountId {
    person.keys().await.account
}

async fn readers(person: &Person, log: LogId) -> Vec<String> {
    match person.ask(Command::WhoCanRead { log }).await {
        Ok(Reply::Readers(readers)) => readers.into_iter().map(|reader: Reader| reader.name).collect(),
        other => panic!("{}: {other:?}", person.name),
    }
}

async fn alone(person: &Person) -> usize {
    match person.ask(Command::Cases { query: String::new(), filter: CaseFilter::Alone }).await {
        Ok(Reply::Cases(cases)) => cases.len(),
        other => panic!("{}: {other:?}", person.name),
    }
}

async fn ended(person: &Person) -> Option<Ended> {
    match person.status().await.phase {
        Phase::Ended(ended) => Some(ended),
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_is_out_at_once_and_everything_goes_on_without_them() {
    Box::pin(LocalSet::new().run_until(leaving())).await;
}

async fn leaving() {
    let Service { house, administrator, manager, anna, omar, nadia, case, conversation, .. } =
        Service::open().await;
    let (leaver, colleague) = (account_of(&anna).await, account_of(&omar).await);

    // Before: the file is entrusted to a colleague, who goes on with it.
    anna.notes(case, "avant").await;
    assert_eq!(alone(&anna).await, 1);
    anna.ask(Command::ShareCase { case, with: colleague }).await.expect("a file of one's own is entrusted");
    anna.ask(Command::BeginTalk { with: colleague, text: "Je pars demain".into() }).await.expect("a talk");
    anna.settles().await.expect("the server is there");
    assert_eq!(alone(&anna).await, 0);
    omar.settles().await.expect("the server is there");
    assert_eq!(omar.texts(case).await, ["avant"]);
    let mut hand = Hand::of(&anna, &house).await;
    let saved = [hand.key_of(case).await, hand.key_of(conversation).await];
    let head = hand.head(case).await;

    // His device and her second one listen; on her first one something waits, for it does not ask the server meanwhile.
    let second = anna.elsewhere(house.origin(), &house);
    second.opens().await.expect("the words are right");
    let (listening, hearing) = (omar.follows(), second.follows());
    anna.notes(case, "jamais partie").await;
    let refused = manager.ask(Command::PutOut { account: account_of(&administrator).await }).await;
    assert_eq!(refused.expect_err("above them").kind, FailureKind::NotAllowed);
    manager.ask(Command::PutOut { account: leaver }).await.expect("a manager puts a worker out");

    // It ends at once: requests, entries, the socket.
    hand.raw.get("/sync").await.is(ProblemKind::AccessEnded);
    hand.appends(vec![sealed(case, head, vec![1; 300])]).await.is(ProblemKind::AccessEnded);
    second.waits_until("the end to be told", async || ended(&second).await.is_some()).await;
    hearing.abort();
    let following = anna.follows();
    anna.waits_until("the end to be told", async || ended(&anna).await.is_some()).await;
    following.abort();
    following.await.expect_err("it was ended");
    let told = ended(&anna).await.expect("it was told");
    assert!(told.since.is_some() && told.unsent == 1, "{told:?}");
    assert_eq!(anna.ask(Command::Today).await.expect_err("nothing is open").kind, FailureKind::Locked);
    assert_eq!(anna.opens().await.expect_err("right words").kind, FailureKind::AccessEnded);

    // The colleague's device puts her out of what they share, by itself.
    for log in [case, conversation] {
        omar.waits_until("her to be out", async || !readers(&omar, log).await.contains(&anna.name)).await;
    }
    listening.abort();
    omar.notes(case, "après").await;
    omar.says(conversation, "Je prends la suite").await;
    omar.settles().await.expect("the server is there");
    nadia.settles().await.expect("the server is there");
    nadia.says(conversation, "D'accord").await;
    nadia.settles().await.expect("the server is there");
    omar.settles().await.expect("the server is there");
    assert_eq!(nadia.messages(None).await, ["Je prends la suite", "D'accord"]);
    let seen = nadia.conversation(None).await;
    assert_eq!(
        (seen.with.as_str(), seen.messages[0].author.as_str()),
        ("Omar", "Omar"),
        "she is told who writes"
    );
    assert_eq!(omar.texts(case).await, ["avant", "après"]);
    assert_eq!((nadia.warning().await, omar.warning().await), (None, None));
    assert_eq!(omar.case(case).await.timeline.last().expect("the file was opened").author, "Anna");

    // What she kept opens what was written before, and nothing after.
    let mut other = Hand::of(&omar, &house).await;
    for (log, key) in [case, conversation].into_iter().zip(&saved) {
        let entries = other.entries(log).await;
        let bodies =
            entries.iter().filter(|entry| entry.kind == Kind::Sealed).filter_map(|entry| entry.body());
        let opened: Vec<bool> = bodies.map(|body| open(key, body).is_ok()).collect();
        assert!(opened[0] && !opened[opened.len() - 1], "{opened:?}");
        assert_eq!(other.state(log).await.epoch(), 1, "the key was changed once");
    }

    // She can be chosen for nothing any more, and is still named in what she wrote.
    let Ok(Reply::Talks(talks)) = omar.ask(Command::Talks).await else { panic!("no talks") };
    assert_eq!((talks.talks[0].with.as_str(), talks.talks[0].left), ("Anna", true));
    assert!(talks.colleagues.iter().all(|one| one.account != leaver));
    omar.ask(Command::BeginTalk { with: leaver, text: "Encore là ?".into() }).await.expect_err("she left");
    omar.ask(Command::ShareCase { case, with: leaver }).await.expect_err("she left");

    // Her device keeps what it had, closed, until she erases it.
    let anna = anna.restarted(house.origin(), &house.trust());
    assert_eq!(anna.opens().await.expect_err("right words").kind, FailureKind::AccessEnded);
    assert_eq!(ended(&anna).await.map(|told| told.unsent), Some(1), "counted without opening");
    assert!(!anna.everything().await.is_empty());
    anna.ask(Command::LogOut { forget: true }).await.expect("the device is hers to erase");
    assert_eq!((anna.status().await.phase, anna.everything().await.len()), (Phase::SignedOut, 0));
}
