//! The list of all corrections by hand, each with a way to take it back.

use yew::prelude::*;

use crate::app::state::{Action, Data, Mend};
use crate::app::text::mend as say;
use crate::county::Correction;
use crate::digest::CorrectionDigest;

use crate::app::components::bits;
use crate::app::components::element::{Tag, group, tag, text, words};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::scene::Scene;
use crate::app::screens::CountyProps;

/// The screen.
#[component]
pub fn Corrections(CountyProps { data }: &CountyProps) -> Html {
    let (state, send) = (use_app_state(), use_dispatch());
    let scene = &Scene { state: &state, send: &send };
    let all = &data.digest.corrections;
    let list = if all.is_empty() {
        tag("div", "panel empty").kid(words("p", "", say::NONE))
    } else {
        table(scene, data)
    };
    let corrections: Vec<Correction> = all.iter().map(|one| one.correction.clone()).collect();
    let take_all = (all.len() > 1).then(|| {
        let does = scene.click(Action::Mended(Mend::TakeBack(corrections)));
        tag("p", "buttons").kid(bits::button("", say::TAKE_BACK_ALL, does))
    });
    group(vec![
        bits::heading(say::HEADING.to_owned()).html(),
        words("p", "lead", say::LEAD).html(),
        list.html(),
        take_all.map(Tag::html).unwrap_or_default(),
    ])
}

fn table(scene: &Scene<'_>, data: &Data) -> Tag {
    let head = tag("tr", "")
        .kid(bits::column("", say::SCHOOL))
        .kid(bits::column("", say::FACT))
        .kid(bits::column("number", say::WAS))
        .kid(bits::column("number", say::NOW))
        .kid(bits::column("", say::PLACE))
        .kid(bits::column("", say::DOES));
    let rows = data.digest.corrections.iter().map(|one| row(scene, data, one));
    let table = tag("table", "plain mends")
        .kid(tag("thead", "").kid(head))
        .kid(tag("tbody", "").kids(rows));
    tag("div", "panel").kid(bits::scrolled(say::HEADING.to_owned(), table))
}

fn row(scene: &Scene<'_>, data: &Data, one: &CorrectionDigest) -> Tag {
    let correction = &one.correction;
    let fact = (correction.field, correction.part);
    let name = correction.school.name.clone();
    let unit = one.unit.and_then(|unit| data.digest.units.get(unit));
    let school = match unit {
        Some(unit) => bits::unit_link(unit, name),
        None => text("span", "", name),
    };
    let place = match &one.place {
        _ if !one.is_used => words("span", "problem", say::UNUSED),
        Some(place) => text("code", "", place.clone()),
        None => words("span", "note", say::NO_CELL),
    };
    let does = scene.click(Action::Mended(Mend::TakeBack(vec![correction.clone()])));
    let about = [say::TAKE_BACK, &correction.school.name, &say::fact(fact)].concat();
    tag("tr", "")
        .kid(tag("th", "").with("scope", "row").kid(school))
        .kid(text("td", "", say::fact(fact)))
        .kid(text("td", "number", say::figure(fact, one.was.as_deref())))
        .kid(text("td", "number strong", say::figure(fact, one.now.as_deref())))
        .kid(tag("td", "").kid(place))
        .kid(tag("td", "").kid(bits::button("mend", say::TAKE_BACK, does).set("aria-label", about)))
}
