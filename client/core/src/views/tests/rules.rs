//! Rules that change while weeks go by.

use tdu_policies::{PolicyFiles, Ready};
use tdu_protocol::{Hash32, LogId, LogKind, Rights, Role};

use super::build::{Actor, Service, contact};
use crate::{
    app::{TeamFigures, TeamTime},
    calendar::Week,
    payload::{Figures, Payload, Report, ReportsPublished, WeekTotals},
    views,
};

const WEEK: Week = Week { year: 2026, week: 48 };

fn line_115() -> PolicyFiles {
    PolicyFiles::shipped().ready(Ready::Line115).expect("it ships")
}

fn edited(file: &str, from: &str, to: &str) -> PolicyFiles {
    let mut files = PolicyFiles::embedded();
    let text = files.get(file).expect("a file").replace(from, to);
    assert_ne!(files.get(file), Some(text.as_str()), "{from}");
    files.insert(file, text);
    files
}

fn indicators(figures: &Figures) -> Vec<&str> {
    figures.0.keys().map(String::as_str).collect()
}

#[test]
fn a_week_that_has_begun_is_counted_by_the_rules_that_held_when_it_began() {
    let mut s = Service::new();
    s.signs(&PolicyFiles::embedded());
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amélie");
    s.note(case, &worker, contact("2026-11-26", "telephone"));
    let before = views::report(&s.eyes(&worker).world(), WEEK, &[]).figures;
    s.at("2026-11-27", 9, 0).signs(&line_115());
    assert_eq!(views::report(&s.eyes(&worker).world(), WEEK, &[]).figures, before);
    let later = s.at("2026-12-01", 9, 0).eyes(&worker);
    assert_eq!(views::report(&later.world(), WEEK, &[]).figures, before);
    let next = views::report(&later.world(), WEEK.plus(1), &[]).figures;
    let of_calls = |figures| indicators(figures).contains(&"appels-par-appelant");
    let of_contacts = |figures| indicators(figures).contains(&"contacts-par-canal");
    assert!(of_contacts(&before) && !of_calls(&before));
    assert!(of_calls(&next) && !of_contacts(&next));
}

#[test]
fn notes_keep_their_words_and_nobody_is_offered_them_any_more() {
    let mut s = Service::new();
    s.signs(&PolicyFiles::embedded());
    let worker = s.worker.clone();
    let retired = edited("follow-up.toml", "id = \"telephone\"", "id = \"appel\"");
    s.signs(&retired);
    let this_week = s.eyes(&worker);
    assert!(this_week.world().policies.follow_up.channel("telephone").is_some());
    s.at("2026-12-01", 9, 0);
    let eyes = s.eyes(&worker);
    let words = &eyes.world().policies.follow_up;
    assert_eq!(words.channel("telephone"), None);
    assert_eq!(words.label("telephone"), words.label("appel"));
    assert!(words.known_channel("telephone").is_some_and(|channel| channel.remote));
    // Also after another set that knows neither.
    s.signs(&edited("follow-up.toml", "id = \"telephone\"", "id = \"coup-de-fil\""));
    let eyes = s.at("2026-12-08", 9, 0).eyes(&worker);
    let words = &eyes.world().policies.follow_up;
    assert!(["telephone", "appel"].iter().all(|id| words.known_channel(id).is_some()));
}

#[test]
fn help_and_the_charter_change_at_once() {
    let mut s = Service::new();
    s.signs(&PolicyFiles::embedded());
    let worker = s.worker.clone();
    let words = s.eyes(&worker).world().policies.follow_up.clone();
    let mut files = line_115();
    let text =
        files.get("charter/charter.toml").expect("a file").replacen("version = \"", "version = \"9", 1);
    files.insert("charter/charter.toml", text);
    s.signs(&files);
    let eyes = s.eyes(&worker);
    let policies = eyes.world().policies;
    assert!(policies.charter.version().starts_with('9'));
    assert_eq!(policies.follow_up, words);
}

/// A team of three, with logs of reports.
fn three(s: &mut Service) -> Vec<(Actor, LogId)> {
    let mut team = vec![s.worker.clone(), s.colleague.clone()];
    let invitation = s.invite(s.directory, &s.manager.clone(), Role::Worker);
    team.push(s.join(&invitation));
    let manager = s.manager.clone();
    let with_log = |worker: Actor| {
        let log = s.open(&worker, LogKind::Report);
        s.grant(log, &worker, &manager, Rights::Read);
        (worker, log)
    };
    team.into_iter().map(with_log).collect()
}

