//! Step 7: the card of the week is answered, and stays with the worker.

use tdu_tests::browser::Person;

pub(super) async fn the_worker_answers_for_themselves(worker: &Person, manager: &Person) {
    worker.clicks("Aujourd'hui").await;
    worker.sees("Comment va votre travail, cette semaine ?").await;
    worker.sees("une part que personne ne peut lire seule").await;
    worker.has_no_axe_violation().await;
    worker.chooses("Cette semaine, ma charge de travail était tenable.", "Plutôt oui").await;
    worker.chooses("Une situation me suit encore en dehors du travail.", "Je préfère ne pas répondre").await;
    worker.takes_picture("check-in").await;
    worker.clicks("Garder pour moi").await;
    worker.sees("C'est gardé, pour vous seul.").await;
    worker.sees_not("Comment va votre travail, cette semaine ?").await;

    worker.clicks("Mon travail").await;
    worker.sees("Cette page est à vous. Personne d'autre ne la voit.").await;
    worker.sees("Une réponse : « Plutôt oui ».").await;
    worker.has_no_axe_violation().await;
    worker.takes_picture("work").await;
    let answers = worker.downloads("Enregistrer mes réponses : CSV").await;
    let text = String::from_utf8(answers.bytes).expect("a text");
    assert!(text.contains("ma charge de travail était tenable.;Plutôt oui"), "{text}");
    assert!(text.contains("en dehors du travail.;Je préfère ne pas répondre"), "{text}");

    manager.clicks("Prévention").await;
    manager.sees("Rien n'est publié pour l'instant.").await;
    manager.sees_not("Plutôt oui").await;
    manager.has_no_axe_violation().await;
}
