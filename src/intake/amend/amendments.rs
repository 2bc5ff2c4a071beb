//! What the user decided about what the files say. It goes with every assembling anew, so that it
//! holds whatever files come later. It knows no file and no verdict.

use serde::{Deserialize, Serialize};

use crate::county::{Correction, Entry, SchoolKey, Slot};
use crate::intake::{Layout, Mapping, Pick, Set, Source};

/// Everything in which the county differs from what its files say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Amendments {
    /// Figures of schools, typed in place of what the files say (手工更正).
    pub corrections: Vec<Correction>,
    /// What was typed for the county and its items, and what schools say in words.
    pub entries: Vec<Entry>,
    /// Schools that were added by hand.
    pub schools: Vec<SchoolKey>,
    /// How tables are to be read, one for each layout.
    pub mappings: Vec<Mapping>,
    /// Campuses (是否计校数 = 0) are evaluated by themselves instead of with their schools.
    pub campuses_apart: bool,
    /// Files or districts (区县) that were said to be one county at one time.
    pub together: Vec<Vec<String>>,
    /// Counties or years that are told apart; everything is one where there are none.
    pub sets: Vec<Set>,
    /// Which of these is looked at.
    pub open: u32,
    /// Of two figures for one fact, the one that was chosen.
    pub picks: Vec<Pick>,
    /// Files whose figures go before those of others, the last chosen first.
    pub first: Vec<String>,
}

impl Amendments {
    /// Puts in a correction in place of one about the same fact.
    pub fn correct(&mut self, correction: Correction) {
        match self.corrections.iter_mut().find(|one| one.is_about(&correction)) {
            Some(known) => *known = correction,
            None => self.corrections.push(correction),
        }
    }

    /// Takes a correction out.
    pub fn take_back(&mut self, correction: &Correction) {
        self.corrections.retain(|one| !one.is_about(correction));
    }

    /// Chooses one of two figures, in place of an earlier choice about the same.
    pub fn pick(&mut self, pick: Pick) {
        self.picks.retain(|one| !one.is_about(&pick));
        self.picks.push(pick);
    }

    /// Puts a file before all others wherever figures differ; single choices of another file end.
    pub fn prefer(&mut self, file: &str) {
        self.first.retain(|one| one != file);
        self.first.insert(0, file.to_owned());
        self.picks.retain(|one: &Pick| {
            let Source { file: chosen, .. } = &one.source;
            chosen == file
        });
    }

    /// Puts in an entry in place of one in the same slot.
    pub fn enter(&mut self, entry: Entry) {
        match self.entries.iter_mut().find(|one| one.slot.is(&entry.slot)) {
            Some(known) => *known = entry,
            None => self.entries.push(entry),
        }
    }

    /// Takes out what was typed in a slot.
    pub fn take_out(&mut self, slot: &Slot) {
        self.entries.retain(|one| !one.slot.is(slot));
    }

    /// Adds a school by hand, unless it is there.
    pub fn add_school(&mut self, school: SchoolKey) {
        if !self.schools.iter().any(|one| one.is(&school)) {
            self.schools.push(school);
        }
    }

    /// Takes out a school that was added by hand, with everything that was typed about it.
    pub fn remove_school(&mut self, school: &SchoolKey) {
        self.schools.retain(|one| !one.is(school));
        self.corrections.retain(|one| !one.school.is(school));
        self.entries.retain(|one| one.slot.school().is_none_or(|of| !of.is(school)));
    }

    /// What was said of tables of a layout.
    pub fn mapping(&self, layout: Layout) -> Option<&Mapping> {
        self.mappings.iter().find(|one| one.layout == layout)
    }

    /// Puts in a mapping in place of the one of its layout; one that says nothing takes it out.
    pub fn map(&mut self, mapping: Mapping) {
        self.mappings.retain(|one| one.layout != mapping.layout);
        if !mapping.is_empty() {
            self.mappings.push(mapping);
        }
    }
}
