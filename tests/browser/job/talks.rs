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

    // Neither the page nor the talk is for a manager, who knows its address.
    let address = colleague.evaluates("location.pathname").await;
    team.manager.follows(address.as_str().expect("an address")).await;
    team.manager.sees("Cette page n'existe pas, ou n'est pas pour vous.").await;
    team.manager.clicks("Revenir à l'accueil").await;
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
