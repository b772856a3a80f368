//! Putting people out: of a log, of the service, and of every log that this account manages once the directory says that
//! they left.

use tdu_protocol::{AccountId, LogId, LogKind, Rights, control::Control};

use super::{Client, Env};
use crate::{
    app::{Failure, FailureKind},
    replica::Replica,
    seal::{KeyPlace, seal_key_to, seal_key_under},
    secret::Key,
};

/// Most people put out of one log at once: they and the change of key fit in one request, which is taken whole or not at all.
const MOST: usize = 32;

impl Client {
    /// Puts people out of a log, and changes its key for those who stay. With nobody to put out, changes the key alone.
    ///
    /// # Errors
    /// As [`Client::change`], and [`FailureKind::UntrustedKey`].
    pub fn put_out(&mut self, env: &mut Env<'_>, log: LogId, accounts: &[AccountId]) -> Result<(), Failure> {
        let replica = self.replicas.get(&log).ok_or(FailureKind::NotFound)?;
        let state = replica.state();
        if accounts.iter().any(|account| state.member(*account).is_none()) {
            return Err(FailureKind::NotFound.into());
        }
        let former_place = KeyPlace { log, epoch: state.epoch() };
        let place = KeyPlace { log, epoch: state.epoch() + 1 };
        let new = Key::make(env.rng);
        let former_key = replica.key().ok_or(FailureKind::NotFound)?;
        let former = seal_key_under(env.rng, &new, former_place, former_key).into();
        let mut sealed_keys = Vec::new();
        for member in state.members().filter(|m| !accounts.contains(&m.certificate.account)) {
            let sealed = seal_key_to(&member.certificate.sealing, place, &new)
                .map_err(|e| Failure::because(FailureKind::UntrustedKey, e))?;
            sealed_keys.push((member.certificate.account, sealed.into()));
        }
        for account in accounts {
            self.change(log, Control::Revoke { account: *account })?;
        }
        self.change(log, Control::Rotate { sealed_keys, former })
    }

    /// Whether somebody may be put out of the service by this account. Nobody puts themselves out: whoever is last would
    /// leave nobody behind who can let others in.
    pub fn may_put_out(&self, account: AccountId) -> bool {
        let directory = self.replicas.get(&self.home).map(Replica::state);
        let of = directory.and_then(|state| state.member(account)).map(|member| member.certificate.role);
        account != self.account() && of.is_some_and(|role| role.is_staff() && self.role.may_certify(role))
    }

    /// Puts somebody out of the service: out of the directory, which closes their account, and so out of each log that this
    /// account manages ([`Client::sweep`]).
    ///
    /// # Errors
    /// [`FailureKind::NotAllowed`] to whoever may not, and as [`Client::put_out`].
    pub fn put_out_of_service(&mut self, env: &mut Env<'_>, account: AccountId) -> Result<(), Failure> {
        if !self.may_put_out(account) {
            return Err(FailureKind::NotAllowed.into());
        }
        self.put_out(env, self.home, &[account])
    }

    /// Whether the directory says that somebody left the service.
    pub fn has_left(&self, account: AccountId) -> bool {
        self.directory().is_some_and(|directory| directory.state().past_member(account).is_some())
    }

    /// Whether the next push has something to do that nobody asks for here: [`Client::sweep`], or a talk to erase.
    pub fn must_sweep(&self) -> bool {
        self.to_sweep(&[]).next().is_some() || self.must_erase_talk()
    }

    /// Puts everybody who left the service out of each log that this account manages, and makes the change of key that
    /// somebody began and did not end. Cheap when there is nothing to do, and right to call again: what waits to leave is
    /// not queued twice, and what another device or member did first is given up. Logs in `except` are passed over.
    pub fn sweep(&mut self, env: &mut Env<'_>, except: &[LogId]) {
        let found: Vec<_> = self.to_sweep(except).collect();
        for (log, accounts) in found {
            // A log whose members' certificates take no key, or whose key is not here yet, keeps nobody else in.
            let _ = self.put_out(env, log, &accounts);
        }
    }

    fn to_sweep<'a>(&'a self, except: &'a [LogId]) -> impl Iterator<Item = (LogId, Vec<AccountId>)> + 'a {
        let me = self.account();
        self.replicas.iter().filter(|(log, _)| !except.contains(log)).filter_map(move |(log, replica)| {
            let state = replica.state();
            let mine = state.member(me).is_some_and(|member| member.rights == Rights::Manage);
            if !mine || state.is_closed() || !replica.unborn.is_empty() || replica.key().is_none() {
                return None;
            }
            let left = state.members().map(|member| member.certificate.account);
            let left = left.filter(|account| *account != me && self.has_left(*account)).take(MOST);
            let left: Vec<_> = left.collect();
            let due = !left.is_empty() || state.rotation_due();
            (due && !replica.waiting.iter().any(|(_, what)| what.puts_out())).then_some((*log, left))
        })
    }

    /// The directory, which whoever is staff joined first.
    pub(super) fn directory(&self) -> Option<&Replica> {
        self.replicas.get(&self.home).filter(|home| home.state().kind() == LogKind::Directory)
    }
}
