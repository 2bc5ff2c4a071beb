//! Shadow prices (影子价格): what one more of what a unit must have costs once everybody keeps the limit
//! together. A unit that is raised to the level anyway could need more for nothing; others pay more than the
//! price, since each of theirs pulls the mean away.
//!
//! With x a reference plan, |x| = √Σx²/P and κ = √((1 + limit²)/N), every plan y that keeps the limit has
//! Σ y·(x/(P·|x|) − κ) ≤ 0 (Cauchy and Schwarz). Added to the cost with any weight ν ≥ 0 this leaves a price
//! c + ν·(x/(P·|x|) − κ) on each y, and where all these prices are at least 0, no plan costs less than the
//! sum of prices times what each must have, less what is there. So any such prices prove a lower bound, and
//! so does any mean of them.

use super::divisible::level;

/// One unit of one indicator, in binary fractions.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// Its pupils.
    pub pupils: f64,
    /// What it must have at least.
    pub least: f64,
}

/// The prices of what each unit must have, none under 0, when one more costs `price` in itself.
pub fn prices(bounds: &[Bound], limit: Option<f64>, price: f64) -> Vec<f64> {
    let own = || vec![price; bounds.len()];
    let Some(limit) = limit else { return own() };
    let pairs: Vec<(f64, f64)> = bounds.iter().map(|one| (one.least, one.pupils)).collect();
    let lambda = level(&pairs, limit);
    if lambda <= 0.0 {
        return own();
    }
    let has = |one: &Bound| one.least.max(lambda * one.pupils);
    let pupils: f64 = bounds.iter().map(|one| one.pupils).sum();
    let length = bounds.iter().map(|one| has(one).powi(2) / one.pupils).sum::<f64>().sqrt();
    let kappa = ((1.0 + limit * limit) / pupils).sqrt();
    let gap = kappa - lambda / length;
    if gap <= 0.0 {
        return own();
    }
    // A hair less than what makes the price of the raised ones 0, so that rounding makes none negative.
    let weight = price / gap * (1.0 - 1e-12);
    let of = |one: &Bound| price + weight * (has(one) / (one.pupils * length) - kappa);
    let prices: Vec<f64> = bounds.iter().map(of).collect();
    if prices.iter().all(|one| *one >= 0.0) { prices } else { own() }
}
