//! The access journal: who opened what and when, and whether anybody meddled with it.

use leptos::prelude::*;
use tdu_core::app::{Command, JournalChain, JournalView, Reply, StaffView, Topic};

use super::{
    filter::{Choosing, Filter},
    lines::Lines,
};
use crate::{
    components::{Busy, Button, Download, Empty, FailureNotice, Loaded, Notice, NoticeKind, Page},
    dom,
    engine::{Act, use_act, use_view},
    i18n::{arg, lang, moment, say_args, t, t_args},
    model::journal::{people, table, wrong},
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
                <Shown first=view loading=first.loading filter staff=staff.value />
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
    staff: RwSignal<Option<StaffView>>,
) -> impl IntoView {
    let whole = RwSignal::new(first.get_untracked());
    // Whoever can be chosen stays in the list while another one is chosen.
    let everybody = RwSignal::new(Vec::new());
    let act = use_act();
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        act.failure.set(None);
        said.set(String::new());
        whole.set(first.get());
    });
    Effect::new(move |_| {
        let members =
            staff.with(|staff| staff.as_ref().map(|staff| staff.members.clone())).unwrap_or_default();
        whole.with(|whole| everybody.update(|known| *known = people(known, &members, &whole.lines)));
    });
    let none = Memo::new(move |_| whole.with(|whole| whole.lines.is_empty()));
    let lines = move |()| {
        let (now, days) = (dom::now(), i32::from(whole.with_untracked(|whole| whole.days)));
        let name = say_args("journal-export-name", &[("day", arg(now.day().to_iso()))]);
        let made =
            whole.with_untracked(|whole| table(&name, lang(), now.at, &whole.lines, dom::offset_minutes_at));
        made.saying(say_args("journal-days", &[("days", days.into())]))
    };
    let days = move || i32::from(whole.with(|whole| whole.days));
    view! {
        <p class="hint">{t_args("journal-days", move || vec![("days", days().into())])}</p>
        <Choosing filter people=everybody />
        {move || loading.get().then(|| view! { <Busy /> })}
        <div role="status">{move || whole.with(|whole| chain(whole.chain))}</div>
        {move || {
            if none.get() { nothing(filter).into_any() } else { view! { <Lines whole /> }.into_any() }
        }}
        <FailureNotice failure=act.failure />
        <More whole filter act said />
        <Said text=said />
        {move || (!none.get()).then(|| view! { <Download table=lines label=t("journal-export") about=t("journal-export-about") /> })}
    }
}

/// One sentence on whether anybody meddled with what was read.
fn chain(chain: JournalChain) -> Option<AnyView> {
    let JournalChain { rows, from, until, wrong: found } = chain;
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
}

fn nothing(filter: Filter) -> impl IntoView {
    let (title, text) = if filter.is_set() {
        ("journal-none-title", "journal-none")
    } else {
        ("journal-empty-title", "journal-empty")
    };
    view! { <Empty title=t(title) text=t(text) /> }
}

/// Goes on to older lines, or says that there are none.
#[component]
fn More(whole: RwSignal<JournalView>, filter: Filter, act: Act, said: RwSignal<String>) -> impl IntoView {
    let older = move || whole.with_untracked(|whole| whole.older);
    let is_over = Memo::new(move |_| whole.with(|whole| whole.older.is_none()));
    let go_on = move |()| {
        let asked = untrack(|| filter.question(older()));
        act.ask(Command::Journal(asked.clone()), move |reply| {
            // Something else may have been chosen meanwhile.
            let still = untrack(|| filter.question(older())) == asked;
            let Some(part) = journal(reply).filter(|_| still) else { return };
            let count = i32::try_from(part.lines.len()).unwrap_or(i32::MAX);
            whole.update(|whole| whole.add_older(part));
            said.set(say_args("journal-more-came", &[("count", count.into())]));
            if older().is_none() {
                // The button that had the keyboard's place is gone.
                request_animation_frame(|| dom::focus(".journal-over"));
            }
        });
    };
    move || {
        if is_over.get() {
            return view! { <p class="hint journal-over" tabindex="-1">{t("journal-over")}</p> }.into_any();
        }
        let button = view! { <Button busy=act.busy on_click=go_on>{t("journal-more")}</Button> };
        view! { <div class="actions">{button}</div> }.into_any()
    }
}
