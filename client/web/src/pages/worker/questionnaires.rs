use leptos::prelude::*;
use tdu_core::{
    app::{CheckInTrend, Command, Sheet},
    own::Own,
    table::{Cell, Table},
};
use tdu_policies::Questionnaire;

use super::{past_answers::use_trend, shared::Policies, sheets::Sheets};
use crate::{
    components::{Button, ButtonKind, Chips, Choice, Download, FailureNotice, Icon, Loaded, Shape},
    dom,
    engine::use_act,
    i18n::{arg, lang, say, say_args, short_day, t},
};

/// Value of the chip that answers nothing.
const PREFER_NOT: &str = "prefer-not";

/// What others published and the service offers, answered for oneself alone. Nothing at all where it offers none and
/// nothing was answered.
#[component]
pub(super) fn Questionnaires(policies: Policies) -> impl IntoView {
    let trend = use_trend();
    view! {
        <Loaded view=trend let:trend>
            <Offered trend policies />
        </Loaded>
    }
}

#[component]
fn Offered(trend: Signal<CheckInTrend>, policies: Policies) -> impl IntoView {
    // Those on offer first; one that is not on offer any more stays as long as it has answers.
    let ids = Memo::new(move |_| {
        let mut ids: Vec<String> = policies.with(|policies| {
            policies.set.check_in.questionnaires.iter().map(|one| one.id.to_string()).collect()
        });
        trend.with(|trend| {
            for sheet in &trend.sheets {
                if !ids.contains(&sheet.questionnaire) {
                    ids.push(sheet.questionnaire.clone());
                }
            }
        });
        ids
    });
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <section class="work-part" aria-labelledby="work-questionnaires">
                <h2 id="work-questionnaires">{t("questionnaires-title")}</h2>
                <p>{t("questionnaires-about")}</p>
                <For each=move || ids.get() key=Clone::clone let:id>
                    <One id trend policies />
                </For>
                <Show when=move || trend.with(|trend| !trend.sheets.is_empty())>
                    <Download
                        table=move || table(&trend.get_untracked(), policies)
                        label=t("questionnaires-export")
                        about=t("answers-export-about")
                    />
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn One(id: String, trend: Signal<CheckInTrend>, policies: Policies) -> impl IntoView {
    let known = StoredValue::new(id);
    let found = Memo::new(move |_| {
        known.with_value(|id| policies.with(|policies| policies.set.check_in.questionnaire(id).cloned()))
    });
    let offered = Memo::new(move |_| {
        let check_in = policies.with(|policies| policies.set.check_in.questionnaires.clone());
        known.with_value(|id| check_in.iter().any(|one| one.id.as_str() == id))
    });
    let sheets = Signal::derive(move || {
        known.with_value(|id| {
            let of = |sheet: &&Sheet| sheet.questionnaire == *id;
            trend.with(|trend| trend.sheets.iter().filter(of).rev().cloned().collect::<Vec<_>>())
        })
    });
    let title = move || {
        found.with(|found| found.as_ref().map_or_else(|| known.get_value(), |one| words(one).title.clone()))
    };
    // Its authors may not have published it in the language of the page.
    let spoken = move || found.with(|found| found.as_ref().map(|one| words(one).lang.code()));
    view! {
        <details class="questionnaire">
            <summary lang=spoken>{title}</summary>
            {move || found.get().map(|one| view! { <Credit one /> })}
            {move || {
                found.get().filter(|_| offered.get()).map(|one| view! { <Form one policies /> }.into_any())
            }}
            <Show when=move || !offered.get()>
                <p>{t("questionnaires-retired")}</p>
            </Show>
            <Sheets of=found sheets title=Signal::derive(title) />
        </details>
    }
}

/// Who made it, by which terms, and where: wherever it is shown.
#[component]
fn Credit(one: Questionnaire) -> impl IntoView {
    let Questionnaire { authors, licence, source, .. } = one;
    let credit =
        move || say_args("questionnaires-credit", &[("authors", arg(&authors)), ("licence", arg(&licence))]);
    view! {
        <p class="hint">
            {credit} " " <a href=source target="_blank" rel="noreferrer">{t("questionnaires-source")}</a>
        </p>
    }
}

#[component]
fn Form(one: Questionnaire, policies: Policies) -> impl IntoView {
    let act = use_act();
    let said = RwSignal::new(String::new());
    let wording = words(&one).clone();
    let values: Vec<RwSignal<String>> =
        wording.questions.iter().map(|_| RwSignal::new(String::new())).collect();
    let prefer_not =
        policies.with_untracked(|policies| policies.set.check_in.prefer_not.get(wording.lang).to_owned());
    let points = one.values.iter().zip(&wording.scale);
    let points = points.map(|(value, label)| Choice::new(value.to_string(), label));
    let choices: Vec<Choice> = points.chain([Choice::new(PREFER_NOT, prefer_not)]).collect();
    let questions = wording
        .questions
        .iter()
        .zip(&values)
        .map(|(question, value)| {
            view! { <Chips legend=question.clone() choices=choices.clone() value=*value /> }
        })
        .collect_view();
    let id = one.id.to_string();
    let given = values.clone();
    let keep = move || {
        let answers = given.iter().map(|value| value.get_untracked().parse().ok()).collect();
        let own = Own::Questionnaire { id: id.clone(), day: dom::now().day(), answers };
        let given = given.clone();
        act.ask(Command::KeepOwn(own), move |_| {
            for value in &given {
                value.set(String::new());
            }
            said.set(say("questionnaires-kept"));
        });
    };
    let untouched = move || values.iter().all(|value| value.with(String::is_empty));
    let elsewhere = wording.lang != lang();
    view! {
        {elsewhere.then(|| view! { <p>{t("questionnaires-other-language")}</p> })}
        <form
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
        >
            <div class="questionnaire-text" lang=wording.lang.code() dir=wording.lang.dir()>
                <p>{wording.instructions}</p>
                {questions}
            </div>
            <p class="checkin-private">
                <Icon shape=Shape::Lock />
                <span>{t("questionnaires-private")}</span>
            </p>
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button kind=ButtonKind::Main submit=true busy=act.busy disabled=Signal::derive(untouched)>
                    {t("worker-checkin-keep")}
                </Button>
            </div>
            <super::shared::Said text=said />
        </form>
    }
}

/// The text in the language of the page or another; a set that was read has one.
fn words(one: &Questionnaire) -> &tdu_policies::questionnaire::Wording {
    one.wording(lang()).expect("a questionnaire was read with a text")
}

/// Every answer on a line of its own, in the questionnaire's words, with whose they are and by which terms.
fn table(trend: &CheckInTrend, policies: Policies) -> Table {
    let heads = [
        "questionnaires-day",
        "questionnaires-one",
        "answers-export-question",
        "answers-export-answer",
        "questionnaires-terms",
    ]
    .map(say);
    let (name, title) = (say("questionnaires-export-name"), say("questionnaires-title"));
    let mut table = Table::new(&name, title, lang(), dom::now().at, heads);
    policies.with_untracked(|policies| {
        let check_in = &policies.set.check_in;
        for sheet in &trend.sheets {
            let found = check_in.questionnaire(&sheet.questionnaire).filter(|one| one.fits(&sheet.answers));
            let title = found.map_or(sheet.questionnaire.as_str(), |one| &words(one).title);
            for (rank, answer) in sheet.answers.iter().enumerate() {
                let question =
                    found.map_or_else(|| (rank + 1).to_string(), |one| words(one).questions[rank].clone());
                let said = match (*answer, found) {
                    (None, _) => check_in.prefer_not.get(lang()).to_owned(),
                    (Some(answer), found) => {
                        let point = found.and_then(|one| point(one, answer));
                        point.map_or_else(|| answer.to_string(), str::to_owned)
                    }
                };
                let terms = found.map(credit).unwrap_or_default();
                table.line([short_day(sheet.day), title.to_owned(), question, said, terms].map(Cell::from));
            }
        }
    });
    table
}

/// The words of a value of the scale.
fn point(one: &Questionnaire, answer: u8) -> Option<&str> {
    let place = one.values.iter().position(|value| *value == answer)?;
    words(one).scale.get(place).map(String::as_str)
}

/// Whose it is, and by which terms it is used.
pub(crate) fn credit(one: &Questionnaire) -> String {
    say_args("questionnaires-credit", &[("authors", arg(&one.authors)), ("licence", arg(&one.licence))])
}
