//! Accounts, vaults and openers.

use async_trait::async_trait;
use tdu_protocol::{AccountId, OpenerId, api::OpenerInfo};

use super::{Connection, LOCK_VAULT, Own};
use crate::store::{
    Account, AccountStore, NewOpener, Passkey, Stored, Unlock, Vault, VaultChange, VaultOutcome, Verifier,
    rows::{fixed, int, name, named, time, uint},
    sql,
};

#[async_trait]
impl AccountStore for Own {
    async fn account(&self, id: AccountId) -> Stored<Option<Account>> {
        let row = sqlx::query_as::<_, (String, Vec<u8>, Option<i64>)>(sql::ACCOUNT)
            .bind(&id.0[..])
            .fetch_optional(&self.read)
            .await?;
        row.map(|(role, handle, closed)| {
            Ok(Account { role: named(role)?, user_handle: fixed(handle)?, closed: closed.is_some() })
        })
        .transpose()
    }

    async fn vault(&self, account: AccountId) -> Stored<Option<Vault>> {
        let row = sqlx::query_as::<_, (i64, Vec<u8>)>(sql::VAULT)
            .bind(&account.0[..])
            .fetch_optional(&self.read)
            .await?;
        Ok(row.map(|(version, sealed)| Vault { version: uint(version), sealed }))
    }

    async fn change_vault(&self, change: &VaultChange) -> Stored<VaultOutcome> {
        let account = &change.account.0[..];
        let now = int(change.now.0);
        let mut tx = self.begin().await?;
        let swapped = if let Some((replaces, sealed)) = &change.vault {
            sqlx::query_as::<_, (i64,)>(sql::SWAP_VAULT)
                .bind(account)
                .bind(int(*replaces))
                .bind(sealed)
                .bind(now)
                .fetch_optional(&mut *tx)
                .await?
        } else {
            // Two changes at the same time must not both believe that the other's opener remains.
            sqlx::query_as::<_, (i64,)>(LOCK_VAULT).bind(account).fetch_optional(&mut *tx).await?
        };
        let Some((version,)) = swapped else { return Ok(VaultOutcome::Moved) };
        for opener in &change.removed {
            sqlx::query(sql::END_SESSIONS_BY_OPENER)
                .bind(&opener.0[..])
                .bind(&change.session[..])
                .execute(&mut *tx)
                .await?;
            sqlx::query(sql::FORGET_OPENER_OF_SESSION).bind(&opener.0[..]).execute(&mut *tx).await?;
            let done =
                sqlx::query(sql::REMOVE_OPENER).bind(&opener.0[..]).bind(account).execute(&mut *tx).await?;
            if done.rows_affected() != 1 {
                return Ok(VaultOutcome::UnknownOpener);
            }
        }
        for opener in &change.added {
            insert_opener(&mut tx, change.account, opener, now).await?;
        }
        let (left,) =
            sqlx::query_as::<_, (i64,)>(sql::COUNT_OPENERS).bind(account).fetch_one(&mut *tx).await?;
        if left == 0 {
            return Ok(VaultOutcome::NoneLeft);
        }
        tx.commit().await?;
        if !change.removed.is_empty() {
            self.recent.forget_all_of(change.account);
        }
        Ok(VaultOutcome::Stored(uint(version)))
    }

    async fn openers(&self, account: AccountId) -> Stored<Vec<OpenerInfo>> {
        let rows = sqlx::query_as::<_, (Vec<u8>, String, i64)>(sql::OPENERS)
            .bind(&account.0[..])
            .fetch_all(&self.read)
            .await?;
        rows.into_iter()
            .map(|(id, kind, created)| {
                Ok(OpenerInfo { id: fixed(id)?, kind: named(kind)?, created: time(created) })
            })
            .collect()
    }

    async fn verifier(&self, locator: &[u8; 32]) -> Stored<Option<Verifier>> {
        let row = sqlx::query_as::<_, (Vec<u8>, String, Vec<u8>, Vec<u8>, Option<i64>)>(sql::VERIFIER)
            .bind(&locator[..])
            .fetch_optional(&self.read)
            .await?;
        row.map(|(account, role, opener, hash, closed)| {
            Ok(Verifier {
                account: fixed(account)?,
                role: named(role)?,
                opener: fixed(opener)?,
                hash,
                closed: closed.map(time),
            })
        })
        .transpose()
    }

    async fn passkey(&self, credential_id: &[u8]) -> Stored<Option<Passkey>> {
        type Row = (Vec<u8>, String, Vec<u8>, Vec<u8>, String, Option<i64>);
        let row =
            sqlx::query_as::<_, Row>(sql::PASSKEY).bind(credential_id).fetch_optional(&self.read).await?;
        row.map(|(account, role, handle, opener, passkey, closed)| {
            Ok(Passkey {
                account: fixed(account)?,
                role: named(role)?,
                user_handle: fixed(handle)?,
                opener: fixed(opener)?,
                passkey,
                closed: closed.map(time),
            })
        })
        .transpose()
    }

    async fn credentials(&self, account: AccountId) -> Stored<Vec<Vec<u8>>> {
        let rows = sqlx::query_as::<_, (Vec<u8>,)>(sql::CREDENTIALS)
            .bind(&account.0[..])
            .fetch_all(&self.read)
            .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    async fn update_passkey(&self, opener: OpenerId, passkey: &str) -> Stored<()> {
        sqlx::query(sql::UPDATE_PASSKEY).bind(&opener.0[..]).bind(passkey).execute(&self.write).await?;
        Ok(())
    }
}

pub(super) async fn insert_opener(
    tx: &mut Connection,
    account: AccountId,
    opener: &NewOpener,
    now: i64,
) -> Stored<()> {
    let (locator, hash, credential_id, passkey) = match &opener.unlock {
        Unlock::Verifier { locator, hash } => (Some(locator.0.to_vec()), Some(hash.to_vec()), None, None),
        Unlock::Passkey { credential_id, passkey } => (None, None, Some(credential_id), Some(passkey)),
    };
    sqlx::query(sql::NEW_OPENER)
        .bind(&opener.id.0[..])
        .bind(&account.0[..])
        .bind(name(opener.kind)?)
        .bind(now)
        .bind(locator)
        .bind(hash)
        .bind(credential_id)
        .bind(passkey)
        .execute(tx)
        .await?;
    Ok(())
}
