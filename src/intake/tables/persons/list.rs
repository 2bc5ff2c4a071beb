//! Rosters of one sort, row by row: who counts for which school.

use std::collections::HashMap;

use super::columns::Who;
use super::marks::{self, Mark};
use super::pupils::Pupils;
use super::rows::{Rows, is_example, is_note};
use super::says::Says;
use super::school::SchoolCount;
use super::scope::Scope;
use super::seen::{Met, Number, Seen, number};
use super::stages::Stages;
use super::teachers::{Beside, Teachers};
use super::told::{Told, Trouble};
use super::whose::{Owner, Whose};
use crate::county::{Cell, Part};
use crate::intake::tables::identity::{Who as Whom, record};
use crate::intake::vocabulary::headers::Identity;
use crate::intake::vocabulary::spelling::{is_nothing, name_key, plain};
use crate::intake::vocabulary::stage::behind_name;

/// Rosters of one sort: all that list teachers, or pupils, or some of them only.
pub(super) struct List {
    pub(super) who: Who,
    pub(super) scope: Scope,
    pub(super) schools: Vec<SchoolCount>,
    by_name: HashMap<String, Vec<usize>>,
    seen: Seen,
    pub(super) told: Told,
    pub(super) beside: Beside,
    pub(super) tables: usize,
    /// The first header.
    pub(super) cell: Cell,
    pub(super) left: u32,
    pub(super) kindergartens: u32,
    /// Nothing says who is 专任: where a header that should; taken as all, or not known.
    pub(super) assumed: Option<Cell>,
    pub(super) staff: Option<Cell>,
    pub(super) first_degree: Option<Cell>,
}

impl List {
    pub(super) fn new(who: Who, scope: Scope, cell: Cell) -> Self {
        Self {
            who,
            scope,
            schools: Vec::new(),
            by_name: HashMap::new(),
            seen: Seen::default(),
            told: Told::default(),
            beside: Beside::default(),
            tables: 0,
            cell,
            left: 0,
            kindergartens: 0,
            assumed: None,
            staff: None,
            first_degree: None,
        }
    }

    /// Counts the rows of one roster.
    pub(super) fn read(
        &mut self,
        rows: &mut Rows<'_, '_>,
        whose: &mut Whose<'_>,
        texts: &[&str],
        head: Cell,
    ) {
        let (table, columns) = (rows.table, rows.columns);
        let sheet = rows.reader.sheet;
        let cell = move |row: u32, column: u32| Cell { file: 0, sheet, row, column };
        let teachers = Teachers::of(table, columns, &|row, column| rows.text(row, column));
        let pupils = Pupils::of(columns);
        let stages = Stages::of(self.who, rows.stage, columns);
        let staff_unclear =
            self.who == Who::Teachers && self.look_for_full_time(&teachers, texts, head);
        self.first_degree =
            self.first_degree.or(columns.first_degree_only.map(|column| cell(head.row, column)));
        let status = columns.at(Says::Status);
        let person = columns.person.unwrap_or_default();
        for row in table.rows() {
            let at = cell(row, person);
            let (count, first) = rows.cells(row);
            let is_note = first.as_ref().is_some_and(|(_, text)| is_note(text));
            if !rows.is_person(row) {
                match (count, &first) {
                    (1, Some((column, text))) => {
                        whose.heading(text, cell(row, *column));
                    }
                    _ if !is_note && rows.is_nameless(row) => {
                        self.told.tell(Trouble::NoName, None, at);
                    }
                    _ => {}
                }
                continue;
            }
            if is_note {
                continue;
            }
            let name = columns.name.map(|column| rows.text(row, column)).unwrap_or_default();
            if is_example(&name) {
                self.told.tell(Trouble::ExampleRow, None, at);
                continue;
            }
            if count == 1 {
                if !whose.heading(&name, at) {
                    self.told.tell(Trouble::AlmostEmpty, None, at);
                }
                continue;
            }
            let (school_name, named_at) = match whose.owner(row, &cell) {
                Owner::School(name, at) => (name, at),
                Owner::Nobody if whose.is_known() => {
                    self.told.tell(Trouble::NoSchool, None, at);
                    continue;
                }
                Owner::Nobody => continue,
                Owner::NoSchool => {
                    self.told.tell(Trouble::NotASchool, None, at);
                    continue;
                }
            };
            if plain(&school_name).ends_with("幼儿园") {
                self.kindergartens += 1;
                continue;
            }
            let school = self.school(rows, row, &school_name, named_at);
            if let Some(column) = status {
                match marks::has_left(&rows.text(row, column), columns.header(column)) {
                    Mark::Yes => {
                        self.left += 1;
                        continue;
                    }
                    Mark::Unknown => {
                        self.told.tell(Trouble::StatusUnclear, Some(school), cell(row, column));
                    }
                    Mark::No | Mark::Blank => {}
                }
            }
            let text = |column: u32| rows.text(row, column);
            if self.is_repeated(rows, row, &name, school, at, &pupils) {
                continue;
            }
            let part = stages.of_row(&school_name, &text);
            if part == Some(Part::Kindergarten) && self.who == Who::Teachers {
                self.kindergartens += 1;
                continue;
            }
            let Some(counted) = self.schools.get_mut(school) else { continue };
            if part.is_none() {
                counted.unstaged.push(at);
            }
            let tally = counted.tallies.entry(part).or_default();
            let told = &mut self.told;
            let mut tell = |trouble, cell| told.tell(trouble, Some(school), cell);
            match self.who {
                Who::Teachers => {
                    if staff_unclear {
                        tally.doubt(at);
                    }
                    teachers.count(tally, &mut self.beside, at, &text, &mut tell);
                }
                Who::Pupils => {
                    pupils.count(tally, &mut counted.classes, part, at, &text, &mut tell);
                }
            }
        }
    }

