//! What each party holds of a count, byte for byte, over hundreds of counts: it says nothing of what one person answered.
//!
//! The randomness is the system's own, as it is outside tests. Chi-squared of two samples of the same distribution is above
//! [`MOST`] with a probability below (150/16)^8 e^-67, some 10^-21; with fewer than 100,000 places and pairs of them looked at in
//! all of these tests, one run in 10^16 gives a false alarm. A place that shows one answer in four as it is would be found.

use std::io::Cursor;

use prio::{
    codec::{Decode, Encode},
    field::{Field128, FieldElement},
};

use super::lean::{Block, MOST, Places};
use crate::{
    Choices, Leading, Nonce, Numbers, Output, Place, Shape, Split, Sums, help, join, join_numbers, split,
    split_numbers,
};

const KEY: [u8; 32] = [7; 32];
/// Counts of each kind.
const RUNS: u64 = 800;

/// What one person answered.
#[derive(Clone, Copy)]
enum Answers {
    Choices([Option<u8>; 2]),
    Numbers([u32; 3]),
}

impl Answers {
    fn shape(self) -> Shape {
        match self {
            Self::Choices(_) => Shape::Choices(Choices::new(2, 4).expect("a shape")),
            Self::Numbers(_) => Shape::Numbers(Numbers::new(3).expect("a shape")),
        }
    }

    fn split(self, place: &Place, nonce: &Nonce) -> Split {
        match (self, self.shape()) {
            (Self::Choices(chosen), Shape::Choices(shape)) => split(shape, place, nonce, &chosen),
            (Self::Numbers(cells), Shape::Numbers(shape)) => split_numbers(shape, place, nonce, &cells),
            _ => unreachable!("a shape is that of its answers"),
        }
        .expect("answers of the shape")
    }
}

/// All that a party has seen, in the order in which it came.
type View = Vec<Block>;

/// A count, and what either side has of it.
struct Count {
    shape: Shape,
    leader: View,
    helper: View,
    /// Each report as both halves of it have it.
    outputs: Vec<(Output, Output)>,
    sums: (Sums, Sums),
}

impl Count {
    /// Until the halves would meet.
    fn of(people: &[Answers], run: u64) -> Self {
        let shape = people[0].shape();
        let sums = (Sums::new(shape), Sums::new(shape));
        let mut count = Self { shape, leader: View::new(), helper: View::new(), outputs: Vec::new(), sums };
        for (account, answers) in (0..).zip(people) {
            count.report(account, *answers, run);
        }
        for (view, sums) in [(&mut count.leader, &count.sums.0), (&mut count.helper, &count.sums.1)] {
            keeps(view, &own(shape, sums));
        }
        count
    }

    fn report(&mut self, account: u8, answers: Answers, run: u64) {
        let shape = self.shape;
        let place = Place { opening: [1; 32], account: [account; 16] };
        let mut nonce: Nonce = [account; 16];
        nonce[..8].copy_from_slice(&run.to_be_bytes());
        let report = answers.split(&place, &nonce);
        let (public, leader, helper) = (&report.public, &report.leader, &report.helper);
        let (leading, question) =
            Leading::begin(shape, place, &KEY, &nonce, public, leader).expect("an honest report");
        let (helpers, answer) =
            help(shape, &place, &KEY, &nonce, public, helper, &question).expect("an honest report");
        let leaders = leading.end(&answer).expect("an honest helper");
        for bytes in [public, &**leader, &question, &answer] {
            keeps(&mut self.leader, bytes);
        }
        // The helper has both parties' messages, and their sum says whether a report is valid.
        let own = first_message(shape, &place, &nonce, &report);
        for bytes in [public, &**helper, &own, &question, &sum(&own, &question), &answer] {
            keeps(&mut self.helper, bytes);
        }
        for (view, output) in [(&mut self.leader, &leaders), (&mut self.helper, &helpers)] {
            keeps(view, &encoded(output.0.iter().flatten()));
        }
        self.sums.0.add(&leaders);
        self.sums.1.add(&helpers);
        self.outputs.push((leaders, helpers));
    }

