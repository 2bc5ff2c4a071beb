//! Bytes to words: which encoding a text file is in. It never guesses at damaged bytes.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

/// The text of `bytes`: by its byte order mark, as UTF-8 where that is valid, else as GB18030 (which
/// contains GBK and GB2312). `None` where it is none of these.
pub(crate) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return exactly(encoding, bytes.get(mark..)?);
    }
    if let Some(wide) = utf_16_without_mark(bytes) {
        return exactly(wide, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if improbable(text) => exactly(GB18030, bytes).or(Some(Cow::Borrowed(text))),
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) => exactly(GB18030, bytes),
    }
}

/// A name in an archive that does not say how it is written: as UTF-8 where that is valid and probable, else
/// as GB18030.
pub(super) fn name(bytes: &[u8]) -> Cow<'_, str> {
    let chinese = || exactly(GB18030, bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if improbable(text) => chinese().unwrap_or(Cow::Borrowed(text)),
        Ok(text) => Cow::Borrowed(text),
        Err(_) => chinese().unwrap_or_else(|| String::from_utf8_lossy(bytes)),
    }
}

fn exactly<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Option<Cow<'b, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// The text in GBK; `None` where it has a character that GBK has not.
pub(super) fn gbk(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, is_lost) = GBK.encode(text);
    (!is_lost).then(|| bytes.into_owned())
}

/// 学校 in GBK is ѧУ in UTF-8: a short text of such letters and no Chinese is GBK after all.
fn improbable(text: &str) -> bool {
    text.chars().any(|letter| ('\u{100}'..'\u{800}').contains(&letter))
        && text.chars().all(|letter| letter < '\u{800}')
}

/// Whether the bytes could be text at all: no control characters but white space.
pub(super) fn looks_like_text(bytes: &[u8]) -> bool {
    let wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    let start = bytes.get(..4096).unwrap_or(bytes);
    // 0x1A ends files of DOS programs, 0x0C is a page break.
    wide || utf_16_without_mark(bytes).is_some()
        || start.iter().all(|byte| *byte >= 0x20 || matches!(byte, 9..=13 | 0x1A))
}

/// Separators and digits in UTF-16 have a zero as every other byte.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..1024).unwrap_or(bytes);
    if !bytes.len().is_multiple_of(2) || start.len() < 4 {
        return None;
    }
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // 一 is 4E 00: a few zeros are on the other side.
    let some = start.len() / 16;
    if odd > some && odd / 4 >= even {
        Some(UTF_16LE)
    } else if even > some && even / 4 >= odd {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_is_told_from_the_bytes() {
        let text = "学校名称,在校生数\n第一小学,1200\n";
        let (gbk, ..) = encoding_rs::GBK.encode(text);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let cases: [(&str, Vec<u8>); 7] = [
            ("utf-8", text.as_bytes().to_vec()),
            ("utf-8 with mark", ["\u{feff}".as_bytes(), text.as_bytes()].concat()),
            ("gbk", gbk.to_vec()),
            ("utf-16le", [&[0xFF, 0xFE], little.as_slice()].concat()),
            ("utf-16be", [&[0xFE, 0xFF], big.as_slice()].concat()),
            ("utf-16le without mark", little),
            ("utf-16be without mark", big),
        ];
        for (name, bytes) in cases {
            assert!(looks_like_text(&bytes), "{name}");
            assert_eq!(decode(&bytes).as_deref(), Some(text), "{name}");
        }
    }

    #[test]
    fn what_is_encoded_is_gbk() {
        let cases: [(&str, &[u8]); 4] = [
            ("", b""),
            ("abc 123~", b"abc 123~"),
            ("密码", b"\xC3\xDC\xC2\xEB"),
            ("啊齄丂Ⅻ·—", b"\xB0\xA1\xF7\xFE\x81\x40\xA2\xFC\xA1\xA4\xA1\xAA"),
        ];
        for (text, bytes) in cases {
            assert_eq!(gbk(text).as_deref(), Some(bytes), "{text}");
        }
        assert_eq!(gbk("密\u{1F511}"), None);
    }

    #[test]
    fn known_bytes_are_known_words() {
        let cases: [(&[u8], &str); 6] = [
            (b"\xB0\xA1\xD7\xF9\xD8\xA1\xF7\xFE", "啊座亍齄"),
            (b"\x81\x40\xFE\x4F\xA8\xBB\xA2\xF1", "丂﨩ɑⅠ"),
            (b"\xA1\xA1\xA3\xB1\xA1\xF0\xA6\xB8", "\u{3000}１○Ω"),
            (b"\x81\x39\xEE\x39\x90\x30\x81\x30", "㐀\u{10000}"),
            (b"\xFF\xFE\x00\x4E\x61\x00", "一a"),
            ("学校".as_bytes(), "学校"),
        ];
        for (bytes, text) in cases {
            assert_eq!(decode(bytes).as_deref(), Some(text));
        }
    }

    #[test]
    fn gb18030_has_characters_that_gbk_has_not() {
        let (bytes, ..) = encoding_rs::GB18030.encode("㐀村小学,𠀀");
        assert_eq!(decode(&bytes).as_deref(), Some("㐀村小学,𠀀"));
    }

    #[test]
    fn short_gbk_that_is_also_utf_8_is_gbk() {
        let (gbk, ..) = encoding_rs::GBK.encode("学校,1");
        assert!(std::str::from_utf8(&gbk).is_ok());
        assert_eq!(decode(&gbk).as_deref(), Some("学校,1"));
        for text in ["学校,1", "m²,×", "学校名称 é", "Ünal,1"] {
            assert_eq!(decode(text.as_bytes()).as_deref(), Some(text));
        }
    }

    #[test]
    fn damaged_bytes_are_no_text() {
        assert_eq!(decode(b"\xB5\xDA\xD2\xBB\xD0\xA1\xD1\xFF\xFF,1"), None);
    }
}
