//! A table as a file, made in the page or by the paper worker: nothing is sent.

use leptos::prelude::*;
use tdu_core::table::{Format, Table};

use super::{Button, FailureNotice, Shape};
use crate::{
    dom,
    engine::use_act,
    i18n::{arg, moment, say, say_args, t},
    pages::worker::shared::Said,
    paper,
};

/// A gesture for each form in which a table is kept, and what came of it.
#[component]
pub fn Download(
    /// Makes the table when it is asked for.
    #[prop(into)]
    table: Callback<(), Table>,
    /// What is saved: no two on a page are called alike.
    #[prop(into)]
    label: Signal<String>,
    /// What is in the file.
    #[prop(into)]
    about: Signal<String>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let asked = RwSignal::new(None::<Format>);
    let act = use_act();
    let save = move |format: Format| {
        if act.busy.get_untracked() {
            return;
        }
        let table = table.run(());
        let table = if format == Format::Csv { table } else { dated(table) };
        let name = table.file_name(format);
        asked.set(Some(format));
        said.set(String::new());
        act.run(async move { paper::table(&table, format).await }, move |bytes| {
            let saved = dom::save(&name, format.media_type(), &bytes);
            said.set(say(if saved.is_ok() { "export-done" } else { "export-failed" }));
        });
    };
    let one = move |format: Format| {
        let short = t(match format {
            Format::Ods => "export-ods",
            Format::Pdf => "export-pdf",
            Format::Csv => "export-csv",
        });
        let whole = move || say_args("export-as", &[("what", arg(label.get())), ("form", arg(short.get()))]);
        let busy = Signal::derive(move || act.busy.get() && asked.get() == Some(format));
        view! {
            <Button
                icon=if format == Format::Pdf { Shape::Page } else { Shape::Folder }
                busy
                on_click=move |()| save(format)
            >
                <span aria-hidden="true">{short}</span>
                <span class="sr">{whole}</span>
            </Button>
        }
    };
    view! {
        <div class="export">
            <p class="export-title">{label}</p>
            <div class="actions">{Format::ALL.map(one).collect_view()}</div>
            <p class="hint">{about}</p>
            <p class="hint" role="status">
                {move || act.busy.get().then(|| say("export-busy"))}
            </p>
            <FailureNotice failure=act.failure />
            <Said text=said />
        </div>
    }
}

/// Says when it was made: pages and spreadsheets lie about for years.
fn dated(table: Table) -> Table {
    let made = say_args("export-made", &[("at", arg(moment(table.made)))]);
    table.saying(made)
}
