//! Vertical fill-in forms: a line a question, one school a sheet (学校填报表).
//! Its lines are found by their labels; their order and number are of no account.

use rust_decimal::Decimal;

use crate::county::{Field, Measure, Part};
use crate::findings::{Cells, Finding, Tables};
use crate::intake::layout::column::{Role, identity, role};
use crate::intake::layout::segment::Segment;
use crate::intake::tables::identity::{Who, record};
use crate::intake::values::figure::{Written, sum, written};
use crate::intake::values::money;
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::headers::{
    FORM_GROUPS, FORM_ITEMS, FORM_UNITS, FORM_VALUES, Identity,
};
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::intake::vocabulary::unit::Unit;
use crate::intake::{ColumnReading, Meaning, Record, Shape, TableReading};
use crate::sheet::{Grid, Value};

/// So many lines must be known for a sheet to be a form.
const FEWEST: usize = 3;

/// Where a form has its columns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'a> {
    grid: &'a Grid,
    first: u32,
    labels: u32,
    values: u32,
    units: Option<u32>,
    groups: Option<u32>,
}

/// A line of a form: its cells and what it asks.
struct Line {
    row: u32,
    path: Vec<String>,
    role: Role,
}

impl<'a> Form<'a> {
    /// The form that a sheet is.
    pub(crate) fn find(grid: &'a Grid) -> Option<Self> {
        let bare = || Self::without_header(grid).filter(Self::is_filled);
        let form = Self::with_header(grid).or_else(bare)?;
        let lines = form.lines();
        let named = lines.iter().any(|line| line.role == Role::Identity(Identity::Name));
        (named && lines.iter().filter(|line| is_known(line.role)).count() >= FEWEST).then_some(form)
    }

    /// 序号 | 类别 | 填报项目 | 单位 | 填报值 | …
    fn with_header(grid: &'a Grid) -> Option<Self> {
        grid.written_rows().take(20).find_map(|row| {
            let find = |words: &[&str]| {
                let is_one = |value| matches!(value, Value::Text(text) if words.contains(&plain(text).as_str()));
                grid.row(row).find(|(_, value)| is_one(*value)).map(|(column, _)| column)
            };
            Some(Self {
                grid,
                first: row.saturating_add(1),
                labels: find(FORM_ITEMS)?,
                values: find(FORM_VALUES)?,
                units: find(FORM_UNITS),
                groups: find(FORM_GROUPS),
            })
        })
    }

    /// 学校名称 | 城关小学, with the labels below each other.
    fn without_header(grid: &'a Grid) -> Option<Self> {
        let (first, labels) = grid.written_rows().take(20).find_map(|row| {
            let named = |value| matches!(value, Value::Text(text) if identity(&label(text)) == Some(Identity::Name));
            grid.row(row).find(|(_, value)| named(*value)).map(|(column, _)| (row, column))
        })?;
        let form = Self {
            grid,
            first,
            labels,
            values: labels.saturating_add(1),
            units: None,
            groups: None,
        };
        let units = form
            .lines()
            .iter()
            .filter(|line| form.unit_at(line.row, labels.saturating_add(1)))
            .count();
        // A column of units stands between labels and values.
        if units >= FEWEST {
            return Some(Self {
                values: labels.saturating_add(2),
                units: Some(labels.saturating_add(1)),
                ..form
            });
        }
        Some(form)
    }

    /// Whether a figure stands beside some label. Labels with nothing but words beside them explain
    /// another sheet's columns.
    fn is_filled(&self) -> bool {
        self.lines().iter().any(|line| {
            matches!(line.role, Role::Figure { .. })
                && matches!(written(self.grid.get(line.row, self.values)), Written::Figure(..))
        })
    }

