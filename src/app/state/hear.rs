//! What the worker says, and what follows from it for the state.

use std::rc::Rc;

use super::{Command, Data, History, Notice, Progress, State, Stop, Task, TypedResult, Unread};
use crate::app::route::Route;
use crate::app::text;
use crate::app::view::{effect, grid};
use crate::view_model::ViewModel;
use crate::work::Readings;
use crate::worker::protocol::{Answer, Envelope, Refused, VERSION};

impl State {
    pub(super) fn hear(&mut self, heard: Envelope<Answer>, commands: &mut Vec<Command>) {
        let Envelope { job, message } = heard;
        // An answer to a job that was given up is no longer of interest.
        if job.is_some() && job != self.jobs.current() {
            return;
        }
        match message {
            Answer::Ready { version, .. } => {
                if version != VERSION {
                    self.notices.push(Notice::error(text::notice::OTHER_BUILD));
                }
            }
            Answer::Rules(Ok(rules)) => self.rules = Some(Rc::new(rules)),
            Answer::Rules(Err(message)) => self.notices.push(Notice::error(message)),
            Answer::Progress { file, sheet, rows, done, .. } => {
                self.jobs.note(Progress { file, sheet, rows, done });
            }
            Answer::Read { readings, view_model, refused, tables, .. } => {
                let Some(task) = self.jobs.running.take().map(|one| one.task) else { return };
                let is_new = refused.len() < task.files().len().max(1);
                let is_again = matches!(task, Task::Reread(_));
                let stays = is_again || matches!(task, Task::Remove(_));
                let before = self.held_now();
                let refused_names: Vec<_> = refused.iter().map(|file| file.name.clone()).collect();
                let refused = self.lock(&task, refused);
                self.put_by(refused, &task);
                // Nothing but refused files: what is there stays, the sample too.
                if is_new || (is_again && self.is_of_county(&refused_names)) {
                    self.keep(&task, &refused_names, &view_model.files);
                    self.take(readings, view_model, &task);
                    // Until they are told anew, those that are known are shown.
                    match tables.filter(|all| !all.is_empty()) {
                        Some(all) => self.tables.files = Some(Rc::new(all)),
                        None => self.tables.is_behind = true,
                    }
                    self.note_files(&task, before, &refused_names);
                    if !stays {
                        commands.push(Command::Go(Route::County));
                    }
                }
                self.ask_tables();
                self.tell_offers();
            }
            Answer::Found { files, names, passed } => self.hear_found(&files, names, passed),
            Answer::Tables { files, .. } => {
                self.jobs.running = None;
                self.tables.files = Some(Rc::new(files));
                self.tell_offers();
            }
            Answer::Evaluated { view_model, .. } => self.hear_evaluated(view_model, commands),
            Answer::Typed { view_model, problems, .. } => {
                self.jobs.running = None;
                self.hear_typed(TypedResult { view_model, problems });
            }
            Answer::Pack { standard, page, .. } => {
                self.jobs.running = None;
                self.hear_pack(standard, *page);
            }
            Answer::Taken { pack, save, .. } => {
                self.jobs.running = None;
                self.hear_taken(pack, save, commands);
            }
            Answer::Compared { paper, .. } => {
                self.jobs.running = None;
                self.hear_compared(paper);
            }
            Answer::LookedAt { work, view_model, own, focus, about } => {
                self.share.about = about;
                self.look_at(work, *view_model, own, focus, commands);
            }
            Answer::Shared { link, .. } => self.hear_link(link),
            Answer::Document { name, media_type, .. } => {
                self.jobs.running = None;
                commands.push(Command::Save { name, media_type });
            }
            answer @ (Answer::Kept { .. } | Answer::Opened { .. } | Answer::Restored { .. }) => {
                self.hear_of_kept(answer, commands);
            }
            Answer::Failed { message, .. } => {
                if !self.keep_refused() {
                    self.jobs.running = None;
                    self.notices.push(Notice::error(message));
                }
            }
        }
    }

    fn hear_evaluated(&mut self, view_model: ViewModel, commands: &mut Vec<Command>) {
        self.told(&view_model);
        let task = self.jobs.running.take().map(|one| one.task);
        if task == Some(Task::Blank) {
            // What was there before can still be brought back.
            let emptied = self.emptied.take();
            self.take(Readings::default(), view_model, &Task::Blank);
            self.emptied = emptied;
            text::checks::BEGUN.clone_into(&mut self.said);
            commands.push(Command::Go(Route::Checks(None)));
            return;
        }
        commands.extend(self.come(&view_model));
        if let Some(old) = self.data.take() {
            // Another county or year is no change of this one.
            let scope = self.decided.now().amendments.scope();
            let is_other = scope != self.scope || old.view_model.question != view_model.question;
            self.changed = (!is_other).then(|| effect::lines(&old.view_model, &view_model));
            self.scope = scope;
            let (readings, is_sample) = (old.readings.clone(), old.is_sample);
            let cursor = self.cursor;
            self.follow_schools(&old.view_model, &view_model);
            let kept = |cursor| grid::kept(cursor, &self.table, &old.view_model, &view_model);
            self.cursor = cursor.and_then(kept);
            self.data = Some(Rc::new(Data { readings, view_model, is_sample }));
        }
    }

