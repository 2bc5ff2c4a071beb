//! Capacity of a school of two stages: which pairs of enrolments it carries together, and the most pupils.
//!
//! A whole-school figure is split by weighted pupils, so it limits both stages at once: with a primary and b
//! junior pupils and weights u and v, a stage reaches τ for each of its pupils as long as u·a + v·b + W ≤
//! R·weight/τ, while a figure of its own limits its own pupils alone. Leaving an indicator at its floor makes
//! its bound wider. So the pairs are a union of shapes a ≤ A, b ≤ B, u·a + v·b ≤ S, one for each choice of
//! what is left at its floor.

use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

use crate::county::{County, Stage};
use crate::evaluate::{Evaluation, Unit, UnitIndicator, Verdict, judge_units};
use crate::number::{Exact, exact};
use crate::standard::Standard;

use super::breakpoints::MOST;
use super::capacity::{Alone, set_pupils};
use super::school::may_be_left;

/// The pairs that a school of two stages carries, without lower demands on its indicators.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// Index into [`County::schools`].
    pub school: usize,
    /// Every pair that keeps one of these is carried, and no other.
    pub shapes: Vec<Shape>,
    /// The most pupils of compulsory age, as primary and junior pupils; `None` where no pair is carried.
    pub most: Option<(u64, u64)>,
}

/// Bounds that hold together.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The most primary pupils.
    pub primary: u64,
    /// The most junior pupils.
    pub junior: u64,
    /// The most weighted pupils of both stages, where a split figure sets a bound.
    pub weighted: Option<Exact>,
    /// The weight of one primary and of one junior pupil.
    pub weights: (Exact, Exact),
}

/// The pairs of all schools with both stages whose figures are certain and of which every figure is a
/// stage's own or split between all stages. Others have their [`super::Capacity`] alone.
pub fn pairs(county: &County, evaluation: &Evaluation, standard: &Standard) -> Vec<Pairs> {
    let of = |(index, school): (usize, &crate::county::School)| {
        let unit = |stage| {
            let mut units = evaluation.units.iter();
            units.find(|unit| unit.school == index && unit.stage == stage)
        };
        let (primary, junior) = (unit(Stage::Primary)?, unit(Stage::Junior)?);
        let used = [primary, junior].into_iter().flat_map(|unit| &unit.indicators);
        if used.into_iter().any(|one| one.relaxed.is_some()) {
            return None;
        }
        let (own, weights) = (bounds(primary, standard)?, weights(primary)?);
        let other = bounds(junior, standard)?;
        let mut shapes = Vec::new();
        for one in &own {
            for two in &other {
                let shape = Shape {
                    primary: one.pupils,
                    junior: two.pupils,
                    weighted: least(one.weighted.as_ref(), two.weighted.as_ref()),
                    weights: weights.clone(),
                };
                if shape.most().is_some() {
                    shapes.push(shape);
                }
            }
        }
        let shapes = widest(shapes);
        let most = shapes.iter().filter_map(Shape::most).max_by_key(|(a, b)| a + b);
        let carried = |pair: &(u64, u64)| {
            let mut school = school.clone();
            set_pupils(&mut school, Stage::Primary, pair.0);
            let units = judge_units(Alone::new(&school).with(Stage::Junior, pair.1), standard);
            units.len() == 2 && units.iter().all(|unit| unit.verdict == Verdict::Met)
        };
        // What the evaluation does not confirm is not said.
        most.as_ref().is_none_or(carried).then_some(Pairs { school: index, shapes, most })
    };
    county.schools.iter().enumerate().filter_map(of).collect()
}

/// Bounds of one stage: its own pupils, and all weighted pupils.
#[derive(Clone)]
struct Bounds {
    pupils: u64,
    weighted: Option<Exact>,
}

impl Bounds {
    fn and(&self, other: &Self) -> Self {
        let pupils = self.pupils.min(other.pupils);
        Self { pupils, weighted: least(self.weighted.as_ref(), other.weighted.as_ref()) }
    }
}

fn least(one: Option<&Exact>, other: Option<&Exact>) -> Option<Exact> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other).clone()),
        (one, other) => one.or(other).cloned(),
    }
}

/// The bounds of a stage for each choice of what is left at its floor.
fn bounds(unit: &Unit, standard: &Standard) -> Option<Vec<Bounds>> {
    let left = u32::try_from(may_be_left(unit, standard)?).ok()?;
    let mut each = Vec::new();
    for one in unit.indicators.iter().filter(|one| one.threshold.is_some()) {
        let threshold = exact(one.threshold.as_ref()?.value);
        each.push((bound(one, &threshold)?, bound(one, one.floor.as_ref()?)?));
    }
    // Seven indicators have eight choices; a standard of many has too many to list.
    let count = u32::try_from(each.len()).ok().filter(|count| *count <= 16)?;
    let choices = (0u32..1 << count).filter(|choice| choice.count_ones() <= left);
    let nothing = Bounds { pupils: MOST, weighted: None };
    let of = |choice: u32| {
        let picked = each.iter().zip(0..).map(
            |((high, low), index)| {
                if choice >> index & 1 == 1 { low } else { high }
            },
        );
        picked.fold(nothing.clone(), |all, one| all.and(one))
    };
    Some(choices.map(of).collect())
}

