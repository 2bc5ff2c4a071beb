//! What a unit has of a resource: picks the figures that make the numerator of an indicator and
//! shares a combined school's between its stages. It never compares anything with a threshold.

use std::cmp::Reverse;
use std::rc::Rc;

use num_traits::Zero;

use crate::county::{Fact, Field, Part};
use crate::number::{Exact, exact, raw};
use crate::standard::{Indicator, Term};

use super::units::Seat;
use super::{Input, MissingInput, Share, TraceTerm, Why};

/// A way to make the numerator, as far as its figures are there.
#[derive(Default)]
pub(super) struct Numerator {
    /// The figures that are there.
    pub terms: Vec<TraceTerm>,
    /// The figures without which there is no sum.
    pub missing: Vec<MissingInput>,
    /// Figures to be taken off for which the files have no place: the sum is the greatest possible.
    pub not_taken_off: Vec<MissingInput>,
    /// Whether all that is missing is to be taken off.
    pub is_greatest: bool,
}

/// The terms of the numerator, or what is missing for it.
///
/// Of the ways that the rule pack allows, the first one whose figures are all there is used. When
/// there is none, the way that lacks least says what is missing.
pub(super) fn terms(seat: &Seat<'_>, indicator: &Indicator) -> Numerator {
    let mut least: Option<Numerator> = None;
    for way in indicator.numerator.get(seat.stage) {
        let found = way_terms(seat, way, indicator.split);
        if found.missing.is_empty() {
            return found;
        }
        if least.as_ref().is_none_or(|least| rank(&found) <= rank(least)) {
            least = Some(found);
        }
    }
    least.unwrap_or_default()
}

/// Places that exist and are blank come before figures that are nowhere in the files, and ways of which
/// more is there before others: they tell which way the author of the file meant. Pupils that are
/// missing for the split say nothing of the way: the figure to be split is there.
fn rank(found: &Numerator) -> (usize, usize, Reverse<usize>) {
    let missing = || found.missing.iter().filter(|one| one.field != Field::Pupils);
    let nowhere = missing().filter(|one| one.cell.is_none() && one.why == Why::NotGiven);
    (nowhere.count(), missing().count(), Reverse(found.terms.len()))
}

fn way_terms(seat: &Seat<'_>, way: &[Term], may_share: bool) -> Numerator {
    let mut found = Numerator { is_greatest: true, ..Numerator::default() };
    for term in way {
        match figure(seat, term.field, may_share) {
            Found::Here(input, share) => {
                found.terms.push(TraceTerm { minus: term.minus, input, share });
            }
            Found::Nowhere(one) if term.optional => {
                if term.minus {
                    found.not_taken_off.push(one);
                }
            }
            Found::Missing(one) | Found::Nowhere(one) => {
                found.is_greatest &= term.minus;
                if !found.missing.contains(&one) {
                    found.missing.push(one);
                }
            }
        }
    }
    found
}

/// Quantities that a relaxation lets count in addition: those that are given.
pub(super) fn additions(seat: &Seat<'_>, fields: &[Field], may_share: bool) -> Vec<TraceTerm> {
    let term = |field: &Field| match figure(seat, *field, may_share) {
        Found::Here(input, share) => Some(TraceTerm { minus: false, input, share }),
        Found::Missing(_) | Found::Nowhere(_) => None,
    };
    fields.iter().filter_map(term).collect()
}

enum Found {
    /// The figure, and how much of it is this unit's.
    Here(Input, Option<Rc<Share>>),
    /// There is a place for it that does not serve.
    Missing(MissingInput),
    /// The files have no place for it.
    Nowhere(MissingInput),
}

fn figure(seat: &Seat<'_>, field: Field, may_share: bool) -> Found {
    let part = seat.stage.part();
    let own = seat.school.facts.get(field, part);
    let whole = seat.school.facts.get(field, Part::Whole);
    if let Some(input) = own.and_then(|fact| input(field, part, fact)) {
        return Found::Here(input, None);
    }
    let whole_input = whole.and_then(|fact| input(field, Part::Whole, fact));
    let lacking = |part, fact: Option<&Fact>, why| MissingInput {
        field,
        part,
        cell: fact.and_then(|fact| fact.origin.cells().first().copied()),
        why,
    };
    match whole_input {
        Some(input) if !seat.is_combined() => Found::Here(input, None),
        Some(input) if may_share => match seat.share.get_or_init(|| share(seat).map(Rc::new)) {
            Ok(share) => Found::Here(input, Some(Rc::clone(share))),
            Err(missing) => Found::Missing(*missing),
        },
        Some(_) => Found::Missing(lacking(part, own.or(whole), Why::TotalOnly)),
        None => match (own, whole) {
            (Some(fact), _) => Found::Missing(lacking(part, Some(fact), Why::NotGiven)),
            (None, Some(fact)) => Found::Missing(lacking(Part::Whole, Some(fact), Why::NotGiven)),
            (None, None) => {
                let asked = if seat.is_combined() && !may_share { part } else { Part::Whole };
                Found::Nowhere(lacking(asked, None, Why::NotGiven))
            }
        },
    }
}

fn input(field: Field, part: Part, fact: &Fact) -> Option<Input> {
    Some(Input { field, part, value: fact.value?, origin: fact.origin.clone() })
}

/// The unit's share of a whole-school figure: its weighted pupils by all weighted pupils.
fn share(seat: &Seat<'_>) -> Result<Share, MissingInput> {
    let own = seat.stage.part();
    let missing = |part, cell, why| MissingInput { field: Field::Pupils, part, cell, why };
    let Some(split) = seat.split else {
        return Err(missing(own, None, Why::NoSplitRatio));
    };
    let mut parts = Vec::new();
    let mut total = Exact::zero();
    let mut mine = Exact::zero();
    for seated in &seat.parts {
        let weight =
            split.weights.iter().find(|(part, _)| *part == seated.part).map(|(_, weight)| *weight);
        let Some(weight) = weight else {
            return Err(missing(seated.part, None, Why::NoSplitRatio));
        };
        let Some(fact) = seated.fact.filter(|fact| fact.value.is_some()) else {
            return Err(missing(seated.part, seated.blank(), Why::NotGiven));
        };
        let Some(pupils) = input(Field::Pupils, seated.part, fact) else {
            return Err(missing(seated.part, seated.blank(), Why::NotGiven));
        };
        let weighted = raw::product(&exact(weight), &exact(pupils.value));
        if seated.part == own {
            mine = weighted.clone();
        }
        total = raw::sum(&total, &weighted);
        parts.push((weight, pupils));
    }
    if total.is_zero() {
        return Err(missing(own, None, Why::NotGiven));
    }
    Ok(Share {
        own,
        parts,
        ratio: raw::product(&mine, &total.recip()),
        citation: split.citation.clone(),
    })
}
