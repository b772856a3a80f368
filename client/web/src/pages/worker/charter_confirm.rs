//! Confirming an answer to the charter: the worker's own signature, or a colleague who heard it too.

use leptos::prelude::*;
use tdu_core::app::{CharterView, Command};
use tdu_protocol::LogId;

use super::colleague::{ChooseColleague, Sayings};
use crate::{
    components::{Button, ButtonKind, Chips, Choice, FailureNotice, Shape},
    engine::{View, use_act},
    i18n::{arg, say, t, t_args},
    model::charter::{ENROLMENTS, IDENTITIES, of},
};

const ASKED: Sayings = Sayings {
    about: "worker-charter-witness-reads",
    who: "worker-charter-witness-who",
    ask: "worker-charter-witness-do",
    nobody: "worker-charter-witness-nobody",
};

/// The worker signs in turn, and says how they know the person: what the signature is worth depends on it.
#[component]
pub(super) fn Countersign(conversation: LogId, said: RwSignal<String>) -> impl IntoView {
    let act = use_act();
    let (identity, enrolled) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let vouched = move || {
        let identity = identity.with(|id| of(&IDENTITIES, id))?;
        Some((identity, enrolled.with(|id| of(&ENROLMENTS, id))?))
    };
    let sign = move |()| {
        let Some((identity, enrolled)) = untrack(vouched) else { return };
        let command = Command::CountersignCharter { conversation, identity, enrolled };
        act.ask(command, move |_| said.set(say("worker-charter-done")));
    };
    view! {
        <p class="hint">{t("worker-charter-countersign-about")}</p>
        <IdentityChips identity />
        <Chips
            legend=t("worker-charter-enrolled")
            hint=t("worker-charter-enrolled-hint")
            value=enrolled
            choices=Signal::derive(|| {
                ENROLMENTS.map(|(id, enrolled)| Choice::new(id, say(enrolled.word()))).to_vec()
            })
        />
        <FailureNotice failure=act.failure />
        <Button
            kind=ButtonKind::Main
            icon=Shape::Check
            busy=act.busy
            disabled=Signal::derive(move || vouched().is_none())
            on_click=sign
        >
            {t("worker-charter-countersign")}
        </Button>
    }
}

/// How the worker knows who the person is.
#[component]
pub(super) fn IdentityChips(identity: RwSignal<String>) -> impl IntoView {
    view! {
        <Chips
            legend=t("worker-charter-identity")
            hint=t("worker-charter-identity-hint")
            value=identity
            choices=Signal::derive(|| {
                IDENTITIES.map(|(id, identity)| Choice::new(id, say(identity.word()))).to_vec()
            })
        />
    }
}

/// Chooses the colleague who heard the answer too.
#[component]
pub(super) fn AskColleague(
    conversation: LogId,
    open: RwSignal<bool>,
    said: RwSignal<String>,
) -> impl IntoView {
    view! {
        <ChooseColleague
            says=ASKED
            command=Callback::new(move |colleague| {
                Some(Command::AskCharterWitness { conversation, colleague })
            })
            done=Callback::new(move |()| {
                open.set(false);
                said.set(say("worker-charter-witness-asked"));
            })
        />
    }
}

/// Colleagues who can read the conversation because they were asked: said as long as it is so, with the gesture that ends it.
#[component]
pub(super) fn Colleagues(conversation: LogId, view: View<CharterView>) -> impl IntoView {
    let act = use_act();
    let colleagues =
        Memo::new(move |_| view.value.with(|view| view.as_ref().map(|view| view.colleagues.clone())));
    let one = move |colleague: tdu_core::app::Colleague| {
        let account = colleague.account;
        let reads = t_args("worker-charter-colleague", move || vec![("name", arg(colleague.name.clone()))]);
        let dismiss = move |()| {
            act.ask(Command::DismissCharterWitness { conversation, colleague: account }, |_| {});
        };
        view! {
            <p class="hint">{reads}</p>
            <Button kind=ButtonKind::Quiet busy=act.busy on_click=dismiss>
                {t("worker-charter-colleague-end")}
            </Button>
        }
    };
    view! {
        <FailureNotice failure=act.failure />
        {move || colleagues.get().unwrap_or_default().into_iter().map(one).collect_view()}
    }
}
