//! A county as facts: schools, stages, figures, and where each figure was read.
//! It knows no file format, no threshold and no screen, and it calculates nothing.

mod about;
mod bands;
mod cell;
mod correction;
pub mod entry;
mod fact;
mod field;
mod form;
mod kind;
pub mod total;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use about::{Class, Locality};
pub use bands::{ART_BANDS, Band, CLASS_BANDS, LARGE_CLASSES, MUSIC_BANDS};
pub use cell::{Cell, SourceFile, a1, column_letters};
pub use correction::{Correction, SchoolKey};
pub use entry::{Entry, Slot};
pub use fact::{Fact, FactKey, Facts, Origin, Rows};
pub use field::{Field, Measure};
pub use form::{Answer, CountyField, CountyForm, Monitor, Monitored, Subject, Words};
pub use kind::{Kind, Part, Stage};
pub use total::Unequal;

/// A county (县): its schools and the files they were read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct County {
    /// The files, in the order in which they were given; [`Cell::file`] points here.
    pub files: Vec<SourceFile>,
    /// The schools, in the order of the files.
    pub schools: Vec<School>,
    /// What the county reports of itself.
    pub form: CountyForm,
    /// The campuses whose figures count with a school.
    pub campuses: Vec<Campus>,
    /// What its schools are of, where that is not one county at one time and nobody has said which is
    /// meant: then nothing holds of the county as a whole.
    pub mixture: Option<Mixture>,
    /// The schools that were read and cannot be calculated: while there are any, nobody can say that
    /// all schools meet the standard.
    pub uncounted: Vec<Uncounted>,
    /// Totals of its sheets that their schools do not make up.
    #[serde(default)]
    pub totals: Vec<Unequal>,
}

/// A school that was read and cannot be calculated, since nobody can tell what kind it is. A finding
/// says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uncounted {
    /// 学校名称, as written.
    pub name: String,
    /// The cell of its name.
    pub cell: Option<Cell>,
}

/// What is mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mixture {
    /// Schools of several counties.
    Counties,
    /// The same schools in several years.
    Years,
}

impl Mixture {
    /// The id in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Counties => "several_counties",
            Self::Years => "several_years",
        }
    }
}

/// A campus (校区, 是否计校数 = 0) that is no school of its own: its figures are among its school's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campus {
    /// 学校名称, as written.
    pub name: String,
    /// The name of the school that it counts with.
    pub school: String,
    /// The cell of its name.
    pub cell: Cell,
}

/// One school (学校), at all its stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct School {
    /// 学校名称, as written, without a stage suffix.
    pub name: String,
    /// 学校标识码, as written.
    pub code: Option<String>,
    /// 办学类型.
    pub kind: Kind,
    /// 举办者 or 办别 (公办, 民办, a code), as written.
    pub founder: Option<String>,
    /// 城乡类型, as written.
    pub locality: Option<String>,
    /// 镇街, 学片 or the like, as written.
    pub township: Option<String>,
    /// The cell of the school's name.
    pub cell: Option<Cell>,
    /// Everything known of it in figures.
    pub facts: Facts,
    /// Its classes one by one, where they are given.
    pub classes: Vec<Class>,
    /// Figures that are stated in several ways: they stand as blanks among the facts, with the cells,
    /// and here with everything that is stated.
    pub disputed: Vec<(FactKey, Vec<Decimal>)>,
    /// Quantities of which the stages do not make up the total that is stated: what they may come to
    /// together, the sum of what is stated of them or the total. Each of these stages is disputed.
    #[serde(default)]
    pub sums: Vec<(Field, Vec<Decimal>)>,
    /// The cell of each of these; none of sums of campuses, which stand in no cell.
    pub stated: Vec<(FactKey, Vec<(Decimal, Cell)>)>,
}

impl School {
    /// A school with a name and nothing else.
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self {
            name: name.into(),
            code: None,
            kind,
            founder: None,
            locality: None,
            township: None,
            cell: None,
            facts: Facts::default(),
            classes: Vec::new(),
            disputed: Vec::new(),
            sums: Vec::new(),
            stated: Vec::new(),
        }
    }

    /// Whether the stages come to what they may, where all of them are known.
    pub fn keeps_sums(&self) -> bool {
        self.sums.iter().all(|(field, sums)| {
            let figures = Part::STAGES.into_iter().filter_map(|part| self.facts.get(*field, part));
            let sum: Option<Decimal> = figures.map(|fact| fact.value).sum();
            sum.is_none_or(|sum| sums.contains(&sum))
        })
    }
}

impl County {
    /// The address of a cell for a person: `县汇总.xlsx!数据!F12`.
    pub fn address(&self, cell: Cell) -> String {
        self.place(cell, &cell.a1())
    }

    /// The addresses of everything that a figure came from: cells, and rows of rosters
    /// (`教师名册.xlsx!教师!5:104`).
    pub fn addresses(&self, origin: &Origin) -> Vec<String> {
        origin.places().into_iter().map(|(cell, at)| self.place(cell, &at)).collect()
    }

    fn place(&self, cell: Cell, at: &str) -> String {
        let file = self.files.get(cell.file as usize);
        let sheet = file.and_then(|f| f.sheets.get(cell.sheet as usize));
        format!(
            "{}!{}!{}",
            file.map_or("?", |f| f.name.as_str()),
            sheet.map_or("?", String::as_str),
            at
        )
    }

    /// Whether the user said what the column of a cell is.
    pub fn is_said(&self, cell: Cell) -> bool {
        let file = self.files.get(cell.file as usize);
        file.is_some_and(|file| file.said.contains(&(cell.sheet, cell.column)))
    }
}
