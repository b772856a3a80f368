//! What a new account brings, checked and hashed.

use axum::response::Response;
use subtle::ConstantTimeEq;
use tdu_protocol::{
    api::{MAX_VAULT, OpenerKind, OpenerRegistration, Registration},
    problem::ProblemKind,
};

use crate::{
    problem::{Answer, Problem},
    random, sessions,
    state::{App, digest},
    store::{NewOpener, Unlock},
    writer::Newcomer,
};

/// Openers that one account may have at once, or add at once.
pub(crate) const MAX_OPENERS: usize = 32;

/// Checks what can be checked before anything is written.
pub(crate) fn newcomer(registration: Registration) -> Answer<Newcomer> {
    vault_size(registration.vault.as_slice())?;
    if registration.openers.is_empty() {
        return Err(Problem::new(ProblemKind::BadRequest).detail("an account needs a way to open its vault"));
    }
    let openers = hashed(&registration.openers)?;
    Ok(Newcomer { registration, openers, user_handle: random::bytes() })
}

/// Refuses a vault that is too long.
pub(crate) fn vault_size(vault: &[u8]) -> Answer<()> {
    if vault.len() > MAX_VAULT {
        return Err(Problem::new(ProblemKind::TooLarge).detail("the vault is too long"));
    }
    Ok(())
}

/// Openers as the store keeps them: the verifier's hash, not the verifier.
pub(crate) fn hashed(openers: &[OpenerRegistration]) -> Answer<Vec<NewOpener>> {
    if openers.len() > MAX_OPENERS {
        return Err(Problem::new(ProblemKind::BadRequest).detail("too many openers"));
    }
    openers
        .iter()
        .map(|opener| {
            if opener.kind == OpenerKind::Passkey {
                return Err(
                    Problem::new(ProblemKind::BadRequest).detail("a passkey is enrolled by its own ceremony")
                );
            }
            let hash = digest(opener.verifier.expose());
            Ok(NewOpener {
                id: opener.id,
                kind: opener.kind,
                unlock: Unlock::Verifier { locator: opener.locator, hash },
            })
        })
        .collect()
}

/// The founding or the joining was done already: if this is the same person trying again, because the answer was lost,
/// they are signed in. An opener proves it, as at any log-in.
pub(crate) async fn resume(app: &App, newcomer: &Newcomer) -> Answer<Option<Response>> {
    let Some(NewOpener { unlock: Unlock::Verifier { locator, hash }, .. }) = newcomer.openers.first() else {
        return Ok(None);
    };
    let Some(known) = app.store.verifier(&locator.0).await? else { return Ok(None) };
    let same = bool::from(known.hash.as_slice().ct_eq(&hash[..]));
    if !same || known.account != newcomer.registration.account {
        return Ok(None);
    }
    if let Some(since) = known.closed {
        return Err(Problem::access_ended(since));
    }
    sessions::open(app, known.account, known.role, Some(known.opener)).await.map(Some)
}
