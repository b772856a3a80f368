use leptos::prelude::*;

use super::{Button, ButtonKind, Field, Notice, NoticeKind, TextArea, go_to_wrong, told};
use crate::{
    dom,
    i18n::{say_args, t, t_args},
    model::words,
};

/// The eight words, shown once, with a sheet to print.
#[component]
pub fn WordsShown(
    /// The words, separated by spaces.
    #[prop(into)]
    words: Signal<String>,
    /// Whom they belong to, for the sheet.
    #[prop(into)]
    name: Signal<String>,
    /// The person has written them down.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let list = move || {
        words
            .get()
            .split_whitespace()
            .map(|word| view! { <li><span class="word">{word.to_owned()}</span></li> })
            .collect_view()
    };
    view! {
        <section class="sheet">
            <p class="sheet-title">{t("words-sheet-title")}</p>
            <p class="sheet-name">{name}</p>
            <ol class="words" lang="fr" dir="ltr">{list}</ol>
            <p>{t("words-sheet-text")}</p>
        </section>
        <Notice kind=NoticeKind::Warning>
            <p>{t("words-once")}</p>
        </Notice>
        <div class="actions">
            <Button kind=ButtonKind::Main on_click=on_done>{t("words-written")}</Button>
            <Button on_click=move |()| dom::print()>{t("words-print")}</Button>
        </div>
    }
}

/// Three of the words are asked back, so that a sheet that was not written shows now and not in a year.
#[component]
pub fn WordsAsked(
    /// The words, separated by spaces.
    #[prop(into)]
    words: Signal<String>,
    /// All three are right.
    #[prop(into)]
    on_right: Callback<()>,
    /// The person wants to see them again.
    #[prop(into)]
    on_back: Callback<()>,
    /// What follows goes on.
    #[prop(optional, into)]
    busy: Signal<bool>,
) -> impl IntoView {
    // Which three is no secret: any source of chance will do.
    let places = words::three_places(words::COUNT, js_sys::Math::random);
    let empty = |place| (place, RwSignal::new(String::new()), RwSignal::new(None));
    let answers: Vec<_> = places.into_iter().map(empty).collect();
    let fields = answers
        .iter()
        .map(|&(place, value, error)| {
            let number = i64::try_from(place + 1).unwrap_or(0);
            view! {
                <Field
                    label=t_args("words-number", move || vec![("number", number.into())])
                    value
                    error=told(error)
                    code=true
                    max=30
                />
            }
        })
        .collect_view();
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words = words.get_untracked();
        let shown: Vec<&str> = words.split_whitespace().collect();
        let mut right = true;
        for (place, value, error) in &answers {
            let same = shown.get(*place).is_some_and(|word| words::same(word, &value.get_untracked()));
            error.set((!same).then_some("words-not-that-one"));
            right &= same;
        }
        if right {
            on_right.run(());
        } else {
            go_to_wrong();
        }
    };
    view! {
        <form on:submit=check>
            <p>{t("words-asked")}</p>
            <div class="three">{fields}</div>
            <div class="actions">
                <Button kind=ButtonKind::Main submit=true busy>{t("common-continue")}</Button>
                <Button kind=ButtonKind::Quiet on_click=on_back>{t("words-see-again")}</Button>
            </div>
        </form>
    }
}

/// The place to type the eight words.
#[component]
pub fn WordsInput(
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let counted = move || {
        let count = i64::try_from(value.with(|typed| words::count(typed))).unwrap_or(0);
        (count > 0).then(|| say_args("words-counted", &[("count", count.into())]))
    };
    view! {
        <TextArea label=t("words-label") hint=t("words-hint") value error rows=2 max=200 />
        <p class="hint counted" aria-live="polite">{counted}</p>
    }
}
