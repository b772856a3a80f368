use leptos::prelude::*;
use tdu_core::{
    app::{Command, Sheet},
    calendar::Day,
    own::Own,
};
use tdu_policies::{Questionnaire, questionnaire::Total};

use super::shared::Said;
use crate::{
    components::{Button, ButtonKind, Confirm, FailureNotice},
    engine::use_act,
    i18n::{arg, lang, long_day, say, say_args, t},
};

/// Own answers to one questionnaire, newest first: each with its total, where its authors count one. Each can be erased.
#[component]
pub(super) fn Sheets(
    of: Memo<Option<Questionnaire>>,
    sheets: Signal<Vec<Sheet>>,
    title: Signal<String>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let chosen = RwSignal::new(None::<Sheet>);
    let said = RwSignal::new(String::new());
    let act = use_act();
    let erase = Callback::new(move |()| {
        if let Some(Sheet { questionnaire: id, day, .. }) = chosen.get_untracked() {
            let own = Own::Questionnaire { id, day, answers: vec![] };
            act.ask(Command::KeepOwn(own), move |_| said.set(say("questionnaires-erased")));
        }
    });
    let text = Signal::derive(move || {
        let day = chosen.get().map(|sheet| long_day(sheet.day)).unwrap_or_default();
        say_args("worker-work-erase-about", &[("week", arg(day))])
    });
    let line = move |sheet: Sheet| {
        let day = long_day(sheet.day);
        let what = of.with(|of| of.as_ref().and_then(|one| result(one, &sheet.answers)));
        let label = label(&title.get(), sheet.day);
        view! {
            <li class="erase-line">
                <span>
                    {day} " " <span class="hint">{what}</span>
                </span>
                <Button
                    kind=ButtonKind::Quiet
                    on_click=move |()| {
                        chosen.set(Some(sheet.clone()));
                        asking.set(true);
                    }
                >
                    <span aria-hidden="true">{t("worker-work-erase")}</span>
                    <span class="sr">{label}</span>
                </Button>
            </li>
        }
    };
    let means = move || {
        let told = of.with(|of| {
            let wording = of.as_ref()?.wording(lang())?;
            Some((wording.lang, wording.total.clone()?))
        });
        told.map(|(lang, words)| view! { <p lang=lang.code() dir=lang.dir()>{words}</p> })
    };
    view! {
        <Show when=move || sheets.with(|sheets| !sheets.is_empty())>
            <h3>{t("questionnaires-mine")}</h3>
            {means}
            <ul>{move || sheets.get().into_iter().map(line).collect_view()}</ul>
        </Show>
        <FailureNotice failure=act.failure />
        <Said text=said />
        <Confirm
            open=asking
            title=t("worker-work-erase-ask")
            text
            yes=t("worker-work-erase")
            on_yes=erase
        />
    }
}

/// What the line says of a sheet: nothing where the authors count no total.
fn result(one: &Questionnaire, answers: &[Option<u8>]) -> Option<String> {
    one.factor?;
    Some(match one.total(answers) {
        Some(Total { reached, highest }) => {
            say_args("questionnaires-total", &[("reached", reached.into()), ("highest", highest.into())])
        }
        None => say("questionnaires-no-total"),
    })
}

fn label(title: &str, day: Day) -> String {
    let what = format!("{title}, {}", long_day(day));
    say_args("worker-work-erase-label", &[("week", arg(what))])
}
