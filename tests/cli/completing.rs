//! A charter that still holds examples is proposed to nobody: what is missing is named, until an administrator says it.

use serde_json::{Value, json};
use tdu_core::app::{Command, FailureKind, PolicyChange, Reply};
use tdu_demo::complete_charter;
use tdu_policies::{Lang, PolicyFiles, Ready, Visibility};
use tdu_protocol::Role;
use tdu_tests::people::{House, follow, found_signing, hire};

use super::terminal::Terminal;

/// What ships as an example, as a service calls two of them.
const NAMES: [&str; 2] =
    ["Data protection officer, and how to reach them", "Opening days and hours of the service"];

async fn state_of_charter(terminal: &Terminal) -> Value {
    let doctor = terminal.tdu(&["doctor", "--json"]).await;
    assert_eq!(doctor.code, 0, "a service that has just begun is not ill: {doctor:?}");
    let report = doctor.json();
    let checks = report["checks"].as_array().expect("a list");
    checks.iter().find(|check| check["name"] == "charter").expect("a check of the charter").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn examples_are_proposed_to_nobody_and_the_charter_is_once_the_service_has_said_its_own() {
    let house = House::open().await;
    let (policies, visibility) = (Ready::Standard, Visibility::ByWorker);
    let administrator = found_signing(&house, policies, visibility, PolicyFiles::new()).await;
    let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
    let anna = hire(&house, &manager, Role::Worker, "Anna").await;
    let (case, conversation, nadia) = follow(&house, &anna, "Nadia").await;
    let read = || Command::Charter { conversation, lang: Lang::Fr };
    let nothing = nadia.ask(read()).await.expect_err("she is invited all the same, without a charter");
    assert_eq!(nothing.kind, FailureKind::NotFound);

    let refused = anna.ask(Command::PresentCharter { case }).await.expect_err("it holds examples");
    let missing: Vec<_> = refused.missing.iter().map(|name| name.get(Lang::En)).collect();
    assert_eq!((refused.kind, missing.len()), (FailureKind::CharterIncomplete, 6), "{missing:?}");
    assert!(NAMES.iter().all(|name| missing.contains(name)), "{missing:?}");
    assert_eq!(anna.case(case).await.charter_lacks, refused.missing, "she sees it before she asks");
    let without = anna.opens_case("Idris").await;
    anna.ask(Command::PresentCharter { case: without }).await.expect_err("it holds examples");
    assert_eq!(anna.case(without).await.conversation, None, "nothing was begun");
    anna.settles().await.expect("the server is there");

    let terminal = Terminal::of(&house, house.origin(), &anna).await;
    let propose = ["charter", "propose", "Nadia"];
    assert_eq!(terminal.tdu(&[&propose[..], &["--json"]].concat()).await.problem(5), "charter-incomplete");
    let told = terminal.tdu(&propose).await;
    assert!(NAMES.iter().all(|name| told.err.contains(name)), "{told:?}");
    let check = state_of_charter(&terminal).await;
    assert_eq!(check["state"], "look");
    let sentence = check["sentence"].as_str().expect("a sentence");
    assert!(NAMES.iter().all(|name| sentence.contains(name)), "{sentence}");

    let files = complete_charter().expect("the made-up values fit");
    let change = PolicyChange { ready: None, files };
    let Ok(Reply::PolicyTrial(trial)) = administrator.ask(Command::TryPolicies(change.clone())).await else {
        panic!("a right set")
    };
    assert!(trial.charter_lacks.is_empty(), "{trial:?}");
    administrator.ask(Command::SignPolicies(change)).await.expect("a right set");
    administrator.settles().await.expect("the server is there");
    anna.settles().await.expect("the server is there");
    let Ok(Reply::Policies(policies)) = anna.ask(Command::Policies).await else { panic!("no policies") };
    assert_eq!((policies.coming, policies.charter_lacks), (None, Vec::new()), "it holds at once");
    assert_eq!(state_of_charter(&terminal).await["state"], "well");
    let proposed = terminal.tdu(&[&propose[..], &["--json"]].concat()).await;
    assert_eq!((proposed.code, &proposed.json()["state"]), (0, &json!("presented")), "{proposed:?}");
    nadia.settles().await.expect("the server is there");
    let Ok(Reply::Charter(view)) = nadia.ask(read()).await else { panic!("a charter") };
    let text = view.text.canonical();
    assert!(text.contains("donnees@deux-rives.example") && !text.contains("[exemple"), "{text}");
}
