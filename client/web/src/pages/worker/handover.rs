//! Hand-overs: asking a colleague to follow a file, and where that stands.

use leptos::prelude::*;
use tdu_core::{
    app::{CaseView, Command, HandoverDue, HandoverMove, HandoverStands, HandoverView},
    calendar::Day,
    payload::Handover,
};
use tdu_protocol::{AccountId, LogId};

use super::{
    colleague::{ChooseColleague, Sayings},
    shared::{local_day, talk_path},
};
use crate::{
    components::{
        Button, ButtonKind, DateField, Dialog, FailureNotice, GoLink, Shape, TextArea, go_to_wrong, told,
    },
    dom,
    draft::{Draft, use_draft},
    engine::use_act,
    i18n::{arg, say, say_args, short_day, t},
};

const SAYS: Sayings = Sayings {
    about: "worker-handover-about",
    who: "worker-handover-who",
    ask: "worker-handover-do",
    nobody: "worker-share-nobody",
};

/// Most characters of each text.
const MAX_WORDS: u32 = 6_000;

/// A colleague's name, or that it is not known.
pub(super) fn name_or_none(name: &str) -> String {
    if name.is_empty() { say("readers-no-name") } else { name.to_owned() }
}

/// Who follows the file, the newest hand-over, and the gesture that proposes one.
#[component]
pub(super) fn HandoverCard(case: LogId, file: Signal<CaseView>, said: RwSignal<String>) -> impl IntoView {
    let open = RwSignal::new(false);
    let follower = move || {
        let other = file.with(|file| file.summary.follower.clone());
        other.map_or_else(
            || say("worker-handover-mine"),
            |one| say_args("worker-handover-by", &[("name", arg(name_or_none(&one.name)))]),
        )
    };
    let newest = Memo::new(move |_| file.with(|file| file.handover.clone()));
    let may = Memo::new(move |_| file.with(|file| file.may_hand_over));
    let speaks = move || {
        may.get() || newest.with(Option::is_some) || file.with(|file| file.summary.follower.is_some())
    };
    view! {
        <Show when=speaks>
            <section class="side-card" id="handover" aria-labelledby="handover-title">
                <h2 id="handover-title">{t("worker-handover-card")}</h2>
                <p>{follower}</p>
                {move || newest.get().map(|one| view! { <Newest case one said /> })}
                <Show when=move || may.get()>
                    <Button kind=ButtonKind::Quiet on_click=move |()| open.set(true)>
                        {t("worker-handover-ask")}
                    </Button>
                </Show>
            </section>
        </Show>
        <Dialog open title=t("worker-handover-title")>
            <Propose case open said />
        </Dialog>
    }
}

