//! The founding.

use axum::{extract::State, response::Response};
use subtle::ConstantTimeEq;
use tdu_protocol::{api::Founding, problem::ProblemKind};

use super::{entries, registration};
use crate::{
    extract::{Address, Cbor},
    problem::{Answer, Problem},
    sessions,
    state::{AppState, digest},
    writer::{Write, WriteError},
};

/// `POST /organisation`
pub(crate) async fn found(
    State(app): State<AppState>,
    address: Address,
    Cbor(founding): Cbor<Founding>,
) -> Answer<Response> {
    app.throttles.login_address.take(address.0, app.now())?;
    let newcomer = registration::newcomer(founding.registration)?;
    let entries = entries::prepared(founding.directory, &app.limits)?;
    let Some(expected) = app.store.setup().await? else {
        let again = registration::resume(&app, &newcomer).await?;
        return again.ok_or_else(|| ProblemKind::AlreadyExists.into());
    };
    if !bool::from(expected.as_slice().ct_eq(&digest(founding.setup.expose()))) {
        return Err(ProblemKind::NotRecognised.into());
    }
    let account = newcomer.registration.account;
    let opener = newcomer.openers.first().map(|opener| opener.id);
    let write = Write::Found { newcomer, entries, receipt_key: app.receipt_public_key() };
    app.writer.write(write).await.map_err(|error| match error {
        // Nothing was there before: a directory that does not begin at the beginning is simply wrong.
        WriteError::Conflict => Problem::new(ProblemKind::EntryRefused),
        other => other.into(),
    })?;
    let role = app.store.account(account).await?.ok_or(ProblemKind::Internal)?.role;
    sessions::open(&app, account, role, opener).await
}
