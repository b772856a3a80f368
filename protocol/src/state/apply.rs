//! Every entry after the first.

use std::{collections::BTreeSet, sync::Arc};

use super::{Change, LogState, MAX_MEMBERS, MAX_PENDING, Member, Pending, Refusal};
use crate::{
    AccountId, Bytes, Entry, Hashed, Kind, LogKind, Rights,
    cert::{Certificate, Chain, SignedCertificate, verify_delegated},
    control::Control,
    entry::{EntryHash, Head, MAX_BODY},
    invitation::SignedDelegation,
    sign::{Namespace, SignError, Unverified},
    verified::Known,
};

impl LogState {
    /// Judges the next entry and, if it may come, moves on.
    ///
    /// Whether the author of a *sealed* entry may write is not visible here: the server asks [`Self::may_write`] of the
    /// session's account, a client asks [`Self::member_at`] of whoever signed what it opened.
    ///
    /// # Errors
    /// The [`Refusal`], and the state is unchanged.
    pub fn apply(&mut self, entry: &Entry) -> Result<Change, Refusal> {
        self.take(&Hashed::of(entry))
    }

    /// The same for whoever has hashed the entry already. `hash` must be [`Entry::hash`] of it: what follows builds on it.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn apply_hashed(&mut self, entry: &Entry, hash: EntryHash) -> Result<Change, Refusal> {
        self.take(&Hashed::with(entry, hash))
    }

    /// The same for whoever has hashed the entry, and may know that its signatures hold. All else is judged as ever.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn take(&mut self, hashed: &Hashed<'_>) -> Result<Change, Refusal> {
        let entry = hashed.entry();
        self.check_place(entry)?;
        if self.closed {
            return Err(Refusal::Closed);
        }
        let change = match entry.kind {
            Kind::Sealed => self.apply_sealed(entry)?,
            Kind::Control => self.apply_control(hashed, Control::peek(entry))?,
        };
        self.head = Head { next: entry.seq + 1, hash: hashed.hash() };
        Ok(change)
    }

    fn apply_sealed(&self, entry: &Entry) -> Result<Change, Refusal> {
        if entry.epoch != self.epoch {
            Err(Refusal::WrongEpoch)
        } else if self.rotation_due {
            Err(Refusal::RotationDue)
        } else if entry.body().is_some_and(|b| b.len() > MAX_BODY) {
            Err(Refusal::TooLong)
        } else {
            Ok(Change::None)
        }
    }

    fn check_place(&self, entry: &Entry) -> Result<(), Refusal> {
        if entry.log != self.log {
            Err(Refusal::OtherLog)
        } else if entry.seq < self.head.next {
            Err(Refusal::Taken)
        } else if entry.seq > self.head.next {
            Err(Refusal::Gap)
        } else if entry.prev != self.head.hash {
            Err(Refusal::Broken)
        } else {
            Ok(())
        }
    }

    fn apply_control(
        &mut self,
        hashed: &Hashed<'_>,
        read: Result<(Control, Unverified), SignError>,
    ) -> Result<Change, Refusal> {
        // A rotation is the first entry of its epoch, every other entry is of the epoch in force.
        let rotates = matches!(read, Ok((Control::Rotate { .. }, _)));
        if hashed.entry().epoch != self.epoch + u32::from(rotates) {
            return Err(Refusal::WrongEpoch);
        }
        let (control, message) = read.map_err(Refusal::Unreadable)?;
        let (seq, known) = (hashed.entry().seq, hashed.known());
        // A Join is signed by the key that it brings; every other change by a member who manages.
        if let Control::Join { certificate } = control {
            return self.join(hashed, &certificate, &message);
        }
        let author = self.manager(message.signer())?.certificate.clone();
        check_signature(hashed, &message, &author)?;
        match control {
            Control::Genesis(_) => Err(Refusal::Genesis),
            Control::Grant { chain, rights, .. } => self.grant(seq, chain, rights, known),
            Control::Invite { delegation, .. } => self.invite(seq, delegation, &author, known),
            Control::Withdraw { invitation } => {
                Arc::make_mut(&mut self.pending).remove(&invitation).ok_or(Refusal::NoInvitation)?;
                Ok(Change::Withdrawn(invitation))
            }
            Control::Revoke { account } => self.revoke(seq, account, &author),
            Control::Rotate { sealed_keys, .. } => self.rotate(&sealed_keys),
            Control::Erase { seqs } => self.erase(seqs),
            Control::Close => {
                self.closed = true;
                Ok(Change::Closed)
            }
            Control::Join { .. } => Err(Refusal::NotAllowed),
        }
    }

    fn admit(
        &mut self,
        seq: u64,
        certificate: Certificate,
        chain: Chain,
        rights: Rights,
    ) -> Result<(), Refusal> {
        if !self.kind.admits(certificate.role, rights) {
            return Err(Refusal::NotAdmitted);
        }
        match self.members.get(&certificate.account) {
            Some(member) if member.until.is_none() => return Err(Refusal::AlreadyMember),
            Some(_) => return Err(Refusal::WasRevoked),
            None if self.members.len() >= MAX_MEMBERS => return Err(Refusal::Full),
            None => {}
        }
        let member = Member { certificate, chain, rights, since: seq, until: None };
        Arc::make_mut(&mut self.members).insert(member.certificate.account, member);
        Ok(())
    }

    fn grant(
        &mut self,
        seq: u64,
        chain: Chain,
        rights: Rights,
        known: Option<Known>,
    ) -> Result<Change, Refusal> {
        // The directory grows by invitation alone, a personal log not at all.
        if matches!(self.kind, LogKind::Personal | LogKind::Directory) {
            return Err(Refusal::NotAdmitted);
        }
        let certificate = chain.read(&self.root, known)?;
        let account = certificate.account;
        self.admit(seq, certificate, chain, rights)?;
        Ok(Change::Entered(account, rights))
    }

    fn invite(
        &mut self,
        seq: u64,
        signed: SignedDelegation,
        author: &Certificate,
        known: Option<Known>,
    ) -> Result<Change, Refusal> {
        let delegation = signed.read(&author.signing, known).map_err(|_| Refusal::Forged)?;
        if delegation.by != author.account || delegation.log != self.log || delegation.org != self.org {
            return Err(Refusal::Forged);
        }
        if !author.role.may_certify(delegation.role) {
            return Err(Refusal::NotAllowed);
        }
        if self.kind.rights_on_joining(delegation.role).is_none() {
            return Err(Refusal::NotAdmitted);
        }
        if self.pending.len() >= MAX_PENDING || self.pending.contains_key(&delegation.invitation) {
            return Err(Refusal::BadInvitation);
        }
        let id = delegation.invitation;
        Arc::make_mut(&mut self.pending).insert(id, Pending { delegation, signed, seq });
        Ok(Change::Invited(id))
    }

    fn join(
        &mut self,
        hashed: &Hashed<'_>,
        signed: &SignedCertificate,
        message: &Unverified,
    ) -> Result<Change, Refusal> {
        let claimed = signed.peek().map_err(Refusal::Unreadable)?;
        let crate::cert::Issuer::Invitation(id) = claimed.issuer else { return Err(Refusal::NoInvitation) };
        let pending = self.pending.get(&id).ok_or(Refusal::NoInvitation)?;
        let inviter = self.manager(pending.delegation.by)?;
        let certificate = verify_delegated(signed, &pending.signed, &inviter.certificate, hashed.known())?;
        check_signature(hashed, message, &certificate)?;
        let rights = self.kind.rights_on_joining(certificate.role).ok_or(Refusal::NotAdmitted)?;
        let chain = inviter.chain.extended(signed.clone(), pending.signed.clone());
        let account = certificate.account;
        self.admit(hashed.entry().seq, certificate, chain, rights)?;
        Arc::make_mut(&mut self.pending).remove(&id);
        Ok(Change::Joined(account, rights, id))
    }

    fn revoke(&mut self, seq: u64, account: AccountId, author: &Certificate) -> Result<Change, Refusal> {
        let target = self.member(account).ok_or(Refusal::NotMember)?;
        if account != author.account && !self.may_revoke(author.role, target.certificate.role) {
            return Err(Refusal::NotAllowed);
        }
        let managers = self.members().filter(|m| m.rights == Rights::Manage).count();
        if target.rights == Rights::Manage && managers == 1 {
            return Err(Refusal::LastManager);
        }
        if let Some(member) = Arc::make_mut(&mut self.members).get_mut(&account) {
            member.until = Some(seq);
        }
        self.rotation_due = true;
        Ok(Change::Left(account))
    }

    fn rotate(&mut self, sealed_keys: &[(AccountId, Bytes)]) -> Result<Change, Refusal> {
        let given: BTreeSet<_> = sealed_keys.iter().map(|(account, _)| *account).collect();
        let expected: BTreeSet<_> = self.members().map(|m| m.certificate.account).collect();
        if given != expected || given.len() != sealed_keys.len() {
            return Err(Refusal::WrongRotation);
        }
        self.epoch += 1;
        self.rotation_due = false;
        Ok(Change::Rotated(std::mem::take(&mut self.pending).keys().copied().collect()))
    }

    fn erase(&self, seqs: Vec<u64>) -> Result<Change, Refusal> {
        let increasing = seqs.windows(2).all(|pair| pair[0] < pair[1]);
        // Place 0 is the Genesis. That the others are sealed entries is checked by whoever holds them.
        if seqs.is_empty() || !increasing || seqs[0] == 0 || seqs.iter().any(|seq| *seq >= self.head.next) {
            return Err(Refusal::WrongErasure);
        }
        Ok(Change::Erased(seqs))
    }
}

fn check_signature(hashed: &Hashed<'_>, message: &Unverified, signer: &Certificate) -> Result<(), Refusal> {
    if message.signer() != signer.account {
        return Err(Refusal::Forged);
    }
    hashed.verify(Namespace::Control, message, &signer.signing).map(|_| ()).map_err(|_| Refusal::Forged)
}
