//! A manager's page of a large team. The reports are made up already opened: what verifying and opening costs is measured elsewhere.

use std::{collections::BTreeMap, time::Instant};

use tdu_core::{
    calendar::{Now, Quarter, Week},
    client::NewMember,
    content::{Content, Item, LogContent, Logs, World},
    payload::{Figures, Payload, Report},
    views,
};
use tdu_policies::{PolicySet, reporting::Measure};
use tdu_protocol::{AccountId, Hash32, LogId, LogKind, Rights, Role, Timestamp, WriteId};

use super::{
    best,
    ledger::{NOW, Organisation, Somebody},
    milliseconds,
};

/// The last week of which everything came out.
const LAST: Week = Week { year: 2025, week: 23 };

/// Milliseconds, the best of five.
pub struct Times {
    /// A week's figures alone.
    pub week: f64,
    /// All weeks, one after the other.
    pub trend: f64,
    /// A quarter beside the one before it.
    pub quarter: f64,
    /// The limit: every number of every report read once and added up, by nothing but a loop.
    pub bare: f64,
}

/// How long the views take over so many reports.
pub fn measure(workers: usize, weeks: u8) -> Times {
    let policies = PolicySet::embedded();
    let team = Team::of(workers, weeks, &policies);
    let world = World {
        me: team.manager,
        role: Role::Manager,
        now: Now { at: NOW.at, offset_minutes: NOW.offset_minutes },
        policies: &policies,
        sets: &[],
        logs: &team.logs,
    };
    let time = |work: &dyn Fn()| {
        best(|| {
            let start = Instant::now();
            work();
            milliseconds(start)
        })
    };
    let quarter = Quarter::of(LAST).before();
    Times {
        week: time(&|| assert!(views::team(&world, LAST, 0, &[]).trend[0].totals.is_some())),
        trend: time(&|| {
            let trend = views::team(&world, LAST, weeks - 1, &[]).trend;
            assert!(trend.len() == usize::from(weeks) && trend.iter().all(|point| point.totals.is_some()));
        }),
        quarter: time(&|| {
            std::hint::black_box(views::quarter(&world, quarter));
        }),
        bare: time(&|| assert!(bare(&team.logs) > 0)),
    }
}

/// All numbers of all reports, added up.
fn bare(logs: &BTreeMap<LogId, LogContent>) -> u64 {
    let items = logs.values().flat_map(|log| &log.items);
    let reports = items.filter_map(|item| match item.payload() {
        Some(Payload::Report(report)) => Some(report),
        _ => None,
    });
    reports
        .flat_map(|report| report.figures.0.values().flat_map(BTreeMap::values))
        .map(|n| u64::from(*n))
        .sum()
}

struct Team {
    manager: AccountId,
    /// The directory, and each worker's reports.
    logs: BTreeMap<LogId, LogContent>,
}

impl Team {
    /// Real members and real logs; their reports are put into them.
    fn of(workers: usize, weeks: u8, policies: &PolicySet) -> Self {
        let Organisation { mut ledger, mut manager, .. } = Organisation::new();
        let directory = *ledger.states.keys().next().expect("the directory");
        let chain = manager.client.my_chain().expect("our own certificates");
        let mut logs = BTreeMap::new();
        for number in 0..workers {
            let seed = 1000 + 10 * number as u64;
            let mut worker = Somebody::join(&mut ledger, &mut manager, seed, directory, Role::Worker);
            let members = [NewMember { chain: chain.clone(), rights: Rights::Read }];
            let log =
                worker.step(|client, env| client.make_log(env, LogKind::Report, &members)).expect("allowed");
            worker.settle(&mut ledger);
            let (state, author) = (ledger.states[&log].clone(), worker.client.account());
            let from = state.head().next;
            let items = (0..weeks).map(|back| {
                let week = LAST.plus(i32::from(back) + 1 - i32::from(weeks));
                let report =
                    Report { week, figures: figures(policies, number, back), obstacles: String::new() };
                // On its Friday.
                let at =
                    Timestamp(u64::try_from(week.monday().plus(4).0).expect("after 1970") * Timestamp::DAY);
                Item {
                    seq: from + u64::from(back),
                    hash: Hash32([back; 32]),
                    author,
                    received: Some(at),
                    at,
                    id: WriteId([back; 16]),
                    content: Content::Payload(Box::new(Payload::Report(report))),
                }
            });
            logs.insert(log, LogContent { state, items: items.collect() });
        }
        manager.receive(&ledger);
        logs.insert(directory, manager.client.log(directory).expect("the manager is in it").clone());
        Self { manager: manager.client.account(), logs }
    }
}

/// What a busy worker reports: half of the words of each table, a few times each.
fn figures(policies: &PolicySet, worker: usize, week: u8) -> Figures {
    let mut figures = Figures::default();
    for (rank, indicator) in policies.reporting.indicators.iter().enumerate() {
        let follow_up = &policies.follow_up;
        let cells: Vec<&str> = match indicator.measure {
            Measure::Themes | Measure::UnmetThemes | Measure::NewThemes => {
                follow_up.themes.iter().map(|theme| theme.id.as_str()).collect()
            }
            Measure::ContactsByChannel => {
                follow_up.channels.iter().map(|channel| channel.id.as_str()).collect()
            }
            Measure::Actions => follow_up.actions.iter().map(|action| action.id.as_str()).collect(),
            Measure::Outcomes => follow_up.outcomes.iter().map(|outcome| outcome.id.as_str()).collect(),
            Measure::InPersonAndRemote => vec!["in-person", "remote"],
            _ => vec!["total", "signed", "waiting", "held"],
        };
        let number = |cell: usize| (worker * 7 + usize::from(week) * 3 + rank * 5 + cell * 11) % 8;
        let counted = cells.iter().enumerate().filter_map(|(cell, name)| {
            let n = u32::try_from(number(cell)).ok()?.checked_sub(3).filter(|n| *n > 0)?;
            Some(((*name).to_owned(), n))
        });
        figures.0.insert(indicator.id.to_string(), counted.collect());
    }
    figures
}
