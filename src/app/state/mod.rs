//! Everything the page knows, and the one pure function that changes it.
//!
//! [`reduce`] takes a state and what happened and gives the next state and what is to be done in the
//! world ([`Command`]). It does nothing itself: no worker, no file, no clock.

mod entry;
mod files;
mod folders;
mod hear;
mod history;
mod job;
mod keep;
mod locked;
mod mend;
mod pack;
mod share;
mod tables;
mod unfinished;

use std::rc::Rc;

use crate::county::{Correction, Field, Part, SchoolKey};
use crate::evaluate::CheckVerdict;
use crate::intake::{Problem, Scope};
use crate::view_model::{Rules, ViewModel};
use crate::work::{Decisions, Readings, Where, Work};
use crate::worker::protocol::{Answer, Envelope, Passed};

use super::manual::Form;
use super::route::Route;
use super::text;
use super::view::findings::Sift;
use super::view::grid::Place;
use super::view::rows::TableView;

pub use entry::{At, Draft, Enter, NewSchool};
pub use files::Sort;
pub use folders::holder;
pub use history::History;
pub use job::{Chosen, Jobs, Progress, Running, Stop, Task};
pub use keep::{Asked, Errand, Head, Keep, Keeping, Saving};
pub use locked::{Locked, Unlock};
pub use mend::{Edit, Mend, Spot};
pub use pack::{Packs, Pick};
pub use share::{LINK, Pass, Share};
pub use tables::{Remap, Tables, Unread};

/// So many rows of the table of schools there are before anybody scrolls, and so many more come each
/// time.
pub const FIRST_ROWS: usize = 40;

/// What was read, and what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// What each file says, packed; new files are joined to these.
    pub readings: Readings,
    /// The results.
    pub view_model: ViewModel,
    /// Whether it is the sample, which own files replace.
    pub is_sample: bool,
}

/// The results of a school that was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedResult {
    /// The results.
    pub view_model: ViewModel,
    /// The texts that are no figures.
    pub problems: Vec<(Field, Part, Problem)>,
}

/// A message that stands until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whether something went wrong.
    pub is_error: bool,
    /// A sentence.
    pub message: String,
    /// Whether what was emptied can be brought back from here.
    pub can_undo: bool,
    /// Whether 识别情况 may help.
    pub leads_to_tables: bool,
    /// The screen that it speaks of, where the page did not go there by itself.
    pub leads_to: Option<Route>,
}

impl Notice {
    pub(super) fn error(message: impl Into<String>) -> Self {
        Self { is_error: true, ..Self::news(message) }
    }

    pub(super) fn news(message: impl Into<String>) -> Self {
        let message = message.into();
        Self { is_error: false, message, can_undo: false, leads_to_tables: false, leads_to: None }
    }
}

/// Everything the page knows.
#[derive(Debug)]
#[cfg_attr(test, derive(Clone))]
pub struct State {
    /// The screen.
    pub route: Route,
    /// The standard, once the worker told it.
    pub rules: Option<Rc<Rules>>,
    /// The county, once one was read.
    pub data: Option<Rc<Data>>,
    /// Its files, as long as the browser has them.
    pub files: Vec<Chosen>,
    /// What the user decided about it.
    pub decided: History,
    /// The figure that is being typed.
    pub edit: Option<Edit>,
    /// A figure that was being typed when the page closed, until its screen is shown again.
    pub waiting: Option<(Correction, Where)>,
    /// What stands in open fields and is not taken yet.
    pub drafts: Vec<Draft>,
    /// The school that is to be added.
    pub new_school: NewSchool,
    /// The school that was just added, to be gone to.
    pub coming: Option<SchoolKey>,
    /// Only items that came out so.
    pub check_filter: Option<CheckVerdict>,
    /// The items that came out so when that was chosen: they stay in the list, whatever is typed there.
    pub held_items: Vec<usize>,
    /// Whether all items are unfolded.
    pub is_unfolded: bool,
    /// The item all of whose schools are shown.
    pub all_schools_of: Option<usize>,
    /// What the last change did, once that is known.
    pub changed: Option<Vec<String>>,
    /// Which of several counties or years the results on the page are of: those of another are not compared
    /// with them.
    pub scope: Scope,
    /// The cell of the table of figures where the keys work.
    pub cursor: Option<Place>,
    /// The cell of that table which the last key came from. The focus follows the cursor only when the page is
    /// drawn: until then keys still come from there.
    pub keys_from: Option<Place>,
    /// The county that was emptied last, and what was decided about it.
    pub emptied: Option<(Rc<Data>, History)>,
    /// What was recognised as what.
    pub tables: Tables,
    /// What the table of schools shows.
    pub table: TableView,
    /// So many of its rows, at most.
    pub rows: usize,
    /// What the list of findings shows.
    pub sift: Sift,
    /// Standards.
    pub packs: Packs,
    /// Links.
    pub share: Share,
    /// 手工填写.
    pub form: Form,
    /// What stood in it before it was emptied.
    pub emptied_form: Option<Form>,
    /// What the worker said of it last.
    pub typed: Option<Rc<TypedResult>>,
    /// What the worker is to do.
    pub jobs: Jobs,
    /// Chosen files that wait for their password.
    pub locked: Vec<Locked>,
    /// How many passwords were wrong so far.
    pub wrong: usize,
    /// So many files were found so far in the folders that are being listed.
    pub listing: Option<u32>,
    /// Files that are not read, and why.
    pub passed: Passed,
    /// What is kept on this machine.
    pub keep: Keep,
    /// Messages, the newest last.
    pub notices: Vec<Notice>,
    /// Said to screen readers.
    pub said: String,
    /// Whether files are being dragged over the page.
    pub is_dragging: bool,
}

