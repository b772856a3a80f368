//! Windows of check-ins while the rules change.

use tdu_core::{calendar::Now, client::Env, payload::Payload};
use tdu_policies::PolicyFiles;
use tdu_protocol::{Role, Timestamp, tally::start_of};

use crate::ledger::{NOW, Organisation, Somebody};

/// Windows of eight weeks in place of four.
fn longer() -> PolicyFiles {
    let mut files = PolicyFiles::embedded();
    let text = files.get("check-in.toml").expect("a file").replace("window_weeks = 4", "window_weeks = 8");
    assert!(text.contains("window_weeks = 8"));
    files.insert("check-in.toml", text);
    files
}

#[test]
fn a_window_ends_under_the_rules_that_it_began_with_and_the_next_one_begins_under_the_new() {
    let mut service = Organisation::new();
    let directory = service.worker.client.home();
    for seed in 0..8 {
        Somebody::join(&mut service.ledger, &mut service.manager, 40 + 2 * seed, directory, Role::Worker);
    }
    let mut referent =
        Somebody::join(&mut service.ledger, &mut service.administrator, 60, directory, Role::Referent);
    // The first window that is whole after the founding.
    let window = |somebody: &Somebody, now: Timestamp| {
        somebody.client.new_window(now).map(|signed| signed.peek().expect("our own opening"))
    };
    assert!(window(&referent, NOW.at).is_none(), "nobody answers under rules that come later");
    let in_weeks = |weeks: u64| NOW.at.plus(weeks * 7 * Timestamp::DAY);
    let begun = (1..=12).find_map(|weeks| window(&referent, in_weeks(weeks))).expect("a whole window");
    let monday = start_of(begun.first);

    let later = Now { at: monday.plus(8 * Timestamp::DAY), ..NOW };
    let administrator = &mut service.administrator;
    administrator.receive(&service.ledger);
    let mut env = Env { now: later, rng: &mut administrator.rng };
    let signed = administrator.client.sign_policies(&env, longer()).expect("they parse");
    administrator.client.write(&mut env, directory, Payload::Policies(Box::new(signed))).expect("allowed");
    administrator.settle(&mut service.ledger);
    referent.receive(&service.ledger);

    let in_it = monday.plus(20 * Timestamp::DAY);
    let signed = referent.client.new_window(in_it).expect("the same window");
    let goes_on = signed.peek().expect("our own opening");
    assert_eq!((goes_on.first, goes_on.weeks, goes_on.policies), (begun.first, 4, begun.policies));
    service.worker.receive(&service.ledger);
    assert!(matches!(service.worker.client.judged(&signed), Ok(Some(_))));

    let in_days = |days: u64| window(&referent, monday.plus(days * Timestamp::DAY));
    let next = (29..90).step_by(7).find_map(in_days).expect("the next window");
    assert_eq!((next.first % 8, next.weeks), (0, 8));
    assert!(next.first >= begun.first + 4 && next.policies != begun.policies);
}
