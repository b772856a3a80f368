//! The three languages: texts in Fluent, dates and numbers by the browser.
//!
//! The texts are not in the program. Each language is one file: the boot script picks the first one and fetches it
//! while the program loads, [`choose`] fetches another when somebody asks for it.
//!
//! [`t`] gives a text that follows the language, for views; [`say`] gives it once, for messages and titles.

use std::{borrow::Cow, cell::RefCell};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use leptos::{prelude::*, reactive::graph::Observer};
use tdu_core::calendar::{Day, Week};
use tdu_policies::Lang;
use tdu_protocol::Timestamp;
use unic_langid::LanguageIdentifier;
use wasm_bindgen::{JsCast, JsValue};

use crate::dom;

/// A value in a text: a number (counted in the language's own plural forms) or words.
pub type Arg = FluentValue<'static>;

/// Name and value, as [`t_args`] takes them.
pub type Args = Vec<(&'static str, Arg)>;

/// The boot script reads it too.
const SETTING: &str = "tdu-language";

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    /// In the order of [`Lang::ALL`]; empty where a language was not learnt yet.
    static BUNDLES: RefCell<[Option<Bundle>; 3]> = const { RefCell::new([None, None, None]) };
    static CHOSEN: ArcRwSignal<Lang> = ArcRwSignal::new(Lang::Fr);
    static NOT_LOADED: ArcRwSignal<Option<Lang>> = ArcRwSignal::new(None);
}

fn place_of(lang: Lang) -> usize {
    Lang::ALL.into_iter().position(|known| known == lang).unwrap_or(0)
}

