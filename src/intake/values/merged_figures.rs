//! Figures and codes in cells that are merged over several rows or columns. Over the rows of one school a
//! figure is the whole school's; over the rows of several schools it is nobody's, and told. Over columns of
//! several meanings it is read as the first one's, and told.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::{Finding, Tables};
use crate::intake::layout::column::Role;
use crate::intake::layout::header::Column;
use crate::intake::layout::rows::Row;
use crate::intake::tables::roster::{Figure, Table, leaf};
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::headers::Identity;
use crate::intake::vocabulary::spelling::name_key;
use crate::intake::vocabulary::stage::behind_name;
use crate::sheet::Value;

/// A higher block holds no figure: a school has a few rows.
const HIGHEST: u32 = 40;

/// The merged figures of one table, by row and column.
#[derive(Debug, Default)]
pub(crate) struct MergedFigures {
    /// First cells of figures of one school.
    whole: BTreeSet<(u32, u32)>,
    /// Cells that a figure above reaches over.
    continued: BTreeSet<(u32, u32)>,
    /// First cells of figures over several schools, and the first two of these.
    nobodys: BTreeMap<(u32, u32), (String, String)>,
    /// Cells merged over columns of several meanings: the words of these, and the school.
    across: BTreeMap<(u32, u32), (String, String)>,
}

impl MergedFigures {
    pub(crate) fn new(table: &Table<'_>, rows: &[(u32, Row)], figures: &[Figure]) -> Self {
        let mut all = Self::default();
        let mut columns: BTreeSet<u32> = figures.iter().map(|figure| figure.column).collect();
        columns.extend(table.header.identity(Identity::Code));
        all.find_across(table, rows);
        let below = table.grid.merged.iter().filter(|span| span.top > table.header.bottom);
        for span in
            below.filter(|span| (1..HIGHEST).contains(&span.bottom.saturating_sub(span.top)))
        {
            let first = rows.partition_point(|(row, _)| *row < span.top);
            let schools: Vec<(u32, &str)> = rows
                .iter()
                .skip(first)
                .take_while(|(row, _)| *row <= span.bottom)
                .filter_map(|(row, what)| match what {
                    Row::School { name, .. } => Some((*row, name.as_str())),
                    _ => None,
                })
                .collect();
            let [(first, name), rest @ ..] = schools.as_slice() else { continue };
            for column in columns.range(span.left.min(span.right)..=span.right) {
                if *first != span.top
                    || rest.is_empty()
                    || table.grid.get(span.top, *column) == Value::Blank
                {
                    continue;
                }
                let other = rest.iter().find(|(_, other)| school_of(other) != school_of(name));
                match other {
                    None => {
                        all.whole.insert((span.top, *column));
                        all.continued.extend(rest.iter().map(|(row, _)| (*row, *column)));
                    }
                    Some((_, other)) => {
                        let names = ((*name).to_owned(), (*other).to_owned());
                        all.nobodys.insert((span.top, *column), names);
                    }
                }
            }
        }
        all
    }

    /// Finds cells of schools that are merged over columns with a meaning of their own.
    fn find_across(&mut self, table: &Table<'_>, rows: &[(u32, Row)]) {
        let below = table.grid.merged.iter().filter(|span| span.top > table.header.bottom);
        for span in below.filter(|span| span.left < span.right) {
            let at = rows.binary_search_by_key(&span.top, |(row, _)| *row);
            let Some((row, Row::School { name, .. })) = at.ok().and_then(|at| rows.get(at)) else {
                continue;
            };
            if table.grid.get(*row, span.left) == Value::Blank {
                continue;
            }
            let is_own = |at: u32| {
                table.header.name_span.is_some_and(|(from, to)| (from..=to).contains(&at))
                    && at != table.header.name
            };
            let has_meaning = |column: &&Column| {
                let known = [Identity::Name, Identity::Code, Identity::Kind];
                let is_known = known.map(Role::Identity).contains(&column.role);
                (is_known || matches!(column.role, Role::Figure { .. })) && !is_own(column.at)
            };
            let covered = || {
                let within = |column: &&Column| (span.left..=span.right).contains(&column.at);
                table.header.columns.iter().filter(within)
            };
            let is_hurt = covered().filter(|column| column.at > span.left).any(|c| has_meaning(&c));
            let names: Vec<String> = covered().map(leaf).collect();
            if is_hurt {
                self.across.insert((*row, span.left), (names.join("”“"), name.clone()));
            }
        }
    }

    /// Whether the figure there is the whole school's.
    pub(crate) fn is_whole(&self, row: u32, column: u32) -> bool {
        self.whole.contains(&(row, column))
    }

    /// Whether the place belongs to a figure of the same school above.
    pub(crate) fn is_continued(&self, row: u32, column: u32) -> bool {
        self.continued.contains(&(row, column))
    }

    /// Whether the figure there stands for several schools.
    pub(crate) fn is_nobodys(&self, row: u32, column: u32) -> bool {
        self.nobodys.contains_key(&(row, column))
    }

    /// Tells the figures that stand for several schools.
    pub(crate) fn tell(&self, table: &Table<'_>, reader: &mut Reader) {
        for ((row, column), (columns, school)) in &self.across {
            let shown = crate::intake::layout::samples::shown(table.grid.get(*row, *column))
                .unwrap_or_default();
            let finding = Finding::of(&Tables::OverColumns { columns, value: &shown });
            let cell = reader.cell(*row, *column);
            reader.note(finding.saying(shown), cell, school);
        }
        for ((row, column), (first, second)) in &self.nobodys {
            let shown = crate::intake::layout::samples::shown(table.grid.get(*row, *column))
                .unwrap_or_default();
            let finding = Finding::of(&Tables::OverSchools { first, second, value: &shown });
            let cell = reader.cell(*row, *column);
            reader.note(finding.saying(shown), cell, first);
        }
    }
}

fn school_of(name: &str) -> String {
    name_key(&behind_name(name).0)
}
