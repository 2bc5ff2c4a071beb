//! The enrolments at which anything about a school can change: where an indicator meets its threshold or
//! floor, where a lower demand begins or ends, where a 教学点 enters the count. Between two of them every
//! verdict stays as it is.
//!
//! With n pupils at a stage and W weighted pupils at the others, a unit has a + b·w·n/(w·n + W) of a resource
//! of which a is its own and b the whole school's, and needs τ·n: that is a quadratic equation. Its roots
//! are found in binary fractions and both neighbours taken, since one breakpoint too many does no harm: who
//! passes is judged by the evaluation.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::county::{Field, Kind, Part, School, Stage};
use crate::evaluate::{TraceTerm, Unit, UnitIndicator};
use crate::number::approximate;
use crate::standard::{RelaxationRule, Standard};

/// The last enrolments before something changes, each at least 0, unsorted.
pub type Ends = Vec<u64>;

/// No school has as many.
pub const MOST: u64 = 1_000_000;

/// Where a rule of the standard begins or ends for a school of which `stage` is varied, whatever it has.
/// `others` are the pupils of compulsory age at its other stage.
pub fn of_rules(school: &School, others: Decimal, standard: &Standard) -> Ends {
    let mut ends = Ends::new();
    let mut from = |pupils: Decimal| around(&mut ends, pupils - others);
    if school.kind == Kind::TeachingPoint {
        from(standard.teaching_point_pupils.value);
    }
    let on = standard.relaxations.iter().filter(|rule| rule.on);
    for rule in on.filter(|rule| standard.indicators.iter().any(|one| one.label == rule.item)) {
        of_relaxation(rule, school, &mut from);
    }
    ends
}

fn of_relaxation(rule: &RelaxationRule, school: &School, from: &mut impl FnMut(Decimal)) {
    let figure = |field, part| school.facts.get(field, part).and_then(|fact| fact.value);
    rule.pupils_from.into_iter().chain(rule.pupils_below).for_each(&mut *from);
    if let Some(below) = rule.largest_class_below {
        for part in [Part::Whole, Part::Primary, Part::Junior] {
            let classes = figure(Field::Classes, part);
            if let Some(classes) = classes {
                from((below - Decimal::ONE) * classes);
            }
        }
    }
    if let Some((field, over)) = rule.share {
        let stages =
            [Part::Primary, Part::Junior].into_iter().filter_map(|part| figure(field, part));
        let share = figure(field, Part::Whole).unwrap_or_else(|| stages.sum());
        from(share);
        (share * Decimal::ONE_HUNDRED).checked_div(over).into_iter().for_each(from);
    }
}

/// A change at about so many pupils.
fn around(ends: &mut Ends, pupils: Decimal) {
    if let Some(near) = pupils.floor().to_i64() {
        for end in [near - 1, near, near + 1] {
            ends.extend(u64::try_from(end).ok().filter(|end| *end < MOST));
        }
    }
}

/// Where an indicator of a unit meets its threshold or its floor as the pupils of `varied` change.
pub fn of_indicator(unit: &Unit, one: &UnitIndicator, varied: Stage) -> Ends {
    let mut ends = Ends::new();
    let (Some(trace), Some(pupils)) = (&one.trace, unit.pupils.and_then(|pupils| pupils.to_f64()))
    else {
        return ends;
    };
    let per = trace.per.to_f64().unwrap_or(1.0);
    let threshold = one.threshold.as_ref().and_then(|limit| limit.value.to_f64());
    let floor = one.floor.as_ref().map(approximate);
    let heads = if unit.stage == varied { None } else { Some(pupils) };
    let terms: Vec<Shared> =
        trace.terms.iter().filter_map(|term| Shared::of(term, varied, heads.is_none())).collect();
    for limit in threshold.into_iter().chain(floor).chain([0.0]) {
        let tau = limit / per;
        match Shared::together(&terms) {
            Some(one) => one.roots(tau, heads).into_iter().for_each(|root| near(&mut ends, root)),
            None => scan(&terms, tau, heads, &mut ends),
        }
    }
    ends
}

fn near(ends: &mut Ends, root: f64) {
    const SURE: f64 = 1e-6;
    if !(0.0..1e6).contains(&root) {
        return;
    }
    let around = if (root - root.round()).abs() < SURE * root.max(1.0) {
        [root.round() - 1.0, root.round()]
    } else {
        [root.floor(), root.floor()]
    };
    ends.extend(around.into_iter().filter_map(|end| end.to_u64()));
}

