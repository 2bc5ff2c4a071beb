//! What a made-up county is: schools with the figures that people know about them.
//! Everything is a whole number: people, rooms, hundredths of ㎡, 分. `None` is a blank.

/// 办学类型.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Primary,
    TeachingPoint,
    Junior,
    NineYear,
    Complete,
    TwelveYear,
    Senior,
    Special,
    Vocational,
}

/// 学段.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Primary,
    Junior,
    Senior,
}

impl Stage {
    pub const ALL: [Self; 3] = [Self::Primary, Self::Junior, Self::Senior];

    pub fn id(self) -> &'static str {
        ["primary", "junior", "senior"][self as usize]
    }

    pub fn name(self) -> &'static str {
        ["小学", "初中", "高中"][self as usize]
    }
}

impl Kind {
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

    /// How the kind is written in sheets.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Primary => &["小学"],
            Self::TeachingPoint => &["小学教学点", "教学点"],
            Self::Junior => &["初级中学", "独立初中", "初中"],
            Self::NineYear => &["九年一贯制学校", "九年一贯制"],
            Self::Complete => &["完全中学"],
            Self::TwelveYear => &["十二年一贯制学校", "十二年一贯制"],
            Self::Senior => &["高级中学"],
            Self::Special => &["特殊教育学校"],
            Self::Vocational => &["职业学校"],
        }
    }

    /// The stages such a school teaches, for which it has figures.
    pub fn stages(self) -> &'static [Stage] {
        match self {
            Self::Primary | Self::TeachingPoint => &[Stage::Primary],
            Self::Junior => &[Stage::Junior],
            Self::NineYear | Self::Special => &[Stage::Primary, Stage::Junior],
            Self::Complete => &[Stage::Junior, Stage::Senior],
            Self::TwelveYear => &[Stage::Primary, Stage::Junior, Stage::Senior],
            Self::Senior | Self::Vocational => &[Stage::Senior],
        }
    }

    /// Whether its buildings serve several stages and are split between them.
    pub fn is_combined(self) -> bool {
        matches!(self, Self::NineYear | Self::Complete | Self::TwelveYear)
    }
}

/// The figures of one stage of a school.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Staged {
    pub pupils: Option<i64>,
    pub classes: Option<i64>,
    /// 专任教师 by degree: 博士, 硕士, 本科, 专科, 高中阶段及以下.
    pub degrees: [Option<i64>; 5],
    pub backbone: Option<i64>,
    /// 专任教师 by subject: 体育, 音乐, 美术, 艺术(综合).
    pub arts: [Option<i64>; 4],
}

/// Buildings, grounds and equipment, of a whole school or of one stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Resources {
    /// 教学及辅助用房面积, the gym among it, in hundredths of ㎡.
    pub gross: Option<i64>,
    /// 室内体育用房面积, in hundredths of ㎡.
    pub gym: Option<i64>,
    /// 运动场地面积, in hundredths of ㎡.
    pub ground: Option<i64>,
    /// 教学仪器设备资产值 in 分.
    pub equipment: Option<i64>,
    /// 网络多媒体教室, 间.
    pub rooms: Option<i64>,
}

impl Resources {
    /// 教学及辅助用房面积 without the gym, where both are known.
    pub fn net(&self) -> Option<i64> {
        Some(self.gross? - self.gym?)
    }

    /// 体育运动场馆面积, where both parts are known.
    pub fn sports(&self) -> Option<i64> {
        Some(self.ground? + self.gym?)
    }
}

/// One school.
#[derive(Clone, Debug, PartialEq)]
pub struct School {
    pub name: String,
    pub code: String,
    pub kind: Kind,
    pub founder: &'static str,
    pub locality: &'static str,
    /// By [`Stage`]; `None` for a stage that it does not teach.
    pub stages: [Option<Staged>; 3],
    /// Of the whole school.
    pub whole: Resources,
    /// By [`Stage`], in a county whose sheets give combined schools' resources for each stage.
    pub apart: Option<[Resources; 3]>,
}

impl School {
    pub fn staged(&self, stage: Stage) -> Option<&Staged> {
        self.stages[stage as usize].as_ref()
    }

    pub fn pupils(&self, stage: Stage) -> Option<i64> {
        self.staged(stage)?.pupils
    }
}

/// A county.
#[derive(Clone, Debug, PartialEq)]
pub struct County {
    pub name: String,
    pub schools: Vec<School>,
}
