//! The start page: what it does, where to drop files, what to do without one.

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::state::{Action, Task};
use crate::app::text::start as say;
use crate::app::view::figure;
use crate::standard::{Indicator, Standard};

use super::dom::{Tag, group, tag, text, words};
use super::{Scene, bits};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>) -> Html {
    let hero = tag("div", "hero").kid(bits::heading(say::HEADING.to_owned())).kid(words(
        "p",
        "lead",
        say::LEAD,
    ));
    let main = tag("div", "start-main").kid(drop_zone(scene)).kid(without_file(scene));
    let start = tag("div", "start")
        .kid(main)
        .maybe(scene.state.standard.as_ref().map(|standard| thresholds(standard)));
    group(vec![hero.html(), tag("div", "").maybe(held(scene)).html(), start.html()])
}

fn held(scene: &Scene<'_>) -> Option<Tag> {
    let data = scene.state.data.as_ref()?;
    let sentence = if data.is_sample {
        say::HELD_SAMPLE.to_owned()
    } else {
        say::held(data.county.files.len(), data.county.schools.len())
    };
    let what = tag("div", "").kid(words("h2", "", say::THERE_ALREADY)).kid(text("p", "", sentence));
    let buttons = tag("p", "buttons")
        .kid(bits::link("button primary", Route::County, say::GO_ON))
        .kid(bits::button("", say::CLEAR, scene.click(Action::Emptied)));
    Some(tag("section", "held panel").kid(what).kid(buttons))
}

fn drop_zone(scene: &Scene<'_>) -> Tag {
    tag("section", "drop")
        .kid(bits::sheet())
        .kid(words("h2", "", say::DROP))
        .kid(bits::button("primary large", say::CHOOSE, scene.choose()).with("id", "choose-files"))
        .kid(words("p", "note", say::DROP_HINT))
}

fn without_file(scene: &Scene<'_>) -> Tag {
    let way = |way: Tag, name, hint| {
        tag("li", "")
            .kid(way.and("way").kid(words("strong", "", name)).kid(words("span", "", hint)))
    };
    let ask = |id: &'static str, task: Task| {
        let does = scene.click(Action::Asked(task));
        tag("button", "").with("type", "button").with("id", id).on_click(does)
    };
    let by_hand = tag("a", "").set("href", Route::Manual.hash());
    let ways = tag("ul", "")
        .kid(way(ask("sample", Task::Sample), say::SAMPLE, say::SAMPLE_HINT))
        .kid(way(ask("template", Task::Template), say::TEMPLATE, say::TEMPLATE_HINT))
        .kid(way(by_hand, say::MANUAL, say::MANUAL_HINT));
    tag("section", "ways").kid(words("h2", "", say::WITHOUT_FILE)).kid(ways)
}

fn thresholds(standard: &Standard) -> Tag {
    let row = |one: &Indicator| {
        let cell = |value| text("td", "", figure::plain(value));
        tag("tr", "")
            .kid(bits::row_head(one, &one.name))
            .kid(cell(one.threshold.primary.value))
            .kid(cell(one.threshold.junior.value))
            .kid(text("td", "unit", one.unit.clone()))
    };
    let head = tag("tr", "")
        .kid(bits::column("", say::INDICATOR))
        .kid(bits::column("", say::AT_LEAST_PRIMARY))
        .kid(bits::column("", say::AT_LEAST_JUNIOR))
        .kid(bits::column("", say::UNIT));
    let table = tag("table", "plain")
        .kid(tag("caption", "").kid(words("h2", "", say::STANDARD)))
        .kid(tag("thead", "").kid(head))
        .kid(tag("tbody", "").kids(standard.indicators.iter().map(row)));
    let percent = figure::percent(standard.floor.value);
    let rule = say::rule(standard.required.value, standard.indicators.len(), &percent);
    tag("section", "panel thresholds")
        .kid(table)
        .kid(text("p", "", rule))
        .kid(tag("p", "").kid(bits::link("", Route::About, say::STANDARD_MORE)))
}
