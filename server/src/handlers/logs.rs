//! Logs as a whole.

use axum::extract::State;
use tdu_protocol::{
    api::{Appended, Logs, NewLog},
    problem::ProblemKind,
};

use super::entries::{self, places, prepared, receipts_of};
use crate::{
    extract::{Caller, Cbor},
    problem::Answer,
    state::AppState,
    writer::{Write, WriteError},
};

/// `POST /logs`
pub(crate) async fn open(
    State(app): State<AppState>,
    caller: Caller,
    Cbor(new): Cbor<NewLog>,
) -> Answer<Cbor<Appended>> {
    let entries = prepared(new.entries, &app.limits)?;
    let log = entries[0].entry.log;
    let places = places(&entries);
    match app.writer.write(Write::Open { by: caller.account, entries }).await {
        Ok(at) => Ok(Cbor(receipts_of(&app, log, &places, at))),
        Err(WriteError::Exists) => {
            let same = entries::repeated(&app, &caller, log, &places).await?;
            same.map(Cbor).ok_or_else(|| ProblemKind::AlreadyExists.into())
        }
        Err(WriteError::Conflict) => Err(ProblemKind::EntryRefused.into()),
        Err(error) => Err(error.into()),
    }
}

/// `GET /logs`
pub(crate) async fn list(State(app): State<AppState>, caller: Caller) -> Answer<Cbor<Logs>> {
    let logs = app.store.logs_of(caller.account).await?;
    Ok(Cbor(Logs { logs }))
}
