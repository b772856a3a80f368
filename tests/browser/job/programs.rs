//! Which of the two programs a device fetches and keeps (docs/adr/0037).

use tdu_tests::browser::Person;

/// Paths of what the page fetched.
const FETCHED: &str =
    "performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname).join(' ')";
/// Paths of what the service worker keeps, once it is there.
const KEPT: &str = "navigator.serviceWorker.ready
    .then(() => caches.keys())
    .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
    .then((lists) => lists.flat().map((request) => new URL(request.url).pathname).join(' '))";

/// A telephone with little data fetches and keeps the small program, and nothing of the other.
pub(super) async fn is_the_small_one(person: &Person) {
    for what in [FETCHED, KEPT] {
        let paths = looks_at(person, what).await;
        assert!(paths.contains("/assets/light.") && paths.contains("/assets/light-texts-"), "{paths}");
        assert!(!paths.contains("/assets/app"), "{paths}");
    }
}

async fn looks_at(person: &Person, what: &str) -> String {
    person.evaluates(what).await.as_str().expect("paths").to_owned()
}

/// Somebody of the staff on a device that was a beneficiary's: the small program opens the door, and makes way for the other.
pub(super) async fn makes_way_for_staff(worker: &Person, door: &str) {
    worker.evaluates("localStorage.setItem('tdu-program', 'light')").await;
    worker.reloads().await;
    worker.sees("Espace fermé").await;
    assert!(looks_at(worker, FETCHED).await.contains("/assets/light."), "the small one is there");
    // This page's heading is put aside: the one that is seen from here on is the next page's.
    worker.evaluates("document.querySelector('h1').textContent = ''").await;
    worker.clicks(door).await;
    worker.sees("Espace fermé").await;
    assert!(looks_at(worker, FETCHED).await.contains("/assets/app."), "the other one has come");
}
