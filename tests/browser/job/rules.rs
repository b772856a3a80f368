//! Step 10: the administrator changes the rules. A mistake is told with its line; what is signed is told to everybody.

use tdu_policies::PolicyFiles;
use tdu_tests::browser::Person;

use super::team::Team;

pub(super) async fn the_rules_are_changed(admin: &Person, team: &Team) {
    admin.clicks("Règles").await;
    admin.clicks("Changer les règles").await;
    a_file_with_a_mistake_is_refused(admin).await;
    admin.chooses("Partir de", "Ligne d'hébergement d'urgence (115)").await;
    admin.sees("follow-up.toml").await;
    let folder = tempfile::tempdir().expect("a folder");
    admin.gives_file(&super::questionnaire::offered_in(folder.path())).await;
    admin.sees("check-in.toml").await;
    admin.meets_no_obstacle().await;
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
    admin.meets_no_obstacle().await;
    admin.clicks("Retirer").await;
}
