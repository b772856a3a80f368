use leptos::prelude::*;
use tdu_core::app::{Command, Failure, FailureKind, Reply};
use tdu_protocol::LogId;

use super::{Button, ButtonKind, FailureNotice, Shape};
use crate::{
    dom,
    engine::{Engine, use_act},
    i18n::{say, t},
    paper,
};

/// A copy of an answered charter, saved on the device: pages for people, or the proof file alone.
#[component]
pub fn CharterCopy(
    /// Where it was answered.
    conversation: Signal<LogId>,
    /// Of which text; the newest that was answered without it.
    #[prop(optional)]
    of: Option<u64>,
) -> impl IntoView {
    let (pages, file) = (use_act(), use_act());
    let engine = Engine::here();
    let proof = move || {
        let command = Command::CharterCopy { conversation: conversation.get_untracked(), of };
        async move {
            match engine.ask(command).await? {
                Reply::File { name, media_type, bytes } => Ok((name, media_type, bytes)),
                _ => Err(Failure::because(FailureKind::Unexpected, "another answer")),
            }
        }
    };
    let save_pages = move |()| {
        let proof = proof();
        let made = async move {
            let (name, _, bytes) = proof.await?;
            let pdf = paper::charter(&bytes).await?;
            save(&name.replace(".json", ".pdf"), "application/pdf", &pdf)
        };
        pages.run(made, |()| {});
    };
    let save_file = move |()| {
        let proof = proof();
        let saved = async move {
            let (name, media_type, bytes) = proof.await?;
            save(&name, &media_type, &bytes)
        };
        file.run(saved, |()| {});
    };
    view! {
        <FailureNotice failure=pages.failure />
        <FailureNotice failure=file.failure />
        <div class="actions">
            <Button icon=Shape::Page busy=pages.busy on_click=Callback::new(save_pages)>
                {t("charter-copy-pdf")}
            </Button>
            <Button kind=ButtonKind::Quiet busy=file.busy on_click=Callback::new(save_file)>
                {t("charter-copy")}
            </Button>
        </div>
        <p class="hint" role="status">
            {move || pages.busy.get().then(|| say("charter-copy-busy"))}
        </p>
    }
}

fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), Failure> {
    dom::save(name, media_type, bytes)
        .map_err(|_| Failure::because(FailureKind::CannotKeep, "the file was not saved"))
}
