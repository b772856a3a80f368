//! Step 7: the card of the week is answered, stays with the worker, and is erased; a day of telework is noted.

use tdu_tests::browser::Person;

const TENABLE: &str = "Cette semaine, ma charge de travail était tenable.";
const STAYS: &str = "Une situation me suit encore en dehors du travail.";

pub(super) async fn the_worker_answers_for_themselves(worker: &Person, manager: &Person) {
    worker.clicks("Aujourd'hui").await;
    worker.sees("Comment va votre travail, cette semaine ?").await;
    worker.sees("une part que personne ne peut lire seule").await;
    worker.meets_no_obstacle().await;
    worker.chooses(TENABLE, "Plutôt oui").await;
    worker.chooses(STAYS, "Je préfère ne pas répondre").await;
    worker.takes_picture("check-in").await;
    worker.clicks("Garder pour moi").await;
    worker.sees("C'est gardé, pour vous seul.").await;
    worker.sees_not("Comment va votre travail, cette semaine ?").await;

    worker.clicks("Mon travail").await;
    worker.sees("Cette page est à vous. Personne d'autre ne la voit.").await;
    worker.sees("Une réponse : « Plutôt oui ».").await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("work").await;
    let answers = worker.downloads("Enregistrer mes réponses : CSV").await;
    let text = String::from_utf8(answers.bytes).expect("a text");
    for (question, answer) in [(TENABLE, "Plutôt oui"), (STAYS, "Je préfère ne pas répondre")] {
        let mut ways = worker.would_read(answer).into_iter();
        let question = &worker.would_read(question)[0];
        assert!(ways.any(|answer| text.contains(&format!("{question};{answer}"))), "{question}: {text}");
    }

    worker.sees("Aucun jour noté cette semaine.").await;
    let monday =
        worker.evaluates("document.querySelector('[aria-labelledby=work-days] .chip input').click()");
    monday.await;
    worker.sees("Un jour noté cette semaine.").await;

    worker.clicks("Effacer une réponse").await;
    worker.clicks("Effacer mes réponses : …").await;
    worker.sees("Elles ne seront plus visibles, et ne pourront pas revenir.").await;
    worker.clicks_in("Effacer vos réponses ?", "Effacer").await;
    worker.sees("Vos réponses de cette semaine sont effacées.").await;
    worker.sees("Aucune réponse gardée").await;
    let place = worker.evaluates("document.activeElement.textContent").await;
    let said = worker.would_read("Vos réponses de cette semaine sont effacées.");
    assert!(said.iter().any(|said| place == said.as_str()), "the keyboard is where it is said: {place}");

    manager.clicks("Prévention").await;
    manager.sees("Rien n'est publié pour l'instant.").await;
    manager.sees_not("Plutôt oui").await;
    manager.meets_no_obstacle().await;
}
