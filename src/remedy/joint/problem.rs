//! The search for a joint plan: what each unit leaves at its floor, by shadow prices first, then by trying.

use num_traits::Zero;

use crate::county::Stage;
use crate::evaluate::Evaluation;
use crate::number::{Exact, approximate};
use crate::standard::Standard;

use super::super::additions::least;
use super::super::costs::Costs;
use super::super::divisible::Item;
use super::super::fraction::Fraction;
use super::super::holding::{Holding, Holdings};
use super::super::school::may_be_left;
use super::super::shadow::{Bound, prices};

/// So many rounds of prices and plans.
const ROUNDS: usize = 24;
/// So many other choices of single schools are tried at most.
const TRIES: usize = 3000;

/// What each unit leaves at its floor.
pub type Choice = Vec<Vec<usize>>;

/// One stage to be planned.
pub struct Problem {
    /// The units that are planned for, as indices into the evaluation.
    pub units: Vec<usize>,
    /// How many indicators each may leave at its floor.
    left: usize,
    /// One for each indicator.
    pub rows: Vec<Row>,
    pub unknown: Vec<usize>,
}

/// One indicator.
pub struct Row {
    pub holdings: Holdings,
    /// The place of each holding among the units that are planned for.
    places: Vec<Option<usize>>,
    pub price: Exact,
    near_price: f64,
    limit: Option<f64>,
}

impl Problem {
    pub fn of(
        evaluation: &Evaluation,
        stage: Stage,
        costs: &Costs,
        standard: &Standard,
    ) -> Option<Self> {
        let here = || evaluation.units.iter().enumerate().filter(|(_, unit)| unit.stage == stage);
        let rows: Vec<Holdings> = (0..standard.indicators.len())
            .map(|index| Holdings::of(evaluation, stage, index, standard))
            .collect::<Option<_>>()?;
        let is_known = |unit: &usize| rows.iter().all(|row| !row.unknown.contains(unit));
        let (units, unknown): (Vec<usize>, Vec<usize>) =
            here().map(|(index, _)| index).partition(is_known);
        let left = evaluation.units.get(*units.first()?)?;
        let left = may_be_left(left, standard)?;
        let prices = costs.by_indicator(standard);
        let row = |(holdings, price): (Holdings, Option<Exact>)| {
            let places: Vec<Option<usize>> =
                holdings.units.iter().map(|one| units.binary_search(&one.unit).ok()).collect();
            let demands = holdings.limit.is_some() || holdings.units.iter().any(is_short);
            let price = match price {
                Some(price) => price,
                None if demands => return None,
                None => Exact::zero(),
            };
            let (near_price, limit) = (approximate(&price), holdings.limit.map(Fraction::near));
            Some(Row { holdings, places, price, near_price, limit })
        };
        let rows = rows.into_iter().zip(prices).map(row).collect::<Option<Vec<Row>>>()?;
        Some(Self { units, left, rows, unknown })
    }

    /// The cheapest choice seen and the best lower bound.
    pub fn search(&self) -> Option<(Choice, f64)> {
        let mut shadow: Vec<Vec<f64>> =
            self.rows.iter().map(|row| vec![row.near_price; row.holdings.units.len()]).collect();
        let (mut best, mut bound): (Option<(f64, Choice)>, f64) = (None, 0.0);
        for round in 0..ROUNDS {
            let choice = self.choose(&shadow);
            bound = bound.max(self.lower_bound(&shadow, &choice));
            let cost = self.cost(&choice)?;
            if best.as_ref().is_none_or(|(known, _)| cost < *known) {
                best = Some((cost, choice.clone()));
            }
            // A mean of prices proves a bound as good as theirs at least, and does not swing.
            let weight =
                if round == 0 { 1.0 } else { 2.0 / (f64::from(u32::try_from(round).ok()?) + 2.0) };
            for (row, known) in self.rows.iter().zip(&mut shadow) {
                let next = prices(&row.bounds(&choice), row.limit, row.near_price);
                for (known, next) in known.iter_mut().zip(next) {
                    *known += weight * (next - *known);
                }
            }
        }
        let (cost, choice) = best?;
        let choice = self.improve(cost, choice, bound)?;
        Some((choice, bound))
    }

    /// What each unit had best leave at its floor at these prices.
    fn choose(&self, shadow: &[Vec<f64>]) -> Choice {
        let mut saved: Vec<Vec<(f64, usize)>> = vec![Vec::new(); self.units.len()];
        for (index, (row, prices)) in self.rows.iter().zip(shadow).enumerate() {
            for ((one, place), price) in row.holdings.units.iter().zip(&row.places).zip(prices) {
                let Some(place) = place.and_then(|place| saved.get_mut(place)) else { continue };
                let more = row.least(one, false) - row.least(one, true);
                if more > 0.0 {
                    place.push((more * price, index));
                }
            }
        }
        let pick = |mut saved: Vec<(f64, usize)>| {
            saved.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            let mut left: Vec<usize> =
                saved.into_iter().take(self.left).map(|(_, index)| index).collect();
            left.sort_unstable();
            left
        };
        saved.into_iter().map(pick).collect()
    }

