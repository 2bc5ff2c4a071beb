//! Version 1 of the format: column by column, each figure beside the pupils that it grows with.
//! Written and read by the same functions, so that they cannot differ; see docs/link.md.
//!
//! Here stand the order of all parts and what every part is made of; what is known of each school by its
//! words is in [`names`], its figures and classes in [`figures`], the county's own in [`form`].

mod figures;
mod form;
mod names;

use std::str::FromStr;

use rust_decimal::Decimal;

use super::Problem;
use super::coder::{Coder, Reader};
use super::model::Number;
use super::snapshot::Snapshot;
use super::words::Words;
use figures::{classes, facts};
use form::form;
use names::Names;

/// Its number.
pub(super) const VERSION: u8 = 1;

/// Stops where more is read than there is: asked after each part, so that no damage is gone through for long.
type Check<'a, C> = &'a dyn Fn(&C) -> Result<(), Problem>;

/// No county has more schools.
const MOST_SCHOOLS: usize = 5_000;
/// And all of them no more figures.
const MOST_FACTS: usize = 400_000;
/// No school has more kinds of figures, no county more answers.
const MOST_COLUMNS: usize = 1_000;

/// Ids and other words. A part of the format, as are the words of [`names`]: never changed.
const WORDS: &str = "cn-2017 cn-2012 shenyang 2024 2025 2026 2027 G1 G2 G3 G10 Q3 Q5 Q6 Q7 Q8 V1 V2 V3 \
    2026-01-01 2025-12-31 0 1 2 3 4 5 6 7 8 9 0.1 0.05 95 100 自治县 市 区 县";

/// Opens a packed snapshot. None is written any more.
pub(super) fn read(bytes: &[u8]) -> Result<Snapshot, Problem> {
    code(&mut Reader::new(bytes), &Snapshot::default(), &Reader::is_past_end)
}

/// Codes a snapshot, but for the day, and returns what was coded.
pub(super) fn code<C: Coder>(
    coder: &mut C,
    snapshot: &Snapshot,
    is_past_end: &dyn Fn(&C) -> bool,
) -> Result<Snapshot, Problem> {
    let check = |coder: &C| if is_past_end(coder) { Err(Problem::Damaged) } else { Ok(()) };
    let (mut counts, mut words) = (Number::default(), Words::knowing(WORDS));
    let standard = words.code(coder, &snapshot.standard);
    let pack = text(coder, &mut counts, &mut words, &snapshot.pack, &check)?;
    let name = words.code(coder, &snapshot.county);
    let year = words.code(coder, &snapshot.year);
    let focus = snapshot.focus.map_or(0, |focus| focus + 1);
    let focus = size(counts.code(coder, focus as u64)).checked_sub(1);
    let many = count(coder, &mut counts, snapshot.schools.len(), MOST_SCHOOLS)?;
    check(coder)?;
    let mut schools = Vec::new();
    let mut names = Names::default();
    for index in 0..many {
        schools.push(names.code(coder, snapshot.schools.get(index)));
        check(coder)?;
    }
    facts(coder, &mut counts, &snapshot.schools, &mut schools, &check)?;
    let mut done =
        Snapshot { standard, pack, county: name, year, focus, schools, ..Snapshot::default() };
    form(coder, &mut counts, &mut words, snapshot, &mut done, &check)?;
    classes(coder, &mut words, &snapshot.schools, &mut done.schools, &check)?;
    let is_trap = words.is_trap() || names.is_trap();
    if is_trap || done.focus.is_some_and(|focus| focus >= done.schools.len()) {
        return Err(Problem::Nonsense);
    }
    Ok(done)
}

fn size(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn count(
    coder: &mut impl Coder,
    counts: &mut Number,
    many: usize,
    most: usize,
) -> Result<usize, Problem> {
    let many = size(counts.code(coder, many as u64));
    if many <= most { Ok(many) } else { Err(Problem::Nonsense) }
}

/// A long text, line by line.
fn text<C: Coder>(
    coder: &mut C,
    counts: &mut Number,
    words: &mut Words,
    text: &str,
    check: Check<'_, C>,
) -> Result<String, Problem> {
    const MOST_LINES: usize = 4_000;
    let lines: Vec<&str> = if text.is_empty() { Vec::new() } else { text.split('\n').collect() };
    let many = count(coder, counts, lines.len(), MOST_LINES)?;
    let mut done = Vec::new();
    for index in 0..many {
        done.push(words.code(coder, lines.get(index).copied().unwrap_or_default()));
        check(coder)?;
    }
    Ok(done.join("\n"))
}

/// A single figure, as its digits; nothing for a blank.
fn figure(
    coder: &mut impl Coder,
    words: &mut Words,
    value: Option<Decimal>,
) -> Result<Option<Decimal>, Problem> {
    let digits = value.map(|value| value.normalize().to_string()).unwrap_or_default();
    let digits = words.code(coder, &digits);
    if digits.is_empty() {
        return Ok(None);
    }
    Decimal::from_str(&digits).map(Some).map_err(|_| Problem::Nonsense)
}
