use leptos::prelude::*;
use tdu_core::app::{CaseView, Command, NewInvitation, Reply};
use tdu_protocol::LogId;

use crate::{
    components::{Button, ButtonKind, Dialog, FailureNotice, HandOver, Shape},
    engine::use_act,
    i18n::{arg, say, t, t_args},
    model::digits,
};

/// The invitation's card in a file.
#[component]
pub(super) fn InviteCard(case: LogId, file: Signal<CaseView>) -> impl IntoView {
    let open = RwSignal::new(false);
    let invited = Memo::new(move |_| file.with(|file| file.conversation.is_some()));
    let joined = Memo::new(move |_| file.with(|file| file.joined));
    let closed = Memo::new(move |_| file.with(|file| file.summary.closed));
    let name = Signal::derive(move || file.with(|file| file.person.name.clone()));
    let words =
        Signal::derive(move || say(if invited.get() { "worker-invite-again" } else { "worker-invite" }));
    view! {
        <section class="side-card" aria-labelledby="invite-title">
            <h2 id="invite-title">{t("worker-invite-card")}</h2>
            <p class="hint">
                {move || {
                    say(
                        match (invited.get(), joined.get()) {
                            (_, true) => "worker-invite-joined",
                            (true, false) => "worker-invite-not-joined",
                            (false, false) => "worker-invite-not-yet",
                        },
                    )
                }}
            </p>
            <Show when=move || !closed.get()>
                <Button
                    kind=if invited.get_untracked() { ButtonKind::Quiet } else { ButtonKind::Plain }
                    on_click=move |()| open.set(true)
                >
                    {words}
                </Button>
            </Show>
            <Dialog open title=t_args("worker-invite-title", move || vec![("name", arg(name.get()))])>
                <Invite case joined open />
            </Dialog>
        </section>
    }
}

#[component]
fn Invite(case: LogId, joined: Memo<bool>, open: RwSignal<bool>) -> impl IntoView {
    let act = use_act();
    let made = RwSignal::new(None::<NewInvitation>);
    let make = move |()| {
        act.ask(Command::InviteBeneficiary { case }, move |reply| {
            if let Reply::NewInvitation(invitation) = reply {
                made.set(Some(invitation));
            }
        });
    };
    view! {
        <Show
            when=move || made.with(Option::is_some)
            fallback=move || {
                view! {
                    <p>{t("worker-invite-about")}</p>
                    <Show when=move || joined.get()>
                        <p>{t("worker-invite-again-about")}</p>
                    </Show>
                    <FailureNotice failure=act.failure />
                    <div class="actions">
                        <Button kind=ButtonKind::Main busy=act.busy on_click=make>
                            {t("worker-invite-make")}
                        </Button>
                    </div>
                }
            }
        >
            {move || made.get().map(|invitation| view! { <Made invitation open /> })}
        </Show>
    }
}

#[component]
fn Made(invitation: NewInvitation, open: RwSignal<bool>) -> impl IntoView {
    let told = digits::grouped(&invitation.code);
    view! {
        <HandOver invitation>
            <h3>{t("worker-invite-say")}</h3>
            <ol class="invite-say">
                <li>{t("worker-invite-say-1")}</li>
                <li>{t_args("worker-invite-say-2", move || vec![("code", arg(told.clone()))])}</li>
                <li>{t("worker-invite-say-3")}</li>
                <li>{t("worker-invite-say-4")}</li>
            </ol>
        </HandOver>
        <div class="actions">
            <Button icon=Shape::Check on_click=move |()| open.set(false)>
                {t("worker-invite-done")}
            </Button>
        </div>
    }
}
