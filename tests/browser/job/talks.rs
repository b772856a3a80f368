//! Step 8: the worker asks to talk, and is answered; nobody else reads a word of it.

use tdu_tests::browser::Person;

use super::team::Team;
use crate::words::{COLLEAGUE, FROM_REFERENT, REFERENT, TO_COLLEAGUE, TO_REFERENT, WORKER};

pub(super) async fn a_worker_asks_to_talk(team: &Team) {
    let (worker, referent, colleague) = (&team.worker, &team.referent, &team.colleague);
    worker.clicks("Mon travail").await;
    worker.clicks("Demander à parler").await;
    worker.sees("Aucun échange pour le moment").await;
    worker.meets_no_obstacle().await;
    begins(worker, REFERENT, TO_REFERENT).await;

    referent.clicks("Échanges").await;
    referent.sees("Un message non lu").await;
    referent.meets_no_obstacle().await;
    referent.clicks(WORKER).await;
    referent.sees(TO_REFERENT).await;
    answers(referent, FROM_REFERENT).await;
    worker.sees(FROM_REFERENT).await;
    worker.meets_no_obstacle().await;
    only_the_two_can_read(worker).await;

    worker.clicks("Équipe").await;
    worker.clicks("Voir les échanges").await;
    begins(worker, COLLEAGUE, TO_COLLEAGUE).await;
    colleague.clicks("Aujourd'hui").await;
    colleague.sees("Un nouveau message").await;
    colleague.clicks("Un nouveau message…").await;
    colleague.sees(TO_COLLEAGUE).await;
    colleague.meets_no_obstacle().await;

    ends(worker, colleague).await;

    // Neither the page nor the talk is for a manager, who knows its address.
    let address = colleague.evaluates("location.pathname").await;
    team.manager.follows(address.as_str().expect("an address")).await;
    team.manager.sees("Cette page n'existe pas, ou n'est pas pour vous.").await;
    team.manager.clicks("Revenir à l'accueil").await;
}

/// Either ends it; what was written goes once both have asked for it.
async fn ends(worker: &Person, colleague: &Person) {
    worker.clicks("Terminer l'échange").await;
    worker.sees("Plus personne ne pourra y écrire.").await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("talk-end").await;
    worker.checks("Demander aussi l'effacement de ce qui est écrit").await;
    worker.clicks_in("Terminer cet échange ?", "Terminer l'échange").await;
    worker.sees("Vous avez terminé cet échange le").await;
    worker.sees("Il se fera si l'autre personne le demande aussi.").await;
    worker.finds_no("Envoyer").await;
    worker.meets_no_obstacle().await;
    for who in [worker, colleague] {
        who.sees(TO_COLLEAGUE).await;
    }
    colleague.sees(&format!("{WORKER} a terminé cet échange le")).await;
    colleague.sees("Rien ne s'efface si vous ne le demandez pas aussi.").await;
    colleague.finds_no("Envoyer").await;
    colleague.meets_no_obstacle().await;
    colleague.takes_picture("talk-ended").await;
    colleague.clicks("Demander l'effacement").await;
    colleague.sees("Cela ne pourra pas être annulé.").await;
    colleague.clicks_in("Effacer ce qui est écrit ?", "Demander l'effacement").await;
    for who in [worker, colleague] {
        who.sees("Ce qui était écrit a été effacé, comme chacun l'avait demandé.").await;
        who.sees_not(TO_COLLEAGUE).await;
    }
    worker.clicks("Échanges").await;
    worker.sees("terminé").await;
    worker.meets_no_obstacle().await;
}

async fn begins(worker: &Person, with: &str, text: &str) {
    worker.clicks(&format!("Écrire à {with}")).await;
    worker.sees("Dites ce que vous voulez").await;
    worker.meets_no_obstacle().await;
    answers(worker, text).await;
}

async fn answers(who: &Person, text: &str) {
    who.types("Votre message", text).await;
    who.clicks("Envoyer").await;
    who.sees_in("Messages", text).await;
}

async fn only_the_two_can_read(worker: &Person) {
    worker.clicks("Qui peut lire ?").await;
    worker.sees_in("Qui peut lire ?", WORKER).await;
    worker.sees_in("Qui peut lire ?", REFERENT).await;
    let readers = worker.evaluates("document.querySelectorAll('dialog[open] .person').length").await;
    assert_eq!(readers, 2);
    worker.clicks("Fermer").await;
}
