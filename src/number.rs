//! Figures as people write them, and exact arithmetic on them.
//!
//! A figure read from a file is a [`Decimal`]: what the spreadsheet shows its author, not the binary
//! fraction nearest to it. Results are exact fractions ([`Exact`]), so that a school with exactly
//! 85 % of a threshold reaches its floor. Nothing here rounds unless its name says so.

use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{Signed, ToPrimitive};
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
    use num_traits::Zero;

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
        // Decimals have powers of ten below: the larger one serves both.
        if (one.denom() % other.denom()).is_zero() {
            let other = other.numer() * (one.denom() / other.denom());
            return Exact::new_raw(join(one.numer().clone(), other), one.denom().clone());
        }
        if (other.denom() % one.denom()).is_zero() {
            let one = one.numer() * (other.denom() / one.denom());
            return Exact::new_raw(join(one, other.numer().clone()), other.denom().clone());
        }
        let numerator = join(one.numer() * other.denom(), other.numer() * one.denom());
        Exact::new_raw(numerator, one.denom() * other.denom())
    }
}

/// The nearest binary fraction, for JSON and for drawing; never for a verdict.
pub fn approximate(value: &Exact) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

/// Whole numbers below it have no more than the 15 digits that count.
const WHOLE: f64 = 1e15;

/// The figure that a spreadsheet shows for a stored binary number: 15 significant digits.
///
/// A cell that holds `=4.5*0.85` stores 3.8249999999999997 and shows 3.825. `None` for infinities,
/// NaN and numbers outside the range of [`Decimal`].
pub fn from_cell(stored: f64) -> Option<Decimal> {
    if !stored.is_finite() {
        return None;
    }
    // Most of what schools report.
    if stored.abs() < WHOLE
        && stored.fract() == 0.0
        && !(stored == 0.0 && stored.is_sign_negative())
    {
        return stored.to_i64().map(Decimal::from);
    }
    let shown = format!("{stored:.14e}");
    Decimal::from_scientific(&shown).ok().map(|figure| figure.normalize())
}

/// A figure as text, as [`Decimal`] writes it: whole ones by the shorter way.
pub fn text(figure: Decimal) -> String {
    match i64::try_from(figure.mantissa()) {
        Ok(whole) if figure.scale() == 0 && whole != 0 => whole.to_string(),
        _ => figure.to_string(),
    }
}

/// How many units of the last of `decimals` digits a value is, rounded half away from zero. Whole
/// numbers all the way: to reduce a fraction takes longer than everything else here.
fn scaled(value: &Exact, decimals: u32) -> BigInt {
    if let Some(units) = scaled_small(value, decimals) {
        return units.into();
    }
    let scale = BigInt::from(10u8).pow(decimals);
    let (numer, denom) = (value.numer().abs(), value.denom().abs());
    let doubled = numer * scale * 2u8 + &denom;
    let units = doubled / (denom * 2u8);
    if value.numer().is_negative() == value.denom().is_negative() { units } else { -units }
}

/// The same where no figure on the way has more than 128 bits, as hardly any has.
fn scaled_small(value: &Exact, decimals: u32) -> Option<i128> {
    let (numer, denom) = (value.numer().to_i128()?, value.denom().to_i128()?);
    let (over, under) = (numer.checked_abs()?, denom.checked_abs()?);
    let scale = 10_i128.checked_pow(decimals)?.checked_mul(2)?;
    let doubled = over.checked_mul(scale)?.checked_add(under)?;
    let units = doubled.checked_div(under.checked_mul(2)?)?;
    Some(if (numer < 0) == (denom < 0) { units } else { -units })
}

/// Rounds half away from zero, as the forms do, and writes exactly `decimals` digits.
pub fn fixed(value: &Exact, decimals: u32) -> String {
    let scaled = scaled(value, decimals);
    let mut digits = scaled.abs().to_string();
    let decimals = decimals as usize;
    if digits.len() <= decimals {
        digits.insert_str(0, &"0".repeat(decimals + 1 - digits.len()));
    }
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if scaled.is_negative() { "-" } else { "" };
    [sign, whole, if decimals == 0 { "" } else { "." }, fraction].concat()
}

/// Prints a binary fraction as [`fixed`] prints an exact one: the digits that are certain (15) are
/// rounded half away from zero.
pub fn printed(value: f64, decimals: u32) -> String {
    from_cell(value).map_or_else(|| value.to_string(), |figure| fixed(&exact(figure), decimals))
}

/// The value rounded half away from zero to `decimals` digits, to be compared with [`raw::reaches`].
pub fn rounded(value: &Exact, decimals: u32) -> Exact {
    Exact::new_raw(scaled(value, decimals), BigInt::from(10u8).pow(decimals))
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
    fn whole_figures_are_read_and_written_as_all_others() {
        let slow = |stored: f64| {
            Decimal::from_scientific(&format!("{stored:.14e}")).map(|figure| figure.normalize())
        };
        for stored in [0.0, -0.0, 1.0, -7.0, 1e7, 99_999_999_999_999.0, 999_999_999_999_999.0, 1e15]
        {
            let read = from_cell(stored).unwrap_or_default();
            assert_eq!((Ok(read), read.scale()), (slow(stored), 0), "{stored}");
            assert_eq!(text(read), read.to_string());
        }
        for written in ["0", "-0", "0.0", "12.50", "-3", "79228162514264337593543950335"] {
            let figure: Decimal = written.parse().unwrap_or_default();
            assert_eq!(text(figure), figure.to_string());
        }
    }

    #[test]
    fn sums_are_exact_whatever_stands_below() {
        let all = [(1, 1), (5, 2), (3, 10), (-7, 100), (1, 3), (25, 10)];
        let all = all.map(|(over, under): (i32, i32)| Exact::new_raw(over.into(), under.into()));
        for one in &all {
            for other in &all {
                assert_eq!(raw::sum(one, other), one + other);
                assert_eq!(raw::difference(one, other), one - other);
            }
        }
    }

    #[test]
    fn large_and_small_fractions_round_alike() {
        let large = BigInt::from(10u8).pow(60);
        for (numer, denom) in [(3825, 1000), (-3825, 1000), (3825, -1000), (1, 3), (-2, 3), (0, 7)]
        {
            let small = Exact::new_raw(numer.into(), denom.into());
            let grown = Exact::new_raw(small.numer() * &large, small.denom() * &large);
            for decimals in 0..9 {
                assert!(scaled_small(&grown, decimals).is_none());
                assert_eq!(scaled(&grown, decimals), scaled(&small, decimals));
            }
        }
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
