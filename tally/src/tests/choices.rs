use proptest::prelude::*;

use super::lean::{MOST, Nibbles, REPORTS, apart, count};
use crate::{Choices, Invalid, Leading, Misfit, Output, Place, Shape, Split, Sums, help, join, split};

const KEY: [u8; 32] = [7; 32];
const LEVELS: u8 = 4;

fn choices() -> Choices {
    Choices::new(2, LEVELS).expect("a shape")
}

fn shape() -> Shape {
    Shape::Choices(choices())
}

fn place(account: u8) -> Place {
    Place { opening: [1; 32], account: [account; 16] }
}

fn report(account: u8, chosen: &[Option<u8>]) -> Split {
    split(choices(), &place(account), &[account; 16], chosen).expect("choices of the scale")
}

/// Both parties, honest. The message that passes through `change` is the helper's answer.
fn verified(account: u8, split: &Split, change: impl Fn(&mut Vec<u8>)) -> Result<(Output, Output), Invalid> {
    let (shape, place, nonce) = (shape(), place(account), [account; 16]);
    let (leading, message) = Leading::begin(shape, place, &KEY, &nonce, &split.public, &split.leader)?;
    let (helpers, mut answer) = help(shape, &place, &KEY, &nonce, &split.public, &split.helper, &message)?;
    change(&mut answer);
    Ok((leading.end(&answer)?, helpers))
}

