//! Each way of answering the charter has its proof, of which no field can be changed unnoticed.

use serde_json::Value;
use tdu_core::app::{CharterState, CharterView, Command, FailureKind, Reply};
use tdu_core::calendar::Day;
use tdu_core::evidence::{Level, Way};
use tdu_core::payload::{
    Answer, Channel, Circumstances, Device, Enrolment, Help, HelpRole, IdentityCheck, Meeting, Spoken, Told,
    WithdrawalTold as Withdrawal,
};
use tdu_core::proof::{Outcome, Point};
use tdu_driver::examine_proof;
use tdu_policies::Lang;
use tdu_tests::people::{Person, Service};

use super::altered::holds_and_cannot_be_changed;

/// A proof of before answers other than signatures had any: what it proves stays proved.
const FORMER: &[u8] = include_bytes!("../vectors/charter-proof-1.json");
/// One that an authority stamped, beside that authority's certificate.
const STAMPED: &str = include_str!("../vectors/charter-proof-3.json");

async fn charter(person: &Person, service: &Service) -> CharterView {
    let charter = Command::Charter { conversation: service.conversation, lang: Lang::En };
    match person.ask(charter).await {
        Ok(Reply::Charter(view)) => *view,
        other => panic!("{other:?}"),
    }
}

async fn everybody_settles(service: &Service) {
    for person in [&service.nadia, &service.anna, &service.omar, &service.nadia] {
        person.settles().await.expect("the server is there");
    }
}

pub(super) async fn signs_on_her_device(service: &Service) {
    let sign = Command::SignCharter {
        conversation: service.conversation,
        lang: Lang::En,
        digest: charter(&service.nadia, service).await.digest,
        consents: vec!["demande-d-avis".to_owned()],
        heard: false,
        circumstances: Circumstances {
            channel: Channel::InPerson,
            device: Device::Own,
            help: Some(Help { role: HelpRole::Interpreter, name: "Rachid".to_owned() }),
        },
    };
    service.nadia.ask(sign).await.expect("the text that was shown");
    everybody_settles(service).await;
}

pub(super) async fn countersigns(service: &Service) {
    let countersign = Command::CountersignCharter {
        conversation: service.conversation,
        identity: IdentityCheck::Known,
        enrolled: Enrolment::FaceToFace,
    };
    service.anna.ask(countersign).await.expect("she signed");
    everybody_settles(service).await;
}

async fn answers(person: &Person, service: &Service, answer: Answer) {
    let digest = charter(person, service).await.digest;
    let conversation = service.conversation;
    let answer = Command::AnswerCharter { conversation, lang: Lang::En, digest, answer };
    person.ask(answer).await.expect("the text that was shown");
    everybody_settles(service).await;
}

async fn anna_hears(service: &Service, what: Spoken) {
    let told = Told { what, channel: Meeting::InPerson, identity: IdentityCheck::DocumentSeen, help: None };
    answers(&service.anna, service, Answer::Told(told)).await;
}

