//! What the state of the charter is called, and how its text is cut into screens.

use tdu_core::{
    app::CharterState,
    calendar::Day,
    payload::{Channel, Device, Enrolment, HelpRole, IdentityCheck, Meeting},
};
use tdu_policies::{
    CharterText,
    charter::{Point, Section},
};

/// Where the service can be.
pub const CHANNELS: [(&str, Channel); 4] = [
    ("apart", Channel::Apart),
    ("in-person", Channel::InPerson),
    ("phone", Channel::Phone),
    ("video", Channel::Video),
];

/// How a person and a worker speak to each other.
pub const MEETINGS: [(&str, Meeting); 3] =
    [("in-person", Meeting::InPerson), ("phone", Meeting::Phone), ("video", Meeting::Video)];

/// Whose a device is.
pub const DEVICES: [(&str, Device); 2] = [("own", Device::Own), ("shared", Device::Shared)];

/// Who can help.
pub const HELPERS: [(&str, HelpRole); 4] = [
    ("interpreter", HelpRole::Interpreter),
    ("relative", HelpRole::Relative),
    ("social-worker", HelpRole::SocialWorker),
    ("helper", HelpRole::Helper),
];

/// How a worker can know who the person is.
pub const IDENTITIES: [(&str, IdentityCheck); 4] = [
    ("known", IdentityCheck::Known),
    ("document-seen", IdentityCheck::DocumentSeen),
    ("question", IdentityCheck::Question),
    ("not-checked", IdentityCheck::NotChecked),
];

/// How a device can have been linked.
pub const ENROLMENTS: [(&str, Enrolment); 2] =
    [("face-to-face", Enrolment::FaceToFace), ("at-distance", Enrolment::AtDistance)];

/// What stands under an id in a list; `None` as long as nothing is chosen.
pub fn of<T: Copy>(list: &[(&str, T)], id: &str) -> Option<T> {
    list.iter().find(|(known, _)| *known == id).map(|(_, value)| *value)
}

/// A few words for a button.
pub fn short(state: &CharterState, today: Day) -> &'static str {
    match state {
        CharterState::None => "charter-short-none",
        CharterState::Presented => "charter-short-presented",
        CharterState::Renewed { .. } => "charter-short-renewed",
        CharterState::Asked { .. } => "charter-short-asked",
        CharterState::Later { .. } if waits(state, today) => "charter-short-again",
        CharterState::Later { .. } => "charter-short-later",
        CharterState::Signed { .. } => "charter-short-signed",
        CharterState::Countersigned { .. } => "charter-short-countersigned",
        CharterState::Heard { .. } | CharterState::Witnessed { .. } => "charter-short-aloud",
        CharterState::OnPaper { .. } => "charter-short-paper",
        CharterState::Refused { .. } => "charter-short-refused",
        CharterState::Withdrawn { told: false, .. } => "charter-short-withdrawn",
        CharterState::Withdrawn { told: true, .. } => "charter-short-withdrawn-told",
    }
}

/// One sentence for the person.
pub const fn sentence(state: &CharterState) -> &'static str {
    match state {
        CharterState::None => "charter-is-none",
        CharterState::Presented => "charter-is-presented",
        CharterState::Renewed { .. } => "charter-is-renewed",
        CharterState::Asked { .. } => "charter-is-asked",
        CharterState::Later { .. } => "charter-is-later",
        CharterState::Signed { .. } => "charter-is-signed",
        CharterState::Countersigned { .. } => "charter-is-countersigned",
        CharterState::Heard { .. } => "charter-is-heard",
        CharterState::Witnessed { .. } => "charter-is-witnessed",
        CharterState::OnPaper { .. } => "charter-is-paper",
        CharterState::Refused { .. } => "charter-is-refused",
        CharterState::Withdrawn { told: false, .. } => "charter-is-withdrawn",
        CharterState::Withdrawn { told: true, .. } => "charter-is-withdrawn-told",
    }
}

