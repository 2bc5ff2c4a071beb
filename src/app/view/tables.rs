//! What a column can be said to be, as the choices of a list: ids, groups, units. Which of them is
//! right is for the user to say.

use crate::county::{Field, Measure, Part};
use crate::intake::{Assigned, Meaning, UnitBasis};
use crate::view_model::ColumnView;

/// What says who a school is, with its id.
pub const WHO: [(&str, Assigned); 9] = [
    ("name", Assigned::Name),
    ("code", Assigned::Code),
    ("kind", Assigned::Kind),
    ("stage", Assigned::Stage),
    ("founder", Assigned::Founder),
    ("locality", Assigned::Locality),
    ("counted", Assigned::Counted),
    ("parent", Assigned::Parent),
    ("district", Assigned::District),
];
/// Nothing that is used.
pub const UNUSED: &str = "unused";
/// A calculated figure.
pub const DERIVED: &str = "derived";
/// The parts of a school.
pub const PARTS: [Part; 5] =
    [Part::Whole, Part::Primary, Part::Junior, Part::Senior, Part::Kindergarten];

/// The quantities of the seven indicators, then all others.
pub fn fields() -> (&'static [Field], &'static [Field]) {
    let last = Field::ALL.iter().position(|field| *field == Field::MultimediaRooms);
    Field::ALL.split_at(last.map_or(0, |last| last + 1))
}

/// The id of what a column was taken for.
pub fn id(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Name => "name",
        Meaning::Code => "code",
        Meaning::Kind => "kind",
        Meaning::Stage => "stage",
        Meaning::Founder => "founder",
        Meaning::Locality => "locality",
        Meaning::Counted => "counted",
        Meaning::Parent => "parent",
        Meaning::District => "district",
        Meaning::Figure { field, .. } => field.id(),
        Meaning::Derived => DERIVED,
        // No line of the county's form is changed there.
        Meaning::County | Meaning::Person(_) | Meaning::Ignored => UNUSED,
    }
}

/// What a column is that was said to be this; its part stays, its unit as long as it can.
pub fn assigned(column: &ColumnView, id: &str) -> Option<Assigned> {
    if let Some((_, who)) = WHO.iter().find(|(known, _)| *known == id) {
        return Some(*who);
    }
    if id == UNUSED {
        return Some(Assigned::Unused);
    }
    let field = Field::from_id(id)?;
    let part = match column.meaning {
        Meaning::Figure { part, .. } => part,
        _ => Part::Whole,
    };
    let is_like = |old: Field| old.measure() == field.measure();
    let factor = figure(column).filter(|(old, ..)| is_like(*old)).and_then(|(.., factor)| factor);
    Some(Assigned::Figure { field, part, factor })
}

/// The figure that a column is, with the unit that the user said.
pub fn figure(column: &ColumnView) -> Option<(Field, Part, Option<u32>)> {
    match column.meaning {
        Meaning::Figure { field, part, factor } => {
            Some((field, part, (column.unit == UnitBasis::User).then_some(factor)))
        }
        _ => None,
    }
}

/// What a written 1 can stand for in the unit of a quantity, where that is a question.
pub fn factors(field: Field) -> &'static [u32] {
    match field.measure() {
        Measure::Yuan => &[1, 1_000, 10_000],
        Measure::SquareMetres => &[1, 10_000],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Basis;

    fn column(meaning: Meaning, unit: UnitBasis) -> ColumnView {
        ColumnView {
            at: 0,
            place: "A".into(),
            header: "列".into(),
            meaning,
            asks: None,
            basis: Basis::Wording,
            unit,
            samples: String::new(),
        }
    }

    #[test]
    fn every_choice_means_itself() {
        let bare = column(Meaning::Ignored, UnitBasis::Header);
        for (id, who) in WHO {
            assert_eq!(assigned(&bare, id), Some(who));
        }
        for field in Field::ALL {
            let said = Assigned::Figure { field: *field, part: Part::Whole, factor: None };
            assert_eq!(assigned(&bare, field.id()), Some(said));
            let meaning = Meaning::Figure { field: *field, part: Part::Whole, factor: 1 };
            assert_eq!(id(meaning), field.id());
        }
        assert_eq!(assigned(&bare, "nonsense"), None);
    }

    #[test]
    fn another_field_keeps_part_and_unit_where_it_can() {
        let (part, factor) = (Part::Junior, 10_000);
        let money = Meaning::Figure { field: Field::PublicBudget, part, factor };
        let said = |unit, id| assigned(&column(money, unit), id);
        let equipment =
            |factor| Some(Assigned::Figure { field: Field::EquipmentValue, part, factor });
        assert_eq!(said(UnitBasis::User, "equipment_value"), equipment(Some(10_000)));
        assert_eq!(said(UnitBasis::Guess, "equipment_value"), equipment(None));
        let pupils = Some(Assigned::Figure { field: Field::Pupils, part, factor: None });
        assert_eq!(said(UnitBasis::User, "pupils"), pupils);
    }

    #[test]
    fn no_quantity_is_missing_from_the_choices() {
        let (first, others) = fields();
        assert!(first.contains(&Field::Pupils) && first.contains(&Field::MultimediaRooms));
        assert_eq!([first, others].concat(), Field::ALL);
    }
}
