//! One indicator of one unit: value, threshold, floor, gap, and the way back: the formula with its
//! figures, the cells, the clause.

use crate::app::components::bar;
use crate::app::components::bits;
use crate::app::components::correction::{self, Of};
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::state::Spot;
use crate::app::text::{self as all_words, school as say};
use crate::app::view::mark;
use crate::county::Stage;
use crate::evaluate::Why;
use crate::view_model::{FactOf, FigureView, IndicatorRules, MissingView, Rules, WayView};

/// The card.
pub fn card(
    school: Of<'_>,
    card: usize,
    one: &FigureView,
    of: &IndicatorRules,
    stage: Stage,
    rules: &Rules,
) -> Tag {
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
    let way = one.way.open();
    let formula = way.trace.as_ref().map(|it| pair(say::FORMULA, it.formula.clone()));
    let split = way.trace.as_ref().and_then(|it| it.split.clone());
    let missing = missing_list("dd", &way.missing, school, Spot::CardMissing(card));
    let missing =
        (!missing.is_empty()).then(|| tag("div", "").kid(words("dt", "", say::FILL)).kids(missing));
    // Each has its place, whether it is there or not: a field in one of them stays the same.
    let trace = tag("dl", "trace")
        .maybe(formula)
        .maybe(inputs(school, Spot::Card(card), &way))
        .maybe(split.map(|split| pair(say::SPLIT_CLAUSE, split)))
        .maybe(missing);
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

/// The figures that went in, each with its cell and a way to correct it.
fn inputs(of: Of<'_>, spot: Spot, one: &WayView) -> Option<Tag> {
    let typed = correction::typed_at(of, spot).filter(|typed| !one.inputs.contains(typed));
    if one.inputs.is_empty() && typed.is_none() {
        return None;
    }
    let mut sheets: Vec<&str> = Vec::new();
    let facts = of.school.facts.open();
    let facts = facts.iter().filter(|fact| one.inputs.contains(&fact.fact));
    for (sheet, _) in facts.flat_map(|fact| &fact.cells) {
        let sheet = of.sheets.get(*sheet as usize).map_or("", String::as_str);
        if !sheets.contains(&sheet) {
            sheets.push(sheet);
        }
    }
    let is_one = sheets.len() < 2;
    let inputs = one.inputs.iter().copied().chain(typed);
    let figures = inputs.map(|fact| correction::figure(of, fact, spot, !is_one));
    let sheet = sheets.first().filter(|_| is_one);
    let sheet = sheet.map(|sheet| text("span", "source", (*sheet).to_owned()));
    let list = tag("dd", "").maybe(sheet).kid(tag("ul", "inputs").kids(figures));
    Some(tag("div", "").kid(words("dt", "", say::SOURCES)).kid(list))
}

/// What is missing, each with where to write it; what is being typed here stays until that is done.
pub fn missing_list(name: &'static str, all: &[MissingView], of: Of<'_>, spot: Spot) -> Vec<Tag> {
    let key = |fact: FactOf| [fact.1.id(), fact.0.id()].join("-");
    let item = |(place, one): (usize, &MissingView)| {
        let is_first = all.iter().position(|other| other.fact == one.fact) == Some(place);
        let known = one.fact.filter(|_| is_first).map(key);
        missing(name, one, of, spot).key(&known.unwrap_or_else(|| place.to_string()))
    };
    let mut list: Vec<Tag> = all.iter().enumerate().map(item).collect();
    let typed =
        correction::typed_at(of, spot).filter(|fact| all.iter().all(|it| it.fact != Some(*fact)));
    if let Some(fact) = typed {
        let what = text(name, "", all_words::mend::fact(fact)).key(&key(fact));
        list.push(what.maybe(Some(correction::place(of, fact, spot))).kid(tag("span", "note")));
    }
    list
}

fn missing(name: &'static str, one: &MissingView, of: Of<'_>, spot: Spot) -> Tag {
    let how = match (one.why, &one.cell) {
        (Why::TotalOnly, _) => say::TOTAL_ONLY.to_owned(),
        (Why::Differs, _) => say::DIFFERS.to_owned(),
        (Why::NoSplitRatio, _) => say::NO_RATIO.to_owned(),
        (Why::Contradiction, _) => say::CONTRADICTION.to_owned(),
        (Why::NotGiven, Some(cell)) => say::fill_cell(cell),
        (Why::NotGiven, None) if of.school.is_added => String::new(),
        (Why::NotGiven, None) => say::FILL_COLUMN.to_owned(),
    };
    text(name, "", say::missing(&one.what))
        .maybe(one.fact.map(|fact| correction::place(of, fact, spot)))
        .kid(text("span", "note", how))
}

/// A value in short, for 手工填写.
pub fn short(one: &FigureView, of: &IndicatorRules, stage: Stage) -> Tag {
    let outcome = mark::indicator(one);
    let gap = one.gap.as_ref().map(|gap| text("span", "gap", say::gap(gap)));
    tag("tr", outcome.0.class())
        .kid(text("th", "", of.short.clone()).with("scope", "row").set("title", of.name.clone()))
        .kid(text("td", "number strong", one.value.clone()))
        .kid(text("td", "number note", at_least(of, stage)))
        .kid(tag("td", "outcome").kid(bits::sign(outcome)).maybe(gap))
}
