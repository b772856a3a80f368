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
    components::{Bare, Busy, Empty, FailureNotice, Frame, GoLink, Page},
    engine::{Engine, use_act},
    guard,
    i18n::t,
    model::paths,
    pages::{ended, join, open},
    program,
    screens::{Public, Screens},
};

/// The page as a whole.
pub fn app(screens: Screens) -> AnyView {
    match Engine::start() {
        Ok(engine) => {
            guard::watch(engine);
            view! {
                <Router>
                    <Whole screens />
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
    Public(Public),
    Invited(Option<InvitationId>),
    Empty,
    SignedOut,
    Locked,
    Ended(Ended),
    Open(Role),
}

#[component]
fn Whole(screens: Screens) -> impl IntoView {
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
        match segments.as_slice() {
            ["setup"] => return Place::Public(Public::Setup),
            ["verify"] => return Place::Public(Public::Verify),
            // The first is for beneficiaries, the second for staff: the boot script takes the program that fits.
            ["i" | "s", id] => return Place::Invited(InvitationId::from_text(id)),
            _ => {}
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
    Effect::new(move |_| {
        place.with(|place| match place {
            Place::Open(role) => program::remember(*role),
            Place::SignedOut | Place::Empty => program::forget(),
            _ => {}
        });
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
        Place::Public(page) => match (screens.public)(page) {
            Some(page) => view! { <Bare>{page}</Bare> }.into_any(),
            None => view! { <OtherProgram to=None /> }.into_any(),
        },
        Place::Invited(id) => view! { <Bare><join::Join id /></Bare> }.into_any(),
        Place::Empty => view! { <Bare><open::EmptyServer /></Bare> }.into_any(),
        Place::SignedOut => view! { <Bare><open::Open /></Bare> }.into_any(),
        Place::Locked => view! { <Bare><open::Locked /></Bare> }.into_any(),
        Place::Ended(ended) => view! { <Bare><ended::AccessEnded ended /></Bare> }.into_any(),
        Place::Open(role) => match (screens.nav)(role) {
            Some(nav) => view! { <Frame nav><Inside screens role /></Frame> }.into_any(),
            None => view! { <OtherProgram to=Some(role) /> }.into_any(),
        },
    }
}

/// The page of an address, for a role.
#[component]
fn Inside(screens: Screens, role: Role) -> impl IntoView {
    let path = use_location().pathname;
    let path = Memo::new(move |_| path.get());
    move || {
        let path = path.get();
        (screens.page)(role, &paths::segments(&path)).unwrap_or_else(nowhere)
    }
}

/// What this program does not hold: the boot script takes the other one, by the address or by who is there.
#[component]
fn OtherProgram(to: Option<Role>) -> impl IntoView {
    Effect::new(move |_| {
        to.into_iter().for_each(program::remember);
        program::change();
    });
    view! {
        <Bare>
            <div class="page">
                <Busy label=t("open-starting") />
            </div>
        </Bare>
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
