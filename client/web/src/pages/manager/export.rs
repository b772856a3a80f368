use leptos::prelude::*;
use tdu_core::app::TeamWeek;
use tdu_policies::Lang;

use crate::{
    components::{Button, Shape},
    dom,
    i18n::{arg, lang, say, say_args, t, week_text},
    model::{
        csv::Csv,
        figures::{Section, sections},
        plot::Amount,
        weeks,
    },
    pages::worker::shared::{Policies, Said, figure_words},
};

/// The week as a file, made in the page.
#[component]
pub(super) fn Export(team: TeamWeek, policies: Policies) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let team = StoredValue::new(team);
    let save = move |()| {
        let (name, text) = team.with_value(|team| file(team, policies));
        let saved = dom::save(&name, "text/csv;charset=utf-8", text.as_bytes());
        said.set(say(if saved.is_ok() { "manager-exported" } else { "manager-export-failed" }));
    };
    view! {
        <div class="export">
            <Button icon=Shape::Folder on_click=save>
                {t("manager-export")}
            </Button>
            <p class="hint">{t("manager-export-about")}</p>
            <Said text=said />
        </div>
    }
}

fn file(team: &TeamWeek, policies: Policies) -> (String, String) {
    let lang = lang();
    let (all, hidden) = policies.with(|policies| {
        let all = sections(&team.totals, &policies.set, lang, &figure_words);
        (all, policies.set.reporting.hidden_label.get(lang).to_owned())
    });
    let mut csv = Csv::new(if lang == Lang::En { ',' } else { ';' });
    let heads = ["manager-csv-week", "manager-csv-indicator", "manager-csv-item", "manager-csv-number"];
    let heads = heads.map(say);
    csv.line(heads.iter().map(String::as_str));
    let week = week_text(team.week);
    let number = |amount: Amount| amount.known().map_or_else(|| hidden.clone(), |known| known.to_string());
    for Section { title, bars, .. } in &all {
        for bar in bars {
            csv.line([week.as_str(), title, &bar.label, &number(bar.amount)]);
        }
    }
    let trend = say("manager-trend-title");
    let (in_person, remote) = (say("manager-trend-in-person"), say("manager-trend-remote"));
    for point in team.trend.iter().filter(|point| point.reports > 0) {
        let week = week_text(point.week);
        csv.line([week.as_str(), &trend, &in_person, &number(point.in_person.into())]);
        csv.line([week.as_str(), &trend, &remote, &number(point.remote.into())]);
    }
    let name = say_args("manager-export-name", &[("week", arg(weeks::code(team.week)))]);
    // Invisible direction marks have no place in a file's name.
    let name: String = name.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
    (format!("{name}.csv"), csv.into_text())
}
