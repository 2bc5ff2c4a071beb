//! The rows of a sheet: the schools, and their towns between them.

use super::sums::{Rows, Sums};
use super::{Making, OWNERS};
use crate::support::county::{School, Stage};
use crate::support::shapes::cells::{self, Hand};
use crate::support::shapes::column::{Column, Content, Figure, Line, What};
use crate::support::shapes::district_guise::{Layout, Towns};
use crate::support::shapes::wording::pick;
use crate::support::table::CellValue;

impl Making<'_> {
    pub(super) fn rows(
        &mut self,
        columns: &[Column],
        alone: Option<Stage>,
        schools: &[&School],
    ) -> Rows {
        let mut schools = schools.to_vec();
        let by_town = matches!(self.guise.towns, Towns::Rows | Towns::Sums);
        let towns = self.towns.clone();
        let town_of = |school: &School| towns.get(&school.code).copied().unwrap_or("");
        if by_town {
            schools.sort_by_key(|school| town_of(school));
            // The same town may come twice.
            let turned = schools.len() / 3;
            schools.rotate_left(turned);
        }
        let mut rows = Rows::default();
        let mut before = "";
        for (index, school) in schools.iter().enumerate() {
            let town = town_of(school);
            if by_town && town != before {
                before = town;
                rows.towns.push((rows.all.len(), rows.schools.len()));
                rows.all.push(vec![CellValue::from(town)]);
            }
            let line = Line { school, stage: alone };
            let mut cells = Vec::new();
            let mut figures = Vec::new();
            for column in columns {
                let (cell, figure) = self.cell(column, line, index + 1);
                cells.push(cell);
                figures.push(figure);
            }
            rows.all.push(cells);
            rows.schools.push((town, figures));
        }
        let ends = rows.towns.iter().skip(1).map(|(_, first)| *first).chain([rows.schools.len()]);
        let ends: Vec<usize> = ends.collect();
        for ((row, first), end) in rows.towns.iter().zip(ends) {
            let name = rows.all[*row].remove(0);
            let CellValue::Text(name) = name else { continue };
            rows.all[*row] = if self.guise.towns == Towns::Sums {
                let mut sums = Sums::of(columns);
                rows.schools[*first..end].iter().for_each(|(_, figures)| sums.add(figures));
                sums.row(columns, What::Name, &name)
            } else {
                let blank = |column: &Column| match column.what {
                    What::Name => CellValue::from(name.as_str()),
                    What::Code => CellValue::Blank,
                    _ => CellValue::from(pick(self.rng, &["", " ", "   "])),
                };
                columns.iter().map(blank).collect()
            };
        }
        rows
    }

    pub(super) fn cell(
        &mut self,
        column: &Column,
        line: Line<'_>,
        number: usize,
    ) -> (CellValue, Option<i64>) {
        let mut content = column.content(line, number);
        let school = line.school;
        match column.what {
            What::Founder => {
                let owner = school.code.bytes().map(usize::from).sum::<usize>() % OWNERS.len();
                content = Content::Words(OWNERS[owner].to_owned());
            }
            What::Area => {
                let town = self.towns.get(&school.code).copied().unwrap_or_default();
                content = Content::Words(town.to_owned());
            }
            What::Name => {
                let by_name = self.guise.layout == Layout::SheetAStageByName;
                if let (true, true, Some(stage)) = (by_name, school.kind.is_combined(), line.stage)
                {
                    content = Content::Words(format!("{}（{}部）", school.name, stage.name()));
                }
            }
            _ => {}
        }
        let figure = match content {
            Content::Figure(Figure { steps, .. }) => Some(steps),
            _ => None,
        };
        let hand = Hand { as_text: self.guise.as_text, marks: false, zeros: false };
        let cell = match (column.what, &content) {
            (What::Code, Content::Words(code)) if self.guise.code_numbers => {
                CellValue::Number(code.parse().unwrap())
            }
            (What::Number | What::Noise, Content::Figure(figure)) => cells::number(*figure).into(),
            // A figure that is not known is an empty cell, or spaces.
            (_, Content::Unknown | Content::None) => {
                CellValue::from(pick(self.rng, &["", "", "  "]))
            }
            _ => hand.cell(self.rng, &content),
        };
        (cell, figure)
    }
}
