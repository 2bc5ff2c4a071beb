//! One school at one stage: the verdict, what is short, and each indicator with its way back to the
//! cells and the clause.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::state::Data;
use crate::app::text::{self as all, school as say};
use crate::app::view::{figure, mark, rows, summary};
use crate::county::{County, School, Stage};
use crate::evaluate::{MissingInput, Unit};
use crate::standard::Standard;

use super::dom::{Tag, group, tag, text, words};
use super::{Scene, bits, indicator, reasons, table};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>, data: &Rc<Data>) -> Html {
    let Route::School { school: index, stage } = scene.state.route else {
        return Html::default();
    };
    let unit = summary::unit_at(&data.evaluation, index, stage);
    let found = unit.and_then(|place| Some((place, data.evaluation.units.get(place)?)));
    let school = data.county.schools.get(index);
    let (Some((place, unit)), Some(school), Some(standard)) =
        (found, school, &scene.state.standard)
    else {
        return left_out(data, index, school).html();
    };
    let cards = unit.indicators.iter().zip(&standard.indicators);
    let cards = cards.map(|(one, of)| indicator::card(one, of, &data.county, standard));
    group(vec![
        path(scene, data, place).html(),
        verdict(data, school, unit, standard).html(),
        words("h2", "", say::INDICATORS).html(),
        tag("div", "indicators").kids(cards).html(),
    ])
}

fn verdict(data: &Data, school: &School, unit: &Unit, standard: &Standard) -> Tag {
    let mark = mark::verdict(unit.verdict);
    let other = Stage::ALL.into_iter().find(|stage| {
        *stage != unit.stage && summary::unit_at(&data.evaluation, unit.school, *stage).is_some()
    });
    let other = other.map(|stage| {
        let to = Route::School { school: unit.school, stage };
        let name = say::other(all::section(stage, true));
        tag("p", "").kid(text("a", "", name).set("href", to.hash()))
    });
    let section = all::section(unit.stage, bits::is_combined(school.kind));
    let percent = figure::percent(standard.floor.value);
    let sign = tag("p", "verdict-sign")
        .kid(bits::badge(mark))
        .kid(text("strong", "", say::met(unit.met, unit.indicators.len())))
        .kid(text("span", "note", say::rule(standard.required.value, &percent)));
    let about = [school.kind.name(), &say::pupils(section, &figure::pupils(unit.pupils))];
    let sentences = tag("div", "verdict-words")
        .kid(sign)
        .kid(bits::heading(bits::unit_name(school, unit.stage)))
        .kid(text("p", "note", about.join("，")))
        .maybe(other);
    let short = tag("div", "short").maybe(short(unit, standard)).maybe(missing(unit, &data.county));
    tag("section", "verdict").and(mark.0.class()).with("id", "verdict").kid(sentences).kid(short)
}

fn short(unit: &Unit, standard: &Standard) -> Option<Tag> {
    let gaps = reasons::gaps(unit, standard);
    if gaps.is_empty() {
        let is_all = unit.met == unit.indicators.len();
        return is_all.then(|| words("p", "", say::NOTHING_SHORT));
    }
    let list = tag("ul", "gaps").kids(gaps.into_iter().map(|gap| text("li", "", gap)));
    Some(tag("div", "").kid(words("h2", "", say::SHORT)).kid(list))
}

fn missing(unit: &Unit, county: &County) -> Option<Tag> {
    let mut all: Vec<MissingInput> = Vec::new();
    for one in unit.indicators.iter().flat_map(|one| &one.missing) {
        if !all.contains(one) {
            all.push(*one);
        }
    }
    let items = all.iter().map(|one| indicator::missing("li", one, county));
    let list = tag("ul", "gaps").kids(items);
    (!all.is_empty()).then(|| tag("div", "").kid(words("h2", "", say::FILL)).kid(list))
}

/// Where one is, and the schools before and after.
fn path(scene: &Scene<'_>, data: &Data, place: usize) -> Tag {
    let units = &data.evaluation.units;
    let shown = table::order(data, &scene.state.table);
    let (before, after) = rows::neighbours(&shown, units.len(), place);
    let link = |place: Option<usize>, word: &'static str, rel: &'static str| {
        let unit = units.get(place?)?;
        let name = bits::unit_name(data.county.schools.get(unit.school)?, unit.stage);
        Some(bits::unit_link(unit, word.to_owned()).with("rel", rel).set("title", name))
    };
    let turn = tag("span", "path-turn").maybe(link(before, say::PREVIOUS, "prev")).maybe(link(
        after,
        say::NEXT,
        "next",
    ));
    tag("nav", "path")
        .with("aria-label", say::OTHERS)
        .kid(bits::link("", Route::County, say::BACK))
        .kid(turn)
}

/// A school that is not counted, or none at all.
fn left_out(data: &Data, index: usize, school: Option<&School>) -> Tag {
    let reason = data.evaluation.excluded.iter().find(|one| one.school == index);
    let (name, sentence) = match (school, reason) {
        (Some(school), Some(one)) => {
            (school.name.as_str(), say::excluded(mark::exclusion(one.reason)))
        }
        _ => (all::notice::NO_SUCH_SCHOOL_HEADING, all::notice::NO_SUCH_SCHOOL.to_owned()),
    };
    tag("section", "panel empty")
        .kid(bits::heading(name.to_owned()))
        .kid(text("p", "", sentence))
        .kid(tag("p", "").kid(bits::link("", Route::County, all::notice::TO_COUNTY)))
}
