//! Time stamps of the service's authority, for workers.

use axum::extract::State;
use tdu_protocol::{
    Role,
    api::{TimeStampAnswer, TimeStampRequest},
    problem::ProblemKind,
};

use crate::{
    extract::{Caller, Cbor},
    problem::{Answer, Problem},
    state::AppState,
};

/// `POST /time-stamps`
pub(crate) async fn ask(
    State(app): State<AppState>,
    caller: Caller,
    Cbor(asked): Cbor<TimeStampRequest>,
) -> Answer<Cbor<TimeStampAnswer>> {
    if caller.role != Role::Worker {
        return Err(Problem::new(ProblemKind::Forbidden).detail("time stamps are asked for by workers"));
    }
    let token = match &app.authority {
        Some(authority) => Some(authority.stamp(&asked).await?.into()),
        None => None,
    };
    Ok(Cbor(TimeStampAnswer { token }))
}
