//! The end of somebody's access to the service: what it means, and what this device still keeps.

use leptos::prelude::*;
use tdu_core::app::{Command, Ended};

use super::open::note_remembered;
use crate::{
    components::{Button, ButtonKind, Confirm, FailureNotice, Notice, NoticeKind, Page},
    engine::use_act,
    i18n::{arg, moment, say_args, t, t_args},
};

/// The page.
#[component]
pub fn AccessEnded(
    /// What is known of it.
    ended: Ended,
) -> impl IntoView {
    let (erase, again) = (use_act(), use_act());
    let sure = RwSignal::new(false);
    let count = i64::from(ended.unsent);
    let lead = Signal::derive(move || match ended.since {
        Some(at) => say_args("ended-since", &[("at", arg(moment(at)))]),
        None => crate::i18n::say("ended-some-time"),
    });
    view! {
        <Page title=t("ended-title") lead>
            <p>{t("ended-next")}</p>
            {(count > 0)
                .then(|| {
                    view! {
                        <Notice kind=NoticeKind::Warning>
                            <p>{t_args("ended-unsent", move || vec![("count", count.into())])}</p>
                        </Notice>
                    }
                })}
            <p>{t("ended-kept")}</p>
            <FailureNotice failure=erase.failure />
            <div class="actions">
                <Button kind=ButtonKind::Danger busy=erase.busy on_click=move |()| sure.set(true)>
                    {t("settings-forget")}
                </Button>
                <Button
                    kind=ButtonKind::Quiet
                    busy=again.busy
                    on_click=move |()| again.ask(Command::Lock, |_| {})
                >
                    {t("ended-again")}
                </Button>
            </div>
            <Confirm
                open=sure
                title=t("settings-forget")
                text=t_args("ended-erase-text", move || vec![("count", count.into())])
                yes=t("settings-forget")
                on_yes=Callback::new(move |()| {
                    erase.ask(Command::LogOut { forget: true }, |_| note_remembered(false));
                })
            />
        </Page>
    }
}