/// What happened.
#[derive(Debug)]
#[cfg_attr(test, derive(Clone))]
pub enum Action {
    /// The hash changed.
    Went(Route),
    /// The page did not go to this screen: somebody is typing on the one that is there.
    Stayed(Route),
    /// The user asks for something that the worker does.
    Asked(Task),
    /// The worker answered.
    Answered(Box<Envelope<Answer>>),
    /// The worker stopped without an answer.
    Stopped(Stop),
    /// The user stops what is running.
    Cancelled,
    /// The county is taken away.
    Emptied,
    /// And brought back.
    Restored,
    /// A message is taken away.
    Dismissed(usize),
    /// The table is to show something else.
    Viewed(TableView),
    /// So many of its rows are wanted.
    RowsShown(usize),
    /// The list of findings is to show something else.
    Sifted(Sift),
    /// A figure is corrected, or no longer.
    Mended(Mend),
    /// Something is done about standards.
    Picked(Pick),
    /// Something is done about links.
    Passed(Pass),
    /// Something is typed for the county.
    Entered(Enter),
    /// The list of items is to show only those that came out so.
    CheckedFor(Option<CheckVerdict>),
    /// All items are to be unfolded, or folded.
    Unfolded(bool),
    /// All schools of an item are to be shown.
    ShownAll(usize),
    /// Something is said of a table.
    Remapped(Remap),
    /// Something is said of the county's files.
    Sorted(Sort),
    /// Something about what is kept on this machine.
    Keep(Keeping),
    /// A locked file is to be opened, or left alone.
    Unlocked(Unlock),
    /// The form was changed.
    Typed(Form),
    /// The form is emptied.
    FormEmptied,
    /// What stood in it before comes back, and what stands there now goes into its place.
    FormRestored,
    /// Files are dragged over the page, or no longer.
    Dragged(bool),
    /// Folders are being listed, or no longer.
    Listing(Option<u32>),
    /// What was dropped or pasted cannot be had, for this reason.
    NotFound(String),
    /// The list of files that are not read is taken away.
    PassedSeen,
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Let the worker do the job that is now running.
    Run,
    /// End the worker.
    Halt,
    /// Go to a screen.
    Go(Route),
    /// Keep what is remembered of tables on this machine.
    Remember,
    /// Do something with what is kept on this machine.
    Keep(Errand),
    /// Hand the document that the worker wrote to the user.
    Save {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: String,
    },
}

impl Default for State {
    fn default() -> Self {
        Self {
            route: Route::Start,
            rules: None,
            data: None,
            files: Vec::new(),
            decided: History::default(),
            edit: None,
            waiting: None,
            drafts: Vec::new(),
            new_school: NewSchool::default(),
            coming: None,
            check_filter: None,
            held_items: Vec::new(),
            is_unfolded: false,
            all_schools_of: None,
            changed: None,
            scope: Scope::default(),
            cursor: None,
            keys_from: None,
            emptied: None,
            tables: Tables::default(),
            table: TableView::default(),
            rows: FIRST_ROWS,
            sift: Sift::default(),
            packs: Packs::default(),
            share: Share::default(),
            form: Form::default(),
            emptied_form: None,
            typed: None,
            jobs: Jobs::default(),
            locked: Vec::new(),
            wrong: 0,
            listing: None,
            passed: Passed::default(),
            keep: Keep::default(),
            notices: Vec::new(),
            said: String::new(),
            is_dragging: false,
        }
    }
}

/// The next state, and what is to be done.
pub fn reduce(mut state: State, action: Action) -> (State, Vec<Command>) {
    let commands = step(&mut state, action);
    (state, commands)
}

