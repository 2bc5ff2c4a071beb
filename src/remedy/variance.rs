//! Which units make a stage uneven: each one's share of the variance, exact.
//!
//! With N = ΣP and T = ΣR, a unit's part of S² is P·(R/P − T/N)²/N = (R·N − T·P)²/(P·N³). Its share is its
//! part by all parts, so the shares add up to 1.

use num_bigint::BigInt;
use num_traits::Zero;

use crate::number::Exact;

use super::dispersion::{Lot, total};
use super::holding::Holdings;

/// Each unit's share of the variance of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// Index into [`crate::evaluate::Evaluation::units`] and the share, between 0 and 1, in the order of
    /// the evaluation.
    pub units: Vec<(usize, Exact)>,
    /// Units whose figures are not certain and that have no share.
    pub unknown: Vec<usize>,
}

/// The shares; `None` where all units have the same and there is no variance to share.
pub fn shares(holdings: &Holdings) -> Option<Shares> {
    let lots: Vec<Lot> =
        holdings.units.iter().map(|one| Lot { has: one.has, pupils: one.pupils }).collect();
    let pupils = total(&lots, |lot| (lot.pupils.over().into(), lot.pupils.under().into()));
    let resource = total(&lots, |lot| (lot.has.over().into(), lot.has.under().into()));
    // With everything over one denominator a unit's part is a square by its pupils alone.
    let (pupils_over, pupils_under) = pupils;
    let (resource_over, resource_under) = resource;
    let part = |lot: &Lot| -> (BigInt, BigInt) {
        let ours = &pupils_over * &resource_under * lot.has.over() * lot.pupils.under();
        let theirs = &resource_over * &pupils_under * lot.pupils.over() * lot.has.under();
        let apart = ours - theirs;
        let under = BigInt::from(lot.has.under()) * lot.has.under() * lot.pupils.under();
        (&apart * &apart, under * lot.pupils.over())
    };
    let parts: Vec<(BigInt, BigInt)> = lots.iter().map(part).collect();
    let (all_over, all_under) = total(&lots, part);
    if all_over.is_zero() {
        return None;
    }
    let share =
        |(over, under): &(BigInt, BigInt)| Exact::new_raw(over * &all_under, under * &all_over);
    let units = holdings.units.iter().zip(&parts).map(|(one, part)| (one.unit, share(part)));
    Some(Shares { units: units.collect(), unknown: holdings.unknown.clone() })
}
