//! A rule pack as its author writes it: plain text and numbers, nothing checked but its shape.
//! [`super::resolve`] turns it into what the evaluation works with. The build script reads this file
//! too (a TOML reader is too heavy for the page), so it uses nothing of the crate.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

/// A whole pack (`standards/*.toml`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The id by which the pack is chosen: `cn-2017`.
    pub id: String,
    /// Its name for a person.
    pub name: String,
    /// The documents that values cite, by a short name.
    pub documents: BTreeMap<String, Document>,
    /// When a school passes.
    pub school_rule: SchoolRule,
    /// When a county's schools are near enough to each other.
    pub dispersion: Dispersion,
    /// How the forms print figures.
    pub rounding: Rounding,
    /// What counts as a unit.
    pub units: Units,
    /// How a combined school's resources are shared between its stages.
    pub split: Vec<Split>,
    /// The indicators, in the order of the forms.
    pub indicators: Vec<Indicator>,
}

/// A document that is cited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its number (文号).
    pub number: String,
    /// The year from which it holds.
    pub since: u16,
}

/// One value with the place where it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The value.
    pub value: Number,
    /// Short name of the document.
    pub document: String,
    /// The clause in it.
    pub clause: String,
    /// The year from which this value holds, where it is not the document's.
    #[serde(default)]
    pub since: Option<u16>,
}

/// When a school passes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchoolRule {
    /// How many indicators must reach their threshold.
    pub required: Value,
    /// The share of its threshold that every other one must reach.
    pub floor: Value,
}

/// When a county's schools are near enough to each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispersion {
    /// The largest coefficient of variation allowed, by stage.
    pub limit: BTreeMap<String, Value>,
}

/// How many decimals the forms print.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// A school's indicator.
    pub value: Value,
    /// A county's mean.
    pub mean: Value,
    /// A coefficient of variation.
    pub cv: Value,
    /// A coefficient of variation as reports often quote it, shorter than the form.
    pub cv_in_reports: Value,
}

/// What counts as a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// A 教学点 with fewer pupils is left out.
    pub teaching_point_pupils: Value,
    /// Kinds of school that are left out.
    pub excluded: Vec<Excluded>,
}

/// A kind of school that is left out, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    /// The kind's id.
    pub kind: String,
    /// The reason's id.
    pub reason: String,
    /// Short name of the document.
    pub document: String,
    /// The clause in it.
    pub clause: String,
}

/// How resources are shared between the stages of a combined school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// What it is for, for a person.
    pub name: String,
    /// The weight of one pupil, by part of the school.
    pub weights: BTreeMap<String, Number>,
    /// Short name of the document.
    pub document: String,
    /// The clause in it.
    pub clause: String,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its id, stable in JSON: `degree_teachers`.
    pub id: String,
    /// The form's label: `L1`.
    pub label: String,
    /// Its official name.
    pub name: String,
    /// A name short enough for the head of a column.
    pub short: String,
    /// The unit of its value: `人/百人`.
    pub unit: String,
    /// For how many pupils it is counted.
    pub per: Number,
    /// Whether a combined school's figure is shared between its stages.
    pub split: bool,
    /// The threshold, by stage.
    pub threshold: BTreeMap<String, Value>,
    /// What is counted, by stage: ways to make the numerator from reported quantities, best first.
    /// `a + b - c?`: a question mark marks a quantity that need not be reported at all.
    pub numerator: BTreeMap<String, Vec<String>>,
}

/// A number kept as it was written, so that nothing is lost in a binary fraction.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Number(pub String);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Any;
        impl de::Visitor<'_> for Any {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_i64<E>(self, number: i64) -> Result<Number, E> {
                Ok(Number(number.to_string()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Number, E> {
                Ok(Number(number.to_string()))
            }

            /// The shortest text that gives the same binary number is what the author wrote.
            fn visit_f64<E>(self, number: f64) -> Result<Number, E> {
                Ok(Number(number.to_string()))
            }

            fn visit_str<E>(self, number: &str) -> Result<Number, E> {
                Ok(Number(number.to_owned()))
            }
        }
        if source.is_human_readable() {
            source.deserialize_any(Any)
        } else {
            String::deserialize(source).map(Number)
        }
    }
}
