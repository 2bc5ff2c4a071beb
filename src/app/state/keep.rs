//! 保存在本机: what of the work in hand is kept when, under which name, and what becomes of it when
//! another window was there too. It keeps nothing itself; that is the world's.

use std::rc::Rc;

use super::{Command, Data, History, Notice, State, Stop, Task};
use crate::app::manual::Form;
use crate::app::route::Route;
use crate::app::text::keep as say;
use crate::storage::{InHand, Kept, Label};
use crate::view_model::ViewModel;
use crate::work::{Decisions, Steps, Work};
use crate::worker::protocol::Answer;

/// What is kept, as a list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Under which it is kept.
    pub id: u32,
    /// Counts its changes, whoever makes them.
    pub revision: i32,
    /// Its name.
    pub name: String,
    /// When it was kept last.
    pub when: String,
    /// How many schools it has.
    pub schools: u32,
}

/// What is kept of the work in hand: its id, and the revision that this window knows.
pub type Known = (u32, i32);

/// In whose place something is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// It is new.
    #[default]
    New,
    /// It is a second one: another window changed the first in the meantime.
    Second,
    /// Of this one.
    Known(Known),
}

/// Something to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    /// Its number.
    pub number: u32,
    /// In whose place.
    pub place: Place,
    /// It.
    pub in_hand: InHand,
}

/// What is to be answered before something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The new name.
    Rename(u32, String),
    /// Whether it is to be deleted.
    Remove(u32),
    /// Whether all of it is.
    Clear,
}

/// What there is about keeping.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keep {
    /// What is kept, the newest first.
    pub list: Vec<Head>,
    /// 本机不保存.
    pub is_off: bool,
    /// Whether what is kept is being opened, or nobody knows yet whether there is any.
    pub is_busy: bool,
    /// What the user is asked.
    pub asked: Option<Asked>,
    /// Whether the browser keeps anything.
    storage: Storage,
    place: Place,
    saved: Option<Rc<InHand>>,
    saving: Option<Rc<Saving>>,
    /// Where the county was kept that was put away last, and the saving of it that was not done then.
    away: (u32, Place),
    due: Due,
    last: u32,
}

/// When what changed is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Due {
    /// Nothing changed.
    #[default]
    Not,
    /// After a while.
    Soon,
    /// As soon as the job at hand is done.
    Now,
}

/// Whether the browser keeps anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Storage {
    /// It was not asked, or has not answered.
    #[default]
    Unknown,
    Works,
    /// It does not.
    Fails,
    /// And the user was told.
    Told,
}

/// What happens about keeping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// What is kept; nothing where the browser keeps nothing. With it the county of this window.
    Listed(Option<Vec<Head>>, Option<u32>),
    /// The time has come to keep what changed.
    Due,
    /// This one was kept, under this id and revision; -1 where it was changed elsewhere and 0 where deleted.
    Put(u32, Option<Known>),
    /// Opens one.
    Open(u32),
    /// Its bytes are there.
    Fetched(Option<Known>),
    /// A question, or no longer.
    Ask(Option<Asked>),
    /// The question is answered: it is to be done.
    Do,
    /// 复制.
    Copy(u32, String),
    /// 导出全部备份.
    Export,
    /// 本机不保存, or again.
    Off(bool),
    /// So much is left after all was cleared.
    Cleared(Option<usize>),
    /// 备份: all bytes of these are there.
    Every(Option<Vec<Label>>),
}

/// What is to be done with what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Says [`Keeping::Due`] after a while.
    Wait,
    /// Lists it.
    List,
    /// Gets the bytes of one.
    Fetch(u32),
    /// Keeps the bytes that the worker wrote, of the saving of this number.
    Put(u32, Option<Known>, Label),
    /// Keeps what a backup holds.
    Add(Vec<Kept>),
    /// Renames one.
    Rename(u32, String),
    /// Copies one.
    Copy(u32, String),
    /// Deletes one.
    Remove(u32),
    /// Deletes all of it, and everything else that is remembered here.
    Clear,
    /// Remembers whether anything is to be kept.
    Off(bool),
    /// Gets the bytes of all.
    Every,
}

/// To be compared with what is in hand later.
fn without_steps(in_hand: &InHand) -> Rc<InHand> {
    Rc::new(InHand { steps: Steps::default(), ..in_hand.clone() })
}

impl Keep {
    /// The county in hand, where it is kept.
    pub fn open(&self) -> Option<u32> {
        match self.place {
            Place::Known((id, _)) => Some(id),
            Place::New | Place::Second => None,
        }
    }

    /// Whether the browser said what is kept.
    pub(super) fn is_listed(&self) -> bool {
        self.storage == Storage::Works
    }

