use leptos::prelude::*;
use tdu_core::app::{Failure, Phase};

use crate::{
    engine::Engine,
    i18n::{say, say_args},
    model::failure,
};

/// Where things stand, in human words; read out when it changes.
#[component]
pub fn StatusLine() -> impl IntoView {
    let status = Engine::here().status();
    let mood = move || {
        status.with(|status| match status {
            Some(status) if status.warning.is_some() => "status bad",
            Some(status) if !status.online || status.waiting > 0 => "status apart",
            _ => "status well",
        })
    };
    let words = move || {
        status.with(|status| {
            let status = status.as_ref()?;
            if !matches!(status.phase, Phase::Open(_)) {
                return None;
            }
            let count = [("count", i64::from(status.waiting).into())];
            Some(match (status.warning, status.online, status.waiting) {
                (Some(kind), _, _) => failure::sentence(&Failure::new(kind)),
                (None, true, 0) => say("status-well"),
                (None, true, _) => say_args("status-waiting", &count),
                (None, false, 0) => say("status-offline"),
                (None, false, _) => say_args("status-offline-waiting", &count),
            })
        })
    };
    view! {
        <p class=mood role="status">
            {words}
        </p>
    }
}
