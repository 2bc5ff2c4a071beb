//! Collects the findings of one table so that a fault in every row does not drown the others.
//! It never drops a finding without saying how many.

use crate::findings::{Code, Finding, Place, Severity};

/// So many of one kind are told one by one.
const TOLD: usize = 20;

/// The findings of one table, in the order in which they came up.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    told: Vec<Finding>,
    /// How many of each kind came up, and where the last one was.
    counts: Vec<((Code, Severity), usize, Place)>,
}

impl Notes {
    pub(crate) fn push(&mut self, finding: Finding) {
        let kind = (finding.code, finding.severity);
        match self.counts.iter_mut().find(|(known, ..)| *known == kind) {
            Some((_, count, place)) => {
                *count += 1;
                if *count > TOLD {
                    *place = finding.place;
                    return;
                }
            }
            None => self.counts.push((kind, 1, finding.place.clone())),
        }
        self.told.push(finding);
    }

    /// The findings; of each kind the first [`TOLD`], then one with the count of the others.
    pub(crate) fn folded(self) -> Vec<Finding> {
        let mut told = self.told;
        for ((code, severity), count, place) in self.counts {
            if count > TOLD {
                told.push(Finding { place, ..Finding::more(severity, code, count - TOLD) });
            }
        }
        told
    }
}
