//! Stages (学段) and kinds of school (办学类型). Which kind counts where is the rule pack's business.

use serde::{Deserialize, Serialize};

/// A stage that is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 小学.
    Primary,
    /// 初中.
    Junior,
}

impl Stage {
    /// Both, in the order of the forms.
    pub const ALL: [Self; 2] = [Self::Primary, Self::Junior];

    /// The id used in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Junior => "junior",
        }
    }

    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Primary => "小学",
            Self::Junior => "初中",
        }
    }

    /// The part of a school that belongs to this stage.
    pub fn part(self) -> Part {
        match self {
            Self::Primary => Part::Primary,
            Self::Junior => Part::Junior,
        }
    }
}

/// Which part of a school a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 全校, or not said.
    Whole,
    /// 幼儿 (附设幼儿班).
    Kindergarten,
    /// 小学.
    Primary,
    /// 初中.
    Junior,
    /// 高中.
    Senior,
}

impl Part {
    /// The parts that have pupils of their own, youngest first.
    pub const STAGES: [Self; 4] = [Self::Kindergarten, Self::Primary, Self::Junior, Self::Senior];

    /// The id used in packs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Kindergarten => "kindergarten",
            Self::Primary => "primary",
            Self::Junior => "junior",
            Self::Senior => "senior",
        }
    }

    /// The part of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        let all = [Self::Whole, Self::Kindergarten, Self::Primary, Self::Junior, Self::Senior];
        all.into_iter().find(|part| part.id() == id)
    }

    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "全校",
            Self::Kindergarten => "幼儿",
            Self::Primary => "小学",
            Self::Junior => "初中",
            Self::Senior => "高中",
        }
    }
}

/// What kind of school it is (办学类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 小学.
    Primary,
    /// 小学教学点.
    TeachingPoint,
    /// 初级中学.
    Junior,
    /// 九年一贯制学校.
    NineYear,
    /// 完全中学.
    Complete,
    /// 十二年一贯制学校.
    TwelveYear,
    /// 高级中学.
    Senior,
    /// 特殊教育学校.
    Special,
    /// 职业学校.
    Vocational,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Primary,
        Self::TeachingPoint,
        Self::Junior,
        Self::NineYear,
        Self::Complete,
        Self::TwelveYear,
        Self::Senior,
        Self::Special,
        Self::Vocational,
    ];

    /// The id used in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::TeachingPoint => "teaching_point",
            Self::Junior => "junior",
            Self::NineYear => "nine_year",
            Self::Complete => "complete",
            Self::TwelveYear => "twelve_year",
            Self::Senior => "senior",
            Self::Special => "special",
            Self::Vocational => "vocational",
        }
    }

    /// The kind of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The Chinese name as the statistics write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Primary => "小学",
            Self::TeachingPoint => "小学教学点",
            Self::Junior => "初级中学",
            Self::NineYear => "九年一贯制学校",
            Self::Complete => "完全中学",
            Self::TwelveYear => "十二年一贯制学校",
            Self::Senior => "高级中学",
            Self::Special => "特殊教育学校",
            Self::Vocational => "职业学校",
        }
    }

    /// The stages such a school has by its name, youngest first.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Primary | Self::TeachingPoint => &[Part::Primary],
            Self::Junior => &[Part::Junior],
            Self::NineYear => &[Part::Primary, Part::Junior],
            Self::Complete => &[Part::Junior, Part::Senior],
            Self::TwelveYear => &[Part::Primary, Part::Junior, Part::Senior],
            Self::Senior => &[Part::Senior],
            Self::Special | Self::Vocational => &[],
        }
    }
}
