//! A unit as a screen shows it: values, gaps, and the way back in words.

use rust_decimal::prelude::ToPrimitive;

use crate::county::{County, Part, School};
use crate::evaluate::{MissingInput, Trace, Unit, UnitIndicator};
use crate::number::approximate;
use crate::standard::Standard;

use super::{FigureView, MissingView, Packed, TraceView, UnitView, WayView, bar, fact, figure};

pub(super) fn unit(unit: &Unit, county: &County, standard: &Standard) -> UnitView {
    UnitView {
        school: unit.school,
        stage: unit.stage,
        pupils: unit.pupils.map_or_else(|| figure::NOTHING.to_owned(), figure::plain),
        pupils_order: unit.pupils.and_then(|pupils| pupils.to_f64()),
        indicators: unit.indicators.iter().map(|one| value(one, unit, county, standard)).collect(),
        met: unit.met,
        verdict: unit.verdict,
    }
}

fn value(one: &UnitIndicator, unit: &Unit, county: &County, standard: &Standard) -> FigureView {
    let school = county.schools.get(unit.school);
    let inputs = school.zip(one.trace.as_ref());
    let inputs = inputs.map(|(school, trace)| fact::inputs(trace, school, unit.stage));
    let inputs = inputs.unwrap_or_default();
    FigureView {
        value: figure::value(one, standard),
        order: one.value.as_ref().map(approximate),
        verdict: one.verdict,
        floor_verdict: one.floor_verdict,
        gap: figure::gap(one),
        bar: bar(one.reach()),
        way: Packed::pack(&WayView {
            trace: one.trace.as_ref().map(trace),
            inputs,
            missing: one.missing.iter().map(|it| missing(it, school, county)).collect(),
        }),
    }
}

fn trace(trace: &Trace) -> TraceView {
    let split = trace.terms.iter().find_map(|term| term.share.as_ref());
    TraceView { formula: trace.formula(), split: split.map(|share| share.citation.text()) }
}

fn missing(one: &MissingInput, school: Option<&School>, county: &County) -> MissingView {
    let part = if one.part == Part::Whole { "" } else { one.part.name() };
    MissingView {
        what: [part, one.field.name()].concat(),
        fact: school.and_then(|school| fact::missing(one, school)),
        cell: one.cell.map(|cell| county.address(cell)),
        why: one.why,
    }
}
