//! One county in every format: the same cells come out.

use expect_test::{Expect, expect};

use super::*;

fn check(name: &str, bytes: &[u8], expect: &Expect) {
    expect.assert_eq(&shown(&read_all(name, bytes)));
}

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/fixtures/sheet/", $name))
    };
}

#[test]
fn xlsx_with_shared_texts() {
    check(
        "a.xlsx",
        fixture!("sheet.xlsx"),
        &expect![[r##"
        Some(Xlsx)
        [数据]
        A1="示范县义务教育学校基本情况"
        A2="学校名称" B2="办学类型" C2="在校生数" E2="教学及辅助用房面积(㎡)"
        C3="小学" D3="初中"
        A4="第一小学" B4="小学" C4=1234 E4=5678.25
        A5="河口九年一贯制学校" B5="九年一贯制学校" C5=300 D5=450.5 E5="1,234.5"
        A6="合计" B6="文字结果" C6=1534 D6=Error("#DIV/0!") E6=Boolean(true)
        merged 0:0 to 0:4
        merged 1:0 to 2:0
        merged 1:2 to 1:3
        [隐藏说明] hidden
        A1="说明" B1=1.5
        A2=-0.01 B2=10000000000
        Warning CellError Cell(Cell { file: 7, sheet: 0, row: 5, column: 3 }) “数据”的 D6 是错误值 #DIV/0!，按缺失处理。请在原表中改正公式或直接填写数值。
    "##]],
    );
}
#[test]
fn xlsx_with_texts_in_cells() {
    check(
        "a.xlsx",
        fixture!("inline.xlsx"),
        &expect![[r##"
        Some(Xlsx)
        [数据]
        A1="示范县义务教育学校基本情况"
        A2="学校名称" B2="办学类型" C2="在校生数" E2="教学及辅助用房面积(㎡)"
        C3="小学" D3="初中"
        A4="第一小学" B4="小学" C4=1234 E4=5678.25
        A5="河口九年一贯制学校" B5="九年一贯制学校" C5=300 D5=450.5 E5="1,234.5"
        A6="合计" B6="文字结果" C6=1534 D6=Error("#DIV/0!") E6=Boolean(true)
        merged 0:0 to 0:4
        merged 1:0 to 2:0
        merged 1:2 to 1:3
        [隐藏说明] hidden
        A1="说明" B1=1.5
        A2=-0.01 B2=10000000000
        Warning CellError Cell(Cell { file: 7, sheet: 0, row: 5, column: 3 }) “数据”的 D6 是错误值 #DIV/0!，按缺失处理。请在原表中改正公式或直接填写数值。
    "##]],
    );
}
#[test]
fn xlsb() {
    check(
        "a.xlsb",
        fixture!("sheet.xlsb"),
        &expect![[r##"
        Some(Xlsb)
        [数据]
        A1="示范县义务教育学校基本情况"
        A2="学校名称" B2="办学类型" C2="在校生数" E2="教学及辅助用房面积(㎡)"
        C3="小学" D3="初中"
        A4="第一小学" B4="小学" C4=1234 E4=5678.25
        A5="河口九年一贯制学校" B5="九年一贯制学校" C5=300 D5=450.5 E5="1,234.5"
        A6="合计" B6="文字结果" C6=1534 D6=Error("#DIV/0!") E6=Boolean(true)
        merged 0:0 to 0:4
        merged 1:0 to 2:0
        merged 1:2 to 1:3
        [隐藏说明] hidden
        A1="说明" B1=1.5
        A2=-0.01 B2=10000000000
        Warning CellError Cell(Cell { file: 7, sheet: 0, row: 5, column: 3 }) “数据”的 D6 是错误值 #DIV/0!，按缺失处理。请在原表中改正公式或直接填写数值。
    "##]],
    );
}
#[test]
fn xlsb_with_texts_in_cells() {
    check(
        "a.xlsb",
        fixture!("inline.xlsb"),
        &expect![[r##"
        Some(Xlsb)
        [数据]
        A1="示范县义务教育学校基本情况"
        A2="学校名称" B2="办学类型" C2="在校生数" E2="教学及辅助用房面积(㎡)"
        C3="小学" D3="初中"
        A4="第一小学" B4="小学" C4=1234 E4=5678.25
        A5="河口九年一贯制学校" B5="九年一贯制学校" C5=300 D5=450.5 E5="1,234.5"
        A6="合计" B6="文字结果" C6=1534 D6=Error("#DIV/0!") E6=Boolean(true)
        merged 0:0 to 0:4
        merged 1:0 to 2:0
        merged 1:2 to 1:3
        [隐藏说明] hidden
        A1="说明" B1=1.5
        A2=-0.01 B2=10000000000
        Warning CellError Cell(Cell { file: 7, sheet: 0, row: 5, column: 3 }) “数据”的 D6 是错误值 #DIV/0!，按缺失处理。请在原表中改正公式或直接填写数值。
    "##]],
    );
}
#[test]
fn xls_of_biff8() {
    check(
        "a.xls",
        fixture!("biff8.xls"),
        &expect![[r##"
        Some(Xls)
        [数据]
        A1="示范县义务教育学校基本情况"
        A2="学校名称" B2="办学类型" C2="在校生数" E2="教学及辅助用房面积(㎡)"
        C3="小学" D3="初中"
        A4="第一小学" B4="小学" C4=1234 E4=5678.25
        A5="河口九年一贯制学校" B5="九年一贯制学校" C5=300 D5=450.5 E5="1,234.5"
        A6="合计" B6="文字结果" C6=1534 D6=Error("#DIV/0!") E6=Boolean(true)
        merged 0:0 to 0:4
        merged 1:0 to 2:0
        merged 1:2 to 1:3
        [隐藏说明] hidden
        A1="说明" B1=1.5
        A2=-0.01 B2=10000000000
        Warning CellError Cell(Cell { file: 7, sheet: 0, row: 5, column: 3 }) “数据”的 D6 是错误值 #DIV/0!，按缺失处理。请在原表中改正公式或直接填写数值。
    "##]],
    );
}
/// BIFF5 has its words in a code page; these records stand alone, without a compound file.
#[test]
fn xls_of_biff5_in_gbk() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let record = |kind: u16, data: &[u8]| {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    };
    let bof = |kind: u8| record(0x0809, &[0, 5, kind, 0, 0, 0, 0, 0]);
    let name = gbk("学校情况");
    let label = |row: u8, column: u8, text: &str| {
        let text = gbk(text);
        let length = u8::try_from(text.len()).unwrap();
        record(0x0204, &[&[row, 0, column, 0, 0, 0, length, 0][..], &text].concat())
    };
    let listed = |at: u32| {
        let length = u8::try_from(name.len()).unwrap();
        record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, length], &name].concat())
    };
    let globals = |at| {
        [bof(5), record(0x0042, &936_u16.to_le_bytes()), listed(at), record(0x000A, &[])].concat()
    };
    let start = u32::try_from(globals(0).len()).unwrap();
    let sheet = [
        bof(16),
        label(0, 0, "学校名称"),
        label(0, 1, "在校生数"),
        label(1, 0, "第一小学"),
        record(0x0203, &[&[1, 0, 1, 0, 0, 0][..], &1234.5_f64.to_le_bytes()].concat()),
        record(0x00BD, &[2, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 7, 0, 0, 0, 1, 0]),
        record(0x000A, &[]),
    ];
    check(
        "a.xls",
        &[globals(start), sheet.concat()].concat(),
        &expect![[r#"
        Some(Xls)
        [学校情况]
        A1="学校名称" B1="在校生数"
        A2="第一小学" B2=1234.5
        A3=1 B3=0.01
    "#]],
    );
}

#[test]
fn ods() {
    check(
        "a.ods",
        fixture!("sheet.ods"),
        &expect![[r#"
        Some(Ods)
        [数据]
        A1="示范县义务教育学校基本情况"
        A2="学校名称" B2="办学类型" C2="在校生数" E2="教学及辅助用房面积(㎡)"
        C3="小学" D3="初中"
        A4="第一小学" B4="小学" C4=1234 E4=5678.25
        A5="河口九年一贯制学校" B5="九年一贯制学校" C5=300 D5=450.5 E5="1,234.5"
        A6="合计" B6="文字结果" C6=1534 E6=Boolean(true)
        merged 0:0 to 0:4
        merged 1:0 to 2:0
        merged 1:2 to 1:3
        [隐藏说明]
        A1="说明" B1=1.5
        A2=-0.01 B2=10000000000
    "#]],
    );
}
#[test]
fn excel_2003_xml() {
    check(
        "a.xls",
        fixture!("excel2003.xls"),
        &expect![[r##"
        Some(SpreadsheetMl)
        [数据]
        A1="示范县义务教育学校基本情况"
        A2="学校名称" B2="办学类型" C2="在校生数" E2="教学及辅助用房面积(㎡)"
        C3="小学" D3="初中"
        A4="第一小学" B4="小学" C4=1234 E4=5678.25
        A5="河口九年一贯制学校" B5="九年一贯制学校" C5=300 D5=450.5 E5="1,234.5"
        A6="合计" B6="文字结果" C6=1534 D6=Error("#DIV/0!") E6=Boolean(true)
        merged 0:0 to 0:4
        merged 1:0 to 2:0
        merged 1:2 to 1:3
        [隐藏说明] hidden
        A1="说明" B1=1.5
        A2=-0.01 B2=10000000000
        Warning CellError Cell(Cell { file: 7, sheet: 0, row: 5, column: 3 }) “数据”的 D6 是错误值 #DIV/0!，按缺失处理。请在原表中改正公式或直接填写数值。
    "##]],
    );
}
#[test]
fn html_saved_as_xls() {
    check(
        "网页.xls",
        fixture!("html.xls"),
        &expect![[r##"
        Some(Html)
        [网页]
        A1="示范县义务教育学校基本情况"
        A2="学校名称" B2="办学类型" C2="在校生数" E2="教学及辅助用房面积(㎡)"
        C3="小学" D3="初中"
        A4="第一小学" B4="小学" C4="1234" E4="5678.25"
        A5="河口九年一贯制学校" B5="九年一贯制学校" C5="300" D5="450.5" E5="1,234.5"
        A6="合计" B6="文字结果" C6="1534" D6="#DIV/0!" E6="TRUE"
        merged 0:0 to 0:4
        merged 1:0 to 2:0
        merged 1:2 to 1:3
    "##]],
    );
}
#[test]
fn formulas_without_results() {
    check(
        "a.xlsx",
        fixture!("formula.xlsx"),
        &expect![[r#"
        Some(Xlsx)
        [数据]
        A1="学校名称" B1="合计"
        A2="第一小学" B2=Formula
        Error FormulaWithoutValue Cell(Cell { file: 7, sheet: 0, row: 1, column: 1 }) “数据”有 1 个公式没有保存结果（第一个在 B2），读不到数值。请用 Excel 或 WPS 打开该文件，保存一次后再导入。
    "#]],
    );
    check(
        "a.xls",
        fixture!("formula.xls"),
        &expect![[r#"
        Some(Xls)
        [数据]
        A1="学校名称" B1="合计"
        A2="第一小学" B2=Formula
        Error FormulaWithoutValue Cell(Cell { file: 7, sheet: 0, row: 1, column: 1 }) “数据”有 1 个公式没有保存结果（第一个在 B2），读不到数值。请用 Excel 或 WPS 打开该文件，保存一次后再导入。
    "#]],
    );
}
