//! Which screens a program holds. Functions that no program names are in none.

use leptos::prelude::*;
use tdu_protocol::Role;

use crate::{
    components::NavItem,
    pages::{
        admin, beneficiary, experiments, manager, policies, referent, settings, setup, staff, talks, verify,
        worker,
    },
};

/// A page that anybody may open, signed in or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Public {
    /// The founding.
    Setup,
    /// A charter's proof, looked at.
    Verify,
}

/// The screens of a program, apart from those that every program has. `None`: they are in the other program.
#[derive(Clone, Copy)]
pub struct Screens {
    /// A page that anybody may open.
    pub public: fn(Public) -> Option<AnyView>,
    /// The navigation of a role.
    pub nav: fn(Role) -> Option<&'static [NavItem]>,
    /// The page of an address, for a role that has a navigation; `None` if there is no such page.
    pub page: fn(Role, &[&str]) -> Option<AnyView>,
}

/// All of them.
pub const EVERYTHING: Screens = Screens {
    public: |page| {
        Some(match page {
            Public::Setup => view! { <setup::Setup /> }.into_any(),
            Public::Verify => view! { <verify::Verify /> }.into_any(),
        })
    },
    nav: |role| {
        Some(match role {
            Role::Administrator => admin::NAV,
            Role::Manager => manager::NAV,
            Role::Referent => referent::NAV,
            Role::Worker => worker::NAV,
            Role::Beneficiary => beneficiary::NAV,
        })
    },
    page: |role, segments| {
        let own = match role {
            Role::Administrator => admin::page(segments),
            Role::Manager => manager::page(segments),
            Role::Referent => referent::page(segments),
            Role::Worker => worker::page(segments),
            Role::Beneficiary => return of_a_beneficiary(segments),
        };
        own.or_else(|| of_staff(role, segments))
    },
};

/// Those of the people who are accompanied.
pub const LIGHT: Screens = Screens {
    public: |_| None,
    nav: |role| (role == Role::Beneficiary).then_some(beneficiary::NAV),
    page: |_, segments| of_a_beneficiary(segments),
};

fn of_a_beneficiary(segments: &[&str]) -> Option<AnyView> {
    beneficiary::page(segments).or_else(|| settings_page(segments))
}

/// Pages that several roles have.
fn of_staff(role: Role, segments: &[&str]) -> Option<AnyView> {
    match segments {
        ["staff"] => Some(view! { <staff::Staff /> }.into_any()),
        ["team", "talks", below @ ..] => talks::page(role, below),
        ["team", "experiments", below @ ..] => experiments::page(role, below),
        ["policies"] => Some(view! { <policies::Policies /> }.into_any()),
        _ => settings_page(segments),
    }
}

fn settings_page(segments: &[&str]) -> Option<AnyView> {
    (segments == ["settings"]).then(|| view! { <settings::Settings /> }.into_any())
}
