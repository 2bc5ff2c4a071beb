//! What the test writers write is what a reader finds: every cell, every merged block.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use std::io::Cursor;

use calamine::{Data, Dimensions, Ods, Reader, Sheets, Xls, Xlsx};
use support::table::{CellValue, Table};
use support::write::{Format, csv};

fn tables() -> [Table; 2] {
    let mut first = Table::new("填写说明");
    first.words(&["填写说明", "", "a & b < c \"d\""]);
    let mut second = Table::new("数据");
    second.words(&["学校名称", "", "教师数\n（小学）", "面积(㎡)"]);
    second.merge(0, 0, 0, 1);
    second.merge(1, 2, 2, 3);
    second.push(vec!["全宽１２３，４".into(), 5.0.into(), (-2.25).into(), 123.456_789.into()]);
    second.push(vec![]);
    for row in 0..3000 {
        let number = f64::from(row) * 1.01;
        second.push(vec![
            format!("第{row}所学校，名字很长，为的是让字符串表分成几段").into(),
            "".into(),
            number.into(),
            f64::from(row * 70_000).into(),
        ]);
        second.push(vec![format!("plain text {row}").into()]);
    }
    [first, second]
}

fn assert_same(table: &Table, range: &calamine::Range<Data>, format: Format) {
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, value) in cells.iter().enumerate() {
            let at = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
            let found = range.get_value(at).cloned().unwrap_or(Data::Empty);
            let same = match (value, &found) {
                (CellValue::Blank, Data::Empty) => true,
                (CellValue::Number(n), Data::Float(f)) => n == f,
                (CellValue::Number(n), Data::Int(i)) => *n == *i as f64,
                (CellValue::Text(t), Data::String(s)) => t == s,
                _ => false,
            };
            assert!(same, "{format:?} {at:?}: {value:?} was read as {found:?}");
        }
    }
}

#[test]
fn workbooks_are_read_as_they_were_written() {
    let tables = tables();
    for format in [Format::Xlsx, Format::Xls, Format::Ods] {
        let bytes = format.write(&tables);
        let bytes = Cursor::new(bytes);
        let mut book = match format {
            Format::Xlsx => Sheets::Xlsx(Xlsx::new(bytes).unwrap()),
            Format::Xls => Sheets::Xls(Xls::new(bytes).unwrap()),
            _ => Sheets::Ods(Ods::new(bytes).unwrap()),
        };
        assert_eq!(book.sheet_names(), ["填写说明", "数据"]);
        for table in &tables {
            assert_same(table, &book.worksheet_range(&table.name).unwrap(), format);
        }
        let mut merged = match &mut book {
            Sheets::Xlsx(book) => book.merge_cells_by_sheet_name("数据").unwrap(),
            Sheets::Xls(book) => book.merge_cells_by_sheet_name("数据").unwrap(),
            _ => continue,
        };
        merged.sort_by_key(|m| m.start);
        assert_eq!(merged, [Dimensions::new((0, 0), (0, 1)), Dimensions::new((1, 2), (2, 3))]);
    }
}

#[test]
fn text_files_are_the_same_text_in_each_encoding() {
    let tables = tables();
    let text = csv(&tables[1]);
    assert!(text.starts_with("学校名称,,\"教师数\n（小学）\",面积(㎡)\r\n"));
    assert_eq!(Format::CsvUtf8.write(&tables), text.as_bytes());
    assert_eq!(&Format::CsvBom.write(&tables)[..3], [0xEF, 0xBB, 0xBF]);
    let gbk = Format::CsvGbk.write(&tables);
    assert!(std::str::from_utf8(&gbk).is_err());
    assert_eq!(encoding_rs::GBK.decode(&gbk).0, text);
}
