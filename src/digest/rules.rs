//! A standard as a screen shows it: thresholds and limits as text, each with its source.

use serde::{Deserialize, Serialize};

use crate::county::Stage;
use crate::evaluate::floor;
use crate::standard::{Citation, Exclusion, Indicator, Standard};

use super::{FULL, bar, figure};

/// A text and where it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced {
    /// The text.
    pub text: String,
    /// Document and clause.
    pub source: String,
}

/// A standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Its id.
    pub id: String,
    /// How many indicators must reach their threshold.
    pub required: usize,
    /// The share of its threshold that every other one must reach: `85%`.
    pub floor: String,
    /// The same beside the threshold, as the length of a bar.
    pub floor_bar: u32,
    /// Where the two are written.
    pub rule_sources: Vec<String>,
    /// The largest coefficient allowed: 小学, 初中.
    pub cv_limits: [Sourced; 2],
    /// The indicators.
    pub indicators: Vec<IndicatorRules>,
    /// What each ratio is for, the ratio, its source.
    pub splits: Vec<(String, Sourced)>,
    /// Under so many pupils a 教学点 is left out.
    pub teaching_point: Sourced,
    /// Kinds of school that are left out, and where that is written.
    pub excluded: Vec<(Exclusion, String)>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorRules {
    /// Its id.
    pub id: String,
    /// The form's label.
    pub label: String,
    /// Its official name.
    pub name: String,
    /// A short one.
    pub short: String,
    /// The unit of its value.
    pub unit: String,
    /// 小学, 初中.
    pub stages: [StageRules; 2],
}

/// What an indicator must reach at one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageRules {
    /// The threshold: `4.2`.
    pub threshold: Sourced,
    /// The floor: `3.57`.
    pub floor: String,
}

impl Rules {
    /// The largest coefficient allowed at a stage.
    pub fn cv_limit(&self, stage: Stage) -> &Sourced {
        of(&self.cv_limits, stage)
    }
}

impl IndicatorRules {
    /// What must be reached at a stage.
    pub fn at(&self, stage: Stage) -> &StageRules {
        of(&self.stages, stage)
    }
}

fn of<T>([primary, junior]: &[T; 2], stage: Stage) -> &T {
    match stage {
        Stage::Primary => primary,
        Stage::Junior => junior,
    }
}

/// A standard as text.
pub fn rules(standard: &Standard) -> Rules {
    let sourced = |text: String, citation: &Citation| Sourced { text, source: citation.text() };
    let mut rule_sources = vec![standard.required.citation.text(), standard.floor.citation.text()];
    rule_sources.dedup();
    let split = |one: &crate::standard::Split| {
        let names: Vec<&str> = one.weights.iter().map(|(part, _)| part.name()).collect();
        let weights: Vec<String> = one.weights.iter().map(|(_, one)| figure::plain(*one)).collect();
        let ratio = [names.join("∶"), weights.join("∶")].join(" = ");
        (one.name.clone(), sourced(ratio, &one.citation))
    };
    let point = &standard.teaching_point_pupils;
    Rules {
        id: standard.id.clone(),
        required: standard.required.value,
        floor: figure::percent(standard.floor.value),
        floor_bar: bar(rust_decimal::prelude::ToPrimitive::to_f64(&standard.floor.value)).min(FULL),
        rule_sources,
        cv_limits: Stage::ALL.map(|stage| {
            let limit = standard.cv_limit.get(stage);
            sourced(figure::limit(limit.value), &limit.citation)
        }),
        indicators: standard.indicators.iter().map(|one| indicator(one, standard)).collect(),
        splits: standard.splits.iter().map(split).collect(),
        teaching_point: sourced(figure::plain(point.value), &point.citation),
        excluded: standard.excluded.iter().map(|(_, why, at)| (*why, at.text())).collect(),
    }
}

fn indicator(one: &Indicator, standard: &Standard) -> IndicatorRules {
    let stage = |stage: Stage| {
        let threshold = one.threshold.get(stage);
        StageRules {
            threshold: Sourced {
                text: figure::plain(threshold.value),
                source: threshold.citation.text(),
            },
            floor: figure::trimmed(&floor(threshold.value, standard), 6),
        }
    };
    IndicatorRules {
        id: one.id.clone(),
        label: one.label.clone(),
        name: one.name.clone(),
        short: one.short.clone(),
        unit: one.unit.clone(),
        stages: Stage::ALL.map(stage),
    }
}
