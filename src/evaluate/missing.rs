//! Says which figures are missing, once each, with the cell to fill in.
//! A figure that no school gives is one finding, not one for every school.

use std::collections::BTreeMap;

use crate::county::{Cell, County, Field, Part};
use crate::finding::{Code, Finding};
use crate::standard::Standard;

use super::{MissingInput, Unit, Why};

/// The missing figures of all units.
pub(super) fn findings(county: &County, units: &[Unit], standard: &Standard) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut nowhere: BTreeMap<(Field, Part), Vec<usize>> = BTreeMap::new();
    // What was asked for of the school at hand; its units stand together.
    let mut seen: Vec<MissingInput> = Vec::new();
    let mut at_hand = None;
    for unit in units {
        if at_hand != Some(unit.school) {
            at_hand = Some(unit.school);
            seen.clear();
        }
        for (one, indicator) in unit.indicators.iter().zip(&standard.indicators) {
            for missing in &one.missing {
                // A total that must be given by stage is asked for once, not once for each stage.
                let asked = match missing.why {
                    Why::TotalOnly => MissingInput { part: Part::Whole, ..*missing },
                    Why::NotGiven | Why::NoSplitRatio => *missing,
                };
                if seen.contains(&asked) {
                    continue;
                }
                seen.push(asked);
                if missing.cell.is_none() && missing.why == Why::NotGiven {
                    nowhere.entry((missing.field, missing.part)).or_default().push(unit.school);
                } else {
                    findings.extend(single(county, unit, missing, &indicator.short));
                }
            }
        }
    }
    for ((field, part), mut schools) in nowhere {
        schools.dedup();
        findings.push(absent(county, field, part, &schools));
    }
    findings
}

fn single(
    county: &County,
    unit: &Unit,
    missing: &MissingInput,
    indicator: &str,
) -> Option<Finding> {
    let school = county.schools.get(unit.school)?;
    let what = quantity(missing.field, missing.part);
    let name = &school.name;
    let finding = match missing.why {
        // Said once for the school where its units are told.
        Why::NoSplitRatio => return None,
        Why::TotalOnly => Finding::error(
            Code::StageTotalOnly,
            format!(
                "“{name}”的{}只有全校合计。教师按任教学段统计，不能按学生数拆分；请分别填写小学和初中的人数",
                missing.field.name()
            ),
        ),
        Why::NotGiven => Finding::error(
            Code::MissingValue,
            format!(
                "“{name}”缺少{what}，{indicator}暂时无法判断；空白不当作 0，请在该单元格填写数字"
            ),
        ),
    };
    let finding = finding.about(name);
    Some(match missing.cell.or(school.cell) {
        Some(cell) => finding.at(cell),
        None => finding,
    })
}

fn absent(county: &County, field: Field, part: Part, schools: &[usize]) -> Finding {
    const NAMED: usize = 3;
    let what = quantity(field, part);
    let names: Vec<&str> = schools
        .iter()
        .filter_map(|index| county.schools.get(*index))
        .map(|school| school.name.as_str())
        .take(NAMED)
        .collect();
    let more = if schools.len() > NAMED {
        format!("等 {} 所学校", schools.len())
    } else {
        String::new()
    };
    let finding = Finding::error(
        Code::MissingValue,
        format!(
            "“{}”{more}没有{what}：文件中没有找到这一列，请补上这一列或换用含有它的表",
            names.join("”“")
        ),
    );
    let cell: Option<Cell> = schools.first().and_then(|index| county.schools.get(*index)?.cell);
    let finding = match (schools, cell) {
        ([_], Some(cell)) => finding.at(cell),
        _ => finding,
    };
    match names.as_slice() {
        [name] if schools.len() == 1 => finding.about(*name),
        _ => finding,
    }
}

fn quantity(field: Field, part: Part) -> String {
    if part == Part::Whole {
        field.name().to_owned()
    } else {
        format!("{}{}", part.name(), field.name())
    }
}
