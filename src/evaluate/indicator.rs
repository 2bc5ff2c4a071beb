//! One indicator of one unit: value, threshold, floor, verdict and how much is short.

use num_traits::Zero;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::county::{Field, Part};
use crate::number::{Exact, approximate, exact, raw, rounded};
use crate::standard::{Cited, Indicator, Standard};

use super::numerator::{self, Numerator};
use super::relaxation::{self, Applies, Relaxed};
use super::units::{Seat, Seated};
use super::{Input, MissingInput, Trace, TraceTerm, Verdict, Why};

/// One indicator of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitIndicator {
    /// The value, exact, in the indicator's unit; `None` where a figure is missing. Where
    /// [`Self::at_most`] is known, the greatest possible one.
    pub value: Option<Exact>,
    /// The greatest possible value, where no more than that is known: a figure to be taken off is
    /// missing. That a unit misses a threshold is then certain, that it reaches it is not.
    pub at_most: Option<Exact>,
    /// What is known of the resource where one figure of it is missing.
    pub partly: Option<Partly>,
    /// What the unit has of the resource (its share of it), exact, in the resource's own unit.
    pub resource: Option<Exact>,
    /// The threshold and where it is written; `None` where the standard has none.
    pub threshold: Option<Cited<Decimal>>,
    /// The least that is allowed of an indicator that misses its threshold, exact.
    pub floor: Option<Exact>,
    /// Whether the value reaches the threshold.
    pub verdict: Verdict,
    /// Whether it reaches the floor.
    pub floor_verdict: Verdict,
    /// How much of the resource is missing to the threshold, in its own unit: whole for people and
    /// rooms (rounded up), exact otherwise; 0 when met.
    pub shortfall: Option<Exact>,
    /// Whether the value as the form prints it would tell the other verdict.
    pub flips_when_printed: bool,
    /// The way back to the cells.
    pub trace: Option<Trace>,
    /// The lower demand that was used, where one was.
    pub relaxed: Option<Relaxed>,
    /// What the unit may have, where it is one of several and nobody can tell which; empty where it is
    /// certain, or where nothing at all is known.
    pub ways: Vec<Way>,
    /// The figures that are missing.
    pub missing: Vec<MissingInput>,
}

/// One of several things that a unit may have. One that would not be a unit has no pupils.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Its pupils.
    pub pupils: Decimal,
    /// Its resource, exact, in the resource's own unit.
    pub resource: Exact,
}

/// A numerator of which one figure is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Partly {
    /// What the other figures make, exact, in the resource's own unit.
    pub resource: Exact,
    /// Pupils in the indicator's own count.
    pub heads: Exact,
    /// The figure that is missing.
    pub field: Field,
    /// The part of the school that it is about.
    pub part: Part,
    /// Whether it is to be taken off.
    pub minus: bool,
}

pub(super) fn evaluate(
    seat: &Seat<'_>,
    indicator: &Indicator,
    standard: &Standard,
) -> UnitIndicator {
    let rule = Demand::of(seat, indicator, standard);
    let found = numerator::terms(seat, indicator);
    let pupils = match pupils(seat) {
        Ok(pupils) if found.missing.is_empty() => pupils,
        Ok(pupils) => {
            // What a lower demand lets count in addition is no bound that the others make.
            let may_add = relaxation::of(standard, &indicator.label).next().is_some();
            return if may_add {
                rule.unknown(found.missing)
            } else {
                rule.incomplete(found, pupils, indicator)
            };
        }
        Err(missing) => {
            let mut all = vec![missing];
            all.extend(found.missing.into_iter().filter(|one| *one != missing));
            return rule.unknown(all);
        }
    };
    let Numerator { terms, not_taken_off, .. } = found;
    // A gym that is larger than the rooms it is among: one of the two figures is wrong.
    if let Some(part) = terms.iter().find(|term| term.minus).filter(|_| is_negative(&terms)) {
        let Input { field, part, origin, .. } = &part.input;
        let (cell, why) = (origin.cells().first().copied(), Why::Contradiction);
        return rule.unknown(vec![MissingInput { field: *field, part: *part, cell, why }]);
    }
    if !not_taken_off.is_empty() {
        return rule.judge(terms, pupils, indicator).greatest(not_taken_off);
    }
    relaxed(seat, indicator, standard, &rule, &terms, &pupils)
}

