//! Attacks on the figures of an experiment's groups. The attacker reads both groups' and the team's numbers, and knows that
//! the groups and the rest are the team.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tdu_protocol::{AccountId, LogId, WriteId};

use super::{
    build::{Actor, Service},
    experiments::{awaited, decides, joins, proposed},
    team::{figures, send, service},
};
use crate::{
    app::TeamFigures,
    calendar::Week,
    content::Content,
    payload::{Arm, ArmFigures, ArmSums, Decision, Figures, Outcome, Payload, Report},
    views::{self, arms, totals::Reports},
};

/// The first week in which the groups are compared.
const WEEK: Week = Week { year: 2026, week: 50 };
const CHANNELS: &str = "contacts-par-canal";
const PLACES: &str = "presence-et-distance";

type Team = [(Actor, LogId)];

fn all_send(s: &mut Service, team: &Team, week: Week, of: &Figures) {
    s.at(&week.monday().plus(4).to_iso(), 10, 0);
    for worker in team {
        send(s, worker, week, of.clone(), "");
    }
}

/// The Monday after, once it is out.
fn out(s: &mut Service, week: Week) {
    s.at(&week.plus(1).monday().to_iso(), 13, 0);
}

fn so_far(s: &Service, of: WriteId) -> ArmFigures {
    views::figures_by_arm(&s.eyes(&s.manager).world(), of)
}

fn line(figures: &ArmFigures, indicator: &str, cell: &str) -> Option<(ArmSums, ArmSums)> {
    let found = figures.lines.iter().find(|line| line.indicator == indicator && line.cell == cell);
    found.map(|line| (line.before, line.during))
}

const fn sums(weeks: u8, trying: u32, as_before: u32) -> ArmSums {
    ArmSums { weeks, trying, as_before }
}

#[test]
fn both_groups_are_compared_with_themselves_before() {
    let (mut s, team, of) = awaited(&["themes"]);
    all_send(&mut s, &team, Week { year: 2026, week: 48 }, &figures([("themes", "sante", 2)]));
    s.at("2026-12-03", 10, 0);
    decides(&mut s, of, Decision::Start);
    all_send(&mut s, &team[..6], WEEK, &figures([("themes", "sante", 3)]));
    all_send(&mut s, &team[6..], WEEK, &figures([("themes", "sante", 1)]));
    assert_eq!(so_far(&s, of).during, 0, "a week comes out once it does for the team");
    out(&mut s, WEEK);
    let figures = so_far(&s, of);
    assert_eq!((figures.before, figures.during), (1, 1));
    assert_eq!(line(&figures, "themes", "sante"), Some((sums(1, 12, 12), sums(1, 18, 6))));
}

#[test]
fn one_worker_s_work_is_no_group_s_number_however_large() {
    let (mut s, team, of) = awaited(&["themes"]);
    decides(&mut s, of, Decision::Start);
    all_send(&mut s, &team, WEEK, &figures([("themes", "sante", 2), ("themes", "logement-hebergement", 4)]));
    let much =
        figures([("themes", "sante", 2), ("themes", "famille", 40), ("themes", "logement-hebergement", 4)]);
    for worker in &team[..1] {
        send(&mut s, worker, WEEK, much.clone(), "");
    }
    for worker in &team[6..] {
        send(&mut s, worker, WEEK, much.clone(), "");
    }
    out(&mut s, WEEK);
    let figures = so_far(&s, of);
    assert_eq!(
        line(&figures, "themes", "famille"),
        None,
        "the team's number minus the other group's tells it"
    );
    // And one is never hidden alone.
    assert_eq!(line(&figures, "themes", "sante"), None);
    assert_eq!(line(&figures, "themes", "logement-hebergement").map(|of| of.1), Some(sums(1, 24, 24)));
}

