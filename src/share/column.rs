//! One quantity of all schools. Figures are whole numbers of the column's own step (0.01, 100), and grow
//! with the pupils; what does not fit is told digit by digit.

use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::coder::Coder;
use super::fields::KINDS;
use super::model::{Choice, Number, Proportion};
use super::snapshot::{SchoolShot, Told};
use super::words::Words;
use crate::county::{Field, Part};

/// There is no place for the figure.
const NOWHERE: usize = 0;
/// There is a place, and it is blank.
const BLANK: usize = 1;
/// So many of the column's steps.
const STEPS: usize = 2;
/// As its digits.
const DIGITS: usize = 3;

/// Steps are powers of ten, from 10^-28 to 10^35.
const LEAST_STEP: i64 = -28;

/// A column.
pub(super) struct Column {
    step: i64,
    states: Vec<Choice>,
    figures: Proportion,
    digits: Words,
}

impl Column {
    /// Codes the column's step: the one that takes the fewest bits for these figures.
    pub fn begin(coder: &mut impl Coder, counts: &mut Number, values: &[Told]) -> Self {
        let steps = values.iter().filter_map(|told| match told {
            // A zero fits any step.
            Told::Figure(value) => taken_apart(*value).filter(|(number, _)| *number > 0),
            Told::Nowhere | Told::Blank => None,
        });
        let steps: Vec<i64> = steps.map(|(_, step)| step).collect();
        let step = u64::try_from(best(&steps) - LEAST_STEP).unwrap_or(0);
        let step = i64::try_from(counts.code(coder, step)).unwrap_or(0).min(63) + LEAST_STEP;
        Self {
            step,
            states: vec![Choice::new(2); KINDS.len()],
            figures: Proportion::default(),
            digits: Words::default(),
        }
    }

    /// Codes a figure of a school of this kind with so many pupils.
    pub fn code(&mut self, coder: &mut impl Coder, told: Told, kind: usize, pupils: u64) -> Told {
        let value = if let Told::Figure(value) = told { value } else { Decimal::ZERO };
        let steps = self.steps(value);
        let state = match told {
            Told::Nowhere => NOWHERE,
            Told::Blank => BLANK,
            Told::Figure(_) if steps.is_some() => STEPS,
            Told::Figure(_) => DIGITS,
        };
        let state = self.states.get_mut(kind).map_or(NOWHERE, |states| states.code(coder, state));
        match state {
            NOWHERE => Told::Nowhere,
            BLANK => Told::Blank,
            STEPS => {
                let steps = self.figures.code(coder, steps.unwrap_or(0), pupils);
                whole(steps, self.step).into()
            }
            _ => {
                let digits = self.digits.code(coder, &value.normalize().to_string());
                Decimal::from_str(&digits).ok().into()
            }
        }
    }

    /// The figure in steps, where it is a whole number of them.
    fn steps(&self, value: Decimal) -> Option<u64> {
        let (mut number, mut step) = taken_apart(value)?;
        if number == 0 {
            return Some(0);
        }
        while step > self.step {
            number = number.checked_mul(10)?;
            step -= 1;
        }
        (step == self.step).then_some(number)
    }
}

/// A figure as a whole number without zeros at its end, and the power of ten that it counts.
fn taken_apart(value: Decimal) -> Option<(u64, i64)> {
    let value = value.normalize();
    let mut number = value.mantissa().to_u64()?;
    let mut step = -i64::from(value.scale());
    if number == 0 {
        return Some((0, 0));
    }
    while number % 10 == 0 {
        (number, step) = (number / 10, step + 1);
    }
    Some((number, step))
}

fn whole(steps: u64, step: i64) -> Option<Decimal> {
    let zeros = u32::try_from(step.max(0)).ok()?;
    let scale = u32::try_from((-step).max(0)).ok()?;
    let number = i128::from(steps).checked_mul(10_i128.checked_pow(zeros)?)?;
    Decimal::try_from_i128_with_scale(number, scale).ok().map(|value| value.normalize())
}

/// The step for figures of these steps: a finer one costs each figure bits, a coarser one the digits of
/// those that are finer.
fn best(steps: &[i64]) -> i64 {
    const BITS_A_STEP: i64 = 3;
    const BITS_OF_DIGITS: i64 = 40;
    let many = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let cost = |step: &i64| {
        let finer = steps.iter().filter(|one| *one < step).count();
        let finer = i64::try_from(finer).unwrap_or(i64::MAX).saturating_mul(BITS_OF_DIGITS);
        finer.saturating_add(many.saturating_mul(BITS_A_STEP).saturating_mul(-step))
    };
    let mut all: Vec<i64> = steps.to_vec();
    all.sort_unstable();
    all.dedup();
    all.into_iter().min_by_key(cost).unwrap_or(0)
}

/// The pupils with whom a figure of a part grows: those of the part where they are known, else all.
pub(super) fn pupils(school: &SchoolShot, part: Part, field: Field) -> u64 {
    if field == Field::Pupils {
        return 1;
    }
    let pupils = |wanted: Option<Part>| -> u64 {
        let facts = school.facts.iter().filter(|((field, part), _)| {
            *field == Field::Pupils && wanted.is_none_or(|wanted| *part == wanted)
        });
        facts.filter_map(|(_, value)| value.and_then(|value| value.to_u64())).sum()
    };
    match pupils(Some(part)) {
        0 => pupils(None).max(1),
        many => many,
    }
}
