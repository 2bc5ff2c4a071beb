//! Tables with a row a school: county tables and the statistics' rosters alike.
//! It reads rows; it joins nothing and judges nothing.

use std::collections::BTreeMap;

use crate::county::{Field, Kind, Part};
use crate::findings::{Cells, Finding, Tables};
use crate::intake::layout::column::Role;
use crate::intake::layout::header::{Column, Header};
use crate::intake::layout::mapped;
use crate::intake::layout::signature::Layout;
use crate::intake::tables::identity::Who;
use crate::intake::tables::notes::Notes;
use crate::intake::values::money;
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::headers::Identity;
use crate::intake::{Assigned, Mapping, Record, Shape, TableReading, UnitBasis};
use crate::sheet::Grid;

/// A column of raw figures, ready to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    pub(crate) column: u32,
    pub(crate) field: Field,
    pub(crate) part: Part,
    pub(crate) factor: u32,
    pub(crate) unit: UnitBasis,
    /// The same quantity stood in an earlier column.
    pub(crate) twin: bool,
}

/// A table: one header, or the same header repeated, each with the rows below it.
pub(crate) struct Table<'a> {
    pub(crate) grid: &'a Grid,
    pub(crate) header: Header,
    /// First and last row of each run of rows.
    pub(crate) runs: Vec<(u32, u32)>,
    /// The stage that the table is about.
    pub(crate) stage: Option<Part>,
    /// The kind of all its schools, where its title or its sheet states one.
    pub(crate) kind: Option<Kind>,
    /// By what it is known again.
    pub(crate) layout: Layout,
    /// Where its header was found, or is supposed.
    pub(crate) anchor: u32,
    pub(crate) shape: Shape,
    /// Whether its rows are persons.
    pub(crate) persons: bool,
    /// What the user said of it.
    pub(crate) mapping: Option<&'a Mapping>,
}

