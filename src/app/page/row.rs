//! The rows of the table of schools. They come a few at a time, so that the page is never held up by
//! a large county, and each is drawn once and again only when its county changes.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::state::Data;
use crate::app::text::county as say;
use crate::app::view::mark;
use crate::digest::{FigureDigest, UnitDigest};

use super::bits;
use super::dom::{Tag, tag, text, words};

/// So many rows are drawn at a time.
const STEP: usize = 24;

/// Something shared, the same when it is the very same thing.
pub(super) struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Which units are shown, in their order.
#[derive(Properties, PartialEq)]
pub(super) struct RowsProps {
    /// The county.
    pub data: Shared<Data>,
    /// Indices into the results' units.
    pub shown: Vec<usize>,
}

/// All rows, once they have come.
pub(super) struct Rows {
    drawn: usize,
    next: Option<Timeout>,
}

impl Component for Rows {
    type Message = ();
    type Properties = RowsProps;

    fn create(_: &Context<Self>) -> Self {
        Self { drawn: STEP, next: None }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.drawn += STEP;
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let row = |unit: &usize| {
            html! {
                <Row key={*unit} unit={*unit} data={props.data.clone()} />
            }
        };
        let rows: Html = props.shown.iter().take(self.drawn).map(row).collect();
        tag("tbody", "").node(rows).html()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let link = context.link().clone();
        let is_more = self.drawn < context.props().shown.len();
        self.next = is_more.then(|| Timeout::new(0, move || link.send_message(())));
    }
}

/// Which unit of which county.
#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// Index into the results' units.
    pub unit: usize,
    /// The county.
    pub data: Shared<Data>,
}

/// One row.
pub(super) struct Row;

impl Component for Row {
    type Message = ();
    type Properties = RowProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let unit = props.data.0.digest.units.get(props.unit);
        let row = unit.and_then(|unit| row(unit, &props.data.0));
        row.map(Tag::html).unwrap_or_default()
    }
}

fn row(unit: &UnitDigest, data: &Data) -> Option<Tag> {
    let school = data.digest.schools.get(unit.school)?;
    let value = |one: &FigureDigest| {
        let mark = mark::indicator(one);
        text("td", "number", one.value.clone()).and(mark.0.class()).kid(bits::sign(mark))
    };
    let name = bits::unit_link(unit, bits::unit_name(school, unit.stage));
    let of = text("span", "unit", say::of(unit.indicators.len()));
    Some(
        tag("tr", "")
            .kid(tag("th", "name").with("scope", "row").kid(name))
            .kid(words("td", "", unit.stage.name()))
            .kid(text("td", "number", unit.pupils.clone()))
            .kids(unit.indicators.iter().map(value))
            .kid(tag("td", "number").count(unit.met).kid(of))
            .kid(tag("td", "outcome").kid(bits::badge(mark::verdict(unit.verdict)))),
    )
}