    /// What is in hand is another county from now on.
    pub(super) fn let_go(&mut self) {
        (self.place, self.saved, self.saving) = (Place::New, None, None);
    }

    /// The saving at hand, if any, and where the county in hand is kept.
    pub(super) fn at(&self) -> (u32, Place) {
        (self.saving.as_ref().map_or(0, |saving| saving.number), self.place)
    }

    /// The county in hand is put aside, to be brought back to where it is kept.
    pub(super) fn put_by(&mut self) {
        let away = self.at();
        self.let_go();
        self.away = away;
    }

    /// Nothing of this is tried again until something changes.
    fn give_up(&mut self) -> bool {
        if let Some(saving) = self.saving.take() {
            self.saved = Some(without_steps(&saving.in_hand));
        }
        std::mem::replace(&mut self.storage, Storage::Told) != Storage::Told
    }
}

impl State {
    /// What is to be kept: of the sample nothing, and of what is only looked at neither. The steps that
    /// led to it go with it when it is written; nothing is written for them alone.
    pub fn in_hand(&self) -> InHand {
        let (data, decided) = self.own();
        let decisions = decided.now();
        let work = match data.filter(|data| !data.is_sample) {
            Some(data) => Work { readings: data.readings.clone(), decisions: decisions.clone() },
            None => {
                let standard = decisions.standard.clone();
                let decisions = Decisions { standard, ..Decisions::default() };
                Work { decisions, ..Work::default() }
            }
        };
        InHand {
            work,
            form: self.form.kept(),
            packs: self.packs.own.clone(),
            steps: Steps::default(),
            unfinished: self.unfinished(),
        }
    }

    fn is_kept(&self) -> bool {
        let now = self.in_hand();
        now.is_empty() || self.keep.saved.as_deref() == Some(&now)
    }

    /// After each step: what changed is kept a little later.
    pub(super) fn keep_on(&mut self, commands: &mut Vec<Command>) {
        if self.keep.due == Due::Now && self.jobs.current().is_none() {
            self.keep.due = Due::Not;
            self.keep_now();
        }
        let keep = &self.keep;
        let is_due = keep.due != Due::Not;
        let is_idle = keep.is_off || is_due || keep.saving.is_some() || keep.is_busy;
        if is_idle || keep.storage == Storage::Unknown || self.is_kept() {
            return;
        }
        if self.keep.storage == Storage::Fails {
            self.keep_failed();
        }
        self.keep.due = Due::Soon;
        commands.push(Command::Keep(Errand::Wait));
    }

    /// Keeps what changed, before something else comes into its place.
    pub(super) fn keep_now(&mut self) {
        let keep = &self.keep;
        let can = matches!(keep.storage, Storage::Works | Storage::Told);
        if can && !keep.is_off && keep.saving.is_none() && !self.is_kept() {
            let place = self.keep.place;
            self.keep.last += 1;
            let number = self.keep.last;
            let own = self.own();
            let is_of_user = own.0.is_some_and(|data| !data.is_sample);
            let steps = if is_of_user { own.1.steps() } else { Steps::default() };
            let in_hand = InHand { steps, ..self.in_hand() };
            let saving = Rc::new(Saving { number, place, in_hand });
            self.keep.saving = Some(saving.clone());
            self.jobs.queue(Task::Keep(saving));
        }
    }

    /// What is in hand is put away; what stays (手工填写) is kept again once it changes.
    pub(super) fn put_away(&mut self, away: (u32, Place)) {
        self.keep.away = away;
        self.keep.let_go();
        self.keep.saved = Some(Rc::new(self.in_hand()));
    }

    /// It is in hand again, and kept where it was.
    pub(super) fn take_back(&mut self) {
        self.keep.let_go();
        self.keep.place = self.keep.away.1;
    }

    pub(super) fn keep_failed(&mut self) {
        if self.keep.give_up() {
            self.notices.push(Notice::error(say::FAILS));
        }
    }

    /// Whether it was keeping that stopped; then the county is as it was.
    pub(super) fn keep_stopped(&mut self, stop: &Stop) -> bool {
        let is_keeping = matches!(
            self.jobs.running.as_ref().map(|one| &one.task),
            Some(Task::Keep(_) | Task::Open(_))
        );
        if *stop == Stop::NotLoaded || is_keeping {
            self.keep.is_busy = false;
        }
        if *stop == Stop::NotLoaded || !is_keeping {
            return false;
        }
        match self.jobs.running.take().map(|one| one.task) {
            Some(Task::Keep(_)) => self.keep_failed(),
            _ => self.notices.push(Notice::error(say::NOT_OPENED)),
        }
        true
    }

