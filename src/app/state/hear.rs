//! What the worker says, and what follows from it for the state.

use std::rc::Rc;

use super::{Command, Data, Notice, Progress, State, Stop, Task, TypedResult};
use crate::app::route::Route;
use crate::app::text;
use crate::app::view::grid;
use crate::app::view::rows::TableView;
use crate::digest::Digest;
use crate::work::Readings;
use crate::worker::protocol::{Answer, VERSION};

impl State {
    pub(super) fn hear(&mut self, answer: Answer, commands: &mut Vec<Command>) {
        // An answer to a job that was given up is no longer of interest.
        if answer.job().is_some() && answer.job() != self.jobs.current() {
            return;
        }
        match answer {
            Answer::Ready { version } => {
                if version != VERSION {
                    self.notices.push(Notice::error(text::notice::OTHER_BUILD));
                }
            }
            Answer::Rules(Ok(rules)) => self.rules = Some(Rc::new(rules)),
            Answer::Rules(Err(message)) => self.notices.push(Notice::error(message)),
            Answer::Progress { file, sheet, rows, done, .. } => {
                self.jobs.note(Progress { file, sheet, rows, done });
            }
            Answer::Read { readings, digest, refused, .. } => {
                let task = self.jobs.running.take().map(|one| one.task);
                let files = match &task {
                    Some(Task::Read(files)) => files.len(),
                    _ => 1,
                };
                let is_new = refused.len() < files;
                let refused_names: Vec<_> = refused.iter().map(|file| file.name.clone()).collect();
                for file in self.lock(task.as_ref(), refused) {
                    self.notices.push(Notice::error(file.messages.join(" ")));
                }
                // Nothing but refused files: what is there stays, the sample too.
                if is_new {
                    self.keep(task.as_ref(), &refused_names, &digest.files);
                    self.take(readings, digest, task == Some(Task::Sample));
                    commands.push(Command::Go(Route::County));
                }
            }
            Answer::Evaluated { digest, .. } => {
                self.jobs.running = None;
                if let Some(old) = self.data.take() {
                    let (readings, is_sample) = (old.readings.clone(), old.is_sample);
                    self.cursor = self
                        .cursor
                        .and_then(|cursor| grid::kept(cursor, &self.table, &old.digest, &digest));
                    self.data = Some(Rc::new(Data { readings, digest, is_sample }));
                }
            }
            Answer::Typed { digest, problems, .. } => {
                self.jobs.running = None;
                self.typed = Some(Rc::new(TypedResult { digest, problems }));
            }
            Answer::Document { name, media_type, .. } => {
                self.jobs.running = None;
                commands.push(Command::Save { name, media_type });
            }
            Answer::Failed { message, .. } => {
                self.jobs.running = None;
                self.notices.push(Notice::error(message));
            }
        }
    }

    /// Keeps the files that the county is made of, of two with the same name the later one.
    fn keep(&mut self, task: Option<&Task>, refused: &[String], names: &[String]) {
        if let Some(Task::Read(new)) = task {
            let new: Vec<_> = new.iter().filter(|one| !refused.contains(&one.name)).collect();
            self.files.retain(|old| new.iter().all(|one| one.name != old.name));
            self.files.extend(new.into_iter().cloned());
        }
        self.files.retain(|one| names.contains(&one.name));
    }

    fn take(&mut self, readings: Readings, digest: Digest, is_sample: bool) {
        self.said = text::notice::read(digest.files.len(), digest.schools.len());
        if self.data.as_ref().is_none_or(|old| old.is_sample != is_sample) {
            self.table = TableView::default();
        }
        // Own files are joined with those before; the sample and what was there are strangers.
        if is_sample || self.data.as_ref().is_none_or(|old| old.is_sample) {
            self.forget();
        }
        self.edit = None;
        self.cursor = None;
        self.emptied = None;
        self.data = Some(Rc::new(Data { readings, digest, is_sample }));
    }

    pub(super) fn stopped(&mut self, stop: &Stop) {
        for message in self.jobs.stopped(stop) {
            self.notices.push(Notice::error(message));
        }
    }
}
