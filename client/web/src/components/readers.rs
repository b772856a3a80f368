use leptos::prelude::*;
use tdu_core::app::{Command, Reader, Reply, Topic};
use tdu_protocol::LogId;

use super::{Button, ButtonKind, Dialog, Loaded, Shape, Style, Time};
use crate::{
    engine::use_view,
    i18n::{arg, list, say, t, t_args},
    model::names,
};

/// 'Qui peut lire ?': one tap away on every file and every conversation, always true.
#[component]
pub fn Readers(
    /// What is read.
    #[prop(into)]
    log: Signal<LogId>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button kind=ButtonKind::Quiet icon=Shape::Eye on_click=move |()| open.set(true)>
            {t("readers-question")}
        </Button>
        <Dialog open title=t("readers-question")>
            <ReaderList log />
        </Dialog>
    }
}

/// The list itself, for a page that shows it outright.
#[component]
pub fn ReaderList(
    /// What is read.
    #[prop(into)]
    log: Signal<LogId>,
) -> impl IntoView {
    let readers = use_view(
        move || Some(Command::WhoCanRead { log: log.get() }),
        |reply| match reply {
            Reply::Readers(readers) => Some(readers),
            _ => None,
        },
        move |topic: &Topic| matches!(topic, Topic::Directory) || topic.log() == Some(log.get_untracked()),
    );
    view! {
        <Loaded view=readers let:list>
            <p>{t("readers-only-them")}</p>
            <ul class="people">
                {move || list.get().into_iter().map(|reader| view! { <OneReader reader /> }).collect_view()}
            </ul>
            <p class="hint">{t("readers-server")}</p>
        </Loaded>
    }
}

#[component]
fn OneReader(reader: Reader) -> impl IntoView {
    let name = if reader.name.is_empty() { say("readers-no-name") } else { reader.name.clone() };
    let vouched = reader.vouched_by.clone();
    let known = !vouched.is_empty();
    view! {
        <li class="person">
            <p class="person-name">
                {name} " " {reader.me.then(|| view! { <span class="tag">{t("readers-you")}</span> })}
            </p>
            <p class="hint">
                {names::role(reader.role)} " · " {t("readers-since")} " "
                <Time at=reader.since style=Style::Day />
            </p>
            {known
                .then(|| {
                    view! {
                        <p class="hint">
                            {t_args("readers-vouched", move || vec![("names", arg(list(&vouched)))])}
                        </p>
                    }
                })}
        </li>
    }
}
