//! Marked copies, read back: every value as it was, the marks where they belong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::Reader as _;
use std::fmt::Write as _;
use std::io::Read as _;

use rust_xlsxwriter::{Format, FormatBorder, Formula, Note, Workbook as Writer};

use super::writers;
use super::*;
use crate::county::Cell;
use crate::findings::Code;
use crate::sheet::{Sheet, Value, Workbook};

fn go_on() -> impl FnMut(Progress<'_>) -> ControlFlow<()> {
    |_| ControlFlow::Continue(())
}

fn read(name: &str, bytes: &[u8], password: Option<&str>) -> Workbook {
    sheet::read(name, 0, bytes, password, &Limits::default(), &mut go_on())
}

/// A sheet's cells and merged blocks as lines; a formula without a value is blank in a plain copy.
fn cells(sheet: &Sheet) -> String {
    let mut out = String::new();
    for row in sheet.grid.written_rows() {
        for (column, value) in sheet.grid.row(row).filter(|(_, value)| *value != Value::Formula) {
            let _ = writeln!(out, "{row},{column} {value:?}");
        }
    }
    let mut merged = sheet.grid.merged.clone();
    merged.sort_by_key(|span| (span.top, span.left));
    let _ = writeln!(out, "{merged:?}");
    out
}

fn said(severity: Severity, code: Code, message: &str, place: Place) -> Finding {
    let hint = Some("请照此改正。".to_owned());
    Finding { hint, message: message.to_owned(), place, ..Finding::more(severity, code, 0) }
}

fn found(severity: Severity, sheet: u32, row: u32, column: u32, message: &str) -> Finding {
    let place = Place::Cell(Cell { file: 0, sheet, row, column });
    said(severity, Code::MissingValue, message, place)
}

/// Findings at the corners of each sheet, in its middle, and far away from anything.
fn everywhere(book: &Workbook) -> Vec<Finding> {
    let mut findings =
        vec![said(Severity::Warning, Code::NoPupilsColumn, "整个文件", Place::File(0))];
    for (index, sheet) in (0..).zip(&book.sheets) {
        let (height, width) = (sheet.grid.height(), sheet.grid.width());
        for (row, column) in
            [(0, 0), (height / 2, width / 2), (height, width), (height + 40, 0), (1, 200)]
        {
            findings.push(found(
                Severity::Error,
                index,
                row,
                column,
                "缺“学生数”，请 <补上> & 保存。",
            ));
        }
        findings.push(found(Severity::Notice, index, 0, 0, "再看一眼。"));
    }
    findings
}

fn copied(name: &str, bytes: &[u8], password: Option<&str>, findings: &[Finding]) -> Vec<u8> {
    let book = read(name, bytes, password);
    let sheets = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let source = SourceFile::new(name, sheets);
    let copy = copy(&source, 0, findings, bytes, password, &mut go_on()).expect(name);
    is_opened_by_others(name, bytes, &copy);
    copy
}

/// Readers that share nothing with the writer open the copy: each part keeps to the rules of XML and its
/// namespaces, each way leads to a part, each part is named, and every value is where it was.
fn is_opened_by_others(name: &str, original: &[u8], copy: &[u8]) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(copy)).unwrap();
    let names: Vec<String> = archive.file_names().map(|one| one.unwrap().into_owned()).collect();
    let mut parts = std::collections::BTreeMap::new();
    for part in
        names.iter().filter(|one| [".xml", ".rels", ".vml"].iter().any(|end| one.ends_with(end)))
    {
        let mut text = String::new();
        archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
        parts.insert(part.clone(), text);
    }
    let types = roxmltree::Document::parse(&parts["[Content_Types].xml"]).unwrap();
    let is_typed = |part: &str| {
        types.descendants().any(|one| {
            let end = one.attribute("Extension").is_some_and(|end| {
                part.to_lowercase().ends_with(&[".", end].concat().to_lowercase())
            });
            end || one.attribute("PartName") == Some(&["/", part].concat())
        })
    };
    for (part, text) in &parts {
        let document = roxmltree::Document::parse(text)
            .unwrap_or_else(|error| panic!("{name} {part}: {error}\n{text}"));
        assert!(part.starts_with('[') || is_typed(part), "{name} {part}");
        let Some((folder, _)) = part.split_once("_rels/") else { continue };
        for way in document.descendants().filter(|one| one.has_tag_name((RELS, "Relationship"))) {
            let target = way.attribute("Target").unwrap();
            if way.attribute("TargetMode") != Some("External") {
                assert!(names.contains(&at(folder, target)), "{name} {part} {target}");
            }
        }
    }
    let open = |bytes: &[u8]| calamine::Xlsx::new(std::io::Cursor::new(bytes.to_vec()));
    let mut after = open(copy).unwrap_or_else(|error| panic!("{name}: {error}"));
    let sheets = after.sheet_names();
    assert!(sheets.last().unwrap().starts_with("检查结果"), "{name} {sheets:?}");
    // calamine reads no other program's locks.
    let Ok(mut before) = open(original) else { return };
    for sheet in before.sheet_names() {
        let cells = |book: &mut calamine::Xlsx<_>| {
            let range = book.worksheet_range(&sheet).unwrap();
            let start = range.start().unwrap_or_default();
            let cells = range.used_cells();
            let cells = cells.filter(|(.., value)| **value != calamine::Data::Empty);
            let cells = cells.map(|(row, column, value)| {
                (row + start.0 as usize, column + start.1 as usize, value.clone())
            });
            cells.collect::<Vec<_>>()
        };
        assert_eq!(cells(&mut before), cells(&mut after), "{name} {sheet}");
    }
}

