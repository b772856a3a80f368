//! Invitations: offered by the inviter, opened and used by somebody who has no account yet.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use tdu_protocol::{
    InvitationId, LogId, Secret32, Timestamp,
    api::{InvitationJoin, InvitationKnock, InvitationOffer, InvitationOpened, MAX_ENTRIES},
    invitation::MAX_LIFE,
    problem::ProblemKind,
};

use super::{entries::prepared, registration};
use crate::{
    extract::{Address, Caller, Cbor, id},
    problem::{Answer, Problem},
    sessions,
    state::{App, AppState, digest},
    store::{Knock, NewInvitation},
    writer::{Write, WriteError},
};

/// A client's clock may be this much ahead.
const CLOCK_SKEW_MS: u64 = Timestamp::HOUR;

/// `PUT /invitations/{id}`
pub(crate) async fn offer(
    State(app): State<AppState>,
    caller: Caller,
    Path(invitation): Path<String>,
    Cbor(offer): Cbor<InvitationOffer>,
) -> Answer<StatusCode> {
    let id: InvitationId = id(&invitation)?;
    let state = app.ledger.current(offer.log).await?.filter(|state| state.may_read(caller.account));
    let state = state.ok_or(ProblemKind::NotFound)?;
    let pending = state.invitation(id).ok_or(ProblemKind::NotFound)?;
    if pending.delegation.by != caller.account {
        return Err(Problem::new(ProblemKind::Forbidden).detail("the invitation is somebody else's"));
    }
    let now = app.now();
    if pending.delegation.expires > now.plus(MAX_LIFE + CLOCK_SKEW_MS) {
        return Err(Problem::new(ProblemKind::EntryRefused).detail("the invitation would live too long"));
    }
    let new = NewInvitation {
        id,
        log: offer.log,
        inviter: caller.account,
        proof_hash: digest(offer.proof.expose()),
        now,
        expires: pending.delegation.expires,
    };
    app.store.offer(&new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /invitations/{id}`
pub(crate) async fn cancel(
    State(app): State<AppState>,
    caller: Caller,
    Path(invitation): Path<String>,
) -> Answer<StatusCode> {
    let id: InvitationId = id(&invitation)?;
    let known = app.store.invitation(id).await?.filter(|known| known.inviter == caller.account);
    known.ok_or(ProblemKind::NotFound)?;
    app.store.end_invitation(id, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /invitations/{id}/open`
pub(crate) async fn open(
    State(app): State<AppState>,
    address: Address,
    Path(invitation): Path<String>,
    Cbor(knock): Cbor<InvitationKnock>,
) -> Answer<Cbor<InvitationOpened>> {
    app.throttles.invitation_address.take(address.0, app.now())?;
    let id: InvitationId = id(&invitation)?;
    let log = admitted(&app, id, &knock.proof).await?;
    let page = app.store.page(log, knock.from, MAX_ENTRIES).await?;
    app.journal.opened_by_invitation(id, log);
    Ok(Cbor(InvitationOpened { log, page }))
}

/// `POST /invitations/{id}/join`
pub(crate) async fn join(
    State(app): State<AppState>,
    address: Address,
    Path(invitation): Path<String>,
    Cbor(join): Cbor<InvitationJoin>,
) -> Answer<Response> {
    app.throttles.invitation_address.take(address.0, app.now())?;
    let id: InvitationId = id(&invitation)?;
    let newcomer = registration::newcomer(join.registration)?;
    let mut entries = prepared(vec![join.entry], &app.limits)?;
    let entry = entries.pop().ok_or(ProblemKind::BadRequest)?;
    let log = match admitted(&app, id, &join.proof).await {
        Ok(log) => log,
        Err(problem) if problem.kind() == ProblemKind::InvitationGone => {
            let again = registration::resume(&app, &newcomer).await?;
            return again.ok_or(problem);
        }
        Err(problem) => return Err(problem),
    };
    if entry.entry.log != log {
        return Err(Problem::new(ProblemKind::BadRequest).detail("the entry belongs to another log"));
    }
    let seq = entry.entry.seq;
    let account = newcomer.registration.account;
    let opener = newcomer.openers.first().map(|opener| opener.id);
    match app.writer.write(Write::Join { invitation: id, newcomer, entry }).await {
        Ok(_) => {}
        Err(WriteError::Conflict) => {
            let missing = app.store.page(log, seq, MAX_ENTRIES).await?;
            return Err(Problem::conflict(&missing));
        }
        Err(error) => return Err(error.into()),
    }
    let role = app.store.account(account).await?.ok_or(ProblemKind::Internal)?.role;
    sessions::open(&app, account, role, opener).await
}

/// The log that the invitation leads to, for who proves to hold link and code.
async fn admitted(app: &App, id: InvitationId, proof: &Secret32) -> Answer<LogId> {
    match app.store.knock(id, &digest(proof.expose()), app.now()).await? {
        Knock::Right(log) => Ok(log),
        Knock::Wrong(left) => Err(Problem::new(ProblemKind::WrongCode).tries_left(left)),
        Knock::Gone => Err(ProblemKind::InvitationGone.into()),
        Knock::Unknown => Err(ProblemKind::NotFound.into()),
    }
}
