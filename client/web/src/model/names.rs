//! What roles, languages and ways to open are called.

use leptos::prelude::Signal;
use tdu_protocol::{Role, api::OpenerKind};

use crate::i18n::{Arg, t};

/// A role.
pub fn role(role: Role) -> Signal<String> {
    match role {
        Role::Administrator => t("role-administrator"),
        Role::Manager => t("role-manager"),
        Role::Referent => t("role-referent"),
        Role::Worker => t("role-worker"),
        Role::Beneficiary => t("role-beneficiary"),
    }
}

/// A role as a text chooses by it: `{ $role -> [manager] … }`.
pub fn role_arg(role: Role) -> Arg {
    match role {
        Role::Administrator => "administrator",
        Role::Manager => "manager",
        Role::Referent => "referent",
        Role::Worker => "worker",
        Role::Beneficiary => "beneficiary",
    }
    .into()
}

/// A way to open.
pub fn way(kind: OpenerKind) -> Signal<String> {
    match kind {
        OpenerKind::Words => t("way-words"),
        OpenerKind::Device => t("way-device"),
        OpenerKind::Passkey => t("way-passkey"),
    }
}
