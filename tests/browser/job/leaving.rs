//! Step 12: closing, opening by passkey and by words, leaving, being forgotten at a desk, leaving in a hurry.

use std::time::Duration;

use serde_json::Value;
use tdu_tests::browser::Person;

use super::team::Team;
use crate::words::{MANAGER, NICKNAME, PERSON};

pub(super) async fn doors_close_and_open(team: &Team, person: &Person) {
    let worker = &team.worker;
    worker.clicks("Réglages").await;
    worker.sees("Façons d'ouvrir").await;
    worker.meets_no_obstacle().await;
    by_passkey(worker).await;
    by_words(worker, &team.worker_words).await;
    logged_out(worker).await;
    left_alone(worker, person).await;
    in_a_hurry(worker, &team.manager, &team.manager_words, person).await;
}

async fn by_passkey(worker: &Person) {
    worker.clicks("Fermer maintenant").await;
    worker.sees("Espace fermé").await;
    worker.clicks("Visage, empreinte ou code de l'appareil").await;
    worker.sees("Façons d'ouvrir").await;
}

async fn by_words(worker: &Person, words: &str) {
    worker.clicks("Fermer maintenant").await;
    worker.clicks("Mes huit mots").await;
    worker.types("Vos huit mots", "trop peu de mots").await;
    worker.clicks("Ouvrir").await;
    worker.sees("Il y a 4 mots. Il en faut huit.").await;
    let mut mixed: Vec<&str> = words.split(' ').collect();
    mixed.swap(0, 7);
    worker.types("Vos huit mots", &mixed.join(" ")).await;
    worker.clicks("Ouvrir").await;
    worker.sees("Rien n'est perdu.").await;
    worker.meets_no_obstacle().await;
    worker.types("Vos huit mots", words).await;
    worker.clicks("Ouvrir").await;
    worker.sees("Façons d'ouvrir").await;
}

async fn logged_out(worker: &Person) {
    worker.clicks("Se déconnecter").await;
    worker.finds("Visage, empreinte ou code de l'appareil").await;
    worker.sees_not("Façons d'ouvrir").await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("open").await;
    worker.clicks("Visage, empreinte ou code de l'appareil").await;
    worker.clicks("File active").await;
    worker.sees(PERSON).await;
}

/// Ten minutes without a sign of life, five on a phone that others may hold.
async fn left_alone(worker: &Person, person: &Person) {
    worker.lets_time_pass(Duration::from_mins(11)).await;
    worker.sees("Espace fermé").await;
    worker.sees_not(PERSON).await;
    worker.clicks("Visage, empreinte ou code de l'appareil").await;
    worker.sees(PERSON).await;

    person.clicks("Accueil").await;
    person.sees(NICKNAME).await;
    person.lets_time_pass(Duration::from_mins(6)).await;
    person.sees("Espace fermé").await;
    person.sees_not(NICKNAME).await;
    person.meets_no_obstacle().await;
    person.clicks("Ouvrir avec cet appareil").await;
    person.sees(NICKNAME).await;
}

async fn in_a_hurry(worker: &Person, manager: &Person, manager_words: &str, person: &Person) {
    person.clicks("Quitter vite").await;
    nothing_is_left(person).await;
    for _ in 0..3 {
        worker.presses("Escape").await;
    }
    nothing_is_left(worker).await;

    // Whoever comes back by the address finds a closed door.
    worker.opens("/").await;
    worker.sees("Espace fermé").await;
    worker.sees_not(PERSON).await;

    // A device that refuses its owner opens nothing, and the words still do.
    manager.clicks("Réglages").await;
    manager.clicks("Fermer maintenant").await;
    manager.is_refused_by_device().await;
    manager.clicks("Visage, empreinte ou code de l'appareil").await;
    manager.sees("Cela n'a pas ouvert votre espace. Rien n'est perdu.").await;
    manager.meets_no_obstacle().await;
    manager.clicks("Mes huit mots").await;
    manager.types("Vos huit mots", manager_words).await;
    manager.clicks("Ouvrir").await;
    manager.sees(MANAGER).await;
}

async fn nothing_is_left(who: &Person) {
    who.sees_not("Trait d'union").await;
    let address = who.evaluates("location.href").await;
    assert_eq!(address, Value::from("about:blank"));
    who.goes_back().await;
    who.is_at("/").await;
    // The product's name stands there until the page knows that it was left.
    who.sees_the_app_start().await;
    let text = who.page_text().await;
    assert_eq!(text, "", "the back button shows nothing");
}
