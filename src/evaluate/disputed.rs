//! Figures that are stated in several ways: an indicator is decided where each way decides it alike.
//! No way is ever taken for the right one, so there is no value.

use std::cell::OnceCell;

use crate::county::{Fact, Origin, School};
use crate::standard::{Indicator, Standard};

use super::units::{Seat, parts_of};
use super::{UnitIndicator, Verdict, indicator, ready_made};

/// With more ways than this nothing is decided.
const MOST: usize = 64;

/// The schools that a school may be, one for each way to read it; none where there are too many.
pub(super) fn ways(school: &School) -> Vec<School> {
    let mut ways = vec![School { disputed: Vec::new(), ..school.clone() }];
    for (key, stated) in &school.disputed {
        let fact = school.facts.get(key.field, key.part);
        // Typed by hand since: nothing is open.
        if fact.is_none_or(|fact| fact.value.is_some()) {
            continue;
        }
        if ways.len() * stated.len() > MOST {
            return Vec::new();
        }
        let with = |way: &School, value| {
            let mut way = way.clone();
            let origin = fact.map_or(Origin::Typed, |fact| fact.origin.clone());
            way.facts.set(key.field, key.part, Fact { value: Some(value), origin });
            way
        };
        ways =
            ways.iter().flat_map(|way| stated.iter().map(move |value| with(way, *value))).collect();
    }
    ways
}

/// The indicator under each way, where they agree; else as it is.
pub(super) fn settled(
    found: UnitIndicator,
    seat: &Seat<'_>,
    ways: &[School],
    rule: &Indicator,
    standard: &Standard,
) -> UnitIndicator {
    if found.verdict != Verdict::Missing || ways.len() < 2 {
        return found;
    }
    let of = |way: &School| {
        let parts = parts_of(way);
        let same = parts.iter().map(|one| one.part).eq(seat.parts.iter().map(|one| one.part));
        let (index, stage, split) = (seat.index, seat.stage, seat.split);
        let seat = Seat { school: way, index, stage, parts, split, share: OnceCell::new() };
        let one = indicator::evaluate(&seat, rule, standard);
        let one = ready_made::settle(one, &seat, rule, standard);
        same.then_some((one.verdict, one.floor_verdict))
    };
    let Some(verdicts) = ways.iter().map(of).collect::<Option<Vec<_>>>() else { return found };
    let verdict = agreed(verdicts.iter().map(|(verdict, _)| *verdict));
    let floor_verdict = agreed(verdicts.iter().map(|(_, floor)| *floor));
    let missing = if Verdict::Missing == verdict { found.missing.clone() } else { Vec::new() };
    UnitIndicator { verdict, floor_verdict, missing, ..found }
}

fn agreed(mut verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let first = verdicts.next().unwrap_or(Verdict::Missing);
    if verdicts.all(|one| one == first) { first } else { Verdict::Missing }
}
