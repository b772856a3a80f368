//! The three languages: texts in Fluent, dates and numbers by the browser.
//!
//! [`t`] gives a text that follows the language, for views; [`say`] gives it once, for messages and titles.

use std::{borrow::Cow, cell::OnceCell};

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

const SETTING: &str = "tdu-language";

macro_rules! texts {
    ($lang:literal) => {
        [
            include_str!(concat!("../locales/", $lang, "/common.ftl")),
            include_str!(concat!("../locales/", $lang, "/failures.ftl")),
            include_str!(concat!("../locales/", $lang, "/open.ftl")),
            include_str!(concat!("../locales/", $lang, "/join.ftl")),
            include_str!(concat!("../locales/", $lang, "/beneficiary.ftl")),
            include_str!(concat!("../locales/", $lang, "/admin.ftl")),
            include_str!(concat!("../locales/", $lang, "/worker.ftl")),
            include_str!(concat!("../locales/", $lang, "/manager.ftl")),
        ]
    };
}

const FR: [&str; 8] = texts!("fr");
const EN: [&str; 8] = texts!("en");
const AR: [&str; 8] = texts!("ar");

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static BUNDLES: [OnceCell<Bundle>; 3] = const { [OnceCell::new(), OnceCell::new(), OnceCell::new()] };
    static CHOSEN: ArcRwSignal<Lang> = ArcRwSignal::new(Lang::Fr);
}

fn bundle_of(lang: Lang) -> Bundle {
    let (index, sources) = match lang {
        Lang::Fr => ("fr", FR),
        Lang::En => ("en", EN),
        Lang::Ar => ("ar", AR),
    };
    let id: LanguageIdentifier = index.parse().expect("a language code of two letters");
    let mut bundle = Bundle::new(vec![id]);
    for source in sources {
        // A line that cannot be read is left out; the tests refuse it.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn with_bundle<T>(lang: Lang, f: impl FnOnce(&Bundle) -> T) -> T {
    let place = Lang::ALL.into_iter().position(|known| known == lang).unwrap_or(0);
    BUNDLES.with(|bundles| f(bundles[place].get_or_init(|| bundle_of(lang))))
}

/// A text in one language; `None` if that language lacks it.
pub fn text_in(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> Option<String> {
    with_bundle(lang, |bundle| {
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
    text_in(lang(), id, args).or_else(|| text_in(Lang::Fr, id, args)).unwrap_or_else(|| id.to_owned())
}

/// The text, following the language.
pub fn t(id: &'static str) -> Signal<String> {
    Signal::derive(move || say(id))
}

/// The text with values, following the language and whatever `args` reads.
pub fn t_args(id: &'static str, args: impl Fn() -> Args + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || say_args(id, &args()))
}

/// Changes the language, keeps the choice on this device.
pub fn choose(lang: Lang) {
    dom::settings::set(SETTING, lang.code());
    show_in(lang);
}

/// Whether somebody chose a language on this device.
pub fn was_chosen() -> bool {
    dom::settings::get(SETTING).is_some()
}

/// Changes the language for this visit.
pub fn show_in(lang: Lang) {
    if let Some(root) = dom::document().document_element() {
        let dir = if lang.is_rtl() { "rtl" } else { "ltr" };
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

/// The language of a first visit: the one that was kept, else the browser's first that the app speaks.
pub fn start() {
    let kept = dom::settings::get(SETTING).and_then(|code| Lang::from_code(&code));
    let wished = || {
        let languages = dom::window().navigator().languages();
        languages.iter().find_map(|tag| Lang::from_code(&tag.as_string()?))
    };
    show_in(kept.or_else(wished).unwrap_or_default());
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

/// A text as an argument.
pub fn arg(text: impl Into<String>) -> Arg {
    FluentValue::String(Cow::Owned(text.into()))
}

#[cfg(test)]
mod tests;