impl Table<'_> {
    /// Reads the table.
    pub(crate) fn read(&self, reader: &mut Reader) -> (TableReading, Vec<Record>) {
        mapped::tell(self, reader);
        if self.shape != Shape::Rows || !self.header.is_named() {
            // Listed only: what its columns look like is told on the screen of what was recognised.
            let mut unheard = Reader { notes: Notes::default(), totals: Vec::new(), ..*reader };
            let figures = self.figures(&mut unheard);
            return (self.reading(reader.sheet, &figures, &[]), Vec::new());
        }
        let figures = self.figures(reader);
        self.tell_derived(reader);
        let records =
            if self.header.is_result_sheet() { Vec::new() } else { self.records(reader, &figures) };
        if !records.is_empty() {
            self.tell_gym(reader, &figures);
        }
        (self.reading(reader.sheet, &figures, &records), records)
    }

    fn figures(&self, reader: &mut Reader) -> Vec<Figure> {
        let mut figures: Vec<Figure> = Vec::new();
        // What the user named goes before what was only recognised.
        let columns = || self.header.columns.iter();
        let said = columns().filter(|one| one.said.is_some());
        for column in said.chain(columns().filter(|one| one.said.is_none())) {
            match column.role {
                Role::Figure { field, part, factor } => {
                    // 艺术 with neither music nor fine art beside it counts all the arts.
                    let is_said = column.said.is_some();
                    let alone =
                        !is_said && field == Field::ArtsTeachers && !self.has_arts_apart(part);
                    let field = if alone { Field::AllArtsTeachers } else { field };
                    let unit = match (column.said, factor.or(self.header.money)) {
                        (Some(Assigned::Figure { factor: Some(_), .. }), _) => UnitBasis::User,
                        (_, Some(_)) => UnitBasis::Header,
                        (_, None) => UnitBasis::Guess,
                    };
                    let factor = factor
                        .unwrap_or_else(|| money::factor(reader, self, column, self.header.money));
                    let first =
                        figures.iter().find(|known| (known.field, known.part) == (field, part));
                    if let Some(first) = first {
                        mapped::tell_named_twice(self, reader, first, column);
                    }
                    let twin = first.is_some();
                    figures.push(Figure { column: column.at, field, part, factor, unit, twin });
                }
                Role::Misfit { field } => {
                    let unit = &field.measure().unit();
                    let says = Cells::OtherUnit { column: &leaf(column), unit };
                    let cell = self.head(reader, column);
                    reader.note(Finding::of(&says), cell, "");
                }
                _ => {}
            }
        }
        figures
    }

    fn has_arts_apart(&self, stage: Part) -> bool {
        self.header.columns.iter().any(|column| {
            let apart = [Field::MusicTeachers, Field::FineArtTeachers];
            matches!(column.role, Role::Figure { field, part, .. } if part == stage && apart.contains(&field))
        })
    }

    /// All rows below the headers.
    pub(crate) fn rows(&self) -> impl Iterator<Item = u32> {
        let within = |row: &u32| {
            let begun = self.runs.partition_point(|(first, _)| first <= row);
            let run = begun.checked_sub(1).and_then(|index| self.runs.get(index));
            run.is_some_and(|(_, last)| row <= last)
        };
        self.grid.written_rows().filter(within)
    }

    pub(crate) fn who(&self, reader: &Reader, row: u32) -> Who<'_> {
        let column = |identity| self.header.identity(identity);
        let value = |identity| column(identity).map(|column| self.grid.get(row, column));
        Who {
            code: column(Identity::Code).map(|at| (self.grid.get(row, at), reader.cell(row, at))),
            kind: column(Identity::Kind).map(|at| (self.grid.get(row, at), reader.cell(row, at))),
            stage: value(Identity::Stage),
            founder: value(Identity::Founder),
            locality: value(Identity::Locality),
            counted: value(Identity::Counted),
            parent: value(Identity::Parent),
            district: value(Identity::District),
            table: self.stage,
            table_kind: self.kind,
            township: value(Identity::Township),
        }
    }

    pub(crate) fn tell_twins(
        &self,
        reader: &mut Reader,
        figures: &[Figure],
        differing: &BTreeMap<u32, u32>,
    ) {
        for (column, rows) in differing {
            let Some(figure) = figures.iter().find(|figure| figure.column == *column) else {
                continue;
            };
            let Some(head) = self.column(*column) else { continue };
            let first =
                figures.iter().find(|one| (one.field, one.part) == (figure.field, figure.part));
            if first.and_then(|one| self.column(one.column)).is_some_and(|one| one.said.is_some()) {
                // Told already, whether or not figures differ.
                continue;
            }
            let says = Tables::TwoColumns { field: &figure.field.name(), rows: &rows };
            let cell = self.head(reader, head);
            reader.note(Finding::of(&says), cell, "");
        }
    }

    /// The column there.
    pub(crate) fn column(&self, at: u32) -> Option<&Column> {
        self.header.columns.iter().find(|column| column.at == at)
    }

    fn tell_derived(&self, reader: &mut Reader) {
        let derived: Vec<&Column> =
            self.header.columns.iter().filter(|c| c.role == Role::Derived).collect();
        let Some(first) = derived.first() else { return };
        let names: Vec<String> = derived.iter().take(3).map(|column| leaf(column)).collect();
        let says = Tables::DerivedColumns { names: &names.join("”“"), count: &derived.len() };
        let cell = self.head(reader, first);
        reader.note(Finding::of(&says), cell, "");
    }

    /// One finding a table: whether its 教学及辅助用房 contains the gym cannot be seen.
    fn tell_gym(&self, reader: &mut Reader, figures: &[Figure]) {
        let find = |field| figures.iter().find(|figure| figure.field == field);
        let known = find(Field::GymArea).or_else(|| find(Field::TeachingAreaNet)).is_some();
        let Some(area) = find(Field::TeachingArea).filter(|_| !known) else { return };
        if let Some(head) = self.header.columns.iter().find(|head| head.at == area.column) {
            let cell = self.head(reader, head);
            reader.tell_gym(cell);
        }
    }

    pub(crate) fn head(&self, reader: &Reader, column: &Column) -> crate::county::Cell {
        let row = column.cells.last().map_or(self.header.bottom, |(row, _)| *row);
        reader.cell(row, column.at)
    }
}

/// The words of a column's leaf, for a person.
pub(crate) fn leaf(column: &Column) -> String {
    let own = |(_, text): &(u32, String)| text.split_whitespace().collect::<String>();
    column.cells.last().map(own).unwrap_or_default()
}
