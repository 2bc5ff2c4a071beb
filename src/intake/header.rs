//! Finds the header of a flat table by its words and gives each column its path of header cells.
//! It reads no school and no figure.

use super::Assigned;
use super::column::{Role, identity, is_header_like};
use super::segment::Segment;
use super::vocabulary::Identity;
use super::zone::{DEEPEST, Zone, is_title};
use crate::sheet::{Grid, Span, Value};

/// One column of a header.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its place, from 0.
    pub(super) at: u32,
    /// Row and text of each header cell, from the top group to the leaf.
    pub(super) cells: Vec<(u32, String)>,
    pub(super) path: Vec<Segment>,
    pub(super) role: Role,
    /// What the user said that it is.
    pub(super) said: Option<Assigned>,
}

/// The header of one flat table.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) top: u32,
    pub(super) bottom: u32,
    /// The column of 学校名称.
    pub(super) name: u32,
    pub(super) columns: Vec<Column>,
    /// A unit of money that a title row states for the whole table.
    pub(super) money: Option<u32>,
}

impl Header {
    /// The column with this meaning.
    pub(super) fn identity(&self, wanted: Identity) -> Option<u32> {
        let column = self.columns.iter().find(|column| column.role == Role::Identity(wanted));
        column.map(|column| column.at)
    }

    /// Whether another header says the same in the same columns.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let spelling = |header: &Self| -> Vec<(u32, Vec<String>)> {
            let columns = header.columns.iter();
            columns.map(|c| (c.at, c.path.iter().map(|s| s.plain.clone()).collect())).collect()
        };
        spelling(self) == spelling(other)
    }

    /// Whether it has a column of names.
    pub(super) fn is_named(&self) -> bool {
        self.name != u32::MAX
    }

    fn figures(&self) -> usize {
        let is_figure = |role: &Role| matches!(role, Role::Figure { .. } | Role::Misfit { .. });
        self.columns.iter().filter(|column| is_figure(&column.role)).count()
    }

    fn derived(&self) -> usize {
        self.columns.iter().filter(|column| column.role == Role::Derived).count()
    }

    /// Whether anything but the name was recognised.
    fn is_table(&self) -> bool {
        let told = |role: &Role| matches!(role, Role::Identity(i) if !matches!(i, Identity::Name | Identity::Known));
        self.figures() + self.derived() > 0 || self.columns.iter().any(|column| told(&column.role))
    }

    /// Whether it has calculated figures and no raw one.
    pub(super) fn is_result_sheet(&self) -> bool {
        self.derived() > 0 && self.figures() == 0
    }
}

/// All headers of a sheet, from the top.
pub(super) fn headers(grid: &Grid) -> Vec<Header> {
    let mut found: Vec<Header> = Vec::new();
    let is_block = |span: &&Span| span.top <= span.bottom && span.left <= span.right;
    let mut merged: Vec<Span> = grid.merged.iter().filter(is_block).copied().collect();
    merged.sort_unstable_by_key(|span| span.top);
    for row in grid.written_rows() {
        if found.last().is_some_and(|header| row <= header.bottom) {
            continue;
        }
        let names = || grid.row(row).filter(|(_, value)| is_name_word(*value));
        // 单位名称 may be the office that fills in the table, where 学校名称 stands beside it.
        let of_school = |value| matches!(value, Value::Text(text) if text.contains('校'));
        let name = names().find(|(_, value)| of_school(*value)).or_else(|| names().next());
        let name = name.map(|(column, _)| column);
        if let Some(name) = name.filter(|name| !is_answered(grid, row, *name)) {
            let after = found.last().map_or(0, |header| header.bottom + 1);
            let header = header_at(grid, &merged, row, name, after);
            if header.is_table() {
                found.push(header);
            }
        }
    }
    found
}

/// 学校名称 | 城关小学: a label and its answer, not a header.
fn is_answered(grid: &Grid, row: u32, name: u32) -> bool {
    const ENDS: &[&str] = &["学校", "小学", "中学", "教学点", "校区", "部"];
    let next = grid.row(row).find(|(column, _)| *column > name);
    match next {
        Some((_, Value::Text(text))) => {
            let segment = Segment::new(text);
            !is_header_like(&segment) && ENDS.iter().any(|end| segment.plain.ends_with(end))
        }
        _ => false,
    }
}

fn is_name_word(value: Value<'_>) -> bool {
    const LONGEST: usize = 60;
    match value {
        Value::Text(text) if text.len() <= LONGEST && text.contains(['校', '名']) => {
            identity(&Segment::new(text)) == Some(Identity::Name)
        }
        _ => false,
    }
}

/// The header in rows that somebody said; its `name` is past the last column where none is there.
pub(super) fn header_in(grid: &Grid, top: u32, bottom: u32) -> Header {
    let names =
        (top..=bottom).flat_map(|row| grid.row(row)).find(|(_, value)| is_name_word(*value));
    let name = names.map_or(u32::MAX, |(column, _)| column);
    let width = grid.row(bottom).count().max(2);
    let meets = |span: &&Span| span.top <= bottom && span.bottom >= top;
    let is_group = |span: &&Span| span.top < top || !is_title(**span, width, grid);
    let spans = grid.merged.iter().filter(meets).filter(is_group).copied().collect();
    let zone = Zone { grid, spans, name };
    let columns = zone.columns(top..=bottom);
    let money = zone.money(top.saturating_sub(DEEPEST), top);
    Header { top, bottom, name, columns, money }
}

fn header_at(grid: &Grid, merged: &[Span], row: u32, name: u32, after: u32) -> Header {
    let first = merged.partition_point(|span| span.top < after);
    let last = merged.partition_point(|span| span.top <= row.saturating_add(DEEPEST));
    let spans = merged.get(first..last).unwrap_or_default().to_vec();
    let mut zone = Zone { grid, spans, name };
    let (mut top, mut bottom) = (row, row);
    if let Some(span) = zone.span(row, name) {
        (top, bottom) = (span.top, span.bottom.min(row.saturating_add(DEEPEST)));
    }
    while top > after && zone.is_group_row(top - 1) {
        top -= 1;
    }
    let width = grid.row(row).count().max(2);
    zone.spans.retain(|span| span.top < top || !is_title(*span, width, grid));
    bottom = zone.bottom(top, bottom);
    let columns = zone.columns(top..=bottom);
    Header { top, bottom, name, columns, money: zone.money(after, top) }
}
