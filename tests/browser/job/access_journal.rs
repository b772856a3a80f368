//! Step 9: the administrator sees who opened what, nobody else has that page, and meddling with the journal shows.

use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use tdu_tests::browser::Person;

use super::team::Team;
use super::world::World;
use crate::words::{MANAGER, NICKNAME, OBSTACLE, PERSON, WORKER};

pub(super) async fn the_administrator_sees_who_opened_what(world: &World, admin: &Person, team: &Team) {
    admin.clicks("Journal").await;
    admin.has_focus_on("Journal des accès").await;
    admin.sees("jamais pour évaluer le travail de quelqu'un").await;
    admin.sees("La chaîne tient du").await;
    admin.sees("aucune n'a été changée, ajoutée ni retirée").await;
    assert!(lines_with(admin, &[MANAGER, "Bilans"]).await > 0, "the manager opened the worker's reports");
    assert!(lines_with(admin, &[WORKER, "Conversation"]).await > 0);
    assert!(lines_with(admin, &["Ouverture par une invitation", "Personne n'est nommé"]).await > 0);
    assert_eq!(lines_with(admin, &[MANAGER, "Conversation"]).await, 0);
    admin.meets_no_obstacle().await;

    admin.chooses("Personne", MANAGER).await;
    admin.sees_not("Personne n'est nommé").await;
    assert_eq!(lines_with(admin, &[WORKER]).await, 0);
    assert!(lines_with(admin, &[MANAGER, "Bilans"]).await > 0);
    let export = admin.downloads("Enregistrer ces lignes : CSV").await;
    let beginning = &admin.would_read("journal-des-acces-2026-")[0];
    assert!(export.name.starts_with(beginning), "{}", export.name);
    let text = String::from_utf8(export.bytes).expect("a text");
    for (before, cell) in [(MANAGER, "Encadrement"), ("", "Bilans")] {
        let mut ways = admin.would_read(cell).into_iter();
        assert!(ways.any(|cell| text.contains(&format!("{before};{cell};"))), "{cell}: {text}");
    }
    assert!(!text.contains(WORKER), "{text}");
    for (form, ending, begins) in [("Tableur (ODS)", ".ods", "PK"), ("PDF", ".pdf", "%PDF-1.7")] {
        let export = admin.downloads(&format!("Enregistrer ces lignes : {form}")).await;
        assert!(
            export.name.starts_with(beginning)
                && export.name.ends_with(ending)
                && export.bytes.starts_with(begins.as_bytes()),
            "{}",
            export.name
        );
        admin.sees("Le fichier est prêt").await;
    }

    admin.types("Jusqu'au", "2026-01-31").await;
    admin.sees("Aucune ligne pour ce choix").await;
    admin.meets_no_obstacle().await;
    admin.clicks("Tout montrer").await;
    admin.sees("Personne n'est nommé").await;
    admin.has_focus_on("Personne").await;
    for private in [PERSON, NICKNAME, OBSTACLE] {
        admin.sees_not(private).await;
        assert!(!text.contains(private), "{text}");
    }
    nobody_else_has_it(team).await;
    a_changed_line_is_told(world, admin).await;
}

/// How many lines hold all of these texts.
async fn lines_with(admin: &Person, texts: &[&str]) -> u64 {
    let texts: Vec<_> = texts.iter().map(|text| admin.would_read(text)).collect();
    let counted = format!(
        "[...document.querySelectorAll('.journal tr')].filter((line) => \
         {}.every((ways) => ways.some((text) => line.textContent.includes(text)))).length",
        serde_json::json!(texts)
    );
    admin.evaluates(&counted).await.as_u64().expect("a number")
}

async fn nobody_else_has_it(team: &Team) {
    for person in [&team.manager, &team.referent, &team.worker] {
        person.finds_no("Journal").await;
        person.follows("/journal").await;
        person.sees("Cette page n'existe pas, ou n'est pas pour vous.").await;
        person.clicks("Revenir à l'accueil").await;
        person.is_at("/").await;
    }
}

/// Somebody with a hand in the database changes a row, and changes it back.
async fn a_changed_line_is_told(world: &World, admin: &Person) {
    let file = world.server().await.data().join("tdu.db");
    let database = SqlitePool::connect_with(SqliteConnectOptions::new().filename(file)).await;
    let database = database.expect("the database opens");
    // The same row both times: the journal goes on meanwhile.
    let number =
        sqlx::query_scalar::<_, i64>("SELECT MAX(number) - 3 FROM journal").fetch_one(&database).await;
    let number = number.expect("a journal with some rows");
    let change = "UPDATE journal SET times = times + $1 WHERE number = $2";
    let row = sqlx::query(change).bind(1).bind(number).execute(&database).await.expect("the row is changed");
    assert_eq!(row.rows_affected(), 1);
    admin.clicks("Équipe").await;
    admin.clicks("Journal").await;
    admin.sees("La chaîne ne tient pas").await;
    admin.sees_not("La chaîne tient du").await;
    admin.meets_no_obstacle().await;
    sqlx::query(change).bind(-1).bind(number).execute(&database).await.expect("the row is changed back");
    database.close().await;
    admin.clicks("Équipe").await;
    admin.clicks("Journal").await;
    admin.sees("La chaîne tient du").await;
    admin.clicks("Équipe").await;
}
