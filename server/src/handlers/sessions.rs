//! Signing in and out.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use subtle::ConstantTimeEq;
use tdu_protocol::{
    Timestamp,
    api::{OpenerLogin, PasskeyAnswer, PasskeyChallenge, SessionOpened},
    journal::What,
    problem::ProblemKind,
};

use crate::{
    cookies,
    extract::{Address, Caller, Cbor, with_cookie},
    limits::TooMany,
    passkeys::Started,
    problem::{Answer, Problem},
    random, sessions,
    state::{App, AppState, digest},
    store::{Ceremony, Passkey, Verifier},
};

/// How long a ceremony may take.
const CEREMONY_MS: u64 = 5 * Timestamp::MINUTE;

/// `POST /sessions/opener`
pub(crate) async fn by_opener(
    State(app): State<AppState>,
    address: Address,
    headers: HeaderMap,
    Cbor(login): Cbor<OpenerLogin>,
) -> Answer<Response> {
    let now = app.now();
    throttled(&app, app.throttles.login_address.take(address.0, now))?;
    throttled(&app, app.throttles.login_locator.take(login.locator.0, now))?;
    let given = digest(login.verifier.expose());
    let known = app.store.verifier(&login.locator.0).await?;
    // The same work and the same answer whether the locator is unknown or the verifier wrong.
    let expected = known.as_ref().map_or(&[0; 32][..], |known| known.hash.as_slice());
    let right = bool::from(expected.ct_eq(&given[..]));
    match known {
        // Whoever holds the secret may know why it opens nothing any more.
        Some(Verifier { closed: Some(since), .. }) if right => Err(Problem::access_ended(since)),
        Some(known) if right => {
            end_former(&app, &headers).await?;
            sessions::open(&app, known.account, known.role, Some(known.opener)).await
        }
        _ => {
            app.journal.refused(What::RefusedOpener);
            Err(ProblemKind::NotRecognised.into())
        }
    }
}

/// `POST /sessions/passkey/start`
pub(crate) async fn passkey_start(State(app): State<AppState>, address: Address) -> Answer<Response> {
    throttled(&app, app.throttles.login_address.take(address.0, app.now()))?;
    let started = app.passkeys.start_login()?;
    begin_ceremony(&app, None, started).await
}

/// `POST /sessions/passkey/finish`
pub(crate) async fn passkey_finish(
    State(app): State<AppState>,
    headers: HeaderMap,
    Cbor(answer): Cbor<PasskeyAnswer>,
) -> Answer<Response> {
    let known = recognised(&app, &headers, &answer).await.inspect_err(|problem| {
        if problem.kind() == ProblemKind::NotRecognised {
            app.journal.refused(What::RefusedPasskey);
        }
    })?;
    end_former(&app, &headers).await?;
    let mut response = sessions::open(&app, known.account, known.role, Some(known.opener)).await?;
    response.headers_mut().append(header::SET_COOKIE, cookies::take_back(cookies::CEREMONY));
    Ok(response)
}

/// Whose passkey it is, once that is proven.
async fn recognised(app: &App, headers: &HeaderMap, answer: &PasskeyAnswer) -> Answer<Passkey> {
    let claim = app.passkeys.identify(&answer.credential)?;
    let ceremony = take_ceremony(app, headers).await?;
    let known = app.store.passkey(claim.credential_id()).await?;
    let known = known
        .filter(|known| known.user_handle == claim.user_handle() && ceremony.account.is_none())
        .ok_or(ProblemKind::NotRecognised)?;
    if let Some(passkey) = app.passkeys.finish_login(&claim, &ceremony.state, &known.passkey)? {
        app.store.update_passkey(known.opener, &passkey).await?;
    }
    if let Some(since) = known.closed {
        return Err(Problem::access_ended(since));
    }
    Ok(known)
}

/// A log-in that comes too often is counted in the journal.
fn throttled(app: &App, taken: Result<(), TooMany>) -> Result<(), TooMany> {
    taken.inspect_err(|_| app.journal.refused(What::RefusedTooMany))
}

/// `GET /sessions/current`
pub(crate) async fn current(State(app): State<AppState>, caller: Caller) -> Answer<Cbor<SessionOpened>> {
    sessions::describe(&app, caller.account, caller.role, caller.opener).await.map(Cbor)
}

/// `DELETE /sessions/current`
pub(crate) async fn end(State(app): State<AppState>, caller: Caller) -> Answer<Response> {
    app.store.end_session(&caller.session).await?;
    app.hub.disconnect(caller.account, Some(&caller.session));
    Ok(with_cookie(cookies::take_back(cookies::SESSION), StatusCode::NO_CONTENT))
}

/// Ends the session that this browser had: its cookie is about to be replaced, and nobody would hold its token any more.
async fn end_former(app: &App, headers: &HeaderMap) -> Answer<()> {
    if let Some(token) = cookies::read(headers, cookies::SESSION) {
        app.store.end_session(&digest(&token)).await?;
    }
    Ok(())
}

/// Keeps the state of a ceremony and answers with its options and cookie.
pub(super) async fn begin_ceremony(
    app: &App,
    account: Option<tdu_protocol::AccountId>,
    Started { options, state }: Started,
) -> Answer<Response> {
    let id = random::bytes::<32>();
    let expires = app.now().plus(CEREMONY_MS);
    app.store.put_ceremony(&digest(&id), &Ceremony { account, state }, expires).await?;
    let cookie = cookies::give(cookies::CEREMONY, &id, Some(CEREMONY_MS / 1_000));
    Ok(with_cookie(cookie, Cbor(PasskeyChallenge { options })).into_response())
}

/// Takes the state of the ceremony that the cookie names: it works once.
pub(super) async fn take_ceremony(app: &App, headers: &HeaderMap) -> Answer<Ceremony> {
    let late =
        || Problem::new(ProblemKind::NotRecognised).detail("no ceremony is under way, or it took too long");
    let id = cookies::read(headers, cookies::CEREMONY).ok_or_else(late)?;
    app.store.take_ceremony(&digest(&id), app.now()).await?.ok_or_else(late)
}
