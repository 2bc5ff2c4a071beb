//! The raw figures as a table (原始数据): a row for each school at each of its stages, a column for
//! each quantity, so that any figure can be typed where spreadsheets have it. It says which fact a
//! cell stands for and whether that fact is missed, and never what follows from it.

use serde::{Deserialize, Serialize};

use crate::county::{County, Fact, Field, Measure, Part, School, Stage};
use crate::evaluate::{Evaluation, Unit};
use crate::standard::{Standard, Term};

use super::{FactOf, Packed, fact};

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridView {
    /// What the indicators are made from, then everything else that schools report.
    pub columns: Vec<Field>,
    /// How many columns the indicators are made from.
    pub needed: usize,
    /// The rows, in the order of the files.
    pub rows: Vec<GridRow>,
}

/// A school at one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRow {
    /// Index of the school.
    pub school: usize,
    /// The part of it; [`Part::Whole`] where it has no stages.
    pub part: Part,
    /// Its unit; none where it is not counted.
    pub unit: Option<usize>,
    /// One for each column.
    pub cells: Packed<Vec<GridCell>>,
}

/// Which figure stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridCell {
    /// Of which part of the school.
    pub part: Part,
    /// Whether the evaluation misses it.
    pub is_missing: bool,
}

impl GridView {
    /// The row of a school's part.
    pub fn row(&self, school: usize, part: Part) -> Option<&GridRow> {
        self.rows.iter().find(|row| (row.school, row.part) == (school, part))
    }
}

/// The table of a county.
pub(super) fn grid(county: &County, evaluation: &Evaluation, standard: &Standard) -> GridView {
    let mut seats: Vec<(usize, Part, Option<usize>)> = Vec::new();
    let mut units = evaluation.units.iter().enumerate().peekable();
    for (index, school) in county.schools.iter().enumerate() {
        let first = seats.len();
        while let Some((place, unit)) = units.next_if(|(_, unit)| unit.school == index) {
            seats.push((index, unit.stage.part(), Some(place)));
        }
        for part in others(school) {
            if seats.iter().skip(first).all(|(_, known, _)| *known != part) {
                seats.push((index, part, None));
            }
        }
        if seats.len() == first {
            seats.push((index, Part::Whole, None));
        }
    }
    let missing: Vec<Vec<FactOf>> =
        evaluation.units.iter().map(|unit| missing(unit, county)).collect();
    let (columns, needed) = columns(county, &missing, standard);
    let row = |(school, part, unit): (usize, Part, Option<usize>)| {
        let missed = match unit {
            Some(unit) => missing.get(unit).cloned().unwrap_or_default(),
            // 高中, whose pupils the units of the school are split by.
            None => {
                let units = evaluation.units.iter().zip(&missing);
                let of_school = units.filter(|(unit, _)| unit.school == school);
                let all = of_school.flat_map(|(_, missed)| missed);
                all.filter(|(_, at)| *at == part && part != Part::Whole).copied().collect()
            }
        };
        let cells: Vec<GridCell> = match county.schools.get(school) {
            Some(of) => columns.iter().map(|field| cell(of, *field, part, &missed)).collect(),
            None => Vec::new(),
        };
        GridRow { school, part, unit, cells: Packed::pack(&cells) }
    };
    GridView { rows: seats.into_iter().map(row).collect(), columns, needed }
}

/// The parts of a school that have a figure of their own, or must have pupils by its kind.
fn others(school: &School) -> impl Iterator<Item = Part> {
    let has = |part: &Part| {
        let mut facts = school.facts.iter();
        facts.any(|(key, fact)| key.part == *part && fact.value.is_some_and(|one| !one.is_zero()))
    };
    let stages = Part::STAGES.into_iter();
    stages.filter(move |part| has(part) || school.kind.parts().contains(part))
}

fn missing(unit: &Unit, county: &County) -> Vec<FactOf> {
    let Some(school) = county.schools.get(unit.school) else { return Vec::new() };
    let all = unit.indicators.iter().flat_map(|one| &one.missing);
    all.filter_map(|one| fact::missing(one, school)).collect()
}

