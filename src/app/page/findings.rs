//! The list of what was found: how much it matters, what to do, in which cell, at which school.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::{Action, Data};
use crate::app::text::findings as say;
use crate::app::view::{mark, summary};
use crate::digest::FindingDigest;
use crate::finding::Severity;

use super::dom::{Tag, group, tag, text, words};
use super::{Scene, bits};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>, data: &Rc<Data>) -> Html {
    let only = scene.state.severity;
    let counts = summary::severities(&data.digest.findings);
    let shown =
        counts.iter().filter(|(severity, _)| only.is_none_or(|only| only == *severity)).flat_map(
            |(severity, _)| data.digest.findings.iter().filter(|one| one.severity == *severity),
        );
    let items: Vec<Tag> = shown.map(|one| item(one, data)).collect();
    let empty = items.is_empty().then(|| {
        let sentence = if data.digest.findings.is_empty() { say::NONE } else { say::NONE_SHOWN };
        tag("div", "panel empty").kid(words("p", "", sentence))
    });
    group(vec![
        bits::heading(say::HEADING.to_owned()).html(),
        words("p", "lead", say::LEAD).html(),
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
    tag("div", "filters").kid(choices)
}

fn item(one: &FindingDigest, data: &Data) -> Tag {
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
        .kid(tag("p", "note places").maybe(place).maybe(school));
    tag("li", "panel finding")
        .and(outcome.0.class())
        .kid(tag("span", "").with("title", meaning).kid(bits::badge(outcome)))
        .kid(said)
}
