//! The words that notes are made of: channels, themes, actions, outcomes, evaluation, weak signals.

use serde::{Deserialize, Serialize};

use crate::{
    Localised, Mistake, PolicyFiles, Reason, Slug, Term,
    reason::Member,
    source::{Source, at},
};

/// Vocabulary of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Shown beside the free text: facts, and the person may read them.
    pub composer_reminder: Localised,
    /// Lengths offered as chips, in minutes, rising.
    pub durations: Vec<u32>,
    /// How a contact happened.
    pub channels: Vec<Channel>,
    /// What it was about.
    pub themes: Vec<Term>,
    /// What was done.
    pub actions: Vec<Term>,
    /// How it ended.
    pub outcomes: Vec<Outcome>,
    /// Headings of a social evaluation.
    pub evaluation: Vec<Term>,
    /// What may be said of a weak signal; never a score.
    pub signal_states: Vec<Term>,
    /// Facts that may deserve attention.
    pub signals: Vec<Signal>,
    /// Words of former sets: notes keep them, and nobody is offered them. No file has this.
    #[serde(default)]
    pub retired: Retired,
}

/// Words that a former set had and the present one has not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// How a contact happened.
    pub channels: Vec<Channel>,
    /// How it ended.
    pub outcomes: Vec<Outcome>,
    /// All other words.
    pub words: Vec<Term>,
}

/// A way to be in contact. Neither flag: the contact was with somebody else than the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// The id that notes hold.
    pub id: Slug,
    /// What the screen shows.
    pub label: Localised,
    /// Worker and person were in the same place.
    pub in_person: bool,
    /// Worker and person were in contact from two places.
    pub remote: bool,
    /// A conversation by voice from a distance: many in a row tire.
    #[serde(default)]
    pub call: bool,
}

/// How a contact ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The id that notes hold.
    pub id: Slug,
    /// What the screen shows.
    pub label: Localised,
    /// Something remains to be done: the screen asks for a next step.
    pub open: bool,
    /// Counted among unmet needs.
    pub unmet: bool,
}

/// A fact that may deserve attention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// The id that notes hold.
    pub id: Slug,
    /// What the screen shows.
    pub label: Localised,
    /// Can be noticed by voice or in writing; if not, only by being there.
    pub at_distance: bool,
}

impl FollowUp {
    /// The channel of an id.
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id.as_str() == id)
    }

    /// The outcome of an id.
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id.as_str() == id)
    }

    /// The channel of an id that a note holds, be it one of a former set.
    pub fn known_channel(&self, id: &str) -> Option<&Channel> {
        self.channel(id).or_else(|| self.retired.channels.iter().find(|channel| channel.id.as_str() == id))
    }

    /// The outcome of an id that a note holds, be it one of a former set.
    pub fn known_outcome(&self, id: &str) -> Option<&Outcome> {
        self.outcome(id).or_else(|| self.retired.outcomes.iter().find(|outcome| outcome.id.as_str() == id))
    }

    /// What people call an id, whichever list it stands in; lists share no id. A former set's word is known too.
    pub fn label(&self, id: &str) -> Option<&Localised> {
        let retired = &self.retired;
        let channels = retired.channels.iter().map(|channel| (&channel.id, &channel.label));
        let outcomes = retired.outcomes.iter().map(|outcome| (&outcome.id, &outcome.label));
        let words = retired.words.iter().map(|term| (&term.id, &term.label));
        let mut all = self.entries().chain(channels).chain(outcomes).chain(words);
        all.find(|(known, _)| known.as_str() == id).map(|(_, label)| label)
    }

    /// Keeps the words of the set before this one, and of those before it.
    pub fn succeed(&mut self, former: &Self) {
        let is_new = |own: &Self, id: &Slug| own.label(id.as_str()).is_none();
        for channel in former.channels.iter().chain(&former.retired.channels) {
            if is_new(self, &channel.id) {
                self.retired.channels.push(channel.clone());
            }
        }
        for outcome in former.outcomes.iter().chain(&former.retired.outcomes) {
            if is_new(self, &outcome.id) {
                self.retired.outcomes.push(outcome.clone());
            }
        }
        let others = former.entries().chain(former.retired.words.iter().map(|term| (&term.id, &term.label)));
        for (id, label) in others {
            if is_new(self, id) {
                self.retired.words.push(Term { id: id.clone(), label: label.clone() });
            }
        }
    }

    fn entries(&self) -> impl Iterator<Item = (&Slug, &Localised)> {
        let terms = [&self.themes, &self.actions, &self.evaluation, &self.signal_states];
        let channels = self.channels.iter().map(|channel| (&channel.id, &channel.label));
        let outcomes = self.outcomes.iter().map(|outcome| (&outcome.id, &outcome.label));
        let signals = self.signals.iter().map(|signal| (&signal.id, &signal.label));
        let terms = terms.into_iter().flatten().map(|term| (&term.id, &term.label));
        channels.chain(outcomes).chain(signals).chain(terms)
    }
}

pub(crate) fn read(files: &PolicyFiles, mistakes: &mut Vec<Mistake>) -> Option<FollowUp> {
    let mut source = Source::open(files, "follow-up.toml", mistakes)?;
    let follow_up: FollowUp = source.read()?;
    check(&follow_up, &mut source);
    Some(follow_up)
}

fn check(follow_up: &FollowUp, source: &mut Source<'_>) {
    source.require(
        follow_up.retired == Retired::default(),
        at!["retired"],
        Reason::Remembered("retired".to_owned()),
    );
    let lists: [(&str, Vec<&Slug>); 7] = [
        ("channels", follow_up.channels.iter().map(|channel| &channel.id).collect()),
        ("themes", follow_up.themes.iter().map(|term| &term.id).collect()),
        ("actions", follow_up.actions.iter().map(|term| &term.id).collect()),
        ("outcomes", follow_up.outcomes.iter().map(|outcome| &outcome.id).collect()),
        ("evaluation", follow_up.evaluation.iter().map(|term| &term.id).collect()),
        ("signal_states", follow_up.signal_states.iter().map(|term| &term.id).collect()),
        ("signals", follow_up.signals.iter().map(|signal| &signal.id).collect()),
    ];
    for (rank, (list, ids)) in lists.iter().enumerate() {
        source.unique(list, ids.iter().copied());
        // A reader that only has an id must find one meaning.
        for (place, id) in ids.iter().enumerate() {
            if let Some((other, _)) = lists[..rank].iter().find(|(_, earlier)| earlier.contains(id)) {
                source.tell(at![*list, place, "id"], Reason::Taken(Member::new(id.as_str(), other)));
            }
        }
    }
    for (rank, channel) in follow_up.channels.iter().enumerate() {
        source.require(
            !(channel.in_person && channel.remote),
            at!["channels", rank, "remote"],
            Reason::InPersonAndRemote,
        );
    }
    let rising = follow_up.durations.windows(2).all(|pair| pair[0] < pair[1]);
    source.require(
        rising && follow_up.durations.first().is_some_and(|first| *first > 0),
        at!["durations"],
        Reason::Durations,
    );
}
