//! The rows of one roster: which of them are persons, and what their cells say.

use std::collections::HashMap;

use super::columns::Columns;
use super::seen::{Number, number};
use crate::county::Part;
use crate::intake::layout::rows::ends_like_school;
use crate::intake::tables::roster::Table;
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::number::from_cell;
use crate::sheet::{Grid, Span, Value};

/// Cells that are merged over several rows, by column.
fn merged(table: &Table<'_>) -> HashMap<u32, Vec<Span>> {
    let mut by_column: HashMap<u32, Vec<Span>> = HashMap::new();
    let spans = table.grid.merged.iter();
    for span in spans.filter(|span| span.bottom > span.top && span.top > table.header.bottom) {
        by_column.entry(span.left).or_default().push(*span);
    }
    for spans in by_column.values_mut() {
        spans.sort_unstable_by_key(|span| span.top);
    }
    by_column
}

/// A cell's words; what is no words is a mark that nobody understands.
fn words(grid: &Grid, row: u32, column: u32) -> String {
    match grid.get(row, column) {
        Value::Blank => String::new(),
        Value::Text(text) => text.trim().to_owned(),
        Value::Number(stored) => from_cell(stored).map_or_else(String::new, |one| one.to_string()),
        Value::Boolean(flag) => if flag { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Error(_) | Value::Formula => "?".to_owned(),
    }
}

/// The rows of one roster.
pub(super) struct Rows<'a, 'b> {
    pub(super) table: &'a Table<'a>,
    pub(super) columns: &'a Columns,
    merged: HashMap<u32, Vec<Span>>,
    /// The stage that the whole table is about.
    pub(super) stage: Option<Part>,
    pub(super) reader: &'b mut Reader,
}

impl<'a, 'b> Rows<'a, 'b> {
    pub(super) fn new(
        table: &'a Table<'a>,
        columns: &'a Columns,
        stage: Option<Part>,
        reader: &'b mut Reader,
    ) -> Self {
        Self { table, columns, merged: merged(table), stage, reader }
    }

    /// A cell's words; a cell that is merged over several rows has them in each.
    pub(super) fn text(&self, row: u32, column: u32) -> String {
        let span = self.merged.get(&column).and_then(|spans| {
            let end = spans.partition_point(|span| span.top <= row);
            spans.get(end.checked_sub(1)?).filter(|span| row <= span.bottom)
        });
        words(self.table.grid, span.map_or(row, |span| span.top), column)
    }

    /// Whether anybody stands in it.
    pub(super) fn has_people(&self) -> bool {
        self.table.rows().any(|row| self.is_person(row))
    }

    /// Whether a row is a person: it has a name, or a number.
    pub(super) fn is_person(&self, row: u32) -> bool {
        let grid = self.table.grid;
        let named = self.columns.name.is_some_and(|column| match grid.get(row, column) {
            Value::Text(text) => is_name(&plain(text)),
            _ => false,
        });
        let numbered = |column| number(grid.get(row, column)) != Number::None;
        named || self.columns.number.is_some_and(numbered)
    }

    /// Whether a row that is no person says what is asked of one: words in several columns that are read.
    pub(super) fn is_nameless(&self, row: u32) -> bool {
        const LEAST: usize = 2;
        let says = |(column, value): (u32, Value<'_>)| match value {
            Value::Text(text) => {
                let text = plain(text);
                let words = text.chars().any(char::is_alphabetic) && text.chars().count() > 1;
                self.columns.is_read(column) && words && !is_nothing(&text)
            }
            _ => false,
        };
        self.table.grid.row(row).filter(|cell| says(*cell)).count() > LEAST
    }

    /// The cells of a row within the table: how many, and the first of them.
    pub(super) fn cells(&self, row: u32) -> (usize, Option<(u32, String)>) {
        let (from, to) = self.table.header.range;
        let mut count = 0;
        let mut first = None;
        for (column, _) in self.table.grid.row(row).filter(|(at, _)| (from..=to).contains(at)) {
            count += 1;
            if first.is_none() {
                first = Some((column, words(self.table.grid, row, column)));
            }
        }
        (count, first)
    }
}

/// Whether a plain text may be a person's name: words, and no label, sum, count or note.
fn is_name(name: &str) -> bool {
    const NONE: &[&str] = &["填表", "制表", "审核", "负责人", "备注"];
    const NUMBERING: [&str; 8] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];
    const LONGEST: usize = 30;
    let counts = name.contains(|c: char| c.is_ascii_digit()) && name.ends_with(['人', '名']);
    !is_nothing(name)
        && name.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST
        && !name.contains(':')
        && !counts
        && !NUMBERING.contains(&name)
        && !is_total(name)
        && !NONE.iter().any(|word| name.starts_with(word))
}

/// 合计, 城关小学小计.
fn is_total(text: &str) -> bool {
    const TOTALS: &[&str] = &["合计", "小计", "总计", "共计"];
    let bare = text.trim_end_matches(':');
    TOTALS
        .iter()
        .any(|word| bare.ends_with(word) || bare.starts_with(word) && !ends_like_school(bare))
}

/// Whether a row begins as sums and notes do. A school whose name begins so (注源小学) is none.
pub(super) fn is_note(first: &str) -> bool {
    const NOTES: &[&str] = &[
        "注",
        "备注",
        "说明",
        "填表",
        "制表",
        "审核",
        "校长签",
        "负责人",
        "填报",
        "经办",
        "复核",
        "填写",
    ];
    let first = plain(first);
    let is_label = first.contains(':') || NOTES.contains(&first.as_str());
    is_total(&first) || is_label && NOTES.iter().any(|word| first.starts_with(word))
}

/// Whether a name is an example of how to fill the row.
pub(super) fn is_example(name: &str) -> bool {
    ["示例", "例如", "样例", "填写", "必填", "样表"].iter().any(|word| name.contains(word))
}
