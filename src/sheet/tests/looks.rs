//! What the binary formats say of the looks of a text's pieces and of numbers: .xlsb by its styles, .xls by
//! its fonts, in shared texts and in those of single cells.

use super::make::*;
use super::*;
use crate::sheet::guard::xlsb_records::{self, words};

/// The cells of the first sheet, as Rust writes them, and the codes of the findings.
fn seen(name: &str, bytes: &[u8]) -> (Vec<String>, Vec<Code>) {
    let book = read_all(name, bytes);
    let grid = &book.sheets[0].grid;
    let cells =
        grid.written_rows().flat_map(|row| grid.row(row).map(|(_, value)| format!("{value:?}")));
    (cells.collect(), findings(&book).iter().map(|(code, _)| *code).collect())
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap().to_le_bytes()
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap().to_le_bytes()
}

/// Fonts 1 to 4 of each workbook here: plain, struck out, superscript, subscript. Font 0 is plain, too.
const FONTS: [(u8, u8); 5] = [(0, 0), (0, 0), (8, 0), (0, 1), (0, 2)];
const STRUCK: usize = 2;
const RAISED: usize = 3;
const LOWERED: usize = 4;

/// Pieces of a text, each with its font; how it is read, and whether a finding tells of it.
type Pieces = (&'static [(&'static str, usize)], &'static str, bool);

/// Texts of pieces, each with its font; how they are read, and whether a finding tells of it.
const TEXTS: [Pieces; 9] = [
    (&[("45", 0), ("2", RAISED)], "45", true),
    (&[("12", 1), ("①", RAISED)], "12", true),
    (&[("44", STRUCK), ("45", 0)], "45", true),
    (&[("45", 0), (" 44", STRUCK)], "45", true),
    (&[("44", STRUCK)], "44", true),
    (&[("1", LOWERED), ("450", 1)], "450", true),
    (&[("面积(m", 0), ("2", RAISED), (")", 0)], "面积(m2)", false),
    (&[("4", 0), ("5", 1)], "45", false),
    (&[("城关小学", 0), ("注1", RAISED)], "城关小学", true),
];

fn joined(pieces: &[(&str, usize)]) -> String {
    pieces.iter().map(|(words, _)| *words).collect()
}

/// Where each piece begins, by `length`, and its font, as `write` writes the two.
fn begins(
    pieces: &[(&str, usize)],
    length: impl Fn(&str) -> usize,
    write: impl Fn(usize, usize) -> Vec<u8>,
) -> Vec<u8> {
    let mut at = 0;
    let mut runs = Vec::new();
    for (words, font) in pieces {
        runs.extend(write(at, *font));
        at += length(words);
    }
    runs
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn check(name: &str, make: impl Fn(&[(&str, usize)]) -> Vec<u8>) {
    for (pieces, read, is_told) in TEXTS {
        let (cells, codes) = seen(name, &make(pieces));
        let text = format!("{:?}", Value::Text(read));
        // What follows a figure that is struck out may be a blank, which no number minds.
        let found: Vec<_> = cells.iter().map(|cell| cell.replace(" \"", "\"")).collect();
        assert_eq!(found, [text], "{name} {pieces:?}");
        assert_eq!(codes, vec![Code::PartlyRead; usize::from(is_told)], "{name} {pieces:?}");
    }
}

/// An .xlsb of one sheet: the records of its cells, its shared texts and of the formats of its cells.
fn xlsb(sheet: &[u8], texts: &[u8], formats: &[u8]) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |rows: &[(&str, &str)]| {
        let rows = rows.iter().enumerate().map(|(id, (name, target))| {
            format!("<Relationship Id=\"r{id}\" Type=\"{kind}/{name}\" Target=\"{target}\"/>")
        });
        format!("<Relationships>{}</Relationships>", rows.collect::<String>())
    };
    let record = |kind, pieces: &[&[u8]]| {
        let mut record = Vec::new();
        xlsb_records::write(&mut record, kind, pieces);
        record
    };
    let mut styles = Vec::new();
    for (flags, script) in FONTS {
        styles.extend(record(0x2B, &[&[220, 0, flags, 0, 0x90, 1, script, 0], &[0; 16]]));
    }
    styles.extend(formats);
    let listed = [&[0; 8][..], &words("r0"), &words("数据")].concat();
    let book = [record(0x9C, &[&listed]), record(0x90, &[]), record(0x9D, &[])].concat();
    let sheet = [record(0x91, &[]), sheet.to_vec(), record(0x92, &[])].concat();
    let parts: [(&str, &[u8]); 6] = [
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.bin")]).into_bytes().leak()),
        (
            "xl/_rels/workbook.bin.rels",
            relations(&[
                ("worksheet", "worksheets/sheet1.bin"),
                ("sharedStrings", "sharedStrings.bin"),
                ("styles", "styles.bin"),
            ])
            .into_bytes()
            .leak(),
        ),
        ("xl/workbook.bin", &book),
        ("xl/worksheets/sheet1.bin", &sheet),
        ("xl/sharedStrings.bin", texts),
        ("xl/styles.bin", &styles),
    ];
    zip(&parts.map(|(name, content)| Entry::new(name, content)), &|_, at| at)
}

