use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{Icon, QuitNow, Shape, StatusLine};
use crate::{
    dom,
    engine::Engine,
    i18n::{self, t},
    model::paths,
};

/// One entry of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads, for example `/cases`.
    pub path: &'static str,
    /// Message of its words.
    pub label: &'static str,
    /// Its picture.
    pub icon: Shape,
}

const SETTINGS: &str = "/settings";

/// What surrounds every page once the app is open: navigation by role, where things stand, the way out.
#[component]
pub fn Frame(
    /// The navigation.
    nav: &'static [NavItem],
    /// The page.
    children: Children,
) -> impl IntoView {
    let engine = Engine::here();
    let me = engine.me();
    let path = use_location().pathname;
    let service = move || me.get().map(|me| me.service).unwrap_or_default();
    let entry = move |item: &'static NavItem| {
        let current = move || path.with(|path| paths::is_current(item.path, path)).then_some("page");
        // On a telephone the settings are in the line above, so that the menu keeps large places.
        view! {
            <li class=if item.path == SETTINGS { "nav-settings" } else { "" }>
                <a href=item.path class="nav-link" aria-current=current>
                    <Icon shape=item.icon />
                    <span>{t(item.label)}</span>
                </a>
            </li>
        }
    };
    view! {
        <SkipLink />
        <div class="frame">
            <header class="top">
                <a href="/" class="brand">
                    <span class="brand-name">{service}</span>
                </a>
                <StatusLine />
                <a href=SETTINGS class="top-settings" aria-label=t("nav-settings") title=t("nav-settings")>
                    <Icon shape=Shape::Dials />
                </a>
                <QuitNow />
            </header>
            <nav class="nav" aria-label=t("nav-main")>
                <ul>{nav.iter().map(entry).collect_view()}</ul>
            </nav>
            <main id="page" tabindex="-1">
                {children()}
            </main>
        </div>
    }
}

/// What surrounds a page before the app is open: the product's name, languages, the way out.
#[component]
pub fn Bare(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <SkipLink />
        <div class="bare">
            <header class="top">
                <span class="brand">
                    <span class="brand-name">"Trait d'union"</span>
                </span>
                <LanguageLinks />
                <QuitNow />
            </header>
            <main id="page" tabindex="-1">
                {children()}
            </main>
        </div>
    }
}

#[component]
fn SkipLink() -> impl IntoView {
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        dom::focus("#page");
    };
    view! {
        <a class="skip" href="#page" on:click=skip>
            {t("common-skip")}
        </a>
    }
}

/// The languages, each in its own words.
#[component]
pub fn LanguageLinks() -> impl IntoView {
    let one = |lang: tdu_policies::Lang| {
        view! {
            <li>
                <button
                    type="button"
                    class="language"
                    lang=lang.code()
                    aria-pressed=move || (i18n::lang() == lang).to_string()
                    on:click=move |_| i18n::choose(lang, || ())
                >
                    {lang.own_name()}
                </button>
            </li>
        }
    };
    view! {
        <nav class="languages" aria-label=t("nav-languages")>
            <ul>{tdu_policies::Lang::ALL.into_iter().map(one).collect_view()}</ul>
            <LanguageNotLoaded />
        </nav>
    }
}

/// Says that a language did not come, in the language that is shown.
#[component]
pub fn LanguageNotLoaded() -> impl IntoView {
    let text = |lang: tdu_policies::Lang| {
        i18n::say_args("common-language-not-loaded", &[("language", i18n::arg(lang.own_name()))])
    };
    view! { <p class="wrong" role="alert">{move || i18n::not_loaded().map(text)}</p> }
}

/// A page: its heading takes the keyboard's place when one arrives, and names the tab.
#[component]
pub fn Page(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// One line below the heading.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
    /// What the browser's tab says, where the heading names a person: tabs and history are seen by others.
    #[prop(optional, into)]
    tab: Option<Signal<String>>,
    /// Stretches over the whole width (tables, two columns).
    #[prop(optional)]
    wide: bool,
    /// The page.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H1>::new();
    let tab = tab.unwrap_or(title);
    Effect::new(move |_| dom::set_title(&format!("{} · Trait d'union", tab.get())));
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            // A heading that is gone already needs no focus.
            let _ = heading.focus();
        }
    });
    view! {
        <div class=if wide { "page wide" } else { "page" }>
            <h1 tabindex="-1" node_ref=heading>
                {title}
            </h1>
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
            {children()}
        </div>
    }
}
