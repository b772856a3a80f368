//! Step 6: the week's report is already filled, and is sent as it was shown; the manager sees that it arrived, and nothing
//! of it alone.

use tdu_tests::browser::{Person, Scheme};

use crate::words::{CORRECTION, FROM_PERSON, MANAGER, NICKNAME, NOTE, OBSTACLE, PERSON, STEP, WORKER};

/// With the first one, several of a kind.
const MORE_NOTES: usize = 5;

pub(super) async fn the_week_is_reported(worker: &Person, manager: &Person) {
    manager.clicks("Équipe cette semaine").await;
    manager.sees("Aucun bilan reçu, pour 2 travailleurs sociaux.").await;
    manager.meets_no_obstacle().await;

    worker.clicks("File active").await;
    worker.clicks(PERSON).await;
    worker.finds("Écrire une note").await;
    for _ in 0..MORE_NOTES {
        worker.presses("n").await;
        worker.chooses("Canal", "Téléphone").await;
        worker.chooses("Durée", "5 min").await;
        worker.chooses("Thèmes", "Logement et hébergement").await;
        worker.clicks("Enregistrer la note").await;
        worker.sees("La note est enregistrée.").await;
    }

    worker.clicks("Bilan").await;
    worker.sees("Voici exactement ce qui part").await;
    worker.sees(&format!("Destinataires : {MANAGER}")).await;
    worker.sees("Téléphone 6").await;
    worker.sees("7 en tout, d'abord Logement et hébergement (6).").await;
    for private in [PERSON, NOTE, CORRECTION, STEP, FROM_PERSON] {
        worker.sees_not(private).await;
    }
    worker.types("Un mot sur ce qui a gêné le travail", OBSTACLE).await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("report").await;
    worker.clicks("Envoyer le bilan").await;
    worker.sees("Le bilan est envoyé").await;
    worker.sees("Tout est à jour").await;

    // One report of two workers, before the week is over: it has arrived, and nothing of it is shown.
    manager.sees("Un bilan reçu, pour 2 travailleurs sociaux.").await;
    manager.sees("Les chiffres ne sont pas encore parus").await;
    for private in
        ["Contacts par canal", OBSTACLE, PERSON, NICKNAME, WORKER, NOTE, CORRECTION, STEP, FROM_PERSON]
    {
        manager.sees_not(private).await;
    }
    manager.meets_no_obstacle().await;
    manager.takes_picture("team").await;
    let usual = manager.scheme();
    manager.prefers(Scheme::Dark).await;
    manager.meets_no_obstacle().await;
    manager.takes_picture("team").await;
    manager.prefers(usual).await;
}
