//! Rows while they are put together, and the sums of their columns.

use crate::support::shapes::cells;
use crate::support::shapes::column::{Column, Figure, What};
use crate::support::table::{CellValue, Table};

#[derive(Default)]
pub struct Rows {
    pub all: Vec<Vec<CellValue>>,
    /// The town and the figures of each school, in the order of the rows.
    pub schools: Vec<(&'static str, Vec<Option<i64>>)>,
    /// Rows of towns, and which school is the first under each.
    pub towns: Vec<(usize, usize)>,
}

/// Sums of columns, in their smallest steps.
pub struct Sums(Vec<i64>);

impl Sums {
    pub fn of(columns: &[Column]) -> Self {
        Self(vec![0; columns.len()])
    }

    pub fn add(&mut self, figures: &[Option<i64>]) {
        self.0.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure.unwrap_or(0));
    }

    pub fn row(&self, columns: &[Column], word_at: What, word: &str) -> Vec<CellValue> {
        let cell = |(column, sum): (&Column, &i64)| match column.what {
            what if what == word_at => CellValue::from(word),
            What::Name | What::Code | What::Kind | What::Founder | What::Area | What::Number => {
                CellValue::Blank
            }
            What::Gross | What::Gym | What::Ground => number(*sum, 2),
            What::Equipment => number(*sum, 6),
            _ => number(*sum, 0),
        };
        columns.iter().zip(&self.0).map(cell).collect()
    }
}

fn number(steps: i64, decimals: u32) -> CellValue {
    CellValue::Number(cells::number(Figure { steps, decimals }))
}

/// One more header row, empty: what ends in the last one reaches down into it.
pub fn lengthen(table: &mut Table, top: usize, width: usize) {
    let last = table.rows.len() - 1;
    table.push(vec![]);
    for column in 0..width {
        let at = column as u32;
        let span = table.merged.iter_mut().find(|merge| {
            merge.top >= top as u32
                && merge.bottom == last as u32
                && (merge.left..=merge.right).contains(&at)
        });
        match span {
            Some(merge) if merge.left == at => merge.bottom += 1,
            Some(_) => {}
            None => table.merge(last, column, last + 1, column),
        }
    }
}
