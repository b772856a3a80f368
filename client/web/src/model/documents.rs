//! Documents and photographs: their size in words, and what may be shown.

/// A size as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Thousands of bytes, at least one.
    Kilobytes(u32),
    /// Tenths of a million bytes.
    Megabytes(u32),
}

/// A number of bytes, rounded up.
pub fn size(bytes: u64) -> Size {
    let narrow = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    if bytes < 1_000_000 {
        Size::Kilobytes(narrow(bytes.div_ceil(1000).max(1)))
    } else {
        Size::Megabytes(narrow(bytes.div_ceil(100_000)))
    }
}

/// Whether it may be shown as a picture: kinds that hold nothing but one. SVG may hold scripts and is none of them.
pub fn is_picture(media_type: &str) -> bool {
    matches!(media_type, "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "image/avif")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_told_in_few_figures() {
        assert_eq!(size(0), Size::Kilobytes(1));
        assert_eq!(size(12_300), Size::Kilobytes(13));
        assert_eq!(size(999_999), Size::Kilobytes(1000));
        assert_eq!(size(3_210_000), Size::Megabytes(33));
    }

    #[test]
    fn nothing_that_may_hold_a_script_is_shown() {
        assert!(is_picture("image/jpeg") && is_picture("image/png"));
        for other in ["image/svg+xml", "text/html", "application/pdf", "", "image/png; x=y"] {
            assert!(!is_picture(other), "{other}");
        }
    }
}
