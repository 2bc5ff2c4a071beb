//! The shared texts of an .xlsx as nearly every program writes them: words, and nothing about how they
//! look or are spoken.
//! It never takes a text with an entity or a piece of its own look: that comes as events.

use crate::bytes::{attribute, split, unspaced};
use crate::texts::Texts;

/// Takes texts from the front, up to one that is longer than `longest` or more than `room`, and tells
/// how many bytes that were and how many of them are words.
#[inline(never)]
pub fn shared(bytes: &[u8], texts: &mut Texts, longest: usize, room: Room) -> (usize, usize) {
    let (mut rest, mut words) = (bytes, 0);
    while texts.len() < room.count
        && let Some((text, after)) = text(unspaced(rest))
        && text.len() <= longest
        && words + text.len() <= room.words
    {
        words += text.len();
        texts.push(text);
        rest = after;
    }
    (bytes.len() - rest.len(), words)
}

/// How much more there may be.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Texts in all.
    pub count: usize,
    /// Bytes of words from here on.
    pub words: usize,
}

/// One text, and what follows it.
fn text(rest: &[u8]) -> Option<(&str, &[u8])> {
    let rest = rest.strip_prefix(b"<si><t")?;
    let (preserved, rest) = match rest.strip_prefix(b" xml:space=\"preserve\">") {
        Some(rest) => (true, rest),
        None => (false, rest.strip_prefix(b">")?),
    };
    let (words, rest) = split(rest, |byte| !matches!(byte, b'<' | b'&' | b'\r'))?;
    let words = std::str::from_utf8(words).ok()?;
    let mut rest = rest.strip_prefix(b"</t>")?;
    if let Some(mut hint) = rest.strip_prefix(b"<phoneticPr") {
        while let [b' ', ..] = hint {
            hint = attribute(hint)?.2;
        }
        rest = hint.strip_prefix(b"/>")?;
    }
    let trimmed = words.trim_matches([' ', '\t', '\n']);
    Some((if preserved { words } else { trimmed }, rest.strip_prefix(b"</si>")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { count: 9, words: 99 };

    fn read(bytes: &str, room: Room) -> (Vec<String>, usize) {
        let mut texts = Texts::default();
        let (used, _) = shared(bytes.as_bytes(), &mut texts, 20, room);
        ((0..texts.len()).filter_map(|index| texts.get(index)).map(str::to_owned).collect(), used)
    }

    #[test]
    fn plain_texts_are_taken_and_others_left() {
        let plain = "<si><t> 小学 </t></si>\n<si><t xml:space=\"preserve\"> 甲</t><phoneticPr fontId=\"1\" type=\"noConversion\"/></si><si><t></t></si>";
        let expected = (vec!["小学".to_owned(), " 甲".to_owned(), String::new()], plain.len());
        assert_eq!(read(plain, ROOM), expected);
        for other in [
            "<si><t>甲&amp;乙</t></si>",
            "<si><t>甲\r\n乙</t></si>",
            "<si><r><t>甲</t></r></si>",
            "<si><t>甲</t><rPh sb=\"0\" eb=\"1\"><t>jia</t></rPh></si>",
            "<si><t>第一百二十三小学校</t></si>",
            "<si><t>没有完",
            "<si/>",
        ] {
            assert_eq!(read(&(plain.to_owned() + other), ROOM), expected, "{other}");
        }
    }

    #[test]
    fn no_more_is_taken_than_there_is_room_for() {
        let two = "<si><t>甲</t></si><si><t>乙</t></si>";
        for (room, count) in
            [(ROOM, 2), (Room { count: 1, ..ROOM }, 1), (Room { words: 5, ..ROOM }, 1)]
        {
            assert_eq!(read(two, room).0.len(), count);
        }
    }
}
