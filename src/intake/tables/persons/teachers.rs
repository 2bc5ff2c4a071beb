//! One row of a roster of teachers: what it counts for.

use super::columns::Columns;
use super::degree::{Degree, degree};
use super::marks::{self, Mark};
use super::rank::rank;
use super::says::Says;
use super::subject::{Subject, subject};
use super::tally::{Question, Tally};
use super::told::Trouble;
use crate::county::{Cell, Field};
use crate::intake::tables::roster::Table;
use crate::intake::vocabulary::spelling::{is_nothing, plain};

/// What 近5年培训满360学时 speaks of: it is the quantity's own name, and no demand.
const HOURS: f64 = 360.0;

/// The columns of a roster of teachers.
pub(super) struct Teachers {
    degree: Option<u32>,
    /// More than one where a second subject has a column of its own.
    subjects: Vec<u32>,
    rank: Option<u32>,
    backbone: Option<(u32, String)>,
    /// The column that says who is 专任, and its header.
    pub(super) full_time: Option<(u32, String)>,
    certificate: Option<u32>,
    certificate_number: Option<u32>,
    hours: Option<(u32, Hours)>,
    outside: Option<(u32, String)>,
    exchange: Option<u32>,
    eligible: Option<u32>,
}

/// What a column of hours holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hours {
    /// Whether the 360 hours are reached.
    Reached,
    /// Hours of five years.
    OfFiveYears,
    /// Hours, and nobody says of how long.
    OfSomeTime,
}

/// What was counted beside the figures.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    pub(super) not_full_time: u32,
    pub(super) outside: u32,
    pub(super) exchanged: u32,
    pub(super) exchanged_backbone: u32,
    pub(super) eligible: u32,
    /// Hours without a period that are under 360.
    pub(super) hours_without_period: u32,
}

impl Teachers {
    pub(super) fn of(
        table: &Table<'_>,
        columns: &Columns,
        cell_text: &dyn Fn(u32, u32) -> String,
    ) -> Self {
        let headed = |at: u32| (at, columns.header(at).to_owned());
        let post = columns.at(Says::Post).filter(|at| {
            // 类别 says who is 专任 only where its words do.
            table.rows().any(|row| {
                let said = marks::full_time(&cell_text(row, *at), columns.header(*at));
                matches!(said, Mark::Yes | Mark::No)
            })
        });
        let hours = columns.at(Says::Hours).map(|at| {
            let words = columns.header(at);
            let of_years = ["五年", "5年", "累计", "总学时"];
            let of_five = of_years.iter().any(|word| words.contains(word));
            let asks = ["是否", "满", "完成"].iter().any(|word| words.contains(word));
            let hours = match (asks || words.contains("360"), of_five) {
                (true, _) => Hours::Reached,
                (false, true) => Hours::OfFiveYears,
                _ => Hours::OfSomeTime,
            };
            (at, hours)
        });
        Self {
            degree: columns.degree,
            subjects: columns.all_at(Says::Subject),
            rank: columns.at(Says::Rank),
            backbone: columns.at(Says::Backbone).map(headed),
            full_time: columns.at(Says::FullTime).or(post).map(headed),
            certificate: columns.at(Says::Certificate),
            certificate_number: columns.at(Says::CertificateNumber),
            hours,
            outside: columns.at(Says::Establishment).map(headed),
            exchange: columns.at(Says::Exchange),
            eligible: columns.at(Says::Eligible),
        }
    }

    /// Counts a row. `text` gives a cell's words, `cell` its address; what is unclear goes to `tell`.
    pub(super) fn count(
        &self,
        tally: &mut Tally,
        beside: &mut Beside,
        person: Cell,
        text: &dyn Fn(u32) -> String,
        tell: &mut dyn FnMut(Trouble, Cell),
    ) {
        let cell = |column: u32| Cell { column, ..person };
        let level = self
            .backbone
            .as_ref()
            .map(|(at, header)| (cell(*at), marks::backbone(&text(*at), header)));
        if let Some((at, header)) = &self.full_time {
            match marks::full_time(&text(*at), header) {
                Mark::Yes => {}
                Mark::No => {
                    beside.not_full_time += 1;
                    if let Some((at, Mark::Yes)) = level {
                        tell(Trouble::BackboneNotFullTime, at);
                    }
                    return;
                }
                Mark::Blank | Mark::Unknown => {
                    tally.doubt(cell(*at));
                    tell(Trouble::FullTimeUnclear, cell(*at));
                }
            }
        }
        tally.people.push(person);
        if let Some((at, mark)) = level
            && tally.mark(Question::Backbone, mark, at)
        {
            tell(Trouble::Unclear(Question::Backbone), at);
        }
        self.count_degree(tally, &cell, text, tell);
        self.count_subject(tally, &cell, text, tell);
        self.count_certificate(tally, &cell, text, tell);
        self.count_hours(tally, beside, &cell, text, tell);
        // What is unclear here is told where a standard asks for it: the figure then names the cell.
        if let Some(at) = self.rank {
            tally.mark(Question::Ranked, rank(&text(at)), cell(at));
        }
        if self.outside.as_ref().is_some_and(|(at, header)| marks::is_outside(&text(*at), header)) {
            beside.outside += 1;
        }
        let says_yes = |at: Option<u32>| at.is_some_and(|at| is_exchanged(&text(at)));
        if says_yes(self.eligible) {
            beside.eligible += 1;
        }
        if says_yes(self.exchange) {
            beside.exchanged += 1;
            beside.exchanged_backbone += u32::from(matches!(level, Some((_, Mark::Yes))));
        }
    }

