//! Results as a screen shows them: every figure a text, every outcome a word of a small set, every
//! bar a length. Plain data between the evaluation and the page, which needs no arithmetic to draw it.
//!
//! It repeats results and never judges anything anew. It knows no screen.

mod checks;
mod checks_fields;
mod compare;
mod county;
mod fact;
mod figure;
mod finding;
mod grid;
mod kinds;
mod pack;
mod pack_checks;
mod pack_fields;
mod packed;
pub mod paper;
mod rules;
mod stage;
mod tables;
mod unit;

use serde::{Deserialize, Serialize};

use crate::county::{Correction, County, Field, Kind, SchoolKey, Stage};
use crate::evaluate::{CvVerdict, Evaluation, Verdict, Why};
use crate::findings::{Code, Finding, Severity};
use crate::intake::{Question, Source};
use crate::standard::{Exclusion, Standard};

pub use crate::view_model::checks::{CheckView, PartView, RelaxedView, SchoolCheck};
pub use crate::view_model::checks_fields::{FieldView, How};
pub use crate::view_model::compare::{Side, compared};
pub use crate::view_model::county::{BlockingView, BoardGroup, CountyView, Tile, Way};
pub use crate::view_model::fact::{CorrectionView, FactOf, FactView};
pub use crate::view_model::grid::{GridCell, GridRow, GridView};
pub use crate::view_model::pack::{PackPage, pack_page, paper as pack_paper};
pub use crate::view_model::pack_fields::{FieldGroup, PackField};
pub use crate::view_model::packed::Packed;
pub use crate::view_model::rules::{IndicatorRules, Rules, Sourced, StageRules, rules};
pub use crate::view_model::tables::{
    ColumnView, FileTables, MOST_COLUMNS, RecognisedTable, file_tables, tables,
};

/// A bar of this length reaches exactly what is required.
pub const FULL: u32 = 1000;
/// No bar is longer than this.
pub const END: u32 = 1500;

/// A county's results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ViewModel {
    /// The standard under which they came out.
    pub rules: Rules,
    /// The names of the files.
    pub files: Vec<String>,
    /// File and sheet, as an address begins: `县汇总.xlsx!数据!`.
    pub sheets: Vec<String>,
    /// The schools, in the order of the files.
    pub schools: Vec<SchoolView>,
    /// Resource allocation as a whole: every unit and every coefficient must hold.
    pub verdict: Verdict,
    /// The stages that have units.
    pub stages: Vec<StageView>,
    /// The units, in the order of the files.
    pub units: Vec<UnitView>,
    /// What is left out: index of the school, and why.
    pub excluded: Vec<(usize, Exclusion)>,
    /// The raw figures as a table.
    pub grid: GridView,
    /// What was found, on reading first, on evaluating then.
    pub findings: Vec<FindingView>,
    /// What each kind of these findings is called.
    pub kinds: Vec<(Code, String)>,
    /// What the user corrected by hand.
    pub corrections: Vec<CorrectionView>,
    /// The county's verdict under the whole standard.
    pub county: CountyView,
    /// The items beside the indicators, in the order of the standard.
    pub checks: Vec<CheckView>,
    /// What a county reports and no item asks for.
    pub others: Vec<FieldView>,
    /// What a school can say of itself beside the figures of items.
    pub about: Vec<Field>,
    /// What has to be said before the county holds as a whole.
    pub question: Option<Box<Question>>,
}

/// A school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolView {
    /// Its name.
    pub name: String,
    /// 办学类型.
    pub kind: Kind,
    /// 学校标识码.
    pub code: Option<String>,
    /// 举办者, as written.
    pub founder: Option<String>,
    /// 城乡类型, as written.
    pub locality: Option<String>,
    /// 镇街 or 学片, as written.
    pub township: Option<String>,
    /// Whether it was added by hand.
    pub is_added: bool,
    /// Its place among all schools in the order of a dictionary.
    pub rank: u32,
    /// Its figures.
    pub facts: Packed<Vec<FactView>>,
    /// What the items say of it.
    pub checks: Packed<Vec<SchoolCheck>>,
}

/// All units of a stage together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageView {
    /// The stage.
    pub stage: Stage,
    /// How many units.
    pub units: usize,
    /// How many meet the standard.
    pub met: usize,
    /// How many do not.
    pub not_met: usize,
    /// How many cannot be told yet.
    pub missing: usize,
    /// Their pupils.
    pub pupils: String,
    /// The mean of all coefficients.
    pub composite: String,
    /// The largest one allowed; without it the mean is for information.
    pub composite_limit: Option<String>,
    /// Whether it is kept.
    pub composite_verdict: CvVerdict,
    /// One for each indicator.
    pub indicators: Vec<CvView>,
}

/// One indicator over all units of a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CvView {
    /// The pooled mean.
    pub mean: String,
    /// How many units reach their own threshold.
    pub reached: usize,
    /// How many units have no figure.
    pub left_out: usize,
    /// The coefficient of variation, with as many digits as it takes to tell its verdict.
    pub cv: String,
    /// Its length beside the limit.
    pub bar: u32,
    /// Whether it keeps the limit.
    pub verdict: CvVerdict,
    /// What STDEVP and STDEV over AVERAGE would give.
    pub unweighted: [String; 2],
    /// Whether one of these would tell the other verdict.
    pub unweighted_flips: bool,
}

