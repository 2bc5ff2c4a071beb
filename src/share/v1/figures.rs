//! The figures of the schools, column by column, and their classes, school by school. What a figure means
//! is not known here but for the pupils, with whom the others grow.

use rust_decimal::Decimal;

use super::super::Problem;
use super::super::coder::Coder;
use super::super::column::{self, Column};
use super::super::fields::{self, KINDS, PARTS};
use super::super::model::Number;
use super::super::snapshot::{ClassShot, SchoolShot, Told};
use super::super::words::Words;
use super::{Check, MOST_COLUMNS, MOST_FACTS, count, figure, size};
use crate::county::{Field, Part};

/// The figures, column by column.
pub(super) fn facts<C: Coder>(
    coder: &mut C,
    counts: &mut Number,
    given: &[SchoolShot],
    schools: &mut [SchoolShot],
    check: Check<'_, C>,
) -> Result<(), Problem> {
    let keys = keys(given);
    let many = count(coder, counts, keys.len(), MOST_COLUMNS)?;
    if many.saturating_mul(schools.len()) > MOST_FACTS {
        return Err(Problem::Nonsense);
    }
    for index in 0..many {
        let (field, part) = keys.get(index).copied().unwrap_or((Field::Pupils, Part::Whole));
        let field = counts.code(coder, fields::field_number(field) as u64);
        let part = counts.code(coder, fields::number(PARTS, &part) as u64);
        let field = fields::field(size(field)).ok_or(Problem::Nonsense)?;
        let part = PARTS.get(size(part)).copied().ok_or(Problem::Nonsense)?;
        let of = |school: &SchoolShot| {
            let fact = school.facts.iter().find(|(key, _)| *key == (field, part));
            fact.map_or(Told::Nowhere, |(_, value)| (*value).into())
        };
        let values: Vec<_> = given.iter().map(of).collect();
        let mut column = Column::begin(coder, counts, &values);
        for (index, school) in schools.iter_mut().enumerate() {
            let beside = column::pupils(school, part, field);
            let kind = fields::number(KINDS, &school.kind);
            let told = values.get(index).copied().unwrap_or_default();
            match column.code(coder, told, kind, beside) {
                Told::Nowhere => {}
                Told::Blank => school.facts.push(((field, part), None)),
                Told::Figure(value) => school.facts.push(((field, part), Some(value))),
            }
        }
        check(coder)?;
    }
    for school in schools {
        school.facts.sort_by_key(|(key, _)| *key);
        if school.facts.windows(2).any(|pair| matches!(pair, [one, two] if one.0 == two.0)) {
            return Err(Problem::Nonsense);
        }
    }
    Ok(())
}

/// The columns: pupils first, since the others grow with them.
fn keys(schools: &[SchoolShot]) -> Vec<(Field, Part)> {
    let all = schools.iter().flat_map(|school| &school.facts);
    let mut keys: Vec<_> = all.map(|(key, _)| *key).collect();
    keys.sort_by_key(|(field, part)| (*field != Field::Pupils, *field, *part));
    keys.dedup();
    keys
}

/// The classes of each school.
pub(super) fn classes<C: Coder>(
    coder: &mut C,
    words: &mut Words,
    given: &[SchoolShot],
    schools: &mut [SchoolShot],
    check: Check<'_, C>,
) -> Result<(), Problem> {
    let (mut counts, mut pupils, mut many) = (Number::default(), Number::default(), 0_usize);
    for (index, school) in schools.iter_mut().enumerate() {
        let list = given.get(index).map_or(&[][..], |school| school.classes.as_slice());
        let length = count(coder, &mut counts, list.len(), MOST_COLUMNS)?;
        many = many.saturating_add(length);
        if many > MOST_FACTS {
            return Err(Problem::Nonsense);
        }
        for index in 0..length {
            let one = list.get(index);
            let part = one.map_or(0, |one| fields::number(PARTS, &one.part));
            let part = PARTS.get(size(counts.code(coder, part as u64)));
            let name = words.code(coder, one.map_or("", |one| one.name.as_str()));
            // 0 says that the number is told by its digits: a blank, or no whole number.
            let known = one.and_then(|one| one.pupils);
            let whole = known.filter(|it| it.scale() == 0).and_then(|it| u64::try_from(it).ok());
            let whole = whole.and_then(|it| it.checked_add(1)).unwrap_or(0);
            let pupils = match pupils.code(coder, whole) {
                0 => figure(coder, words, known)?,
                whole => Some(Decimal::from(whole - 1)),
            };
            let part = *part.ok_or(Problem::Nonsense)?;
            school.classes.push(ClassShot { part, name, pupils });
            check(coder)?;
        }
    }
    Ok(())
}
