//! What a person sees in a cell is what is read of it, in each format: percentages, days, codes with leading
//! zeros, figures in 万元; marks of footnotes, what is struck out, hidden rows; formulas nobody calculated.

use rust_xlsxwriter::{Format as Style, Formula, Workbook as Writer};

use super::make::*;
use super::*;

/// The cells of the first sheet's first rows, as Rust writes them, and the codes of the findings.
fn seen(name: &str, bytes: &[u8]) -> (Vec<String>, Vec<Code>) {
    let book = read_all(name, bytes);
    let grid = &book.sheets[0].grid;
    let cells =
        grid.written_rows().flat_map(|row| grid.row(row).map(|(_, value)| format!("{value:?}")));
    (cells.collect(), findings(&book).iter().map(|(code, _)| *code).collect())
}

/// A percentage, a day, a code, a figure in 万元, a plain one, a code as long as it is shown, two figures
/// with a percent sign behind them: stored numbers and their formats.
const STORED: [(f64, &str); 8] = [
    (0.9452, "0.00%"),
    (45_536.0, "yyyy\"年\"m\"月\"d\"日\""),
    (213_508_801.0, "0000000000"),
    (955_000.0, "0!.0,"),
    (3.825, "0.0"),
    (2_135_088_101.0, "0000000000"),
    (94.52, "0.00\"%\""),
    (0.5, "0.00\\%"),
];

const READ: [&str; 8] = [
    "Text(\"94.52%\")",
    "Text(\"2024-09-01\")",
    "Text(\"0213508801\")",
    "Text(\"95.5\")",
    "Number(3.825)",
    "Number(2135088101.0)",
    "Text(\"94.52%\")",
    "Text(\"0.5%\")",
];

#[test]
fn numbers_are_read_as_xlsx_shows_them() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    for ((number, format), row) in STORED.into_iter().zip(0..) {
        sheet.write_with_format(row, 0, number, &Style::new().set_num_format(format)).unwrap();
    }
    let (cells, codes) = seen("a.xlsx", &writer.save_to_buffer().unwrap());
    assert_eq!(cells, READ);
    assert_eq!(codes, [Code::ShownOtherwise]);
}

#[test]
fn numbers_are_read_as_xls_shows_them() {
    let record = |kind: u16, data: &[u8]| {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    };
    let bof = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0]);
    let (mut formats, mut sheet) = (Vec::new(), bof(16));
    for ((number, format), index) in STORED.into_iter().zip(0_u16..) {
        let units: Vec<u8> = format.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let count = u16::try_from(units.len() / 2).unwrap();
        let id = (164 + index).to_le_bytes();
        formats.extend(record(0x041E, &[&id[..], &count.to_le_bytes(), &[1], &units].concat()));
        let place = [index.to_le_bytes(), [0, 0], index.to_le_bytes()].concat();
        sheet.extend(record(0x0203, &[place, number.to_le_bytes().to_vec()].concat()));
    }
    for index in 0..8_u16 {
        formats.extend(record(
            0x00E0,
            &[&[0, 0], &(164 + index).to_le_bytes()[..], &[0; 16]].concat(),
        ));
    }
    sheet.extend(record(0x000A, &[]));
    let listed = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat());
    let globals = |at| [bof(5), formats.clone(), listed(at), record(0x000A, &[])].concat();
    let start = u32::try_from(globals(0).len()).unwrap();
    let (cells, codes) = seen("a.xls", &[globals(start), sheet].concat());
    assert_eq!(cells, READ);
    assert_eq!(codes, [Code::ShownOtherwise]);
}

#[test]
fn numbers_are_read_as_ods_shows_them() {
    let cell = |kind: &str, value: &str, words: &str| {
        format!(
            "<table:table-cell office:value-type='{kind}' {value}><text:p>{words}</text:p></table:table-cell>"
        )
    };
    let cells = [
        cell("percentage", "office:value='0.9452'", "94.52%"),
        cell("date", "office:date-value='2024-09-01'", "2024年9月1日"),
        cell("float", "office:value='213508801'", "0213508801"),
        cell("float", "office:value='955000'", "95.5"),
        cell("float", "office:value='3.825'", "3.8"),
        cell("float", "office:value='2135088101'", "2135088101"),
        cell("float", "office:value='94.52'", "94.52%"),
        cell("float", "office:value='0.5'", "0.50%"),
    ];
    let rows =
        format!("<table:table><table:table-row>{}</table:table-row></table:table>", cells.concat());
    let (cells, codes) = seen("a.ods", &ods(&rows));
    assert_eq!(cells, READ);
    assert_eq!(codes, [Code::ShownOtherwise]);
}

