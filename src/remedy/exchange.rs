//! Exchange (交流): the fewest moves of teachers between schools of a stage, nobody hired, with which every
//! school reaches its need, those who give keep theirs, and the coefficient of variation keeps its limit.
//!
//! A move from a school with R teachers for P pupils to one with R′ for P′ changes Σ R²/P by
//! (2R′ + 1)/P′ − (2R − 1)/P. What schools lack for their needs has to come, from wherever (2R − 1)/P is
//! largest; after that each move goes from the largest (2R − 1)/P to the least (2R + 1)/P, and of several
//! townships the one where that helps most goes first. Every number of moves is thus used in the best way,
//! so the first that keeps the limit is the fewest. Where no move helps any more the limit cannot be kept
//! without hiring, and the fewest to be hired follow in the same manner.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};

use super::dispersion::{Lot, Sums, keeps};
use super::fraction::Fraction;
use super::marginal::{Marginal, compare_gains};

/// More hirings than this are not gone through.
const MOST_STEPS: usize = 1_000_000;

/// One school that may give or get.
#[derive(Clone, Copy, Debug)]
pub struct School {
    /// Its pupils.
    pub pupils: Fraction,
    /// What it has.
    pub has: Fraction,
    /// What it must have at least.
    pub need: Fraction,
    /// The township or group within which it exchanges; schools of none exchange with nobody.
    pub group: Option<usize>,
}

/// What the user allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Only within a township (镇街, 学片); a school without one exchanges with nobody.
    pub same_township: bool,
    /// At most so many leave one school, and at most so many come to one.
    pub most_a_school: Option<u32>,
}

/// So many go from one school to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// From which, an index into the schools given.
    pub from: usize,
    /// To which.
    pub to: usize,
    /// How many.
    pub count: i128,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The fewest moves.
    Moves(Vec<Move>),
    /// It cannot be done: so many more are needed at least, however they are placed and others moved.
    Lacks(i128),
    /// Figures are too large, or no number is enough.
    Unknown,
}

/// The fewest moves, or how many are lacking.
pub fn fewest_moves(
    schools: &[School],
    limit: Option<Fraction>,
    most_a_school: Option<u32>,
) -> Outcome {
    let Some(mut state) = State::new(schools, most_a_school) else { return Outcome::Unknown };
    match state.solve(limit) {
        Some(true) => Outcome::Moves(state.moves()),
        Some(false) => state.lacks(limit).map_or(Outcome::Unknown, Outcome::Lacks),
        None => Outcome::Unknown,
    }
}

/// The schools as they stand after some moves.
struct State {
    lots: Vec<Lot>,
    /// How many each got (or gave away, below 0) by moves.
    moved: Vec<i128>,
    /// How many each may still give, and get by moves.
    may_give: Vec<i128>,
    may_get: Vec<i128>,
    groups: Vec<Group>,
    sums: Sums,
    /// Needs that no move could meet.
    lacking: i128,
}

/// Schools that exchange among each other: whose next teacher helps most, and who can best do without one.
#[derive(Default)]
struct Group {
    giving: BinaryHeap<Marginal>,
    getting: BinaryHeap<Reverse<Marginal>>,
    members: Vec<usize>,
}

impl State {
    fn new(schools: &[School], most: Option<u32>) -> Option<Self> {
        if !schools.iter().all(|one| one.pupils.is_pupils()) {
            return None;
        }
        let most = most.map_or(i128::MAX, i128::from);
        let lots: Vec<Lot> =
            schools.iter().map(|one| Lot { has: one.has, pupils: one.pupils }).collect();
        let mut by_group: BTreeMap<(bool, usize), Group> = BTreeMap::new();
        let mut surplus = Vec::with_capacity(schools.len());
        for (index, one) in schools.iter().enumerate() {
            surplus.push(one.has.minus(one.need)?.floor());
            let key = one.group.map_or((false, index), |group| (true, group));
            by_group.entry(key).or_default().members.push(index);
        }
        let mut state = Self {
            sums: Sums::of(lots.iter().copied()),
            moved: vec![0; lots.len()],
            may_give: surplus.iter().map(|one| (*one).clamp(0, most)).collect(),
            may_get: vec![most; lots.len()],
            groups: by_group.into_values().collect(),
            lacking: 0,
            lots,
        };
        state.meet_needs(&surplus)?;
        Some(state)
    }

