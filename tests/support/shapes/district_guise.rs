//! What a whole district's roster looks like: one choice for each habit of the offices that keep them.

use fastrand::Rng;

/// How the schools are shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    SheetAKind,
    FileAKind,
    /// The sheets have the names that programs give them.
    FileAKindUnnamed,
    /// With the kind in a column.
    SheetAStage,
    /// With the kind in the names only: …（小学部）.
    SheetAStageByName,
}

impl Layout {
    pub fn is_file_a_kind(self) -> bool {
        matches!(self, Self::FileAKind | Self::FileAKindUnnamed)
    }
}

/// How towns are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towns {
    None,
    /// Rows with a name and cells of spaces.
    Rows,
    /// Rows with the sums of the schools under them.
    Sums,
    Column,
}

/// Where the sum of a sheet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    None,
    First,
    /// First, and its word stands where the codes do.
    FirstInCode,
    Last,
    /// Last, and its range ends before the last school.
    LastShort,
}

/// How a column says its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Parent,
    Front,
    InBrackets,
    BracketsBehind,
    /// Where the sheet is of one stage, not at all; in front otherwise.
    Nowhere,
    /// Some columns in one manner, some in another.
    Mixed,
}

/// Where 万元 stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    Leaf,
    Parent,
    Title,
}

/// What the title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    None,
    Row,
    /// Over two merged rows, with spaces in front.
    Tall,
    /// Two merged rows with nothing in them.
    Empty,
    /// A row, and 填报单位 and 统计时间 under it.
    Dated,
}

/// What the roster looks like.
#[derive(Clone, Copy, Debug)]
pub struct Guise {
    pub layout: Layout,
    pub towns: Towns,
    pub total: Total,
    pub said: Said,
    pub money: Money,
    pub title: Title,
    /// With teachers, rooms and areas; otherwise only equipment can be computed.
    pub full: bool,
    /// A last header row that is merged into the one above.
    pub empty_row: bool,
    /// Hidden sheets: addresses, the roster of the year before.
    pub hidden: bool,
    /// 幼儿园 and 一览表, of which nothing is read.
    pub passed: bool,
    /// Sums without a word and cells of spaces under the last school.
    pub tail: bool,
    pub code_numbers: bool,
    pub as_text: u8,
}

impl Guise {
    pub fn any(rng: &mut Rng) -> Self {
        let layouts = [
            Layout::SheetAKind,
            Layout::SheetAKind,
            Layout::FileAKind,
            Layout::FileAKindUnnamed,
            Layout::SheetAStage,
            Layout::SheetAStageByName,
        ];
        let towns = [Towns::None, Towns::Rows, Towns::Sums, Towns::Column];
        let totals = [Total::None, Total::First, Total::FirstInCode, Total::Last, Total::LastShort];
        let said = [
            Said::Parent,
            Said::Front,
            Said::InBrackets,
            Said::BracketsBehind,
            Said::Nowhere,
            Said::Mixed,
        ];
        let titles = [Title::None, Title::Row, Title::Tall, Title::Empty, Title::Dated];
        Self {
            layout: layouts[rng.usize(..layouts.len())],
            towns: towns[rng.usize(..towns.len())],
            total: totals[rng.usize(..totals.len())],
            said: said[rng.usize(..said.len())],
            money: [Money::Leaf, Money::Parent, Money::Title][rng.usize(..3)],
            title: titles[rng.usize(..titles.len())],
            full: rng.u8(..3) != 0,
            empty_row: rng.bool(),
            hidden: rng.bool(),
            passed: rng.bool(),
            tail: rng.u8(..3) == 0,
            code_numbers: rng.bool(),
            as_text: [0, 0, 10][rng.usize(..3)],
        }
    }
}