/// The newest proof, as Nadia keeps it.
pub(super) async fn copy_of(service: &Service) -> Vec<u8> {
    let copy = Command::CharterCopy { conversation: service.conversation, of: None };
    match service.nadia.ask(copy).await {
        Ok(Reply::File { bytes, .. }) => bytes,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_its_countersignature_and_its_withdrawal_hold_and_cannot_be_changed() {
    use Point::{Person, Reference, Text, Times, Withdrawal, Worker};
    let service = Service::open().await;
    signs_on_her_device(&service).await;
    countersigns(&service).await;
    let found =
        holds_and_cannot_be_changed(&copy_of(&service).await, &[Person, Text, Reference, Worker, Times]);
    assert_eq!(found.countersigned.map(|act| act.account), Some(service.anna.keys().await.account));
    let facts = found.charter.expect("what was signed");
    assert_eq!(facts.level, Level::Advanced, "her own device, linked face to face, with an interpreter");
    assert_eq!(
        facts.help.map(|help| (help.role, help.name)),
        Some((HelpRole::Interpreter, "Rachid".to_owned()))
    );
    assert_eq!(facts.consents, ["demande-d-avis"]);

    let withdraw = Command::WithdrawCharter { conversation: service.conversation };
    service.nadia.ask(withdraw).await.expect("it was signed");
    everybody_settles(&service).await;
    let points = [Person, Text, Reference, Worker, Withdrawal, Times];
    let found = holds_and_cannot_be_changed(&copy_of(&service).await, &points);
    assert!(found.withdrawn.is_some_and(|act| act.at.is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_told_to_a_worker_is_in_the_proof_as_what_it_is() {
    use Point::{Person, Reference, Text, Times, WithdrawalTold, Worker};
    let service = Service::open().await;
    let conversation = service.conversation;
    let told = Withdrawal { channel: Meeting::Phone, identity: IdentityCheck::Question, help: None };
    let record = || Command::RecordWithdrawal { conversation, told: told.clone() };
    let nothing = service.anna.ask(record()).await.expect_err("nothing was accepted");
    assert_eq!(nothing.kind, FailureKind::Invalid);
    signs_on_her_device(&service).await;
    countersigns(&service).await;
    let not_hers = service.nadia.ask(record()).await.expect_err("she withdraws in her own name");
    assert_eq!(not_hers.kind, FailureKind::NotAllowed);
    service.anna.ask(record()).await.expect("it was signed");
    everybody_settles(&service).await;
    let state = charter(&service.nadia, &service).await.state;
    assert!(matches!(state, CharterState::Withdrawn { told: true, .. }), "she sees it: {state:?}");
    let points = [Person, Text, Reference, Worker, WithdrawalTold, Times];
    let found = holds_and_cannot_be_changed(&copy_of(&service).await, &points);
    let by = found.withdrawn.expect("it was withdrawn");
    assert_eq!((by.account, by.at.is_some()), (service.anna.keys().await.account, true));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_given_aloud_is_confirmed_by_a_colleague_who_then_reads_no_longer() {
    use Point::{Record, Reference, Text, Times, Witness};
    let service = Service::open().await;
    let conversation = service.conversation;
    anna_hears(&service, Spoken::Yes { consents: Vec::new() }).await;
    let alone = examine_proof(&copy_of(&service).await).expect("a proof");
    let witness = alone.findings.iter().find(|finding| finding.point == Witness);
    assert_eq!(witness.map(|finding| &finding.outcome), Some(&Outcome::Open), "nobody else confirmed yet");

    let failure = service.omar.ask(Command::WitnessCharter { conversation }).await;
    failure.expect_err("nobody asked him, and he cannot read it");
    let colleague = service.omar.keys().await.account;
    let ask = Command::AskCharterWitness { conversation, colleague };
    service.anna.ask(ask).await.expect("a colleague of the directory");
    everybody_settles(&service).await;
    assert!(charter(&service.omar, &service).await.waits_for_me);
    assert_eq!(charter(&service.nadia, &service).await.colleagues[0].name, "Omar", "she knows who can read");
    let failure = service.anna.ask(Command::WitnessCharter { conversation }).await;
    assert!(failure.is_ok(), "she may write it");
    everybody_settles(&service).await;
    let state = charter(&service.nadia, &service).await.state;
    assert!(matches!(state, CharterState::Heard { .. }), "but she is not a second person: {state:?}");
    service.omar.ask(Command::WitnessCharter { conversation }).await.expect("he was asked");
    everybody_settles(&service).await;
    let state = charter(&service.nadia, &service).await.state;
    assert!(matches!(state, CharterState::Witnessed { .. }), "{state:?}");

    service.anna.ask(Command::DismissCharterWitness { conversation, colleague }).await.expect("he is there");
    everybody_settles(&service).await;
    assert!(charter(&service.nadia, &service).await.colleagues.is_empty());
    let points = [Record, Text, Reference, Witness, Times];
    let found = holds_and_cannot_be_changed(&copy_of(&service).await, &points);
    let accounts = (found.signed.map(|act| act.account), found.countersigned.map(|act| act.account));
    assert_eq!(accounts, (Some(service.anna.keys().await.account), Some(colleague)));
    let facts = found.charter.expect("an answer");
    assert_eq!((facts.way, facts.level), (Way::Aloud, Level::Unsigned));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_a_refusal_and_a_wait_have_their_proofs_too() {
    use Point::{Record, Reference, Reply as OwnReply, Text, Times};
    let service = Service::open().await;
    let by_staff = [Record, Text, Reference, Times];
    let by_herself = [OwnReply, Text, Reference, Times];
    let look = |file: Vec<u8>, points: &[Point]| {
        holds_and_cannot_be_changed(&file, points).charter.expect("an answer").way
    };
    answers(&service.nadia, &service, Answer::Refused).await;
    assert_eq!(look(copy_of(&service).await, &by_herself), Way::Refused);
    let until = Day::from_ymd(2030, 1, 7);
    answers(&service.nadia, &service, Answer::Later { until }).await;
    assert_eq!(look(copy_of(&service).await, &by_herself), Way::Later { until });
    anna_hears(&service, Spoken::No).await;
    assert_eq!(look(copy_of(&service).await, &by_staff), Way::Refused);
    let day = Day::from_ymd(2026, 1, 7).expect("a day");
    let kept = "armoire 2".to_owned();
    anna_hears(&service, Spoken::Paper { day, kept: kept.clone(), consents: Vec::new() }).await;
    assert_eq!(look(copy_of(&service).await, &by_staff), Way::Paper { day, kept });
}

#[test]
fn a_proof_of_the_former_format_still_holds_and_claims_no_more_than_it_did() {
    use Point::{Person, Reference, Text, Times, Worker};
    let found = holds_and_cannot_be_changed(FORMER, &[Person, Text, Reference, Worker, Times]);
    let facts = found.charter.expect("what was signed");
    assert_eq!(
        (facts.level, facts.device, facts.enrolled),
        (Level::Simple, None, None),
        "nothing is guessed"
    );
}

#[test]
fn a_proof_with_a_stamp_holds_as_long_as_nothing_of_it_is_changed_the_stamp_included() {
    use Point::{Person, Reference, Stamp, Text, Times, Worker};
    let kept: Value = serde_json::from_str(STAMPED).expect("JSON");
    let file = serde_json::to_vec(&kept["proof"]).expect("JSON");
    let found = holds_and_cannot_be_changed(&file, &[Person, Text, Reference, Worker, Times, Stamp]);
    assert_eq!(found.stamped.map(|stamp| stamp.by).as_deref(), Some("Horodatage-Exemple"));
}
