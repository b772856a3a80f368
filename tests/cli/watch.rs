//! News as they happen, one line each.

use serde_json::Value;
use tdu_tests::people::Service;

use super::terminal::Terminal;

fn of(line: &str, event: &str) -> Option<Value> {
    serde_json::from_str(line).ok().filter(|value: &Value| value["event"] == event)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_appears_as_it_is_sent_and_what_was_there_does_not() {
    let service = Service::open().await;
    service.nadia.says(service.conversation, "un message d'avant").await;
    service.nadia.settles().await.expect("the server is there");
    let terminal = Terminal::of(&service.house, service.house.origin(), &service.anna).await;
    let mut watching = terminal.starts(&["watch", "--json"]);
    watching.prints(|line| of(line, "status").is_some_and(|status| status["online"] == true)).await;

    service.nadia.says(service.conversation, "Quetzalcoatlus en direct").await;
    service.nadia.settles().await.expect("the server is there");
    let line = watching.prints(|line| of(line, "message").is_some()).await;
    let message = of(&line, "message").expect("it was just seen");
    assert_eq!(message["message"]["text"], "Quetzalcoatlus en direct", "and not the one from before");
    assert_eq!((&message["with"], &message["message"]["mine"]), (&"Nadia".into(), &false.into()));

    // A note of her own, from another device.
    service.anna.notes(service.case, "depuis un autre appareil").await;
    service.anna.settles().await.expect("the server is there");
    let line = watching.prints(|line| of(line, "case").is_some()).await;
    assert!(line.contains("depuis un autre appareil") && line.contains("Nadia"), "{line}");

    let (code, lines) = watching.interrupted(&terminal).await;
    assert_eq!(code, 0);
    for line in &lines {
        assert!(serde_json::from_str::<Value>(line).is_ok(), "not JSON: {line}");
        assert!(!line.contains("un message d'avant"), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_reads_the_same_in_words() {
    let service = Service::open().await;
    let terminal = Terminal::of(&service.house, service.house.origin(), &service.anna).await;
    let mut watching = terminal.starts(&["watch", "--lang", "fr"]);
    watching.notices("Ctrl-C").await;
    service.nadia.says(service.conversation, "Quetzalcoatlus en direct").await;
    service.nadia.settles().await.expect("the server is there");
    watching.prints(|line| line.contains("Quetzalcoatlus en direct")).await;
    let (code, lines) = watching.interrupted(&terminal).await;
    assert_eq!(code, 0);
    assert!(lines.iter().any(|line| line.contains("Nadia")), "{lines:?}");
}
