//! The items beside the indicators (政府保障程度, 教育质量, 社会认可度, 一票否决) and the relaxations,
//! as the evaluation works with them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::{CountyField, Field, Kind, Measure, Stage, Subject};

use super::{Citation, Cited, PerStage};

/// What an item belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Group {
    /// 政府保障程度.
    Guarantee,
    /// 教育质量.
    Quality,
    /// 社会认可度.
    Recognition,
    /// 一票否决: it holds when what it says is not so.
    Veto,
}

impl Group {
    /// All, in the order of the forms.
    pub const ALL: [Self; 4] = [Self::Guarantee, Self::Quality, Self::Recognition, Self::Veto];

    /// The id in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Guarantee => "guarantee",
            Self::Quality => "quality",
            Self::Recognition => "recognition",
            Self::Veto => "veto",
        }
    }

    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Guarantee => "政府保障程度",
            Self::Quality => "教育质量",
            Self::Recognition => "社会认可度",
            Self::Veto => "一票否决",
        }
    }
}

/// One item. It holds when each of its parts does.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckRule {
    /// Its id, stable in JSON: `G4`.
    pub id: String,
    /// What it belongs to.
    pub group: Group,
    /// Its official wording.
    pub title: String,
    /// Where it is written.
    pub citation: Citation,
    /// Whether it is a local addition.
    pub local: bool,
    /// Whether somebody has to look and say.
    pub evidence: bool,
    /// Shares and amounts.
    pub ratios: Vec<Ratio>,
    /// Rooms for music and art.
    pub rooms: Option<Rooms>,
    /// The size of schools.
    pub size: Option<Size>,
    /// The size of classes.
    pub class_size: Option<PerStage<Cited<Decimal>>>,
    /// Small schools are funded as if they had so many pupils.
    pub small_schools: Option<Cited<Decimal>>,
    /// Public funds for each pupil.
    pub funding: Option<Funding>,
    /// Results of monitoring.
    pub monitoring: Option<Monitoring>,
}

/// A sum of quantities.
pub type Sum<F> = Vec<(F, bool)>;

/// Whose figures a ratio is made from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// The county's.
    County(Quotient<CountyField>),
    /// The schools', and the county's where they are not at hand.
    Schools(Quotient<Field>, Option<Quotient<CountyField>>),
}

/// One sum by another.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotient<F> {
    /// What is divided; `true` marks what is taken off.
    pub numerator: Sum<F>,
    /// What it is divided by.
    pub denominator: Sum<F>,
}

impl<F: Copy> Quotient<F> {
    /// Whether it is a part of a whole, which cannot be larger: one total by another of the same
    /// measure; `measure` gives none for what is no total.
    pub fn is_part_of_whole(&self, measure: impl Fn(F) -> Option<Measure>) -> bool {
        let mut all = self.numerator.iter().chain(&self.denominator);
        let Some(first) = all.next().and_then(|(field, _)| measure(*field)) else { return false };
        all.all(|(field, _)| measure(*field) == Some(first))
    }
}

/// Which schools a ratio looks at.
#[allow(clippy::struct_excessive_bools, reason = "each is a condition of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// All of compulsory education, not only those that count as units.
    pub compulsory: bool,
    /// Only the pupils of this stage.
    pub stage: Option<Stage>,
    /// Only 公办.
    pub public: bool,
    /// Only 城区 and 镇区.
    pub urban: bool,
    /// No boarding schools.
    pub day: bool,
}

/// A share or an amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Ratio {
    /// Its name.
    pub name: String,
    /// Whose figures.
    pub source: Source,
    /// Which schools.
    pub filter: Filter,
    /// Whether each school has to reach it, not all of them together.
    pub each: bool,
    /// The result itself, where only that is at hand.
    pub rate: Option<CountyField>,
    /// A number of years that the numerator is counted for.
    pub years: Option<CountyField>,
    /// The name of the formula, where there are several, and the others.
    pub others: Vec<(String, Source)>,
    /// By what the quotient is multiplied.
    pub per: Decimal,
    /// The unit of the result.
    pub unit: String,
    /// Whether it holds where there is nothing to count.
    pub may_be_empty: bool,
    /// The least that is allowed; without it the result is shown and not judged.
    pub at_least: Option<Cited<Decimal>>,
}

/// Rooms for music and art.
#[derive(Clone, Debug, PartialEq)]
pub struct Rooms {
    /// One room of each for so many classes.
    pub classes: Cited<Decimal>,
    /// The least area of a music room.
    pub music: Cited<Decimal>,
    /// The least area of an art room.
    pub art: Cited<Decimal>,
}

/// The size of schools.
#[derive(Clone, Debug, PartialEq)]
pub struct Size {
    /// The most pupils of 小学, 初中.
    pub single: Cited<Decimal>,
    /// The most pupils of compulsory age of a 一贯制 school.
    pub combined: Cited<Decimal>,
    /// Which kinds are 一贯制.
    pub combined_kinds: Vec<Kind>,
}

/// Public funds for each pupil.
#[derive(Clone, Debug, PartialEq)]
pub struct Funding {
    /// The least that the local rule may be.
    pub at_least: Option<PerStage<Cited<Decimal>>>,
    /// Whether each school's budget is held against the local rule.
    pub each_school: bool,
}

/// Results of monitoring.
#[derive(Clone, Debug, PartialEq)]
pub struct Monitoring {
    /// The subjects.
    pub subjects: Vec<Subject>,
    /// The least level.
    pub level: Cited<Decimal>,
    /// The difference between schools must be smaller.
    pub below: Cited<Decimal>,
    /// Whether a province's result decides.
    pub accept_provincial: bool,
}

/// A lower demand for some schools.
#[derive(Clone, Debug, PartialEq)]
pub struct RelaxationRule {
    /// Its id.
    pub id: String,
    /// The label of the indicator or the id of the check that it is for.
    pub item: String,
    /// Its name.
    pub name: String,
    /// Whether it is used.
    pub on: bool,
    /// Where it is written.
    pub citation: Citation,
    /// The 是/否 of the school that it rests on.
    pub flag: Option<Field>,
    /// A school founded after this year contradicts the flag.
    pub built_until: Option<u16>,
    /// A school with fewer pupils contradicts the flag.
    pub pupils_from: Option<Decimal>,
    /// A school with as many pupils contradicts the flag.
    pub pupils_below: Option<Decimal>,
    /// A school with a class as large contradicts the flag.
    pub largest_class_below: Option<Decimal>,
    /// The share of pupils that it rests on: a quantity, and the % it must be over.
    pub share: Option<(Field, Decimal)>,
    /// Quantities that are counted in addition.
    pub add: Vec<Field>,
    /// Areas of music and art rooms, by stage.
    pub rooms: Option<PerStage<(Decimal, Decimal)>>,
    /// Sizes of single and of combined schools.
    pub size: Option<(Decimal, Decimal)>,
}
