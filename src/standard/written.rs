//! A rule pack as its author writes it: plain text and numbers, nothing checked but its shape.
//! [`super::resolve`] turns it into what the evaluation works with.

use super::shape::{Key, MapKeys, Names, Shape, list, many, map};
use super::slot::{Named, Slot};
use super::tree::{Table, Tree};

macro_rules! required {
    (must) => {
        true
    };
    (may) => {
        false
    };
}

/// What a key means is for the schema; the worker does without.
const fn about(words: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { words }
}

/// Tables of a pack: each key with its type, whether it must be there, and its shape. What is absent
/// is empty here and found by the check.
macro_rules! tables {
    ($($(#[doc = $about:literal])+ $table:ident {
        $($(#[doc = $of:literal])+ $key:ident: $type:ty, $need:ident $shape:expr;)+
    })+) => {$(
        $(#[doc = $about])+
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $table { $($(#[doc = $of])+ pub $key: $type,)+ }

        impl $table {
            /// The keys of this table.
            pub fn keys() -> Vec<Key> {
                vec![$(Key {
                    name: stringify!($key),
                    about: about(concat!($($of),+)),
                    required: required!($need),
                    shape: $shape,
                },)+]
            }
        }

        impl Slot for $table {
            fn read(tree: Option<&Tree>) -> Self {
                let get = |key| tree.and_then(Tree::table).and_then(|table| table.get(key));
                Self { $($key: Slot::read(get(stringify!($key))),)+ }
            }
        }
    )+};
}

const GROUPS: &[&str] = &["guarantee", "quality", "recognition", "veto"];
const STAGES: &[&str] = &["primary", "junior"];

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
    /// A lower demand, for schools of which its conditions hold. Several conditions hold together.
    Relaxation {
        /// Its id.
        id: String, must Shape::Words;
        /// The label of the indicator or the id of the check that it is for.
        item: String, must Shape::Words;
        /// Its name for a person.
        name: String, must Shape::Words;
        /// Whether it is used.
        on: bool, must Shape::Flag;
        /// Short name of the document.
        document: String, must Shape::Document;
        /// The clause in it.
        clause: String, must Shape::Words;
        /// The 是/否 of the school that it rests on.
        flag: Option<String>, may Shape::Name(Names::FlagField);
        /// A school founded after this year contradicts the flag.
        built_until: Option<u16>, may Shape::Year;
        /// A school with fewer pupils contradicts the flag.
        pupils_from: Option<Number>, may Shape::Positive;
        /// A school with as many pupils contradicts the flag.
        pupils_below: Option<Number>, may Shape::Positive;
        /// A school with a class as large contradicts the flag.
        largest_class_below: Option<Number>, may Shape::Positive;
        /// The share of pupils that it rests on.
        share: Option<Share>, may Shape::Table(Share::keys());
        /// Quantities that are counted in addition (an indicator's).
        add: Vec<String>, may many(Shape::Name(Names::Field));
        /// Areas of rooms by stage (for `rooms`).
        rooms: Named<RoomAreas>, may map(MapKeys::Stages, RoomAreas::keys());
        /// Sizes of schools (for `size`).
        size: Option<RelaxedSize>, may Shape::Table(RelaxedSize::keys());
    }
    /// A share of a school's pupils.
    Share {
        /// The quantity.
        of: String, must Shape::Name(Names::Field);
        /// In %; the share must be larger.
        over: Number, must Shape::Positive;
    }
    /// The least areas of rooms that count, in ㎡.
    RoomAreas {
        /// 音乐.
        music: Number, must Shape::Positive;
        /// 美术.
        art: Number, must Shape::Positive;
    }
    /// The largest sizes of schools.
    RelaxedSize {
        /// 小学, 初中.
        single: Number, must Shape::Positive;
        /// 一贯制.
        combined: Number, must Shape::Positive;
    }
    /// One item beside the indicators. It holds when each of its parts does.
    Check {
        /// Its id, stable in JSON: `G4`.
        id: String, must Shape::Words;
        /// What it belongs to.
        group: String, must Shape::OneOf(GROUPS);
        /// Its official wording.
        title: String, must Shape::Words;
        /// Short name of the document.
        document: String, must Shape::Document;
        /// The clause in it.
        clause: String, must Shape::Words;
        /// Whether it is a local addition.
        local: bool, may Shape::Flag;
        /// Whether somebody has to look and say.
        evidence: bool, may Shape::Flag;
        /// Shares and amounts.
        ratio: Vec<Ratio>, may list(Ratio::keys());
        /// Rooms for music and art by the number of classes.
        rooms: Option<Rooms>, may Shape::Table(Rooms::keys());
        /// The size of schools.
        size: Option<Size>, may Shape::Table(Size::keys());
        /// The size of classes, by stage.
        class_size: Named<Value>, may map(MapKeys::Stages, Value::keys());
        /// Small schools that are funded as if they were larger.
        small_schools: Option<SmallSchools>, may Shape::Table(SmallSchools::keys());
        /// Public funds for each pupil.
        funding: Option<Funding>, may Shape::Table(Funding::keys());
        /// Results of the national monitoring.
        monitoring: Option<Monitoring>, may Shape::Table(Monitoring::keys());
    }
    /// A share or an amount: `per` × numerator ÷ denominator.
    Ratio {
        /// Its name.
        name: String, must Shape::Words;
        /// Whether it is used.
        on: Option<bool>, may Shape::Flag;
        /// Whose figures it is made from.
        from: String, must Shape::OneOf(&["county", "schools"]);
        /// `all`: each school has to reach it; `total`: all of them together.
        judge: Option<String>, may Shape::OneOf(&["each", "total"]);
        /// Which schools: those that count as units, or all of compulsory education.
        scope: Option<String>, may Shape::OneOf(&["units", "compulsory"]);
        /// Only this stage.
        stage: Option<String>, may Shape::OneOf(STAGES);
        /// Only schools of which all of these hold.
        only: Vec<String>, may many(Shape::OneOf(&["public", "urban", "day"]));
        /// What is divided.
        numerator: String, must Shape::Sum(Names::AnyField);
        /// What it is divided by.
        denominator: String, must Shape::Sum(Names::AnyField);
        /// The same of the county's own figures, where the schools' are not at hand.
        county_numerator: Option<String>, may Shape::Sum(Names::CountyField);
        /// The same of the county's own figures, where the schools' are not at hand.
        county_denominator: Option<String>, may Shape::Sum(Names::CountyField);
        /// The result itself, where only that is at hand.
        rate: Option<String>, may Shape::Name(Names::CountyField);
        /// A number of years that the numerator is counted for.
        years: Option<String>, may Shape::Name(Names::CountyField);
        /// Other formulas in use.
        formulas: Vec<Formula>, may list(Formula::keys());
        /// The one of them that is used; without it, the one above.
        formula: Option<String>, may Shape::Words;
        /// By what the quotient is multiplied: 100 for %.
        per: Number, must Shape::Positive;
        /// The unit of the result.
        unit: String, must Shape::Words;
        /// Whether it holds where there is nothing to count: 0 of 0.
        may_be_empty: bool, may Shape::Flag;
        /// The least that is allowed. Without it the result is shown and not judged.
        at_least: Option<Value>, may Shape::Table(Value::keys());
    }
    /// Another formula of a share.
    Formula {
        /// Its id.
        id: String, must Shape::Words;
        /// Its name.
        name: String, must Shape::Words;
        /// What is divided.
        numerator: String, must Shape::Sum(Names::AnyField);
        /// What it is divided by.
        denominator: String, must Shape::Sum(Names::AnyField);
        /// The same of the county's own figures.
        county_numerator: Option<String>, may Shape::Sum(Names::CountyField);
        /// The same of the county's own figures.
        county_denominator: Option<String>, may Shape::Sum(Names::CountyField);
    }
    /// Rooms for music and art.
    Rooms {
        /// One room of each for so many classes.
        classes: Value, must Shape::Table(Value::keys());
        /// The least area of a music room, in ㎡.
        music: Value, must Shape::Table(Value::keys());
        /// The least area of an art room, in ㎡.
        art: Value, must Shape::Table(Value::keys());
    }
    /// The size of schools.
    Size {
        /// The most pupils of 小学, 初中.
        single: Value, must Shape::Table(Value::keys());
        /// The most pupils of compulsory age of a 一贯制 school.
        combined: Value, must Shape::Table(Value::keys());
        /// Which kinds are 一贯制.
        combined_kinds: Vec<String>, must many(Shape::Name(Names::Kind));
    }
    /// Small schools that are funded as if they were larger.
    SmallSchools {
        /// As if they had so many pupils.
        pupils: Value, must Shape::Table(Value::keys());
    }
    /// Public funds for each pupil.
    Funding {
        /// The least that the local rule may be, by stage.
        at_least: Named<Value>, may map(MapKeys::Stages, Value::keys());
        /// Whether each school's budget is held against the local rule.
        each_school: bool, may Shape::Flag;
    }
    /// Results of the national monitoring.
    Monitoring {
        /// The subjects.
        subjects: Vec<String>, must many(Shape::Name(Names::Subject));
        /// The least level: 3 for Ⅲ.
        level: Value, must Shape::Table(Value::keys());
        /// The difference between schools must be smaller.
        below: Value, must Shape::Table(Value::keys());
        /// Whether a province's result decides.
        accept_provincial: bool, may Shape::Flag;
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