/// The same in the state's place: the page has no use for the one before, and moving it weighs.
pub fn step(state: &mut State, action: Action) -> Vec<Command> {
    let mut commands = Vec::new();
    if !state.may(&action) {
        return commands;
    }
    match action {
        Action::Went(route) => state.went(route, &mut commands),
        Action::Stayed(route) => {
            state.notices.retain(|notice| notice.leads_to.is_none());
            let notice = Notice::news(text::notice::STAYED);
            state.notices.push(Notice { leads_to: Some(route), ..notice });
        }
        Action::Asked(task) => state.ask(task),
        Action::Answered(answer) => state.hear(*answer, &mut commands),
        Action::Stopped(stop) => state.stopped(&stop),
        Action::Cancelled => {
            if state.listing.take().is_some() {
                commands.push(Command::Halt);
            }
            if let Some(running) = state.jobs.running.take() {
                commands.push(Command::Halt);
                if matches!(running.task, Task::Reread(_)) {
                    state.notices.push(Notice::error(text::tables::NOT_REREAD));
                }
            }
        }
        Action::Emptied => state.empty(),
        Action::Restored => {
            if let Some((data, decided)) = state.emptied.take() {
                // What stands in its place, such as a link that was made one's own, stays kept.
                if state.data.is_some() {
                    state.keep_now();
                    state.keep.let_go();
                }
                state.data = Some(data);
                state.decided = decided;
                state.take_back();
                state.standard_changed();
                state.ask_tables();
            }
            state.notices.retain(|notice| !notice.can_undo);
        }
        Action::Dismissed(index) => {
            if index < state.notices.len() {
                state.notices.remove(index);
            }
        }
        Action::Viewed(view) => {
            // Other columns are another table.
            if view.show != state.table.show {
                state.cursor = None;
                state.edit = None;
            }
            // The cell may be hidden now, and others be where it was.
            state.keys_from = None;
            state.table = view;
            state.rows = FIRST_ROWS;
        }
        Action::RowsShown(rows) => state.rows = rows,
        Action::Sifted(sift) => state.sift = sift,
        Action::Mended(mend) => state.mend(mend, &mut commands),
        Action::Remapped(remap) => state.remap(remap, &mut commands),
        Action::Sorted(sort) => state.sort(sort),
        Action::Picked(pick) => state.pick(pick),
        Action::Passed(pass) => state.pass(pass, &mut commands),
        Action::Entered(enter) => state.enter(enter),
        Action::CheckedFor(verdict) => {
            state.check_filter = verdict;
            state.hold_items();
        }
        Action::Unfolded(is_unfolded) => state.is_unfolded = is_unfolded,
        Action::ShownAll(item) => state.all_schools_of = Some(item),
        Action::Keep(keeping) => state.keeping(keeping, &mut commands),
        Action::Unlocked(unlock) => state.unlock(unlock),
        Action::Typed(form) => {
            state.form = form;
            state.jobs.queue(Task::Typed);
        }
        Action::FormEmptied => {
            let blank = Form::new(state.form.kind, "");
            let now = std::mem::replace(&mut state.form, blank);
            if now != state.form {
                state.emptied_form = Some(now);
                state.jobs.queue(Task::Typed);
            }
        }
        Action::FormRestored => state.restore_form(),
        Action::Dragged(is_dragging) => state.is_dragging = is_dragging,
        Action::Listing(files) => state.listing = files,
        Action::NotFound(why) => {
            state.listing = None;
            state.notices.push(Notice::error(text::folders::failed(&why)));
        }
        Action::PassedSeen => state.passed = Passed::default(),
    }
    state.need_packs();
    state.need_link();
    state.keep_on(&mut commands);
    if state.jobs.start_next() {
        commands.push(Command::Run);
    }
    commands
}

impl State {
    /// Another screen is to be shown.
    fn went(&mut self, route: Route, commands: &mut Vec<Command>) {
        self.share.went(self.route, route);
        if self.route != route {
            self.take_typed(commands);
            self.all_schools_of = None;
            self.hold_items();
        }
        self.route = route;
        self.go_on_with_figure();
        self.notices.retain(|notice| notice.leads_to != Some(route));
        self.ask_tables();
        // One that waits for its passphrase stands in the address that was left.
        self.locked.retain(|one| one.file.id != LINK);
        if route == Route::Open {
            self.open_link();
        }
        if route == Route::Start && self.keep.is_listed() {
            commands.push(Command::Keep(Errand::List));
        }
        if route == Route::Tables {
            // What they say stands here.
            self.notices.retain(|notice| !notice.leads_to_tables);
        }
    }

