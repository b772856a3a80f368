//! Languages that are fetched when somebody asks for them.

use std::path::Path;

use tdu_server::Limits;
use tdu_tests::browser::{Browser, Scheme, Viewport};
use tdu_tests::people::House;
use tdu_tests::places;

/// The app without one of its languages in either program, as when a server was renewed under an open page.
fn app_without(language: &str, into: &Path) {
    let left_out = format!("-texts-{language}.");
    for folder in ["", "assets"] {
        let (from, to) = (places::web_app().join(folder), into.join(folder));
        std::fs::create_dir_all(&to).expect("a temporary folder");
        for file in from.read_dir().expect("`cargo xtask web` has built the app") {
            let file = file.expect("an entry").path();
            let name = file.file_name().and_then(|name| name.to_str()).expect("a name in letters");
            if file.is_file() && !name.contains(&left_out) {
                std::fs::copy(&file, to.join(name)).expect("the temporary folder can be written");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_that_does_not_come_is_told_and_nothing_changes() {
    let app = tempfile::tempdir().expect("a temporary folder");
    app_without("ar", app.path());
    let house = House::serving(Limits::default(), Some(app.path().to_owned())).await;
    let requests = app.path().join("requests.bin");
    let browser = Browser::launch_recording(house.certificate(), house.origin(), requests).await;
    let person = browser.person("camille", Viewport::Phone, Scheme::Light).await;
    person.forgives("404");
    person.opens("/").await;
    person.sees("Ce serveur est neuf").await;
    person.clicks("العربية").await;
    person.sees("n'est pas arrivé").await;
    person.sees("Ce serveur est neuf").await;
    // The next language comes, and the sentence goes.
    person.clicks("English").await;
    person.sees("This server is new").await;
    person.sees_not("did not arrive").await;
    person.leaves().await;
    browser.closes().await;
}
