//! How a case is written: a county, what is changed of the rule pack, and what is expected of them. It
//! holds no expectation of its own.
//!
//! [`made`] makes the county, [`compared`] and [`said`] hold its evaluation against the case, [`page`]
//! the county's page against the JSON document, and [`outcome`] tells all of an evaluation.

mod compared;
mod made;
mod outcome;
pub mod page;
mod said;
mod words;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use made::county;
pub use outcome::outcome;

pub type Figures = BTreeMap<String, String>;
pub type Base = BTreeMap<String, Figures>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub base: Base,
    /// What the county of every case reports, unless the case says otherwise.
    #[serde(default)]
    pub county: Figures,
    /// The rule pack, where it is not cn-2017.
    #[serde(default = "usual")]
    pub pack: String,
    pub case: Vec<Case>,
}

fn usual() -> String {
    "cn-2017".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// What is changed of the rule pack for this case, as in an overlay.
    #[serde(default)]
    pub with: toml::Table,
    #[serde(default)]
    pub schools: Vec<SchoolCase>,
    /// Schools that were read and could not be calculated: nobody can tell their kind.
    #[serde(default)]
    pub uncounted: Vec<String>,
    /// Totals that the schools do not make up: `设备 5000 4900`, stated and made up by the schools.
    #[serde(default)]
    pub totals: Vec<String>,
    /// What the county reports, by the official names.
    #[serde(default)]
    pub county: Figures,
    /// Choices: 是 or 否, 有 or 无, by the id of the item.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Monitoring by subject: `Ⅲ 0.14`, `省 Ⅲ 0.14`, 未监测.
    #[serde(default)]
    pub monitoring: BTreeMap<String, String>,
    #[serde(default)]
    pub units: Vec<UnitCase>,
    #[serde(default)]
    pub cvs: Vec<CvCase>,
    #[serde(default)]
    pub excluded: BTreeMap<String, String>,
    /// How items come out, by their id.
    #[serde(default)]
    pub checks: BTreeMap<String, String>,
    /// The schools that do not hold an item, by its id.
    #[serde(default)]
    pub offenders: BTreeMap<String, Vec<String>>,
    /// Words of the sentence about an item.
    #[serde(default)]
    pub detail: BTreeMap<String, String>,
    /// What an item asks for.
    #[serde(default)]
    pub asks: BTreeMap<String, Vec<String>>,
    /// The schools that hold an item by a lower demand, and what it would be without: `甲小学 未达标`.
    #[serde(default)]
    pub relaxed: BTreeMap<String, Vec<String>>,
    /// What a province's result says where the national one is not there.
    pub stand_in: Option<String>,
    /// The mean of all coefficients, to three decimals, and how it comes out, by stage.
    #[serde(default)]
    pub composite: BTreeMap<String, String>,
    /// The county's verdict.
    pub result: Option<String>,
    /// What stands in its way, all of it.
    pub blocking: Option<Vec<String>>,
    /// Codes of findings that are there, whatever others.
    #[serde(default)]
    pub says: Vec<String>,
    /// Words that some finding's sentence has.
    #[serde(default)]
    pub told: Vec<String>,
    /// Words that no finding's sentence has.
    #[serde(default)]
    pub untold: Vec<String>,
    /// Codes of findings that are not there.
    #[serde(default)]
    pub silent: Vec<String>,
    /// The codes of all findings, each once, but for `single_unit` where it is not the point. Not
    /// looked at where the case is about items and names none.
    pub findings: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchoolCase {
    name: String,
    kind: String,
    /// The kind whose base is used, where it is not the school's own.
    like: Option<String>,
    /// 城乡类型.
    locality: Option<String>,
    /// 举办者.
    founder: Option<String>,
    /// A list of classes: `三1班 46`, `小学三1班 46`; without a figure, blank. Where two lists differ, what
    /// each has: `三1班 46/45`, and `三1班 /45` where the first has no such class.
    #[serde(default)]
    classes: Vec<String>,
    /// `48 或 52`: two files state one each.
    #[serde(default)]
    figures: Figures,
    #[serde(default)]
    without: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitCase {
    school: String,
    stage: String,
    pupils: Option<String>,
    verdict: Option<String>,
    met: Option<usize>,
    values: Option<String>,
    #[serde(default)]
    marks: BTreeMap<String, String>,
    #[serde(default)]
    short: BTreeMap<String, String>,
    #[serde(default)]
    resource: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CvCase {
    stage: String,
    indicator: String,
    mean: Option<String>,
    mean6: Option<String>,
    deviation: Option<String>,
    cv: Option<String>,
    printed: Option<String>,
    unweighted: Option<String>,
    counted: Option<usize>,
    left_out: Option<usize>,
    flips_at: Option<u32>,
    verdict: String,
}
