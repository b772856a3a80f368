//! A talk that ended: what was written goes from the server and from each device once both have asked for it, and not before.

use tdu_core::app::{Command, ConversationView, FailureKind, Reply, TalkErasure};
use tdu_protocol::{AccountId, LogId};
use tdu_tests::people::{Person, Service};

const TEXT: &str = "Quetzalcoatlus, entre nous";

#[tokio::test(flavor = "multi_thread")]
async fn a_talk_ends_by_either_and_is_erased_by_both() {
    let Service { house, anna, omar, .. } = Service::open().await;
    let talk = begins(&anna, account_of(&omar).await).await;
    settle(&[&anna, &omar]).await;
    omar.says(talk, "Bien sûr.").await;
    settle(&[&omar, &anna]).await;

    ends(&omar, talk, false).await;
    omar.ask(message(talk)).await.expect_err("he ended it himself");
    settle(&[&omar, &anna]).await;
    let failure = anna.ask(message(talk)).await.expect_err("nobody writes there any more");
    assert_eq!(failure.kind, FailureKind::NotAllowed);
    assert_ne!(begins(&anna, account_of(&omar).await).await, talk, "another one begins");

    ends(&omar, talk, true).await;
    settle(&[&omar, &anna, &anna]).await;
    assert_eq!(erasure(&anna, talk).await, (2, TalkErasure::Proposed), "not by one alone");
    let elsewhere = omar.elsewhere(house.origin(), &house);
    elsewhere.opens().await.expect("the words are right");
    elsewhere.settles().await.expect("the server is there");
    ends(&anna, talk, true).await;
    settle(&[&anna, &omar, &elsewhere]).await;
    for person in [&anna, &omar, &elsewhere] {
        assert_eq!(erasure(person, talk).await, (0, TalkErasure::Done), "{}", person.name);
        assert_eq!((person.kept_without_body().await, person.warning().await), (2, None), "{}", person.name);
    }
    let query = "SELECT COUNT(*) FROM entries WHERE log = $1 AND kind = 1 AND body IS NOT NULL";
    let left: i64 = sqlx::query_scalar(query)
        .bind(talk.0.to_vec())
        .fetch_one(house.database().await)
        .await
        .expect("the entries are counted");
    assert_eq!(left, 3, "that it ended, and the two wishes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_talk_whose_other_side_left_is_ended_and_erased_by_who_remains() {
    // The server goes when its house does.
    let Service { house: _house, manager, anna, omar, .. } = Service::open().await;
    let account = account_of(&omar).await;
    let talk = begins(&anna, account).await;
    let theirs = begins(&omar, account_of(&anna).await).await;
    settle(&[&anna, &omar, &anna, &manager]).await;
    manager.ask(Command::PutOut { account }).await.expect("a worker is put out");
    settle(&[&manager, &anna]).await;

    ends(&anna, talk, true).await;
    settle(&[&anna, &anna]).await;
    assert_eq!(erasure(&anna, talk).await, (0, TalkErasure::Done), "nobody is waited for");
    assert!(!seen(&anna, theirs).await.erasable);
    ends(&anna, theirs, true).await;
    settle(&[&anna, &anna]).await;
    assert_eq!(erasure(&anna, theirs).await, (1, TalkErasure::Impossible), "it is ended all the same");
    assert_eq!(anna.status().await.waiting, 0, "nothing hangs");
}

async fn settle(people: &[&Person]) {
    for person in people {
        person.settles().await.expect("the server is there");
    }
}

async fn account_of(person: &Person) -> AccountId {
    person.keys().await.account
}

async fn begins(person: &Person, with: AccountId) -> LogId {
    match person.ask(Command::BeginTalk { with, text: TEXT.to_owned() }).await {
        Ok(Reply::Log(talk)) => talk,
        other => panic!("{}: {other:?}", person.name),
    }
}

fn message(conversation: LogId) -> Command {
    Command::SendMessage { conversation, text: TEXT.to_owned(), files: Vec::new() }
}

async fn ends(person: &Person, talk: LogId, erase: bool) {
    person.ask(Command::EndTalk { talk, erase }).await.expect("it is theirs to say");
}

async fn seen(person: &Person, talk: LogId) -> ConversationView {
    person.conversation(Some(talk)).await
}

/// How many messages are left, and what becomes of them.
async fn erasure(person: &Person, talk: LogId) -> (usize, TalkErasure) {
    let view = seen(person, talk).await;
    (view.messages.len(), view.ended.expect("it ended").erasure)
}
