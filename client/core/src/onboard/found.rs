//! The founding: the organisation's root is made here, in the first administrator's client, and never leaves it open.

use ed25519_dalek::SigningKey;
use tdu_policies::Lang;
use tdu_protocol::{
    Entry, Hash32, LogKind, Role,
    cert::{Chain, Issuer, Link, org_of_root},
    control::{Control, Genesis},
    entry::NOTHING_BEFORE,
    sign::{Place, Signed},
};

use crate::{
    client::Env,
    keys::{AccountKeys, RootSeed, VaultContent},
    seal::{KeyPlace, SealError, seal_key_to},
    secret::{Key, random_id},
};

/// What a founding makes.
pub struct Founded {
    /// The directory's first entry.
    pub genesis: Entry,
    /// The administrator's vault, root included.
    pub vault: VaultContent,
}

/// Makes the organisation. `receipt_key` is the Ed25519 key by which the server signs receipts.
///
/// # Errors
/// [`SealError`] if our own fresh recipient is refused: a defect.
pub fn found(env: &mut Env<'_>, receipt_key: Hash32, lang: Lang) -> Result<Founded, SealError> {
    let root_seed = Key::make(env.rng);
    let root_key = SigningKey::from_bytes(root_seed.expose());
    let root = Hash32(root_key.verifying_key().to_bytes());
    let org = org_of_root(&root);
    let keys = AccountKeys::make(env.rng);
    let certificate = keys.certificate(org, Role::Administrator, Issuer::Root, env.now.at);
    let sealing = certificate.sealing.clone();
    // The root is no account; the certificate names its subject as signer, and verifies with the root's key.
    let certificate = Signed::make(&certificate, keys.account, &root_key);
    let creator = Chain(vec![Link { certificate, delegation: None }]);
    let log = random_id(env.rng);
    let key = Key::make(env.rng);
    let sealed_key = seal_key_to(&sealing, KeyPlace { log, epoch: 0 }, &key)?.into();
    let genesis = Control::Genesis(Genesis {
        org,
        kind: LogKind::Directory,
        creator,
        sealed_key,
        root,
        receipt_keys: vec![receipt_key],
    });
    let place = Place { log, seq: 0, prev: NOTHING_BEFORE, epoch: 0 };
    let genesis = genesis.to_entry(place, keys.account, &keys.signing);
    let mut vault = VaultContent::new(env.rng, &keys, Role::Administrator, root, log, lang);
    vault.root_seed = Some(RootSeed(root_seed));
    Ok(Founded { genesis, vault })
}
