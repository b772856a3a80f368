//! A question about the charter, and leaving it for later.

use leptos::prelude::*;
use tdu_core::{
    app::{Command, Reply},
    calendar::Day,
};
use tdu_protocol::LogId;

use crate::{
    components::{Button, ButtonKind, DateField, Dialog, FailureNotice, TextArea},
    dom,
    engine::use_act,
    i18n::t,
};

/// A question: a message like any other, which says what it is about. The answer comes in the conversation.
#[component]
pub fn Ask(open: RwSignal<bool>, conversation: Signal<LogId>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let act = use_act();
    let send = move || {
        let written = text.get_untracked().trim().to_owned();
        if written.is_empty() {
            return;
        }
        let conversation = conversation.get_untracked();
        act.ask(Command::AskAboutCharter { conversation, text: written }, move |reply| {
            if matches!(reply, Reply::Written(_)) {
                text.set(String::new());
                open.set(false);
            }
        });
    };
    view! {
        <Dialog open title=t("charter-question")>
            <p>{t("charter-question-about")}</p>
            <FailureNotice failure=act.failure />
            <TextArea
                label=t("charter-question-label")
                value=text
                rows=3
                max=10_000
                on_send=Callback::new(move |()| send())
            />
            <div class="actions">
                <Button kind=ButtonKind::Main busy=act.busy on_click=move |()| send()>
                    {t("thread-send")}
                </Button>
            </div>
        </Dialog>
    }
}

/// Later, from a day on if the person wants to be asked again.
#[component]
pub fn Later(open: RwSignal<bool>, on_later: Callback<Option<Day>>) -> impl IntoView {
    let until = RwSignal::new(None::<Day>);
    view! {
        <Dialog open title=t("charter-later")>
            <p>{t("charter-later-about")}</p>
            <DateField
                label=t("charter-later-day")
                hint=t("charter-later-day-hint")
                value=until
                min=dom::now().day().plus(1)
            />
            <div class="actions">
                <Button
                    kind=ButtonKind::Main
                    on_click=move |()| {
                        open.set(false);
                        on_later.run(until.get_untracked());
                    }
                >
                    {t("charter-later-do")}
                </Button>
            </div>
        </Dialog>
    }
}
