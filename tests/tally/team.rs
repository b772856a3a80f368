//! A service with enough workers for a total.

use tdu_core::app::{CardAnswers, Command, PolicyChange, PreventionView, Reply, TallyNow};
use tdu_driver::Platform as _;
use tdu_policies::{PolicySet, Ready, Visibility};
use tdu_protocol::tally::{FirstWeek, Tallies, TallyInfo, quarter_of, start_of, window_of};
use tdu_protocol::{LogId, Role, Timestamp};
use tdu_tests::people::{House, Person, found, found_with, hire, now};

/// Weeks of a window, in the policies that ship.
pub const WEEKS: u8 = 4;
/// Fewest people behind a total, in the policies that ship.
pub const GROUP: u64 = 10;
/// Levels of the scale.
pub const LEVELS: usize = 4;

/// A service whose clocks a test moves together: the server's and everybody's.
pub struct Team {
    pub house: House,
    pub administrator: Person,
    pub manager: Person,
    pub referent: Person,
    pub workers: Vec<Person>,
    pub directory: LogId,
    /// The first whole window under the policies that were signed at the founding.
    pub first: FirstWeek,
}

impl Team {
    pub async fn of(workers: usize, house: House) -> Self {
        Self::named((0..workers).map(|number| format!("Worker {number}")), house).await
    }

    /// With workers of these names.
    pub async fn named(names: impl Iterator<Item = String>, house: House) -> Self {
        let administrator = found(&house).await;
        Self::founded(administrator, names, house).await
    }

    /// Of a service whose managers receive the team's totals alone.
    pub async fn of_totals(workers: usize, house: House) -> Self {
        let administrator = found_with(&house, Ready::Standard, Visibility::Team).await;
        let names = (0..workers).map(|number| format!("Worker {number}"));
        Self::founded(administrator, names, house).await
    }

    async fn founded(administrator: Person, names: impl Iterator<Item = String>, house: House) -> Self {
        let manager = hire(&house, &administrator, Role::Manager, "Karim").await;
        let referent = hire(&house, &administrator, Role::Referent, "Hélène").await;
        let mut hired = Vec::new();
        for name in names {
            hired.push(hire(&house, &manager, Role::Worker, &name).await);
        }
        let directory = administrator.home().await;
        let first = window_of(now(), WEEKS) + u32::from(WEEKS);
        Self { house, administrator, manager, referent, workers: hired, directory, first }
    }

    /// One more worker.
    pub async fn hires(&self, name: &str) -> Person {
        let worker = hire(&self.house, &self.manager, Role::Worker, name).await;
        worker.clock.is_ahead_by(self.house.ahead());
        worker
    }

    /// Everybody's clock, and the server's.
    pub fn it_is(&self, at: Timestamp) {
        let ahead = i64::try_from(at.0).expect("a date") - i64::try_from(now().0).expect("a date");
        self.house.is_ahead_by(ahead);
        for person in self.workers.iter().chain([&self.administrator, &self.manager, &self.referent]) {
            person.clock.is_ahead_by(ahead);
        }
    }

    /// In the second week of the window that begins so many windows after the first.
    pub fn inside(&self, windows: u32) {
        self.it_is(start_of(self.window(windows)).plus(9 * Timestamp::DAY));
    }

    /// Once it has ended, and reports are taken.
    pub fn after(&self, windows: u32) {
        self.it_is(start_of(self.window(windows + 1)).plus(Timestamp::DAY));
    }

    /// Once no report is taken any more.
    pub fn long_after(&self, windows: u32) {
        self.it_is(start_of(self.window(windows + 1)).plus(8 * Timestamp::DAY));
    }

    pub fn window(&self, windows: u32) -> FirstWeek {
        self.first + windows * u32::from(WEEKS)
    }

    /// How many windows after the first is the one that ends the quarter which has begun by then.
    pub fn third(&self) -> u32 {
        let ends = |windows: &u32| quarter_of(self.window(*windows), WEEKS).is_some();
        (0..3).find(ends).expect("every third window ends a quarter")
    }

