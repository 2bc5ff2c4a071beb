//! What a link holds of a county: names, figures, answers. Where a figure was read is left behind.

use rust_decimal::Decimal;

use super::differing::DifferingShot;
use crate::county::{CountyField, Field, Kind, Monitor, Part, Subject};

/// A county at the moment at which it is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The id of the standard.
    pub standard: String,
    /// The standard as text, where it is none that comes with the program.
    pub pack: String,
    /// 区县名称.
    pub county: String,
    /// 填报年度.
    pub year: String,
    /// The day on which it was shared, as 2026-03-01; empty where a link does not say.
    pub day: String,
    /// The school that the link is about, where it is about one.
    pub focus: Option<usize>,
    /// The schools, in the order of the county.
    pub schools: Vec<SchoolShot>,
    /// The county's figures; `None` for a blank.
    pub figures: Vec<(CountyField, Option<Decimal>)>,
    /// Choices about items that no figure decides.
    pub answers: Vec<AnswerShot>,
    /// Results of monitoring.
    pub monitoring: Vec<MonitoredShot>,
    /// What several files state differently, and what stands open of the county as a whole.
    pub differing: DifferingShot,
}

/// A school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolShot {
    /// The name; empty where it is kept back.
    pub name: String,
    /// The code; empty where there is none or it is kept back.
    pub code: String,
    /// 办学类型.
    pub kind: Kind,
    /// 举办者.
    pub founder: String,
    /// 城乡类型.
    pub locality: String,
    /// The figures; `None` for a blank. In the order of their keys, each once.
    pub facts: Vec<((Field, Part), Option<Decimal>)>,
    /// The classes one by one, where they are given.
    pub classes: Vec<ClassShot>,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassShot {
    /// The part of the school.
    pub part: Part,
    /// Its name.
    pub name: String,
    /// Its pupils.
    pub pupils: Option<Decimal>,
}

/// What is told of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    /// There is no place for it.
    #[default]
    Nowhere,
    /// There is a place, and it is blank.
    Blank,
    /// It.
    Figure(Decimal),
}

impl From<Option<Decimal>> for Told {
    fn from(value: Option<Decimal>) -> Self {
        value.map_or(Self::Blank, Self::Figure)
    }
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerShot {
    /// The item's id.
    pub item: String,
    /// What was chosen.
    pub yes: Option<bool>,
    /// What it rests on.
    pub note: String,
    /// The day, as typed.
    pub date: String,
}

/// The result of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonitoredShot {
    /// The subject.
    pub subject: Subject,
    /// Whose result.
    pub by: Monitor,
    /// The level.
    pub level: Told,
    /// 校际差异率.
    pub difference: Told,
}