    fn count_degree(
        &self,
        tally: &mut Tally,
        cell: &dyn Fn(u32) -> Cell,
        text: &dyn Fn(u32) -> String,
        tell: &mut dyn FnMut(Trouble, Cell),
    ) {
        const POST: Field = Field::PostgraduateTeachers;
        let Some(at) = self.degree else { return };
        match degree(&text(at)) {
            Some(Degree::Doctor) => {
                tally.answer(Question::Degree, &[Field::DoctorTeachers, POST], cell(at));
            }
            Some(Degree::Master) => {
                tally.answer(Question::Degree, &[Field::MasterTeachers, POST], cell(at));
            }
            Some(Degree::Postgraduate) => tally.answer_postgraduate(cell(at)),
            Some(Degree::Bachelor) => {
                tally.answer(Question::Degree, &[Field::BachelorTeachers], cell(at));
            }
            Some(Degree::College) => {
                tally.answer(Question::Degree, &[Field::CollegeTeachers], cell(at));
            }
            Some(Degree::Below) => tally.answer(Question::Degree, &[], cell(at)),
            None => {
                tally.leave_open(Question::Degree, cell(at));
                tell(Trouble::Unclear(Question::Degree), cell(at));
            }
        }
    }

    fn count_subject(
        &self,
        tally: &mut Tally,
        cell: &dyn Fn(u32) -> Cell,
        text: &dyn Fn(u32) -> String,
        tell: &mut dyn FnMut(Trouble, Cell),
    ) {
        let Some(first) = self.subjects.first() else { return };
        // The first that is filled in comes first, whatever stands in the others.
        let filled: Vec<(u32, String)> = self
            .subjects
            .iter()
            .map(|at| (*at, text(*at)))
            .filter(|(_, words)| !is_nothing(&plain(words)))
            .collect();
        let at = filled.first().map_or(*first, |(at, _)| *at);
        let words: Vec<&str> = filled.iter().map(|(_, words)| words.as_str()).collect();
        match subject(&words.join("、")) {
            Subject::Unknown => {
                tally.leave_open(Question::SportsArts, cell(at));
                tell(Trouble::Unclear(Question::SportsArts), cell(at));
            }
            Subject::Known { fields, several } => {
                tally.answer(Question::SportsArts, fields, cell(at));
                if several {
                    tell(Trouble::SeveralSubjects, cell(at));
                }
            }
        }
    }

    fn count_certificate(
        &self,
        tally: &mut Tally,
        cell: &dyn Fn(u32) -> Cell,
        text: &dyn Fn(u32) -> String,
        tell: &mut dyn FnMut(Trouble, Cell),
    ) {
        let Some(first) = self.certificate.or(self.certificate_number) else { return };
        let mut mark = marks::certificate(&text(first));
        if let (Mark::Blank, Some(number)) = (mark, self.certificate_number) {
            mark = marks::certificate(&text(number));
        }
        if tally.mark(Question::Certified, mark, cell(first)) {
            tell(Trouble::Unclear(Question::Certified), cell(first));
        }
    }

    fn count_hours(
        &self,
        tally: &mut Tally,
        beside: &mut Beside,
        cell: &dyn Fn(u32) -> Cell,
        text: &dyn Fn(u32) -> String,
        tell: &mut dyn FnMut(Trouble, Cell),
    ) {
        let Some((at, hours)) = self.hours else { return };
        let written = plain(&text(at));
        let bare = written.trim_end_matches("学时").trim_end_matches("课时");
        let number: Option<f64> = bare.parse().ok();
        let mark = match (number, hours) {
            (Some(number), _) if number >= HOURS => Mark::Yes,
            // 1 and 0 answer 是否.
            (Some(number), Hours::Reached) if number > 1.0 => Mark::No,
            (_, Hours::Reached) => marks::mark(&written),
            (Some(_), Hours::OfFiveYears) => Mark::No,
            (Some(_), Hours::OfSomeTime) => {
                beside.hours_without_period += 1;
                tally.leave_open(Question::Trained, cell(at));
                return;
            }
            (None, _) => Mark::Unknown,
        };
        if tally.mark(Question::Trained, mark, cell(at)) {
            tell(Trouble::Unclear(Question::Trained), cell(at));
        }
    }
}

/// 是, 2024年交流到…: anything but a no.
fn is_exchanged(text: &str) -> bool {
    matches!(marks::mark(text), Mark::Yes)
        || matches!(marks::mark(text), Mark::Unknown)
            && !["未", "不", "否", "无"].iter().any(|word| plain(text).contains(word))
}
