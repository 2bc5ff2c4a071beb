//! The sheet 班级名册: a row a class, for schools that give the size of every class. It may stay blank.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Block, FONT, Help, LAST_ROW, Rule, header_format, validation};

/// The name of the sheet.
pub const CLASS_SHEET: &str = "班级名册";

/// Its columns: header, width, what may be typed.
pub const CLASS_COLUMNS: [(&str, f64, Rule); 5] = [
    ("学校名称", 26.0, Rule::Words),
    ("学段", 8.0, Rule::OneOf(&["小学", "初中"])),
    ("年级", 10.0, Rule::Words),
    ("班级名称", 14.0, Rule::Words),
    ("班级人数", 10.0, Rule::Whole),
];

/// Writes the sheet without a class.
pub fn sheet(sheet: &mut Worksheet, help: Help) -> Result<(), XlsxError> {
    sheet.set_name(CLASS_SHEET)?;
    sheet.set_freeze_panes(1, 0)?;
    let format = rust_xlsxwriter::Format::new().set_font_name(FONT).set_font_size(10);
    for (index, (header, width, rule)) in (0u16..).zip(CLASS_COLUMNS) {
        sheet.set_column_width(index, width)?;
        sheet.set_column_format(index, &format)?;
        sheet.write_with_format(0, index, header, &header_format(Block::Classes))?;
        if let (Help::Full, Some(validation)) = (help, validation(rule)?) {
            sheet.add_data_validation(1, index, LAST_ROW * 20, index, &validation)?;
        }
    }
    Ok(())
}
