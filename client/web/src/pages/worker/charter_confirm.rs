//! Confirming an answer to the charter: the worker's own signature, or a colleague who heard it too.

use leptos::prelude::*;
use tdu_core::app::{CharterView, Command, Reply, StaffMember, Topic};
use tdu_protocol::{AccountId, LogId, Role};

use crate::{
    components::{Button, ButtonKind, Chips, Choice, FailureNotice, Loaded, Shape},
    engine::{View, use_act, use_view},
    i18n::{arg, say, t, t_args},
    model::charter::{ENROLMENTS, IDENTITIES, of},
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
    let staff = use_view(
        || Some(Command::Staff),
        |reply| match reply {
            Reply::Staff(staff) => {
                let other = |member: &StaffMember| member.role == Role::Worker && !member.me;
                Some(staff.members.into_iter().filter(other).collect::<Vec<_>>())
            }
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory),
    );
    let chosen = RwSignal::new(String::new());
    let act = use_act();
    let ask = move |()| {
        let Some(colleague) = chosen.with_untracked(|id| AccountId::from_text(id)) else { return };
        act.ask(Command::AskCharterWitness { conversation, colleague }, move |_| {
            open.set(false);
            said.set(say("worker-charter-witness-asked"));
        });
    };
    view! {
        <p>{t("worker-charter-witness-reads")}</p>
        <Loaded view=staff let:workers>
            <Show
                when=move || !workers.with(Vec::is_empty)
                fallback=|| view! { <p class="hint">{t("worker-charter-witness-nobody")}</p> }
            >
                <Chips
                    legend=t("worker-charter-witness-who")
                    value=chosen
                    choices=Signal::derive(move || {
                        workers
                            .get()
                            .into_iter()
                            .map(|member| Choice::new(member.account.to_string(), member.name))
                            .collect::<Vec<_>>()
                    })
                />
                <FailureNotice failure=act.failure />
                <div class="actions">
                    <Button
                        kind=ButtonKind::Main
                        busy=act.busy
                        disabled=Signal::derive(move || chosen.with(String::is_empty))
                        on_click=ask
                    >
                        {t("worker-charter-witness-do")}
                    </Button>
                </div>
            </Show>
        </Loaded>
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