/// All columns, and how many of them make indicators: whatever is given or missed of any way to make
/// one.
fn columns(county: &County, missing: &[Vec<FactOf>], standard: &Standard) -> (Vec<Field>, usize) {
    let mut given: Vec<Field> = Vec::new();
    let facts = county.schools.iter().flat_map(|school| school.facts.iter());
    let asked = missing.iter().flatten().map(|(field, _)| *field);
    for field in facts.map(|(key, _)| key.field).chain(asked) {
        if !given.contains(&field) {
            given.push(field);
        }
    }
    let mut columns = vec![Field::Pupils];
    let is_given = |term: &Term| given.contains(&term.field);
    for ways in standard
        .indicators
        .iter()
        .flat_map(|indicator| Stage::ALL.map(|stage| indicator.numerator.get(stage)))
    {
        // What may be added to the way that is gone, even where no file has it: the gym.
        let is_gone = |way: &&Vec<Term>| way.iter().all(|term| term.optional || is_given(term));
        let gone = ways.iter().find(is_gone).into_iter().flatten();
        let others = ways.iter().flatten().filter(|term| is_given(term));
        for term in gone.chain(others) {
            if !columns.contains(&term.field) {
                columns.push(term.field);
            }
        }
    }
    let needed = columns.len();
    // What is typed in a column moves it nowhere.
    let is_in_files = |field: &Field| {
        let mut facts = county.schools.iter().flat_map(|school| school.facts.iter());
        facts.any(|(key, fact)| key.field == *field && !fact.origin.cells().is_empty())
    };
    let is_figure = |field: &&Field| field.measure() != Measure::YesNo;
    let (known, blank): (Vec<Field>, Vec<Field>) = Field::ALL
        .iter()
        .filter(is_figure)
        .partition(|field| given.contains(field) && is_in_files(field));
    for field in known.into_iter().chain(blank) {
        if !columns.contains(&field) {
            columns.push(field);
        }
    }
    (columns, needed)
}

/// Which figure stands there: what is missed, else what is given, else what the forms ask for.
fn cell(school: &School, field: Field, part: Part, missing: &[FactOf]) -> GridCell {
    let missed = missing.iter().find(|(one, at)| *one == field && [part, Part::Whole].contains(at));
    if let Some((_, part)) = missed {
        return GridCell { part: *part, is_missing: true };
    }
    let (mut own, mut whole) = (None, None);
    for (of, fact) in school.facts.of(field) {
        own = own.or(Some(fact).filter(|_| of == part));
        whole = whole.or(Some(fact).filter(|_| of == Part::Whole));
    }
    let is_given = |fact: Option<&Fact>| fact.is_some_and(|fact| fact.value.is_some());
    let parts = school.kind.parts();
    let is_by_stage =
        field == Field::Pupils || parts.len() > 1 && field.measure() == Measure::People;
    let place = if is_given(own) {
        part
    } else if is_given(whole) && (field != Field::Pupils || parts == [part]) {
        Part::Whole
    } else if own.is_some() {
        part
    } else if whole.is_some() && parts.len() < 2 || !is_by_stage {
        Part::Whole
    } else {
        part
    };
    GridCell { part: place, is_missing: false }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::county::Part;
    use crate::evaluate::evaluate;
    use crate::intake::assemble;
    use crate::pipeline;
    use crate::standard::shipped;
    use std::fmt::Write;
    use std::ops::ControlFlow;

    #[test]
    fn every_school_has_its_rows_and_every_cell_its_figure() {
        let text = "学校名称,办学类型,小学在校生数,初中在校生数,高于规定学历教师数（小学）,\
                    高于规定学历教师数（初中）,教学及辅助用房面积,专任教师数\n\
                    甲小学,小学,500,,25,,2600,900\n\
                    乙学校,九年一贯制学校,300,200,12,,4000,\n\
                    丙教学点,小学教学点,30,,2,,,\n";
        let reading =
            pipeline::read_one("县.csv", text.as_bytes(), &[], &mut |_| ControlFlow::Continue(()));
        let assembled = assemble(&[reading]);
        let standard = shipped("cn-2017").unwrap();
        let evaluation = evaluate(&assembled.county, &standard);
        let grid = super::grid(&assembled.county, &evaluation, &standard);
        let needed = &grid.columns[..grid.needed];
        let mut told = String::new();
        for row in &grid.rows {
            let name = &assembled.county.schools[row.school].name;
            let _ = writeln!(told, "{name} {} {:?}", row.part.name(), row.unit);
            for (field, cell) in needed.iter().zip(row.cells.open()) {
                let mark = if cell.is_missing { "?" } else { "" };
                let part = if cell.part == Part::Whole { "-" } else { cell.part.id() };
                let _ = write!(told, " {}:{part}{mark}", field.id());
            }
            told.push('\n');
        }
        expect![[r"
            甲小学 小学 Some(0)
             pupils:primary higher_degree_teachers:primary backbone_teachers:-? sports_arts_teachers:-? teaching_area:- gym_area:-? sports_area:-? equipment_value:-? multimedia_rooms:-?
            乙学校 小学 Some(1)
             pupils:primary higher_degree_teachers:primary backbone_teachers:primary? sports_arts_teachers:primary? teaching_area:- gym_area:-? sports_area:-? equipment_value:-? multimedia_rooms:-?
            乙学校 初中 Some(2)
             pupils:junior higher_degree_teachers:junior? backbone_teachers:junior? sports_arts_teachers:junior? teaching_area:- gym_area:-? sports_area:-? equipment_value:-? multimedia_rooms:-?
            丙教学点 小学 None
             pupils:primary higher_degree_teachers:primary backbone_teachers:- sports_arts_teachers:- teaching_area:- gym_area:- sports_area:- equipment_value:- multimedia_rooms:-
        "]].assert_eq(&told);
        assert_eq!(grid.columns[grid.needed].id(), "teachers");
        let all = grid.columns.len();
        assert!(grid.rows.iter().all(|row| row.cells.open().len() == all));
    }
}
