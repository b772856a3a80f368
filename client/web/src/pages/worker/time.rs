//! The time that reports take: it leaves for the team's total alone, and its sum is shown to workers and managers alike.

use leptos::prelude::*;
use tdu_core::{
    app::{NotYet, ReportPreview, ShareStands, TeamTime},
    calendar::Week,
};

use super::shared::Policies;
use crate::i18n::{arg, moment, say, say_args, t};

/// The time that a week's reports took together, held against what the service plans; or why it is not there.
pub(crate) fn team_time(of: Week, time: TeamTime, policies: Policies) -> Option<String> {
    Some(match time {
        TeamTime::NotYet(NotYet::Later { .. }) => return None,
        TeamTime::NotYet(NotYet::Waits { until }) => {
            say_args("manager-time-waits", &[("at", arg(moment(until)))])
        }
        TeamTime::NotYet(NotYet::NotCounted) => say("manager-time-not-counted"),
        TeamTime::NotYet(NotYet::NoReferent) => say("manager-time-no-referent"),
        TeamTime::Hidden => say("manager-time-hidden"),
        TeamTime::Out { reports, minutes } => {
            let ceiling = policies.with(|policies| policies.of_week(of).reporting.minutes_ceiling);
            let all = ceiling.saturating_mul(reports);
            say_args(
                "manager-week-minutes",
                &[
                    ("reports", reports.into()),
                    ("minutes", minutes.into()),
                    ("all", all.into()),
                    ("ceiling", ceiling.into()),
                ],
            )
        }
    })
}

/// The team's sum on a worker's page, once it is out. Why it is not is said there of one's own time.
#[component]
pub(super) fn TeamsTime(report: Signal<ReportPreview>, policies: Policies) -> impl IntoView {
    move || {
        let (of, time) = report.with(|report| (report.week, report.team));
        let out = time.filter(|time| matches!(time, TeamTime::Out { .. } | TeamTime::Hidden));
        let text = out.and_then(|time| team_time(of, time, policies));
        text.map(|text| view! { <p class="week-minutes">{text}</p> })
    }
}

/// What leaves of the time apart from a report under a name; or why nothing does.
#[component]
pub(super) fn TimeApart(report: Signal<ReportPreview>) -> impl IntoView {
    let stands = Memo::new(move |_| report.with(|report| report.minutes));
    move || {
        let words = match stands.get()? {
            ShareStands::Open { .. } => "worker-report-time",
            ShareStands::Waits { .. } => "worker-report-time-waits",
            ShareStands::Left => "worker-report-time-left",
            ShareStands::Over => "worker-report-time-over",
            ShareStands::NoReferent => "worker-report-time-nobody",
            ShareStands::JoinedLater => "worker-report-time-later",
        };
        Some(view! { <p class="hint">{t(words)}</p> })
    }
}
