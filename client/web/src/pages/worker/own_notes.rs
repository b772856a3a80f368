//! What was noted for oneself, as a whole: to be kept elsewhere, or erased.

use std::sync::Arc;

use leptos::prelude::*;
use tdu_core::{
    app::{Command, OwnNotes, Reply, Topic},
    calendar::Day,
    own::{Mark, Moment, Noted, Own},
    table::{Cell, Table},
};
use tdu_policies::retention::Kind;

use super::{
    erasable::{Erasable, ErasableLines},
    shared::{Policies, in_words},
};
use crate::{
    components::{Download, Loaded},
    dom,
    engine::use_view,
    i18n::{arg, lang, long_day, say, say_args, t, t_args},
};

/// Own days, moments and marks: how long they are kept, a file of them all, and a gesture that erases each kind.
#[component]
pub(super) fn Mine(policies: Policies) -> impl IntoView {
    let notes = use_view(
        || Some(Command::OwnNotes),
        |reply| match reply {
            Reply::OwnNotes(notes) => Some(notes),
            _ => None,
        },
        |topic| matches!(topic, Topic::Personal),
    );
    let term =
        t_args("prompt-mine-term", move || vec![("rule", arg(in_words(policies, Kind::CheckInAnswers)))]);
    view! {
        <Loaded view=notes let:notes>
            <details class="erase" id="work-mine">
                <summary>{t("prompt-mine-title")}</summary>
                <p class="hint">{term}</p>
                <Show
                    when=move || notes.with(|notes| *notes != OwnNotes::default())
                    fallback=|| view! { <p>{t("prompt-moment-none")}</p> }
                >
                    <Download
                        table=move || table(&notes.get_untracked())
                        label=t("prompt-mine-export")
                        about=t("answers-export-about")
                    />
                </Show>
                <ErasableLines
                    lines=Signal::derive(move || notes.with(lines))
                    erased="prompt-mine-erased"
                    label="prompt-mine-erase-label"
                    ask="prompt-mine-erase-ask"
                    about="prompt-mine-erase-about"
                />
            </details>
        </Loaded>
    }
}

/// A line for each kind of which something is noted.
fn lines(notes: &OwnNotes) -> Vec<Erasable> {
    let kinds = [
        (Noted::Days, "prompt-days-remote", notes.days.len()),
        (Noted::Moments, "prompt-mine-moments", notes.moments.len()),
        (Noted::Marks, "prompt-mine-marks", notes.marks.len()),
    ];
    let line = |(what, words, count): (Noted, &'static str, usize)| {
        let count = i32::try_from(count).unwrap_or(i32::MAX);
        Erasable {
            when: say(words),
            hint: Some(say_args("prompt-mine-count", &[("count", count.into())])),
            name: say(words),
            erase: Arc::new(move || Command::KeepOwn(Own::TakenBack { what })),
        }
    };
    kinds.into_iter().filter(|(_, _, count)| *count > 0).map(line).collect()
}

/// Every note on a line of its own, by kind.
fn table(notes: &OwnNotes) -> Table {
    let heads = ["prompt-mine-day", "prompt-mine-what"].map(say);
    let mut table =
        Table::new(&say("prompt-mine-name"), say("prompt-mine-file"), lang(), dom::now().at, heads);
    let mut line = |day: Day, words: &str| {
        table.line([long_day(day), say(words)].map(Cell::from));
    };
    for day in &notes.days {
        line(*day, "prompt-mine-remote");
    }
    for (day, what) in &notes.moments {
        line(
            *day,
            match what {
                Moment::Peer => "prompt-moment-peer",
                Moment::Supervision => "prompt-moment-supervision",
            },
        );
    }
    for (day, marks) in &notes.marks {
        for mark in marks {
            line(
                *day,
                match mark {
                    Mark::Heavy => "prompt-mine-heavy",
                    Mark::Incivility => "prompt-mine-incivility",
                },
            );
        }
    }
    table
}
