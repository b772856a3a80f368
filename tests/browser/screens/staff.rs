//! Those who run the service: administrator, manager, referent. Somebody leaves it.

use tdu_policies::PolicySet;

use super::visitor::Visitor;
use super::{Look, Stage};

pub(super) async fn administrator(stage: &Stage, looks: &[Look]) {
    let admin = Visitor::inside(&stage.browser, stage.person("odile")).await;
    for look in looks {
        admin.settles_on(*look).await;
        admin.visits("admin-settings", "/settings").await;
        admin.consults("settings-forget", "settings-forget").await;
        admin.visits("policies", "/policies").await;
        admin.presses("rules-texts").await;
        let other = format!("{} · {}", admin.says("setup-rules-115"), admin.says("rules-from-team"));
        admin.person.chooses(admin.says("rules-from"), &other).await;
        admin.person.sees(admin.says("rules-sight")).await;
        admin.person.finds(admin.says("rules-sign")).await;
        admin.looks_at("policies-change").await;
        admin.person.follows("/journal").await;
        admin.person.sees(admin.says("journal-export")).await;
        admin.looks_at("admin-journal").await;
        admin.types("journal-until", "2026-01-31").await;
        admin.person.sees(admin.says("journal-none-title")).await;
        admin.looks_at("admin-journal-none").await;
        admin.visits("nowhere", "/nothing/here").await;
        admin.visits("admin-staff", "/").await;
        admin.presses("staff-make-link").await;
        admin.person.sees(admin.says("common-required")).await;
        admin.types("staff-name", "Zoé").await;
        admin.presses("staff-make-link").await;
        admin.person.finds(admin.says("staff-invite-another")).await;
        admin.looks_at("admin-invitation").await;
        admin.presses_first(".people .button.quiet").await;
        admin.person.sees_dialog().await;
        admin.looks_at("admin-withdraw").await;
        admin.person.closes_dialog().await;
    }
    admin.person.leaves().await;
}

pub(super) async fn referent(stage: &Stage, looks: &[Look]) {
    let referent = Visitor::inside(&stage.browser, stage.person("helene")).await;
    for look in looks {
        referent.settles_on(*look).await;
        referent.visits("referent-home", "/").await;
        referent.visits("referent-talks", "/team/talks").await;
        referent.visits("referent-staff", "/staff").await;
    }
    referent.person.leaves().await;
}

pub(super) async fn manager(stage: &Stage, looks: &[Look]) {
    let manager = Visitor::inside(&stage.browser, stage.person("karim")).await;
    for look in looks {
        manager.settles_on(*look).await;
        manager.visits("manager-week-later", "/").await;
        // The week before had too few reports, the one before that is out whatever day it is.
        manager.presses("manager-week-previous").await;
        manager.presses("manager-week-previous").await;
        manager.person.sees(manager.says("manager-export")).await;
        // Their time was never counted: these weeks were over when the service was made up.
        manager.person.sees(manager.says("manager-time-not-counted")).await;
        manager.looks_at("manager-week").await;
        manager.unfolds().await;
        manager.looks_at("manager-week-tables").await;
        keeps_the_week(&manager).await;
        manager.person.follows("/needs").await;
        manager.person.finds(manager.says("manager-needs-print")).await;
        manager.looks_at("manager-needs").await;
        manager.visits("manager-prevention", "/prevention").await;
        manager.person.follows("/team/experiments").await;
        manager.person.sees("Deux relais par jour").await;
        manager.looks_at("manager-experiments").await;
        manager.visits("manager-staff", "/staff").await;
        manager.visits("manager-settings", "/settings").await;
    }
    manager.person.follows("/").await;
    manager.presses("manager-week-previous").await;
    manager.presses("manager-week-previous").await;
    manager.person.sees(manager.says("manager-export")).await;
    manager.dresses_up("manager-week").await;
    manager.person.follows("/settings").await;
    // The ways to open, for somebody whom this browser no longer knows.
    manager.presses("settings-log-out").await;
    manager.person.finds(manager.says("open-words")).await;
    manager.looks_in_all_ways_at(looks, "open").await;
    manager.presses("open-words").await;
    manager.looks_in_all_ways_at(looks, "open-words").await;
    manager.person.leaves().await;
}

/// The week's figures as a table, in each form, in the language of the screen.
async fn keeps_the_week(manager: &Visitor) {
    let what = manager.says("manager-export");
    for (form, begins) in
        [("export-csv", "\u{feff}".as_bytes()), ("export-ods", b"PK"), ("export-pdf", b"%PDF")]
    {
        let form = manager.says(form);
        let file = manager
            .person
            .downloads(&manager.says_with("export-as", &[("what", what), ("form", form)]))
            .await;
        assert!(file.bytes.starts_with(begins), "{}: {:?}", file.name, &file.bytes[..8]);
        if begins[0] == 0xef {
            let text = String::from_utf8(file.bytes).expect("a text");
            let policies = PolicySet::embedded();
            let label = policies.reporting.indicators[0].label.get(manager.lang());
            assert!(text.contains(label), "{label}: {text}");
        }
        manager.person.sees(manager.says("export-done")).await;
    }
}

/// A manager puts a worker out, whose page says so by itself, and who erases what the device keeps.
pub(super) async fn somebody_leaves(stage: &Stage, looks: &[Look]) {
    let worker = stage.person("louise");
    let louise = Visitor::inside(&stage.browser, worker).await;
    let karim = Visitor::inside(&stage.browser, stage.person("karim")).await;
    let asks = format!(
        "[...document.querySelectorAll('.person')].find((one) => one.textContent.includes({:?}))\
         .querySelector('.button').click()",
        worker.name
    );
    for look in looks {
        karim.settles_on(*look).await;
        karim.person.follows("/staff").await;
        karim.person.sees(&worker.name).await;
        karim.person.evaluates(&asks).await;
        karim.person.sees_dialog().await;
        karim.looks_at("manager-leave").await;
        karim.person.closes_dialog().await;
    }
    karim.person.evaluates(&asks).await;
    karim.person.sees_dialog().await;
    karim.presses_first("dialog[open] .button.danger").await;
    karim.person.has_focus_on(karim.says("staff-members")).await;
    karim.looks_at("manager-left").await;
    karim.person.leaves().await;

    louise.person.sees(louise.says("ended-title")).await;
    louise.looks_in_all_ways_at(looks, "ended").await;
    louise.presses("settings-forget").await;
    louise.person.sees_dialog().await;
    louise.looks_at("ended-erase").await;
    louise.presses_first("dialog[open] .button.danger").await;
    louise.person.sees(louise.says("open-title")).await;
    louise.person.leaves().await;
}
