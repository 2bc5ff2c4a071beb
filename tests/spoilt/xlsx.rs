//! The spoilt cell in an .xlsx.

use rust_xlsxwriter::{Color, Format as CellFormat, FormatScript, Formula, Workbook};

use super::{Spoil, Target};
use crate::support::table::CellValue;

impl Target<'_> {
    pub(super) fn xlsx(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.table.name).unwrap();
        let plain = CellFormat::new();
        for merge in &self.table.merged {
            let (left, right) = (merge.left as u16, merge.right as u16);
            sheet.merge_range(merge.top, left, merge.bottom, right, "", &plain).unwrap();
        }
        for (row, column, value) in self.table.cells() {
            let (row, column) = (row as u32, column as u16);
            match value {
                CellValue::Blank => {}
                CellValue::Number(number) => drop(sheet.write(row, column, *number).unwrap()),
                CellValue::Text(text) => drop(sheet.write(row, column, text).unwrap()),
            }
        }
        let (row, column) = (self.at.0 as u32, self.at.1 as u16);
        let (text, more) = (self.text.as_str(), self.more.as_str());
        let rich = |script| CellFormat::new().set_font_script(script);
        let struck = CellFormat::new().set_font_strikethrough();
        match self.spoil {
            Spoil::TwoLines | Spoil::TwoNumbers => drop(sheet.write(row, column, self.two())),
            Spoil::Raised | Spoil::Lowered => {
                let script = if self.spoil == Spoil::Raised {
                    FormatScript::Superscript
                } else {
                    FormatScript::Subscript
                };
                let parts = [(&plain, text), (&rich(script), more)];
                sheet.write_rich_string(row, column, &parts).unwrap();
            }
            Spoil::StruckBeside => {
                let mut parts = [(&struck, more), (&plain, text)];
                if self.turn % 2 == 1 {
                    parts.reverse();
                }
                sheet.write_rich_string(row, column, &parts).unwrap();
            }
            Spoil::Unseen => {
                let white = CellFormat::new().set_font_color(Color::White);
                sheet.write_rich_string(row, column, &[(&plain, text), (&white, more)]).unwrap();
            }
            Spoil::Struck => match &self.table.rows[self.at.0][self.at.1] {
                CellValue::Number(number) => {
                    sheet.write_with_format(row, column, *number, &struck).unwrap();
                }
                _ => drop(sheet.write_with_format(row, column, text, &struck).unwrap()),
            },
            Spoil::MergedDown | Spoil::MergedRight => {
                let down = self.spoil == Spoil::MergedDown;
                let (to, right) = if down { (row + 1, column) } else { (row, column + 1) };
                sheet.merge_range(row, column, to, right, "", &plain).unwrap();
                match &self.table.rows[self.at.0][self.at.1] {
                    CellValue::Number(number) => drop(sheet.write(row, column, *number)),
                    _ => drop(sheet.write(row, column, text)),
                }
            }
            Spoil::RowHidden => drop(sheet.set_row_hidden(row).unwrap()),
            Spoil::ColumnHidden => drop(sheet.set_column_hidden(column).unwrap()),
            Spoil::Stale => {
                let formula = Formula::new(self.formula()).set_result("0");
                sheet.write_formula(row, column, formula).unwrap();
            }
            Spoil::Format => {
                let formats =
                    ["0!.0,", ";;;", "0.00%", "0\"7\"", "\"7\"0", "0,", "0.0,,", "yyyy-mm-dd"];
                let format = CellFormat::new().set_num_format(formats[self.turn % formats.len()]);
                match &self.table.rows[self.at.0][self.at.1] {
                    CellValue::Number(number) => {
                        sheet.write_with_format(row, column, *number, &format).unwrap();
                    }
                    _ => drop(sheet.write_with_format(row, column, text, &format).unwrap()),
                }
            }
            Spoil::Comment => unreachable!("not in this format"),
        }
        workbook.save_to_buffer().unwrap()
    }
}
