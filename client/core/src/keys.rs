//! An account's keys, and the vault that keeps them.

use age::{secrecy::ExposeSecret, x25519};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use tdu_policies::Lang;
use tdu_protocol::{
    AccountId, Bytes, Hash32, LogId, OpenerId, OrgId, Role, Timestamp,
    api::OpenerKind,
    cbor,
    cert::{Certificate, Issuer},
};
use zeroize::Zeroizing;

use crate::{
    seal::{SealError, open, seal},
    secret::{Key, Random, random_id, sealed_field},
};

/// What an account signs and opens with. Wiped on drop.
pub struct AccountKeys {
    /// The account.
    pub account: AccountId,
    /// Signs.
    pub signing: SigningKey,
    /// Opens what is sealed to the account.
    pub sealing: x25519::Identity,
}

impl AccountKeys {
    /// Draws an account.
    pub fn make(rng: &mut dyn Random) -> Self {
        let seed = Key::make(rng);
        Self {
            account: random_id(rng),
            signing: SigningKey::from_bytes(seed.expose()),
            sealing: x25519::Identity::generate(),
        }
    }

    /// The certificate that binds these keys, to be signed by its issuer.
    pub fn certificate(&self, org: OrgId, role: Role, issuer: Issuer, issued: Timestamp) -> Certificate {
        Certificate {
            org,
            account: self.account,
            role,
            signing: Hash32(self.signing.verifying_key().to_bytes()),
            sealing: self.sealing.to_public().to_string(),
            issuer,
            issued,
        }
    }
}

/// A log's key that was received by an invitation, and is nowhere else.
#[derive(Serialize, Deserialize)]
pub struct JoinedKey {
    /// The log.
    pub log: LogId,
    /// The epoch.
    pub epoch: u32,
    /// The key.
    #[serde(with = "sealed_field")]
    pub key: Key,
}

/// Everything that an account must never lose, as it is sealed in the vault.
#[derive(Serialize, Deserialize)]
pub struct VaultContent {
    /// The account.
    pub account: AccountId,
    /// Its role.
    pub role: Role,
    /// The organisation's root: Ed25519 public key, pinned.
    pub root: Hash32,
    /// Language chosen when joining.
    pub lang: Lang,
    /// The log that the account joined first: the directory for staff, the conversation for a beneficiary.
    pub home: LogId,
    #[serde(with = "sealed_field")]
    signing: Key,
    sealing: Zeroizing<String>,
    /// Seals what the account keeps for itself on a device.
    #[serde(with = "sealed_field")]
    pub own: Key,
    /// Keys received by invitation.
    pub joined: Vec<JoinedKey>,
    /// The organisation's root key (Ed25519 seed), in the first administrator's vault alone.
    pub root_seed: Option<RootSeed>,
}

/// The organisation's root key. Wiped on drop; prints nothing.
#[derive(Serialize, Deserialize)]
pub struct RootSeed(#[serde(with = "sealed_field")] pub Key);

impl VaultContent {
    /// What the vault of a new account holds.
    pub fn new(
        rng: &mut dyn Random,
        keys: &AccountKeys,
        role: Role,
        root: Hash32,
        home: LogId,
        lang: Lang,
    ) -> Self {
        Self {
            account: keys.account,
            role,
            root,
            lang,
            home,
            signing: Key::from_bytes(keys.signing.to_bytes()),
            sealing: Zeroizing::new(keys.sealing.to_string().expose_secret().to_owned()),
            own: Key::make(rng),
            joined: Vec::new(),
            root_seed: None,
        }
    }

    /// The keys, ready for use.
    ///
    /// # Errors
    /// [`SealError::Content`] if the vault was written by something else.
    pub fn keys(&self) -> Result<AccountKeys, SealError> {
        Ok(AccountKeys {
            account: self.account,
            signing: SigningKey::from_bytes(self.signing.expose()),
            sealing: self.sealing.parse().map_err(|_| SealError::Content)?,
        })
    }
}

/// The vault as it travels: a vault key wrapped once for each opener, and the content sealed under it.
/// (Wrapping a key for each opener, rather than one file for all, lets an opener be added without the others' secrets.)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SealedVault {
    parts: Vec<Part>,
    content: Bytes,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    opener: OpenerId,
    kind: OpenerKind,
    wrapped: Bytes,
}

