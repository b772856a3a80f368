use leptos::prelude::*;
use tdu_core::{
    app::{JournalPlace, JournalQuestion},
    calendar::Day,
};
use tdu_protocol::AccountId;

use crate::{
    components::{Button, ButtonKind, Choice, DateField},
    dom,
    i18n::t,
};

/// What is chosen.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    /// Id of an account; empty for everybody.
    account: RwSignal<String>,
    from: RwSignal<Option<Day>>,
    until: RwSignal<Option<Day>>,
}

impl Filter {
    pub(super) fn new() -> Self {
        Self { account: RwSignal::new(String::new()), from: RwSignal::new(None), until: RwSignal::new(None) }
    }

    /// The question, from the end or from where one was; follows what is chosen.
    pub(super) fn question(self, before: Option<JournalPlace>) -> JournalQuestion {
        JournalQuestion {
            before,
            account: self.account.with(|id| AccountId::from_text(id)),
            from: self.from.get().map(dom::start_of),
            until: self.until.get().map(|day| dom::start_of(day.plus(1))),
        }
    }

    /// Whether anything is chosen; follows.
    pub(super) fn is_set(self) -> bool {
        self.account.with(|id| !id.is_empty()) || self.from.get().is_some() || self.until.get().is_some()
    }

    fn clear(self) {
        self.account.set(String::new());
        self.from.set(None);
        self.until.set(None);
    }
}

/// A person, a period.
#[component]
pub(super) fn Choosing(
    /// What is chosen.
    filter: Filter,
    /// Whom one can choose.
    people: RwSignal<Vec<Choice>>,
) -> impl IntoView {
    let id = dom::uid("person");
    let today = dom::now().day();
    let chosen = filter.account;
    let person = move |Choice { id, label, .. }: Choice| {
        let shown = id.clone();
        view! {
            <option value=id prop:selected=move || chosen.with(|chosen| *chosen == shown)>
                {label}
            </option>
        }
    };
    let clear = move || {
        let press = move |()| {
            filter.clear();
            dom::focus(".journal-filter select");
        };
        view! { <Button kind=ButtonKind::Quiet on_click=press>{t("journal-clear")}</Button> }
    };
    view! {
        <form class="card journal-filter" aria-label=t("journal-filter") on:submit=|event| event.prevent_default()>
            <div class="field">
                <label for=id.clone()>{t("journal-person")}</label>
                <select
                    id=id
                    class="input"
                    on:change=move |event| chosen.set(event_target_value(&event))
                >
                    <option value="" prop:selected=move || chosen.with(String::is_empty)>
                        {t("journal-everybody")}
                    </option>
                    {move || people.get().into_iter().map(person).collect_view()}
                </select>
            </div>
            <DateField label=t("journal-from") value=filter.from max=today />
            <DateField label=t("journal-until") value=filter.until max=today />
            {move || filter.is_set().then(clear)}
        </form>
    }
}
