//! Which page is shown: by who is there and by the address.

use leptos::prelude::*;
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};
use tdu_core::app::{Command, Ended, Me, Phase};
use tdu_protocol::{InvitationId, Role};

use crate::{
    components::{Bare, Busy, Empty, FailureNotice, Frame, GoLink, NavItem, Page},
    engine::{Engine, use_act},
    guard,
    i18n::t,
    model::paths,
    pages::{
        admin, beneficiary, ended, experiments, join, manager, open, policies, referent, settings, setup,
        staff, talks, verify, worker,
    },
};

/// The page as a whole.
#[component]
pub fn App() -> impl IntoView {
    match Engine::start() {
        Ok(engine) => {
            guard::watch(engine);
            view! {
                <Router>
                    <Whole />
                </Router>
            }
            .into_any()
        }
        Err(_) => view! { <p class="page">{t("open-no-worker")}</p> }.into_any(),
    }
}

/// What stands in the middle, apart from its details: the page is made anew only when this changes.
#[derive(Clone, PartialEq)]
enum Place {
    Starting,
    Setup,
    Verify,
    Invited(Option<InvitationId>),
    Empty,
    SignedOut,
    Locked,
    Ended(Ended),
    Open(Role),
}

#[component]
fn Whole() -> impl IntoView {
    let engine = Engine::here();
    let hello = use_act();
    let greet = move || hello.ask(Command::Hello, |_| {});
    greet();
    let path = use_location().pathname;
    // The address follows once the page is there: reloading and going back stay on the page.
    if let Some(address) = use_context::<BrowserUrl>() {
        Effect::new(move |_| {
            path.track();
            address.ready_to_complete();
        });
    }
    let place = Memo::new(move |_| {
        let path = path.get();
        let segments = paths::segments(&path);
        if segments == ["setup"] {
            return Place::Setup;
        }
        if segments == ["verify"] {
            return Place::Verify;
        }
        if let ["i", id] = segments.as_slice() {
            return Place::Invited(InvitationId::from_text(id));
        }
        engine.status().with(|status| match status.as_ref().map(|status| &status.phase) {
            None => Place::Starting,
            Some(Phase::Empty) => Place::Empty,
            Some(Phase::SignedOut) => Place::SignedOut,
            Some(Phase::Locked) => Place::Locked,
            Some(Phase::Ended(ended)) => Place::Ended(*ended),
            Some(Phase::Open(Me { role, .. })) => Place::Open(*role),
        })
    });
    move || match place.get() {
        Place::Starting => view! {
            <Bare>
                <div class="page">
                    <FailureNotice failure=hello.failure retry=Callback::new(move |()| greet()) />
                    <Show when=move || hello.busy.get()>
                        <Busy label=t("open-starting") />
                    </Show>
                </div>
            </Bare>
        }
        .into_any(),
        Place::Setup => view! { <Bare><setup::Setup /></Bare> }.into_any(),
        Place::Verify => view! { <Bare><verify::Verify /></Bare> }.into_any(),
        Place::Invited(id) => view! { <Bare><join::Join id /></Bare> }.into_any(),
        Place::Empty => view! { <Bare><open::EmptyServer /></Bare> }.into_any(),
        Place::SignedOut => view! { <Bare><open::Open /></Bare> }.into_any(),
        Place::Locked => view! { <Bare><open::Locked /></Bare> }.into_any(),
        Place::Ended(ended) => view! { <Bare><ended::AccessEnded ended /></Bare> }.into_any(),
        Place::Open(role) => view! { <Frame nav=nav(role)><Inside role /></Frame> }.into_any(),
    }
}

const fn nav(role: Role) -> &'static [NavItem] {
    match role {
        Role::Administrator => admin::NAV,
        Role::Manager => manager::NAV,
        Role::Referent => referent::NAV,
        Role::Worker => worker::NAV,
        Role::Beneficiary => beneficiary::NAV,
    }
}

/// The page of an address, for a role.
#[component]
fn Inside(role: Role) -> impl IntoView {
    let path = use_location().pathname;
    let path = Memo::new(move |_| path.get());
    move || {
        let path = path.get();
        let segments = paths::segments(&path);
        let own = match role {
            Role::Administrator => admin::page(&segments),
            Role::Manager => manager::page(&segments),
            Role::Referent => referent::page(&segments),
            Role::Worker => worker::page(&segments),
            Role::Beneficiary => beneficiary::page(&segments),
        };
        own.or_else(|| shared(role, &segments)).unwrap_or_else(nowhere)
    }
}

/// Pages that several roles have.
fn shared(role: Role, segments: &[&str]) -> Option<AnyView> {
    match segments {
        ["settings"] => Some(view! { <settings::Settings /> }.into_any()),
        ["staff"] if role.is_staff() => Some(view! { <staff::Staff /> }.into_any()),
        ["team", "talks", below @ ..] => talks::page(role, below),
        ["team", "experiments", below @ ..] => experiments::page(role, below),
        ["policies"] if role.is_staff() => Some(view! { <policies::Policies /> }.into_any()),
        _ => None,
    }
}

fn nowhere() -> AnyView {
    view! {
        <Page title=t("nowhere-title")>
            <Empty title=t("nowhere-text") text=t("nowhere-next")>
                <GoLink href="/">{t("nowhere-home")}</GoLink>
            </Empty>
        </Page>
    }
    .into_any()
}
