//! The administrator's pages: people first, then the rules, then who opened what.

mod change;
mod filter;
mod journal;
mod lines;
mod mistake;

pub use change::Change;
use leptos::prelude::*;

use crate::{
    components::{NavItem, Shape},
    pages::staff::Staff,
};

/// The navigation.
pub const NAV: &[NavItem] = &[
    NavItem { path: "/", label: "nav-staff", icon: Shape::People },
    NavItem { path: super::experiments::PATH, label: "experiments-nav", icon: Shape::Flask },
    NavItem { path: "/policies", label: "nav-policies", icon: Shape::Page },
    NavItem { path: "/journal", label: "nav-journal", icon: Shape::Clock },
    NavItem { path: "/settings", label: "nav-settings", icon: Shape::Dials },
];

/// The page of an address; `None` if there is none.
pub fn page(segments: &[&str]) -> Option<AnyView> {
    match segments {
        [] => Some(view! { <Staff /> }.into_any()),
        ["journal"] => Some(view! { <journal::Journal /> }.into_any()),
        _ => None,
    }
}
