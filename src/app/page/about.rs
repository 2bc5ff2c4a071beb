//! The standard: every value with its source, what is left out, and where the data goes.

use yew::prelude::*;

use crate::app::text::{about as say, start};
use crate::app::view::{figure, mark};
use crate::county::Stage;
use crate::standard::{Citation, Indicator, Split, Standard};

use super::dom::{Tag, tag, text, words};
use super::{Scene, bits};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>) -> Html {
    let mut about = tag("div", "about").kid(bits::heading(say::HEADING.to_owned())).kid(words(
        "p",
        "lead",
        say::LEAD,
    ));
    if let Some(standard) = &scene.state.standard {
        about = about.kids(rules(standard));
    }
    let steps = tag("ol", "").kids(say::CHECK_STEPS.into_iter().map(|step| words("li", "", step)));
    let privacy = panel(say::PRIVACY)
        .kid(words("p", "", say::PRIVACY_NOTE))
        .kid(words("h3", "", say::CHECK))
        .kid(steps);
    about.kid(privacy).kid(panel(say::SCOPE).kid(words("p", "", say::SCOPE_NOTE))).html()
}

fn panel(heading: &'static str) -> Tag {
    tag("section", "panel").kid(words("h2", "", heading))
}

fn rules(standard: &Standard) -> [Tag; 5] {
    let percent = figure::percent(standard.floor.value);
    let rule = say::school_rule(standard.required.value, standard.indicators.len(), &percent);
    let limits = Stage::ALL.map(|stage| standard.cv_limit.get(stage));
    let limit = |stage: Stage| {
        let limit = figure::limit(standard.cv_limit.get(stage).value);
        text("li", "", say::cv_limit(stage.name(), &limit))
    };
    [
        panel(say::INDICATORS).kid(indicators(standard)),
        panel(say::SCHOOL_RULE)
            .kid(text("p", "", rule))
            .kid(cited(&[&standard.required.citation, &standard.floor.citation])),
        panel(say::CV)
            .kid(tag("ul", "").kids(Stage::ALL.into_iter().map(limit)))
            .kid(words("p", "", say::CV_NOTE))
            .kid(cited(&limits.map(|limit| &limit.citation))),
        panel(say::SPLITS)
            .kid(words("p", "", say::SPLITS_NOTE))
            .kid(tag("ul", "cited").kids(standard.splits.iter().map(split))),
        excluded(standard),
    ]
}

fn indicators(standard: &Standard) -> Tag {
    let row = |one: &Indicator| {
        let (primary, junior) = (&one.threshold.primary, &one.threshold.junior);
        let clauses = sources(&[&primary.citation, &junior.citation]).join("；");
        tag("tr", "")
            .kid(bits::row_head(one, &one.name))
            .kid(text("td", "number", figure::plain(primary.value)))
            .kid(text("td", "number", figure::plain(junior.value)))
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
        .kid(tag("tbody", "").kids(standard.indicators.iter().map(row)));
    bits::scrolled(say::INDICATORS.to_owned(), table)
}

fn split(one: &Split) -> Tag {
    let names: Vec<&str> = one.weights.iter().map(|(part, _)| part.name()).collect();
    let weights: Vec<String> = one.weights.iter().map(|(_, one)| figure::plain(*one)).collect();
    let ratio = [names.join("∶"), weights.join("∶")].join(" = ");
    tag("li", "")
        .kid(text("strong", "", one.name.clone()))
        .kid(text("span", "", ratio))
        .kid(cite(one.citation.text()))
}

fn excluded(standard: &Standard) -> Tag {
    let point = &standard.teaching_point_pupils;
    let one = |name: String, citation: &Citation| {
        tag("li", "").kid(text("strong", "", name)).kid(cite(citation.text()))
    };
    let kinds = standard
        .excluded
        .iter()
        .map(|(_, reason, citation)| one(mark::exclusion(*reason).to_owned(), citation));
    let list = tag("ul", "cited")
        .kid(one(say::teaching_point(&figure::plain(point.value)), &point.citation))
        .kids(kinds);
    panel(say::EXCLUDED).kid(words("p", "", say::EXCLUDED_NOTE)).kid(list)
}

/// Sources, each once.
fn sources(citations: &[&Citation]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for citation in citations {
        let text = citation.text();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

fn cite(source: String) -> Tag {
    text("cite", "", source)
}

fn cited(citations: &[&Citation]) -> Tag {
    tag("p", "note").kids(sources(citations).into_iter().map(cite))
}
