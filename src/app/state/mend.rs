//! 手工更正: the figure that is being typed, and what typing it decides. It evaluates nothing; that is
//! the worker's.

use crate::app::text::mend as say;
use crate::county::Correction;
use crate::digest::{Digest, FactOf};
use crate::intake::{Problem, spelled};

use super::history::History;
use super::{Command, State, Task};

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

/// Takes corrections back; what was done, in words.
fn take_back(decided: &mut History, corrections: &[Correction]) -> Option<String> {
    let words = match corrections {
        [] => return None,
        [one] => say::taken_back(&one.school.name, &say::fact((one.field, one.part))),
        more => say::taken_back_all(more.len()),
    };
    decided.decide(words.clone(), |now| {
        for one in corrections {
            now.amendments.take_back(one);
        }
    });
    Some(words)
}

/// Takes what was typed: what was done in words, nothing where nothing is different.
fn take(decided: &mut History, edit: &Edit, digest: &Digest) -> Result<Option<String>, Problem> {
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
    decided.decide(words.clone(), |now| {
        if is_kept {
            now.amendments.correct(correction);
        } else {
            now.amendments.take_back(&correction);
        }
    });
    Ok(Some(words))
}

impl State {
    pub(super) fn mend(&mut self, mend: Mend, commands: &mut Vec<Command>) {
        if matches!(mend, Mend::Undo | Mend::Redo) {
            return self.turn(&mend, commands);
        }
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
                match take(&mut self.decided, edit, &data.digest) {
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
            Mend::TakeBack(corrections) => take_back(&mut self.decided, &corrections),
            Mend::Undo | Mend::Redo => None,
        };
        if let Some(said) = said {
            self.edit = None;
            self.said = said;
            self.jobs.queue(Task::Evaluate);
        }
    }

    /// Undoes a step or does it again; where it was about tables, their files are read again.
    fn turn(&mut self, mend: &Mend, commands: &mut Vec<Command>) {
        let before = self.decided.now().amendments.mappings.clone();
        let said = match mend {
            Mend::Undo => self.decided.undo().map(|words| say::undone(&words)),
            _ => self.decided.redo().map(|words| say::redone(&words)),
        };
        let Some(said) = said else { return };
        self.edit = None;
        self.said = said;
        if self.read_again(&before) {
            self.remember_now();
            commands.push(Command::Remember);
        } else if self.data.is_some() {
            self.jobs.queue(Task::Evaluate);
        }
    }
}
