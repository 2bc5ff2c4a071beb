//! Exact fractions of small whole numbers, copied instead of allocated: a plan compares many thousands of
//! them. What does not fit is said to be too large; nothing is ever rounded.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::number::Exact;

/// Numerator and denominator stay under this, and those of pupils under [`MOST_PUPILS`]: so no step of a plan
/// overflows.
const LARGEST: i128 = 1 << 88;
const MOST_PUPILS: i128 = 1 << 36;

/// A fraction in lowest terms with a positive denominator, both under 2⁸⁸.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { over: 0, under: 1 };

    /// `over / under`; `None` where it is too large or has no value.
    pub fn new(over: i128, under: i128) -> Option<Self> {
        if under == 0 {
            return None;
        }
        let divisor = gcd(over.unsigned_abs(), under.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()? * under.signum();
        let (over, under) = (over / divisor, under / divisor);
        (over.abs() < LARGEST && under < LARGEST).then_some(Self { over, under })
    }

    /// A fraction of the evaluation; `None` where it is too large.
    pub fn of(value: &Exact) -> Option<Self> {
        Self::new(value.numer().to_i128()?, value.denom().to_i128()?)
    }

    /// The same as a fraction of the evaluation.
    pub fn exact(self) -> Exact {
        Exact::new_raw(BigInt::from(self.over), BigInt::from(self.under))
    }

    /// The nearest binary fraction.
    #[allow(clippy::cast_precision_loss, reason = "the nearest one is what is asked for")]
    pub fn near(self) -> f64 {
        self.over as f64 / self.under as f64
    }

    /// The numerator.
    pub fn over(self) -> i128 {
        self.over
    }

    /// The denominator, over 0.
    pub fn under(self) -> i128 {
        self.under
    }

    /// Whether it can be a number of pupils: over 0, and no larger than a plan can reckon with.
    pub fn is_pupils(self) -> bool {
        (1..MOST_PUPILS).contains(&self.over) && self.under < MOST_PUPILS
    }

    /// The same and so many whole ones more, or fewer.
    pub fn plus(self, whole: i128) -> Option<Self> {
        let over = whole.checked_mul(self.under)?.checked_add(self.over)?;
        (over.abs() < LARGEST).then_some(Self { over, ..self })
    }

    /// `self − other`; `None` where it is too large.
    pub fn minus(self, other: Self) -> Option<Self> {
        let one = self.over.checked_mul(other.under)?;
        let other_over = other.over.checked_mul(self.under)?;
        Self::new(one.checked_sub(other_over)?, self.under.checked_mul(other.under)?)
    }

    /// `self + other`; `None` where it is too large.
    pub fn and(self, other: Self) -> Option<Self> {
        self.minus(Self { over: -other.over, ..other })
    }

    /// `self · other`; `None` where it is too large.
    pub fn times(self, other: Self) -> Option<Self> {
        let over = self.over.checked_mul(other.over)?;
        Self::new(over, self.under.checked_mul(other.under)?)
    }

    /// The largest whole number that is not more.
    pub fn floor(self) -> i128 {
        self.over.div_euclid(self.under)
    }

    /// The smallest whole number that is not less.
    pub fn ceil(self) -> i128 {
        -(-self.over).div_euclid(self.under)
    }

    /// Rounded up to a multiple of `1 / parts`; `None` where it is too large.
    pub fn up_to_parts(self, parts: i128) -> Option<Self> {
        let steps = -(-self.over.checked_mul(parts)?).div_euclid(self.under);
        Self::new(steps, parts)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        compare((self.over, self.under), (other.over, other.under))
    }
}

/// Compares two fractions with positive denominators, however large.
pub fn compare(one: (i128, i128), other: (i128, i128)) -> Ordering {
    match (one.0.checked_mul(other.1), other.0.checked_mul(one.1)) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => {
            let left = BigInt::from(one.0) * BigInt::from(other.1);
            left.cmp(&(BigInt::from(other.0) * BigInt::from(one.1)))
        }
    }
}

fn gcd(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = match (u64::try_from(one), u64::try_from(other)) {
            // The short division of processors is many times as fast.
            (Ok(one), Ok(other)) => (other.into(), (one % other).into()),
            _ => (other, one % other),
        };
    }
    one.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(over: i128, under: i128) -> Fraction {
        Fraction::new(over, under).unwrap()
    }

    #[test]
    fn fractions_are_in_lowest_terms_and_never_rounded() {
        assert_eq!(fraction(6, -4), fraction(-3, 2));
        assert_eq!(fraction(-3, 2).floor(), -2);
        assert_eq!(fraction(-3, 2).ceil(), -1);
        assert_eq!(fraction(7, 2).plus(-4), Fraction::new(-1, 2));
        assert_eq!(fraction(1, 3).up_to_parts(100), Fraction::new(34, 100));
        assert_eq!(fraction(1, 4).up_to_parts(100), Fraction::new(25, 100));
        assert_eq!(fraction(1, 3).minus(fraction(1, 3)), Some(Fraction::ZERO));
        assert_eq!(fraction(1, 3).and(fraction(1, 6)), Fraction::new(1, 2));
        assert_eq!(Fraction::new(1, 0), None);
        assert_eq!(Fraction::new(1 << 88, 1), None);
        assert!(fraction(1, 2).is_pupils() && !Fraction::ZERO.is_pupils());
        assert!(fraction(1, 3) < fraction(334, 1000) && fraction(1, 3) > fraction(333, 1000));
    }

    #[test]
    fn large_fractions_are_compared_as_exactly_as_small_ones() {
        let large = (1 << 100, (1 << 100) + 1);
        assert_eq!(compare(large, (1, 1)), Ordering::Less);
        assert_eq!(compare(large, large), Ordering::Equal);
        assert_eq!(compare((1, 1), large), Ordering::Greater);
    }
}
