//! Weekly reports of a service whose managers receive the team's totals alone.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};
use tdu_core::app::{
    Command, FailureKind, NotYet, Reply, ReportPreview, ShareStands, ShownTotals, TallyTrouble, TeamFigures,
    TeamTime, TeamWeek,
};
use tdu_core::calendar::Week;
use tdu_core::payload::{Note, Person as Details};
use tdu_driver::Platform as _;
use tdu_protocol::problem::ProblemKind;
use tdu_protocol::tally::{
    NewReport, NewTally, Opening, REPORT_WINDOWS, ReportCells, Statement, Tallies, roster_digest, start_of,
    window_of,
};
use tdu_protocol::{Bytes, Hash32, Timestamp, sign::Signed};
use tdu_tally::{Numbers, Place, split_numbers};
use tdu_tests::people::{Hand, House, Person, now};

use super::team::{Team, page};

/// Contacts by telephone that each worker notes, the last one also six visits.
const CALLS: [usize; 4] = [3, 4, 5, 6];
const VISITS: usize = 6;
const SPENT: u64 = 3 * Timestamp::MINUTE + 1;

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_receives_the_teams_totals_and_no_report() {
    let team = Team::of_totals(CALLS.len(), House::open().await).await;
    let [first, second, third, fifth] = [1, 2, 3, 5].map(|weeks| window_of(now(), 1) + weeks);

    // A week that is reported by all.
    team.it_is(friday(first));
    for (worker, calls) in team.workers.iter().zip(CALLS) {
        let visits = if calls == CALLS[3] { VISITS } else { 0 };
        works(worker, calls, visits).await;
    }
    let week = team.workers[0].clock.now().week();
    // Whoever is faster than the referent's device: it leaves as soon as it can.
    gives(&team.workers[0], week).await.expect("it is kept");
    assert!(matches!(report(&team.workers[0], week).await.stands(), ShareStands::Waits { .. }));
    team.referent.settles().await.expect("the server is there");
    for worker in &team.workers[1..] {
        gives(worker, week).await.expect("it is kept");
    }
    team.workers[0].settles().await.expect("the server is there");
    for worker in &team.workers {
        let view = report(worker, week).await;
        assert_eq!((view.stands(), view.recipients.len()), (ShareStands::Left, 0));
        let again = gives(worker, week).await.expect_err("two of one person would tell what differs");
        assert_eq!(again.kind, FailureKind::NotAllowed);
    }
    let kept = team.house.kept().await;
    assert_eq!(kept.count("tally_reports"), CALLS.len());
    let before = seen(&team.manager, week).await;
    assert_eq!(before.reports, 4, "how many, and not who");
    assert!(matches!(before.figures, TeamFigures::NotYet(NotYet::Later { .. })), "{before:?}");
    team.referent.settles().await.expect("the server is there");
    assert_eq!(
        team.house.kept().await.count("tally_reports"),
        CALLS.len(),
        "nothing is counted before its hour"
    );

    team.it_is(tuesday(first));
    assert!(matches!(seen(&team.manager, week).await.figures, TeamFigures::NotYet(NotYet::Waits { .. })));
    team.referent.settles().await.expect("the server is there");
    let TeamFigures::Out { reports, time, totals, .. } = seen(&team.manager, week).await.figures else {
        panic!("nothing came out");
    };
    let sum = TeamTime::Out { reports: 4, minutes: 16 };
    assert_eq!((reports, time), (4, Some(sum)), "four minutes each, begun ones included");
    let calls = u32::try_from(CALLS.iter().sum::<usize>()).expect("few");
    // The visits are one worker's: they are hidden, and the calls with them, because the sum of both is held to be known.
    assert_eq!(cell(&totals, "themes", "sante"), Some(calls));
    assert_eq!(cell(&totals, "contacts-par-canal", "domicile"), None, "one worker's");
    assert_eq!(cell(&totals, "contacts-par-canal", "telephone"), None, "or the other would be found");
    let kept = team.house.kept().await;
    assert_eq!(kept.count("tally_reports"), 0, "what was counted is forgotten");
    // Whatever a manager's client holds, it is no report: no log for them was ever made.
    let logs = kept.rows("logs");
    assert!(logs.iter().any(|row| row.contains("kind='directory'")), "the search finds logs");
    assert!(logs.iter().all(|row| !row.contains("kind='report'")), "{logs:#?}");

    assert_eq!(cell(&totals, "dossiers-actifs", "total"), Some(8));

    // One is away: what the others have would tell, held against the week before, how many files are theirs.
    team.it_is(friday(second));
    team.referent.settles().await.expect("the server is there");
    let week = week.plus(1);
    for worker in &team.workers[..3] {
        gives(worker, week).await.expect("it is kept");
    }
    refuses_other_layouts(&team, second).await;
    team.it_is(tuesday(second));
    team.referent.settles().await.expect("the server is there");
    let TeamFigures::Out { reports, totals, .. } = seen(&team.manager, week).await.figures else {
        panic!("nothing came out");
    };
    assert_eq!((reports, cell(&totals, "dossiers-actifs", "total")), (3, None));
    assert_eq!(report(&team.workers[3], week).await.stands(), ShareStands::Over);

    // A week that too few report.
    team.it_is(friday(third));
    team.referent.settles().await.expect("the server is there");
    let week = week.plus(1);
    for worker in &team.workers[..2] {
        gives(worker, week).await.expect("it is kept");
    }
    assert_eq!(team.house.kept().await.count("tally_reports"), 2);
    team.it_is(tuesday(third));
    team.referent.settles().await.expect("the server is there");
    assert_eq!(seen(&team.manager, week).await.figures, TeamFigures::TooFew);

    // A referent who asks for something else than the policies say gets nothing.
    // In a week whose window no device has opened yet.
    team.it_is(friday(fifth));
    opens_another(&team, fifth).await;
    let week = week.plus(2);
    for worker in &team.workers {
        gives(worker, week).await.expect("it is kept");
    }
    assert_eq!(team.house.kept().await.count("tally_reports"), 0);
    assert_eq!(page(&team.workers[0]).await.trouble, Some(TallyTrouble::Rules));
}

