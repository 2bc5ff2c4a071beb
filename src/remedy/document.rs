//! A county's plans as one JSON document, `junheng-plan`. Field names are stable: a change of meaning raises
//! [`VERSION`]. Amounts are in the resource's own unit: people, rooms, ㎡, 元.

mod shapes;

use num_traits::ToPrimitive;
use rust_decimal::Decimal;
use serde_json::Number;

use crate::county::{County, Stage};
use crate::evaluate::Evaluation;
use crate::number::{Exact, approximate};
use crate::standard::Standard;

use super::additions::{Addition, additions};
use super::capacity::{Capacity, capacities};
use super::costs::Costs;
use super::exchange::{Outcome, Rules};
use super::holding::Holdings;
use super::joint::{Joint, joint};
use super::pairs::{Pairs, pairs};
use super::rotation::{Exchange, demanded, exchanges};
use super::school::{Needs, needs};
use super::teaching_point::{Entering, entering};
use super::variance::{Shares, shares};
use shapes::{
    AddJson, AdditionJson, AmountJson, AtFloorJson, CapacityJson, CheapestJson, CoefficientJson,
    CostsJson, Document, EnteringJson, ExchangeJson, JointAddJson, JointJson, LackJson, MoveJson,
    PairsJson, RotationJson, SchoolJson, ShapeJson, ShareJson, VarianceJson,
};

/// The version of the document's fields.
pub const VERSION: u32 = 1;

/// The document of a county, with a line break at its end.
///
/// # Errors
/// A sentence when nothing can be planned: no school counts, or schools of several counties or years stand
/// together.
pub fn document(
    county: &County,
    evaluation: &Evaluation,
    costs: &Costs,
    standard: &Standard,
) -> Result<String, String> {
    if county.mixture.is_some() {
        return Err("文件里像是有几个县或几个年度的学校，先分开才能作方案".to_owned());
    }
    if evaluation.units.is_empty() {
        return Err("没有计入评估的学校，无法作方案".to_owned());
    }
    let names = Names { county, evaluation, standard };
    let rules = Rules::default();
    let additions = additions(evaluation, standard);
    let exchanges = exchanges(county, evaluation, rules, standard);
    let capacities = capacities(county, evaluation, standard);
    let needs = needs(evaluation, costs, standard);
    let pairs = pairs(county, evaluation, standard);
    let joints = Stage::ALL.map(|stage| joint(evaluation, stage, costs, standard));
    let entering = entering(county, evaluation, standard);
    let holdings = Holdings::all(evaluation, standard);
    let has_units = |one: &&Holdings| !one.units.is_empty() || !one.unknown.is_empty();
    let document = Document {
        format: "junheng-plan",
        version: VERSION,
        standard: &evaluation.standard,
        costs: CostsJson { name: &costs.name, sample: costs.sample },
        additions: additions.iter().map(|one| names.addition(one)).collect(),
        exchange: exchanges.iter().map(|one| names.exchange(one)).collect(),
        rotation: demanded(county, standard).map(|one| RotationJson {
            share: decimal(one.share),
            backbone: one.backbone.map(decimal),
            eligible: one.eligible.map(decimal),
            at_least: one.at_least.map(decimal),
        }),
        capacity: capacities.iter().map(|one| names.capacity(one)).collect(),
        variance: holdings.iter().filter(has_units).map(|one| names.variance(one)).collect(),
        schools: needs.iter().map(|one| names.needs(one)).collect(),
        pairs: pairs.iter().map(|one| names.pairs(one)).collect(),
        joint: joints.iter().flatten().map(|one| names.joint(one)).collect(),
        entering: entering.iter().map(|one| names.entering(one)).collect(),
    };
    let text = serde_json::to_string_pretty(&document);
    text.map(|text| text + "\n").map_err(|error| format!("无法写出 JSON：{error}"))
}

/// What indices are called.
struct Names<'a> {
    county: &'a County,
    evaluation: &'a Evaluation,
    standard: &'a Standard,
}

