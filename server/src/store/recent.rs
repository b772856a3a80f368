//! Sessions as they were read a moment ago: most requests follow another one of the same session, and asking the database
//! each time would cost more than the rest of the request.
//!
//! Invariant: what this server ends is forgotten before it is said to have ended. What another server ends is forgotten as
//! soon as it tells; whatever it does not tell is believed for two seconds at most.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tdu_protocol::{AccountId, Timestamp};

use super::Session;

/// For how long a session is believed without asking again.
const BELIEVED_MS: u64 = 2_000;
/// Sessions remembered at the same time, about 200 bytes each.
const REMEMBERED: usize = 16_384;

/// The sessions, by the hash of their token.
#[derive(Default)]
pub(super) struct Recent(Mutex<Held>);

#[derive(Default)]
struct Held {
    sessions: HashMap<[u8; 32], Read>,
    /// How many times something was forgotten.
    forgotten: u64,
}

struct Read {
    session: Session,
    at: Timestamp,
}

/// When reading began. What has ended since must not be remembered.
#[derive(Clone, Copy)]
pub(super) struct Begun(u64);

impl Recent {
    /// A session that was read a moment ago and has not expired since.
    pub(super) fn get(&self, token_hash: &[u8; 32], now: Timestamp) -> Option<Session> {
        let held = self.held();
        let read = held.sessions.get(token_hash)?;
        let fresh = read.at <= now && now.since(read.at) < BELIEVED_MS && now < read.session.expires;
        fresh.then_some(read.session)
    }

    /// To be called before the database is asked.
    pub(super) fn begin(&self) -> Begun {
        Begun(self.held().forgotten)
    }

    /// Remembers what the database answered.
    pub(super) fn keep(&self, begun: Begun, token_hash: [u8; 32], session: Session, now: Timestamp) {
        let mut held = self.held();
        if held.forgotten != begun.0 {
            return;
        }
        if held.sessions.len() >= REMEMBERED {
            held.sessions.retain(|_, read| now.since(read.at) < BELIEVED_MS);
            if held.sessions.len() >= REMEMBERED {
                held.sessions.clear();
            }
        }
        held.sessions.insert(token_hash, Read { session, at: now });
    }

    /// Forgets one session.
    pub(super) fn forget(&self, token_hash: &[u8; 32]) {
        let mut held = self.held();
        held.forgotten += 1;
        held.sessions.remove(token_hash);
    }

    /// Forgets all sessions of an account.
    pub(super) fn forget_all_of(&self, account: AccountId) {
        let mut held = self.held();
        held.forgotten += 1;
        held.sessions.retain(|_, read| read.session.account != account);
    }

    /// Forgets everything.
    pub(super) fn clear(&self) {
        let mut held = self.held();
        held.forgotten += 1;
        held.sessions.clear();
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use tdu_protocol::Role;

    use super::*;

    const ANNA: AccountId = AccountId([1; 16]);
    const NOW: Timestamp = Timestamp(1_000_000);

    fn session(account: AccountId) -> Session {
        let expires = NOW.plus(Timestamp::MINUTE);
        Session { account, role: Role::Worker, opener: None, last_seen: NOW, expires }
    }

    fn holding(token: u8, account: AccountId) -> Recent {
        let recent = Recent::default();
        recent.keep(recent.begin(), [token; 32], session(account), NOW);
        recent
    }

    #[test]
    fn a_session_is_believed_for_two_seconds_and_never_beyond_its_end() {
        let recent = holding(1, ANNA);
        assert_eq!(recent.get(&[1; 32], NOW), Some(session(ANNA)));
        assert_eq!(recent.get(&[1; 32], NOW.plus(1_999)), Some(session(ANNA)));
        assert_eq!(recent.get(&[1; 32], NOW.plus(2_000)), None);
        assert_eq!(
            recent.get(&[1; 32], Timestamp(NOW.0 - 1)),
            None,
            "a clock that steps back proves nothing"
        );
        assert_eq!(recent.get(&[2; 32], NOW), None);
        let ending = Session { expires: NOW.plus(1), ..session(ANNA) };
        recent.keep(recent.begin(), [3; 32], ending, NOW);
        assert_eq!(recent.get(&[3; 32], NOW), Some(ending));
        assert_eq!(recent.get(&[3; 32], NOW.plus(1)), None);
    }

    #[test]
    fn what_ended_while_it_was_being_read_is_not_remembered() {
        let recent = Recent::default();
        let begun = recent.begin();
        recent.forget(&[1; 32]);
        recent.keep(begun, [1; 32], session(ANNA), NOW);
        assert_eq!(recent.get(&[1; 32], NOW), None);
    }

    #[test]
    fn one_session_or_all_of_an_account_are_forgotten_and_others_stay() {
        let omar = AccountId([2; 16]);
        let recent = holding(1, ANNA);
        for (token, account) in [(2, ANNA), (3, ANNA), (4, omar)] {
            recent.keep(recent.begin(), [token; 32], session(account), NOW);
        }
        recent.forget(&[1; 32]);
        assert_eq!(recent.get(&[1; 32], NOW), None);
        assert!(recent.get(&[2; 32], NOW).is_some());
        recent.forget_all_of(ANNA);
        assert_eq!((recent.get(&[2; 32], NOW), recent.get(&[3; 32], NOW)), (None, None));
        assert!(recent.get(&[4; 32], NOW).is_some());
        recent.clear();
        assert_eq!(recent.get(&[4; 32], NOW), None);
    }
}
