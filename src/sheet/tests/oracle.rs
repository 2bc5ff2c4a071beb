//! Our readers against calamine's, on workbooks by other writers: cell by cell the same.

use calamine::{Data, Reader as _};
use proptest::prelude::*;
use rust_xlsxwriter::{Format as Style, Formula, Workbook as Writer};

use super::*;

/// All written cells of a book as calamine sees them: sheet, row, column, value.
fn theirs(name: &str, bytes: &[u8]) -> Vec<(String, u32, u32, String)> {
    let cursor = std::io::Cursor::new(bytes.to_vec());
    let mut book = calamine::open_workbook_auto_from_rs(cursor)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut cells = Vec::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let value = match value {
                Data::Int(number) => format!("{number}"),
                Data::Float(number) => format!("{number}"),
                Data::DateTime(date) => format!("{}", date.as_f64()),
                Data::Bool(flag) => format!("{flag}"),
                Data::Error(error) => error.to_string(),
                Data::String(text) if text.trim().is_empty() => continue,
                Data::String(text) => text.clone(),
                other => format!("{other:?}"),
            };
            let place = |from: u32, by: usize| from + u32::try_from(by).unwrap();
            cells.push((sheet.clone(), place(top, row), place(left, column), value));
        }
    }
    cells
}

fn ours(name: &str, bytes: &[u8]) -> Vec<(String, u32, u32, String)> {
    let book = read_all(name, bytes);
    let mut cells = Vec::new();
    for sheet in &book.sheets {
        for row in sheet.grid.written_rows() {
            for (column, value) in sheet.grid.row(row) {
                let value = match value {
                    Value::Number(number) => format!("{number}"),
                    Value::Text(text) | Value::Error(text) => text.to_owned(),
                    Value::Boolean(flag) => format!("{flag}"),
                    Value::Formula => continue,
                    Value::Blank => unreachable!("blanks are not kept"),
                };
                cells.push((sheet.name.clone(), row, column, value));
            }
        }
    }
    cells
}

#[derive(Clone, Debug)]
enum Content {
    Number(f64),
    Text(String),
    Boolean(bool),
    Styled,
    Percent(f64),
    Calculated(i32),
}

fn content() -> impl Strategy<Value = Content> {
    prop_oneof![
        (-1e9..1e9).prop_map(Content::Number),
        any::<i32>().prop_map(|number| Content::Number(f64::from(number))),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Content::Number),
        "[a-z <>&\"'一二三四五小学校（）\n]{0,12}".prop_map(Content::Text),
        any::<bool>().prop_map(Content::Boolean),
        Just(Content::Styled),
        (0.0..1.0).prop_map(Content::Percent),
        any::<i32>().prop_map(Content::Calculated),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn xlsx_cells_are_the_same(
        cells in prop::collection::vec((0_u32..40, 0_u16..30, content()), 0..120),
        far in 0_u32..1_048_576,
    ) {
        let mut writer = Writer::new();
        let percent = Style::new().set_num_format("0.00%").set_bold();
        let sheet = writer.add_worksheet();
        sheet.set_name("甲 & <乙>").unwrap();
        for (row, column, content) in &cells {
            let done = match content {
                Content::Number(number) => sheet.write(*row, *column, *number),
                Content::Text(text) => sheet.write(*row, *column, text),
                Content::Boolean(flag) => sheet.write(*row, *column, *flag),
                Content::Styled => sheet.write_blank(*row, *column, &percent),
                Content::Percent(number) => sheet.write_with_format(*row, *column, *number, &percent),
                Content::Calculated(number) => {
                    sheet.write_formula(*row, *column, Formula::new("1+1").set_result(number.to_string()))
                }
            };
            done.unwrap();
        }
        // Something far away, calculated and not zero: no formula is taken as never calculated.
        let far = far.min(900);
        sheet.write_formula(far, 50, Formula::new("1+1").set_result("2")).unwrap();
        let bytes = writer.save_to_buffer().unwrap();
        prop_assert_eq!(ours("a.xlsx", &bytes), theirs("a.xlsx", &bytes));
    }
}

#[test]
fn files_of_other_programs_are_the_same() {
    for name in ["sheet.xlsx", "inline.xlsx", "biff8.xls", "long.xls"] {
        let path = format!("{}/tests/fixtures/sheet/{name}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).unwrap();
        assert_eq!(ours(name, &bytes), theirs(name, &bytes), "{name}");
    }
}

#[test]
fn merged_blocks_and_hidden_sheets_are_told() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    let plain = Style::new();
    sheet.merge_range(0, 0, 0, 5, "标题", &plain).unwrap();
    sheet.merge_range(1, 2, 2, 3, "小学", &plain).unwrap();
    writer.add_worksheet().set_name("藏").unwrap().set_hidden(true).write(0, 0, 1).unwrap();
    let book = read_all("a.xlsx", &writer.save_to_buffer().unwrap());
    let spans = [
        Span { top: 0, left: 0, bottom: 0, right: 5 },
        Span { top: 1, left: 2, bottom: 2, right: 3 },
    ];
    assert_eq!(book.sheets[0].grid.merged, spans);
    assert_eq!(book.sheets.iter().map(|sheet| sheet.hidden).collect::<Vec<_>>(), [false, true]);
}

/// Some programs write 0 as the result of every formula and leave calculating to whoever opens it.
#[test]
fn zeros_that_nobody_calculated_are_no_results() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    sheet.write(0, 0, 5).unwrap();
    sheet.write_formula(0, 1, Formula::new("A1*2")).unwrap();
    sheet.write_formula(1, 1, Formula::new("A1*3")).unwrap();
    let book = read_all("a.xlsx", &writer.save_to_buffer().unwrap());
    assert_eq!(book.sheets[0].grid.get(0, 1), Value::Formula);
    assert_eq!(
        book.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(),
        [Code::FormulaWithoutValue]
    );
    assert!(book.findings[0].message.contains("2 个公式"));
}
