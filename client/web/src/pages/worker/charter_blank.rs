//! A charter to sign with a pen, for whoever has no telephone, or wants none.

use leptos::prelude::*;
use tdu_core::app::{Command, Failure, FailureKind, Reply};
use tdu_policies::Lang;
use tdu_protocol::LogId;

use crate::{
    components::{Button, ButtonKind, FailureNotice, Shape},
    dom,
    engine::{Engine, use_act},
    i18n::{say, t},
    paper,
};

/// Saves the sheet: the text on the table, in the language that is read, beside the French.
#[component]
pub(super) fn BlankSheet(
    conversation: LogId,
    /// Code of the language.
    lang: RwSignal<String>,
) -> impl IntoView {
    let act = use_act();
    let engine = Engine::here();
    let save = move |()| {
        let lang = lang.with_untracked(|code| Lang::from_code(code)).unwrap_or_default();
        let name = format!("{}-{}.pdf", say("worker-record-sheet-name"), lang.code());
        let made = async move {
            let Reply::Charter(charter) = engine.ask(Command::Charter { conversation, lang }).await? else {
                return Err(Failure::because(FailureKind::Unexpected, "another answer"));
            };
            let pdf = paper::blank(&charter.text, &charter.reference, dom::now().at).await?;
            dom::save(&name, "application/pdf", &pdf)
                .map_err(|_| Failure::because(FailureKind::CannotKeep, "the file was not saved"))
        };
        act.run(made, |()| {});
    };
    view! {
        <div>
            <Button kind=ButtonKind::Quiet icon=Shape::Page busy=act.busy on_click=save>
                {t("worker-record-sheet")}
            </Button>
            <p class="hint">{t("worker-record-sheet-about")}</p>
            <FailureNotice failure=act.failure />
        </div>
    }
}
