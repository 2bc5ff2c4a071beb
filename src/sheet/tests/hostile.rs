//! Files that are damaged or something else: a sentence each, no panic.

use super::make::*;
use super::*;

#[test]
fn things_that_are_no_spreadsheets_are_named() {
    let docx = zip(
        &[Entry::new("[Content_Types].xml", b"<a/>"), Entry::new("word/document.xml", b"<a/>")],
        &|_, at| at,
    );
    let archive = zip(&[Entry::new("汇总.xlsx", b"...")], &|_, at| at);
    let doc = compound(&[("WordDocument", &[1; 5000])]);
    let cases: [(&str, &[u8], &str); 9] = [
        ("照片.xlsx", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", "图片"),
        ("标准.xlsx", b"%PDF-1.7\n%\xE2\xE3", "PDF"),
        ("报告.xlsx", &docx, "文字文档"),
        ("报告.xls", &doc, "文字文档"),
        ("打包.xlsx", &archive, "解压"),
        ("a.xls", b"MZ\x90\0\x03\0\0\0", "程序文件"),
        ("a.csv", &[0, 1, 2, 3, 4, 200, 7], "认不出"),
        ("a.xls", b"<html><body>nothing here</body></html>", "没有表格"),
        ("a.xlsx", b"<svg xmlns='x'/>", "认不出"),
    ];
    for (name, bytes, words) in cases {
        refused(name, bytes, Code::NotASpreadsheet, words);
    }
    refused("a.csv", b"", Code::EmptyFile, "没有任何内容");
    refused("a.csv", b"\xEF\xBB\xBF \r\n", Code::EmptyFile, "没有任何内容");
    refused("a.xlsx", &xlsx("", ""), Code::EmptyFile, "没有任何内容");
    refused("a.csv", b"\xB5\xDA\xD2\xBB,\xFF\xFF,1\n", Code::DamagedFile, "编码");
}

#[test]
fn the_name_says_nothing() {
    let book = read_all("其实是csv.xlsx", "校名,学生\n一小,5\n".as_bytes());
    assert_eq!((book.format, book.findings.len()), (Some(Format::Csv), 0));
    assert_eq!(book.sheets[0].name, "其实是csv");
    let book = read_all("其实是xlsx.csv", &xlsx("<row><c><v>1</v></c></row>", ""));
    assert_eq!((book.format, book.findings.len()), (Some(Format::Xlsx), 0));
}

#[test]
fn locks_that_do_not_open_are_told() {
    let manifest = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let entries = [
        Entry::new("mimetype", kind),
        Entry::new("content.xml", b"x"),
        Entry::new("META-INF/manifest.xml", manifest),
    ];
    refused("a.ods", &zip(&entries, &|_, at| at), Code::UnknownEncryption, "密码");
    let mut parts = xlsx_parts("<worksheet/>", "<sst/>");
    for part in &mut parts {
        part.flags = 1;
    }
    refused("a.xlsx", &zip(&parts, &|_, at| at), Code::UnknownEncryption, "密码");
}

#[test]
fn far_apart_cells_take_no_memory() {
    let book = read_all(
        "a.xlsx",
        &xlsx(
            "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>",
            "",
        ),
    );
    assert!(book.findings.is_empty());
    assert_eq!(book.sheets[0].grid.get(1_048_575, 16_383), Value::Number(2.0));
    let outside =
        [("<row><c r='XFE1'><v>1</v></c></row>"), ("<row r='1048577'><c><v>1</v></c></row>")];
    for cells in outside {
        refused("a.xlsx", &xlsx(cells, ""), Code::OverLimit, "位置超出");
    }
    refused(
        "a.xlsx",
        &xlsx("<row><c r='ZZZZZZZZZ1'><v>1</v></c></row>", ""),
        Code::OverLimit,
        "位置",
    );
    refused(
        "a.xlsx",
        &xlsx("<row r='0'><c r='A0'><v>1</v></c></row>", ""),
        Code::DamagedFile,
        "行号",
    );
}

#[test]
fn zips_that_lie_are_refused() {
    let sheet = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    let lying = |change: &dyn Fn(&mut Entry)| {
        let mut parts = xlsx_parts(sheet, "<sst/>");
        change(&mut parts[3]);
        zip(&parts, &|_, at| at)
    };
    refused("a.xlsx", &lying(&|part| part.inflated = 20), Code::DamagedFile, "大小不符");
    refused("a.xlsx", &lying(&|part| part.inflated = 5000), Code::DamagedFile, "大小不符");
    refused("a.xlsx", &lying(&|part| part.check ^= 1), Code::DamagedFile, "校验");
    refused("a.xlsx", &lying(&|part| part.packed.truncate(10)), Code::DamagedFile, "");
    refused("a.xlsx", &lying(&|part| part.method = 93), Code::UnknownEncryption, "压缩方法");
    let overlapping =
        zip(&xlsx_parts(sheet, "<sst/>"), &|index, at| if index == 4 { at - 90 } else { at });
    refused("a.xlsx", &overlapping, Code::DamagedFile, "目录");
    let same = zip(&xlsx_parts(sheet, "<sst/>"), &|index, at| if index == 1 { 0 } else { at });
    refused("a.xlsx", &same, Code::DamagedFile, "重叠");
}

#[test]
fn texts_that_are_too_long_are_refused() {
    let limits = Limits { text_bytes: 1000, ..Limits::default() };
    let long = "字".repeat(400);
    let files = [
        xlsx("<row><c><v>1</v></c></row>", &format!("<si><t>{long}</t></si>")),
        xlsx(&format!("<row><c t='str'><v>{long}</v></c></row>"), ""),
        xlsx(&format!("<row><c t='inlineStr'><is><t>{long}</t></is></c></row>"), ""),
        ods(&format!(
            "<table:table><table:table-row><table:table-cell><text:p>{long}</text:p></table:table-cell></table:table-row></table:table>"
        )),
        long.clone().into_bytes(),
        format!("<table><tr><td>{long}</td></tr></table>").into_bytes(),
    ];
    for bytes in files {
        let book = read("a", 7, &bytes, None, &limits, &mut |_| ControlFlow::Continue(()));
        let told = findings(&book);
        assert!(
            told.len() == 1 && told[0].0 == Code::OverLimit && told[0].1.contains("太长"),
            "{told:?}"
        );
    }
    refused("a.xlsx", &xlsx(&format!("<row><c r='{long}'/></row>"), ""), Code::DamagedFile, "位置");
}

#[test]
fn a_doctype_is_refused() {
    let sheet = "<!DOCTYPE worksheet><worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    let bytes = zip(&xlsx_parts(sheet, "<sst/>"), &|_, at| at);
    refused("a.xlsx", &bytes, Code::DamagedFile, "DOCTYPE");
}

#[test]
fn repetitions_in_ods_are_sparse_or_refused() {
    // As spreadsheets themselves write what is blank.
    let blank = "<table:table table:name='空'><table:table-row table:number-rows-repeated='1048576'>\
                 <table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>";
    refused("a.ods", &ods(blank), Code::EmptyFile, "没有任何内容");
    let repeated = |rows: u32, columns: u32| {
        let bytes = ods(&format!(
            "<table:table table:name='表'><table:table-row table:number-rows-repeated='{rows}'>\
             <table:table-cell office:value-type='string' table:number-columns-repeated='{columns}'><text:p>x</text:p>\
             </table:table-cell></table:table-row></table:table>"
        ));
        let limits = Limits { cells: 20, rows: 30, columns: 40, ..Limits::default() };
        read("a.ods", 7, &bytes, None, &limits, &mut |_| ControlFlow::Continue(()))
    };
    let book = repeated(4, 5);
    assert_eq!((book.sheets[0].grid.len(), book.findings.len()), (20, 0));
    assert_eq!(book.sheets[0].grid.get(3, 4), Value::Text("x"));
    for (rows, columns, words) in
        [(3, 7, "单元格太多"), (31, 1, "单元格太多"), (1, 41, "单元格太多")]
    {
        let book = repeated(rows, columns);
        assert!(findings(&book)[0].1.contains(words), "{rows} {columns}: {:?}", findings(&book));
    }
    let spaces = ods(
        "<table:table><table:table-row><table:table-cell office:value-type='string'><text:p>一<text:s text:c='3000'/>二</text:p></table:table-cell></table:table-row></table:table>",
    );
    assert_eq!(read_all("a.ods", &spaces).findings.len(), 0);
}

#[test]
fn limits_are_kept() {
    let cells = "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>";
    let bytes = xlsx(cells, "");
    let with = |limits: Limits| {
        let book = read("a.xlsx", 0, &bytes, None, &limits, &mut |_| ControlFlow::Continue(()));
        book.findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    let all = Limits::default();
    assert_eq!(with(Limits { cells: 3, ..all }), []);
    assert_eq!(with(Limits { cells: 2, ..all }), [Code::OverLimit]);
    assert_eq!(with(Limits { columns: 2, ..all }), [Code::OverLimit]);
    assert_eq!(with(Limits { sheets: 0, ..all }), [Code::OverLimit]);
    assert_eq!(with(Limits { file_bytes: 100, ..all }), [Code::OverLimit]);
    assert_eq!(with(Limits { zip_entries: 4, ..all }), [Code::OverLimit]);
    assert_eq!(with(Limits { part_bytes: 100, ..all }), [Code::OverLimit]);
    assert_eq!(with(Limits { inflated_bytes: 500, ..all }), [Code::OverLimit]);
}

#[test]
fn cancelling_drops_everything() {
    let text = "第一小学,1\n".repeat(100_000);
    let mut calls = 0;
    let book = read("a.csv", 3, text.as_bytes(), None, &Limits::default(), &mut |progress| {
        calls += 1;
        assert!(progress.done <= progress.total && progress.sheet == "a");
        if calls == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((calls, book.sheets.len()), (2, 0));
    assert_eq!(book.findings[0].code, Code::ReaderStopped);
    assert_eq!(book.findings[0].place, crate::findings::Place::File(3));
}

#[test]
fn sheets_without_end_are_cut_off() {
    // Tags within tags, and rows upon rows, with no cell.
    let deep = "<a>".repeat(100);
    let mut parts = xlsx_parts(&format!("<worksheet><sheetData>{deep}"), "<sst/>");
    let limits = Limits { run_bytes: 200, ..Limits::default() };
    let bytes = zip(&parts, &|_, at| at);
    let book = read("a.xlsx", 0, &bytes, None, &limits, &mut |_| ControlFlow::Continue(()));
    assert_eq!(findings(&book)[0].0, Code::OverLimit);
    parts[3] = Entry::new(
        "xl/worksheets/sheet1.xml",
        format!(
            "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>{}",
            "<a>".repeat(300)
        )
        .as_bytes(),
    );
    refused("a.xlsx", &zip(&parts, &|_, at| at), Code::DamagedFile, "套得太深");
}

#[test]
fn sheets_that_are_none_leave_the_others() {
    let sheet = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    let mut parts = xlsx_parts(sheet, "<sst/>");
    let kind = "http://schemas.microsoft.com/office/2006/relationships";
    let book = "<workbook><sheets><sheet name='宏' sheetId='1' r:id='m'/><sheet name='无' sheetId='2' r:id='x'/>\
                <sheet name='数' sheetId='3' r:id='rId1'/><sheet name='数' sheetId='4' r:id='rId1'/></sheets></workbook>";
    let relations = format!(
        "<Relationships><Relationship Id='m' Type='{kind}/xlMacrosheet' Target='macrosheets/sheet1.xml'/>\
         <Relationship Id='rId1' Type='{kind}/worksheet' Target='/xl/worksheets/sheet1.xml'/></Relationships>"
    );
    parts[1] = Entry::new("xl/workbook.xml", book.as_bytes());
    parts[2] = Entry::new("xl/_rels/workbook.xml.rels", relations.as_bytes());
    let book = read_all("a.xlsx", &zip(&parts, &|_, at| at));
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["数"]);
    let told = findings(&book);
    assert_eq!(told.len(), 2);
    assert!(told[0].1.contains("“无”：文件已损坏：找不到") && told[1].1.contains("同名"));
}

/// A cell that calamine would refuse the whole sheet for costs that cell alone.
#[test]
fn one_bad_cell_costs_that_cell() {
    let cases = [
        ("<c r='B1' t='e'><v>#SPILL!</v></c>", "#SPILL!"),
        ("<c r='B1' t='e'><v>#GETTING_DATA</v></c>", "#GETTING_DATA"),
        ("<c r='B1' t='n'><v>NaN</v></c>", "不是数"),
        ("<c r='B1' t='n'><v>1e999</v></c>", "不是数"),
        ("<c r='B1' t='s'><v>99</v></c>", "不存在的文字"),
        ("<c r='B1' t='s'><v>-1</v></c>", "不存在的文字"),
        ("<c r='B1' t='b'><v>也许</v></c>", "写法不对"),
        ("<c r='B1' t='奇'><v>1</v></c>", "写法不对"),
    ];
    for (cell, words) in cases {
        let cells = format!("<row><c r='A1'><v>1</v></c>{cell}<c r='C1'><v>3</v></c></row>");
        let book = read_all("a.xlsx", &xlsx(&cells, "<si><t>x</t></si>"));
        let grid = &book.sheets[0].grid;
        assert_eq!(
            (grid.get(0, 0), grid.get(0, 2)),
            (Value::Number(1.0), Value::Number(3.0)),
            "{cell}"
        );
        assert!(!matches!(grid.get(0, 1), Value::Number(_) | Value::Text(_)), "{cell}");
        let told = findings(&book);
        assert_eq!(told.len(), 1, "{cell}");
        assert!(told[0].1.contains("B1") && told[0].1.contains(words), "{cell}: {}", told[0].1);
    }
}
