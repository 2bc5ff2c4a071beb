//! Turns a written cell into a fact, with a finding where it cannot be one.
//! Shared by every shape of sheet. It never knows which shape it is.

use rust_decimal::Decimal;

use crate::county::{Cell, Fact, Facts, Field, Measure, Origin, Part, Unequal};
use crate::findings::{Cells, Figures, Finding};
use crate::intake::tables::notes::Notes;
use crate::intake::values::answer::{Asked, Percentage, percentage, year, yes_no};
use crate::intake::values::figure::{Written, written};
use crate::sheet::Value;

/// A figure as it is written and as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    /// As written, before the unit.
    pub(crate) written: Option<Decimal>,
    pub(crate) fact: Fact,
}

/// Reads cells of one sheet.
pub(crate) struct Reader {
    pub(crate) sheet: u32,
    /// Formulas without a stored value were already reported for this workbook.
    pub(crate) formulas_known: bool,
    pub(crate) notes: Notes,
    /// Totals that the rows do not make up.
    pub(crate) totals: Vec<Unequal>,
}

impl Reader {
    pub(crate) fn cell(&self, row: u32, column: u32) -> Cell {
        Cell { file: 0, sheet: self.sheet, row, column }
    }

    /// The fact that a cell states; a written unit goes before `factor`.
    pub(crate) fn fact(
        &mut self,
        value: Value<'_>,
        cell: Cell,
        field: Field,
        factor: u32,
        school: &str,
    ) -> Read {
        let asked = Asked { name: field.name(), measure: field.measure() };
        self.figure(value, cell, asked, factor, school)
    }

    /// The same of anything that has a name and a measure.
    pub(crate) fn figure(
        &mut self,
        value: Value<'_>,
        cell: Cell,
        asked: Asked<'_>,
        factor: u32,
        school: &str,
    ) -> Read {
        let origin = Origin::Cells(vec![cell]);
        let mut read = Read { written: None, fact: Fact { value: None, origin } };
        let name = asked.name;
        let special = match asked.measure {
            Measure::YesNo => {
                yes_no(value).map(|flag| flag.map(|flag| Decimal::from(u8::from(flag))))
            }
            Measure::Year => year(value),
            _ => return self.amount_at(value, cell, asked, factor, school, read),
        };
        match special {
            Ok(figure) => read.fact.value = figure,
            Err(words) => {
                let shown: String = words.chars().take(20).collect();
                let wanted =
                    if asked.measure == Measure::Year { "四位数的年份" } else { "是或否" };
                let says = Cells::OtherWords { name: &name, wanted: &wanted, words: &shown };
                self.note(Finding::of(&says), cell, school);
            }
        }
        read
    }

    fn amount_at(
        &mut self,
        value: Value<'_>,
        cell: Cell,
        asked: Asked<'_>,
        factor: u32,
        school: &str,
        mut read: Read,
    ) -> Read {
        let name = asked.name;
        if asked.measure == Measure::Percent {
            match percentage(value) {
                Percentage::Blank => return read,
                Percentage::Figure(figure) => {
                    read.written = Some(figure);
                    read.fact.value = self.amount(figure, asked, factor, cell, school);
                    return read;
                }
                Percentage::Fraction(figure) => {
                    let says = Cells::NotAPercentage { name: &name, figure: &figure };
                    self.note(Finding::of(&says), cell, school);
                    return read;
                }
                Percentage::Other => {}
            }
        }
        match written(value) {
            Written::Blank => {}
            Written::Words(words) => {
                let shown: String = words.chars().take(20).collect();
                let finding = Finding::of(&Cells::Words { name: &name, words: &shown });
                self.note(finding.saying(shown), cell, school);
            }
            Written::Several(words) => {
                let shown: String = words.chars().take(20).collect();
                let finding = Finding::of(&Cells::Several { name: &name, words: &shown });
                self.note(finding.saying(shown), cell, school);
            }
            Written::Error(error) => {
                let finding = Finding::of(&Cells::ErrorFigure { name: &name, error: &error });
                self.note(finding.saying(error), cell, school);
            }
            Written::Formula if self.formulas_known => {}
            Written::Formula => {
                self.note(Finding::of(&Cells::FormulaFigure { name: &name }), cell, school);
            }
            Written::Figure(figure, unit) => {
                let factor = unit.and_then(|unit| unit.factor(asked.measure)).unwrap_or(factor);
                read.written = Some(figure);
                read.fact.value = self.amount(figure, asked, factor, cell, school);
            }
        }
        read
    }

    fn amount(
        &mut self,
        figure: Decimal,
        asked: Asked<'_>,
        factor: u32,
        cell: Cell,
        school: &str,
    ) -> Option<Decimal> {
        let name = asked.name;
        let Some(amount) = figure.checked_mul(Decimal::from(factor)) else {
            let finding = Finding::of(&Cells::TooLarge { name: &name }).saying(figure.to_string());
            self.note(finding, cell, school);
            return None;
        };
        if amount.is_sign_negative() && !amount.is_zero() {
            let finding = Finding::of(&Cells::Negative { name: &name, figure: &figure });
            let finding = finding.saying(figure.to_string());
            self.note(finding, cell, school);
            return None;
        }
        if asked.measure.is_whole() && !amount.is_integer() {
            let finding = Finding::of(&Cells::Fraction { name: &name, figure: &figure });
            let finding = finding.saying(figure.to_string());
            self.note(finding, cell, school);
        }
        Some(amount.normalize())
    }

    /// Whether 教学及辅助用房 contains the gym cannot be seen: no place is given for the gym. In the
    /// statistics it always does.
    pub(crate) fn tell_gym(&mut self, cell: Cell) {
        self.note(Finding::of(&Figures::NoGymArea {}), cell, "");
    }

    /// Settles what only a whole form or workbook can tell: arts that stand without music and fine
    /// art are all the arts; an area without a gym.
    pub(crate) fn settle(&mut self, facts: &mut Facts) {
        let mut area = None;
        for part in std::iter::once(Part::Whole).chain(Part::STAGES) {
            let apart = [Field::MusicTeachers, Field::FineArtTeachers, Field::AllArtsTeachers];
            if apart.iter().all(|field| facts.get(*field, part).is_none())
                && let Some(fact) = facts.remove(Field::ArtsTeachers, part)
            {
                facts.set(Field::AllArtsTeachers, part, fact);
            }
            area = area.or_else(|| facts.get(Field::TeachingArea, part).cloned());
        }
        let known = [Field::GymArea, Field::TeachingAreaNet];
        let is_told = facts.iter().any(|(key, _)| known.contains(&key.field));
        let cell = area.and_then(|area| area.origin.cells().first().copied());
        if let (false, Some(cell)) = (is_told, cell) {
            self.tell_gym(cell);
        }
    }

    /// Notes a finding about a school at a cell.
    pub(crate) fn note(&mut self, finding: Finding, cell: Cell, school: &str) {
        let finding = finding.at(cell);
        self.notes.push(if school.is_empty() { finding } else { finding.about(school) });
    }
}
