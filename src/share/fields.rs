//! The numbers by which a link names quantities, kinds and parts. A number once given stays: lists are
//! only ever added to at their end.

use crate::county::{CountyField, Field, Kind, Monitor, Part, Subject};

/// Quantities of schools.
const FIELDS: &[&str] = &[
    "pupils",
    "classes",
    "teachers",
    "higher_degree_teachers",
    "doctor_teachers",
    "master_teachers",
    "postgraduate_teachers",
    "bachelor_teachers",
    "college_teachers",
    "backbone_teachers",
    "sports_arts_teachers",
    "sports_teachers",
    "all_arts_teachers",
    "music_teachers",
    "fine_art_teachers",
    "arts_teachers",
    "teaching_area",
    "teaching_area_net",
    "gym_area",
    "ground_area",
    "sports_area",
    "equipment_value",
    "multimedia_rooms",
    "gymnasium_area",
    "other_ground_area",
    "leased_area",
    "shared_sports_teachers",
    "shared_music_teachers",
    "shared_fine_art_teachers",
    "shared_arts_teachers",
    "founded_year",
    "built_by_2010",
    "built_by_2016",
    "crowded_centre",
    "small_rural",
    "small_class_rural",
    "boarding",
    "migrant_pupils",
    "district_pupils",
    "largest_class",
    "classes_to_25",
    "classes_to_30",
    "classes_to_35",
    "classes_to_40",
    "classes_to_45",
    "classes_to_50",
    "classes_to_55",
    "classes_to_60",
    "classes_to_65",
    "classes_over_65",
    "certified_teachers",
    "trained_teachers",
    "music_rooms",
    "music_rooms_96",
    "music_rooms_73",
    "music_rooms_61",
    "music_rooms_54",
    "art_rooms",
    "art_rooms_90",
    "art_rooms_67",
    "art_rooms_61",
    "art_rooms_54",
    "public_budget",
    "public_accounts",
    "training_budget",
    "graduates",
    "entrants",
    "transferred_in",
    "transferred_out",
    "died",
    "computers",
    "books",
    "staff",
    "ranked_teachers",
    "classes_from_56",
];

/// Quantities of the county.
const COUNTY_FIELDS: &[&str] = &[
    "primary_base",
    "junior_base",
    "special_funds",
    "special_pupils",
    "special_per_pupil",
    "teacher_pay",
    "official_pay",
    "all_teachers",
    "all_trained",
    "trained_rate",
    "all_certified",
    "certified_rate",
    "rotation_eligible",
    "rotated",
    "rotated_backbone",
    "rotation_years",
    "rotation_rate",
    "rotated_backbone_rate",
    "district_primary_rate",
    "district_junior_rate",
    "quota_plan",
    "quota_shared",
    "quota_rural",
    "quota_rate",
    "migrant_children",
    "migrant_public",
    "migrant_bought",
    "migrant_rate",
    "disabled_children",
    "disabled_enrolled",
    "disabled_special",
    "disabled_rate",
    "all_graduates",
    "all_entrants",
    "all_transferred_in",
    "all_transferred_out",
    "all_died",
    "retention_rate",
    "nine_year_retention_rate",
    "survey_sent",
    "survey_valid",
    "survey_satisfied",
    "survey_rate",
    "visited",
    "visited_satisfied",
    "visited_rate",
    "parent_survey_sent",
    "parent_survey_valid",
    "parent_survey_satisfied",
    "parent_visited",
    "parent_visited_satisfied",
];

/// Kinds of school.
pub(super) const KINDS: &[Kind] = &[
    Kind::Primary,
    Kind::TeachingPoint,
    Kind::Junior,
    Kind::NineYear,
    Kind::Complete,
    Kind::TwelveYear,
    Kind::Senior,
    Kind::Special,
    Kind::Vocational,
];

/// Parts of a school.
pub(super) const PARTS: &[Part] =
    &[Part::Whole, Part::Kindergarten, Part::Primary, Part::Junior, Part::Senior];

/// Whose result of monitoring.
pub(super) const MONITORS: &[Monitor] = &[Monitor::National, Monitor::Provincial, Monitor::NotYet];

/// Subjects of monitoring.
pub(super) const SUBJECTS: &[Subject] = &[
    Subject::Chinese,
    Subject::Mathematics,
    Subject::Science,
    Subject::Sports,
    Subject::Arts,
    Subject::Morals,
];

/// The number of something in its list.
pub(super) fn number<T: PartialEq>(list: &[T], one: &T) -> usize {
    list.iter().position(|other| other == one).unwrap_or(list.len())
}

/// The number of a quantity.
pub(super) fn field_number(field: Field) -> usize {
    number(FIELDS, &field.id())
}

/// The quantity of a number.
pub(super) fn field(number: usize) -> Option<Field> {
    Field::from_id(FIELDS.get(number)?)
}

/// The number of a quantity of the county.
pub(super) fn county_field_number(field: CountyField) -> usize {
    number(COUNTY_FIELDS, &field.id())
}

/// The quantity of the county of a number.
pub(super) fn county_field(number: usize) -> Option<CountyField> {
    CountyField::from_id(COUNTY_FIELDS.get(number)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quantity_has_a_number() {
        for one in Field::ALL {
            assert_eq!(field(field_number(*one)), Some(*one), "add {} to the end", one.id());
        }
        for one in CountyField::ALL {
            let number = county_field_number(*one);
            assert_eq!(county_field(number), Some(*one), "add {} to the end", one.id());
        }
    }
}
