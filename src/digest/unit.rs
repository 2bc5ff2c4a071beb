//! A unit as a screen shows it: values, gaps, and the way back in words.

use rust_decimal::prelude::ToPrimitive;

use crate::county::{Cell, County, Part};
use crate::evaluate::{MissingInput, Trace, Unit, UnitIndicator};
use crate::number::approximate;
use crate::standard::Standard;

use super::{FigureDigest, MissingDigest, TraceDigest, UnitDigest, bar, figure};

pub(super) fn unit(unit: &Unit, county: &County, standard: &Standard) -> UnitDigest {
    UnitDigest {
        school: unit.school,
        stage: unit.stage,
        pupils: unit.pupils.map_or_else(|| figure::NOTHING.to_owned(), figure::plain),
        pupils_order: unit.pupils.and_then(|pupils| pupils.to_f64()),
        indicators: unit.indicators.iter().map(|one| value(one, county, standard)).collect(),
        met: unit.met,
        verdict: unit.verdict,
    }
}

fn value(one: &UnitIndicator, county: &County, standard: &Standard) -> FigureDigest {
    FigureDigest {
        value: figure::value(one, standard),
        order: one.value.as_ref().map(approximate),
        verdict: one.verdict,
        floor_verdict: one.floor_verdict,
        gap: figure::gap(one),
        bar: bar(one.reach()),
        trace: one.trace.as_ref().map(|it| trace(it, county)),
        missing: one.missing.iter().map(|it| missing(it, county)).collect(),
    }
}

fn trace(trace: &Trace, county: &County) -> TraceDigest {
    let split = trace.terms.iter().find_map(|term| term.share.as_ref());
    TraceDigest {
        formula: trace.formula(),
        sources: sources(&trace.cells(), county),
        split: split.map(|share| share.citation.text()),
    }
}

/// The cells, the sheet named once for all of its cells.
fn sources(cells: &[Cell], county: &County) -> Vec<(String, Vec<String>)> {
    let mut sheets: Vec<(String, Vec<String>)> = Vec::new();
    for cell in cells {
        let (a1, address) = (cell.a1(), county.address(*cell));
        let sheet = address.strip_suffix(&a1).unwrap_or(&address);
        match sheets.iter_mut().find(|(known, _)| known == sheet) {
            Some((_, cells)) => cells.push(a1),
            None => sheets.push((sheet.to_owned(), vec![a1])),
        }
    }
    sheets
}

fn missing(one: &MissingInput, county: &County) -> MissingDigest {
    let part = if one.part == Part::Whole { "" } else { one.part.name() };
    MissingDigest {
        what: [part, one.field.name()].concat(),
        cell: one.cell.map(|cell| county.address(cell)),
        why: one.why,
    }
}
