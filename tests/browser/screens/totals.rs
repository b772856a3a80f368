//! The page of totals, once there are some: the same for the referent, the manager and a worker. Its service receives weekly
//! reports as totals alone: the pages of a worker and a manager there. The same team then tries another way of working: it takes
//! a dozen people.

use tdu_core::calendar::Week;
use tdu_demo::MadeUp;
use tdu_driver::Platform as _;
use tdu_policies::Ready;
use tdu_protocol::Role;
use tdu_server::Limits;
use tdu_tests::browser::Browser;
use tdu_tests::people::{House, Person};
use tdu_tests::places;

use super::{Look, experiments, looks, visitor, visitor::Visitor};
use crate::tally::team::{Team, all_answer};
use crate::tally::weekly::{gives, works};

#[tokio::test(flavor = "multi_thread")]
async fn totals_are_read_alike_and_an_experiment_is_tried_by_a_dozen() {
    let house = House::serving(Limits::default(), Some(places::web_app())).await;
    let team = Team::of_totals(15, house).await;
    let requests = places::browser_run().join("requests-of-totals.bin");
    let (certificate, origin) = (team.house.certificate(), team.house.origin());
    let browser = Browser::launch_recording(certificate, origin, requests).await;
    let looks = looks();
    // This week's reports, of all but one.
    let week = reports(&team, &browser, &looks).await;
    // The window that ends a quarter has either kind of question.
    let third = team.third();
    team.answer_the_quarter().await;
    team.inside(third);
    team.referent.settles().await.expect("the server is there");
    all_answer(&team).await;
    team.after(third);
    team.settles().await;
    sees_totals(&browser, &made_up(&team.referent, Role::Referent, origin), "/", &looks).await;
    sees_totals(&browser, &made_up(&team.manager, Role::Manager, origin), "/prevention", &looks[..1]).await;
    sees_totals(&browser, &made_up(&team.workers[0], Role::Worker, origin), "/team/prevention", &looks[..1])
        .await;
    let [sent, unsent] =
        [&team.workers[0], &team.workers[14]].map(|worker| made_up(worker, Role::Worker, origin));
    sees_the_week(&browser, &sent, "report-team-left", "worker-report-team-left", &looks[..1], week).await;
    sees_the_week(&browser, &unsent, "report-team", "worker-report-team-to", &looks, week).await;
    let manager = made_up(&team.manager, Role::Manager, origin);
    sees_the_week(&browser, &manager, "week-team", "manager-week-hidden-title", &looks, week).await;
    // A comparison of two groups needs reports by worker: other rules are signed, for the Monday on which it begins.
    team.signs(Ready::Standard).await;
    experiments::an_experiment(&team, &browser, &looks).await;
    let found = visitor::found();
    assert!(found.is_empty(), "{} obstacles:\n{}", found.len(), found.join("\n"));
    browser.closes().await;
}

/// The week that goes on for the browser is counted: the server and the devices behind it are some days ahead.
async fn reports(team: &Team, browser: &Browser, looks: &[Look]) -> Week {
    team.referent.settles().await.expect("the server is there");
    let week = team.workers[0].clock.now().week();
    for (worker, calls) in team.workers[..12].iter().zip(1..) {
        works(worker, calls, if calls == 1 { 4 } else { 0 }).await;
        gives(worker, week).await.expect("it is kept");
    }
    for (worker, look) in team.workers[12..14].iter().zip(looks) {
        let visitor = Visitor::inside(browser, &made_up(worker, Role::Worker, team.house.origin())).await;
        visitor.settles_on(*look).await;
        visitor.person.follows("/report").await;
        visitor.person.sees(visitor.says("worker-report-team-to")).await;
        visitor.presses("worker-report-send").await;
        visitor.person.sees(visitor.says("worker-report-team-left")).await;
        visitor.looks_at("report-team-sent").await;
        visitor.person.leaves().await;
    }
    let arrived = team.house.kept().await.count("tally_reports");
    assert_eq!(arrived, 12 + looks.len().min(2), "those that were sent in a browser as well");
    // Tuesday at noon: the hour of the figures has passed.
    team.it_is(experiments::noon(week.plus(1).monday().plus(1)));
    team.referent.settles().await.expect("the server is there");
    week
}

async fn sees_the_week(
    browser: &Browser,
    made_up: &MadeUp,
    picture: &str,
    word: &str,
    looks: &[Look],
    week: Week,
) {
    let visitor = Visitor::inside(browser, made_up).await;
    let path = match made_up.role {
        Role::Worker => format!("/report/{}", week.code()),
        _ => "/".to_owned(),
    };
    for look in looks {
        visitor.settles_on(*look).await;
        visitor.person.follows(&path).await;
        visitor.person.sees(visitor.says(word)).await;
        visitor.unfolds().await;
        visitor.looks_at(picture).await;
    }
    visitor.person.leaves().await;
}

async fn sees_totals(browser: &Browser, made_up: &MadeUp, path: &str, looks: &[Look]) {
    let visitor = Visitor::inside(browser, made_up).await;
    for look in looks {
        visitor.settles_on(*look).await;
        visitor.person.follows(path).await;
        visitor.person.sees(visitor.says("prevention-hidden")).await;
        visitor.person.sees(visitor.says("prevention-quarter")).await;
        visitor.person.sees(visitor.says("prevention-rule-all")).await;
        visitor.unfolds().await;
        visitor.looks_at(&format!("totals-{}", made_up.id)).await;
        if made_up.role == Role::Referent {
            visitor.presses("prevention-look").await;
            visitor.person.sees(visitor.says("prevention-looked")).await;
        }
    }
    visitor.person.leaves().await;
}

pub(super) fn made_up(person: &Person, role: Role, origin: &str) -> MadeUp {
    MadeUp {
        id: format!("{role:?}").to_lowercase(),
        name: person.name.clone(),
        role,
        link: origin.to_owned(),
        words: person.words.clone(),
        code: None,
        until: None,
        about: String::new(),
    }
}
