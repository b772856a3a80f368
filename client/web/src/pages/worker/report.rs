use leptos::prelude::*;
use tdu_core::{
    app::{Command, Reply, ReportPreview, Topic},
    calendar::Week,
};

use super::{
    report_share::{ForTheTeam, NoWords, TeamState, takes},
    shared::{Numbers, Policies, WeekChooser, figure_words, use_policies},
    time::{TeamsTime, TimeApart},
};
use crate::{
    components::{
        Button, ButtonKind, Drawing, Empty, FailureNotice, Loaded, Notice, NoticeKind, Page, Plot, Shape,
        TextArea,
    },
    dom,
    draft::use_draft,
    engine::{use_act, use_view},
    i18n::{arg, lang, list, moment, say, say_args, t, t_args},
    model::figures::{Gist, Section, Totals, contacts, gist, own, sections},
};

/// The weekly report: already filled, shown whole, sent in one gesture.
#[component]
pub(super) fn WeekReport(week: Week) -> impl IntoView {
    let policies = use_policies();
    let week = RwSignal::new(week);
    let report = use_view(
        move || Some(Command::Report { week: week.get() }),
        |reply| match reply {
            Reply::Report(report) => Some(*report),
            _ => None,
        },
        |topic| {
            matches!(
                topic,
                Topic::Reports | Topic::Case(_) | Topic::Directory | Topic::Personal | Topic::Tally
            )
        },
    );
    view! {
        <Page title=t("worker-report-title") lead=t("worker-report-filled")>
            <WeekChooser label=t("worker-report-week") week />
            <Loaded view=policies let:policies>
                <Loaded view=report let:report>
                    <Filled policies report />
                </Loaded>
            </Loaded>
        </Page>
    }
}

#[component]
fn Filled(policies: Policies, report: Signal<ReportPreview>) -> impl IntoView {
    let week = Memo::new(move |_| report.with(|report| report.week));
    let obstacles = RwSignal::new(String::new());
    let draft = use_draft(move || format!("report:{}", week.get().code()), obstacles);
    let watch = use_stop_watch(week);
    let act = use_act();
    let send = move |()| {
        let asked = week.get_untracked();
        let spent = watch.so_far();
        let text = obstacles.with_untracked(|text| text.trim().to_owned());
        act.ask(Command::SendReport { week: asked, obstacles: text, spent }, move |_| {
            draft.forget();
            obstacles.set(String::new());
            watch.restart();
            dom::focus("#page h1");
        });
    };
    let sent = Memo::new(move |_| report.with(|report| report.sent));
    let changed = Memo::new(move |_| report.with(|report| report.changed_since));
    let share = Memo::new(move |_| report.with(|report| report.share));
    let can_send = move || match share.get() {
        Some(share) => takes(share.stands) && (sent.get().is_none() || changed.get()),
        None => sent.get().is_none() || changed.get(),
    };
    let totals = Memo::new(move |_| report.with(|report| own(&report.figures)));
    let fewest = move || policies.with(|policies| policies.of_week(week.get()).reporting.minimum_workers);
    let minimum = move || vec![("minimum", fewest().into())];
    let nothing = move || {
        let count =
            |totals: &Totals| policies.with(|policies| contacts(totals, policies.of_week(week.get())));
        totals.with(count).unwrap_or(0) == 0
    };
    view! {
        <Show when=move || share.get().is_none() fallback=move || view! { <TeamState share report /> }>
            <State sent changed report />
        </Show>
        <Show when=move || nothing() && can_send()>
            <Empty title=t("worker-report-empty-title") text=t("worker-report-empty") />
        </Show>
        <section class="report-figures" aria-labelledby="report-exactly">
            <h2 id="report-exactly">{t("worker-report-exactly")}</h2>
            <Show
                when=move || share.get().is_none()
                fallback=move || view! { <ForTheTeam minimum=Signal::derive(fewest) share /> }
            >
                <Recipients report />
                <p class="hint">{t_args("worker-report-added", minimum)}</p>
                <TimeApart report />
            </Show>
            {move || totals.with(|totals| plots(totals, week.get(), policies))}
            <Never policies week />
        </section>
        <Show when=can_send>
            <form
                class="report-send"
                on:submit=move |event| {
                    event.prevent_default();
                    send(());
                }
            >
                <Show
                    when=move || share.get().is_none()
                    fallback=|| view! { <NoWords /> }
                >
                    <TextArea
                        label=t("worker-report-obstacles")
                        hint=t_args("worker-report-obstacles-hint", minimum)
                        value=obstacles
                        rows=3
                        max=2_000
                    />
                </Show>
                <FailureNotice failure=act.failure />
                <div class="actions">
                    <Button kind=ButtonKind::Main submit=true icon=Shape::Check busy=act.busy>
                        {move || {
                            say(
                                if sent.get().is_some() {
                                    "worker-report-send-again"
                                } else {
                                    "worker-report-send"
                                },
                            )
                        }}
                    </Button>
                </div>
                <Spent watch report policies />
                <Show when=move || share.get().is_some()>
                    <p class="hint">{t("worker-report-team-time")}</p>
                </Show>
            </form>
        </Show>
        <TeamsTime report policies />
    }
}