/// A worker's own client would never make these; the server refuses them.
async fn refuses_other_layouts(team: &Team, week: u32) {
    let mut hand = Hand::of(&team.workers[3], &team.house).await;
    let tallies: Tallies = hand.raw.get(&format!("/logs/{}/tallies", team.directory)).await.value();
    let info = tallies.tallies.last().expect("a window runs");
    let opening = info.opening.peek().expect("it is one");
    assert_eq!(opening.number(), week | REPORT_WINDOWS);
    let cells = opening.reports.expect("of reports").cells;
    let digest = info.opening.digest();
    let path = format!("/logs/{}/tallies/{}/report", team.directory, opening.number());
    let made = |hand: &Hand, cells: u16| {
        let place = Place { opening: digest.0, account: hand.keys.account.0 };
        let numbers = vec![1; usize::from(cells)];
        let shape = Numbers::new(cells).expect("a shape");
        let shares = split_numbers(shape, &place, &[1; 16], &numbers).expect("small numbers");
        let statement = Statement {
            opening: digest,
            nonce: Bytes(vec![1; 16]),
            public: Bytes(shares.public),
            leader: Hash32(Sha256::digest(&*shares.leader).into()),
            helper: Bytes(vec![3; 64]),
        };
        let statement = Signed::make(&statement, hand.keys.account, &hand.keys.signing);
        NewReport { statement, leader: Bytes(shares.leader.to_vec()) }
    };
    for other in [cells - 1, cells + 1, 1] {
        let refused = hand.raw.ask("PUT", &path, &made(&hand, other)).await;
        assert_eq!(refused.problem().kind, ProblemKind::EntryRefused, "{other} cells in place of {cells}");
    }
    // Below the group nothing is to be had of what is there.
    let mut referent = Hand::of(&team.referent, &team.house).await;
    let early = referent.raw.send_bytes("GET", &path.replace("/report", "/batch"), None).await;
    assert_eq!(early.problem().kind, ProblemKind::NotNow);
}

