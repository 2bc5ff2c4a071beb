//! The rows of rosters, one after the other: who counts for which school. All rosters of a file are
//! counted together: a sheet a stage or a class is one roster.

use std::collections::HashMap;

use super::super::flat::Table;
use super::super::header::Header;
use super::super::identity::{Who as Whom, record};
use super::super::mapped;
use super::super::notes::Notes;
use super::super::reader::Reader;
use super::super::vocabulary::Identity;
use super::super::words::{is_nothing, name_key, plain};
use super::super::{Record, Shape, TableReading};
use super::columns::{Columns, Who};
use super::marks::{self, Mark};
use super::pupils::Pupils;
use super::says::Says;
use super::school::SchoolCount;
use super::scope::{self, Scope};
use super::seen::{Met, Number, Seen, number};
use super::stages::Stages;
use super::summary;
use super::tables::listed;
use super::teachers::{Beside, Teachers};
use super::told::{Told, Trouble};
use super::whose::{Owner, Whose, over};
use crate::county::{Cell, Part};
use crate::number::from_cell;
use crate::sheet::{Grid, Sheet, Span, Value};

/// So many rows over a header may hold a title.
const TITLES: u32 = 3;

/// The rosters of one file, as far as they were read.
#[derive(Default)]
pub(in super::super) struct Rosters {
    pub(super) lists: Vec<List>,
    before: Option<Before>,
}

/// The roster before, whose header may go on after a page break.
struct Before {
    sheet: u32,
    header: Header,
    school: Option<(String, Cell)>,
    stage: Option<Part>,
}

/// Rosters of one sort: all that list teachers, or pupils, or some of them only.
pub(super) struct List {
    pub(super) who: Who,
    pub(super) scope: Scope,
    pub(super) schools: Vec<SchoolCount>,
    by_name: HashMap<String, Vec<usize>>,
    seen: Seen,
    pub(super) told: Told,
    pub(super) beside: Beside,
    tables: usize,
    /// The first header.
    pub(super) cell: Cell,
    pub(super) left: u32,
    pub(super) kindergartens: u32,
    /// Nothing says who is 专任: where a header that should; taken as all, or not known.
    pub(super) assumed: Option<Cell>,
    pub(super) staff: Option<Cell>,
    pub(super) first_degree: Option<Cell>,
}

impl Rosters {
    /// Reads a roster that was found.
    pub(in super::super) fn read(
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
        let mut rows = Rows { table, columns: &columns, merged: merged(table), stage, reader };
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
    pub(in super::super) fn finish(self, notes: &mut Notes) -> Vec<Record> {
        let mut records = Vec::new();
        for list in self.lists {
            records.extend(summary::records(list, notes));
        }
        records
    }
}

/// Cells that are merged over several rows, by column.
fn merged(table: &Table<'_>) -> HashMap<u32, Vec<Span>> {
    let mut by_column: HashMap<u32, Vec<Span>> = HashMap::new();
    let spans = table.grid.merged.iter();
    for span in spans.filter(|span| span.bottom > span.top && span.top > table.header.bottom) {
        by_column.entry(span.left).or_default().push(*span);
    }
    by_column.values_mut().for_each(|spans| spans.sort_unstable_by_key(|span| span.top));
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
struct Rows<'a, 'b> {
    table: &'a Table<'a>,
    columns: &'a Columns,
    merged: HashMap<u32, Vec<Span>>,
    /// The stage that the whole table is about.
    stage: Option<Part>,
    reader: &'b mut Reader,
}

impl Rows<'_, '_> {
    fn text(&self, row: u32, column: u32) -> String {
        let span = self.merged.get(&column).and_then(|spans| {
            let end = spans.partition_point(|span| span.top <= row);
            spans.get(end.checked_sub(1)?).filter(|span| row <= span.bottom)
        });
        words(self.table.grid, span.map_or(row, |span| span.top), column)
    }

    fn has_people(&self) -> bool {
        self.table.rows().any(|row| self.is_person(row))
    }

    fn is_person(&self, row: u32) -> bool {
        let grid = self.table.grid;
        let named = self.columns.name.is_some_and(|column| match grid.get(row, column) {
            Value::Text(text) => is_name(&plain(text)),
            _ => false,
        });
        let numbered = |column| number(grid.get(row, column)) != Number::None;
        named || self.columns.number.is_some_and(numbered)
    }

    /// The cells of a row within the table: how many, and the first of them.
    fn cells(&self, row: u32) -> (usize, Option<(u32, String)>) {
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

/// Whether a plain text may be a person's name: words, and no label, sum or note.
fn is_name(name: &str) -> bool {
    const NONE: &[&str] =
        &["合计", "小计", "总计", "共计", "填表", "制表", "审核", "负责人", "备注"];
    const NUMBERING: [&str; 8] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];
    const LONGEST: usize = 30;
    !is_nothing(name)
        && name.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST
        && !name.contains(':')
        && !NUMBERING.contains(&name)
        && !NONE.iter().any(|word| name.starts_with(word))
}

/// Whether a row begins as sums and notes do.
fn is_note(first: &str) -> bool {
    const NOTES: &[&str] = &[
        "合计",
        "小计",
        "总计",
        "共计",
        "注",
        "备注",
        "说明",
        "填表",
        "制表",
        "审核",
        "校长签",
        "负责人",
        "填报",
    ];
    let first = plain(first);
    NOTES.iter().any(|word| first.starts_with(word))
        && (first.contains(':') || first.chars().count() <= 6)
}

fn is_example(name: &str) -> bool {
    ["示例", "例如", "样例", "填写", "必填", "样表"].iter().any(|word| name.contains(word))
}

impl List {
    fn new(who: Who, scope: Scope, cell: Cell) -> Self {
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

    fn read(&mut self, rows: &mut Rows<'_, '_>, whose: &mut Whose<'_>, texts: &[&str], head: Cell) {
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
            if !rows.is_person(row) {
                if let (1, Some((column, text))) = (count, &first) {
                    whose.heading(text, cell(row, *column));
                }
                continue;
            }
            if first.is_some_and(|(_, text)| is_note(&text)) {
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
        let (bare, _) = super::super::stage::behind_name(written);
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
