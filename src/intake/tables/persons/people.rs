//! The rosters of one file. All of them are counted together: a sheet a stage or a class is one roster.

use super::columns::Columns;
use super::list::List;
use super::rows::Rows;
use super::school::SchoolCount;
use super::scope::{self, Scope};
use super::summary;
use super::tables::listed;
use super::whose::{Whose, over};
use crate::county::{Cell, Part};
use crate::intake::layout::header::Header;
use crate::intake::layout::mapped;
use crate::intake::tables::notes::Notes;
use crate::intake::tables::roster::Table;
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::spelling::plain;
use crate::intake::{Record, Shape, TableReading};
use crate::sheet::Sheet;

/// So many rows over a header may hold a title.
const TITLES: u32 = 3;

/// The rosters of one file, as far as they were read.
#[derive(Default)]
pub(crate) struct Rosters {
    lists: Vec<List>,
    before: Option<Before>,
}

/// The roster before, whose header may go on after a page break.
struct Before {
    sheet: u32,
    header: Header,
    school: Option<(String, Cell)>,
    stage: Option<Part>,
}

impl Rosters {
    /// Reads a roster that was found.
    pub(crate) fn read(
        &mut self,
        table: &Table<'_>,
        sheet: &Sheet,
        file: &str,
        reader: &mut Reader,
    ) -> TableReading {
        if table.mapping.is_some() {
            mapped::tell(table, reader);
        }
        if table.shape == Shape::Skipped {
            return listed(table, reader.sheet, Shape::Skipped, 0);
        }
        let columns = Columns::of(table);
        let index = reader.sheet;
        let cell = move |row, column| Cell { file: 0, sheet: index, row, column };
        let head = cell(table.header.bottom, columns.person.unwrap_or_default());
        let first = table.header.top.saturating_sub(TITLES);
        let texts = over(table, sheet, file, first, &cell);
        let plain_texts: Vec<String> = texts.iter().map(|(text, _)| plain(text)).collect();
        let plain_texts: Vec<&str> = plain_texts.iter().map(String::as_str).collect();
        let Some(who) = columns.who(&plain_texts.concat()) else {
            reader.note(summary::neither(), head, "");
            return listed(table, index, Shape::Persons, 0);
        };
        let scope = scope::of_texts(who, &plain_texts);
        if scope == Scope::Nothing {
            reader.note(summary::not_counted(who), head, "");
            return listed(table, index, Shape::Persons, 0);
        }
        let goes_on = self
            .before
            .as_ref()
            .filter(|before| before.sheet == index && before.header.is_like(&table.header));
        let stage = table.stage.or_else(|| goes_on.and_then(|before| before.stage));
        let school = goes_on.and_then(|before| before.school.clone());
        let mut whose = Whose::of(table, &columns, &texts, school);
        let at = self.lists.iter().position(|list| (list.who, list.scope) == (who, scope));
        let at = at.unwrap_or_else(|| {
            self.lists.push(List::new(who, scope, head));
            self.lists.len() - 1
        });
        let Some(list) = self.lists.get_mut(at) else {
            return listed(table, index, Shape::Persons, 0);
        };
        list.tables += 1;
        let before: Vec<u32> = list.schools.iter().map(SchoolCount::people).collect();
        let mut rows = Rows::new(table, &columns, stage, reader);
        list.read(&mut rows, &mut whose, &plain_texts, head);
        if !whose.is_known() && list.tables > 0 && rows.has_people() {
            reader.note(summary::no_school(), head, "");
        }
        let (header, school) = (table.header.clone(), whose.all.clone());
        self.before = Some(Before { sheet: index, header, school, stage });
        let grown = |(index, school): &(usize, &SchoolCount)| {
            school.people() > before.get(*index).copied().unwrap_or_default()
        };
        let schools = list.schools.iter().enumerate().filter(grown).count();
        listed(table, index, Shape::Persons, schools)
    }

    /// The records of the schools; everything that was compared is dropped.
    pub(crate) fn finish(self, notes: &mut Notes) -> Vec<Record> {
        let mut records = Vec::new();
        for list in self.lists {
            records.extend(summary::records(list, notes));
        }
        records
    }
}
