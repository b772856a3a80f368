use std::sync::Arc;

use leptos::prelude::*;
use tdu_core::{
    app::{CheckInTrend, CheckInWeek, Command, Reply, Topic},
    calendar::Week,
    table::{Cell, Table},
};

use super::{
    erasable::{Erasable, ErasableLines},
    shared::{Policies, local_day, short_week},
};
use crate::{
    components::{Download, Drawing, Empty, Loaded, Plot},
    dom,
    engine::{View, use_view},
    i18n::{arg, lang, say, say_args, short_day, t, week_text},
    model::check_in::{Series, series},
};

/// Own answers over time, kept fresh.
pub(super) fn use_trend() -> View<CheckInTrend> {
    use_view(
        || Some(Command::MyCheckIns),
        |reply| match reply {
            Reply::Trend(trend) => Some(trend),
            _ => None,
        },
        |topic| matches!(topic, Topic::Personal),
    )
}

/// Own check-in answers over time; each week can be erased.
#[component]
pub(super) fn PastAnswers(policies: Policies) -> impl IntoView {
    let trend = use_trend();
    view! {
        <p>{t("worker-work-checkins-private")}</p>
        <p class="hint">
            {move || {
                policies.with(|policies| policies.set.check_in.not_validated.get(lang()).to_owned())
            }}
        </p>
        <Loaded view=trend let:trend>
            <Show
                when=move || trend.with(|trend| !trend.weeks.is_empty())
                fallback=|| {
                    view! {
                        <Empty
                            title=t("worker-work-checkins-empty-title")
                            text=t("worker-work-checkins-empty")
                        />
                    }
                }
            >
                <div class="answers">
                    {move || plots(&trend.get(), policies)}
                </div>
                <Download
                    table=move || table(&trend.get_untracked(), policies)
                    label=t("answers-export")
                    about=t("answers-export-about")
                />
            </Show>
            <Erase trend />
        </Loaded>
    }
}

fn plots(trend: &CheckInTrend, policies: Policies) -> impl IntoView + use<> {
    let (weeks, all) = series(trend);
    let scale: Vec<String> = policies.with(|policies| {
        policies.set.check_in.scale.iter().map(|point| point.label.get(lang()).to_owned()).collect()
    });
    all.iter().map(|one| plot(one, &weeks, scale.clone(), policies)).collect_view()
}

fn plot(one: &Series, weeks: &[Week], scale: Vec<String>, policies: Policies) -> impl IntoView + use<> {
    let question = policies.with(|policies| {
        let item = policies.set.check_in.item(&one.item);
        item.map_or_else(|| one.item.clone(), |item| item.question.get(lang()).to_owned())
    });
    let sentence = match one.last().and_then(|last| scale.get(usize::from(last))) {
        None => say("worker-work-checkin-none"),
        Some(last) => {
            let count = i32::try_from(one.answered()).unwrap_or(i32::MAX);
            say_args("worker-work-checkin-sentence", &[("count", count.into()), ("last", arg(last))])
        }
    };
    // A rotating item is asked every few weeks: the weeks between are no gaps of its own.
    let points: Vec<_> = weeks
        .iter()
        .zip(&one.values)
        .filter(|(_, value)| value.is_some() || one.answered() == 0)
        .map(|(week, value)| (short_week(*week), week_text(*week), *value))
        .collect();
    view! {
        <Plot
            title=question
            sentence=sentence
            of=t("worker-work-weeks")
            drawing=Drawing::Steps { scale, points }
        />
    }
}

/// Every answer on a line of its own, in the words of the policies; numbers alone would say little to whoever opens it.
fn table(trend: &CheckInTrend, policies: Policies) -> Table {
    let heads = ["answers-export-week", "answers-export-question", "answers-export-answer"].map(say);
    let (name, title) = (say("answers-export-name"), say("worker-work-checkins"));
    let mut table = Table::new(&name, title, lang(), dom::now().at, heads);
    policies.with_untracked(|policies| {
        table.about.push(policies.set.check_in.not_validated.get(lang()).to_owned());
        let check_in = &policies.set.check_in;
        for (week, item, answer) in trend
            .weeks
            .iter()
            .flat_map(|week| week.answers.iter().map(move |(item, answer)| (week.week, item, *answer)))
        {
            let question = check_in.item(item).map_or(item.as_str(), |item| item.question.get(lang()));
            let label = check_in.scale.iter().find(|point| Some(point.value) == answer);
            let label = label.map_or(&check_in.prefer_not, |point| &point.label).get(lang());
            table.line([week_text(week), question.to_owned(), label.to_owned()].map(Cell::from));
        }
    });
    table
}

#[component]
fn Erase(trend: Signal<CheckInTrend>) -> impl IntoView {
    let lines = move || {
        let line = |CheckInWeek { week, at, .. }: &CheckInWeek| {
            let week = *week;
            Erasable {
                when: week_text(week),
                hint: Some(short_day(local_day(*at))),
                name: week_text(week),
                erase: Arc::new(move || Command::EraseCheckIn { week }),
            }
        };
        trend.with(|trend| trend.weeks.iter().rev().map(line).collect())
    };
    view! {
        <ErasableLines
            lines=Signal::derive(lines)
            erased="worker-work-erased"
            summary="worker-work-erase-title"
        />
    }
}
