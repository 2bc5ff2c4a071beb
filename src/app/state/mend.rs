//! 手工更正: the figure that is being typed, and what was corrected, step by step, so that each step
//! can be undone and done again. It evaluates nothing; that is the worker's.

use crate::app::text::mend as say;
use crate::county::Correction;
use crate::digest::{Digest, FactOf};
use crate::intake::{Problem, spelled};

use super::{State, Task};

/// Where on the page a figure is being typed: the same figure stands in several places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// What is missing, at the head of the school's screen.
    Missing,
    /// The card of the indicator of this place in the standard.
    Card(usize),
    /// The finding of this place in the results.
    Finding(usize),
}

/// A figure that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Index of the school.
    pub school: usize,
    /// The figure.
    pub fact: FactOf,
    /// Where.
    pub spot: Spot,
    /// What stands in the field.
    pub text: String,
    /// Why it cannot be taken.
    pub problem: Option<Problem>,
}

/// What the user does about figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Begins to type.
    Open(Edit),
    /// Types.
    Type(String),
    /// Is done.
    Save,
    /// Thinks better of it.
    Close,
    /// Takes corrections back.
    TakeBack(Vec<Correction>),
    /// Undoes the last step.
    Undo,
    /// Does it again.
    Redo,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    /// In words.
    words: String,
    /// What is corrected, or, where it says so, no longer.
    changes: Vec<(Correction, bool)>,
}

/// All steps; of these the first `done` ones hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mends {
    steps: Vec<Step>,
    done: usize,
}

impl Mends {
    /// What is corrected.
    pub fn list(&self) -> Vec<Correction> {
        let mut list: Vec<Correction> = Vec::new();
        let changes = self.steps.iter().take(self.done).flat_map(|step| &step.changes);
        for (correction, is_kept) in changes {
            let known = list.iter().position(|one| one.is_about(correction));
            match (known.and_then(|index| list.get_mut(index)), is_kept) {
                (Some(known), true) => *known = correction.clone(),
                (None, true) => list.push(correction.clone()),
                (_, false) => list.retain(|one| !one.is_about(correction)),
            }
        }
        list
    }

    /// What would be undone, in words.
    pub fn undo_words(&self) -> Option<&str> {
        self.words(self.done.checked_sub(1)?)
    }

    /// What would be done again, in words.
    pub fn redo_words(&self) -> Option<&str> {
        self.words(self.done)
    }

    fn words(&self, step: usize) -> Option<&str> {
        self.steps.get(step).map(|step| step.words.as_str())
    }

    fn push(&mut self, step: Step) {
        self.steps.truncate(self.done);
        self.steps.push(step);
        self.done = self.steps.len();
    }

    /// Undoes a step; what was done, in words.
    pub(super) fn undo(&mut self) -> Option<String> {
        let said = say::undone(self.undo_words()?);
        self.done -= 1;
        Some(said)
    }

    /// Does it again; what was done, in words.
    pub(super) fn redo(&mut self) -> Option<String> {
        let said = say::redone(self.redo_words()?);
        self.done += 1;
        Some(said)
    }

    /// Takes corrections back; what was done, in words.
    pub(super) fn take_back(&mut self, corrections: Vec<Correction>) -> Option<String> {
        let words = match corrections.as_slice() {
            [] => return None,
            [one] => say::taken_back(&one.school.name, &say::fact((one.field, one.part))),
            more => say::taken_back_all(more.len()),
        };
        let changes = corrections.into_iter().map(|one| (one, false)).collect();
        self.push(Step { words: words.clone(), changes });
        Some(words)
    }

    /// Takes what was typed: what was done in words, nothing where nothing is different.
    pub(super) fn take(&mut self, edit: &Edit, digest: &Digest) -> Result<Option<String>, Problem> {
        let (field, part) = edit.fact;
        let Some(school) = digest.schools.get(edit.school) else { return Ok(None) };
        let fact = school.fact(edit.fact);
        let shown = fact.and_then(|fact| fact.value.as_deref());
        if shown.unwrap_or_default() == edit.text {
            return Ok(None);
        }
        let typed = spelled(field, &edit.text)?;
        if shown.unwrap_or_default() == typed {
            return Ok(None);
        }
        // What the files say themselves is no correction.
        let was = fact.filter(|fact| fact.is_corrected).map(|fact| fact.was.as_deref());
        let is_kept = was.is_none_or(|was| was.unwrap_or_default() != typed);
        let words = say::step(&school.name, edit.fact, shown, &typed);
        let correction = Correction { school: school.key(), field, part, typed };
        self.push(Step { words: words.clone(), changes: vec![(correction, is_kept)] });
        Ok(Some(words))
    }
}

impl State {
    /// The corrections that go with [`Self::kept`].
    pub fn kept_corrections(&self) -> Vec<Correction> {
        match &self.data {
            Some(data) if !data.is_sample => self.mends.list(),
            _ => Vec::new(),
        }
    }

    pub(super) fn mend(&mut self, mend: Mend) {
        let Some(data) = self.data.clone() else { return };
        let said = match mend {
            Mend::Open(edit) => {
                self.edit = Some(edit);
                None
            }
            Mend::Type(text) => {
                if let Some(edit) = &mut self.edit {
                    edit.text = text;
                    edit.problem = None;
                }
                None
            }
            Mend::Close => {
                self.edit = None;
                None
            }
            Mend::Save => {
                let Some(edit) = &mut self.edit else { return };
                match self.mends.take(edit, &data.digest) {
                    Ok(said) => {
                        self.edit = None;
                        said
                    }
                    Err(problem) => {
                        edit.problem = Some(problem);
                        None
                    }
                }
            }
            Mend::TakeBack(corrections) => self.mends.take_back(corrections),
            Mend::Undo => self.mends.undo(),
            Mend::Redo => self.mends.redo(),
        };
        if let Some(said) = said {
            self.edit = None;
            self.said = said;
            self.jobs.queue(Task::Correct);
        }
    }
}
