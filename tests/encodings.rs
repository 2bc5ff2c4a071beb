//! What stays of `vendor/encoding_rs` decodes as it did whole; what was taken out of it is an error, and
//! never other words.

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16LE,
};

#[test]
fn every_character_of_unicode_comes_back_from_gb18030() {
    // Two bytes of the standard of 2005 that the one of 2022 gives to other characters.
    let moved = |letter: char| ('\u{E000}'..='\u{F8FF}').contains(&letter);
    for letter in ('\u{80}'..=char::MAX).filter(|letter| !moved(*letter)) {
        let text = letter.to_string();
        let (bytes, _, is_lost) = GB18030.encode(&text);
        assert!(!is_lost, "{letter:?}");
        let (back, is_damaged) = GB18030.decode_without_bom_handling(&bytes);
        assert!(!is_damaged && back == text, "{letter:?} as {bytes:X?} is {back:?}");
    }
}

#[test]
fn known_bytes_are_known_words() {
    let cases: [(&Encoding, &[u8], &str); 9] = [
        (GBK, b"\xB0\xA1\xD7\xF9\xD8\xA1\xF7\xFE", "啊座亍齄"),
        (GBK, b"\x81\x40\xFE\x4F\xA8\xBB\xA2\xF1", "丂﨩ɑⅠ"),
        (GBK, b"\x80", "€"),
        (GB18030, b"\xA1\xA1\xA3\xB1\xA1\xF0\xA6\xB8", "\u{3000}１○Ω"),
        (GB18030, b"\x81\x39\xEE\x39\x90\x30\x81\x30", "㐀\u{10000}"),
        (UTF_16LE, b"\x00\x4E\x61\x00", "一a"),
        (UTF_8, "学校".as_bytes(), "学校"),
        (encoding_rs::WINDOWS_1252, b"\x80\xB2", "€²"),
        (encoding_rs::KOI8_R, b"\xC1", "а"),
    ];
    for (encoding, bytes, text) in cases {
        let (found, is_damaged) = encoding.decode_without_bom_handling(bytes);
        assert_eq!((found.as_ref(), is_damaged), (text, false), "{}", encoding.name());
    }
}

#[test]
fn what_was_taken_out_is_an_error() {
    for encoding in [BIG5, EUC_JP, EUC_KR, ISO_2022_JP, SHIFT_JIS] {
        let (found, is_damaged) = encoding.decode_without_bom_handling(b"1\xB0\xA1");
        assert_eq!((found.as_ref(), is_damaged), ("1\u{FFFD}", true), "{}", encoding.name());
    }
}
