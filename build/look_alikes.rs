//! Radicals and compatibility ideographs with the characters that they look like, as Unicode's NFKC says.
//! Worked out when the crate is built: the library's tables of all of Unicode would weigh more in the page
//! than everything that reads headers.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

/// A Rust expression: pairs of characters, sorted by the first.
pub fn table() -> String {
    let alike = ('\u{2e80}'..='\u{2fdf}').chain('\u{f900}'..='\u{faff}');
    let mut text = String::from("&[");
    for character in alike {
        let mut folded = std::iter::once(character).nfkc();
        if let (Some(plain), None) = (folded.next(), folded.next())
            && plain != character
        {
            let _ = write!(
                text,
                "('\\u{{{:x}}}', '\\u{{{:x}}}'),",
                u32::from(character),
                u32::from(plain)
            );
        }
    }
    text + "]"
}