#[test]
fn a_rest_of_one_or_two_takes_the_week_away() {
    let (mut s, team) = service(15);
    let of = proposed(&mut s, &["themes"]);
    for (rank, (worker, _)) in team[..12].iter().enumerate() {
        joins(&mut s, of, worker, if rank < 6 { Arm::Trying } else { Arm::AsBefore });
    }
    decides(&mut s, of, Decision::Start);
    for (reporting, comes_out) in [(12, true), (13, false), (14, false), (15, true)] {
        let week = WEEK.plus(reporting - 12);
        let those = &team[..usize::try_from(reporting).expect("a few")];
        all_send(&mut s, those, week, &figures([("themes", "sante", 3)]));
        let before = so_far(&s, of).during;
        out(&mut s, week);
        assert_eq!(so_far(&s, of).during > before, comes_out, "{reporting} reports");
    }
}

#[test]
fn a_late_report_is_in_no_group() {
    let (mut s, team, of) = awaited(&["themes"]);
    decides(&mut s, of, Decision::Start);
    all_send(&mut s, &team[1..], WEEK, &figures([("themes", "sante", 3)]));
    out(&mut s, WEEK);
    let before = so_far(&s, of);
    assert_eq!(line(&before, "themes", "sante").map(|of| of.1), Some(sums(1, 15, 18)));
    for worker in [&team[0], &team[1], &team[7]] {
        send(&mut s, worker, WEEK, figures([("themes", "sante", 9)]), "");
    }
    assert_eq!(so_far(&s, of), before);
    let TeamFigures::Out { totals, .. } = views::team(&s.eyes(&s.manager).world(), WEEK, 0, &[]).figures
    else {
        panic!("it is out")
    };
    assert_eq!(totals["themes"]["sante"], Some(33 - 6 + 27), "the team's number has them");
}

#[test]
fn leaving_changes_nothing_that_came_out_and_counts_from_the_next_week_on() {
    let (mut s, team, of) = awaited(&["themes"]);
    all_send(&mut s, &team, Week { year: 2026, week: 48 }, &figures([("themes", "sante", 2)]));
    s.at("2026-12-03", 10, 0);
    decides(&mut s, of, Decision::Start);
    all_send(&mut s, &team, WEEK, &figures([("themes", "sante", 2)]));
    out(&mut s, WEEK);
    let before = so_far(&s, of);
    s.write(s.directory, &team[0].0, Payload::ExperimentLeft { of });
    assert_eq!(so_far(&s, of), before, "the difference would be theirs");
    for week in [WEEK.plus(1), WEEK.plus(2)] {
        // Somebody who left and reports is a rest of one: they stay silent here.
        let those = if week == WEEK.plus(1) { &team[..] } else { &team[1..] };
        all_send(&mut s, those, week, &figures([("themes", "sante", 2)]));
        out(&mut s, week);
    }
    let (_, during) = line(&so_far(&s, of), "themes", "sante").expect("it comes out");
    assert_eq!(during, sums(3, 12 + 12 + 10, 12 + 12 + 12));
}

#[test]
fn two_ways_to_split_a_team_never_come_out_for_one_week() {
    let (mut s, team, of) = awaited(&["themes"]);
    decides(&mut s, of, Decision::Start);
    all_send(&mut s, &team, WEEK, &figures([("themes", "sante", 3)]));
    out(&mut s, WEEK);
    let stop = Decision::End { outcome: Outcome::Stop, figures: so_far(&s, of) };
    decides(&mut s, of, stop);
    let second = proposed(&mut s, &["themes"]);
    for (rank, (worker, _)) in team.iter().enumerate() {
        // One worker changes sides.
        joins(&mut s, second, worker, if (1..7).contains(&rank) { Arm::Trying } else { Arm::AsBefore });
    }
    decides(&mut s, second, Decision::Start);
    let next = WEEK.plus(2);
    all_send(&mut s, &team, next, &figures([("themes", "sante", 3)]));
    out(&mut s, next);
    assert_eq!(so_far(&s, of).during, 1);
    let figures = so_far(&s, second);
    assert_eq!((figures.before, figures.during), (0, 1), "the week of the first experiment stays its own");
}

#[test]
fn numbers_that_are_carried_from_week_to_week_never_come_out_by_group() {
    let carried = ["dossiers-actifs", "premiers-rdv", "chartes-des-dossiers", "dossiers-en-attente"];
    let (mut s, team, of) = awaited(&carried);
    let known = s.policies.reporting.indicators.iter().map(|one| one.id.to_string()).collect::<BTreeSet<_>>();
    assert!(known.contains("dossiers-actifs"), "{known:?}");
    decides(&mut s, of, Decision::Start);
    all_send(&mut s, &team, WEEK, &figures([("dossiers-actifs", "total", 30)]));
    out(&mut s, WEEK);
    let figures = so_far(&s, of);
    assert_eq!((figures.during, figures.lines.len()), (1, 0));
}

