//! What was counted of one school, and the record that it makes.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::columns::Who;
use super::counted::open;
use super::pupils::{ClassCount, Classes};
use super::scope::Scope;
use super::tally::{Question, Tally};
use super::told::{Told, Trouble};
use crate::county::{Cell, Fact, Field, Part};
use crate::intake::Record;
use crate::intake::tables::identity::only_part;
use crate::intake::vocabulary::school_kind;
use crate::intake::vocabulary::spelling::plain;

/// The people of one school.
pub(super) struct SchoolCount {
    pub(super) record: Record,
    pub(super) code: Option<String>,
    /// By the stage of their rows; `None` where a row tells none.
    pub(super) tallies: BTreeMap<Option<Part>, Tally>,
    pub(super) classes: Classes,
    /// Rows that tell no stage.
    pub(super) unstaged: Vec<Cell>,
}

impl SchoolCount {
    pub(super) fn new(record: Record, code: Option<String>) -> Self {
        Self {
            record,
            code,
            tallies: BTreeMap::new(),
            classes: Classes::default(),
            unstaged: Vec::new(),
        }
    }

    pub(super) fn people(&self) -> u32 {
        self.tallies.values().map(|tally| tally.people.count).sum()
    }

    /// How many of them are marked by yes, and how many have an answer to a question.
    pub(super) fn answered(&self, question: Question) -> u32 {
        let answers = self.tallies.values().filter_map(|tally| tally.answers.get(&question));
        answers.map(|answers| answers.yes).sum()
    }

    /// The one stage that the school has by its kind or its name.
    fn single(&self) -> Option<Part> {
        let name = plain(&self.record.name);
        let kind = self.record.kind.or_else(|| school_kind::from_name(&name));
        kind.or_else(|| school_kind::from_name_end(&name)).and_then(only_part)
    }

    /// Which stage the rows without a stage belong to: the school's one stage, else only the whole
    /// school's figures can be told.
    fn settle_stages(&mut self, index: usize, told: &mut Told) -> Option<Part> {
        let none = self.tallies.contains_key(&None);
        if !none {
            return None;
        }
        let parts: Vec<Part> = self.tallies.keys().flatten().copied().collect();
        let single = self.single();
        let to = match (parts.as_slice(), single) {
            ([part], Some(single)) if *part == single => single,
            _ => Part::Whole,
        };
        if to == Part::Whole && (single.is_none() || !parts.is_empty()) {
            for cell in &self.unstaged {
                told.tell(Trouble::StageUnclear, Some(index), *cell);
            }
        }
        let mut all = Tally::default();
        if to == Part::Whole {
            for (_, tally) in std::mem::take(&mut self.tallies) {
                all.absorb(tally);
            }
        } else {
            for key in [None, Some(to)] {
                if let Some(tally) = self.tallies.remove(&key) {
                    all.absorb(tally);
                }
            }
        }
        self.tallies.insert(Some(to), all);
        Some(to)
    }

    /// What blanks of columns that mark few people mean in this school: see [`Question::marks_few`].
    fn settle_blanks(
        &mut self,
        index: usize,
        elsewhere: &dyn Fn(Question) -> bool,
        told: &mut Told,
    ) {
        for question in [Question::Backbone, Question::Migrant] {
            let answers = || self.tallies.values().filter_map(|tally| tally.answers.get(&question));
            let (yes, no): (u32, u32) =
                answers().fold((0, 0), |(yes, no), one| (yes + one.yes, no + one.no));
            let blanks: Vec<Cell> = answers().flat_map(|one| one.blanks.iter().copied()).collect();
            if blanks.is_empty() {
                continue;
            }
            let trouble = match (yes, no) {
                (0, 0) if !elsewhere(question) => None,
                (0, 0) => Some(Trouble::NobodyMarked(question)),
                (_, 0) => Some(Trouble::BlankIsNo(question)),
                _ => Some(Trouble::NotFilled(question)),
            };
            for cell in trouble.iter().flat_map(|_| &blanks) {
                if let Some(trouble) = trouble {
                    told.tell(trouble, Some(index), *cell);
                }
            }
            if !matches!(trouble, Some(Trouble::BlankIsNo(_))) {
                for tally in self.tallies.values_mut() {
                    match trouble {
                        // A column in which nobody wrote anything says nothing.
                        None => {
                            tally.answers.remove(&question);
                        }
                        Some(_) => tally.open_blanks(question),
                    }
                }
            }
        }
    }

    /// The record of the school, with its figures.
    pub(super) fn into_record(
        mut self,
        who: Who,
        scope: Scope,
        index: usize,
        elsewhere: &dyn Fn(Question) -> bool,
        told: &mut Told,
    ) -> Record {
        self.settle_blanks(index, elsewhere, told);
        let to = self.settle_stages(index, told);
        let settled = |part: Option<Part>| match (part, to) {
            (_, Some(Part::Whole)) => Part::Whole,
            (Some(part), _) => part,
            (None, to) => to.unwrap_or(Part::Whole),
        };
        let mut record = self.record;
        let all = match (who, scope) {
            (Who::Teachers, Scope::All) => Some(Field::Teachers),
            (Who::Pupils, Scope::All) => Some(Field::Pupils),
            _ => None,
        };
        for (part, tally) in &self.tallies {
            let part = settled(*part);
            tally.facts(all, &|question| scope.answers(question), part, &mut record.facts);
            if who == Who::Pupils && scope == Scope::All && self.classes.asked() > 0 {
                let unasked = self.classes.asked() < tally_sum(&self.tallies);
                let first = tally.people.first().filter(|_| unasked);
                let count = self.classes.count(part, &settled);
                let fact = match (first, count) {
                    (Some(cell), _) | (None, ClassCount::Open(cell)) => Some(open(cell)),
                    (None, ClassCount::Classes(count)) => Some(Fact {
                        value: Some(Decimal::from(count)),
                        origin: tally.people.origin(),
                    }),
                    (None, ClassCount::None) => None,
                };
                if let Some(fact) = fact {
                    record.facts.set(Field::Classes, part, fact);
                }
            }
        }
        if who == Who::Pupils && scope == Scope::All {
            record.classes = self.classes.records(&settled);
        }
        record
    }
}

fn tally_sum(tallies: &BTreeMap<Option<Part>, Tally>) -> u32 {
    tallies.values().map(|tally| tally.people.count).sum()
}