fn xlsb_record(kind: u16, pieces: &[&[u8]]) -> Vec<u8> {
    let mut record = Vec::new();
    xlsb_records::write(&mut record, kind, pieces);
    record
}

/// A text with its pieces as .xlsb has it.
fn rich(pieces: &[(&str, usize)]) -> Vec<u8> {
    let runs = begins(pieces, units, |at, font| [short(at), short(font)].concat());
    [&[1][..], &words(&joined(pieces)), &long(pieces.len()), &runs].concat()
}

#[test]
fn pieces_in_shared_texts_of_an_xlsb() {
    let sheet = [xlsb_record(0, &[&[0; 16]]), xlsb_record(7, &[&[0; 12]])].concat();
    check("a.xlsb", |pieces| {
        let head = xlsb_record(0x9F, &[&long(1), &long(1)]);
        xlsb(&sheet, &[head, xlsb_record(0x13, &[&rich(pieces)])].concat(), &[])
    });
}

#[test]
fn pieces_in_cells_of_an_xlsb() {
    check("a.xlsb", |pieces| {
        let cell = xlsb_record(0x3E, &[&[0; 8], &rich(pieces)]);
        xlsb(&[xlsb_record(0, &[&[0; 16]]), cell].concat(), &[], &[])
    });
}

/// A percentage, a day, a code, a figure in 万元, one that is struck out; a row and a column that are hidden; a
/// text that is not there.
#[test]
fn an_xlsb_is_read_as_it_is_shown() {
    let codes = ["0.00%", "yyyy-mm-dd", "0000000000", "0!.0,", "General"];
    let mut formats = Vec::new();
    for (id, code) in codes.iter().enumerate() {
        formats.extend(xlsb_record(0x2C, &[&short(164 + id), &words(code)]));
    }
    // Those of named styles come first and are no cell's.
    let format = |id: usize, font: usize| {
        xlsb_record(0x2F, &[&short(0), &short(164 + id), &short(font), &[0; 10]])
    };
    formats.extend(format(0, 0));
    formats.extend(xlsb_record(0x269, &[&long(5)]));
    for id in 0..5 {
        formats.extend(format(id, if id == 4 { STRUCK } else { 0 }));
    }
    formats.extend(xlsb_record(0x26A, &[]));
    let numbers = [0.9452, 45_536.0, 213_508_801.0, 955_000.0, 450.0];
    let mut row = [0; 16];
    row[11] = 0x10;
    let mut sheet = xlsb_record(0, &[&row]);
    for (index, number) in numbers.iter().enumerate() {
        sheet.extend(xlsb_record(5, &[&long(index), &long(index), &f64::to_le_bytes(*number)]));
    }
    sheet.extend(xlsb_record(7, &[&long(5), &long(0), &long(999)]));
    let book = read_all("a.xlsb", &xlsb(&sheet, &[], &formats));
    let read: Vec<_> = book.sheets[0].grid.row(0).map(|(_, value)| format!("{value:?}")).collect();
    let expected = [
        "Text(\"94.52%\")",
        "Text(\"2024-09-01\")",
        "Text(\"0213508801\")",
        "Text(\"95.5\")",
        "Number(450.0)",
    ];
    assert_eq!(read, expected);
    let mut codes: Vec<_> = findings(&book).iter().map(|(code, _)| *code).collect();
    codes.sort();
    let mut told = [Code::ShownOtherwise, Code::PartlyRead, Code::CellError, Code::HiddenCells];
    told.sort();
    assert_eq!(codes, told);
    let places: Vec<_> = findings(&book).iter().map(|(_, words)| words.contains("F1")).collect();
    assert!(places.contains(&true), "the text that is not there: {:?}", findings(&book));
}

/// A record of .xls.
fn record(kind: u16, pieces: &[&[u8]]) -> Vec<u8> {
    let data = pieces.concat();
    [&kind.to_le_bytes()[..], &short(data.len()), &data].concat()
}

/// An .xls of one cell.
fn xls(is_wide: bool, texts: &[u8], cell: &[u8]) -> Vec<u8> {
    let bof = |kind: u8| record(0x0809, &[&[0, if is_wide { 6 } else { 5 }, kind, 0, 0, 0, 0, 0]]);
    let mut before = bof(5);
    // No run has the number 4 in its font: the fifth font is the last one.
    for (flags, script) in FONTS {
        before.extend(record(
            0x0031,
            &[&[200, 0, flags, 0, 8, 0, 0x90, 1, script, 0, 0, 0, 0, 0, 0]],
        ));
    }
    let name: &[u8] = if is_wide { &[1, 0, b'a'] } else { &[1, b'a'] };
    let listed = |at: usize| record(0x0085, &[&long(at), &[0, 0], name]);
    let globals = |at: usize| [&before, &listed(at)[..], texts, &record(0x000A, &[])].concat();
    let start = globals(0).len();
    [globals(start), bof(16), cell.to_vec(), record(0x000A, &[])].concat()
}

