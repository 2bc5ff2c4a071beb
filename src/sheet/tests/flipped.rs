//! Files cut off anywhere and with bytes gone wrong: no panic, no endless loop.

use super::make::*;
use super::*;

fn fixtures() -> Vec<(&'static str, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sheet/");
    let names = [
        "sheet.xlsx",
        "inline.xlsx",
        "sheet.xlsb",
        "biff8.xls",
        "sheet.ods",
        "excel2003.xls",
        "html.xls",
    ];
    names.map(|name| (name, std::fs::read(format!("{folder}{name}")).unwrap())).into()
}

/// Whatever is cut off or flipped: findings or other figures, but no panic and no endless loop.
#[test]
fn truncated_and_flipped_files_do_not_panic() {
    for (name, bytes) in fixtures() {
        for cut in 0..40 {
            let book = read_all(name, &bytes[..bytes.len() * cut / 40]);
            assert!(
                name.ends_with("html.xls") || !book.findings.is_empty(),
                "{name} cut at {cut}/40"
            );
        }
        let mut random = 0x2545_F491_4F6C_DD1D_u64;
        for _ in 0..100 {
            let mut flipped = bytes.clone();
            for _ in 0..3 {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                let at = usize::try_from(random >> 16).unwrap() % flipped.len();
                flipped[at] = u8::try_from(random & 0xFF).unwrap();
            }
            read_all(name, &flipped);
        }
    }
}

/// Behind a checksum flips do not reach the readers: here they do.
#[test]
fn flipped_parts_do_not_panic() {
    let sheet = "<worksheet><sheetData><row r='1' spans='1:2'><c r='A1' t='s'><v>0</v></c><c r='B1'><f>1+2</f><v>3</v></c></row>\
                 <row r='2'><c r='A2' t='inlineStr'><is><t>二小&amp;</t></is></c><c r='B2' t='e'><v>#N/A</v></c></row></sheetData>\
                 <mergeCells count='1'><mergeCell ref='A1:B1'/></mergeCells></worksheet>";
    let mut parts = xlsx_parts("", "<sst><si><t>一小</t></si></sst>");
    let mut random = 88_172_645_463_325_252_u64;
    for _ in 0..1000 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut flipped = sheet.as_bytes().to_vec();
        let at = usize::try_from(random >> 16).unwrap() % flipped.len();
        flipped[at] = b"<>/'\"=&;0AZ \xFF"[usize::try_from(random & 0xFF).unwrap() % 13];
        parts[3] = Entry::stored("xl/worksheets/sheet1.xml", &flipped);
        read_all("a.xlsx", &zip(&parts, &|_, at| at));
    }
}

/// Records of an .xlsb or a whole BIFF stream with one byte after another gone wrong, behind right
/// checksums: what calamine would index or make room for by them.
#[test]
fn flipped_records_do_not_panic() {
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 8).unwrap()
    };
    for name in ["sheet.xlsb", "inline.xlsb"] {
        let path = format!("{}/tests/fixtures/sheet/{name}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).unwrap();
        let package = package::Package::open(&bytes, &Limits::default()).unwrap();
        let parts: Vec<_> = package
            .entries
            .iter()
            .map(|entry| (&entry.name, package.whole(&entry.name, 1 << 20).unwrap().unwrap()))
            .collect();
        for _ in 0..600 {
            let chosen = next() % parts.len();
            let parts: Vec<_> = parts
                .iter()
                .enumerate()
                .map(|(index, (name, content))| {
                    let mut content = content.clone();
                    if index == chosen && !content.is_empty() {
                        for _ in 0..=next() % 3 {
                            let at = next() % content.len();
                            content[at] = u8::try_from(next() & 0xFF).unwrap();
                        }
                    }
                    Entry::stored(name, &content)
                })
                .collect();
            read_all(name, &zip(&parts, &|_, at| at));
        }
    }
    for name in ["biff8.xls", "long.xls", "formula.xls"] {
        let path = format!("{}/tests/fixtures/sheet/{name}", env!("CARGO_MANIFEST_DIR"));
        let book = compound::workbook(&std::fs::read(path).unwrap()).unwrap();
        let Content::Records(stream) = book else { panic!("{name}") };
        for _ in 0..300 {
            let mut flipped = stream.clone();
            for _ in 0..=next() % 4 {
                let at = next() % flipped.len();
                flipped[at] = u8::try_from(next() & 0xFF).unwrap();
            }
            read_all(name, &flipped);
        }
    }
}
