//! One person of each role, a file and two conversations.

use tdu_core::app::{Command, NewInvitation};
use tdu_demo::complete_charter;
use tdu_policies::{PolicyFiles, Ready, Visibility};
use tdu_protocol::{LogId, Role};

use super::{Between, House, Person};

/// A small service at work. Nadia is followed by Anna, Idris by Omar.
pub struct Service {
    /// The server.
    pub house: House,
    /// Founded it.
    pub administrator: Person,
    /// Invited the workers.
    pub manager: Person,
    /// Prevention.
    pub referent: Person,
    /// Has the file and the conversation.
    pub anna: Person,
    /// Has others.
    pub omar: Person,
    /// In Anna's conversation.
    pub nadia: Person,
    /// In Omar's.
    pub idris: Person,
    /// Staff.
    pub directory: LogId,
    /// Anna's file.
    pub case: LogId,
    /// Anna's and Nadia's.
    pub conversation: LogId,
}

impl Service {
    /// Sets it up through the real client.
    ///
    /// # Panics
    /// When anything is refused.
    pub async fn open() -> Self {
        Self::at(House::open().await).await
    }

    /// The same on an empty server.
    ///
    /// # Panics
    /// When anything is refused.
    pub async fn at(house: House) -> Self {
        let administrator = found(&house).await;
        let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
        let referent = hire(&house, &administrator, Role::Referent, "Hélène").await;
        let anna = hire(&house, &manager, Role::Worker, "Anna").await;
        let omar = hire(&house, &manager, Role::Worker, "Omar").await;
        let (case, conversation, nadia) = follow(&house, &anna, "Nadia").await;
        let (_, _, idris) = follow(&house, &omar, "Idris").await;
        let directory = administrator.home().await;
        Self {
            house,
            administrator,
            manager,
            referent,
            anna,
            omar,
            nadia,
            idris,
            directory,
            case,
            conversation,
        }
    }
}

/// A worker with a file, and somebody between her and the server.
pub struct Desk {
    /// The server.
    pub house: House,
    /// Founded it.
    pub administrator: Person,
    /// Invited the worker.
    pub manager: Person,
    /// The worker.
    pub anna: Person,
    /// Stands between the worker and the server; honest until told otherwise.
    pub between: Between,
    /// Her file.
    pub case: LogId,
}

impl Desk {
    /// Sets it up through the real client.
    ///
    /// # Panics
    /// When anything is refused.
    pub async fn open() -> Self {
        let house = House::open().await;
        let administrator = found(&house).await;
        let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
        let anna = hire(&house, &manager, Role::Worker, "Anna").await;
        let case = anna.opens_case("Nadia").await;
        anna.settles().await.expect("the server is there");
        let (anna, between) = moves_behind(&house, anna).await;
        Self { house, administrator, manager, anna, between, case }
    }

    /// The worker at a device where she never was, behind the same one.
    pub fn new_device(&self) -> Person {
        self.anna.elsewhere(&self.between.origin(), &self.house)
    }
}

/// Puts somebody between a person who opens with words and the server.
///
/// # Panics
/// When the words do not open.
pub async fn moves_behind(house: &House, person: Person) -> (Person, Between) {
    let between = Between::before(house).await;
    let person = person.restarted(&between.origin(), &house.trust());
    person.opens().await.expect("the words are right");
    person.settles().await.expect("the server is there");
    (person, between)
}

/// Founds the organisation of an empty server.
///
/// # Panics
/// When it is refused.
pub async fn found(house: &House) -> Person {
    found_with(house, Ready::Standard, Visibility::ByWorker).await
}

/// The same, with a ready set of policies, and what managers receive under it.
///
/// # Panics
/// When it is refused.
pub async fn found_with(house: &House, policies: Ready, visibility: Visibility) -> Person {
    // Their charter is complete: an incomplete one would not be proposed to anybody.
    found_signing(house, policies, visibility, complete_charter().expect("the made-up values fit")).await
}

/// The same, with files in place of those of the set: without any, the charter holds the examples that ship.
///
/// # Panics
/// When it is refused.
pub async fn found_signing(
    house: &House,
    policies: Ready,
    visibility: Visibility,
    files: PolicyFiles,
) -> Person {
    let mut person = Person::at(house, "Odile");
    person.draws_words().await;
    let (service, name) = ("Maison commune".to_owned(), person.name.clone());
    let setup = house.setup();
    let founded = person.ask(Command::Found { setup, service, name, policies, visibility, files }).await;
    founded.expect("an empty server is founded");
    person.settles().await.expect("the server is there");
    person
}

/// Invites a member of staff, who joins.
///
/// # Panics
/// When it is refused.
pub async fn hire(house: &House, by: &Person, role: Role, name: &str) -> Person {
    let invitation = by.invites(role, name).await;
    let mut person = Person::at(house, name);
    person.draws_words().await;
    join(&person, &invitation).await;
    person
}

async fn join(person: &Person, invitation: &NewInvitation) {
    person.knocks(invitation, &invitation.code).await.expect("link and code are right");
    person.accepts().await.expect("the invitation is good");
    person.settles().await.expect("the server is there");
}

/// A worker opens a file for somebody, who joins the conversation: file, conversation, person.
///
/// # Panics
/// When it is refused.
pub async fn follow(house: &House, worker: &Person, name: &str) -> (LogId, LogId, Person) {
    let case = worker.opens_case(name).await;
    let invitation = worker.invites_person_of(case).await;
    let person = Person::at(house, name);
    join(&person, &invitation).await;
    worker.settles().await.expect("the server is there");
    let conversation = worker.case(case).await.conversation.expect("the file names the conversation");
    (case, conversation, person)
}