/// A vault, open.
pub struct Vault {
    /// What it keeps.
    pub content: VaultContent,
    key: Key,
    parts: Vec<Part>,
}

impl Vault {
    /// A new vault, which nothing opens yet.
    pub fn make(rng: &mut dyn Random, content: VaultContent) -> Self {
        Self { content, key: Key::make(rng), parts: Vec::new() }
    }

    /// Takes over a newer version of the same vault, as another device sealed it. Nothing changes if it does not open.
    ///
    /// # Errors
    /// [`SealError::Closed`] if it is not under this vault's key, [`SealError::Content`] if it is no vault.
    pub fn follow(&mut self, sealed: &[u8]) -> Result<(), SealError> {
        let SealedVault { parts, content } =
            cbor::from_slice_limited(sealed, tdu_protocol::api::MAX_VAULT).map_err(|_| SealError::Content)?;
        let plain = Zeroizing::new(open(&self.key, &content.0)?);
        self.content = cbor::from_slice(&plain).map_err(|_| SealError::Content)?;
        self.parts = parts;
        Ok(())
    }

    /// Adds an opener.
    pub fn add(&mut self, rng: &mut dyn Random, opener: OpenerId, kind: OpenerKind, unlocking: &Key) {
        self.remove(opener);
        let wrapped = seal(rng, unlocking, self.key.expose().to_vec()).into();
        self.parts.push(Part { opener, kind, wrapped });
    }

    /// Removes an opener.
    pub fn remove(&mut self, opener: OpenerId) {
        self.parts.retain(|part| part.opener != opener);
    }

    /// Which openers unlock.
    pub fn openers(&self) -> impl Iterator<Item = (OpenerId, OpenerKind)> {
        self.parts.iter().map(|part| (part.opener, part.kind))
    }

    /// Seals it.
    pub fn seal(&self, rng: &mut dyn Random) -> Vec<u8> {
        let content = Zeroizing::new(cbor::to_vec(&self.content));
        let content = seal(rng, &self.key, content.to_vec()).into();
        cbor::to_vec(&SealedVault { parts: self.parts.clone(), content })
    }

    /// Opens it with the unlocking key of any opener of this kind.
    ///
    /// # Errors
    /// [`SealError::Closed`] if no opener of this kind has this key, [`SealError::Content`] if it is no vault.
    pub fn open(sealed: &[u8], kind: OpenerKind, unlocking: &Key) -> Result<Self, SealError> {
        let SealedVault { parts, content } =
            cbor::from_slice_limited(sealed, tdu_protocol::api::MAX_VAULT).map_err(|_| SealError::Content)?;
        let key = parts
            .iter()
            .filter(|part| part.kind == kind)
            .find_map(|part| open(unlocking, &part.wrapped.0).ok())
            .ok_or(SealError::Closed)?;
        let key = Zeroizing::new(key);
        let key = Key::from_bytes(key.as_slice().try_into().map_err(|_| SealError::Content)?);
        let plain = Zeroizing::new(open(&key, &content.0)?);
        let content = cbor::from_slice(&plain).map_err(|_| SealError::Content)?;
        Ok(Self { content, key, parts })
    }
}

/// Which kinds of opener a sealed vault has, without opening it: what the lock screen may offer.
pub fn kinds_of(sealed: &[u8]) -> Vec<OpenerKind> {
    let mut kinds: Vec<_> = cbor::from_slice_limited::<SealedVault>(sealed, tdu_protocol::api::MAX_VAULT)
        .map(|vault| vault.parts.iter().map(|part| part.kind).collect())
        .unwrap_or_default();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// Unlocking key of a passkey, from its PRF output (WebAuthn Level 3, section 10.1.4).
pub fn passkey_unlocking(prf: &[u8]) -> Key {
    Key::derive(prf, b"trait-d-union/opener/v1", "passkey/unlocking")
}
