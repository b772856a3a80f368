use leptos::prelude::*;
use tdu_core::app::JournalView;
use tdu_policies::Lang;

use crate::{
    components::{Button, Shape},
    dom,
    i18n::{arg, lang, say, say_args, t},
    model::journal::table,
    pages::worker::shared::Said,
};

/// The lines on the page as a file, made here.
#[component]
pub(super) fn Export(
    /// The lines.
    whole: RwSignal<JournalView>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let save = move |()| {
        let separator = if lang() == Lang::En { ',' } else { ';' };
        let text = whole.with_untracked(|whole| table(&whole.lines, separator, dom::offset_minutes_at));
        let name = say_args("journal-export-name", &[("day", arg(dom::now().day().to_iso()))]);
        // Invisible direction marks have no place in a file's name.
        let name = name.replace(['\u{2068}', '\u{2069}'], "");
        let saved = dom::save(&format!("{name}.csv"), "text/csv;charset=utf-8", text.as_bytes());
        said.set(say(if saved.is_ok() { "manager-exported" } else { "manager-export-failed" }));
    };
    view! {
        <div class="export">
            <Button icon=Shape::Folder on_click=save>
                {t("manager-export")}
            </Button>
            <p class="hint">{t("journal-export-about")}</p>
            <Said text=said />
        </div>
    }
}
