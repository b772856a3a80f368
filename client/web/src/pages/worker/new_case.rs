use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use tdu_core::{
    app::{Command, Reply},
    payload::Person,
};

use super::{
    person::{PersonFields, PersonForm},
    shared::{Back, case_path},
};
use crate::{
    components::{Button, ButtonKind, FailureNotice, GoLink, Page},
    dom,
    engine::use_act,
    i18n::t,
};

/// Opens a file.
#[component]
pub(super) fn NewCase() -> impl IntoView {
    let fields = PersonFields::new(Person::default());
    let draft = fields.keep_draft("new-case");
    let act = use_act();
    let go = use_navigate();
    let open = move || {
        let Some(person) = fields.read() else {
            dom::focus(".person-form input");
            return;
        };
        let go = go.clone();
        act.ask(Command::OpenCase { person }, move |reply| {
            if let Reply::Log(case) = reply {
                draft.forget();
                go(&case_path(case), leptos_router::NavigateOptions::default());
            }
        });
    };
    view! {
        <Page title=t("worker-new-title") lead=t("worker-new-about")>
            <form
                class="new-case"
                on:submit=move |event| {
                    event.prevent_default();
                    open();
                }
            >
                <PersonForm fields />
                <FailureNotice failure=act.failure />
                <div class="actions">
                    <Button kind=ButtonKind::Main submit=true busy=act.busy>
                        {t("worker-new-do")}
                    </Button>
                    <GoLink href="/cases" kind=ButtonKind::Quiet>
                        {t("worker-cancel")}
                    </GoLink>
                </div>
            </form>
            <Back href="/cases" label="worker-file-back" />
        </Page>
    }
}
