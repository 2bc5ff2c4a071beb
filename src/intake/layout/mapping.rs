//! What the user said about tables of one layout: which row is the header, what a column is, which
//! stage a table is about, which sheet is not to be read. It is plain data; `understand` applies it
//! wherever such a table is met, and says so. It never reaches a table of another layout.

use serde::{Deserialize, Serialize};

use crate::county::{Field, Part};
use crate::intake::layout::signature::Layout;

/// How tables of one layout are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// The layout, as it is found without this mapping.
    pub layout: Layout,
    /// Some words of its header, for a person.
    pub title: String,
    /// Other header rows than those that were found.
    pub rows: Option<HeaderRows>,
    /// What columns are.
    pub columns: Vec<ColumnChange>,
    /// What was said of single sheets. It holds for no other sheet of the layout: another school's
    /// sheet may look the same and be about another stage.
    pub sheets: Vec<SheetChange>,
}

/// Where the header is: counted from the row where it was found or supposed, so that a title row more
/// or less changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderRows {
    /// How far below; negative is above.
    pub shift: i32,
    /// How many rows.
    pub depth: u32,
}

/// What one column is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChange {
    /// The column, from 0. In one layout the same header stands in the same column.
    pub at: u32,
    /// Its header, for a person.
    pub header: String,
    /// What it is.
    pub now: Assigned,
}

/// What a user says that a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Assigned {
    /// Nothing that is used.
    Unused,
    /// 学校名称.
    Name,
    /// 学校标识码.
    Code,
    /// 办学类型.
    Kind,
    /// 学段.
    Stage,
    /// 举办者.
    Founder,
    /// 城乡类型.
    Locality,
    /// 是否计校数.
    Counted,
    /// 所属学校.
    Parent,
    /// 区县.
    District,
    /// A figure.
    Figure {
        /// The quantity, kept by its id: a list of quantities grows.
        #[serde(with = "by_id")]
        field: Field,
        /// Of which part of the school.
        part: Part,
        /// What a written 1 stands for in the field's own unit; `None` leaves it to the header.
        factor: Option<u32>,
    },
}

/// What was said of one sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetChange {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// The stage that the table is about; [`Part::Whole`] is none.
    pub stage: Option<Part>,
    /// Whether it is not to be read.
    pub skip: bool,
}

impl Mapping {
    /// What was said of a sheet.
    pub fn sheet(&self, file: &str, sheet: &str) -> Option<&SheetChange> {
        self.sheets.iter().find(|one| one.file == file && one.sheet == sheet)
    }

    /// What a column was said to be.
    pub fn column(&self, at: u32) -> Option<Assigned> {
        self.columns.iter().find(|one| one.at == at).map(|one| one.now)
    }

    /// Says what a column is.
    pub fn assign(&mut self, change: ColumnChange) {
        match self.columns.iter_mut().find(|one| one.at == change.at) {
            Some(known) => *known = change,
            None => self.columns.push(change),
        }
    }

    /// Says something of a sheet; what says nothing is left out.
    pub fn change_sheet(&mut self, file: &str, sheet: &str, change: impl Fn(&mut SheetChange)) {
        let is_one = |one: &SheetChange| one.file == file && one.sheet == sheet;
        let known = self.sheets.iter().find(|one| is_one(one)).cloned();
        let mut one = known.unwrap_or_else(|| SheetChange {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            stage: None,
            skip: false,
        });
        change(&mut one);
        self.sheets.retain(|known| !is_one(known));
        if one.stage.is_some() || one.skip {
            self.sheets.push(one);
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.rows.is_none() && self.columns.is_empty() && self.sheets.is_empty()
    }

    /// What may be said of other sheets of the layout, too.
    #[must_use]
    pub fn general(&self) -> Self {
        Self { sheets: Vec::new(), ..self.clone() }
    }
}

/// A quantity by its id.
mod by_id {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::county::Field;

    #[allow(clippy::trivially_copy_pass_by_ref)] // So serde calls it.
    pub(crate) fn serialize<S: Serializer>(field: &Field, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(field.id())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Field, D::Error> {
        let id = String::deserialize(from)?;
        Field::from_id(&id).ok_or_else(|| D::Error::custom("unknown field"))
    }
}
