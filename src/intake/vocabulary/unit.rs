//! Unit words: in brackets, in a row or column of their own, behind a figure.
//! It never decides what a figure without a unit is measured in.

use crate::county::Measure;

/// A unit that somebody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// 人, 间, 个: counts.
    Count,
    /// ㎡.
    SquareMetres,
    /// 万㎡.
    TenThousandSquareMetres,
    /// 公顷.
    Hectares,
    /// 元.
    Yuan,
    /// 百元.
    HundredYuan,
    /// 千元.
    ThousandYuan,
    /// 万元.
    TenThousandYuan,
    /// 十万元.
    HundredThousandYuan,
    /// 百万元.
    MillionYuan,
    /// 千万元.
    TenMillionYuan,
    /// 亿元.
    HundredMillionYuan,
    /// 万人, 百人: counts in another measure than one by one.
    Counts(u32),
    /// A unit that nothing here is kept in: 美元, 亩.
    Foreign,
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
    ("十万元", Unit::HundredThousandYuan),
    ("百万元", Unit::MillionYuan),
    ("千万元", Unit::TenMillionYuan),
    ("亿元", Unit::HundredMillionYuan),
    ("万元", Unit::TenThousandYuan),
    ("千元", Unit::ThousandYuan),
    ("百元", Unit::HundredYuan),
    ("万美元", Unit::Foreign),
    ("美元", Unit::Foreign),
    ("港元", Unit::Foreign),
    ("欧元", Unit::Foreign),
    ("日元", Unit::Foreign),
    ("亩", Unit::Foreign),
    ("平方千米", Unit::Foreign),
    ("平方公里", Unit::Foreign),
    ("公顷", Unit::Hectares),
    ("元", Unit::Yuan),
    ("万人", Unit::Counts(10_000)),
    ("千人", Unit::Counts(1_000)),
    ("百人", Unit::Counts(100)),
    ("万册", Unit::Counts(10_000)),
    ("千册", Unit::Counts(1_000)),
    ("百册", Unit::Counts(100)),
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
    /// The unit that a plain word is; `单位:万元` too. A word for money that is none of these is a unit
    /// all the same, and none that can be read.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let word = word.strip_prefix("单位").unwrap_or(word).trim_start_matches(':');
        let known = WORDS.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit);
        let is_money = || word.ends_with('元') && word.chars().count() <= 4;
        known.or_else(|| is_money().then_some(Self::Foreign))
    }

    /// The one unit of money that a text such as `万元、人` names: what a written 1 stands for in 元.
    pub(crate) fn money_in(text: &str) -> Option<u32> {
        let mut rest = text.to_owned();
        let mut found = Vec::new();
        for (name, unit) in WORDS {
            if (unit.factor(Measure::Yuan).is_some() || *unit == Self::Foreign)
                && rest.contains(name)
            {
                rest = rest.replace(name, " ");
                found.push(unit.factor(Measure::Yuan));
            }
        }
        match found.as_slice() {
            [one] => *one,
            _ => None,
        }
    }

    /// What stands before a unit word at the end of a plain text, and the unit.
    pub(crate) fn behind(text: &str) -> Option<(&str, Self)> {
        WORDS.iter().find_map(|(name, unit)| Some((text.strip_suffix(name)?, *unit)))
    }

    /// What a written 1 stands for in the unit that such a quantity is kept in; `None` where the unit
    /// is none of such a quantity.
    pub(crate) fn factor(self, measure: Measure) -> Option<u32> {
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
            (Self::HundredYuan, Measure::Yuan) => Some(100),
            (Self::ThousandYuan, Measure::Yuan) => Some(1_000),
            (Self::TenThousandYuan, Measure::Yuan)
            | (Self::TenThousandSquareMetres | Self::Hectares, Measure::SquareMetres) => {
                Some(10_000)
            }
            (Self::HundredThousandYuan, Measure::Yuan) => Some(100_000),
            (Self::MillionYuan, Measure::Yuan) => Some(1_000_000),
            (Self::TenMillionYuan, Measure::Yuan) => Some(10_000_000),
            (Self::HundredMillionYuan, Measure::Yuan) => Some(100_000_000),
            (Self::Counts(of), Measure::People | Measure::Books) => Some(of),
            _ => None,
        }
    }
}