/// Judged with every lower demand that may be used: they add up. One of which it is not known whether it
/// may be used leaves undecided what it can change, and nothing else.
fn relaxed(
    seat: &Seat<'_>,
    indicator: &Indicator,
    standard: &Standard,
    rule: &Demand,
    terms: &[TraceTerm],
    pupils: &Input,
) -> UnitIndicator {
    let (mut granted, mut possible) = (Vec::new(), Vec::new());
    let mut used: Option<Relaxed> = None;
    let mut asks = Vec::new();
    let plain = rule.judge(terms.to_vec(), pupils.clone(), indicator);
    for relaxation in relaxation::of(standard, &indicator.label) {
        let found = numerator::additions(seat, &relaxation.add, indicator.split);
        if !found.iter().any(|term| term.input.value > Decimal::ZERO) {
            continue;
        }
        match relaxation::applies(relaxation, seat.school, &seat.parts) {
            Applies::Yes(reason) => {
                let one = Relaxed::new(relaxation, reason, plain.verdict);
                used = Some(used.map_or(one.clone(), |known| known.and(&one)));
                granted.extend(found);
            }
            Applies::Unknown(needed) => {
                possible.push(found);
                asks.push(needed);
            }
            Applies::No | Applies::Contradicted(_) => {}
        }
    }
    if granted.is_empty() && possible.is_empty() {
        return plain;
    }
    // What two lower demands let count is counted once.
    let with = |more: &[TraceTerm]| {
        let mut all = terms.to_vec();
        for term in more {
            let is_it = |one: &TraceTerm| {
                (one.input.field, one.input.part) == (term.input.field, term.input.part)
            };
            if !all.iter().any(is_it) {
                all.push(term.clone());
            }
        }
        rule.judge(all, pupils.clone(), indicator)
    };
    let mut result = with(&granted);
    result.relaxed = used;
    // Each of those of which it is not known may be used or not.
    let mut all_ways = vec![granted];
    for more in possible {
        let used = all_ways.iter().map(|way| [&way[..], &more].concat());
        all_ways = used.chain(all_ways.iter().cloned()).collect();
    }
    let judged: Vec<UnitIndicator> = all_ways.iter().map(|way| with(way)).collect();
    result.ways = ways(judged.iter(), pupils.value);
    // The first one has all of them.
    let Some(most) = judged.first() else { return result };
    let differs = (result.verdict != most.verdict, result.floor_verdict != most.floor_verdict);
    if differs.0 {
        result.verdict = Verdict::Missing;
    }
    if differs.1 {
        result.floor_verdict = Verdict::Missing;
    }
    if differs.0 || differs.1 {
        result.missing.extend(asks);
    }
    result
}

/// The different things that these say a unit has; none where they all say the same.
pub(super) fn ways<'a>(
    judged: impl Iterator<Item = &'a UnitIndicator>,
    pupils: Decimal,
) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for resource in judged.filter_map(|one| one.resource.clone()) {
        let way = Way { pupils, resource };
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    if ways.len() > 1 { ways } else { Vec::new() }
}

/// What is demanded of a unit.
struct Demand {
    threshold: Option<Cited<Decimal>>,
    floor: Option<Exact>,
    decimals: u32,
}

impl Demand {
    fn of(seat: &Seat<'_>, indicator: &Indicator, standard: &Standard) -> Self {
        let threshold = indicator.threshold.as_ref().map(|one| one.get(seat.stage).clone());
        let floor = threshold.as_ref().and_then(|one| floor(one.value, standard));
        Self { threshold, floor, decimals: standard.rounding.value }
    }

