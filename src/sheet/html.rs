//! HTML tables, often saved under the name .xls: all tables of a page, one below the other.
//! It never runs, loads or lays out anything.

use super::draft::Draft;
use super::reading::{Outcome, Reading, Stop, over_text};
use super::tags::{Attributes, Tags, Token, unescape};
use super::{Span, Value};
use crate::finding::Code;

/// Where reading is.
#[derive(Default)]
struct Page {
    /// Tables around what is read; those within a cell belong to the cell.
    depth: u32,
    tables: u32,
    row: u32,
    column: u32,
    /// Whether the row in hand has a cell.
    begun: bool,
    /// For each column the row from which on it is free of cells that reach down.
    free: Vec<u32>,
    /// The cell in hand: its columns and its number, where the page gives one apart from its words.
    cell: Option<(u32, Option<f64>)>,
    text: String,
}

/// Reads a page as one sheet named like the file.
pub(super) fn read(reading: &mut Reading<'_>, text: &str) -> Outcome<()> {
    let mut draft = reading.sheet(super::stem(reading.name), false)?;
    reading.total = text.len() as u64;
    match page(reading, &mut draft, Tags::new(text)) {
        Ok(0) => {
            let sentence = "这是网页，里面没有表格。请用 Excel 打开原文件，另存为 .xlsx 再导入。";
            Err(Stop::Refused(Code::NotASpreadsheet, sentence.to_owned()))
        }
        Ok(_) => {
            reading.keep(draft);
            Ok(())
        }
        Err(stop) => reading.refuse(None, stop),
    }
}

/// Reads the tables; gives their count.
fn page(reading: &mut Reading<'_>, draft: &mut Draft, mut tags: Tags<'_>) -> Outcome<u32> {
    const TICK: usize = 1 << 18;
    let mut page = Page::default();
    let mut told = tags.left();
    while let Some(token) = tags.next() {
        if told - tags.left() > TICK {
            reading.tick(&draft.name, draft.last_row(), (told - tags.left()) as u64)?;
            told = tags.left();
        }
        match token {
            Token::Text(text) if page.cell.is_some() => {
                unescape(text, &mut page.text);
                if page.text.len() > reading.limits.text_bytes {
                    return Err(over_text(reading.limits));
                }
            }
            Token::Start { name, attributes } => match name.to_ascii_lowercase().as_str() {
                raw @ ("script" | "style" | "title") => tags.skip_to_end_of(raw),
                "table" => {
                    page.depth += 1;
                    page.tables += u32::from(page.depth == 1);
                }
                "tr" if page.depth == 1 => page.end_row(draft)?,
                "td" | "th" if page.depth == 1 => {
                    page.end_cell(draft)?;
                    page.begin_cell(draft, &attributes, reading.limits.columns)?;
                }
                "br" | "p" | "div" | "td" | "tr" if page.cell.is_some() => {
                    page.text.push('\u{1}');
                }
                _ => {}
            },
            Token::End(name) => match name.to_ascii_lowercase().as_str() {
                "table" => {
                    if page.depth == 1 {
                        page.end_row(draft)?;
                        page.row = page.free.iter().fold(page.row, |row, free| row.max(*free));
                    }
                    page.depth = page.depth.saturating_sub(1);
                }
                "tr" if page.depth == 1 => page.end_row(draft)?,
                "td" | "th" if page.depth == 1 => page.end_cell(draft)?,
                _ => {}
            },
            _ => {}
        }
    }
    page.end_row(draft)?;
    Ok(page.tables)
}

impl Page {
    fn begin_cell(
        &mut self,
        draft: &mut Draft,
        attributes: &Attributes<'_>,
        columns: u32,
    ) -> Outcome<()> {
        // What browsers allow.
        let across = attributes.number("colspan").unwrap_or(1).clamp(1, 1000);
        let down = attributes.number("rowspan").unwrap_or(1).clamp(1, 65_534);
        let taken =
            |column: u32| self.free.get(column as usize).is_some_and(|free| *free > self.row);
        while self.column < columns && taken(self.column) {
            self.column += 1;
        }
        let (left, right) = (self.column, self.column.saturating_add(across - 1).min(columns));
        if self.free.len() <= right as usize {
            self.free.resize(right as usize + 1, 0);
        }
        for free in self.free.get_mut(left as usize..=right as usize).unwrap_or_default() {
            *free = self.row.saturating_add(down);
        }
        let bottom = self.row.saturating_add(down - 1);
        draft.merge(Span { top: self.row, left, bottom, right })?;
        // Excel writes what it knows of a number into x:num.
        let number = attributes.get("num").and_then(super::number);
        self.cell = Some((left, number));
        (self.column, self.begun) = (right.saturating_add(1), true);
        Ok(())
    }

    fn end_cell(&mut self, draft: &mut Draft) -> Outcome<()> {
        let text = std::mem::take(&mut self.text);
        match self.cell.take() {
            Some((column, Some(number))) => draft.put(self.row, column, Value::Number(number)),
            Some((column, None)) => draft.put(self.row, column, Value::Text(&squeeze(&text))),
            None => Ok(()),
        }
    }

    fn end_row(&mut self, draft: &mut Draft) -> Outcome<()> {
        self.end_cell(draft)?;
        if std::mem::take(&mut self.begun) {
            self.row = self.row.saturating_add(1);
        }
        self.column = 0;
        Ok(())
    }
}

/// White space as a page shows it: runs of it are one space, breaks (kept as U+0001) are line breaks.
fn squeeze(text: &str) -> String {
    let lines = text.split('\u{1}').map(|line| {
        let words: Vec<_> =
            line.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    });
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
