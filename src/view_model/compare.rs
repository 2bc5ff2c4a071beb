//! Two standards side by side on the same county: which demands differ, and what that changes. It
//! evaluates nothing anew.

use crate::county::{County, Stage};
use crate::evaluate::{Change, CheckVerdict, Comparison, CountyVerdict, CvVerdict, Verdict, What};
use crate::standard::Standard;
use crate::standard::written::Written;

use super::pack_fields::fields;
use super::paper::{Cell, Paper, Section, cell};

/// No table is longer; what is left out is counted.
const MOST: usize = 200;
/// A school that only one standard counts.
const NOT_COUNTED: &str = "未计入";
/// An item that only one standard has.
const NO_SUCH: &str = "没有这一项";
/// So many schools are named in a cell.
const NAMED: usize = 6;

/// A standard as the comparison needs it.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// As written.
    pub pack: &'a Written,
    /// Ready for use.
    pub standard: &'a Standard,
}

/// The comparison; without a county only the demands are compared.
pub fn compared(sides: [Side<'_>; 2], on: Option<(&County, &Comparison)>) -> Paper {
    let [before, after] = sides;
    let names = [&*before.standard.name, &*after.standard.name];
    let mut sections = Vec::new();
    if let Some((county, comparison)) = on {
        sections.push(verdict(names, comparison));
        sections.push(units(names, county, comparison));
        sections.push(indicators(sides, county, comparison));
        sections.push(dispersion(sides, comparison));
        sections.push(checks(sides, comparison));
    }
    sections.push(demands(sides));
    Paper { sections }
}

/// The demands that differ: by the way to them, so that an item of another name is another item.
fn demands(sides: [Side<'_>; 2]) -> Section {
    let all = sides.map(|side| {
        fields(side.pack).into_iter().flat_map(|group| group.fields).collect::<Vec<_>>()
    });
    let [before, after] = &all;
    let names = [0, 1].map(|index: usize| sides.get(index).map_or("", |side| &side.standard.name));
    let shown = |value: Option<&str>, is_switch: bool, unit: &str| match value {
        None | Some("") => cell("—"),
        Some(value) if is_switch => cell(if value == "true" { "开" } else { "关" }),
        Some(value) => cell(format!("{} {unit}", plain(value)).trim_end()),
    };
    let mut rows = Vec::new();
    for one in before {
        let other = after.iter().find(|other| other.path == one.path);
        let value = other.map(|other| other.value.as_str());
        if value.map(plain).unwrap_or_default() != plain(&one.value) {
            rows.push(vec![
                cell(&*one.name),
                shown(Some(&one.value), one.is_switch, &one.unit),
                shown(value, one.is_switch, &one.unit),
            ]);
        }
    }
    for one in after.iter().filter(|one| !one.value.is_empty()) {
        if before.iter().all(|other| other.path != one.path) {
            let value = shown(Some(&one.value), one.is_switch, &one.unit);
            rows.push(vec![cell(&*one.name), cell("—"), value]);
        }
    }
    let count = rows.len();
    titled(
        "要求的不同",
        count,
        "两个标准的各项数值和开关都相同。",
        &["要求", names[0], names[1]],
        rows,
    )
}

/// A number without zeros at its end: 0.50 and 0.5 are no difference.
fn plain(value: &str) -> String {
    value
        .parse::<rust_decimal::Decimal>()
        .map_or_else(|_| value.to_owned(), |number| number.normalize().to_string())
}

fn verdict(names: [&str; 2], comparison: &Comparison) -> Section {
    let result = |verdict: CountyVerdict| match verdict {
        CountyVerdict::Met => Cell::Verdict(Verdict::Met, "达标".to_owned()),
        CountyVerdict::NotMet => Cell::Verdict(Verdict::NotMet, "未达标".to_owned()),
        CountyVerdict::Incomplete => Cell::Verdict(Verdict::Missing, "待填".to_owned()),
    };
    let [before, after] = &comparison.county;
    let counts = |check: CheckVerdict| {
        let count = |all: &[crate::evaluate::Blocking]| {
            cell(
                all.iter()
                    .filter(|one| {
                        (one.verdict == CheckVerdict::NotMet) == (check == CheckVerdict::NotMet)
                    })
                    .count()
                    .to_string(),
            )
        };
        [count(&before.blocking), count(&after.blocking)]
    };
    let row = |name: &str, [one, other]: [Cell; 2]| vec![cell(name), one, other];
    let rows = vec![
        row("县的结论", [result(before.verdict), result(after.verdict)]),
        row("未达到的方面", counts(CheckVerdict::NotMet)),
        row("尚待填报或判断的方面", counts(CheckVerdict::Missing)),
    ];
    Section::new("县的结论", "").table(&["", names[0], names[1]], rows)
}

fn units(names: [&str; 2], county: &County, comparison: &Comparison) -> Section {
    let row = |change: &Change<Verdict>| {
        vec![
            cell(unit(&change.what, county)),
            told(change.before, NOT_COUNTED),
            told(change.after, NOT_COUNTED),
        ]
    };
    let rows = comparison.units.iter().map(row).collect();
    let none = "每所学校的结论在两个标准下都相同。";
    titled("学校结论的不同", comparison.units.len(), none, &["学校", names[0], names[1]], rows)
}

/// The changed verdicts of units' indicators, gathered by indicator, stage and kind of change.
fn indicators(sides: [Side<'_>; 2], county: &County, comparison: &Comparison) -> Section {
    type Gathered = (String, Stage, [Option<Verdict>; 2], Vec<String>);
    // In the order of the first standard, then what only the second one has.
    let all_ids = sides.iter().flat_map(|side| &side.standard.indicators).map(|one| &one.id);
    let ids: Vec<&String> = all_ids.collect();
    let order = |id: &String| ids.iter().position(|one| *one == id);
    let mut all: Vec<Gathered> = Vec::new();
    for change in &comparison.indicators {
        let What::UnitIndicator(school, stage, id) = &change.what else { continue };
        let name = county.schools.get(*school).map_or("", |one| &one.name).to_owned();
        let kind = [change.before, change.after];
        match all.iter_mut().find(|one| (&one.0, one.1, one.2) == (id, *stage, kind)) {
            Some(one) => one.3.push(name),
            None => {
                let one = (id.clone(), *stage, kind, vec![name]);
                let before = |other: &Gathered| (order(&other.0), other.1) <= (order(id), *stage);
                all.insert(all.partition_point(before), one);
            }
        }
    }
    let row = |(id, stage, [before, after], schools): &Gathered| {
        let more = schools.len().saturating_sub(NAMED);
        let shown: Vec<&str> = schools.iter().take(NAMED).map(String::as_str).collect();
        let rest = if more > 0 { format!("等 {} 所", schools.len()) } else { String::new() };
        vec![
            cell(format!("{} {}", indicator(sides, id), stage.name())),
            told(*before, NO_SUCH),
            told(*after, NO_SUCH),
            cell(schools.len().to_string()),
            cell(shown.join("、") + &rest),
        ]
    };
    let rows: Vec<_> = all.iter().map(row).collect();
    let [before, after] = sides;
    let columns = ["指标", &*before.standard.name, &*after.standard.name, "学校数", "学校"];
    let none = "每所学校的每项指标在两个标准下结论都相同。";
    titled("指标结论的不同", comparison.indicators.len(), none, &columns, rows)
}

fn dispersion(sides: [Side<'_>; 2], comparison: &Comparison) -> Section {
    let verdict = |one: Option<CvVerdict>| match one {
        None => cell(NO_SUCH),
        Some(CvVerdict::Met) => Cell::Verdict(Verdict::Met, "达标".to_owned()),
        Some(CvVerdict::NotMet) => Cell::Verdict(Verdict::NotMet, "未达标".to_owned()),
        Some(CvVerdict::Missing) => Cell::Verdict(Verdict::Missing, "待定".to_owned()),
        Some(CvVerdict::Undefined) => Cell::Verdict(Verdict::Missing, "不能计算".to_owned()),
        Some(CvVerdict::NotJudged) => Cell::Verdict(Verdict::NotJudged, "不作判定".to_owned()),
    };
    let row = |change: &Change<CvVerdict>| {
        let What::Dispersion(stage, id) = &change.what else { return Vec::new() };
        let name =
            if id == "composite" { "综合差异系数".to_owned() } else { indicator(sides, id) };
        let name = cell(format!("{name} {}", stage.name()));
        vec![name, verdict(change.before), verdict(change.after)]
    };
    let rows = comparison.dispersion.iter().map(row).collect();
    let [before, after] = sides;
    let columns = ["差异系数", &*before.standard.name, &*after.standard.name];
    let none = "每项差异系数在两个标准下结论都相同。";
    titled("差异系数结论的不同", comparison.dispersion.len(), none, &columns, rows)
}

fn checks(sides: [Side<'_>; 2], comparison: &Comparison) -> Section {
    let verdict = |one: Option<CheckVerdict>| match one {
        None => cell(NO_SUCH),
        Some(CheckVerdict::Met) => Cell::Verdict(Verdict::Met, "达标".to_owned()),
        Some(CheckVerdict::NotMet) => Cell::Verdict(Verdict::NotMet, "未达标".to_owned()),
        Some(CheckVerdict::Asked) => Cell::Verdict(Verdict::Missing, "待核".to_owned()),
        Some(CheckVerdict::Missing) => Cell::Verdict(Verdict::Missing, "数据缺失".to_owned()),
        Some(CheckVerdict::Evidence) => Cell::Verdict(Verdict::Missing, "待判断".to_owned()),
    };
    let row = |change: &Change<CheckVerdict>| {
        let What::Check(id) = &change.what else { return Vec::new() };
        let all = sides.iter().flat_map(|side| &side.standard.checks);
        let title = all.filter(|one| one.id == *id).map(|one| one.title.as_str()).next();
        let name = cell(format!("{id} {}", title.unwrap_or_default()));
        vec![name, verdict(change.before), verdict(change.after)]
    };
    let rows = comparison.checks.iter().map(row).collect();
    let [before, after] = sides;
    let columns = ["项目", &*before.standard.name, &*after.standard.name];
    let none = "其余各项在两个标准下结论都相同。";
    titled("其他项目结论的不同", comparison.checks.len(), none, &columns, rows)
}

fn indicator(sides: [Side<'_>; 2], id: &str) -> String {
    let mut all = sides.iter().flat_map(|side| &side.standard.indicators);
    all.find(|one| one.id == id).map_or_else(|| id.to_owned(), |one| one.short.clone())
}

fn unit(what: &What, county: &County) -> String {
    let What::Unit(school, stage) = what else { return String::new() };
    let name = county.schools.get(*school).map_or("", |one| &one.name);
    format!("{name} {}", stage.name())
}

fn told(verdict: Option<Verdict>, absent: &str) -> Cell {
    match verdict {
        None => cell(absent),
        Some(Verdict::Met) => Cell::Verdict(Verdict::Met, "达标".to_owned()),
        Some(Verdict::NotMet) => Cell::Verdict(Verdict::NotMet, "未达标".to_owned()),
        Some(Verdict::Missing) => Cell::Verdict(Verdict::Missing, "数据缺失".to_owned()),
        Some(Verdict::NotJudged) => Cell::Verdict(Verdict::NotJudged, "不作判定".to_owned()),
    }
}

/// A table with its count, or a sentence that says that there is nothing.
fn titled(
    name: &str,
    count: usize,
    none: &str,
    columns: &[&str],
    mut rows: Vec<Vec<Cell>>,
) -> Section {
    if count == 0 {
        return Section::new(name, none);
    }
    let left_out = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    let lead = if left_out > 0 {
        format!("只列出前 {MOST} 行，另有 {left_out} 行。")
    } else {
        String::new()
    };
    Section::new(&format!("{name}（{count} 处）"), &lead).table(columns, rows)
}