/// Where the newest hand-over stands, and what it asks of this worker. To be answered it stands above the file.
#[component]
fn Newest(case: LogId, one: HandoverView, said: RwSignal<String>) -> impl IntoView {
    let act = use_act();
    let (of, due, mine) = (one.of, one.due, one.mine);
    let (from, to) = (name_or_none(&one.from.name), name_or_none(&one.to.name));
    let day = |at| short_day(local_day(at));
    let still_reads = say_args("worker-handover-still-reads", &[("name", arg(to.clone()))]);
    let words = match &one.stands {
        HandoverStands::Open if mine => {
            let values = [("name", arg(to.clone())), ("day", arg(day(one.at)))];
            view! { <p class="hint">{say_args("worker-handover-open", &values)}</p> }.into_any()
        }
        HandoverStands::Refused { reason, .. } if mine => {
            let reason = reason.clone();
            view! {
                <p>{say_args("worker-handover-refused", &[("name", arg(to.clone()))])}</p>
                <p class="entry-text" dir="auto">{reason}</p>
                <p class="hint">{still_reads.clone()}</p>
            }
            .into_any()
        }
        HandoverStands::Accepted { at } => {
            let values = [("from", arg(from.clone())), ("to", arg(to)), ("day", arg(day(*at)))];
            let until = one.until.map(|until| {
                let values = [("name", arg(from)), ("day", arg(short_day(until)))];
                view! { <p class="hint">{say_args("worker-handover-until-day", &values)}</p> }
            });
            view! {
                <p class="hint">{say_args("worker-handover-accepted", &values)}</p>
                {until}
            }
            .into_any()
        }
        _ => ().into_any(),
    };
    let seen = move |()| act.ask(Command::Seen { conversation: case }, |_| dom::focus("#page h1"));
    let withdraw = move |()| {
        let words = format!("{} {still_reads}", say("worker-handover-withdrawn-done"));
        act.ask(Command::HandOver { case, step: HandoverMove::Withdraw { of } }, move |_| {
            said.set(words);
            // The button that led here is gone.
            dom::focus("#page h1");
        });
    };
    let can_withdraw = mine && one.stands == HandoverStands::Open;
    view! {
        {words}
        <div class="actions">
            {can_withdraw
                .then(|| {
                    view! {
                        <Button kind=ButtonKind::Quiet busy=act.busy on_click=withdraw>
                            {t("worker-handover-withdraw")}
                        </Button>
                    }
                })}
            {(due == Some(HandoverDue::Tell))
                .then(|| {
                    view! {
                        <GoLink href=talk_path(case) icon=Shape::Message>
                            {t("worker-handover-tell")}
                        </GoLink>
                    }
                })}
            {matches!(due, Some(HandoverDue::Tell | HandoverDue::Read))
                .then(|| {
                    let words =
                        if due == Some(HandoverDue::Tell) { "worker-handover-told" } else { "worker-handover-read" };
                    view! {
                        <Button kind=ButtonKind::Quiet busy=act.busy on_click=seen>
                            {t(words)}
                        </Button>
                    }
                })}
        </div>
        <FailureNotice failure=act.failure />
    }
}

/// To whom, what they must know, and until when this worker can be asked.
#[component]
fn Propose(case: LogId, open: RwSignal<bool>, said: RwSignal<String>) -> impl IntoView {
    let (summary, next) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // The dialog is made anew each time it opens: what was typed comes back.
    let drafts = [("summary", summary), ("next", next)]
        .map(|(part, text)| use_draft(move || format!("handover-{part}:{case}"), text));
    let until = RwSignal::new(None::<Day>);
    let (no_summary, no_next) = (RwSignal::new(None::<&'static str>), RwSignal::new(None::<&'static str>));
    let command = Callback::new(move |to: AccountId| {
        let read = |text: RwSignal<String>, wrong: RwSignal<Option<&'static str>>, missing| {
            let text = text.get_untracked().trim().to_owned();
            wrong.set(text.is_empty().then_some(missing));
            text
        };
        let summary = read(summary, no_summary, "worker-handover-summary-missing");
        let next_steps = read(next, no_next, "worker-handover-next-missing");
        if summary.is_empty() || next_steps.is_empty() {
            go_to_wrong();
            return None;
        }
        let handover = Handover { to, summary, next_steps, until: until.get_untracked() };
        Some(Command::HandOver { case, step: HandoverMove::Propose(handover) })
    });
    view! {
        <ChooseColleague
            says=SAYS
            command
            done=Callback::new(move |()| {
                drafts.into_iter().for_each(Draft::forget);
                open.set(false);
                said.set(say("worker-handover-done"));
                // The button that led here is gone.
                dom::focus("#page h1");
            })
        >
            <TextArea
                label=t("worker-handover-summary")
                hint=t("worker-handover-summary-hint")
                value=summary
                error=told(no_summary)
                rows=4
                max=MAX_WORDS
            />
            <TextArea
                label=t("worker-handover-next")
                hint=t("worker-handover-next-hint")
                value=next
                error=told(no_next)
                rows=3
                max=MAX_WORDS
            />
            <DateField
                label=t("worker-handover-until")
                hint=t("worker-handover-until-hint")
                value=until
                min=dom::now().day()
            />
        </ChooseColleague>
    }
}
