//! Step 11: the service offers a questionnaire that others published. A worker answers it for themselves, and takes it back.

use std::path::Path;

use tdu_policies::PolicyFiles;
use tdu_tests::browser::Person;

/// Made up, with a French and an English text.
const QUESTIONNAIRE: &str = include_str!("../../../policies/tests/questionnaire.toml");
const TITLE: &str = "Trois phrases inventées";
const CREDIT: &str = "Auteurs : Atelier inventé des Tilleuls. Conditions : CC BY 4.0.";

/// Its words, which nobody published in Arabic: whoever reads Arabic is shown them in French.
pub(super) const WORDS: &[&str] = &[
    TITLE,
    "Je me suis levé reposé.",
    "J'ai ri avec quelqu'un.",
    "J'ai fait une chose qui me plaît.",
    "Toujours",
    "Souvent",
    "Parfois",
    "Ce n'est qu'un repère pour vous.",
    "Atelier inventé des Tilleuls",
    "CC BY 4.0",
];

/// The rules' file that offers it, written in this folder.
pub(super) fn offered_in(folder: &Path) -> std::path::PathBuf {
    let text = PolicyFiles::embedded().get("check-in.toml").expect("a file").to_owned() + QUESTIONNAIRE;
    let file = folder.join("check-in.toml");
    std::fs::write(&file, text).expect("the folder can be written");
    file
}

pub(super) async fn a_worker_answers_what_others_published(worker: &Person) {
    worker.clicks("Mon travail").await;
    worker.sees("Autres questionnaires").await;
    worker.clicks(TITLE).await;
    worker.sees(CREDIT).await;
    worker.sees("Elles ne partent dans aucun total.").await;
    worker.chooses("Je me suis levé reposé.", "Toujours").await;
    worker.chooses("J'ai ri avec quelqu'un.", "Souvent").await;
    worker.chooses("J'ai fait une chose qui me plaît.", "Parfois").await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("questionnaire").await;
    worker.clicks("Garder pour moi").await;
    worker.sees("Total : 45 sur 60").await;
    worker.sees("Ce n'est qu'un repère pour vous.").await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("questionnaire-answered").await;
    let answers = worker.downloads("Enregistrer mes réponses aux questionnaires : CSV").await;
    let text = String::from_utf8(answers.bytes).expect("a text");
    assert!(text.contains("Trois phrases inventées;J'ai ri avec quelqu'un.;Souvent"), "{text}");
    assert!(text.replace('\u{a0}', " ").contains(&worker.would_read(CREDIT)[0]), "{text}");

    worker.clicks(&format!("Effacer mes réponses : {TITLE}…")).await;
    worker.clicks_in("Effacer vos réponses ?", "Effacer").await;
    worker.sees("Vos réponses de ce jour sont effacées.").await;
    worker.sees_not("Total : 45 sur 60").await;
}
