//! Whether units lie near enough to each other, decided as the evaluation decides it: CV² + 1 =
//! ΣP·Σ(R²/P)/(ΣR)² is held against limit² + 1. Binary fractions decide where they are farther from
//! equality than they can be wrong, whole numbers decide the rest.

use num_bigint::BigInt;

use super::fraction::Fraction;

/// What one unit has, and its pupils.
#[derive(Clone, Copy, Debug)]
pub struct Lot {
    /// The resource.
    pub has: Fraction,
    /// The pupils.
    pub pupils: Fraction,
}

/// The sums that a coefficient of variation is made of, in binary fractions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    /// ΣP.
    pub pupils: f64,
    /// ΣR.
    pub resource: f64,
    /// ΣR²/P.
    pub squares: f64,
    /// The largest that ΣR²/P ever was: what was rounded then stays wrong by as much.
    pub largest: f64,
    /// How many additions went into them, each of which may have rounded.
    pub steps: usize,
}

impl Sums {
    /// The sums of these.
    pub fn of(lots: impl Iterator<Item = Lot>) -> Self {
        let mut sums = Self::default();
        for lot in lots {
            let (has, pupils) = (lot.has.near(), lot.pupils.near());
            sums.pupils += pupils;
            sums.resource += has;
            sums.squares += has * has / pupils;
            sums.steps += 1;
        }
        sums.largest = sums.squares;
        sums
    }

    /// As if a unit had got one more; `before` is what it had.
    pub fn give(&mut self, before: Lot) {
        self.resource += 1.0;
        self.squares += (2.0 * before.has.near() + 1.0) / before.pupils.near();
        self.largest = self.largest.max(self.squares);
        self.steps += 1;
    }

    /// As if a unit had given one away; `before` is what it had.
    pub fn take(&mut self, before: Lot) {
        self.resource -= 1.0;
        self.squares -= (2.0 * before.has.near() - 1.0) / before.pupils.near();
        self.steps += 1;
    }

    /// Whether the limit is kept; `None` where it is too near to tell. Without any resource there is no
    /// coefficient, and nothing is kept.
    pub fn keeps(&self, limit: f64) -> Option<bool> {
        if self.resource <= 0.0 {
            return None;
        }
        let square = self.pupils * self.squares / (self.resource * self.resource);
        let most = limit * limit + 1.0;
        ((square - most).abs() > self.error() * most.max(square)).then_some(square < most)
    }

    /// By how much of itself CV² + 1 may be wrong at most: a few roundings for each figure that was added
    /// or taken off, each of no more than the sums were then.
    fn error(&self) -> f64 {
        let steps = u32::try_from(self.steps).unwrap_or(u32::MAX);
        let shrunk = (self.largest / self.squares).max(1.0);
        16.0 * (f64::from(steps) + 16.0) * f64::EPSILON * shrunk
    }
}

/// Whether these keep the limit, exactly.
pub fn keeps(lots: &[Lot], sums: &Sums, limit: Fraction) -> bool {
    sums.keeps(limit.near()).unwrap_or_else(|| keeps_exactly(lots, limit))
}

/// The same in whole numbers throughout.
pub fn keeps_exactly(lots: &[Lot], limit: Fraction) -> bool {
    let resource = total(lots, |lot| (lot.has.over().into(), lot.has.under().into()));
    if resource.0 == BigInt::ZERO {
        return false;
    }
    let pupils = total(lots, |lot| (lot.pupils.over().into(), lot.pupils.under().into()));
    let squares = total(lots, |lot| {
        let (over, under) = (BigInt::from(lot.has.over()), BigInt::from(lot.has.under()));
        (&over * &over * lot.pupils.under(), &under * &under * lot.pupils.over())
    });
    let (limit_over, limit_under) = (BigInt::from(limit.over()), BigInt::from(limit.under()));
    let (over, under) = (&limit_over * &limit_over, &limit_under * &limit_under);
    let left = pupils.0 * squares.0 * &resource.1 * &resource.1 * &under;
    left <= pupils.1 * squares.1 * &resource.0 * &resource.0 * (over + under)
}

/// A sum of fractions, added up in pairs: so the numbers stay as short as can be.
pub fn total(lots: &[Lot], of: impl Fn(&Lot) -> (BigInt, BigInt)) -> (BigInt, BigInt) {
    let mut all: Vec<(BigInt, BigInt)> = lots.iter().map(of).collect();
    while all.len() > 1 {
        all = all
            .chunks(2)
            .map(|pair| match pair {
                [one, other] if one.1 == other.1 => (&one.0 + &other.0, one.1.clone()),
                [one, other] => (&one.0 * &other.1 + &other.0 * &one.1, &one.1 * &other.1),
                others => others.first().cloned().unwrap_or_default(),
            })
            .collect();
    }
    all.pop().unwrap_or_else(|| (BigInt::ZERO, BigInt::from(1u8)))
}
