//! One stage of the county: the seven means, how many units reach each threshold, the coefficients
//! against their limit, and on request what the usual wrong formulas would give.

use crate::app::text::{self as all, county as say};
use crate::app::view::mark::Mark;
use crate::app::view::{figure, mark, summary};
use crate::evaluate::{Dispersion, StageResult};
use crate::standard::{Indicator, Standard};

use super::dom::{Tag, tag, text, words};
use super::{bar, bits};

/// The card.
pub(super) fn card(stage: &StageResult, standard: &Standard) -> Tag {
    let limit = figure::limit(standard.cv_limit.get(stage.stage).value);
    let name = say::stage_heading(stage.stage.name());
    let rows = standard.indicators.iter().zip(&stage.indicators);
    let columns = tag("tr", "")
        .kid(bits::column("", say::INDICATOR))
        .kid(bits::column("number", say::MEAN))
        .kid(bits::column("number", say::REACHED))
        .kid(text("th", "", say::cv_limit(&limit)).with("scope", "col").with("colspan", "2"))
        .kid(bits::column("", say::OUTCOME));
    let table = tag("table", "plain")
        .kid(text("caption", "unseen", name.clone()))
        .kid(tag("thead", "").kid(columns))
        .kid(tag("tbody", "").kids(rows.map(|(of, one)| row(of, one, stage, standard))))
        .kid(tag("tfoot", "").kid(composite(stage, standard)));
    let head = tag("div", "panel-head").kid(text("h2", "", name.clone())).kid(text(
        "p",
        "note",
        say::stage_size(stage.units, &figure::plain(stage.pupils)),
    ));
    tag("section", "panel stage")
        .kid(head)
        .kid(bits::scrolled(name, table))
        .kid(comparison(stage, standard))
}

fn number(value: String) -> Tag {
    text("td", "number", value)
}

fn row(of: &Indicator, one: &Dispersion, stage: &StageResult, standard: &Standard) -> Tag {
    let outcome = mark::cv(one.verdict);
    let left_out = (one.left_out > 0).then(|| text("span", "note", say::left_out(one.left_out)));
    let unit = |unit: String| text("span", "unit", unit);
    tag("tr", "")
        .kid(bits::row_head(of, &of.short).set("title", of.name.clone()).maybe(left_out))
        .kid(number(figure::mean(one, standard)).kid(unit(of.unit.clone())))
        .kid(number(one.reached.to_string()).kid(unit(say::of(stage.units))))
        .kid(number(figure::cv(one, standard)).and("strong"))
        .kid(tag("td", "bar-cell").kid(bar::dispersion(one, outcome.0)))
        .kid(tag("td", "").kid(bits::badge(outcome)))
}

fn composite(stage: &StageResult, standard: &Standard) -> Tag {
    tag("tr", "")
        .kid(words("th", "", say::COMPOSITE).with("scope", "row").with("colspan", "3"))
        .kid(number(figure::plain_cv(stage.composite_cv, standard)))
        .kid(words("td", "note", say::COMPOSITE_NOTE).with("colspan", "2"))
}

fn comparison(stage: &StageResult, standard: &Standard) -> Tag {
    let rows = standard.indicators.iter().zip(&stage.indicators);
    let columns = tag("tr", "")
        .kid(bits::column("", say::INDICATOR))
        .kid(bits::column("number", say::OFFICIAL))
        .kid(bits::column("number", say::POPULATION))
        .kid(bits::column("number", say::SAMPLE_FORMULA))
        .kid(bits::column("", say::COMPARED));
    let table = tag("table", "plain")
        .kid(words("caption", "unseen", say::COMPARED))
        .kid(tag("thead", "").kid(columns))
        .kid(tag("tbody", "").kids(rows.map(|(of, one)| compared(of, one, standard))));
    tag("details", "compare")
        .kid(words("summary", "", say::COMPARE))
        .kid(words("p", "note", say::COMPARE_NOTE))
        .kid(bits::scrolled(all::county::COMPARED.to_owned(), table))
}

fn compared(of: &Indicator, one: &Dispersion, standard: &Standard) -> Tag {
    let others = one.unweighted.map_or([None, None], |it| [Some(it.population), it.sample]);
    let flips = others.iter().flatten().any(|cv| summary::would_flip(*cv, one));
    let outcome = if flips {
        bits::badge((Mark::Near, say::FLIPS))
    } else {
        words("span", "note", say::SAME)
    };
    tag("tr", "")
        .kid(bits::row_head(of, &of.short))
        .kid(number(figure::cv(one, standard)).and("strong"))
        .kids(others.iter().map(|cv| number(figure::plain_cv(*cv, standard))))
        .kid(tag("td", "").kid(outcome))
}
