use tdu_policies::{Lang, reporting::Measure};
use tdu_protocol::{LogId, LogKind, Rights, Timestamp};

use super::build::{Actor, Service, THURSDAY, contact, moment};
use crate::{
    app::{ReportPreview, TodayReason},
    calendar::Week,
    payload::{Figures, Note, Payload, Report},
    views::{self, figures},
};

const WEEK: Week = Week { year: 2026, week: 48 };

fn of(s: &Service, who: &Actor) -> Figures {
    figures(&s.eyes(who).world(), WEEK)
}

fn row(figures: &Figures, indicator: &str) -> Vec<(String, u32)> {
    figures.0[indicator].iter().map(|(cell, n)| (cell.clone(), *n)).collect()
}

fn cells<const N: usize>(cells: [(&str, u32); N]) -> Vec<(String, u32)> {
    cells.into_iter().map(|(cell, n)| (cell.to_owned(), n)).collect()
}

fn preview(s: &Service) -> ReportPreview {
    views::report(&s.eyes(&s.worker).world(), WEEK, &[])
}

fn send(s: &mut Service, log: LogId, figures: Figures) {
    let report = Report { week: WEEK, figures, obstacles: String::new() };
    s.write(log, &s.worker.clone(), Payload::Report(report));
}

#[test]
fn notes_of_the_week_are_counted_by_channel_theme_action_outcome_and_place() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let ids = |list: &[&str]| list.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    s.note(
        case,
        &worker,
        Note {
            themes: ids(&["sante", "famille", "sante"]),
            actions: ids(&["ecoute"]),
            outcome: "traite".to_owned(),
            ..contact("2026-11-23", "telephone")
        },
    );
    s.note(
        case,
        &worker,
        Note {
            themes: ids(&["sante"]),
            outcome: "sans-solution".to_owned(),
            ..contact("2026-11-29", "domicile")
        },
    );
    s.note(case, &worker, contact(THURSDAY, "tiers"));
    // The Sunday before and the Monday after.
    s.note(case, &worker, contact("2026-11-22", "telephone"));
    s.note(case, &worker, contact("2026-11-30", "telephone"));
    let figures = of(&s, &worker);
    assert_eq!(row(&figures, "contacts-par-canal"), cells([("domicile", 1), ("telephone", 1), ("tiers", 1)]));
    assert_eq!(row(&figures, "themes"), cells([("famille", 1), ("sante", 2)]), "once a contact");
    assert_eq!(row(&figures, "actions"), cells([("ecoute", 1)]));
    assert_eq!(row(&figures, "issues"), cells([("sans-solution", 1), ("traite", 1)]));
    assert_eq!(
        row(&figures, "presence-et-distance"),
        cells([("in-person", 1), ("remote", 1)]),
        "somebody else is neither"
    );
    assert_eq!(row(&figures, "besoins-non-couverts"), cells([("total", 1)]));
}

#[test]
fn a_report_holds_the_policys_indicators_and_nothing_else() {
    let mut s = Service::new();
    s.policies.reporting.indicators.retain(|i| matches!(i.measure, Measure::Themes | Measure::NewFiles));
    assert_eq!(of(&s, &s.worker).0.keys().collect::<Vec<_>>(), ["dossiers-nouveaux", "themes"]);
}

#[test]
fn a_word_that_the_policies_do_not_know_never_leaves() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let name = || "Amina Diallo".to_owned();
    s.note(
        case,
        &worker,
        Note {
            channel: name(),
            themes: vec![name()],
            actions: vec![name()],
            outcome: name(),
            text: name(),
            next_step: name(),
            ..contact(THURSDAY, "")
        },
    );
    assert!(!format!("{:?}", of(&s, &worker)).contains("Amina"));
}

#[test]
fn a_note_counts_once_by_its_newest_version_and_for_whoever_first_wrote_it() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    let case = s.open_case(&worker, "Amina");
    s.grant(case, &worker, &colleague, Rights::Write);
    let of_note = s.note(case, &worker, contact("2026-11-16", "telephone"));
    s.write(case, &colleague, Payload::NoteCorrected { of: of_note, note: contact("2026-11-24", "visio") });
    s.note(case, &colleague, contact(THURSDAY, "sms"));
    assert_eq!(row(&of(&s, &worker), "contacts-par-canal"), cells([("visio", 1)]));
    assert_eq!(row(&of(&s, &colleague), "contacts-par-canal"), cells([("sms", 1)]));
}

