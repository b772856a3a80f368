//! Windows of check-ins and reports that are not what was signed.

use sha2::{Digest as _, Sha256};
use tdu_protocol::{
    Bytes, Hash32, Role, cbor,
    sign::Signed,
    tally::{FirstWeek, Opening, Statement, roster_digest, window_of},
};
use tdu_tally::{Choices, Place, split};

use super::{
    super::{Kind, Where},
    assert_found,
    trial::{On, Trial},
};
use crate::{
    store::{OpenedTally, TallyReport},
    tests::{people::Person, world::Client},
};

const WEEKS: u8 = 4;
const NONCE: [u8; 16] = [4; 16];

/// A service with ten workers, a window, and a report of one of them.
struct Team {
    trial: Trial,
    referent: Client,
    /// Whose report is there.
    reporter: Client,
    opening: Opening,
}

impl Team {
    async fn on(on: On) -> Self {
        let mut trial = Trial::new(on).await;
        let referent = trial.app.join(&mut trial.admin, trial.directory, Role::Referent).await;
        let mut reporter = trial.app.join(&mut trial.manager, trial.directory, Role::Worker).await;
        for _ in 0..7 {
            reporter = trial.app.join(&mut trial.manager, trial.directory, Role::Worker).await;
        }
        let state = trial.app.app.ledger.current(trial.directory).await.unwrap().unwrap();
        let opening = Opening {
            org: state.org(),
            log: trial.directory,
            first: window_of(trial.app.clock_now(), WEEKS),
            weeks: WEEKS,
            group: 10,
            questions: 2,
            quarterly: 0,
            levels: 3,
            policies: Hash32([7; 32]),
            at: state.head().next,
            roster: roster_digest(&state, state.head().next),
            reports: None,
        };
        let team = Self { trial, referent, reporter, opening };
        let signed = team.signed_by(&team.referent.person);
        let opened = OpenedTally {
            log: team.opening.log,
            first: team.opening.first,
            opening: cbor::to_vec(&signed),
            secret: [5; 32],
            opens: team.opening.opens(),
            closes: team.opening.closes(),
            forgotten: team.opening.forgotten(),
        };
        let store = &team.trial.app.app.store;
        store.open_tally(&opened).await.unwrap();
        let account = team.reporter.person.account;
        let place = Place { opening: signed.digest().0, account: account.0 };
        let shares = split(Choices::new(2, 3).unwrap(), &place, &NONCE, &[Some(1), None]).unwrap();
        let statement = team.statement(shares.public, &shares.leader);
        let report = TallyReport { account, statement, leader: shares.leader.to_vec() };
        store.keep_report(team.opening.log, team.opening.first, &report).await.unwrap();
        for table in ["tallies", "tally_reports"] {
            team.trial.does(&format!("CREATE TABLE {table}_before AS SELECT * FROM {table}")).await;
        }
        team
    }

    fn signed_by(&self, person: &Person) -> Signed<Opening> {
        Signed::make(&self.opening, person.account, &person.key)
    }

    fn statement(&self, public: Vec<u8>, leader: &[u8]) -> Vec<u8> {
        let statement = Statement {
            opening: self.signed_by(&self.referent.person).digest(),
            nonce: Bytes(NONCE.to_vec()),
            public: Bytes(public),
            leader: Hash32(Sha256::digest(leader).into()),
            helper: Bytes(vec![3; 60]),
        };
        let Person { account, key, .. } = &self.reporter.person;
        cbor::to_vec(&Signed::make(&statement, *account, key))
    }

    fn first(&self) -> i64 {
        FirstWeek::into(self.opening.first)
    }

    fn window(&self) -> Where {
        Where::Tally(self.opening.log.to_string(), self.first())
    }

    fn report_of(&self, person: &Person) -> Where {
        Where::TallyReport(self.opening.log.to_string(), self.first(), person.account.to_string())
    }

