//! The prevention referent's pages. Totals of check-ins come later; the page says so.

use leptos::prelude::*;

use crate::{
    components::{Empty, GoLink, NavItem, Page, Shape},
    i18n::t,
};

/// The navigation.
pub const NAV: &[NavItem] = &[
    NavItem { path: "/", label: "nav-prevention", icon: Shape::Heart },
    NavItem { path: "/staff", label: "nav-staff", icon: Shape::People },
    NavItem { path: "/policies", label: "nav-policies", icon: Shape::Page },
    NavItem { path: "/settings", label: "nav-settings", icon: Shape::Dials },
];

/// The page of an address; `None` if there is none.
pub fn page(segments: &[&str]) -> Option<AnyView> {
    match segments {
        [] => Some(view! { <Home /> }.into_any()),
        _ => None,
    }
}

#[component]
fn Home() -> impl IntoView {
    view! {
        <Page title=t("referent-title") lead=t("referent-lead")>
            <Empty title=t("referent-empty") text=t("referent-empty-next")>
                <GoLink href="/policies">{t("referent-see-policies")}</GoLink>
            </Empty>
        </Page>
    }
}
