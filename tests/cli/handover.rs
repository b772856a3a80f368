//! A hand-over from one worker to another, at the terminal.

use serde_json::json;
use tdu_tests::people::Service;

use super::terminal::Terminal;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_handed_over_refused_and_accepted_at_the_terminal() {
    let service = Service::open().await;
    let anna = Terminal::of(&service.house, service.house.origin(), &service.anna).await;
    let omar = Terminal::of(&service.house, service.house.origin(), &service.omar).await;
    assert_eq!(anna.tdu(&["handover", "withdraw", "Nadia", "--json"]).await.problem(5), "no-handover");
    let until = service.anna.clock_day().plus(10).to_iso();
    let propose = [
        &["handover", "propose", "Nadia", "--to", "omar", "--summary", "Recours déposé."][..],
        &["--next", "Appeler le bailleur.", "--stays-until", &until, "--json"],
    ]
    .concat();
    let proposed = anna.tdu(&propose).await;
    assert_eq!((proposed.code, &proposed.json()["waiting"]), (0, &json!(0)), "{proposed:?}");
    assert_eq!(anna.tdu(&propose).await.problem(5), "not-allowed", "one is open");
    let accept = ["handover", "accept", "Nadia", "--json"];
    assert_eq!(anna.tdu(&accept).await.problem(5), "not-allowed", "it is not hers to answer");

    let shown = omar.tdu(&["case", "Nadia", "--lang", "fr"]).await;
    for words in
        ["Suivi par Anna", "Anna vous confie ce suivi", "Recours déposé.", "Appeler le bailleur.", &until]
    {
        assert!(shown.out.contains(words), "{words}: {shown:?}");
    }
    assert_eq!(omar.tdu(&["cases", "--needs-me", "--json"]).await.json()["cases"][0]["name"], "Nadia");
    let refuse = ["handover", "refuse", "Nadia", "--reason", "Je suis absent.", "--json"];
    assert_eq!(omar.tdu(&refuse).await.code, 0);
    assert_eq!(omar.tdu(&refuse).await.problem(5), "not-found", "answered once");
    assert!(anna.tdu(&["case", "Nadia"]).await.out.contains("Je suis absent."));

    assert_eq!(anna.tdu(&propose).await.code, 0);
    assert_eq!(anna.tdu(&["handover", "withdraw", "Nadia", "--json"]).await.code, 0);
    assert_eq!(omar.tdu(&accept).await.problem(5), "not-found", "taken back");
    assert_eq!(anna.tdu(&propose).await.code, 0);
    assert_eq!(omar.tdu(&accept).await.code, 0);
    let followed = anna.tdu(&["case", "Nadia", "--json"]).await.json();
    assert_eq!(followed["summary"]["follower"]["name"], "Omar", "{followed}");
    for (who, hand_overs) in [(&omar, 1), (&anna, 0)] {
        let report = who.tdu(&["report", "--json"]).await.json();
        assert_eq!(report["report"]["figures"]["relais"]["total"], hand_overs, "{report}");
    }
}
