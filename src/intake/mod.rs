//! Grids to schools: which header means which quantity, in which unit, of which part of a school.
//!
//! It never gives a verdict. Each fact keeps its cell; what could not be understood is a finding.
//! Two steps: [`FileReading`] is what one file says, [`assemble`] joins files to one county, so that
//! more files can be added later without reading the first ones again.

mod amend;
mod assemble;
mod checks;
mod layout;
mod tables;
mod values;
mod vocabulary;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::{
    Cell, Class, CountyField, FactKey, Facts, Field, Kind, Mixture, Part, SourceFile, Subject,
    Uncounted, Unequal,
};
use crate::findings::Finding;

pub use amend::amendments::Amendments;
pub use amend::corrections::{find, value};
pub use amend::entries::{cells_in, said_in, spelled_in};
pub use amend::picks::{Pick, Source};
pub use assemble::sets::{Bundle, Question, Scope, Set, file_keys};
pub use assemble::{Assembled, assemble, assemble_amended};
pub use layout::mapping::{Assigned, ColumnChange, HeaderRows, Mapping, SheetChange};
pub use layout::signature::Layout;
pub use tables::persons::PersonColumn;
pub use tables::typed::{Problem, Typed, pasted, spelled, typed};
pub use tables::workbook::understand;

/// What one file says. Every [`Cell`] in it has `file` 0 until [`assemble`] numbers the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileReading {
    /// The file and its sheets.
    pub source: SourceFile,
    /// The tables that were found, with what was recognised in them.
    pub tables: Vec<TableReading>,
    /// The schools, row by row; a school may have several records.
    pub records: Vec<Record>,
    /// The lines of the county's form, filled in or not.
    pub county: Vec<CountyLine>,
    /// Totals that the rows do not make up.
    pub totals: Vec<Unequal>,
    /// Schools that somebody else could not calculate, as a link tells.
    pub uncounted: Vec<Uncounted>,
    /// What was mixed where a link was made.
    pub mixture: Option<Mixture>,
    /// What could not be read or needs a look.
    pub findings: Vec<Finding>,
}

impl FileReading {
    /// The line of the county's form whose value stands there.
    pub fn county_line(&self, sheet: u32, row: u32, column: u32) -> Option<&CountyLine> {
        let is_it = |cell: Cell| (cell.sheet, cell.row, cell.column) == (sheet, row, column);
        self.county.iter().find(|line| is_it(line.cell))
    }

    /// Whether the file says nothing, neither of a school nor of the county.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.county.is_empty()
    }
}

/// One line of the county's form (区县填报).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountyLine {
    /// What it asks for.
    pub asks: Asks,
    /// The figure, or the choice: 1 for 是 (有), 0 for 否 (无); `None` where blank.
    pub value: Option<Decimal>,
    /// The words, where words are asked for.
    pub words: String,
    /// What a choice rests on.
    pub note: String,
    /// The day of a choice.
    pub date: String,
    /// The cell of the value.
    pub cell: Cell,
}

impl Asks {
    /// The same in Chinese.
    pub fn name(&self) -> String {
        let of = |subject: &Subject, what| [subject.name(), what].concat();
        match self {
            Self::Name => "区县名称".to_owned(),
            Self::Code => "区县代码".to_owned(),
            Self::Year => "填报年度".to_owned(),
            Self::Figure(field) => field.name().to_owned(),
            Self::Answer(item) => ["评估项目 ", item].concat(),
            Self::By(subject) => of(subject, "监测单位"),
            Self::Level(subject) => of(subject, "学业水平等级"),
            Self::Difference(subject) => of(subject, "校际差异率"),
        }
    }
}

/// What a line of the county's form asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asks {
    /// 区县名称.
    Name,
    /// 区县代码.
    Code,
    /// 填报年度.
    Year,
    /// A figure.
    Figure(CountyField),
    /// A choice, by the id of its item.
    Answer(String),
    /// Whose result of monitoring it is: 国家, 省级 or 未监测.
    By(Subject),
    /// 学业水平等级 of a subject.
    Level(Subject),
    /// 校际差异率 of a subject.
    Difference(Subject),
}

/// One row (or form) about one school.
#[allow(clippy::struct_excessive_bools, reason = "each is a word of its own in a row")]
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
    /// 附设班: classes of another stage than the school's own.
    #[serde(default)]
    pub attached: bool,
    /// 是否计校数 = 0: a campus that counts with the school it belongs to.
    pub campus: bool,
    /// 是否计校数 = 1: a school that counts, whatever another row of it says.
    #[serde(default)]
    pub counts: bool,
    /// The school that a campus belongs to, where the row names it.
    pub parent: Option<String>,
    /// 镇街, 学片 or the like: from a column, or from the row of the town above.
    #[serde(default)]
    pub township: Option<String>,
    /// 区县, where the row names it.
    #[serde(default)]
    pub district: Option<String>,
    /// The cell of the name.
    pub cell: Cell,
    /// The figures.
    pub facts: Facts,
    /// Its classes one by one, where the row is of a list of classes.
    pub classes: Vec<Class>,
    /// Counted from a roster of persons (名册).
    #[serde(default)]
    pub persons: bool,
    /// Whether everything of it was settled before: a school as a link tells it.
    #[serde(default)]
    pub settled: bool,
    /// Figures that are stated in several ways, as a link tells; blank among the others.
    #[serde(default)]
    pub disputed: Vec<(FactKey, Vec<Decimal>)>,
    /// What the stages may come to together, as a link tells.
    #[serde(default)]
    pub sums: Vec<(Field, Vec<Decimal>)>,
}

/// One table of a sheet and what its columns were taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    /// A row a person (名册): counted, and nobody kept.
    Persons,
    /// Labels at the top and at the left (教基…).
    Cross,
    /// The county's form (区县填报).
    County,
    /// No header was found; what stands in its most likely row is listed.
    Unknown,
    /// The user said that it is not to be read.
    Skipped,
    /// No header was found, and nothing is amiss: it tells of no school (instructions, lists of codes).
    Aside,
}

/// One column and what it was taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    /// 区县.
    District,
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
    /// Something about the person of a row: used to count, or not at all, and never kept.
    Person(PersonColumn),
    /// A line of the county's form; what it asks for is told by its [`CountyLine`].
    County,
    /// Not used.
    #[default]
    Ignored,
}
