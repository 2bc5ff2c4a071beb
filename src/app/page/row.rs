//! The rows of the table of schools. They come, and take up another order, a few at a time, so that
//! the page is never held up by a large county. Each is drawn again only when it shows another unit.

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
const STEP: usize = 10;

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

/// The rows: what each place shows at present. The first `settled` places show what they are to.
pub(super) struct Rows {
    places: Vec<usize>,
    settled: usize,
    next: Option<Timeout>,
}

impl Rows {
    /// Settles a few more places; the others go on showing what they did.
    fn settle(&mut self, shown: &[usize]) {
        self.places.truncate(shown.len());
        let end = shown.len().min(self.settled + STEP);
        for (place, unit) in shown.iter().enumerate().take(end).skip(self.settled) {
            match self.places.get_mut(place) {
                Some(here) => *here = *unit,
                None => self.places.push(*unit),
            }
        }
        self.settled = end;
    }
}

impl Component for Rows {
    type Message = ();
    type Properties = RowsProps;

    fn create(context: &Context<Self>) -> Self {
        let mut rows = Self { places: Vec::new(), settled: 0, next: None };
        rows.settle(&context.props().shown);
        rows
    }

    fn update(&mut self, context: &Context<Self>, (): ()) -> bool {
        self.settle(&context.props().shown);
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &RowsProps) -> bool {
        if context.props().data != old.data {
            self.places.clear();
        }
        self.settled = 0;
        self.settle(&context.props().shown);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let row = |unit: &usize| {
            html! { <Row unit={*unit} data={props.data.clone()} /> }
        };
        let rows: Html = self.places.iter().map(row).collect();
        tag("tbody", "").node(rows).html()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let link = context.link().clone();
        let is_more = self.settled < context.props().shown.len();
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
