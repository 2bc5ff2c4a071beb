//! An evaluation held against a case: units and their indicators, dispersion, what is left out, findings.
//! What is right is said by the case alone.

use std::collections::BTreeMap;

use junheng::county::{County, Stage};
use junheng::evaluate::{Evaluation, evaluate};
use junheng::number::{exact, fixed, printed as print};
use junheng::standard::Standard;

use super::made::county;
use super::words::{cv_verdict, mark, printed, values, verdict};
use super::{Case, File, said};

/// What is other than expected, as sentences.
#[derive(Default)]
pub struct Differences(Vec<String>);

impl From<Differences> for Vec<String> {
    fn from(differences: Differences) -> Self {
        differences.0
    }
}

impl Differences {
    pub fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, expected: T) {
        if found != expected {
            self.0.push(format!("{what}: expected {expected:?}, found {found:?}"));
        }
    }
}

impl Case {
    /// Everything that differs from what the case says, as sentences.
    pub fn check(&self, file: &File, standard: &Standard) -> Vec<String> {
        let county = county(self, file);
        let result = evaluate(&county, standard);
        let mut differences = Differences(Vec::new());
        self.check_units(&county, &result, standard, &mut differences);
        self.check_cvs(&result, standard, &mut differences);
        let name = |school: usize| county.schools[school].name.clone();
        let excluded =
            result.excluded.iter().map(|one| (name(one.school), one.reason.id().to_owned()));
        if !self.excluded.is_empty() || self.checks.is_empty() {
            let excluded: BTreeMap<_, _> = excluded.collect();
            differences.same("excluded", excluded, self.excluded.clone());
        }
        let mut codes: Vec<String> = result
            .findings
            .iter()
            .map(|finding| serde_json::to_string(&finding.code).expect("a code").replace('"', ""))
            .collect();
        codes.sort();
        codes.dedup();
        for code in &self.says {
            differences.same(code, codes.contains(code), true);
        }
        for code in &self.silent {
            differences.same(code, codes.contains(code), false);
        }
        let told = |words: &String| result.findings.iter().any(|one| one.text().contains(words));
        for words in &self.told {
            differences.same(words, told(words), true);
        }
        for words in &self.untold {
            differences.same(words, told(words), false);
        }
        let of_items = !self.checks.is_empty() || self.result.is_some();
        let findings = self.findings.clone();
        if let Some(findings) = findings.or((!of_items).then(Vec::new)) {
            codes.retain(|code| code != "single_unit" || findings.contains(code));
            differences.same("findings", codes, findings);
        }
        said::check(self, &county, &result, &mut differences);
        differences.0
    }

    fn check_units(
        &self,
        county: &County,
        result: &Evaluation,
        standard: &Standard,
        differences: &mut Differences,
    ) {
        if !self.units.is_empty() {
            differences.same("number of units", result.units.len(), self.units.len());
        }
        let labels: Vec<&str> = standard.indicators.iter().map(|one| one.label.as_str()).collect();
        for expected in &self.units {
            let found = result.units.iter().find(|unit| {
                county.schools[unit.school].name == expected.school
                    && unit.stage.name() == expected.stage
            });
            let Some(unit) = found else {
                differences.0.push(format!("{} {}: no such unit", expected.school, expected.stage));
                continue;
            };
            let what = |item: &str| format!("{} {} {item}", expected.school, expected.stage);
            let one = |label: &String| {
                let index =
                    labels.iter().position(|known| known == label).expect("a label of the pack");
                &unit.indicators[index]
            };
            if let Some(pupils) = &expected.pupils {
                differences.same(
                    &what("pupils"),
                    unit.pupils.map(|one| one.to_string()),
                    Some(pupils.clone()),
                );
            }
            if let Some(expected) = &expected.verdict {
                differences.same(&what("verdict"), verdict(unit.verdict), expected.as_str());
            }
            if let Some(expected) = expected.met {
                differences.same(&what("met"), unit.met, expected);
            }
            if let Some(expected) = &expected.values {
                differences.same(&what("values"), &values(unit, standard), expected);
            }
            for (label, expected) in &expected.marks {
                differences.same(&what(label), mark(one(label)), expected.as_str());
            }
            for (label, expected) in &expected.short {
                let expected = exact(expected.parse().expect("a figure"));
                differences.same(&what(label), one(label).shortfall.clone(), Some(expected));
            }
            for (label, expected) in &expected.resource {
                let found = one(label).resource.as_ref().map(|found| fixed(found, 2));
                differences.same(&what(label), found.as_deref(), Some(expected.as_str()));
            }
        }
    }

    fn check_cvs(&self, result: &Evaluation, standard: &Standard, differences: &mut Differences) {
        for expected in &self.cvs {
            let stage = Stage::ALL
                .iter()
                .position(|stage| stage.name() == expected.stage)
                .expect("a stage");
            let index = standard.indicators.iter().position(|one| one.label == expected.indicator);
            let found = &result.stages[stage].indicators[index.expect("a label of the pack")];
            let what = |item: &str| format!("{} {} {item}", expected.stage, expected.indicator);
            let mean = |decimals| found.mean.map(|mean| print(mean, decimals));
            let mut text = |item: &str, found: Option<String>, expected: &Option<String>| {
                if expected.is_some() {
                    differences.same(&what(item), found, expected.clone());
                }
            };
            text("mean", mean(standard.rounding.mean), &expected.mean);
            text("mean to six", mean(6), &expected.mean6);
            text("deviation", found.deviation.map(|one| format!("{one:.6}")), &expected.deviation);
            text("cv", found.cv.map(|one| format!("{one:.6}")), &expected.cv);
            text("printed", printed(found, standard), &expected.printed);
            let unweighted = found
                .unweighted
                .map(|one| format!("{:.3} {:.3}", one.population, one.sample.unwrap_or_default()));
            text("unweighted", unweighted, &expected.unweighted);
            differences.same(
                &what("verdict"),
                cv_verdict(found.verdict),
                expected.verdict.as_str(),
            );
            differences.same(&what("flips_at"), found.flips_at, expected.flips_at);
            if let Some(expected) = expected.counted {
                differences.same(&what("counted"), found.counted, expected);
            }
            if let Some(expected) = expected.left_out {
                differences.same(&what("left out"), found.left_out, expected);
            }
        }
    }
}