/// What Excel and WPS put on the clipboard, and save as a web page: the number beside its words.
#[test]
fn numbers_are_read_as_html_shows_them() {
    let cell = |number: f64, format: &str, words: &str| {
        format!(
            "<td align=right style='mso-number-format:\"{format}\"' x:num=\"{number}\">{words}</td>"
        )
    };
    let words =
        ["94.52%", "2024-09-01", "0213508801", "95.5", "3.8", "2135088101", "94.52%", "0.50%"];
    let cells = STORED.iter().zip(words).map(|((number, format), words)| {
        let format = format.replace('"', "\\0022").replace('.', "\\.");
        cell(*number, &format, words)
    });
    let page = format!(
        "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><meta charset=gb2312><style>\
        .xl65 {{mso-number-format:Percent;}}</style></head><body><table><!--StartFragment--><tr>{}</tr>\
        <!--EndFragment--></table></body></html>",
        cells.collect::<String>()
    );
    let (cells, codes) = seen("粘贴的表格 1.html", page.as_bytes());
    assert_eq!(cells, READ);
    assert_eq!(codes, [Code::ShownOtherwise]);
    let others = [
        ("x:num", "1,234", "Text(\"1,234\")"),
        ("x:num='0.945234'", "95%", "Text(\"94.5234%\")"),
        ("x:num='45536'", "2024年9月1日", "Text(\"2024年9月1日\")"),
        ("x:num='45536'", "9月1日", "Text(\"9月1日\")"),
        ("x:num='-5'", "-5", "Number(-5.0)"),
        ("x:num='1234.5'", "\u{a0}1,234.5 ", "Number(1234.5)"),
        ("x:str", "0213508801", "Text(\"0213508801\")"),
        ("style='mso-number-format:\"\\@\"'", "0213508801", "Text(\"0213508801\")"),
    ];
    for (attribute, words, read) in others {
        let page = format!("<table><tr><td {attribute}>{words}</td></tr></table>");
        assert_eq!(seen("a.html", page.as_bytes()).0, [read], "{attribute} {words}");
    }
}

#[test]
fn numbers_are_read_as_excel_2003_shows_them() {
    let xml = "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>\
        <Styles><Style ss:ID='p'><NumberFormat ss:Format='Percent'/></Style><Style ss:ID='c'><NumberFormat ss:Format='0000000000'/></Style></Styles>\
        <Worksheet ss:Name='甲'><Table><Row><Cell ss:StyleID='p'><Data ss:Type='Number'>0.9452</Data></Cell><Cell ss:StyleID='c'><Data ss:Type='Number'>213508801</Data></Cell>\
        <Cell><Data ss:Type='DateTime'>2024-09-01T00:00:00.000</Data></Cell><Cell><Data ss:Type='Number'>450</Data><Comment><ss:Data>12</ss:Data></Comment></Cell>\
        <Cell><ss:Data ss:Type='String'>12<Sup>1</Sup></ss:Data></Cell></Row></Table></Worksheet></Workbook>";
    let (cells, codes) = seen("a.xls", xml.as_bytes());
    let read = [
        "Text(\"94.52%\")",
        "Text(\"0213508801\")",
        "Text(\"2024-09-01\")",
        "Number(450.0)",
        "Text(\"12\")",
    ];
    assert_eq!(cells, read);
    assert_eq!(codes, [Code::PartlyRead]);
}

