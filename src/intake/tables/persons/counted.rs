//! Rows that were counted, in runs, and the fact that they make. It knows no person.

use rust_decimal::Decimal;

use crate::county::{Cell, Fact, Origin, Rows};

/// The rows that count for one figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    pub(super) count: u32,
    runs: Vec<Rows>,
    first: Option<Cell>,
    last: Option<Cell>,
}

impl Counted {
    /// Counts the row of a cell.
    pub(super) fn push(&mut self, cell: Cell) {
        self.count = self.count.saturating_add(1);
        self.first = self.first.or(Some(cell));
        self.last = Some(cell);
        match self.runs.last_mut() {
            Some(run) if run.sheet == cell.sheet && run.last.checked_add(1) == Some(cell.row) => {
                run.last = cell.row;
            }
            _ => self.runs.push(Rows {
                file: cell.file,
                sheet: cell.sheet,
                first: cell.row,
                last: cell.row,
            }),
        }
    }

    /// Adds what another one counted.
    pub(super) fn absorb(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.runs.extend(other.runs);
        self.runs.sort_by_key(|run| (run.sheet, run.first));
        self.runs.dedup_by(|next, run| {
            let follows = run.sheet == next.sheet && run.last.checked_add(1) == Some(next.first);
            if follows {
                run.last = next.last;
            }
            follows
        });
        let cells = || [self.first, other.first].into_iter().flatten();
        let lasts = || [self.last, other.last].into_iter().flatten();
        (self.first, self.last) = (cells().min(), lasts().max());
    }

    pub(super) fn first(&self) -> Option<Cell> {
        self.first
    }

    /// The figure with its rows; of 0 the rows among which none was found.
    pub(super) fn fact(&self, among: &Self) -> Fact {
        let rows = if self.count == 0 { among } else { self };
        Fact { value: Some(Decimal::from(self.count)), origin: rows.origin() }
    }

    /// The rows.
    pub(super) fn origin(&self) -> Origin {
        let mut cells: Vec<Cell> = self.first.into_iter().collect();
        cells.extend(self.last.filter(|last| Some(*last) != self.first));
        Origin::Counted { cells, rows: self.runs.clone() }
    }
}

/// A figure that cannot be told, with the cell that would tell it.
pub(super) fn open(cell: Cell) -> Fact {
    Fact { value: None, origin: Origin::Cells(vec![cell]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32) -> Cell {
        Cell { file: 0, sheet: 0, row, column: 3 }
    }

    #[test]
    fn rows_that_follow_each_other_are_one_run() {
        let of = |rows: &[u32]| {
            let mut counted = Counted::default();
            for row in rows {
                counted.push(cell(*row));
            }
            counted
        };
        let mut counted = of(&[4, 5, 6, 9]);
        counted.absorb(of(&[7, 8, 20]));
        let fact = counted.fact(&counted);
        assert_eq!(fact.value, Some(7.into()));
        let places: Vec<String> =
            fact.origin.places().into_iter().map(|(_, place)| place).collect();
        assert_eq!(places, ["5:10", "21:21"]);
        assert_eq!(fact.origin.cells(), [cell(4), cell(20)]);
        let none = Counted::default().fact(&counted);
        assert_eq!((none.value, none.origin), (Some(0.into()), fact.origin));
    }
}
