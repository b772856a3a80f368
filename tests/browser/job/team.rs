//! Step 2: links and digits go out, people come in.

use tdu_tests::browser::Person;

use super::doors::{Invitation, adds_a_passkey, read_invitation, writes_down_eight_words};
use super::world::World;
use crate::words::{ADMINISTRATOR, COLLEAGUE, MANAGER, REFERENT, SERVICE, WORKER};

pub(super) struct Team {
    pub(super) manager: Person,
    pub(super) manager_words: String,
    pub(super) referent: Person,
    pub(super) worker: Person,
    pub(super) worker_words: String,
    pub(super) colleague: Person,
}

impl Team {
    pub(super) async fn leaves(self) {
        for person in [self.manager, self.referent, self.worker, self.colleague] {
            person.leaves().await;
        }
    }
}

pub(super) async fn everybody_is_invited_and_comes(world: &World, admin: &Person) -> Team {
    admin.clicks("Équipe").await;
    let invitation = invites(world, admin, MANAGER, "Encadrement").await;
    admin.takes_picture("invitation").await;
    let manager = world.laptop("theodule").await;
    let manager_words = comes(
        world,
        &manager,
        &invitation,
        &format!("{ADMINISTRATOR} vous invite à encadrer {SERVICE}."),
        MANAGER,
    )
    .await;
    manager.sees("Équipe cette semaine").await;

    admin.clicks("Inviter une autre personne").await;
    let invitation = invites(world, admin, REFERENT, "Référent prévention").await;
    let referent = world.laptop("philomene").await;
    comes(world, &referent, &invitation, "comme référent prévention", REFERENT).await;
    referent.sees("Prévention").await;
    referent.meets_no_obstacle().await;

    manager.clicks("Équipe").await;
    let invitation = invites(world, &manager, WORKER, "Travailleur social").await;
    let worker = world.laptop("nadja").await;
    a_forged_root_is_refused(world, &invitation).await;
    let worker_words = comes(
        world,
        &worker,
        &invitation,
        &format!("{MANAGER} vous invite comme travailleur social"),
        WORKER,
    )
    .await;
    worker.sees("Aujourd'hui").await;

    manager.clicks("Inviter une autre personne").await;
    let invitation = invites(world, &manager, COLLEAGUE, "Travailleur social").await;
    let colleague = world.phone("gaspard").await;
    comes(world, &colleague, &invitation, "comme travailleur social", COLLEAGUE).await;
    colleague.sees("Aujourd'hui").await;

    for name in [ADMINISTRATOR, MANAGER, REFERENT, WORKER, COLLEAGUE] {
        manager.sees(name).await;
        admin.sees(name).await;
    }
    manager.meets_no_obstacle().await;
    Team { manager, manager_words, referent, worker, worker_words, colleague }
}

async fn invites(world: &World, inviter: &Person, name: &str, role: &str) -> Invitation {
    inviter.types("Son nom", name).await;
    inviter.chooses("Son rôle", role).await;
    inviter.clicks("Créer l'invitation").await;
    inviter.sees(&format!("Invitation pour {name}.")).await;
    inviter.meets_no_obstacle().await;
    read_invitation(world, inviter).await
}

/// Through the link, with one wrong code on the way; gives the eight words.
async fn comes(world: &World, guest: &Person, invitation: &Invitation, welcome: &str, name: &str) -> String {
    guest.opens(&invitation.link).await;
    guest.sees("Quelle langue ?").await;
    guest.clicks_in("Quelle langue ?", guest.lang().own_name()).await;
    guest.sees("Vos six chiffres").await;
    guest.meets_no_obstacle().await;
    guest.types("Six chiffres", &wrong(&invitation.code)).await;
    guest.clicks("Continuer").await;
    guest.sees("Ce n'est pas le bon code.").await;
    guest.types("Six chiffres", &invitation.code).await;
    guest.clicks("Continuer").await;
    guest.sees(welcome).await;
    guest.sees("Cette invitation vient bien de ce service").await;
    assert_eq!(guest.reads("Votre nom").await, name);
    guest.meets_no_obstacle().await;
    guest.clicks("Continuer").await;
    let words = writes_down_eight_words(world, guest).await;
    adds_a_passkey(guest).await;
    guest.sees(SERVICE).await;
    words
}

/// The link leads to the true server but names another root: the client believes the link, refuses the service, and
/// joins nothing.
async fn a_forged_root_is_refused(world: &World, invitation: &Invitation) {
    let guest = world.laptop("inconnu").await;
    let (rest, root) = invitation.link.rsplit_once('.').expect("a secret, a point, a root");
    let first = if root.starts_with('A') { 'B' } else { 'A' };
    guest.opens(&format!("{rest}.{first}{}", &root[1..])).await;
    guest.clicks_in("Quelle langue ?", guest.lang().own_name()).await;
    guest.types("Six chiffres", &invitation.code).await;
    guest.clicks("Continuer").await;
    guest.sees("Le service qui répond à cette adresse n'est pas celui que").await;
    guest.sees_not("Cette invitation vient bien de ce service").await;
    guest.leaves().await;
}

fn wrong(code: &str) -> String {
    let last = if code.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &code[..5])
}