    fn unknown(self, missing: Vec<MissingInput>) -> UnitIndicator {
        UnitIndicator {
            value: None,
            at_most: None,
            partly: None,
            resource: None,
            threshold: self.threshold,
            floor: self.floor,
            verdict: Verdict::Missing,
            floor_verdict: Verdict::Missing,
            shortfall: None,
            flips_when_printed: false,
            trace: None,
            relaxed: None,
            ways: Vec::new(),
            missing,
        }
    }

    /// Some figures of the numerator are missing: what the others say is kept for the school rule.
    fn incomplete(self, found: Numerator, pupils: Input, indicator: &Indicator) -> UnitIndicator {
        let Numerator { terms, missing, is_greatest, .. } = found;
        let known = self.judge(terms, pupils, indicator);
        let partly = known.lacking(&missing, is_greatest);
        let at_most = known.value.clone().filter(|_| is_greatest);
        UnitIndicator { at_most, partly, ..self.unknown(missing) }
    }

    fn judge(&self, terms: Vec<TraceTerm>, pupils: Input, indicator: &Indicator) -> UnitIndicator {
        self.judge_resource(resource(&terms), Trace { terms, pupils, per: indicator.per })
    }

    /// The same of a resource that need not be what the trace makes.
    fn judge_resource(&self, resource: Exact, trace: Trace) -> UnitIndicator {
        let Trace { terms, pupils, per } = trace;
        // Pupils in the indicator's own count: hundreds of pupils, or pupils.
        let heads = raw::product(&exact(pupils.value), &exact(per).recip());
        let value = raw::product(&resource, &heads.recip());
        let limit = self.threshold.as_ref().map(|one| exact(one.value));
        let flips_when_printed = [&limit, &self.floor]
            .into_iter()
            .flatten()
            .any(|limit| flips(&value, limit, self.decimals));
        let verdict = |limit: &Option<Exact>| match limit {
            None => Verdict::NotJudged,
            Some(limit) if raw::reaches(&value, limit) => Verdict::Met,
            Some(_) => Verdict::NotMet,
        };
        let (verdict, floor_verdict) = (verdict(&limit), verdict(&self.floor));
        let whole = terms.iter().all(|term| term.input.field.measure().is_whole());
        let shortfall = limit.map(|limit| {
            let short = || raw::difference(&raw::product(&limit, &heads), &resource);
            match verdict {
                Verdict::NotMet if whole => short().ceil(),
                Verdict::NotMet => short(),
                _ => Exact::zero(),
            }
        });
        UnitIndicator {
            value: Some(value),
            at_most: None,
            partly: None,
            resource: Some(resource),
            threshold: self.threshold.clone(),
            floor: self.floor.clone(),
            verdict,
            floor_verdict,
            shortfall,
            flips_when_printed,
            trace: Some(Trace { terms, pupils, per }),
            relaxed: None,
            ways: Vec::new(),
            missing: Vec::new(),
        }
    }
}

/// The least that is allowed of an indicator that misses this threshold.
pub fn floor(threshold: Decimal, standard: &Standard) -> Option<Exact> {
    let share = exact(standard.school_rule.as_ref()?.floor.value);
    Some(raw::product(&exact(threshold), &share))
}

/// Whether a value printed with so many decimals lies on the other side of a limit.
fn flips(value: &Exact, limit: &Exact, decimals: u32) -> bool {
    let digits = i32::try_from(decimals).unwrap_or(i32::MAX);
    let far = (approximate(value) - approximate(limit)).abs() > 10_f64.powi(-digits);
    !far && raw::reaches(&rounded(value, decimals), limit) != raw::reaches(value, limit)
}

fn resource(terms: &[TraceTerm]) -> Exact {
    let mut sum = Exact::zero();
    for term in terms {
        let mut figure = exact(term.input.value);
        if let Some(share) = &term.share {
            figure = raw::product(&figure, &share.ratio);
        }
        sum = if term.minus { raw::difference(&sum, &figure) } else { raw::sum(&sum, &figure) };
    }
    sum
}

