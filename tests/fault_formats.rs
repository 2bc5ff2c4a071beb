//! Faults of formats and encodings that real files have, each kind in several: headers that are centred across
//! and not merged, packages that other programs wrote, texts whose encoding is damaged or said wrongly.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/seen.rs"]
mod seen;

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, FormatAlign, Workbook};
use seen::{told, units};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const ONE: &str = "城关第一小学 450 2.67";

/// The units of a file that is not to be refused.
fn read(name: &str, bytes: &[u8]) -> Vec<String> {
    units(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Two header rows: names of groups centred across the columns of the second, or merged over them, as the case
/// says; `|` parts cells, and `+` is an empty one of a group.
fn grouped(
    title: bool,
    first: &str,
    second: &str,
    row: &str,
    merged: &[(u16, u16, &str)],
) -> Vec<u8> {
    let mut writer = Workbook::new();
    let sheet = writer.add_worksheet();
    let across = Format::new().set_align(FormatAlign::CenterAcross);
    let top = u32::from(title);
    if title {
        sheet.write_with_format(0, 0, "河口县义务教育学校", &across).unwrap();
        for column in 1..5 {
            sheet.write_blank(0, column, &across).unwrap();
        }
    }
    for (column, words) in (0_u16..).zip(first.split('|')) {
        match words {
            "" => {}
            "+" => drop(sheet.write_blank(top, column, &across).unwrap()),
            words => drop(sheet.write_with_format(top, column, words, &across).unwrap()),
        }
    }
    for (left, right, words) in merged {
        sheet.merge_range(top, *left, top, *right, words, &Format::new()).unwrap();
    }
    for (below, cells) in [(1, second), (2, row)] {
        for (column, words) in (0_u16..).zip(cells.split('|')) {
            match words.parse::<f64>() {
                Ok(number) => drop(sheet.write(top + below, column, number).unwrap()),
                Err(_) if words.is_empty() => {}
                Err(_) => drop(sheet.write(top + below, column, words).unwrap()),
            }
        }
    }
    writer.save_to_buffer().unwrap()
}

#[test]
fn groups_centred_across_their_columns_are_read_as_merged_ones() {
    // 540 junior pupils and 3 backbone teachers: 3 / 5.4 = 0.56 per hundred.
    let rows = "河口初级中学||540||3";
    let second = "|小学|初中|小学|初中";
    let cases = [
        (
            "centred beside merged",
            grouped(false, "学校名称|在校生数|+", second, rows, &[(3, 4, "县级以上骨干教师数")]),
        ),
        (
            "two centred",
            grouped(false, "学校名称|在校生数|+|县级以上骨干教师数|+", second, rows, &[]),
        ),
        (
            "below a centred title",
            grouped(true, "学校名称|在校生数|+|县级以上骨干教师数|+", second, rows, &[]),
        ),
        (
            "over three columns",
            grouped(
                false,
                "学校名称|在校生数|+|+|县级以上骨干教师数|+|+",
                "|小学|初中|合计|小学|初中|合计",
                "河口初级中学||540|540||3|3",
                &[],
            ),
        ),
        (
            "merged, then centred",
            grouped(false, "学校名称|||县级以上骨干教师数|+", second, rows, &[(1, 2, "在校生数")]),
        ),
    ];
    for (what, bytes) in cases {
        assert_eq!(read("a.xlsx", &bytes), ["河口初级中学 540 0.56"], "{what}");
    }
}

/// A zip of parts.
fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const CELLS: &str = "<row r='1'><c r='A1' t='inlineStr'><is><t>学校名称</t></is></c><c r='B1' t='inlineStr'><is><t>在校生数</t></is></c><c r='C1' t='inlineStr'><is><t>网络多媒体教室间数</t></is></c></row><row r='2'><c r='A2' t='inlineStr'><is><t>城关第一小学</t></is></c><c r='B2'><v>450</v></c><c r='C2'><v>12</v></c></row>";

/// The parts of an .xlsx: what its kinds of relations and its words belong to, and how its elements are called.
fn parts(kinds: &str, words: &str, prefix: &str) -> Vec<(&'static str, String)> {
    let with = |text: &str| {
        let text = text.replace("</", "\u{1}").replace('<', &format!("<{prefix}"));
        text.replace('\u{1}', &format!("</{prefix}"))
    };
    let name = prefix.trim_end_matches(':');
    let space = if name.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{name}") };
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns='{relations}'><Relationship Id='r1' Type='{kinds}/{kind}' Target='{target}'/></Relationships>"
        )
    };
    let book = format!(
        "<workbook {space}='{words}' xmlns:r='{kinds}'><sheets><sheet name='甲' sheetId='1' r:id='r1'/></sheets></workbook>"
    );
    let sheet = format!("<worksheet {space}='{words}'><sheetData>{CELLS}</sheetData></worksheet>");
    vec![
        ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/></Types>".to_owned()),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/workbook.xml", with(&book)),
        ("xl/worksheets/sheet1.xml", with(&sheet)),
    ]
}

