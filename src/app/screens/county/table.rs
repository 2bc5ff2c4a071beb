//! The table of schools: filters, a head to sort by, and the rows.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::rows::Rows;
use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::scene::Scene;
use crate::app::screens::county::grid;
use crate::app::shared::Shared;
use crate::app::state::{Action, Data, Spot};
use crate::app::text as all;
use crate::app::text::{county as say, grid as grid_words};
use crate::app::view::grid as figures;
use crate::app::view::mark::{self, Mark};
use crate::app::view::rows::{Column, Show, TableView, visible};
use crate::county::Stage;
use crate::evaluate::Verdict;
use crate::view_model::Rules;

/// What the table can show.
const SHOWS: [(Show, &str); 3] = [
    (Show::Results, grid_words::RESULTS),
    (Show::Figures, grid_words::FIGURES),
    (Show::Others, grid_words::OTHERS),
];

/// The section with filters and table.
pub fn section(scene: &Scene<'_>, data: &Shared<Data>, rules: &Rules) -> Tag {
    let view = &scene.state.table;
    let (shown, all) = match view.show {
        Show::Results => (order(data, view), data.view_model.units.len()),
        Show::Figures | Show::Others => {
            (figures::rows(view, &data.view_model), data.view_model.grid.rows.len())
        }
    };
    let head = tag("div", "panel-head")
        .kid(words("h2", "", say::SCHOOLS))
        .kid(text("p", "note", say::shown(shown.len(), all)).with("role", "status"));
    // What follows the filters is a list of its own: however many parts it has, the field in which
    // somebody searches stays the one that it is.
    let section = tag("section", "schools").kid(head).kid(filters(scene));
    if shown.is_empty() {
        let reset = scene.click(Action::Viewed(view.unfiltered()));
        let empty = tag("div", "panel empty")
            .kid(words("p", "", say::NOTHING_SHOWN))
            .kid(bits::button("", say::RESET, reset));
        return section.kids([empty]);
    }
    let is_results = view.show == Show::Results;
    let cursor = scene.state.cursor.filter(|_| !is_results).and_then(|place| {
        let rows = data.view_model.grid.rows.iter();
        let mut rows = rows.enumerate();
        let row = rows.find(|(_, row)| (row.school, row.part) == (place.school, place.part))?.0;
        shown.contains(&row).then_some((row, place))
    });
    let edit = scene.state.edit.clone().filter(|edit| matches!(edit.spot, Spot::Cell(_)));
    let caption = if is_results { say::TABLE_CAPTION } else { grid_words::CAPTION };
    let (show, shared, send) = (view.show, data.clone(), scene.send.clone());
    let columns = head_row(scene, data, rules);
    let (width, limit) = (columns.len(), scene.state.rows);
    let table = tag("table", if is_results { "units" } else { "units figures-table" })
        .key(if is_results { "results" } else { "figures" })
        .kid(words("caption", "unseen", caption))
        .kid(tag("thead", "").kid(tag("tr", "").kids(columns)))
        .node(
            html! { <Rows data={shared} {show} {shown} {width} {limit} {cursor} {edit} {send} /> },
        );
    let table = if is_results { table } else { grid::live(table, scene.send) };
    let frame =
        tag("div", "table-frame").with("role", "region").with("aria-label", say::TABLE_REGION);
    let frame = if is_results { frame.with("tabindex", "0") } else { frame.and("wide") };
    let bar = (!is_results).then(|| grid::bar(scene, data));
    section.kids(bar.into_iter().chain([frame.kid(table), legend(is_results)]))
}

/// The units that the table shows, in its order.
pub fn order(data: &Data, view: &TableView) -> Vec<usize> {
    visible(&data.view_model, view)
}

