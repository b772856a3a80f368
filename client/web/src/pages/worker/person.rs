use leptos::prelude::*;
use tdu_core::payload::Person;

use crate::{
    components::{Field, TextArea},
    draft::{Draft, use_draft},
    i18n::{say, t},
    model::person::{draft, from_draft},
};

/// What is known of a person, while it is typed.
#[derive(Clone, Copy)]
pub(super) struct PersonFields {
    name: RwSignal<String>,
    phone: RwSignal<String>,
    language: RwSignal<String>,
    safe_hours: RwSignal<String>,
    missing: RwSignal<bool>,
}

impl PersonFields {
    /// Fields that start from what is known.
    pub(super) fn new(person: Person) -> Self {
        Self {
            name: RwSignal::new(person.name),
            phone: RwSignal::new(person.phone),
            language: RwSignal::new(person.language),
            safe_hours: RwSignal::new(person.safe_hours),
            missing: RwSignal::new(false),
        }
    }

    /// What is typed so far; followed when read inside an effect.
    fn typed(self) -> Person {
        Person {
            name: self.name.get(),
            phone: self.phone.get(),
            language: self.language.get(),
            safe_hours: self.safe_hours.get(),
        }
    }

    /// Keeps what is typed as a draft, and brings back what was kept.
    pub(super) fn keep_draft(self, place: &'static str) -> Draft {
        let kept = RwSignal::new(String::new());
        let hand = use_draft(move || place.to_owned(), kept);
        Effect::new(move |_| {
            let typed = draft(&self.typed());
            if kept.with_untracked(|kept| *kept != typed) {
                kept.set(typed);
            }
        });
        Effect::new(move |_| {
            let brought = kept.get();
            if !brought.is_empty() && untrack(move || draft(&self.typed())) != brought {
                let person = from_draft(&brought);
                self.name.set(person.name);
                self.phone.set(person.phone);
                self.language.set(person.language);
                self.safe_hours.set(person.safe_hours);
            }
        });
        hand
    }

    /// The person; `None`, and the name's field says why, if there is no name.
    pub(super) fn read(self) -> Option<Person> {
        let clean = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let person = Person {
            name: clean(self.name),
            phone: clean(self.phone),
            language: clean(self.language),
            safe_hours: clean(self.safe_hours),
        };
        self.missing.set(person.name.is_empty());
        (!person.name.is_empty()).then_some(person)
    }
}

/// The fields on screen.
#[component]
pub(super) fn PersonForm(fields: PersonFields) -> impl IntoView {
    let wrong = Signal::derive(move || {
        (fields.missing.get() && fields.name.with(|name| name.trim().is_empty()))
            .then(|| say("worker-new-name-missing"))
    });
    view! {
        <div class="person-form">
            <Field label=t("worker-person-name") value=fields.name error=wrong required=true />
            <Field label=t("worker-person-phone") value=fields.phone kind="tel" inputmode="tel" />
            <Field label=t("worker-person-language") value=fields.language />
            <TextArea
                label=t("worker-person-hours")
                hint=t("worker-person-hours-hint")
                value=fields.safe_hours
                rows=2
                max=400
            />
        </div>
    }
}