#[component]
fn State(
    sent: Memo<Option<tdu_protocol::Timestamp>>,
    changed: Memo<bool>,
    report: Signal<ReportPreview>,
) -> impl IntoView {
    let notice = move || {
        let at = sent.get()?;
        let when = say_args("worker-report-sent-at", &[("at", arg(moment(at)))]);
        let spent = report.with(|report| report.spent);
        let took = say_args("worker-report-took", &[("minutes", minutes(spent).into())]);
        Some(if changed.get() {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>
                        <strong>{t("worker-report-changed-title")}</strong>
                    </p>
                    <p>{when} " " {t("worker-report-changed")}</p>
                </Notice>
            }
            .into_any()
        } else {
            view! {
                <Notice kind=NoticeKind::Good>
                    <p>
                        <strong>{t("worker-report-sent-title")}</strong>
                    </p>
                    <p>{when} " " {took}</p>
                </Notice>
            }
            .into_any()
        })
    };
    view! { <div role="status">{notice}</div> }
}

#[component]
fn Recipients(report: Signal<ReportPreview>) -> impl IntoView {
    move || {
        let names = report.with(|report| list(&report.recipients));
        if names.is_empty() {
            view! { <p class="report-to">{t("worker-report-to-nobody")}</p> }.into_any()
        } else {
            let text = say_args("worker-report-to", &[("names", arg(names))]);
            view! { <p class="report-to">{text}</p> }.into_any()
        }
    }
}

#[component]
fn Never(policies: Policies, week: Memo<Week>) -> impl IntoView {
    let lines = move || {
        policies.with(|policies| {
            let never = &policies.of_week(week.get()).reporting.never_sent;
            never.iter().map(|one| view! { <li>{one.get(lang()).to_owned()}</li> }).collect_view()
        })
    };
    view! {
        <details class="report-never">
            <summary>{t("worker-report-never")}</summary>
            <ul>{lines}</ul>
        </details>
    }
}

/// Figures, one plot an indicator, in the words of their week.
pub(super) fn plots(totals: &Totals, week: Week, policies: Policies) -> impl IntoView + use<> {
    let all = policies.with(|policies| sections(totals, policies.of_week(week), lang(), &figure_words));
    let one = |section: Section| {
        let Gist { known, first, .. } = gist(&section);
        let sentence = match first {
            Some((first, most)) if section.bars.len() > 1 => say_args(
                "worker-report-sentence-first",
                &[("count", known.into()), ("first", arg(first)), ("most", most.into())],
            ),
            _ => say_args("worker-report-sentence", &[("count", known.into())]),
        };
        view! {
            <Plot
                title=section.title
                sentence=sentence
                of=t("worker-report-of")
                drawing=Drawing::Bars(section.bars)
            />
        }
    };
    let (singles, tables): (Vec<_>, Vec<_>) = all.into_iter().partition(|section| section.single);
    let shown = tables.into_iter().filter(|section| !section.bars.is_empty()).map(one);
    view! {
        <Numbers sections=singles />
        <div class="plots">{shown.collect_view()}</div>
    }
}

/// Counts the time that the page is in sight.
#[derive(Clone, Copy)]
struct StopWatch {
    before: StoredValue<u64>,
    since: StoredValue<Option<u64>>,
    /// Changes every few seconds, for what shows the time.
    tick: RwSignal<u64>,
}

impl StopWatch {
    /// Milliseconds so far.
    fn so_far(self) -> u64 {
        let running = self.since.get_value().map_or(0, |since| dom::now_ms().saturating_sub(since));
        self.before.get_value() + running
    }

    fn restart(self) {
        self.before.set_value(0);
        self.since.set_value(Some(dom::now_ms()));
    }

    fn pause(self) {
        self.before.set_value(self.so_far());
        self.since.set_value(None);
    }
}

/// Starts anew with each week.
fn use_stop_watch(week: Memo<Week>) -> StopWatch {
    let watch = StopWatch {
        before: StoredValue::new(0),
        since: StoredValue::new(Some(dom::now_ms())),
        tick: RwSignal::new(0),
    };
    Effect::new(move |_| {
        week.track();
        watch.restart();
    });
    let sight = leptos::ev::Custom::<web_sys::Event>::new("visibilitychange");
    let handle = window_event_listener(sight, move |_| {
        if dom::document().hidden() {
            watch.pause();
        } else {
            watch.since.set_value(Some(dom::now_ms()));
        }
    });
    let every = std::time::Duration::from_secs(10);
    let timer = set_interval_with_handle(move || watch.tick.update(|tick| *tick += 1), every).ok();
    on_cleanup(move || {
        handle.remove();
        if let Some(timer) = timer {
            timer.clear();
        }
    });
    watch
}

fn minutes(ms: u64) -> u32 {
    u32::try_from(ms / 60_000).unwrap_or(u32::MAX)
}

#[component]
fn Spent(watch: StopWatch, report: Signal<ReportPreview>, policies: Policies) -> impl IntoView {
    let spent = t_args("worker-report-spent", move || {
        watch.tick.track();
        let before = report.with(|report| report.spent);
        vec![("minutes", minutes(before + watch.so_far()).into())]
    });
    let ceiling = t_args("worker-report-ceiling", move || {
        vec![("minutes", policies.with(|policies| policies.set.reporting.minutes_ceiling).into())]
    });
    view! { <p class="hint">{spent} ". " {ceiling}</p> }
}
