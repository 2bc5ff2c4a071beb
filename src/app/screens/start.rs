//! The start page: what it does, where to drop files, what to do without one.

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::components::folders;
use crate::app::hooks::use_app;
use crate::app::route::Route;
use crate::app::scene::{Scene, choose_files};
use crate::app::screens::kept;
use crate::app::state::{Action, Task};
use crate::app::text::{checks, start as say};
use crate::county::Stage;
use crate::view_model::{IndicatorRules, Rules};

/// The screen.
#[component]
pub fn Start() -> Html {
    let app = use_app();
    let scene = &app.scene();
    let hero = tag("div", "hero").kid(bits::heading(say::HEADING.to_owned())).kid(words(
        "p",
        "lead",
        say::LEAD,
    ));
    let main = tag("div", "start-main").kid(drop_zone()).kid(without_file(scene));
    let start = tag("div", "start").kid(main).kid(thresholds(scene.state.rules.as_deref()));
    html! {
        <>
            { hero }
            { tag("div", "").maybe(held(scene)).maybe(kept::list(scene)) }
            { start }
        </>
    }
}

fn held(scene: &Scene<'_>) -> Option<Tag> {
    let data = scene.state.data.as_ref()?;
    let sentence = if data.is_sample {
        say::HELD_SAMPLE.to_owned()
    } else {
        say::held(data.view_model.files.len(), data.view_model.schools.len())
    };
    let what = tag("div", "").kid(words("h2", "", say::THERE_ALREADY)).kid(text("p", "", sentence));
    let buttons = tag("p", "buttons")
        .kid(bits::link("button primary", Route::County, say::GO_ON))
        .kid(bits::button("", say::CLEAR, scene.click(Action::Emptied)));
    Some(tag("section", "held panel").kid(what).kid(buttons))
}

fn drop_zone() -> Tag {
    tag("section", "drop")
        .kid(bits::sheet())
        .kid(words("h2", "", say::DROP))
        .kid(bits::button("primary large", say::CHOOSE, choose_files()).with("id", "choose-files"))
        .kid(tag("p", "buttons").kids(folders::buttons()))
        .kid(words("p", "note", say::DROP_HINT))
        .kid(folders::hint())
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
        .kid(way(ask("blank", Task::Blank), checks::BLANK, checks::BLANK_HINT))
        .kid(way(by_hand, say::MANUAL, say::MANUAL_HINT));
    tag("section", "ways").kid(words("h2", "", say::WITHOUT_FILE)).kid(ways)
}

/// What is compared with; a frame of its size until the worker has told the standard, so that
/// nothing moves when it comes.
fn thresholds(rules: Option<&Rules>) -> Tag {
    let panel = tag("section", "panel thresholds");
    let Some(rules) = rules else { return panel.with("aria-busy", "true") };
    let row = |one: &IndicatorRules| {
        let cell = |stage| text("td", "", one.at(stage).threshold.text.clone());
        tag("tr", "").kid(bits::row_head(one, &one.name)).kids(Stage::ALL.map(cell)).kid(text(
            "td",
            "unit",
            one.unit.clone(),
        ))
    };
    let head = tag("tr", "")
        .kid(bits::column("", say::INDICATOR))
        .kid(bits::column("", say::AT_LEAST_PRIMARY))
        .kid(bits::column("", say::AT_LEAST_JUNIOR))
        .kid(bits::column("", say::UNIT));
    let table = tag("table", "plain")
        .kid(tag("caption", "").kid(words("h2", "", say::STANDARD)))
        .kid(tag("thead", "").kid(head))
        .kid(tag("tbody", "").kids(rules.indicators.iter().map(row)));
    let rule = say::rule(rules.required, rules.indicators.len(), &rules.floor);
    panel.kid(table).kid(text("p", "", rule)).kid(tag("p", "").kid(bits::link(
        "",
        Route::Standard,
        say::STANDARD_MORE,
    )))
}