    /// The way to the school that was just added.
    fn come(&mut self, view_model: &ViewModel) -> Option<Command> {
        let key = self.coming.as_ref()?;
        let index = view_model.schools.iter().position(|school| school.key().is(key))?;
        self.coming = None;
        let unit = view_model.units.iter().find(|unit| unit.school == index)?;
        let (school, stage) = (unit.school, unit.stage);
        Some(Command::Go(Route::School { school, stage }))
    }

    /// Puts by the files that told of no school, and says why; the others are put by no longer.
    fn put_by(&mut self, refused: Vec<Refused>, task: &Task) {
        let is_of_task = |one: &Unread| task.files().iter().any(|file| file.name == one.file.name);
        self.tables.unread.retain(|one| !is_of_task(one));
        let is_listed = self.pass_refused(&refused);
        for one in refused {
            let message = one.messages.join(" ");
            let file = task.files().iter().find(|file| file.name == one.name);
            let is_mappable = one.tables.is_some();
            // On the screen where the user is at it, it stands beside the table.
            if !(is_listed || is_mappable && matches!(task, Task::Reread(_))) {
                let notice = Notice::error(message.clone());
                self.notices.push(Notice { leads_to_tables: is_mappable, ..notice });
            }
            if let (Some(file), Some(tables)) = (file.cloned(), one.tables) {
                self.tables.unread.push(Unread { file, message, tables });
            }
        }
    }

    fn is_of_county(&self, names: &[String]) -> bool {
        let files =
            self.data.iter().filter(|data| !data.is_sample).flat_map(|data| &data.view_model.files);
        files.into_iter().any(|file| names.contains(file))
    }

    /// Keeps the files that the county is made of, of two with the same name the later one.
    fn keep(&mut self, task: &Task, refused: &[String], names: &[String]) {
        let new: Vec<_> =
            task.files().iter().filter(|one| !refused.contains(&one.name)).cloned().collect();
        self.files.retain(|old| new.iter().all(|one| one.name != old.name));
        self.files.extend(new);
        self.files.retain(|one| names.contains(&one.name));
    }

    fn take(&mut self, readings: Readings, view_model: ViewModel, task: &Task) {
        self.told(&view_model);
        let is_sample = *task == Task::Sample;
        let is_other = self.data.as_ref().is_some_and(|old| old.is_sample != is_sample);
        if is_other {
            self.table_anew();
        }
        // Own files are joined with those before; the sample and what was there are strangers.
        if is_sample {
            self.forget();
        } else if is_other {
            // What is said of tables is about the files to come.
            let begun = History::begin(self.kept().decisions);
            self.decided = begun;
        }
        match self.data.clone() {
            Some(old) if !is_other => self.follow_schools(&old.view_model, &view_model),
            _ => {
                self.edit = None;
                self.cursor = None;
                self.drafts.clear();
                self.waiting = None;
            }
        }
        self.emptied = None;
        self.share.other_schools();
        self.changed = None;
        if matches!(task, Task::Reread(_)) {
            // Not a word: the change itself was told.
            let is_left = !view_model.files.is_empty();
            self.data = is_left.then(|| Rc::new(Data { readings, view_model, is_sample }));
            return;
        }
        self.scope = self.decided.now().amendments.scope();
        if !matches!(task, Task::Remove(_)) {
            self.said = text::notice::read(view_model.files.len(), view_model.schools.len());
        }
        self.data = Some(Rc::new(Data { readings, view_model, is_sample }));
    }

    /// The county and the form show one standard; should that of the form be the newer one, it is asked
    /// for again behind the county.
    fn hear_typed(&mut self, result: TypedResult) {
        if self.data.is_some() && self.rules.as_deref() != Some(&result.view_model.rules) {
            self.jobs.queue(Task::Typed);
            return;
        }
        self.told(&result.view_model);
        self.typed = Some(Rc::new(result));
    }

    /// Results come with the standard that they came out under.
    pub(super) fn told(&mut self, view_model: &ViewModel) {
        if self.rules.as_deref() != Some(&view_model.rules) {
            self.rules = Some(Rc::new(view_model.rules.clone()));
        }
        self.packs.compare_anew();
        self.share.anew();
    }

    pub(super) fn stopped(&mut self, stop: &Stop) {
        if self.keep_stopped(stop) {
            return;
        }
        for message in self.jobs.stopped(stop) {
            self.notices.push(Notice::error(message));
        }
    }
}
