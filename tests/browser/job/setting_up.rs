//! Step 1: an empty server prints one link, and the service is founded behind it.

use tdu_tests::browser::Person;

use super::doors::{adds_a_passkey, writes_down_eight_words};
use super::world::World;
use crate::words::{ADMINISTRATOR, SERVICE};

pub(super) async fn the_administrator_founds_the_service(world: &World) -> Person {
    let admin = world.laptop("ondine").await;
    admin.opens("/").await;
    admin.sees("Ce serveur est neuf").await;
    admin.meets_no_obstacle().await;

    let link = world.server().await.setup_link().await;
    admin.opens(&link).await;
    admin.sees("Première installation").await;
    admin.meets_no_obstacle().await;
    admin.clicks("Continuer").await;
    admin.sees("À remplir.").await;
    admin.types("Nom du service", SERVICE).await;
    admin.types("Votre nom", ADMINISTRATOR).await;
    admin.takes_picture("setup").await;
    admin.clicks("Continuer").await;

    writes_down_eight_words(world, &admin).await;
    adds_a_passkey(&admin).await;
    admin.is_at("/").await;
    admin.sees("Il n'y a que vous pour l'instant").await;
    admin.sees(SERVICE).await;
    admin.sees("Tout est à jour").await;
    admin.meets_no_obstacle().await;

    admin.clicks("Règles").await;
    admin.sees("Règles du service").await;
    admin.sees(&format!("Signées par {ADMINISTRATOR}")).await;
    admin.meets_no_obstacle().await;
    admin
}
