//! What there is to tell of rows: gathered by school and sheet, so that a fault in every row is one
//! sentence. A sentence names rows and schools, never a person and never what a cell says.

use std::collections::BTreeMap;

use super::tally::Question;
use crate::county::Cell;
use crate::findings::{Finding, Persons};
use crate::intake::tables::notes::Notes;

/// So many rows are named one by one.
const NAMED: usize = 12;
/// So many cells travel with a finding.
const MARKED: usize = 40;

/// Something about rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trouble {
    /// The answer is blank or not known: the figure is missing.
    Unclear(Question),
    /// Some are marked 否, so that a blank is no answer.
    NotFilled(Question),
    /// Nobody of the school is marked, while others' are.
    NobodyMarked(Question),
    /// Blanks were taken for no.
    BlankIsNo(Question),
    FullTimeUnclear,
    StageUnclear,
    StatusUnclear,
    SeveralSubjects,
    BackboneNotFullTime,
    SameNumber,
    SameName,
    SameNameOtherTable,
    NoSchool,
    /// What stands in the column of schools is no school's name.
    NotASchool,
    NoClass,
    BareClass,
    SpoiltNumber,
    AlmostEmpty,
    /// A row that says something of somebody who has neither name nor number.
    NoName,
    ExampleRow,
}

impl Trouble {
    /// What it says of these rows; `whose` names the school before the sentence.
    fn finding(self, whose: &str, rows: &str, count: usize) -> Finding {
        let (whose, rows, count) = (&whose, &rows, &count);
        Finding::of(&match self {
            Self::Unclear(question) => {
                return Finding::of(&Persons::Unclear { whose, rows, question: &question.name() });
            }
            Self::NotFilled(question) => {
                return Finding::of(&Persons::NotFilled {
                    whose,
                    rows,
                    question: &question.name(),
                });
            }
            Self::NobodyMarked(question) => {
                let question = &question.name();
                return Finding::of(&Persons::NobodyMarked { whose, question, count });
            }
            Self::BlankIsNo(question) => {
                return Finding::of(&Persons::BlankIsNo {
                    whose,
                    question: &question.name(),
                    count,
                });
            }
            Self::FullTimeUnclear => Persons::FullTimeUnclear { whose, rows },
            Self::StageUnclear => Persons::StageUnclear { whose, rows },
            Self::StatusUnclear => Persons::StatusUnclear { whose, rows },
            Self::SeveralSubjects => Persons::SeveralSubjects { whose, rows },
            Self::BackboneNotFullTime => Persons::BackboneNotFullTime { whose, rows },
            Self::SameNumber => Persons::SameNumber { whose, rows },
            Self::SameName => Persons::SameName { whose, rows },
            Self::SameNameOtherTable => Persons::SameNameOtherTable { whose, rows },
            Self::NoSchool => Persons::NoSchool { whose, rows },
            Self::NotASchool => Persons::NotASchool { whose, rows },
            Self::NoClass => Persons::NoClass { whose, rows },
            Self::BareClass => Persons::BareClass { whose, rows },
            Self::SpoiltNumber => Persons::SpoiltNumber { whose, rows },
            Self::AlmostEmpty => Persons::AlmostEmpty { whose, rows },
            Self::NoName => Persons::NoName { whose, rows },
            Self::ExampleRow => Persons::ExampleRow { whose, rows },
        })
    }
}

/// The rows of one trouble, and those that they are held against.
type Rows = (Vec<Cell>, Vec<Cell>);

/// What came up, by trouble, school and sheet.
#[derive(Debug, Default)]
pub(super) struct Told {
    all: BTreeMap<(Trouble, Option<usize>, u32), Rows>,
    /// Pairs of rows with one number, by the names of their two schools.
    elsewhere: BTreeMap<[String; 2], Vec<(Cell, Cell)>>,
}

impl Told {
    pub(super) fn tell(&mut self, trouble: Trouble, school: Option<usize>, cell: Cell) {
        self.tell_beside(trouble, school, cell, None);
    }

    /// The same, with the cell of the other one of two.
    pub(super) fn tell_beside(
        &mut self,
        trouble: Trouble,
        school: Option<usize>,
        cell: Cell,
        beside: Option<Cell>,
    ) {
        let entry = self.all.entry((trouble, school, cell.sheet)).or_default();
        entry.0.push(cell);
        entry.1.extend(beside);
    }

    /// The same number in two schools.
    pub(super) fn elsewhere(&mut self, names: &[String; 2], cell: Cell, other: Cell) {
        self.elsewhere.entry(names.clone()).or_default().push((cell, other));
    }

    /// The findings, by the names of the schools.
    pub(super) fn into_notes(self, names: &[String], notes: &mut Notes) {
        for ((trouble, school, _), (cells, beside)) in self.all {
            let Some((first, rest)) = cells.split_first() else { continue };
            let school = school.and_then(|index| names.get(index));
            let mut rows = rows_of(&cells);
            let same_sheet = |other: &&Cell| other.sheet == first.sheet;
            if let Some(other) = beside.first().filter(same_sheet) {
                rows = format!("{rows}（前面的在第 {} 行）", u64::from(other.row) + 1);
            }
            let whose = school.map(|school| format!("“{school}”：")).unwrap_or_default();
            let mut finding = trouble.finding(&whose, &rows, cells.len()).at(*first);
            for cell in rest.iter().chain(&beside).take(MARKED) {
                finding = finding.and_at(*cell);
            }
            notes.push(match school {
                Some(school) => finding.about(school),
                None => finding,
            });
        }
        for ([school, other], pairs) in self.elsewhere {
            let Some((first, at)) = pairs.first() else { continue };
            let [rows, others] = [|pair: &(Cell, Cell)| pair.0, |pair: &(Cell, Cell)| pair.1]
                .map(|of| rows_of(&pairs.iter().map(of).collect::<Vec<Cell>>()));
            let finding = Finding::of(&Persons::InTwoSchools {
                rows: &rows,
                school: &school,
                others: &others,
                other: &other,
            });
            let finding = finding.at(*first).and_at(*at);
            notes.push(finding.about(&school));
        }
    }
}

/// 第 5、9、12 行, or with 等 … 行 where there are more.
pub(super) fn rows_of(cells: &[Cell]) -> String {
    let mut rows: Vec<u64> = cells.iter().map(|cell| u64::from(cell.row) + 1).collect();
    rows.sort_unstable();
    rows.dedup();
    let named: Vec<String> = rows.iter().take(NAMED).map(u64::to_string).collect();
    let named = named.join("、");
    if rows.len() > NAMED {
        format!("第 {named} 行等 {} 行", rows.len())
    } else {
        format!("第 {named} 行")
    }
}
