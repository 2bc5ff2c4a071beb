//! The least addition of whole people or rooms: the optimum among whole numbers, not a rounded one.
//!
//! Of all ways to hand out a given number, the one with the smallest Σ R²/P gives each one to the unit where
//! (2R + 1)/P is least, and the best way to hand out one more only adds to it (Σ R²/P is separable and
//! convex). Whether the limit is kept is, for a given total, a question of Σ R²/P alone. So the first total
//! whose best way keeps the limit is the least.
//!
//! The search begins where no smaller total could do: at the optimum of divisible resources above the same
//! lower bounds. What was handed out by then follows from the level, all at once; the rest is a heap's.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::dispersion::{Lot, Sums, keeps};
use super::divisible::{Item, level};
use super::fraction::{Fraction, compare};
use super::marginal::Marginal;

/// More steps than this are not gone: a limit that whole numbers cannot keep has no plan.
const MOST_STEPS: usize = 1_000_000;

/// How many to add to each; `None` where no such number was found.
pub fn additions(items: &[Item], limit: Option<Fraction>) -> Option<Vec<i128>> {
    if !items.iter().all(|one| one.pupils.is_pupils()) {
        return None;
    }
    let mut least = Vec::with_capacity(items.len());
    for one in items {
        let short = if one.has < one.need { one.need.minus(one.has)?.ceil() } else { 0 };
        let has = one.has.plus(short)?;
        least.push(Lot { has, pupils: one.pupils });
    }
    let least = Handed::at(least);
    let handed = match limit {
        None => least,
        Some(limit) => first_that_keeps(least, limit)?,
    };
    let add = |(one, lot): (&Item, &Lot)| Some(lot.has.minus(one.has)?.floor());
    items.iter().zip(&handed.lots).map(add).collect()
}

/// What was handed out so far.
#[derive(Clone, Debug)]
struct Handed {
    /// What each unit has.
    lots: Vec<Lot>,
    /// Above its lower bound.
    more: Vec<i128>,
    /// Of them all.
    total: i128,
}

impl Handed {
    /// Nothing above these lower bounds.
    fn at(lots: Vec<Lot>) -> Self {
        let more = vec![0; lots.len()];
        Self { lots, more, total: 0 }
    }

    fn step(&mut self, index: usize, by: i128) -> Option<Lot> {
        let lot = self.lots.get_mut(index)?;
        let before = *lot;
        lot.has = lot.has.plus(by)?;
        *self.more.get_mut(index)? += by;
        self.total += by;
        Some(before)
    }
}

/// Hands out the fewest with which the limit is kept; `handed` has nothing above its lower bounds.
fn first_that_keeps(mut handed: Handed, limit: Fraction) -> Option<Handed> {
    let sums = Sums::of(handed.lots.iter().copied());
    if keeps(&handed.lots, &sums, limit) {
        return Some(handed);
    }
    let start = before_any(&handed, limit);
    hand_out(&mut handed, start)?;
    let mut sums = Sums::of(handed.lots.iter().copied());
    let mut next = next_ones(&handed.lots);
    for _ in 0..MOST_STEPS {
        if keeps(&handed.lots, &sums, limit) {
            return Some(handed);
        }
        let Reverse(Marginal { index, .. }) = next.pop()?;
        let before = handed.step(index, 1)?;
        sums.give(before);
        next.push(Reverse(Marginal::of_more(index, *handed.lots.get(index)?)));
    }
    None
}

fn next_ones(lots: &[Lot]) -> BinaryHeap<Reverse<Marginal>> {
    lots.iter().enumerate().map(|(index, lot)| Reverse(Marginal::of_more(index, *lot))).collect()
}

/// A number that is not more than the fewest with which the limit is kept: the optimum of divisible
/// resources, less what binary fractions may have added to it.
#[allow(clippy::cast_possible_truncation, reason = "checked before")]
fn before_any(handed: &Handed, limit: Fraction) -> i128 {
    const LARGE: f64 = 1e15;
    let lambda = level_of(handed, limit);
    let near = handed.lots.iter().map(|lot| (lot.has.near(), lot.pupils.near()));
    let (mut raised, mut all) = (0.0, 0.0);
    for (has, pupils) in near {
        raised += (lambda * pupils - has).max(0.0);
        all += has;
    }
    // The optimum is wrong by so much of all that there is at most (see `divisible::optimum`).
    let wrong = 1e-9 * (all + raised) / limit.near().min(1.0).powi(2).max(1e-9);
    let start = (raised - wrong).floor();
    if (0.0..LARGE).contains(&start) { start as i128 } else { 0 }
}

