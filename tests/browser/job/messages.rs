//! Step 5: messages, live both ways, without a network, over a line that breaks, and after a restart of the server.

use tdu_tests::browser::Person;

use super::world::World;
use crate::words::{
    AFTER_RESTART, DOCUMENT, FROM_PERSON, FROM_WORKER, IN_DOCUMENT, NICKNAME, OFFLINE, PERSON, UNHEARD,
    WORKER,
};

pub(super) async fn they_write_to_each_other(world: &World, worker: &Person, person: &Person) {
    worker.clicks("Ouvrir la conversation").await;
    worker.sees("Pas encore de message").await;
    worker.meets_no_obstacle().await;
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
        who.meets_no_obstacle().await;
        who.takes_picture(name).await;
    }
    a_document_and_a_photograph(worker, person).await;
    who_can_read(worker).await;
    without_a_network(worker, person).await;
    the_answer_is_lost(worker, person).await;
    opened_without_a_network(worker, person).await;

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

/// The worker notes what was said, and says that it is noted: the messages go later, in both places.
pub(super) async fn a_note_takes_them_up(worker: &Person) {
    let said = "Les 8 derniers messages de la conversation sont repris dans cette note";
    worker.clicks("File active").await;
    worker.clicks(PERSON).await;
    worker.clicks("Écrire une note").await;
    worker.sees("Ils s'effaceront 90 jours après, ici et chez la personne, avec leurs documents.").await;
    let ticked = worker.evaluates("document.querySelector('.note-relayed input').checked").await;
    assert_eq!(ticked, false, "never by itself");
    worker.chooses("Canal", "Messagerie de l'application").await;
    worker.types("Note", AFTER_RESTART).await;
    worker.checks(said).await;
    worker.meets_no_obstacle().await;
    worker.clicks("Enregistrer la note").await;
    worker.sees("La note est enregistrée.").await;
    worker.clicks("Ouvrir la conversation").await;
    worker.sees("8 messages notés dans le dossier, effacés le").await;
    worker.sees_not("Tout est noté dans le dossier").await;
    worker.meets_no_obstacle().await;
}

async fn writes(who: &Person, text: &str) {
    who.types("Votre message", text).await;
    who.clicks("Envoyer").await;
    who.sees_in("Messages", text).await;
}

/// The worker sends a document, the person a photograph; each is opened at the other end.
async fn a_document_and_a_photograph(worker: &Person, person: &Person) {
    let folder = tempfile::tempdir().expect("a folder");
    let document = folder.path().join(DOCUMENT);
    std::fs::write(&document, IN_DOCUMENT).expect("it can be written");
    worker.gives_file(&document).await;
    worker.sees(DOCUMENT).await;
    worker.sees("Un document peut contenir le nom de son auteur").await;
    worker.meets_no_obstacle().await;
    worker.clicks("Envoyer").await;
    worker.sees_in("Messages", DOCUMENT).await;
    let came = person.downloads(&format!("Ouvrir {DOCUMENT}…")).await;
    assert_eq!((came.name.as_str(), came.bytes.as_slice()), (DOCUMENT, IN_DOCUMENT.as_bytes()));

    // A page may not read a file whose path climbs.
    let pictures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures");
    let photograph = pictures.canonicalize().expect("it is there").join("charter.png");
    person.gives_file(&photograph).await;
    person.sees("charter.png").await;
    person.sees("La photo part sans le lieu").await;
    person.clicks("Envoyer").await;
    person.sees_in("Messages", "charter.png").await;
    worker.clicks("Ouvrir charter.png…").await;
    worker.sees("Enregistré, il peut être vu").await;
    let drawn = "(async () => { const shown = document.querySelector('img.picture'); await shown.decode(); \
        return shown.naturalWidth; })()";
    assert!(worker.evaluates(drawn).await.as_u64().is_some_and(|width| width > 100), "it is shown");
    worker.meets_no_obstacle().await;
    worker.takes_picture("photograph").await;
    worker.clicks("Fermer").await;
    a_damaged_photograph(person, folder.path()).await;
    person.meets_no_obstacle().await;
    person.takes_picture("documents").await;
}

/// Nobody can say what is hidden in it: its author decides.
async fn a_damaged_photograph(person: &Person, folder: &std::path::Path) {
    let damaged = folder.join("chat.jpg");
    std::fs::write(&damaged, "\u{fffd}").expect("it can be written");
    person.gives_file(&damaged).await;
    person.clicks("Envoyer").await;
    person.sees("Une photo choisie est abîmée").await;
    person.meets_no_obstacle().await;
    person.takes_picture("damaged-photograph").await;
    person.clicks("L'envoyer telle quelle").await;
    person.sees_in("Messages", "chat.jpg").await;
    person.sees_not("Une photo choisie est abîmée").await;
}

async fn who_can_read(worker: &Person) {
    worker.clicks("Qui peut lire ?").await;
    worker.sees("Ces personnes, et personne d'autre.").await;
    worker.sees_in("Qui peut lire ?", WORKER).await;
    worker.sees_in("Qui peut lire ?", NICKNAME).await;
    worker.sees_in("Qui peut lire ?", &format!("Identité garantie par : {WORKER}")).await;
    worker.meets_no_obstacle().await;
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

/// Closed and opened again without a network: the app is there, with all that was written.
async fn opened_without_a_network(worker: &Person, person: &Person) {
    // The app tries to open its stream; that there is no line is what this is about.
    person.forgives("/api/v1/stream");
    person.goes_offline().await;
    person.reloads().await;
    person.sees(OFFLINE).await;
    person.sees("Hors connexion. Tout est gardé ici.").await;
    person.comes_back_online().await;
    person.sees("Tout est à jour").await;
    worker.sees(PERSON).await;
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