/// Under their name, of two contacts about health and ten files.
fn reports(s: &mut Service, worker: &Actor, log: LogId, week: Week) {
    let mut figures = Figures::default();
    figures.0.entry("themes".to_owned()).or_default().insert("sante".to_owned(), 2);
    for files in ["dossiers-actifs", "dossiers-nouveaux"] {
        figures.0.entry(files.to_owned()).or_default().insert("total".to_owned(), 10);
    }
    s.write(log, worker, Payload::Report(Report { week, figures, obstacles: String::new() }));
}

#[test]
fn a_week_reaches_managers_as_the_rules_say_that_hold_in_it() {
    let mut s = Service::new();
    s.signs(&PolicyFiles::embedded());
    let team = three(&mut s);
    let invitation = s.invite(s.directory, &s.administrator.clone(), Role::Referent);
    let referent = s.join(&invitation);
    s.at("2026-11-27", 9, 0).signs(&PolicyFiles::embedded().for_team());
    let alone = |s: &Service, week| {
        let preview = views::report(&s.eyes(&s.worker).world(), week, &[]);
        assert_eq!(preview.share.is_some(), preview.recipients.is_empty());
        preview.share.is_some()
    };
    assert!(!alone(&s, WEEK), "it has begun by worker");
    s.at("2026-12-01", 9, 0);
    assert!(!alone(&s, WEEK), "and stays so");
    assert!(alone(&s, WEEK.plus(1)));
    s.signs(&PolicyFiles::embedded());
    assert!(alone(&s, WEEK.plus(1)) && !alone(&s, WEEK.plus(2)));
    // An older client sends each week under a name.
    for (worker, log) in &team {
        for weeks in 0..3 {
            reports(&mut s, worker, *log, WEEK.plus(weeks));
        }
    }
    let figures = [("themes".to_owned(), [("sante".to_owned(), Some(40))].into())].into();
    let totals = Some(WeekTotals { reports: 3, figures, minutes: None });
    let published = ReportsPublished { opening: Hash32([7; 32]), week: WEEK.plus(1), totals };
    s.write(s.directory, &referent, Payload::ReportsPublished(published));
    s.at("2026-12-15", 9, 0);
    let eyes = s.eyes(&s.manager);
    let page = views::team(&eyes.world(), WEEK.plus(2), 2, &[]);
    let [first, second, third] = &page.trend[..] else { panic!("three weeks") };
    let health =
        |totals: &Option<crate::app::ShownTotals>| totals.as_ref().and_then(|t| t["themes"]["sante"]);
    assert_eq!([first, second, third].map(|week| health(&week.totals)), [Some(6), Some(40), Some(6)]);
    // What was published of the week before tells no files: the flow would lead back to them.
    let opened = |week: &crate::app::TrendPoint| {
        week.totals.as_ref().and_then(|totals| totals["dossiers-nouveaux"]["total"])
    };
    assert_eq!((opened(first), opened(third)), (Some(30), None));
    assert_eq!(page.reports, 3);
    let middle = views::team(&eyes.world(), WEEK.plus(1), 0, &[]);
    assert!(
        matches!(middle.figures, TeamFigures::Out { reports: 3, time: Some(TeamTime::Hidden), .. }),
        "{middle:?}"
    );
}

#[test]
fn figures_that_came_out_stay_as_they_came_out_when_a_threshold_changes() {
    let mut s = Service::new();
    s.signs(&PolicyFiles::embedded());
    for (worker, log) in three(&mut s) {
        reports(&mut s, &worker, log, WEEK);
    }
    let manager = s.manager.clone();
    let shown = |s: &Service| match views::team(&s.eyes(&manager).world(), WEEK, 0, &[]).figures {
        TeamFigures::Out { totals, .. } => totals["themes"]["sante"],
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(s.at("2026-11-30", 12, 0)), Some(6));
    s.signs(&edited("reporting.toml", "hidden_below = 5", "hidden_below = 9"));
    assert_eq!(shown(s.at("2026-12-08", 12, 0)), Some(6));
}

#[test]
fn a_set_that_is_older_than_the_newest_changes_nothing() {
    let mut s = Service::new();
    s.signs(&PolicyFiles::embedded());
    let founded = s.clock();
    s.at("2026-11-27", 9, 0).signs(&line_115());
    let digest = tdu_protocol::Hash32([7; 32]);
    s.rules.adopt(s.administrator.account, founded, digest, s.policies.clone());
    assert_eq!(s.rules.all().len(), 2);
    assert!(s.rules.newest().is_some_and(|newest| newest.digest != digest));
}
