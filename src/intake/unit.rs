//! Unit words: in brackets, in a row or column of their own, behind a figure.
//! It never decides what a figure without a unit is measured in.

use crate::county::Measure;

/// A unit that somebody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// 人, 间, 个: counts.
    Count,
    /// ㎡.
    SquareMetres,
    /// 万㎡.
    TenThousandSquareMetres,
    /// 元.
    Yuan,
    /// 千元.
    ThousandYuan,
    /// 万元.
    TenThousandYuan,
}

/// Longer words first: 万元 ends in 元.
const WORDS: &[(&str, Unit)] = &[
    ("万平方米", Unit::TenThousandSquareMetres),
    ("万㎡", Unit::TenThousandSquareMetres),
    ("平方米", Unit::SquareMetres),
    ("平米", Unit::SquareMetres),
    ("㎡", Unit::SquareMetres),
    ("m2", Unit::SquareMetres),
    ("M2", Unit::SquareMetres),
    ("人民币元", Unit::Yuan),
    ("万元", Unit::TenThousandYuan),
    ("千元", Unit::ThousandYuan),
    ("元", Unit::Yuan),
    ("人", Unit::Count),
    ("名", Unit::Count),
    ("间", Unit::Count),
    ("个", Unit::Count),
    ("班", Unit::Count),
    ("所", Unit::Count),
    ("口", Unit::Count),
    ("份", Unit::Count),
    ("台", Unit::Count),
    ("册", Unit::Count),
];

impl Unit {
    /// The unit that a plain word is; `单位:万元` too.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        let word = word.strip_prefix("单位").unwrap_or(word).trim_start_matches(':');
        WORDS.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit)
    }

    /// What stands before a unit word at the end of a plain text, and the unit.
    pub(super) fn behind(text: &str) -> Option<(&str, Self)> {
        WORDS.iter().find_map(|(name, unit)| Some((text.strip_suffix(name)?, *unit)))
    }

    /// What a written 1 stands for in the unit that such a quantity is kept in; `None` where the unit
    /// is none of such a quantity.
    pub(super) fn factor(self, measure: Measure) -> Option<u32> {
        match (self, measure) {
            (
                Self::Count,
                Measure::People
                | Measure::Rooms
                | Measure::Classes
                | Measure::Sets
                | Measure::Books
                | Measure::Sheets,
            )
            | (Self::SquareMetres, Measure::SquareMetres)
            | (Self::Yuan, Measure::Yuan) => Some(1),
            (Self::ThousandYuan, Measure::Yuan) => Some(1_000),
            (Self::TenThousandYuan, Measure::Yuan)
            | (Self::TenThousandSquareMetres, Measure::SquareMetres) => Some(10_000),
            _ => None,
        }
    }
}
