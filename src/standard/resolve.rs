//! Turns a pack as written into one ready for use, and says everything that is wrong with it at once.
//! It never fills a gap with a value of its own.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::county::{Kind, Part, Stage};

use super::written::{self, Number, Value, Written};
use super::{
    Citation, Cited, Exclusion, Indicator, PerStage, Rounding, Split, Standard, numerator,
};

/// Checks a pack and resolves its names.
///
/// # Errors
/// All that is wrong with it, each a sentence that names the key.
pub fn resolve(pack: &Written) -> Result<Standard, Vec<String>> {
    let mut reader = Reader { documents: &pack.documents, problems: Vec::new() };
    let standard = reader.standard(pack);
    match standard {
        Some(standard) if reader.problems.is_empty() => Ok(standard),
        _ => Err(reader.problems),
    }
}

struct Reader<'a> {
    documents: &'a BTreeMap<String, written::Document>,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn problem(&mut self, key: &str, text: &str) {
        self.problems.push(format!("{key}：{text}"));
    }

    /// Every part is read before any `?`, so that one mistake does not hide the next.
    fn standard(&mut self, pack: &Written) -> Option<Standard> {
        let required = self.whole("school_rule.required", &pack.school_rule.required);
        let floor = self.positive("school_rule.floor", &pack.school_rule.floor);
        let cv_limit = self.per_stage("dispersion.limit", &pack.dispersion.limit, Self::positive);
        let rounding = self.rounding(&pack.rounding);
        let teaching_point_pupils =
            self.positive("units.teaching_point_pupils", &pack.units.teaching_point_pupils);
        let excluded = pack.units.excluded.iter().map(|entry| self.excluded(entry));
        let excluded: Vec<_> = excluded.collect();
        let splits: Vec<_> = pack.split.iter().map(|split| self.split(split)).collect();
        let indicators: Vec<_> = pack.indicators.iter().map(|one| self.indicator(one)).collect();
        if indicators.is_empty() {
            self.problem("indicators", "至少要有一项指标");
        }
        Some(Standard {
            id: pack.id.clone(),
            name: pack.name.clone(),
            required: required?,
            floor: floor?,
            cv_limit: cv_limit?,
            rounding: rounding?,
            teaching_point_pupils: teaching_point_pupils?,
            excluded: excluded.into_iter().collect::<Option<_>>()?,
            splits: splits.into_iter().collect::<Option<_>>()?,
            indicators: indicators.into_iter().collect::<Option<_>>()?,
        })
    }

    fn citation(
        &mut self,
        key: &str,
        document: &str,
        clause: &str,
        since: Option<u16>,
    ) -> Option<Citation> {
        let Some(found) = self.documents.get(document) else {
            self.problem(key, &format!("引用的文件“{document}”没有在 documents 中列出"));
            return None;
        };
        if clause.trim().is_empty() {
            self.problem(key, "没有写明条款（clause）");
            return None;
        }
        let since = since.unwrap_or(found.since);
        Some(Citation { number: found.number.clone(), clause: clause.to_owned(), since })
    }

    fn number(&mut self, key: &str, number: &Number) -> Option<Decimal> {
        let parsed = Decimal::from_str_exact(&number.0).ok();
        if parsed.is_none() {
            self.problem(key, &format!("“{}”不是一个数", number.0));
        }
        parsed
    }

    fn positive(&mut self, key: &str, value: &Value) -> Option<Cited<Decimal>> {
        let citation = self.citation(key, &value.document, &value.clause, value.since);
        let number = self.number(key, &value.value)?;
        if number <= Decimal::ZERO {
            self.problem(key, "应大于 0");
            return None;
        }
        Some(Cited { value: number, citation: citation? })
    }

    fn whole(&mut self, key: &str, value: &Value) -> Option<Cited<usize>> {
        let citation = self.citation(key, &value.document, &value.clause, value.since);
        let Ok(number) = value.value.0.parse() else {
            self.problem(key, &format!("“{}”不是一个整数", value.value.0));
            return None;
        };
        Some(Cited { value: number, citation: citation? })
    }

    fn decimals(&mut self, key: &str, value: &Value) -> Option<u32> {
        const MOST: usize = 9;
        let number = self.whole(key, value)?.value;
        if number > MOST {
            self.problem(key, &format!("小数位数应在 0 到 {MOST} 之间"));
            return None;
        }
        u32::try_from(number).ok()
    }

    fn per_stage<T, W>(
        &mut self,
        key: &str,
        values: &BTreeMap<String, W>,
        read: fn(&mut Self, &str, &W) -> Option<T>,
    ) -> Option<PerStage<T>> {
        for id in values.keys() {
            if !Stage::ALL.iter().any(|stage| stage.id() == id) {
                self.problem(key, &format!("没有名为“{id}”的学段，应为 primary 或 junior"));
            }
        }
        let mut of = |stage: Stage| match values.get(stage.id()) {
            Some(value) => read(self, &format!("{key}.{}", stage.id()), value),
            None => {
                self.problem(key, &format!("缺少 {}（{}）", stage.id(), stage.name()));
                None
            }
        };
        let (primary, junior) = (of(Stage::Primary), of(Stage::Junior));
        Some(PerStage { primary: primary?, junior: junior? })
    }

    fn rounding(&mut self, written: &written::Rounding) -> Option<Rounding> {
        let value = self.decimals("rounding.value", &written.value);
        let mean = self.decimals("rounding.mean", &written.mean);
        let cv = self.decimals("rounding.cv", &written.cv);
        let cv_in_reports = self.decimals("rounding.cv_in_reports", &written.cv_in_reports);
        Some(Rounding { value: value?, mean: mean?, cv: cv?, cv_in_reports: cv_in_reports? })
    }

    fn excluded(&mut self, entry: &written::Excluded) -> Option<(Kind, Exclusion, Citation)> {
        let key = format!("units.excluded.{}", entry.kind);
        let citation = self.citation(&key, &entry.document, &entry.clause, None);
        let kind = Kind::from_id(&entry.kind);
        if kind.is_none() {
            self.problem(&key, &format!("没有名为“{}”的办学类型", entry.kind));
        }
        let reason = Exclusion::ALL.into_iter().find(|reason| reason.id() == entry.reason);
        if reason.is_none() {
            self.problem(&key, &format!("没有名为“{}”的原因", entry.reason));
        }
        Some((kind?, reason?, citation?))
    }

    fn split(&mut self, written: &written::Split) -> Option<Split> {
        let key = format!("split.{}", written.name);
        let citation = self.citation(&key, &written.document, &written.clause, None);
        let mut weights = Vec::new();
        for (id, number) in &written.weights {
            let weight = self.number(&key, number)?;
            let Some(part) = Part::from_id(id) else {
                self.problem(&key, &format!("没有名为“{id}”的学段"));
                continue;
            };
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
        let per = self.number(&format!("{key}.per"), &written.per);
        if per.is_some_and(|per| per <= Decimal::ZERO) {
            self.problem(&format!("{key}.per"), "应大于 0");
        }
        let threshold =
            self.per_stage(&format!("{key}.threshold"), &written.threshold, Self::positive);
        let numerator =
            self.per_stage(&format!("{key}.numerator"), &written.numerator, |reader, key, ways| {
                if ways.is_empty() {
                    reader.problem(key, "至少要有一种算法");
                }
                let parsed = ways.iter().map(|way| {
                    numerator::parse(way).map_err(|problem| reader.problem(key, &problem)).ok()
                });
                parsed.collect()
            });
        Some(Indicator {
            id: written.id.clone(),
            label: written.label.clone(),
            name: written.name.clone(),
            short: written.short.clone(),
            unit: written.unit.clone(),
            per: per?,
            split: written.split,
            threshold: threshold?,
            numerator: numerator?,
        })
    }
}
