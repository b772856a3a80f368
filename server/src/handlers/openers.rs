//! The vault and what opens it.

use axum::extract::State;
use tdu_protocol::{
    api::{Openers, VaultStored, VaultUpdate},
    problem::ProblemKind,
};

use super::registration::{hashed, vault_size};
use crate::{
    extract::{Caller, Cbor},
    problem::{Answer, Problem},
    state::{App, AppState},
    store::{NewOpener, VaultChange, VaultOutcome},
};

/// `PUT /vault`
pub(crate) async fn change_vault(
    State(app): State<AppState>,
    caller: Caller,
    Cbor(update): Cbor<VaultUpdate>,
) -> Answer<Cbor<VaultStored>> {
    change(&app, &caller, Some(update), None).await.map(Cbor)
}

/// `GET /openers`
pub(crate) async fn list(State(app): State<AppState>, caller: Caller) -> Answer<Cbor<Openers>> {
    let openers = app.store.openers(caller.account).await?;
    Ok(Cbor(Openers { openers }))
}

/// Stores a vault and its openers together, or neither.
pub(super) async fn change(
    app: &App,
    caller: &Caller,
    update: Option<VaultUpdate>,
    passkey: Option<NewOpener>,
) -> Answer<VaultStored> {
    let (vault, mut added, removed) = match update {
        Some(update) => {
            vault_size(update.vault.as_slice())?;
            (Some((update.replaces, update.vault.0)), hashed(&update.added)?, update.removed)
        }
        None => (None, Vec::new(), Vec::new()),
    };
    added.extend(passkey);
    let change = VaultChange {
        account: caller.account,
        vault,
        added,
        removed,
        session: caller.session,
        now: app.now(),
    };
    match app.store.change_vault(&change).await? {
        VaultOutcome::Stored(version) => Ok(VaultStored { version }),
        VaultOutcome::Moved => {
            // The answer may have been lost: the same change again is answered alike.
            if let Some((replaces, sealed)) = &change.vault
                && let Some(vault) = app.store.vault(caller.account).await?
                && vault.version == replaces + 1
                && vault.sealed == *sealed
            {
                return Ok(VaultStored { version: vault.version });
            }
            Err(Problem::new(ProblemKind::Conflict).detail("the vault was changed from another device"))
        }
        VaultOutcome::UnknownOpener => Err(ProblemKind::NotFound.into()),
        VaultOutcome::NoneLeft => {
            Err(Problem::new(ProblemKind::BadRequest)
                .detail("at least one way to open the vault must remain"))
        }
    }
}
