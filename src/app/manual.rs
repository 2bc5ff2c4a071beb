//! 手工填写一所学校: which figures a kind of school needs, and what was typed. It reads no figure;
//! that is the worker's, as with files.

use crate::county::{Field, Kind, Measure, Part};
use crate::intake::Typed;

use super::text;

/// The kinds that can be typed.
pub const KINDS: [Kind; 5] =
    [Kind::Primary, Kind::Junior, Kind::NineYear, Kind::Complete, Kind::TwelveYear];

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

/// The unit in which a field is typed.
pub fn unit(field: Field) -> &'static str {
    match field.measure() {
        Measure::Yuan => "万元",
        other => other.unit(),
    }
}

impl From<Typed> for Form {
    fn from(kept: Typed) -> Self {
        let typed = kept.figures.into_iter().map(|(field, part, text)| ((field, part), text));
        Self { kind: kept.kind, name: kept.name, typed: typed.collect() }
    }
}

impl Form {
    /// All that was typed, also for other kinds, to be there again later.
    pub fn kept(&self) -> Typed {
        let figures = self.typed.iter().map(|(key, text)| (key.0, key.1, text.clone())).collect();
        Typed { kind: self.kind, name: self.name.clone(), figures }
    }

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

    /// What the worker is to evaluate.
    pub fn school(&self) -> Typed {
        let name = match self.name.trim() {
            "" => text::manual::THIS_SCHOOL,
            name => name,
        };
        let keys = groups(self.kind).into_iter().flat_map(|group| group.keys);
        let figures = keys.map(|key| (key.0, key.1, self.typed(key).to_owned())).collect();
        Typed { kind: self.kind, name: name.to_owned(), figures }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_asks_for_what_it_has_and_no_more() {
        let count = |kind| groups(kind).iter().map(|group| group.keys.len()).sum::<usize>();
        let counts = KINDS.map(count);
        assert_eq!(counts, [9, 9, 13, 10, 14]);
    }

    #[test]
    fn what_another_kind_asked_for_is_kept_but_not_told() {
        let mut form = Form::new(Kind::NineYear, "");
        form.type_in((Field::Pupils, Part::Junior), "210".into());
        form.kind = Kind::Primary;
        assert!(form.school().figures.iter().all(|(_, part, _)| *part != Part::Junior));
        form.kind = Kind::NineYear;
        assert!(form.school().figures.contains(&(Field::Pupils, Part::Junior, "210".into())));
    }
}