fn level_of(handed: &Handed, limit: Fraction) -> f64 {
    let bounds: Vec<(f64, f64)> =
        handed.lots.iter().map(|lot| (lot.has.near(), lot.pupils.near())).collect();
    level(&bounds, limit.near())
}

/// Hands out exactly so many in the best way: by a level that comes near to the number, then one at a time.
fn hand_out(handed: &mut Handed, wanted: i128) -> Option<()> {
    let lambda = level_for(handed, wanted);
    for index in 0..handed.lots.len() {
        let more = up_to(*handed.lots.get(index)?, lambda)?;
        handed.step(index, more)?;
    }
    if handed.total > wanted {
        let mut last: BinaryHeap<Marginal> = BinaryHeap::new();
        for (index, (lot, more)) in handed.lots.iter().zip(&handed.more).enumerate() {
            if *more > 0 {
                last.push(Marginal::of_fewer(index, *lot));
            }
        }
        while handed.total > wanted {
            let Marginal { index, .. } = last.pop()?;
            handed.step(index, -1)?;
            if *handed.more.get(index)? > 0 {
                last.push(Marginal::of_fewer(index, *handed.lots.get(index)?));
            }
        }
    }
    let mut next = next_ones(&handed.lots);
    while handed.total < wanted {
        let Reverse(Marginal { index, .. }) = next.pop()?;
        handed.step(index, 1)?;
        next.push(Reverse(Marginal::of_more(index, *handed.lots.get(index)?)));
    }
    Some(())
}

/// The level at which about so many are handed out, as a fraction: the lowest are filled up like water.
#[allow(clippy::cast_precision_loss, reason = "a start need not be exact")]
fn level_for(handed: &Handed, wanted: i128) -> Fraction {
    let mut sorted: Vec<(f64, f64)> =
        handed.lots.iter().map(|lot| (lot.has.near(), lot.pupils.near())).collect();
    sorted.sort_unstable_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
    let (mut has, mut pupils) = (wanted as f64, 0.0);
    let mut lambda = 0.0;
    for (own, heads) in sorted {
        if pupils > 0.0 && lambda <= own / heads {
            break;
        }
        has += own;
        pupils += heads;
        lambda = has / pupils;
    }
    fraction_near(lambda)
}

/// A fraction near a binary one, with few digits.
#[allow(clippy::cast_possible_truncation, reason = "checked before")]
#[allow(clippy::cast_precision_loss, reason = "a power of two is exact")]
fn fraction_near(value: f64) -> Fraction {
    const PARTS: i128 = 1 << 30;
    let parts = (value * PARTS as f64).round();
    let near = (parts.abs() < 1e17).then(|| Fraction::new(parts as i128, PARTS)).flatten();
    near.unwrap_or(Fraction::ZERO)
}

/// How many a unit is given as long as its next one does at most 2·λ: the largest k with
/// 2R + 2k − 1 ≤ 2·λ·P. `None` where figures are too large.
fn up_to(lot: Lot, lambda: Fraction) -> Option<i128> {
    let wanted = |more: i128| {
        let with = lot.has.plus(more)?;
        let over = (2 * with.over() - with.under()).checked_mul(lot.pupils.under())?;
        let under = with.under() * lot.pupils.over();
        Some(compare((over, under), (lambda.over().checked_mul(2)?, lambda.under())).is_le())
    };
    // Binary fractions come within one of it.
    let guess = guess(lot, lambda);
    let fits = |more: &i128| *more == 0 || *more > 0 && wanted(*more) == Some(true);
    [guess + 1, guess, guess - 1].into_iter().find(fits)
}

#[allow(clippy::cast_possible_truncation, reason = "checked before")]
fn guess(lot: Lot, lambda: Fraction) -> i128 {
    let more = (lambda.near() * lot.pupils.near() - lot.has.near() + 0.5).floor();
    if (0.0..1e15).contains(&more) { more as i128 } else { 0 }
}
