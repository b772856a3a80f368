//! The caseload, and one file.

use serde_json::json;
use tdu_core::app::{CaseFilter, CaseSummary, CaseView, TimelineItem, TimelineKind};
use tdu_core::payload::Note;
use tdu_policies::PolicySet;

use super::{case, caseload, find, handover, policies};
use crate::{
    arguments::{Case, Cases},
    output::{Output, day},
    profile::Place,
    texts::value,
    trouble::Trouble,
};

/// `tdu cases`
pub async fn list(output: &Output, place: &Place, wish: Cases) -> Result<(), Trouble> {
    let (companion, _) = place.open(output).await?;
    let filter = match (wish.needs_me, wish.alone, wish.closed, wish.at_term) {
        (true, ..) => CaseFilter::NeedsMe,
        (_, true, ..) => CaseFilter::Alone,
        (_, _, true, _) => CaseFilter::Closed,
        (.., true) => CaseFilter::AtTerm,
        _ => CaseFilter::Open,
    };
    let cases = caseload(&companion, &wish.query, filter).await?;
    if output.json {
        output.value(&json!({ "cases": cases }));
    } else if cases.is_empty() {
        let id = if wish.query.is_empty() { "cases-none" } else { "cases-none-found" };
        output.line(&output.say(id, &[("query", value(wish.query))]));
    } else {
        let policies = policies(&companion).await?.set;
        let rows: Vec<_> = cases.iter().map(|case| row(output, &policies, case)).collect();
        let titles = [
            "column-name",
            "column-last",
            "column-next",
            "column-charter",
            "column-unread",
            "column-term",
            "column-id",
        ];
        output.table(titles, &rows);
    }
    Ok(())
}

fn row(output: &Output, policies: &PolicySet, case: &CaseSummary) -> [String; 7] {
    let last = case.last_contact.as_ref();
    let last = last.map(|(day, channel)| format!("{} {}", day.to_iso(), label(output, policies, channel)));
    let next = case.next_step.as_ref().map(|(day, text)| format!("{} {text}", day.to_iso()));
    [
        if case.erased.is_some() { output.say("cases-erased", &[]) } else { case.name.clone() },
        last.unwrap_or_default(),
        next.unwrap_or_default(),
        output.charter(&case.charter),
        if case.unread > 0 { case.unread.to_string() } else { String::new() },
        case.term.as_ref().map(|term| term.on.to_iso()).unwrap_or_default(),
        case.case.to_string(),
    ]
}

/// `tdu case`
pub async fn show(output: &Output, place: &Place, wish: Case) -> Result<(), Trouble> {
    let (companion, _) = place.open(output).await?;
    let found = find(&companion, &wish.case).await?;
    let view = case(&companion, found.case).await?;
    if output.json {
        output.value(&view);
        return Ok(());
    }
    let policies = policies(&companion).await?.set;
    head(output, &view);
    for item in &view.timeline {
        output.line("");
        for line in lines(output, &policies, item) {
            output.line(&line);
        }
    }
    Ok(())
}

fn head(output: &Output, view: &CaseView) {
    output.line(&view.person.name);
    let person = &view.person;
    let known = [
        ("case-phone", &person.phone),
        ("case-language", &person.language),
        ("case-safe-hours", &person.safe_hours),
    ];
    for (id, text) in known.into_iter().filter(|(_, text)| !text.is_empty()) {
        output.line(&format!("  {}", output.say(id, &[("value", value(text))])));
    }
    output.line(&format!(
        "  {}",
        output.say("case-charter", &[("value", value(output.charter(&view.summary.charter)))])
    ));
    for line in handover::lines(output, view).into_iter().chain(super::term::lines(output, &view.summary)) {
        output.line(&format!("  {line}"));
    }
}

/// One thing that happened, as lines.
pub fn lines(output: &Output, policies: &PolicySet, item: &TimelineItem) -> Vec<String> {
    let mut lines = vec![output.written(item.at, &item.author, item.waiting)];
    let simple = |id: &str| format!("  {}", output.say(id, &[]));
    match &item.what {
        TimelineKind::Opened => lines.push(simple("timeline-opened")),
        TimelineKind::Note { note, former } => {
            lines.extend(note_lines(output, policies, note));
            if let Some(count) = u32::try_from(former.len()).ok().filter(|count| *count > 0) {
                lines.push(format!("  {}", output.say("timeline-former", &[("count", count.into())])));
            }
        }
        TimelineKind::PersonChanged => lines.push(simple("timeline-person-changed")),
        TimelineKind::Invited => lines.push(simple("timeline-invited")),
        TimelineKind::Message { text, .. } => lines.extend(text.lines().map(|line| format!("  > {line}"))),
        TimelineKind::Charter(state) => {
            let state = value(output.charter(state));
            lines.push(format!("  {}", output.say("case-charter", &[("value", state)])));
        }
        TimelineKind::Closed => lines.push(simple("timeline-closed")),
        TimelineKind::Kept { reason, until } => {
            let values = [("day", value(until.to_iso())), ("reason", value(reason.clone()))];
            lines.push(format!("  {}", output.say("timeline-kept", &values)));
        }
        TimelineKind::Handover(step) => {
            lines.extend(handover::step(output, step).into_iter().map(|line| format!("  {line}")));
        }
        TimelineKind::Erased => lines.push(simple("timeline-erased")),
        TimelineKind::Unreadable => lines.push(simple("timeline-unreadable")),
    }
    lines
}

fn note_lines(output: &Output, policies: &PolicySet, note: &Note) -> Vec<String> {
    let labels =
        |ids: &[String]| -> Vec<String> { ids.iter().map(|id| label(output, policies, id)).collect() };
    let mut facts = vec![day(note.day), label(output, policies, &note.channel)];
    if note.minutes > 0 {
        facts.push(output.say("note-minutes", &[("count", note.minutes.into())]));
    }
    facts.extend(labels(&note.themes));
    facts.extend(labels(&note.actions));
    if !note.outcome.is_empty() {
        facts.push(label(output, policies, &note.outcome));
    }
    facts.retain(|fact| !fact.is_empty());
    let mut lines = vec![format!("  {}", facts.join(" · "))];
    lines.extend(note.text.lines().map(|line| format!("  {line}")));
    if !note.next_step.is_empty() {
        let values = [("day", value(day(note.next_day))), ("text", value(note.next_step.clone()))];
        lines.push(format!("  {}", output.say("note-next", &values)));
    }
    for (signal, state) in &note.signals {
        lines.push(format!("  {} : {}", label(output, policies, signal), label(output, policies, state)));
    }
    lines
}

/// What people call an id of the policies; the id itself if the policies have dropped it.
fn label(output: &Output, policies: &PolicySet, id: &str) -> String {
    let lang = output.texts.lang();
    policies.follow_up.label(id).map_or_else(|| id.to_owned(), |label| label.get(lang).to_owned())
}
