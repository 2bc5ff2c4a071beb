//! 手工填写一所学校: which figures a kind of school needs, what was typed, and the county of one
//! school that it makes. A blank stays a blank; what is no figure is explained, never guessed.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::county::{County, Fact, Field, Kind, Measure, Origin, Part, School};

use super::text;

/// The kinds that can be typed.
pub const KINDS: [Kind; 5] =
    [Kind::Primary, Kind::Junior, Kind::NineYear, Kind::Complete, Kind::TwelveYear];

/// The largest figure that is taken: ten thousand million.
const LARGEST: i64 = 10_000_000_000;

/// The sheets of schools give the equipment in 万元.
const WAN: i128 = 10_000;

/// A figure that is asked for.
pub type Key = (Field, Part);

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// 办学类型.
    pub kind: Kind,
    /// The name, which may stay empty.
    pub name: String,
    /// The texts, also those that another kind needs: they are there when the kind comes back.
    typed: Vec<(Key, String)>,
}

impl Default for Form {
    fn default() -> Self {
        Self::new(Kind::Primary, "")
    }
}

/// A group of figures under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading's part; `None` for pupils and for the whole school's resources.
    pub part: Option<Part>,
    /// What is asked for.
    pub keys: Vec<Key>,
}

/// What the kind of school has to give, in the order of the form.
pub fn groups(kind: Kind) -> Vec<Group> {
    let parts = kind.parts();
    let pupils = parts.iter().map(|part| (Field::Pupils, *part)).collect();
    let mut groups = vec![Group { part: None, keys: pupils }];
    for part in parts.iter().filter(|part| matches!(part, Part::Primary | Part::Junior)) {
        let fields =
            [Field::HigherDegreeTeachers, Field::BackboneTeachers, Field::SportsArtsTeachers];
        let keys = fields.map(|field| (field, *part)).to_vec();
        groups.push(Group { part: Some(*part), keys });
    }
    let whole = [
        Field::TeachingArea,
        Field::GymArea,
        Field::GroundArea,
        Field::EquipmentValue,
        Field::MultimediaRooms,
    ];
    let keys = whole.map(|field| (field, Part::Whole)).to_vec();
    groups.push(Group { part: None, keys });
    groups
}

/// What a text says: nothing, a figure in the field's own unit, or a sentence about what is wrong.
pub type Reading = Result<Option<Decimal>, &'static str>;

/// Reads what was typed.
///
/// # Errors
/// A sentence for the user, when it is no figure that can be. Full-width digits and separators of
/// thousands are understood.
pub fn read(field: Field, typed: &str) -> Reading {
    let plain: String = typed
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
        return Ok(None);
    }
    let figure = Decimal::from_str(&plain).map_err(|_| text::manual::NOT_A_NUMBER)?;
    if figure < Decimal::ZERO {
        return Err(text::manual::NEGATIVE);
    }
    if field.measure().is_whole() && !figure.fract().is_zero() {
        return Err(text::manual::NOT_WHOLE);
    }
    if figure > Decimal::from(LARGEST) {
        return Err(text::manual::TOO_LARGE);
    }
    let factor = if field.measure() == Measure::Yuan { WAN } else { 1 };
    // Within the bound above nothing can overflow but the digits behind the point.
    let whole = figure.mantissa().checked_mul(factor);
    let figure = whole.and_then(|it| Decimal::try_from_i128_with_scale(it, figure.scale()).ok());
    figure.map(|figure| Some(figure.normalize())).ok_or(text::manual::TOO_LARGE)
}

/// The unit in which a field is typed.
pub fn unit(field: Field) -> &'static str {
    match field.measure() {
        Measure::Yuan => "万元",
        other => other.unit(),
    }
}

impl Form {
    /// A blank form.
    pub fn new(kind: Kind, name: impl Into<String>) -> Self {
        Self { kind, name: name.into(), typed: Vec::new() }
    }

    /// What was typed there.
    pub fn typed(&self, key: Key) -> &str {
        self.typed.iter().find(|(one, _)| *one == key).map_or("", |(_, typed)| typed.as_str())
    }

