//! The pages of the person who is accompanied: few words, large buttons, everything can be read aloud.

mod answering;
mod charter;
mod choices;
mod documents;
mod home;
mod messages;
mod reading;
mod rights;
mod signing;

use leptos::prelude::*;
use tdu_core::app::{Command, ConversationView, Reply, Topic};

use crate::{
    components::{NavItem, Shape},
    engine::{View, use_view},
};

/// The navigation.
pub const NAV: &[NavItem] = &[
    NavItem { path: "/", label: "nav-home", icon: Shape::Sun },
    NavItem { path: "/messages", label: "nav-messages", icon: Shape::Message },
    NavItem { path: "/charter", label: "nav-charter", icon: Shape::Page },
    NavItem { path: "/documents", label: "nav-documents", icon: Shape::Folder },
    NavItem { path: "/rights", label: "nav-rights", icon: Shape::Shield },
    NavItem { path: "/settings", label: "nav-settings", icon: Shape::Dials },
];

/// The page of an address; `None` if there is none.
pub fn page(segments: &[&str]) -> Option<AnyView> {
    Some(match segments {
        [] => view! { <home::Home /> }.into_any(),
        ["messages"] => view! { <messages::Messages /> }.into_any(),
        ["charter"] => view! { <charter::Charter /> }.into_any(),
        ["documents"] => view! { <documents::Documents /> }.into_any(),
        ["rights"] => view! { <rights::Rights /> }.into_any(),
        _ => return None,
    })
}

/// The person's one conversation.
fn use_conversation() -> View<ConversationView> {
    use_view(
        || Some(Command::Conversation { conversation: None }),
        |reply| match reply {
            Reply::Conversation(conversation) => Some(*conversation),
            _ => None,
        },
        |topic| matches!(topic, Topic::Conversation(_)),
    )
}