impl<'a> Names<'a> {
    fn school(&self, index: usize) -> &'a str {
        self.county.schools.get(index).map_or("", |school| school.name.as_str())
    }

    fn unit(&self, index: usize) -> &'a str {
        self.evaluation.units.get(index).map_or("", |unit| self.school(unit.school))
    }

    fn units(&self, indices: &[usize]) -> Vec<&'a str> {
        indices.iter().map(|index| self.unit(*index)).collect()
    }

    fn stage(&self, unit: usize) -> &'static str {
        self.evaluation.units.get(unit).map_or("", |unit| unit.stage.id())
    }

    fn indicator(&self, index: usize) -> &'a str {
        self.standard.indicators.get(index).map_or("", |one| one.id.as_str())
    }

    fn indicators(&self, indices: &[usize]) -> Vec<&'a str> {
        indices.iter().map(|index| self.indicator(*index)).collect()
    }

    fn addition(&self, one: &Addition) -> AdditionJson<'a> {
        let units = one.plan.iter().flat_map(|plan| &plan.units);
        AdditionJson {
            stage: one.stage.id(),
            indicator: self.indicator(one.indicator),
            cost: one.plan.as_ref().map(|plan| amount(&plan.cost)),
            lower_bound: one.plan.as_ref().map(|plan| number(plan.lower_bound)),
            units: units
                .map(|(unit, add)| AddJson { school: self.unit(*unit), add: amount(add) })
                .collect(),
            unknown: self.units(&one.unknown),
        }
    }

    fn exchange(&self, one: &Exchange) -> ExchangeJson<'a> {
        let (moves, feasible, missing) = match &one.outcome {
            Outcome::Moves(moves) => (moves.as_slice(), Some(true), None),
            Outcome::Lacks(count) => (&[][..], Some(false), count.to_i64()),
            Outcome::Unknown => (&[][..], None, None),
        };
        let moves = moves.iter().map(|one| MoveJson {
            from: self.unit(one.from),
            to: self.unit(one.to),
            count: one.count.to_i64().unwrap_or(i64::MAX),
        });
        ExchangeJson {
            stage: one.stage.id(),
            indicator: self.indicator(one.indicator),
            moves: moves.collect(),
            feasible,
            missing,
            unknown: self.units(&one.unknown),
            at_risk: self.units(&one.at_risk),
        }
    }

    fn capacity(&self, one: &Capacity) -> CapacityJson<'a> {
        CapacityJson {
            school: self.unit(one.unit),
            stage: self.stage(one.unit),
            pupils: one.pupils,
            intervals: one.intervals.clone(),
            undecided: one.undecided.clone(),
            whole_school: one.whole_school.clone(),
            binding: self.indicators(&one.binding),
            size_limit: one.size,
            class_limit: one.classes,
            bound: one.bound().map(|(most, _)| most),
            binds: one.bound().map(|(_, binds)| binds.id()),
        }
    }

    fn variance(&self, holdings: &Holdings) -> VarianceJson<'a> {
        let shares = shares(holdings);
        let unknown = self.units(&holdings.unknown);
        let share = |(unit, share): &(usize, Exact)| ShareJson {
            school: self.unit(*unit),
            share: approximate(share),
        };
        let units = shares.iter().flat_map(|Shares { units, .. }| units).map(share);
        VarianceJson {
            stage: holdings.stage.id(),
            indicator: self.indicator(holdings.indicator),
            units: units.collect(),
            unknown,
        }
    }

    fn needs(&self, one: &Needs) -> SchoolJson<'a> {
        let lacks = one.indicators.iter().enumerate().map(|(index, lack)| LackJson {
            indicator: self.indicator(index),
            to_threshold: lack.to_threshold.as_ref().map(amount),
            to_floor: lack.to_floor.as_ref().map(amount),
            of_whole_school: lack.of_whole_school.as_ref().map(amount),
            to_spare: lack.to_spare.as_ref().map(amount),
        });
        let cheapest = one.cheapest.as_ref().map(|way| CheapestJson {
            cost: amount(&way.cost),
            at_floor: self.indicators(&way.at_floor),
            add: way
                .add
                .iter()
                .map(|(index, add)| AmountJson {
                    indicator: self.indicator(*index),
                    add: amount(add),
                })
                .collect(),
        });
        SchoolJson {
            school: self.unit(one.unit),
            stage: self.stage(one.unit),
            indicators: lacks.collect(),
            cheapest,
        }
    }

    fn pairs(&self, one: &Pairs) -> PairsJson<'a> {
        let shapes = one.shapes.iter().map(|shape| ShapeJson {
            primary: shape.primary,
            junior: shape.junior,
            weighted: shape.weighted.as_ref().map(approximate),
            weights: (approximate(&shape.weights.0), approximate(&shape.weights.1)),
        });
        PairsJson { school: self.school(one.school), most: one.most, shapes: shapes.collect() }
    }

    fn joint(&self, one: &Joint) -> JointJson<'a> {
        let add = one.add.iter().map(|(unit, indicator, add)| JointAddJson {
            school: self.unit(*unit),
            indicator: self.indicator(*indicator),
            add: amount(add),
        });
        let at_floor = one.at_floor.iter().map(|(unit, indicators)| AtFloorJson {
            school: self.unit(*unit),
            indicators: self.indicators(indicators),
        });
        JointJson {
            stage: one.stage.id(),
            cost: amount(&one.cost),
            lower_bound: one.lower_bound,
            gap: one.gap(),
            add: add.collect(),
            at_floor: at_floor.collect(),
            unknown: self.units(&one.unknown),
        }
    }

    fn entering(&self, one: &Entering) -> EnteringJson<'a> {
        let coefficients =
            one.coefficients.iter().enumerate().map(|(index, one)| CoefficientJson {
                indicator: self.indicator(index),
                before: one.before,
                after: one.after,
                verdict_before: one.verdict_before.id(),
                verdict_after: one.verdict_after.id(),
            });
        EnteringJson {
            school: self.school(one.school),
            pupils: decimal(one.pupils),
            from: decimal(one.from),
            verdict: one.unit.verdict.id(),
            coefficients: coefficients.collect(),
        }
    }
}

fn decimal(value: Decimal) -> Number {
    number(value.to_f64().unwrap_or_default())
}

fn amount(value: &Exact) -> Number {
    number(approximate(value))
}

/// Whole numbers are written without a fraction.
fn number(value: f64) -> Number {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let whole = (value.fract() == 0.0 && value.abs() < EXACT).then(|| value.to_i64()).flatten();
    whole.map_or_else(|| Number::from_f64(value).unwrap_or_else(|| 0.into()), Number::from)
}
