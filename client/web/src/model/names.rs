//! What roles, languages and ways to open are called.

use leptos::prelude::Signal;
use tdu_protocol::{Role, api::OpenerKind};

use crate::i18n::{Arg, t};

/// A role.
pub fn role(role: Role) -> Signal<String> {
    t(role_message(role))
}

/// A role: id of the message.
pub const fn role_message(role: Role) -> &'static str {
    match role {
        Role::Administrator => "role-administrator",
        Role::Manager => "role-manager",
        Role::Referent => "role-referent",
        Role::Worker => "role-worker",
        Role::Beneficiary => "role-beneficiary",
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
