//! The table of schools: filters, a head to sort by, and the rows.

use std::cmp::Ordering;
use std::rc::Rc;

use js_sys::{Array, Function, Intl};
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::state::{Action, Data};
use crate::app::text as all;
use crate::app::text::county as say;
use crate::app::view::mark::{self, Mark};
use crate::app::view::rows::{Column, TableView, visible};
use crate::county::Stage;
use crate::digest::Rules;
use crate::evaluate::Verdict;

use super::dom::{Tag, tag, text, words};
use super::row::{Rows, Shared};
use super::{Scene, bits};

/// The section with filters and table.
pub(super) fn section(scene: &Scene<'_>, data: &Rc<Data>, rules: &Rc<Rules>) -> Tag {
    let view = &scene.state.table;
    let shown = order(data, view);
    let count = say::shown(shown.len(), data.digest.units.len());
    let head = tag("div", "panel-head")
        .kid(words("h2", "", say::SCHOOLS))
        .kid(text("p", "note", count).with("role", "status"));
    let section = tag("section", "schools").kid(head).kid(filters(scene));
    if shown.is_empty() {
        let reset = scene.click(Action::Viewed(TableView::default()));
        let empty = tag("div", "panel empty")
            .kid(words("p", "", say::NOTHING_SHOWN))
            .kid(bits::button("", say::RESET, reset));
        return section.kid(empty);
    }
    let data = Shared(data.clone());
    let table = tag("table", "units")
        .kid(words("caption", "unseen", say::TABLE_CAPTION))
        .kid(columns(scene, rules))
        .node(html! { <Rows data={data} shown={shown} /> });
    let frame = tag("div", "table-frame")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", say::TABLE_REGION)
        .kid(table);
    section.kid(frame).kid(legend())
}

/// The units that the table shows, in its order.
pub(super) fn order(data: &Data, view: &TableView) -> Vec<usize> {
    let collator = (view.column == Column::Name).then(collator);
    visible(&data.digest, view, &|left, right| {
        let Some(compare) = &collator else { return left.cmp(right) };
        let order = compare.call2(&JsValue::NULL, &left.into(), &right.into());
        let order = order.ok().and_then(|order| order.as_f64()).unwrap_or_default();
        order.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    })
}

/// Compares names as a Chinese dictionary does.
fn collator() -> Function {
    Intl::Collator::new(&Array::of1(&"zh-CN".into()), &js_sys::Object::new()).compare()
}

fn filters(scene: &Scene<'_>) -> Tag {
    let view = &scene.state.table;
    let choice = |name: &'static str, is_on: bool, next: TableView| {
        bits::choice(name.to_owned(), is_on, scene.click(Action::Viewed(next)))
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
        .kid(choices(say::STAGE).kids(stages.into_iter().map(stage)))
        .kid(choices(say::OUTCOME).kids(verdicts.into_iter().map(verdict)))
}

fn columns(scene: &Scene<'_>, rules: &Rules) -> Tag {
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
    let row = tag("tr", "")
        .kid(column(Column::Name, "name", say::SCHOOL))
        .kid(column(Column::Stage, "", say::STAGE))
        .kid(column(Column::Pupils, "number", say::PUPILS))
        .kids(indicators)
        .kid(column(Column::Met, "number", say::MET_COUNT))
        .kid(column(Column::Verdict, "outcome", say::OUTCOME));
    tag("thead", "").kid(row)
}

fn legend() -> Tag {
    let marks = [
        (Mark::Good, all::MET),
        (Mark::Near, all::ABOVE_FLOOR),
        (Mark::Bad, all::UNDER_FLOOR),
        (Mark::Unknown, all::MISSING),
    ];
    tag("p", "legend note")
        .kid(words("span", "unseen", say::LEGEND))
        .kids(marks.into_iter().map(bits::badge))
}