fn filters(scene: &Scene<'_>) -> Tag {
    let view = &scene.state.table;
    let choice = |name: &'static str, is_on: bool, next: TableView| {
        bits::choice(name.to_owned(), is_on, scene.click(Action::Viewed(next)))
    };
    let show = |(show, name): (Show, &'static str)| {
        choice(name, view.show == show, TableView { show, ..view.clone() })
    };
    let stage = |stage: Option<Stage>| {
        let next = TableView { stage, ..view.clone() };
        choice(stage.map_or(say::ALL, Stage::name), view.stage == stage, next)
    };
    let verdict = |verdict: Option<Verdict>| {
        let next = TableView { verdict, ..view.clone() };
        let name = verdict.map_or(say::ALL, |verdict| mark::verdict(verdict).1);
        choice(name, view.verdict == verdict, next)
    };
    let searched = {
        let (send, view) = (scene.send.clone(), view.clone());
        Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let search = input.map(|input| input.value()).unwrap_or_default();
            send.emit(Action::Viewed(TableView { search, ..view.clone() }));
        })
    };
    let input = tag("input", "")
        .with("type", "search")
        .with("id", "search")
        .with("autocomplete", "off")
        .value(&view.search)
        .on_input(searched);
    let choices =
        |name: &'static str| tag("div", "choices").with("role", "group").with("aria-label", name);
    let stages = [None, Some(Stage::Primary), Some(Stage::Junior)];
    let verdicts = [None, Some(Verdict::Met), Some(Verdict::NotMet), Some(Verdict::Missing)];
    tag("div", "filters")
        .with("role", "group")
        .with("aria-label", say::FILTER)
        .kid(tag("label", "search").kid(words("span", "", say::SEARCH)).kid(input))
        .kid(choices(grid_words::SHOWS).kids(SHOWS.into_iter().map(show)))
        .kid(choices(say::STAGE).kids(stages.into_iter().map(stage)))
        .kid(choices(say::OUTCOME).kids(verdicts.into_iter().map(verdict)))
}

/// The heads of all columns.
fn head_row(scene: &Scene<'_>, data: &Data, rules: &Rules) -> Vec<Tag> {
    let view = &scene.state.table;
    let column = |column: Column, class: &'static str, name: &str| {
        let (sort, arrow) = match (view.column == column, view.descending) {
            (false, _) => ("none", ""),
            (true, false) => ("ascending", "↑"),
            (true, true) => ("descending", "↓"),
        };
        let sorted = scene.click(Action::Viewed(view.clone().sorted_by(column)));
        let button = text("button", "", name.to_owned())
            .with("type", "button")
            .on_click(sorted)
            .kid(words("span", "arrow", arrow).with("aria-hidden", "true"));
        tag("th", class).with("scope", "col").with("aria-sort", sort).kid(button)
    };
    let indicators = rules.indicators.iter().enumerate().map(|(index, one)| {
        column(Column::Indicator(index), "number", &one.short).set("title", one.name.clone())
    });
    let name = column(Column::Name, "name", say::SCHOOL);
    let stage = column(Column::Stage, "stage-name", say::STAGE);
    let row = [name, stage].into_iter();
    if view.show != Show::Results {
        return row.chain(grid::heads(view.show, data)).collect();
    }
    row.chain([column(Column::Pupils, "number", say::PUPILS)])
        .chain(indicators)
        .chain([
            column(Column::Met, "number", say::MET_COUNT),
            column(Column::Verdict, "outcome", say::OUTCOME),
        ])
        .collect()
}

fn legend(is_results: bool) -> Tag {
    let marks = [
        (Mark::Good, all::MET),
        (Mark::Near, all::ABOVE_FLOOR),
        (Mark::Bad, all::UNDER_FLOOR),
        (Mark::Unknown, all::MISSING),
    ];
    let legend = tag("p", "legend note").kid(words("span", "unseen", say::LEGEND));
    if is_results {
        return legend.kids(marks.into_iter().map(bits::badge));
    }
    legend.kids(
        grid_words::LEGEND.into_iter().map(|(sign, word)| {
            tag("span", "").kid(words("strong", "", sign)).words(" ").words(word)
        }),
    )
}
