//! The window that ends a quarter, beside one that shows figures of nearly the same people: counted for its quarterly questions alone.

use tdu_core::{
    calendar::{Day, Now},
    client::{Client, Env},
    payload::{Payload, TallyPublished, TallyQuestion},
};
use tdu_policies::PolicySet;
use tdu_protocol::{
    Bytes, Hash32, LogKind, Role, Timestamp,
    sign::Signed,
    tally::{Batch, BatchReport, Counted, NewReport, Opening, quarter_of},
};
use tdu_tally::{Choices, Leading, Nonce, Place, Shape, Sums};

use crate::ledger::{NOW, Organisation, Somebody};

const KEY: [u8; 32] = [7; 32];

struct Team {
    service: Organisation,
    referent: Somebody,
    others: Vec<Somebody>,
}

impl Team {
    /// Of ten workers.
    fn new() -> Self {
        let mut service = Organisation::new();
        let directory = service.worker.client.home();
        let join = |seed: u64| {
            Somebody::join(&mut service.ledger, &mut service.manager, 40 + 2 * seed, directory, Role::Worker)
        };
        let others = (0..8).map(join).collect();
        let referent =
            Somebody::join(&mut service.ledger, &mut service.administrator, 80, directory, Role::Referent);
        let mut team = Self { service, referent, others };
        team.receive();
        team
    }

    fn workers(&mut self) -> impl Iterator<Item = &mut Somebody> {
        [&mut self.service.worker, &mut self.service.colleague].into_iter().chain(&mut self.others)
    }

    fn receive(&mut self) {
        let Self { service, referent, others } = self;
        let workers = [&mut service.worker, &mut service.colleague].into_iter().chain(others);
        workers.chain([referent]).for_each(|somebody| somebody.receive(&service.ledger));
    }

    /// The window that a referent opens now that is the last of a quarter, or the one before it.
    fn window(&self, ends_a_quarter: bool) -> (Signed<Opening>, Opening) {
        let in_weeks = |weeks: u64| NOW.at.plus(weeks * 7 * Timestamp::DAY);
        let openings = (9..=24).filter_map(|weeks| self.referent.client.new_window(in_weeks(weeks)));
        let all: Vec<_> = openings.map(|signed| (signed.peek().expect("our own opening"), signed)).collect();
        let quarter = |opening: &Opening| quarter_of(opening.first, opening.weeks).is_some();
        let last = all.iter().rposition(|(opening, _)| quarter(opening)).expect("there is one");
        let last = all[last].0.first;
        let first = if ends_a_quarter { last } else { last - 4 };
        let found = all.into_iter().find(|(opening, _)| opening.first == first);
        found.map(|(opening, signed)| (signed, opening)).expect("both are ahead")
    }

    /// Every worker answers every question in the first week of a window.
    fn answer(&mut self, opening: &Opening) {
        let check_in = PolicySet::embedded().check_in;
        let asked: Vec<_> = check_in.tallied().chain(&check_in.quarterly.items).collect();
        let week = Day::of(opening.opens(), 0).week();
        for (rank, worker) in self.workers().enumerate() {
            let answer = |place: usize| u8::try_from((rank + place) % 3).ok();
            let answers = asked.iter().enumerate().map(|(place, item)| (item.id.to_string(), answer(place)));
            let answers = answers.collect();
            let answered = worker.step(|client, env| {
                let personal = client.make_log(env, LogKind::Personal, &[])?;
                client.write(env, personal, Payload::CheckIn { week, answers })
            });
            answered.expect("a log of one's own");
        }
    }

    /// Every worker reports.
    fn report(&mut self, signed: &Signed<Opening>, opening: &Opening) -> Vec<(Place, NewReport)> {
        let report = |worker: &mut Somebody| {
            let mut env = Env { now: Now { at: opening.closes(), ..NOW }, rng: &mut worker.rng };
            let report = worker.client.tally_report(&mut env, signed, opening).expect("a report");
            (Place { opening: signed.digest().0, account: worker.client.account().0 }, report)
        };
        self.workers().map(report).collect()
    }
}

