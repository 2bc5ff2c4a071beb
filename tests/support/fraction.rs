//! Exact fractions of small whole numbers, enough for one school. Tests only; it panics when a number
//! outgrows 127 bits rather than be wrong.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    pub n: i128,
    pub d: i128,
}

impl Fraction {
    pub const ZERO: Self = Self { n: 0, d: 1 };

    pub fn new(n: i128, d: i128) -> Self {
        assert!(d != 0, "a fraction over 0");
        let divisor = gcd(n.abs(), d.abs()).max(1) * d.signum();
        Self { n: n / divisor, d: d / divisor }
    }

    pub fn whole(n: i64) -> Self {
        Self { n: i128::from(n), d: 1 }
    }

    pub fn to_f64(self) -> f64 {
        self.n as f64 / self.d as f64
    }

    /// The smallest whole number that is not less.
    pub fn ceil(self) -> i128 {
        -(-self.n).div_euclid(self.d)
    }

    /// The whole number that it is, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        (self.d == 1).then(|| i64::try_from(self.n).expect("a small number"))
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn times(a: i128, b: i128) -> i128 {
    a.checked_mul(b).expect("numbers of one school fit into 127 bits")
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(times(self.n, other.d) + times(other.n, self.d), times(self.d, other.d))
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + Self { n: -other.n, d: other.d }
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(times(self.n, other.n), times(self.d, other.d))
    }
}

impl Div for Fraction {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        Self::new(times(self.n, other.d), times(self.d, other.n))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        times(self.n, other.d).cmp(&times(other.n, self.d))
    }
}
