//! Reading the charter: one idea a screen, or the whole; aloud; the French beside.

use leptos::prelude::*;
use tdu_policies::{CharterText, Lang};

use crate::{
    components::{Button, ButtonKind, NoVoice, ReadAllAloud, ReadAloud},
    i18n::{say_args, t},
    model::charter::{Listening, Screen, screens},
};

/// The text.
#[component]
pub fn Reading(
    /// In the language that was chosen.
    text: CharterText,
    /// In French.
    reference: CharterText,
    /// Set once all of it was read aloud, to the end.
    heard: RwSignal<bool>,
    /// Set once the end was in sight.
    read: RwSignal<bool>,
) -> impl IntoView {
    let lang = text.lang;
    let translated = lang != Lang::Fr;
    let pages = StoredValue::new(screens(&text));
    let french = StoredValue::new(screens(&reference));
    let title = text.title;
    drop(reference);
    let count = pages.with_value(Vec::len);
    let listening = StoredValue::new(Listening::to(count));
    let reached = Callback::new(move |place: usize| {
        if listening.try_update_value(|listening| listening.reached(place)) == Some(true) {
            heard.set(true);
        }
    });
    let spoken = pages.with_value(|pages| pages.iter().map(Screen::spoken).collect::<Vec<_>>());
    let whole = RwSignal::new(false);
    let beside = RwSignal::new(false);
    let at = RwSignal::new(0_usize);
    Effect::new(move |_| {
        if whole.get() || at.get() + 1 >= count {
            read.set(true);
        }
    });
    let one = move |place: usize| {
        let page = pages.with_value(|pages| pages.get(place).cloned());
        let other = french.with_value(|pages| pages.get(place).cloned());
        page.map(|page| {
            view! {
                <article class="idea">
                    <div class="idea-columns">
                        <Idea page=page.clone() lang />
                        <Show when=move || beside.get() && translated>
                            {other.clone().map(|other| view! { <Idea page=other lang=Lang::Fr /> })}
                        </Show>
                    </div>
                    <ReadAloud text=page.spoken() lang on_read=Callback::new(move |()| reached.run(place)) />
                </article>
            }
        })
    };
    let progress = move || {
        let number = |value: usize| i64::try_from(value).unwrap_or(0).into();
        say_args("charter-progress", &[("at", number(at.get() + 1)), ("count", number(count))])
    };
    view! {
        <section class="charter" aria-label=title.clone()>
            <h2 lang=lang.code() dir=lang.dir()>{title.clone()}</h2>
            <div class="line">
                <Button kind=ButtonKind::Quiet on_click=move |()| whole.update(|whole| *whole = !*whole)>
                    {move || if whole.get() { t("charter-one-by-one").get() } else { t("charter-whole").get() }}
                </Button>
                {translated
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Quiet
                                on_click=move |()| beside.update(|beside| *beside = !*beside)
                            >
                                {move || {
                                    if beside.get() {
                                        t("charter-hide-french").get()
                                    } else {
                                        t("charter-show-french").get()
                                    }
                                }}
                            </Button>
                        }
                    })}
                <ReadAllAloud parts=spoken lang on_part=reached />
            </div>
            <NoVoice lang />
            <Show
                when=move || whole.get()
                fallback=move || {
                    view! {
                        <div class="progress">
                            <p class="hint" id="charter-progress" aria-live="polite">{progress}</p>
                            <progress aria-labelledby="charter-progress" max=count value=move || at.get() + 1></progress>
                        </div>
                        <div aria-live="polite">{move || one(at.get())}</div>
                        <div class="actions steps">
                            <Button
                                disabled=Signal::derive(move || at.get() == 0)
                                on_click=move |()| at.update(|at| *at = at.saturating_sub(1))
                            >
                                {t("charter-before")}
                            </Button>
                            <Button
                                kind=ButtonKind::Main
                                disabled=Signal::derive(move || at.get() + 1 >= count)
                                on_click=move |()| at.update(|at| *at = (*at + 1).min(count.saturating_sub(1)))
                            >
                                {t("charter-next")}
                            </Button>
                        </div>
                    }
                }
            >
                {move || (0..count).map(one).collect_view()}
            </Show>
        </section>
    }
}

#[component]
fn Idea(page: Screen, lang: Lang) -> impl IntoView {
    let again = page.again.into_iter().chain(std::iter::repeat(None));
    let sentences = page
        .sentences
        .into_iter()
        .zip(again)
        .map(|(words, again)| view! { <p>{words}</p> {again.map(|idea| view! { <Again idea=*idea /> })} })
        .collect_view();
    view! {
        <div lang=lang.code() dir=lang.dir()>
            <h3>{page.title}</h3>
            {sentences}
        </div>
    }
}

/// The idea behind a point, one gesture away: nobody is asked a question to which there is a wrong answer.
#[component]
fn Again(idea: Screen) -> impl IntoView {
    let sentences = idea.sentences.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    view! {
        <details class="again">
            <summary>{t("charter-see-again")}</summary>
            <p class="again-title">{idea.title}</p>
            {sentences}
        </details>
    }
}
