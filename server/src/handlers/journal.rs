//! The access journal, for administrators.

use axum::extract::State;
use serde::Deserialize;
use tdu_protocol::{
    Role,
    api::JournalPage,
    journal::{JournalHead, MAX_ROWS, NOTHING_BEFORE},
    problem::ProblemKind,
};

use crate::{
    extract::{Caller, Cbor, Params},
    problem::{Answer, Problem},
    state::AppState,
};

/// From where, and how much.
#[derive(Deserialize)]
pub(crate) struct JournalQuery {
    #[serde(default)]
    since: u64,
    limit: Option<usize>,
}

/// `GET /journal?since=&limit=`
pub(crate) async fn page(
    State(app): State<AppState>,
    caller: Caller,
    Params(query): Params<JournalQuery>,
) -> Answer<Cbor<JournalPage>> {
    if caller.role != Role::Administrator {
        return Err(Problem::new(ProblemKind::Forbidden).detail("the journal is for administrators"));
    }
    app.journal.read(caller.account, &caller.session);
    // What happened a moment ago is told too.
    app.journal.flush().await?;
    let limit = query.limit.unwrap_or(MAX_ROWS).clamp(1, MAX_ROWS);
    let slice = app.store.journal(query.since, limit).await?;
    let unwritten = || JournalHead::make(0, NOTHING_BEFORE, app.now(), app.signer.key());
    Ok(Cbor(JournalPage {
        next: slice.rows.last().map_or(query.since, |row| row.number),
        rows: slice.rows,
        logs: slice.logs,
        before: slice.before,
        more: slice.more,
        head: slice.head.unwrap_or_else(unwritten),
        days: app.journal_days,
    }))
}
