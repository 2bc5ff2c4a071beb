//! Finds the header of a flat table by its words and gives each column its path of header cells.
//! It reads no school and no figure.

use crate::intake::Assigned;
use crate::intake::layout::column::{Role, identity, is_header_like};
use crate::intake::layout::segment::Segment;
use crate::intake::layout::zone::{DEEPEST, Zone, is_title};
use crate::intake::vocabulary::headers::{FORM_ITEMS, FORM_VALUES, Identity, OFFICE};
use crate::sheet::{Grid, Span, Value};

/// One column of a header.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its place, from 0.
    pub(crate) at: u32,
    /// Row and text of each header cell, from the top group to the leaf.
    pub(crate) cells: Vec<(u32, String)>,
    pub(crate) path: Vec<Segment>,
    pub(crate) role: Role,
    /// What the user said that it is.
    pub(crate) said: Option<Assigned>,
}

/// The header of one flat table.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) top: u32,
    pub(crate) bottom: u32,
    /// The column of 学校名称.
    pub(crate) name: u32,
    pub(crate) columns: Vec<Column>,
    /// First and last column of the table: a list may stand beside another one.
    pub(crate) range: (u32, u32),
    /// First and last column over which the name's header is merged.
    pub(crate) name_span: Option<(u32, u32)>,
    /// A unit of money that a title row states for the whole table.
    pub(crate) money: Option<u32>,
}

impl Header {
    /// The column with this meaning.
    pub(crate) fn identity(&self, wanted: Identity) -> Option<u32> {
        let column = self.columns.iter().find(|column| column.role == Role::Identity(wanted));
        column.map(|column| column.at)
    }

    /// Whether another header says the same in the same columns.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let spelling = |header: &Self| -> Vec<(u32, Vec<String>)> {
            let columns = header.columns.iter();
            columns.map(|c| (c.at, c.path.iter().map(|s| s.plain.clone()).collect())).collect()
        };
        spelling(self) == spelling(other)
    }

    /// Whether it has a column of names.
    pub(crate) fn is_named(&self) -> bool {
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
        let told = |role: &Role| matches!(role, Role::Identity(i) if !matches!(i, Identity::Name | Identity::Township | Identity::District | Identity::Known));
        self.figures() + self.derived() > 0 || self.columns.iter().any(|column| told(&column.role))
    }

    /// Whether it has calculated figures and no raw one.
    pub(crate) fn is_result_sheet(&self) -> bool {
        self.derived() > 0 && self.figures() == 0
    }
}

/// All headers of a sheet, from the top.
pub(crate) fn headers(grid: &Grid) -> Vec<Header> {
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
        let name = name.map(|(column, _)| column).or_else(|| office_name(grid, row));
        if let Some(name) = name.filter(|name| !is_answered(grid, row, *name)) {
            let after = found.last().map_or(0, |header| header.bottom + 1);
            let header = header_at(grid, &merged, row, name, after);
            if header.is_table() {
                found.extend(side_by_side(header));
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

/// The parts of a header that is written several times in the same rows: a list that was folded to fit
/// a sheet of paper. Any other header stays whole.
pub(crate) fn side_by_side(header: Header) -> Vec<Header> {
    let names: Vec<usize> = (0..header.columns.len())
        .filter(|index| {
            let role = header.columns.get(*index).map(|column| column.role);
            role == Some(Role::Identity(Identity::Name))
        })
        .collect();
    let [first, second, ..] = names.as_slice() else { return vec![header] };
    let period = second - first;
    let words = |index: usize| -> Option<Vec<&str>> {
        let column = header.columns.get(index)?;
        Some(column.path.iter().map(|segment| segment.plain.as_str()).collect())
    };
    // Columns before the name, such as 序号, are repeated as well.
    let alike = (0..=*first).take_while(|by| words(first - by) == words(second - by)).count();
    let Some(before) = alike.checked_sub(1) else { return vec![header] };
    let starts: Vec<usize> = names.iter().map(|name| name - before.min(*name)).collect();
    let is_period = |pair: &[usize]| matches!(pair, [a, b] if b - a == period);
    let repeats = (0..period).all(|offset| {
        let mut all = starts.iter().map(|start| words(start + offset));
        let one = all.next();
        one.as_ref().is_some_and(Option::is_some) && all.all(|other| Some(other) == one)
    });
    let has_rest = starts.last().is_some_and(|last| last + period < header.columns.len());
    if !names.windows(2).all(is_period) || !repeats || has_rest || before >= period {
        return vec![header];
    }
    let parts = starts.iter().enumerate().map(|(index, start)| {
        let columns = header.columns.get(*start..start + period).unwrap_or_default().to_vec();
        let at = |column: Option<&Column>| column.map(|column| column.at);
        let from = if index == 0 { Some(0) } else { at(columns.first()) };
        let to = starts.get(index + 1).and_then(|next| at(header.columns.get(*next)));
        let range = (from.unwrap_or(0), to.map_or(u32::MAX, |next| next.saturating_sub(1)));
        let name = at(names.get(index).and_then(|name| header.columns.get(*name)));
        let name = name.unwrap_or(header.name);
        Header { columns, range, name, name_span: None, ..header.clone() }
    });
    parts.collect()
}

/// The column of 单位 in a roster's header, where it names the schools: beside a column of codes,
/// owners or kinds, or beside quantities, and in no row of a vertical form (项目 | 单位 | 填报值), where it
/// is the unit of measurement.
fn office_name(grid: &Grid, row: u32) -> Option<u32> {
    // Most rows are no header: a look at their letters tells it.
    let may_be =
        |(_, value): (u32, Value<'_>)| matches!(value, Value::Text(text) if text.contains('单'));
    if !grid.row(row).any(may_be) {
        return None;
    }
    let mut name = None;
    let mut known = 0;
    for (column, value) in grid.row(row) {
        let Value::Text(text) = value else { continue };
        let segment = Segment::new(text);
        if segment.plain == OFFICE {
            name = name.or(Some(column));
        } else if FORM_ITEMS.iter().chain(FORM_VALUES).any(|word| segment.plain == *word) {
            return None;
        } else if is_header_like(&segment) {
            known += 1;
        }
    }
    name.filter(|_| known > 0)
}

/// The header in rows that somebody said; its `name` is past the last column where none is there.
pub(crate) fn header_in(grid: &Grid, top: u32, bottom: u32) -> Header {
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
    let range = (0, u32::MAX);
    Header { top, bottom, name, columns, range, name_span: None, money }
}

/// The header whose names stand in this cell; `after` is the first row that it may reach up to.
pub(crate) fn header_from(grid: &Grid, row: u32, name: u32, after: u32) -> Header {
    let is_block = |span: &&Span| span.top <= span.bottom && span.left <= span.right;
    let mut merged: Vec<Span> = grid.merged.iter().filter(is_block).copied().collect();
    merged.sort_unstable_by_key(|span| span.top);
    header_at(grid, &merged, row, name, after)
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
    let mut columns = zone.columns(top..=bottom);
    for column in columns.iter_mut().filter(|column| column.at == name) {
        column.role = Role::Identity(Identity::Name);
    }
    let name_span = zone.span(row, name).map(|span| (span.left, span.right));
    let (range, money) = ((0, u32::MAX), zone.money(after, top));
    Header { top, bottom, name, columns, range, name_span, money }
}
