//! Figures as people write them, and exact arithmetic on them.
//!
//! A figure read from a file is a [`Decimal`]: what the spreadsheet shows its author, not the binary
//! fraction nearest to it. Results are exact fractions ([`Exact`]), so that a school with exactly
//! 85 % of a threshold reaches its floor. Nothing here rounds unless its name says so.

use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

/// An exact fraction.
pub type Exact = Ratio<BigInt>;

/// A decimal figure as an exact fraction.
pub fn exact(figure: Decimal) -> Exact {
    let figure = figure.normalize();
    if figure.scale() == 0 {
        return Exact::from_integer(BigInt::from(figure.mantissa()));
    }
    let denominator = BigInt::from(10u8).pow(figure.scale());
    Exact::new_raw(BigInt::from(figure.mantissa()), denominator)
}

/// Products and sums of [`Exact`] that are not reduced. A figure goes through a handful of
/// steps and is then compared; the greatest common divisors in between cost twenty times the steps.
pub mod raw {
    use num_bigint::BigInt;

    use super::Exact;

    /// `one · other`.
    pub fn product(one: &Exact, other: &Exact) -> Exact {
        Exact::new_raw(one.numer() * other.numer(), one.denom() * other.denom())
    }

    /// `one + other`.
    pub fn sum(one: &Exact, other: &Exact) -> Exact {
        joined(one, other, |one, other| one + other)
    }

    /// `one − other`.
    pub fn difference(one: &Exact, other: &Exact) -> Exact {
        joined(one, other, |one, other| one - other)
    }

    /// Whether `one` is at least `other`.
    pub fn reaches(one: &Exact, other: &Exact) -> bool {
        one.numer() * other.denom() >= other.numer() * one.denom()
    }

    fn joined(one: &Exact, other: &Exact, join: fn(BigInt, BigInt) -> BigInt) -> Exact {
        if one.denom() == other.denom() {
            return Exact::new_raw(
                join(one.numer().clone(), other.numer().clone()),
                one.denom().clone(),
            );
        }
        let numerator = join(one.numer() * other.denom(), other.numer() * one.denom());
        Exact::new_raw(numerator, one.denom() * other.denom())
    }
}

/// The nearest binary fraction, for JSON and for drawing; never for a verdict.
pub fn approximate(value: &Exact) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

/// The figure that a spreadsheet shows for a stored binary number: 15 significant digits.
///
/// A cell that holds `=4.5*0.85` stores 3.8249999999999997 and shows 3.825. `None` for infinities,
/// NaN and numbers outside the range of [`Decimal`].
pub fn from_cell(stored: f64) -> Option<Decimal> {
    if !stored.is_finite() {
        return None;
    }
    let shown = format!("{stored:.14e}");
    Decimal::from_scientific(&shown).ok().map(|figure| figure.normalize())
}

/// How many units of the last of `decimals` digits a value is, rounded half away from zero. Whole
/// numbers all the way: to reduce a fraction takes longer than everything else here.
fn scaled(value: &Exact, decimals: u32) -> BigInt {
    let scale = BigInt::from(10u8).pow(decimals);
    let (numer, denom) = (value.numer().abs(), value.denom().abs());
    let doubled = numer * scale * 2u8 + &denom;
    let units = doubled / (denom * 2u8);
    if value.numer().is_negative() == value.denom().is_negative() { units } else { -units }
}

/// Rounds half away from zero, as the forms do, and writes exactly `decimals` digits.
pub fn fixed(value: &Exact, decimals: u32) -> String {
    let scaled = scaled(value, decimals);
    let digits = scaled.abs().to_string();
    let width = decimals as usize + 1;
    let padded = format!("{digits:0>width$}");
    let (whole, fraction) = padded.split_at(padded.len() - decimals as usize);
    let sign = if scaled.is_negative() && !scaled.is_zero() { "-" } else { "" };
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// Prints a binary fraction as [`fixed`] prints an exact one: the digits that are certain (15) are
/// rounded half away from zero.
pub fn printed(value: f64, decimals: u32) -> String {
    from_cell(value).map_or_else(|| value.to_string(), |figure| fixed(&exact(figure), decimals))
}

/// The value rounded half away from zero to `decimals` digits.
pub fn rounded(value: &Exact, decimals: u32) -> Exact {
    Exact::new(scaled(value, decimals), BigInt::from(10u8).pow(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_binary_fraction_is_read_as_it_is_shown() {
        assert_eq!(from_cell(4.5 * 0.85).map(|d| d.to_string()), Some("3.825".into()));
        assert_eq!(from_cell(0.1 + 0.2).map(|d| d.to_string()), Some("0.3".into()));
        assert_eq!(from_cell(1e7).map(|d| d.to_string()), Some("10000000".into()));
        assert_eq!(from_cell(-2.5).map(|d| d.to_string()), Some("-2.5".into()));
        assert_eq!(from_cell(0.0).map(|d| d.to_string()), Some("0".into()));
        assert_eq!(from_cell(f64::NAN), None);
        assert_eq!(from_cell(1e300), None);
    }

    #[test]
    fn fixed_rounds_half_away_from_zero() {
        let cases = [
            ("3.825", 2, "3.83"),
            ("-3.825", 2, "-3.83"),
            ("0.004", 2, "0.00"),
            ("12", 1, "12.0"),
            ("0.5", 0, "1"),
        ];
        for (figure, decimals, text) in cases {
            let value = exact(figure.parse().unwrap_or_default());
            assert_eq!(fixed(&value, decimals), text);
            assert_eq!(rounded(&value, decimals), exact(text.parse().unwrap_or_default()));
        }
    }
}
