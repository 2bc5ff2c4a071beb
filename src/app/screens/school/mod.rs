//! One school at one stage: the verdict, what is short, and each indicator with its way back to the
//! cells and the clause.

pub mod indicator;

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::correction::Of;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::components::entry;
use crate::app::hooks::use_app;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screens::CountyProps;
use crate::app::screens::checks;
use crate::app::screens::county::reasons;
use crate::app::screens::county::table;
use crate::app::state::{Data, Spot};
use crate::app::text::{self as all, school as say};
use crate::app::view::{mark, rows, summary};
use crate::county::Stage;
use crate::view_model::{MissingView, Rules, SchoolView, UnitView};

/// The screen.
#[component]
pub fn School(CountyProps { data }: &CountyProps) -> Html {
    let app = use_app();
    let scene = &app.scene();
    let Route::School { school: index, stage } = scene.state.route else {
        return Html::default();
    };
    let unit = summary::unit_at(&data.view_model, index, stage);
    let found = unit.and_then(|place| Some((place, data.view_model.units.get(place)?)));
    let school = data.view_model.schools.get(index);
    let (Some((place, unit)), Some(school), Some(rules)) = (found, school, &scene.state.rules)
    else {
        return left_out(scene, data, index, school).html();
    };
    let of = Of { scene, index, school, sheets: &data.view_model.sheets };
    let cards = unit.indicators.iter().zip(&rules.indicators).enumerate();
    let cards = cards.map(|(card, (one, rule))| indicator::card(of, card, one, rule, stage, rules));
    // Another school is another screen: no field of one becomes a field of the next.
    let key = [&index.to_string(), stage.id()].join("-");
    html! {
        <div {key}>
            { path(scene, data, place) }
            { verdict(data, of, unit, rules) }
            { words("h2", "", say::INDICATORS) }
            { tag("div", "indicators").kids(cards) }
            { checks::of_school(scene, data, index, school) }
        </div>
    }
}

fn verdict(data: &Data, of: Of<'_>, unit: &UnitView, rules: &Rules) -> Tag {
    let school = of.school;
    let mark = mark::verdict(unit.verdict);
    let other = Stage::ALL.into_iter().find(|stage| {
        *stage != unit.stage && summary::unit_at(&data.view_model, unit.school, *stage).is_some()
    });
    let other = other.map(|stage| {
        let to = Route::School { school: unit.school, stage };
        let name = say::other(all::section(stage, true));
        tag("p", "").kid(text("a", "", name).set("href", to.hash()))
    });
    let section = all::section(unit.stage, bits::is_combined(school.kind));
    let sign = tag("p", "verdict-sign")
        .kid(bits::badge(mark))
        .kid(text("strong", "", summary::indicators(unit)))
        .kid(text("span", "note", say::rule(rules.required, &rules.floor)));
    let pupils = say::pupils(section, &unit.pupils);
    let about = [Some(school.kind.name()), Some(pupils.as_str()), school.township.as_deref()];
    let about: Vec<&str> = about.into_iter().flatten().collect();
    let sentences = tag("div", "verdict-words")
        .kid(sign)
        .kid(bits::heading(bits::unit_name(school, unit.stage)))
        .kid(text("p", "note", about.join("，")))
        .maybe(entry::added(of.scene, of.index, school))
        .maybe(other);
    let short = tag("div", "short").maybe(short(unit, rules)).maybe(missing(of, unit));
    tag("section", "verdict").and(mark.0.class()).with("id", "verdict").kid(sentences).kid(short)
}

fn short(unit: &UnitView, rules: &Rules) -> Option<Tag> {
    let gaps = reasons::gaps(unit, rules);
    if gaps.is_empty() {
        let is_all = unit.met == unit.indicators.len();
        return is_all.then(|| words("p", "", say::NOTHING_SHORT));
    }
    let list = tag("ul", "gaps").kids(gaps.into_iter().map(|gap| text("li", "", gap)));
    Some(tag("div", "").kid(words("h2", "", say::SHORT)).kid(list))
}

fn missing(of: Of<'_>, unit: &UnitView) -> Option<Tag> {
    let mut all: Vec<MissingView> = Vec::new();
    for one in unit.indicators.iter().flat_map(|one| one.way.open().missing) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    let items = indicator::missing_list("li", &all, of, Spot::Missing);
    let is_any = !items.is_empty();
    let list = tag("ul", "gaps").kids(items);
    is_any.then(|| tag("div", "").kid(words("h2", "", say::FILL)).kid(list))
}

/// Where one is, and the schools before and after.
fn path(scene: &Scene<'_>, data: &Data, place: usize) -> Tag {
    let units = &data.view_model.units;
    let shown = table::order(data, &scene.state.table);
    let (before, after) = rows::neighbours(&shown, units.len(), place);
    let link = |place: Option<usize>, word: &'static str, rel: &'static str| {
        let unit = units.get(place?)?;
        let name = bits::unit_name(data.view_model.schools.get(unit.school)?, unit.stage);
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
fn left_out(scene: &Scene<'_>, data: &Data, index: usize, school: Option<&SchoolView>) -> Tag {
    let reason = data.view_model.excluded.iter().find(|(school, _)| *school == index);
    let (name, sentence) = match (school, reason) {
        (Some(school), Some((_, reason))) => {
            (school.name.as_str(), say::excluded(mark::exclusion(*reason)))
        }
        _ => (all::notice::NO_SUCH_SCHOOL_HEADING, all::notice::NO_SUCH_SCHOOL.to_owned()),
    };
    tag("section", "panel empty")
        .kid(bits::heading(name.to_owned()))
        .kid(text("p", "", sentence))
        .maybe(school.and_then(|school| entry::added(scene, index, school)))
        .kid(tag("p", "").kid(bits::link("", Route::County, all::notice::TO_COUNTY)))
}
