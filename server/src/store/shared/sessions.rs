//! Sessions and ceremonies.

use async_trait::async_trait;
use tdu_protocol::Timestamp;

use super::{Own, end_session};
use crate::store::{
    Ceremony, NewSession, Session, SessionStore, Stored,
    rows::{fixed, int, named, time},
    sql,
};

#[async_trait]
impl SessionStore for Own {
    async fn open_session(&self, session: &NewSession) -> Stored<()> {
        sqlx::query(sql::NEW_SESSION)
            .bind(&session.token_hash[..])
            .bind(&session.account.0[..])
            .bind(session.opener.map(|opener| opener.0.to_vec()))
            .bind(int(session.now.0))
            .bind(int(session.expires.0))
            .execute(&self.write)
            .await?;
        Ok(())
    }

    async fn session(&self, token_hash: &[u8; 32], now: Timestamp) -> Stored<Option<Session>> {
        if let Some(session) = self.recent.get(token_hash, now) {
            return Ok(Some(session));
        }
        let begun = self.recent.begin();
        let row = sqlx::query_as::<_, (Vec<u8>, String, Option<Vec<u8>>, i64, i64)>(sql::SESSION)
            .bind(&token_hash[..])
            .bind(int(now.0))
            .fetch_optional(&self.read)
            .await?;
        let Some((account, role, opener, last_seen, expires)) = row else { return Ok(None) };
        let session = Session {
            account: fixed(account)?,
            role: named(role)?,
            opener: opener.map(fixed).transpose()?,
            last_seen: time(last_seen),
            expires: time(expires),
        };
        self.recent.keep(begun, *token_hash, session, now);
        Ok(Some(session))
    }

    async fn ended(&self, token_hash: &[u8; 32], now: Timestamp) -> Stored<Option<Timestamp>> {
        let row = sqlx::query_as::<_, (i64,)>(sql::ENDED)
            .bind(&token_hash[..])
            .bind(int(now.0))
            .fetch_optional(&self.read)
            .await?;
        Ok(row.map(|(closed,)| time(closed)))
    }

    async fn touch_session(&self, token_hash: &[u8; 32], now: Timestamp, expires: Timestamp) -> Stored<()> {
        sqlx::query(sql::TOUCH_SESSION)
            .bind(&token_hash[..])
            .bind(int(now.0))
            .bind(int(expires.0))
            .execute(&self.write)
            .await?;
        self.recent.forget(token_hash);
        Ok(())
    }

    async fn end_session(&self, token_hash: &[u8; 32]) -> Stored<()> {
        end_session(self, token_hash).await?;
        self.recent.forget(token_hash);
        Ok(())
    }

    async fn put_ceremony(&self, id_hash: &[u8; 32], ceremony: &Ceremony, expires: Timestamp) -> Stored<()> {
        sqlx::query(sql::NEW_CEREMONY)
            .bind(&id_hash[..])
            .bind(ceremony.account.map(|account| account.0.to_vec()))
            .bind(&ceremony.state)
            .bind(int(expires.0))
            .execute(&self.write)
            .await?;
        Ok(())
    }

    async fn take_ceremony(&self, id_hash: &[u8; 32], now: Timestamp) -> Stored<Option<Ceremony>> {
        let row = sqlx::query_as::<_, (Option<Vec<u8>>, String, i64)>(sql::TAKE_CEREMONY)
            .bind(&id_hash[..])
            .fetch_optional(&self.write)
            .await?;
        row.filter(|(_, _, expires)| time(*expires) > now)
            .map(|(account, state, _)| Ok(Ceremony { account: account.map(fixed).transpose()?, state }))
            .transpose()
    }
}