    /// What is found after one damage, which is undone.
    async fn finds(&self, statement: &str, expected: &[(Where, Kind)]) {
        self.trial.damage(statement).await;
        let found = self.trial.report().await.findings;
        eprintln!("{statement}");
        assert_found(&found, expected);
        for undo in [
            "DELETE FROM tally_reports",
            "DELETE FROM tallies",
            "INSERT INTO tallies SELECT * FROM tallies_before",
            "INSERT INTO tally_reports SELECT * FROM tally_reports_before",
        ] {
            self.trial.does(undo).await;
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

#[tokio::test]
async fn a_window_and_a_report_that_are_not_what_was_signed_are_found() {
    for on in On::BOTH {
        let team = Team::on(on).await;
        let sound = team.trial.report().await;
        assert!(sound.is_sound(), "{:#?}", sound.findings);
        assert_eq!((sound.tallies, sound.tally_reports), (1, 1));
        let window = || team.window();
        let report = || team.report_of(&team.reporter.person);

        for (statement, kind) in [
            ("UPDATE tallies SET closes = closes + 1", Kind::Tally),
            ("UPDATE tallies SET forgotten = closes", Kind::Tally),
            ("UPDATE tallies SET opening = x'00'", Kind::Malformed),
            ("UPDATE tallies SET secret = x'01'", Kind::Malformed),
            ("UPDATE tallies SET counted = x'01'", Kind::Malformed),
        ] {
            team.finds(statement, &[(window(), kind)]).await;
        }
        // A window that ended keeps neither its secret nor a report.
        let ended = [(window(), Kind::Malformed), (report(), Kind::Tally)];
        team.finds("UPDATE tallies SET over = 1", &ended).await;
        // Opened by somebody who may not: the report was signed for another.
        let opened = hex(&cbor::to_vec(&team.signed_by(&team.reporter.person)));
        let forged = [(window(), Kind::Tally), (report(), Kind::Tally)];
        team.finds(&format!("UPDATE tallies SET opening = x'{opened}'"), &forged).await;

        team.finds("UPDATE tally_reports SET leader = x'00'", &[(report(), Kind::Tally)]).await;
        team.finds("UPDATE tally_reports SET statement = x'00'", &[(report(), Kind::Malformed)]).await;
        // Signed, and no share at all.
        let nothing = hex(&team.statement(vec![1; 64], &[0; 40]));
        let statement =
            format!("UPDATE tally_reports SET statement = x'{nothing}', leader = x'{}'", hex(&[0; 40]));
        team.finds(&statement, &[(report(), Kind::Tally)]).await;
        for (other, person) in
            [("manager", &team.trial.manager.person), ("worker", &team.trial.worker.person)]
        {
            let statement = format!("UPDATE tally_reports SET account = x'{}'", hex(&person.account.0));
            eprintln!("under the name of the {other}");
            team.finds(&statement, &[(team.report_of(person), Kind::Tally)]).await;
        }
        let alone = [(Where::Database, Kind::Database), (report(), Kind::Tally)];
        team.finds("DELETE FROM tallies", &alone).await;
        let sound = team.trial.report().await;
        assert!(sound.is_sound(), "all was undone: {:#?}", sound.findings);
    }
}

#[tokio::test]
async fn a_window_within_another_is_found() {
    for on in On::BOTH {
        let team = Team::on(on).await;
        let opening = Opening { first: team.opening.first + u32::from(WEEKS), ..team.opening.clone() };
        let signed = Signed::make(&opening, team.referent.person.account, &team.referent.person.key);
        let next = OpenedTally {
            log: opening.log,
            first: opening.first,
            opening: cbor::to_vec(&signed),
            secret: [6; 32],
            opens: opening.opens(),
            closes: opening.closes(),
            forgotten: opening.forgotten(),
        };
        team.trial.app.app.store.open_tally(&next).await.unwrap();
        assert!(team.trial.report().await.is_sound(), "one after the other");
        let longer = format!("UPDATE tallies SET closes = closes + 1 WHERE first = {}", team.first());
        let second = Where::Tally(opening.log.to_string(), opening.first.into());
        team.trial.damage(&longer).await;
        let found = team.trial.report().await.findings;
        assert_found(&found, &[(team.window(), Kind::Tally), (second, Kind::Tally)]);
    }
}
