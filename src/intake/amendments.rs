//! What the user decided about what the files say. It goes with every assembling anew, so that it
//! holds whatever files come later. It knows no file and no verdict.

use serde::{Deserialize, Serialize};

use crate::county::Correction;

/// Everything in which the county differs from what its files say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendments {
    /// Figures of schools, typed in place of what the files say (手工更正).
    pub corrections: Vec<Correction>,
    /// Campuses (是否计校数 = 0) are evaluated by themselves instead of with their schools.
    pub campuses_apart: bool,
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
}
