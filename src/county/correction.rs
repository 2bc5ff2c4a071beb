//! A figure that the user typed in place of what the files say (手工更正). It knows which school and
//! which fact it is about, and never what the files said there.

use serde::{Deserialize, Serialize};

use super::{Field, Kind, Part, School};

/// By what a school is known from one reading of its files to the next: its code, else its exact name
/// and its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolKey {
    /// 学校标识码, as written.
    pub code: Option<String>,
    /// 学校名称, as written.
    pub name: String,
    /// 办学类型.
    pub kind: Kind,
}

/// One corrected figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The school.
    pub school: SchoolKey,
    /// The quantity.
    pub field: Field,
    /// The part of the school.
    pub part: Part,
    /// The figure as it was typed, in the unit in which it is typed; nothing says that nobody knows
    /// it, and is not 0. A text, so that the page need not know how to reckon with decimals.
    pub typed: String,
}

impl SchoolKey {
    /// The key of a school.
    pub fn of(school: &School) -> Self {
        Self { code: school.code.clone(), name: school.name.clone(), kind: school.kind }
    }

    /// Whether both are the same school: by their codes, where both have one.
    pub fn is(&self, other: &Self) -> bool {
        match (&self.code, &other.code) {
            (Some(one), Some(other)) => one.trim() == other.trim(),
            _ => self.name == other.name && self.kind == other.kind,
        }
    }
}

impl Correction {
    /// Whether both are about the same fact.
    pub fn is_about(&self, other: &Self) -> bool {
        (self.field, self.part) == (other.field, other.part) && self.school.is(&other.school)
    }
}
