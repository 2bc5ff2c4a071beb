//! What bytes are, told from the bytes. It never reads further than it must, and never trusts a name.

use super::encoding;
use super::error::OtherFile;

/// What bytes turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing, or nothing but white space.
    Empty,
    /// A zip: .xlsx, .xlsb, .ods or something else.
    Zip,
    /// A compound file: .xls, or a protected workbook, or something else.
    Compound,
    /// BIFF records without a compound file around them.
    Records,
    /// HTML.
    Html,
    /// XML that Excel 2003 wrote.
    SpreadsheetMl,
    /// Text, perhaps with separators.
    Text,
    /// A file that a document guard on the disk has encrypted.
    Guarded,
    /// The file that Excel, Word or WPS lay beside one that is open.
    Owner,
    /// Something else.
    Other(OtherFile),
}

/// The beginnings of what document guards make of a file: %TSD-Header (亿赛通), E-SafeNet.
const GUARDS: [&[u8]; 2] = [b"%TSD-Header", b"\x62\x14\x23\x65"];

/// Whether these are an owner file's bytes: the name of who has the document open, a length and 54 bytes
/// padded with blanks, then the same in UTF-16.
fn is_owner_file(bytes: &[u8]) -> bool {
    const NAME: usize = 54;
    let length = usize::from(bytes.first().copied().unwrap_or_default());
    let padding = bytes.get(1 + length..=NAME).unwrap_or(b"x");
    matches!(bytes.len(), 162 | 165)
        && (1..=NAME).contains(&length)
        && padding.iter().all(|byte| matches!(byte, b' ' | 0))
        && bytes.get(NAME + 1).is_some_and(|count| usize::from(*count) <= length)
}

/// Beginnings of files that are something else.
const OTHERS: [(&[u8], OtherFile); 20] = [
    (b"%PDF", OtherFile::Pdf),
    (b"\xFF\xD8\xFF", OtherFile::Picture),
    (b"\x89PNG", OtherFile::Picture),
    (b"GIF8", OtherFile::Picture),
    (b"II*\0", OtherFile::Picture),
    (b"MM\0*", OtherFile::Picture),
    (b"MZ", OtherFile::Program),
    (b"\x7FELF", OtherFile::Program),
    (b"\xCA\xFE\xBA\xBE", OtherFile::Program),
    (b"\0asm", OtherFile::Program),
    (b"Rar!", OtherFile::Archive),
    (b"7z\xBC\xAF\x27\x1C", OtherFile::Archive),
    (b"\x1F\x8B", OtherFile::Archive),
    (b"BZh", OtherFile::Archive),
    (b"\xFD7zXZ", OtherFile::Archive),
    (b"{\\rtf", OtherFile::Document),
    (b"SQLite format 3", OtherFile::Database),
    (b"\0\x01\0\0Standard ", OtherFile::Database),
    (b"MIME-Version:", OtherFile::WebArchive),
    (b"%!PS", OtherFile::Pdf),
];

/// Tells what bytes are.
pub(super) fn sniff(bytes: &[u8]) -> Kind {
    match bytes {
        [b'P', b'K', 3 | 5 | 7, ..] => return Kind::Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => return Kind::Compound,
        // BOF of BIFF5 and BIFF8; older ones have other numbers and are not read.
        [0x09, 0x08, length, 0, 0, 5 | 6, ..] if (8..=16).contains(length) => return Kind::Records,
        [0x42, 0x4D, _, _, _, _, 0, 0, 0, 0, ..] => return Kind::Other(OtherFile::Picture),
        [b'R', b'I', b'F', b'F', ..] => return Kind::Other(OtherFile::Unknown),
        _ => {}
    }
    if GUARDS.iter().any(|guard| bytes.starts_with(guard)) {
        return Kind::Guarded;
    }
    if is_owner_file(bytes) {
        return Kind::Owner;
    }
    if let Some((_, other)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Kind::Other(*other);
    }
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0)
        || matches!(bytes, [0xEF, 0xBB, 0xBF] | [0xFF, 0xFE] | [0xFE, 0xFF])
    {
        return Kind::Empty;
    }
    if !encoding::looks_like_text(bytes) {
        return Kind::Other(OtherFile::Unknown);
    }
    markup(bytes).unwrap_or(Kind::Text)
}

fn markup(bytes: &[u8]) -> Option<Kind> {
    // Markup is ASCII in all encodings but for the zeros of UTF-16.
    let start: Vec<u8> = bytes
        .iter()
        .take(16_384)
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(u8::to_ascii_lowercase)
        .collect();
    let start = start.trim_ascii_start();
    if !start.starts_with(b"<") {
        return None;
    }
    let has = |needle: &[u8]| start.windows(needle.len()).any(|window| window == needle);
    if has(b"urn:schemas-microsoft-com:office:spreadsheet") && !has(b"<html") {
        return Some(Kind::SpreadsheetMl);
    }
    if [&b"<html"[..], b"<table", b"<!doctype html", b"<body", b"<head", b"<meta", b"<div", b"<tr"]
        .into_iter()
        .any(has)
    {
        return Some(Kind::Html);
    }
    Some(Kind::Other(OtherFile::Unknown))
}

/// What a zip without a workbook is, by the names of its entries.
pub(super) fn other_zip(names: &[&str]) -> OtherFile {
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("word/") {
        OtherFile::Document
    } else if has("ppt/") {
        OtherFile::Slides
    } else if has("content.xml") {
        OtherFile::Document
    } else if has("Index/") {
        OtherFile::Numbers
    } else if has("AndroidManifest.xml") || has("META-INF/MANIFEST.MF") {
        OtherFile::Program
    } else {
        OtherFile::Archive
    }
}

/// Whether a zip of these entries is an archive of files, and not one thing stored as a zip.
pub(super) fn is_archive(names: &[&str]) -> bool {
    other_zip(names) == OtherFile::Archive
}

/// What a compound file without a workbook is, by the names of its streams.
pub(super) fn other_compound(names: &[&str]) -> OtherFile {
    let has = |wanted: &str| names.contains(&wanted);
    if has("WordDocument") || has("PowerPoint Document") {
        OtherFile::Document
    } else {
        OtherFile::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_what_they_are() {
        let cases: [(&[u8], Kind); 14] = [
            (b"", Kind::Empty),
            (b" \r\n\t", Kind::Empty),
            (b"\xEF\xBB\xBF", Kind::Empty),
            (b"PK\x03\x04...", Kind::Zip),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Compound),
            (b"\x09\x08\x10\0\0\x06\x05\0", Kind::Records),
            (b"%PDF-1.7", Kind::Other(OtherFile::Pdf)),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", Kind::Other(OtherFile::Picture)),
            (b"MZ\x90\0", Kind::Other(OtherFile::Program)),
            (b"\xEF\xBB\xBF<html><table>", Kind::Html),
            (b"\n<TABLE border=1>", Kind::Html),
            (
                b"<?xml version='1.0'?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Kind::SpreadsheetMl,
            ),
            (b"<svg></svg>", Kind::Other(OtherFile::Unknown)),
            (b"a,b\n", Kind::Text),
        ];
        for (bytes, kind) in cases {
            assert_eq!(sniff(bytes), kind, "{bytes:?}");
        }
    }
}