/// One school at one stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitView {
    /// Index of the school.
    pub school: usize,
    /// The stage.
    pub stage: Stage,
    /// Pupils of the stage.
    pub pupils: String,
    /// The same, to sort by.
    pub pupils_order: Option<f64>,
    /// One for each indicator.
    pub indicators: Vec<FigureView>,
    /// How many indicators reach their threshold.
    pub met: usize,
    /// Whether it passes.
    pub verdict: Verdict,
}

/// One indicator of one unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureView {
    /// The value, with as many digits as it takes to tell its verdict.
    pub value: String,
    /// The same, to sort by.
    pub order: Option<f64>,
    /// Whether it reaches the threshold.
    pub verdict: Verdict,
    /// Whether it reaches the floor.
    pub floor_verdict: Verdict,
    /// What is short, with its unit: `3 人`.
    pub gap: Option<String>,
    /// Its length beside the threshold.
    pub bar: u32,
    /// The way back.
    pub way: Packed<WayView>,
}

/// The way back from a value to its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayView {
    /// The formula.
    pub trace: Option<TraceView>,
    /// The figures that went in.
    pub inputs: Vec<FactOf>,
    /// What is missing.
    pub missing: Vec<MissingView>,
}

/// The formula of a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceView {
    /// The formula with its figures.
    pub formula: String,
    /// Where the ratio of a combined school's split is written.
    pub split: Option<String>,
}

/// A figure that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingView {
    /// What it is.
    pub what: String,
    /// The figure to type, where one would do.
    pub fact: Option<FactOf>,
    /// The blank cell.
    pub cell: Option<String>,
    /// What stands in the way.
    pub why: Why,
}

/// Something to tell the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingView {
    /// How much it matters.
    pub severity: Severity,
    /// What kind it is.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do, where there is something.
    pub hint: Option<String>,
    /// File, sheet and cell.
    pub place: Option<String>,
    /// What is written in the cell, where that is the trouble.
    pub value: Option<String>,
    /// The school's name.
    pub school: Option<String>,
    /// A unit of that school, to go to.
    pub unit: Option<usize>,
    /// The school, and its figure that is to be typed or looked at.
    pub fact: Option<(usize, FactOf)>,
    /// The school's figures that are to be typed in place of that one: a total by stages.
    pub parts: Vec<FactOf>,
    /// Whether it is about what a table or column was taken for.
    pub is_of_tables: bool,
    /// Where files differ, the figures to choose from: the one in use, or read first, before the others.
    pub offers: Vec<Offer>,
}

/// One of several figures for one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The figure, with its unit.
    pub value: String,
    /// Its cell: `F12`.
    pub cell: String,
    /// Where it was read.
    pub source: Source,
}

impl SchoolView {
    /// The figure, if there is a place for it.
    pub fn fact(&self, fact: FactOf) -> Option<FactView> {
        self.facts.open().into_iter().find(|one| one.fact == fact)
    }

    /// By what it is known.
    pub fn key(&self) -> SchoolKey {
        SchoolKey { code: self.code.clone(), name: self.name.clone(), kind: self.kind }
    }
}

/// The results of a county; `findings` are those of reading it, `corrections` what went into it.
pub fn view_model(
    county: &County,
    standard: &Standard,
    evaluation: &Evaluation,
    findings: &[Finding],
    corrections: &[Correction],
) -> ViewModel {
    let stages = evaluation.stages.iter().filter(|one| one.units > 0);
    let told = || findings.iter().chain(&evaluation.findings);
    let before = fact::sheets_before(county);
    let school = |(one, checks): (&crate::county::School, Vec<SchoolCheck>)| SchoolView {
        name: one.name.clone(),
        kind: one.kind,
        code: one.code.clone(),
        founder: one.founder.clone(),
        locality: one.locality.clone(),
        township: one.township.clone(),
        is_added: one.cell.is_none(),
        rank: 0,
        facts: Packed::pack(&fact::facts(one, county, &before)),
        checks: Packed::pack(&checks),
    };
    let of_schools = checks::schools(county, evaluation);
    let checks = checks::checks(county, standard, evaluation, &of_schools);
    let unit_of = |school: usize| evaluation.units.iter().position(|unit| unit.school == school);
    let index = finding::Index::new(county, evaluation, told());
    ViewModel {
        rules: rules(standard),
        files: county.files.iter().map(|file| file.name.clone()).collect(),
        sheets: fact::sheets(county),
        schools: county.schools.iter().zip(of_schools).map(school).collect(),
        verdict: evaluation.county.resources,
        stages: stages.map(|one| stage::stage(one, evaluation, standard)).collect(),
        units: evaluation.units.iter().map(|one| unit::unit(one, county, standard)).collect(),
        excluded: evaluation.excluded.iter().map(|one| (one.school, one.reason)).collect(),
        grid: grid::grid(county, evaluation, standard),
        findings: told().map(|one| finding::finding(one, county, evaluation, &index)).collect(),
        kinds: kinds::of(told()),
        corrections: fact::corrections(corrections, county, &unit_of),
        county: county::county(county, standard, evaluation),
        others: checks::others(county, &checks),
        about: checks::about(standard),
        question: None,
        checks,
    }
}

/// A length in thousandths of what is required.
fn bar(share: Option<f64>) -> u32 {
    use rust_decimal::prelude::ToPrimitive;
    let long = share.unwrap_or_default() * f64::from(FULL);
    long.clamp(0.0, f64::from(END)).to_u32().unwrap_or_default()
}
