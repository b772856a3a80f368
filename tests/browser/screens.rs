//! Every screen of every role on a service that has been at work for weeks: nothing in the way of somebody with a screen
//! reader, nothing wider than the window, the keyboard's place at the heading of each page.
//!
//! Pictures of all of it are left in `target/browser-run/pictures/screens`. For those who look at what they changed,
//! `TDU_LOOKS=360-ar-dark,1366-fr-light` visits in these ways, and `TDU_LOOKS=all` in every one, which takes minutes.

mod beneficiary;
mod doors;
mod experiments;
mod handover;
mod quarter;
mod staff;
mod term;
mod totals;
mod visitor;
pub(super) mod words;
mod worker;

use std::path::Path;

use tdu_demo::{MadeUp, People};
use tdu_policies::Lang;
use tdu_protocol::Secret32;
use tdu_tests::browser::{Browser, Scheme};
use tdu_tests::places;
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;
use tokio::task::LocalSet;

/// How a screen is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    /// Of the window, in CSS pixels.
    width: u32,
    lang: Lang,
    scheme: Scheme,
}

/// The narrowest telephone, or a laptop whose user needs four times the size; and a laptop as it comes.
const LOOKS: [Look; 2] = [
    Look { width: 320, lang: Lang::Fr, scheme: Scheme::Light },
    Look { width: 1366, lang: Lang::Ar, scheme: Scheme::Dark },
];

/// 683 is a laptop at twice its size.
const WIDTHS: [u32; 4] = [320, 360, 683, 1366];

fn looks() -> Vec<Look> {
    let Ok(wanted) = std::env::var("TDU_LOOKS") else { return LOOKS.to_vec() };
    if wanted == "all" {
        let schemes = [Scheme::Light, Scheme::Dark];
        let all = WIDTHS.into_iter().flat_map(|width| {
            Lang::ALL.into_iter().flat_map(move |lang| schemes.map(|scheme| Look { width, lang, scheme }))
        });
        return all.collect();
    }
    wanted.split(',').map(look).collect()
}

/// Reads `360-ar-dark`.
fn look(words: &str) -> Look {
    let parts: Vec<&str> = words.trim().split('-').collect();
    let read = || {
        let &[width, lang, scheme] = parts.as_slice() else { return None };
        let scheme = [Scheme::Light, Scheme::Dark].into_iter().find(|one| one.word() == scheme)?;
        Some(Look { width: width.parse().ok()?, lang: Lang::from_code(lang)?, scheme })
    };
    read().unwrap_or_else(|| panic!("TDU_LOOKS: « {words} » is not like 360-ar-dark"))
}

/// One server, one Chromium, and the made-up people of the demonstration.
struct Stage {
    browser: Browser,
    people: People,
}

impl Stage {
    fn person(&self, id: &str) -> &MadeUp {
        let found = self.people.everybody.iter().find(|person| person.id == id);
        found.unwrap_or_else(|| panic!("the story has no « {id} »"))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_fits_and_has_no_obstacle() {
    let certificate = TestCertificate::make();
    let mut server = Server::start(&certificate).await;
    let requests = places::browser_run().join("requests-of-screens.bin");
    let browser = Browser::launch_recording(&certificate, &server.origin(), requests).await;
    let looks = looks();

    let setup = server.setup_link().await;
    doors::of_an_empty_server(&browser, &setup, &looks).await;
    let people = fill(&certificate, &server, &setup).await;
    let stage = Stage { browser, people };

    // Side by side: each waits for their own pages most of the time.
    tokio::join!(
        async {
            staff::administrator(&stage, &looks).await;
            staff::referent(&stage, &looks).await;
            doors::of_a_colleague(&stage, &looks).await;
        },
        async {
            staff::manager(&stage, &looks).await;
            beneficiary::before_signing(&stage, &looks).await;
            beneficiary::once_signed(&stage, &looks).await;
        },
        async {
            worker::at_work(&stage, &looks).await;
            worker::told_a_word(&stage, &looks).await;
            quarter::begins(&stage, &looks).await;
            term::comes(&stage, &looks).await;
        },
    );

    handover::passes(&stage, &looks).await;
    staff::somebody_leaves(&stage, &looks).await;

    let strangers = stage.browser.strangers();
    assert!(strangers.is_empty(), "pages asked for hosts that are not ours: {strangers:?}");
    let found = visitor::found();
    assert!(found.is_empty(), "{} obstacles:\n{}", found.len(), found.join("\n"));
    stage.browser.closes().await;
    assert!(server.stops().await.success(), "the server ends in order");
}

async fn fill(certificate: &TestCertificate, server: &Server, setup: &str) -> People {
    let (_, secret) = setup.split_once('#').expect("the link has a fragment");
    let secret = Secret32::from_text(secret).expect("the fragment is the secret");
    let trust = tdu_cli::Trust::Key(certificate.public_key_hash());
    let origin = server.origin();
    let folder: &Path = &server.folder().join("people");
    // The native client speaks to itself on one thread.
    let filling = Box::pin(tdu_demo::fill(&origin, &trust, secret, folder, None));
    let filled = LocalSet::new().run_until(filling).await;
    filled.expect("an empty server is filled")
}
