//! Ready-made figures beside the parts they are made of (体育、艺术专任教师数 beside 体育, 音乐 and 美术): where
//! they differ a finding says so, and a verdict stands only where both lead to it.

use rust_decimal::Decimal;

use crate::county::{Fact, Field, Part};
use crate::findings::{Figures, Finding};
use crate::number::{Exact, exact, fixed};
use crate::standard::{Indicator, PerStage, Standard, Term};

use super::units::{Seat, place};
use super::{MissingInput, UnitIndicator, Verdict, Why, indicator};

/// A ready-made figure, and the way to make the numerator from its parts.
struct Rival<'a> {
    ready: Field,
    way: &'a Vec<Term>,
}

/// The indicator, where its ready-made figure and the parts of it lead to the same verdict.
pub(super) fn settle(
    found: UnitIndicator,
    seat: &Seat<'_>,
    rule: &Indicator,
    standard: &Standard,
) -> UnitIndicator {
    let Some((rival, other)) = differing(&found, seat, rule, standard) else { return found };
    let pupils = seat.pupils_of_stage();
    let ways = pupils.map(|pupils| indicator::ways([&found, &other].into_iter(), pupils));
    let ways = ways.unwrap_or_default();
    let same = (found.verdict, found.floor_verdict) == (other.verdict, other.floor_verdict);
    if same {
        return UnitIndicator { ways, ..found };
    }
    let agreed = |one, other| if one == other { one } else { Verdict::Missing };
    let (part, fact) = stands(seat, rival.ready);
    let cell = fact.and_then(|fact| fact.origin.cells().first().copied());
    let mut missing = found.missing.clone();
    missing.push(MissingInput { field: rival.ready, part, cell, why: Why::Differs });
    UnitIndicator {
        value: None,
        at_most: None,
        partly: None,
        resource: None,
        verdict: agreed(found.verdict, other.verdict),
        floor_verdict: agreed(found.floor_verdict, other.floor_verdict),
        shortfall: None,
        flips_when_printed: false,
        trace: None,
        relaxed: None,
        ways,
        missing,
        ..found
    }
}

/// The ready-made figures of a unit that differ from their parts.
pub(super) fn findings(seat: &Seat<'_>, standard: &Standard) -> Vec<Finding> {
    let one = |rule: &Indicator| {
        rival(seat, rule)?;
        let found = indicator::evaluate(seat, rule, standard);
        let (rival, other) = differing(&found, seat, rule, standard)?;
        let [total, sum] = [found.resource?, other.resource?].map(|one| fixed(&one, 2));
        let name = &seat.school.name;
        let finding = Finding::of(&Figures::ReadyMade {
            school: name,
            stage: &seat.stage.name(),
            field: &rival.ready.name(),
            total: &total,
            sum: &sum,
            indicator: &rule.short,
        });
        let (_, fact) = stands(seat, rival.ready);
        let cell = fact.and_then(|fact| fact.origin.cells().first().copied());
        Some(place(finding.about(name), cell.or(seat.school.cell)))
    };
    standard.indicators.iter().filter_map(one).collect()
}

/// Where a figure stands: of the stage, else of the whole school.
fn stands<'a>(seat: &Seat<'a>, field: Field) -> (Part, Option<&'a Fact>) {
    let own = seat.stage.part();
    let given = |part| seat.school.facts.get(field, part).filter(|fact| fact.value.is_some());
    match given(own) {
        Some(fact) => (own, Some(fact)),
        None => (Part::Whole, given(Part::Whole)),
    }
}

/// The ready-made figure that is used, where all of its parts are there, too.
fn rival<'a>(seat: &Seat<'_>, rule: &'a Indicator) -> Option<Rival<'a>> {
    let has = |term: &&Term| stands(seat, term.field).1.is_some();
    let nowhere = |term: &Term| {
        let parts = [seat.stage.part(), Part::Whole];
        parts.into_iter().all(|part| seat.school.facts.get(term.field, part).is_none())
    };
    let complete =
        |way: &&Vec<Term>| way.iter().all(|term| has(&term) || term.optional && nowhere(term));
    let mut ways = rule.numerator.get(seat.stage).iter().filter(complete);
    let used = ways.next()?;
    ways.find_map(|way| {
        let only = |of: &'a [Term], not: &[Term]| {
            let own = of.iter().filter(has);
            own.filter(|term| !not.iter().any(|one| one.field == term.field))
                .map(|term| term.field)
                .collect::<Vec<_>>()
        };
        // One figure in the place of several is their sum.
        match (only(used, way).as_slice(), only(way, used).len()) {
            ([ready], 2..) => Some(Rival { ready: *ready, way }),
            _ => None,
        }
    })
}

/// What the parts come to, where it is not what is ready-made.
fn differing<'a>(
    found: &UnitIndicator,
    seat: &Seat<'_>,
    rule: &'a Indicator,
    standard: &Standard,
) -> Option<(Rival<'a>, UnitIndicator)> {
    let rival = rival(seat, rule)?;
    let ways = || vec![rival.way.clone()];
    let of_parts =
        Indicator { numerator: PerStage { primary: ways(), junior: ways() }, ..rule.clone() };
    let other = indicator::evaluate(seat, &of_parts, standard);
    let off = other.resource.clone()? - found.resource.clone()?;
    let scale = stands(seat, rival.ready).1?.value?.normalize().scale();
    let unit = exact(Decimal::new(1, scale));
    if off < unit && off > -unit {
        return None;
    }
    // Parts that the files have no place for make the sum too small, or too large.
    let absent = |minus: bool| {
        let mut terms = rival.way.iter().filter(|term| term.minus == minus);
        terms.any(|term| stands(seat, term.field).1.is_none())
    };
    let zero = Exact::from_integer(0.into());
    let bounded = absent(false) && off < zero || absent(true) && off > zero;
    (!bounded).then_some((rival, other))
}
