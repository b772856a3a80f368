//! What is examined, and what is done to it.

use std::{path::PathBuf, sync::Arc};

use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, Executor as _, PgConnection, SqliteConnection,
    sqlite::SqliteConnectOptions,
};
use tdu_protocol::{LogId, LogKind, Rights, Role, control::Control};
use tdu_test_postgres::Cluster;

use super::super::{Finding, Report, Where, examine};
use crate::{
    store::{Evidence, postgres::PostgresEvidence, sqlite::SqliteEvidence},
    tests::world::{Client, TestApp},
};

/// A database to try it on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    Sqlite,
    Postgres,
}

impl On {
    pub(super) const BOTH: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// A service with a file of two workers, ten notes of which one was erased, and somebody who left the directory.
pub(super) struct Trial {
    pub(super) app: TestApp,
    pub(super) admin: Client,
    pub(super) manager: Client,
    pub(super) worker: Client,
    pub(super) directory: LogId,
    pub(super) case: LogId,
    /// With the address of its database.
    cluster: Option<(Arc<Cluster>, String)>,
}

impl Trial {
    pub(super) async fn new(on: On) -> Self {
        match on {
            On::Sqlite => Self::at_work(TestApp::empty().await, None).await,
            On::Postgres => Self::on(Cluster::shared()).await,
        }
    }

    pub(super) async fn on(cluster: Arc<Cluster>) -> Self {
        let url = cluster.new_database();
        Self::at_work(TestApp::on_postgres(&url).await, Some((cluster, url))).await
    }

    async fn at_work(app: TestApp, cluster: Option<(Arc<Cluster>, String)>) -> Self {
        let (organisation, mut admin) = app.found().await;
        let directory = organisation.directory;
        let mut manager = app.join(&mut admin, directory, Role::Manager).await;
        let mut worker = app.join(&mut manager, directory, Role::Worker).await;
        let colleague = app.join(&mut manager, directory, Role::Worker).await;
        let gone = app.join(&mut manager, directory, Role::Worker).await;
        manager.control(directory, &Control::Revoke { account: gone.person.account }).await;
        let case = worker.open_log(LogKind::Case).await;
        worker.grant(case, &colleague.person, Rights::Write).await;
        for n in 0..10_u8 {
            worker.write(case, &[n; 300]).await;
        }
        worker.control(case, &Control::Erase { seqs: vec![5] }).await;
        app.app.journal.flush().await.unwrap();
        Self { app, admin, manager, worker, directory, case, cluster }
    }

    pub(super) fn file(&self) -> PathBuf {
        self.app.folder.path().join("tdu.db")
    }

    pub(super) async fn evidence(&self) -> Box<dyn Evidence> {
        match &self.cluster {
            Some((_, url)) => Box::new(PostgresEvidence::open(&url.parse().unwrap()).await.unwrap()),
            None => Box::new(SqliteEvidence::open(&self.file()).await.unwrap()),
        }
    }

    pub(super) async fn report(&self) -> Report {
        let mut evidence = self.evidence().await;
        let report = examine(&mut *evidence).await;
        evidence.close().await;
        report
    }

    /// Does what nobody should, past the server, to one row; the statement is written for SQLite.
    pub(super) async fn damage(&self, statement: &str) {
        assert_eq!(self.does(statement).await, 1, "{statement}");
    }

    /// Does something past the server, and says to how many rows.
    pub(super) async fn does(&self, statement: &str) -> u64 {
        let case = self.case.0.to_vec();
        let is_bound = statement.contains("$1");
        if let Some((_, url)) = &self.cluster {
            let mut connection = PgConnection::connect(url).await.unwrap();
            connection.execute("SET session_replication_role = replica").await.unwrap();
            let statement = statement.replace("x'", "'\\x").replace("zeroblob(32)", ZEROS_32);
            let statement = statement.replace("zeroblob(16)", ZEROS_16);
            let query = sqlx::query(AssertSqlSafe(statement));
            let query = if is_bound { query.bind(case) } else { query };
            query.execute(&mut connection).await.unwrap().rows_affected()
        } else {
            let options = SqliteConnectOptions::new().filename(self.file()).foreign_keys(false);
            let mut connection: SqliteConnection = options.connect().await.unwrap();
            let query = sqlx::query(AssertSqlSafe(statement.to_owned()));
            let query = if is_bound { query.bind(case) } else { query };
            let done = query.execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
            done.rows_affected()
        }
    }

    /// The findings after one damage, on each database; `$1` is the file's log.
    pub(super) async fn found_after(statement: &str) -> Vec<(Self, Vec<Finding>)> {
        // Held from the beginning, so that tests at the same time share one.
        let _cluster = Cluster::shared();
        let mut all = Vec::new();
        for on in On::BOTH {
            let trial = Self::new(on).await;
            trial.damage(statement).await;
            let report = trial.report().await;
            all.push((trial, report.findings));
        }
        all
    }

    pub(super) fn entry(&self, seq: i64) -> Where {
        Where::Entry(self.case.to_string(), seq)
    }

    pub(super) fn log(&self) -> Where {
        Where::Log(self.case.to_string())
    }
}

/// As PostgreSQL writes them.
const ZEROS_32: &str = "decode(repeat('00', 32), 'hex')";
const ZEROS_16: &str = "decode(repeat('00', 16), 'hex')";
