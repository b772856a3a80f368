use std::sync::Arc;

use leptos::prelude::*;
use tdu_core::{
    app::{Command, Sheet},
    own::Own,
};
use tdu_policies::{Questionnaire, questionnaire::Total};

use super::erasable::{Erasable, ErasableLines};
use crate::i18n::{lang, long_day, say, say_args, t};

/// Own answers to one questionnaire, newest first: each with its total, where its authors count one. Each can be erased.
#[component]
pub(super) fn Sheets(
    of: Memo<Option<Questionnaire>>,
    sheets: Signal<Vec<Sheet>>,
    title: Signal<String>,
) -> impl IntoView {
    let lines = move || {
        let line = |sheet: Sheet| {
            let when = long_day(sheet.day);
            Erasable {
                hint: of.with(|of| of.as_ref().and_then(|one| result(one, &sheet.answers))),
                name: format!("{}, {when}", title.get()),
                when,
                erase: Arc::new(move || {
                    let (id, day) = (sheet.questionnaire.clone(), sheet.day);
                    Command::KeepOwn(Own::Questionnaire { id, day, answers: vec![] })
                }),
            }
        };
        sheets.get().into_iter().map(line).collect::<Vec<_>>()
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
        </Show>
        <ErasableLines lines=Signal::derive(lines) erased="questionnaires-erased" />
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