/// With the names of the cells in another order, which the server cannot see; it refuses what it can.
async fn opens_another(team: &Team, week: u32) {
    let mut referent = Hand::of(&team.referent, &team.house).await;
    let state = referent.state(team.directory).await;
    let at = state.head().next;
    let tallies: Tallies = referent.raw.get(&format!("/logs/{}/tallies", team.directory)).await.value();
    let former =
        tallies.tallies.last().and_then(|info| info.opening.peek().ok()).expect("of the week before");
    let reports = former.reports.expect("of reports");
    let opening = Opening {
        first: week,
        at,
        roster: roster_digest(&state, at),
        reports: Some(ReportCells {
            layout: Hash32([9; 32]),
            until: reports.until.plus(7 * Timestamp::DAY),
            ..reports
        }),
        ..former
    };
    let path = format!("/logs/{}/tallies", team.directory);
    for (wrong, opening) in [
        (true, Opening { group: 2, ..opening.clone() }),
        (true, Opening { questions: 1, ..opening.clone() }),
        (true, Opening { weeks: 2, ..opening.clone() }),
        (true, Opening { roster: Hash32([7; 32]), ..opening.clone() }),
        (false, opening),
    ] {
        let opening = Signed::make(&opening, referent.keys.account, &referent.keys.signing);
        let answer = referent.raw.ask("POST", &path, &NewTally { opening }).await;
        if wrong {
            assert_eq!(answer.problem().kind, ProblemKind::EntryRefused);
        } else {
            assert_eq!(answer.status, 204, "the server knows no layout");
        }
    }
}

/// Friday at three in the afternoon, UTC.
pub fn friday(week: u32) -> Timestamp {
    start_of(week).plus(4 * Timestamp::DAY + 15 * Timestamp::HOUR)
}

/// After the hour of the count.
pub fn tuesday(week: u32) -> Timestamp {
    start_of(week).plus(8 * Timestamp::DAY + 12 * Timestamp::HOUR)
}

pub async fn works(worker: &Person, calls: usize, visits: usize) {
    let person = Details { name: "Ada".to_owned(), ..Details::default() };
    let Ok(Reply::Log(case)) = worker.ask(Command::OpenCase { person }).await else { panic!("no file") };
    let person = Details { name: "Blaise".to_owned(), ..Details::default() };
    assert!(matches!(worker.ask(Command::OpenCase { person }).await, Ok(Reply::Log(_))));
    let channels = [("telephone", calls), ("domicile", visits)];
    for (channel, theme) in channels.into_iter().flat_map(|(channel, count)| {
        let theme = if channel == "telephone" { vec!["sante".to_owned()] } else { Vec::new() };
        vec![(channel, theme); count]
    }) {
        let note = Note { channel: channel.to_owned(), themes: theme, ..Note::default() };
        let written =
            worker.ask(Command::WriteNote { case, note, marks: BTreeSet::new(), relayed: None }).await;
        assert!(matches!(written, Ok(Reply::Written(_))), "{written:?}");
    }
    worker.settles().await.expect("the server is there");
}

pub async fn gives(worker: &Person, week: Week) -> Result<(), tdu_core::app::Failure> {
    worker.settles().await.expect("the server is there");
    worker.ask(Command::SendReport { week, obstacles: String::new(), spent: SPENT }).await?;
    worker.settles().await.expect("the server is there");
    Ok(())
}

trait Stands {
    fn stands(&self) -> ShareStands;
}

impl Stands for ReportPreview {
    fn stands(&self) -> ShareStands {
        self.share.expect("for the team's total").stands
    }
}

pub async fn report(worker: &Person, week: Week) -> ReportPreview {
    match worker.ask(Command::Report { week }).await {
        Ok(Reply::Report(report)) => *report,
        other => panic!("{}: {other:?}", worker.name),
    }
}

pub async fn seen(manager: &Person, week: Week) -> TeamWeek {
    manager.settles().await.expect("the server is there");
    match manager.ask(Command::Team { week, trend: 0 }).await {
        Ok(Reply::Team(team)) => *team,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn cell(totals: &ShownTotals, indicator: &str, cell: &str) -> Option<u32> {
    totals[indicator][cell]
}
