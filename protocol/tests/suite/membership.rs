//! Who may let whom in, and put whom out. Each refusal is provoked, and shown to change nothing.

use tdu_protocol::{
    AccountId, Bytes, Hash32, LogId, LogKind, LogState, Rights, Role,
    cert::{Chain, ChainError, Issuer, Link},
    control::Control,
    sign::Signed,
    state::{Change, Refusal},
};

use crate::world::{
    Log, Somebody, World, certificate, control, delegation, invited, key, one_time, public, somebody,
};

fn grant(who: &Somebody, rights: Rights) -> Control {
    Control::Grant { chain: who.chain.clone(), rights, sealed_key: Bytes(vec![1]) }
}

fn refused(log: &mut Log, change: &Control, by: &Somebody) -> Refusal {
    let before = log.state.clone();
    let refusal = log.state.apply(&log.next_control(change, by)).expect_err("the rules refuse this");
    assert_eq!(log.state, before, "an entry that is refused changes nothing");
    refusal
}

#[test]
fn a_worker_shares_a_file_with_a_colleague_and_with_nobody_else() {
    let world = World::new();
    let mut log = world.log(LogKind::Case, &world.worker);
    for (who, why) in [
        (&world.manager, Refusal::NotAdmitted),
        (&world.administrator, Refusal::NotAdmitted),
        (&world.worker, Refusal::AlreadyMember),
    ] {
        assert_eq!(refused(&mut log, &grant(who, Rights::Read), &world.worker), why);
    }
    log.grant(&world.worker, &world.colleague, Rights::Write);
    assert!(log.state.may_write(world.colleague.account));
    assert_eq!(refused(&mut log, &Control::Close, &world.colleague), Refusal::NotAllowed);
    assert_eq!(refused(&mut log, &Control::Close, &world.manager), Refusal::NotMember);
}

#[test]
fn a_talk_holds_workers_and_referents_and_a_worker_alone_begins_it() {
    let world = World::new();
    let referent = somebody(world.org(), &world.administrator, 70, Role::Referent);
    let mut log = world.log(LogKind::Talk, &world.worker);
    for who in [&world.manager, &world.administrator] {
        for rights in [Rights::Read, Rights::Write, Rights::Manage] {
            assert_eq!(refused(&mut log, &grant(who, rights), &world.worker), Refusal::NotAdmitted);
        }
    }
    assert_eq!(refused(&mut log, &grant(&referent, Rights::Manage), &world.worker), Refusal::NotAdmitted);
    log.grant(&world.worker, &referent, Rights::Write);
    assert!(log.state.may_write(referent.account));
    assert_eq!(refused(&mut log, &grant(&world.colleague, Rights::Read), &referent), Refusal::NotAllowed);
    for who in [&world.manager, &world.administrator, &referent] {
        let genesis = world.genesis(LogKind::Talk, who, LogId([1; 16]));
        assert_eq!(LogState::open(&genesis, &world.root).err(), Some(Refusal::KindNotAllowed));
    }
}

#[test]
fn a_ghost_whom_nobody_certified_is_refused() {
    let world = World::new();
    let mut log = world.log(LogKind::Case, &world.worker);
    // Certified by a stranger's root.
    let root = key(99);
    let certificate = certificate(world.org(), 77, Role::Worker, Issuer::Root);
    let ghost = Chain(vec![Link {
        certificate: Signed::make(&certificate, certificate.account, &root),
        delegation: None,
    }]);
    let ghost = Somebody { account: AccountId([77; 16]), key: key(77), chain: ghost };
    assert_eq!(
        refused(&mut log, &grant(&ghost, Rights::Write), &world.worker),
        Refusal::Chain(ChainError::NotRooted)
    );
    // Certified by a colleague who may not certify workers.
    let promoted = somebody(world.org(), &world.colleague, 78, Role::Worker);
    assert_eq!(
        refused(&mut log, &grant(&promoted, Rights::Write), &world.worker),
        Refusal::Chain(ChainError::Role)
    );
}

