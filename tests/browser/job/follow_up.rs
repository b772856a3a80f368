//! Step 3: a file is opened, a contact is written down, corrected and found again.

use tdu_tests::browser::Person;

use super::programs;
use crate::words::{CORRECTION, DRAFT, NOTE, PERSON, PHONE, SAFE_HOURS, STEP, WORKER};

const UNLOCK: &str = "Visage, empreinte ou code de l'appareil";

pub(super) async fn a_worker_follows_somebody_up(worker: &Person) {
    worker.meets_no_obstacle().await;
    worker.clicks("File active").await;
    worker.sees("Votre file active est vide").await;
    worker.meets_no_obstacle().await;
    opens_a_file(worker).await;
    writes_a_note(worker).await;
    corrects_it(worker).await;
    finds_it_again(worker).await;
    an_interrupted_draft_comes_back(worker).await;
}

async fn opens_a_file(worker: &Person) {
    worker.clicks("Ouvrir un dossier").await;
    worker.meets_no_obstacle().await;
    worker.clicks("Ouvrir le dossier").await;
    worker.sees("Écrivez un nom ou un prénom.").await;
    worker.types("Nom, comme la personne veut être appelée", PERSON).await;
    worker.types("Téléphone", PHONE).await;
    worker.types("Langue parlée", "arabe").await;
    worker.types("Heures sûres", SAFE_HOURS).await;
    worker.clicks("Ouvrir le dossier").await;
    worker.sees("Dossier ouvert").await;
    for text in [PERSON, PHONE, SAFE_HOURS, "Charte non proposée", "Pas encore de rencontre"] {
        worker.sees(text).await;
    }
    worker.meets_no_obstacle().await;
}

async fn writes_a_note(worker: &Person) {
    worker.presses("n").await;
    worker.sees("Nouvelle note").await;
    worker.clicks("Enregistrer la note").await;
    worker.sees("Choisissez le canal.").await;
    worker.chooses("Canal", "Téléphone").await;
    worker.chooses("Durée", "20 min").await;
    worker.types("Note", NOTE).await;
    worker.chooses("Thèmes", "Logement et hébergement").await;
    worker.chooses("Thèmes", "Santé").await;
    worker.chooses("Actions", "Accès aux droits").await;
    worker.chooses("Issue", "En attente d'une pièce").await;
    worker.sees("Cette issue laisse quelque chose à faire").await;
    worker.types("Prochaine étape", STEP).await;
    worker.clicks("Dans une semaine").await;
    worker.chooses("Silences", "Observé").await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("note").await;
    worker.presses("Control+Enter").await;
    worker.sees("La note est enregistrée.").await;
    for text in [NOTE, STEP, "20 min", "Logement et hébergement", "En attente d'une pièce"] {
        worker.sees_in("Fil du dossier", text).await;
    }
    worker.sees("Tout est à jour").await;
}

async fn corrects_it(worker: &Person) {
    worker.clicks_in(NOTE, "Corriger").await;
    worker.sees("La version précédente reste visible dans le dossier.").await;
    worker.types("Note", CORRECTION).await;
    worker.clicks("Enregistrer la correction").await;
    worker.sees("La correction est enregistrée. L'ancienne version reste visible.").await;
    worker.sees_in("Fil du dossier", CORRECTION).await;
    worker.sees_not(NOTE).await;
    worker.clicks("Une version précédente").await;
    worker.sees(NOTE).await;
    worker.sees_in(NOTE, "Écrite le").await;
    worker.sees_in(NOTE, WORKER).await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("file").await;
}

async fn finds_it_again(worker: &Person) {
    worker.clicks("File active").await;
    worker.sees("Un dossier").await;
    worker.sees_in(PERSON, STEP).await;
    worker.types("Chercher", "ferrandaise").await;
    worker.sees("Dans les notes et les messages").await;
    worker.sees_in("Dans les notes et les messages", PERSON).await;
    worker.sees_in("Dans les notes et les messages", "Ferrandaise").await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("cases").await;
    worker.types("Chercher", "introuvable").await;
    worker.sees("Aucun dossier ne correspond").await;
    worker.types("Chercher", "").await;
    worker.sees_not("Aucun dossier ne correspond").await;
}

/// The tab is closed in the middle of a sentence: behind the passkey, the sentence is still there.
async fn an_interrupted_draft_comes_back(worker: &Person) {
    worker.clicks(PERSON).await;
    worker.clicks("Écrire une note").await;
    worker.types("Note", DRAFT).await;
    worker.clicks("File active").await;
    worker.sees("Un dossier").await;
    programs::makes_way_for_staff(worker, UNLOCK).await;
    worker.sees_not(PERSON).await;
    worker.meets_no_obstacle().await;
    worker.clicks(UNLOCK).await;
    worker.clicks(PERSON).await;
    worker.sees("Voici votre brouillon.").await;
    worker.sees(DRAFT).await;
    worker.clicks("L'effacer").await;
    worker.sees_not(DRAFT).await;
    worker.clicks_in("Nouvelle note", "Fermer").await;
    worker.sees_not("Nouvelle note").await;
}
