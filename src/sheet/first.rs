//! Workbooks through calamine. It never decides what a file is.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, SheetVisible};

use super::Format;
use super::grid::{Span, Value};
use super::reading::{Outcome, Reading, damaged};

pub(super) fn xlsx(reading: &mut Reading<'_>, bytes: &[u8]) -> Outcome<()> {
    let Ok(mut book) = calamine::Xlsx::new(Cursor::new(bytes)) else {
        return Err(damaged("打不开"));
    };
    let sheets = book.sheets_metadata().to_vec();
    for sheet in sheets {
        let mut draft =
            reading.sheet(sheet.name.clone(), sheet.visible != SheetVisible::Visible)?;
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) else { continue };
        while let Ok(Some(cell)) = cells.next_cell_with_formula_metadata() {
            let (row, column) = cell.pos;
            let error;
            let value = match &cell.value {
                DataRef::Empty if cell.formula.is_some() => Value::Formula,
                DataRef::Empty => Value::Blank,
                DataRef::Int(number) => Value::Number(*number as f64),
                DataRef::Float(number) => Value::Number(*number),
                DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                    Value::Text(text)
                }
                DataRef::SharedString(text) => Value::Text(text),
                DataRef::Bool(flag) => Value::Boolean(*flag),
                DataRef::DateTime(date) => Value::Number(date.as_f64()),
                DataRef::Error(kind) => {
                    error = kind.to_string();
                    Value::Error(&error)
                }
            };
            draft.put(row, column, value)?;
        }
        for block in merged {
            draft.merge(Span {
                top: block.start.0,
                left: block.start.1,
                bottom: block.end.0,
                right: block.end.1,
            })?;
        }
        reading.keep(draft);
    }
    Ok(())
}

pub(super) fn other(reading: &mut Reading<'_>, bytes: &[u8], format: Format) -> Outcome<()> {
    let cursor = Cursor::new(bytes);
    let book = match format {
        Format::Xls => calamine::Xls::new(cursor).map(calamine::Sheets::Xls).map_err(|_| ()),
        Format::Xlsb => calamine::Xlsb::new(cursor).map(calamine::Sheets::Xlsb).map_err(|_| ()),
        _ => calamine::Ods::new(cursor).map(calamine::Sheets::Ods).map_err(|_| ()),
    };
    let Ok(mut book) = book else { return Err(damaged("打不开")) };
    for sheet in book.sheets_metadata().to_vec() {
        let mut draft =
            reading.sheet(sheet.name.clone(), sheet.visible != SheetVisible::Visible)?;
        let Ok(range) = book.worksheet_range(&sheet.name) else { continue };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let error;
            let value = match value {
                Data::Empty => Value::Blank,
                Data::Int(number) => Value::Number(*number as f64),
                Data::Float(number) => Value::Number(*number),
                Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                    Value::Text(text)
                }
                Data::Bool(flag) => Value::Boolean(*flag),
                Data::DateTime(date) => Value::Number(date.as_f64()),
                Data::Error(kind) => {
                    error = kind.to_string();
                    Value::Error(&error)
                }
            };
            draft.put(top + row as u32, left + column as u32, value)?;
        }
        reading.keep(draft);
    }
    Ok(())
}
