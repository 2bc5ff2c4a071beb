//! The table of schools: filters, a head to sort by, and the rows, which come a few at a time so that
//! the page is never held up by a large county.

use std::cmp::Ordering;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Intl};
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::state::{Action, Data};
use crate::app::text::county as words;
use crate::app::view::mark::Mark;
use crate::app::view::rows::{Column, TableView, visible};
use crate::county::Stage;
use crate::evaluate::Verdict;
use crate::standard::Standard;

use super::row::Row;
use super::{Scene, bits, county};

/// So many rows are drawn at a time.
const STEP: usize = 24;

/// The section with filters and table.
pub(super) fn section(scene: &Scene<'_>, data: &Rc<Data>, standard: &Rc<Standard>) -> Html {
    let view = &scene.state.table;
    let shown = order(data, view);
    let count = words::shown(shown.len(), data.evaluation.units.len());
    let nothing = shown.is_empty();
    html! {
        <section class="schools" aria-labelledby="schools">
            <div class="panel-head">
                <h2 id="schools">{ words::SCHOOLS }</h2>
                <p class="note" role="status">{ count }</p>
            </div>
            { filters(scene) }
            if nothing {
                <div class="panel empty">
                    <p>{ words::NOTHING_SHOWN }</p>
                    <button type="button" onclick={scene.click(Action::Viewed(TableView::default()))}>
                        { words::RESET }
                    </button>
                </div>
            } else {
                <div class="table-frame" tabindex="0" role="region" aria-label={words::TABLE_REGION}>
                    <table class="units">
                        <caption class="unseen">{ words::TABLE_CAPTION }</caption>
                        { head(scene, standard) }
                        <Rows data={Shared(data.clone())} standard={Shared(standard.clone())}
                            shown={shown} />
                    </table>
                </div>
                { legend() }
            }
        </section>
    }
}

/// The units that the table shows, in its order.
pub(super) fn order(data: &Data, view: &TableView) -> Vec<usize> {
    if view.column == Column::Name {
        let compare = collator();
        visible(&data.evaluation, &data.county, view, &|left, right| {
            let order = compare.call2(&JsValue::NULL, &left.into(), &right.into());
            let order = order.ok().and_then(|order| order.as_f64()).unwrap_or_default();
            order.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
        })
    } else {
        visible(&data.evaluation, &data.county, view, &str::cmp)
    }
}

/// Compares names as a Chinese dictionary does.
fn collator() -> Function {
    Intl::Collator::new(&Array::of1(&"zh-CN".into()), &js_sys::Object::new()).compare()
}

fn filters(scene: &Scene<'_>) -> Html {
    let view = &scene.state.table;
    let choice = |name: &'static str, is_on: bool, next: TableView| {
        html! {
            <button type="button" aria-pressed={is_on.to_string()}
                onclick={scene.click(Action::Viewed(next))}>{ name }</button>
        }
    };
    let stage = |stage: Option<Stage>| {
        let next = TableView { stage, ..view.clone() };
        choice(stage.map_or(words::ALL, Stage::name), view.stage == stage, next)
    };
    let verdict = |verdict: Option<Verdict>| {
        let next = TableView { verdict, ..view.clone() };
        choice(verdict.map_or(words::ALL, county::verdict_word), view.verdict == verdict, next)
    };
    let searched = {
        let (send, view) = (scene.send.clone(), view.clone());
        Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let search = input.map(|input| input.value()).unwrap_or_default();
            send.emit(Action::Viewed(TableView { search, ..view.clone() }));
        })
    };
    html! {
        <div class="filters" role="group" aria-label={words::FILTER}>
            <label class="search">
                <span>{ words::SEARCH }</span>
                <input type="search" id="search" autocomplete="off" value={view.search.clone()}
                    oninput={searched} />
            </label>
            <div class="choices" role="group" aria-label={words::STAGE}>
                { stage(None) }{ stage(Some(Stage::Primary)) }{ stage(Some(Stage::Junior)) }
            </div>
            <div class="choices" role="group" aria-label={words::OUTCOME}>
                { verdict(None) }
                { verdict(Some(Verdict::Met)) }
                { verdict(Some(Verdict::NotMet)) }
                { verdict(Some(Verdict::Missing)) }
            </div>
        </div>
    }
}

fn head(scene: &Scene<'_>, standard: &Standard) -> Html {
    let view = &scene.state.table;
    let column = |column: Column, name: &str, class: &'static str, title: Option<String>| {
        let is_here = view.column == column;
        let (sort, arrow) = match (is_here, view.descending) {
            (false, _) => ("none", ""),
            (true, false) => ("ascending", "↑"),
            (true, true) => ("descending", "↓"),
        };
        let sorted = scene.click(Action::Viewed(view.clone().sorted_by(column)));
        html! {
            <th scope="col" class={class} aria-sort={sort} title={title}>
                <button type="button" onclick={sorted}>
                    { name }<span class="arrow" aria-hidden="true">{ arrow }</span>
                </button>
            </th>
        }
    };
    let indicators = standard.indicators.iter().enumerate().map(|(index, one)| {
        column(Column::Indicator(index), &one.short, "number", Some(one.name.clone()))
    });
    html! {
        <thead>
            <tr>
                { column(Column::Name, words::SCHOOL, "name", None) }
                { column(Column::Stage, words::STAGE, "", None) }
                { column(Column::Pupils, words::PUPILS, "number", None) }
                { for indicators }
                { column(Column::Met, words::MET_COUNT, "number", None) }
                { column(Column::Verdict, words::OUTCOME, "outcome", None) }
            </tr>
        </thead>
    }
}

fn legend() -> Html {
    use crate::app::text;
    let marks = [
        (Mark::Good, text::MET),
        (Mark::Near, text::ABOVE_FLOOR),
        (Mark::Bad, text::UNDER_FLOOR),
        (Mark::Unknown, text::MISSING),
    ];
    html! {
        <p class="legend note">
            <span class="unseen">{ words::LEGEND }</span>{ for marks.map(bits::badge) }
        </p>
    }
}

/// Something shared, the same when it is the very same thing.
#[derive(Clone)]
pub(super) struct Shared<T>(pub Rc<T>);

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    data: Shared<Data>,
    standard: Shared<Standard>,
    shown: Vec<usize>,
}

#[component]
fn Rows(props: &RowsProps) -> Html {
    let drawn = use_state(|| STEP);
    let is_done = *drawn >= props.shown.len();
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, is_done), move |(now, is_done)| {
            let next = *now + STEP;
            let later = (!is_done).then(|| Timeout::new(0, move || drawn.set(next)));
            move || drop(later)
        });
    }
    html! {
        <tbody>
            { for props.shown.iter().take(*drawn).map(|unit| html! {
                <Row key={*unit} unit={*unit} data={props.data.clone()}
                    standard={props.standard.clone()} />
            }) }
        </tbody>
    }
}