/// Up to how many pupils a unit has so much of an indicator for each; `None` where its figures are neither
/// its own nor split between all stages.
fn bound(one: &UnitIndicator, limit: &Exact) -> Option<Bounds> {
    one.certain()?;
    let trace = one.trace.as_ref()?;
    let tau = limit / exact(trace.per);
    if !tau.is_positive() {
        return Some(Bounds { pupils: MOST, weighted: None });
    }
    let sign = |minus: bool, value: Decimal| if minus { -exact(value) } else { exact(value) };
    let whole: Exact = trace.terms.iter().map(|term| sign(term.minus, term.input.value)).sum();
    let first = trace.terms.first()?;
    let Some(share) = &first.share else {
        if trace.terms.iter().any(|term| term.share.is_some()) {
            return None;
        }
        let pupils = (whole / tau).floor().to_u64()?;
        return Some(Bounds { pupils: pupils.min(MOST), weighted: None });
    };
    let alike = |other: &crate::evaluate::Share| other.parts == share.parts;
    if !trace.terms.iter().all(|term| term.share.as_deref().is_some_and(alike)) {
        return None;
    }
    let (mut own, mut fixed, mut stages) = (None, Exact::zero(), 0);
    for (weight, input) in &share.parts {
        let weight = exact(*weight);
        if input.part == share.own {
            own = Some(weight.clone());
        }
        if Stage::ALL.iter().any(|stage| stage.part() == input.part) {
            stages += 1;
        } else {
            fixed += weight * exact(input.value);
        }
    }
    // Split between one of the two stages and the senior one only: no bound on both together.
    (stages == 2).then_some(())?;
    Some(Bounds { pupils: MOST, weighted: Some(whole * own? / tau - fixed) })
}

/// The weights of both stages' pupils, from any figure that is split; 1 and 1 where none is.
fn weights(unit: &Unit) -> Option<(Exact, Exact)> {
    let one = Exact::from_integer(1.into());
    let shares = unit.indicators.iter().filter_map(|one| one.trace.as_ref());
    let mut shares = shares.flat_map(|trace| &trace.terms).filter_map(|term| term.share.as_ref());
    let Some(share) = shares.next() else { return Some((one.clone(), one)) };
    let of = |stage: Stage| {
        let found = share.parts.iter().find(|(_, input)| input.part == stage.part());
        found.map(|(weight, _)| exact(*weight))
    };
    Some((of(Stage::Primary)?, of(Stage::Junior)?))
}

impl Shape {
    /// Whether a pair keeps all bounds.
    pub fn holds(&self, primary: u64, junior: u64) -> bool {
        let (u, v) = &self.weights;
        let all = u * Exact::from_integer(primary.into()) + v * Exact::from_integer(junior.into());
        primary <= self.primary
            && junior <= self.junior
            && self.weighted.as_ref().is_none_or(|most| all <= *most)
    }

    /// The most pupils, at least one of each stage: first those who weigh less, since one of them takes the
    /// place of one who weighs more.
    fn most(&self) -> Option<(u64, u64)> {
        if self.primary == 0 || self.junior == 0 {
            return None;
        }
        let (u, v) = &self.weights;
        let fits = |left: Exact, weight: &Exact, most: u64| {
            if left.is_negative() {
                0
            } else {
                (left / weight).floor().to_u64().map_or(most, |n| n.min(most))
            }
        };
        let Some(all) = &self.weighted else { return Some((self.primary, self.junior)) };
        let of = |count: u64| Exact::from_integer(count.into());
        let (primary, junior) = if u <= v {
            let primary = fits(all - v, u, self.primary);
            (primary, fits(all - u * of(primary), v, self.junior))
        } else {
            let junior = fits(all - u, v, self.junior);
            (fits(all - v * of(junior), u, self.primary), junior)
        };
        (primary > 0 && junior > 0).then_some((primary, junior))
    }

    fn is_within(&self, other: &Self) -> bool {
        let weighted = match (&self.weighted, &other.weighted) {
            (_, None) => true,
            (Some(one), Some(other)) => one <= other,
            (None, Some(_)) => false,
        };
        self.primary <= other.primary && self.junior <= other.junior && weighted
    }
}

/// Without the shapes that lie within another.
fn widest(shapes: Vec<Shape>) -> Vec<Shape> {
    let mut widest: Vec<Shape> = Vec::new();
    for shape in shapes {
        if !widest.iter().any(|one| shape.is_within(one)) {
            widest.retain(|one| !one.is_within(&shape));
            widest.push(shape);
        }
    }
    widest
}
