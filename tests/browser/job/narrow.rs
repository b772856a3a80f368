//! Each screen at 320 pixels: the narrowest telephones, and a laptop at four times its size.

use tdu_tests::browser::Person;

use super::team::Team;
use crate::words::PERSON;

const NARROWEST: u32 = 320;

pub(super) async fn all_screens_fit(team: &Team, person: &Person) {
    let worker = &team.worker;
    fits(worker, &["Aujourd'hui", "File active", "Équipe", "Mon travail", "Bilan", "Réglages"]).await;
    worker.clicks("File active").await;
    worker.clicks(PERSON).await;
    worker.sees("Fil du dossier").await;
    worker.narrows_to(NARROWEST).await;
    worker.fits_the_window().await;
    worker.clicks("Écrire une note").await;
    worker.sees("Nouvelle note").await;
    worker.fits_the_window().await;
    worker.clicks_in("Nouvelle note", "Fermer").await;
    worker.clicks("Ouvrir la conversation").await;
    worker.finds_field("Votre message").await;
    worker.fits_the_window().await;
    worker.narrows_to(1366).await;

    fits(&team.manager, &["Équipe cette semaine", "Prévention", "Équipe", "Réglages"]).await;
    fits(person, &["Accueil", "Messages", "Charte", "Documents", "Droits"]).await;
}

async fn fits(who: &Person, screens: &[&str]) {
    let (width, _) = who.viewport().size();
    for screen in screens {
        who.clicks(screen).await;
        who.narrows_to(NARROWEST).await;
        who.fits_the_window().await;
        who.narrows_to(width).await;
    }
}
