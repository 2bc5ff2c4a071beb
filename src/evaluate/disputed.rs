//! Figures that are stated in several ways: what is said of a unit stands where each way leads to it.
//! No way is ever taken for the right one, so there is no value.

use std::cell::OnceCell;

use rust_decimal::Decimal;

use crate::county::{Fact, Origin, School};
use crate::standard::Standard;

use super::indicator::Way;
use super::units::{self, Seat};
use super::{MissingInput, UnitIndicator, Verdict, Why, verdict};

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
    // Stages that together are neither their sum nor the total that is stated are no way to read it.
    if ways.iter().any(School::keeps_sums) {
        ways.retain(School::keeps_sums);
    }
    ways
}

/// A unit as one of the ways has it.
struct Judged {
    indicators: Vec<UnitIndicator>,
    pupils: Option<Decimal>,
    verdict: Verdict,
}

/// What each way says of the unit; `None` for one in which it is no unit. Empty where nothing is disputed.
pub(super) struct Ways(Vec<Option<Judged>>);

impl Ways {
    pub(super) fn of(
        seat: &Seat<'_>,
        ways: &[School],
        standard: &Standard,
        judge: impl Fn(&Seat<'_>) -> Vec<UnitIndicator>,
    ) -> Self {
        if ways.len() < 2 {
            return Self(Vec::new());
        }
        let of = |way: &School| {
            let (parts, split) = units::seated(way, standard)?;
            parts.iter().find(|one| one.part == seat.stage.part())?;
            let (index, stage) = (seat.index, seat.stage);
            let seat = Seat { school: way, index, stage, parts, split, share: OnceCell::new() };
            let indicators = judge(&seat);
            let (_, verdict) = verdict::school_rule(&indicators, standard);
            Some(Judged { indicators, pupils: seat.pupils_of_stage(), verdict })
        };
        Self(ways.iter().map(of).collect())
    }

    /// The indicators, each decided where all ways decide it alike.
    pub(super) fn settle(&self, indicators: &mut [UnitIndicator], seat: &Seat<'_>) {
        if self.0.is_empty() {
            return;
        }
        for (index, one) in indicators.iter_mut().enumerate() {
            let judged = || {
                let of = |way: &Option<Judged>| {
                    let way = way.as_ref()?;
                    Some((way.indicators.get(index)?.clone(), way.pupils))
                };
                self.0.iter().map(of)
            };
            let mut all: Vec<Way> = Vec::new();
            let mut is_known = true;
            for way in judged() {
                // A unit that is none has nothing.
                let none = || {
                    vec![Way {
                        pupils: Decimal::ZERO,
                        resource: crate::number::exact(Decimal::ZERO),
                    }]
                };
                let ways = way.map_or_else(|| Some(none()), |(one, pupils)| one.all_ways(pupils));
                is_known &= ways.is_some();
                for way in ways.into_iter().flatten() {
                    if !all.contains(&way) {
                        all.push(way);
                    }
                }
            }
            let is_one = is_known && all.len() == 1 && one.value.is_some();
            if is_one {
                continue;
            }
            let verdict = agreed(judged().map(|way| way.map(|(one, _)| one.verdict)));
            let floor_verdict = agreed(judged().map(|way| way.map(|(one, _)| one.floor_verdict)));
            one.ways = if is_known { all } else { Vec::new() };
            (one.verdict, one.floor_verdict) = (verdict, floor_verdict);
            if verdict != Verdict::Missing {
                one.missing.clear();
            } else if one.missing.is_empty() {
                one.missing = asked(seat);
            }
        }
    }

    /// The verdict that all ways lead to.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        let verdicts = self.0.iter().map(|way| way.as_ref().map(|way| way.verdict));
        let verdict = agreed(verdicts);
        (!self.0.is_empty() && verdict != Verdict::Missing).then_some(verdict)
    }
}

/// What is disputed of a school.
fn asked(seat: &Seat<'_>) -> Vec<MissingInput> {
    let school = seat.school;
    let open = school.disputed.iter().filter_map(|(key, _)| {
        let fact = school.facts.get(key.field, key.part)?;
        let cell = fact.origin.cells().first().copied();
        let missing = MissingInput { field: key.field, part: key.part, cell, why: Why::Differs };
        fact.value.is_none().then_some(missing)
    });
    open.collect()
}

/// What all say; a way in which there is nothing to judge agrees with none.
fn agreed(mut verdicts: impl Iterator<Item = Option<Verdict>>) -> Verdict {
    let first = verdicts.next().flatten().unwrap_or(Verdict::Missing);
    if verdicts.all(|one| one == Some(first)) { first } else { Verdict::Missing }
}