/// Pieces that look apart, in shared and in inline texts, in .ods and in HTML.
#[test]
fn footnotes_and_what_is_struck_out_are_no_part_of_a_figure() {
    let run = |look: &str, words: &str| format!("<r><rPr>{look}</rPr><t>{words}</t></r>");
    let raised = run("", "12") + &run("<vertAlign val='superscript'/>", "1");
    let struck = run("<strike/>", "9") + &run("<strike val='0'/>", "12");
    let unit = run("", "面积(m") + &run("<vertAlign val='superscript'/>", "2") + &run("", ")");
    let inline = |runs: &str| format!("<row><c t='inlineStr'><is>{runs}</is></c></row>");
    let shared = "<row><c t='s'><v>0</v></c></row>";
    let cases = [
        ("a.xlsx", xlsx(&inline(&raised), ""), "12", true),
        ("a.xlsx", xlsx(shared, &format!("<si>{raised}</si>")), "12", true),
        ("a.xlsx", xlsx(&inline(&struck), ""), "12", true),
        ("a.xlsx", xlsx(shared, &format!("<si>{struck}</si>")), "12", true),
        ("a.xlsx", xlsx(shared, &format!("<si>{unit}</si>")), "面积(m2)", false),
        ("a.xlsx", xlsx(shared, "<si><t>\u{202D}450\u{202C}</t></si>"), "450", false),
        ("a.xls", b"<table><tr><td>12<sup>1</sup></td></tr></table>".to_vec(), "12", true),
        ("a.xls", b"<table><tr><td><s>9</s>12</td></tr></table>".to_vec(), "12", true),
        (
            "a.xls",
            b"<table><tr><td>450<div style='display: none'>12</div></td></tr></table>".to_vec(),
            "450",
            true,
        ),
    ];
    for (name, bytes, words, is_told) in cases {
        let (cells, codes) = seen(name, &bytes);
        assert_eq!(cells, [format!("{:?}", Value::Text(words))]);
        assert_eq!(codes, vec![Code::PartlyRead; usize::from(is_told)], "{words}");
    }
}

#[test]
fn an_ods_says_how_its_words_look_by_styles() {
    let body = "<style:style style:name='T1'><style:text-properties style:text-position='super 58%'/></style:style>\
        <style:style style:name='T2'><style:text-properties style:text-line-through-style='solid'/></style:style>\
        <table:table><table:table-row><table:table-cell office:value-type='string'><text:p>12<text:span text:style-name='T1'>1</text:span></text:p></table:table-cell>\
        <table:table-cell office:value-type='string'><text:p><text:span text:style-name='T2'>9</text:span>12</text:p></table:table-cell></table:table-row>\
        <table:table-row table:visibility='filter'><table:table-cell office:value='7' office:value-type='float'/></table:table-row></table:table>";
    let (cells, codes) = seen("a.ods", &ods(body));
    assert_eq!(cells, ["Text(\"12\")", "Text(\"12\")", "Number(7.0)"]);
    assert_eq!(codes, [Code::PartlyRead, Code::PartlyRead, Code::HiddenCells]);
}

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    for row in 0..6 {
        sheet.write(row, 0, "小学").unwrap().write(row, 3, 5).unwrap();
    }
    for row in [2, 3, 5] {
        sheet.set_row_hidden(row).unwrap();
    }
    sheet.set_column_hidden(3).unwrap();
    let book = read_all("a.xlsx", &writer.save_to_buffer().unwrap());
    let grid = &book.sheets[0].grid;
    assert_eq!(
        (&grid.hidden_rows[..], &grid.hidden_columns[..]),
        (&[(2, 3), (5, 5)][..], &[(3, 3)][..])
    );
    let told = findings(&book);
    assert_eq!(told.len(), 2);
    assert!(told[0].1.contains("第 3–4、6 行") && told[1].1.contains("的D 列"));
}

#[test]
fn words_centred_across_cells_stand_over_all_of_them() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    let across = Style::new().set_align(rust_xlsxwriter::FormatAlign::CenterAcross);
    sheet.write_with_format(0, 1, "在校生数", &across).unwrap();
    sheet.write_blank(0, 2, &across).unwrap().write_blank(0, 3, &across).unwrap();
    sheet.write_with_format(0, 4, "教师数", &across).unwrap();
    let book = read_all("a.xlsx", &writer.save_to_buffer().unwrap());
    assert_eq!(book.sheets[0].grid.merged, [Span { top: 0, left: 1, bottom: 0, right: 3 }]);
}

