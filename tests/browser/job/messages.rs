//! Step 5: messages, live both ways, without a network, over a line that breaks, and after a restart of the server.

use tdu_tests::browser::Person;

use super::world::World;
use crate::words::{AFTER_RESTART, FROM_PERSON, FROM_WORKER, NICKNAME, OFFLINE, PERSON, UNHEARD, WORKER};

pub(super) async fn they_write_to_each_other(world: &World, worker: &Person, person: &Person) {
    worker.clicks("Ouvrir la conversation").await;
    worker.sees("Pas encore de message").await;
    worker.has_no_axe_violation().await;
    person.clicks("Accueil").await;
    writes(worker, FROM_WORKER).await;
    person.sees("1 nouveau message").await;
    person.clicks("Messages…").await;
    person.sees(FROM_WORKER).await;
    person.sees(WORKER).await;
    writes(person, FROM_PERSON).await;
    worker.sees(FROM_PERSON).await;
    worker.sees_in(FROM_PERSON, NICKNAME).await;
    for (who, name) in [(worker, "conversation"), (person, "messages")] {
        who.has_no_axe_violation().await;
        who.takes_picture(name).await;
    }
    who_can_read(worker).await;
    without_a_network(worker, person).await;
    the_answer_is_lost(worker, person).await;

    world.server().await.restarts().await;
    writes(worker, AFTER_RESTART).await;
    person.sees(AFTER_RESTART).await;
    for who in [worker, person] {
        who.sees("Tout est à jour").await;
        let text = who.page_text().await;
        for message in [FROM_WORKER, FROM_PERSON, OFFLINE, AFTER_RESTART] {
            assert_eq!(text.matches(message).count(), 1, "« {message} » once:\n{text}");
        }
    }
}

async fn writes(who: &Person, text: &str) {
    who.types("Votre message", text).await;
    who.clicks("Envoyer").await;
    who.sees_in("Messages", text).await;
}

async fn who_can_read(worker: &Person) {
    worker.clicks("Qui peut lire ?").await;
    worker.sees("Ces personnes, et personne d'autre.").await;
    worker.sees_in("Qui peut lire ?", WORKER).await;
    worker.sees_in("Qui peut lire ?", NICKNAME).await;
    worker.sees_in("Qui peut lire ?", &format!("Identité garantie par : {WORKER}")).await;
    worker.has_no_axe_violation().await;
    worker.takes_picture("who-can-read").await;
    worker.clicks("Fermer").await;
}

/// What is written without a network waits, says so, survives, and leaves by itself.
async fn without_a_network(worker: &Person, person: &Person) {
    person.goes_offline().await;
    writes(person, OFFLINE).await;
    person.sees_in(OFFLINE, "Partira dès que possible").await;
    person.sees("Hors connexion : 1 élément attend").await;
    person.takes_picture("offline").await;
    worker.sees_not(OFFLINE).await;
    person.comes_back_online().await;
    person.sees_not("Partira dès que possible").await;
    person.sees("Tout est à jour").await;
    worker.sees(OFFLINE).await;
}

/// The server took the message and the line broke before it could say so: it is sent again, and is there once.
async fn the_answer_is_lost(worker: &Person, person: &Person) {
    let text = UNHEARD;
    person.line().cut_at_next_answer();
    writes(person, text).await;
    person.line().is_cut().await;
    worker.sees(text).await;
    person.line().mend();
    person.sees_not("Partira dès que possible").await;
    person.sees("Tout est à jour").await;
    for who in [worker, person] {
        let page = who.page_text().await;
        assert_eq!(page.matches(text).count(), 1, "{page}");
    }
    worker.sees(PERSON).await;
}
