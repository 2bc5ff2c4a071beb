//! Our own template: a sheet with a row a school, one with a line for each thing that the county
//! reports, one with a row a class, and one that explains them.
//!
//! The same bytes on each call. It never holds a threshold and never reads anything.

mod classes;
mod columns;
mod county;
mod guide;
mod stored;

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule,
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet,
    XlsxError,
};

#[allow(unused_imports, reason = "the build script names fewer of them than the tests")]
pub use classes::{CLASS_COLUMNS, CLASS_SHEET};
pub use columns::{Block, COLUMNS, Column, Rule, Who};
#[allow(unused_imports, reason = "the build script names fewer of them than the tests")]
pub use county::{COUNTY_SHEET, Given, LINES};

/// The name of the sheet to fill.
pub const DATA_SHEET: &str = "数据";
/// The name of the sheet that explains the columns.
pub const GUIDE_SHEET: &str = "填写说明";

/// The last row that is prepared for typing, from 0.
const LAST_ROW: u32 = 1000;
const FONT: &str = "Microsoft YaHei";
const A4: u8 = 9;

/// One cell of a row that is already filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Nothing: not known, or not to be filled.
    Blank,
    /// Words.
    Words(String),
    /// A figure.
    Figure(f64),
}

/// The blank template as .xlsx.
///
/// # Errors
/// A sentence, when the workbook cannot be written.
pub fn template() -> Result<Vec<u8>, String> {
    workbook(&[], &[], "学校基本数据填报表", Help::Full)
}

/// How much help a workbook gives to who fills it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// Notes, checks of what is typed, shades, and the sheet that explains.
    Full,
    /// None: nobody opens it.
    None,
}

/// The template with these rows filled in, a cell for each of [`COLUMNS`], and what the county gives.
///
/// # Errors
/// A sentence, when the workbook cannot be written.
pub fn workbook(
    rows: &[Vec<Entry>],
    given: &[Given<'_>],
    title: &str,
    help: Help,
) -> Result<Vec<u8>, String> {
    let told = |error: &dyn std::fmt::Display| format!("模板写不出来：{error}");
    let written = write(rows, given, title, help).map_err(|error| told(&error))?;
    stored::stored(written).map_err(|error| told(&error))
}

fn write(
    rows: &[Vec<Entry>],
    given: &[Given<'_>],
    title: &str,
    help: Help,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new().set_title(title).set_author("均衡尺").set_creation_datetime(&made),
    );
    data_sheet(workbook.add_worksheet(), rows, title, help)?;
    county::sheet(workbook.add_worksheet(), given, help)?;
    if help == Help::Full {
        classes::sheet(workbook.add_worksheet(), help)?;
        guide::sheet(workbook.add_worksheet())?;
    }
    workbook.save_to_buffer()
}

/// 数据 stands first: it is what people open the file for, and what a reader that looks at one sheet
/// only will see.
fn data_sheet(
    sheet: &mut Worksheet,
    rows: &[Vec<Entry>],
    title: &str,
    help: Help,
) -> Result<(), XlsxError> {
    sheet.set_name(DATA_SHEET)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_row_height(0, 66)?;
    for (index, column) in (0u16..).zip(COLUMNS) {
        let cell = cell_format(column.rule);
        sheet.set_column_width(index, column.width)?;
        sheet.set_column_format(index, &cell)?;
        sheet.write_with_format(0, index, column.header, &header_format(column.block))?;
        if help == Help::None {
            continue;
        }
        if column.block.is_of_the_indicators() {
            sheet.insert_note(0, index, &note(column))?;
        }
        if let Some(validation) = validation(column.rule)? {
            sheet.add_data_validation(1, index, LAST_ROW, index, &validation)?;
        }
        if column.who != Who::All {
            let shade = ConditionalFormatFormula::new()
                .set_rule(not_to_be_filled(column.who).as_str())
                .set_format(Format::new().set_background_color(Color::RGB(0x00D9_D9D9)));
            sheet.add_conditional_format(1, index, LAST_ROW, index, &shade)?;
        }
    }
    for (row, entries) in (1u32..).zip(rows) {
        for ((index, column), entry) in (0u16..).zip(COLUMNS).zip(entries) {
            let format = cell_format(column.rule);
            match entry {
                // A blank that nobody looks at needs no look.
                Entry::Blank if help == Help::None => continue,
                Entry::Blank => sheet.write_blank(row, index, &format)?,
                Entry::Words(words) => sheet.write_with_format(row, index, words, &format)?,
                Entry::Figure(figure) => sheet.write_with_format(row, index, *figure, &format)?,
            };
        }
    }
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_header(format!("&C{title}"));
    sheet.set_footer("&C第 &P 页，共 &N 页");
    Ok(())
}

/// A formula that is true in the rows whose 办学类型 does not fill the column.
fn not_to_be_filled(who: Who) -> String {
    let kinds: Vec<String> = who.kinds().iter().map(|kind| format!("$C2=\"{kind}\"")).collect();
    format!("=AND($C2<>\"\",NOT(OR({})))", kinds.join(","))
}

fn header_format(block: Block) -> Format {
    let colour = match block {
        Block::School | Block::Flags => 0x001F_3A5F,
        Block::Pupils | Block::Funds | Block::Basic => 0x0017_5E54,
        Block::Teachers | Block::Staff => 0x005B_3A73,
        Block::Resources | Block::Rooms | Block::Leavers => 0x0073_4A12,
        Block::Classes | Block::Origin => 0x0044_4F5A,
    };
    Format::new()
        .set_font_name(FONT)
        .set_font_size(10)
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(colour))
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::White)
}

