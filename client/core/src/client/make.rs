//! New logs, and changes of who is in a log.

use tdu_protocol::{
    AccountId, Entry, Hashed, InvitationId, LogId, LogKind, LogState, Rights, Role, Secret32, Timestamp,
    api::Stored,
    cert::Chain,
    control::{Control, Genesis},
    entry::Head,
    invitation::{Delegation, MAX_LIFE},
    sign::{Place, Signed},
};

use tdu_policies::PolicyFiles;

use super::{Client, Env, Outgoing};
use crate::{
    app::{Failure, FailureKind, NewInvitation},
    invitation::{Fragment, draw_code},
    payload::SignedPolicies,
    policy,
    replica::{Replica, Waiting},
    seal::{KeyPlace, seal_key_to, seal_key_under},
    secret::{Key, random_id},
};

/// Somebody to let into a log.
pub struct NewMember {
    /// Up to the root.
    pub chain: Chain,
    /// What they may do.
    pub rights: Rights,
}

/// An invitation, ready to be announced to the server and handed over.
pub struct PreparedInvitation {
    /// What the inviter hands over.
    pub view: NewInvitation,
    /// What the server must be told (`PUT /invitations/{id}`), once the log holds the invitation.
    pub proof: Secret32,
    /// The log that it leads to.
    pub log: LogId,
}

impl Client {
    /// Makes a log with these members beside ourselves. It exists here at once and leaves like any other write.
    ///
    /// # Errors
    /// [`FailureKind::NotFound`] before the directory is here, [`FailureKind::UntrustedKey`] for a member whose
    /// certificates do not hold, [`FailureKind::NotAllowed`] where the log's rules refuse.
    pub fn make_log(
        &mut self,
        env: &mut Env<'_>,
        kind: LogKind,
        members: &[NewMember],
    ) -> Result<LogId, Failure> {
        let me = self.my_chain()?;
        let log = random_id(env.rng);
        let key = Key::make(env.rng);
        let place = KeyPlace { log, epoch: 0 };
        let sealed = |chain: &Chain| -> Result<Vec<u8>, Failure> {
            let to = chain.verify(&self.root).map_err(|e| Failure::because(FailureKind::UntrustedKey, e))?;
            seal_key_to(&to.sealing, place, &key).map_err(|e| Failure::because(FailureKind::UntrustedKey, e))
        };
        let genesis = Control::Genesis(Genesis {
            org: tdu_protocol::cert::org_of_root(&self.root),
            kind,
            sealed_key: sealed(&me)?.into(),
            creator: me,
            root: self.root,
            receipt_keys: Vec::new(),
        });
        let mut controls = vec![genesis];
        for NewMember { chain, rights } in members {
            let sealed_key = sealed(chain)?.into();
            controls.push(Control::Grant { chain: chain.clone(), rights: *rights, sealed_key });
        }
        let mut head = Head::EMPTY;
        let mut entries = Vec::new();
        for control in &controls {
            let place = Place { log, seq: head.next, prev: head.hash, epoch: 0 };
            let entry = control.to_entry(place, self.account(), &self.keys.signing);
            head = Head::after(&entry);
            entries.push(entry);
        }
        let number = self.next_number();
        self.adopt_unborn(number, entries.clone());
        if !self.replicas.contains_key(&log) {
            return Err(FailureKind::NotAllowed.into());
        }
        self.keep_unborn(env, number, entries);
        self.note_topic(log);
        Ok(log)
    }

    /// Takes a log that was made here and that the server does not have yet.
    pub(super) fn adopt_unborn(&mut self, number: u64, entries: Vec<Entry>) {
        let Some(first) = entries.first() else { return };
        if self.replicas.contains_key(&first.log) {
            // It was born before the last closing, and only the note of it remained.
            self.forget_queued(number);
            return;
        }
        let Ok(state) = LogState::open(first, &self.root) else { return };
        let mut replica = Replica::begin(state);
        replica.learn_first_key(&self.keys, first);
        for entry in &entries[1..] {
            if replica.take(Some(&self.keys), &Hashed::of(entry), Timestamp(0)).is_err() {
                return;
            }
        }
        replica.unborn = entries;
        replica.unborn_number = number;
        self.replicas.insert(replica.log(), replica);
    }

    /// The server has the log now.
    pub(super) fn born(&mut self, sent: &Outgoing, times: &[Timestamp]) {
        let Some(replica) = self.replicas.get_mut(&sent.log) else { return };
        replica.unborn.clear();
        let number = replica.unborn_number;
        for (entry, received) in sent.entries.iter().zip(times) {
            self.keep_entry(&Stored { position: 0, received: *received, entry: entry.clone() });
        }
        self.forget_queued(number);
    }