/// Whether the person is told, by one line at home, that the charter is there: never after an answer, and after "later" from
/// the day that they chose.
pub fn waits(state: &CharterState, today: Day) -> bool {
    match state {
        CharterState::Presented | CharterState::Renewed { .. } => true,
        CharterState::Later { until, .. } => until.is_some_and(|until| until <= today),
        _ => false,
    }
}

/// One screen: a title and short sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// The idea.
    pub title: String,
    /// Its sentences.
    pub sentences: Vec<String>,
    /// For each sentence that is a point of comprehension, the idea that explains it.
    pub again: Vec<Option<Box<Screen>>>,
}

impl Screen {
    /// What is read aloud.
    pub fn spoken(&self) -> String {
        let mut words = format!("{}. ", self.title);
        words.push_str(&self.sentences.join(" "));
        words
    }
}

/// One idea a screen; the points of comprehension come last.
pub fn screens(text: &CharterText) -> Vec<Screen> {
    let idea = |section: &Section| Screen {
        title: section.title.clone(),
        sentences: section.paragraphs.clone(),
        again: Vec::new(),
    };
    let again = |point: &Point| {
        let section = text.sections.iter().find(|section| Some(&section.id) == point.section.as_ref())?;
        Some(Box::new(idea(section)))
    };
    let points = (!text.comprehension.is_empty()).then(|| Screen {
        title: text.comprehension_title.clone(),
        sentences: text.comprehension.iter().map(|point| point.text.clone()).collect(),
        again: text.comprehension.iter().map(again).collect(),
    });
    text.sections.iter().map(idea).chain(points).collect()
}

/// Which screens of a text were read aloud to their end. A text counts as heard once all of them were: one idea is no
/// charter.
#[derive(Debug)]
pub struct Listening(Vec<bool>);

impl Listening {
    /// Nothing yet, of so many screens.
    pub fn to(screens: usize) -> Self {
        Self(vec![false; screens])
    }

    /// The end of this screen was reached; whether the whole text is heard now.
    pub fn reached(&mut self, screen: usize) -> bool {
        if let Some(heard) = self.0.get_mut(screen) {
            *heard = true;
        }
        self.0.iter().all(|heard| *heard)
    }
}

#[cfg(test)]
mod tests {
    use tdu_policies::{Lang, Parameters, PolicySet};

    use super::*;

    #[test]
    fn nobody_is_reminded_after_an_answer_nor_before_the_day_they_chose() {
        let at = tdu_protocol::Timestamp(0);
        let today = Day(20_000);
        assert!(waits(&CharterState::Presented, today));
        assert!(waits(&CharterState::Renewed { at }, today));
        let later = |until| CharterState::Later { at, until };
        assert!(!waits(&later(None), today));
        assert!(!waits(&later(Some(today.plus(1))), today));
        assert!(waits(&later(Some(today)), today));
        assert!(!waits(&CharterState::Refused { at }, today));
        assert!(!waits(&CharterState::Withdrawn { at, told: false }, today));
    }

    #[test]
    fn a_text_is_heard_once_each_of_its_screens_was_in_whatever_order() {
        let mut listening = Listening::to(3);
        let heard: Vec<bool> = [2, 2, 0, 0, 7, 1].map(|screen| listening.reached(screen)).into();
        assert_eq!(heard, [false, false, false, false, false, true]);
    }

    #[test]
    fn every_sentence_is_on_a_screen_and_languages_keep_step() {
        let charter = PolicySet::embedded().charter;
        let french = charter.text(Lang::Fr, &Parameters::new());
        let shown = screens(&french);
        let count: usize = shown.iter().map(|screen| screen.sentences.len()).sum();
        let written: usize = french.sections.iter().map(|section| section.paragraphs.len()).sum();
        assert_eq!(count, written + french.comprehension.len());
        let again: Vec<_> = shown.last().expect("screens").again.iter().flatten().collect();
        assert!(
            !again.is_empty() && again.iter().all(|idea| shown.contains(idea)),
            "the idea, as it was read"
        );
        for lang in Lang::ALL {
            assert_eq!(screens(&charter.text(lang, &Parameters::new())).len(), shown.len(), "{lang:?}");
        }
    }
}