/// What the two parties make of these reports.
fn counted(
    client: &Client,
    (signed, opening): (&Signed<Opening>, &Opening),
    reports: &[(Place, NewReport)],
) -> TallyPublished {
    let shape = Shape::Choices(Choices::new(opening.questions, opening.levels).expect("a shape"));
    let mut leading = Vec::new();
    let mut batch = Batch { key: Bytes(KEY.to_vec()), reports: Vec::new() };
    for (place, NewReport { statement, leader }) in reports {
        let said = statement.peek().expect("a worker's statement");
        let nonce: Nonce = said.nonce.0.as_slice().try_into().expect("16 bytes");
        let begun = Leading::begin(shape, *place, &KEY, &nonce, &said.public.0, &leader.0);
        let (state, message) = begun.expect("an honest report");
        leading.push(state);
        let account = tdu_protocol::AccountId(place.account);
        batch.reports.push(BatchReport { account, statement: statement.clone(), message: Bytes(message) });
    }
    let helping = client.help_count(signed, opening, &batch).expect("for the first time");
    let mut sums = Sums::new(shape);
    for (leading, (_, answer)) in leading.into_iter().zip(&helping.request.valid) {
        sums.add(&leading.end(&answer.0).expect("an honest helper"));
    }
    let levels = (0..usize::from(opening.questions)).map(|question| Some(Bytes(sums.levels(question))));
    let counted = Counted { answered: Bytes(sums.answered()), levels: levels.collect() };
    let now = Now { at: opening.closes(), ..NOW };
    client.totals(now, signed, opening, Some((&helping, &counted))).expect("they fit")
}

#[test]
fn a_quarter_beside_a_window_of_nearly_the_same_people_has_its_own_questions_alone() {
    let mut team = Team::new();
    let (_, before) = team.window(false);
    let question = |item: &str| TallyQuestion { item: item.to_owned(), people: Some(10), levels: Vec::new() };
    let shown = TallyPublished {
        opening: Hash32([1; 32]),
        first: before.first,
        weeks: before.weeks,
        group: before.group,
        questions: vec![question("charge-tenable")],
        quarterly: 0,
        at: before.at,
    };
    let directory = team.referent.client.home();
    let published =
        team.referent.step(|client, env| client.write(env, directory, Payload::TallyPublished(shown)));
    published.expect("a referent publishes");
    team.referent.settle(&mut team.service.ledger);

    let figures = |total: &TallyPublished, (from, to): (usize, usize)| {
        total.questions[from..to].iter().filter(|question| question.people.is_some()).count()
    };
    let now = |opening: &Opening| Now { at: opening.closes(), ..NOW };
    let (signed, opening) = team.window(true);
    team.answer(&opening);
    let reports = team.report(&signed, &opening);
    let total = counted(&team.referent.client, (&signed, &opening), &reports);
    assert_eq!(
        (figures(&total, (0, 9)), figures(&total, (9, 21))),
        (9, 12),
        "of the same people, all is shown"
    );
    assert_eq!(total.at, opening.at);
    let check_in = PolicySet::embedded().check_in;
    let asked = check_in.tallied().chain(&check_in.quarterly.items).map(|item| item.id.as_str());
    assert!(
        asked.eq(total.questions.iter().map(|question| question.item.as_str())),
        "each under its own name"
    );

    let Team { service, others, .. } = &mut team;
    others.push(Somebody::join(&mut service.ledger, &mut service.manager, 90, directory, Role::Worker));
    team.receive();
    let (signed, opening) = team.window(true);
    assert!(!team.referent.client.has_nothing_to_count(now(&opening), &opening), "the quarter");
    let weekly = Opening { questions: 9, quarterly: 0, ..opening.clone() };
    assert!(team.referent.client.has_nothing_to_count(now(&opening), &weekly));
    let reports = team.report(&signed, &opening);
    let total = counted(&team.referent.client, (&signed, &opening), &reports);
    assert_eq!((figures(&total, (0, 9)), figures(&total, (9, 21))), (0, 12), "one came");
}
