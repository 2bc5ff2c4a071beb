//! The rows of the table of schools. They come, and take up another order or other figures, a few at a
//! time, and no more of them than were scrolled to, so that the page is never held up by a large
//! county. Each is drawn again only when it shows something else.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::grid;
use super::row::Row;
use crate::app::components::element::{maybe, tag, text};
use crate::app::services::effects::Watch;
use crate::app::shared::Shared;
use crate::app::state::{Action, Data, Edit, FIRST_ROWS};
use crate::app::text::county as say;
use crate::app::view::grid::Place;
use crate::app::view::rows::Show;

/// So many rows are drawn at a time.
const STEP: usize = 10;

/// Where the next rows are asked for.
const MORE: &str = "more-rows";

/// Which rows are shown, in their order.
#[derive(Clone, Properties, PartialEq)]
pub struct RowsProps {
    /// The county.
    pub data: Shared<Data>,
    /// What they show.
    pub show: Show,
    /// Indices into the results' units, or into the rows of the figures.
    pub shown: Vec<usize>,
    /// How many columns the table has.
    pub width: usize,
    /// So many of the rows are wanted: more than were scrolled to before.
    pub limit: usize,
    /// The row and the cell where the keys work.
    pub cursor: Option<(usize, Place)>,
    /// The cell that is being typed in.
    pub edit: Option<Edit>,
    /// The way to say how many are wanted from now on.
    pub send: Callback<Action>,
}

/// What a row shows.
#[derive(Clone, PartialEq)]
struct Seat {
    row: usize,
    show: Show,
    data: Shared<Data>,
}

/// What each place shows at present. The first `settled` places show what they are to.
struct Seats {
    seats: Vec<Seat>,
    /// The rows in the order in which they are shown.
    order: Vec<usize>,
    settled: usize,
    limit: usize,
    /// What the rows were last asked to show.
    asked: RowsProps,
}

impl Seats {
    fn new(props: &RowsProps) -> Self {
        let mut seats = Self {
            seats: Vec::new(),
            order: props.shown.clone(),
            settled: 0,
            limit: props.limit,
            asked: props.clone(),
        };
        if props.limit > FIRST_ROWS {
            // Somebody comes back to where they had scrolled to.
            seats.settle_all();
        }
        seats
    }

    /// Takes up what is asked for now.
    fn follow(&mut self, props: &RowsProps) {
        let old = std::mem::replace(&mut self.asked, props.clone());
        if props.show != old.show {
            self.seats.clear();
        }
        if props.limit != old.limit {
            self.limit = props.limit;
        }
        // A row in which somebody types stays where it is until that is done.
        let is_typing = props.edit.is_some() && props.show == old.show;
        let is_other =
            props.shown != self.order && !(is_typing && are_same(&props.shown, &self.order));
        if is_other {
            self.order.clone_from(&props.shown);
        }
        if is_other || props.show != old.show || props.data != old.data {
            self.settled = 0;
        }
    }

    /// How many rows are to be there in the end.
    fn all(&self) -> usize {
        self.order.len().min(self.limit)
    }

    /// Settles a few more places; the others go on showing what they did.
    fn settle(&mut self) {
        let RowsProps { show, data, cursor, .. } = &self.asked;
        let seat = |row: &usize| Seat { row: *row, show: *show, data: data.clone() };
        // Where somebody is typing is never left behind.
        let cursor = cursor.and_then(|(row, _)| self.order.iter().position(|it| *it == row));
        self.limit = self.limit.max(cursor.map_or(0, |place| place + STEP));
        let all = self.order.len().min(self.limit);
        self.seats.truncate(all);
        let mut end = all.min(self.settled + STEP);
        if let Some(place) = cursor {
            match self.seats.get_mut(place) {
                Some(here) => *here = seat(&self.order[place]),
                None => end = end.max(place + 1),
            }
        }
        for (place, row) in self.order.iter().enumerate().take(end).skip(self.settled) {
            match self.seats.get_mut(place) {
                Some(here) => *here = seat(row),
                None => self.seats.push(seat(row)),
            }
        }
        self.settled = end;
    }

    /// Settles all places that are wanted, at once.
    fn settle_all(&mut self) {
        while self.settled < self.all() {
            self.settle();
        }
    }
}

/// Whether these are the same rows, in whatever order. No row stands twice in a list.
fn are_same(one: &[usize], other: &[usize]) -> bool {
    let rows = one.iter().chain(other).max().map_or(0, |last| last + 1);
    let mut is_there = vec![false; rows];
    for &row in one {
        is_there[row] = true;
    }
    one.len() == other.len() && other.iter().all(|&row| is_there[row])
}

/// What the rows wait for: the time for the next few, or somebody who comes to the end.
type Waiting = (Option<Timeout>, Option<Watch>);

/// The rows.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let redraw = use_force_update();
    let seats = use_mut_ref(|| Seats::new(props));
    let waiting = use_mut_ref(Waiting::default);
    {
        let (seats, redraw) = (seats.clone(), redraw.clone());
        use_effect_with((), move |()| {
            // They are all to be there at once: on paper nobody scrolls.
            let print = move |_: &Event| {
                let mut seats = seats.borrow_mut();
                seats.limit = seats.order.len();
                seats.settle_all();
                redraw.force_update();
            };
            let print =
                web_sys::window().map(|window| EventListener::new(&window, "beforeprint", print));
            move || drop(print)
        });
    }
    let mut now = seats.borrow_mut();
    now.follow(props);
    now.settle();
    let (shown, all, length) = (now.seats.len(), now.all(), now.order.len());
    let is_more = now.settled < all;
    // How many are wanted from now on.
    let more = props.send.reform(Action::RowsShown);
    let all_of_them = more.reform(move |_| length);
    use_effect(move || {
        let next = is_more.then(|| Timeout::new(0, move || redraw.force_update()));
        let more = more.reform(move |()| shown + FIRST_ROWS);
        let watch = (!is_more).then(|| Watch::new(MORE, more)).flatten();
        *waiting.borrow_mut() = (next, watch);
    });
    let first = now.order.first();
    let row = |(place, seat): (usize, &Seat)| {
        // Before anybody was in the table, the keys begin at its first cell.
        let at = match props.cursor {
            Some((row, place)) => (row == seat.row).then_some(place.field),
            None => grid::first(seat.show, &seat.data).filter(|_| Some(&seat.row) == first),
        };
        let is_edited = props.cursor.is_some_and(|(row, _)| row == seat.row);
        let edit = props.edit.clone().filter(|_| is_edited);
        let Seat { row, show, data } = seat.clone();
        // By its place: a row that comes at the end leaves all others alone.
        html! { <Row key={place} {row} {show} {data} {at} {edit} /> }
    };
    let rows: Html = now.seats.iter().enumerate().map(row).collect();
    let left = length.saturating_sub(shown);
    let more = (left > 0 && shown >= now.limit).then(|| {
        let button = text("button", "quiet", say::more_rows(left))
            .with("type", "button")
            .with("id", MORE)
            .on_click(all_of_them);
        // No more columns than there are: a table of fixed layout makes room for each.
        tag("tr", "").kid(tag("td", "more").set("colspan", props.width.to_string()).kid(button))
    });
    html! { <tbody>{ rows }{ maybe(more) }</tbody> }
}
