//! The letters that documents are written with.

use std::borrow::Cow;

/// Four TrueType files, as they lie in `client/paper/fonts`. Other files give other bytes in each PDF.
pub struct Fonts {
    /// Noto Sans.
    pub latin: Cow<'static, [u8]>,
    /// Noto Sans, bold.
    pub latin_bold: Cow<'static, [u8]>,
    /// Noto Sans Arabic.
    pub arabic: Cow<'static, [u8]>,
    /// Noto Sans Arabic, bold.
    pub arabic_bold: Cow<'static, [u8]>,
}

impl Fonts {
    /// Those of the program itself. In the web app they are files of their own, and this is left out.
    pub fn embedded() -> Self {
        Self {
            latin: Cow::Borrowed(include_bytes!("../fonts/NotoSans-Regular.ttf")),
            latin_bold: Cow::Borrowed(include_bytes!("../fonts/NotoSans-Bold.ttf")),
            arabic: Cow::Borrowed(include_bytes!("../fonts/NotoSansArabic-Regular.ttf")),
            arabic_bold: Cow::Borrowed(include_bytes!("../fonts/NotoSansArabic-Bold.ttf")),
        }
    }
}