/// Takes in the texts of a language, as Fluent writes them.
pub fn learn(lang: Lang, texts: &str) {
    let id: LanguageIdentifier = lang.code().parse().expect("a language code of two letters");
    let mut bundle = Bundle::new(vec![id]);
    // A line that cannot be read is left out; the tests refuse it.
    let resource = FluentResource::try_new(texts.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    BUNDLES.with_borrow_mut(|bundles| bundles[place_of(lang)] = Some(bundle));
}

fn is_known(lang: Lang) -> bool {
    BUNDLES.with_borrow(|bundles| bundles[place_of(lang)].is_some())
}

/// A text in one language; `None` if that language lacks it or was not learnt.
pub fn text_in(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> Option<String> {
    BUNDLES.with_borrow(|bundles| {
        let bundle = bundles[place_of(lang)].as_ref()?;
        let pattern = bundle.get_message(id)?.value()?;
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    })
}

/// The language now; followed when read inside a view or an effect.
pub fn lang() -> Lang {
    // Where nothing follows, nothing is to be followed: the page is made anew when it is shown again.
    CHOSEN.with(|chosen| if Observer::get().is_some() { chosen.get() } else { chosen.get_untracked() })
}

/// The text in the language now. Inside a view or an effect it follows the language.
pub fn say(id: &str) -> String {
    say_args(id, &[])
}

/// [`say`], with values.
pub fn say_args(id: &str, args: &[(&'static str, Arg)]) -> String {
    text_in(lang(), id, args).unwrap_or_else(|| id.to_owned())
}

/// The text, following the language.
pub fn t(id: &'static str) -> Signal<String> {
    Signal::derive(move || say(id))
}

/// The text with values, following the language and whatever `args` reads.
pub fn t_args(id: &'static str, args: impl Fn() -> Args + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || say_args(id, &args()))
}

/// Changes the language and keeps the choice on this device, then calls `done`. A language that is not here yet is
/// fetched first; if it does not come, nothing changes and [`not_loaded`] says so.
pub fn choose(lang: Lang, done: impl FnOnce() + 'static) {
    NOT_LOADED.with(|missing| missing.set(None));
    if is_known(lang) {
        chosen(lang);
        done();
        return;
    }
    leptos::task::spawn_local(async move {
        match dom::fetch_text(&dom::meta(&format!("tdu-texts-{}", lang.code())).unwrap_or_default()).await {
            Ok(texts) => {
                learn(lang, &texts);
                chosen(lang);
                done();
            }
            Err(_) => NOT_LOADED.with(|missing| missing.set(Some(lang))),
        }
    });
}

fn chosen(lang: Lang) {
    dom::settings::set(SETTING, lang.code());
    show_in(lang);
}

/// The language that was asked for last, if it could not be fetched. Follows.
pub fn not_loaded() -> Option<Lang> {
    NOT_LOADED.with(Get::get)
}

/// Whether somebody chose a language on this device.
pub fn was_chosen() -> bool {
    dom::settings::get(SETTING).is_some()
}

/// Changes the language for this visit, to one that was learnt.
pub fn show_in(lang: Lang) {
    if let Some(root) = dom::document().document_element() {
        let dir = lang.dir();
        // Setting an attribute of <html> cannot fail.
        let _ = root.set_attribute("lang", lang.code());
        let _ = root.set_attribute("dir", dir);
    }
    CHOSEN.with(|chosen| {
        if chosen.get_untracked() != lang {
            chosen.set(lang);
        }
    });
}

/// What the browser's formatters are told: in Arabic with the digits that telephones show.
fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fr-FR",
        Lang::En => "en-GB",
        Lang::Ar => "ar-u-nu-latn",
    }
}

fn options(pairs: &[(&str, &str)]) -> js_sys::Object {
    let options = js_sys::Object::new();
    for (name, value) in pairs {
        // A fresh object takes any property.
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

fn date_text(ms: f64, pairs: &[(&str, &str)]) -> String {
    let locales = js_sys::Array::of1(&locale(lang()).into());
    let format = js_sys::Intl::DateTimeFormat::new(&locales, &options(pairs)).format();
    let date = js_sys::Date::new(&JsValue::from_f64(ms));
    format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds stay below 2^53 for 280,000 years")]
fn ms(at: Timestamp) -> f64 {
    at.0 as f64
}

/// `dimanche 22 novembre 2026`.
pub fn long_day(day: Day) -> String {
    day_text(day, &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// `22 nov. 2026`.
pub fn short_day(day: Day) -> String {
    day_text(day, &[("day", "numeric"), ("month", "short"), ("year", "numeric")])
}

/// `dim. 22 nov.`.
pub fn week_day(day: Day) -> String {
    day_text(day, &[("weekday", "short"), ("day", "numeric"), ("month", "short")])
}

fn day_text(day: Day, pairs: &[(&str, &str)]) -> String {
    let mut pairs = pairs.to_vec();
    pairs.push(("timeZone", "UTC"));
    date_text(f64::from(day.0) * 86_400_000.0, &pairs)
}

/// `22 nov. 2026, 14:05`, by this device's clock.
pub fn moment(at: Timestamp) -> String {
    date_text(ms(at), &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// `14:05`, by this device's clock.
pub fn clock(at: Timestamp) -> String {
    date_text(ms(at), &[("timeStyle", "short")])
}

/// `semaine du 16 au 22 novembre 2026`, `semaine du 26 octobre au 1 novembre 2026`.
pub fn week_text(week: Week) -> String {
    let (monday, sunday) = (week.monday(), week.monday().plus(6));
    let from: &[_] = if monday.ymd().1 == sunday.ymd().1 {
        &[("day", "numeric")]
    } else {
        &[("day", "numeric"), ("month", "long")]
    };
    let from = day_text(monday, from);
    let until = day_text(sunday, &[("day", "numeric"), ("month", "long"), ("year", "numeric")]);
    say_args("common-week", &[("from", from.into()), ("until", until.into())])
}

/// A number with the language's separators.
pub fn number(value: f64) -> String {
    let locales = js_sys::Array::of1(&locale(lang()).into());
    let format = js_sys::Intl::NumberFormat::new(&locales, &js_sys::Object::new()).format();
    let text = format.call1(&JsValue::UNDEFINED, &value.into());
    text.ok().and_then(|text| text.dyn_into::<js_sys::JsString>().ok()).map(String::from).unwrap_or_default()
}

/// Names one after the other.
pub fn list(names: &[String]) -> String {
    let then = |before: String, next: &String| {
        say_args("common-and-then", &[("before", arg(before)), ("next", arg(next))])
    };
    match names {
        [] => String::new(),
        [first, rest @ ..] => rest.iter().fold(first.clone(), then),
    }
}

/// A text as an argument.
pub fn arg(text: impl Into<String>) -> Arg {
    FluentValue::String(Cow::Owned(text.into()))
}

#[cfg(test)]
pub(crate) mod tests;
