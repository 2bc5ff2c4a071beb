//! Models of what a snapshot is made of: small choices, whole numbers, numbers that grow with another.
//! Each codes a value with whatever [`Coder`] it is given and returns the value that was coded.

use super::coder::{Bit, Coder};

/// A choice among `2^bits`.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    bits: u32,
    tree: Vec<Bit>,
}

impl Choice {
    /// A choice among `2^bits`.
    pub fn new(bits: u32) -> Self {
        Self { bits, tree: vec![Bit::default(); 1 << bits] }
    }

    /// Codes a choice.
    pub fn code(&mut self, coder: &mut impl Coder, value: usize) -> usize {
        let mut node = 1;
        for at in (0..self.bits).rev() {
            let mut unused = Bit::default();
            let model = self.tree.get_mut(node).unwrap_or(&mut unused);
            node = node << 1 | usize::from(coder.bit(model, value >> at & 1 == 1));
        }
        node - (1 << self.bits)
    }
}

/// A whole number of any size: how many bits it has, its upper bits, and the rest as it is.
#[derive(Clone, Debug)]
pub(super) struct Number {
    length: Choice,
    upper: Vec<Choice>,
}

impl Default for Number {
    fn default() -> Self {
        Self { length: Choice::new(7), upper: vec![Choice::new(Self::UPPER); 65] }
    }
}

impl Number {
    /// So many bits behind the highest are learned.
    const UPPER: u32 = 3;

    /// Codes a number.
    pub fn code(&mut self, coder: &mut impl Coder, value: u64) -> u64 {
        let length = self.length.code(coder, length(value) as usize).min(64);
        rest(coder, self.upper.get_mut(length), length, value)
    }
}

/// Bits of a number without leading zeros.
fn length(value: u64) -> u32 {
    64 - value.leading_zeros()
}

/// The bits below the highest of `length` bits.
fn rest(coder: &mut impl Coder, upper: Option<&mut Choice>, length: usize, value: u64) -> u64 {
    if length == 0 {
        return 0;
    }
    let below = u32::try_from(length - 1).unwrap_or(63);
    let learned = below.min(Number::UPPER);
    let raw = below - learned;
    // Where fewer bits are there than are learned, the lower branches of the tree stay unused.
    let shift = Number::UPPER - learned;
    let top = (value >> raw & ((1 << learned) - 1)) << shift;
    let top = match upper {
        Some(upper) => upper.code(coder, usize::try_from(top).unwrap_or(0)) as u64 >> shift,
        None => coder.raws(top >> shift, learned),
    };
    let mask = 1_u64.checked_shl(raw).map_or(u64::MAX, |bit| bit - 1);
    1 << below | top << raw | coder.raws(value & mask, raw)
}

/// A number that grows with another, as rooms do with pupils: it is expected to be in proportion. What is
/// coded is how many steps of a quarter doubling it is off, and its place within that step.
#[derive(Clone, Debug)]
pub(super) struct Proportion {
    is_zero: Bit,
    is_expected: Bit,
    is_less: Bit,
    further: [Vec<Bit>; 2],
    /// The steps of all proportions so far, and how many.
    sum: i64,
    count: i64,
}

impl Default for Proportion {
    fn default() -> Self {
        Self {
            is_zero: Bit::default(),
            is_expected: Bit::default(),
            is_less: Bit::default(),
            further: [const { Vec::new() }; 2],
            sum: 0,
            count: 0,
        }
    }
}

impl Proportion {
    /// Codes a number beside the one that it grows with.
    pub fn code(&mut self, coder: &mut impl Coder, value: u64, beside: u64) -> u64 {
        if coder.bit(&mut self.is_zero, value == 0) {
            return 0;
        }
        let proportion = self.sum.checked_div(self.count).unwrap_or(0);
        let expected = step(beside) + proportion;
        // A number that is no 0 is on one of the steps; damaged bytes may say otherwise.
        let on = (expected + self.off(coder, step(value) - expected)).clamp(0, STEPS - 1);
        let (first, next) = (bound(on), bound(on + 1));
        let many = next.saturating_sub(first).max(1);
        let value = first + among(coder, value.saturating_sub(first), many);
        self.sum += on - step(beside);
        self.count += 1;
        value
    }

    /// By how many steps a number is more or less than expected.
    fn off(&mut self, coder: &mut impl Coder, off: i64) -> i64 {
        if coder.bit(&mut self.is_expected, off == 0) {
            return 0;
        }
        let is_less = coder.bit(&mut self.is_less, off < 0);
        let [more, less] = &mut self.further;
        let further = if is_less { less } else { more };
        let mut far = 1;
        while far < STEPS {
            let at = usize::try_from(far).unwrap_or(0);
            if further.len() <= at {
                further.push(Bit::default());
            }
            let Some(model) = further.get_mut(at - 1) else { break };
            if !coder.bit(model, off.abs() > far) {
                break;
            }
            far += 1;
        }
        if is_less { -far } else { far }
    }
}

/// Steps of a quarter doubling, from 1 on.
const STEPS: i64 = 4 * 63;

/// The four quarters of a doubling, in 65 536ths.
const QUARTERS: [u64; 4] = [65_536, 77_936, 92_682, 110_218];

/// The first number of a step.
fn bound(step: i64) -> u64 {
    let quarter = usize::try_from(step & 3).ok().and_then(|at| QUARTERS.get(at));
    let quarter = u128::from(quarter.copied().unwrap_or(65_536));
    let exact = quarter << step.clamp(0, STEPS).unsigned_abs().div_euclid(4);
    u64::try_from(exact.div_ceil(65_536)).unwrap_or(u64::MAX)
}

/// The step of a number; of 0 that of 1.
fn step(value: u64) -> i64 {
    let whole = i64::from(value.max(1).ilog2()) * 4;
    let on = |step: &i64| bound(*step) <= value.max(1);
    (whole..whole + 4).rev().find(on).unwrap_or(whole).min(STEPS - 1)
}

/// Codes a number below `many`, each as likely as any other.
fn among(coder: &mut impl Coder, value: u64, many: u64) -> u64 {
    // The upper bits by halves of what is possible, the lower ones as they are.
    let lower = length(many - 1).saturating_sub(12);
    let (mut first, mut next) = (0_u64, ((many - 1) >> lower) + 1);
    let upper = value >> lower;
    while next - first > 1 {
        let middle = first.midpoint(next);
        let count = |many: u64| u32::try_from(many).unwrap_or(u32::MAX);
        if coder.chance(count(next - middle), count(next - first), upper >= middle) {
            first = middle;
        } else {
            next = middle;
        }
    }
    let mask = (1_u64 << lower) - 1;
    first << lower | coder.raws(value & mask, lower)
}
