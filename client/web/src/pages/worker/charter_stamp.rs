use std::cell::Cell;

use leptos::prelude::*;
use tdu_core::app::{CharterView, Command, Failure, FailureKind, Reply};
use tdu_protocol::LogId;

use crate::{
    components::FailureNotice,
    engine::{Act, Engine, View, use_act},
    i18n::t,
    paper,
};

thread_local! {
    /// Whether this server said that it has no authority: it is not asked again before the app is opened anew.
    static NO_AUTHORITY: Cell<bool> = const { Cell::new(false) };
}

/// The time stamp of an answer: asked for by itself once the answer has left, and again when somebody wants to.
#[component]
pub(super) fn TimeStamp(conversation: LogId, view: View<CharterView>) -> impl IntoView {
    let (engine, act) = (Engine::here(), use_act());
    let stamped = Memo::new(move |_| {
        view.value.with(|view| {
            view.as_ref()
                .and_then(|view| view.proofs.first().map(|proof| (proof.of, proof.at, proof.stamped)))
        })
    });
    let ask = move || ask(engine, act, conversation);
    Effect::new(move |_| {
        if stamped.get().is_some_and(|(.., stamped)| !stamped) && !NO_AUTHORITY.get() {
            ask();
        }
    });
    view! {
        <Show when=move || stamped.get().is_some_and(|(.., stamped)| stamped)>
            <p class="hint">{t("worker-charter-stamped")}</p>
        </Show>
        <FailureNotice failure=act.failure retry=Callback::new(move |()| ask()) />
    }
}

fn ask(engine: Engine, act: Act, conversation: LogId) {
    let work = async move {
        match engine.ask(Command::AskTimeStamp { conversation }).await {
            Ok(Reply::NewStamp(stamp)) => {
                if !paper::stamp_holds(&stamp).await? {
                    return Err(FailureKind::NoTimeStamp.into());
                }
                let (answered, token) = (stamp.answered, stamp.token);
                engine.ask(Command::KeepTimeStamp { conversation, answered, token }).await.map(|_| ())
            }
            Ok(_) => Err(Failure::because(FailureKind::Unexpected, "another answer")),
            // Most services have none, and nothing is wrong with that. Without a network, it is asked another time.
            Err(failure) if failure.kind == FailureKind::NoAuthority => {
                NO_AUTHORITY.set(true);
                Ok(())
            }
            Err(failure) if failure.kind == FailureKind::Offline => Ok(()),
            Err(failure) => Err(failure),
        }
    };
    act.run(work, |()| {});
}
