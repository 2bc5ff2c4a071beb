//! The rule packs (标准): dated values with a citation each, written as data in `standards/`.
//!
//! [`written`] is a pack as its author writes it, [`Standard`] the same pack resolved and checked.
//! It knows no school and gives no verdict.

pub mod change;
mod choice;
mod error;
pub mod load;
mod numerator;
pub mod overlay;
mod resolve;
mod rule;
pub mod schema;
pub mod shape;
pub mod slot;
pub mod tree;
pub mod write;
pub mod written;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::{Field, Kind, Part, Stage};

pub use choice::{Choice, Own};
pub use error::StandardError;
pub use resolve::{Problem, resolve};
pub use rule::{
    CheckRule, Filter, Funding, Group, Monitoring, Quotient, Ratio, RelaxationRule, Rooms, Size,
    Source, Sum,
};

/// A rule pack, ready for use.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// The id by which it is chosen: `cn-2017`.
    pub id: String,
    /// Its name for a person.
    pub name: String,
    /// The id of the pack that this one changes.
    pub base: Option<String>,
    /// What is not officially known.
    pub notes: Vec<String>,
    /// The documents it cites.
    pub documents: Vec<Document>,
    /// When a unit passes; without it no unit is judged.
    pub school_rule: Option<SchoolRule>,
    /// The largest coefficient of variation (差异系数) allowed of each indicator.
    pub cv_limit: Option<PerStage<Cited<Decimal>>>,
    /// The largest mean of all coefficients allowed.
    pub composite_limit: Option<PerStage<Cited<Decimal>>>,
    /// How the forms print figures.
    pub rounding: Rounding,
    /// A 教学点 with fewer pupils is left out.
    pub teaching_point_pupils: Cited<Decimal>,
    /// Kinds of school that are left out.
    pub excluded: Vec<(Kind, Exclusion, Citation)>,
    /// How resources are shared between the stages of a combined school.
    pub splits: Vec<Split>,
    /// The indicators, in the order of the forms.
    pub indicators: Vec<Indicator>,
    /// Lower demands for some schools.
    pub relaxations: Vec<RelaxationRule>,
    /// The items beside the indicators, in the order of the forms.
    pub checks: Vec<CheckRule>,
}

/// When a unit passes.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolRule {
    /// How many indicators must reach their threshold.
    pub required: Cited<usize>,
    /// The share of its threshold that every other indicator must reach.
    pub floor: Cited<Decimal>,
}

/// A document that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its number (文号).
    pub number: String,
    /// The year from which it holds.
    pub since: u16,
}

/// A value and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub citation: Citation,
}

/// Where a value is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The document's number (文号).
    pub number: String,
    /// The clause.
    pub clause: String,
    /// The year from which it holds.
    pub since: u16,
}

impl Citation {
    /// `教督〔2017〕6号 资源配置第1项`.
    pub fn text(&self) -> String {
        format!("{} {}", self.number, self.clause)
    }
}

/// One value for each stage.
#[derive(Clone, Debug, PartialEq)]
pub struct PerStage<T> {
    /// 小学.
    pub primary: T,
    /// 初中.
    pub junior: T,
}

impl<T> PerStage<T> {
    /// The value of a stage.
    pub fn get(&self, stage: Stage) -> &T {
        match stage {
            Stage::Primary => &self.primary,
            Stage::Junior => &self.junior,
        }
    }
}

/// How many decimals the forms print.
#[derive(Clone, Debug, PartialEq)]
pub struct Rounding {
    /// A school's indicator.
    pub value: u32,
    /// A county's mean.
    pub mean: u32,
    /// A coefficient of variation on the form.
    pub cv: u32,
    /// A coefficient of variation as reports often quote it.
    pub cv_in_reports: u32,
    /// A share in % on the county's tables.
    pub share: u32,
}

/// How resources are shared between the stages of a combined school.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// What it is for.
    pub name: String,
    /// The weight of one pupil of each part, youngest part first.
    pub weights: Vec<(Part, Decimal)>,
    /// Where it is written.
    pub citation: Citation,
}

