//! What one more, or one fewer, of a resource does to Σ R²/P of a unit: (2R + 1)/P more, (2R − 1)/P fewer.
//! Compared exactly, so that a plan is the least one and not nearly so.

use std::cmp::Ordering;

use super::dispersion::Lot;
use super::fraction::compare;

/// A unit in a heap, by what its next step would do.
#[derive(Clone, Copy, Debug)]
pub struct Marginal {
    over: i128,
    under: i128,
    /// Which unit.
    pub index: usize,
}

impl Marginal {
    /// Of one more.
    pub fn of_more(index: usize, lot: Lot) -> Self {
        Self::of(index, lot, 1)
    }

    /// Of one fewer.
    pub fn of_fewer(index: usize, lot: Lot) -> Self {
        Self::of(index, lot, -1)
    }

    fn of(index: usize, lot: Lot, sign: i128) -> Self {
        let Lot { has, pupils } = lot;
        // Each factor is under 2⁶¹.
        let over = (2 * has.over() + sign * has.under()) * pupils.under();
        Self { over, under: has.under() * pupils.over(), index }
    }

    /// By how much alone; units that do not differ in it are equal.
    pub fn by_amount(&self, other: &Self) -> Ordering {
        compare((self.over, self.under), (other.over, other.under))
    }

    /// The same as a binary fraction.
    #[allow(clippy::cast_precision_loss, reason = "the nearest one is what is asked for")]
    pub fn near(&self) -> f64 {
        self.over as f64 / self.under as f64
    }
}

impl PartialEq for Marginal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Marginal {}

impl PartialOrd for Marginal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Marginal {
    /// Of equal ones the first unit is the least: two runs give the same plan.
    fn cmp(&self, other: &Self) -> Ordering {
        self.by_amount(other).then(self.index.cmp(&other.index))
    }
}
