//! Whose people they are: a column of schools, merged or written once above its rows, or the one school
//! that the title, the sheet's name or the file's name states.

use std::collections::{HashMap, HashSet};

use super::columns::Columns;
use super::titles::school_in;
use crate::county::Cell;
use crate::intake::layout::rows::ends_like_school;
use crate::intake::layout::title;
use crate::intake::tables::roster::Table;
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::sheet::{Sheet, Span, Value};

/// A name in the column of schools that does not end as schools' names do is one when it stands there so
/// often.
const OFTEN: u32 = 3;

/// Whether a name ends as schools' names do, 一中 and 二小 among them.
fn is_school(name: &str) -> bool {
    const SHORT: [&str; 12] = [
        "一中", "二中", "三中", "四中", "五中", "六中", "一小", "二小", "三小", "四小", "五小",
        "附小",
    ];
    ends_like_school(name) || SHORT.iter().any(|end| plain(name).ends_with(end))
}

/// The school of each row.
pub(super) struct Whose<'a> {
    table: &'a Table<'a>,
    column: Option<u32>,
    spans: Vec<Span>,
    /// A school's name stands in its first row only.
    carried: bool,
    /// How often a name stands there that does not end as schools' names do.
    odd: HashMap<&'a str, u32>,
    /// The school of the whole table, and where its name stands.
    pub(super) all: Option<(String, Cell)>,
    last: Option<(String, Cell)>,
}

/// What the school of a row is.
pub(super) enum Owner {
    School(String, Cell),
    Nobody,
    /// A name that no school has: it may be a person's.
    NoSchool,
}

impl<'a> Whose<'a> {
    /// `over` are the texts over the table, `before` is the school of the table that goes on here.
    pub(super) fn of(
        table: &'a Table<'a>,
        columns: &Columns,
        over: &[(String, Cell)],
        before: Option<(String, Cell)>,
    ) -> Self {
        let all = over.iter().find_map(|(text, cell)| Some((school_in(text)?, *cell))).or(before);
        let mut whose = Self {
            table,
            column: columns.school,
            spans: Vec::new(),
            carried: false,
            odd: HashMap::new(),
            all,
            last: None,
        };
        whose.look();
        whose
    }

    /// Whether a school is known at all.
    pub(super) fn is_known(&self) -> bool {
        self.column.is_some() || self.all.is_some()
    }

    fn look(&mut self) {
        let Some(column) = self.column else { return };
        let below = |span: &&Span| {
            (span.left..=span.right).contains(&column) && span.top > self.table.header.bottom
        };
        self.spans = self.table.grid.merged.iter().filter(below).copied().collect();
        self.spans.sort_unstable_by_key(|span| span.top);
        let (mut named, mut like, mut blank, mut repeated) = (0_usize, 0_usize, 0_usize, false);
        let mut before: Option<&str> = None;
        let mut odd: HashMap<&'a str, u32> = HashMap::new();
        let mut seen: HashSet<&'a str> = HashSet::new();
        for row in self.table.rows() {
            let Some(name) = self.written(row, column) else {
                blank += 1;
                continue;
            };
            named += 1;
            // A name that was met before is judged already.
            let is_like = if seen.insert(name) {
                is_school(name)
            } else {
                repeated |= before != Some(name) || self.span(row).is_none();
                !odd.contains_key(name)
            };
            if is_like {
                like += 1;
            } else {
                *odd.entry(name).or_default() += 1;
            }
            before = Some(name);
        }
        self.odd = odd;
        // 单位 and the like may name departments of the one school that the title states.
        let no_schools = like * 2 < named && self.all.is_some();
        if named == 0 || no_schools {
            self.column = None;
        }
        self.carried = blank > 0 && !repeated;
    }

    fn span(&self, row: u32) -> Option<Span> {
        let end = self.spans.partition_point(|span| span.top <= row);
        let span = self.spans.get(end.checked_sub(1)?)?;
        (row <= span.bottom && span.bottom > span.top).then_some(*span)
    }

    fn written(&self, row: u32, column: u32) -> Option<&'a str> {
        let (row, column) = self.span(row).map_or((row, column), |span| (span.top, span.left));
        match self.table.grid.get(row, column) {
            Value::Text(text) if !is_nothing(&plain(text)) => Some(text.trim()),
            _ => None,
        }
    }

    /// A row that names a school and nothing else heads the rows below. Whether it is one.
    pub(super) fn heading(&mut self, text: &str, cell: Cell) -> bool {
        let Some(name) = school_in(text) else { return false };
        if self.column.is_none() {
            self.all = Some((name, cell));
        }
        true
    }

    /// The school of a row; `cell` is made of its row and a column.
    pub(super) fn owner(&mut self, row: u32, cell: &dyn Fn(u32, u32) -> Cell) -> Owner {
        let own = self.column.and_then(|column| Some((column, self.written(row, column)?)));
        if let Some((column, name)) = own {
            // A name that stands there once and ends like no school's may be a person's.
            if self.odd.get(name).is_some_and(|count| *count < OFTEN) {
                return Owner::NoSchool;
            }
            if self.last.as_ref().is_none_or(|(last, _)| last != name) {
                self.last = Some((name.to_owned(), cell(row, column)));
            }
        } else if self.column.is_some() && !self.carried {
            return Owner::Nobody;
        }
        let found = if self.column.is_some() { &self.last } else { &self.all };
        match found {
            Some((name, at)) => Owner::School(name.clone(), *at),
            None => Owner::Nobody,
        }
    }
}

/// The texts that stand over a table, the nearest first: titles, the sheet's name, the file's name.
pub(super) fn over(
    table: &Table<'_>,
    sheet: &Sheet,
    file: &str,
    first: u32,
    cell: &dyn Fn(u32, u32) -> Cell,
) -> Vec<(String, Cell)> {
    let mut texts = Vec::new();
    let top = table.header.bottom;
    for row in (first..=top).rev() {
        let mut cells = sheet.grid.row(row);
        // A title stands alone in its row, or as 学校：… before a date.
        let (one, more) = (cells.next(), cells.count());
        if let (Some((column, Value::Text(text))), true) = (one, more <= 2) {
            texts.push((text.to_owned(), cell(row, column)));
        }
    }
    let head = cell(table.header.top, table.header.name);
    texts.push((sheet.name.clone(), head));
    texts.push((title::base(file).to_owned(), head));
    texts
}
