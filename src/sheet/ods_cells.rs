//! The cells of an .ods sheet: what is plain goes by `junheng_parsing`, the rest comes as tokens.
//! It never writes out a repetition of blanks.

use std::ops::Range;

use junheng_parsing::Tables;

use super::draft::Draft;
use super::reading::Outcome;
use super::xml::{Tag, Token, local};
use super::{Kept, Span, Value};

/// The cell in hand.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)]
struct Cell {
    open: bool,
    covered: bool,
    kind: String,
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
    /// The row and the column in hand, and the cells that are plain.
    at: Tables,
    /// How often the row in hand comes.
    repeated: u32,
    /// What stands in the row in hand, where it is to be written again below.
    written: Vec<Repeated>,
}

/// What stands in some cells of a row, and how the grid keeps it.
struct Repeated {
    columns: Range<u32>,
    value: Written,
    kept: Option<Kept>,
}

enum Written {
    Number(f64),
    Text(String),
    Boolean(bool),
    Error(String),
    Formula,
}

/// A sheet while it streams by.
pub(super) struct Sheet {
    pub draft: Draft,
    place: Place,
    cell: Cell,
    /// Tables within cells or drawings belong to the cell, not to the sheet.
    inner: u32,
}

impl Sheet {
    pub fn new(draft: Draft) -> Self {
        let place = Place { at: Tables::default(), repeated: 1, written: Vec::new() };
        Self { draft, place, cell: Cell::default(), inner: 0 }
    }

    /// Bytes of words in the cell in hand.
    pub fn length(&self) -> usize {
        self.cell.text.len()
    }

    /// Plain cells and rows: between cells, in a row that comes once.
    pub fn plain(&mut self, bytes: &[u8]) -> usize {
        if self.inner > 0 || self.cell.open || self.place.repeated > 1 {
            return 0;
        }
        let longest = self.draft.limits().text_bytes;
        let (grid, bounds) = self.draft.open();
        let used = self.place.at.take(bytes, grid, &bounds, longest);
        self.draft.at(self.place.at.row);
        used
    }

    /// Takes in a token; tells whether it ends the sheet. A function of its own, never a part of the
    /// loop: browsers put the fast code of a function in place when it is called, and the loop is
    /// called once.
    #[inline(never)]
    pub fn take(&mut self, token: Token<'_>) -> Outcome<bool> {
        let Self { draft, place, cell, inner } = self;
        match token {
            Token::Start(tag) => match tag.name() {
                "table" | "shapes" => *inner += 1,
                _ if *inner > 0 => {}
                "table-row" => {
                    place.repeated = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                    place.at.column = 0;
                }
                name @ ("table-cell" | "covered-table-cell") => {
                    cell.begin(&tag, name != "table-cell");
                }
                _ if cell.open => cell.start(&tag),
                _ => {}
            },
            Token::End(tag) => match local(&tag) {
                "table" if *inner == 0 => return Ok(true),
                "table" | "shapes" => *inner = inner.saturating_sub(1),
                _ if *inner > 0 => {}
                "table-row" => place.end_row(draft)?,
                "table-cell" | "covered-table-cell" if cell.open => cell.end(draft, place)?,
                "annotation" => cell.note = false,
                "p" | "h" if !cell.note => cell.paragraph = false,
                _ => {}
            },
            Token::Text(text) if *inner == 0 && cell.open && cell.paragraph && !cell.note => {
                cell.text.push_str(&text);
            }
            _ => {}
        }
        Ok(false)
    }
}

impl Place {
    fn end_row(&mut self, draft: &mut Draft) -> Outcome<()> {
        let mut written = std::mem::take(&mut self.written);
        for row in self.at.row..self.at.row.saturating_add(self.repeated) {
            if written.is_empty() {
                break;
            }
            written.iter_mut().try_for_each(|one| one.write(draft, row))?;
        }
        self.at.row = self.at.row.saturating_add(self.repeated);
        (self.at.column, self.repeated) = (0, 1);
        Ok(())
    }

    /// Writes what stands in some cells of the row in hand: at once, unless the row comes again.
    fn write(&mut self, draft: &mut Draft, columns: Range<u32>, value: Written) -> Outcome<()> {
        let mut one = Repeated { columns, value, kept: None };
        if self.repeated == 1 {
            return one.write(draft, self.at.row);
        }
        self.written.push(one);
        Ok(())
    }
}

impl Repeated {
    fn write(&mut self, draft: &mut Draft, row: u32) -> Outcome<()> {
        for column in self.columns.clone() {
            match (&self.value, self.kept) {
                (_, Some(kept)) => draft.put_kept(row, column, kept)?,
                (Written::Text(text), None) => self.kept = draft.put_text(row, column, text)?,
                (value, None) => draft.put(row, column, value.value())?,
            }
        }
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
    fn begin(&mut self, tag: &Tag<'_>, covered: bool) {
        // The room of the texts is used again: a new one for each cell would take most of the time.
        self.kind.clear();
        self.value.clear();
        self.text.clear();
        (self.open, self.covered, self.formula) = (true, covered, false);
        (self.repeated, self.across, self.down, self.paragraphs) = (1, 1, 1, 0);
        (self.paragraph, self.note) = (false, false);
        for (key, value) in tag.attributes() {
            let count = || value.trim().parse().unwrap_or(1).max(1);
            match key {
                // Two prefixes, office: and calcext:; the office one knows no errors.
                "value-type" if self.kind != "error" => {
                    self.kind.clear();
                    self.kind.push_str(&value);
                }
                "value" | "boolean-value" => {
                    self.value.clear();
                    self.value.push_str(&value);
                }
                "formula" => self.formula = true,
                "number-columns-repeated" => self.repeated = count(),
                "number-columns-spanned" => self.across = count(),
                "number-rows-spanned" => self.down = count(),
                _ => {}
            }
        }
    }

    /// A tag inside the cell.
    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "annotation" => self.note = true,
            _ if self.note => {}
            "p" | "h" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.paragraph = true;
            }
            "s" => {
                let count = tag.number("c").unwrap_or(1).min(1024);
                self.text.extend((0..count).map(|_| ' '));
            }
            "tab" => self.text.push('\t'),
            "line-break" => self.text.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, draft: &mut Draft, place: &mut Place) -> Outcome<()> {
        self.open = false;
        let (row, column) = (place.at.row, place.at.column);
        place.at.column = column.saturating_add(self.repeated);
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
        place.write(draft, column..place.at.column, value)
    }

    /// What stands in the cell.
    fn written(&self) -> Option<Written> {
        let text = self.text.as_str();
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => match super::number(&self.value) {
                Some(number) => Some(Written::Number(number)),
                None if self.formula => Some(Written::Formula),
                None => Some(Written::Text(text.to_owned())),
            },
            "boolean" => Some(Written::Boolean(self.value == "true")),
            "error" => Some(Written::Error(short(text))),
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
