//! A charter that was changed by whoever may write in the conversation: the administrator's signature does not cover it.

use tdu_core::app::{CharterState, CharterView, Command, FailureKind, Reply};
use tdu_core::payload::{Channel, CharterPresented, Circumstances, Device, Payload, SignedPolicies};
use tdu_core::policy;
use tdu_policies::{Lang, PolicyFiles};
use tdu_protocol::LogId;
use tdu_tests::people::{Hand, Person, Service, now};

async fn charter(person: &Person, conversation: LogId) -> CharterView {
    match person.ask(Command::Charter { conversation, lang: Lang::Fr }).await {
        Ok(Reply::Charter(view)) => *view,
        other => panic!("{other:?}"),
    }
}

/// The policies as an administrator signed them, with one word changed since.
async fn changed(service: &Service) -> SignedPolicies {
    let hand = Hand::of(&service.administrator, &service.house).await;
    let (files, account) = (PolicyFiles::embedded(), hand.keys.account);
    let signed = policy::sign(files, now(), hand.chain, &hand.root, account, &hand.keys.signing);
    let mut signed = signed.expect("the embedded policies hold");
    let (name, text) = signed
        .files
        .iter()
        .find(|(name, text)| name.contains("charter") && text.contains(" ne "))
        .map(|(name, text)| (name.to_owned(), text.replace(" ne ", " ")))
        .expect("the charter says what will not be done");
    signed.files.insert(name, text);
    signed
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_charter_is_never_put_in_the_place_of_the_signed_one() {
    let service = Service::open().await;
    let genuine = charter(&service.nadia, service.conversation).await;
    assert_eq!(genuine.state, CharterState::Presented);
    let presented = CharterPresented { policies: changed(&service).await, parameters: [].into() };
    let mut hand = Hand::of(&service.anna, &service.house).await;
    let key = hand.key_of(service.conversation).await;
    let head = hand.head(service.conversation).await;
    let payload = Payload::CharterPresented(Box::new(presented));
    let entry = hand.sealed_payload(service.conversation, head, &key, payload);
    assert_eq!(hand.appends(vec![entry]).await.status, 200, "the server cannot know");
    let sent = service.house.kept().await.count("entries");

    service.nadia.settles().await.expect("the server is there");
    let shown = charter(&service.nadia, service.conversation).await;
    assert_eq!((shown.digest, shown.text), (genuine.digest, genuine.text), "the text that was signed");
    // What was read is what is signed, or nothing is.
    let conversation = service.conversation;
    let other = tdu_protocol::Hash32([1; 32]);
    let sign = |digest| Command::SignCharter {
        conversation,
        lang: Lang::Fr,
        digest,
        consents: vec![],
        heard: false,
        circumstances: Circumstances { channel: Channel::Apart, device: Device::Own, help: None },
    };
    let failure = service.nadia.ask(sign(other)).await.expect_err("another text");
    assert_eq!(failure.kind, FailureKind::Invalid);
    service.nadia.settles().await.expect("the server is there");
    assert_eq!(service.house.kept().await.count("entries"), sent, "nothing was signed");
    service.nadia.ask(sign(shown.digest)).await.expect("the text that was shown");
    service.nadia.settles().await.expect("the server is there");
    service.anna.settles().await.expect("the server is there");
    assert!(matches!(charter(&service.anna, conversation).await.state, CharterState::Signed { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn policies_that_were_changed_in_the_directory_do_not_come_into_force_and_are_told() {
    let service = Service::open().await;
    let Ok(Reply::Policies(before)) = service.anna.ask(Command::Policies).await else {
        panic!("no policies")
    };
    let mut hand = Hand::of(&service.administrator, &service.house).await;
    let key = hand.key_of(service.directory).await;
    let head = hand.head(service.directory).await;
    let payload = Payload::Policies(Box::new(changed(&service).await));
    let entry = hand.sealed_payload(service.directory, head, &key, payload);
    assert_eq!(hand.appends(vec![entry]).await.status, 200, "the server cannot know");
    service.anna.settles().await.expect("the server is there");
    assert_eq!(service.anna.warning().await, Some(FailureKind::UntrustedKey));
    let Ok(Reply::Policies(after)) = service.anna.ask(Command::Policies).await else { panic!("no policies") };
    assert_eq!(after, before);
}