    /// Notes what was typed.
    pub fn type_in(&mut self, key: Key, typed: String) {
        self.typed.retain(|(one, _)| *one != key);
        self.typed.push((key, typed));
    }

    /// Whether nothing at all was typed yet.
    pub fn is_blank(&self) -> bool {
        self.typed.iter().all(|(_, typed)| typed.trim().is_empty())
    }

    /// Empties all fields.
    pub fn clear(&mut self) {
        self.typed.clear();
        self.name.clear();
    }

    /// The county of this one school. What is blank or cannot be read is a blank fact: there is a
    /// place for it, and it is asked for.
    pub fn county(&self) -> County {
        let name = match self.name.trim() {
            "" => text::manual::THIS_SCHOOL,
            name => name,
        };
        let mut school = School::new(name, self.kind);
        for (field, part) in groups(self.kind).into_iter().flat_map(|group| group.keys) {
            let value = read(field, self.typed((field, part))).unwrap_or_default();
            school.facts.set(field, part, Fact { value, origin: Origin::Typed });
        }
        County { files: Vec::new(), schools: vec![school] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::Stage;
    use crate::evaluate::{Verdict, evaluate};
    use crate::standard::shipped;

    fn filled(kind: Kind, figures: &[(Field, Part, &str)]) -> Form {
        let mut form = Form::new(kind, "");
        for (field, part, typed) in figures {
            form.type_in((*field, *part), (*typed).to_owned());
        }
        form
    }

    #[test]
    fn figures_are_read_as_people_type_them() {
        let cases = [
            ("", Ok(None)),
            (" ", Ok(None)),
            ("1,234", Ok(Some(1234))),
            ("１２", Ok(Some(12))),
            ("0", Ok(Some(0))),
            ("-1", Err(text::manual::NEGATIVE)),
            ("1.5", Err(text::manual::NOT_WHOLE)),
            ("约三百", Err(text::manual::NOT_A_NUMBER)),
            ("10000000001", Err(text::manual::TOO_LARGE)),
        ];
        for (typed, expected) in cases {
            assert_eq!(read(Field::Pupils, typed), expected.map(|one| one.map(Decimal::from)));
        }
        assert_eq!(read(Field::EquipmentValue, "12.3456"), Ok(Some(Decimal::from(123_456))));
    }

    #[test]
    fn a_kind_asks_for_what_it_has_and_no_more() {
        let count = |kind| groups(kind).iter().map(|group| group.keys.len()).sum::<usize>();
        let counts = KINDS.map(count);
        assert_eq!(counts, [9, 9, 13, 10, 14]);
    }

    #[test]
    fn a_blank_is_asked_for_and_never_zero() {
        let standard = shipped("cn-2017").unwrap();
        let mut form = filled(
            Kind::Primary,
            &[
                (Field::Pupils, Part::Primary, "100"),
                (Field::HigherDegreeTeachers, Part::Primary, "5"),
                (Field::BackboneTeachers, Part::Primary, "1"),
                (Field::SportsArtsTeachers, Part::Primary, "1"),
                (Field::TeachingArea, Part::Whole, "450"),
                (Field::GroundArea, Part::Whole, "750"),
                (Field::EquipmentValue, Part::Whole, "20"),
                (Field::MultimediaRooms, Part::Whole, "3"),
            ],
        );
        let evaluation = evaluate(&form.county(), &standard);
        assert_eq!(evaluation.units[0].verdict, Verdict::Missing);
        assert_eq!(evaluation.units[0].met, 5);
        form.type_in((Field::GymArea, Part::Whole), "0".into());
        let evaluation = evaluate(&form.county(), &standard);
        assert_eq!((evaluation.units[0].met, evaluation.units[0].verdict), (7, Verdict::Met));
    }

    #[test]
    fn a_combined_school_is_two_units() {
        let standard = shipped("cn-2017").unwrap();
        let form = filled(
            Kind::NineYear,
            &[(Field::Pupils, Part::Primary, "166"), (Field::Pupils, Part::Junior, "210")],
        );
        let stages: Vec<Stage> =
            evaluate(&form.county(), &standard).units.iter().map(|unit| unit.stage).collect();
        assert_eq!(stages, Stage::ALL);
    }
}
