//! Joining by an invitation: language, code, who invites, then the words (staff) or straight in (beneficiary).

mod code;
mod keep;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use tdu_core::app::{Command, InvitationView, Phase};
use tdu_policies::Lang;
use tdu_protocol::InvitationId;

use crate::{
    components::{
        Button, ButtonKind, Confirm, FailureNotice, Field, GoLink, LanguageNotLoaded, Notice, NoticeKind,
        Page, go_to_wrong, told,
    },
    dom,
    engine::{Engine, use_act},
    i18n::{self, arg, t, t_args},
    model::names,
    pages::open,
};
use code::Code;
pub use keep::{OfferPasskey, WordSteps};

#[derive(Clone, PartialEq)]
enum Step {
    Language,
    Code,
    Who(InvitationView),
    Words,
    Passkey,
}

/// The screen behind an invitation's link.
#[component]
pub fn Join(
    /// The invitation, if the address names one.
    id: Option<InvitationId>,
) -> impl IntoView {
    let engine = Engine::here();
    let fragment = dom::fragment();
    let Some(id) = id.filter(|_| !fragment.is_empty()) else {
        return view! {
            <Page title=t("join-title")>
                <Notice kind=NoticeKind::Warning>
                    <p>{t("failure-bad-link")}</p>
                </Notice>
            </Page>
        }
        .into_any();
    };
    let free = RwSignal::new(true);
    // Known a moment after the page is there; what the invitation itself opens later changes nothing.
    Effect::new(move |known: Option<bool>| {
        known == Some(true)
            || engine.status().with(|status| {
                let phase = status.as_ref().map(|status| &status.phase);
                if matches!(phase, Some(Phase::Open(_) | Phase::Locked | Phase::Ended(_))) {
                    free.set(false);
                }
                phase.is_some()
            })
    });
    let step = RwSignal::new(if i18n::was_chosen() { Step::Code } else { Step::Language });
    let name = RwSignal::new(String::new());
    let act = use_act();
    let navigate = use_navigate();
    let home = Callback::new(move |()| {
        navigate("/", NavigateOptions { replace: true, ..NavigateOptions::default() });
    });
    let accept = Callback::new(move |()| {
        let beneficiary = matches!(step.get_untracked(), Step::Who(_));
        let command =
            Command::AcceptInvitation { name: name.get_untracked().trim().to_owned(), lang: i18n::lang() };
        act.ask(command, move |_| {
            if beneficiary {
                open::note_remembered(true);
                home.run(());
            } else {
                step.set(Step::Passkey);
            }
        });
    });
    let opened = Callback::new(move |invitation: InvitationView| {
        name.set(invitation.name.clone());
        step.set(Step::Who(invitation));
    });
    let steps = move || match step.get() {
        Step::Language => {
            view! { <Languages on_done=Callback::new(move |()| step.set(Step::Code)) /> }.into_any()
        }
        Step::Code => view! { <Code id fragment=fragment.clone() on_open=opened /> }.into_any(),
        Step::Who(invitation) => {
            let staff = invitation.role.is_staff();
            let go = Callback::new(move |()| if staff { step.set(Step::Words) } else { accept.run(()) });
            view! { <Who invitation name on_go=go busy=act.busy failure=act.failure /> }.into_any()
        }
        Step::Words => {
            view! { <WordSteps name on_right=accept busy=act.busy failure=act.failure /> }.into_any()
        }
        Step::Passkey => view! { <OfferPasskey on_done=home /> }.into_any(),
    };
    (move || {
        if free.get() {
            steps().into_any()
        } else {
            view! { <Taken on_free=Callback::new(move |()| free.set(true)) /> }.into_any()
        }
    })
    .into_any()
}

/// Somebody else's copy is on this device.
#[component]
fn Taken(on_free: Callback<()>) -> impl IntoView {
    let sure = RwSignal::new(false);
    let act = use_act();
    let engine = Engine::here();
    let text = Signal::derive(move || {
        let waiting = engine.status().with(|status| status.as_ref().map_or(0, |status| status.waiting));
        i18n::say_args("settings-forget-text", &[("count", i64::from(waiting).into())])
    });
    view! {
        <Page title=t("join-taken-title")>
            <p>{t("join-taken-text")}</p>
            <FailureNotice failure=act.failure />
            <div class="actions">
                <GoLink href="/" kind=ButtonKind::Main>{t("join-taken-home")}</GoLink>
                <Button busy=act.busy on_click=move |()| sure.set(true)>{t("join-taken-leave")}</Button>
            </div>
            <Confirm
                open=sure
                title=t("settings-forget")
                text
                yes=t("settings-forget")
                on_yes=Callback::new(move |()| {
                    act.ask(
                        Command::LogOut { forget: true },
                        move |_| {
                            open::note_remembered(false);
                            on_free.run(());
                        },
                    );
                })
            />
        </Page>
    }
}

/// The language comes first, each in its own words.
#[component]
fn Languages(on_done: Callback<()>) -> impl IntoView {
    let one = move |lang: Lang| {
        view! {
            <button
                type="button"
                class="big"
                lang=lang.code()
                dir=lang.dir()
                on:click=move |_| i18n::choose(lang, move || on_done.run(()))
            >
                <span class="big-title">{lang.own_name()}</span>
            </button>
        }
    };
    view! {
        <Page title=t("join-language")>
            <LanguageNotLoaded />
            <div class="bigs">{Lang::ALL.into_iter().map(one).collect_view()}</div>
        </Page>
    }
}

/// Who invites, for what, and how the person wants to be called.
#[component]
fn Who(
    invitation: InvitationView,
    name: RwSignal<String>,
    on_go: Callback<()>,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] failure: Signal<Option<tdu_core::app::Failure>>,
) -> impl IntoView {
    let error = RwSignal::new(None);
    let staff = invitation.role.is_staff();
    let role = invitation.role;
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let missing = name.with_untracked(|name| name.trim().is_empty());
        error.set(missing.then_some("common-required"));
        if missing {
            go_to_wrong();
        } else {
            on_go.run(());
        }
    };
    let inviter = invitation.inviter;
    let service = invitation.service.clone();
    let sentence = t_args(if staff { "join-who-staff" } else { "join-who-person" }, move || {
        vec![
            ("inviter", arg(inviter.clone())),
            ("service", arg(service.clone())),
            ("role", names::role_arg(role)),
        ]
    });
    view! {
        <Page title=invitation.service tab=t("join-title")>
            <p class="lead">{sentence}</p>
            <Notice kind=NoticeKind::Good>
                <p>{t("join-verified")}</p>
            </Notice>
            <form on:submit=submit>
                <Field
                    label=if staff { t("join-name-staff") } else { t("join-name-person") }
                    hint=t("join-name-hint")
                    value=name
                    error=told(error)
                    required=true
                    max=120
                    autocomplete="name"
                />
                <FailureNotice failure />
                <div class="actions">
                    <Button kind=ButtonKind::Main submit=true busy>
                        {if staff { t("common-continue") } else { t("join-enter") }}
                    </Button>
                </div>
            </form>
        </Page>
    }
}
