//! The least addition of a resource that can be divided at will (㎡, 元): every unit to its need, then the
//! lowest raised to one level until the coefficient of variation keeps its limit.
//!
//! For a given total, Σx²/P under lower bounds is least where everybody has their bound or the level λ·P,
//! whichever is more (the conditions of Karush, Kuhn and Tucker). As λ rises, CV² + 1 = N·Σx²/P/(Σx)² never
//! rises, and it is 1 once all are level: so there is a least λ, and it solves a quadratic equation between
//! two neighbouring units.

use super::dispersion::{Lot, Sums, keeps};
use super::fraction::Fraction;

/// One unit to be planned for.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Its pupils.
    pub pupils: Fraction,
    /// What it has.
    pub has: Fraction,
    /// What it must have at least.
    pub need: Fraction,
}

/// The optimum of divisible resources.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Optimum {
    /// The least addition, over all units.
    pub cost: f64,
    /// The level for one pupil to which the lowest are raised; 0 where the needs suffice.
    pub level: f64,
}

/// The optimum, and how wrong binary fractions may have made it: not by 10⁻¹² of all that there is, for
/// limits that are no smaller than a hundredth.
pub fn optimum(items: &[Item], limit: Option<Fraction>) -> Optimum {
    let mut bounds = Vec::with_capacity(items.len());
    let mut cost = 0.0;
    for one in items {
        let (has, need, pupils) = (one.has.near(), one.need.near(), one.pupils.near());
        let bound = if one.has < one.need { need } else { has };
        cost += bound - has;
        bounds.push((bound, pupils));
    }
    let level = limit.map_or(0.0, |limit| level(&bounds, limit.near()));
    let raised = bounds.iter().map(|(bound, pupils)| (level * pupils - bound).max(0.0));
    Optimum { cost: cost + raised.sum::<f64>(), level }
}

/// The least level at which these lower bounds, each with its pupils, keep the limit.
pub fn level(bounds: &[(f64, f64)], limit: f64) -> f64 {
    let most = limit * limit + 1.0;
    let mut sorted: Vec<(f64, f64, f64)> =
        bounds.iter().map(|(bound, pupils)| (bound / pupils, *bound, *pupils)).collect();
    sorted.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    // What those above each place have, added up from the top so that nothing cancels.
    let mut above = vec![(0.0, 0.0); sorted.len() + 1];
    for (index, (each, bound, _)) in sorted.iter().enumerate().rev() {
        let (sum, squares) = above.get(index + 1).copied().unwrap_or_default();
        if let Some(place) = above.get_mut(index) {
            *place = (sum + bound, squares + each * bound);
        }
    }
    let all: f64 = sorted.iter().map(|one| one.2).sum();
    let over = |lambda: f64, pupils: f64, (sum, squares): (f64, f64)| {
        let total = lambda * pupils + sum;
        all * (lambda * lambda * pupils + squares) - most * total * total
    };
    if above.first().is_none_or(|whole| over(0.0, 0.0, *whole) <= 0.0) {
        return 0.0;
    }
    let (mut pupils, mut from) = (0.0, 0.0);
    for (index, (each, _, own)) in sorted.iter().enumerate() {
        let rest = above.get(index).copied().unwrap_or_default();
        if over(*each, pupils, rest) <= 0.0 {
            return root(pupils, rest, all, most).clamp(from, *each);
        }
        pupils += own;
        from = *each;
    }
    // Only where a limit of 0 asks for all to be equal.
    from
}

/// Where N·(λ²A + C) = K·(λA + B)², A pupils at the level and B, C what the others have and its squares.
fn root(pupils: f64, (sum, squares): (f64, f64), all: f64, most: f64) -> f64 {
    let a = pupils * (all - most * pupils);
    let b = 2.0 * most * pupils * sum;
    let c = all * squares - most * sum * sum;
    2.0 * c / (b + (b * b - 4.0 * a * c).max(0.0).sqrt())
}

/// Additions of areas and money are rounded up to so many parts of a ㎡ or 元, so that whoever types them in
/// keeps what the plan promises.
pub const PARTS: i128 = 1_000_000;

/// The least addition, each unit's rounded up to a millionth; it keeps the limit exactly. `None` where figures
/// are too large, or where the level cannot be reached in so many digits.
pub fn additions(items: &[Item], limit: Option<Fraction>) -> Option<Vec<Fraction>> {
    const TRIES: usize = 64;
    let Optimum { mut level, .. } = optimum(items, limit);
    let mut slack = f64::EPSILON * 64.0;
    for _ in 0..TRIES {
        let mut add = Vec::with_capacity(items.len());
        let mut lots = Vec::with_capacity(items.len());
        for one in items {
            let raised = scaled(level * one.pupils.near())?;
            let wanted = if raised > one.need { raised } else { one.need };
            let more = if wanted > one.has {
                wanted.minus(one.has)?.up_to_parts(PARTS)?
            } else {
                Fraction::ZERO
            };
            add.push(more);
            lots.push(Lot { has: one.has.and(more)?, pupils: one.pupils });
        }
        let Some(limit) = limit else { return Some(add) };
        if keeps(&lots, &Sums::of(lots.iter().copied()), limit) {
            return Some(add);
        }
        level *= 1.0 + slack;
        slack *= 2.0;
    }
    None
}

/// A binary fraction rounded up to [`PARTS`].
#[allow(clippy::cast_possible_truncation, reason = "checked before")]
#[allow(clippy::cast_precision_loss, reason = "a million is exact")]
fn scaled(value: f64) -> Option<Fraction> {
    let parts = (value * PARTS as f64).ceil();
    (parts.abs() < 1e17).then(|| Fraction::new(parts as i128, PARTS)).flatten()
}
