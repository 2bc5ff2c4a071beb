//! Files that were found in folders and archives: which of them are read the worker says, by their names and
//! sizes, and names the files of each archive. What is passed over is told. It reads nothing.

use super::{Chosen, Notice, State, Task};
use crate::app::text::folders as say;
use crate::sheet::outermost;
use crate::worker::protocol::{Passed, Refused};

/// The place of a file in its archive stands above these bits of [`Chosen::id`], which are its archive's own.
const ARCHIVE: u32 = 20;

/// Refused files are told one by one as long as they are so few.
const FEW: usize = 3;

impl Chosen {
    /// Under which the page's effects hold the file, or the archive that it is in.
    pub fn holder(&self) -> u32 {
        holder(self.id)
    }

    /// A file in this archive, of that name and place.
    fn inner(&self, name: String, place: u32) -> Self {
        Self { id: self.holder() | ((place + 1) << ARCHIVE), name, password: None }
    }
}

/// Under which the page's effects hold the file of this id.
pub fn holder(id: u32) -> u32 {
    id & ((1 << ARCHIVE) - 1)
}

impl State {
    /// What was found in folders and archives is read.
    pub(super) fn hear_found(&mut self, found: &[u32], names: Vec<String>, passed: Passed) {
        let Some(task) = self.jobs.running.take().map(|one| one.task) else { return };
        self.passed.count += passed.count;
        self.passed.why.extend(passed.why);
        let mut files = Vec::new();
        for (place, (index, name)) in (0..).zip(found.iter().zip(names)) {
            if let Some(file) = task.files().get(*index as usize) {
                files.push(if name.is_empty() { file.clone() } else { file.inner(name, place) });
            }
        }
        if files.is_empty() {
            self.notices.push(Notice::error(say::NO_TABLES));
        } else {
            self.jobs.queue_first(Task::Read(files));
        }
    }

    /// Lists refused files among those that were passed over, where they are too many to be told one by one.
    pub(super) fn pass_refused(&mut self, refused: &[Refused]) -> bool {
        let is_many = refused.len() > FEW;
        if is_many {
            let mut why = say::NOT_USED.to_owned();
            for message in refused.iter().flat_map(|one| &one.messages) {
                why.push('\n');
                why.push_str(message);
            }
            self.passed.count += u32::try_from(refused.len()).unwrap_or_default();
            self.passed.why.push(why);
            if refused.iter().any(|one| one.tables.is_some()) {
                let notice = Notice::error(say::SEE_TABLES);
                self.notices.push(Notice { leads_to_tables: true, ..notice });
            }
        }
        is_many
    }

    /// A name for what is pasted, which no file in hand has.
    pub fn pasted_name(&self, ending: &str) -> String {
        let keys = self.file_keys();
        let mut number = 0;
        loop {
            number += 1;
            let stem = say::pasted(number);
            let is_taken = |name: &String| name.starts_with(&stem);
            let mut waiting = self.jobs.files().map(|file| &file.name);
            if !keys.iter().any(is_taken) && !waiting.any(is_taken) {
                return stem + ending;
            }
        }
    }

    /// The keys of the files that go with this one: itself, or all of a folder or an archive.
    pub(super) fn keys_of(&self, key: &str) -> Vec<String> {
        let keys = self.file_keys();
        if keys.iter().any(|one| one == key) {
            return vec![key.to_owned()];
        }
        keys.into_iter().filter(|one| outermost(one) == Some(key)).collect()
    }
}

#[cfg(test)]
mod tests;