/// One indicator (指标).
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its id, stable in JSON: `degree_teachers`.
    pub id: String,
    /// The form's label: `L1`.
    pub label: String,
    /// Its official name.
    pub name: String,
    /// A name short enough for the head of a column.
    pub short: String,
    /// What is counted, for a person; may be empty.
    pub definition: String,
    /// The unit of its value: `人/百人`.
    pub unit: String,
    /// For how many pupils it is counted.
    pub per: Decimal,
    /// Whether a combined school's figure is shared between its stages.
    pub split: bool,
    /// The threshold, in [`Self::unit`]; without it the indicator is measured and not judged.
    pub threshold: Option<PerStage<Cited<Decimal>>>,
    /// Ways to make the numerator from reported quantities, best first.
    pub numerator: PerStage<Vec<Vec<Term>>>,
}

/// One quantity of a numerator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The quantity.
    pub field: Field,
    /// Whether it is taken off.
    pub minus: bool,
    /// Whether the sum stands without it where it is not reported at all. A blank is never that.
    pub optional: bool,
}

/// Why a school or unit is not counted (未计入).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Exclusion {
    /// A 教学点 under the least number of pupils.
    TeachingPointUnder50,
    /// 特殊教育学校.
    SpecialEducation,
    /// 职业学校.
    Vocational,
    /// 高级中学: no pupils of compulsory age.
    SeniorOnly,
    /// No pupils at all.
    NoPupils,
    /// A campus counted with its parent.
    CampusMerged,
}

impl Exclusion {
    /// All reasons.
    pub const ALL: [Self; 6] = [
        Self::TeachingPointUnder50,
        Self::SpecialEducation,
        Self::Vocational,
        Self::SeniorOnly,
        Self::NoPupils,
        Self::CampusMerged,
    ];

    /// The reason of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.id() == id)
    }

    /// The id in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::TeachingPointUnder50 => "teaching_point_under_50",
            Self::SpecialEducation => "special_education",
            Self::Vocational => "vocational",
            Self::SeniorOnly => "senior_only",
            Self::NoPupils => "no_pupils",
            Self::CampusMerged => "campus_merged",
        }
    }
}

/// The packs that come with the crate, each with its base under it.
///
/// # Errors
/// When they are damaged.
pub fn shipped_packs() -> Result<Vec<tree::Table>, StandardError> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/standards.bin"));
    postcard::from_bytes(bytes).map_err(|_| StandardError::Damaged)
}

/// An item that somebody has to look at, as the county's form asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormItem {
    /// Its id in the pack.
    pub id: String,
    /// Whether it is a veto (一票否决), whose answers are 有 and 无.
    pub is_veto: bool,
    /// A line of the form that holds all of these words asks for it; never empty.
    pub words: Vec<String>,
}

/// The items that the packs of the crate name words for, in the order of the packs.
pub fn form_items() -> Vec<FormItem> {
    let mut items: Vec<FormItem> = Vec::new();
    for pack in shipped_packs().unwrap_or_default() {
        for check in pack.get("checks").into_iter().flat_map(tree::Tree::list) {
            let Some(check) = check.table() else { continue };
            let words = check.get("form_words").into_iter().flat_map(tree::Tree::list);
            let words: Vec<String> =
                words.filter_map(tree::Tree::text).map(str::to_owned).collect();
            let id = tree::text(check, "id");
            if !words.is_empty() && items.iter().all(|one| one.id != id) {
                let is_veto = tree::text(check, "group") == Group::Veto.id();
                items.push(FormItem { id: id.to_owned(), is_veto, words });
            }
        }
    }
    items
}

/// A pack that comes with the crate.
///
/// # Errors
/// When there is no such pack, or when it contradicts itself.
pub fn shipped(id: &str) -> Result<Standard, StandardError> {
    Choice::Shipped(id.to_owned()).standard()
}
