//! The XML that Excel 2003 wrote (SpreadsheetML), often saved under the name .xls.
//! It never reads styles or anything beside the cells.

use super::draft::Draft;
use super::reading::{Outcome, Reading, damaged, over_text};
use super::xml::{Token, Xml, local};
use super::{Span, Value};

/// Reads all sheets.
pub(super) fn read(reading: &mut Reading<'_>, text: &str) -> Outcome<()> {
    reading.total = text.len() as u64;
    let mut xml = Xml::new(text.as_bytes(), reading.limits);
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        if tag.name() == "Worksheet" {
            let mut draft = reading.sheet(tag.text("Name"), false)?;
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
    kind: String,
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
        match xml.next()?.ok_or_else(|| damaged("工作表没有写完就断了"))? {
            Token::Start(tag) => match tag.name() {
                "Row" => {
                    row = tag.number("Index").map_or(row, |index| index.saturating_sub(1));
                    span = tag.number("Span").unwrap_or(0);
                    column = 0;
                }
                "Cell" => {
                    column = tag.number("Index").map_or(column, |index| index.saturating_sub(1));
                    let across = tag.number("MergeAcross").unwrap_or(0);
                    let bottom = row.saturating_add(tag.number("MergeDown").unwrap_or(0));
                    let right = column.saturating_add(across);
                    draft.merge(Span { top: row, left: column, bottom, right })?;
                    let formula = tag.get("Formula").is_some();
                    cell = Cell { across, formula, ..Cell::default() };
                }
                "Data" => (cell.kind, cell.data) = (tag.text("Type"), true),
                "Visible" => visible = true,
                _ => {}
            },
            Token::End(tag) => match local(&tag) {
                "Worksheet" => return Ok(()),
                "Row" => row = row.saturating_add(1).saturating_add(span),
                "Cell" => {
                    cell.put(draft, row, column)?;
                    column = column.saturating_add(1).saturating_add(cell.across);
                }
                "Data" => cell.data = false,
                "Visible" => visible = false,
                _ => {}
            },
            Token::Text(text) if visible => draft.hidden = text.ends_with("Hidden"),
            Token::Text(text) if cell.data => {
                cell.text.push_str(&text);
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
        let value = match self.kind.as_str() {
            "" if self.formula => Value::Formula,
            "Number" => super::number(text).map_or(Value::Text(text), Value::Number),
            "Boolean" => Value::Boolean(text == "1"),
            "Error" => Value::Error(text),
            _ => Value::Text(text),
        };
        draft.put(row, column, value)
    }
}
