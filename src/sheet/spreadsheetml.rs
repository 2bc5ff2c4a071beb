//! The XML that Excel 2003 wrote (SpreadsheetML), often saved under the name .xls.
//! It never reads styles or anything beside the cells.

use super::draft::Draft;
use super::grid::{Span, Value};
use super::markup::push;
use super::reading::{Outcome, Reading, damaged, over_text};
use super::xml::{Token, Xml};

/// Reads all sheets.
pub(super) fn read(reading: &mut Reading<'_>, text: String) -> Outcome<()> {
    reading.total = text.len() as u64;
    let mut xml = Xml::text(text.into_bytes(), reading.limits, false);
    while let Some(token) = xml.next()? {
        if let Token::Start { name: b"Worksheet", attributes, closed: false } = token {
            let mut draft = reading.sheet(attributes.text(b"Name").unwrap_or_default(), false)?;
            match sheet(reading, &mut draft, &mut xml) {
                Ok(()) => reading.keep(draft),
                // What follows cannot be found without the end of this sheet.
                Err(stop) => return reading.refuse(Some(&draft.name), stop),
            }
        }
    }
    Ok(())
}

/// The cell in hand.
#[derive(Default)]
struct Cell {
    across: u32,
    formula: bool,
    /// The type of its value, inside <Data>.
    kind: Vec<u8>,
    data: bool,
    text: String,
}

fn sheet(reading: &mut Reading<'_>, draft: &mut Draft, xml: &mut Xml<'_>) -> Outcome<()> {
    let (mut row, mut column, mut span) = (0_u32, 0_u32, 0_u32);
    let mut cell = Cell::default();
    let mut visible = false;
    loop {
        if let Some(bytes) = xml.progress() {
            reading.tick(&draft.name, draft.last_row(), bytes)?;
        }
        let Some(token) = xml.next()? else {
            return Err(damaged("工作表没有写完就断了"));
        };
        match token {
            Token::End(b"Worksheet") => return Ok(()),
            Token::Start { name: b"Row", attributes, closed } => {
                row = attributes.number(b"Index").map_or(row, |index| index.saturating_sub(1));
                span = attributes.number(b"Span").unwrap_or(0);
                column = 0;
                if closed {
                    row = row.saturating_add(1).saturating_add(span);
                }
            }
            Token::End(b"Row") => row = row.saturating_add(1).saturating_add(span),
            Token::Start { name: b"Cell", attributes, closed } => {
                column =
                    attributes.number(b"Index").map_or(column, |index| index.saturating_sub(1));
                let across = attributes.number(b"MergeAcross").unwrap_or(0);
                let bottom = row.saturating_add(attributes.number(b"MergeDown").unwrap_or(0));
                draft.merge(Span {
                    top: row,
                    left: column,
                    bottom,
                    right: column.saturating_add(across),
                })?;
                cell = Cell {
                    across,
                    formula: attributes.get(b"Formula").is_some(),
                    ..Cell::default()
                };
                if closed {
                    cell.put(draft, row, column)?;
                    column = column.saturating_add(1).saturating_add(across);
                }
            }
            Token::End(b"Cell") => {
                cell.put(draft, row, column)?;
                column = column.saturating_add(1).saturating_add(cell.across);
            }
            Token::Start { name: b"Data", attributes, closed } => {
                cell.kind = attributes.get(b"Type").unwrap_or_default().to_vec();
                cell.data = !closed;
            }
            Token::End(b"Data") => cell.data = false,
            Token::Start { name: b"Visible", closed, .. } => visible = !closed,
            Token::End(b"Visible") => visible = false,
            Token::Text { bytes, .. } if visible => draft.hidden = bytes.ends_with(b"Hidden"),
            Token::Text { bytes, raw } if cell.data => {
                push(bytes, raw, &mut cell.text);
                if cell.text.len() > reading.limits.text_bytes {
                    return Err(over_text(reading.limits));
                }
            }
            _ => {}
        }
    }
}

impl Cell {
    fn put(&self, draft: &mut Draft, row: u32, column: u32) -> Outcome<()> {
        let text = self.text.as_str();
        let value = match self.kind.as_slice() {
            b"" if self.formula => Value::Formula,
            b"Number" => super::cells::number(text).map_or(Value::Text(text), Value::Number),
            b"Boolean" => Value::Boolean(text == "1"),
            b"Error" => Value::Error(text),
            _ => Value::Text(text),
        };
        draft.put(row, column, value)
    }
}
