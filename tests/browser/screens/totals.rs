//! The page of totals, once there are some: the same for the referent, the manager and a worker. The same team then tries
//! another way of working: it takes a dozen people.

use tdu_demo::MadeUp;
use tdu_protocol::Role;
use tdu_server::Limits;
use tdu_tests::browser::Browser;
use tdu_tests::people::{House, Person};
use tdu_tests::places;

use super::{Look, experiments, looks, visitor, visitor::Visitor};
use crate::tally::team::{Team, all_answer};

#[tokio::test(flavor = "multi_thread")]
async fn totals_are_read_alike_and_an_experiment_is_tried_by_a_dozen() {
    let team = Team::of(14, House::serving(Limits::default(), Some(places::web_app())).await).await;
    team.inside(0);
    team.referent.settles().await.expect("the server is there");
    all_answer(&team).await;
    team.after(0);
    team.settles().await;
    let requests = places::browser_run().join("requests-of-totals.bin");
    let (certificate, origin) = (team.house.certificate(), team.house.origin());
    let browser = Browser::launch_recording(certificate, origin, requests).await;
    let looks = looks();
    sees_totals(&browser, &made_up(&team.referent, Role::Referent, origin), "/", &looks).await;
    sees_totals(&browser, &made_up(&team.manager, Role::Manager, origin), "/prevention", &looks[..1]).await;
    sees_totals(&browser, &made_up(&team.workers[0], Role::Worker, origin), "/team/prevention", &looks[..1])
        .await;
    experiments::an_experiment(&team, &browser, &looks).await;
    let found = visitor::found();
    assert!(found.is_empty(), "{} obstacles:\n{}", found.len(), found.join("\n"));
    browser.closes().await;
}

async fn sees_totals(browser: &Browser, made_up: &MadeUp, path: &str, looks: &[Look]) {
    let visitor = Visitor::inside(browser, made_up).await;
    for look in looks {
        visitor.settles_on(*look).await;
        visitor.person.follows(path).await;
        visitor.person.sees(visitor.says("prevention-hidden")).await;
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
