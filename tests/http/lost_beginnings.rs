//! The connection is lost in the middle of a founding, of a joining, of remembering a device: the same wish again
//! finishes what was begun.

use tdu_core::app::{Command, FailureKind, Phase, Reply};
use tdu_policies::{Lang, Ready, Visibility};
use tdu_protocol::Role;
use tdu_tests::people::{Between, Course, House, Person, found, hire};

fn breaks_once(between: &Between, path: &'static str, course: fn() -> Course) {
    let mut whole = true;
    between.judges(move |seen| {
        let hit = whole && seen.method != "GET" && seen.is(&seen.method, path);
        whole &= !hit;
        if hit { course() } else { Course::Pass }
    });
}

const COURSES: [fn() -> Course; 3] = [|| Course::LoseRequest, || Course::LoseAnswer, || Course::Half];

#[tokio::test(flavor = "multi_thread")]
async fn a_founding_whose_answer_is_lost_is_finished_by_the_same_wish() {
    for course in COURSES {
        let house = House::open().await;
        let between = Between::before(&house).await;
        let mut odile = Person::on(&between.origin(), &house.trust(), &house.folder_for("odile"), "Odile");
        odile.draws_words().await;
        breaks_once(&between, "/organisation", course);
        let found = || Command::Found {
            setup: house.setup(),
            service: "Maison commune".to_owned(),
            name: "Odile".to_owned(),
            policies: Ready::Standard,
            visibility: Visibility::ByWorker,
            files: tdu_policies::PolicyFiles::new(),
        };
        assert_eq!(odile.ask(found()).await.expect_err("the line is broken").kind, FailureKind::Offline);
        odile.ask(found()).await.expect("the line is mended");
        odile.settles().await.expect("the server is there");
        let kept = house.kept().await;
        assert_eq!((kept.count("organisation"), kept.count("accounts")), (1, 1));
        assert!(
            matches!(odile.ask(Command::Policies).await, Ok(Reply::Policies(_))),
            "the policies are signed"
        );
        let Phase::Open(me) = odile.status().await.phase else { panic!("not open") };
        assert_eq!((me.name.as_str(), me.service.as_str()), ("Odile", "Maison commune"));
        odile.ask(Command::LogOut { forget: true }).await.expect("she leaves");
        odile.opens().await.expect("the words that were drawn open");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_joining_whose_answer_is_lost_is_finished_by_the_same_wish() {
    let house = House::open().await;
    let administrator = found(&house).await;
    for course in COURSES {
        let invitation = administrator.invites(Role::Manager, "Karim").await;
        let accounts = house.kept().await.count("accounts");
        let between = Between::before(&house).await;
        let mut karim = Person::on(&between.origin(), &house.trust(), &house.folder_for("karim"), "Karim");
        karim.draws_words().await;
        karim.knocks(&invitation, &invitation.code).await.expect("link and code are right");
        breaks_once(&between, "/invitations/*/join", course);
        assert_eq!(karim.accepts().await.expect_err("the line is broken").kind, FailureKind::Offline);
        karim.accepts().await.expect("the line is mended");
        karim.settles().await.expect("the server is there");
        assert_eq!(house.kept().await.count("accounts"), accounts + 1);
        karim.ask(Command::LogOut { forget: true }).await.expect("he leaves");
        karim.opens().await.expect("the words that were drawn open");
        assert_eq!(karim.warning().await, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_beneficiary_whose_answer_is_lost_still_gets_in() {
    let house = House::open().await;
    let administrator = found(&house).await;
    let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
    let anna = hire(&house, &manager, Role::Worker, "Anna").await;
    for course in COURSES {
        let case = anna.opens_case("Nadia").await;
        let invitation = anna.invites_person_of(case).await;
        let between = Between::before(&house).await;
        let nadia = Person::on(&between.origin(), &house.trust(), &house.folder_for("nadia"), "Nadia");
        nadia.knocks(&invitation, &invitation.code).await.expect("link and code are right");
        breaks_once(&between, "/invitations/*/join", course);
        let accept = || Command::AcceptInvitation { name: "Nadia".to_owned(), lang: Lang::Ar };
        assert_eq!(nadia.ask(accept()).await.expect_err("the line is broken").kind, FailureKind::Offline);
        nadia.ask(accept()).await.expect("the line is mended");
        nadia.settles().await.expect("the server is there");
        anna.settles().await.expect("the server is there");
        assert!(anna.case(case).await.joined);
        // The device opens by itself from now on.
        let nadia = nadia.restarted(house.origin(), &house.trust());
        assert!(matches!(nadia.status().await.phase, Phase::Open(_)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_remembered_although_the_answer_was_lost_or_another_device_was_quicker() {
    let house = House::open().await;
    let odile = found(&house).await;
    let between = Between::before(&house).await;
    let odile = odile.restarted(&between.origin(), &house.trust());
    odile.opens().await.expect("the words are right");
    for course in COURSES {
        breaks_once(&between, "/vault", course);
        let failure = odile.ask(Command::RememberDevice).await.expect_err("the line is broken");
        assert_eq!(failure.kind, FailureKind::Offline);
        odile.ask(Command::RememberDevice).await.expect("the line is mended");
    }
    let elsewhere = odile.elsewhere(house.origin(), &house);
    elsewhere.opens().await.expect("the words are right");
    odile.ask(Command::RememberDevice).await.expect("nobody else changed anything");
    elsewhere
        .ask(Command::RememberDevice)
        .await
        .expect("the other device was quicker, and that is no failure");
    let origin = between.origin();
    for person in [odile, elsewhere] {
        let again = person.restarted(&origin, &house.trust());
        assert!(matches!(again.status().await.phase, Phase::Open(_)), "opens by itself");
    }
}
