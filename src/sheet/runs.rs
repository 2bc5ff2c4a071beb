//! Pieces of a cell's text that look apart: raised, lowered, struck out, white. The inspection of a part marks them
//! within the text by characters that stand for nothing (Unicode's noncharacters), so that they pass
//! through any reader with the text, and here they are taken out again.
//!
//! What is struck out beside something that is not is no longer meant; a superscript behind a figure is a
//! footnote's mark. Both leave the text, and a remark says so. Characters that nobody can see leave it,
//! too.

use std::borrow::Cow;

use super::remarks::Remark;

/// Begins a superscript or a subscript.
pub(super) const SUPERSCRIPT: char = '\u{FDD0}';
/// Begins what is struck out.
pub(super) const STRUCK_OUT: char = '\u{FDD1}';
/// Begins what is written in the colour of the paper.
pub(super) const UNSEEN: char = '\u{FDD3}';
/// Ends each of them.
pub(super) const END: char = '\u{FDD2}';

/// Whether a character is one of the marks.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, SUPERSCRIPT | STRUCK_OUT | UNSEEN | END)
}

/// Whether a text has marks.
pub(super) fn has_marks(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"\xEF\xB7").is_some() && text.contains(is_mark)
}

/// The text without characters that are never seen: marks of direction, joiners, byte order marks.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |letter: char| {
        matches!(letter,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    // All of them begin with one of these bytes, and hardly any text has one.
    let may = text.bytes().any(|byte| matches!(byte, 0xC2 | 0xE2 | 0xEF));
    if may && text.contains(is_hidden) { text.replace(is_hidden, "").into() } else { text.into() }
}

/// A text of pieces, as it is read, and what there is to say of it.
pub(super) fn read(text: &str) -> (String, Option<Remark>) {
    let mut pieces: Vec<(Option<char>, String)> = vec![(None, String::new())];
    for letter in text.chars() {
        match letter {
            SUPERSCRIPT | STRUCK_OUT | UNSEEN => pieces.push((Some(letter), String::new())),
            END => pieces.push((None, String::new())),
            letter => {
                if let Some((_, piece)) = pieces.last_mut() {
                    piece.push(letter);
                }
            }
        }
    }
    let joined = |without: &[char]| -> String {
        let kept =
            pieces.iter().filter(|(look, _)| look.is_none_or(|look| !without.contains(&look)));
        kept.map(|(_, piece)| piece.as_str()).collect()
    };
    let only = |wanted: char| -> String {
        let kept = pieces.iter().filter(|(look, _)| *look == Some(wanted));
        kept.map(|(_, piece)| piece.as_str()).collect()
    };
    let (all, standing) = (joined(&[]), joined(&[STRUCK_OUT]));
    let struck = only(STRUCK_OUT);
    if !struck.trim().is_empty() && standing.trim().is_empty() {
        return (all, Some(Remark::AllStruckOut));
    }
    // White on white beside a figure is no part of it; in words it may stand on a dark ground.
    let (unseen, seen) = (only(UNSEEN), joined(&[STRUCK_OUT, UNSEEN, SUPERSCRIPT]));
    if !unseen.trim().is_empty() && is_figure(&standing) && !seen.trim().is_empty() {
        return (seen, Some(Remark::HiddenWords(unseen)));
    }
    let raised = only(SUPERSCRIPT);
    let base = joined(&[STRUCK_OUT, SUPERSCRIPT]);
    let is_note = !raised.trim().is_empty() && is_footnote(&pieces, &base);
    let read = if is_note { base } else { standing };
    let remark = if !struck.trim().is_empty() {
        Some(Remark::StruckOut { struck, read: read.clone() })
    } else if is_note {
        Some(Remark::Footnote { raised, read: read.clone() })
    } else {
        None
    };
    (read, remark)
}

fn is_figure(text: &str) -> bool {
    text.trim().chars().all(|letter| letter.is_ascii_digit() || ",.%-".contains(letter))
}

/// Whether superscripts are marks of footnotes: behind a figure, or behind anything but Latin letters,
/// which make units (m²).
fn is_footnote(pieces: &[(Option<char>, String)], base: &str) -> bool {
    if is_figure(base) {
        return !base.trim().is_empty();
    }
    let raised = pieces
        .iter()
        .position(|(look, piece)| *look == Some(SUPERSCRIPT) && !piece.trim().is_empty());
    let before = pieces.get(..raised.unwrap_or_default()).unwrap_or_default();
    let last = before.iter().rev().flat_map(|(_, piece)| piece.chars().rev()).next();
    last.is_some_and(|last| !last.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let looks = [('^', "\u{FDD0}"), ('~', "\u{FDD1}"), ('|', "\u{FDD2}"), ('_', "\u{FDD3}")];
        looks.iter().fold(text.to_owned(), |text, (sign, mark)| text.replace(*sign, mark))
    }

    #[test]
    fn pieces_that_look_apart_are_read_as_the_eye_reads_them() {
        let cases = [
            ("12^1|", "12", true),
            ("^注|12", "12", true),
            ("~9|12", "12", true),
            ("~9| ", "9 ", true),
            ("面积(m^2|)", "面积(m2)", false),
            ("在校生数^1|", "在校生数", true),
            ("城关小学^①|", "城关小学", true),
            ("12", "12", false),
            ("^3|", "3", false),
            ("12_7|", "12", true),
            ("_12|", "12", false),
            ("_在校|生数", "在校生数", false),
            ("12_ |", "12 ", false),
            ("_12|^1|", "12", true),
        ];
        for (text, expected, is_told) in cases {
            let (found, remark) = read(&marked(text));
            assert_eq!((found.as_str(), remark.is_some()), (expected, is_told), "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        assert_eq!(visible("\u{202D}450\u{202C}"), "450");
        assert_eq!(visible("\u{FEFF}学校"), "学校");
        assert!(matches!(visible("“学校”—（一）"), Cow::Borrowed(_)));
    }
}
