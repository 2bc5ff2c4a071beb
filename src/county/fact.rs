//! One figure of one school and where it came from. A blank is kept as a blank, never as 0.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Cell, Field, Part};

/// What a figure is about: which quantity, of which part of the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactKey {
    /// The quantity.
    pub field: Field,
    /// The part of the school.
    pub part: Part,
}

/// Where a figure came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Read from this cell, or added up from these.
    Cells(Vec<Cell>),
    /// 手工填写: typed on the page.
    Typed,
    /// 分享链接: told by a link, which keeps no cells.
    Shared,
    /// 手工更正: typed on the page in place of what the files say.
    Corrected {
        /// What the files say; `None` where they leave it blank or have no place for it.
        was: Option<Decimal>,
        /// Where they say it.
        cells: Vec<Cell>,
    },
}

impl Origin {
    /// The cells it came from; none for a typed one or one of a link.
    pub fn cells(&self) -> &[Cell] {
        match self {
            Self::Cells(cells) | Self::Corrected { cells, .. } => cells,
            Self::Typed | Self::Shared => &[],
        }
    }
}

/// One figure. Amounts of money are in 元, areas in ㎡, everything else is a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The figure as written; `None` where there is a place for it that is blank.
    pub value: Option<Decimal>,
    /// Where it came from.
    pub origin: Origin,
}

/// All figures of a school.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts(#[serde(with = "listed")] BTreeMap<FactKey, Fact>);

/// As a list: in JSON only texts can be keys. In `postcard` a list of pairs and a map are the same bytes.
mod listed {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Fact, FactKey};

    pub(super) fn serialize<S: Serializer>(
        facts: &BTreeMap<FactKey, Fact>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(facts)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeMap<FactKey, Fact>, D::Error> {
        Vec::deserialize(from).map(|facts: Vec<(FactKey, Fact)>| facts.into_iter().collect())
    }
}

impl Facts {
    /// The fact, if there is a place for it at all.
    pub fn get(&self, field: Field, part: Part) -> Option<&Fact> {
        self.0.get(&FactKey { field, part })
    }

    /// Puts a fact in place of what was there.
    pub fn set(&mut self, field: Field, part: Part, fact: Fact) {
        self.0.insert(FactKey { field, part }, fact);
    }

    /// Takes a fact out.
    pub fn remove(&mut self, field: Field, part: Part) -> Option<Fact> {
        self.0.remove(&FactKey { field, part })
    }

    /// All facts in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (FactKey, &Fact)> {
        self.0.iter().map(|(key, fact)| (*key, fact))
    }

    /// All facts, to be changed in place.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (FactKey, &mut Fact)> {
        self.0.iter_mut().map(|(key, fact)| (*key, fact))
    }
}
