//! What a unit has of a resource: picks the figures that make the numerator of an indicator and
//! shares a combined school's between its stages. It never compares anything with a threshold.

use std::cmp::Reverse;
use std::rc::Rc;

use num_traits::Zero;
use rust_decimal::Decimal;

use crate::county::{Fact, Field, Part};
use crate::number::{Exact, exact, raw};
use crate::standard::{Indicator, Term};

use super::units::{Seat, Seated};
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

impl Numerator {
    /// Notes what is missing, each once; `minus` where it would be taken off.
    fn lack(&mut self, all: &[MissingInput], minus: bool) {
        self.is_greatest &= minus;
        for one in all {
            if !self.missing.contains(one) {
                self.missing.push(*one);
            }
        }
    }
}

fn way_terms(seat: &Seat<'_>, way: &[Term], may_share: bool) -> Numerator {
    let mut found = Numerator { is_greatest: true, ..Numerator::default() };
    for term in way {
        match figure(seat, term.field, may_share) {
            Found::Here(here) => found.terms.extend(
                here.into_iter().map(|one| TraceTerm { minus: one.minus != term.minus, ..one }),
            ),
            Found::Nowhere(one) if term.optional => {
                if term.minus {
                    found.not_taken_off.push(one);
                }
            }
            Found::Nowhere(one) => found.lack(&[one], term.minus),
            Found::Missing(all) => found.lack(&all, term.minus),
        }
    }
    found
}

/// Quantities that a relaxation lets count in addition: those that are given.
pub(super) fn additions(seat: &Seat<'_>, fields: &[Field], may_share: bool) -> Vec<TraceTerm> {
    let terms = |field: &Field| match figure(seat, *field, may_share) {
        Found::Here(terms) => terms,
        Found::Missing(_) | Found::Nowhere(_) => Vec::new(),
    };
    fields.iter().flat_map(terms).collect()
}

enum Found {
    /// The figures that make it: one, or the whole school's without what other stages have.
    Here(Vec<TraceTerm>),
    /// There is a place for it that does not serve, or pupils are missing by which it is shared.
    Missing(Vec<MissingInput>),
    /// The files have no place for it.
    Nowhere(MissingInput),
}

fn figure(seat: &Seat<'_>, field: Field, may_share: bool) -> Found {
    let part = seat.stage.part();
    let own = seat.school.facts.get(field, part);
    let whole = seat.school.facts.get(field, Part::Whole);
    let alone = |input| Found::Here(vec![TraceTerm { minus: false, input, share: None }]);
    if let Some(input) = own.and_then(|fact| input(field, part, fact)) {
        return alone(input);
    }
    let whole_input = whole.and_then(|fact| input(field, Part::Whole, fact));
    let lacking = |part, fact: Option<&Fact>, why| MissingInput {
        field,
        part,
        cell: fact.and_then(|fact| fact.origin.cells().first().copied()),
        why,
    };
    match whole_input {
        Some(input) if !seat.is_combined() => alone(input),
        Some(input) if may_share => match rest(seat, input) {
            Ok(terms) => Found::Here(terms),
            Err(missing) => Found::Missing(missing),
        },
        Some(_) => Found::Missing(vec![lacking(part, own.or(whole), Why::TotalOnly)]),
        None => match (own, whole) {
            (Some(fact), _) => Found::Missing(vec![lacking(part, Some(fact), Why::NotGiven)]),
            (None, Some(fact)) => {
                Found::Missing(vec![lacking(Part::Whole, Some(fact), Why::NotGiven)])
            }
            (None, None) => {
                let asked = if seat.is_combined() && !may_share { part } else { Part::Whole };
                Found::Nowhere(lacking(asked, None, Why::NotGiven))
            }
        },
    }
}

/// The unit's share of what the whole school has beside the figures that other stages have of their own.
fn rest(seat: &Seat<'_>, whole: Input) -> Result<Vec<TraceTerm>, Vec<MissingInput>> {
    let field = whole.field;
    let mut left = whole.value;
    let mut apart = Vec::new();
    let mut together = Vec::new();
    for seated in &seat.parts {
        let own = seat.school.facts.get(field, seated.part);
        match own.and_then(|fact| input(field, seated.part, fact)) {
            Some(own) => {
                left -= own.value;
                apart.push(own);
            }
            None => together.push(seated),
        }
    }
    if left < Decimal::ZERO {
        let (part, why) = (seat.stage.part(), Why::Contradiction);
        let cell = whole.origin.cells().first().copied();
        return Err(vec![MissingInput { field, part, cell, why }]);
    }
    let share = match together.as_slice() {
        [_] => None,
        // However nothing is shared, it is nothing.
        _ if left.is_zero() => None,
        _ if apart.is_empty() => {
            let share = seat.share.get_or_init(|| share(seat, &together).map(Rc::new));
            Some(share.as_ref().map(Rc::clone).map_err(Clone::clone)?)
        }
        _ => Some(Rc::new(share(seat, &together)?)),
    };
    let term = |minus, input| TraceTerm { minus, input, share: share.clone() };
    let others = apart.into_iter().map(|own| term(true, own));
    Ok(std::iter::once(term(false, whole)).chain(others).collect())
}

fn input(field: Field, part: Part, fact: &Fact) -> Option<Input> {
    Some(Input { field, part, value: fact.value?, origin: fact.origin.clone() })
}

/// The unit's share of a figure of these parts together: its weighted pupils by all weighted pupils. Of all
/// parts whose pupils are missing it is said so at once.
fn share(seat: &Seat<'_>, together: &[&Seated<'_>]) -> Result<Share, Vec<MissingInput>> {
    let own = seat.stage.part();
    let missing = |part, cell, why| MissingInput { field: Field::Pupils, part, cell, why };
    let Some(split) = seat.split else {
        return Err(vec![missing(own, None, Why::NoSplitRatio)]);
    };
    let mut lacking = Vec::new();
    let mut parts = Vec::new();
    let mut total = Exact::zero();
    let mut mine = Exact::zero();
    for seated in together {
        let weight =
            split.weights.iter().find(|(part, _)| *part == seated.part).map(|(_, weight)| *weight);
        let Some(weight) = weight else {
            return Err(vec![missing(seated.part, None, Why::NoSplitRatio)]);
        };
        let Some(pupils) = seated.fact.and_then(|fact| input(Field::Pupils, seated.part, fact))
        else {
            lacking.push(missing(seated.part, seated.blank(), Why::NotGiven));
            continue;
        };
        let weighted = raw::product(&exact(weight), &exact(pupils.value));
        if seated.part == own {
            mine = weighted.clone();
        }
        total = raw::sum(&total, &weighted);
        parts.push((weight, pupils));
    }
    if !lacking.is_empty() {
        return Err(lacking);
    }
    if total.is_zero() {
        return Err(vec![missing(own, None, Why::NotGiven)]);
    }
    Ok(Share {
        own,
        parts,
        ratio: raw::product(&mine, &total.recip()),
        citation: split.citation.clone(),
    })
}
