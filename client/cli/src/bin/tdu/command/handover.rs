//! Hand-overs: asking a colleague to follow a file, and answering.

use serde_json::json;
use tdu_core::{
    app::{
        CaseSummary, CaseView, Command, HandoverDue, HandoverMove, HandoverStands, HandoverStep,
        HandoverView, Reply,
    },
    payload::{self, HandoverAnswer},
};
use tdu_protocol::Role;

use super::{
    case, find, note,
    people::{named, staff},
    unexpected,
};
use crate::{
    arguments::{Handover, HandoverWish},
    output::Output,
    profile::{Place, hello, settle},
    texts::value,
    trouble::Trouble,
};

/// `tdu handover`
pub async fn handover(output: &Output, place: &Place, wish: Handover) -> Result<(), Trouble> {
    let (asked, text, to) = match &wish.wish {
        HandoverWish::Propose { case, to, summary, .. } => {
            (case, Some(note::text(summary.clone())?), Some(to))
        }
        HandoverWish::Refuse { case, reason } => (case, Some(note::text(reason.clone())?), None),
        HandoverWish::Accept { case } | HandoverWish::Withdraw { case } => (case, None, None),
    };
    let text = text.map(|text| text.to_string()).unwrap_or_default();
    let (companion, _) = place.open(output).await?;
    let found = find(&companion, asked).await?;
    let case = found.case;
    let newest = self::case(&companion, case).await?.handover;
    let of = || newest.as_ref().map(|one| one.of).ok_or_else(|| Trouble::NoHandover(found.name.clone()));
    let (step, id) = match &wish.wish {
        HandoverWish::Propose { next, stays_until, .. } => {
            let to = to.map(String::as_str).unwrap_or_default();
            let to = named(to, staff(&companion).await?, |one| one.role == Role::Worker && !one.me)?;
            let handover = payload::Handover {
                to: to.account,
                summary: text,
                next_steps: next.clone(),
                until: *stays_until,
            };
            (HandoverMove::Propose(handover), "handover-proposed")
        }
        HandoverWish::Accept { .. } => {
            let answer = HandoverAnswer::Accepted;
            (HandoverMove::Answer { of: of()?, answer }, "handover-accepted")
        }
        HandoverWish::Refuse { .. } => {
            let answer = HandoverAnswer::Refused { reason: text };
            (HandoverMove::Answer { of: of()?, answer }, "handover-refused")
        }
        HandoverWish::Withdraw { .. } => (HandoverMove::Withdraw { of: of()? }, "handover-withdrawn"),
    };
    let Reply::Written(written) = companion.ask(Command::HandOver { case, step }).await? else {
        return Err(unexpected());
    };
    settle(output, &companion).await?;
    let waiting = hello(&companion).await?.waiting;
    if output.json {
        output.value(&json!({ "done": id, "case": case, "written": written, "waiting": waiting }));
        return Ok(());
    }
    output.line(&output.say(id, &[("name", value(found.name))]));
    if waiting > 0 {
        output.line(&output.say("waiting", &[("count", waiting.into())]));
    }
    Ok(())
}

/// What is to be said at the head of a file: who follows it, and a hand-over that asks for something.
pub fn lines(output: &Output, view: &CaseView) -> Vec<String> {
    let mut lines: Vec<_> = follower(output, &view.summary).into_iter().collect();
    if let Some(handover) = &view.handover {
        lines.extend(asks(output, handover));
    }
    lines
}

fn follower(output: &Output, summary: &CaseSummary) -> Option<String> {
    let follower = summary.follower.as_ref()?;
    Some(output.say("case-follower", &[("name", value(follower.name.clone()))]))
}

fn asks(output: &Output, handover: &HandoverView) -> Option<String> {
    let (id, name) = match (&handover.stands, handover.due) {
        (HandoverStands::Open, Some(HandoverDue::Answer)) => ("case-handover-asked", &handover.from),
        (HandoverStands::Open, _) => ("case-handover-open", &handover.to),
        (_, Some(HandoverDue::Tell)) => {
            ("case-handover-tell", if handover.mine { &handover.to } else { &handover.from })
        }
        _ => return None,
    };
    Some(output.say(id, &[("name", value(name.name.clone()))]))
}

/// A step of a hand-over in a file's history.
pub fn step(output: &Output, step: &HandoverStep) -> Vec<String> {
    match step {
        HandoverStep::Proposed { to, summary, next_steps, until } => {
            let mut lines = vec![output.say("timeline-handover-proposed", &[("name", value(to.clone()))])];
            lines.extend(summary.lines().map(str::to_owned));
            lines.push(output.say("timeline-handover-next", &[("text", value(next_steps.clone()))]));
            let until = until.map(|day| [("day", value(day.to_iso()))]);
            lines.extend(until.map(|day| output.say("timeline-handover-until", &day)));
            lines
        }
        HandoverStep::Accepted => vec![output.say("timeline-handover-accepted", &[])],
        HandoverStep::Refused { reason } => {
            vec![output.say("timeline-handover-refused", &[("reason", value(reason.clone()))])]
        }
        HandoverStep::Withdrawn => vec![output.say("timeline-handover-withdrawn", &[])],
    }
}
