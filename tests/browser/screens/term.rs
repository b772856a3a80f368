//! A file at its term, on a worker's device more than two years on: told, put off or erased, and what is left of it.

use tdu_tests::browser::Clock;

use super::visitor::Visitor;
use super::worker::follows_up;
use super::{Look, Stage};

pub(super) async fn comes(stage: &Stage, looks: &[Look]) {
    let clock = Clock::ahead_by_days(800);
    let louise = Visitor::inside_at(&stage.browser, clock, stage.person("louise")).await;
    let file = follows_up(&louise, "Colette Aubry").await;
    for look in looks {
        louise.settles_on(*look).await;
        louise.person.follows("/").await;
        louise.person.sees(louise.says("worker-terms-title")).await;
        louise.looks_at("worker-today-term").await;
        louise.visits("worker-cases-at-term", "/cases/at-term").await;
        louise.visits("worker-file-at-term", &file).await;
        louise.consults("worker-term-keep", "worker-term-keep").await;
        louise.consults("worker-term-erase", "worker-term-erase").await;
    }
    louise.presses("worker-term-keep").await;
    louise.presses("worker-term-keep-do").await;
    louise.person.sees(louise.says("worker-term-reason-missing")).await;
    louise.looks_at("worker-term-keep-without-reason").await;
    louise.person.closes_dialog().await;

    louise.presses("worker-term-erase").await;
    louise.presses("worker-term-erase-do").await;
    louise.person.sees(louise.says("worker-erased-name")).await;
    louise.person.sees_not("Colette Aubry").await;
    for look in looks {
        louise.settles_on(*look).await;
        louise.visits("worker-file-erased", &file).await;
    }
    louise.person.leaves().await;
}
