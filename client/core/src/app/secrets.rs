//! What opens, on its way between the page and the client.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The eight words, as typed or as shown. Wiped on drop; prints nothing.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(pub Zeroizing<String>);

/// Secret bytes on their way between the page and the client (a passkey's PRF output). Wiped on drop; prints nothing.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct SecretBytes(pub Zeroizing<Vec<u8>>);

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words(..)")
    }
}

impl std::fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretBytes(..)")
    }
}