const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Where a way from a part of this folder leads.
fn at(folder: &str, target: &str) -> String {
    let folder = if target.starts_with('/') { "" } else { folder };
    let mut path = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            ".." => drop(path.pop()),
            "" | "." => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).unwrap();
    text
}

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect(name)
}

/// A workbook as people make them: borders, number formats, a formula, a comment of their own.
fn of_the_user() -> Vec<u8> {
    let mut writer = Writer::new();
    let bordered = Format::new().set_border(FormatBorder::Thin).set_num_format("0.00").set_bold();
    let sheet = writer.add_worksheet().set_name("一 & '二三").unwrap();
    sheet.set_column_width(1, 30).unwrap();
    sheet.merge_range(0, 0, 0, 4, "标题", &bordered).unwrap();
    sheet.write_with_format(1, 1, 12.5, &bordered).unwrap();
    sheet.write_formula(2, 1, Formula::new("B2*2").set_result("25")).unwrap();
    sheet.write(4, 4, "末").unwrap();
    sheet.insert_note(1, 1, &Note::new("用户的批注").set_author("甲")).unwrap();
    sheet.insert_note(4, 4, &Note::new("另一条")).unwrap();
    writer.add_worksheet().set_name("空").unwrap();
    writer.add_worksheet().set_name("三").unwrap().write(3, 3, true).unwrap();
    writer.save_to_buffer().unwrap()
}

#[test]
fn the_user_s_workbook_stays_what_it_was() {
    let bytes = of_the_user();
    let findings = [
        found(Severity::Error, 0, 1, 1, "甲错误"),
        found(Severity::Warning, 0, 1, 1, "乙警告"),
        found(Severity::Warning, 0, 2, 1, "公式"),
        found(Severity::Error, 0, 3, 7, "空行"),
        found(Severity::Error, 2, 3, 0, "前面"),
        said(Severity::Notice, Code::NoPupilsColumn, "整个文件", Place::File(0)),
        said(Severity::Notice, Code::NoPupilsColumn, "别的文件", Place::File(1)),
    ];
    let copy = copied("县.xlsx", &bytes, None, &findings);
    std::fs::write(std::env::temp_dir().join("junheng-marked.xlsx"), &copy).unwrap();
    let (before, after) = (read("县.xlsx", &bytes, None), read("县.xlsx", &copy, None));
    assert_eq!(after.findings, []);
    let names: Vec<_> = after.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["一 & '二三", "空", "三", "检查结果"]);
    for (before, after) in before.sheets.iter().zip(&after.sheets) {
        assert_eq!(cells(before), cells(after));
    }
    let list = cells(&after.sheets[3]);
    assert!(list.contains("甲错误") && list.contains("整个文件") && !list.contains("别的文件"));
    // The formula, the width and the merged block stand as they stood.
    let sheet = part(&copy, "xl/worksheets/sheet1.xml");
    for kept in ["<f>B2*2</f>", "<cols>", "<mergeCell ref=\"A1:E1\"/>"] {
        assert!(sheet.contains(kept), "{kept} {sheet}");
    }
    assert!(sheet.contains("<row r=\"4\"><c r=\"H4\" s="), "{sheet}");
    // Two comments were there, on one of them something was found; three are new.
    let comments = part(&copy, "xl/comments1.xml");
    assert_eq!(comments.matches("<comment ").count(), 4, "{comments}");
    let joined = comments.split("ref=\"B2\"").nth(1).unwrap().split("</comment>").next().unwrap();
    let order = ["用户的批注", "【错误】甲错误", "【警告】乙警告"]
        .map(|words| joined.find(words).expect(words));
    assert!(order.is_sorted());
    let boxes = part(&copy, "xl/drawings/vmlDrawing1.vml");
    assert_eq!(boxes.matches("<v:shape ").count(), 4);
    assert_eq!(part(&copy, "xl/comments2.xml").matches("<comment ").count(), 1);
}

