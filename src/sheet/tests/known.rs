//! Workbooks by other writers, of which is known what they hold: cell by cell the same.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_xlsxwriter::{Format as Style, Formula, Workbook as Writer};

use super::*;

/// All written cells of a sheet.
fn cells(sheet: &Sheet) -> BTreeMap<(u32, u32), String> {
    let mut cells = BTreeMap::new();
    for row in sheet.grid.written_rows() {
        for (column, value) in sheet.grid.row(row) {
            cells.insert((row, column), format!("{value:?}"));
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
    /// A whole percentage.
    Percent(u8),
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
        any::<u8>().prop_map(Content::Percent),
        any::<i32>().prop_map(Content::Calculated),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn xlsx_cells_are_the_same(
        written in prop::collection::vec((0_u32..40, 0_u16..30, content()), 0..120),
        far in 0_u32..1_048_576,
    ) {
        let mut writer = Writer::new();
        let percent = Style::new().set_num_format("0.00%").set_bold();
        let sheet = writer.add_worksheet();
        sheet.set_name("甲 & <乙>").unwrap();
        let mut known = BTreeMap::new();
        for (row, column, content) in &written {
            if matches!(content, Content::Text(text) if text.is_empty()) {
                continue;
            }
            let value = match content {
                Content::Number(number) => Some(format!("{:?}", Value::Number(*number))),
                // Shown times 100, with a percent sign.
                Content::Percent(percent) => {
                    Some(format!("{:?}", Value::Text(&format!("{percent}%"))))
                }
                Content::Text(text) if text.trim().is_empty() => None,
                Content::Text(text) => Some(format!("{:?}", Value::Text(text))),
                Content::Boolean(flag) => Some(format!("{:?}", Value::Boolean(*flag))),
                Content::Styled => None,
                Content::Calculated(number) => Some(format!("{:?}", Value::Number((*number).into()))),
            };
            known.remove(&(*row, u32::from(*column)));
            known.extend(value.map(|value| ((*row, u32::from(*column)), value)));
            let done = match content {
                Content::Number(number) => sheet.write(*row, *column, *number),
                Content::Text(text) => sheet.write(*row, *column, text),
                Content::Boolean(flag) => sheet.write(*row, *column, *flag),
                Content::Styled => sheet.write_blank(*row, *column, &percent),
                Content::Percent(number) => {
                    sheet.write_with_format(*row, *column, f64::from(*number) / 100.0, &percent)
                }
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
        known.insert((far, 50), "Number(2.0)".to_owned());
        let book = read_all("a.xlsx", &bytes);
        prop_assert_eq!(&book.sheets[0].name, "甲 & <乙>");
        prop_assert_eq!(cells(&book.sheets[0]), known);
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
        [Code::FormulaWithoutValue; 2]
    );
    assert!(book.findings[0].message.contains("B1") && book.findings[1].message.contains("B2"));
}
