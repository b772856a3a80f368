//! A file that passes to a colleague: proposed, asked, answered, told.

use super::visitor::Visitor;
use super::worker::follows_up;
use super::{Look, Stage};

pub(super) async fn passes(stage: &Stage, looks: &[Look]) {
    let name = &stage.person("jean-marc").name;
    let ines_name = &stage.person("ines").name;
    let louise = Visitor::inside(&stage.browser, stage.person("louise")).await;
    let file = follows_up(&louise, name).await;
    for look in looks {
        louise.settles_on(*look).await;
        louise.visits("handover-none", &file).await;
        louise.presses("worker-handover-ask").await;
        louise.person.sees_dialog().await;
        louise.person.chooses(louise.says("worker-handover-who"), ines_name).await;
        louise.presses("worker-handover-do").await;
        louise.person.sees(louise.says("worker-handover-summary-missing")).await;
        louise.looks_at("handover-propose").await;
        louise.person.closes_dialog().await;
    }
    louise.presses("worker-handover-ask").await;
    louise.person.sees_dialog().await;
    louise.person.chooses(louise.says("worker-handover-who"), ines_name).await;
    louise
        .types("worker-handover-summary", "La demande de logement est déposée, le bailleur a répondu.")
        .await;
    louise.types("worker-handover-next", "Visite du logement le 4 décembre ; rappeler la caisse.").await;
    louise.presses("worker-handover-do").await;
    louise.person.sees(louise.says("worker-handover-done")).await;
    for look in looks {
        louise.settles_on(*look).await;
        louise.visits("handover-open", &file).await;
    }

    let ines = Visitor::inside(&stage.browser, stage.person("ines")).await;
    for look in looks {
        ines.settles_on(*look).await;
        ines.visits("handover-today-asked", "/").await;
        ines.visits("handover-asked", &file).await;
        ines.consults("handover-refuse", "worker-handover-refuse").await;
    }
    ines.presses("worker-handover-accept").await;
    ines.person.sees(ines.says("worker-handover-accepted-done")).await;
    for look in looks {
        ines.settles_on(*look).await;
        ines.visits("handover-today-comes", "/").await;
        ines.visits("handover-accepted", &file).await;
        louise.settles_on(*look).await;
        louise.visits("handover-today-leaves", "/").await;
        louise.visits("handover-left", &file).await;
        louise.visits("handover-talk", &format!("{file}/messages")).await;
        louise.visits("handover-cases", "/cases").await;
    }
    for who in [ines, louise] {
        who.person.leaves().await;
    }
}
