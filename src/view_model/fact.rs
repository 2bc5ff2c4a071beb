//! A school's figures as they can be typed anew: each with its cells, and with the old one where it
//! was corrected by hand. Money is shown in 万元, as it is typed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::{
    Cell, Correction, County, Field, Measure, Origin, Part, School, SourceFile, Stage,
};
use crate::evaluate::{MissingInput, Trace, Why};
use crate::intake::{find, value};

use super::figure;

/// The key of a figure: the quantity, and the part of the school.
pub type FactOf = (Field, Part);

/// A figure of a school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactView {
    /// What it is.
    pub fact: FactOf,
    /// The figure as it is typed; none where it is blank.
    pub value: Option<String>,
    /// Its cells: index into [`super::ViewModel::sheets`], and the address there.
    pub cells: Vec<(u32, String)>,
    /// Whether it was corrected by hand.
    pub is_corrected: bool,
    /// Whether it stands in a column of which the user said what it is.
    pub is_said: bool,
    /// Whether it came with a link, so that nobody here knows its cell.
    pub is_shared: bool,
    /// What the files say where it was; none where it is blank or has no place there.
    pub was: Option<String>,
}

/// A correction and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionView {
    /// The correction.
    pub correction: Correction,
    /// The figure that was typed.
    pub now: Option<String>,
    /// What the files say.
    pub was: Option<String>,
    /// File, sheet and cell.
    pub place: Option<String>,
    /// A unit of the school, to go to.
    pub unit: Option<usize>,
    /// Whether it counts.
    pub is_used: bool,
}

/// The sheets of all files: `县汇总.xlsx!数据!`.
pub(super) fn sheets(county: &County) -> Vec<String> {
    let named = county
        .files
        .iter()
        .flat_map(|file| file.sheets.iter().map(|sheet| [file.name.as_str(), sheet, ""].join("!")));
    named.collect()
}

/// How many sheets there are before each file.
pub(super) fn sheets_before(county: &County) -> Vec<u32> {
    let count = |file: &SourceFile| u32::try_from(file.sheets.len()).unwrap_or(u32::MAX);
    let sums = county.files.iter().scan(0_u32, |all, file| {
        let before = *all;
        *all = all.saturating_add(count(file));
        Some(before)
    });
    sums.collect()
}

fn place_of((cell, at): (Cell, String), before: &[u32]) -> (u32, String) {
    let before = before.get(cell.file as usize).copied().unwrap_or_default();
    (before.saturating_add(cell.sheet), at)
}

/// The school's figures.
pub(super) fn facts(school: &School, county: &County, before: &[u32]) -> Vec<FactView> {
    let one = |(key, fact): (crate::county::FactKey, &crate::county::Fact)| {
        let shown = |value: Decimal| as_typed(key.field, value);
        let was = match &fact.origin {
            Origin::Corrected { was, .. } => was.map(shown),
            Origin::Cells(_) | Origin::Counted { .. } | Origin::Typed | Origin::Shared => None,
        };
        FactView {
            fact: (key.field, key.part),
            value: fact.value.map(shown),
            cells: fact.origin.places().into_iter().map(|one| place_of(one, before)).collect(),
            is_corrected: matches!(fact.origin, Origin::Corrected { .. }),
            is_said: fact.origin.cells().iter().any(|cell| county.is_said(*cell)),
            is_shared: fact.origin == Origin::Shared,
            was,
        }
    };
    school.facts.iter().map(one).collect()
}

/// A figure as it is typed: money in 万元.
fn as_typed(field: Field, value: Decimal) -> String {
    let ten_thousand = || value.checked_div(Decimal::from(10_000));
    let amount = if field.measure() == Measure::Yuan { ten_thousand() } else { None };
    figure::plain(amount.unwrap_or(value))
}

/// Which figures went into a value, each once.
pub(super) fn inputs(trace: &Trace, school: &School, stage: Stage) -> Vec<FactOf> {
    let shares = trace.terms.iter().filter_map(|term| term.share.as_deref());
    let pupils = shares.flat_map(|share| share.parts.iter().map(|(_, input)| input));
    let all = trace.terms.iter().map(|term| &term.input).chain([&trace.pupils]).chain(pupils);
    let mut facts = Vec::new();
    for input in all {
        let fact = (input.field, place(school, input.field, input.part, stage));
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}

/// The figure to type so that it is no longer missing.
pub(super) fn missing(one: &MissingInput, school: &School) -> Option<FactOf> {
    let stage = match one.part {
        Part::Junior => Stage::Junior,
        _ => Stage::Primary,
    };
    match one.why {
        Why::NoSplitRatio => None,
        Why::TotalOnly | Why::Differs => Some((one.field, one.part)),
        Why::NotGiven | Why::Contradiction => {
            Some((one.field, place(school, one.field, one.part, stage)))
        }
    }
}

/// Where a figure stands: the pupils of a school of one stage may stand as the school's or the stage's.
pub(super) fn place(school: &School, field: Field, part: Part, stage: Stage) -> Part {
    let has = |part| school.facts.get(field, part);
    match part {
        _ if field != Field::Pupils => part,
        Part::Whole => {
            let own = has(stage.part());
            let is_given = own.is_some_and(|fact| fact.value.is_some());
            if is_given || has(Part::Whole).is_none() { stage.part() } else { Part::Whole }
        }
        part if has(part).is_none()
            && school.kind.parts() == [part]
            && has(Part::Whole).is_some() =>
        {
            Part::Whole
        }
        part => part,
    }
}

/// What has become of each correction.
pub(super) fn corrections(
    all: &[Correction],
    county: &County,
    unit_of: &dyn Fn(usize) -> Option<usize>,
) -> Vec<CorrectionView> {
    let one = |correction: &Correction| {
        let index = find(county, &correction.school);
        let school = index.and_then(|index| county.schools.get(index));
        let fact = school.and_then(|school| school.facts.get(correction.field, correction.part));
        let origin = fact.map(|fact| &fact.origin);
        let was = match origin {
            Some(Origin::Corrected { was, .. }) => *was,
            _ => None,
        };
        let places = origin.map(|origin| county.addresses(origin)).unwrap_or_default();
        CorrectionView {
            correction: correction.clone(),
            now: value(correction).map(|value| as_typed(correction.field, value)),
            was: was.map(|value| as_typed(correction.field, value)),
            place: (!places.is_empty()).then(|| places.join("、")),
            unit: index.and_then(unit_of),
            is_used: matches!(origin, Some(Origin::Corrected { .. })),
        }
    };
    all.iter().map(one).collect()
}