fn cell_format(rule: Rule) -> Format {
    let format = Format::new().set_font_name(FONT).set_font_size(10);
    match rule {
        Rule::Code => format.set_num_format("@"),
        Rule::Whole | Rule::Year => format.set_num_format("0"),
        Rule::Words | Rule::OneOf(_) | Rule::Decimal | Rule::Percent => format,
    }
}

fn note(column: &Column) -> Note {
    let text = format!("{}\n填写：{}", column.meaning, column.who.words());
    Note::new(text).add_author_prefix(false).set_width(260).set_height(110)
}

fn validation(rule: Rule) -> Result<Option<DataValidation>, XlsxError> {
    let new = DataValidation::new();
    let stop = DataValidationErrorStyle::Stop;
    let warn = DataValidationErrorStyle::Warning;
    let (rule, style, sentence) = match rule {
        Rule::Words => return Ok(None),
        Rule::Code => {
            let ten = DataValidationRule::EqualTo(10);
            (new.allow_text_length(ten), warn, "学校标识码是10位数字，请核对。")
        }
        Rule::OneOf(words) => (new.allow_list_strings(words)?, warn, "请从下拉表中选择。"),
        Rule::Whole => {
            let rule = DataValidationRule::GreaterThanOrEqualTo(0);
            (new.allow_whole_number(rule), stop, "请填不小于0的整数；不知道就空着，不要填0。")
        }
        Rule::Decimal => {
            let rule = DataValidationRule::GreaterThanOrEqualTo(0.0);
            (new.allow_decimal_number(rule), stop, "请填不小于0的数；不知道就空着，不要填0。")
        }
        Rule::Year => {
            let rule = DataValidationRule::Between(1800, 2100);
            (new.allow_whole_number(rule), warn, "请填四位数的年份。")
        }
        // A cell would turn 94.52% into 0.9452, which cannot be told from less than one percent.
        Rule::Percent => {
            let rule = DataValidationRule::Between(1.0, 100.0);
            (new.allow_decimal_number(rule), warn, "请填百分数本身，如94.52，不要填0.9452。")
        }
    };
    rule.set_error_style(style).set_error_title("请核对")?.set_error_message(sentence).map(Some)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(bytes))
            .map_err(|e| e.to_string())
            .unwrap_or_else(|e| unreachable!("{e}"))
    }

    #[test]
    fn the_first_row_is_the_header_and_nothing_stands_above_it() {
        let mut workbook = open(template().unwrap_or_default());
        assert_eq!(workbook.sheet_names(), [DATA_SHEET, COUNTY_SHEET, CLASS_SHEET, GUIDE_SHEET]);
        let range = workbook.worksheet_range(DATA_SHEET).unwrap_or_default();
        let headers: Vec<String> = COLUMNS.iter().map(|column| column.header.to_owned()).collect();
        let written: Vec<String> =
            range.rows().next().unwrap_or_default().iter().map(Data::to_string).collect();
        assert_eq!((range.height(), written), (1, headers));
    }

    #[test]
    fn the_same_bytes_on_each_call() {
        assert_eq!(template(), template());
    }

    #[test]
    fn no_list_is_longer_than_a_cell_validation_can_hold() {
        for column in COLUMNS {
            assert!(validation(column.rule).is_ok(), "{}", column.header);
        }
    }

    #[test]
    fn the_shade_names_the_kinds_that_do_not_fill_a_column() {
        assert_eq!(
            not_to_be_filled(Who::Senior),
            "=AND($C2<>\"\",NOT(OR($C2=\"完全中学\",$C2=\"十二年一贯制学校\")))"
        );
    }
}
