//! Turns a pack as written into one ready for use, and says everything that is wrong with it at once.
//! It never fills a gap with a value of its own.
//!
//! Here stand the pack as a whole and its indicators; how a value is read is [`reader`], the items beside
//! the indicators are [`checks`] with their [`ratio`], lower demands [`relaxation`].

mod checks;
mod ratio;
mod reader;
mod relaxation;

use std::fmt;

use rust_decimal::Decimal;

use crate::county::{Kind, Part};

use super::written::{self, Written};
use super::{
    Citation, Document, Exclusion, Indicator, Rounding, SchoolRule, Split, Standard, numerator,
};
use reader::{Reader, transposed};

/// Something that is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key, from the outermost table: `indicators.teaching_area.threshold.primary`.
    pub key: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：{}", self.key, self.message)
    }
}

/// Checks a pack and resolves its names.
///
/// # Errors
/// All that is wrong with it, each a sentence that names the key.
pub fn resolve(pack: &Written) -> Result<Standard, Vec<Problem>> {
    let mut reader = Reader { documents: &pack.documents, problems: Vec::new() };
    let standard = reader.standard(pack);
    match standard {
        Some(standard) if reader.problems.is_empty() => Ok(standard),
        _ => Err(reader.problems),
    }
}

impl Reader<'_> {
    /// Every part is read before any `?`, so that one mistake does not hide the next.
    fn standard(&mut self, pack: &Written) -> Option<Standard> {
        let school_rule = pack.school_rule.as_ref().map(|rule| self.school_rule(rule));
        let limit = self.stages("dispersion.limit", &pack.dispersion.limit, Self::positive);
        let composite =
            self.stages("dispersion.composite", &pack.dispersion.composite, Self::positive);
        if pack.dispersion.limit.is_empty() && pack.dispersion.composite.is_empty() {
            self.problem("dispersion", "limit（各项）与 composite（综合）至少要有一个");
        }
        let rounding = self.rounding(&pack.rounding, pack);
        let teaching_point_pupils =
            self.positive("units.teaching_point_pupils", &pack.units.teaching_point_pupils);
        let excluded = pack.units.excluded.iter().map(|entry| self.excluded(entry));
        let excluded: Vec<_> = excluded.collect();
        self.unique("units.excluded", pack.units.excluded.iter().map(|one| one.kind.as_str()));
        let splits: Vec<_> = pack.split.iter().map(|split| self.split(split)).collect();
        let indicators: Vec<_> = pack.indicators.iter().map(|one| self.indicator(one)).collect();
        if indicators.is_empty() {
            self.problem("indicators", "至少要有一项指标");
        }
        self.unique("indicators", pack.indicators.iter().map(|one| one.id.as_str()));
        self.contradictions(pack);
        let relaxations: Vec<_> =
            pack.relaxations.iter().map(|one| self.relaxation(one, pack)).collect();
        self.unique("relaxations", pack.relaxations.iter().map(|one| one.id.as_str()));
        let checks: Vec<_> = pack.checks.iter().map(|one| self.check(one)).collect();
        self.unique("checks", pack.checks.iter().map(|one| one.id.as_str()));
        let document = |one: &written::Document| Document {
            title: one.title.clone(),
            number: one.number.clone(),
            since: one.since,
        };
        Some(Standard {
            id: pack.id.clone(),
            name: pack.name.clone(),
            base: pack.base.clone(),
            notes: pack.notes.clone(),
            documents: pack.documents.iter().map(|(_, one)| document(one)).collect(),
            school_rule: transposed(school_rule)?,
            cv_limit: transposed(limit)?,
            composite_limit: transposed(composite)?,
            rounding: rounding?,
            teaching_point_pupils: teaching_point_pupils?,
            excluded: excluded.into_iter().collect::<Option<_>>()?,
            splits: splits.into_iter().collect::<Option<_>>()?,
            indicators: indicators.into_iter().collect::<Option<_>>()?,
            relaxations: relaxations.into_iter().collect::<Option<_>>()?,
            checks: checks.into_iter().collect::<Option<_>>()?,
        })
    }

    fn school_rule(&mut self, rule: &written::SchoolRule) -> Option<SchoolRule> {
        let required = self.whole("school_rule.required", &rule.required);
        let floor = self.positive("school_rule.floor", &rule.floor);
        if floor.as_ref().is_some_and(|floor| floor.value > Decimal::ONE) {
            self.problem("school_rule.floor", "是要求的一部分，应大于 0、不大于 1");
        }
        Some(SchoolRule { required: required?, floor: floor? })
    }

    /// What no single value shows.
    fn contradictions(&mut self, pack: &Written) {
        let judged = pack.indicators.iter().filter(|one| !one.threshold.is_empty()).count();
        if let Some(rule) = &pack.school_rule {
            let required = rule.required.value.0.parse::<usize>();
            if required.is_ok_and(|required| required == 0 || required > judged) {
                let text = format!("应在 1 与有要求的指标数 {judged} 之间");
                self.problem("school_rule.required", &text);
            }
        } else if judged > 0 {
            self.problem("school_rule", "有的指标有要求，却没有写学校怎样算达标");
        }
    }

    fn rounding(&mut self, written: &written::Rounding, pack: &Written) -> Option<Rounding> {
        let value = self.decimals("rounding.value", &written.value);
        let mean = self.decimals("rounding.mean", &written.mean);
        let cv = self.decimals("rounding.cv", &written.cv);
        let cv_in_reports = self.decimals("rounding.cv_in_reports", &written.cv_in_reports);
        let share = match &written.share {
            Some(share) => self.decimals("rounding.share", share),
            None if pack.checks.iter().any(|check| !check.ratio.is_empty()) => {
                self.problem("rounding.share", "有比例的项目，要写明比例保留几位小数");
                None
            }
            // Nothing is printed with it.
            None => Some(0),
        };
        Some(Rounding {
            value: value?,
            mean: mean?,
            cv: cv?,
            cv_in_reports: cv_in_reports?,
            share: share?,
        })
    }

    fn excluded(&mut self, entry: &written::Excluded) -> Option<(Kind, Exclusion, Citation)> {
        let key = format!("units.excluded.{}", entry.kind);
        let citation = self.citation(&key, &entry.document, &entry.clause, None);
        let kind = self.named(&key, "办学类型", &entry.kind, Kind::from_id);
        let reason = self.named(&key, "原因", &entry.reason, Exclusion::from_id);
        Some((kind?, reason?, citation?))
    }

    fn split(&mut self, written: &written::Split) -> Option<Split> {
        let key = format!("split.{}", written.name);
        let citation = self.citation(&key, &written.document, &written.clause, None);
        let mut weights = Vec::new();
        for (id, number) in written.weights.iter() {
            let weight = self.number(&key, number)?;
            let Some(part) = self.named(&key, "学段", id, Part::from_id) else { continue };
            if weight <= Decimal::ZERO {
                self.problem(&key, &format!("{id} 的折算系数应大于 0"));
            }
            weights.push((part, weight));
        }
        weights.sort_by_key(|(part, _)| *part);
        if weights.len() < 2 {
            self.problem(&key, "至少要有两个学段");
        }
        Some(Split { name: written.name.clone(), weights, citation: citation? })
    }

    fn indicator(&mut self, written: &written::Indicator) -> Option<Indicator> {
        let key = format!("indicators.{}", written.id);
        let per = self.over_zero(&format!("{key}.per"), &written.per);
        let threshold =
            self.stages(&format!("{key}.threshold"), &written.threshold, Self::positive);
        let numerator =
            self.per_stage(&format!("{key}.numerator"), &written.numerator, |reader, key, ways| {
                if ways.is_empty() {
                    reader.problem(key, "至少要有一种算法");
                }
                let parsed = ways.iter().map(|way| {
                    numerator::parse(way)
                        .map_err(|error| reader.problem(key, &error.to_string()))
                        .ok()
                });
                parsed.collect()
            });
        Some(Indicator {
            id: written.id.clone(),
            label: written.label.clone(),
            name: written.name.clone(),
            short: written.short.clone(),
            definition: written.definition.clone(),
            unit: written.unit.clone(),
            per: per?,
            split: written.split,
            threshold: transposed(threshold)?,
            numerator: numerator?,
        })
    }
}