#[test]
fn what_a_table_leaves_out_is_looked_at_where_the_contacts_are_known() {
    let of = figures([
        (CHANNELS, "domicile", 3),
        (CHANNELS, "telephone", 4),
        (PLACES, "in-person", 3),
        (PLACES, "remote", 4),
        ("issues", "traite", 7),
        ("besoins-non-couverts", "total", 0),
    ]);
    for chosen in [&[PLACES][..], &[PLACES, CHANNELS]] {
        let (mut s, team, id) = awaited(chosen);
        decides(&mut s, id, Decision::Start);
        all_send(&mut s, &team, WEEK, &of);
        out(&mut s, WEEK);
        let (_, remote) = line(&so_far(&s, id), PLACES, "remote").expect("it comes out");
        assert_eq!(remote, sums(1, 24, 24));
        // Contacts that are in neither line: enough of the team and of one group, two of one worker in the other. The
        // channels are hidden, and where they were asked for, so is what they would be subtracted from.
        let mut with_others = of.clone();
        with_others.0.entry(CHANNELS.to_owned()).or_default().insert("tiers".to_owned(), 2);
        with_others.0.entry("issues".to_owned()).or_default().insert("traite".to_owned(), 9);
        s.at("2026-12-11", 12, 0);
        for worker in [&team[0], &team[6], &team[7], &team[8]] {
            send(&mut s, worker, WEEK, with_others.clone(), "");
        }
        out(&mut s, WEEK);
        let figures = so_far(&s, id);
        assert!(!figures.lines.iter().any(|line| line.indicator == CHANNELS), "{figures:?}");
        assert_eq!(line(&figures, PLACES, "remote").is_some(), chosen.len() == 1, "{figures:?}");
    }
}

const CELLS: [&str; 4] = ["domicile", "telephone", "sms", "tiers"];

/// Contacts of one worker's week, by channel.
fn contacts(of: [u32; 4]) -> Figures {
    let [domicile, telephone, sms, tiers] = of;
    let mut figures = figures([
        (PLACES, "in-person", domicile),
        (PLACES, "remote", telephone + sms),
        ("issues", "traite", domicile + telephone + sms + tiers),
        ("besoins-non-couverts", "total", 0),
    ]);
    for (cell, n) in CELLS.iter().zip(of).filter(|(_, n)| *n > 0) {
        figures.0.entry(CHANNELS.to_owned()).or_default().insert((*cell).to_owned(), n);
    }
    figures
}

fn a_week() -> impl Strategy<Value = Vec<[u32; 4]>> {
    // Whole weeks of a quiet service, and some who do one thing alone.
    let some = prop_oneof![3 => Just(0_u32), 3 => 1..3_u32, 1 => 3..6_u32];
    let worker = [some.clone(), some.clone(), some.clone(), some];
    prop::collection::vec(worker, 9)
}

struct Shown {
    team: BTreeMap<String, BTreeMap<String, Option<u32>>>,
    groups: arms::ArmWeek,
}

impl Shown {
    fn team(&self, indicator: &str, cell: &str) -> Option<u32> {
        self.team.get(indicator).and_then(|row| row.get(cell)).copied().unwrap_or(Some(0))
    }

    fn group(&self, part: usize, indicator: &str, cell: &str) -> Option<u32> {
        let key = (indicator.to_owned(), cell.to_owned());
        // A table that came out has no line for what nobody counted.
        let empty = || self.groups.keys().any(|(id, _)| id == indicator).then_some(0);
        self.groups.get(&key).map(|sums| sums[part]).or_else(empty)
    }

    /// Whether a group could have done this, as far as what is shown of it tells.
    fn fits(&self, part: usize, of: [u32; 4]) -> bool {
        let cells = CELLS
            .iter()
            .zip(of)
            .all(|(cell, n)| self.group(part, CHANNELS, cell).is_none_or(|known| known == n));
        let same = |cell, n| self.group(part, PLACES, cell).is_none_or(|known| known == n);
        cells && same("in-person", of[0]) && same("remote", of[1] + of[2])
    }
}

