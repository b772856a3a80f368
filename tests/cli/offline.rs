//! Without a network, what was written is kept, said to be kept, and leaves later.

use serde_json::json;
use tdu_tests::people::{Course, Desk};

use super::terminal::Terminal;

#[tokio::test(flavor = "multi_thread")]
async fn a_note_without_a_network_is_kept_and_leaves_with_the_next_command() {
    let desk = Desk::open().await;
    let terminal = Terminal::of(&desk.house, &desk.between.origin(), &desk.anna).await;
    desk.between.judges(|_| Course::LoseRequest);
    let line =
        ["note", "add", "--json", "--case", "Nadia", "--channel", "telephone", "--text", "sans réseau"];
    let kept = terminal.tdu(&line).await;
    assert_eq!((kept.code, &kept.json()["waiting"]), (0, &json!(1)), "kept here and on its way: {kept:?}");
    assert!(kept.err.contains("offline"), "and said: {kept:?}");
    let shown = terminal.tdu(&["case", "Nadia"]).await;
    assert!(shown.out.contains("sans réseau") && shown.out.contains("not left yet"), "{shown:?}");

    assert_eq!(terminal.tdu(&["logout", "--json"]).await.problem(5), "waiting", "it would be lost");

    desk.between.is_honest();
    let later = terminal.tdu(&["case", "Nadia"]).await;
    assert!(later.out.contains("sans réseau") && !later.out.contains("not left yet"), "{later:?}");
    desk.anna.settles().await.expect("the server is there");
    assert_eq!(desk.anna.texts(desk.case).await, ["sans réseau"]);
    assert_eq!(terminal.tdu(&["logout"]).await.code, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_whose_answer_was_lost_is_there_once() {
    let desk = Desk::open().await;
    let terminal = Terminal::of(&desk.house, &desk.between.origin(), &desk.anna).await;
    desk.between.takes("POST", "/logs/*/entries", |_| Course::LoseAnswer);
    let line = ["note", "add", "--json", "--case", "Nadia", "--channel", "telephone", "--text", "une fois"];
    let kept = terminal.tdu(&line).await;
    assert_eq!(kept.code, 0, "{kept:?}");
    desk.between.is_honest();
    let shown = terminal.tdu(&["case", "Nadia"]).await;
    assert_eq!(shown.out.matches("une fois").count(), 1, "{shown:?}");
    desk.anna.settles().await.expect("the server is there");
    assert_eq!(desk.anna.texts(desk.case).await, ["une fois"]);
}
