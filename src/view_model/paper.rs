//! A document of plain blocks: headings, tables, entries with lines. What it says the view model decides;
//! the page draws any of them the same way.

use serde::{Deserialize, Serialize};

use crate::evaluate::Verdict;

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A part of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What stands under it; may be empty.
    pub lead: String,
    /// A table: the names of its columns, then its rows. Without columns there is none.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// What follows.
    pub entries: Vec<Entry>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A verdict in its words.
    Verdict(Verdict, String),
}

/// Something with a name and lines that tell of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Short: `L1`; may be empty.
    pub label: String,
    /// Its name or wording.
    pub title: String,
    /// What stands out: `未启用`; may be empty.
    pub mark: String,
    /// Names and texts.
    pub lines: Vec<(String, String)>,
}

impl Section {
    /// A section with nothing in it yet.
    pub(super) fn new(heading: &str, lead: &str) -> Self {
        Self { heading: heading.to_owned(), lead: lead.to_owned(), ..Self::default() }
    }

    /// The same with a table.
    pub(super) fn table(mut self, columns: &[&str], rows: Vec<Vec<Cell>>) -> Self {
        self.columns = columns.iter().map(|name| (*name).to_owned()).collect();
        self.rows = rows;
        self
    }

    /// Whether there is anything to read.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.entries.is_empty()
    }
}

impl Entry {
    /// An entry without lines.
    pub(super) fn new(label: &str, title: &str) -> Self {
        Self { label: label.to_owned(), title: title.to_owned(), ..Self::default() }
    }

    /// The same with one line more; an empty text is left out.
    pub(super) fn line(mut self, name: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.lines.push((name.to_owned(), text));
        }
        self
    }
}

/// A cell with a text.
pub(super) fn cell(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}
