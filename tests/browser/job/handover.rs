//! Step 10: a file passes to a colleague, who says yes; the person is told by the one who leaves.

use tdu_tests::browser::Person;

use super::team::Team;
use crate::words::{COLLEAGUE, HANDED_OVER, NEXT_HANDED_OVER, PERSON, TOLD, WORKER};

pub(super) async fn a_file_passes_to_a_colleague(team: &Team, person: &Person) {
    let (worker, colleague) = (&team.worker, &team.colleague);
    worker.clicks("File active").await;
    worker.clicks(PERSON).await;
    proposes(worker).await;
    is_asked(colleague).await;
    tells_the_person(worker, person).await;

    // Whose file it is shows where files are listed, and nobody can give away what is not theirs any more.
    worker.clicks("File active").await;
    worker.sees_in(PERSON, &format!("Suivi par {COLLEAGUE}")).await;
    worker.clicks(PERSON).await;
    worker.sees_in("Fil du dossier", "Relais accepté").await;
    worker.finds_no("Passer le relais").await;
    worker.meets_no_obstacle().await;
}

async fn proposes(worker: &Person) {
    worker.clicks("Passer le relais").await;
    worker.sees("votre collègue pourra lire le dossier et la conversation").await;
    worker.chooses("À qui ?", COLLEAGUE).await;
    worker.clicks("Proposer le relais").await;
    worker.sees("Écrivez où en est le suivi.").await;
    worker.types("Où en est le suivi", HANDED_OVER).await;
    worker.types("Ce qui vient ensuite", NEXT_HANDED_OVER).await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("handover").await;
    worker.clicks("Proposer le relais").await;
    worker.sees("Le relais est proposé.").await;
    worker.sees(&format!("Relais proposé à {COLLEAGUE}")).await;
    worker.meets_no_obstacle().await;
}

async fn is_asked(colleague: &Person) {
    colleague.clicks("Aujourd'hui").await;
    colleague.clicks(&format!("{WORKER} vous confie ce suivi…")).await;
    for words in [HANDED_OVER, NEXT_HANDED_OVER] {
        colleague.sees(words).await;
    }
    colleague.meets_no_obstacle().await;
    colleague.takes_picture("handover-asked").await;
    colleague.clicks("Refuser").await;
    colleague.sees("Elle reste dans le dossier.").await;
    colleague.meets_no_obstacle().await;
    colleague.clicks("Fermer").await;
    colleague.clicks("Accepter le relais").await;
    colleague.sees("Vous suivez désormais ce dossier.").await;
    colleague.sees("Vous suivez ce dossier.").await;
}

/// The words are ready, can be changed, and leave when they are sent.
async fn tells_the_person(worker: &Person, person: &Person) {
    worker.clicks("Aujourd'hui").await;
    worker.clicks(&format!("{COLLEAGUE} a accepté le relais : dites-le à la personne…")).await;
    worker.sees("il ne part que si vous l'envoyez").await;
    let draft = worker.reads("Votre message").await;
    assert!(draft.contains(COLLEAGUE), "{draft}");
    worker.meets_no_obstacle().await;
    worker.takes_picture("handover-told").await;
    worker.types("Votre message", TOLD).await;
    worker.clicks("Envoyer").await;
    worker.sees_in("Messages", TOLD).await;
    worker.sees_not("Un brouillon est prêt plus bas.").await;
    person.sees(TOLD).await;
}