/// A part of a resource: `own` of the unit itself, and of `whole` its share.
#[derive(Clone, Copy, Debug)]
struct Shared {
    own: f64,
    whole: f64,
    /// The weight of one pupil of the varied stage.
    weight: f64,
    /// Weighted pupils of all others.
    others: f64,
    /// Weighted pupils of the unit, where it is not the one that varies.
    ours: Option<f64>,
}

impl Shared {
    fn of(term: &TraceTerm, varied: Stage, is_varied: bool) -> Option<Self> {
        let value = term.input.value.to_f64()?;
        let value = if term.minus { -value } else { value };
        let alone = Self { own: value, whole: 0.0, weight: 1.0, others: 0.0, ours: None };
        let Some(share) = &term.share else { return Some(alone) };
        let (mut weight, mut others, mut ours) = (None, 0.0, 0.0);
        for (each, input) in &share.parts {
            let each = each.to_f64()?;
            let weighted = each * input.value.to_f64()?;
            if input.part == varied.part() {
                weight = Some(each);
            } else {
                others += weighted;
            }
            if input.part == share.own {
                ours = weighted;
            }
        }
        Some(match weight {
            // The stage that varies has figures of its own and no part in this one.
            None => Self { own: value * approximate(&share.ratio), ..alone },
            Some(weight) => {
                let ours = (!is_varied).then_some(ours);
                Self { own: 0.0, whole: value, weight, others, ours }
            }
        })
    }

    /// All parts as one, where all that are shared are shared alike.
    fn together(terms: &[Self]) -> Option<Self> {
        let first = terms.iter().find(|one| one.whole != 0.0).or(terms.first())?;
        let alike = |one: &&Self| {
            one.whole == 0.0
                || (one.weight, one.others, one.ours) == (first.weight, first.others, first.ours)
        };
        terms.iter().all(|one| alike(&one)).then(|| Self {
            own: terms.iter().map(|one| one.own).sum(),
            whole: terms.iter().map(|one| one.whole).sum(),
            ..*first
        })
    }

    /// Where the resource is τ for each pupil: of `heads`, else of those that vary.
    fn roots(&self, tau: f64, heads: Option<f64>) -> Vec<f64> {
        let Self { own, whole, weight, others, ours } = *self;
        if let (Some(ours), Some(heads)) = (ours, heads) {
            // own + whole·ours/(w·n + W) = τ·heads.
            return vec![(whole * ours / (tau * heads - own) - others) / weight];
        }
        if heads.is_some() {
            return Vec::new();
        }
        // τ·w·n² + (τ·W − own·w − whole·w)·n − own·W = 0.
        let (a, b, c) = (tau * weight, tau * others - (own + whole) * weight, -own * others);
        if a == 0.0 {
            return vec![-c / b];
        }
        let square = (b * b - 4.0 * a * c).max(0.0).sqrt();
        vec![(-b + square) / (2.0 * a), (-b - square) / (2.0 * a)]
    }

    fn at(&self, pupils: f64) -> f64 {
        let all = self.weight * pupils + self.others;
        let ours = self.ours.unwrap_or(self.weight * pupils);
        self.own + if self.whole == 0.0 { 0.0 } else { self.whole * ours / all }
    }
}

/// Figures of which some are shared among these stages and some among others: every enrolment is looked at.
fn scan(terms: &[Shared], tau: f64, heads: Option<f64>, ends: &mut Ends) {
    let most: f64 = terms.iter().map(|one| one.own.max(0.0) + one.whole.max(0.0)).sum();
    let last = heads.map_or(most / tau, |_| 10_000.0).clamp(1.0, 100_000.0);
    let gap = |pupils: f64| {
        terms.iter().map(|one| one.at(pupils)).sum::<f64>() - tau * heads.unwrap_or(pupils)
    };
    let mut before = gap(1.0);
    for pupils in 1..last.to_u64().unwrap_or(1) {
        let next = gap(pupils.to_f64().unwrap_or_default() + 1.0);
        let is_near = next.abs() < 1e-6 * most.max(1.0);
        if is_near || (before >= 0.0) != (next >= 0.0) {
            ends.extend([pupils, pupils + 1]);
        }
        before = next;
    }
}
