use leptos::prelude::*;

use crate::{
    dom::{self, uid},
    i18n::say,
};

/// What is wrong with a field, by its message: follows the language.
pub fn told(error: RwSignal<Option<&'static str>>) -> Signal<Option<String>> {
    Signal::derive(move || error.get().map(say))
}

/// Puts the keyboard's place in the first field that is wrong, where it is read out with its reason.
pub fn go_to_wrong() {
    request_animation_frame(|| dom::focus("[aria-invalid]"));
}

/// One line to type.
#[component]
pub fn Field(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// A word of help, shown before typing.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with it, if anything.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// `text`, `search`, `tel`, …
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keyboard a telephone shows: `numeric`, `tel`, …
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// What the browser may fill in; `off` by default.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Most characters that it takes.
    #[prop(default = 200)]
    max: u32,
    /// It must be filled in.
    #[prop(optional)]
    required: bool,
    /// Digits or a code: wide letters, left to right.
    #[prop(optional)]
    code: bool,
) -> impl IntoView {
    let id = uid("field");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || described(hint.is_some().then_some(&hint_id), error.get().map(|_| &error_id))
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <input
                id=id
                class=if code { "input code" } else { "input" }
                type=kind
                dir=if code { "ltr" } else { "auto" }
                inputmode=inputmode
                autocomplete=autocomplete
                autocapitalize=code.then_some("none")
                spellcheck=code.then_some("false")
                maxlength=max
                aria-required=required.then_some("true")
                aria-describedby=described
                aria-invalid=move || error.get().map(|_| "true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            {move || error.get().map(|text| view! { <p class="wrong" id=error_id.clone()>{text}</p> })}
        </div>
    }
}

/// Several lines to type; grows with its text.
#[component]
pub fn TextArea(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// A word of help, shown before typing.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with it, if anything.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Lines shown at first.
    #[prop(default = 5)]
    rows: u32,
    /// Most characters that it takes.
    #[prop(default = 20_000)]
    max: u32,
    /// Its name is for screen readers only.
    #[prop(optional)]
    hidden_label: bool,
    /// Called when Ctrl and Enter are pressed together.
    #[prop(optional, into)]
    on_send: Option<Callback<()>>,
) -> impl IntoView {
    let id = uid("area");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || described(hint.is_some().then_some(&hint_id), error.get().map(|_| &error_id))
    };
    let key = move |event: web_sys::KeyboardEvent| {
        if let Some(send) = on_send
            && event.key() == "Enter"
            && (event.ctrl_key() || event.meta_key())
        {
            event.prevent_default();
            send.run(());
        }
    };
    view! {
        <div class="field">
            <label for=id.clone() class=if hidden_label { "sr" } else { "" }>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <textarea
                id=id
                class="input area"
                dir="auto"
                rows=rows
                maxlength=max
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || error.get().map(|_| "true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=key
            ></textarea>
            {move || error.get().map(|text| view! { <p class="wrong" id=error_id.clone()>{text}</p> })}
        </div>
    }
}

fn described(hint: Option<&String>, error: Option<&String>) -> Option<String> {
    let ids: Vec<&str> = hint.into_iter().chain(error).map(String::as_str).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
