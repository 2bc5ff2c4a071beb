//! What the columns of a roster were taken for, for a person to check. Nothing that stands in them is shown.

use super::columns::Columns;
use super::says::{PersonColumn, of_column};
use crate::intake::tables::roster::Table;
use crate::intake::{Basis, ColumnReading, Meaning, Shape, TableReading, UnitBasis};

/// The table as it is listed; `shape` tells whether it was read.
pub(crate) fn listed(table: &Table<'_>, sheet: u32, shape: Shape, schools: usize) -> TableReading {
    let columns = Columns::of(table);
    let one = |column: &crate::intake::layout::header::Column| {
        let says = of_column(column).column();
        // Of two columns for one thing the first that is read counts.
        let is_read = match says {
            PersonColumn::Degree => columns.degree == Some(column.at),
            PersonColumn::School => columns.school == Some(column.at),
            _ => says.is_used(),
        };
        ColumnReading {
            column: column.at,
            row: None,
            path: column.cells.iter().map(|(_, text)| text.clone()).collect(),
            meaning: Meaning::Person(if is_read { says } else { PersonColumn::Other }),
            basis: Basis::Wording,
            unit: UnitBasis::Header,
            samples: Vec::new(),
        }
    };
    TableReading {
        sheet,
        shape,
        layout: table.layout,
        anchor: table.anchor,
        header: (table.header.top, table.header.bottom),
        stage: table.stage,
        schools: u32::try_from(schools).unwrap_or(u32::MAX),
        columns: table.header.columns.iter().map(one).collect(),
    }
}
