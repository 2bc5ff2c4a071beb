//! A rule pack as its author writes it: plain text and numbers, nothing checked but its shape.
//! [`super::resolve`] turns it into what the evaluation works with.
//!
//! Here stands the pack as a whole with its indicators; `checks` are the items beside them, and
//! `relaxation` lower demands. What is made of such a table is written once, in `table`.

mod checks;
mod relaxation;
mod table;

use super::shape::{MapKeys, Names, Shape, list, many, map};
use super::slot::{Named, Slot};
use super::tree::{Table, Tree};
use table::tables;

pub use checks::{Check, Formula, Funding, Monitoring, Ratio, Rooms, Size, SmallSchools};
pub use relaxation::{Relaxation, RelaxedSize, RoomAreas, Share};

tables! {
    /// A whole pack (`standards/*.toml`).
    Written {
        /// The id by which the pack is chosen: `cn-2017`.
        id: String, must Shape::Words;
        /// Its name for a person.
        name: String, must Shape::Words;
        /// The id of the pack that this one changes. All other keys may then be left out, and entries
        /// of lists are matched by their `id`, `name` or `kind`.
        base: Option<String>, may Shape::Words;
        /// What is not officially known, for a reader of the pack.
        notes: Vec<String>, may many(Shape::Words);
        /// The documents that values cite, by a short name.
        documents: Named<Document>, must map(MapKeys::Any, Document::keys());
        /// When a school passes. Without it no school is judged.
        school_rule: Option<SchoolRule>, may Shape::Table(SchoolRule::keys());
        /// When a county's schools are near enough to each other.
        dispersion: Dispersion, must Shape::Table(Dispersion::keys());
        /// How the forms print figures.
        rounding: Rounding, must Shape::Table(Rounding::keys());
        /// What counts as a unit.
        units: Units, must Shape::Table(Units::keys());
        /// How a combined school's resources are shared between its stages.
        split: Vec<Split>, must list(Split::keys());
        /// The indicators, in the order of the forms.
        indicators: Vec<Indicator>, must list(Indicator::keys());
        /// Where a lower demand may be used.
        relaxations: Vec<Relaxation>, may list(Relaxation::keys());
        /// The items beside the indicators, in the order of the forms.
        checks: Vec<Check>, may list(Check::keys());
    }
    /// A document that is cited.
    Document {
        /// Its title.
        title: String, must Shape::Words;
        /// Its number (文号).
        number: String, must Shape::Words;
        /// The year from which it holds.
        since: u16, must Shape::Year;
    }
    /// One value with the place where it is written.
    Value {
        /// The value.
        value: Number, must Shape::Positive;
        /// Short name of the document.
        document: String, must Shape::Document;
        /// The clause in it.
        clause: String, must Shape::Words;
        /// The year from which this value holds, where it is not the document's.
        since: Option<u16>, may Shape::Year;
    }
    /// When a school passes.
    SchoolRule {
        /// How many indicators must reach their threshold.
        required: Value, must Shape::Table(Value::keys());
        /// The share of its threshold that every other one must reach.
        floor: Value, must Shape::Table(Value::keys());
    }
    /// When a county's schools are near enough to each other.
    Dispersion {
        /// The largest coefficient of variation allowed of each indicator, by stage.
        limit: Named<Value>, may map(MapKeys::Stages, Value::keys());
        /// The largest mean of all coefficients allowed, by stage.
        composite: Named<Value>, may map(MapKeys::Stages, Value::keys());
    }
    /// How many decimals the forms print.
    Rounding {
        /// A school's indicator.
        value: Value, must Shape::Table(Value::keys());
        /// A county's mean.
        mean: Value, must Shape::Table(Value::keys());
        /// A coefficient of variation.
        cv: Value, must Shape::Table(Value::keys());
        /// A coefficient of variation as reports often quote it, shorter than the form.
        cv_in_reports: Value, must Shape::Table(Value::keys());
        /// A share in % on the county's tables; only a pack with shares needs it.
        share: Option<Value>, may Shape::Table(Value::keys());
    }
    /// What counts as a unit.
    Units {
        /// A 教学点 with fewer pupils is left out.
        teaching_point_pupils: Value, must Shape::Table(Value::keys());
        /// Kinds of school that are left out.
        excluded: Vec<Excluded>, must list(Excluded::keys());
    }
    /// A kind of school that is left out, and why.
    Excluded {
        /// The kind's id.
        kind: String, must Shape::Name(Names::Kind);
        /// The reason's id.
        reason: String, must Shape::Name(Names::Exclusion);
        /// Short name of the document.
        document: String, must Shape::Document;
        /// The clause in it.
        clause: String, must Shape::Words;
    }
    /// How resources are shared between the stages of a combined school.
    Split {
        /// What it is for, for a person.
        name: String, must Shape::Words;
        /// The weight of one pupil, by part of the school.
        weights: Named<Number>, must Shape::Map(MapKeys::Parts, Box::new(Shape::Positive));
        /// Short name of the document.
        document: String, must Shape::Document;
        /// The clause in it.
        clause: String, must Shape::Words;
    }
    /// One indicator.
    Indicator {
        /// Its id, stable in JSON: `degree_teachers`.
        id: String, must Shape::Words;
        /// The form's label: `L1`.
        label: String, must Shape::Words;
        /// Its official name.
        name: String, must Shape::Words;
        /// A name short enough for the head of a column.
        short: String, must Shape::Words;
        /// What is counted, for a person.
        definition: String, may Shape::Words;
        /// The unit of its value: `人/百人`.
        unit: String, must Shape::Words;
        /// For how many pupils it is counted.
        per: Number, must Shape::Positive;
        /// Whether a combined school's figure is shared between its stages.
        split: bool, must Shape::Flag;
        /// The threshold, by stage. Without it the indicator is measured and not judged.
        threshold: Named<Value>, may map(MapKeys::Stages, Value::keys());
        /// What is counted, by stage: ways to make the numerator from reported quantities, best
        /// first. `a + b - c?`: a question mark marks a quantity that need not be reported at all.
        numerator: Named<Vec<String>>,
            must Shape::Map(MapKeys::Stages, Box::new(many(Shape::Sum(Names::Field))));
    }
}

impl Written {
    /// The pack of a table, its shape checked before.
    pub fn of(table: Table) -> Self {
        Self::read(Some(&Tree::Table(table)))
    }
}

/// A number kept as it was written, so that nothing is lost in a binary fraction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Number(pub String);
