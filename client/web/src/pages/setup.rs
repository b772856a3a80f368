//! First start: the organisation is made in this browser.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use tdu_core::app::Command;
use tdu_policies::{PolicyFiles, Ready, Visibility};
use tdu_protocol::Secret32;

use crate::{
    components::{
        Button, ButtonKind, Choice, FailureNotice, Field, Notice, NoticeKind, Page, Select, go_to_wrong, told,
    },
    dom,
    engine::{Engine, use_act},
    i18n::{say, t},
    pages::join::{OfferPasskey, WordSteps},
};

/// Ids of the ready sets of rules, on this page.
const STANDARD: &str = "standard";
const LINE_115: &str = "115";
/// Ids of what managers receive of reports.
const BY_WORKER: &str = "by-worker";
const TEAM: &str = "team";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Names,
    Words,
    Passkey,
}

/// The screen behind the set-up link.
#[component]
pub fn Setup() -> impl IntoView {
    let engine = Engine::here();
    let secret = dom::fragment();
    if Secret32::from_text(&secret).is_none() {
        return view! {
            <Page title=t("setup-title")>
                <Notice kind=NoticeKind::Warning>
                    <p>{t("failure-bad-link")}</p>
                </Notice>
            </Page>
        }
        .into_any();
    }
    let step = RwSignal::new(Step::Names);
    let (service, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let rules = RwSignal::new(STANDARD.to_owned());
    let sight = RwSignal::new(BY_WORKER.to_owned());
    let act = use_act();
    let navigate = use_navigate();
    let home = Callback::new(move |()| {
        navigate("/", NavigateOptions { replace: true, ..NavigateOptions::default() });
    });
    let found = move |()| {
        // The text was read once already.
        let Some(setup) = Secret32::from_text(&secret) else { return };
        let command = Command::Found {
            setup,
            service: service.get_untracked().trim().to_owned(),
            name: name.get_untracked().trim().to_owned(),
            policies: if rules.with_untracked(|rules| rules == LINE_115) {
                Ready::Line115
            } else {
                Ready::Standard
            },
            visibility: if sight.with_untracked(|sight| sight == TEAM) {
                Visibility::Team
            } else {
                Visibility::ByWorker
            },
            files: PolicyFiles::new(),
        };
        act.ask(command, move |_| step.set(Step::Passkey));
    };
    let found = Callback::new(found);
    // Whoever comes back to the link of an organisation that is open goes home.
    let already = engine.me().get_untracked().is_some();
    if already {
        request_animation_frame(move || home.run(()));
    }
    (move || match step.get() {
        Step::Names => view! {
            <Page title=t("setup-title") lead=t("setup-lead")>
                <Names service name rules sight on_done=Callback::new(move |()| step.set(Step::Words)) />
            </Page>
        }
        .into_any(),
        Step::Words => view! {
            <WordSteps name on_right=found busy=act.busy failure=act.failure />
        }
        .into_any(),
        Step::Passkey => view! { <OfferPasskey on_done=home /> }.into_any(),
    })
    .into_any()
}

#[component]
fn Names(
    service: RwSignal<String>,
    name: RwSignal<String>,
    rules: RwSignal<String>,
    sight: RwSignal<String>,
    on_done: Callback<()>,
) -> impl IntoView {
    let sets = [(STANDARD, "setup-rules-standard"), (LINE_115, "setup-rules-115")];
    let sets = Signal::derive(move || sets.map(|(id, label)| Choice::new(id, say(label))).to_vec());
    let sights = [(BY_WORKER, "setup-sight-by-worker"), (TEAM, "setup-sight-team")];
    let sights = Signal::derive(move || sights.map(|(id, label)| Choice::new(id, say(label))).to_vec());
    let (service_error, name_error) = (RwSignal::new(None), RwSignal::new(None));
    let failure = RwSignal::new(None);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let missing = |text: RwSignal<String>| {
            text.with_untracked(|text| text.trim().is_empty()).then_some("common-required")
        };
        service_error.set(missing(service));
        name_error.set(missing(name));
        if service_error.with_untracked(Option::is_none) && name_error.with_untracked(Option::is_none) {
            on_done.run(());
        } else {
            go_to_wrong();
        }
    };
    view! {
        <form on:submit=submit>
            <Field label=t("setup-service") hint=t("setup-service-hint") value=service error=told(service_error) required=true max=120 autocomplete="organization" />
            <Field label=t("setup-name") hint=t("setup-name-hint") value=name error=told(name_error) required=true max=120 autocomplete="name" />
            <Select label=t("setup-rules") choices=sets value=rules />
            <p class="hint">{t("setup-rules-hint")}</p>
            <Select label=t("setup-sight") choices=sights value=sight />
            <p class="hint">{t("setup-sight-by-worker-hint")}</p>
            <p class="hint">{t("setup-sight-team-hint")}</p>
            <FailureNotice failure />
            <div class="actions">
                <Button kind=ButtonKind::Main submit=true>{t("common-continue")}</Button>
            </div>
        </form>
    }
}
