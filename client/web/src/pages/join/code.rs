//! The six digits.

use leptos::prelude::*;
use tdu_core::app::{Command, InvitationView, Reply};
use tdu_protocol::InvitationId;

use crate::{
    components::{Button, ButtonKind, FailureNotice, Field, Page, go_to_wrong, told},
    engine::use_act,
    i18n::t,
    model::digits,
};

/// Asks for the six digits that were told by voice.
#[component]
pub fn Code(id: InvitationId, fragment: String, on_open: Callback<InvitationView>) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let act = use_act();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(code) = code.with_untracked(|typed| digits::six(typed)) else {
            error.set(Some("join-code-six"));
            go_to_wrong();
            return;
        };
        error.set(None);
        let command = Command::OpenInvitation { id, fragment: fragment.clone(), code };
        act.ask(command, move |reply| {
            if let Reply::Invitation(invitation) = reply {
                on_open.run(invitation);
            }
        });
    };
    view! {
        <Page title=t("join-code-title") lead=t("join-code-lead")>
            <form on:submit=submit>
                <Field
                    label=t("join-code")
                    hint=t("join-code-hint")
                    value=code
                    error=told(error)
                    code=true
                    inputmode="numeric"
                    max=20
                    required=true
                />
                <FailureNotice failure=act.failure />
                <div class="actions">
                    <Button kind=ButtonKind::Main submit=true busy=act.busy>
                        {t("common-continue")}
                    </Button>
                </div>
            </form>
        </Page>
    }
}