/// Others of the column were calculated; these cannot be 0.
#[test]
fn a_formula_that_cannot_give_zero_was_not_calculated() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    sheet.write(0, 0, 2).unwrap().write(0, 1, 3).unwrap();
    sheet.write_formula(0, 3, Formula::new("A1+B1").set_result("0")).unwrap();
    sheet.write_formula(1, 3, Formula::new("SUM(A2:B2)").set_result("0")).unwrap();
    sheet.write_formula(2, 3, Formula::new("IF(A1>1,1,0)").set_result("1")).unwrap();
    let book = read_all("a.xlsx", &writer.save_to_buffer().unwrap());
    let grid = &book.sheets[0].grid;
    assert_eq!(grid.get(0, 3), Value::Formula);
    assert_eq!((grid.get(1, 3), grid.get(2, 3)), (Value::Number(0.0), Value::Number(1.0)));
    assert!(findings(&book).len() == 1 && findings(&book)[0].1.contains("D1"));
    let cell = |formula: &str, value: &str| {
        format!(
            "<table:table-row><table:table-cell office:value='2' office:value-type='float'/><table:table-cell table:formula='of:={formula}' office:value-type='float' office:value='{value}'/></table:table-row>"
        )
    };
    let rows = cell("[.A1]*3", "0") + &cell("[.C1]", "0") + &cell("FOO([.A1])", "4");
    let book = read_all("a.ods", &ods(&format!("<table:table>{rows}</table:table>")));
    let grid = &book.sheets[0].grid;
    assert_eq!((grid.get(0, 1), grid.get(1, 1)), (Value::Formula, Value::Number(0.0)));
}

#[test]
fn tables_within_tables_and_parts_in_utf_16_are_read() {
    let page = "<table><tr><td>页眉</td></tr><tr><td><table><tr><td>校名</td><td>学生</td></tr><tr><td>一小</td><td>5</td></tr></table></td></tr></table>";
    let book = read_all("a.xls", page.as_bytes());
    assert_eq!(book.sheets[0].grid.get(0, 0), Value::Text("页眉"));
    let rows: Vec<_> = book.sheets[0].grid.written_rows().collect();
    assert_eq!(book.sheets[0].grid.get(rows[2], 1), Value::Text("5"));
    let wide: Vec<u8> = "\u{FEFF}<worksheet><sheetData><row><c t='str'><v>一小</v></c><c><v>5</v></c></row></sheetData></worksheet>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut parts = xlsx_parts("", "<sst/>");
    parts[3] = Entry::new("xl/worksheets/sheet1.xml", &wide);
    let book = read_all("a.xlsx", &zip(&parts, &|_, at| at));
    assert_eq!(book.sheets[0].grid.get(0, 0), Value::Text("一小"));
    assert_eq!(book.findings, []);
}

#[test]
fn what_guards_and_owners_leave_is_named() {
    for head in [&b"%TSD-Header-###%"[..], b"\x62\x14\x23\x65\x02\0\0\0E-SafeNet\0"] {
        let bytes = [head, &[0x9E; 600]].concat();
        refused("a.xlsx", &bytes, Code::UnknownEncryption, "解密");
    }
    let mut owner = vec![b' '; 165];
    owner[0] = 3;
    owner[1..4].copy_from_slice(b"tom");
    owner[55] = 3;
    let book = read_all("~$a.xlsx", &owner);
    assert_eq!(book.findings[0].severity, crate::findings::Severity::Notice);
    assert!(book.findings[0].message.contains("临时文件"));
    // An .ods that leaves its type to the manifest.
    let table = "<office:document-content><office:body><office:spreadsheet><table:table><table:table-row><table:table-cell office:value-type='string'><text:p>一小</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
    let manifest = format!(
        "<manifest:manifest><manifest:file-entry manifest:full-path='/' manifest:media-type='{}'/></manifest:manifest>",
        ods::MEDIA_TYPE
    );
    let parts = [
        Entry::new("META-INF/manifest.xml", manifest.as_bytes()),
        Entry::new("content.xml", table.as_bytes()),
    ];
    let book = read_all("a.ods", &zip(&parts, &|_, at| at));
    assert_eq!(book.sheets[0].grid.get(0, 0), Value::Text("一小"));
}
