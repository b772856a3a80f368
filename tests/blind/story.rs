//! The job in short, by people with the native client who type a word of the list into every kind of content.

use std::collections::BTreeSet;

use tdu_cli::Trust;
use tdu_core::app::{Command, NewFile, NewInvitation, Reply};
use tdu_core::own::Mark;
use tdu_core::payload::{self, Note};
use tdu_driver::Platform as _;
use tdu_policies::{Ready, Visibility};
use tdu_protocol::{Bytes, Role, Secret32};
use tdu_tests::people::Person;
use tdu_tests::server::Server;
use tdu_tests::tls::TestCertificate;
use tempfile::TempDir;

use crate::words;

/// What was typed or shown and must be nowhere but with people.
pub(super) struct Typed(Vec<String>);

impl Typed {
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let never = [words::DRAFT, words::OFFLINE, words::AFTER_RESTART, words::UNHEARD];
        let typed =
            words::MARKERS.iter().copied().filter(move |word| !never.iter().any(|text| text.contains(word)));
        typed.chain(self.0.iter().map(String::as_str))
    }
}

struct Stage<'a> {
    server: &'a Server,
    certificate: &'a TestCertificate,
    folder: TempDir,
    secrets: Vec<String>,
}

/// Tells it at an empty server.
pub(super) async fn tell(server: &Server, certificate: &TestCertificate) -> Typed {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut stage = Stage { server, certificate, folder, secrets: Vec::new() };
    let odile = stage.founds().await;
    let manager = stage.hires(&odile, Role::Manager, words::MANAGER).await;
    stage.hires(&odile, Role::Referent, words::REFERENT).await;
    let worker = stage.hires(&manager, Role::Worker, words::WORKER).await;
    stage.hires(&manager, Role::Worker, words::COLLEAGUE).await;

    let person = payload::Person {
        name: words::PERSON.to_owned(),
        phone: words::PHONE.to_owned(),
        safe_hours: words::SAFE_HOURS.to_owned(),
        ..payload::Person::default()
    };
    let Ok(Reply::Log(case)) = worker.ask(Command::OpenCase { person }).await else { panic!("no file") };
    let note = |text: &str, next_step: &str| Note {
        channel: "telephone".to_owned(),
        text: text.to_owned(),
        next_step: next_step.to_owned(),
        ..Note::default()
    };
    let first = Command::WriteNote {
        case,
        note: note(words::NOTE, words::STEP),
        marks: BTreeSet::from([Mark::Heavy]),
        relayed: None,
    };
    let Ok(Reply::Written(of)) = worker.ask(first).await else { panic!("no note") };
    let correction = Command::CorrectNote { case, of, note: note(words::CORRECTION, "") };
    assert!(matches!(worker.ask(correction).await, Ok(Reply::Written(_))));
    let invitation = worker.invites_person_of(case).await;
    let person = stage.person(words::NICKNAME);
    stage.joins(&person, &invitation).await;
    worker.settles().await.expect("the server is there");
    let conversation = worker.case(case).await.conversation.expect("the file names it");
    worker.says(conversation, words::FROM_WORKER).await;
    person.says(conversation, words::FROM_PERSON).await;
    let document = NewFile {
        name: words::DOCUMENT.to_owned(),
        media_type: "text/plain".to_owned(),
        bytes: Bytes(words::IN_DOCUMENT.as_bytes().to_vec()),
        as_it_is: false,
    };
    let sent = Command::SendMessage { conversation, text: String::new(), files: vec![document] };
    assert!(matches!(person.ask(sent).await, Ok(Reply::Written(_))));
    let week = worker.clock.now().week();
    let report = Command::SendReport { week, obstacles: words::OBSTACLE.to_owned(), spent: 0 };
    assert!(matches!(worker.ask(report).await, Ok(Reply::Done)));
    // Somebody searches, and looks for what is not there.
    assert!(worker.ask(Command::Search { query: "Tintinnabule".to_owned() }).await.is_ok());
    for someone in [&person, &worker, &manager] {
        someone.settles().await.expect("the server is there");
    }
    assert_eq!(worker.messages(Some(conversation)).await.len(), 3, "all of it arrived");
    Typed(stage.secrets)
}

impl Stage<'_> {
    fn person(&self, name: &str) -> Person {
        let folder = self.folder.path().join(name.replace(' ', "-"));
        let trust = Trust::Key(self.certificate.public_key_hash());
        Person::on(&self.server.origin(), &trust, &folder, name)
    }

    async fn founds(&mut self) -> Person {
        let mut odile = self.person(words::ADMINISTRATOR);
        odile.draws_words().await;
        self.secrets.extend(odile.words.clone());
        let link = self.server.setup_link().await;
        let (_, secret) = link.split_once('#').expect("the link has a fragment");
        let setup = Secret32::from_text(secret).expect("the fragment is the secret");
        let (service, name) = (words::SERVICE.to_owned(), odile.name.clone());
        odile
            .ask(Command::Found {
                setup,
                service,
                name,
                policies: Ready::Standard,
                visibility: Visibility::ByWorker,
                files: tdu_demo::complete_charter().expect("the made-up values fit"),
            })
            .await
            .expect("an empty server is founded");
        odile.settles().await.expect("the server is there");
        odile
    }

    async fn hires(&mut self, by: &Person, role: Role, name: &str) -> Person {
        let invitation = by.invites(role, name).await;
        let mut person = self.person(name);
        person.draws_words().await;
        self.secrets.extend(person.words.clone());
        self.joins(&person, &invitation).await;
        person
    }

    async fn joins(&mut self, person: &Person, invitation: &NewInvitation) {
        let (_, secret) = invitation.link.split_once('#').expect("the link has a fragment");
        self.secrets.push(secret.to_owned());
        person.knocks(invitation, &invitation.code).await.expect("link and code are right");
        person.accepts().await.expect("the invitation is good");
        person.settles().await.expect("the server is there");
    }
}
