//! A table as a file, made in the page.

use leptos::prelude::*;

use super::{Button, Shape};
use crate::{
    dom,
    i18n::{lang, say, t},
    model::table::Table,
    pages::worker::shared::Said,
};

/// A gesture that saves a table, and says so.
#[component]
pub fn Download(
    /// Makes the table when it is asked for.
    #[prop(into)]
    table: Callback<(), Table>,
    /// What the gesture is called: no two on a page are called alike.
    #[prop(into, optional)]
    label: Option<Signal<String>>,
    /// What is in the file.
    #[prop(into)]
    about: Signal<String>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let save = move |()| {
        let table = table.run(());
        let text = table.csv(lang());
        let saved = dom::save(&format!("{}.csv", table.name), "text/csv;charset=utf-8", text.as_bytes());
        said.set(say(if saved.is_ok() { "manager-exported" } else { "manager-export-failed" }));
    };
    view! {
        <div class="export">
            <Button icon=Shape::Folder on_click=save>
                {label.unwrap_or_else(|| t("manager-export"))}
            </Button>
            <p class="hint">{about}</p>
            <Said text=said />
        </div>
    }
}