#[test]
fn a_swapped_key_is_refused() {
    let world = World::new();
    let (_, allowed) = invited(world.org(), &world.manager, 79, Role::Worker, LogId([9; 16]));
    // The server answers the invitation in the invitee's place, with a key of its own.
    let swapped =
        certificate(world.org(), 80, Role::Worker, Issuer::Invitation(tdu_protocol::InvitationId([79; 16])));
    let swapped = Signed::make(&swapped, swapped.account, &key(80));
    let chain = world.manager.chain.extended(swapped, allowed);
    assert!(matches!(chain.verify(&world.root), Err(ChainError::Signature(_))));
}

#[test]
fn an_invited_person_joins_once_with_the_role_that_was_offered() {
    let world = World::new();
    let mut log = world.log(LogKind::Conversation, &world.worker);
    let id = log.state.log();
    let (certificate, signed) = invited(world.org(), &world.worker, 60, Role::Beneficiary, id);
    let person = Somebody { account: AccountId([60; 16]), key: key(60), chain: world.worker.chain.clone() };
    let join = Control::Join { certificate: certificate.clone() };
    assert_eq!(refused(&mut log, &join, &person), Refusal::NoInvitation);
    let invite = Control::Invite { delegation: signed, sealed_key: Bytes(vec![2]) };
    log.take(log.next_control(&invite, &world.worker)).expect("an invitation");
    assert_eq!(refused(&mut log, &invite, &world.worker), Refusal::BadInvitation);
    assert_eq!(refused(&mut log, &join, &world.worker), Refusal::Forged);
    let joined = log.take(log.next_control(&join, &person)).expect("the invitee");
    assert!(matches!(joined, Change::Joined(account, Rights::Write, _) if account == person.account));
    assert_eq!(refused(&mut log, &join, &person), Refusal::NoInvitation);
    let member = log.state.member(person.account).expect("a member");
    assert_eq!(member.chain.verify(&world.root).expect("a chain").role, Role::Beneficiary);
}

#[test]
fn an_invitation_cannot_be_stretched() {
    let world = World::new();
    let mut log = world.log(LogKind::Conversation, &world.worker);
    let id = log.state.log();
    let invite = |d: tdu_protocol::invitation::Delegation, by: &Somebody| Control::Invite {
        delegation: Signed::make(&d, by.account, &by.key),
        sealed_key: Bytes(vec![2]),
    };
    let good = delegation(world.org(), &world.worker, 61, Role::Beneficiary, id);
    let elsewhere = tdu_protocol::invitation::Delegation { log: LogId([1; 16]), ..good.clone() };
    let staff = tdu_protocol::invitation::Delegation { role: Role::Worker, ..good.clone() };
    assert_eq!(refused(&mut log, &invite(elsewhere, &world.worker), &world.worker), Refusal::Forged);
    assert_eq!(refused(&mut log, &invite(staff, &world.worker), &world.worker), Refusal::NotAllowed);
    log.take(log.next_control(&invite(good.clone(), &world.worker), &world.worker)).expect("an invitation");
    // Issued after the date, or with another role than the one offered.
    let late = tdu_protocol::cert::Certificate {
        issued: good.expires.plus(1),
        ..certificate(world.org(), 61, Role::Beneficiary, Issuer::Invitation(good.invitation))
    };
    let promoted = certificate(world.org(), 61, Role::Worker, Issuer::Invitation(good.invitation));
    for (bad, why) in [(late, ChainError::Expired), (promoted, ChainError::Mismatch)] {
        let join = Control::Join { certificate: Signed::make(&bad, bad.account, &one_time(61)) };
        let person = Somebody { account: bad.account, key: key(61), chain: world.worker.chain.clone() };
        assert_eq!(refused(&mut log, &join, &person), Refusal::Chain(why));
    }
}