#[test]
fn every_writer_s_workbook_has_a_copy_that_opens() {
    for (name, bytes, sheets) in [
        ("openpyxl", writers::openpyxl(), 2),
        ("libreoffice", writers::libreoffice(), 1),
        ("poi", writers::poi(), 1),
        ("wps", writers::wps(), 1),
        ("open-xml-sdk", writers::open_xml_sdk(), 1),
        ("xlsxwriter", of_the_user(), 3),
    ] {
        let file = [name, ".xlsx"].concat();
        let before = read(&file, &bytes, None);
        assert_eq!((before.sheets.len(), before.findings.len()), (sheets, 0), "{name}");
        for (number, findings) in [everywhere(&before), Vec::new()].iter().enumerate() {
            let copy = copied(&file, &bytes, None, findings);
            let kept = format!("junheng-marked-{name}-{number}.xlsx");
            std::fs::write(std::env::temp_dir().join(kept), &copy).unwrap();
            let after = read(&file, &copy, None);
            assert_eq!(after.sheets.len(), sheets + 1, "{name} {:?}", after.findings);
            for (before, after) in before.sheets.iter().zip(&after.sheets) {
                assert_eq!(cells(before), cells(after), "{name}");
            }
            // It is the user's own workbook that was marked, not a plain one made of it.
            let font = if name == "xlsxwriter" { "Calibri" } else { "宋体" };
            assert!(part(&copy, "xl/styles.xml").contains(font), "{name}");
        }
    }
}

#[test]
fn a_marked_cell_keeps_its_style_but_for_the_ground() {
    let copy = copied("县.xlsx", &of_the_user(), None, &[found(Severity::Error, 0, 1, 1, "错")]);
    let styles = part(&copy, "xl/styles.xml");
    let sheet = part(&copy, "xl/worksheets/sheet1.xml");
    let style = sheet.split("<c r=\"B2\" ").nth(1).unwrap().split('"').nth(1).unwrap();
    let formats = styles.split("<cellXfs ").nth(1).unwrap().split("</cellXfs>").next().unwrap();
    let of = |index: usize| formats.split("<xf ").nth(index + 1).unwrap().to_owned();
    let (marked, own) = (of(style.parse().unwrap()), of(1));
    for kept in ["numFmtId=\"164\"", "fontId=\"1\"", "borderId=\"1\""] {
        assert!(marked.contains(kept) && own.contains(kept), "{kept}\n{marked}\n{own}");
    }
    assert!(marked.contains("applyFill=\"1\"") && !own.contains("applyFill"));
    let fills = styles.split("<fills ").nth(1).unwrap();
    let fill = marked.split("fillId=\"").nth(1).unwrap().split('"').next().unwrap();
    let fill = fills.split("<fill>").nth(fill.parse::<usize>().unwrap() + 1).unwrap();
    assert!(fill.contains("FFF6B8AE"), "{fill}");
    let count = |list: &str| list.split('"').nth(1).unwrap().parse::<usize>().unwrap();
    assert_eq!(count(formats), formats.matches("<xf ").count());
    assert_eq!(count(fills), fills.split("</fills>").next().unwrap().matches("<fill>").count());
}

