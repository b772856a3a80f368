//! Settings: language, ways to open, this device, leaving.

use leptos::prelude::*;
use tdu_core::app::{Command, Me};
use tdu_protocol::{Role, api::OpenerKind};

use crate::{
    components::{
        Button, ButtonKind, Confirm, FailureNotice, Icon, LanguageLinks, Notice, NoticeKind, Page, Shape,
    },
    engine::{Engine, use_act},
    i18n::{say_args, t},
    model::names,
    pages::open::note_remembered,
    passkey,
};

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let me = Engine::here().me();
    view! {
        <Page title=t("settings-title")>
            {move || {
                me.get()
                    .map(|me| {
                        view! {
                            <p class="lead">
                                <bdi>{me.name.clone()}</bdi> " · " {names::role(me.role)} " · "
                                <bdi>{me.service.clone()}</bdi>
                            </p>
                        }
                    })
            }}
            <section class="card">
                <h2>{t("settings-language")}</h2>
                <LanguageLinks />
            </section>
            <WaysToOpen me />
            <Leaving me />
            <Show when=move || me.with(|me| me.as_ref().is_some_and(|me| me.role.is_staff()))>
                <p><a href="/policies">{t("policies-title")}</a></p>
            </Show>
            <p class="hint">
                {t("settings-organisation")} " "
                <code dir="ltr" class="long">{move || me.with(|me| me.as_ref().map(|me| me.organisation.to_string()))}</code>
            </p>
        </Page>
    }
}

#[component]
fn WaysToOpen(me: Memo<Option<Me>>) -> impl IntoView {
    let engine = Engine::here();
    let add = use_act();
    let remember = use_act();
    let added = RwSignal::new(false);
    let ways = move || {
        let me = me.get()?;
        let unlocking = me.unlocking_ways.clone();
        let line = move |kind: OpenerKind| {
            let opens = unlocking.contains(&kind);
            view! {
                <li class="way">
                    <Icon shape=if opens { Shape::Check } else { Shape::Info } />
                    <span>{names::way(kind)}</span>
                    {(!opens).then(|| view! { <span class="hint">{t("settings-way-signs-in")}</span> })}
                </li>
            }
        };
        let mut kinds = me.ways.clone();
        kinds.dedup();
        Some(kinds.into_iter().map(line).collect_view())
    };
    let has = move |kind| me.with(|me| me.as_ref().is_some_and(|me| me.ways.contains(&kind)));
    let staff = move || me.with(|me| me.as_ref().is_some_and(|me| me.role.is_staff()));
    let one_way = move || me.with(|me| me.as_ref().is_some_and(|me| me.unlocking_ways.len() < 2));
    view! {
        <section class="card">
            <h2>{t("settings-ways")}</h2>
            <ul class="plain">{ways}</ul>
            <Show when=move || staff() && one_way()>
                <Notice kind=NoticeKind::Warning>
                    <p>{t("settings-second-way")}</p>
                </Notice>
            </Show>
            <FailureNotice failure=add.failure />
            <FailureNotice failure=remember.failure />
            <p role="status">{move || added.get().then(|| t("settings-added"))}</p>
            <div class="actions">
                {passkey::supported()
                    .then(|| {
                        view! {
                            <Button
                                icon=Shape::Finger
                                busy=add.busy
                                on_click=move |()| add.run(passkey::add(engine), move |_| added.set(true))
                            >
                                {t("passkey-add")}
                            </Button>
                        }
                    })}
                <Show when=move || !has(OpenerKind::Device)>
                    <Button
                        busy=remember.busy
                        on_click=move |()| {
                            remember
                                .ask(
                                    Command::RememberDevice,
                                    move |_| {
                                        note_remembered(true);
                                        added.set(true);
                                    },
                                );
                        }
                    >
                        {t("settings-remember")}
                    </Button>
                </Show>
            </div>
            <Show when=move || !has(OpenerKind::Device)>
                <p class="hint">{t("settings-remember-hint")}</p>
            </Show>
        </section>
    }
}

#[component]
fn Leaving(me: Memo<Option<Me>>) -> impl IntoView {
    let engine = Engine::here();
    let act = use_act();
    let sure = RwSignal::new(false);
    let waiting = move || engine.status().with(|status| status.as_ref().map_or(0, |status| status.waiting));
    let text =
        Signal::derive(move || say_args("settings-forget-text", &[("count", i64::from(waiting()).into())]));
    let beneficiary = move || me.with(|me| me.as_ref().is_some_and(|me| me.role == Role::Beneficiary));
    view! {
        <section class="card">
            <h2>{t("settings-leave")}</h2>
            <p>{t("settings-leave-text")}</p>
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button icon=Shape::Lock on_click=move |()| act.ask(Command::Lock, |_| {})>
                    {t("settings-lock")}
                </Button>
                // A beneficiary has no words: without the device's memory only a new link opens again.
                <Show when=move || !beneficiary()>
                    <Button
                        busy=act.busy
                        on_click=move |()| act.ask(Command::LogOut { forget: false }, |_| {})
                    >
                        {t("settings-log-out")}
                    </Button>
                </Show>
                <Button kind=ButtonKind::Danger on_click=move |()| sure.set(true)>
                    {t("settings-forget")}
                </Button>
            </div>
            <Confirm
                open=sure
                title=t("settings-forget")
                text
                yes=t("settings-forget")
                on_yes=Callback::new(move |()| {
                    act.ask(Command::LogOut { forget: true }, |_| note_remembered(false));
                })
            />
            <Show when=beneficiary>
                <p class="hint">{t("settings-forget-person")}</p>
            </Show>
        </section>
    }
}
