//! Answers that are given without a telephone: aloud, in front of two, or on paper.

use tdu_core::evidence::Way;
use tdu_tests::browser::{Browser, Person};
use tdu_tests::people::Service;

use super::{Tongues, at_work, looks_up, proved};

/// A yes that is said in front of two: neither a telephone nor a signature is needed, and the second reads the conversation
/// for as long as it takes.
pub(super) async fn without_a_telephone_two_people_hear_it(
    tongues: Tongues,
    browser: &Browser,
    service: &Service,
    anna: &Person,
) {
    service.anna.opens_case("Nabil").await;
    service.anna.settles().await.expect("the server is there");
    looks_up(tongues, anna, "Nabil").await;
    anna.clicks(tongues.staff("worker-charter-present")).await;
    anna.sees(tongues.staff("worker-charter-present-done")).await;
    anna.clicks(tongues.staff("worker-charter-record")).await;
    anna.clicks(tongues.staff("worker-record-do")).await;
    anna.sees(tongues.staff("worker-record-answer-missing")).await;
    anna.chooses(tongues.staff("worker-record-answer"), tongues.staff("charter-way-aloud")).await;
    anna.chooses(tongues.staff("worker-record-lang"), tongues.person.own_name()).await;
    anna.chooses(tongues.staff("worker-charter-identity"), tongues.staff("charter-identity-known")).await;
    anna.has_no_axe_violation().await;
    anna.takes_picture("charter-record").await;
    anna.clicks(tongues.staff("worker-record-do")).await;
    anna.sees(tongues.staff("worker-charter-heard")).await;
    anna.clicks(tongues.staff("worker-charter-witness-ask")).await;
    anna.chooses(tongues.staff("worker-charter-witness-who"), "Omar").await;
    anna.has_no_axe_violation().await;
    anna.clicks(tongues.staff("worker-charter-witness-do")).await;
    anna.sees(tongues.staff("worker-charter-witness-asked")).await;

    let omar = at_work(tongues, browser, &service.omar).await;
    omar.clicks_in(
        "Nabil",
        &format!("{} {}", tongues.staff("worker-why-witness"), tongues.staff("worker-go-witness")),
    )
    .await;
    omar.sees(&tongues.staff_about("worker-witness-by", "Anna")).await;
    omar.has_no_axe_violation().await;
    omar.takes_picture("charter-witness").await;
    omar.clicks(tongues.staff("worker-witness-do")).await;
    omar.sees(tongues.staff("worker-witness-done")).await;
    anna.sees(tongues.staff("worker-charter-witnessed")).await;
    let reads = tongues.staff_about("worker-charter-colleague", "Omar");
    anna.sees(&reads).await;
    anna.clicks(tongues.staff("worker-charter-colleague-end")).await;
    anna.sees_not(&reads).await;
    omar.leaves().await;
}

/// What is signed on paper is written down with the day and the place where the paper is kept; the proof says that it is paper, in
/// the worker's words.
pub(super) async fn on_paper_it_is_written_down(tongues: Tongues, service: &Service, anna: &Person) {
    const KEPT: &str = "2 – C";
    let case = service.anna.opens_case("Farid").await;
    service.anna.settles().await.expect("the server is there");
    looks_up(tongues, anna, "Farid").await;
    anna.clicks(tongues.staff("worker-charter-present")).await;
    anna.sees(tongues.staff("worker-charter-present-done")).await;
    anna.clicks(tongues.staff("worker-charter-record")).await;
    anna.chooses(tongues.staff("worker-record-answer"), tongues.staff("charter-way-paper")).await;
    anna.chooses(tongues.staff("worker-record-lang"), tongues.person.own_name()).await;
    anna.chooses(tongues.staff("worker-charter-identity"), tongues.staff("charter-identity-known")).await;
    let sheet = anna.downloads(tongues.staff("worker-record-sheet")).await;
    assert!(sheet.bytes.starts_with(b"%PDF"), "{}", sheet.name);
    let ends = format!("-{}.pdf", tongues.person.code());
    assert!(sheet.name.ends_with(&ends), "in the language that is read: {}", sheet.name);
    anna.clicks(tongues.staff("worker-record-do")).await;
    anna.sees(tongues.staff("worker-record-kept-missing")).await;
    anna.types(tongues.staff("worker-record-kept"), KEPT).await;
    anna.has_no_axe_violation().await;
    anna.takes_picture("charter-record-paper").await;
    anna.clicks(tongues.staff("worker-record-do")).await;
    anna.sees(tongues.staff("worker-charter-paper")).await;
    anna.clicks(tongues.staff("charter-how")).await;
    anna.sees(KEPT).await;
    let facts = proved(&service.anna, case).await;
    assert!(facts.told && facts.lang == tongues.person, "{facts:?}");
    assert!(matches!(&facts.way, Way::Paper { kept, .. } if kept == KEPT), "{facts:?}");
}
