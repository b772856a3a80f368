use leptos::prelude::*;

use super::{Icon, Shape};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// What most people came to do; one on a page.
    Main,
    /// Something else that can be done.
    #[default]
    Plain,
    /// As discreet as a link.
    Quiet,
    /// Cannot be undone.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button main",
            Self::Plain => "button",
            Self::Quiet => "button quiet",
            Self::Danger => "button danger",
        }
    }
}

/// A button. While `busy`, it says so and does nothing.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// What it is waiting for goes on.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// It cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// It submits the form that it is in.
    #[prop(optional)]
    submit: bool,
    /// A picture before the words.
    #[prop(optional)]
    icon: Option<Shape>,
    /// What it does.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if let Some(act) = on_click
            && !busy.get_untracked()
            && !disabled.get_untracked()
        {
            act.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || (busy.get() || disabled.get()).then_some("true")
            on:click=press
        >
            {icon.map(|shape| view! { <Icon shape /> })}
            <span>{children()}</span>
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn GoLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// A picture before the words.
    #[prop(optional)]
    icon: Option<Shape>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <a href=move || href.get() class=kind.class()>
            {icon.map(|shape| view! { <Icon shape /> })}
            <span>{children()}</span>
        </a>
    }
}
