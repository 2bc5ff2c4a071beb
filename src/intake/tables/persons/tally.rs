//! What was counted of one school at one stage: people, and of each question who answers it and what is
//! left open. Nothing that is open becomes a figure.

use std::collections::BTreeMap;

use super::counted::{Counted, open};
use super::marks::Mark;
use crate::county::{Cell, Facts, Field, Part};

/// What a roster is asked about its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Question {
    Degree,
    Backbone,
    SportsArts,
    Certified,
    Trained,
    /// 中级 and higher, which the standard of 2012 asks for.
    Ranked,
    Migrant,
}

impl Question {
    /// The figures that its answers make.
    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Self::Degree => &[
                Field::DoctorTeachers,
                Field::MasterTeachers,
                Field::PostgraduateTeachers,
                Field::BachelorTeachers,
                Field::CollegeTeachers,
            ],
            Self::Backbone => &[Field::BackboneTeachers],
            Self::SportsArts => &[
                Field::SportsTeachers,
                Field::AllArtsTeachers,
                Field::MusicTeachers,
                Field::FineArtTeachers,
                Field::ArtsTeachers,
            ],
            Self::Certified => &[Field::CertifiedTeachers],
            Self::Trained => &[Field::TrainedTeachers],
            Self::Ranked => &[Field::RankedTeachers],
            Self::Migrant => &[Field::MigrantPupils],
        }
    }

    /// Whether few people are marked and the others are left blank.
    pub(super) fn marks_few(self) -> bool {
        matches!(self, Self::Backbone | Self::Migrant)
    }

    /// What its column is called in sentences.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Degree => "学历",
            Self::Backbone => "骨干级别",
            Self::SportsArts => "任教学科",
            Self::Certified => "教师资格",
            Self::Trained => "五年360学时",
            Self::Ranked => "职称",
            Self::Migrant => "随迁子女",
        }
    }
}

/// The answers to one question.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    by: BTreeMap<Field, Counted>,
    /// How many people were asked: those in whose table the column stands.
    asked: u32,
    pub(super) yes: u32,
    pub(super) no: u32,
    /// The cells that are blank.
    pub(super) blanks: Vec<Cell>,
    /// The first cell that leaves the figures open.
    open: Option<Cell>,
    /// Somebody is 研究生, and nobody knows which.
    unspecific: bool,
}

/// The people of one school at one stage.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) people: Counted,
    /// The first row of which nobody can tell whether it counts.
    uncertain: Option<Cell>,
    pub(super) answers: BTreeMap<Question, Answers>,
}

impl Tally {
    /// A row that may count or not: no figure of this stage is sure.
    pub(super) fn doubt(&mut self, cell: Cell) {
        self.uncertain = self.uncertain.or(Some(cell));
    }

    fn of(&mut self, question: Question) -> &mut Answers {
        self.answers.entry(question).or_default()
    }

    /// An answer that counts for some figures, or for none.
    pub(super) fn answer(&mut self, question: Question, fields: &[Field], cell: Cell) {
        let answers = self.of(question);
        answers.asked += 1;
        if fields.is_empty() {
            answers.no += 1;
        } else {
            answers.yes += 1;
        }
        for field in fields {
            answers.by.entry(*field).or_default().push(cell);
        }
    }

    /// 研究生: a master's or a doctor's degree.
    pub(super) fn answer_postgraduate(&mut self, cell: Cell) {
        self.answer(Question::Degree, &[Field::PostgraduateTeachers], cell);
        self.of(Question::Degree).unspecific = true;
    }

    /// A mark: whether it counts for the question's one figure. `true` where it leaves it open.
    pub(super) fn mark(&mut self, question: Question, mark: Mark, cell: Cell) -> bool {
        match mark {
            Mark::Yes => self.answer(question, question.fields(), cell),
            Mark::No => self.answer(question, &[], cell),
            Mark::Blank if question.marks_few() => {
                let answers = self.of(question);
                answers.asked += 1;
                answers.blanks.push(cell);
            }
            Mark::Blank | Mark::Unknown => {
                self.leave_open(question, cell);
                return true;
            }
        }
        false
    }

    /// An answer that is blank or not known.
    pub(super) fn leave_open(&mut self, question: Question, cell: Cell) {
        let answers = self.of(question);
        answers.asked += 1;
        answers.open = answers.open.or(Some(cell));
    }

    /// Blanks that are no answer after all.
    pub(super) fn open_blanks(&mut self, question: Question) {
        if let Some(answers) = self.answers.get_mut(&question) {
            answers.open = answers.open.or_else(|| answers.blanks.first().copied());
        }
    }

    pub(super) fn absorb(&mut self, other: Self) {
        self.people.absorb(other.people);
        self.uncertain = self.uncertain.or(other.uncertain);
        for (question, theirs) in other.answers {
            let own = self.of(question);
            for (field, counted) in theirs.by {
                own.by.entry(field).or_default().absorb(counted);
            }
            own.asked += theirs.asked;
            own.yes += theirs.yes;
            own.no += theirs.no;
            own.blanks.extend(theirs.blanks);
            own.open = own.open.or(theirs.open);
            own.unspecific |= theirs.unspecific;
        }
    }

    /// The figures of this stage: how many people there are, as `all`, and what was asked of them.
    pub(super) fn facts(
        &self,
        all: Option<Field>,
        wanted: &dyn Fn(Question) -> bool,
        part: Part,
        facts: &mut Facts,
    ) {
        if let Some(field) = all {
            let fact = match self.uncertain {
                Some(cell) => open(cell),
                None => self.people.fact(&self.people),
            };
            facts.set(field, part, fact);
        }
        for (question, answers) in self.answers.iter().filter(|(question, _)| wanted(**question)) {
            // Where one sheet has the column and another has not, some people were never asked.
            let unasked =
                (answers.asked < self.people.count).then(|| self.people.first()).flatten();
            let is_open = answers.open.or(self.uncertain).or(unasked);
            for field in question.fields() {
                let unspecific = [Field::DoctorTeachers, Field::MasterTeachers].contains(field)
                    && answers.unspecific;
                if unspecific {
                    continue;
                }
                let none = Counted::default();
                let counted = answers.by.get(field).unwrap_or(&none);
                let fact = is_open.map_or_else(|| counted.fact(&self.people), open);
                facts.set(*field, part, fact);
            }
        }
    }
}
