//! Step 6: the week's report is already filled, is sent as it was shown, and the manager sees totals.

use tdu_tests::browser::{Person, Scheme};

use crate::words::{CORRECTION, FROM_PERSON, MANAGER, NICKNAME, NOTE, OBSTACLE, PERSON, STEP, WORKER};

/// With the first one, enough for a total that the policy does not hide.
const MORE_NOTES: usize = 5;

pub(super) async fn the_week_is_reported(worker: &Person, manager: &Person) {
    manager.clicks("Équipe cette semaine").await;
    manager.sees("Aucun bilan reçu, pour 2 travailleurs sociaux.").await;
    manager.has_no_axe_violation().await;

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
    worker.sees("Voici exactement ce que votre encadrant verra").await;
    worker.sees(&format!("Destinataires : {MANAGER}")).await;
    worker.sees("Téléphone 6").await;
    worker.sees("7 en tout, d'abord Logement et hébergement (6).").await;
    for private in [PERSON, NOTE, CORRECTION, STEP, FROM_PERSON] {
        worker.sees_not(private).await;
    }
    worker.types("Un mot sur ce qui a gêné le travail", OBSTACLE).await;
    worker.has_no_axe_violation().await;
    worker.takes_picture("report").await;
    worker.clicks("Envoyer le bilan").await;
    worker.sees("Le bilan est envoyé").await;
    worker.sees("Tout est à jour").await;

    manager.sees("Un bilan reçu, pour 2 travailleurs sociaux.").await;
    manager.sees("Contacts par canal").await;
    manager.sees("6 en tout").await;
    manager.sees("masqué : nombre trop petit").await;
    manager.sees(OBSTACLE).await;
    for private in [PERSON, NICKNAME, WORKER, NOTE, CORRECTION, STEP, FROM_PERSON] {
        manager.sees_not(private).await;
    }
    manager.sees("Téléphone 6").await;
    manager.clicks_in("Contacts, semaine après semaine", "Voir le tableau").await;
    manager.sees_in("Contacts, semaine après semaine", "semaine du").await;
    manager.has_no_axe_violation().await;
    manager.takes_picture("team").await;
    manager.prefers(Scheme::Dark).await;
    manager.has_no_axe_violation().await;
    manager.takes_picture("team").await;
    manager.prefers(Scheme::Light).await;
    let export = manager.downloads("Exporter en CSV").await;
    let text = String::from_utf8(export.bytes).expect("a text");
    assert!(text.contains("Téléphone;6"), "{text}");
    for private in [PERSON, NICKNAME, WORKER] {
        assert!(!text.contains(private), "{text}");
    }
}
