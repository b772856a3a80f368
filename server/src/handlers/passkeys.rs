//! Enrolling a passkey, while signed in.

use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use tdu_protocol::{
    api::{OpenerKind, PasskeyEnrolment},
    problem::ProblemKind,
};

use super::{
    openers,
    registration::MAX_OPENERS,
    sessions::{begin_ceremony, take_ceremony},
};
use crate::{
    cookies,
    extract::{Caller, Cbor, with_cookie},
    problem::{Answer, Problem},
    state::AppState,
    store::{NewOpener, Unlock},
};

/// `POST /passkeys/start`
pub(crate) async fn start(State(app): State<AppState>, caller: Caller) -> Answer<Response> {
    let account = app.store.account(caller.account).await?.ok_or(ProblemKind::NotSignedIn)?;
    let known = app.store.credentials(caller.account).await?;
    if known.len() >= MAX_OPENERS {
        return Err(Problem::new(ProblemKind::BadRequest).detail("too many openers"));
    }
    let started = app.passkeys.start_enrolment(account.user_handle, known)?;
    begin_ceremony(&app, Some(caller.account), started).await
}

/// `POST /passkeys/finish`
pub(crate) async fn finish(
    State(app): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    Cbor(enrolment): Cbor<PasskeyEnrolment>,
) -> Answer<Response> {
    let ceremony = take_ceremony(&app, &headers).await?;
    if ceremony.account != Some(caller.account) {
        return Err(ProblemKind::NotRecognised.into());
    }
    let enrolled = app.passkeys.finish_enrolment(&enrolment.credential, &ceremony.state)?;
    let opener = NewOpener {
        id: enrolment.opener,
        kind: OpenerKind::Passkey,
        unlock: Unlock::Passkey { credential_id: enrolled.credential_id, passkey: enrolled.passkey },
    };
    let stored = openers::change(&app, &caller, enrolment.vault, Some(opener)).await?;
    Ok(with_cookie(cookies::take_back(cookies::CEREMONY), Cbor(stored)).into_response())
}
