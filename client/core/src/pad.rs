//! Padding, so that a size says little: Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and
//! Communication with PURBs", `PoPETs` 2019), after an ISO/IEC 7816-4 marker.
//!
//! A padded content is `content || 0x80 || 0x00…`, its length the Padmé length of `len + 1`, at least [`SMALLEST`].

/// Smallest padded length, in bytes: short messages all look alike.
pub const SMALLEST: usize = 256;

/// Why padding is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the padding is not well formed")]
pub struct BadPadding;

/// The Padmé length: at most 12 % more than `len`, and only O(log log len) bits of it are told.
pub fn padme(len: usize) -> usize {
    if len <= SMALLEST {
        return SMALLEST;
    }
    let exponent = len.ilog2();
    let kept_bits = exponent.ilog2() + 1;
    let mask = (1_usize << (exponent - kept_bits)) - 1;
    len.saturating_add(mask) & !mask
}

/// Pads.
pub fn pad(mut content: Vec<u8>) -> Vec<u8> {
    let target = padme(content.len() + 1);
    content.push(0x80);
    content.resize(target, 0);
    content
}

/// Removes the padding; refuses any other than the one that [`pad`] makes.
///
/// # Errors
/// [`BadPadding`].
pub fn unpad(mut padded: Vec<u8>) -> Result<Vec<u8>, BadPadding> {
    let marker = padded.iter().rposition(|b| *b != 0).ok_or(BadPadding)?;
    if padded[marker] != 0x80 || padme(marker + 1) != padded.len() {
        return Err(BadPadding);
    }
    padded.truncate(marker);
    Ok(padded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_padded_comes_back(content in proptest::collection::vec(any::<u8>(), 0..5000)) {
            let padded = pad(content.clone());
            prop_assert!(padded.len() >= SMALLEST);
            prop_assert!(padded.len() <= (content.len() + 1).max(SMALLEST) * 112 / 100 + 1);
            prop_assert_eq!(unpad(padded), Ok(content));
        }
    }

    #[test]
    fn lengths_are_those_of_the_article() {
        for (len, expected) in
            [(0, 256), (255, 256), (257, 272), (1000, 1024), (1025, 1088), (100_000, 100_352)]
        {
            assert_eq!(padme(len), expected, "{len}");
        }
    }

    #[test]
    fn other_paddings_are_refused() {
        let good = pad(b"note".to_vec());
        let mut longer = good.clone();
        longer.resize(512, 0);
        let mut no_marker = good.clone();
        no_marker[4] = 0x81;
        for bad in [longer, no_marker, vec![0; 256], vec![], good[..255].to_vec()] {
            assert_eq!(unpad(bad), Err(BadPadding));
        }
    }
}
