//! What formats do in their corners.

use expect_test::{Expect, expect};

use super::make::*;
use super::*;

fn check(name: &str, bytes: &[u8], expect: &Expect) {
    expect.assert_eq(&shown(&read_all(name, bytes)));
}

#[test]
fn ods_cells_rows_and_notes() {
    let body = "<table:calculation-settings/><table:table table:name='一'><table:table-column table:number-columns-repeated='9'/>\
        <table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='2' office:value-type='string'>\
        <office:annotation><dc:creator>某人</dc:creator><text:p>批注</text:p></office:annotation><text:p>学校<text:s text:c='2'/>名<text:span>称</text:span></text:p><text:p>第二行&amp;</text:p></table:table-cell>\
        <table:covered-table-cell/><table:table-cell table:number-columns-repeated='2' office:value-type='float' office:value='1.5'><text:p>1.50</text:p></table:table-cell></table:table-row></table:table-header-rows>\
        <table:table-row table:number-rows-repeated='2'><table:covered-table-cell table:number-columns-repeated='2'/>\
        <table:table-cell office:value-type='string'><text:p>重复</text:p></table:table-cell><table:table-cell office:value-type='percentage' office:value='0.25'/></table:table-row>\
        <table:table-row table:number-rows-repeated='100'><table:table-cell table:number-columns-repeated='1000'/></table:table-row>\
        <table:table-row><table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>TRUE</text:p></table:table-cell>\
        <table:table-cell table:formula='of:=1/0' office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell>\
        <table:table-cell table:formula='of:=[.A1]'/><table:table-cell office:value-type='date' office:date-value='2024-09-01'><text:p>2024-09-01</text:p></table:table-cell>\
        <table:table-cell office:value-type='currency' office:value='3'/></table:table-row></table:table>\
        <table:table table:name='二'/><table:table table:name='三'><table:table-row/></table:table>";
    check(
        "a.ods",
        &ods(body),
        &expect![[r##"
            Some(Ods)
            [一]
            A1="学校  名称\n第二行&" C1=1.5 D1=1.5
            C2="重复" D2="25%"
            C3="重复" D3="25%"
            A104=Boolean(true) B104=Error("#DIV/0!") C104=Formula D104="2024-09-01" E104=3
            merged 0:0 to 1:1
            [二]
            [三]
            Warning CellError Cell(Cell { file: 7, sheet: 0, row: 103, column: 1 }) “一”的 B104 是错误值 #DIV/0!，按缺失处理。请在原表中改正公式或直接填写数值。
            Error FormulaWithoutValue Cell(Cell { file: 7, sheet: 0, row: 103, column: 2 }) “一”有 1 个公式没有保存结果（第一个在 C104），读不到数值。请用 Excel 或 WPS 打开该文件，保存一次后再导入。
        "##]],
    );
}

#[test]
fn html_spans_nested_tables_and_scripts() {
    let page = "<html><head><meta charset='gb2312'><title>x<table></title><style>td{a:b}</style></head><BODY>\
        <script>if (a<b) document.write('<table><tr><td>no</td></tr></table>')</script>\
        <TABLE><TR><TH ROWSPAN=2>学校<BR>名称</TH><TH colspan=\"2\">学生  数</TH></TR><TR><TD>小学<TD>初中</TR>\
        <tr><td>一小<table><tr><td>内</td><td>表</td></tr></table></td><td x:num=\"1234.5\" nowrap>1,235</td><td>&nbsp;</td><td>5 &lt; 6 && 7</td></tr></TABLE>\
        <p>之间</p><table><tr><td>下一张</td></tr></table>";
    check(
        "页.xls",
        page.as_bytes(),
        &expect![[r#"
        Some(Html)
        [页]
        A1="学校\n名称" B1="学生 数"
        B2="小学" C2="初中"
        A3="一小\n内\n表" B3=1234.5 D3="5 < 6 && 7"
        A4="下一张"
        merged 0:0 to 1:0
        merged 0:1 to 0:2
    "#]],
    );
    let (gbk, ..) = encoding_rs::GBK.encode("<table><tr><td>学校</td><td>1</td></tr></table>");
    check(
        "页.xls",
        &gbk,
        &expect![[r#"
            Some(Html)
            [页]
            A1="学校" B1="1"
        "#]],
    );
}

#[test]
fn excel_2003_skips_and_spans() {
    let xml = "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>\
        <Worksheet ss:Name='甲'><Table><Row ss:Index='3'><Cell ss:Index='2' ss:MergeAcross='1' ss:MergeDown='1'><Data ss:Type='String'>头<B>粗</B></Data></Cell><Cell><Data ss:Type='Number'>7</Data></Cell></Row>\
        <Row ss:Span='2'/><Row><Cell ss:Formula='=A1'/><Cell><Data ss:Type='Boolean'>1</Data></Cell></Row></Table>\
        <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
    check(
        "a.xls",
        xml.as_bytes(),
        &expect![[r#"
        Some(SpreadsheetMl)
        [甲] hidden
        B3="头粗" D3=7
        A7=Formula B7=Boolean(true)
        merged 2:1 to 3:2
        Error FormulaWithoutValue Cell(Cell { file: 7, sheet: 0, row: 6, column: 0 }) “甲”有 1 个公式没有保存结果（第一个在 A7），读不到数值。请用 Excel 或 WPS 打开该文件，保存一次后再导入。
    "#]],
    );
}

#[test]
fn xlsx_corners() {
    let cells = "<row r='2' ht='20'><c r='B2' t='s' s='4'><v>0</v></c><c t='s'><v>1</v></c><c t='inlineStr'><is><r><t>分</t></r><r><t xml:space='preserve'>段 </t></r><rPh><t>fen</t></rPh></is></c></row>\
        <row><c t='b'><v>0</v></c><c t='e'><v>#NUM!</v></c><c t='str'><f>A1</f><v></v></c><c><f>A1</f></c><c s='1'/><c><v>1e-3</v></c><c><v>不是数</v></c></row>\
        <x:row xmlns:x='y'><x:c r=\"d9\"><x:v>12345678901</x:v></x:c></x:row><row r='10'/><row><c><v>-0.5</v></c></row>";
    let strings = "<si><t>名_x000D_\n称 &#x5B66;&lt;</t><rPh sb='0'><t>ming</t></rPh></si><si><r><t>甲</t></r><r><rPr/><t>乙</t></r></si>";
    check(
        "a.xlsx",
        &xlsx(cells, strings),
        &expect![[r##"
        Some(Xlsx)
        [数据 & 表]
        B2="名\r\n称 学<" C2="甲乙" D2="分段 "
        A3=Boolean(false) B3=Error("#NUM!") D3=Formula F3=0.001 G3="不是数"
        D9=12345678901
        A11=-0.5
        Warning CellError Cell(Cell { file: 7, sheet: 0, row: 2, column: 1 }) “数据 & 表”的 B3 是错误值 #NUM!，按缺失处理。请在原表中改正公式或直接填写数值。
        Error FormulaWithoutValue Cell(Cell { file: 7, sheet: 0, row: 2, column: 3 }) “数据 & 表”有 1 个公式没有保存结果（第一个在 D3），读不到数值。请用 Excel 或 WPS 打开该文件，保存一次后再导入。
    "##]],
    );
}

#[test]
fn many_errors_are_counted() {
    let cells: String = (0..50).map(|_| "<c t='e'><v>#N/A</v></c>").collect();
    let book = read_all("a.xlsx", &xlsx(&format!("<row>{cells}</row>"), ""));
    assert_eq!(book.findings.len(), 21);
    assert!(book.findings[20].message.contains("另有 30 个"));
}

#[test]
fn one_broken_sheet_leaves_the_others() {
    let mut writer = rust_xlsxwriter::Workbook::new();
    for name in ["甲", "乙", "丙"] {
        writer.add_worksheet().set_name(name).unwrap().write(0, 0, name).unwrap();
    }
    let good = writer.save_to_buffer().unwrap();
    let archive =
        package::Package::open(&good, &Limits::default()).unwrap_or_else(|_| panic!("opens"));
    let parts: Vec<_> = archive
        .entries
        .iter()
        .map(|entry| {
            let content =
                archive.whole(&entry.name, 1 << 20).unwrap_or_else(|_| panic!("inflates")).unwrap();
            let kept =
                if entry.name.ends_with("sheet2.xml") { content.len() / 2 } else { content.len() };
            Entry::new(&entry.name, &content[..kept])
        })
        .collect();
    let book = read_all("a.xlsx", &make::zip(&parts, &|_, at| at));
    assert_eq!(
        book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(),
        ["甲", "丙"]
    );
    assert_eq!(findings(&book).len(), 1);
    assert!(findings(&book)[0].1.contains("“乙”"));
}

#[test]
fn zip64_is_read() {
    let mut writer = rust_xlsxwriter::Workbook::new();
    writer.use_zip_large_file(true);
    writer.add_worksheet().write(0, 0, "大").unwrap();
    let book = read_all("a.xlsx", &writer.save_to_buffer().unwrap());
    assert_eq!(book.sheets[0].grid.get(0, 0), Value::Text("大"));
}

#[test]
fn text_files_of_every_encoding() {
    let text = "学校名称\t在校生数\n第一小学\t\"1,200\"\n";
    let (gbk, ..) = encoding_rs::GBK.encode(text);
    let wide: Vec<u8> =
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes(), &gbk, &wide] {
        let book = read_all("统计.表.csv", bytes);
        assert_eq!((book.format, book.findings.len()), (Some(Format::Csv), 0));
        assert_eq!(book.sheets[0].name, "统计.表");
        assert_eq!(book.sheets[0].grid.get(1, 1), Value::Text("1,200"));
    }
}

/// Whatever bytes follow a known beginning: no panic.
mod anything {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn does_not_panic(start in 0_usize..8, rest in prop::collection::vec(any::<u8>(), 0..600)) {
            let starts: [&[u8]; 8] = [
                b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\x09\x08\x10\0\0\x06\x05\0\0\0\0\0\0\0\0\0\0\0\0\0",
                b"<table><tr><td>", b"\xFF\xFE", b"a,\"", b"<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            ];
            read_all("a", &[starts[start], &rest].concat());
        }

        #[test]
        fn records_do_not_panic(records in prop::collection::vec((0_usize..14, prop::collection::vec(any::<u8>(), 0..40)), 0..30)) {
            let kinds: [u16; 14] = [0x85, 0xFC, 0x3C, 0x0A, 0x203, 0x27E, 0xBD, 0xFD, 0x204, 0x205, 0x06, 0x207, 0xE5, 0x809];
            let mut stream = vec![9, 8, 8, 0, 0, 6, 5, 0, 0, 0, 0, 0];
            // One sheet, right behind the globals.
            stream.extend([0x85, 0, 10, 0, 30, 0, 0, 0, 0, 0, 2, 0, b'a', b'b', 0x0A, 0, 0, 0]);
            stream.extend([9, 8, 8, 0, 0, 6, 16, 0, 0, 0, 0, 0]);
            for (kind, data) in records {
                stream.extend(kinds[kind].to_le_bytes());
                stream.extend(u16::try_from(data.len()).unwrap_or(0).to_le_bytes());
                stream.extend(data);
            }
            stream.extend([0x0A, 0, 0, 0]);
            let book = read_all("a.xls", &stream);
            prop_assert!(book.format == Some(Format::Xls));
        }
    }
}