#[test]
fn files_are_counted_new_closed_and_open_at_the_end_of_the_week() {
    let mut s = Service::new();
    let (worker, colleague) = (s.worker.clone(), s.colleague.clone());
    s.at("2026-11-10", 9, 0);
    let closed_before = s.open_case(&worker, "Amina");
    let closed_now = s.open_case(&worker, "Bilal");
    let kept = s.open_case(&worker, "Chloé");
    s.grant(kept, &worker, &colleague, Rights::Write);
    s.write(closed_before, &worker, Payload::CaseClosed);
    s.at(THURSDAY, 9, 0);
    s.write(closed_now, &worker, Payload::CaseClosed);
    let new = s.open_case(&worker, "Driss");
    s.at("2026-12-01", 9, 0);
    s.write(new, &worker, Payload::CaseClosed);
    s.open_case(&worker, "Elsa");
    let counts = |figures: &Figures| {
        ["dossiers-nouveaux", "dossiers-clos", "dossiers-actifs"].map(|id| figures.0[id]["total"])
    };
    assert_eq!(counts(&of(&s, &worker)), [1, 1, 2], "Driss; Bilal; Chloé and Driss");
    assert_eq!(counts(&of(&s, &colleague)), [0, 0, 0], "a file that one helps with is not one's own");
}

#[test]
fn a_file_noted_afterwards_was_active_from_its_first_contact() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    s.at("2026-12-08", 9, 0);
    let case = s.open_case(&worker, "Amina");
    s.note(case, &worker, contact(THURSDAY, "telephone"));
    s.open_case(&worker, "Bilal");
    let active = |week| figures(&s.eyes(&worker).world(), week).0["dossiers-actifs"]["total"];
    assert_eq!([WEEK.plus(-1), WEEK, WEEK.plus(1), WEEK.plus(2)].map(active), [0, 1, 1, 2]);
    assert_eq!(of(&s, &worker).0["dossiers-nouveaux"]["total"], 0, "new in the week in which it was opened");
}

#[test]
fn charters_are_counted_in_the_week_of_their_signature() {
    let mut s = Service::new();
    for indicator in &mut s.policies.reporting.indicators {
        if indicator.measure == Measure::CharterCoverage {
            indicator.measure = Measure::Charters;
        }
    }
    let worker = s.worker.clone();
    s.at("2026-11-16", 9, 0);
    for name in ["Amina", "Bilal", "Chloé"] {
        let (_, conversation, person) = s.accompany(name);
        s.at("2026-11-17", 9, 0).present(conversation, &worker);
        s.at(THURSDAY, 9, 0);
        match name {
            "Amina" => {
                // Twice, in two languages: one charter.
                s.sign(conversation, &person, Lang::Fr);
                s.sign(conversation, &person, Lang::En);
            }
            "Bilal" => {
                s.write(conversation, &person, Payload::CharterRefused);
            }
            _ => {}
        }
    }
    assert_eq!(
        row(&of(&s, &worker), "couverture-chartes"),
        cells([("refused", 1), ("signed", 1), ("waiting", 1)])
    );
    let before = figures(&s.eyes(&worker).world(), WEEK.plus(-1));
    assert_eq!(row(&before, "couverture-chartes"), cells([("refused", 0), ("signed", 0), ("waiting", 3)]));
    let after = figures(&s.eyes(&worker).world(), WEEK.plus(1));
    assert_eq!(row(&after, "couverture-chartes"), cells([("refused", 0), ("signed", 0), ("waiting", 1)]));
}

#[test]
fn the_preview_shows_what_was_sent_and_whether_it_changed_since() {
    let mut s = Service::new();
    let (worker, manager) = (s.worker.clone(), s.manager.clone());
    let case = s.open_case(&worker, "Amina");
    s.note(case, &worker, contact(THURSDAY, "telephone"));
    let before = preview(&s);
    assert_eq!((before.sent, before.changed_since), (None, false));
    assert_eq!(before.recipients, ["Maud"], "managers of the directory, as long as there is no report log");
    let log = s.open(&worker, LogKind::Report);
    s.grant(log, &worker, &manager, Rights::Read);
    let at = s.clock();
    send(&mut s, log, before.figures.clone());
    assert_eq!((preview(&s).sent, preview(&s).changed_since), (Some(at), false));
    s.note(case, &worker, contact(THURSDAY, "visio"));
    assert!(preview(&s).changed_since);
    let (at, figures) = (s.clock(), preview(&s).figures);
    send(&mut s, log, figures);
    assert_eq!(
        (preview(&s).sent, preview(&s).changed_since),
        (Some(at), false),
        "sent again, the newest counts"
    );
    assert_eq!(views::report(&s.eyes(&worker).world(), WEEK.plus(1), &[]).sent, None, "another week");
}

#[test]
fn recipients_are_those_who_can_read_the_report_log() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    s.open(&worker, LogKind::Report);
    assert_eq!(preview(&s).recipients, [""; 0], "nobody was let in yet");
}

#[test]
fn time_spent_stays_with_the_worker() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let (log, personal) = (s.open(&worker, LogKind::Report), s.open(&worker, LogKind::Personal));
    let figures = preview(&s).figures;
    send(&mut s, log, figures.clone());
    for spent in [Timestamp::MINUTE, 1_000] {
        s.write(personal, &worker, Payload::ReportTime { week: WEEK, spent });
    }
    s.write(personal, &worker, Payload::ReportTime { week: WEEK.plus(-1), spent: Timestamp::HOUR });
    let preview = preview(&s);
    assert_eq!(preview.spent, 61_000);
    assert_eq!((preview.figures, preview.changed_since), (figures, false), "and is in no figure");
}

