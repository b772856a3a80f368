//! The access journal: who opened what and when, and whether anybody meddled with it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tdu_core::app::{Command, JournalChain, JournalView, Reply, StaffView, Topic};

use super::{
    export::Export,
    filter::{Choosing, Filter},
    lines::Lines,
};
use crate::{
    components::{Busy, Button, Empty, FailureNotice, Loaded, Notice, NoticeKind, Page},
    dom,
    engine::{Act, use_act, use_view},
    i18n::{arg, moment, say_args, t, t_args},
    model::journal::{people, wrong},
    pages::worker::shared::Said,
};

/// The page.
#[component]
pub(super) fn Journal() -> impl IntoView {
    let filter = Filter::new();
    let first = use_view(move || Some(Command::Journal(filter.question(None))), journal, |_| false);
    let staff = use_view(
        || Some(Command::Staff),
        |reply| match reply {
            Reply::Staff(staff) => Some(staff),
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory),
    );
    view! {
        <Page title=t("journal-title") lead=t("journal-lead") wide=true>
            <p class="journal-about">{t("journal-about")}</p>
            <Loaded view=first let:view>
                <Shown first=view loading=first.loading filter staff=staff.value.into() />
            </Loaded>
        </Page>
    }
}

fn journal(reply: Reply) -> Option<JournalView> {
    match reply {
        Reply::Journal(view) => Some(*view),
        _ => None,
    }
}

/// The first part, and older ones as they are asked for.
#[component]
fn Shown(
    first: Signal<JournalView>,
    loading: RwSignal<bool>,
    filter: Filter,
    staff: Signal<Option<StaffView>>,
) -> impl IntoView {
    let whole = RwSignal::new(first.get_untracked());
    // Whoever can be chosen stays in the list while another one is chosen.
    let named = RwSignal::new(BTreeMap::new());
    let act = use_act();
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        act.failure.set(None);
        said.set(String::new());
        whole.set(first.get());
    });
    Effect::new(move |_| {
        let somebody = whole.with(|whole| {
            let people = whole.lines.iter().filter_map(|line| line.who.clone());
            people.map(|person| (person.account, person)).collect::<BTreeMap<_, _>>()
        });
        named.update(|named| named.extend(somebody));
    });
    let everybody = Signal::derive(move || {
        let staff = staff.get().unwrap_or_default();
        named.with(|named| people(&staff.members, named.values()))
    });
    let lines = Signal::derive(move || whole.with(|whole| whole.lines.clone()));
    let none = Memo::new(move |_| whole.with(|whole| whole.lines.is_empty()));
    let chain = Memo::new(move |_| whole.with(|whole| whole.chain));
    let days = Memo::new(move |_| i32::from(whole.with(|whole| whole.days)));
    view! {
        <p class="hint">{t_args("journal-days", move || vec![("days", days.get().into())])}</p>
        <Choosing filter people=everybody />
        <Show when=move || loading.get()>
            <Busy />
        </Show>
        <Chain chain />
        <Show when=move || none.get() fallback=move || view! { <Lines lines /> }>
            <Nothing filter />
        </Show>
        <FailureNotice failure=act.failure />
        <More whole filter act said />
        <Said text=said />
        <Show when=move || !none.get()>
            <Export lines />
        </Show>
    }
}

/// One sentence on whether anybody meddled with what was read.
#[component]
fn Chain(chain: Memo<JournalChain>) -> impl IntoView {
    let sentence = move || {
        let JournalChain { rows, from, until, wrong: found } = chain.get();
        if let Some(found) = found {
            let (message, at) = wrong(found);
            let text = say_args(message, &[("at", arg(moment(at)))]);
            return Some(view! { <Notice kind=NoticeKind::Warning><p>{text}</p></Notice> }.into_any());
        }
        let (from, until) = from.zip(until)?;
        let rows = i32::try_from(rows).unwrap_or(i32::MAX);
        let args = [("rows", rows.into()), ("from", arg(moment(from))), ("until", arg(moment(until)))];
        let text = say_args("journal-holds", &args);
        Some(view! { <Notice kind=NoticeKind::Good><p>{text}</p></Notice> }.into_any())
    };
    view! { <div role="status">{sentence}</div> }
}

#[component]
fn Nothing(filter: Filter) -> impl IntoView {
    move || {
        let (title, text) = if filter.is_set() {
            ("journal-none-title", "journal-none")
        } else {
            ("journal-empty-title", "journal-empty")
        };
        view! { <Empty title=t(title) text=t(text) /> }
    }
}

/// Goes on to older lines, or says that there are none.
#[component]
fn More(whole: RwSignal<JournalView>, filter: Filter, act: Act, said: RwSignal<String>) -> impl IntoView {
    let older = Memo::new(move |_| whole.with(|whole| whole.older));
    let go_on = move |()| {
        let asked = untrack(|| filter.question(older.get_untracked()));
        act.ask(Command::Journal(asked.clone()), move |reply| {
            // Something else may have been chosen meanwhile.
            let still = untrack(|| filter.question(older.get_untracked())) == asked;
            let Some(part) = journal(reply).filter(|_| still) else { return };
            let count = i32::try_from(part.lines.len()).unwrap_or(i32::MAX);
            whole.update(|whole| whole.add_older(part));
            said.set(say_args("journal-more-came", &[("count", count.into())]));
            if older.get_untracked().is_none() {
                // The button that had the keyboard's place is gone.
                request_animation_frame(|| dom::focus(".journal-over"));
            }
        });
    };
    view! {
        <Show
            when=move || older.get().is_some()
            fallback=|| {
                view! {
                    <p class="hint journal-over" tabindex="-1">
                        {t("journal-over")}
                    </p>
                }
            }
        >
            <div class="actions">
                <Button busy=act.busy on_click=go_on>
                    {t("journal-more")}
                </Button>
            </div>
        </Show>
    }
}