    pub(super) fn keeping(&mut self, keeping: Keeping, commands: &mut Vec<Command>) {
        let mut order = |errand| commands.push(Command::Keep(errand));
        match keeping {
            Keeping::Listed(None, _) => {
                self.keep.is_busy = false;
                if self.keep.storage == Storage::Unknown {
                    self.keep.storage = Storage::Fails;
                }
            }
            Keeping::Listed(Some(mut list), mine) => {
                // While a name is being typed its line stays where it is.
                if matches!(self.keep.asked, Some(Asked::Rename(..))) {
                    for old in &self.keep.list {
                        if let Some(at) = list.iter().position(|one| one.id == old.id) {
                            let known = list.remove(at);
                            list.push(known);
                        }
                    }
                }
                self.keep.list = list;
                let is_first = self.keep.storage == Storage::Unknown;
                self.keep.is_busy &= !is_first;
                if is_first {
                    self.keep.storage = Storage::Works;
                    self.go_on(mine, commands);
                }
            }
            // Whoever types on and on leaves no other moment than the one between two jobs.
            Keeping::Due => self.keep.due = Due::Now,
            Keeping::Put(number, done) => self.shelved(number, done, commands),
            Keeping::Open(id) => self.open_kept(id, commands),
            Keeping::Fetched(Some(known)) => self.jobs.queue(Task::Open(known)),
            Keeping::Fetched(None) => {
                self.keep.is_busy = false;
                self.notices.push(Notice::error(say::NOT_OPENED));
            }
            Keeping::Ask(asked) => self.keep.asked = asked,
            Keeping::Do => match self.keep.asked.take() {
                Some(Asked::Rename(id, name)) if !name.trim().is_empty() => {
                    order(Errand::Rename(id, name.trim().to_owned()));
                }
                Some(Asked::Remove(id)) => {
                    if self.keep.open() == Some(id) {
                        // It can be brought back from here, and is then kept anew.
                        self.keep.saved = Some(Rc::new(self.in_hand()));
                        if self.data.is_some() {
                            self.empty();
                        }
                        self.put_away((0, Place::New));
                    }
                    order(Errand::Remove(id));
                }
                Some(Asked::Clear) => {
                    self.keep.saving = None;
                    if self.jobs.drop_all() {
                        commands.push(Command::Halt);
                    }
                    commands.push(Command::Keep(Errand::Clear));
                }
                _ => {}
            },
            Keeping::Copy(id, name) => order(Errand::Copy(id, say::copy_of(&name))),
            Keeping::Export => order(Errand::Every),
            Keeping::Off(is_off) => {
                self.keep.is_off = is_off;
                order(Errand::Off(is_off));
            }
            Keeping::Cleared(left) => self.cleared(left, commands),
            Keeping::Every(Some(all)) => self.jobs.queue(Task::Backup(all)),
            Keeping::Every(None) => self.notices.push(Notice::error(say::NOT_OPENED)),
        }
    }

    /// After a reload the county is there again that was on this screen; elsewhere it is offered.
    fn go_on(&mut self, mine: Option<u32>, commands: &mut Vec<Command>) {
        let is_wanted = self.route.needs_county() || self.route == Route::Manual;
        let is_there = |id: &u32| self.keep.list.iter().any(|one| one.id == *id);
        let newest = self.keep.list.first().map(|one| one.id);
        let id = mine.filter(is_there).or(newest.filter(|_| self.route.needs_county()));
        if let Some(id) = id.filter(|_| is_wanted && self.data.is_none()) {
            self.open_kept(id, commands);
        }
    }

    fn open_kept(&mut self, id: u32, commands: &mut Vec<Command>) {
        if self.keep.open() == Some(id) && self.data.is_some() {
            commands.push(Command::Go(Route::County));
            return;
        }
        self.keep_now();
        self.keep.is_busy = true;
        commands.push(Command::Keep(Errand::Fetch(id)));
    }

    /// What the worker wrote, opened or took apart.
    pub(super) fn hear_of_kept(&mut self, answer: Answer, commands: &mut Vec<Command>) {
        let task = self.jobs.running.take().map(|one| one.task);
        match (answer, task) {
            (Answer::Kept { mut label, .. }, Some(Task::Keep(saving))) => {
                let known = match saving.place {
                    Place::Known(known) => Some(known),
                    Place::New => None,
                    Place::Second => {
                        label.name = say::second(&label.name);
                        None
                    }
                };
                commands.push(Command::Keep(Errand::Put(saving.number, known, label)));
            }
            (Answer::Opened { in_hand, view_model, .. }, Some(Task::Open(known))) => {
                self.hear_opened(known, *in_hand, view_model, commands);
            }
            (Answer::Restored { kept, .. }, _) => {
                self.notices.push(Notice::news(say::restored(kept.len())));
                commands.push(Command::Keep(Errand::Add(kept)));
            }
            _ => {}
        }
    }

