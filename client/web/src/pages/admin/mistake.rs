//! What is wrong in files of rules, in the language of whoever reads it.

use leptos::prelude::*;
use tdu_policies::{
    Lang, Mistake, Reason,
    reason::{Bounds, Compared, Counted, Member, Shape, Shapes, Unknown},
};

use crate::{
    components::{Notice, NoticeKind},
    i18n::{Arg, Args, arg, lang, t, t_args, text_in},
};

/// Each with its place.
#[component]
pub fn Mistakes(found: Vec<Mistake>) -> impl IntoView {
    let one = |Mistake { file, line, reason, .. }: Mistake| {
        let place = t_args("rules-place", move || vec![("file", arg(file.clone())), ("line", line.into())]);
        let detail = reason.detail().map(|detail| {
            view! {
                <p>
                    {t("mistake-detail")} " " <bdi lang="en" dir="ltr">{detail.to_owned()}</bdi>
                </p>
            }
        });
        view! {
            <li>
                <strong>{place}</strong>
                <p>{move || told(lang(), &reason)}</p>
                {detail}
            </li>
        }
    };
    view! {
        <Notice kind=NoticeKind::Warning>
            <p>{t("rules-mistakes")}</p>
            <ul class="bullets">{found.into_iter().map(one).collect_view()}</ul>
        </Notice>
    }
}

/// What is wrong, and what to write instead.
fn told(lang: Lang, reason: &Reason) -> String {
    let (id, args) = sentence(lang, reason);
    text_in(lang, id, &args).unwrap_or_else(|| reason.to_string())
}

fn sentence(lang: Lang, reason: &Reason) -> (&'static str, Args) {
    match reason {
        Reason::FileMissing => plain("mistake-file-missing"),
        Reason::FileUnknown(known) => ("mistake-file-unknown", vec![("known", arg(known.join(", ")))]),
        Reason::Unreadable(_) => plain("mistake-unreadable"),
        Reason::KeyUnknown(unknown) => among("mistake-key-unknown", unknown),
        Reason::KeyMissing(name) => named("mistake-key-missing", name),
        Reason::WordUnknown(unknown) => among("mistake-word-unknown", unknown),
        Reason::Shape(Shapes { found, wanted }) => {
            ("mistake-shape", vec![("found", shape(lang, *found)), ("wanted", shape(lang, *wanted))])
        }
        Reason::OutOfRange(Bounds { found, least, most }) => {
            let args = vec![("found", arg(found)), ("least", (*least).into()), ("most", (*most).into())];
            ("mistake-out-of-range", args)
        }
        Reason::Zero => plain("mistake-zero"),
        Reason::NotAnId(name) => named("mistake-not-an-id", name),
        Reason::NotATime(name) => named("mistake-not-a-time", name),
        Reason::NotAName(name) => named("mistake-not-a-name", name),
        Reason::ListEmpty(name) => named("mistake-list-empty", name),
        Reason::ListTooLong(counted) => several("mistake-list-too-long", counted),
        Reason::TextEmpty(name) => named("mistake-text-empty", name),
        Reason::Untranslated(name) => named("mistake-untranslated", name),
        Reason::NotOneLine => plain("mistake-not-one-line"),
        Reason::Twice(member) => listed("mistake-twice", member),
        Reason::Taken(member) => listed("mistake-taken", member),
        Reason::NotOneOf(member) => listed("mistake-not-one-of", member),
        Reason::SameAsAnother(member) => listed("mistake-same-as-another", member),
        Reason::Remembered(name) => named("mistake-remembered", name),
        Reason::BraceNotOpened => plain("mistake-brace-not-opened"),
        Reason::BraceNotClosed => plain("mistake-brace-not-closed"),
        Reason::BracesInValue => plain("mistake-braces-in-value"),
        Reason::FilledElsewhere(name) => named("mistake-filled-elsewhere", name),
        Reason::ParameterUnknown(name) => named("mistake-parameter-unknown", name),
        Reason::ParameterUnused(name) => named("mistake-parameter-unused", name),
        Reason::ParameterLost(member) => listed("mistake-parameter-lost", member),
        Reason::EntryMissing(member) => listed("mistake-entry-missing", member),
        Reason::EntryAdded(member) => listed("mistake-entry-added", member),
        Reason::OtherOrder(member) => listed("mistake-other-order", member),
        Reason::OtherSection => plain("mistake-other-section"),
        Reason::Paragraphs(compared) => beside("mistake-paragraphs", compared),
        Reason::InPersonAndRemote => plain("mistake-in-person-and-remote"),
        Reason::Durations => plain("mistake-durations"),
        Reason::GroupTooSmall(least) => number("mistake-group-too-small", *least),
        Reason::WindowTooShort(least) => number("mistake-window-too-short", *least),
        Reason::Scale => plain("mistake-scale"),
        Reason::WeekTooLong(most) => number("mistake-week-too-long", *most),
        Reason::AxisQuestions(counted) => several("mistake-axis-questions", counted),
        Reason::NotTold(counted) => several("mistake-not-told", counted),
        Reason::NotPublished => plain("mistake-not-published"),
        Reason::ScaleValues(most) => number("mistake-scale-values", *most),
        Reason::ScaleTexts(wanted) => number("mistake-scale-texts", *wanted),
        Reason::FactorZero => plain("mistake-factor-zero"),
        Reason::Questions(most) => number("mistake-questions", *most),
        Reason::QuestionsDiffer(compared) => beside("mistake-questions-differ", compared),
        Reason::TotalNotTold => plain("mistake-total-not-told"),
        Reason::TotalOfNothing => plain("mistake-total-of-nothing"),
        Reason::TotalTooSmall(least) => number("mistake-total-too-small", *least),
        Reason::TeamTooSmall(least) => number("mistake-team-too-small", *least),
        Reason::QuarterTooSmall(least) => number("mistake-quarter-too-small", *least),
        Reason::ByQuarter => plain("mistake-by-quarter"),
        Reason::NearlySame => plain("mistake-nearly-same"),
        Reason::KindWithoutRule(name) => named("mistake-kind-without-rule", name),
        Reason::KeptNoTime => plain("mistake-kept-no-time"),
        Reason::JournalLength => plain("mistake-journal-length"),
        Reason::MessagesTooLong => plain("mistake-messages-too-long"),
        Reason::NotANumberToCall => plain("mistake-not-a-number-to-call"),
        Reason::NoNumber => plain("mistake-no-number"),
        Reason::ForNobody => plain("mistake-for-nobody"),
        Reason::NotAnAccount => plain("mistake-not-an-account"),
        Reason::ClosesBeforeItOpens => plain("mistake-closes-before-it-opens"),
        Reason::ThresholdOfEvent => plain("mistake-threshold-of-event"),
        Reason::NoThreshold => plain("mistake-no-threshold"),
    }
}