fn sums(all: &[Vec<Option<u8>>]) -> (Sums, Sums) {
    let (mut leader, mut helper) = (Sums::new(shape()), Sums::new(shape()));
    for (account, choices) in all.iter().enumerate() {
        let account = u8::try_from(account).expect("few people");
        let (for_leader, for_helper) =
            verified(account, &report(account, choices), |_| {}).expect("an honest report");
        leader.add(&for_leader);
        helper.add(&for_helper);
    }
    (leader, helper)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_totals_are_the_truth(
        all in prop::collection::vec(prop::collection::vec(prop::option::of(0..LEVELS), 2), 1..40)
    ) {
        let (leader, helper) = sums(&all);
        let answered = join(&leader.answered(), &helper.answered(), leader.reports()).expect("they fit");
        for question in 0..2 {
            let given: Vec<u8> = all.iter().filter_map(|choices| choices[question]).collect();
            prop_assert_eq!(answered[question], given.len() as u64);
            let levels = join(&leader.levels(question), &helper.levels(question), leader.reports());
            let truth = |level| given.iter().map(|choice| u64::from(*choice == level)).sum::<u64>();
            prop_assert_eq!(levels.expect("they fit"), (0..LEVELS).map(truth).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_share_has_the_same_size_whatever_was_chosen(choices in prop::collection::vec(prop::option::of(0..LEVELS), 2)) {
        let (one, other) = (report(1, &choices), report(2, &[None, None]));
        prop_assert_eq!(one.public.len(), other.public.len());
        prop_assert_eq!(one.leader.len(), other.leader.len());
        prop_assert_eq!(one.helper.len(), other.helper.len());
    }

    #[test]
    fn no_bytes_from_outside_are_a_report_or_end_in_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..4_000)) {
        let good = report(1, &[Some(1), None]);
        let (shape, nonce) = (shape(), [1; 16]);
        prop_assert!(Leading::begin(shape, place(1), &KEY, &nonce, &bytes, &good.leader).is_err());
        let begun = Leading::begin(shape, place(1), &KEY, &nonce, &good.public, &good.leader);
        let (leading, message) = begun.expect("an honest report");
        prop_assert!(leading.end(&bytes).is_err());
        prop_assert!(help(shape, &place(1), &KEY, &nonce, &good.public, &bytes, &message).is_err());
        prop_assert!(help(shape, &place(1), &KEY, &nonce, &good.public, &good.helper, &bytes).is_err());
        prop_assert!(join(&bytes, &Sums::new(shape).answered(), 3).is_err() || bytes.len() == 32);
    }
}

#[test]
fn a_choice_that_the_scale_does_not_have_is_not_split() {
    for chosen in [vec![Some(LEVELS), None], vec![Some(0)], vec![None; 3]] {
        assert!(split(choices(), &place(1), &[1; 16], &chosen).is_err(), "{chosen:?}");
    }
    assert!(Choices::new(0, 4).is_none() && Choices::new(33, 4).is_none());
    assert!(Choices::new(1, 1).is_none() && Choices::new(1, 11).is_none());
}

#[test]
fn two_choices_for_one_question_or_ten_for_one_person_are_not_counted() {
    // Adding one to a bucket of the leader's share is a second choice; the first 16 bytes are the first bucket.
    let honest = report(1, &[Some(0), Some(0)]);
    for place in [0, 1, 17] {
        let mut two = report(1, &[Some(0), Some(0)]);
        two.leader[place] = two.leader[place].wrapping_add(1);
        assert!(verified(1, &two, |_| {}).is_err(), "byte {place}");
    }
    assert!(verified(1, &honest, |_| {}).is_ok());
}

#[test]
fn a_report_is_good_for_its_author_and_its_window_alone() {
    let split = report(1, &[Some(2), None]);
    assert!(verified(2, &split, |_| {}).is_err(), "under another name");
    let elsewhere = Place { opening: [2; 32], ..place(1) };
    let (_, message) = Leading::begin(shape(), elsewhere, &KEY, &[1; 16], &split.public, &split.leader)
        .expect("well formed");
    let counted = help(shape(), &elsewhere, &KEY, &[1; 16], &split.public, &split.helper, &message).is_ok();
    assert!(!counted, "in another window");
}

#[test]
fn whatever_passes_between_the_two_and_is_altered_spoils_the_report_and_tells_nothing() {
    let split = report(1, &[Some(2), None]);
    let (shape, place, nonce) = (shape(), place(1), [1; 16]);
    let begun = Leading::begin(shape, place, &KEY, &nonce, &split.public, &split.leader);
    let (_, message) = begun.expect("an honest report");
    for at in (0..message.len()).step_by(7) {
        let mut altered = message.clone();
        altered[at] ^= 1;
        let helped = help(shape, &place, &KEY, &nonce, &split.public, &split.helper, &altered);
        assert!(helped.is_err(), "the leader's message, byte {at}");
    }
    for at in [0, 31, 32, 63] {
        assert!(verified(1, &split, |answer| answer[at] ^= 1).is_err(), "the helper's answer, byte {at}");
    }
    let other = report(1, &[Some(2), None]);
    let swapped = Split { public: split.public, leader: split.leader, helper: other.helper };
    assert!(verified(1, &swapped, |_| {}).is_err(), "a share of another report");
}

#[test]
fn a_sum_that_was_altered_does_not_fit() {
    let (leader, helper) = sums(&vec![vec![Some(1), None]; 12]);
    let mut altered = leader.levels(0);
    altered[3] ^= 1;
    assert_eq!(join(&altered, &helper.levels(0), 12), Err(Misfit), "far out of range");
    assert_eq!(join(&leader.levels(0)[..16], &helper.levels(0), 12), Err(Misfit), "cut short");
    assert_eq!(join(&leader.levels(0), &helper.levels(1), 12), Err(Misfit), "of another question");
    assert!(leader.levels(9).is_empty(), "a question that there is not");
}

/// How far what one party holds leans with the choice.
fn leaning(party: impl Fn(&Split) -> Vec<u8>) -> f64 {
    let [one, other] = [Some(0), None].map(|choice| {
        let mut nibbles = Nibbles::default();
        (0..REPORTS).for_each(|_| count(&mut nibbles, party(&report(1, &[choice, choice]))));
        nibbles
    });
    apart(&one, &other)
}

#[test]
fn one_share_alone_does_not_depend_on_the_answer() {
    for at in 0..5 {
        // Low bytes of each bucket of the first question: where a one would be.
        let found = leaning(|split| vec![split.leader[16 * at], split.leader[16 * at + 1]]);
        assert!(found < MOST, "the leader's bucket {at}: {found}");
    }
    let helper = leaning(|split| split.helper.to_vec());
    assert!(helper < MOST, "the helper's share: {helper}");
    let public = leaning(|split| split.public.clone());
    assert!(public < MOST, "what both see: {public}");
    // The same measure finds the answer in what the two have together.
    let together = leaning(|split| {
        let (leader, helper) = verified(1, split, |_| {}).expect("an honest report");
        let chosen = leader.0[0].iter().zip(&helper.0[0]).position(|(a, b)| u128::from(*a + *b) == 1);
        vec![u8::try_from(chosen.expect("one choice")).expect("few buckets")]
    });
    assert!(together > MOST, "{together}");
}
