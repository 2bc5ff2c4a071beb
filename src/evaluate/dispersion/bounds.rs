//! What a coefficient of variation can still become when figures of some units are missing.
//!
//! With P pupils and R of the resource of the units whose figures are certain, A = Σ R²/P of these, and
//! pupils Q of each of the others, CV² + 1 is ΣP·(A + Σ X²/Q)/(R + ΣX)² for whatever X ≥ 0 the others
//! have. It is least where every X is Q·A/R, so that no figure brings it under
//! ΣP·A/(R² + A·ΣQ) = ΣP/(P/(1 + c²) + ΣQ). It is a norm over a sum, so it is greatest at an end: every
//! X at 0 gives ΣP·A/R², one X without bound ΣP/Q. A unit whose pupils are not known either can bring
//! the coefficient anywhere; and where R is 0 there might be no coefficient at all.

use num_bigint::BigInt;
use num_traits::{One, Zero};
use rust_decimal::Decimal;

use crate::number::{Exact, approximate, exact};

use super::super::Unit;
use super::limit::Sum;
use super::{CvVerdict, Known, known};

/// The least and the greatest possible CV² + 1. The greatest may be one that is only come near to.
struct Ends<N> {
    least: N,
    greatest: N,
}

/// A unit whose figure of an indicator is certain.
fn certain(unit: &Unit, index: usize) -> Option<Known<'_>> {
    let is_certain = unit.indicators.get(index).is_some_and(|one| one.at_most.is_none());
    known(unit, index).filter(|_| is_certain)
}

/// How many units have no certain figure of an indicator.
pub(super) fn open(units: &[&Unit], index: usize) -> usize {
    units.iter().filter(|unit| certain(unit, index).is_none()).count()
}

/// Met or not met only where that holds whatever the missing figures are.
pub(super) fn verdict(units: &[&Unit], index: usize, limit: Decimal) -> CvVerdict {
    let Some(near) = near_ends(units, index) else { return CvVerdict::Missing };
    let limit = exact(limit);
    let most = &limit * &limit + Exact::one();
    let most_near = approximate(&most);
    match (keeps(near.least, most_near), keeps(near.greatest, most_near)) {
        (Some(least), Some(greatest)) => decided(least, greatest),
        _ => exact_ends(units, index)
            .map_or(CvVerdict::Missing, |ends| decided(ends.least <= most, ends.greatest <= most)),
    }
}

/// Whether an end keeps its limit, where it is far enough from it for a binary fraction to tell.
fn keeps(end: f64, limit: f64) -> Option<bool> {
    const FAR: f64 = 1e-6;
    ((end - limit).abs() > FAR * limit.max(1.0)).then_some(end < limit)
}

/// By whether the least and the greatest keep the limit.
fn decided(least_keeps: bool, greatest_keeps: bool) -> CvVerdict {
    match (least_keeps, greatest_keeps) {
        (_, true) => CvVerdict::Met,
        (true, false) => CvVerdict::Missing,
        (false, false) => CvVerdict::NotMet,
    }
}

/// In binary fractions; `None` where the ends are not known.
fn near_ends(units: &[&Unit], index: usize) -> Option<Ends<f64>> {
    let (mut pupils, mut others, mut fewest) = (0.0, 0.0, f64::INFINITY);
    let (mut resource, mut squares) = (0.0, 0.0);
    for unit in units {
        let heads = approximate(&exact(unit.pupils?));
        pupils += heads;
        if let Some(one) = certain(unit, index) {
            let own = approximate(one.resource);
            resource += own;
            squares += own * own / one.weight;
        } else {
            others += heads;
            fewest = heads.min(fewest);
        }
    }
    (resource > 0.0).then(|| Ends {
        least: pupils * squares / (resource * resource + squares * others),
        greatest: (pupils * squares / (resource * resource)).max(pupils / fewest),
    })
}

/// As [`near_ends`], exact.
fn exact_ends(units: &[&Unit], index: usize) -> Option<Ends<Exact>> {
    let (mut pupils, mut others, mut fewest) = (Exact::zero(), Exact::zero(), None);
    let (mut resource, mut squares) = (Sum::default(), Sum::default());
    for unit in units {
        let heads = exact(unit.pupils?);
        pupils += &heads;
        if let Some(one) = certain(unit, index) {
            resource.add(one.resource);
            squares.add(&(one.resource * one.resource / heads));
        } else {
            others += &heads;
            fewest = Some(fewest.map_or(heads.clone(), |fewest: Exact| fewest.min(heads)));
        }
    }
    let (resource, squares) = (resource.whole(), squares.whole());
    if resource.is_zero() {
        return None;
    }
    let square = &resource * &resource;
    let at_nothing = &pupils * &squares / &square;
    let without_bound = fewest.map(|fewest| &pupils / fewest);
    Some(Ends {
        least: &pupils * &squares / (square + squares * others),
        greatest: without_bound.map_or(at_nothing.clone(), |ratio| ratio.max(at_nothing)),
    })
}

/// As [`verdict`], of the mean of the first `count` indicators' coefficients.
pub(super) fn mean_verdict(units: &[&Unit], count: usize, limit: Decimal) -> CvVerdict {
    let near: Option<Vec<_>> = (0..count).map(|index| near_ends(units, index)).collect();
    let Some(near) = near else { return CvVerdict::Missing };
    let of = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let mean = |end: fn(&Ends<f64>) -> f64| {
        near.iter().map(|one| (end(one) - 1.0).max(0.0).sqrt()).sum::<f64>() / of
    };
    let limit_near = approximate(&exact(limit));
    let keeps = |mean: f64| keeps(mean, limit_near);
    match (keeps(mean(|one| one.least)), keeps(mean(|one| one.greatest))) {
        (Some(least), Some(greatest)) => decided(least, greatest),
        _ => exact_mean_verdict(units, count, &exact(limit)),
    }
}

/// Each bound is a sum of roots in units of 10⁻⁴⁰, rounded to the side on which nothing is claimed.
fn exact_mean_verdict(units: &[&Unit], count: usize, limit: &Exact) -> CvVerdict {
    const FINE: u32 = 40;
    let unit = BigInt::from(10u8).pow(FINE);
    let most = limit.numer() * &unit * BigInt::from(count);
    let keeps = |sum: &BigInt| sum * limit.denom() <= most;
    let (mut least, mut greatest) = (BigInt::zero(), BigInt::zero());
    for index in 0..count {
        let Some(ends) = exact_ends(units, index) else { return CvVerdict::Missing };
        least += root(&ends.least, &unit).0;
        greatest += root(&ends.greatest, &unit).1;
    }
    decided(keeps(&least), keeps(&greatest))
}

/// √(`square_and_one` − 1) in units of `1/unit`, rounded down and rounded up.
fn root(square_and_one: &Exact, unit: &BigInt) -> (BigInt, BigInt) {
    let (over, under) = (square_and_one.numer() - square_and_one.denom(), square_and_one.denom());
    if over <= BigInt::zero() {
        return (BigInt::zero(), BigInt::zero());
    }
    let square = over * unit * unit;
    let down = (&square / under).sqrt();
    let is_whole = &down * &down * under == square;
    let up = if is_whole { down.clone() } else { &down + BigInt::one() };
    (down, up)
}
