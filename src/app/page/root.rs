//! The root: holds the state, hands what happens to the stepr and what it orders to the effects.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::ArrayBuffer;
use yew::prelude::*;

use crate::app::effects::{self, Effects, Event};
use crate::app::files::{self, Dragged, Found};
use crate::app::place;
use crate::app::remember;
use crate::app::route::Route;
use crate::app::shelf;
use crate::app::state::{Action, Asked, Edit, Keeping, State, Task, step};
use crate::app::text;
use crate::app::view::grid::Place;
use crate::app::worker::Heard;

use super::dom::{group, tag};
use super::{Scene, frame, grid, keep, mend};

/// What the root hears.
pub enum Message {
    /// The user or the address.
    Act(Action),
    /// Files to be read.
    Files(Vec<Found>),
    /// The world.
    Happened(Event),
}

/// The root component.
pub struct Root {
    state: State,
    effects: Effects,
    send: Callback<Action>,
    choose: Callback<()>,
    _listeners: Vec<EventListener>,
    shown: Option<Route>,
    /// The county of this window, as it is remembered for a reload.
    mine: Option<u32>,
    /// The button of the figure that is or was being typed, and whether it is.
    edited: Option<(String, bool)>,
    /// The cell where the keys worked last, and whether it was being typed in.
    cursor: (Option<Place>, bool),
    /// Whether the place is still to be found that was there before the page was opened anew.
    is_returning: bool,
    /// What was asked about what is kept.
    asked: Option<(u32, bool)>,
    /// How many passwords were wrong, as far as it was seen.
    wrong: usize,
}

impl Component for Root {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        let mut listeners = files::listen(&link.callback(|dragged| match dragged {
            Dragged::Over(over) => Message::Act(Action::Dragged(over)),
            Dragged::Listing(files) => Message::Act(Action::Listing(Some(files))),
            Dragged::Found(files) => Message::Files(files),
            Dragged::Failed(Some(why)) => Message::Act(Action::NotFound(why)),
            Dragged::Failed(None) => Message::Act(Action::Listing(None)),
        }));
        let went = link.callback(|()| Message::Act(Action::Went(effects::here())));
        if let Some(window) = web_sys::window() {
            listeners.push(EventListener::new(&window, "hashchange", move |_| went.emit(())));
            listeners.extend(place::listen(&window));
        }
        // A window that is hidden may be gone the next moment.
        for kind in ["visibilitychange", "pagehide"] {
            let due = link.callback(|()| Message::Act(Action::Keep(Keeping::Due)));
            if let Some(window) = web_sys::window() {
                listeners.push(EventListener::new(&window, kind, move |_| due.emit(())));
            }
        }
        let turn = link.callback(|mend| Message::Act(Action::Mended(mend)));
        if let Some(window) = web_sys::window() {
            let options = EventListenerOptions::enable_prevent_default();
            let listener =
                EventListener::new_with_options(&window, "keydown", options, move |event| {
                    if let Some(mend) = effects::turn(event) {
                        event.prevent_default();
                        turn.emit(mend);
                    }
                });
            listeners.push(listener);
        }
        let mut state = State { route: effects::here(), ..State::default() };
        if state.route == Route::Open {
            link.send_message(Message::Act(Action::Went(Route::Open)));
        }
        if effects::is_escaped() {
            state.tell_of_escaped();
        }
        state.tables.remembered = remember::load();
        state.keep.is_off = shelf::is_off();
        state.keep.is_busy = true;
        let is_returning = place::was_scrolled();
        if is_returning {
            // As many rows as there are: the place may be anywhere among them.
            state.rows = usize::MAX;
        }
        let effects = Effects::new(link.callback(Message::Happened));
        effects.list_kept();
        Self {
            state,
            effects,
            send: link.callback(Message::Act),
            choose: Callback::from(|()| files::open_dialogue(files::INPUT)),
            _listeners: listeners,
            shown: None,
            mine: None,
            edited: None,
            cursor: (None, false),
            is_returning,
            asked: None,
            wrong: 0,
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(Action::Dragged(over)) if over == self.state.is_dragging => false,
            Message::Act(action) => self.act(action),
            Message::Files(files) if files.is_empty() => self.act(Action::Dragged(false)),
            Message::Files(files) => {
                self.state.listing = None;
                let chosen = self.effects.hold(files, &self.state);
                self.act(Action::Asked(Task::Read(chosen)))
            }
            Message::Happened(event) => self.happened(event),
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let scene = Scene { state: &self.state, send: &self.send, choose: &self.choose };
        // What is chosen in them, static/folders.js tells.
        let input = |id: &'static str, name: &'static str| {
            let input = tag("input", "off").with("id", id).with("type", "file");
            input.with("multiple", "").with("aria-label", name)
        };
        let file = input(files::INPUT, text::start::CHOOSE);
        let folder = input(files::FOLDER, text::folders::CHOOSE).with("webkitdirectory", "");
        group(vec![file.html(), folder.html(), frame::page(&scene)])
    }

