//! The worker's screens.

mod cases;
mod charter;
mod charter_blank;
mod charter_confirm;
mod charter_record;
mod charter_stamp;
mod check_in;
mod colleague;
mod dossier;
mod due;
mod erasable;
mod handover;
mod handover_asked;
mod incident;
mod invite;
mod my_days;
mod new_case;
mod note;
mod note_relayed;
mod own_notes;
mod past_answers;
mod person;
mod prompt;
pub(crate) mod questionnaires;
mod report;
mod report_share;
mod share;
pub(crate) mod shared;
mod sheets;
mod talk;
mod team;
mod term;
pub(crate) mod time;
mod timeline;
mod today;
mod witness;
mod work;

use leptos::prelude::*;
use tdu_core::calendar::Week;
use tdu_protocol::LogId;

use super::prevention::{Prevention, Viewer};
use crate::{
    components::{NavItem, Shape},
    dom,
};

/// The navigation.
pub const NAV: &[NavItem] = &[
    NavItem { path: "/", label: "worker-nav-today", icon: Shape::Sun },
    NavItem { path: "/cases", label: "worker-nav-cases", icon: Shape::Folder },
    NavItem { path: "/team", label: "worker-nav-team", icon: Shape::People },
    NavItem { path: "/work", label: "worker-nav-work", icon: Shape::Heart },
    NavItem { path: "/report", label: "worker-nav-report", icon: Shape::Chart },
    NavItem { path: "/settings", label: "nav-settings", icon: Shape::Dials },
];

/// The page of an address below `/`; `None` if there is none.
pub fn page(segments: &[&str]) -> Option<AnyView> {
    Some(match segments {
        [] => view! { <today::Today /> }.into_any(),
        ["cases"] => view! { <cases::Cases which="open" /> }.into_any(),
        ["cases", "at-term"] => view! { <cases::Cases which="at-term" /> }.into_any(),
        ["cases", "new"] => view! { <new_case::NewCase /> }.into_any(),
        ["cases", case] => {
            let case = LogId::from_text(case)?;
            view! { <dossier::Dossier case /> }.into_any()
        }
        ["cases", case, "messages"] => {
            let case = LogId::from_text(case)?;
            view! { <talk::Talk case /> }.into_any()
        }
        ["team"] => view! { <team::Team /> }.into_any(),
        ["witness", conversation] => {
            let conversation = LogId::from_text(conversation)?;
            view! { <witness::Witness conversation /> }.into_any()
        }
        ["team", "prevention"] => view! { <Prevention seen=Viewer::Worker /> }.into_any(),
        ["work"] => view! { <work::Work /> }.into_any(),
        ["incident"] => view! { <incident::Incident /> }.into_any(),
        ["report"] => view! { <report::WeekReport week=dom::now().week() /> }.into_any(),
        ["report", week] => {
            let week = Week::from_code(week)?;
            view! { <report::WeekReport week /> }.into_any()
        }
        _ => return None,
    })
}