    /// Before the window that ends that quarter, within the quarter: workers answer its questions, each in their own way, and only
    /// nine the last one.
    pub async fn answer_the_quarter(&self) {
        if let Some(before) = self.third().checked_sub(1) {
            self.inside(before);
        }
        for (person, worker) in self.workers.iter().enumerate() {
            let asked = quarterly().into_iter().enumerate();
            answers(worker, asked.map(|(rank, id)| (id, quarterly_answer(person, rank))).collect()).await;
        }
    }

    /// Address of a window's resources.
    pub fn path(&self, windows: u32, rest: &str) -> String {
        format!("/logs/{}/tallies/{}{rest}", self.directory, self.window(windows))
    }

    /// The first window opens, workers answer and their devices report; nothing is counted yet.
    pub async fn reports(&self) {
        self.inside(0);
        self.referent.settles().await.expect("the server is there");
        all_answer(self).await;
        self.after(0);
        for worker in &self.workers {
            worker.settles().await.expect("the server is there");
        }
    }

    /// The administrator signs a set that ships, with reports by worker, which holds from the next Monday on; everybody's device hears of it.
    pub async fn signs(&self, ready: Ready) {
        let change = PolicyChange { ready: Some((ready, Visibility::ByWorker)), ..PolicyChange::default() };
        let signed = self.administrator.ask(Command::SignPolicies(change)).await;
        assert!(matches!(signed, Ok(Reply::Written(_))), "{signed:?}");
        self.administrator.settles().await.expect("the server is there");
        self.settles().await;
    }

    /// Everybody's device comes by, the referent's last.
    pub async fn settles(&self) {
        for worker in &self.workers {
            worker.settles().await.expect("the server is there");
        }
        self.referent.settles().await.expect("the server is there");
    }
}

/// Of windows as the server tells them, those of check-ins, the newest first. Where reports arrive under a name, their minutes have
/// windows beside these.
pub fn of_check_ins(tallies: &mut Tallies) -> impl Iterator<Item = &mut TallyInfo> {
    tallies.tallies.iter_mut().filter(|info| info.opening.peek().expect("an opening").reports.is_none())
}

/// The questions of the policies that ship, by their ids.
pub fn questions() -> Vec<String> {
    PolicySet::embedded().check_in.tallied().map(|item| item.id.to_string()).collect()
}

/// The quarterly questions, likewise.
pub fn quarterly() -> Vec<String> {
    PolicySet::embedded().check_in.quarterly.items.iter().map(|item| item.id.to_string()).collect()
}

/// What [`Team::answer_the_quarter`] answers.
pub fn quarterly_answer(person: usize, rank: usize) -> Option<u8> {
    let last = rank + 1 == quarterly().len();
    if last { (person < 9).then_some(1) } else { answer(person, rank + 9) }
}

/// A made-up answer, different from person to person and from question to question.
pub fn answer(person: usize, question: usize) -> Option<u8> {
    let choice = (person * 7 + question * 3 + person * question) % 6;
    u8::try_from(choice).ok().filter(|choice| usize::from(*choice) < LEVELS)
}

pub async fn answers(worker: &Person, answers: Vec<(String, Option<u8>)>) {
    let week = worker.clock.now().week();
    let reply = worker.ask(Command::AnswerCheckIn(CardAnswers { week, answers })).await;
    assert!(matches!(reply, Ok(Reply::Done)), "{reply:?}");
}

/// Every worker but the last answers, each in their own way.
pub async fn all_answer(team: &Team) {
    let asked = questions();
    let last = team.workers.len() - 1;
    for (person, worker) in team.workers.iter().enumerate().filter(|(person, _)| *person != last) {
        let own = asked.iter().enumerate().map(|(question, id)| (id.clone(), answer(person, question)));
        answers(worker, own.collect()).await;
    }
}

pub async fn page(person: &Person) -> PreventionView {
    match person.ask(Command::Prevention).await {
        Ok(Reply::Prevention(view)) => *view,
        other => panic!("{}: {other:?}", person.name),
    }
}

#[track_caller]
pub fn runs(view: &PreventionView) {
    assert!(matches!(view.now, TallyNow::Runs { .. }), "{:?}", view.now);
}
