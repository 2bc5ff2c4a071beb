//! The faster reader of plain .xlsx sheets must read what calamine reads, or decline.

use super::make::*;
use super::*;

/// An .xlsx of these parts.
fn book(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let mut parts = xlsx_parts("", "");
    parts.truncate(3);
    parts.push(Entry::new("xl/worksheets/sheet1.xml", sheet));
    parts.push(Entry::new("xl/sharedStrings.xml", strings));
    zip(&parts, &|_, at| at)
}

fn both_ways(sheet: &[u8], strings: &[u8], limits: &Limits) {
    let bytes = book(sheet, strings);
    let mut go_on = |_: Progress<'_>| ControlFlow::Continue(());
    let fast = read("表.xlsx", 7, &bytes, None, limits, &mut go_on);
    let slow = read_by_calamine("表.xlsx", 7, &bytes, limits);
    assert_eq!(shown(&fast), shown(&slow), "{}", String::from_utf8_lossy(sheet));
}

/// Whether the faster reader answers for the sheet of an .xlsx.
fn is_answered(bytes: &[u8], part: &str, strings: &[&str]) -> bool {
    let limits = Limits::default();
    let package = package::Package::open(bytes, &limits).unwrap();
    let mut go_on = |_: Progress<'_>| ControlFlow::Continue(());
    let mut reading = Reading::new("表", 0, &limits, &mut go_on);
    let mut draft = reading.sheet("表".to_owned(), false).unwrap();
    let mut texts = junheng_parsing::Texts::default();
    for text in strings {
        texts.push(text);
    }
    let part = (&package, package.find(part).unwrap());
    fast_xlsx::read(&mut reading, &mut draft, part, &texts, &[]).unwrap()
}

const SHEET: &str = "<worksheet><sheetData><row r=\"1\" spans=\"1:4\"><c r=\"A1\" t=\"s\"><v>0</v></c>\
    <c r=\"B1\" s=\"2\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"n\" s=\"3\"><v>-12.50</v></c></row>\n  \
    <row r=\"2\" ht=\"13.5\" x14ac:dyDescent=\"0.15\"><c r=\"A2\" s=\"1\"/><c r=\"B2\"><f>SUM(校!A1:A9)</f><v>0</v></c>\
    <c r=\"C2\"><f t=\"shared\" si=\"0\"/><v>0.1</v></c><c r=\"AB2\"><v>3.8249999999999997</v></c></row>\
    <row r=\"5\"><c r=\"A5\" t=\"s\"><v>2</v></c><c r=\"B5\" t=\"b\"><v>1</v></c><c r=\"C5\"><v></v></c>\
    <c r=\"D5\" t=\"str\"><f>A1</f><v>一小</v></c><c r=\"E5\"><v>5E3</v></c><c r=\"F5\"></c></row>\
    <row r=\"7\"/><row><c><v>8</v></c><c r=\"C8\"><v>08</v></c></row></sheetData></worksheet>";

const STRINGS: &str = "<sst><si><t>第一小学</t></si><si><t xml:space=\"preserve\"> 二小 </t>\
    <phoneticPr fontId=\"1\" type=\"noConversion\"/></si>\n<si><t> </t></si><si><t>三&amp;四</t></si>\
    <si><t>五_x000D_</t></si><si><r><t>六</t></r></si></sst>";

#[test]
fn plain_sheets_are_answered_for_and_others_declined() {
    let head = "<?xml version=\"1.0\"?><worksheet><cols><col min=\"1\" max=\"2\" width=\"9\"/></cols><sheetData>";
    let foot = "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>";
    let plain = "<row r=\"1\" spans=\"1:3\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"/></row>\n<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>1.5</v></c><c r=\"B2\"><f>A2*2</f><v>3</v></c></row><row r=\"9\"/>";
    let answered = |rows: &str| {
        let bytes = book(format!("{head}{rows}{foot}").as_bytes(), b"<sst/>");
        is_answered(&bytes, "xl/worksheets/sheet1.xml", &["校名", "甲_x000D_", "\u{FDD0}1\u{FDD2}"])
    };
    assert!(answered(plain));
    for odd in [
        "<row r=\"3\"><c r=\"A3\" t=\"b\"><v>1</v></c></row>",
        "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c></row>",
        "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c></row>",
        "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>9</v></c></row>",
        "<row r=\"3\"><c r=\"A3\"><f>B3</f><v>0</v></c></row>",
        "<row r=\"3\"><c r=\"A3\"><f>B3</f></c></row>",
        "<row r=\"3\"><c r=\"A3\"><v>1e5</v></c></row>",
        "<row r=\"x\"><c r=\"A3\"><v>1</v></c></row>",
    ] {
        assert!(!answered(&format!("{plain}{odd}")), "{odd}");
    }
}

#[test]
fn a_sheet_is_read_alike_by_both() {
    both_ways(SHEET.as_bytes(), STRINGS.as_bytes(), &Limits::default());
    for shared in 0..8 {
        let sheet = SHEET.replace("<v>0</v></c>", &format!("<v>{shared}</v></c>"));
        both_ways(sheet.as_bytes(), STRINGS.as_bytes(), &Limits::default());
    }
}

#[test]
fn limits_hold_alike() {
    let default = Limits::default();
    for limit in 0..24 {
        let limits = [
            Limits { cells: limit, ..default },
            Limits { rows: u32::try_from(limit).unwrap(), ..default },
            Limits { columns: u32::try_from(limit).unwrap(), ..default },
            Limits { text_bytes: limit, ..default },
            Limits { texts_bytes: limit, ..default },
        ];
        for limits in limits {
            both_ways(SHEET.as_bytes(), STRINGS.as_bytes(), &limits);
        }
    }
}

#[test]
fn damaged_sheets_are_read_alike() {
    let mut random = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 16).unwrap() % below
    };
    for turn in 0..1200 {
        let mut parts = [SHEET.as_bytes().to_vec(), STRINGS.as_bytes().to_vec()];
        let part = &mut parts[usize::from(turn % 4 == 0)];
        let at = next(part.len());
        match next(3) {
            0 => part[at] = b"<>/'\"=&;0AZr_ \xFF"[next(15)],
            1 => drop(part.remove(at)),
            _ => part.insert(at, b"<>/'\"=&;0AZr_ \xFF"[next(15)]),
        }
        both_ways(&parts[0], &parts[1], &Limits::default());
    }
}
