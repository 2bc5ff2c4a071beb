//! The list of what was found: how much it matters, what to do, in which cell, at which school.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::state::{Action, Data, Spot};
use crate::app::text::findings as say;
use crate::app::view::findings::keeps;
use crate::app::view::{mark, summary};
use crate::digest::{FactOf, FindingDigest};
use crate::finding::Severity;

use super::dom::{Tag, group, tag, text, words};
use super::mend::{self, Of};
use super::{Scene, bits, marked};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>, data: &Rc<Data>) -> Html {
    let only = scene.state.severity;
    let counts = summary::severities(&data.digest.findings);
    let search = &scene.state.finding_search;
    let severities = counts.iter().map(|(severity, _)| *severity);
    let severities = severities.filter(|severity| only.is_none_or(|only| only == *severity));
    let shown = severities.flat_map(|severity| {
        let all = data.digest.findings.iter().enumerate();
        all.filter(move |(_, one)| one.severity == severity)
    });
    let shown = shown.filter(|(_, one)| keeps(one, &data.digest, search));
    let items: Vec<Tag> = shown.map(|(index, one)| item(scene, index, one, data)).collect();
    let empty = items.is_empty().then(|| {
        let sentence = if data.digest.findings.is_empty() { say::NONE } else { say::NONE_SHOWN };
        tag("div", "panel empty").kid(words("p", "", sentence))
    });
    group(vec![
        bits::heading(say::HEADING.to_owned()).html(),
        words("p", "lead", say::LEAD).html(),
        marked::export(scene, data).map(Tag::html).unwrap_or_default(),
        filter(scene, data, &counts).html(),
        tag("ul", "findings").kids(items).html(),
        empty.map(Tag::html).unwrap_or_default(),
    ])
}

fn filter(scene: &Scene<'_>, data: &Data, counts: &[(Severity, usize)]) -> Tag {
    let choice = |severity: Option<Severity>, word: &'static str, count: usize| {
        let name = [word, &count.to_string()].join(" ");
        let does = scene.click(Action::Sifted(severity));
        bits::choice(name, scene.state.severity == severity, does)
    };
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let choices = tag("div", "choices")
        .with("role", "group")
        .with("aria-label", say::FILTER)
        .kid(choice(None, say::ALL, data.digest.findings.len()))
        .kids(counts.map(|(one, count)| choice(Some(*one), mark::severity(*one).1, *count)));
    let send = scene.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(Action::Searched(text));
    });
    let search = tag("input", "")
        .with("id", "search-findings")
        .with("type", "search")
        .with("placeholder", say::SEARCH)
        .with("aria-label", say::SEARCH)
        .value(&scene.state.finding_search)
        .on_input(typed);
    tag("div", "filters").kid(choices).kid(search)
}

fn item(scene: &Scene<'_>, index: usize, one: &FindingDigest, data: &Data) -> Tag {
    let outcome = mark::severity(one.severity);
    let meaning = match one.severity {
        Severity::Error => say::ERROR_MEANS,
        Severity::Warning => say::WARNING_MEANS,
        Severity::Notice => say::NOTICE_MEANS,
    };
    let place = one.place.clone().map(|place| text("code", "", place));
    let unit = one.unit.and_then(|unit| data.digest.units.get(unit));
    let school = unit.map(|unit| bits::unit_link(unit, say::SEE_SCHOOL.to_owned()));
    let said = tag("div", "")
        .kid(text("p", "", one.message.clone()))
        .kid(tag("p", "note places").maybe(place).maybe(school))
        .maybe(one.fact.and_then(|(school, fact)| figure(scene, index, school, fact, data)));
    tag("li", "panel finding")
        .key(&index.to_string())
        .and(outcome.0.class())
        .kid(tag("span", "").with("title", meaning).kid(bits::badge(outcome)))
        .kid(said)
}

/// The figure in question, and a way to correct it.
fn figure(
    scene: &Scene<'_>,
    finding: usize,
    index: usize,
    fact: FactOf,
    data: &Data,
) -> Option<Tag> {
    let school = data.digest.schools.get(index)?;
    let of = Of { scene, index, school, sheets: &data.digest.sheets };
    let figure = mend::figure(of, fact, Spot::Finding(finding), false);
    Some(tag("ul", "inputs").kid(figure))
}
