//! How long sessions last, and how they begin.

use axum::response::Response;
use tdu_protocol::{AccountId, OpenerId, Role, Timestamp, api::SessionOpened, problem::ProblemKind};

use crate::{
    cookies,
    extract::{Cbor, with_cookie},
    problem::Answer,
    random,
    state::{App, digest},
    store::{NewSession, Session},
};

/// A member of staff who does nothing for a night signs in again.
const STAFF_MS: u64 = 12 * Timestamp::HOUR;
/// A person on their own phone is not asked again each week.
const BENEFICIARY_MS: u64 = 90 * Timestamp::DAY;
/// A sign of life is written this often at most: reading must not become writing.
const COARSE_MS: u64 = 5 * Timestamp::MINUTE;

const fn life_ms(role: Role) -> u64 {
    if role.is_staff() { STAFF_MS } else { BENEFICIARY_MS }
}

/// Opens a session and answers with its cookie, the vault and where to begin.
pub(crate) async fn open(
    app: &App,
    account: AccountId,
    role: Role,
    opener: Option<OpenerId>,
) -> Answer<Response> {
    let token = random::bytes::<32>();
    let now = app.now();
    let life = life_ms(role);
    let session = NewSession { token_hash: digest(&token), account, opener, now, expires: now.plus(life) };
    app.store.open_session(&session).await?;
    app.journal.signed_in(account, &session.token_hash);
    let opened = describe(app, account, role, opener).await?;
    // A staff session slides, its cookie cannot: that one lasts as long as the browser, and the database decides.
    let max_age_s = (!role.is_staff()).then_some(life / 1_000);
    Ok(with_cookie(cookies::give(cookies::SESSION, &token, max_age_s), Cbor(opened)))
}

/// What a session's owner is told.
pub(crate) async fn describe(
    app: &App,
    account: AccountId,
    role: Role,
    opener: Option<OpenerId>,
) -> Answer<SessionOpened> {
    let vault = app.store.vault(account).await?.ok_or(ProblemKind::NotFound)?;
    let organisation = app.ledger.organisation().await?;
    Ok(SessionOpened {
        account,
        role,
        directory: organisation.filter(|_| role.is_staff()).map(|organisation| organisation.directory),
        opener,
        vault: vault.sealed.into(),
        vault_version: vault.version,
    })
}

/// Moves a session's end while it is in use. Where that cannot be written, as on a full disk, reading goes on.
pub(crate) async fn keep_alive(app: &App, token_hash: &[u8; 32], session: &Session, now: Timestamp) {
    if now.since(session.last_seen) < COARSE_MS {
        return;
    }
    let touched = app.store.touch_session(token_hash, now, now.plus(life_ms(session.role))).await;
    if let Err(error) = touched {
        tracing::warn!(%error, "a session's last sign of life cannot be written");
    }
}