    /// To its end: what the other side gave, and what comes of it.
    fn ends(mut self) -> (View, View) {
        let (leader, helper) = &self.sums;
        let reports = leader.reports();
        let mut totals = Vec::new();
        let mut given = View::new();
        match self.shape {
            Shape::Numbers(_) => {
                keeps(&mut given, &leader.numbers());
                let joined = join_numbers(&leader.numbers(), &helper.numbers(), reports).expect("they fit");
                totals.extend(joined.iter().flat_map(|total| [total.sum, total.people]));
            }
            Shape::Choices(choices) => {
                let people = join(&leader.answered(), &helper.answered(), reports).expect("they fit");
                keeps(&mut self.leader, &helper.answered());
                keeps(&mut self.leader, &counts(&people));
                keeps(&mut given, &leader.answered());
                for question in 0..choices.questions() {
                    let (ours, theirs) = (helper.levels(question), leader.levels(question));
                    keeps(&mut given, &theirs);
                    totals.extend(join(&ours, &theirs, reports).expect("they fit"));
                }
            }
        }
        self.helper.extend(given);
        keeps(&mut self.helper, &counts(&totals));
        (self.leader, self.helper)
    }

    /// What the two would have of the first report if they were one.
    fn together(&self) -> View {
        let (leaders, helpers) = &self.outputs[0];
        let mut view = View::new();
        let pairs = leaders.0.iter().flatten().zip(helpers.0.iter().flatten());
        keeps(&mut view, &encoded(&pairs.map(|(one, other)| *one + *other).collect::<Vec<_>>()));
        view
    }

    /// The leader's half of the first report.
    fn half(&self) -> View {
        let mut view = View::new();
        keeps(&mut view, &encoded(self.outputs[0].0.0.iter().flatten()));
        view
    }

    /// The helper's half of the first report, had its author drawn one mask for all buckets in place of one for each.
    fn with_one_mask(&self) -> View {
        let (leaders, helpers) = &self.outputs[0];
        let mask = leaders.0[0][0];
        let pairs = leaders.0.iter().flatten().zip(helpers.0.iter().flatten());
        let mut view = View::new();
        keeps(&mut view, &encoded(&pairs.map(|(one, other)| *one + *other - mask).collect::<Vec<_>>()));
        view
    }
}

/// This party's own half of the totals.
fn own(shape: Shape, sums: &Sums) -> Vec<u8> {
    match shape {
        Shape::Numbers(_) => sums.numbers(),
        Shape::Choices(choices) => {
            let levels = (0..choices.questions()).flat_map(|question| sums.levels(question));
            sums.answered().into_iter().chain(levels).collect()
        }
    }
}

/// What the helper says of its share, which it adds to what the leader says and never sends.
fn first_message(shape: Shape, place: &Place, nonce: &Nonce, report: &Split) -> Vec<u8> {
    let mut public = Cursor::new(report.public.as_slice());
    let mut share = Cursor::new(report.helper.as_slice());
    let mut message = Vec::new();
    for (rank, part) in shape.parts().iter().enumerate() {
        let context = shape.context(place, rank);
        let begun = part.init(&KEY, &context, 1, nonce, &mut public, &mut share);
        let (_, own) = begun.expect("an honest report");
        own.encode(&mut message).expect("it encodes");
    }
    message
}

fn keeps(view: &mut View, bytes: &[u8]) {
    let (blocks, rest) = bytes.as_chunks::<16>();
    assert!(rest.is_empty(), "all that passes is field elements and seeds");
    view.extend(blocks);
}

fn encoded<'a>(values: impl IntoIterator<Item = &'a Field128>) -> Vec<u8> {
    let mut bytes = Vec::new();
    values.into_iter().for_each(|value| value.encode(&mut bytes).expect("it encodes"));
    bytes
}

