//! The manager's screens: totals, never a person.

mod needs;
mod trend;
mod week;

use leptos::prelude::*;

use super::prevention::{Prevention, Viewer};
use crate::components::{NavItem, Shape};

/// The navigation.
pub const NAV: &[NavItem] = &[
    NavItem { path: "/", label: "manager-nav-week", icon: Shape::Chart },
    NavItem { path: "/needs", label: "manager-nav-needs", icon: Shape::Eye },
    NavItem { path: "/prevention", label: "manager-nav-prevention", icon: Shape::Heart },
    NavItem { path: super::experiments::PATH, label: "experiments-nav", icon: Shape::Flask },
    NavItem { path: "/staff", label: "nav-staff", icon: Shape::People },
    NavItem { path: "/settings", label: "nav-settings", icon: Shape::Dials },
];

/// The page of an address below `/`; `None` if there is none.
pub fn page(segments: &[&str]) -> Option<AnyView> {
    Some(match segments {
        [] => view! { <week::TheWeek /> }.into_any(),
        ["needs"] => view! { <needs::Needs /> }.into_any(),
        ["prevention"] => view! { <Prevention seen=Viewer::Manager /> }.into_any(),
        _ => return None,
    })
}
