//! Says which figures are missing, once each, with the cell to fill in.
//! A figure that no school gives is one finding, not one for every school. A stage without pupils that
//! has teachers is told, too: one of the two is a slip.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::county::{Cell, County, FactKey, Field, Part, School, Stage};
use crate::findings::{Figures, Finding, Results};
use crate::standard::Standard;

use super::units::{parts_of, place};
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
            findings.extend(totals(county, units, unit.school));
        }
        for (one, indicator) in unit.indicators.iter().zip(&standard.indicators) {
            for missing in &one.missing {
                // A total that must be given by stage is told for the school.
                if missing.why == Why::TotalOnly || seen.contains(missing) {
                    continue;
                }
                seen.push(*missing);
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

/// The totals of a school that must be given by stage, once for all its quantities and stages.
fn totals(county: &County, units: &[Unit], index: usize) -> Option<Finding> {
    let school = county.schools.get(index)?;
    let (mut fields, mut cells) = (Vec::new(), Vec::new());
    for unit in units.iter().filter(|unit| unit.school == index) {
        let missing = unit.indicators.iter().flat_map(|one| &one.missing);
        for one in missing.filter(|one| one.why == Why::TotalOnly) {
            if !fields.contains(&one.field.name()) {
                fields.push(one.field.name());
                cells.extend(one.cell);
            }
        }
    }
    if fields.is_empty() {
        return None;
    }
    let finding = Finding::of(&Figures::TeachersTotal {
        school: &school.name,
        fields: &fields.join("、"),
        stages: &stages(school),
    });
    let mut finding = finding.about(&school.name);
    let mut cells = cells.into_iter();
    if let Some(cell) = cells.next().or(school.cell) {
        finding = finding.at(cell);
    }
    finding.others.extend(cells);
    Some(finding)
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
    // Of a school of one stage the whole's figure is the stage's.
    let is_it = |key: &FactKey| {
        let stage = unit.stage.part();
        let own = key.part == missing.part || key.part == Part::Whole && missing.part == stage;
        key.field == missing.field && own
    };
    if school.disputed.iter().any(|(disputed, _)| is_it(disputed)) {
        // That several figures are stated was told where they were read.
        return None;
    }
    let finding = match missing.why {
        // Said once for the school where its units are told.
        Why::NoSplitRatio | Why::TotalOnly | Why::Differs => return None,
        Why::Contradiction => Finding::of(&Figures::PartOverTotal {
            school: name,
            what: &what,
            indicator: &indicator,
        }),
        Why::NotGiven => {
            Finding::of(&Figures::Missing { school: name, what: &what, indicator: &indicator })
        }
    };
    let finding = finding.about(name);
    Some(match missing.cell.or(school.cell) {
        Some(cell) => finding.at(cell),
        None => finding,
    })
}

/// The stages that a school teaches: `初中和高中`, `小学、初中和高中`.
fn stages(school: &School) -> String {
    let seated = parts_of(school);
    let mut names: Vec<&str> = seated.iter().map(|one| one.part.name()).collect();
    match names.pop() {
        Some(last) if names.is_empty() => last.to_owned(),
        last => format!("{}和{}", names.join("、"), last.unwrap_or_default()),
    }
}

/// Stages of which a school says that they have no pupils, and for which it gives teachers.
pub(super) fn empty_stages(county: &County, standard: &Standard) -> Vec<Finding> {
    let mut findings = Vec::new();
    for school in &county.schools {
        for stage in Stage::ALL {
            let value = |field| school.facts.get(field, stage.part()).and_then(|fact| fact.value);
            if value(Field::Pupils) != Some(Decimal::ZERO) {
                continue;
            }
            let people = standard.indicators.iter().filter(|one| !one.split);
            let fields = people.flat_map(|one| one.numerator.get(stage)).flatten();
            let mut given = fields.filter_map(|term| Some((term.field, value(term.field)?)));
            let Some((field, count)) = given.find(|(_, count)| *count > Decimal::ZERO) else {
                continue;
            };
            let finding = Finding::of(&Results::TeachersWithoutPupils {
                school: &school.name,
                stage: &stage.name(),
                field: &field.name(),
                count: &count,
            });
            findings.push(place(finding.about(&school.name), school.cell));
        }
    }
    findings
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
    let finding =
        Finding::of(&Figures::NoColumn {
            schools: &names.join("”“"), more: &more, what: &what
        });
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
