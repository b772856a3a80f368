//! A worker's screens: what there is to do, files, conversations, the week.

use tdu_tests::browser::Clock;

use super::visitor::Visitor;
use super::{Look, Stage};

pub(super) async fn at_work(stage: &Stage, looks: &[Look]) {
    let louise = Visitor::inside(&stage.browser, stage.person("louise")).await;
    let followed = follows_up(&louise, &stage.person("jean-marc").name).await;
    let invited = follows_up(&louise, &stage.person("fatou").name).await;
    let alone = follows_up(&louise, "Colette Aubry").await;
    for look in looks {
        louise.settles_on(*look).await;
        pages(&louise).await;
        a_file(&louise, &followed).await;
        louise.visits("worker-file-not-joined", &invited).await;
        louise.presses("worker-charter-record").await;
        louise.person.sees_dialog().await;
        louise.person.chooses(louise.says("worker-record-answer"), louise.says("charter-way-paper")).await;
        louise.looks_at("worker-charter-record").await;
        louise.person.closes_dialog().await;
        louise.visits("worker-talk-not-joined", &format!("{invited}/messages")).await;
        louise.visits("worker-file-alone", &alone).await;
        an_invitation(&louise).await;
        louise.visits("worker-talk-none", &format!("{alone}/messages")).await;
        louise.visits("worker-talk", &format!("{followed}/messages")).await;
        louise.consults("worker-noted", "worker-noted-say").await;
    }
    louise.person.follows(&followed).await;
    louise.dresses_up("worker-file").await;
    louise.person.leaves().await;

    let ines = Visitor::inside(&stage.browser, stage.person("ines")).await;
    for look in looks {
        ines.settles_on(*look).await;
        ines.visits("worker-today-report-due", "/").await;
        ines.presses_first(".today a[href^='/report']").await;
        ines.person.arrives_at("/report/").await;
        ines.unfolds().await;
        ines.looks_at("worker-report-due").await;
    }
    ines.person.leaves().await;
}

/// After a heavy contact, a word that the device found by itself; it is silenced, and called back.
pub(super) async fn told_a_word(stage: &Stage, looks: &[Look]) {
    let ines = Visitor::inside_at(&stage.browser, Clock::tuesday_morning(), stage.person("ines")).await;
    ines.person.follows("/cases").await;
    ines.presses_first(".case-line a").await;
    ines.person.arrives_at("/cases/").await;
    ines.presses("worker-file-write").await;
    ines.person.chooses("Canal", "Téléphone").await;
    ines.person.chooses(ines.says("prompt-marks"), ines.says("prompt-mark-heavy")).await;
    ines.looks_at("worker-note-for-oneself").await;
    ines.presses("worker-note-save").await;
    ines.person.sees(ines.says("worker-note-saved")).await;
    for look in looks {
        ines.settles_on(*look).await;
        ines.person.follows("/").await;
        ines.person.sees(ines.says("prompt-why-heavy")).await;
        ines.looks_at("worker-word").await;
    }
    ines.presses("prompt-never").await;
    ines.person.sees(ines.says("prompt-silenced")).await;
    ines.person.sees_not(ines.says("prompt-why-heavy")).await;
    for look in looks {
        ines.settles_on(*look).await;
        ines.visits("worker-work-with-silenced-word", "/work").await;
    }
    ines.presses_first("[aria-labelledby=work-days] details button").await;
    ines.person.sees(ines.says("prompt-again-done")).await;
    ines.person.sees_not(ines.says("prompt-silenced-title")).await;
    ines.unfolds().await;
    ines.presses_first("#work-mine .erase-line button").await;
    ines.person.sees_dialog().await;
    ines.looks_at("worker-work-erases-what-was-noted").await;
    ines.presses_first("dialog[open] .button.danger").await;
    ines.person.sees(ines.says("prompt-mine-erased")).await;
    ines.person.leaves().await;
}

/// The address of somebody's file.
pub(super) async fn follows_up(worker: &Visitor, name: &str) -> String {
    worker.person.follows("/cases").await;
    worker.person.clicks(name).await;
    worker.person.arrives_at("/cases/").await;
    let path = worker.person.evaluates("location.pathname").await;
    path.as_str().expect("an address").to_owned()
}

async fn pages(worker: &Visitor) {
    worker.visits("worker-today", "/").await;
    worker.visits("worker-team", "/team").await;
    worker.visits("worker-talks", "/team/talks").await;
    worker.presses_first(".case-line .line-link").await;
    worker.person.sees(worker.says("thread-write")).await;
    worker.looks_at("worker-talk-among-staff").await;
    worker.visits("worker-work", "/work").await;
    worker.visits("worker-incident", "/incident").await;
    worker.visits("worker-report", "/report").await;
    worker.person.sees(worker.says("worker-report-time")).await;
    worker.visits("worker-settings", "/settings").await;
    worker.visits("worker-new-case", "/cases/new").await;
    worker.presses("worker-new-do").await;
    worker.person.sees(worker.says("worker-new-name-missing")).await;
    worker.looks_at("worker-new-case-without-name").await;
    worker.visits("worker-cases", "/cases").await;
    worker.types("worker-cases-search", "rendez-vous").await;
    worker.person.sees(worker.says("worker-cases-hits")).await;
    worker.looks_at("worker-cases-found").await;
    worker.types("worker-cases-search", "zythum").await;
    worker.person.sees(worker.says("worker-cases-none-title")).await;
    worker.looks_at("worker-cases-none").await;
}

async fn a_file(worker: &Visitor, path: &str) {
    worker.visits("worker-file", path).await;
    worker.consults("worker-who-can-read", "readers-question").await;
    worker.consults("worker-person", "worker-file-edit").await;
    worker.consults("worker-charter", "worker-charter-read").await;
    worker.consults("worker-close", "worker-file-close").await;
    worker.presses("worker-file-write").await;
    worker.person.sees(worker.says("worker-note-title")).await;
    worker.unfolds().await;
    worker.looks_at("worker-note").await;
    worker.presses("worker-note-save").await;
    worker.person.sees(worker.says("worker-problem-channel")).await;
    worker.looks_at("worker-note-without-channel").await;
    worker.presses("worker-note-cancel").await;
    worker.person.sees_not(worker.says("worker-note-title")).await;
    worker.presses_first(".entry-note > .button.quiet").await;
    worker.person.sees(worker.says("worker-note-correct-about")).await;
    worker.looks_at("worker-note-corrected").await;
    worker.presses("worker-note-cancel").await;
}

async fn an_invitation(worker: &Visitor) {
    let invited = worker.person.page_text().await.contains(worker.says("worker-invite-again"));
    worker.presses(if invited { "worker-invite-again" } else { "worker-invite" }).await;
    worker.person.sees_dialog().await;
    worker.looks_at("worker-invite").await;
    worker.presses("worker-invite-make").await;
    worker.person.sees(worker.says("worker-invite-say")).await;
    worker.looks_at("worker-invite-made").await;
    worker.person.closes_dialog().await;
}
