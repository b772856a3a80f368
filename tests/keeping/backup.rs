//! A backup is one moment of a working server, and brings all of it back.

use std::cell::Cell;
use std::os::unix::fs::PermissionsExt as _;

use tdu_protocol::Role;
use tdu_tests::markers::Search;
use tdu_tests::people::Person;
use tdu_tests::server::Server;

use super::world::{World, count, entries, heads, printed};

/// Words that people type.
const NOTE: &str = "Zygomaticus";
const NAME: &str = "Quetzalcoatlus";

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_taken_under_load_is_restored_elsewhere_and_everybody_goes_on() {
    let world = World::new().await;
    let odile = world.found().await;
    let karim = world.hire(&odile, Role::Manager, "Karim").await;
    let anna = world.hire(&karim, Role::Worker, "Anna").await;
    let omar = world.hire(&karim, Role::Worker, "Omar").await;
    let case = anna.opens_case(NAME).await;
    anna.notes(case, NOTE).await;
    anna.settles().await.expect("the server is there");
    let busy = omar.opens_case("Idris").await;
    omar.settles().await.expect("the server is there");

    // Omar writes as fast as he can, from before the backup begins until after it has ended.
    let (written, done) = (Cell::new(0), Cell::new(false));
    let load = async {
        while !done.get() {
            omar.notes(busy, NOTE).await;
            omar.settles().await.expect("writing is not held up by a backup");
            written.set(written.get() + 1);
        }
    };
    let backup = async {
        let output = world.backs_up("one.age").await;
        done.set(true);
        output
    };
    let before = entries(&world.server.data()).await;
    let ((), output) = tokio::join!(load, backup);
    assert!(output.status.success(), "{}", printed(&output));
    assert!(written.get() > 0, "nothing was written meanwhile");
    let source = entries(&world.server.data()).await;

    let file = world.path("one.age");
    assert_eq!(file.metadata().expect("it is there").permissions().mode() & 0o777, 0o600);
    for left in ["backup.tmp", "one.age.partial"] {
        assert!(!world.server.data().join(left).exists() && !world.path(left).exists(), "{left} remains");
    }

    let elsewhere = world.path("elsewhere");
    let restored = world.restores("one.age", &world.identity(), &elsewhere).await;
    assert!(restored.status.success(), "{}", printed(&restored));
    assert_eq!(heads(&restored), heads(&output));
    let kept = entries(&elsewhere).await;
    assert!(kept.is_subset(&source), "every chain is the one that was there");
    assert!(kept.is_superset(&before), "what was acknowledged before the backup began is in it");
    let quiet = |all: &std::collections::BTreeSet<(Vec<u8>, i64, Vec<u8>)>| {
        all.iter().filter(|(log, ..)| *log != busy.0).cloned().collect::<Vec<_>>()
    };
    assert_eq!(quiet(&kept), quiet(&source), "what nobody wrote to is whole");
    for nothing in ["SELECT COUNT(*) FROM sessions", "SELECT COUNT(*) FROM ceremonies"] {
        assert_eq!(count(&elsewhere, nothing).await, 0, "{nothing}");
    }
    assert!(count(&world.server.data(), "SELECT COUNT(*) FROM sessions").await > 0);

    // Another machine takes over.
    let data = elsewhere.display().to_string();
    let server = Server::start_with(&world.certificate, &[("TDU_DATA", &data)]).await;
    let anna = anna.restarted(&server.origin(), &world.trust());
    anna.opens().await.expect("the words are right");
    anna.settles().await.expect("the server is there");
    anna.notes(case, "after the move").await;
    anna.settles().await.expect("the server is there");
    assert_eq!(anna.warning().await, None);
    assert_eq!(anna.waiting().await, 0);
    assert_eq!(anna.texts(case).await, [NOTE, "after the move"]);
    // A colleague at a device where he never was.
    let mut new = Person::on(&server.origin(), &world.trust(), &world.path("new"), "Omar");
    new.words.clone_from(&omar.words);
    new.opens().await.expect("the words are right");
    new.settles().await.expect("the server is there");
    new.notes(busy, "from a new device").await;
    new.settles().await.expect("the server is there");
    assert_eq!((new.warning().await, new.waiting().await), (None, 0));
    let check = super::world::run("check", &elsewhere, &[]).await;
    assert!(check.status.success(), "{}", printed(&check));
}