    /// The bound that these prices prove; `choice` is the best one at them.
    fn lower_bound(&self, shadow: &[Vec<f64>], choice: &Choice) -> f64 {
        let (mut sum, mut size) = (0.0, 0.0);
        for (row, prices) in self.rows.iter().zip(shadow) {
            for ((bound, one), price) in
                row.bounds(choice).iter().zip(&row.holdings.units).zip(prices)
            {
                sum += price * bound.least - row.near_price * one.has.near();
                size += price * bound.least + row.near_price * one.has.near();
            }
        }
        // Less than what binary fractions may have added.
        (sum - 1e-11 * size).max(0.0)
    }

    fn cost(&self, choice: &Choice) -> Option<f64> {
        self.rows.iter().map(|row| row.cost(choice)).sum()
    }

    /// Lets single units try to leave something else at their floor.
    fn improve(&self, cost: f64, mut choice: Choice, bound: f64) -> Option<Choice> {
        let mut costs: Vec<f64> =
            self.rows.iter().map(|row| row.cost(&choice)).collect::<Option<_>>()?;
        let (mut total, mut tries) = (cost, 0);
        for place in 0..self.units.len() {
            for index in 0..self.rows.len() {
                let current = choice.get(place)?.clone();
                let is_done = total <= bound * (1.0 + 1e-6) || tries >= TRIES;
                if is_done
                    || self.left != 1
                    || current.contains(&index)
                    || !self.lacks(place, index)
                {
                    continue;
                }
                tries += 1;
                *choice.get_mut(place)? = vec![index];
                let touched: Vec<usize> = current.iter().copied().chain([index]).collect();
                let mut with = costs.clone();
                for row in &touched {
                    *with.get_mut(*row)? = self.rows.get(*row)?.cost(&choice)?;
                }
                let new: f64 = with.iter().sum();
                if new < total {
                    (total, costs) = (new, with);
                } else {
                    *choice.get_mut(place)? = current;
                }
            }
        }
        Some(choice)
    }

    /// Whether a unit lacks something to the threshold of an indicator.
    fn lacks(&self, place: usize, index: usize) -> bool {
        self.rows.get(index).is_some_and(|row| {
            let own = row.places.iter().zip(&row.holdings.units);
            own.into_iter().any(|(one, holding)| *one == Some(place) && is_short(holding))
        })
    }
}

fn is_short(one: &Holding) -> bool {
    one.has < one.need
}

impl Row {
    /// What a unit must have; one that nothing is planned for has what it has.
    fn item(&self, one: &Holding, place: Option<usize>, choice: &Choice) -> Item {
        let need = match place.and_then(|place| choice.get(place)) {
            None => one.has,
            Some(left) if left.contains(&self.holdings.indicator) => one.floor,
            Some(_) => one.need,
        };
        Item { pupils: one.pupils, has: one.has, need }
    }

    fn items(&self, choice: &Choice) -> Vec<Item> {
        let pairs = self.holdings.units.iter().zip(&self.places);
        pairs.map(|(one, place)| self.item(one, *place, choice)).collect()
    }

    pub fn plan(&self, choice: &Choice) -> Option<Vec<Fraction>> {
        least(&self.items(choice), self.holdings.limit, self.holdings.whole)
    }

    fn cost(&self, choice: &Choice) -> Option<f64> {
        let amounts = self.plan(choice)?;
        Some(amounts.iter().map(|one| one.near()).sum::<f64>() * self.near_price)
    }

    /// What a unit has at least once it reaches its threshold, or its floor.
    fn least(&self, one: &Holding, floor: bool) -> f64 {
        self.at_least(one.has, if floor { one.floor } else { one.need })
    }

    fn at_least(&self, has: Fraction, need: Fraction) -> f64 {
        if has >= need {
            return has.near();
        }
        let whole = || has.plus(need.minus(has)?.ceil());
        let up = if self.holdings.whole { whole() } else { None };
        up.unwrap_or(need).near()
    }

    fn bounds(&self, choice: &Choice) -> Vec<Bound> {
        let bound = |item: Item| Bound {
            pupils: item.pupils.near(),
            least: self.at_least(item.has, item.need),
        };
        self.items(choice).into_iter().map(bound).collect()
    }
}
