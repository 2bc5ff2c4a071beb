//! Whether a coefficient of variation keeps its limit, exactly: as soon as it is near it, CV² =
//! ΣP·Σ(R²/P)/(ΣR)² − 1 is compared with the limit's square in whole numbers. A binary fraction never
//! decides near a limit.

use num_bigint::BigInt;
use num_traits::{One, Zero};
use rust_decimal::Decimal;

use crate::number::{Exact, approximate, exact};

use super::super::Unit;
use super::{Known, known};

/// Whether CV ≤ limit. A binary fraction decides where it is far enough from the limit for its
/// rounding not to matter, by many orders of magnitude; whole numbers decide the rest.
pub(super) fn keeps(cv: f64, known: &[Known<'_>], limit: Decimal) -> bool {
    is_far(cv, limit).unwrap_or_else(|| keeps_exactly(known, &exact(limit)))
}

/// Whether a coefficient lies under its limit, where it is far enough from it.
fn is_far(cv: f64, limit: Decimal) -> Option<bool> {
    const FAR: f64 = 1e-6;
    let near = approximate(&exact(limit));
    ((cv - near).abs() > FAR * near).then_some(cv < near)
}

/// CV² + 1 = ΣP·Σ(R²/P) / (ΣR)², compared with limit² + 1. The sums are never reduced: the greatest
/// common divisor of numbers this long costs more than everything else together.
fn keeps_exactly(known: &[Known<'_>], limit: &Exact) -> bool {
    let (over, under) = square_and_one(known);
    let most = limit * limit + Exact::one();
    over * most.denom() <= under * most.numer()
}

/// CV² + 1 as two whole numbers.
fn square_and_one(known: &[Known<'_>]) -> (BigInt, BigInt) {
    let (mut pupils, mut resource, mut squares) = (Exact::zero(), Sum::default(), Sum::default());
    for one in known {
        let heads = exact(one.pupils);
        resource.add(one.resource);
        squares.add(&(one.resource * one.resource / &heads));
        pupils += heads;
    }
    let over = pupils.numer() * &squares.numerator * &resource.denominator * &resource.denominator;
    let under = pupils.denom() * &squares.denominator * &resource.numerator * &resource.numerator;
    (over, under)
}

/// As [`keeps`], of the mean of so many coefficients.
pub(super) fn mean_keeps(mean: f64, units: &[&Unit], count: usize, limit: Decimal) -> bool {
    is_far(mean, limit).unwrap_or_else(|| mean_keeps_exactly(units, count, &exact(limit)))
}

/// The mean of roots, compared in units of 10⁻⁴⁰. Each root is rounded down by less than one unit, so
/// a mean that keeps its limit is never over it, and one that is over it by more than a unit never kept.
fn mean_keeps_exactly(units: &[&Unit], count: usize, limit: &Exact) -> bool {
    const FINE: u32 = 40;
    let unit = BigInt::from(10u8).pow(FINE);
    let root = |index: usize| {
        let known: Vec<Known<'_>> = units.iter().filter_map(|unit| known(unit, index)).collect();
        let (over, under) = square_and_one(&known);
        if over <= under {
            return BigInt::zero();
        }
        ((over - &under) * &unit * &unit / under).sqrt()
    };
    let sum: BigInt = (0..count).map(root).sum();
    let most = limit.numer() * &unit * BigInt::from(count);
    sum * limit.denom() <= most
}

/// A sum of fractions over a common denominator that only grows.
pub(super) struct Sum {
    numerator: BigInt,
    denominator: BigInt,
}

impl Sum {
    pub(super) fn add(&mut self, value: &Exact) {
        if *value.denom() == self.denominator {
            self.numerator += value.numer();
            return;
        }
        self.numerator = &self.numerator * value.denom() + value.numer() * &self.denominator;
        self.denominator *= value.denom();
    }

    /// The sum, reduced.
    pub(super) fn whole(self) -> Exact {
        Exact::new(self.numerator, self.denominator)
    }
}

impl Default for Sum {
    fn default() -> Self {
        Self { numerator: BigInt::zero(), denominator: BigInt::one() }
    }
}
