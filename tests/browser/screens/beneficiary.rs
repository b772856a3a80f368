//! The screens of those who are accompanied, on a telephone.

use super::doors;
use super::visitor::Visitor;
use super::{Look, Stage};

/// Somebody who comes for the first time and has the charter to read.
pub(super) async fn before_signing(stage: &Stage, looks: &[Look]) {
    let fatou = enters(stage, "fatou", looks).await;
    for look in looks {
        fatou.settles_on(*look).await;
        fatou.visits("person-home", "/").await;
        fatou.visits("person-messages-none", "/messages").await;
        fatou.visits("person-documents-none", "/documents").await;
        fatou.visits("person-charter", "/charter").await;
        fatou.consults("person-refuse", "charter-refuse").await;
        fatou.consults("person-later", "charter-later").await;
        fatou.consults("person-question", "charter-question").await;
        fatou.presses("charter-whole").await;
        fatou.person.finds(fatou.says("charter-hold")).await;
        fatou.looks_at("person-charter-whole").await;
        if look.lang != tdu_policies::Lang::Fr {
            fatou.presses("charter-one-by-one").await;
            fatou.presses("charter-show-french").await;
            fatou.person.finds(fatou.says("charter-hide-french")).await;
            fatou.looks_at("person-charter-beside").await;
        }
    }
    fatou.person.follows("/").await;
    fatou.person.follows("/charter").await;
    fatou.presses("charter-whole").await;
    fatou.person.finds(fatou.says("charter-hold")).await;
    fatou.dresses_up("person-charter").await;
    fatou.person.leaves().await;
}

/// Somebody who writes, and has signed.
pub(super) async fn once_signed(stage: &Stage, looks: &[Look]) {
    let yasmine = enters(stage, "yasmine", &looks[..1]).await;
    yasmine.person.follows("/rights").await;
    let copy = yasmine.person.downloads(yasmine.says("charter-copy")).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let changed = folder.path().join("changed.json");
    let pages = folder.path().join("whole.pdf");
    let pdf = yasmine.person.downloads(yasmine.says("charter-copy-pdf")).await;
    std::fs::write(&pages, &pdf.bytes).expect("the temporary folder can be written");
    let text = String::from_utf8(copy.bytes).expect("a text").replace("\"seq\": ", "\"seq\": 1");
    std::fs::write(&changed, text).expect("the temporary folder can be written");
    for look in looks {
        yasmine.settles_on(*look).await;
        yasmine.visits("person-home-signed", "/").await;
        yasmine.visits("person-messages", "/messages").await;
        yasmine.visits("person-charter-signed", "/charter").await;
        yasmine.visits("person-documents", "/documents").await;
        yasmine.visits("person-rights", "/rights").await;
        yasmine.consults("person-withdraw", "charter-withdraw").await;
        yasmine.visits("person-settings", "/settings").await;
        yasmine.visits("proof", "/verify").await;
        for (file, name, title) in
            [(&pages, "proof-pages", "proof-pages-as-made"), (&changed, "proof-fails", "proof-fails")]
        {
            yasmine.person.gives_file(file).await;
            yasmine.person.sees(yasmine.says(title)).await;
            yasmine.looks_at(name).await;
        }
    }
    yasmine.person.follows("/settings").await;
    yasmine.presses("settings-lock").await;
    yasmine.person.finds(yasmine.says("open-device")).await;
    yasmine.looks_in_all_ways_at(looks, "person-locked").await;
    yasmine.person.leaves().await;
}

async fn enters(stage: &Stage, id: &str, looks: &[Look]) -> Visitor {
    let made_up = stage.person(id);
    let visitor = Visitor::at_a_phone(&stage.browser, id).await;
    doors::joins(&visitor, &made_up.link, made_up.code.as_deref().expect("a code"), looks).await;
    visitor.presses("join-enter").await;
    visitor.person.arrives_at("/").await;
    visitor
}