    /// The worker refused something; whether it was to write what is to be kept.
    pub(super) fn keep_refused(&mut self) -> bool {
        self.keep.is_busy = false;
        let is_keep = |one: &mut super::Running| matches!(one.task, Task::Keep(_));
        let is_keeping = self.jobs.running.take_if(is_keep).is_some();
        if is_keeping {
            self.keep_failed();
        }
        is_keeping
    }

    fn shelved(&mut self, number: u32, done: Option<Known>, commands: &mut Vec<Command>) {
        // What came into its place since is another county.
        if self.keep.saving.as_ref().is_none_or(|saving| saving.number != number) {
            if let (Some((_, 1..)), true) = (done, self.keep.away.0 == number) {
                self.keep.away.1 = done.map_or(Place::New, Place::Known);
            }
            commands.push(Command::Keep(Errand::List));
            return;
        }
        let Some((id, revision)) = done else { return self.keep_failed() };
        let Some(saving) = self.keep.saving.take() else { return };
        match revision {
            // Nothing is written over: the next attempt makes a second one.
            -1 => {
                (self.keep.place, self.keep.saved) = (Place::Second, None);
                self.notices.push(Notice::news(say::CHANGED_ELSEWHERE));
            }
            0 => {
                self.keep.place = Place::New;
                self.keep.saved = Some(without_steps(&saving.in_hand));
                self.notices.push(Notice::news(say::GONE_ELSEWHERE));
            }
            _ => {
                self.keep.storage = Storage::Works;
                self.keep.place = Place::Known((id, revision));
                self.keep.saved = Some(without_steps(&saving.in_hand));
            }
        }
        commands.push(Command::Keep(Errand::List));
    }

    /// What was kept takes the place of what is in hand, which is kept itself or can be brought back.
    fn hear_opened(
        &mut self,
        known: Known,
        in_hand: InHand,
        view_model: Option<ViewModel>,
        commands: &mut Vec<Command>,
    ) {
        self.keep.is_busy = false;
        self.emptied = None;
        if self.data.as_ref().is_some_and(|data| !data.is_sample) && !self.is_kept() {
            self.empty();
        }
        self.edit = None;
        self.cursor = None;
        if self.data.is_some() {
            self.table_anew();
        }
        self.drafts.clear();
        self.waiting = None;
        self.files.clear();
        self.jobs.county_gone();
        let remembered = std::mem::take(&mut self.tables.remembered);
        self.tables = super::Tables { remembered, ..super::Tables::default() };
        self.keep.let_go();
        self.keep.place = Place::Known(known);
        self.keep.saved = Some(without_steps(&in_hand));
        let InHand { work, form, packs, steps, unfinished } = in_hand;
        self.packs.own.retain(|one| packs.iter().all(|new| new.name != one.name));
        self.packs.own.extend(packs);
        self.decided = History::again(work.decisions, steps);
        self.form = Form::from(form);
        self.emptied_form = None;
        self.typed = None;
        if !self.form.is_blank() {
            self.jobs.queue(Task::Typed);
        }
        let is_county = view_model.is_some();
        self.data = view_model.map(|view_model| {
            self.told(&view_model);
            self.said = say::opened(view_model.schools.len());
            Rc::new(Data { readings: work.readings, view_model, is_sample: false })
        });
        self.go_on_typing(unfinished);
        if self.route == Route::Start {
            let to = if is_county { Route::County } else { Route::Manual };
            commands.push(Command::Go(to));
        }
        self.ask_tables();
    }

    /// Nothing is left here either: it would be kept again with the next change.
    fn cleared(&mut self, left: Option<usize>, commands: &mut Vec<Command>) {
        if left != Some(0) {
            self.notices.push(Notice::error(say::NOT_CLEARED));
            commands.push(Command::Keep(Errand::List));
            return;
        }
        let (storage, is_off) = (self.keep.storage, self.keep.is_off);
        let (due, last) = (self.keep.due, self.keep.last);
        let jobs = std::mem::take(&mut self.jobs);
        let (route, rules) = (self.route, self.rules.take());
        let keep = Keep { is_off, storage, due, last, ..Keep::default() };
        *self = Self { route, rules, jobs, keep, ..Self::default() };
        self.notices.push(Notice::news(say::CLEARED));
    }
}
