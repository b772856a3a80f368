//! Joining by invitation: everything is verified up to the pinned root before anything is made.

use tdu_policies::Lang;
use tdu_protocol::{
    Entry, Hashed, InvitationId, LogState, Role, Secret32,
    api::Stored,
    cert::{Issuer, root_fingerprint},
    control::Control,
    sign::{Place, Signed},
};

use crate::{
    app::{Failure, FailureKind, InvitationView},
    client::Env,
    content::Item,
    invitation::{Fragment, InvitationKeys},
    keys::{AccountKeys, JoinedKey, VaultContent},
    payload::Payload,
    replica::Replica,
    seal::{KeyPlace, open_key_under},
    secret::Key,
};

/// The door of an invitation: what the link and the code give, and what the log shows.
pub struct Door {
    id: InvitationId,
    fragment: Fragment,
    keys: InvitationKeys,
    replica: Option<Replica>,
}

/// A new account, ready to be sent.
pub struct Joined {
    /// The Join.
    pub entry: Entry,
    /// The new account's vault.
    pub vault: VaultContent,
}

impl Door {
    /// From what follows `#` in the link, and the code.
    ///
    /// # Errors
    /// [`FailureKind::BadLink`].
    pub fn new(id: InvitationId, fragment: &str, code: &str) -> Result<Self, Failure> {
        let fragment = Fragment::from_text(fragment).ok_or(FailureKind::BadLink)?;
        let keys = fragment.keys(id, code);
        Ok(Self { id, fragment, keys, replica: None })
    }

    /// The invitation.
    pub const fn id(&self) -> InvitationId {
        self.id
    }

    /// What the server wants to see.
    pub fn proof(&self) -> Secret32 {
        Secret32::new(*self.keys.proof.expose())
    }

    /// Next place of the log that is not here yet.
    pub fn next(&self) -> u64 {
        self.replica.as_ref().map_or(0, |r| r.state().head().next)
    }

    /// Takes entries of the log, in one or more pages, verified from its Genesis to the root whose fingerprint the link carries.
    ///
    /// # Errors
    /// [`FailureKind::OtherOrganisation`], [`FailureKind::UntrustedKey`], [`FailureKind::HistoryChanged`].
    pub fn take(&mut self, entries: &[Stored]) -> Result<(), Failure> {
        for stored in entries {
            let entry = &stored.entry;
            let Some(replica) = &mut self.replica else {
                let root = LogState::root_named_by(entry)
                    .map_err(|e| Failure::because(FailureKind::HistoryChanged, e))?;
                if root_fingerprint(&root) != self.fragment.root {
                    return Err(FailureKind::OtherOrganisation.into());
                }
                let state = LogState::open(entry, &root)
                    .map_err(|e| Failure::because(FailureKind::UntrustedKey, e))?;
                self.replica = Some(Replica::begin(state));
                continue;
            };
            replica
                .take(None, &Hashed::of(entry), stored.received)
                .map_err(|e| Failure::because(FailureKind::HistoryChanged, e))?;
        }
        self.learn_key(entries);
        Ok(())
    }

    /// The invitation's own entry brings the log's key, which also opens what was written before it.
    fn learn_key(&mut self, entries: &[Stored]) {
        let Some(replica) = &mut self.replica else { return };
        for entry in entries.iter().map(|s| &s.entry) {
            let Ok((Control::Invite { delegation, sealed_key }, _)) = Control::peek(entry) else { continue };
            if delegation.peek().is_ok_and(|d| d.invitation == self.id) {
                let place = KeyPlace { log: entry.log, epoch: entry.epoch };
                if let Ok(key) = open_key_under(&self.keys.grant, place, &sealed_key.0) {
                    replica.add_key(entry.epoch, key);
                }
            }
        }
    }

    /// Who invites, to what.
    ///
    /// # Errors
    /// [`FailureKind::InvitationGone`] if the log does not hold the invitation any more.
    pub fn view(&self) -> Result<InvitationView, Failure> {
        let replica = self.replica.as_ref().ok_or(FailureKind::InvitationGone)?;
        let pending = replica.state().invitation(self.id).ok_or(FailureKind::InvitationGone)?;
        let by = pending.delegation.by;
        let find = |pick: &dyn Fn(&Item, &Payload) -> Option<String>| {
            replica.content.items.iter().rev().find_map(|i| pick(i, i.payload()?)).unwrap_or_default()
        };
        let inviter = find(&|item, payload| match payload {
            Payload::Profile { name } if item.author == by => Some(name.clone()),
            Payload::Welcome(w) if item.author == by => Some(w.worker.clone()),
            _ => None,
        });
        let service = find(&|_, payload| match payload {
            Payload::Service { name } => Some(name.clone()),
            Payload::Welcome(w) => Some(w.service.clone()),
            _ => None,
        });
        let name = find(&|_, payload| match payload {
            Payload::Invited { invitation, name } if *invitation == self.id => Some(name.clone()),
            Payload::Welcome(w) => Some(w.person.clone()),
            _ => None,
        });
        Ok(InvitationView { role: pending.delegation.role, inviter, service, name })
    }

    /// The role that is offered, once known.
    pub fn role(&self) -> Option<Role> {
        Some(self.replica.as_ref()?.state().invitation(self.id)?.delegation.role)
    }

    /// Makes the account and its Join, for the place where the log ends now. Made again, by [`Door::join_again`], if the
    /// log has moved on meanwhile.
    ///
    /// # Errors
    /// [`FailureKind::InvitationGone`].
    pub fn join(&self, env: &mut Env<'_>, lang: Lang) -> Result<Joined, Failure> {
        let replica = self.replica.as_ref().ok_or(FailureKind::InvitationGone)?;
        let state = replica.state();
        let delegation = &state.invitation(self.id).ok_or(FailureKind::InvitationGone)?.delegation;
        let keys = AccountKeys::make(env.rng);
        let mut vault = VaultContent::new(env.rng, &keys, delegation.role, *state.root(), state.log(), lang);
        let key = replica.key().map(Key::copy).ok_or(FailureKind::InvitationGone)?;
        vault.joined.push(JoinedKey { log: state.log(), epoch: state.epoch(), key });
        let certificate =
            keys.certificate(state.org(), delegation.role, Issuer::Invitation(self.id), env.now.at);
        let certificate = Signed::make(&certificate, keys.account, &self.keys.one_time);
        let entry = self.join_entry(&keys, &Control::Join { certificate })?;
        Ok(Joined { entry, vault })
    }

    /// The same Join for the place where the log ends now.
    ///
    /// # Errors
    /// [`FailureKind::InvitationGone`].
    pub fn join_again(&self, joined: Joined) -> Result<Joined, Failure> {
        let keys = joined.vault.keys().map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        let (control, _) =
            Control::peek(&joined.entry).map_err(|e| Failure::because(FailureKind::Unexpected, e))?;
        let entry = self.join_entry(&keys, &control)?;
        Ok(Joined { entry, vault: joined.vault })
    }

    fn join_entry(&self, keys: &AccountKeys, control: &Control) -> Result<Entry, Failure> {
        let state = self.replica.as_ref().ok_or(FailureKind::InvitationGone)?.state();
        let head = state.head();
        let place = Place { log: state.log(), seq: head.next, prev: head.hash, epoch: state.epoch() };
        Ok(control.to_entry(place, keys.account, &keys.signing))
    }
}