#[test]
fn a_copy_of_any_format_has_the_same_values() {
    for (name, password) in [
        ("sheet/sheet.xlsx", None),
        ("sheet/inline.xlsx", None),
        ("sheet/formula.xlsx", None),
        ("sheet/sheet.xlsb", None),
        ("sheet/inline.xlsb", None),
        ("sheet/biff8.xls", None),
        ("sheet/long.xls", None),
        ("sheet/formula.xls", None),
        ("sheet/html.xls", None),
        ("sheet/excel2003.xls", None),
        ("sheet/sheet.ods", None),
        ("locked/agile-256-sha512.xlsx", Some("均衡Junheng1")),
        ("locked/capi.xls", Some("均衡Junheng1")),
    ] {
        let bytes = fixture(name);
        let before = read(name, &bytes, password);
        let copy = copied(name, &bytes, password, &everywhere(&before));
        let after = read("a.xlsx", &copy, None);
        assert_eq!(after.format, Some(sheet::Format::Xlsx), "{name}");
        assert_eq!(after.sheets.len(), before.sheets.len() + 1, "{name} {:?}", after.findings);
        for (before, after) in before.sheets.iter().zip(&after.sheets) {
            assert_eq!(cells(before), cells(after), "{name}");
            assert_eq!(before.hidden, after.hidden, "{name}");
        }
        let list = after.sheets.last().unwrap();
        assert_eq!(cells(list).contains("原文件有打开密码"), password.is_some(), "{name}");
    }
}

/// Marked again, a copy keeps the first list; nothing has the same name twice.
#[test]
fn a_copy_can_be_marked_again() {
    let findings = [found(Severity::Error, 2, 3, 0, "错")];
    let once = copied("县.xlsx", &of_the_user(), None, &findings);
    let twice = copied("县（检查标注）.xlsx", &once, None, &findings);
    let book = read("a.xlsx", &twice, None);
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["一 & '二三", "空", "三", "检查结果", "检查结果2"]);
    assert_eq!(part(&twice, "xl/comments2.xml").matches("【错误】错").count(), 2);
}

/// The sheet of results is no table of schools: a mended copy can be read in place of the original.
#[test]
fn a_copy_tells_of_the_same_schools() {
    let sample = crate::report::template::SAMPLE;
    let of = |bytes: &[u8]| crate::pipeline::read_one("县.xlsx", bytes, &[], &mut go_on());
    let before = of(sample);
    let mut all = everywhere(&read("县.xlsx", sample, None));
    all.extend(before.findings.iter().cloned());
    let after = of(&copied("县.xlsx", sample, None, &all));
    assert_eq!(after.records, before.records);
    assert_eq!(after.findings, before.findings);
}

#[test]
fn sheets_get_names_that_a_spreadsheet_takes() {
    let long = "很".repeat(40);
    let given = ["a/b", "", "数据", "数据", &long, &long, "Data", "data"];
    let names = plain::names(given.into_iter());
    let wanted = [
        "ab",
        "表",
        "数据",
        "数据2",
        &"很".repeat(28),
        &format!("{}2", "很".repeat(28)),
        "Data",
        "data2",
    ];
    assert_eq!(names, wanted);
}

#[test]
fn the_copy_is_named_after_the_original() {
    assert_eq!(name("全县.汇总.xls", b"PK"), "全县.汇总（检查标注）.xlsx");
    assert_eq!(name("县.zip › 一中/册.xls", b"PK"), "县.zip_一中_册（检查标注）.xlsx");
    assert_eq!(name("全县.xlsm", b"PK..xl/vbaProject.bin.."), "全县（检查标注）.xlsm");
}

#[test]
fn what_cannot_be_opened_is_told() {
    let source = SourceFile::default();
    let locked = fixture("locked/agile-256-sha512.xlsx");
    for (bytes, password, words) in [
        (locked.clone(), Some("x"), "密码不对"),
        (locked.clone(), None, "打开密码"),
        (locked[..5000].to_vec(), None, "损坏"),
        (of_the_user()[..3000].to_vec(), None, "损坏"),
        (b"%PDF".to_vec(), None, "没有生成"),
    ] {
        let told = copy(&source, 0, &[], &bytes, password, &mut go_on()).unwrap_err();
        assert!(told.to_string().contains(words), "{told}");
    }
}

#[test]
fn it_can_be_cancelled() {
    let source = SourceFile::new("", vec!["空".to_owned()]);
    let findings = [found(Severity::Error, 0, 0, 0, "错")];
    let mut stop = |_: Progress<'_>| ControlFlow::Break(());
    assert!(copy(&source, 0, &findings, &of_the_user(), None, &mut stop).is_err());
}
