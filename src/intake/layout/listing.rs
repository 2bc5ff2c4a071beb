//! What the columns of a table were taken for, and why, with some of their values: for a person to
//! check. It reads no school.

use crate::intake::layout::column::{Role, basis};
use crate::intake::layout::header::Column;
use crate::intake::layout::samples;
use crate::intake::tables::persons::is_personal;
use crate::intake::tables::roster::{Figure, Table};
use crate::intake::vocabulary::headers::Identity;
use crate::intake::{Basis, ColumnReading, Meaning, Record, TableReading};

impl Table<'_> {
    /// What its columns were taken for.
    pub(crate) fn reading(
        &self,
        sheet: u32,
        figures: &[Figure],
        records: &[Record],
    ) -> TableReading {
        let rows = samples::rows(self, records);
        let columns = self.header.columns.iter().map(|column| {
            let figure = figures.iter().find(|figure| figure.column == column.at && !figure.twin);
            ColumnReading {
                column: column.at,
                row: None,
                path: column.cells.iter().map(|(_, text)| text.clone()).collect(),
                meaning: meaning(column, figure),
                basis: basis_of(column),
                unit: figure.map(|figure| figure.unit).unwrap_or_default(),
                samples: if column.cells.iter().any(|(_, text)| is_personal(text)) {
                    Vec::new()
                } else {
                    samples::of(self.grid, &rows, column.at)
                },
            }
        });
        let mut columns: Vec<ColumnReading> = columns.collect();
        columns.extend(samples::without_header(self, &rows));
        columns.sort_by_key(|column| column.column);
        TableReading {
            sheet,
            shape: self.shape,
            layout: self.layout,
            anchor: self.anchor,
            header: (self.header.top, self.header.bottom),
            stage: self.stage,
            schools: u32::try_from(records.len()).unwrap_or(u32::MAX),
            columns,
        }
    }
}

fn basis_of(column: &Column) -> Basis {
    match (column.said, basis(&column.path)) {
        (Some(_), _) => Basis::User,
        (None, Basis::Phrase) if column.role == Role::Other => Basis::Unknown,
        (None, basis) => basis,
    }
}

fn meaning(column: &Column, figure: Option<&Figure>) -> Meaning {
    match column.role {
        Role::Identity(Identity::Name) => Meaning::Name,
        Role::Identity(Identity::Code) => Meaning::Code,
        Role::Identity(Identity::Kind) => Meaning::Kind,
        Role::Identity(Identity::Stage) => Meaning::Stage,
        Role::Identity(Identity::Founder) => Meaning::Founder,
        Role::Identity(Identity::Locality) => Meaning::Locality,
        Role::Identity(Identity::Counted) => Meaning::Counted,
        Role::Identity(Identity::Parent) => Meaning::Parent,
        Role::Identity(Identity::District) => Meaning::District,
        Role::Derived => Meaning::Derived,
        _ => match figure {
            Some(Figure { field, part, factor, .. }) => {
                Meaning::Figure { field: *field, part: *part, factor: *factor }
            }
            None => Meaning::Ignored,
        },
    }
}
