//! Invitations: a link by one way, six digits by another, and what both together give.

use ed25519_dalek::SigningKey;
use tdu_protocol::{Hash32, InvitationId, Secret32, bytes::encode_text, cert::root_fingerprint};

use crate::secret::{Key, Random};

/// Digits of the code.
pub const CODE_DIGITS: usize = 6;

/// What a link says after `#`: the secret and the root's fingerprint. The server sees neither.
pub struct Fragment {
    /// 32 random bytes.
    pub secret: Secret32,
    /// Fingerprint of the organisation's root.
    pub root: Hash32,
}

/// What link and code together give. Three keys, one for each use.
pub struct InvitationKeys {
    /// Shown to the server at the door.
    pub proof: Secret32,
    /// Certifies the new account, once.
    pub one_time: SigningKey,
    /// Opens the log's key.
    pub grant: Key,
}

impl Fragment {
    /// Draws a secret.
    pub fn make(rng: &mut dyn Random, root: &Hash32) -> Self {
        Self { secret: Key::make(rng).to_proof(), root: root_fingerprint(root) }
    }

    /// `<secret>.<root fingerprint>`.
    pub fn to_text(&self) -> String {
        format!("{}.{}", encode_text(self.secret.expose()), self.root)
    }

    /// Reads what follows `#`; `None` if it was cut or altered beyond reading.
    pub fn from_text(text: &str) -> Option<Self> {
        let (secret, root) = text.trim_start_matches('#').split_once('.')?;
        Some(Self { secret: Secret32::from_text(secret)?, root: Hash32::from_text(root)? })
    }

    /// The keys that this secret and a code give.
    pub fn keys(&self, id: InvitationId, code: &str) -> InvitationKeys {
        let digits: String = code.chars().filter_map(ascii_digit).collect();
        let shared =
            Key::derive(self.secret.expose(), &id.0, &format!("trait-d-union/invitation/v1/{digits}"));
        let part = |name: &str| Key::derive(shared.expose(), &[], name);
        InvitationKeys {
            proof: part("auth").to_proof(),
            one_time: SigningKey::from_bytes(part("sign").expose()),
            grant: part("grant"),
        }
    }
}

/// Draws a code of six digits.
pub fn draw_code(rng: &mut dyn Random) -> String {
    // Rejection keeps the million codes equally likely.
    loop {
        let n = rng.next_u32() >> 12;
        if n < 1_000_000 {
            return format!("{n:06}");
        }
    }
}

/// The digit that a person typed, whether in European, Arabic-Indic or Persian figures.
fn ascii_digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_and_code_give_the_same_keys_on_both_sides_in_any_figures() {
        let fragment = Fragment { secret: Secret32::new([1; 32]), root: Hash32([2; 32]) };
        let read = Fragment::from_text(&fragment.to_text()).expect("our own text");
        let id = InvitationId([3; 16]);
        let (a, b) = (fragment.keys(id, "123456"), read.keys(id, "١٢٣ ٤٥٦"));
        assert_eq!(a.proof.expose(), b.proof.expose());
        assert_eq!(a.one_time, b.one_time);
        assert_ne!(a.proof.expose(), fragment.keys(id, "123457").proof.expose());
        assert_ne!(a.proof.expose(), a.grant.expose());
    }

    #[test]
    fn a_cut_link_is_not_read() {
        let text = Fragment { secret: Secret32::new([1; 32]), root: Hash32([2; 32]) }.to_text();
        for cut in ["", "x", &text[..40], &text[..text.len() - 1]] {
            assert!(Fragment::from_text(cut).is_none(), "{cut}");
        }
    }
}
