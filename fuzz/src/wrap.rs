//! What a fuzzer gives, made into files. Behind a zip's checksums and a compound file's tables flips
//! seldom reach a reader: so bytes that are no container are taken for the parts of one, each but the
//! last ended by [`SPLIT`], and the container is made around them.

use std::sync::OnceLock;

use crate::packed::{Entry, archive};
use crate::parts::{self, SHEET, STRINGS, STYLES, WORKBOOK, with};

/// Ends a part.
pub const SPLIT: &[u8] = b"\n=====\n";

/// The kinds of files, as their endings; each has a target and a folder of seeds.
pub const KINDS: [&str; 5] = ["xlsx", "xls", "xlsb", "ods", "csv"];

/// A file of a kind.
pub fn file(kind: &str, data: &[u8]) -> Vec<u8> {
    if data.starts_with(b"PK") || data.starts_with(b"\xD0\xCF\x11\xE0") {
        return data.to_vec();
    }
    let parts = split(data);
    let part = |index: usize| parts.get(index).copied();
    match kind {
        "xlsx" => xlsx(part(0), part(1), part(2), part(3)),
        "xlsb" => {
            let sheet = part(0).unwrap_or_default();
            archive(&parts::xlsb(part(2), sheet, part(1).unwrap_or_default()))
        }
        "ods" => archive(&parts::ods(Entry::stored("content.xml", data))),
        "xls" if !looks_like_text(data) => parts::compound(&[("Workbook", data)]),
        _ => data.to_vec(),
    }
}

fn xlsx(
    sheet: Option<&[u8]>,
    strings: Option<&[u8]>,
    workbook: Option<&[u8]>,
    styles: Option<&[u8]>,
) -> Vec<u8> {
    // Packed once: a fuzzer has better things to do.
    static AROUND: OnceLock<Vec<Entry>> = OnceLock::new();
    let mut all = AROUND.get_or_init(|| parts::xlsx("", &parts::strings(""))).clone();
    for (name, part) in [(SHEET, sheet), (STRINGS, strings), (WORKBOOK, workbook), (STYLES, styles)]
    {
        if let Some(content) = part {
            all = with(all, Entry::stored(name, content));
        }
    }
    archive(&all)
}

/// HTML and the XML of Excel 2003 go under the name .xls, too.
fn looks_like_text(data: &[u8]) -> bool {
    data.first().is_some_and(|first| matches!(first, b'<' | 0xEF | b' '..=b'~'))
}

fn split(mut data: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    while let Some(at) = data.windows(SPLIT.len()).position(|window| window == SPLIT) {
        parts.push(&data[..at]);
        data = &data[at + SPLIT.len()..];
    }
    parts.push(data);
    parts
}