    /// Our own certificates, up to the root.
    ///
    /// # Errors
    /// [`FailureKind::NotFound`] before our first log is here.
    pub fn my_chain(&self) -> Result<Chain, Failure> {
        self.chain_of(self.account())
    }

    /// Somebody's certificates, as our first log (the directory, for staff) knows them.
    ///
    /// # Errors
    /// [`FailureKind::NotFound`] if they are not there.
    pub fn chain_of(&self, account: AccountId) -> Result<Chain, Failure> {
        let home = self.replicas.get(&self.home).ok_or(FailureKind::NotFound)?;
        home.state().member(account).map(|m| m.chain.clone()).ok_or_else(|| FailureKind::NotFound.into())
    }

    /// Signs a set of policies, as an administrator.
    ///
    /// # Errors
    /// [`FailureKind::NotAllowed`] to others, [`FailureKind::Invalid`] with each mistake of a set that does not parse.
    pub fn sign_policies(&self, env: &Env<'_>, files: PolicyFiles) -> Result<SignedPolicies, Failure> {
        if self.role != Role::Administrator {
            return Err(FailureKind::NotAllowed.into());
        }
        let chain = self.my_chain()?;
        policy::sign(files, env.now.at, chain, &self.root, self.account(), &self.keys.signing)
            .map_err(|e| Failure::because(FailureKind::Invalid, e))
    }

    /// Prepares an invitation to a log, and queues its entry.
    ///
    /// # Errors
    /// [`FailureKind::NotFound`] for a log or a key that is not here, [`FailureKind::NotAllowed`] where the rules refuse.
    pub fn invite(
        &mut self,
        env: &mut Env<'_>,
        log: LogId,
        role: Role,
    ) -> Result<PreparedInvitation, Failure> {
        if !self.role.may_certify(role) {
            return Err(FailureKind::NotAllowed.into());
        }
        let id: InvitationId = random_id(env.rng);
        let fragment = Fragment::make(env.rng, &self.root);
        let code = draw_code(env.rng);
        let keys = fragment.keys(id, &code);
        let expires = env.now.at.plus(MAX_LIFE);
        let delegation = Delegation {
            org: tdu_protocol::cert::org_of_root(&self.root),
            invitation: id,
            log,
            one_time: tdu_protocol::Hash32(keys.one_time.verifying_key().to_bytes()),
            role,
            by: self.account(),
            expires,
        };
        let delegation = Signed::make(&delegation, self.account(), &self.keys.signing);
        let replica = self.replicas.get(&log).ok_or(FailureKind::NotFound)?;
        let epoch = replica.state().epoch();
        let key = replica.key().ok_or(FailureKind::NotFound)?;
        let sealed_key = seal_key_under(env.rng, &keys.grant, KeyPlace { log, epoch }, key).into();
        self.change(log, Control::Invite { delegation, sealed_key })?;
        // By the address alone a telephone fetches what a beneficiary needs, and no more.
        let door = if role == Role::Beneficiary { "i" } else { "s" };
        let link = format!("/{door}/{id}#{}", fragment.to_text());
        Ok(PreparedInvitation { view: NewInvitation { id, link, code, expires }, proof: keys.proof, log })
    }

    /// Queues a change of who is in a log. It is not kept over a closing: whoever asked for it is told what came of it.
    ///
    /// # Errors
    /// [`FailureKind::NotFound`] or [`FailureKind::NotAllowed`].
    pub fn change(&mut self, log: LogId, control: Control) -> Result<(), Failure> {
        let number = self.next_number();
        let me = self.account();
        let replica = self.replicas.get_mut(&log).ok_or(FailureKind::NotFound)?;
        if replica.state().member(me).is_none_or(|m| m.rights < Rights::Manage) {
            return Err(FailureKind::NotAllowed.into());
        }
        let rotates = matches!(control, Control::Rotate { .. });
        let epoch = replica.state().epoch() + u32::from(rotates);
        replica.enqueue(me, number, Waiting::Change(Box::new(control), epoch));
        Ok(())
    }

    /// Lets somebody into a log.
    ///
    /// # Errors
    /// As [`Client::change`], and [`FailureKind::UntrustedKey`].
    pub fn grant(&mut self, log: LogId, member: &NewMember) -> Result<(), Failure> {
        let to =
            member.chain.verify(&self.root).map_err(|e| Failure::because(FailureKind::UntrustedKey, e))?;
        let replica = self.replicas.get(&log).ok_or(FailureKind::NotFound)?;
        let place = KeyPlace { log, epoch: replica.state().epoch() };
        let key = replica.key().ok_or(FailureKind::NotFound)?;
        let sealed_key = seal_key_to(&to.sealing, place, key)
            .map_err(|e| Failure::because(FailureKind::UntrustedKey, e))?
            .into();
        self.change(log, Control::Grant { chain: member.chain.clone(), rights: member.rights, sealed_key })
    }
}
