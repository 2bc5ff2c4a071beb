//! One stage of the county: the seven means, how many units reach each threshold, the coefficients
//! against their limit, and on request what the usual wrong formulas would give.

use crate::app::components::bar;
use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::text::{self as all, county as say};
use crate::app::view::mark::Mark;
use crate::app::view::{mark, summary};
use crate::view_model::{CvView, IndicatorRules, Rules, StageView};

/// The card.
pub fn card(stage: &StageView, rules: &Rules) -> Tag {
    let limit = &rules.cv_limit(stage.stage).text;
    let name = say::stage_heading(stage.stage.name());
    let rows = rules.indicators.iter().zip(&stage.indicators);
    let columns = tag("tr", "")
        .kid(bits::column("", say::INDICATOR))
        .kid(bits::column("number", say::MEAN))
        .kid(bits::column("number", say::REACHED))
        .kid(text("th", "", say::cv_limit(limit)).with("scope", "col").with("colspan", "2"))
        .kid(bits::column("", say::OUTCOME));
    let table = tag("table", "plain")
        .kid(text("caption", "unseen", name.clone()))
        .kid(tag("thead", "").kid(columns))
        .kid(tag("tbody", "").kids(rows.map(|(of, one)| row(of, one, stage))))
        .kid(tag("tfoot", "").kid(composite(stage)));
    let head = tag("div", "panel-head").kid(text("h2", "", name.clone())).kid(text(
        "p",
        "note",
        say::stage_size(stage.units, &stage.pupils),
    ));
    tag("section", "panel stage")
        .kid(head)
        .kid(bits::scrolled(name, table))
        .kid(comparison(stage, rules))
}

fn number(value: String) -> Tag {
    text("td", "number", value)
}

fn row(of: &IndicatorRules, one: &CvView, stage: &StageView) -> Tag {
    let outcome = mark::cv(one.verdict);
    let left_out = (one.left_out > 0).then(|| text("span", "note", say::left_out(one.left_out)));
    let unit = |unit: String| text("span", "unit", unit);
    tag("tr", "")
        .kid(bits::row_head(of, &of.short).set("title", of.name.clone()).maybe(left_out))
        .kid(number(one.mean.clone()).kid(unit(of.unit.clone())))
        .kid(number(summary::known(one.reached, one.left_out)).kid(unit(say::of(stage.units))))
        .kid(number(one.cv.clone()).and("strong"))
        .kid(tag("td", "bar-cell").kid(bar::dispersion(one, outcome.0)))
        .kid(tag("td", "").kid(bits::badge(outcome)))
}

fn composite(stage: &StageView) -> Tag {
    let outcome =
        match &stage.composite_limit {
            None => words("td", "note", say::COMPOSITE_NOTE),
            Some(limit) => tag("td", "")
                .kid(bits::badge(mark::cv(stage.composite_verdict)))
                .kid(text("span", "note", say::composite_limit(limit))),
        };
    tag("tr", "")
        .kid(words("th", "", say::COMPOSITE).with("scope", "row").with("colspan", "3"))
        .kid(number(stage.composite.clone()))
        .kid(outcome.with("colspan", "2"))
}

fn comparison(stage: &StageView, rules: &Rules) -> Tag {
    let rows = rules.indicators.iter().zip(&stage.indicators);
    let columns = tag("tr", "")
        .kid(bits::column("", say::INDICATOR))
        .kid(bits::column("number", say::OFFICIAL))
        .kid(bits::column("number", say::POPULATION))
        .kid(bits::column("number", say::SAMPLE_FORMULA))
        .kid(bits::column("", say::COMPARED));
    let table = tag("table", "plain")
        .kid(words("caption", "unseen", say::COMPARED))
        .kid(tag("thead", "").kid(columns))
        .kid(tag("tbody", "").kids(rows.map(|(of, one)| compared(of, one))));
    tag("details", "compare")
        .kid(words("summary", "", say::COMPARE))
        .kid(words("p", "note", say::COMPARE_NOTE))
        .kid(bits::scrolled(all::county::COMPARED.to_owned(), table))
}

fn compared(of: &IndicatorRules, one: &CvView) -> Tag {
    let outcome = if one.unweighted_flips {
        bits::badge((Mark::Near, say::FLIPS))
    } else {
        words("span", "note", say::SAME)
    };
    tag("tr", "")
        .kid(bits::row_head(of, &of.short))
        .kid(number(one.cv.clone()).and("strong"))
        .kids(one.unweighted.iter().map(|cv| number(cv.clone())))
        .kid(tag("td", "").kid(outcome))
}
