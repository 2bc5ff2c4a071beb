//! Tells where a figure as the form prints it would lead to the other verdict. It changes none.

use crate::county::County;
use crate::findings::{Finding, Results};
use crate::number::fixed;
use crate::standard::Standard;

use super::{Unit, Verdict};

/// One notice for each value whose print misleads.
pub(super) fn findings(county: &County, units: &[Unit], standard: &Standard) -> Vec<Finding> {
    let mut findings = Vec::new();
    for unit in units {
        let Some(school) = county.schools.get(unit.school) else { continue };
        for (one, indicator) in unit.indicators.iter().zip(&standard.indicators) {
            let Some(value) = one.value.as_ref().filter(|_| one.flips_when_printed) else {
                continue;
            };
            let printed = fixed(value, standard.rounding.value);
            let verdict = match (one.verdict, one.floor_verdict) {
                (Verdict::Met, _) => "达到要求",
                (_, Verdict::NotMet) => "低于要求的下限",
                _ => "未达到要求",
            };
            let finding = Finding::of(&Results::PrintedValue {
                school: &school.name,
                stage: &unit.stage.name(),
                indicator: &indicator.name,
                decimals: &standard.rounding.value,
                printed: &printed,
                verdict: &verdict,
            });
            let finding = finding.about(&school.name);
            findings.push(match school.cell {
                Some(cell) => finding.at(cell),
                None => finding,
            });
        }
    }
    findings
}