#[test]
fn files_wait_while_their_last_contact_left_something_to_be_done() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let waiting = |s: &Service, week| figures(&s.eyes(&s.worker).world(), week).0["en-attente"]["total"];
    let case = s.open_case(&worker, "Amina");
    s.open_case(&worker, "Bilal");
    assert_eq!(waiting(&s, WEEK), 0, "nothing was left by contacts that were not");
    let ended = |outcome: &str, iso| Note { outcome: outcome.to_owned(), ..contact(iso, "telephone") };
    s.note(case, &worker, ended("attente-piece", "2026-11-24"));
    s.note(case, &worker, ended("traite", "2026-11-20"));
    assert_eq!((waiting(&s, WEEK), waiting(&s, WEEK.plus(-1))), (1, 0), "the last by day, not by writing");
    s.note(case, &worker, ended("traite", THURSDAY));
    assert_eq!(waiting(&s, WEEK), 0);
    s.note(case, &worker, ended("attente-piece", THURSDAY));
    s.write(case, &worker, Payload::CaseClosed);
    assert_eq!(waiting(&s, WEEK), 0, "a closed file waits for nothing");
}

#[test]
fn first_meetings_in_person_are_held_in_time_or_missed_in_the_week_in_which_time_runs_out() {
    let mut s = Service::new();
    s.policies.telework.first_meeting_within_days = 10;
    let worker = s.worker.clone();
    let meetings =
        |s: &Service, week| row(&figures(&s.eyes(&s.worker).world(), week), "premiers-rendez-vous");
    let [met, phoned, late] = ["Amina", "Bilal", "Chirine"].map(|name| s.open_case(&worker, name));
    s.note(met, &worker, contact("2026-12-02", "domicile"));
    s.note(met, &worker, contact("2026-12-03", "domicile"));
    s.note(phoned, &worker, contact("2026-12-02", "telephone"));
    s.note(late, &worker, contact("2026-12-07", "presence-rdv"));
    let of = |held, missed| cells([("held", held), ("missed", missed)]);
    assert_eq!(meetings(&s, WEEK), of(0, 0));
    assert_eq!(meetings(&s, WEEK.plus(1)), of(1, 0), "the second meeting is not a first");
    // Ten days from Thursday the 26th end on Sunday the 6th: the time runs out on the Monday.
    assert_eq!(meetings(&s, WEEK.plus(2)), of(0, 2));
}

#[test]
fn the_quarters_indicators_count_themes_of_unmet_needs_and_of_new_people() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let about = |theme: &str, outcome: &str, iso| Note {
        themes: vec![theme.to_owned()],
        outcome: outcome.to_owned(),
        ..contact(iso, "telephone")
    };
    s.note(case, &worker, about("sante", "traite", THURSDAY));
    s.note(case, &worker, about("logement-hebergement", "sans-solution", "2026-11-24"));
    let figures = of(&s, &worker);
    assert_eq!(row(&figures, "besoins-non-couverts-par-theme"), cells([("logement-hebergement", 1)]));
    assert_eq!(row(&figures, "nouveaux-publics"), cells([("logement-hebergement", 1)]), "the first by day");
}

#[test]
fn my_week_adds_minutes_by_day() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    for (iso, minutes) in [("2026-11-23", 20), ("2026-11-23", 25), ("2026-11-29", 10), ("2026-11-30", 99)] {
        s.note(case, &worker, Note { minutes, ..contact(iso, "telephone") });
    }
    let week = views::my_week(&s.eyes(&worker).world(), WEEK);
    assert_eq!(week.minutes, [45, 0, 0, 0, 0, 0, 10]);
    assert_eq!(week.figures, of(&s, &worker));
}

#[test]
fn a_report_is_due_from_friday_noon_and_while_last_weeks_was_not_sent() {
    let mut s = Service::new();
    let worker = s.worker.clone();
    let case = s.open_case(&worker, "Amina");
    let log = s.open(&worker, LogKind::Report);
    let due = |s: &Service| -> Vec<_> {
        views::today(&s.eyes(&worker).world())
            .into_iter()
            .filter_map(|item| match item.why {
                TodayReason::ReportDue { week } => Some((week, item.at)),
                _ => None,
            })
            .collect()
    };
    s.at("2026-11-27", 13, 0);
    assert_eq!(due(&s), [], "no note of one's own, nothing to report");
    s.note(case, &worker, contact(THURSDAY, "telephone"));
    s.at("2026-11-27", 11, 59);
    assert_eq!(due(&s), []);
    s.at("2026-11-27", 12, 0);
    let noon = moment("2026-11-27", 12, 0);
    assert_eq!(due(&s), [(WEEK, noon)]);
    s.at("2026-12-02", 9, 0);
    assert_eq!(due(&s), [(WEEK, noon)], "still, the week after");
    s.at("2026-12-09", 9, 0);
    assert_eq!(due(&s), [], "not for ever");
    s.at("2026-11-27", 12, 0);
    let figures = preview(&s).figures;
    send(&mut s, log, figures);
    assert_eq!(due(&s), []);
}
