//! A standard as a screen shows it: thresholds and limits as text, each with its source.

use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::county::Stage;
use crate::evaluate::floor;
use crate::standard::{Citation, Indicator, Standard};

use super::{FULL, bar, figure};

/// A text and where it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced {
    /// The text.
    pub text: String,
    /// Document and clause.
    pub source: String,
}

impl Sourced {
    /// What the standard does not say.
    fn nothing() -> Self {
        Self { text: figure::NOTHING.to_owned(), source: String::new() }
    }
}

/// A standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many indicators must reach their threshold.
    pub required: usize,
    /// The share of its threshold that every other one must reach: `85%`.
    pub floor: String,
    /// The same beside the threshold, as the length of a bar.
    pub floor_bar: u32,
    /// The largest coefficient allowed: 小学, 初中.
    pub cv_limits: [Sourced; 2],
    /// The indicators.
    pub indicators: Vec<IndicatorRules>,
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
    let rule = standard.school_rule.as_ref();
    let share = rule.map(|rule| rule.floor.value);
    Rules {
        id: standard.id.clone(),
        name: standard.name.clone(),
        required: rule.map_or(0, |rule| rule.required.value),
        floor: share.map_or_else(|| figure::NOTHING.to_owned(), figure::percent),
        floor_bar: bar(share.as_ref().and_then(ToPrimitive::to_f64)).min(FULL),
        cv_limits: Stage::ALL.map(|stage| {
            let limit = standard.cv_limit.as_ref().map(|limits| limits.get(stage));
            limit.map_or_else(Sourced::nothing, |limit| {
                sourced(figure::limit(limit.value), &limit.citation)
            })
        }),
        indicators: standard.indicators.iter().map(|one| indicator(one, standard)).collect(),
    }
}

fn indicator(one: &Indicator, standard: &Standard) -> IndicatorRules {
    let stage = |stage: Stage| {
        let threshold = one.threshold.as_ref().map(|threshold| threshold.get(stage));
        let least = threshold.and_then(|threshold| floor(threshold.value, standard));
        StageRules {
            threshold: threshold.map_or_else(Sourced::nothing, |threshold| Sourced {
                text: figure::plain(threshold.value),
                source: threshold.citation.text(),
            }),
            floor: least
                .map_or_else(|| figure::NOTHING.to_owned(), |least| figure::trimmed(&least, 6)),
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
