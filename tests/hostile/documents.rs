//! Documents on their way: nothing that a line or a server does loses one, or passes another off for it.

use tdu_core::app::{Command, Failure, FailureKind, NewFile, Reply};
use tdu_core::client::MAX_ATTACHMENT;
use tdu_protocol::blob::{BlobProgress, PART};
use tdu_protocol::{Bytes, LogId, WriteId};
use tdu_tests::people::{Course, Desk, Person, Said, Seen, follow, noise};

use super::assert_nothing_leaked;

const NAME: &str = "quittance de juin.pdf";

/// A worker behind somebody who may do harm, and a person who has a conversation with her.
struct Talk {
    desk: Desk,
    nadia: Person,
    conversation: LogId,
}

impl Talk {
    async fn open() -> Self {
        let desk = Desk::open().await;
        let (_, conversation, nadia) = follow(&desk.house, &desk.anna, "Nadia").await;
        Self { desk, nadia, conversation }
    }

    fn file(bytes: &[u8]) -> NewFile {
        NewFile {
            name: NAME.to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes: Bytes(bytes.to_vec()),
            as_it_is: false,
        }
    }

    async fn sends(&self, text: &str, files: Vec<NewFile>) -> Result<WriteId, Failure> {
        let (conversation, text) = (self.conversation, text.to_owned());
        match self.desk.anna.ask(Command::SendMessage { conversation, text, files }).await? {
            Reply::Written(id) => Ok(id),
            other => panic!("{other:?}"),
        }
    }

    async fn opens(&self, who: &Person, message: WriteId) -> Result<(String, Vec<u8>), Failure> {
        let asked = Command::Attachment { conversation: self.conversation, message, place: 0 };
        match who.ask(asked).await? {
            Reply::File { name, bytes, .. } => Ok((name, bytes)),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_written_without_a_network_leaves_by_itself_and_opens_at_the_other_end() {
    let talk = Talk::open().await;
    let bytes = noise(2 * PART + 4321);
    talk.desk.between.judges(|_| Course::LoseRequest);
    let message = talk.sends("Voici la quittance", vec![Talk::file(&bytes)]).await.expect("it is kept here");
    assert_eq!(talk.opens(&talk.desk.anna, message).await.expect("from this device").1, bytes);
    talk.desk.anna.settles().await.expect_err("nobody answers");

    // The line breaks in the middle of the second part, and the app is closed: what had arrived is not sent again.
    talk.desk.between.takes("PUT", "/logs/*/blobs/*", |seen| {
        if seen.path.contains("offset=0") { Course::Pass } else { Course::LoseRequest }
    });
    talk.desk.anna.settles().await.expect_err("the line breaks");
    talk.desk.between.is_honest();
    talk.desk.between.forgets();
    let Talk { desk, nadia, conversation } = talk;
    let anna = desk.anna.restarted(&desk.between.origin(), &desk.house.trust());
    let talk = Talk { desk: Desk { anna, ..desk }, nadia, conversation };
    let anna = &talk.desk.anna;
    anna.opens().await.expect("the words are right");
    anna.settles().await.expect("the server is there");
    let seen = talk.desk.between.seen();
    assert!(!seen.iter().any(|seen| seen.is("PUT", "/logs/*/blobs/*") && seen.path.contains("offset=0")));
    let place = |method: &str, path: &str| seen.iter().position(|seen| seen.is(method, path));
    let (sent, named) = (place("PUT", "/logs/*/blobs/*"), place("POST", "/logs/*/entries"));
    assert!(sent.is_some() && sent < named, "the document is there before the words that name it");
    let left = anna.everything().await.keys().filter(|key| key.starts_with("attachment/")).count();
    assert_eq!(left, 0, "what has arrived is not kept twice");

    talk.nadia.settles().await.expect("the server is there");
    let view = talk.nadia.conversation(None).await;
    let shown = &view.messages.last().expect("a message").attachments;
    assert_eq!((shown[0].name.as_str(), shown[0].size), (NAME, bytes.len() as u64));
    assert_eq!(talk.opens(&talk.nadia, message).await.expect("it opens"), (NAME.to_owned(), bytes));
    assert_nothing_leaked(&talk.desk.between);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_document_an_altered_one_and_half_of_one_are_refused() {
    let talk = Talk::open().await;
    let message = talk.sends("", vec![Talk::file(&noise(50_000))]).await.expect("a document needs no words");
    let other = talk.sends("Et celle-ci", vec![Talk::file(&noise(50_000))]).await.expect("another");
    talk.desk.anna.settles().await.expect("the server is there");
    assert!(talk.opens(&talk.desk.anna, other).await.is_ok());

    let served = |change: fn(Vec<u8>) -> Vec<u8>| {
        move |_: &Seen| {
            Course::Change(Box::new(move |mut said: Said| {
                said.body = change(said.body);
                said
            }))
        }
    };
    let changes: [fn(Vec<u8>) -> Vec<u8>; 4] = [
        |mut bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            bytes
        },
        |bytes| bytes[..bytes.len() / 2].to_vec(),
        |_| Vec::new(),
        |bytes| [bytes, vec![0]].concat(),
    ];
    for change in changes {
        talk.desk.between.takes("GET", "/logs/*/blobs/*", served(change));
        let failure = talk.opens(&talk.desk.anna, message).await.expect_err("it is not the one");
        assert_eq!(failure.kind, FailureKind::AttachmentAltered);
    }
    talk.desk.between.is_honest();
    assert!(talk.opens(&talk.desk.anna, message).await.is_ok(), "nothing here was changed by it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stands_still_and_a_document_that_is_too_heavy_keep_nobody_waiting() {
    let talk = Talk::open().await;
    let heavy = Talk::file(&vec![0; MAX_ATTACHMENT + 1]);
    let failure = talk.sends("trop lourd", vec![heavy]).await.expect_err("it is refused");
    assert_eq!(failure.kind, FailureKind::FileTooLarge);
    assert_eq!(talk.desk.anna.waiting().await, 0, "nothing of it waits");

    talk.desk.between.rewrites("PUT", "/logs/*/blobs/*", |progress: &mut BlobProgress| progress.received = 0);
    let message = talk.sends("patience", vec![Talk::file(&noise(3 * PART))]).await.expect("it is kept here");
    talk.desk.anna.settles().await.expect_err("the upload does not get on");
    assert_eq!(talk.desk.anna.waiting().await, 1, "what was written stays");
    talk.desk.between.is_honest();
    talk.desk.anna.settles().await.expect("the server gets on");
    assert_eq!(talk.desk.anna.waiting().await, 0);
    talk.nadia.settles().await.expect("the server is there");
    assert!(talk.opens(&talk.nadia, message).await.is_ok());
}