    /// Of what is typed in fields of the screen that is left, takes what can be taken.
    fn take_typed(&mut self, commands: &mut Vec<Command>) {
        if let Some(edit) = self.edit.clone() {
            self.mend(Mend::Save, commands);
            if let Some(problem) = self.edit.take().and_then(|edit| edit.problem) {
                let why = text::manual::problem(problem);
                self.notices.push(Notice::error(text::mend::not_taken(edit.fact, &edit.text, why)));
            }
        }
        let is_fine = |draft: &Draft| draft.problem.is_none() && self.has_field(&draft.at);
        let fine: Vec<Draft> = self.drafts.iter().filter(|draft| is_fine(draft)).cloned().collect();
        for draft in fine {
            self.enter(Enter::Put(draft.at, draft.text));
        }
    }

    /// The list of items goes on showing those that it shows now.
    fn hold_items(&mut self) {
        let data = self.data.iter();
        let items = data.flat_map(|data| data.view_model.checks.iter().enumerate());
        let held = items.filter(|(_, one)| Some(one.verdict) == self.check_filter);
        self.held_items = held.map(|(index, _)| index).collect();
    }

    fn restore_form(&mut self) {
        if let Some(form) = &mut self.emptied_form {
            std::mem::swap(form, &mut self.form);
            self.jobs.queue(Task::Typed);
        }
    }

    /// Shows the table of schools as it is at first.
    fn table_anew(&mut self) {
        (self.table, self.rows) = (TableView::default(), FIRST_ROWS);
    }

    fn ask(&mut self, task: Task) {
        self.is_dragging = false;
        if matches!(task, Task::Json | Task::Marked(_) | Task::ShareFile) && self.data.is_none() {
            return;
        }
        if let Task::Read(files) = task {
            return self.ask_for_files(files);
        }
        // What was said of earlier files is settled by new ones.
        if task == Task::Sample {
            self.notices.clear();
        }
        if task == Task::Blank && self.data.as_ref().is_some_and(|data| !data.is_sample) {
            self.empty();
        }
        self.jobs.queue(task);
    }

    /// Takes the county away, such that it can be brought back.
    fn empty(&mut self) {
        self.keep_now();
        let away = self.keep.at();
        let decided = self.forget();
        self.emptied = self.data.take().map(|data| (data, decided));
        self.put_away(away);
        self.edit = None;
        self.cursor = None;
        self.drafts.clear();
        self.waiting = None;
        self.jobs.county_gone();
        (self.tables.files, self.tables.shown) = (None, None);
        self.tables.unread.clear();
        self.passed = Passed::default();
        self.table_anew();
        self.notices.retain(|notice| !notice.can_undo);
        let message = text::notice::CLEARED.to_owned();
        self.notices.push(Notice { can_undo: true, ..Notice::news(message) });
    }

    /// The work in hand.
    pub fn work(&self) -> Work {
        let readings = self.data.as_ref().map(|data| data.readings.clone()).unwrap_or_default();
        Work { readings, decisions: self.decided.now().clone() }
    }

    /// What stays of it when new files are read: everything but the sample.
    pub fn kept(&self) -> Work {
        match &self.data {
            Some(data) if data.is_sample => {
                let mappings = self.decided.now().amendments.mappings.clone();
                let mut decisions = self.of_no_county();
                decisions.amendments.mappings = mappings;
                Work { decisions, ..Work::default() }
            }
            _ => self.work(),
        }
    }

    /// The chosen files that somebody may still ask for.
    pub fn held(&self) -> impl Iterator<Item = u32> {
        let unread = self.tables.unread.iter().map(|one| &one.file);
        let locked = self.locked.iter().map(|one| &one.file);
        let waiting = unread.chain(locked);
        self.jobs
            .files()
            .chain(&self.files)
            .chain(waiting)
            .chain(self.decided.files())
            .chain(self.share.files())
            .map(|file| file.id)
    }

    /// What a county begins with that is typed in.
    pub fn blank(&self) -> Work {
        Work { decisions: self.of_no_county(), ..Work::default() }
    }

    /// What is decided whatever county there is.
    fn of_no_county(&self) -> Decisions {
        Decisions { standard: self.decided.now().standard.clone(), ..Decisions::default() }
    }

    /// Forgets what was decided about the county, and gives it.
    fn forget(&mut self) -> History {
        self.keep.let_go();
        let begun = History::begin(self.of_no_county());
        std::mem::replace(&mut self.decided, begun)
    }
}

#[cfg(test)]
mod entry_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_files;
#[cfg(test)]
mod tests_of_keep;
#[cfg(test)]
mod tests_of_tables;
#[cfg(test)]
mod tests_of_typing;