#[test]
fn whoever_leaves_takes_the_key_with_them_until_it_is_changed() {
    let world = World::new();
    let mut log = world.log(LogKind::Case, &world.worker);
    log.grant(&world.worker, &world.colleague, Rights::Write);
    let revoke = Control::Revoke { account: world.colleague.account };
    log.take(log.next_control(&revoke, &world.worker)).expect("a revocation");
    assert_eq!(log.state.apply(&log.next_sealed(vec![1])), Err(Refusal::RotationDue));
    let rotate = |accounts: &[AccountId]| Control::Rotate {
        sealed_keys: accounts.iter().map(|a| (*a, Bytes(vec![3]))).collect(),
        former: Bytes(vec![4]),
    };
    let (stays, left) = (world.worker.account, world.colleague.account);
    for wrong in [vec![], vec![stays, left], vec![left], vec![stays, stays]] {
        assert_eq!(refused(&mut log, &rotate(&wrong), &world.worker), Refusal::WrongRotation);
    }
    log.take(log.next_control(&rotate(&[stays]), &world.worker)).expect("a change of key");
    assert_eq!(log.state.epoch(), 1);
    log.take(log.next_sealed(vec![1])).expect("sealed under the new key");
    assert!(!log.state.may_read(left));
    assert_eq!(refused(&mut log, &grant(&world.colleague, Rights::Read), &world.worker), Refusal::WasRevoked);
    assert_eq!(refused(&mut log, &Control::Revoke { account: stays }, &world.worker), Refusal::LastManager);
}

#[test]
fn a_personal_log_has_one_member_and_a_closed_log_is_closed() {
    let world = World::new();
    let mut log = world.log(LogKind::Personal, &world.worker);
    assert_eq!(
        refused(&mut log, &grant(&world.colleague, Rights::Read), &world.worker),
        Refusal::NotAdmitted
    );
    log.take(log.next_control(&Control::Close, &world.worker)).expect("closing");
    assert_eq!(log.state.apply(&log.next_sealed(vec![1])), Err(Refusal::Closed));
}

#[test]
fn a_genesis_must_be_of_the_pinned_root_and_of_an_allowed_kind() {
    let world = World::new();
    let good = world.genesis(LogKind::Case, &world.worker, LogId([1; 16]));
    assert!(LogState::open(&good, &world.root).is_ok());
    assert_eq!(LogState::open(&good, &public(&key(99))).err(), Some(Refusal::OtherOrganisation));
    let by_manager = world.genesis(LogKind::Case, &world.manager, LogId([1; 16]));
    assert_eq!(LogState::open(&by_manager, &world.root).err(), Some(Refusal::KindNotAllowed));
    let mut moved = good;
    moved.log = LogId([2; 16]);
    assert_eq!(LogState::open(&moved, &world.root).err(), Some(Refusal::Forged));
    let stolen =
        world.genesis(LogKind::Case, &Somebody { key: key(66), ..world.worker.clone() }, LogId([1; 16]));
    assert_eq!(LogState::open(&stolen, &world.root).err(), Some(Refusal::Forged));
}

#[test]
fn only_the_past_can_be_erased() {
    let world = World::new();
    let mut log = world.log(LogKind::Case, &world.worker);
    log.take(log.next_sealed(vec![1])).expect("a note");
    for wrong in [vec![], vec![0], vec![1, 1], vec![2]] {
        assert_eq!(refused(&mut log, &Control::Erase { seqs: wrong }, &world.worker), Refusal::WrongErasure);
    }
    let erased = log.take(log.next_control(&Control::Erase { seqs: vec![1] }, &world.worker));
    assert_eq!(erased, Ok(Change::Erased(vec![1])));
    let forged = control(
        &Control::Close,
        &Somebody { key: key(66), ..world.worker.clone() },
        log.state.log(),
        log.state.head(),
        0,
    );
    assert_eq!(log.state.apply(&forged), Err(Refusal::Forged));
    assert_ne!(log.state.head().hash, Hash32([0; 32]));
}
