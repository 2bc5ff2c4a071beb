//! OpenDocument sheets: content.xml as it streams by, repetitions never written out for blanks.
//! It never reads styles, macros or the copies of other documents inside.

use std::collections::HashSet;

use super::draft::Draft;
use super::grid::{Kept, Span, Value};
use super::markup::{Attributes, push};
use super::reading::{Outcome, Reading, damaged, over_text};
use super::xml::{Token, Xml};
use super::zip::Archive;

/// The cell in hand.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)]
struct Cell {
    open: bool,
    covered: bool,
    kind: Vec<u8>,
    value: String,
    formula: bool,
    repeated: u32,
    across: u32,
    down: u32,
    text: String,
    paragraphs: u32,
    paragraph: bool,
    /// Inside a note of the cell, whose words are not the cell's.
    note: bool,
}

/// Where reading is.
struct Place {
    row: u32,
    column: u32,
    /// How often the row in hand comes.
    repeated: u32,
    /// What stands in the row in hand, to be written again below.
    written: Vec<(std::ops::Range<u32>, Written)>,
}

enum Written {
    Number(f64),
    Text(String),
    Boolean(bool),
    Error(String),
    Formula,
}

/// Reads all sheets.
pub(super) fn read(reading: &mut Reading<'_>, archive: &Archive<'_>) -> Outcome<()> {
    let entry = archive.find("content.xml").ok_or_else(|| damaged("找不到表格内容"))?;
    if encrypted(reading, archive)? {
        return Err(super::password());
    }
    reading.total += entry.inflated;
    let mut xml = Xml::part(archive.part(entry)?, reading.limits);
    let mut hidden = HashSet::new();
    let mut style = String::new();
    while let Some(token) = xml.next()? {
        match token {
            Token::Start { name: b"style", attributes, .. } => {
                style = attributes.text(b"name").unwrap_or_default();
            }
            Token::Start { name: b"table-properties", attributes, .. }
                if attributes.get(b"display") == Some(b"false")
                    && hidden.len() < reading.limits.sheets =>
            {
                hidden.insert(std::mem::take(&mut style));
            }
            Token::Start { name: b"table", attributes, closed: false } => {
                let name = attributes.text(b"name").unwrap_or_default();
                let style = attributes.text(b"style-name").unwrap_or_default();
                let mut draft = reading.sheet(name, hidden.contains(&style))?;
                match sheet(reading, &mut draft, &mut xml) {
                    Ok(()) => reading.keep(draft),
                    // What follows cannot be found without the end of this sheet.
                    Err(stop) => return reading.refuse(Some(&draft.name), stop),
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn encrypted(reading: &mut Reading<'_>, archive: &Archive<'_>) -> Outcome<bool> {
    let Some(bytes) = archive.whole("META-INF/manifest.xml", super::xlsx::LIST_BYTES)? else {
        return Ok(false);
    };
    let mut xml = Xml::text(bytes, reading.limits, false);
    // Some writers put a harmless DOCTYPE into the manifest: no reason to go on reading it.
    while let Ok(Some(token)) = xml.next() {
        if matches!(token, Token::Start { name: b"encryption-data", .. }) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn sheet(reading: &mut Reading<'_>, draft: &mut Draft, xml: &mut Xml<'_>) -> Outcome<()> {
    let mut place = Place { row: 0, column: 0, repeated: 1, written: Vec::new() };
    let mut cell = Cell::default();
    // Tables within cells or drawings belong to the cell, not to the sheet.
    let mut inner = 0_u32;
    loop {
        if let Some(bytes) = xml.progress() {
            reading.tick(&draft.name, draft.last_row(), bytes)?;
        }
        let Some(token) = xml.next()? else {
            return Err(damaged("工作表没有写完就断了"));
        };
        match token {
            Token::Start { name: b"table" | b"shapes", closed: false, .. } => inner += 1,
            Token::End(b"table") if inner == 0 => return Ok(()),
            Token::End(b"table" | b"shapes") => inner = inner.saturating_sub(1),
            _ if inner > 0 => {}
            Token::Start { name: b"table-row", attributes, closed } => {
                place.repeated = attributes.number(b"number-rows-repeated").unwrap_or(1).max(1);
                place.column = 0;
                if closed {
                    place.end_row(draft)?;
                }
            }
            Token::End(b"table-row") => place.end_row(draft)?,
            Token::Start { name: b"table-cell", attributes, closed } => {
                cell.begin(attributes, false);
                if closed {
                    cell.end(draft, &mut place)?;
                }
            }
            Token::Start { name: b"covered-table-cell", attributes, closed } => {
                cell.begin(attributes, true);
                if closed {
                    cell.end(draft, &mut place)?;
                }
            }
            Token::End(b"table-cell" | b"covered-table-cell") => cell.end(draft, &mut place)?,
            token if cell.open => cell.inside(token, reading)?,
            _ => {}
        }
    }
}

impl Place {
    fn end_row(&mut self, draft: &mut Draft) -> Outcome<()> {
        let written = std::mem::take(&mut self.written);
        if !written.is_empty() {
            let mut kept: Vec<Option<Kept>> = vec![None; written.len()];
            for row in self.row..self.row.saturating_add(self.repeated) {
                for ((columns, value), kept) in written.iter().zip(&mut kept) {
                    for column in columns.clone() {
                        match (value, *kept) {
                            (_, Some(kept)) => draft.put_kept(row, column, kept)?,
                            (Written::Text(text), None) => {
                                *kept = draft.put_text(row, column, text)?;
                            }
                            (value, None) => draft.put(row, column, value.value())?,
                        }
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.repeated);
        (self.column, self.repeated) = (0, 1);
        Ok(())
    }
}

impl Written {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::Text(text),
            Self::Boolean(flag) => Value::Boolean(*flag),
            Self::Error(text) => Value::Error(text),
            Self::Formula => Value::Formula,
        }
    }
}

impl Cell {
    fn begin(&mut self, attributes: Attributes<'_>, covered: bool) {
        // The room of the texts is used again: a new one for each cell would take most of the time.
        self.kind.clear();
        self.value.clear();
        self.text.clear();
        (self.open, self.covered, self.formula) = (true, covered, false);
        (self.repeated, self.across, self.down, self.paragraphs) = (1, 1, 1, 0);
        (self.paragraph, self.note) = (false, false);
        for (key, value) in attributes {
            let count = || super::markup::whole(value).unwrap_or(1).max(1);
            match key {
                // Two prefixes, office: and calcext:; the office one knows no errors.
                b"value-type" if self.kind != b"error" => {
                    self.kind.clear();
                    self.kind.extend_from_slice(value);
                }
                b"value" | b"boolean-value" => {
                    self.value.clear();
                    super::markup::push(value, true, &mut self.value);
                }
                b"formula" => self.formula = true,
                b"number-columns-repeated" => self.repeated = count(),
                b"number-columns-spanned" => self.across = count(),
                b"number-rows-spanned" => self.down = count(),
                _ => {}
            }
        }
    }

    fn inside(&mut self, token: Token<'_>, reading: &Reading<'_>) -> Outcome<()> {
        match token {
            Token::Start { name: b"annotation", closed, .. } => self.note = !closed,
            Token::End(b"annotation") => self.note = false,
            _ if self.note => {}
            Token::Start { name: b"p" | b"h", closed, .. } => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.paragraph = !closed;
            }
            Token::End(b"p" | b"h") => self.paragraph = false,
            Token::Start { name: b"s", attributes, .. } => {
                let count = attributes.number(b"c").unwrap_or(1).min(1024);
                self.text.extend((0..count).map(|_| ' '));
            }
            Token::Start { name: b"tab", .. } => self.text.push('\t'),
            Token::Start { name: b"line-break", .. } => self.text.push('\n'),
            Token::Text { bytes, raw } if self.paragraph => push(bytes, raw, &mut self.text),
            _ => {}
        }
        if self.text.len() > reading.limits.text_bytes {
            return Err(over_text(reading.limits));
        }
        Ok(())
    }

    fn end(&mut self, draft: &mut Draft, place: &mut Place) -> Outcome<()> {
        self.open = false;
        let (row, column) = (place.row, place.column);
        place.column = column.saturating_add(self.repeated);
        if self.covered {
            return Ok(());
        }
        if self.across > 1 || self.down > 1 {
            let bottom = row.saturating_add(self.down - 1);
            draft.merge(Span {
                top: row,
                left: column,
                bottom,
                right: column.saturating_add(self.across - 1),
            })?;
        }
        let Some(value) = self.written() else { return Ok(()) };
        place.written.push((column..place.column, value));
        Ok(())
    }

    /// What stands in the cell.
    fn written(&self) -> Option<Written> {
        let text = self.text.as_str();
        match self.kind.as_slice() {
            b"float" | b"percentage" | b"currency" => match super::cells::number(&self.value) {
                Some(number) => Some(Written::Number(number)),
                None if self.formula => Some(Written::Formula),
                None => Some(Written::Text(text.to_owned())),
            },
            b"boolean" => Some(Written::Boolean(self.value == "true")),
            b"error" => Some(Written::Error(short(text))),
            _ if text.trim().is_empty() && self.formula && self.kind.is_empty() => {
                Some(Written::Formula)
            }
            // A formula that gives an error is of type string in files of older programs.
            _ if self.formula && text.starts_with('#') && text.ends_with(['!', '?', 'A']) => {
                Some(Written::Error(short(text)))
            }
            _ if text.trim().is_empty() => None,
            _ => Some(Written::Text(text.to_owned())),
        }
    }
}

/// Errors are short words; a long one is repeated for nothing.
fn short(text: &str) -> String {
    text.chars().take(16).collect()
}
