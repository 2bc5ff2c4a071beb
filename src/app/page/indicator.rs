//! One indicator of one unit: value, threshold, floor, gap, and the way back: the formula with its
//! figures, the cells, the clause.

use crate::app::text::school as say;
use crate::app::view::mark;
use crate::county::Stage;
use crate::digest::{FigureDigest, IndicatorRules, MissingDigest, Rules, TraceDigest};
use crate::evaluate::Why;

use super::dom::{Tag, tag, text, words};
use super::{bar, bits};

/// The card.
pub(super) fn card(one: &FigureDigest, of: &IndicatorRules, stage: Stage, rules: &Rules) -> Tag {
    let outcome = mark::indicator(one);
    let limits = of.at(stage);
    let value = tag("p", "value").kid(text("strong", "", one.value.clone())).kid(text(
        "span",
        "unit",
        of.unit.clone(),
    ));
    let figures = tag("div", "indicator-figures")
        .kid(value)
        .kid(bits::badge(outcome))
        .maybe(one.gap.as_ref().map(|gap| text("p", "gap", say::gap(gap))));
    let required = tag("dl", "limits")
        .kid(pair(say::THRESHOLD, at_least(of, stage)))
        .kid(pair(say::FLOOR, limits.floor.clone()));
    let mut trace = tag("dl", "trace");
    if let Some(it) = &one.trace {
        trace = traced(trace, it);
    }
    if !one.missing.is_empty() {
        let missing = one.missing.iter().map(|it| missing("dd", it, false));
        trace = trace.kid(tag("div", "").kid(words("dt", "", say::FILL)).kids(missing));
    }
    let heading = tag("h3", "").kid(text("span", "label", of.label.clone())).text(of.name.clone());
    tag("article", "panel indicator")
        .and(outcome.0.class())
        .set("id", of.id.clone())
        .kid(heading)
        .kid(figures)
        .kid(bar::unit(one, outcome.0, rules))
        .kid(required)
        .kid(trace.kid(pair(say::CLAUSE, limits.threshold.source.clone())))
}

/// A unit's threshold: `≥ 4.2`.
fn at_least(of: &IndicatorRules, stage: Stage) -> String {
    ["≥", &of.at(stage).threshold.text].join(" ")
}

fn pair(name: &'static str, value: String) -> Tag {
    tag("div", "").kid(words("dt", "", name)).kid(text("dd", "", value))
}

fn traced(list: Tag, trace: &TraceDigest) -> Tag {
    let source = |(sheet, cells): &(String, Vec<String>)| {
        let cells = cells.iter().map(|cell| text("code", "", cell.clone()));
        text("span", "source", sheet.clone()).kids(cells)
    };
    let sources = if trace.sources.is_empty() {
        tag("dd", "").kid(words("span", "", say::TYPED))
    } else {
        tag("dd", "").kids(trace.sources.iter().map(source))
    };
    list.kid(pair(say::FORMULA, trace.formula.clone()))
        .kid(tag("div", "").kid(words("dt", "", say::SOURCES)).kid(sources))
        .maybe(trace.split.as_ref().map(|split| pair(say::SPLIT_CLAUSE, split.clone())))
}

/// What is missing, and where to write it.
pub(super) fn missing(name: &'static str, one: &MissingDigest, is_typed: bool) -> Tag {
    let how = match (one.why, &one.cell) {
        (Why::TotalOnly, _) => Some(say::TOTAL_ONLY.to_owned()),
        (Why::NoSplitRatio, _) => Some(say::NO_RATIO.to_owned()),
        (Why::NotGiven, Some(cell)) => Some(say::fill_cell(cell)),
        (Why::NotGiven, None) if is_typed => None,
        (Why::NotGiven, None) => Some(say::FILL_COLUMN.to_owned()),
    };
    text(name, "", say::missing(&one.what)).maybe(how.map(|how| text("span", "note", how)))
}

/// A value in short, for 手工填写.
pub(super) fn short(one: &FigureDigest, of: &IndicatorRules, stage: Stage) -> Tag {
    let outcome = mark::indicator(one);
    let gap = one.gap.as_ref().map(|gap| text("span", "gap", say::gap(gap)));
    tag("tr", outcome.0.class())
        .kid(text("th", "", of.short.clone()).with("scope", "row").set("title", of.name.clone()))
        .kid(text("td", "number strong", one.value.clone()))
        .kid(text("td", "number note", at_least(of, stage)))
        .kid(tag("td", "outcome").kid(bits::sign(outcome)).maybe(gap))
}
