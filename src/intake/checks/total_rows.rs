//! Checks 合计 and 小计 rows against the rows they sum up. It changes no figure.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

/// Sums of the columns of one table.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    all: BTreeMap<u32, Decimal>,
    since: BTreeMap<u32, Decimal>,
    rows: u32,
}

impl Sums {
    /// A row begins.
    pub(crate) fn row(&mut self) {
        self.rows += 1;
    }

    /// A figure as it is written in this column.
    pub(crate) fn add(&mut self, column: u32, figure: Decimal) {
        for sums in [&mut self.all, &mut self.since] {
            let sum = sums.entry(column).or_default();
            *sum = sum.checked_add(figure).unwrap_or(*sum);
        }
    }

    /// What the rows add up to, where a total neither is the sum of all rows nor of those since the
    /// last total. Shown sums of fractions may be off by the rounding of each row.
    pub(crate) fn mismatch(&self, column: u32, total: Decimal) -> Option<Decimal> {
        let fits = |sum: Decimal| {
            let off = sum.checked_sub(total).unwrap_or_default().abs();
            off <= self.slack(sum, total)
        };
        let all = self.all.get(&column).copied().unwrap_or_default();
        let since = self.since.get(&column).copied().unwrap_or_default();
        (self.rows > 0 && !fits(all) && !fits(since)).then_some(all)
    }

    /// By how much a sum and a total may be off by the rounding of each row; whole numbers by nothing.
    pub(crate) fn slack(&self, sum: Decimal, total: Decimal) -> Decimal {
        if sum.is_integer() && total.is_integer() {
            return Decimal::ZERO;
        }
        Decimal::new(i64::from(self.rows), 2)
    }

    /// A total row ends: the next subtotal counts from here.
    pub(crate) fn close(&mut self) {
        self.since.clear();
    }
}
