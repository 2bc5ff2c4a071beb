//! What one more, or one fewer, of a resource does to Σ R²/P of a unit: (2R + 1)/P more, (2R − 1)/P fewer.
//! Compared exactly, so that a plan is the least one and not nearly so.

use std::cmp::Ordering;

use num_bigint::BigInt;

use crate::number::{Exact, raw};

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
        // The first factor is under 2⁹⁰, the second under 2³⁶ (`Fraction::is_pupils`).
        let over = (2 * has.over() + sign * has.under()) * pupils.under();
        Self { over, under: has.under() * pupils.over(), index }
    }

    /// By how much alone; units that do not differ in it are equal.
    pub fn by_amount(&self, other: &Self) -> Ordering {
        compare((self.over, self.under), (other.over, other.under))
    }

    fn exact(&self) -> Exact {
        Exact::new_raw(BigInt::from(self.over), BigInt::from(self.under))
    }

    /// The same as a binary fraction.
    #[allow(clippy::cast_precision_loss, reason = "the nearest one is what is asked for")]
    fn near(&self) -> f64 {
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

/// Compares what two moves would take off Σ R²/P, each from one unit to another.
pub fn compare_gains(one: (&Marginal, &Marginal), other: (&Marginal, &Marginal)) -> Ordering {
    const FAR: f64 = 1e-9;
    let gain = |(from, to): (&Marginal, &Marginal)| from.near() - to.near();
    let (near_one, near_other) = (gain(one), gain(other));
    let scale = one.0.near().abs().max(other.0.near().abs());
    if (near_one - near_other).abs() > FAR * scale {
        return near_one.total_cmp(&near_other);
    }
    let gain = |(from, to): (&Marginal, &Marginal)| raw::difference(&from.exact(), &to.exact());
    gain(one).cmp(&gain(other))
}
