//! What a flat county table looks like: one choice for each habit of county offices.

use fastrand::Rng;

use super::cells::Hand;

/// How money is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    Yuan,
    Wan,
    /// 万元, and nothing says so.
    WanUnsaid,
    /// 元, and nothing says so.
    YuanUnsaid,
}

/// How areas of rooms and sports are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Areas {
    /// With the gym among the teaching area and in a column of its own.
    GrossAndGym,
    /// The teaching area is said to be without the gym.
    NetAndGym,
    /// No gym column: teaching area without it, and 体育运动场馆面积 in one figure.
    NetAndSports,
}

/// Whether columns about stages stand under a group: two header rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    None,
    /// 小学 over 在校生数, 教学班数, …
    ByStage,
    /// 在校生数 over 小学, 初中, …
    ByQuantity,
}

/// What the table looks like.
#[derive(Clone, Copy, Debug)]
pub struct Guise {
    /// Combined schools as a row for each stage.
    pub row_a_stage: bool,
    pub grouping: Grouping,
    pub areas: Areas,
    pub money: Money,
    pub ready_degrees: bool,
    pub postgraduates: bool,
    pub ready_arts: bool,
    pub codes: bool,
    pub code_numbers: bool,
    pub extras: bool,
    pub titles: bool,
    pub explained: bool,
    pub totals: bool,
    pub notes: bool,
    pub shifted: bool,
    /// 甲 乙 丙 1 2 3 under the header, the header again after a page.
    pub printed: bool,
    pub derived: bool,
    pub hand: Hand,
}

impl Guise {
    /// One header row and nothing between header and schools.
    pub fn simple(rng: &mut Rng) -> Self {
        Self {
            row_a_stage: rng.u8(..3) == 0,
            grouping: Grouping::None,
            areas: [Areas::GrossAndGym, Areas::GrossAndGym, Areas::NetAndGym, Areas::NetAndSports]
                [rng.usize(..4)],
            money: [Money::Wan, Money::Yuan][rng.usize(..2)],
            ready_degrees: rng.bool(),
            postgraduates: rng.bool(),
            ready_arts: rng.bool(),
            codes: rng.u8(..4) != 0,
            code_numbers: rng.bool(),
            extras: rng.bool(),
            titles: rng.bool(),
            explained: rng.bool(),
            totals: rng.bool(),
            notes: rng.bool(),
            shifted: rng.u8(..4) == 0,
            printed: false,
            derived: false,
            hand: Hand::any(rng),
        }
    }

    /// Everything that county offices do.
    pub fn any(rng: &mut Rng) -> Self {
        let groupings = [Grouping::None, Grouping::None, Grouping::ByStage, Grouping::ByQuantity];
        let money = [Money::Wan, Money::Yuan, Money::WanUnsaid, Money::YuanUnsaid];
        Self {
            grouping: groupings[rng.usize(..4)],
            money: money[rng.usize(..4)],
            printed: rng.bool(),
            derived: rng.u8(..3) == 0,
            ..Self::simple(rng)
        }
    }
}
