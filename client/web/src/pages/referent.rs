//! The prevention referent's pages.

use leptos::prelude::*;

use super::prevention::{Prevention, Viewer};
use crate::components::{NavItem, Shape};

/// The navigation.
pub const NAV: &[NavItem] = &[
    NavItem { path: "/", label: "nav-prevention", icon: Shape::Heart },
    NavItem { path: super::talks::PATH, label: "talks-title", icon: Shape::Message },
    NavItem { path: super::experiments::PATH, label: "experiments-nav", icon: Shape::Flask },
    NavItem { path: "/staff", label: "nav-staff", icon: Shape::People },
    NavItem { path: "/policies", label: "nav-policies", icon: Shape::Page },
    NavItem { path: "/settings", label: "nav-settings", icon: Shape::Dials },
];

/// The page of an address; `None` if there is none.
pub fn page(segments: &[&str]) -> Option<AnyView> {
    match segments {
        [] => Some(view! { <Prevention seen=Viewer::Referent /> }.into_any()),
        _ => None,
    }
}
