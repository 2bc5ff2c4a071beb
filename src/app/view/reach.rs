//! How long bars are, in thousandths of what is required. For drawing alone.

use rust_decimal::prelude::ToPrimitive;

use crate::evaluate::{Dispersion, UnitIndicator};
use crate::standard::Standard;

/// What is required.
pub const FULL: u32 = 1000;
/// A bar is no longer than this.
pub const END: u32 = 1500;

fn thousandths(share: Option<f64>) -> u32 {
    let long = share.unwrap_or_default() * f64::from(FULL);
    long.clamp(0.0, f64::from(END)).to_u32().unwrap_or_default()
}

/// A unit's value by its threshold.
pub fn unit(one: &UnitIndicator) -> u32 {
    thousandths(one.reach())
}

/// A coefficient by its limit.
pub fn dispersion(one: &Dispersion) -> u32 {
    let limit = one.limit.value.to_f64().filter(|limit| limit.is_normal());
    thousandths(one.cv.zip(limit).map(|(cv, limit)| cv / limit))
}

/// The floor by the threshold.
pub fn floor(standard: &Standard) -> u32 {
    thousandths(standard.floor.value.to_f64())
}
