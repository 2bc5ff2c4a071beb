//! The county's verdict as a screen shows it: a board on which every demand has its place, and what
//! stands in the way, each with the place where it is explained or filled in. It judges nothing anew.

use serde::{Deserialize, Serialize};

use crate::county::{County, Mixture, Stage, Unequal};
use crate::evaluate::{
    CheckVerdict, CountyVerdict, Dispersion, Evaluation, ITEM_TOTALS, StageResult, TOTALS, Verdict,
    totals_of_items, totals_of_resources,
};
use crate::standard::{Group, Standard};

use super::figure;

/// The county's verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountyView {
    /// 区县名称, where it is known.
    pub name: Option<String>,
    /// The verdict.
    pub verdict: CountyVerdict,
    /// Every demand, by groups.
    pub board: Vec<BoardGroup>,
    /// What stands in the way: first what is not met, then what is not known.
    pub blocking: Vec<BlockingView>,
}

/// The demands of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardGroup {
    /// Its name; 资源配置 where it is none of the items.
    pub name: String,
    /// The group of the items; none for 资源配置.
    pub group: Option<Group>,
    /// Its demands.
    pub tiles: Vec<Tile>,
}

/// One demand on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    /// A short name: `G4`, `小学学校`.
    pub label: String,
    /// What it demands.
    pub title: String,
    /// How it came out.
    pub verdict: CheckVerdict,
    /// Where it is explained or filled in.
    pub way: Way,
}

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockingView {
    /// Whether it fails or is not known.
    pub verdict: CheckVerdict,
    /// A short name: `G4`, `小学`.
    pub label: String,
    /// What is demanded.
    pub title: String,
    /// What is the matter.
    pub detail: String,
    /// Where it is explained or filled in.
    pub way: Way,
}

/// Where something is explained or filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// No school is there yet.
    Schools,
    /// A stage of the county's resources.
    Stage(Stage),
    /// The list of what was found.
    Findings,
    /// An item, by its place in the standard.
    Item(usize),
}

/// Where a county has none.
const NO_SCHOOL: &str = "还没有学校";
/// Totals that their schools do not make up.
const UNEQUAL: &str = "合计与各校之和不符";
/// Schools that were read and are in no figure.
const UNCOUNTED: &str = "没有计算的学校";

pub(super) fn county(county: &County, standard: &Standard, evaluation: &Evaluation) -> CountyView {
    let mut board = vec![BoardGroup {
        name: "资源配置".to_owned(),
        group: None,
        tiles: all_resources(county, evaluation),
    }];
    for group in Group::ALL {
        let items = evaluation.checks.iter().enumerate().filter(|(_, one)| one.group == group);
        let tiles: Vec<Tile> = items
            .map(|(item, one)| Tile {
                label: one.id.clone(),
                title: one.title.clone(),
                verdict: one.verdict,
                way: Way::Item(item),
            })
            .collect();
        if !tiles.is_empty() {
            board.push(BoardGroup { name: group.name().to_owned(), group: Some(group), tiles });
        }
    }
    let blocking = evaluation.county.blocking.iter();
    CountyView {
        name: county.form.name.as_ref().map(|name| name.text.clone()),
        verdict: evaluation.county.verdict,
        board,
        blocking: blocking
            .map(|one| blocked(&one.id, one.verdict, county, standard, evaluation))
            .collect(),
    }
}

/// The tiles of 资源配置: two for each stage, and one where schools could not be calculated.
fn all_resources(county: &County, evaluation: &Evaluation) -> Vec<Tile> {
    let missing = |label: &str, way| {
        let label = label.to_owned();
        Tile { title: label.clone(), label, verdict: CheckVerdict::Missing, way }
    };
    let mut tiles: Vec<Tile> = if evaluation.units.is_empty() {
        vec![missing(NO_SCHOOL, Way::Schools)]
    } else {
        evaluation.stages.iter().flat_map(|stage| resources(stage, evaluation)).collect()
    };
    if !county.uncounted.is_empty() {
        tiles.push(missing(UNCOUNTED, Way::Findings));
    }
    if let Some(one) = evaluation.county.blocking.iter().find(|one| one.id == TOTALS) {
        tiles.push(Tile { verdict: one.verdict, ..missing(UNEQUAL, Way::Findings) });
    }
    tiles
}

/// The schools of a stage, and their coefficients: each holds where nothing of it stands in the way.
fn resources(stage: &StageResult, evaluation: &Evaluation) -> Vec<Tile> {
    let begins = |with: &str| [stage.stage.id(), with].concat();
    let worst = |with: &str| {
        let blocking = evaluation.county.blocking.iter();
        blocking.filter(|one| one.id.starts_with(with)).map(|one| one.verdict).min()
    };
    let tile = |what: &str, with: &str| {
        let of = worst(&begins(with)).unwrap_or(CheckVerdict::Met);
        let label = [stage.stage.name(), what].concat();
        let way = if stage.units == 0 { Way::Schools } else { Way::Stage(stage.stage) };
        Tile { title: label.clone(), label, verdict: of, way }
    };
    vec![tile("各校指标", ".units"), tile("差异系数", ".cv.")]
}

