//! What a document says, in three languages: the same sentences as the page that verifies a proof, and those of paper alone.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use tdu_policies::Lang;
use unic_langid::LanguageIdentifier;

/// A value in a sentence.
pub type Value = FluentValue<'static>;

/// The sentences of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The sentences of a language.
    pub fn of(lang: Lang) -> Self {
        let id: LanguageIdentifier = lang.code().parse().expect("a language code of two letters");
        let mut bundle = FluentBundle::new(vec![id]);
        // Values stand in marks that keep their direction apart from that of the sentence: paper honours them.
        bundle.set_use_isolating(true);
        for source in sources(lang) {
            // A line that cannot be read is left out; the tests refuse it.
            let resource =
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// A sentence; its id where there is none.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// A sentence with values in it.
    pub fn say_with(&self, id: &str, values: &[(&'static str, Value)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = values.iter().cloned().collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }
}

/// Fluent files of a language, those of paper alone last.
pub const fn sources(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Fr => [
            include_str!("../../web/locales/fr/charter.ftl"),
            include_str!("../../web/locales/fr/proof.ftl"),
            include_str!("../locales/fr/paper.ftl"),
        ],
        Lang::En => [
            include_str!("../../web/locales/en/charter.ftl"),
            include_str!("../../web/locales/en/proof.ftl"),
            include_str!("../locales/en/paper.ftl"),
        ],
        Lang::Ar => [
            include_str!("../../web/locales/ar/charter.ftl"),
            include_str!("../../web/locales/ar/proof.ftl"),
            include_str!("../locales/ar/paper.ftl"),
        ],
    }
}