    fn rendered(&mut self, _: &Context<Self>, is_first: bool) {
        let route = self.state.route;
        if self.shown != Some(route) {
            self.shown = Some(route);
            let title = frame::title(&self.state);
            // The first screen takes no focus away from anything.
            if is_first {
                effects::name(&title);
            } else {
                effects::begin(&title);
            }
            self.edited = None;
        }
        if self.is_returning && !self.state.keep.is_busy {
            self.is_returning = false;
            if place::field().is_none() {
                place::go_back();
            }
        }
        self.ask();
        let edit = self.state.edit.as_ref();
        let is_typing = edit.is_some();
        self.focus(edit.map(|edit: &Edit| (mend::id(edit.fact, edit.spot), edit.is_chosen)));
        let is_elsewhere = self.cursor != (self.state.cursor, false);
        let place = self.state.cursor.filter(|_| matches!(route, Route::County | Route::Open));
        if let Some(place) = place.filter(|_| is_elsewhere && !is_typing) {
            effects::enter(&grid::id(place));
        }
        self.cursor = (self.state.cursor, is_typing);
    }
}

impl Root {
    /// The field has the focus when it opens; when it closes the button has it that opened it, and
    /// where that is gone the heading.
    fn focus(&mut self, editing: Option<(String, bool)>) {
        match (&self.edited, editing) {
            (Some((old, true)), Some((new, _))) if *old == new => {}
            (_, Some((new, is_chosen))) => {
                effects::focus(mend::INPUT, is_chosen);
                self.edited = Some((new, true));
            }
            (Some((old, _)), None) => {
                effects::refocus(old);
                let is_settled = self.state.jobs.current().is_none();
                self.edited = (!is_settled).then(|| (old.clone(), false));
            }
            (None, None) => {}
        }
    }

    /// What is asked has the focus: the name that is to be given, all of it chosen, or the way out. The
    /// same for a password that was wrong.
    fn ask(&mut self) {
        let asked = match &self.state.keep.asked {
            Some(Asked::Rename(id, _)) => Some((*id, true)),
            Some(Asked::Remove(id)) => Some((*id, false)),
            Some(Asked::Clear) => Some((0, false)),
            None => None,
        };
        if self.asked != asked {
            match (asked, self.asked) {
                (Some((_, true)), _) => effects::focus(keep::NAME, true),
                (Some((_, false)), _) => effects::show(keep::NO),
                (None, Some((id, is_name))) => effects::refocus(&keep::button_id(id, is_name)),
                (None, None) => None,
            };
            self.asked = asked;
        }
        if self.state.wrong != self.wrong {
            self.wrong = self.state.wrong;
            effects::choose_again(".locked input[aria-invalid]");
        }
    }

    fn act(&mut self, action: Action) -> bool {
        for command in step(&mut self.state, action) {
            self.effects.carry_out(command, &self.state);
        }
        self.effects.forget(&self.state);
        let open = self.state.keep.open();
        if self.mine != open && !self.state.keep.is_busy {
            shelf::mine(open);
            self.mine = open;
        }
        true
    }

    fn happened(&mut self, event: Event) -> bool {
        match event {
            Event::Loaded { job, buffers } => self.loaded(job, &buffers),
            Event::Keep(keeping, buffers) => {
                self.effects.hold_kept(buffers);
                self.act(Action::Keep(keeping))
            }
            Event::Stopped(stop) => self.act(Action::Stopped(stop)),
            Event::Stayed(route) => self.act(Action::Stayed(route)),
            Event::Heard(Heard::Stopped(stop)) => {
                self.effects.halt();
                self.act(Action::Stopped(stop))
            }
            Event::Heard(Heard::Answer(answer, bytes)) => {
                self.effects.hold_document(bytes);
                self.act(Action::Answered(answer))
            }
        }
    }

    fn loaded(&mut self, job: u32, buffers: &[ArrayBuffer]) -> bool {
        if self.state.jobs.current() == Some(job) {
            self.effects.ask(&self.state, buffers);
        }
        false
    }
}