const USUAL: (&str, &str) = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
);
const STRICT: (&str, &str) = (
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
);

fn wide(text: &str, big: bool) -> Vec<u8> {
    let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn packages_of_other_programs_are_read() {
    let made = |parts: Vec<(&'static str, String)>,
                name: &dyn Fn(&str) -> String,
                bytes: &dyn Fn(&str) -> Vec<u8>| {
        let parts: Vec<_> =
            parts.into_iter().map(|(part, text)| (name(part), bytes(&text))).collect();
        let parts: Vec<_> =
            parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
        package(&parts)
    };
    let same = |name: &str| name.to_owned();
    let plain = |text: &str| text.as_bytes().to_vec();
    let usual = || parts(USUAL.0, USUAL.1, "");
    let declared =
        |encoding: &str, text: &str| format!("<?xml version='1.0' encoding='{encoding}'?>{text}");
    let cases = [
        ("as usual", made(usual(), &same, &plain)),
        ("backslashes", made(usual(), &|name| name.replace('/', "\\"), &plain)),
        ("a slash in front", made(usual(), &|name| format!("/{name}"), &plain)),
        ("capitals", made(usual(), &str::to_uppercase, &plain)),
        ("strict", made(parts(STRICT.0, STRICT.1, ""), &same, &plain)),
        ("strict, with a prefix", made(parts(STRICT.0, STRICT.1, "x:"), &same, &plain)),
        ("a prefix", made(parts(USUAL.0, USUAL.1, "main:"), &same, &plain)),
        ("UTF-16", made(usual(), &same, &|text| wide(&declared("UTF-16", text), false))),
        (
            "UTF-16, the other way round",
            made(usual(), &same, &|text| wide(&declared("UTF-16", text), true)),
        ),
        ("UTF-16 without a declaration", made(usual(), &same, &|text| wide(text, false))),
        (
            "a mark of UTF-8",
            made(usual(), &same, &|text| {
                format!("\u{feff}{}", declared("utf-8", text)).into_bytes()
            }),
        ),
    ];
    for (what, bytes) in cases {
        assert_eq!(read("a.xlsx", &bytes), [ONE], "{what}");
    }
}

#[test]
fn texts_of_a_damaged_encoding_are_right_or_told() {
    let head = "学校名称,在校生数,网络多媒体教室间数,备注\n";
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let one = [head, "城关第一小学,450,12,"].concat();
    let cut = |text: &str, more: &[u8]| [text.as_bytes(), more].concat();
    let cases: [(&str, Vec<u8>); 12] = [
        ("a remark cut in UTF-8", cut(&one, b"\xE5\x9C\n")),
        ("cut at the end of the file", cut(&one, b"\xE5\x9C")),
        (
            "cut in the name's own column",
            [
                head.as_bytes(),
                b"\xE5\x9F\x8E\xE5\x85",
                ",450,12,\n城关第一小学,450,12,\n".as_bytes(),
            ]
            .concat(),
        ),
        ("a remark cut in GBK", [gbk(&one), b"\xB3\n".to_vec()].concat()),
        ("GBK, cut at the end of the file", [gbk(&one), b"\xB3".to_vec()].concat()),
        ("a mark of UTF-8 before GBK", [b"\xEF\xBB\xBF".to_vec(), gbk(&one)].concat()),
        (
            "GBK behind a header in UTF-8",
            [head.as_bytes().to_vec(), gbk("城关第一小学,450,12,\n")].concat(),
        ),
        (
            "a mark in the middle",
            format!("\u{feff}{head}\u{feff}城关第一小学,450,12,\n").into_bytes(),
        ),
        ("UTF-16", wide(&one, false)),
        ("UTF-16, the other way round", wide(&one, true)),
        ("UTF-16 that ends in half a letter", [wide(&one, false), vec![0x4E]].concat()),
        ("UTF-16 without a mark", wide(&one, false)[2..].to_vec()),
    ];
    for (what, bytes) in cases {
        match units("a.csv", &bytes) {
            Ok(found) if found == [ONE] => {}
            Ok(found) => panic!("{what}: {found:?} {:?}", told("a.csv", &bytes)),
            Err(sentence) => assert!(sentence.contains("编码"), "{what}: {sentence}"),
        }
    }
}