fn shape(lang: Lang, shape: Shape) -> Arg {
    let id = match shape {
        Shape::Text => "mistake-shape-text",
        Shape::Word => "mistake-shape-word",
        Shape::Whole => "mistake-shape-whole",
        Shape::Decimal => "mistake-shape-decimal",
        Shape::Truth => "mistake-shape-truth",
        Shape::Date => "mistake-shape-date",
        Shape::List => "mistake-shape-list",
        Shape::Table => "mistake-shape-table",
        Shape::Length => "mistake-shape-length",
    };
    arg(text_in(lang, id, &[]).unwrap_or_else(|| shape.to_string()))
}

const fn plain(id: &'static str) -> (&'static str, Args) {
    (id, Vec::new())
}

fn named(id: &'static str, name: &str) -> (&'static str, Args) {
    (id, vec![("name", arg(name))])
}

fn listed(id: &'static str, member: &Member) -> (&'static str, Args) {
    (id, vec![("name", arg(&member.name)), ("list", arg(&member.list))])
}

fn among(id: &'static str, unknown: &Unknown) -> (&'static str, Args) {
    (id, vec![("name", arg(&unknown.name)), ("known", arg(unknown.known.join(", ")))])
}

fn number(id: &'static str, number: u32) -> (&'static str, Args) {
    (id, vec![("count", number.into())])
}

fn several(id: &'static str, counted: &Counted) -> (&'static str, Args) {
    (id, vec![("name", arg(&counted.name)), ("count", counted.count.into())])
}

fn beside(id: &'static str, compared: &Compared) -> (&'static str, Args) {
    let Compared { name, here, there } = compared;
    (id, vec![("name", arg(name)), ("here", (*here).into()), ("there", (*there).into())])
}

#[cfg(test)]
mod tests;
