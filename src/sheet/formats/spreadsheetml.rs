//! The XML that Excel 2003 wrote (SpreadsheetML), often saved under the name .xls. No library reads it.
//! It never reads styles beyond number formats, or anything beside the cells.

use std::collections::HashMap;

use crate::sheet::draft::Draft;
use crate::sheet::guard::across::Across;
use crate::sheet::guard::sheet_part::push_piece;
use crate::sheet::guard::xml::{Tag, Token, Xml, local};
use crate::sheet::number_format::Shown;
use crate::sheet::reading::{Outcome, Reading, damaged, over_text};
use crate::sheet::uncalculated::Zeros;
use crate::sheet::{Span, Value, runs};

/// How the styles of a workbook show numbers, and whether they centre words across the empty cells behind
/// them, by their names.
type Styles = HashMap<String, (Shown, bool)>;

/// Reads all sheets.
pub(in crate::sheet) fn read(reading: &mut Reading<'_>, text: &str) -> Outcome<()> {
    /// More styles than any workbook has.
    const STYLES: usize = 1 << 16;
    reading.total = text.len() as u64;
    let mut xml = Xml::new(text.as_bytes(), reading.limits);
    let (mut styles, mut style) = (Styles::new(), String::new());
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        match tag.name() {
            "Style" => style = tag.text("ID"),
            "NumberFormat" if styles.len() < STYLES => {
                let format = tag.text("Format");
                let shown = if format == "Percent" { Shown::Percent } else { Shown::of(&format) };
                styles.entry(style.clone()).or_default().0 = shown;
            }
            "Alignment" if styles.len() < STYLES => {
                let is_centred = tag.get("Horizontal").as_deref() == Some("CenterAcrossSelection");
                styles.entry(style.clone()).or_default().1 = is_centred;
            }
            "Worksheet" => {
                let mut draft = reading.sheet(tag.text("Name"), false)?;
                match sheet(reading, &mut draft, &mut xml, &styles) {
                    Ok(zeros) => reading.keep_without(draft, &|grid| zeros.uncalculated(grid)),
                    // What follows cannot be found without the end of this sheet.
                    Err(stop) => return reading.refuse(Some(&draft.name), stop),
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The cell in hand.
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute of its own")]
#[derive(Default)]
struct Cell {
    /// How many cells behind it are merged with it.
    merged: u32,
    formula: bool,
    shown: Shown,
    is_centred: bool,
    /// The type of its value, inside <Data>.
    kind: String,
    in_data: bool,
    /// Inside a comment, which has a <Data> of its own.
    in_comment: bool,
    look: Option<char>,
    text: String,
}

/// A run of rows or columns that are hidden.
fn hidden(tag: &Tag<'_>, first: u32) -> Option<(u32, u32)> {
    let is_hidden = tag.get("Hidden").is_some_and(|value| &*value == "1");
    let last = first.saturating_add(tag.number("Span").unwrap_or(0));
    is_hidden.then_some((first, last))
}

fn sheet(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    xml: &mut Xml<'_>,
    styles: &Styles,
) -> Outcome<Zeros> {
    let (mut row, mut column, mut span) = (0_u32, 0_u32, 0_u32);
    let mut cell = Cell::default();
    let mut zeros = Zeros::default();
    let mut visible = false;
    let mut across = Across::default();
    loop {
        if let Some(bytes) = xml.progress() {
            reading.tick(&draft.name, draft.last_row(), bytes)?;
        }
        match xml.next()?.ok_or_else(|| damaged("工作表没有写完就断了"))? {
            Token::Start(tag) => match tag.name() {
                "Column" => {
                    column = tag.number("Index").map_or(column, |index| index.saturating_sub(1));
                    draft.hidden_columns.extend(hidden(&tag, column));
                    column =
                        column.saturating_add(1).saturating_add(tag.number("Span").unwrap_or(0));
                }
                "Row" => {
                    row = tag.number("Index").map_or(row, |index| index.saturating_sub(1));
                    draft.hidden_rows.extend(hidden(&tag, row));
                    span = tag.number("Span").unwrap_or(0);
                    column = 0;
                }
                "Cell" => {
                    column = tag.number("Index").map_or(column, |index| index.saturating_sub(1));
                    let merged = tag.number("MergeAcross").unwrap_or(0);
                    let bottom = row.saturating_add(tag.number("MergeDown").unwrap_or(0));
                    let right = column.saturating_add(merged);
                    draft.merge(Span { top: row, left: column, bottom, right })?;
                    let formula = tag.get("Formula").is_some();
                    let style = styles.get(&tag.text("StyleID")).copied();
                    let (shown, is_centred) = style.unwrap_or_default();
                    cell = Cell { merged, formula, shown, is_centred, ..Cell::default() };
                }
                "Comment" => cell.in_comment = true,
                "Data" if !cell.in_comment => (cell.kind, cell.in_data) = (tag.text("Type"), true),
                "Sup" | "Sub" if cell.in_data => cell.look = Some(runs::SUPERSCRIPT),
                "S" if cell.in_data => cell.look = Some(runs::STRUCK_OUT),
                "Visible" => visible = true,
                _ => {}
            },
            Token::End(tag) => match local(&tag) {
                "Worksheet" => {
                    across.end().map_or(Ok(()), |span| draft.merge(span))?;
                    return Ok(zeros);
                }
                "Row" => row = row.saturating_add(1).saturating_add(span),
                "Cell" => {
                    let is_empty = cell.kind.is_empty() && !cell.formula;
                    if let Some(span) = across.next((row, column), cell.is_centred, is_empty) {
                        draft.merge(span)?;
                    }
                    cell.put(draft, &mut zeros, row, column)?;
                    column = column.saturating_add(1).saturating_add(cell.merged);
                }
                "Comment" => cell.in_comment = false,
                "Data" if !cell.in_comment => cell.in_data = false,
                "Sup" | "Sub" | "S" => cell.look = None,
                "Visible" => visible = false,
                _ => {}
            },
            Token::Text(text) if visible => draft.hidden = text.ends_with("Hidden"),
            Token::Text(text) if cell.in_data && !cell.in_comment => {
                push_piece(&mut cell.text, &text, true, cell.look);
                if cell.text.len() > reading.limits.text_bytes {
                    return Err(over_text(reading.limits));
                }
            }
            _ => {}
        }
    }
}

impl Cell {
    fn put(&self, draft: &mut Draft, zeros: &mut Zeros, row: u32, column: u32) -> Outcome<()> {
        let text = self.text.as_str();
        let value = match self.kind.as_str() {
            "" if self.formula => Value::Formula,
            "Number" => match crate::sheet::number(text) {
                Some(number) => {
                    if self.formula {
                        // Formulas name cells by their distance (R1C1): the column tells.
                        zeros.note(row, column, number == 0.0, None);
                    }
                    return self.shown.put(draft, row, column, number);
                }
                None => Value::Text(text),
            },
            "Boolean" => Value::Boolean(text == "1"),
            "Error" => Value::Error(text),
            "DateTime" => Value::Text(text.split_once("T00:00:00").map_or(text, |(day, _)| day)),
            _ => Value::Text(text),
        };
        draft.put(row, column, value)
    }
}