fn counts(numbers: &[u64]) -> Vec<u8> {
    numbers.iter().flat_map(|number| u128::from(*number).to_le_bytes()).collect()
}

fn sum(one: &[u8], other: &[u8]) -> Vec<u8> {
    let value = |bytes: &[u8]| Field128::get_decoded(bytes).unwrap_or(Field128::zero());
    let pairs = one.chunks(16).zip(other.chunks(16));
    encoded(&pairs.map(|(one, other)| value(one) + value(other)).collect::<Vec<_>>())
}

/// How far a view leans with the answers: the same people but for their answers, over as many counts.
fn leaning<const N: usize, const VIEWS: usize>(
    kinds: [[Answers; N]; 2],
    views: impl Fn(&[Answers; N], u64) -> [View; VIEWS],
) -> [f64; VIEWS] {
    let [one, other] = kinds.map(|people| {
        let mut places: [Places; VIEWS] = std::array::from_fn(|_| Places::default());
        for run in 0..RUNS {
            for (places, view) in places.iter_mut().zip(views(&people, run)) {
                places.add(&view);
            }
        }
        places
    });
    std::array::from_fn(|view| one[view].apart(&other[view]))
}

fn before_the_halves_meet<const N: usize>(people: &[Answers; N], run: u64) -> [View; 2] {
    let Count { leader, helper, .. } = Count::of(people, run);
    [leader, helper]
}

/// One person's answers, two ways, and a colleague's.
const CHOICES: [Answers; 3] = [
    Answers::Choices([Some(0), Some(3)]),
    Answers::Choices([Some(2), None]),
    Answers::Choices([Some(1), Some(1)]),
];
const NUMBERS: [Answers; 3] =
    [Answers::Numbers([0, 4_095, 1]), Answers::Numbers([77, 0, 2]), Answers::Numbers([3, 0, 0])];

#[test]
fn until_the_halves_meet_nothing_that_either_party_holds_depends_on_one_persons_answer() {
    for [one, other, colleague] in [CHOICES, NUMBERS] {
        let [leader, helper] = leaning([[one, colleague], [other, colleague]], before_the_halves_meet);
        assert!(leader < MOST, "what the server holds: {leader}");
        assert!(helper < MOST, "what the referent holds: {helper}");
    }
}

#[test]
fn a_whole_count_looks_the_same_to_either_party_whoever_of_two_people_gave_which_answer() {
    for [one, other, _] in [CHOICES, NUMBERS] {
        let ended = |people: &[Answers; 2], run| Count::of(people, run).ends().into();
        let [leader, helper] = leaning([[one, other], [other, one]], ended);
        assert!(leader < MOST, "what the server holds: {leader}");
        assert!(helper < MOST, "what the referent holds, with the totals: {helper}");
    }
}

#[test]
fn what_a_party_holds_has_the_same_length_whatever_was_answered() {
    for [one, other, colleague] in [CHOICES, NUMBERS] {
        let [first, second] = [one, other].map(|answers| Count::of(&[answers, colleague], 0));
        assert_eq!(first.leader.len(), second.leader.len());
        assert_eq!(first.helper.len(), second.helper.len());
    }
}

#[test]
fn the_measure_finds_the_answer_where_it_can_be_seen() {
    for [one, other, colleague] in [CHOICES, NUMBERS] {
        let kinds = [[one, colleague], [other, colleague]];
        let found = leaning(kinds, |people, run| {
            let count = Count::of(people, run);
            let together = count.together();
            // Every fourth report leaves as it is, the others in two.
            let now_and_then = if run % 4 == 0 { together.clone() } else { count.half() };
            let masked = count.with_one_mask();
            let (_, helper) = count.ends();
            [masked, now_and_then, together, helper]
        });
        for (view, found) in ["one mask for all", "one in four", "both halves", "the total"].iter().zip(found)
        {
            assert!(found > MOST, "{view}: {found}");
        }
    }
}
