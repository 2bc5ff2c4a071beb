//! The county's files: which go together, which of several counties or years is looked at, which figure
//! holds where two differ; files that are taken out. Each is a step that can be undone. It reads nothing.

use std::rc::Rc;

use super::history::Held;
use super::{Data, State, Task};
use crate::app::text::files as say;
use crate::county::{Field, Part, SchoolKey};
use crate::intake::{Amendments, Pick, Question, Source, file_keys};

/// What the user says about files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What was asked about is one county at one time.
    Join,
    /// It is several; the one of this place is opened.
    Split(usize),
    /// Of several years only the last one stays.
    Replace,
    /// Looks at another one of several.
    Open(usize),
    /// Asks anew.
    AskAgain,
    /// Takes a file out of the county, or a folder or an archive with all of its files.
    Remove(String),
    /// Of two figures for one fact this one holds.
    Pick(SchoolKey, Field, Part, Source),
    /// Wherever figures differ, those of this file hold.
    Prefer(String),
}

impl State {
    /// The keys of the county's files.
    pub fn file_keys(&self) -> Vec<String> {
        let files = self.data.iter().flat_map(|data| &data.view_model.files);
        file_keys(files.map(String::as_str))
    }

    pub(super) fn sort(&mut self, sort: Sort) {
        let Some(data) = self.data.clone().filter(|data| !data.is_sample) else { return };
        let question = data.view_model.question.as_deref();
        match sort {
            Sort::Join => self.settle(
                question,
                |question| say::joined(question.about),
                |now, question| {
                    now.join(question.together.clone());
                },
            ),
            Sort::Split(open) => self.settle(
                question.filter(|question| open < question.bundles.len()),
                |question| say::split(question, open),
                |now, question| now.split(&question.bundles, open),
            ),
            Sort::Replace => {
                let bundles =
                    question.map(|question| question.bundles.as_slice()).unwrap_or_default();
                if let Some((_, old)) = bundles.split_last() {
                    let gone = old.iter().flat_map(|bundle| bundle.files.iter().cloned()).collect();
                    self.take_out(gone);
                }
            }
            Sort::Open(set) => {
                let sets = &self.decided.now().amendments.sets;
                let Some(name) = sets.get(set).map(|set| set.name.clone()) else { return };
                self.say(say::opened(&name), |now| now.open_set(set));
            }
            Sort::AskAgain => self.say(say::ASKED_AGAIN.to_owned(), Amendments::ask_again),
            Sort::Remove(key) => {
                let keys = self.keys_of(&key);
                if self.file_keys() == keys { self.empty() } else { self.take_out(keys) }
            }
            Sort::Pick(school, field, part, source) => {
                let words = say::picked(&school.name, field, &source.file);
                let SchoolKey { code, name, .. } = school;
                self.say(words, |now| now.pick(Pick { code, name, field, part, source }));
            }
            Sort::Prefer(file) => self.say(say::preferred(&file), |now| now.prefer(&file)),
        }
    }

    /// Answers the question.
    fn settle(
        &mut self,
        question: Option<&Question>,
        words: impl FnOnce(&Question) -> String,
        change: impl FnOnce(&mut Amendments, &Question),
    ) {
        if let Some(question) = question {
            self.say(words(question), |now| change(now, question));
        }
    }

    /// Decides something that needs no file to be read.
    fn say(&mut self, words: String, change: impl FnOnce(&mut Amendments)) {
        self.put_down();
        self.said.clone_from(&words);
        self.decided.decide(words, |now| change(&mut now.amendments));
        self.jobs.queue(Task::Evaluate);
    }

    /// What is being typed is about another county then.
    fn put_down(&mut self) {
        self.edit = None;
        self.cursor = None;
        self.drafts.clear();
        self.waiting = None;
    }

    fn take_out(&mut self, keys: Vec<String>) {
        if !keys.is_empty() {
            self.put_down();
            self.jobs.queue(Task::Remove(keys));
        }
    }

    /// What is in hand, for a step that changes the files.
    pub(super) fn held_now(&self) -> Option<Held> {
        let data = self.data.as_ref().filter(|data| !data.is_sample)?;
        Some(Held { readings: data.readings.clone(), files: self.files.clone() })
    }

    /// After files were read or taken out: a step back to what was there before.
    pub(super) fn note_files(&mut self, task: &Task, before: Option<Held>, refused: &[String]) {
        let Some(before) = before else { return };
        let keys = self.file_keys();
        match task {
            Task::Read(files) => {
                let new = files.iter().filter(|file| !refused.contains(&file.name));
                let names: Vec<&str> = new.map(|file| file.name.as_str()).collect();
                let is_known = |name: &&str| before.files.iter().any(|old| old.name == **name);
                // A file takes the place of one of its name, which a step back brings again.
                let words = if !names.is_empty() && names.iter().all(is_known) {
                    say::renewed(&names)
                } else {
                    say::added(&names)
                };
                self.decided.decide_files(words, before, |now| now.amendments.add_files(&keys));
            }
            Task::Remove(gone) => {
                let words = say::removed(gone);
                self.said.clone_from(&words);
                self.decided.decide_files(words, before, |now| now.amendments.drop_files(gone));
            }
            _ => {}
        }
    }

    /// Puts files back that a step brought or took away.
    pub(super) fn put_back(&mut self, held: Held) {
        let Held { readings, files } = held;
        self.files = files;
        self.put_down();
        (self.tables.files, self.tables.shown) = (None, None);
        if let Some(data) = self.data.take() {
            let (view_model, is_sample) = (data.view_model.clone(), data.is_sample);
            self.data = Some(Rc::new(Data { readings, view_model, is_sample }));
            self.jobs.queue(Task::Evaluate);
        }
        self.ask_tables();
    }
}
