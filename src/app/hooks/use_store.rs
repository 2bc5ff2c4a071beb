//! The store: the state, the pure reducer over it, and the services that carry out what it asks for.
//!
//! It is a hook of its own and not `use_reducer`, because the reducer gives commands beside the next state:
//! they are carried out at once, in their order, and with the state from which they came.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use yew::functional::UseForceUpdateHandle;
use yew::prelude::*;

use super::AppContext;
use crate::app::remember;
use crate::app::services::effects::{self, Effects, Event as Happened};
use crate::app::services::files::Found;
use crate::app::services::worker::Heard;
use crate::app::services::{position, storage};
use crate::app::state::{Action, State, Task, step};

/// What reaches the store.
pub enum Message {
    /// The user or the address.
    Act(Action),
    /// Files to be read.
    Files(Vec<Found>),
    /// From the world.
    Happened(Happened),
}

/// The state and what belongs to it.
pub struct Store {
    state: Rc<RefCell<State>>,
    /// How often the state was changed.
    version: Cell<u32>,
    effects: RefCell<Effects>,
    /// The county of this window, as it is remembered for a reload.
    mine: Cell<Option<u32>>,
    /// What came while something else was being done.
    waiting: RefCell<VecDeque<Message>>,
    is_busy: Cell<bool>,
    redraw: UseForceUpdateHandle,
    /// Takes an action. It stays the same as long as the page lives.
    pub send: Callback<Action>,
}

/// The store of the page; the component that holds it is drawn again after each change.
#[hook]
pub fn use_store() -> Rc<Store> {
    let redraw = use_force_update();
    let store = use_memo((), |()| Store::start(redraw));
    Rc::clone(&store)
}

impl Store {
    fn start(redraw: UseForceUpdateHandle) -> Rc<Self> {
        Rc::new_cyclic(|store: &std::rc::Weak<Self>| {
            let store = store.clone();
            let take = Callback::from(move |message| {
                if let Some(store) = store.upgrade() {
                    store.take(message);
                }
            });
            let effects = Effects::new(take.reform(Message::Happened));
            effects.list_kept();
            Self {
                state: Rc::new(RefCell::new(first_state())),
                version: Cell::default(),
                effects: RefCell::new(effects),
                mine: Cell::new(None),
                waiting: RefCell::default(),
                is_busy: Cell::new(false),
                redraw,
                send: take.reform(Message::Act),
            }
        })
    }

    /// What components are drawn from now.
    pub fn context(&self) -> AppContext {
        AppContext::new(&self.state, self.version.get(), &self.send)
    }

    /// Takes a message, and whatever comes of it, one after the other; then the page is drawn again.
    pub fn take(&self, message: Message) {
        self.waiting.borrow_mut().push_back(message);
        if !self.is_busy.replace(true) {
            self.work();
        }
    }

    /// Does something in the world with the state as it is now. A focus that moves makes fields say what was
    /// typed in them: that waits.
    pub fn with(&self, does: impl FnOnce(&State)) {
        let was_busy = self.is_busy.replace(true);
        does(&self.state.borrow());
        if !was_busy {
            self.work();
        }
    }

    /// Takes what waits, as the only one who does.
    fn work(&self) {
        let mut is_changed = false;
        while let Some(message) = self.next() {
            is_changed |= self.handle(message);
        }
        self.is_busy.set(false);
        if is_changed {
            self.version.update(|version| version.wrapping_add(1));
            self.redraw.force_update();
        }
    }

    fn next(&self) -> Option<Message> {
        self.waiting.borrow_mut().pop_front()
    }

    /// Whether there may be something else to be seen.
    fn handle(&self, message: Message) -> bool {
        let action = match message {
            Message::Act(action) => action,
            Message::Files(files) if files.is_empty() => Action::Dragged(false),
            Message::Files(files) => {
                let mut state = self.state.borrow_mut();
                state.listing = None;
                let chosen = self.effects.borrow_mut().hold(files, &state);
                drop(state);
                Action::Asked(Task::Read(chosen))
            }
            Message::Happened(event) => match self.heard(event) {
                Some(action) => action,
                None => return false,
            },
        };
        self.act(action)
    }

    fn act(&self, action: Action) -> bool {
        let state = &mut *self.state.borrow_mut();
        if matches!(action, Action::Dragged(over) if over == state.is_dragging) {
            return false;
        }
        let mut effects = self.effects.borrow_mut();
        for command in step(state, action) {
            effects.carry_out(command, state);
        }
        effects.forget(state);
        let open = state.keep.open();
        if self.mine.get() != open && !state.keep.is_busy {
            storage::mine(open);
            self.mine.set(open);
        }
        true
    }

    /// The action that follows from what happened, if any does.
    fn heard(&self, event: Happened) -> Option<Action> {
        let mut effects = self.effects.borrow_mut();
        Some(match event {
            Happened::Loaded { job, buffers } => {
                let state = self.state.borrow();
                if state.jobs.current() == Some(job) {
                    effects.ask(&state, &buffers);
                }
                return None;
            }
            Happened::Keep(keeping, buffers) => {
                effects.hold_kept(buffers);
                Action::Keep(keeping)
            }
            Happened::Stopped(stop) => Action::Stopped(stop),
            Happened::Stayed(route) => Action::Stayed(route),
            Happened::Heard(Heard::Stopped(stop)) => {
                effects.halt();
                Action::Stopped(stop)
            }
            Happened::Heard(Heard::Answer(answer, bytes)) => {
                effects.hold_document(bytes);
                Action::Answered(answer)
            }
        })
    }
}

/// What the page knows before anything has happened.
fn first_state() -> State {
    let mut state = State { route: effects::here(), ..State::default() };
    if effects::is_escaped() {
        state.tell_of_escaped();
    }
    state.tables.remembered = remember::load();
    state.keep.is_off = storage::is_off();
    state.keep.is_busy = true;
    if position::was_scrolled() {
        // As many rows as there are: the place may be anywhere among them.
        state.rows = usize::MAX;
    }
    state
}
