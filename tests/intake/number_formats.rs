//! Percentages, days, codes and figures in 万元 by their number formats, wherever a figure of the county or of a
//! school is read: the same table as .xlsx, as .ods and as HTML with its numbers beside its words comes to the
//! same facts and findings.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use expect_test::{Expect, expect};
use junheng::intake::assemble;
use junheng::pipeline::read_one;
use rust_xlsxwriter::{Format, Workbook};
use zip::write::SimpleFileOptions;

use super::support::shown;

/// A cell: words, or a number with its format and how that shows it.
#[derive(Clone, Copy)]
enum Cell {
    W(&'static str),
    N(f64, &'static str, &'static str),
}

use Cell::{N, W};

type Row = Vec<Cell>;

fn xlsx(rows: &[Row]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match *cell {
                W(words) => sheet.write(at, column, words).unwrap(),
                N(number, format, _) => {
                    let format = Format::new().set_num_format(format);
                    sheet.write_with_format(at, column, number, &format).unwrap()
                }
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn ods(rows: &[Row]) -> Vec<u8> {
    let mut content = "<office:document-content><office:body><office:spreadsheet><table:table table:name='Sheet1'>".to_owned();
    for row in rows {
        content += "<table:table-row>";
        for cell in row {
            let (kind, words) = match *cell {
                W(words) => ("office:value-type='string'".to_owned(), words),
                N(number, format, words) if format.ends_with('%') => {
                    (format!("office:value-type='percentage' office:value='{number}'"), words)
                }
                N(_, format, words) if format.contains('y') => {
                    ("office:value-type='date' office:date-value='2024-09-01'".to_owned(), words)
                }
                N(number, _, words) => {
                    (format!("office:value-type='float' office:value='{number}'"), words)
                }
            };
            write!(content, "<table:table-cell {kind}><text:p>{words}</text:p></table:table-cell>")
                .unwrap();
        }
        content += "</table:table-row>";
    }
    content += "</table:table></office:spreadsheet></office:body></office:document-content>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_str()),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn html(rows: &[Row]) -> Vec<u8> {
    let mut page = "<html><body><table>".to_owned();
    for row in rows {
        page += "<tr>";
        for cell in row {
            match *cell {
                W(words) => write!(page, "<td>{words}</td>").unwrap(),
                N(number, _, words) => write!(page, "<td x:num='{number}'>{words}</td>").unwrap(),
            }
        }
        page += "</tr>";
    }
    (page + "</table></body></html>").into_bytes()
}

/// The three come to the same, but for the name of the only sheet.
fn check(rows: &[Row], expected: &Expect) {
    let read = |name: &str, bytes: &[u8]| {
        let reading = read_one(name, bytes, &[], &mut |_| ControlFlow::Continue(()));
        shown(&assemble(&[reading]))
    };
    let as_xlsx = read("Sheet1.xlsx", &xlsx(rows));
    expected.assert_eq(&as_xlsx);
    for (name, bytes) in [("Sheet1.ods", ods(rows)), ("Sheet1.html", html(rows))] {
        assert_eq!(read(name, &bytes).replace(name, "Sheet1.xlsx"), as_xlsx, "{name}");
    }
}

const DAY: Cell = N(45_536.0, "yyyy-mm-dd", "2024-09-01");

#[test]
fn figures_of_the_county_are_read_as_they_are_shown() {
    let lines: [(&str, &str, Cell); 15] = [
        ("区县名称", "", W("某区")),
        ("区县代码", "", N(10_101.0, "000000", "010101")),
        ("填报年度", "", DAY),
        ("交流轮岗教师比例", "%", N(0.2443, "0.00%", "24.43%")),
        ("小学就近划片入学比例", "%", N(94.52, "0.00\"%\"", "94.52%")),
        ("初中就近划片入学比例", "%", N(0.5, "0.00\"%\"", "0.50%")),
        ("优质高中招生名额分配比例", "%", N(0.52, "General", "0.52")),
        ("教师培训完成率", "%", N(1.0, "0%", "100%")),
        ("持证上岗率", "%", DAY),
        ("实际交流轮岗教师数", "人", DAY),
        ("符合交流条件教师总数", "人", N(0.95, "0%", "95%")),
        ("语文监测单位", "", W("国家")),
        ("语文校际差异率", "", N(0.12, "0%", "12%")),
        ("语文学业水平等级", "", N(3.0, "0", "3")),
        ("当地公务员年平均工资收入", "万元", N(174_363.0, "0!.0000", "17.4363")),
    ];
    let mut rows: Vec<Row> =
        vec![["序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明"].map(W).into()];
    for (label, unit, value) in lines {
        rows.push(vec![N(1.0, "General", "1"), W("类"), W(label), W(unit), value, W("是"), W("")]);
    }
    check(
        &rows,
        &expect![[r#"
            县 某区 E2
            县 010101 E3
            县 2024-09-01 E4
            县 当地公务员年平均工资收入 174363 E16
            县 教师培训完成率 100 E9
            县 持证上岗率 空 E10
            县 符合交流条件教师总数 空 E12
            县 实际交流轮岗教师数 空 E11
            县 交流轮岗教师比例 24.43 E5
            县 小学就近划片入学比例 94.52 E6
            县 初中就近划片入学比例 0.5 E7
            县 优质高中招生名额分配比例 空 E8
            县 语文 National 3 E15 0.12 E14
            提示 ShownOtherwise E16 “Sheet1”的 E16 存的是 174363，按它的数字格式显示为 17.4363，按显示的 17.4363 读入。 → 请核对单位；不对的，请在原表中改为直接填写。
            错误 WrongUnit E8 “优质高中招生名额分配比例”的单位是%，这里存的是 0.52，看不出是不是百分数，没有读取。 → 请写成 94.52 或“94.52%”这样的文字。
            错误 NotANumber E10 “持证上岗率”应填数字，这里写的是“2024-09-01”，没有读取。 → 请改成数字。
            错误 NotANumber E11 “实际交流轮岗教师数”应填数字，这里写的是“2024-09-01”，没有读取。 → 请改成数字。
            错误 NotANumber E12 “符合交流条件教师总数”应填数字，这里写的是“95%”，没有读取。 → 请改成数字。
        "#]],
    );
}

#[test]
fn figures_of_schools_are_read_as_they_are_shown() {
    let head = [
        "学校名称",
        "学校标识码",
        "办学类型",
        "在校生数",
        "教学仪器设备资产值（万元）",
        "校际差异率",
    ];
    let code = |number| N(number, "0000000000", "");
    let with = |cell: Cell, words| match cell {
        N(number, format, _) => N(number, format, words),
        words @ W(_) => words,
    };
    let rows: Vec<Row> = vec![
        head.map(W).into(),
        vec![
            W("甲小学"),
            with(code(101_000_001.0), "0101000001"),
            W("小学"),
            N(500.0, "0", "500"),
            N(955_000.0, "0!.0,", "95.5"),
            N(0.12, "0%", "12%"),
        ],
        vec![
            W("乙小学"),
            with(code(101_000_002.0), "0101000002"),
            W("小学"),
            DAY,
            N(120.0, "0.0", "120.0"),
            W(""),
        ],
        vec![
            W("丙小学"),
            with(code(3_101_000_003.0), "3101000003"),
            W("小学"),
            N(0.9452, "0.00%", "94.52%"),
            N(95.5, "0.0\"%\"", "95.5%"),
            W(""),
        ],
    ];
    check(
        &rows,
        &expect![[r#"
            甲小学 0101000001 小学
              在校生数 500 D2
              教学仪器设备资产值 955000 E2
            乙小学 0101000002 小学
              在校生数 空 D3
              教学仪器设备资产值 1200000 E3
            丙小学 3101000003 小学
              在校生数 空 D4
              教学仪器设备资产值 空 E4
            提示 ShownOtherwise E2 “Sheet1”的 E2 存的是 955000，按它的数字格式显示为 95.5，按显示的 95.5 读入。 → 请核对单位；不对的，请在原表中改为直接填写。
            错误 NotANumber D3 “在校生数”应填数字，这里写的是“2024-09-01”，没有读取。 → 请改成数字。
            错误 NotANumber D4 “在校生数”应填数字，这里写的是“94.52%”，没有读取。 → 请改成数字。
            错误 NotANumber E4 “教学仪器设备资产值”应填数字，这里写的是“95.5%”，没有读取。 → 请改成数字。
        "#]],
    );
}
