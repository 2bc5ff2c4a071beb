//! Finds the headers of rosters of persons in a sheet: rows that name persons and what is kept of them.
//! It reads no row below.

use std::collections::BTreeSet;

use super::says::{Says, of_column, says};
use crate::county::Field;
use crate::intake::layout::column::{Role, role};
use crate::intake::layout::header::{Header, header_from, side_by_side};
use crate::intake::vocabulary::headers::Identity;
use crate::sheet::{Grid, Value};

/// A header of a roster of persons.
pub(crate) struct Found(pub(crate) Header);

/// No header cell is longer, in bytes.
const LONGEST: usize = 90;

/// All headers of rosters in a sheet, from the top.
pub(crate) fn headers(grid: &Grid) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut after = 0;
    for row in grid.written_rows() {
        if row < after {
            continue;
        }
        let Some(name) = person_column(grid, row) else { continue };
        let header = header_from(grid, row, name, after);
        if is_of_groups(grid, &header) {
            continue;
        }
        after = header.bottom.saturating_add(1);
        found.extend(apart(header).into_iter().map(Found));
    }
    found
}

/// The column of persons' names (else of their numbers) in a row that is a header: most of its words are
/// those of rosters, and no answer stands beside them, as in a form about one person.
fn person_column(grid: &Grid, row: u32) -> Option<u32> {
    let hint = |value: Value<'_>| match value {
        Value::Text(text) => text.len() <= LONGEST && text.contains(['名', '证', '籍']),
        _ => false,
    };
    if !grid.row(row).any(|(_, value)| hint(value)) {
        return None;
    }
    let (mut name, mut number) = (None, None);
    let (mut known, mut strong, mut all) = (0_usize, 0_usize, 0_usize);
    for (column, value) in grid.row(row) {
        all += 1;
        let Value::Text(text) = value else { continue };
        let found = if text.len() <= LONGEST { says(text) } else { Says::Unknown };
        known += usize::from(found != Says::Unknown);
        strong += usize::from(!matches!(found, Says::Unknown | Says::Personal));
        match found {
            Says::Name => name = name.or(Some(column)),
            found if found.is_person() => number = number.or(Some(column)),
            _ => {}
        }
    }
    let column = name.or(number)?;
    let is_header = known * 2 >= all && (known >= 3 || strong >= 2);
    (is_header && !is_form(grid, row, column)).then_some(column)
}

/// 姓名 | … over 籍贯 | …: labels of a form about one person.
fn is_form(grid: &Grid, row: u32, column: u32) -> bool {
    const BELOW: u32 = 3;
    let below = (row + 1..=row.saturating_add(BELOW)).find_map(|row| match grid.get(row, column) {
        Value::Text(text) => Some(text),
        _ => None,
    });
    below.is_some_and(|text| {
        text.len() <= LONGEST && !matches!(says(text), Says::Unknown | Says::Name)
    })
}

/// A list folded to fit a sheet of paper is several lists.
fn apart(mut header: Header) -> Vec<Header> {
    for column in &mut header.columns {
        let is_name = of_column(column) == Says::Name;
        column.role = if is_name { Role::Identity(Identity::Name) } else { Role::Other };
    }
    let mut parts = side_by_side(header);
    for part in &mut parts {
        for column in &mut part.columns {
            column.role = role(&column.path);
        }
    }
    parts
}

/// A table of schools or classes that names a person of each (校长 | 姓名, 班主任 | 姓名) beside figures: most
/// rows count people, which no row about one person does, or each school stands in it once with figures that
/// no person has.
fn is_of_groups(grid: &Grid, header: &Header) -> bool {
    const LOOKED_AT: usize = 60;
    const LEAST: f64 = 3.0;
    const COUNTS: &[&str] = &["人数", "班额", "班级人数", "班级学生数", "实有人数", "学生人数"];
    let mut counts: Vec<u32> = Vec::new();
    let mut figures: Vec<u32> = Vec::new();
    for column in header.columns.iter().filter(|column| of_column(column) == Says::Unknown) {
        let leaf = column.path.last().map_or("", |leaf| leaf.plain.as_str());
        let leaf = leaf.split('(').next().unwrap_or_default();
        match role(&column.path) {
            _ if COUNTS.contains(&leaf) => counts.push(column.at),
            Role::Figure { field: Field::Pupils | Field::Teachers, .. } => counts.push(column.at),
            Role::Figure { .. } => figures.push(column.at),
            _ => {}
        }
    }
    if counts.is_empty() && figures.is_empty() {
        return false;
    }
    let school = header.columns.iter().find(|column| of_column(column) == Says::School);
    let school = school.map(|column| column.at);
    let below = grid.written_rows().filter(|row| *row > header.bottom).take(LOOKED_AT);
    let (mut rows, mut counting, mut figuring) = (0_usize, 0_usize, 0_usize);
    let mut schools = BTreeSet::new();
    for row in below {
        let is_figure = |column: &u32| match grid.get(row, *column) {
            Value::Number(figure) => figure >= LEAST,
            Value::Text(text) => text.trim().parse().is_ok_and(|figure: f64| figure >= LEAST),
            _ => false,
        };
        rows += 1;
        counting += usize::from(counts.iter().any(is_figure));
        figuring += usize::from(figures.iter().any(is_figure));
        if let Some(Value::Text(name)) = school.map(|column| grid.get(row, column)) {
            schools.insert(name);
        }
    }
    counting * 2 > rows || schools.len() * 2 > rows && figuring * 2 > rows
}
