//! One indicator of one unit: value, threshold, floor, gap, and the way back: the formula with its
//! figures, the cells, the clause.

use crate::app::text::school as say;
use crate::app::view::{figure, mark};
use crate::county::{Cell, County, Part};
use crate::evaluate::{MissingInput, Trace, UnitIndicator, Why};
use crate::standard::{Citation, Indicator, Standard};

use super::dom::{Tag, tag, text, words};
use super::{bar, bits};

/// The card.
pub(super) fn card(
    one: &UnitIndicator,
    of: &Indicator,
    county: &County,
    standard: &Standard,
) -> Tag {
    let outcome = mark::indicator(one);
    let value = tag("p", "value").kid(text("strong", "", figure::value(one, standard))).kid(text(
        "span",
        "unit",
        of.unit.clone(),
    ));
    let figures = tag("div", "indicator-figures")
        .kid(value)
        .kid(bits::badge(outcome))
        .maybe(figure::gap(one).map(|gap| text("p", "gap", say::gap(&gap))));
    let limits = tag("dl", "limits")
        .kid(pair(say::THRESHOLD, figure::at_least(one)))
        .kid(pair(say::FLOOR, figure::trimmed(&one.floor, 6)));
    let mut trace = tag("dl", "trace");
    if let Some(it) = &one.trace {
        trace = traced(trace, it, county);
    }
    if !one.missing.is_empty() {
        let missing = one.missing.iter().map(|it| missing("dd", it, county));
        trace = trace.kid(tag("div", "").kid(words("dt", "", say::FILL)).kids(missing));
    }
    let heading = tag("h3", "").kid(text("span", "label", of.label.clone())).text(of.name.clone());
    tag("article", "panel indicator")
        .and(outcome.0.class())
        .set("id", of.id.clone())
        .kid(heading)
        .kid(figures)
        .kid(bar::unit(one, outcome.0, standard))
        .kid(limits)
        .kid(trace.kid(clause(say::CLAUSE, &one.threshold.citation)))
}

fn pair(name: &'static str, value: String) -> Tag {
    tag("div", "").kid(words("dt", "", name)).kid(text("dd", "", value))
}

fn clause(name: &'static str, citation: &Citation) -> Tag {
    pair(name, citation.text())
}

fn traced(list: Tag, trace: &Trace, county: &County) -> Tag {
    let split = trace.terms.iter().find_map(|term| term.share.as_ref());
    let sources = tag("dd", "").kids(sources(&trace.cells(), county));
    list.kid(pair(say::FORMULA, trace.formula()))
        .kid(tag("div", "").kid(words("dt", "", say::SOURCES)).kid(sources))
        .maybe(split.map(|share| clause(say::SPLIT_CLAUSE, &share.citation)))
}

/// The cells, the sheet named once for all of its cells.
fn sources(cells: &[Cell], county: &County) -> Vec<Tag> {
    if cells.is_empty() {
        return vec![words("span", "", say::TYPED)];
    }
    let mut sheets: Vec<(u32, u32)> = Vec::new();
    for cell in cells {
        if !sheets.contains(&(cell.file, cell.sheet)) {
            sheets.push((cell.file, cell.sheet));
        }
    }
    let one = |(file, sheet): (u32, u32)| {
        let here = cells.iter().filter(|cell| (cell.file, cell.sheet) == (file, sheet));
        let address = county.address(Cell { file, sheet, row: 0, column: 0 });
        let place = address.strip_suffix("A1").unwrap_or(&address).to_owned();
        text("span", "source", place).kids(here.map(|cell| text("code", "", cell.a1())))
    };
    sheets.into_iter().map(one).collect()
}

/// What is missing, and where to write it.
pub(super) fn missing(name: &'static str, one: &MissingInput, county: &County) -> Tag {
    let part = if one.part == Part::Whole { "" } else { one.part.name() };
    let what = say::missing(&[part, one.field.name()].concat());
    let how = match (one.why, one.cell) {
        (Why::TotalOnly, _) => Some(say::TOTAL_ONLY.to_owned()),
        (Why::NoSplitRatio, _) => Some(say::NO_RATIO.to_owned()),
        (Why::NotGiven, Some(cell)) => Some(say::fill_cell(&county.address(cell))),
        (Why::NotGiven, None) if county.files.is_empty() => None,
        (Why::NotGiven, None) => Some(say::FILL_COLUMN.to_owned()),
    };
    text(name, "", what).maybe(how.map(|how| text("span", "note", how)))
}

/// A value in short, for 手工填写.
pub(super) fn short(one: &UnitIndicator, of: &Indicator, standard: &Standard) -> Tag {
    let outcome = mark::indicator(one);
    let gap = figure::gap(one).map(|gap| text("span", "gap", say::gap(&gap)));
    tag("tr", outcome.0.class())
        .kid(text("th", "", of.short.clone()).with("scope", "row").set("title", of.name.clone()))
        .kid(text("td", "number strong", figure::value(one, standard)))
        .kid(text("td", "number note", figure::at_least(one)))
        .kid(tag("td", "outcome").kid(bits::sign(outcome)).maybe(gap))
}
