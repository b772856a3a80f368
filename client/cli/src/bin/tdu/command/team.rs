//! The team's week, for managers: what the page shows, nothing more.

use serde_json::json;
use tdu_core::{
    app::{Command, NotYet, Reply, ShownTotals, TeamFigures, TeamTime},
    calendar::Week,
    views::keys,
};
use tdu_policies::PolicySet;

use super::{policies, unexpected};
use crate::{
    arguments::Team,
    output::{Output, moment},
    profile::Place,
    texts::value,
    trouble::Trouble,
};

/// Indicator, item, number.
pub type Row = [String; 3];

/// `tdu team`
pub async fn team(output: &Output, place: &Place, wish: Team) -> Result<(), Trouble> {
    let (companion, _) = place.open(output).await?;
    // The week that goes on has nothing to show yet.
    let week = wish.week.unwrap_or_else(|| this_week().plus(-1));
    let Reply::Team(team) = companion.ask(Command::Team { week, trend: 0 }).await? else {
        return Err(unexpected());
    };
    if output.json {
        output.value(&json!({ "team": team }));
        return Ok(());
    }
    let received =
        [("week", value(week.code())), ("reports", team.reports.into()), ("workers", team.workers.into())];
    output.line(&output.say("team-week", &received));
    match team.figures {
        TeamFigures::NotYet(NotYet::Later { from }) => {
            output.line(&output.say("team-later", &[("day", value(moment(from)))]));
        }
        TeamFigures::TooFew => {
            output.line(&output.say("team-few", &[("minimum", team.minimum_workers.into())]));
        }
        TeamFigures::NotYet(NotYet::Waits { until }) => {
            output.line(&output.say("team-waits", &[("day", value(moment(until)))]));
        }
        TeamFigures::Past => output.line(&output.say("team-past", &[])),
        TeamFigures::NotYet(NotYet::NotCounted) => output.line(&output.say("team-not-counted", &[])),
        TeamFigures::NotYet(NotYet::NoReferent) => output.line(&output.say("team-no-referent", &[])),
        TeamFigures::Out { time, totals, obstacles, .. } => {
            let policies = policies(&companion).await?;
            let set = policies.of_week(week);
            if let Some(time) = time.and_then(|time| spent(output, set, time)) {
                output.line(&time);
            }
            output.table(["column-indicator", "column-item", "column-number"], &rows(output, set, &totals));
            for text in obstacles {
                output.line(&format!("> {text}"));
            }
        }
    }
    Ok(())
}

/// The time that reports took, all together; `None` while its hour has not come.
pub fn spent(output: &Output, set: &PolicySet, time: TeamTime) -> Option<String> {
    Some(match time {
        TeamTime::NotYet(NotYet::Later { .. }) => return None,
        TeamTime::NotYet(NotYet::Waits { until }) => {
            output.say("team-time-waits", &[("day", value(moment(until)))])
        }
        TeamTime::NotYet(NotYet::NotCounted) => output.say("team-time-not-counted", &[]),
        TeamTime::NotYet(NotYet::NoReferent) => output.say("team-time-no-referent", &[]),
        TeamTime::Hidden => output.say("team-time-hidden", &[]),
        TeamTime::Out { minutes, .. } => {
            let ceiling = set.reporting.minutes_ceiling.into();
            output.say("team-minutes", &[("minutes", minutes.into()), ("ceiling", ceiling)])
        }
    })
}

/// The week that goes on, by this computer's clock.
pub fn this_week() -> Week {
    tdu_cli::platform::NativePlatform::default().local().week()
}

/// Figures in the policies' words and order.
pub fn rows(output: &Output, set: &PolicySet, totals: &ShownTotals) -> Vec<Row> {
    let lang = output.texts.lang();
    let indicators = set.reporting.indicators.iter();
    let rows = indicators.filter_map(|indicator| Some((indicator, totals.get(indicator.id.as_str())?)));
    rows.flat_map(|(indicator, row)| {
        row.iter().map(|(cell, n)| {
            let item = match set.follow_up.label(cell) {
                Some(label) => label.get(lang).to_owned(),
                None if cell == keys::TOTAL => String::new(),
                None => output.say(&format!("figure-{cell}"), &[]),
            };
            let hidden = || set.reporting.hidden_label.get(lang).to_owned();
            [indicator.label.get(lang).to_owned(), item, n.map_or_else(hidden, |n| n.to_string())]
        })
    })
    .collect()
}