fn every(most: u32) -> impl Iterator<Item = [u32; 4]> {
    let one = move || 0..=most;
    one()
        .flat_map(move |a| one().flat_map(move |b| one().flat_map(move |c| one().map(move |d| [a, b, c, d]))))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Two groups of three, and a rest of three or none, in every way of sharing out small weeks: whoever tries all ways to
    /// fill in what is hidden finds more than one for each number of a group that must be.
    #[test]
    fn no_number_of_a_group_can_be_computed_that_must_be_hidden(
        weeks in prop::collection::vec(a_week(), 4), with_rest in any::<bool>(), all_chosen in any::<bool>(),
    ) {
        let (mut s, team) = service(9);
        let those = if with_rest { 9 } else { 6 };
        s.at("2026-12-11", 10, 0);
        for worker in &team[..those] {
            send(&mut s, worker, WEEK, Figures::default(), "");
        }
        out(&mut s, WEEK);
        let groups: BTreeMap<AccountId, Arm> = team[..6].iter().enumerate()
            .map(|(rank, (worker, _))| (worker.account, if rank < 3 { Arm::Trying } else { Arm::AsBefore })).collect();
        let chosen: Vec<String> = if all_chosen { vec![PLACES.to_owned(), CHANNELS.to_owned()] } else { vec![PLACES.to_owned()] };
        for week in weeks {
            for ((_, log), of) in team[..those].iter().zip(&week) {
                let report = Report { week: WEEK, figures: contacts(*of), obstacles: String::new() };
                s.logs.get_mut(log).expect("a log").items[0].content = Content::Payload(Box::new(Payload::Report(report)));
            }
            let eyes = s.eyes(&s.manager);
            let world = eyes.world();
            let TeamFigures::Out { totals, .. } = views::team(&world, WEEK, 0, &[]).figures else { panic!("it is out") };
            let found = arms::week(&world, &Reports::of(&world), WEEK, &groups, &chosen);
            let shown = Shown { team: totals, groups: found.expect("enough in each part") };
            if !shown.groups.is_empty() {
                search(&week[..those], &shown)?;
            }
        }
    }
}

/// Tries everything that the shown numbers allow.
fn search(week: &[[u32; 4]], shown: &Shown) -> Result<(), TestCaseError> {
    let part = |of: usize| &week[(of * 3).min(week.len())..((of + 1) * 3).min(week.len())];
    let sum = |of: usize, cell: usize| part(of).iter().map(|own| own[cell]).sum::<u32>();
    let most = (0..2)
        .flat_map(|of| (0..4).map(move |cell| (of, cell)))
        .map(|(of, cell)| sum(of, cell))
        .max()
        .unwrap_or(0);
    let fit: [Vec<[u32; 4]>; 2] =
        [0, 1].map(|of| every(most + 2).filter(|one| shown.fits(of, *one)).collect());
    let has_rest = week.len() > 6;
    let fits_together = |a: &[u32; 4], b: &[u32; 4]| {
        (0..4).all(|cell| match shown.team(CHANNELS, CELLS[cell]) {
            Some(whole) if has_rest => a[cell] + b[cell] <= whole,
            Some(whole) => a[cell] + b[cell] == whole,
            None => true,
        })
    };
    for (of, cell) in (0..2).flat_map(|of| (0..4).map(move |cell| (of, cell))) {
        let n = sum(of, cell);
        let workers = part(of).iter().filter(|own| own[cell] > 0).count();
        if n == 0 || (n >= 5 && workers >= 3) {
            continue;
        }
        let (mine, other) = (&fit[of], &fit[1 - of]);
        let mut values = BTreeSet::new();
        for one in mine {
            if !values.contains(&one[cell]) && other.iter().any(|two| fits_together(one, two)) {
                values.insert(one[cell]);
            }
        }
        prop_assert!(values.contains(&n), "the truth is among what is possible");
        prop_assert!(values.len() > 1, "{} of group {of} is {n}, and nothing else is possible", CELLS[cell]);
    }
    Ok(())
}
