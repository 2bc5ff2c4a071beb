//! Made-up units: pupils and a resource each, with a threshold for all.

use fastrand::Rng;
use junheng::remedy::{Fraction, Item};

pub fn fraction(over: i64, under: i64) -> Fraction {
    Fraction::new(over.into(), under.into()).unwrap()
}

/// Units as counties have them: a few large schools, many small ones, some with much more than they need.
pub fn items(rng: &mut Rng, count: usize) -> Vec<Item> {
    let per_hundred = [100, 90, 420, 530, 230][rng.usize(..5)];
    let spread = [1.0, 3.0, 9.0, 20.0][rng.usize(..4)];
    (0..count)
        .map(|_| {
            let pupils = if rng.bool() { rng.i64(30..400) } else { rng.i64(300..2500) };
            let need = pupils * per_hundred;
            let poor = rng.u8(..8) == 0;
            let has = if poor { 0.0 } else { need as f64 / 10_000.0 * (0.7 + spread * rng.f64()) };
            // Some are shares of what a whole school has.
            let under = if rng.u8(..6) == 0 { rng.i64(2..400) } else { 1 };
            Item {
                pupils: fraction(pupils, 1),
                has: fraction((has * under as f64) as i64, under),
                need: fraction(need, 10_000),
            }
        })
        .collect()
}

/// A limit on the coefficient of variation as a standard may set it.
pub fn limit(rng: &mut Rng) -> Fraction {
    fraction([50, 45, 30, 20][rng.usize(..4)], 100)
}
