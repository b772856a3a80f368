//! Tables of numbers: the totals are the truth, and what is no number below the bound is not counted.

use proptest::prelude::*;

use super::lean::{MOST, Nibbles, REPORTS, apart, count};
use crate::{
    Invalid, Leading, MAX_CELLS, MAX_NUMBER, Misfit, Numbers, Output, Place, Shape, Split, Sums, Total, help,
    join_numbers, split_numbers,
};

const KEY: [u8; 32] = [7; 32];
const CELLS: u16 = 5;

fn numbers() -> Numbers {
    Numbers::new(CELLS).expect("a shape")
}

fn place(account: u8) -> Place {
    Place { opening: [1; 32], account: [account; 16] }
}

fn report(account: u8, cells: &[u32]) -> Split {
    split_numbers(numbers(), &place(account), &[account; 16], cells).expect("small numbers")
}

fn verified(shape: Numbers, account: u8, split: &Split) -> Result<(Output, Output), Invalid> {
    let (shape, place, nonce) = (Shape::Numbers(shape), place(account), [account; 16]);
    let (leading, message) = Leading::begin(shape, place, &KEY, &nonce, &split.public, &split.leader)?;
    let (helpers, answer) = help(shape, &place, &KEY, &nonce, &split.public, &split.helper, &message)?;
    Ok((leading.end(&answer)?, helpers))
}

fn sums(all: &[Vec<u32>]) -> (Sums, Sums) {
    let shape = Shape::Numbers(numbers());
    let (mut leader, mut helper) = (Sums::new(shape), Sums::new(shape));
    for (account, cells) in (1..).zip(all) {
        let both = verified(numbers(), account, &report(account, cells)).expect("an honest report");
        leader.add(&both.0);
        helper.add(&both.1);
    }
    (leader, helper)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn the_totals_and_who_many_made_them_are_the_truth(
        all in prop::collection::vec(
            prop::collection::vec(prop_oneof![Just(0), 0..=MAX_NUMBER], usize::from(CELLS)), 1..8,
        )
    ) {
        let (leader, helper) = sums(&all);
        let totals = join_numbers(&leader.numbers(), &helper.numbers(), leader.reports()).expect("they fit");
        for (cell, total) in totals.into_iter().enumerate() {
            let sum = all.iter().map(|cells| u64::from(cells[cell])).sum::<u64>();
            let people = all.iter().filter(|cells| cells[cell] > 0).count() as u64;
            prop_assert_eq!(total, Total { sum, people });
        }
    }

    #[test]
    fn no_bytes_from_outside_are_a_report_of_numbers(bytes in prop::collection::vec(any::<u8>(), 0..3_000)) {
        let good = report(1, &[1, 2, 3, 4, 5]);
        let (shape, nonce) = (Shape::Numbers(numbers()), [1; 16]);
        prop_assert!(Leading::begin(shape, place(1), &KEY, &nonce, &bytes, &good.leader).is_err());
        prop_assert!(help(shape, &place(1), &KEY, &nonce, &good.public, &good.helper, &bytes).is_err());
        let nothing = Sums::new(shape).numbers();
        prop_assert!(join_numbers(&bytes, &nothing, 3).is_err() || bytes.len() == nothing.len());
    }
}

#[test]
fn a_number_above_the_bound_or_another_length_is_not_split() {
    for cells in [vec![MAX_NUMBER + 1, 0, 0, 0, 0], vec![1; 4], vec![1; 6]] {
        assert!(split_numbers(numbers(), &place(1), &[1; 16], &cells).is_err(), "{cells:?}");
    }
    assert!(Numbers::new(0).is_none() && Numbers::new(MAX_CELLS + 1).is_none());
}

#[test]
fn a_report_for_another_layout_another_window_or_another_name_is_not_counted() {
    let split = report(1, &[1, 0, 3, 0, 5]);
    assert!(verified(numbers(), 1, &split).is_ok());
    assert!(verified(Numbers::new(6).expect("a shape"), 1, &split).is_err(), "another number of cells");
    assert!(verified(numbers(), 2, &split).is_err(), "under another name");
    let (shape, elsewhere) = (Shape::Numbers(numbers()), Place { opening: [2; 32], ..place(1) });
    let (_, message) =
        Leading::begin(shape, elsewhere, &KEY, &[1; 16], &split.public, &split.leader).expect("well formed");
    let counted = help(shape, &elsewhere, &KEY, &[1; 16], &split.public, &split.helper, &message).is_ok();
    assert!(!counted, "in another window");
}

#[test]
fn a_share_that_was_raised_is_not_counted() {
    // The low byte of the first bit of the first number, and that of the first flag behind it.
    for change in [1, 2, 16] {
        let mut raised = report(1, &[0, 0, 0, 0, 0]);
        raised.leader[0] = raised.leader[0].wrapping_add(change);
        assert!(verified(numbers(), 1, &raised).is_err(), "by {change}");
    }
}

#[test]
fn sums_that_do_not_fit_their_people_are_refused() {
    let (leader, helper) = sums(&[vec![4, 0, 0, 0, 0], vec![5, 0, 0, 0, 9]]);
    let totals = join_numbers(&leader.numbers(), &helper.numbers(), 2).expect("they fit");
    assert_eq!(totals[0], Total { sum: 9, people: 2 });
    assert_eq!(totals[1], Total { sum: 0, people: 0 });
    let mut altered = leader.numbers();
    // A number where nobody has one.
    altered[16] ^= 1;
    assert_eq!(join_numbers(&altered, &helper.numbers(), 2), Err(Misfit));
    assert_eq!(join_numbers(&leader.numbers()[16..], &helper.numbers(), 2), Err(Misfit), "cut short");
    assert_eq!(
        join_numbers(&leader.numbers(), &helper.numbers(), 1),
        Err(Misfit),
        "more people than reports"
    );
}

/// How far what one party holds leans with the numbers, at worst over its pieces of 16 bytes: each bit of a number, each flag, what
/// proves them, and seeds.
fn leaning(party: impl Fn(&Split) -> Vec<u8>) -> f64 {
    let [one, other] = [[0; 5], [MAX_NUMBER, 1, 77, 4, 1]].map(|cells| {
        let mut pieces: Vec<Nibbles> = Vec::new();
        for _ in 0..REPORTS {
            let bytes = party(&report(1, &cells));
            pieces.resize(bytes.len().div_ceil(16), Nibbles::default());
            for (nibbles, piece) in pieces.iter_mut().zip(bytes.chunks(16)) {
                count(nibbles, piece.iter().take(2).copied());
            }
        }
        pieces
    });
    one.iter().zip(&other).map(|(one, other)| apart(one, other)).fold(0.0, f64::max)
}

#[test]
fn one_share_alone_does_not_depend_on_the_numbers() {
    let leader = leaning(|split| split.leader.to_vec());
    assert!(leader < MOST, "the leader's share: {leader}");
    let helper = leaning(|split| split.helper.to_vec());
    assert!(helper < MOST, "the helper's share: {helper}");
    let public = leaning(|split| split.public.clone());
    assert!(public < MOST, "what both see: {public}");
    // The same measure finds the numbers in what the two have together.
    let together = leaning(|split| {
        let (leader, helper) = verified(numbers(), 1, split).expect("an honest report");
        let cells = leader.0[0].iter().zip(&helper.0[0]).map(|(a, b)| u128::from(*a + *b));
        cells.flat_map(u128::to_le_bytes).collect()
    });
    assert!(together > MOST, "{together}");
}
