//! A total (合计) that a sheet states and that its schools do not make up: one of the two is wrong, or a
//! school is not in the sheet. Which it is nobody but the user can say.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Cell, County, Field, Part};

/// One such total. Figures are in the field's own unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unequal {
    /// The quantity.
    pub field: Field,
    /// The part of the schools that it is about.
    pub part: Part,
    /// The total as it is stated.
    pub total: Decimal,
    /// What the schools come to, with what was corrected by hand.
    pub sum: Decimal,
    /// By how much a sum of rounded figures may be off.
    pub slack: Decimal,
    /// The cell of the total; none of one that a link tells.
    pub cell: Option<Cell>,
    /// By what the user's word about it is known.
    pub item: String,
    /// Whether the user said that the schools' figures are right.
    pub is_settled: bool,
}

impl Unequal {
    /// Whether it stands open.
    pub fn is_open(&self) -> bool {
        !self.is_settled && !self.fits()
    }

    /// Whether the schools make it up.
    pub fn fits(&self) -> bool {
        let off = self.sum.checked_sub(self.total).map(|off| off.abs());
        off.is_some_and(|off| off <= self.slack)
    }

    /// With its place and both figures.
    pub fn told(&self, county: &County) -> String {
        let unit = self.field.measure().unit();
        let [total, sum] = [self.total, self.sum].map(|one| one.normalize());
        let place = self.cell.map(|cell| format!("（{}）", county.address(cell)));
        let place = place.unwrap_or_default();
        format!("{}合计 {total}{unit}{place}，各校相加 {sum}{unit}", self.name())
    }

    /// What it is of: 小学在校生数.
    pub fn name(&self) -> String {
        let part = if self.part == Part::Whole { "" } else { self.part.name() };
        [part, self.field.name()].concat()
    }
}

/// The user's words about totals are known by this, before the place.
pub const TOTAL: &str = "合计 ";
