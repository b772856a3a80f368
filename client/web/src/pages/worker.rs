//! Screens.

use leptos::prelude::*;

use crate::components::NavItem;

/// The navigation.
pub const NAV: &[NavItem] = &[];

/// The page of an address below `/`; `None` if there is none.
pub fn page(_segments: &[&str]) -> Option<AnyView> {
    None
}
