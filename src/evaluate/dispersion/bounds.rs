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

use super::super::{Unit, Way};
use super::limit::Sum;
use super::{CvVerdict, Known, known};

/// The least and the greatest possible CV² + 1. The greatest may be one that is only come near to.
struct Ends<N> {
    least: N,
    greatest: N,
}

/// More choices than this are not gone through.
const MOST: usize = 1024;

/// A unit whose figure of an indicator is certain.
fn certain(unit: &Unit, index: usize) -> Option<Known<'_>> {
    let is_certain =
        |one: &&super::super::UnitIndicator| one.at_most.is_none() && one.ways.is_empty();
    unit.indicators.get(index).filter(is_certain)?;
    known(unit, index)
}

/// How many units have no certain figure of an indicator.
pub(super) fn open(units: &[&Unit], index: usize) -> usize {
    units.iter().filter(|unit| certain(unit, index).is_none()).count()
}

/// The units of a stage by what is known of them.
struct Sorted<'a> {
    certain: Vec<Known<'a>>,
    /// Each has one of these.
    ways: Vec<&'a [Way]>,
    /// Pupils of those that may have anything.
    others: Vec<Decimal>,
}

/// `None` where a unit may have anything and its pupils are not known either.
fn sorted<'a>(units: &[&'a Unit], index: usize) -> Option<Sorted<'a>> {
    let mut sorted = Sorted { certain: Vec::new(), ways: Vec::new(), others: Vec::new() };
    let mut choices = 1;
    for unit in units {
        let ways = unit.indicators.get(index).map_or(&[][..], |one| &one.ways);
        if let Some(known) = certain(unit, index) {
            sorted.certain.push(known);
        } else if !ways.is_empty() && choices * ways.len() <= MOST {
            choices *= ways.len();
            sorted.ways.push(ways);
        } else {
            sorted.others.push(unit.pupils?);
        }
    }
    Some(sorted)
}

/// Every choice of one way for each of these units.
fn choices<'a>(ways: &[&'a [Way]]) -> Vec<Vec<&'a Way>> {
    let mut all = vec![Vec::new()];
    for unit in ways {
        let with = |choice: &Vec<&'a Way>, way: &'a Way| {
            let mut choice = choice.clone();
            choice.push(way);
            choice
        };
        all = all.iter().flat_map(|choice| unit.iter().map(move |way| with(choice, way))).collect();
    }
    // One that is no unit in a way is left out of it.
    for choice in &mut all {
        choice.retain(|way| !way.pupils.is_zero());
    }
    all
}

/// The least and the greatest of all ends; `None` where one is not known.
fn widest<N: PartialOrd>(all: impl Iterator<Item = Option<Ends<N>>>) -> Option<Ends<N>> {
    let mut widest: Option<Ends<N>> = None;
    for ends in all {
        let ends = ends?;
        widest = Some(match widest {
            None => ends,
            Some(known) => Ends {
                least: if ends.least < known.least { ends.least } else { known.least },
                greatest: if ends.greatest > known.greatest {
                    ends.greatest
                } else {
                    known.greatest
                },
            },
        });
    }
    widest
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
    let Sorted { certain, ways, others } = sorted(units, index)?;
    let (mut free, mut fewest) = (0.0, f64::INFINITY);
    for heads in &others {
        let heads = approximate(&exact(*heads));
        free += heads;
        fewest = heads.min(fewest);
    }
    let (mut pupils, mut resource, mut squares) = (free, 0.0, 0.0);
    for one in &certain {
        let own = approximate(one.resource);
        pupils += one.weight;
        resource += own;
        squares += own * own / one.weight;
    }
    let ends = |choice: Vec<&Way>| {
        let (mut pupils, mut resource, mut squares) = (pupils, resource, squares);
        for way in choice {
            let (heads, own) = (approximate(&exact(way.pupils)), approximate(&way.resource));
            pupils += heads;
            resource += own;
            squares += own * own / heads;
        }
        (resource > 0.0).then(|| Ends {
            least: pupils * squares / (resource * resource + squares * free),
            greatest: (pupils * squares / (resource * resource)).max(pupils / fewest),
        })
    };
    widest(choices(&ways).into_iter().map(ends))
}

/// As [`near_ends`], exact.
fn exact_ends(units: &[&Unit], index: usize) -> Option<Ends<Exact>> {
    let Sorted { certain, ways, others } = sorted(units, index)?;
    let others: Vec<Exact> = others.iter().map(|heads| exact(*heads)).collect();
    let free: Exact = others.iter().sum();
    let (mut pupils, mut resource, mut squares) = (free.clone(), Sum::default(), Sum::default());
    for one in &certain {
        let heads = exact(one.pupils);
        resource.add(one.resource);
        squares.add(&(one.resource * one.resource / &heads));
        pupils += heads;
    }
    let (resource, squares) = (resource.whole(), squares.whole());
    let ends = |choice: Vec<&Way>| {
        let (mut pupils, mut resource, mut squares) =
            (pupils.clone(), resource.clone(), squares.clone());
        for way in choice {
            let heads = exact(way.pupils);
            resource += &way.resource;
            squares += &way.resource * &way.resource / &heads;
            pupils += heads;
        }
        if resource.is_zero() {
            return None;
        }
        let square = &resource * &resource;
        let at_nothing = &pupils * &squares / &square;
        let without_bound = others.iter().min().map(|fewest| &pupils / fewest);
        Some(Ends {
            least: &pupils * &squares / (square + squares * &free),
            greatest: without_bound.map_or(at_nothing.clone(), |ratio| ratio.max(at_nothing)),
        })
    };
    widest(choices(&ways).into_iter().map(ends))
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
