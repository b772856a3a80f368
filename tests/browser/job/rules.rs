//! Step 10: the administrator changes the rules. A mistake is told with its line; what is signed is told to everybody.

use std::path::{Path, PathBuf};

use tdu_demo::complete_charter;
use tdu_policies::PolicyFiles;
use tdu_tests::browser::Person;

use super::team::Team;

pub(super) async fn the_rules_are_changed(admin: &Person, team: &Team) {
    admin.clicks("Règles").await;
    admin.clicks("Changer les règles").await;
    a_file_with_a_mistake_is_refused(admin).await;
    what_becomes_of_the_time_is_told(admin).await;
    admin.chooses("Partir de", "Ligne d'hébergement d'urgence (115)").await;
    admin.sees("follow-up.toml").await;
    let folder = tempfile::tempdir().expect("a folder");
    admin.gives_file(&super::questionnaire::offered_in(folder.path())).await;
    admin.sees("check-in.toml").await;
    // What ships has the examples again, and says so before it is signed.
    admin.sees("La charte de ces règles n'est pas complète").await;
    admin.meets_no_obstacle().await;
    admin.gives_file(&completed_in(folder.path())).await;
    admin.sees_not("La charte de ces règles n'est pas complète").await;
    admin.clicks("Signer ces règles").await;
    admin.sees("C'est signé. Tout le service reçoit ces règles.").await;
    admin.sees("De nouvelles règles sont signées.").await;

    // The week that has begun ends with the words that it began with.
    team.worker.clicks("Réglages").await;
    team.worker.clicks("Règles du service").await;
    team.worker.sees("De nouvelles règles sont signées.").await;
    team.worker.meets_no_obstacle().await;
    team.worker.clicks("Bilan").await;
    team.worker.sees("Contacts par canal").await;
}

/// The charter that ships holds examples: a worker is told why it cannot be proposed and who mends that, and the
/// administrator mends it.
pub(super) async fn the_charter_is_completed(admin: &Person, worker: &Person) {
    const MISSING: &str = "Délégué à la protection des données, et comment le joindre";
    worker.sees("La charte ne peut pas encore être proposée").await;
    worker.sees(MISSING).await;
    worker.finds_no("Proposer la charte").await;
    worker.meets_no_obstacle().await;
    worker.takes_picture("charter-lacks").await;
    admin.clicks("Règles").await;
    admin.sees("La charte n'est pas complète").await;
    admin.sees(MISSING).await;
    admin.meets_no_obstacle().await;
    admin.takes_picture("rules-charter-lacks").await;
    admin.clicks("Changer les règles").await;
    let folder = tempfile::tempdir().expect("a folder");
    admin.gives_file(&completed_in(folder.path())).await;
    admin.finds("Signer ces règles").await;
    admin.sees_not("La charte de ces règles n'est pas complète").await;
    admin.clicks("Signer ces règles").await;
    admin.sees("C'est signé. Tout le service reçoit ces règles.").await;
    admin.sees_not("La charte n'est pas complète").await;
    // It holds at once: nothing of it waits for a Monday.
    admin.sees_not("De nouvelles règles sont signées.").await;
    worker.finds("Proposer la charte").await;
    worker.sees_not("La charte ne peut pas encore être proposée").await;
}

/// The rules' file that says what the service says in place of each example, written in this folder.
fn completed_in(folder: &Path) -> PathBuf {
    let files = complete_charter().expect("the made-up values fit");
    let file = folder.join("charter.toml");
    std::fs::write(&file, files.get("charter/charter.toml").expect("a file"))
        .expect("the folder can be written");
    file
}

async fn a_file_with_a_mistake_is_refused(admin: &Person) {
    let files = PolicyFiles::embedded();
    let text = files.get("reporting.toml").expect("a file");
    let wrong = text.replace("minimum_workers = 3", "minimum_workers = 1");
    let line = wrong.lines().position(|line| line == "minimum_workers = 1").expect("the mistake") + 1;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("reporting.toml");
    std::fs::write(&file, wrong).expect("a file");
    admin.gives_file(&file).await;
    admin.sees(&format!("reporting.toml, ligne {line}")).await;
    admin.sees("La somme de deux personnes dit à chacune ce que l'autre a fait").await;
    admin.takes_picture("rules-mistake").await;
    admin.meets_no_obstacle().await;
    admin.clicks("Retirer").await;
}

/// Before it is signed, and apart from the lines that differ.
async fn what_becomes_of_the_time_is_told(admin: &Person) {
    let files = PolicyFiles::embedded();
    let text =
        files.get("reporting.toml").expect("a file").replace("minutes = \"team\"", "minutes = \"never\"");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("reporting.toml");
    std::fs::write(&file, text).expect("a file");
    admin.gives_file(&file).await;
    admin.sees("L'encadrement recevrait autre chose").await;
    admin.sees("le temps passé à un bilan reste chez son auteur").await;
    let own = admin.viewport().size().0;
    for width in [360, own] {
        admin.narrows_to(width).await;
        admin.unrolls_the_window().await;
        admin.takes_picture("rules-time").await;
    }
    admin.narrows_to(own).await;
    admin.meets_no_obstacle().await;
    admin.clicks("Retirer").await;
    admin.sees_not("L'encadrement recevrait autre chose").await;
}
