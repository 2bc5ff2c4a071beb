//! What was typed on the page for the county as a whole, and what a school says in words. An entry
//! knows where it belongs and the text as it was typed, and never what the files say there.

use serde::{Deserialize, Serialize};

use super::{CountyField, SchoolKey, Subject};

/// Where an entry belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slot {
    /// 区县名称.
    Name,
    /// 区县代码.
    Code,
    /// 填报年度.
    Year,
    /// A figure of the county, in the field's own unit.
    Figure(CountyField),
    /// The choice of an item, by its id: [`YES`] or [`NO`].
    Choice(String),
    /// What the choice rests on.
    Note(String),
    /// The day of the choice.
    Date(String),
    /// Whose result of monitoring: [`NATIONAL`], [`PROVINCIAL`] or [`NOT_YET`].
    Monitor(Subject),
    /// The level of the pupils, 1 to 4.
    Level(Subject),
    /// 校际差异率.
    Difference(Subject),
    /// 举办者 of a school.
    Founder(SchoolKey),
    /// 城乡类型 of a school.
    Locality(SchoolKey),
}

/// 是, 达到, 有.
pub const YES: &str = "yes";
/// 否, 未达到, 无.
pub const NO: &str = "no";
/// A result of the national monitoring.
pub const NATIONAL: &str = "national";
/// A province's result, as a stand-in.
pub const PROVINCIAL: &str = "provincial";
/// Not monitored yet.
pub const NOT_YET: &str = "not_yet";

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Where it belongs.
    pub slot: Slot,
    /// What was typed or chosen; nothing says that nobody knows it.
    pub typed: String,
}

impl Slot {
    /// Whether both are the same place.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Founder(one), Self::Founder(other))
            | (Self::Locality(one), Self::Locality(other)) => one.is(other),
            _ => self == other,
        }
    }

    /// What it is about, as JSON and a screen name it: the item or subject, if any, and what of it.
    pub fn id(&self) -> String {
        let of = |what: &str, whose: &str| [what, whose].join("-");
        match self {
            Self::Name => "name".to_owned(),
            Self::Code => "code".to_owned(),
            Self::Year => "year".to_owned(),
            Self::Figure(field) => field.id().to_owned(),
            Self::Choice(item) => of("choice", item),
            Self::Note(item) => of("note", item),
            Self::Date(item) => of("date", item),
            Self::Monitor(subject) => of("monitor", subject.id()),
            Self::Level(subject) => of("level", subject.id()),
            Self::Difference(subject) => of("difference", subject.id()),
            Self::Founder(_) => "founder".to_owned(),
            Self::Locality(_) => "locality".to_owned(),
        }
    }

    /// The school that it is about.
    pub fn school(&self) -> Option<&SchoolKey> {
        match self {
            Self::Founder(school) | Self::Locality(school) => Some(school),
            _ => None,
        }
    }
}