/// A font by its number in a run.
fn font(font: usize) -> usize {
    if font == LOWERED { 5 } else { font }
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn pieces_in_shared_texts_of_an_xls() {
    check("a.xls", |pieces| {
        let text = joined(pieces);
        let runs = begins(pieces, units, |at, number| [short(at), short(font(number))].concat());
        let head = [&short(units(&text))[..], &[9], &short(pieces.len())].concat();
        let texts = record(0x00FC, &[&long(1), &long(1), &head, &utf_16(&text), &runs]);
        xls(true, &texts, &record(0x00FD, &[&[0; 10]]))
    });
}

#[test]
fn pieces_in_cells_of_an_xls() {
    check("a.xls", |pieces| {
        let text = joined(pieces);
        let runs = begins(pieces, units, |at, number| [short(at), short(font(number))].concat());
        let head = [&short(units(&text))[..], &[1]].concat();
        let cell = [&[0; 6], &head[..], &utf_16(&text), &short(pieces.len()), &runs].concat();
        xls(true, &[], &record(0x00D6, &[&cell]))
    });
}

#[test]
fn pieces_in_cells_of_an_old_xls() {
    let bytes = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    check("a.xls", |pieces| {
        let text = bytes(&joined(pieces));
        let byte = |number: usize| u8::try_from(number).unwrap();
        let runs = begins(
            pieces,
            |words| bytes(words).len(),
            |at, number| vec![byte(at), byte(font(number))],
        );
        let cell = [&[0; 6][..], &short(text.len()), &text, &[byte(pieces.len())], &runs].concat();
        xls(false, &[], &record(0x00D6, &[&cell]))
    });
}

/// Pieces that go backwards or beyond their text are no pieces: the text stays whole.
#[test]
fn pieces_that_cannot_be_leave_the_text() {
    for (begin, read) in [([5, 1], "45"), ([0, 99], "45")] {
        let runs: Vec<u8> =
            begin.iter().flat_map(|at| [short(*at), short(STRUCK)].concat()).collect();
        let rich = [&[1][..], &words("45"), &long(2), &runs].concat();
        let cell = xlsb_record(0x3E, &[&[0; 8], &rich]);
        let bytes = xlsb(&[xlsb_record(0, &[&[0; 16]]), cell].concat(), &[], &[]);
        assert_eq!(seen("a.xlsb", &bytes).0, [format!("{:?}", Value::Text(read))], "{begin:?}");
    }
}

/// Words over three cells, of which two are empty; others beside them stand over their own.
#[test]
fn words_centred_across_cells_stand_over_all_of_them() {
    let span = Span { top: 0, left: 1, bottom: 0, right: 3 };
    // .xlsb: format 1 is centred; cells of words and empty ones.
    let format = |alignment: u8| xlsb_record(0x2F, &[&[0; 12], &[alignment, 0, 0, 0]]);
    let formats =
        [xlsb_record(0x269, &[&long(2)]), format(0), format(6), xlsb_record(0x26A, &[])].concat();
    let place = |column: usize| [long(column), long(1)].concat();
    let text = |column, text: &str| xlsb_record(6, &[&place(column), &words(text)]);
    let row = [
        xlsb_record(0, &[&[0; 16]]),
        text(1, "在校生数"),
        xlsb_record(1, &[&place(2)]),
        xlsb_record(1, &[&place(3)]),
        text(4, "教师数"),
    ];
    let book = read_all("a.xlsb", &xlsb(&row.concat(), &[], &formats));
    assert_eq!(book.sheets[0].grid.merged, [span]);
    // .xls, where empty cells come singly or in one record.
    let format = |alignment: u8| record(0x00E0, &[&[0; 6], &[alignment], &[0; 13]]);
    let formats = [format(0), format(6)].concat();
    let place = |column: usize| [short(0), short(column), short(1)].concat();
    let text = |column, text: &str| {
        record(0x0204, &[&place(column), &short(units(text)), &[1], &utf_16(text)])
    };
    let singly = [record(0x0201, &[&place(2)]), record(0x0201, &[&place(3)])].concat();
    let together = record(0x00BE, &[&short(0), &short(2), &short(1), &short(1), &short(3)]);
    for empty in [singly, together] {
        let cells = [text(1, "在校生数"), empty, text(4, "教师数")].concat();
        let book = read_all("a.xls", &xls(true, &formats, &cells));
        assert_eq!(book.sheets[0].grid.merged, [span]);
    }
    // The XML of Excel 2003.
    let cell = |words: &str| {
        let data = if words.is_empty() { String::new() } else { format!("<Data>{words}</Data>") };
        format!("<Cell ss:StyleID='c'>{}</Cell>", data.replace("<Data", "<Data ss:Type='String'"))
    };
    let cells = ["", "在校生数", "", "", "教师数"].map(cell).concat();
    let book = format!(
        "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>\
        <Styles><Style ss:ID='c'><Alignment ss:Horizontal='CenterAcrossSelection'/></Style></Styles>\
        <Worksheet ss:Name='甲'><Table><Row>{cells}</Row></Table></Worksheet></Workbook>"
    );
    let book = read_all("a.xml", book.as_bytes());
    assert_eq!(book.sheets[0].grid.merged, [span]);
}