    /// What schools lack for their needs comes first, from whoever can best do without it.
    fn meet_needs(&mut self, surplus: &[i128]) -> Option<()> {
        for at in 0..self.groups.len() {
            let mut group = std::mem::take(self.groups.get_mut(at)?);
            let members = group.members.clone();
            for index in &members {
                if *self.may_give.get(*index)? > 0 {
                    group.giving.push(Marginal::of_fewer(*index, *self.lots.get(*index)?));
                }
            }
            for index in &members {
                for _ in *surplus.get(*index)?..0 {
                    let comes = *self.may_get.get(*index)? > 0 && self.give(&mut group)?;
                    if comes {
                        *self.may_get.get_mut(*index)? -= 1;
                        *self.moved.get_mut(*index)? += 1;
                    } else {
                        self.lacking += 1;
                    }
                    self.get(*index)?;
                }
            }
            for index in &members {
                if *self.may_get.get(*index)? > 0 {
                    let next = Marginal::of_more(*index, *self.lots.get(*index)?);
                    group.getting.push(Reverse(next));
                }
            }
            *self.groups.get_mut(at)? = group;
        }
        Some(())
    }

    /// The school that can best do without one gives it; false where none can.
    fn give(&mut self, group: &mut Group) -> Option<bool> {
        let Some(Marginal { index, .. }) = group.giving.pop() else { return Some(false) };
        let lot = self.lots.get_mut(index)?;
        self.sums.take(*lot);
        lot.has = lot.has.plus(-1)?;
        *self.moved.get_mut(index)? -= 1;
        let left = self.may_give.get_mut(index)?;
        *left -= 1;
        if *left > 0 {
            group.giving.push(Marginal::of_fewer(index, *lot));
        }
        Some(true)
    }

    fn get(&mut self, index: usize) -> Option<()> {
        let lot = self.lots.get_mut(index)?;
        self.sums.give(*lot);
        lot.has = lot.has.plus(1)?;
        Some(())
    }

    fn keeps(&self, limit: Option<Fraction>) -> bool {
        limit.is_none_or(|limit| keeps(&self.lots, &self.sums, limit))
    }

    /// Moves as few as possible; whether that was enough.
    fn solve(&mut self, limit: Option<Fraction>) -> Option<bool> {
        if self.lacking > 0 {
            return Some(false);
        }
        while !self.keeps(limit) {
            if !self.best_move()? {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Makes the move that helps most; false where none helps.
    fn best_move(&mut self) -> Option<bool> {
        let mut best: Option<(usize, Marginal, Marginal)> = None;
        for (at, group) in self.groups.iter().enumerate() {
            let (Some(from), Some(Reverse(to))) = (group.giving.peek(), group.getting.peek())
            else {
                continue;
            };
            if from.by_amount(to) != Ordering::Greater {
                continue;
            }
            let is_better = best
                .is_none_or(|(_, a, b)| compare_gains((from, to), (&a, &b)) == Ordering::Greater);
            if is_better {
                best = Some((at, *from, *to));
            }
        }
        let Some((at, _, to)) = best else { return Some(false) };
        let mut group = std::mem::take(self.groups.get_mut(at)?);
        group.getting.pop();
        self.give(&mut group)?;
        self.get(to.index)?;
        *self.moved.get_mut(to.index)? += 1;
        let left = self.may_get.get_mut(to.index)?;
        *left -= 1;
        if *left > 0 {
            group.getting.push(Reverse(Marginal::of_more(to.index, *self.lots.get(to.index)?)));
        }
        *self.groups.get_mut(at)? = group;
        Some(true)
    }

    /// How many more it takes at least: what is lacking for the needs, then everything moved that helps, then
    /// each one hired where it helps most.
    fn lacks(&mut self, limit: Option<Fraction>) -> Option<i128> {
        while !self.keeps(limit) && self.best_move()? {}
        let lots = self.lots.iter().enumerate();
        let mut next: BinaryHeap<Reverse<Marginal>> =
            lots.map(|(index, lot)| Reverse(Marginal::of_more(index, *lot))).collect();
        for hired in (self.lacking..).take(MOST_STEPS) {
            if self.keeps(limit) {
                return Some(hired);
            }
            let Reverse(Marginal { index, .. }) = next.pop()?;
            self.get(index)?;
            next.push(Reverse(Marginal::of_more(index, *self.lots.get(index)?)));
        }
        None
    }

    /// Who goes where: within each group in the order of the schools.
    fn moves(&self) -> Vec<Move> {
        let mut moves = Vec::new();
        for group in &self.groups {
            let of = |sign: i128| {
                let counted = |index: &usize| {
                    let count = sign * self.moved.get(*index).copied().unwrap_or_default();
                    (count > 0).then_some((*index, count))
                };
                group.members.iter().filter_map(counted).collect::<Vec<_>>()
            };
            let (mut from, mut to) = (of(-1), of(1));
            while let (Some(one), Some(other)) = (from.last_mut(), to.last_mut()) {
                let count = one.1.min(other.1);
                moves.push(Move { from: one.0, to: other.0, count });
                one.1 -= count;
                other.1 -= count;
                from.retain(|one| one.1 > 0);
                to.retain(|one| one.1 > 0);
            }
        }
        moves.sort_unstable_by_key(|one| (one.from, one.to));
        moves
    }
}