    /// Whether nobody can tell who of a staff is a full-time teacher.
    fn look_for_full_time(&mut self, teachers: &Teachers, texts: &[&str], head: Cell) -> bool {
        let says = |words: &[&str]| texts.iter().any(|text| words.iter().any(|w| text.contains(w)));
        if teachers.full_time.is_some() || self.scope == Scope::Nothing || says(&["专任"]) {
            return false;
        }
        if says(&["教职工", "教职员", "职工", "教工", "全体人员"]) {
            self.staff = self.staff.or(Some(head));
            return true;
        }
        self.assumed = self.assumed.or(Some(head));
        false
    }

    /// The school of a row: a code parts schools of one name, and a row without one joins them.
    fn school(&mut self, rows: &mut Rows<'_, '_>, row: u32, written: &str, at: Cell) -> usize {
        let (bare, _) = behind_name(written);
        let code = rows.columns.code.map(|column| rows.text(row, column));
        let code = code.map(|code| plain(&code)).filter(|code| !is_nothing(code));
        let known = self.by_name.entry(name_key(&bare)).or_default();
        let schools = &mut self.schools;
        let fits = |index: &&usize| {
            let own = schools.get(**index).and_then(|school| school.code.as_deref());
            own.is_none() || code.is_none() || own == code.as_deref()
        };
        if let Some(index) = known.iter().find(fits).copied() {
            if let (Some(school), true) = (schools.get_mut(index), code.is_some())
                && school.code.is_none()
            {
                let whom = rows.table.who(rows.reader, row);
                school.record.code = record(rows.reader, written, at, whom).code;
                school.code = code;
            }
            return index;
        }
        let whom = rows.table.who(rows.reader, row);
        // 类别 and 类型 are of the person; 办学类型 is of the school.
        let kinds = rows.table.header.identity(Identity::Kind);
        let header = kinds.map(|at| rows.columns.header(at)).unwrap_or_default();
        let of_school = ["办学", "学校", "机构"].iter().any(|word| header.contains(word));
        let whom = Whom {
            kind: whom.kind.filter(|_| of_school),
            stage: None,
            parent: None,
            table: None,
            ..whom
        };
        let mut own = record(rows.reader, written, at, whom);
        (own.part, own.roster, own.persons) = (None, false, true);
        schools.push(SchoolCount::new(own, code));
        known.push(schools.len() - 1);
        schools.len() - 1
    }

    /// Whether the person of a row was counted before; told where it may be so.
    fn is_repeated(
        &mut self,
        rows: &Rows<'_, '_>,
        row: u32,
        name: &str,
        school: usize,
        at: Cell,
        pupils: &Pupils,
    ) -> bool {
        let found = rows.columns.number.map(|column| number(rows.table.grid.get(row, column)));
        if found == Some(Number::Spoilt) {
            self.told.tell(Trouble::SpoiltNumber, None, at);
        }
        let met = match found {
            Some(Number::Known(number)) => self.seen.by_number(number, school, at),
            _ if name.is_empty() => Met::New,
            _ => {
                let class = match self.who {
                    Who::Teachers => String::new(),
                    Who::Pupils => pupils.class_of(&|column| rows.text(row, column)),
                };
                self.seen.by_name(name, class, school, self.tables, at)
            }
        };
        let (trouble, beside, is_counted) = match met {
            Met::New => return false,
            Met::SamePerson(other) => (Trouble::SameNumber, other, true),
            Met::SameNameOtherTable(other) => (Trouble::SameNameOtherTable, other, true),
            Met::SameName(other) => (Trouble::SameName, other, false),
            Met::Elsewhere(other, of) => {
                let names = [school, of].map(|index| {
                    self.schools.get(index).map_or(String::new(), |one| one.record.name.clone())
                });
                self.told.elsewhere(&names, at, other);
                return false;
            }
        };
        self.told.tell_beside(trouble, Some(school), at, Some(beside));
        is_counted
    }
}
