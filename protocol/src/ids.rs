//! Typed identifiers: sixteen random bytes each, so that one kind can never be passed for another.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::bytes::{decode_text, deserialize_fixed, encode_text, serialize_fixed};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// 16 bytes; written as 22 characters of base64url in links and JSON.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// Reads the text form; `None` if it is anything else.
            pub fn from_text(text: &str) -> Option<Self> {
                decode_text(text)
            }
        }

        impl From<[u8; 16]> for $name {
            fn from(value: [u8; 16]) -> Self {
                Self(value)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&encode_text(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), encode_text(&self.0))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize_fixed(&self.0, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize_fixed(deserializer).map(Self)
            }
        }
    };
}

id! {
    /// A person's account.
    AccountId
}
id! {
    /// A log.
    LogId
}
id! {
    /// An invitation.
    InvitationId
}
id! {
    /// A way to open an account's vault: a passkey, the eight words, a remembered device.
    OpenerId
}
id! {
    /// The organisation: the first 16 bytes of SHA-256 of its root key, so it cannot be chosen apart from the root.
    OrgId
}
id! {
    /// One act of writing, chosen by the author's client, by which a repeated attempt is recognised as the same.
    WriteId
}
