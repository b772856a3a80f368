//! A server that cheats, over HTTP and through the whole client: each lie is told in its own words, changes nothing that
//! was verified before, and draws nothing out of the device.

mod answers;
mod broken_off;
mod charter;
mod documents;
mod door;
mod forks;
mod history;
mod intruders;
mod slow;
mod vault;

use tdu_tests::markers::Search;
use tdu_tests::people::Between;

/// What people write in these tests. No request may carry it.
const FIRST: &str = "Quetzalcoatlus au premier rendez-vous";
const SECOND: &str = "Archaeopteryx au second";
const THIRD: &str = "Pachycephalosaurus pour finir";

/// Nothing of what was written went out in the clear.
///
/// # Panics
/// When it did, with where.
#[track_caller]
fn assert_nothing_leaked(between: &Between) {
    let search = Search::for_words(["Quetzalcoatlus", "Archaeopteryx", "Pachycephalosaurus"]);
    let seen = between.seen();
    assert!(!seen.is_empty(), "a search that saw nothing proves nothing");
    for request in seen {
        let whole = [request.head.as_bytes(), &request.body].concat();
        let findings = search.in_bytes(&format!("{} {}", request.method, request.path), &whole);
        assert!(findings.is_empty(), "{findings:?}");
    }
}
