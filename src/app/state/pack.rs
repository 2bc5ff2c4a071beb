//! Standards: which one is used, what the screens about it show, and the values that are being changed.
//! It reads and checks no pack; that is the worker's.

use std::rc::Rc;

use crate::app::route::Route;
use crate::app::text::standard as say;
use crate::standard::Choice;
use crate::standard::Own;
use crate::standard::change::{About, Change};
use crate::storage::BACKUP_ENDING;
use crate::view_model::PackPage;
use crate::view_model::paper::Paper;

use super::{Chosen, Command, State, Task};

/// What there is about standards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packs {
    /// The user's packs.
    pub own: Vec<Own>,
    /// The standard that the screens show, and what they show of it.
    pub shown: Option<(Choice, Rc<PackPage>)>,
    /// Which one the worker was asked for.
    asked: Option<Choice>,
    /// What was wrong with the pack that came last.
    pub refused: Option<Rc<Paper>>,
    /// What the user says of a pack of changed values.
    pub about: About,
    /// The changed values.
    pub changes: Vec<Change>,
    /// The standard that is held against the one in use.
    pub other: Option<Choice>,
    /// What differs.
    pub compared: Option<Rc<Paper>>,
    /// Whether the worker was asked for that.
    is_comparing: bool,
}

/// What the user does about standards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Uses this one, of this name.
    Use(Choice, String),
    /// Holds this one against it.
    Compare(Choice),
    /// Says something of the pack of changed values.
    About(About),
    /// Changes a value; the same as before is no change.
    Change(Change, bool),
    /// Takes all of that back.
    Discard,
}

impl Packs {
    /// What a value is changed to, if it is.
    pub fn change(&self, path: &[String]) -> Option<&str> {
        self.changes.iter().find(|one| one.path == path).map(|one| one.to.as_str())
    }

    /// What was compared holds no longer.
    pub(super) fn compare_anew(&mut self) {
        self.compared = None;
        self.is_comparing = false;
    }
}

impl State {
    /// A rule pack is told by its name; all other files are of the county. Of those in folders the worker says
    /// which are read.
    pub(super) fn ask_for_files(&mut self, files: Vec<Chosen>) {
        self.notices.clear();
        self.passed = crate::worker::protocol::Passed::default();
        if files.iter().any(|file| file.name.contains('/')) {
            return self.jobs.queue(Task::Survey(files));
        }
        let is_backup = |file: &Chosen| file.name.ends_with(BACKUP_ENDING);
        let (backups, files): (Vec<_>, Vec<_>) = files.into_iter().partition(is_backup);
        for backup in backups {
            self.jobs.queue(Task::Restore(backup));
        }
        let is_pack = |file: &Chosen| file.name.to_ascii_lowercase().ends_with(".toml");
        let (packs, files): (Vec<_>, Vec<_>) = files.into_iter().partition(is_pack);
        for pack in packs {
            self.jobs.queue(Task::Load(pack));
        }
        if !files.is_empty() {
            self.jobs.queue(Task::Read(files));
        }
    }

    pub(super) fn pick(&mut self, pick: Pick) {
        match pick {
            Pick::Use(choice, name) => {
                self.packs.refused = None;
                self.choose_standard(choice, &name);
            }
            Pick::Compare(other) => {
                self.packs.other = Some(other);
                self.packs.compare_anew();
            }
            Pick::About(about) => self.packs.about = about,
            Pick::Change(change, is_new) => {
                self.packs.changes.retain(|one| one.path != change.path);
                if is_new {
                    self.packs.changes.push(change);
                }
            }
            Pick::Discard => {
                self.packs.changes.clear();
                self.packs.refused = None;
            }
        }
    }

    fn choose_standard(&mut self, choice: Choice, name: &str) {
        if self.decided.now().standard == choice {
            return;
        }
        let words = say::used(name);
        self.decided.decide(words.clone(), |now| now.standard = choice);
        self.said = words;
        self.standard_changed();
    }

    /// Everything is to be evaluated under the standard that is now in use.
    pub(super) fn standard_changed(&mut self) {
        self.edit = None;
        self.packs.changes.clear();
        self.jobs.queue(Task::Evaluate);
        if self.typed.take().is_some() {
            self.jobs.queue(Task::Typed);
        }
    }

    pub(super) fn hear_pack(&mut self, standard: Choice, page: PackPage) {
        if standard == self.decided.now().standard {
            // What was typed of the pack meanwhile stays.
            let shown = self.packs.shown.as_ref().map(|(_, page)| &page.about);
            if self.packs.about == About::default() || Some(&self.packs.about) == shown {
                self.packs.about = page.about.clone();
            }
            self.packs.shown = Some((standard, Rc::new(page)));
        }
    }

    /// A pack that came is used at once.
    pub(super) fn hear_taken(
        &mut self,
        pack: Result<Own, Paper>,
        save: Option<String>,
        commands: &mut Vec<Command>,
    ) {
        self.packs.refused = None;
        match pack {
            Ok(own) => {
                self.packs.own.retain(|one| one.name != own.name);
                self.packs.own.push(own.clone());
                self.choose_standard(Choice::Own(own.text), &own.name);
                if let Some(name) = save {
                    commands.push(Command::Save { name, media_type: say::TOML.to_owned() });
                }
                commands.push(Command::Go(Route::Standard));
            }
            Err(mistakes) => {
                self.packs.refused = Some(Rc::new(mistakes));
                say::REFUSED.clone_into(&mut self.said);
                if !self.route.is_standard() {
                    commands.push(Command::Go(Route::Standard));
                }
            }
        }
    }

    pub(super) fn hear_compared(&mut self, paper: Paper) {
        if self.packs.is_comparing {
            self.packs.compared = Some(Rc::new(paper));
        }
    }

    /// Asks for what the screen needs, once.
    pub(super) fn need_packs(&mut self) {
        let now = &self.decided.now().standard;
        let is_shown = self.packs.shown.as_ref().is_some_and(|(shown, _)| shown == now);
        if self.route.is_standard() && !is_shown && self.packs.asked.as_ref() != Some(now) {
            self.packs.asked = Some(now.clone());
            self.packs.compare_anew();
            self.jobs.queue(Task::Pack);
        }
        let is_here = self.route == Route::StandardCompare && self.packs.other.is_some();
        if is_here && self.packs.compared.is_none() && !self.packs.is_comparing {
            self.packs.is_comparing = true;
            self.jobs.queue(Task::Compare);
        }
    }
}

#[cfg(test)]
mod tests;
