//! Files that wait for their password. A password is held with its file, in memory, as long as the
//! page is open and the file is in hand; it never stands in a message or in the work in hand.

use crate::worker::protocol::{Lock, Password, Refused};

use super::{Chosen, State, Task};

/// A file that waits for its password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The file.
    pub file: Chosen,
    /// What was said of it.
    pub message: String,
    /// Whether a password was tried.
    pub is_wrong: bool,
    /// What is typed.
    pub typed: Password,
}

/// What is done with a locked file, by its [`Chosen::id`].
#[derive(Clone, Debug)]
pub enum Unlock {
    /// Its password is typed.
    Type(u32, Password),
    /// What is typed is tried.
    Try(u32),
    /// It is left alone.
    Leave(u32),
}

impl State {
    pub(super) fn unlock(&mut self, unlock: Unlock) {
        match unlock {
            Unlock::Type(id, typed) => {
                if let Some(one) = self.locked.iter_mut().find(|one| one.file.id == id) {
                    one.typed = typed;
                }
            }
            Unlock::Try(id) => {
                let one = self.locked.iter().find(|one| one.file.id == id);
                let Some(one) = one.filter(|one| !one.typed.0.is_empty()) else { return };
                if !self.is_opening(id) {
                    let password = Some(one.typed.clone());
                    let file = Chosen { password, ..one.file.clone() };
                    self.jobs.queue(Task::Read(vec![file]));
                }
            }
            Unlock::Leave(id) => self.locked.retain(|one| one.file.id != id),
        }
    }

    /// Whether the worker is at a locked file, or will be.
    pub fn is_opening(&self, id: u32) -> bool {
        self.jobs.files().any(|file| file.id == id)
    }

    /// Lets files wait that were read and found locked; gives back what is refused for good.
    pub(super) fn lock(&mut self, task: &Task, refused: Vec<Refused>) -> Vec<Refused> {
        let Task::Read(read) = task else { return refused };
        let (locked, refused): (Vec<_>, Vec<_>) =
            refused.into_iter().partition(|one| one.lock.is_some());
        let is_open = |file: &Chosen| locked.iter().all(|one| one.name != file.name);
        // What could be opened, or was replaced by a file of its name that could, waits no more.
        self.locked.retain(|old| read.iter().all(|new| new.name != old.file.name || !is_open(new)));
        for one in locked {
            let Some(file) = read.iter().find(|file| file.name == one.name) else { continue };
            let file = Chosen { password: None, ..file.clone() };
            let is_wrong = one.lock == Some(Lock::WrongPassword);
            self.wrong += usize::from(is_wrong);
            let message = one.messages.join(" ");
            // What is typed stays: another one may be begun already.
            let old = self.locked.iter().find(|old| old.file.name == file.name);
            let typed = old.map_or_else(|| Password(String::new()), |old| old.typed.clone());
            let new = Locked { file, message, is_wrong, typed };
            match self.locked.iter_mut().find(|old| old.file.name == new.file.name) {
                Some(old) => *old = new,
                None => self.locked.push(new),
            }
        }
        refused
    }
}
