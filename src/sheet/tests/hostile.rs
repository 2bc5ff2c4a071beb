//! Files that mean harm or are damaged: a sentence each, no panic, no memory.

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
    refused(
        "a.xlsx",
        &xlsx("<row><c t='s'><v>99</v></c></row>", "<si><t>x</t></si>"),
        Code::DamagedFile,
        "文字",
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
    refused("a.xlsx", &lying(&|part| part.inflated = 3_000_000_000), Code::OverLimit, "太大");
    refused("a.xlsx", &lying(&|part| part.inflated = 100_000_000), Code::OverLimit, "压缩比");
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
fn bombs_are_refused() {
    let bomb = vec![b' '; 17 << 20];
    let mut parts = xlsx_parts("", "<sst/>");
    parts[3] = Entry::new("xl/worksheets/sheet1.xml", &bomb);
    refused("a.xlsx", &zip(&parts, &|_, at| at), Code::OverLimit, "压缩比");
    // One text of 1.2 MB: below the ratio's floor, but too long for a cell.
    let long = "字".repeat(400_000);
    refused("a.xlsx", &xlsx("", &format!("<si><t>{long}</t></si>")), Code::OverLimit, "太长");
    refused(
        "a.xlsx",
        &xlsx(&format!("<row><c t='str'><v>{long}</v></c></row>"), ""),
        Code::OverLimit,
        "太长",
    );
    refused("a.xlsx", &xlsx(&format!("<row><c r='{long}'/></row>"), ""), Code::DamagedFile, "位置");
    refused("a.csv", long.as_bytes(), Code::OverLimit, "太长");
    refused("a.xls", format!("<table><tr><td>{long}").as_bytes(), Code::OverLimit, "太长");
    let many: Vec<_> = (0..20_001).map(|index| Entry::stored(&format!("{index}"), b"")).collect();
    refused("a.xlsx", &zip(&many, &|_, at| at), Code::OverLimit, "条目太多");
}

#[test]
fn counts_are_not_believed() {
    let parts = xlsx_parts(
        "<worksheet><dimension ref='A1:XFD1048576'/><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>",
        "<sst count='4000000000' uniqueCount='4000000000'><si><t>校名</t></si></sst>",
    );
    let book = read_all("a.xlsx", &zip(&parts, &|_, at| at));
    assert_eq!((book.sheets[0].grid.get(0, 0), book.findings.len()), (Value::Text("校名"), 0));
    // The same in BIFF: BOF, SST that announces 4·10⁹ texts and holds none, EOF.
    let mut stream = vec![
        9, 8, 4, 0, 0, 6, 5, 0, 0xFC, 0, 8, 0, 255, 255, 255, 255, 255, 255, 255, 255, 10, 0, 0, 0,
    ];
    stream.resize(5000, 0);
    refused("a.xls", &compound(&[("Workbook", &stream)]), Code::EmptyFile, "没有任何内容");
}

#[test]
fn a_doctype_is_refused() {
    let sheet = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>";
    refused(
        "a.xlsx",
        &zip(&xlsx_parts(sheet, "<sst/>"), &|_, at| at),
        Code::DamagedFile,
        "DOCTYPE",
    );
}

#[test]
fn repetitions_in_ods_are_sparse_or_refused() {
    let blank = "<table:table table:name='空'><table:table-row table:number-rows-repeated='1048576'>\
                 <table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>";
    refused("a.ods", &ods(blank), Code::EmptyFile, "没有任何内容");
    let bomb = |rows: u64, columns: u64| {
        ods(&format!(
            "<table:table table:name='炸'><table:table-row table:number-rows-repeated='{rows}'>\
             <table:table-cell office:value-type='string' table:number-columns-repeated='{columns}'><text:p>x</text:p>\
             </table:table-cell></table:table-row></table:table>"
        ))
    };
    refused("a.ods", &bomb(1_048_576, 16_384), Code::OverLimit, "单元格太多");
    refused("a.ods", &bomb(1, 4_000_000_000), Code::OverLimit, "位置超出");
    refused("a.ods", &bomb(2_000_000, 1), Code::OverLimit, "位置超出");
    let spaces = ods(
        "<table:table><table:table-row><table:table-cell office:value-type='string'><text:p>一<text:s text:c='4000000000'/>二</text:p></table:table-cell></table:table-row></table:table>",
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
    assert_eq!(book.findings[0].place, crate::finding::Place::File(3));
}

#[test]
fn circles_in_compound_files_end() {
    let mut bytes = compound(&[("Workbook", &[0; 9000])]);
    // Every sector of the table follows itself.
    for at in (512..bytes.len().min(1024 + 512)).step_by(4) {
        let index = u32::try_from((at - 512) / 4 % 128).unwrap();
        bytes[at..at + 4].copy_from_slice(&index.to_le_bytes());
    }
    assert!(!read_all("a.xls", &bytes).findings.is_empty());
}

#[test]
fn sheets_without_end_are_cut_off() {
    // Tags within tags, and rows upon rows, with no cell for 64 MB: held as one by a parser.
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
            "<a>".repeat(900)
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

#[test]
fn an_error_that_nobody_knows_is_told() {
    let cells = "<row><c r='A1'><v>1</v></c><c r='B1' t='e'><v>#SPILL!</v></c></row>";
    refused("a.xlsx", &xlsx(cells, ""), Code::DamagedFile, "#SPILL!");
}