    fn unit_at(&self, row: u32, column: u32) -> bool {
        matches!(self.grid.get(row, column), Value::Text(text) if Unit::from_word(&plain(text)).is_some())
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut group = None;
        for row in self.grid.written_rows().filter(|row| *row >= self.first) {
            if let Some(Value::Text(text)) = self.groups.map(|column| self.grid.get(row, column)) {
                group = Some(text);
            }
            let Value::Text(text) = self.grid.get(row, self.labels) else { continue };
            let mut path: Vec<Segment> = group.into_iter().map(Segment::new).collect();
            let mut leaf = label(text);
            let unit = self.units.map(|column| self.grid.get(row, column));
            if let (None, Some(Value::Text(unit))) = (leaf.unit, unit) {
                leaf.unit = Unit::from_word(&plain(unit));
            }
            path.push(leaf);
            let role = role(&path);
            let path = group.into_iter().chain([text]).map(|text| text.trim().to_owned()).collect();
            lines.push(Line { row, path, role });
        }
        tell_halls_apart(&mut lines);
        lines
    }

    /// Reads the form; no record where the school's name is not filled in.
    pub(crate) fn read(&self, reader: &mut Reader) -> (TableReading, Option<Record>) {
        let lines = self.lines();
        let reading = self.reading(reader.sheet, &lines);
        let at = |wanted| {
            lines.iter().find(|line| line.role == Role::Identity(wanted)).map(|line| line.row)
        };
        let value = |wanted| at(wanted).map(|row| self.grid.get(row, self.values));
        let Some(row) = at(Identity::Name) else { return (reading, None) };
        let cell = reader.cell(row, self.values);
        let name = match self.grid.get(row, self.values) {
            Value::Text(text) if !is_nothing(&plain(text)) => text.trim(),
            _ => {
                reader.note(Finding::of(&Tables::NamelessForm {}), cell, "");
                return (reading, None);
            }
        };
        let who = Who {
            code: at(Identity::Code)
                .map(|row| (self.grid.get(row, self.values), reader.cell(row, self.values))),
            kind: at(Identity::Kind)
                .map(|row| (self.grid.get(row, self.values), reader.cell(row, self.values))),
            stage: value(Identity::Stage),
            founder: value(Identity::Founder),
            locality: value(Identity::Locality),
            counted: value(Identity::Counted),
            parent: value(Identity::Parent),
            district: value(Identity::District),
            ..Who::default()
        };
        let mut record = record(reader, name, cell, who);
        for line in &lines {
            self.figure(reader, line, &lines, &mut record);
        }
        tell_halls(reader, &record);
        reader.settle(&mut record.facts);
        (reading, Some(record))
    }

    fn figure(&self, reader: &mut Reader, line: &Line, lines: &[Line], record: &mut Record) {
        let cell = reader.cell(line.row, self.values);
        let asked = || line.path.last().cloned().unwrap_or_default();
        let (field, part, factor) = match line.role {
            Role::Figure { field, part, factor } => (field, part, factor),
            Role::Misfit { field } => {
                let unit = &field.measure().unit();
                let says = Cells::OtherUnitOfLine { line: &asked(), unit };
                reader.note(Finding::of(&says), cell, &record.name);
                return;
            }
            _ => return,
        };
        let factor = factor.unwrap_or_else(|| self.money(reader, line, lines, &asked()));
        let read =
            reader.fact(self.grid.get(line.row, self.values), cell, field, factor, &record.name);
        let part = if part == Part::Whole { record.part.unwrap_or(part) } else { part };
        match record.facts.get(field, part).map(|known| known.value) {
            Some(Some(known)) => match read.fact.value {
                Some(second) if second != known => {
                    let finding = Finding::of(&Tables::FilledTwice {
                        field: &field.name(),
                        first: &known,
                        second: &second,
                    });
                    reader.note(finding, cell, &record.name);
                }
                _ => {}
            },
            _ => record.facts.set(field, part, read.fact),
        }
    }

