//! What was typed on the page, read as a county of one school. A blank stays a blank; what is no
//! figure is told apart, never guessed.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::{County, Fact, Field, Kind, Measure, Origin, Part, School};
use crate::intake::vocabulary::spelling::{is_nothing, plain};

/// The largest figure that is taken: ten thousand million.
const LARGEST: &str = "10000000000";

/// So many digits behind the point are taken; nobody measures as finely.
const MOST_DIGITS: usize = 12;

/// The sheets of schools give the equipment in 万元, and so it is typed.
const WAN: i128 = 10_000;

/// A school as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// 办学类型.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// The texts, one for each figure that was asked for.
    pub figures: Vec<(Field, Part, String)>,
}

impl Default for Typed {
    fn default() -> Self {
        Self { kind: Kind::Primary, name: String::new(), figures: Vec::new() }
    }
}

/// Why a text is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Words.
    NotANumber,
    /// Under zero.
    Negative,
    /// A fraction of a person, a room or a class.
    NotWhole,
    /// Over anything that a school can have.
    TooLarge,
}

/// The county of this one school, and the texts that are no figures. What is blank or cannot be read
/// is a blank fact: there is a place for it, and it is asked for.
pub fn typed(school: Typed) -> (County, Vec<(Field, Part, Problem)>) {
    let mut made = School::new(school.name, school.kind);
    let mut problems = Vec::new();
    for (field, part, text) in school.figures {
        let value = figure(field, &text).unwrap_or_else(|problem| {
            problems.push((field, part, problem));
            None
        });
        made.facts.set(field, part, Fact { value, origin: Origin::Typed });
    }
    (County { schools: vec![made], ..County::default() }, problems)
}

/// A typed figure in one spelling, without zeros at its ends; empty where it is blank, which is not 0.
/// Full-width digits and separators of thousands are understood.
///
/// # Errors
/// Why the text is no figure.
pub fn spelled(field: Field, text: &str) -> Result<String, Problem> {
    spelled_as(field.measure().is_whole(), text)
}

/// The same of a cell of a spreadsheet: what stands there for nothing (—, 无) is a blank, too.
///
/// # Errors
/// Why the text is no figure.
pub fn pasted(field: Field, text: &str) -> Result<String, Problem> {
    let bare = plain(text);
    if is_nothing(&bare) { Ok(String::new()) } else { spelled(field, &bare) }
}

/// The same for a figure of which only whole numbers make sense, or not only they.
///
/// # Errors
/// Why the text is no figure.
pub fn spelled_as(is_whole: bool, text: &str) -> Result<String, Problem> {
    let plain: String = text
        .chars()
        .filter_map(|letter| match letter {
            ',' | '，' | ' ' | '\u{3000}' => None,
            '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10),
            '．' | '。' => Some('.'),
            '－' | '−' => Some('-'),
            other => Some(other),
        })
        .collect();
    if plain.is_empty() {
        return Ok(plain);
    }
    let (is_negative, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !are_digits(whole) || !are_digits(fraction) {
        return Err(Problem::NotANumber);
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let is_zero = whole.is_empty() && fraction.is_empty();
    if is_negative && !is_zero {
        return Err(Problem::Negative);
    }
    if is_whole && !fraction.is_empty() {
        return Err(Problem::NotWhole);
    }
    let is_at_end = whole == LARGEST && fraction.is_empty();
    if whole.len() >= LARGEST.len() && !is_at_end || fraction.len() > MOST_DIGITS {
        return Err(Problem::TooLarge);
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    Ok(if fraction.is_empty() { whole.to_owned() } else { [whole, fraction].join(".") })
}

/// A typed figure in the field's own unit; money is typed in 万元.
pub(crate) fn figure(field: Field, text: &str) -> Result<Option<Decimal>, Problem> {
    let spelled = spelled(field, text)?;
    if spelled.is_empty() {
        return Ok(None);
    }
    let figure = Decimal::from_str(&spelled).map_err(|_| Problem::NotANumber)?;
    let factor = if field.measure() == Measure::Yuan { WAN } else { 1 };
    // Within the bounds above nothing can overflow.
    let whole = figure.mantissa().checked_mul(factor);
    let figure = whole.and_then(|it| Decimal::try_from_i128_with_scale(it, figure.scale()).ok());
    figure.map(|figure| Some(figure.normalize())).ok_or(Problem::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::Stage;
    use crate::evaluate::{Evaluation, Verdict, evaluate};
    use crate::standard::shipped;

    fn evaluated(kind: Kind, figures: &[(Field, Part, &str)]) -> Evaluation {
        let figures = figures.iter().map(|(field, part, text)| (*field, *part, (*text).to_owned()));
        let school = Typed { kind, name: "本校".into(), figures: figures.collect() };
        evaluate(&typed(school).0, &shipped("cn-2017").unwrap())
    }

    #[test]
    fn figures_are_read_as_people_type_them() {
        let cases = [
            ("", Ok(None)),
            (" ", Ok(None)),
            ("1,234", Ok(Some(1234))),
            ("１２", Ok(Some(12))),
            ("0", Ok(Some(0))),
            ("-1", Err(Problem::Negative)),
            ("1.5", Err(Problem::NotWhole)),
            ("约三百", Err(Problem::NotANumber)),
            ("-0", Ok(Some(0))),
            ("007.00", Ok(Some(7))),
            ("1.", Ok(Some(1))),
            (".", Err(Problem::NotANumber)),
            ("1.2.3", Err(Problem::NotANumber)),
            ("10000000000", Ok(Some(10_000_000_000))),
            ("10000000001", Err(Problem::TooLarge)),
        ];
        for (text, expected) in cases {
            assert_eq!(
                figure(Field::Pupils, text),
                expected.map(|one: Option<i64>| one.map(Decimal::from))
            );
        }
        assert_eq!(figure(Field::EquipmentValue, "12.3456"), Ok(Some(Decimal::from(123_456))));
    }

    #[test]
    fn a_blank_is_asked_for_and_never_zero() {
        let mut figures = vec![
            (Field::Pupils, Part::Primary, "100"),
            (Field::HigherDegreeTeachers, Part::Primary, "5"),
            (Field::BackboneTeachers, Part::Primary, "1"),
            (Field::SportsArtsTeachers, Part::Primary, "1"),
            (Field::TeachingArea, Part::Whole, "450"),
            (Field::GymArea, Part::Whole, ""),
            (Field::GroundArea, Part::Whole, "750"),
            (Field::EquipmentValue, Part::Whole, "20"),
            (Field::MultimediaRooms, Part::Whole, "3"),
        ];
        let blank = evaluated(Kind::Primary, &figures);
        assert_eq!((blank.units[0].met, blank.units[0].verdict), (5, Verdict::Missing));
        figures[5].2 = "0";
        let zero = evaluated(Kind::Primary, &figures);
        assert_eq!((zero.units[0].met, zero.units[0].verdict), (7, Verdict::Met));
    }

    #[test]
    fn a_combined_school_is_two_units() {
        let figures = [(Field::Pupils, Part::Primary, "166"), (Field::Pupils, Part::Junior, "210")];
        let units = evaluated(Kind::NineYear, &figures).units;
        assert_eq!(units.iter().map(|unit| unit.stage).collect::<Vec<_>>(), Stage::ALL);
    }
}
