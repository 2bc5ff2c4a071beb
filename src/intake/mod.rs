//! Grids to schools: which header means which quantity, in which unit, of which part of a school.
//!
//! It never gives a verdict. Each fact keeps its cell; what could not be understood is a finding.
//! Two steps: [`FileReading`] is what one file says, [`assemble`] joins files to one county, so that
//! more files can be added later without reading the first ones again.

mod amendments;
mod assemble;
mod campus;
mod check;
mod column;
mod correct;
mod cross;
mod figure;
mod flat;
mod form;
mod header;
mod identity;
mod join;
mod kinds;
mod layout;
mod listing;
mod mapped;
mod mapping;
mod merge;
mod money;
mod near;
mod notes;
mod parts;
mod reader;
mod rows;
mod samples;
mod segment;
mod stage;
mod title;
mod total;
mod typed;
mod understand;
mod unit;
mod vocabulary;
mod words;
mod zone;

use serde::{Deserialize, Serialize};

use crate::county::{Cell, Facts, Field, Kind, Part, SourceFile};
use crate::finding::Finding;

pub use amendments::Amendments;
pub use assemble::{Assembled, assemble, assemble_amended};
pub use correct::{find, value};
pub use layout::Layout;
pub use mapping::{Assigned, ColumnChange, HeaderRows, Mapping, SheetChange};
pub use typed::{Problem, Typed, spelled, typed};
pub use understand::understand;

/// What one file says. Every [`Cell`] in it has `file` 0 until [`assemble`] numbers the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReading {
    /// The file and its sheets.
    pub source: SourceFile,
    /// The tables that were found, with what was recognised in them.
    pub tables: Vec<TableReading>,
    /// The schools, row by row; a school may have several records.
    pub records: Vec<Record>,
    /// What could not be read or needs a look.
    pub findings: Vec<Finding>,
}

/// One row (or form) about one school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// 学校名称 without a stage suffix.
    pub name: String,
    /// 学校标识码.
    pub code: Option<String>,
    /// 办学类型, where the row gives a known one.
    pub kind: Option<Kind>,
    /// The stage that the whole row is about, where its name or its table says one.
    pub part: Option<Part>,
    /// Whether the table's title, sheet or file says that stage: the row stands in a stage's roster.
    pub roster: bool,
    /// 举办者.
    pub founder: Option<String>,
    /// 城乡类型.
    pub locality: Option<String>,
    /// 是否计校数 = 0: a campus that counts with the school it belongs to.
    pub campus: bool,
    /// The school that a campus belongs to, where the row names it.
    pub parent: Option<String>,
    /// The cell of the name.
    pub cell: Cell,
    /// The figures.
    pub facts: Facts,
}

/// One table of a sheet and what its columns were taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableReading {
    /// Index into the file's sheets.
    pub sheet: u32,
    /// What kind of table it is.
    pub shape: Shape,
    /// By what it is known again.
    pub layout: Layout,
    /// The row where the header was found, or is supposed, before the user said otherwise.
    pub anchor: u32,
    /// First and last header row, from 0.
    pub header: (u32, u32),
    /// The stage that the whole table is about.
    pub stage: Option<Part>,
    /// How many rows or forms about schools were read.
    pub schools: u32,
    /// The columns, in their order.
    pub columns: Vec<ColumnReading>,
}

/// What kind of table a sheet holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// A row a school.
    #[default]
    Rows,
    /// A line a question, one school a sheet (填报表).
    Form,
    /// Labels at the top and at the left (教基…).
    Cross,
    /// No header was found; what stands in its most likely row is listed.
    Unknown,
    /// The user said that it is not to be read.
    Skipped,
}

/// One column and what it was taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnReading {
    /// The column, from 0.
    pub column: u32,
    /// The row of its value, where it has only one: a line of a form.
    pub row: Option<u32>,
    /// Its header from the top group to the leaf.
    pub path: Vec<String>,
    /// What it was taken for.
    pub meaning: Meaning,
    /// Why.
    pub basis: Basis,
    /// What tells the unit.
    pub unit: UnitBasis,
    /// Some of its values, as written.
    pub samples: Vec<String>,
}

/// Why a column was taken for what it was, or why for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// A wording that is known, word for word.
    #[default]
    Wording,
    /// The header above it was needed to tell.
    Path,
    /// A known phrase stands among other words.
    Phrase,
    /// Nobody knows what it is.
    Unknown,
    /// The user said so.
    User,
}

/// What tells a column's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitBasis {
    /// It is written, or there is only one.
    #[default]
    Header,
    /// The size of the figures.
    Guess,
    /// The user said so.
    User,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
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
    /// A figure; `factor` turns what is written into the field's own unit (10 000 for 万元).
    Figure {
        /// The quantity.
        field: Field,
        /// Of which part of the school.
        part: Part,
        /// What a written 1 stands for in the field's own unit.
        factor: u32,
    },
    /// A figure that was calculated from others (达标值, 生均…, 每百名…): never read as raw.
    Derived,
    /// Not used.
    #[default]
    Ignored,
}
