//! What stands in a cell and is not seen there as a figure is none: what lies under a merged block, pinyin above
//! a name. Words behind a figure in its number format make no day of it.

use rust_xlsxwriter::{Format as Style, Workbook as Writer};

use super::make::*;
use super::*;

/// The cells of the first sheet as `C3 7`, and what is told, as `C3 part of its sentence`.
fn seen(name: &str, bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let book = read_all(name, bytes);
    let grid = &book.sheets[0].grid;
    let a1 = |row, column| crate::county::Cell { file: 0, sheet: 0, row, column }.a1();
    let shown = |row, (column, value): (u32, Value<'_>)| match value {
        Value::Text(text) => format!("{} {text}", a1(row, column)),
        Value::Number(number) => format!("{} {number}", a1(row, column)),
        other => format!("{} {other:?}", a1(row, column)),
    };
    let cells = grid.written_rows().flat_map(|row| grid.row(row).map(move |cell| shown(row, cell)));
    let told = book.findings.iter().map(|finding| match &finding.place {
        crate::findings::Place::Cell(cell) => cell.a1(),
        _ => "file".to_owned(),
    });
    (cells.collect(), told.collect())
}

/// Cells of a sheet, merged blocks over them, and what is left.
type Merged = (
    &'static [(u32, u16, &'static str)],
    [u32; 4],
    &'static [&'static str],
    &'static [&'static str],
);

#[test]
fn what_lies_under_a_merged_block_is_not_read() {
    let cases: [Merged; 6] = [
        (&[(1, 1, "12"), (2, 1, "7")], [1, 1, 2, 1], &["B2 12"], &["B3"]),
        (&[(1, 1, "450"), (1, 2, "12")], [1, 1, 1, 2], &["B2 450"], &["C2"]),
        (&[(1, 1, "12"), (2, 1, "12")], [1, 1, 2, 1], &["B2 12"], &[]),
        (&[(1, 1, ""), (2, 1, "7")], [1, 1, 2, 1], &[], &["B3"]),
        (
            &[(1, 0, "一小"), (2, 0, "二小"), (2, 1, "7")],
            [1, 0, 2, 0],
            &["A2 一小", "B3 7"],
            &["A3"],
        ),
        (&[(1, 1, "12"), (2, 2, "7"), (3, 1, "5")], [1, 1, 2, 1], &["B2 12", "C3 7", "B4 5"], &[]),
    ];
    for (cells, [top, left, bottom, right], expected, told) in cases {
        let mut writer = Writer::new();
        let sheet = writer.add_worksheet();
        let column = |at: u32| u16::try_from(at).unwrap();
        sheet.merge_range(top, column(left), bottom, column(right), "", &Style::new()).unwrap();
        for (row, column, words) in cells {
            match words.parse::<f64>() {
                Ok(number) => drop(sheet.write(*row, *column, number).unwrap()),
                Err(_) => drop(sheet.write(*row, *column, *words).unwrap()),
            }
        }
        let (read, findings) = seen("a.xlsx", &writer.save_to_buffer().unwrap());
        assert_eq!(read, expected, "{cells:?}");
        assert_eq!(findings, told, "{cells:?}");
    }
}

#[test]
fn pinyin_above_a_name_is_no_part_of_it() {
    let cases = [
        ("乐<ruby>清<rt>yuè</rt></ruby>小学", "A1 乐清小学"),
        ("<ruby>乐<rp>(</rp><rt>yuè</rt><rp>)</rp></ruby>清小学", "A1 乐清小学"),
        ("<ruby>乐<rt>yuè<rb>清<rt>qīng</ruby>小学", "A1 乐清小学"),
        ("<ruby>12<rt>1</rt></ruby>", "A1 12"),
    ];
    for (words, read) in cases {
        let page = format!("<table><tr><td>{words}</td></tr></table>");
        assert_eq!(seen("a.html", page.as_bytes()), (vec![read.to_owned()], vec!["A1".to_owned()]));
    }
    let ruby = |base: &str, above: &str| {
        format!(
            "<table:table table:name='一'><table:table-row><table:table-cell office:value-type='string'><text:p>\
             <text:ruby><text:ruby-base>{base}</text:ruby-base><text:ruby-text>{above}</text:ruby-text>\
             </text:ruby>清小学</text:p></table:table-cell></table:table-row></table:table>"
        )
    };
    let (read, told) = seen("a.ods", &ods(&ruby("乐", "yuè")));
    assert_eq!((read, told), (vec!["A1 乐清小学".to_owned()], vec!["A1".to_owned()]));
}

#[test]
fn words_behind_a_figure_make_no_day_of_it() {
    let formats = ["0!m²", "0\\m²", "0\"m²\"", "#,##0!m!²", "0!d", "0!y"];
    for format in formats {
        let mut writer = Writer::new();
        let sheet = writer.add_worksheet();
        let style = Style::new().set_num_format(format);
        sheet.write_number_with_format(0, 0, 2250, &style).unwrap();
        let (read, told) = seen("a.xlsx", &writer.save_to_buffer().unwrap());
        assert_eq!((read, told), (vec!["A1 2250".to_owned()], vec![]), "{format}");
    }
    let mut writer = Writer::new();
    let style = Style::new().set_num_format("yyyy!年m!月");
    writer.add_worksheet().write_number_with_format(0, 0, 45_536, &style).unwrap();
    assert_eq!(seen("a.xlsx", &writer.save_to_buffer().unwrap()).0, ["A1 2024-09-01"]);
}
