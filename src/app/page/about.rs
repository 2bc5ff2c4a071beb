//! The standard: every value with its source, what is left out, and where the data goes.

use yew::prelude::*;

use crate::app::text::{about as say, start};
use crate::app::view::mark;
use crate::county::Stage;
use crate::digest::{IndicatorRules, Rules, Sourced};

use super::dom::{Tag, tag, text, words};
use super::{Scene, bits, program};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>) -> Html {
    let mut about = tag("div", "about").kid(bits::heading(say::HEADING.to_owned())).kid(words(
        "p",
        "lead",
        say::LEAD,
    ));
    if let Some(rules) = &scene.state.rules {
        about = about.kids(sections(rules));
    }
    let steps = tag("ol", "").kids(say::CHECK_STEPS.into_iter().map(|step| words("li", "", step)));
    let privacy = panel(say::PRIVACY)
        .kid(words("p", "", say::PRIVACY_NOTE))
        .kid(words("h3", "", say::CHECK))
        .kid(steps);
    about
        .kid(privacy)
        .kid(program::panel())
        .kid(panel(say::SCOPE).kid(words("p", "", say::SCOPE_NOTE)))
        .html()
}

fn panel(heading: &'static str) -> Tag {
    tag("section", "panel").kid(words("h2", "", heading))
}

fn sections(rules: &Rules) -> [Tag; 5] {
    let rule = say::school_rule(rules.required, rules.indicators.len(), &rules.floor);
    let limit =
        |stage: Stage| text("li", "", say::cv_limit(stage.name(), &rules.cv_limit(stage).text));
    let limits = Stage::ALL.map(|stage| rules.cv_limit(stage).source.clone());
    [
        panel(say::INDICATORS).kid(indicators(rules)),
        panel(say::SCHOOL_RULE).kid(text("p", "", rule)).kid(cited(&rules.rule_sources)),
        panel(say::CV)
            .kid(tag("ul", "").kids(Stage::ALL.into_iter().map(limit)))
            .kid(words("p", "", say::CV_NOTE))
            .kid(cited(&limits)),
        panel(say::SPLITS)
            .kid(words("p", "", say::SPLITS_NOTE))
            .kid(tag("ul", "cited").kids(rules.splits.iter().map(split))),
        excluded(rules),
    ]
}

fn indicators(rules: &Rules) -> Tag {
    let row = |one: &IndicatorRules| {
        let [primary, junior] = Stage::ALL.map(|stage| &one.at(stage).threshold);
        let clauses = if primary.source == junior.source {
            primary.source.clone()
        } else {
            [primary.source.as_str(), junior.source.as_str()].join("；")
        };
        tag("tr", "")
            .kid(bits::row_head(one, &one.name))
            .kid(text("td", "number", primary.text.clone()))
            .kid(text("td", "number", junior.text.clone()))
            .kid(text("td", "unit", one.unit.clone()))
            .kid(text("td", "note", clauses))
    };
    let columns = tag("tr", "")
        .kid(bits::column("", say::INDICATOR))
        .kid(bits::column("number", start::AT_LEAST_PRIMARY))
        .kid(bits::column("number", start::AT_LEAST_JUNIOR))
        .kid(bits::column("", say::UNIT))
        .kid(bits::column("", say::CLAUSE));
    let table = tag("table", "plain")
        .kid(words("caption", "unseen", say::INDICATORS))
        .kid(tag("thead", "").kid(columns))
        .kid(tag("tbody", "").kids(rules.indicators.iter().map(row)));
    bits::scrolled(say::INDICATORS.to_owned(), table)
}

fn split((name, ratio): &(String, Sourced)) -> Tag {
    tag("li", "")
        .kid(text("strong", "", name.clone()))
        .kid(text("span", "", ratio.text.clone()))
        .kid(cite(&ratio.source))
}

fn excluded(rules: &Rules) -> Tag {
    let one =
        |name: String, source: &str| tag("li", "").kid(text("strong", "", name)).kid(cite(source));
    let point = &rules.teaching_point;
    let kinds = rules
        .excluded
        .iter()
        .map(|(reason, source)| one(mark::exclusion(*reason).to_owned(), source));
    let list =
        tag("ul", "cited").kid(one(say::teaching_point(&point.text), &point.source)).kids(kinds);
    panel(say::EXCLUDED).kid(words("p", "", say::EXCLUDED_NOTE)).kid(list)
}

fn cite(source: &str) -> Tag {
    text("cite", "", source.to_owned())
}

fn cited(sources: &[String]) -> Tag {
    tag("p", "note").kids(sources.iter().map(|source| cite(source)))
}