fn blocked(
    id: &str,
    verdict: CheckVerdict,
    county: &County,
    standard: &Standard,
    evaluation: &Evaluation,
) -> BlockingView {
    let one = |label: &str, title: String, detail: String, way| BlockingView {
        verdict,
        label: label.to_owned(),
        title,
        detail,
        way,
    };
    if let Some(item) = evaluation.checks.iter().position(|check| check.id == id) {
        let check = evaluation.checks.get(item);
        let (title, detail) =
            check.map(|check| (check.title.clone(), check.detail.clone())).unwrap_or_default();
        return one(id, title, detail, Way::Item(item));
    }
    if id == "schools" {
        return one("学校", UNCOUNTED.to_owned(), uncounted(county), Way::Findings);
    }
    let unequal = match id {
        TOTALS => totals_of_resources(county, standard),
        ITEM_TOTALS => totals_of_items(county, &evaluation.checks, standard),
        _ => Vec::new(),
    };
    if !unequal.is_empty() {
        let detail = totals(&unequal, county);
        return one("合计", UNEQUAL.to_owned(), detail, Way::Findings);
    }
    if let Some(mixture) =
        [Mixture::Counties, Mixture::Years].into_iter().find(|one| one.id() == id)
    {
        let title = match mixture {
            Mixture::Counties => "不止一个区县，没有说明看哪一个",
            Mixture::Years => "不止一个年度，没有说明看哪一个",
        };
        return one("学校", title.to_owned(), String::new(), Way::Schools);
    }
    let mut words = id.split('.');
    let first = words.next();
    let stage = evaluation.stages.iter().find(|stage| Some(stage.stage.id()) == first);
    let Some(stage) = stage else {
        return one("学校", NO_SCHOOL.to_owned(), String::new(), Way::Schools);
    };
    let name = stage.stage.name();
    let way = if stage.units == 0 { Way::Schools } else { Way::Stage(stage.stage) };
    let (title, detail) = match (words.next(), words.next()) {
        (Some("cv"), Some("composite")) => {
            ("综合差异系数".to_owned(), composite(stage, verdict, standard))
        }
        (Some("cv"), Some(indicator)) => {
            let at = standard.indicators.iter().position(|one| one.id == indicator);
            let short = at.and_then(|at| standard.indicators.get(at));
            let result = at.and_then(|at| stage.indicators.get(at));
            let title = short.map(|one| format!("“{}”校际差异系数", one.short));
            let detail = result.map(|one| dispersion(stage, one, verdict, standard));
            (title.unwrap_or_default(), detail.unwrap_or_default())
        }
        _ => ("各校七项指标".to_owned(), units(stage, verdict, evaluation)),
    };
    one(name, title, detail, way)
}

/// Each total with its place, what it says and what the schools make up.
fn totals(open: &[&Unequal], county: &County) -> String {
    const NAMED: usize = 3;
    let named = open.iter().take(NAMED).map(|one| one.told(county));
    let more = if open.len() > NAMED { format!("等 {} 处", open.len()) } else { String::new() };
    format!(
        "{}{more}；请核对改正，确是合计写错的，在“评估项目”页末尾说明",
        named.collect::<Vec<_>>().join("；")
    )
}

/// The schools that could not be calculated, by name.
fn uncounted(county: &County) -> String {
    const NAMED: usize = 3;
    let names = county.uncounted.iter().take(NAMED).map(|one| one.name.as_str());
    let more = if county.uncounted.len() > NAMED { "等" } else { "" };
    let names = names.collect::<Vec<_>>().join("、");
    format!("{names}{more}共 {} 所，看不出办学类型，请先补上", county.uncounted.len())
}

/// What a coefficient of a stage waits for.
fn dispersion(
    stage: &StageResult,
    one: &Dispersion,
    verdict: CheckVerdict,
    standard: &Standard,
) -> String {
    let limit = one.limit.as_ref().map(|limit| figure::limit(limit.value)).unwrap_or_default();
    match verdict {
        CheckVerdict::NotMet if one.open > 0 => format!(
            "已填的学校为 {}，超过上限 {limit}；{} 所学校缺数据，不论是多少都仍超过",
            figure::cv(one, standard),
            one.open
        ),
        CheckVerdict::NotMet => format!("{}，超过上限 {limit}", figure::cv(one, standard)),
        _ if stage.units == 0 => no_units(stage),
        _ if one.open > 0 => format!("{} 所学校缺数据，还不能算定", one.open),
        _ => "还算不出".to_owned(),
    }
}

fn composite(stage: &StageResult, verdict: CheckVerdict, standard: &Standard) -> String {
    let limit = stage.composite_limit.as_ref().map(|limit| figure::limit(limit.value));
    let limit = limit.unwrap_or_default();
    match verdict {
        CheckVerdict::NotMet => {
            let cv = figure::composite(stage, standard);
            format!("{cv}，超过上限 {limit}")
        }
        _ if stage.units == 0 => no_units(stage),
        _ if stage.indicators.iter().any(|one| one.open > 0) => {
            "有学校缺数据，还不能算定".to_owned()
        }
        _ => "还算不出".to_owned(),
    }
}

fn no_units(stage: &StageResult) -> String {
    format!("还没有{}学校", stage.stage.name())
}

fn units(stage: &StageResult, verdict: CheckVerdict, evaluation: &Evaluation) -> String {
    let of = |verdict: Verdict| {
        let here = evaluation.units.iter().filter(|unit| unit.stage == stage.stage);
        here.filter(|unit| unit.verdict == verdict).count()
    };
    match verdict {
        _ if stage.units == 0 => no_units(stage),
        CheckVerdict::NotMet => {
            format!("{} 所学校未达标（共 {} 所）", of(Verdict::NotMet), stage.units)
        }
        _ => format!("{} 所学校缺数据，还不能判定", of(Verdict::Missing)),
    }
}