fn is_negative(terms: &[TraceTerm]) -> bool {
    resource(terms) < Exact::zero()
}

/// The pupils of the unit; never 0, since a part without pupils is no unit.
fn pupils(seat: &Seat<'_>) -> Result<Input, MissingInput> {
    let own = seat.own();
    let missing = MissingInput {
        field: Field::Pupils,
        part: seat.stage.part(),
        cell: own.and_then(Seated::blank),
        why: Why::NotGiven,
    };
    let fact = own.and_then(|seated| seated.fact).ok_or(missing)?;
    let value = fact.value.filter(|value| *value > Decimal::ZERO).ok_or(missing)?;
    let part = if seat.is_combined() { seat.stage.part() } else { Part::Whole };
    Ok(Input { field: Field::Pupils, part, value, origin: fact.origin.clone() })
}

/// A verdict on the greatest possible value: what is missed is missed for certain.
fn unless_missed(verdict: Verdict) -> Verdict {
    if verdict == Verdict::Met { Verdict::Missing } else { verdict }
}

impl UnitIndicator {
    /// The same, of which these figures would still have to be taken off.
    fn greatest(mut self, missing: Vec<MissingInput>) -> Self {
        self.partly = self.lacking(&missing, true);
        self.at_most.clone_from(&self.value);
        self.verdict = unless_missed(self.verdict);
        // Nothing is short of what is not known to be enough; what is missed is missed by so much at least.
        self.shortfall = self.shortfall.filter(|_| self.verdict == Verdict::NotMet);
        self.floor_verdict = unless_missed(self.floor_verdict);
        self.flips_when_printed = false;
        self.missing = missing;
        self
    }

    /// What is known where one figure is missing.
    fn lacking(&self, missing: &[MissingInput], minus: bool) -> Option<Partly> {
        let (Some(resource), Some(heads), [one]) = (&self.resource, self.heads(), missing) else {
            return None;
        };
        let resource = resource.clone();
        Some(Partly { resource, heads, field: one.field, part: one.part, minus })
    }

    /// Pupils in the indicator's own count: hundreds of pupils, or pupils.
    fn heads(&self) -> Option<Exact> {
        let trace = self.trace.as_ref()?;
        Some(raw::product(&exact(trace.pupils.value), &exact(trace.per).recip()))
    }

    /// The same unit with another resource, judged anew; `None` where what it has is not certain. The trace
    /// stays that of what it has.
    pub(super) fn with_resource(&self, resource: Exact, standard: &Standard) -> Option<Self> {
        self.certain()?;
        let demand = Demand {
            threshold: self.threshold.clone(),
            floor: self.floor.clone(),
            decimals: standard.rounding.value,
        };
        let judged = demand.judge_resource(resource, self.trace.clone()?);
        Some(Self { relaxed: self.relaxed.clone(), ..judged })
    }

    /// What the unit has of the resource, where that is certain.
    pub fn certain(&self) -> Option<&Exact> {
        let is_certain = self.value.is_some() && self.at_most.is_none() && self.ways.is_empty();
        self.resource.as_ref().filter(|_| is_certain)
    }

    /// Everything that a unit of so many pupils may have; `None` where that is not known.
    pub(super) fn all_ways(&self, pupils: Option<Decimal>) -> Option<Vec<Way>> {
        if !self.ways.is_empty() {
            return Some(self.ways.clone());
        }
        let certain = self.value.is_some() && self.at_most.is_none();
        let resource = self.resource.clone().filter(|_| certain)?;
        Some(vec![Way { pupils: pupils?, resource }])
    }

    /// How near the value is to its threshold, for drawing a bar: 1 is the threshold itself.
    pub fn reach(&self) -> Option<f64> {
        let threshold =
            self.threshold.as_ref()?.value.to_f64().filter(|limit| limit.is_normal())?;
        self.value.as_ref().map(|value| approximate(value) / threshold)
    }

    /// Whether some of the resource is missing to the threshold.
    pub fn is_short(&self) -> bool {
        self.verdict == Verdict::NotMet
    }
}