    fn money(&self, reader: &mut Reader, line: &Line, lines: &[Line], asked: &str) -> u32 {
        let figure = |row: u32| match written(self.grid.get(row, self.values)) {
            Written::Figure(figure, _) => Some(figure),
            _ => None,
        };
        let Some(amount) = figure(line.row).filter(|amount| !amount.is_zero()) else { return 1 };
        let is_pupils =
            |line: &&Line| matches!(line.role, Role::Figure { field: Field::Pupils, .. });
        let pupils = sum(lines.iter().filter(is_pupils).filter_map(|line| figure(line.row)));
        let per_pupil: Vec<Decimal> = amount.checked_div(pupils).into_iter().collect();
        let Some((factor, unit)) = money::guess(per_pupil, vec![amount]) else { return 1 };
        let cell = reader.cell(line.row, self.values);
        money::tell(reader, asked, unit, cell);
        factor
    }

    fn reading(&self, sheet: u32, lines: &[Line]) -> TableReading {
        let columns = lines.iter().map(|line| ColumnReading {
            column: self.values,
            row: Some(line.row),
            path: line.path.clone(),
            meaning: match line.role {
                Role::Identity(Identity::Name) => Meaning::Name,
                Role::Identity(Identity::Code) => Meaning::Code,
                Role::Identity(Identity::Kind | Identity::Stage) => Meaning::Kind,
                Role::Identity(Identity::Founder) => Meaning::Founder,
                Role::Identity(Identity::Locality) => Meaning::Locality,
                Role::Identity(Identity::District) => Meaning::District,
                Role::Figure { field, part, factor } => {
                    Meaning::Figure { field, part, factor: factor.unwrap_or(1) }
                }
                _ => Meaning::Ignored,
            },
            ..ColumnReading::default()
        });
        let rows =
            (lines.first().map_or(0, |line| line.row), lines.last().map_or(0, |line| line.row));
        TableReading {
            sheet,
            shape: Shape::Form,
            header: rows,
            columns: columns.collect(),
            ..TableReading::default()
        }
    }
}

/// The forms ask for 室内体育用房 (to be taken off the teaching area) and for 学校体育馆 (to be
/// added to the grounds). Where both are asked each serves its own purpose.
fn tell_halls_apart(lines: &mut [Line]) {
    let is_gym = |line: &Line| matches!(line.role, Role::Figure { field: Field::GymArea, .. });
    let says = |line: &Line, word| line.path.last().is_some_and(|label| label.contains(word));
    if lines.iter().any(|line| is_gym(line) && says(line, "室内体育用房")) {
        for line in lines.iter_mut().filter(|line| is_gym(line) && says(line, "体育馆")) {
            let indoor = says(line, "室内");
            if let (Role::Figure { field, .. }, false) = (&mut line.role, indoor) {
                *field = Field::GymnasiumArea;
            }
        }
    }
}

/// Tells where the two differ.
fn tell_halls(reader: &mut Reader, record: &Record) {
    let part = record.part.unwrap_or(Part::Whole);
    let known = |field| record.facts.get(field, part).and_then(|fact| Some((fact, fact.value?)));
    let (Some((_, indoor)), Some((fact, hall))) =
        (known(Field::GymArea), known(Field::GymnasiumArea))
    else {
        return;
    };
    if let (true, Some(cell)) = (hall != indoor, fact.origin.cells().first()) {
        let says = Tables::HallAndGym { hall: &hall, indoor: &indoor };
        reader.note(Finding::of(&says), *cell, &record.name);
    }
}

/// A label without the colon that forms put behind it.
fn label(text: &str) -> Segment {
    Segment::new(text.trim().trim_end_matches([':', '：']))
}

fn is_known(role: Role) -> bool {
    match role {
        Role::Identity(identity) => !matches!(identity, Identity::Known | Identity::Township),
        Role::Figure { field, .. } | Role::Misfit { field } => field.measure() != Measure::Classes,
        _ => false,
    }
}
