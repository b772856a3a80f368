//! Before one is inside: an empty server, an invitation, a closed door.

use tdu_tests::browser::Browser;

use super::visitor::Visitor;
use super::{Look, Stage};

/// The first installation, up to its last step, which is not taken.
pub(super) async fn of_an_empty_server(browser: &Browser, setup: &str, looks: &[Look]) {
    let visitor = Visitor::at_a_laptop(browser, "founder").await;
    visitor.person.opens("/").await;
    visitor.person.arrives_at("/").await;
    visitor.looks_in_all_ways_at(looks, "empty-server").await;
    visitor.person.opens("/setup#broken").await;
    visitor.person.arrives_at("/setup").await;
    visitor.looks_in_all_ways_at(looks, "setup-broken-link").await;
    // Another fragment alone would not load the page anew.
    visitor.person.opens("/").await;
    visitor.person.arrives_at("/").await;
    visitor.person.opens(setup).await;
    visitor.person.arrives_at("/setup").await;
    visitor.presses("common-continue").await;
    visitor.looks_in_all_ways_at(looks, "setup").await;
    visitor.types("setup-service", "Service d'accompagnement social de la vallée de la Haute-Sioule").await;
    visitor.types("setup-name", "Philippine de Quatrevaux-Montferrand").await;
    visitor.presses("common-continue").await;
    eight_words(&visitor, "setup", looks).await;
    visitor.person.leaves().await;
}

/// The words, and three of them asked back with a mistake.
async fn eight_words(visitor: &Visitor, of: &str, looks: &[Look]) {
    visitor.person.sees(visitor.says("words-once")).await;
    visitor.looks_in_all_ways_at(looks, &format!("{of}-words")).await;
    visitor.presses("words-written").await;
    visitor.person.sees(visitor.says("words-asked-title")).await;
    visitor.presses("common-continue").await;
    visitor.looks_in_all_ways_at(looks, &format!("{of}-words-asked")).await;
}

/// An invitation to work here, up to the words; then the ways to open, and the same link in a used browser.
pub(super) async fn of_a_colleague(stage: &Stage, looks: &[Look]) {
    let host = Visitor::inside(&stage.browser, stage.person("odile")).await;
    host.types("staff-name", "Zéphirin de la Bourdonnais").await;
    host.presses("staff-make-link").await;
    let link = host.person.picks(r"https://localhost:\d+/s/\S+#\S+").await;
    let code = host.person.picks(r"\b\d(?: \d){5}\b").await;

    let guest = Visitor::at_a_phone(&stage.browser, "colleague").await;
    joins(&guest, &link, &code, looks).await;
    guest.presses("common-continue").await;
    eight_words(&guest, "join", looks).await;
    guest.person.leaves().await;

    // The link, in a browser that is somebody's already.
    host.person.opens(&link).await;
    host.person.finds(host.says("join-taken-leave")).await;
    host.looks_in_all_ways_at(looks, "join-taken").await;
    host.consults("join-taken-leave", "join-taken-leave").await;
    host.person.opens("/").await;
    host.person.finds(host.says("open-words")).await;
    host.looks_in_all_ways_at(looks, "locked").await;
    host.presses("open-words").await;
    host.types("words-label", "un deux trois").await;
    host.presses("open-open").await;
    host.looks_in_all_ways_at(looks, "locked-words").await;
    host.consults("locked-other", "locked-other-person").await;
    host.person.leaves().await;
}

/// Behind an invitation's link, as far as its sender and what it is for.
pub(super) async fn joins(guest: &Visitor, link: &str, code: &str, looks: &[Look]) {
    guest.person.opens("/i/broken").await;
    guest.person.arrives_at("/i/broken").await;
    guest.looks_in_all_ways_at(looks, "join-broken-link").await;
    guest.person.evaluates("localStorage.clear()").await;
    guest.person.opens(link).await;
    // Links for staff and for beneficiaries differ by their first letter.
    guest.person.arrives_at(if link.contains("/s/") { "/s/" } else { "/i/" }).await;
    guest.looks_in_all_ways_at(looks, "join-language").await;
    let lang = looks.last().expect("there is one").lang;
    guest.presses_first(&format!(".big[lang={}]", lang.code())).await;
    guest.person.finds_field(guest.says("join-code")).await;
    guest.looks_in_all_ways_at(looks, "join-code").await;
    guest.types("join-code", "12").await;
    guest.presses("common-continue").await;
    guest.looks_in_all_ways_at(looks, "join-code-short").await;
    guest.types("join-code", code).await;
    guest.presses("common-continue").await;
    guest.person.sees(guest.says("join-verified")).await;
    guest.looks_in_all_ways_at(looks, "join-who").await;
}
