//! A server that lies to the referent or to a worker, and a referent who lies to the server.

use tdu_core::app::TallyTrouble;
use tdu_core::payload::{Payload, TallyPublished, TallyQuestion};
use tdu_protocol::problem::ProblemKind;
use tdu_protocol::tally::{Batch, CountRequest, Counted, Opening, Tallies};
use tdu_protocol::{Bytes, Hash32, cbor, sign::Signed};
use tdu_tests::people::{Course, Hand, House, moves_behind};

use super::team::{Team, all_answer, answers, of_check_ins, page, questions, runs};

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_lies_to_the_referent_spoils_a_total_and_learns_nothing() {
    let Team { house, administrator, manager, referent, workers, directory, first } =
        Team::of(12, House::open().await).await;
    let (referent, between) = moves_behind(&house, referent).await;
    let team = Team { house, administrator, manager, referent, workers, directory, first };
    team.inside(0);
    team.referent.settles().await.expect("the server is there");
    runs(&page(&team.referent).await);
    all_answer(&team).await;
    team.after(0);
    for worker in &team.workers {
        worker.settles().await.expect("the server is there");
    }
    let published = async || {
        team.referent.settles().await.expect("the server is there");
        page(&team.referent).await
    };

    // Two reports under each other's names.
    // The request is seen, and lost before the server can fix it.
    let rewritten = |seen: &tdu_tests::people::Seen| {
        seen.rewritten(|batch: &mut Batch| {
            let one = batch.reports[0].account;
            batch.reports[0].account = batch.reports[1].account;
            batch.reports[1].account = one;
        })
    };
    between.judges(move |seen| {
        if seen.is("GET", "/logs/*/tallies/*/batch") {
            rewritten(seen)
        } else if seen.is("POST", "/logs/*/tallies/*/count") {
            Course::LoseRequest
        } else {
            Course::Pass
        }
    });
    let view = published().await;
    assert!(view.windows.is_empty());
    let seen = between.seen();
    let request = seen.iter().find(|seen| seen.is("POST", "/logs/*/tallies/*/count")).expect("it was asked");
    let request: CountRequest = request.value();
    assert_eq!(request.valid.len(), 10, "reports under another's name are not counted");

    // From now on the server must show those reports and no others, even the right ones: the difference would be one person's.
    between.is_honest();
    let view = published().await;
    assert_eq!(view.trouble, Some(TallyTrouble::Changed));
    assert!(view.windows.is_empty());
    team.manager.settles().await.expect("the server is there");
    assert!(page(&team.manager).await.windows.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_half_that_was_altered_is_noticed_and_a_lost_answer_is_asked_again() {
    let Team { house, administrator, manager, referent, workers, directory, first } =
        Team::of(11, House::open().await).await;
    let (referent, between) = moves_behind(&house, referent).await;
    let team = Team { house, administrator, manager, referent, workers, directory, first };
    team.inside(0);
    team.referent.settles().await.expect("the server is there");
    for (person, worker) in team.workers.iter().enumerate() {
        let choice = u8::try_from(person % 4).ok();
        answers(worker, questions().into_iter().map(|item| (item, choice)).collect()).await;
    }
    team.after(0);
    for worker in &team.workers {
        worker.settles().await.expect("the server is there");
    }
    between.takes("POST", "/logs/*/tallies/*/count", |_| Course::LoseAnswer);
    team.referent.settles().await.expect("the rest is there");
    assert!(page(&team.referent).await.windows.is_empty());
    between.rewrites("POST", "/logs/*/tallies/*/count", |counted: &mut Counted| counted.answered.0[0] ^= 1);
    team.referent.settles().await.expect("the server is there");
    let view = page(&team.referent).await;
    assert!(view.windows.is_empty());
    assert_eq!(view.trouble, Some(TallyTrouble::Misfit));
    between.is_honest();
    team.referent.settles().await.expect("the server is there");
    let view = page(&team.referent).await;
    assert_eq!((view.windows.len(), view.trouble), (1, None), "the same count again");
    team.manager.settles().await.expect("the server is there");
    assert_eq!(page(&team.manager).await.windows, view.windows);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_under_other_rules_than_the_signed_ones_is_not_reported_to() {
    let team = Team::of(10, House::open().await).await;
    team.inside(0);
    let mut referent = Hand::of(&team.referent, &team.house).await;
    let state = referent.state(team.directory).await;
    // Signed by the referent, taken by the server; and not what the administrator signed.
    let honest = opening_of(&team, &state);
    let other = Signed::make(
        &Opening { group: 10, levels: 3, ..honest },
        referent.keys.account,
        &referent.keys.signing,
    );
    let path = format!("/logs/{}/tallies", team.directory);
    let new = tdu_protocol::tally::NewTally { opening: other };
    assert_eq!(referent.raw.ask("POST", &path, &new).await.status, 204);
    let small = Opening { group: 9, ..opening_of(&team, &state) };
    let small = Signed::make(&small, referent.keys.account, &referent.keys.signing);
    let refused = referent.raw.ask("POST", &path, &tdu_protocol::tally::NewTally { opening: small }).await;
    assert_eq!(refused.problem().kind, ProblemKind::EntryRefused, "the server has its own floor");
    // A quarter would share weeks with another one. Whether it ends a quarter is judged before whether it runs.
    let between = opening_of(&team, &state);
    let between = Opening { first: team.window(team.third() + 1), questions: 21, quarterly: 12, ..between };
    let between = Signed::make(&between, referent.keys.account, &referent.keys.signing);
    let refused = referent.raw.ask("POST", &path, &tdu_protocol::tally::NewTally { opening: between }).await;
    assert_eq!(refused.problem().kind, ProblemKind::EntryRefused, "the server knows where quarters end");
    team.after(0);
    team.settles().await;
    assert_eq!(team.house.kept().await.count("tally_reports"), 0);
    assert_eq!(page(&team.workers[0]).await.trouble, Some(TallyTrouble::Rules));
}

fn opening_of(team: &Team, state: &tdu_protocol::LogState) -> Opening {
    let policies = tdu_policies::PolicyFiles::embedded();
    Opening {
        org: state.org(),
        log: state.log(),
        first: team.first,
        weeks: super::team::WEEKS,
        group: 10,
        questions: u16::try_from(questions().len()).expect("few questions"),
        quarterly: 0,
        levels: 4,
        policies: tdu_protocol::Hash32(policies.digest()),
        at: state.head().next,
        roster: tdu_protocol::tally::roster_digest(state, state.head().next),
        reports: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_referent_who_lies_gets_one_total_of_one_batch_of_at_least_ten() {
    let team = Team::of(12, House::open().await).await;
    team.reports().await;
    // What the honest client would ask, without its asking.
    let house = &team.house;
    let between = tdu_tests::people::Between::before(house).await;
    let device = team.referent.elsewhere(&between.origin(), house);
    device.clock.is_ahead_by(house.ahead());
    between.takes("POST", "/logs/*/tallies/*/count", |_| Course::LoseRequest);
    device.opens().await.expect("the words are right");
    device.settles().await.expect("the server is there");
    let seen = between.seen();
    let honest = seen.iter().find(|seen| seen.is("POST", "/logs/*/tallies/*/count")).expect("it was asked");
    let honest: CountRequest = honest.value();
    assert_eq!(honest.valid.len(), 12);

    let mut hand = Hand::of(&team.referent, house).await;
    let path = team.path(0, "/count");
    let nine = CountRequest { valid: honest.valid[..9].to_vec(), ..honest.clone() };
    assert_eq!(hand.raw.ask("POST", &path, &nine).await.problem().kind, ProblemKind::GroupTooSmall);
    let mut twice = honest.clone();
    twice.valid[1] = twice.valid[0].clone();
    assert_eq!(hand.raw.ask("POST", &path, &twice).await.problem().kind, ProblemKind::EntryRefused);
    let mut altered = honest.clone();
    altered.valid[0].1.0[0] ^= 1;
    assert_eq!(hand.raw.ask("POST", &path, &altered).await.problem().kind, ProblemKind::EntryRefused);
    let far = CountRequest { answered: Bytes(vec![7; honest.answered.0.len()]), ..honest.clone() };
    assert_eq!(hand.raw.ask("POST", &path, &far).await.problem().kind, ProblemKind::EntryRefused);
    let first: Counted = hand.raw.ask("POST", &path, &honest).await.value();
    // The same again gets the same; one person less, which would be that person's answer, gets nothing.
    let again: Counted = hand.raw.ask("POST", &path, &honest).await.value();
    assert_eq!(cbor::to_vec(&again), cbor::to_vec(&first));
    let eleven = CountRequest { valid: honest.valid[1..].to_vec(), ..honest };
    let differencing = hand.raw.ask("POST", &path, &eleven).await.problem().kind;
    assert!(
        matches!(differencing, ProblemKind::AlreadyExists | ProblemKind::EntryRefused),
        "{differencing:?}"
    );
    let mut tallies: Tallies = hand.raw.get(&format!("/logs/{}/tallies", team.directory)).await.value();
    assert!(!of_check_ins(&mut tallies).next().expect("it is there").over);
}

/// The limit that the page of totals, `SECURITY.md` and `docs/adr/0021` state: nothing proves to a reader that a total was counted.
#[tokio::test(flavor = "multi_thread")]
async fn totals_that_a_referent_makes_up_are_believed_by_everybody() {
    let team = Team::of(1, House::open().await).await;
    let made_up = TallyPublished {
        opening: Hash32([1; 32]),
        first: team.first,
        weeks: super::team::WEEKS,
        group: 10,
        questions: vec![TallyQuestion {
            item: questions()[0].clone(),
            people: Some(35),
            levels: vec![None, None, Some(20), Some(70)],
        }],
        quarterly: 0,
        at: 0,
    };
    let mut administrator = Hand::of(&team.administrator, &team.house).await;
    let mut referent = Hand::of(&team.referent, &team.house).await;
    let (key, head) = (administrator.key_of(team.directory).await, referent.head(team.directory).await);
    let entry = referent.sealed_payload(team.directory, head, &key, Payload::TallyPublished(made_up.clone()));
    assert_eq!(referent.appends(vec![entry]).await.status, 200);
    for person in [&team.manager, &team.workers[0]] {
        person.settles().await.expect("the server is there");
        let view = page(person).await;
        let [window] = view.windows.as_slice() else { panic!("one window: {view:?}") };
        assert_eq!(window.questions, made_up.questions, "thirty-five people, in a service of one worker");
        assert_eq!(view.trouble, None);
    }
    assert_eq!(team.house.kept().await.count("tallies"), 0, "no window was ever opened");
}