/// Positions that a device has seen after the backup are not used again: what others write is still told to it.
#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_saw_more_than_the_backup_says_so_and_still_hears_what_is_new_elsewhere() {
    let world = World::new().await;
    let odile = world.found().await;
    let karim = world.hire(&odile, Role::Manager, "Karim").await;
    let anna = world.hire(&karim, Role::Worker, "Anna").await;
    let case = anna.opens_case("Nadia").await;
    let nadia = world.join(&anna.invites_person_of(case).await, "Nadia").await;
    anna.settles().await.expect("the server is there");
    let output = world.backs_up("early.age").await;
    assert!(output.status.success(), "{}", printed(&output));
    let before = count(&world.server.data(), "SELECT MAX(position) FROM entries").await;
    // Her device has seen places that the restored server does not know.
    for _ in 0..3 {
        anna.notes(case, "after the backup").await;
    }
    anna.settles().await.expect("the server is there");

    let elsewhere = world.path("elsewhere");
    let restored = world.restores("early.age", &world.identity(), &elsewhere).await;
    assert!(restored.status.success(), "{}", printed(&restored));
    let after = count(&elsewhere, "SELECT MAX(position) FROM entries").await;
    assert!(after > before + 1_000_000, "{after} is far beyond {before}");
    let data = elsewhere.display().to_string();
    let server = Server::start_with(&world.certificate, &[("TDU_DATA", &data)]).await;
    let nadia = nadia.restarted(&server.origin(), &world.trust());
    nadia.status().await;
    nadia.settles().await.expect("a remembered device opens by itself");
    nadia.says(nadia.home().await, "are you there?").await;
    nadia.settles().await.expect("the server is there");
    assert_eq!((nadia.warning().await, nadia.waiting().await), (None, 0));

    let anna = anna.restarted(&server.origin(), &world.trust());
    anna.opens().await.expect("the words are right");
    // What she is told of her file is a matter of the client; here it counts that the message arrives.
    let _ = anna.settles().await;
    let conversation = anna.case(case).await.conversation;
    assert_eq!(anna.messages(conversation).await, ["are you there?"]);
    let warning = anna.warning().await;
    assert!(warning.is_some(), "her file is shorter than what she has seen");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_people_typed_can_be_read_in_a_backup_or_in_what_was_restored() {
    let world = World::new().await;
    let odile = world.found().await;
    let karim = world.hire(&odile, Role::Manager, "Karim").await;
    let anna = world.hire(&karim, Role::Worker, "Anna").await;
    let case = anna.opens_case(NAME).await;
    anna.notes(case, NOTE).await;
    anna.settles().await.expect("the server is there");
    let output = world.backs_up("one.age").await;
    assert!(output.status.success(), "{}", printed(&output));
    let elsewhere = world.path("elsewhere");
    let restored = world.restores("one.age", &world.identity(), &elsewhere).await;
    assert!(restored.status.success(), "{}", printed(&restored));
    let file = world.path("one.age");
    let search = Search::for_words([NAME, NOTE, "Maison commune"]);
    let report = search.in_paths([file.as_path(), &elsewhere]).expect("all of it can be read");
    assert!(report.findings.is_empty(), "{report}");
    assert!(report.files.len() >= 2 && report.bytes > 100_000, "{report}");
    // In the sealed file not even what the database shows to whoever has it can be read.
    let sealed = Search::for_words(["SQLite format 3", "receipt-key", "administrator"]);
    let report = sealed.in_paths([file.as_path()]).expect("it can be read");
    assert!(report.findings.is_empty(), "{report}");
    let plain = sealed.in_paths([elsewhere.as_path()]).expect("it can be read");
    assert!(!plain.findings.is_empty(), "the control: the database shows them");
}
