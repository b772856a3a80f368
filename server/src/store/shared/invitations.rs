//! Invitations.

use async_trait::async_trait;
use subtle::ConstantTimeEq;
use tdu_protocol::{InvitationId, Timestamp, api::MAX_WRONG_CODES};

use super::Own;
use crate::store::{
    Invitation, InvitationStore, Knock, NewInvitation, StoreError, Stored,
    rows::{fixed, int},
    sql,
};

#[async_trait]
impl InvitationStore for Own {
    async fn offer(&self, invitation: &NewInvitation) -> Stored<()> {
        let done = sqlx::query(sql::OFFER)
            .bind(&invitation.id.0[..])
            .bind(&invitation.log.0[..])
            .bind(&invitation.inviter.0[..])
            .bind(&invitation.proof_hash[..])
            .bind(int(invitation.now.0))
            .bind(int(invitation.expires.0))
            .execute(&self.write)
            .await?;
        if done.rows_affected() == 1 {
            return Ok(());
        }
        let (same,) = sqlx::query_as::<_, (i64,)>(sql::SAME_OFFER)
            .bind(&invitation.id.0[..])
            .bind(&invitation.log.0[..])
            .bind(&invitation.inviter.0[..])
            .bind(&invitation.proof_hash[..])
            .fetch_one(&self.write)
            .await?;
        if same == 1 { Ok(()) } else { Err(StoreError::Taken) }
    }

    async fn knock(&self, id: InvitationId, proof_hash: &[u8; 32], now: Timestamp) -> Stored<Knock> {
        let row = sqlx::query_as::<_, (Vec<u8>, i64, Vec<u8>)>(sql::KNOCK)
            .bind(&id.0[..])
            .bind(&proof_hash[..])
            .bind(int(now.0))
            .bind(i64::from(MAX_WRONG_CODES))
            .fetch_optional(&self.write)
            .await?;
        let Some((expected, tries, log)) = row else {
            let known = self.invitation(id).await?.is_some();
            return Ok(if known { Knock::Gone } else { Knock::Unknown });
        };
        if bool::from(expected.as_slice().ct_eq(&proof_hash[..])) {
            return Ok(Knock::Right(fixed(log)?));
        }
        let tries = u8::try_from(tries).unwrap_or(MAX_WRONG_CODES);
        Ok(Knock::Wrong(MAX_WRONG_CODES.saturating_sub(tries)))
    }

    async fn invitation(&self, id: InvitationId) -> Stored<Option<Invitation>> {
        let row = sqlx::query_as::<_, (Vec<u8>, Vec<u8>)>(sql::INVITATION)
            .bind(&id.0[..])
            .fetch_optional(&self.read)
            .await?;
        row.map(|(log, inviter)| Ok(Invitation { log: fixed(log)?, inviter: fixed(inviter)? })).transpose()
    }

    async fn end_invitation(&self, id: InvitationId, now: Timestamp) -> Stored<()> {
        sqlx::query(sql::END_INVITATION).bind(&id.0[..]).bind(int(now.0)).execute(&self.write).await?;
        Ok(())
    }
}
