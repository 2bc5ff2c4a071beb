//! What the user decided, step by step: each step can be undone and done again. It evaluates nothing;
//! that is the worker's.

use super::job::Chosen;
use crate::intake::Layout;
use crate::work::{self, Decisions, Readings, Steps};

/// So many steps each way are kept: each holds all that was decided beside it.
const KEPT: usize = 50;

/// The decisions that hold, and the way to those before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    now: Decisions,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// A choice: of which layout, and which one.
pub(super) type About = (Layout, u32);

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    /// In words.
    words: String,
    /// What it is about, where another step about the same takes its place.
    about: Option<About>,
    /// What was decided before it; of an undone step, after it.
    other: Decisions,
    /// What files said before it, and the files, where it brought or took some; of an undone step, after it.
    held: Option<Held>,
}

/// What files say, and the files themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub readings: Readings,
    pub files: Vec<Chosen>,
}

impl History {
    /// A history without steps.
    pub fn begin(now: Decisions) -> Self {
        Self { now, ..Self::default() }
    }

    /// The history of what was kept.
    pub(super) fn again(now: Decisions, steps: Steps) -> Self {
        let known = |all: Vec<work::Step>| {
            let all = all.into_iter();
            all.map(|one| Step { words: one.words, about: None, other: one.other, held: None })
                .collect()
        };
        Self { now, done: known(steps.done), undone: known(steps.undone) }
    }

    /// The latest steps, to be kept: none from beyond one that brought or took files, which are not kept
    /// as they were then.
    pub(super) fn steps(&self) -> Steps {
        let last = |all: &[Step]| {
            let own = all.iter().rposition(|step| step.held.is_some()).map_or(0, |at| at + 1);
            let all = all.iter().skip(own.max(all.len().saturating_sub(KEPT)));
            all.map(|one| work::Step { words: one.words.clone(), other: one.other.clone() })
                .collect()
        };
        Steps { done: last(&self.done), undone: last(&self.undone) }
    }

    /// What holds.
    pub fn now(&self) -> &Decisions {
        &self.now
    }

    /// What would be undone, in words.
    pub fn undo_words(&self) -> Option<&str> {
        self.done.last().map(|step| step.words.as_str())
    }

    /// What would be done again, in words.
    pub fn redo_words(&self) -> Option<&str> {
        self.undone.last().map(|step| step.words.as_str())
    }

    /// Changes what is decided; `words` say how.
    pub(super) fn decide(&mut self, words: String, change: impl FnOnce(&mut Decisions)) {
        let other = self.now.clone();
        change(&mut self.now);
        self.undone.clear();
        self.done.push(Step { words, about: None, other, held: None });
    }

    /// The same, of a step that brought or took files; `before` is what there was.
    pub(super) fn decide_files(
        &mut self,
        words: String,
        before: Held,
        change: impl FnOnce(&mut Decisions),
    ) {
        self.decide(words, change);
        if let Some(step) = self.done.last_mut() {
            step.held = Some(before);
        }
    }

    /// The files that a step back or forth would need again.
    pub(super) fn files(&self) -> impl Iterator<Item = &Chosen> {
        let steps = self.done.iter().chain(&self.undone);
        steps.filter_map(|step| step.held.as_ref()).flat_map(|held| &held.files)
    }

    /// The same, of a choice: where the last step was about the same, it is one step with it. The arrow
    /// keys of a list choose all that lies between.
    pub(super) fn choose(
        &mut self,
        about: About,
        words: String,
        change: impl FnOnce(&mut Decisions),
    ) {
        let last = self.done.pop_if(|step| step.about.as_ref() == Some(&about));
        self.decide(words, change);
        if let Some(step) = self.done.last_mut() {
            step.about = Some(about);
            step.other = last.map_or_else(|| step.other.clone(), |last| last.other);
        }
    }

    /// Undoes a step; which, in words, and what files said then. `held` is what they say now.
    pub(super) fn undo(&mut self, held: Option<Held>) -> Option<(String, Option<Held>)> {
        Self::turn(&mut self.now, &mut self.done, &mut self.undone, held)
    }

    /// Does it again; which, in words, and what files said then. `held` is what they say now.
    pub(super) fn redo(&mut self, held: Option<Held>) -> Option<(String, Option<Held>)> {
        Self::turn(&mut self.now, &mut self.undone, &mut self.done, held)
    }

    fn turn(
        now: &mut Decisions,
        from: &mut Vec<Step>,
        to: &mut Vec<Step>,
        held: Option<Held>,
    ) -> Option<(String, Option<Held>)> {
        let mut step = from.pop()?;
        std::mem::swap(now, &mut step.other);
        let words = step.words.clone();
        let back = step.held.take();
        step.held = held.filter(|_| back.is_some());
        to.push(step);
        Some((words, back))
    }
}
