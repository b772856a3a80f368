//! The weekly report: shown exactly as it would leave, and sent.

use serde_json::json;
use tdu_core::{
    app::{Command, Reply, ReportPreview, ShareStands, TeamTime},
    payload::Figures,
};

use super::{
    note::text,
    policies,
    team::{Row, rows, spent, this_week},
    unexpected,
};
use crate::{
    arguments::Report,
    output::Output,
    profile::{Place, hello, settle},
    texts::value,
    trouble::Trouble,
};

/// `tdu report`
pub async fn report(output: &Output, place: &Place, wish: Report) -> Result<(), Trouble> {
    // Before anything else: a text that was piped in must not be lost to a slow network.
    let obstacles = wish.obstacles.map(|given| text(Some(given))).transpose()?;
    let (companion, _) = place.open(output).await?;
    let week = wish.week.unwrap_or_else(this_week);
    let Reply::Report(preview) = companion.ask(Command::Report { week }).await? else {
        return Err(unexpected());
    };
    if !output.json {
        let policies = policies(&companion).await?;
        let set = policies.of_week(week);
        show(output, &preview, &rows(output, set, &shown(&preview.figures)));
        // Of the team, what came out; why nothing did is said of one's own time.
        let out = preview.team.filter(|time| matches!(time, TeamTime::Out { .. } | TeamTime::Hidden));
        if let Some(time) = out.and_then(|time| spent(output, set, time)) {
            output.line(&time);
        }
    }
    if !wish.send {
        if output.json {
            output.value(&json!({ "report": preview }));
        }
        return Ok(());
    }
    let obstacles = obstacles.map(|text| text.to_string()).unwrap_or_default();
    match companion.ask(Command::SendReport { week, obstacles, spent: 0 }).await? {
        Reply::Done | Reply::Written(_) => {}
        _ => return Err(unexpected()),
    }
    settle(output, &companion).await?;
    let waiting = hello(&companion).await?.waiting;
    if output.json {
        output.value(&json!({ "report": preview, "sent": true, "waiting": waiting }));
    } else {
        output.line(&output.say("report-kept", &[("week", value(week.code()))]));
        if waiting > 0 {
            output.line(&output.say("waiting", &[("count", waiting.into())]));
        }
    }
    Ok(())
}

/// Nothing is hidden from a report's author.
fn shown(figures: &Figures) -> tdu_core::app::ShownTotals {
    let open = figures.0.iter().map(|(indicator, row)| {
        let row = row.iter().map(|(cell, n)| (cell.clone(), Some(*n))).collect();
        (indicator.clone(), row)
    });
    open.collect()
}

fn show(output: &Output, preview: &ReportPreview, rows: &[Row]) {
    output.line(&output.say("report-week", &[("week", value(preview.week.code()))]));
    output.table(["column-indicator", "column-item", "column-number"], rows);
    if let Some(share) = preview.share {
        output.line(&output.say("report-for-team", &[]));
        output.line(&output.say(stands(share.stands), &[]));
        return;
    }
    let names = preview.recipients.join(", ");
    let to = if names.is_empty() { "report-to-nobody" } else { "report-to" };
    output.line(&output.say(to, &[("names", value(names))]));
    match (preview.sent, preview.changed_since) {
        (None, _) => output.line(&output.say("report-unsent", &[])),
        (Some(_), true) => output.line(&output.say("report-changed", &[])),
        (Some(_), false) => output.line(&output.say("report-sent", &[])),
    }
    if let Some(stands) = preview.minutes {
        output.line(&output.say(apart(stands), &[]));
    }
}

/// The minutes, where they leave apart from a report under a name.
const fn apart(minutes: ShareStands) -> &'static str {
    match minutes {
        ShareStands::Open { .. } | ShareStands::Waits { .. } => "report-time-leaves",
        ShareStands::Left => "report-time-left",
        ShareStands::Over | ShareStands::JoinedLater => "report-time-over",
        ShareStands::NoReferent => "report-time-no-referent",
    }
}

const fn stands(share: ShareStands) -> &'static str {
    match share {
        ShareStands::Open { .. } => "report-unsent",
        ShareStands::Waits { .. } => "report-share-waits",
        ShareStands::Left => "report-share-left",
        ShareStands::Over => "report-share-over",
        ShareStands::NoReferent => "report-share-no-referent",
        ShareStands::JoinedLater => "report-share-joined-later",
    }
}
