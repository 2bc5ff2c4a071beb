//! Files that were found in folders and archives: which of them are read the worker says, by their names and
//! sizes, and names the files of each archive. What is passed over is told. It reads nothing.

use super::{Chosen, Notice, State, Task};
use crate::app::text::folders as say;
use crate::sheet::{PassedOver, outermost};
use crate::worker::protocol::Refused;

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
    /// Of the files found in folders these are read.
    pub(super) fn hear_surveyed(&mut self, taken: &[u32], passed: Vec<PassedOver>) {
        let Some(Task::Survey(files)) = self.jobs.running.take().map(|one| one.task) else {
            return;
        };
        self.pass_over(passed);
        let at = |index: &u32| files.get(*index as usize).cloned();
        let files: Vec<Chosen> = taken.iter().filter_map(at).collect();
        if files.is_empty() {
            self.notices.push(Notice::error(say::NO_TABLES));
        } else {
            self.jobs.queue_first(Task::Read(files));
        }
    }

    /// The files in archives are read in the archives' places.
    pub(super) fn hear_unpacked(
        &mut self,
        archives: Vec<(u32, Vec<String>)>,
        passed: Vec<PassedOver>,
    ) {
        let Some(Task::Read(files)) = self.jobs.running.take().map(|one| one.task) else { return };
        self.pass_over(passed);
        let mut all: Vec<Vec<Chosen>> = files.into_iter().map(|file| vec![file]).collect();
        for (index, names) in archives {
            if let Some(place) = all.get_mut(index as usize) {
                let inner = (0..).zip(names);
                *place = place
                    .first()
                    .map(|archive| inner.map(|(at, name)| archive.inner(name, at)).collect())
                    .unwrap_or_default();
            }
        }
        self.jobs.queue_first(Task::Read(all.concat()));
    }

    fn pass_over(&mut self, passed: Vec<PassedOver>) {
        for one in passed {
            match self.passed.iter_mut().find(|old| old.why == one.why) {
                Some(old) => old.names.extend(one.names),
                None => self.passed.push(one),
            }
        }
    }

    /// Lists refused files among those that were passed over, where they are too many to be told one by one.
    pub(super) fn pass_refused(&mut self, refused: &[Refused]) -> bool {
        let is_many = refused.len() > FEW;
        if is_many {
            let names = refused.iter().map(|one| one.messages.join(" ")).collect();
            self.pass_over(vec![PassedOver { why: say::NOT_USED.to_owned(), names }]);
            if refused.iter().any(|one| one.tables.is_some()) {
                let notice = Notice::error(say::not_used(refused.len()));
                self.notices.push(Notice { leads_to_tables: true, ..notice });
            }
        }
        is_many
    }

    /// A name for what is pasted, which no file in hand has.
    pub fn pasted_name(&self, ending: &str) -> String {
        let files = self.jobs.files().chain(&self.files).chain(self.decided.files());
        let others = self.tables.unread.iter().map(|one| &one.file);
        let mut taken: Vec<&str> = files.chain(others).map(|file| file.name.as_str()).collect();
        let kept = self.data.iter().flat_map(|data| &data.digest.files);
        taken.extend(kept.map(String::as_str));
        let mut stems = (1_u32..).map(say::pasted);
        let is_free = |stem: &String| {
            let is_it = |name: &&str| {
                name.strip_prefix(stem.as_str()).is_some_and(|it| it.starts_with('.'))
            };
            !taken.iter().any(is_it)
        };
        stems.find(is_free).unwrap_or_default() + ending
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
