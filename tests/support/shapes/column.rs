//! One column of a made-up table: what it holds of a line about a school.

use crate::support::county::{Kind, Resources, School, Stage, Staged};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Number,
    Name,
    Code,
    Kind,
    Founder,
    Locality,
    Area,
    Remark,
    Pupils,
    Classes,
    Teachers,
    /// 专任教师 of all stages together.
    Staff,
    HigherDegrees,
    Degree(usize),
    Postgraduates,
    Backbone,
    SportsArts,
    Art(usize),
    /// 音乐, 美术 and 艺术(综合) together.
    AllArts,
    Gross,
    Net,
    /// Without the gym, but only the absence of a gym column tells.
    NetUnsaid,
    Gym,
    Ground,
    Sports,
    Equipment,
    Rooms,
    Derived,
    /// A figure that nobody needs, such as 教职工 or 普通教室.
    Noise,
    /// 是否计校数: 1.
    Counted,
}

/// A figure as a whole number of its smallest steps; `decimals` of them make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    pub steps: i64,
    pub decimals: u32,
}

/// What stands in a cell before it is made up to look like people's cells.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Words(String),
    Figure(Figure),
    /// A figure that is not known.
    Unknown,
    /// A figure that the school does not have.
    None,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The header from the top group to the leaf.
    pub path: Vec<String>,
    pub what: What,
    /// The stage that the column is about; `None` where the line says it or there is none.
    pub stage: Option<Stage>,
    /// Whether money is in 万元.
    pub wan: bool,
}

/// One line: a school, or one stage of it.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    pub school: &'a School,
    pub stage: Option<Stage>,
}

impl Line<'_> {
    /// The figures of the stage that the cell is about.
    fn staged(&self, column: Option<Stage>) -> Option<&Staged> {
        let stage = column.or(self.stage).or(match self.school.kind {
            Kind::Special => None,
            kind => Some(kind.stages()[0]),
        });
        self.school.staged(stage?)
    }

    fn resources(&self) -> Resources {
        match (self.school.apart, self.stage) {
            (Some(apart), Some(stage)) => apart[stage as usize],
            _ => self.school.whole,
        }
    }
}

impl Column {
    pub fn content(&self, line: Line<'_>, number: usize) -> Content {
        let school = line.school;
        let people = |steps: Option<i64>| figure(steps, 0);
        let area = |steps: Option<i64>| figure(steps, 2);
        let staged = line.staged(self.stage);
        let of_stage = |read: &dyn Fn(&Staged) -> Option<i64>| match staged {
            Some(staged) => people(read(staged)),
            None => Content::None,
        };
        let has = line.resources();
        match self.what {
            What::Number => Content::Figure(Figure { steps: number as i64, decimals: 0 }),
            What::Name => Content::Words(school.name.clone()),
            What::Code => Content::Words(school.code.clone()),
            What::Kind => {
                Content::Words(school.kind.words()[number % school.kind.words().len()].to_owned())
            }
            What::Founder => Content::Words(school.founder.to_owned()),
            What::Locality => Content::Words(school.locality.to_owned()),
            What::Area => Content::Words(["城关镇", "东河镇", "西山乡"][number % 3].to_owned()),
            What::Remark => Content::None,
            What::Pupils => of_stage(&|s| s.pupils),
            What::Classes => of_stage(&|s| s.classes),
            What::Teachers => of_stage(&|s| s.degrees.iter().copied().sum()),
            What::Staff => {
                let all = school.stages.iter().flatten();
                people(all.flat_map(|staged| staged.degrees).sum())
            }
            What::HigherDegrees => {
                let primary = self.stage.or(line.stage).or(school.kind.stages().first().copied())
                    == Some(Stage::Primary);
                let counted = if primary { 4 } else { 3 };
                of_stage(&|s| s.degrees[..counted].iter().copied().sum())
            }
            What::Degree(index) => of_stage(&|s| s.degrees[index]),
            What::Postgraduates => of_stage(&|s| s.degrees[..2].iter().copied().sum()),
            What::Backbone => of_stage(&|s| s.backbone),
            What::SportsArts => of_stage(&|s| s.arts.iter().copied().sum()),
            What::Art(index) => of_stage(&|s| s.arts[index]),
            What::AllArts => of_stage(&|s| s.arts[1..].iter().copied().sum()),
            What::Gross => area(has.gross),
            What::Net | What::NetUnsaid => area(has.net()),
            What::Gym => area(has.gym),
            What::Ground => area(has.ground),
            What::Sports => area(has.sports()),
            What::Equipment => figure(has.equipment, if self.wan { 6 } else { 2 }),
            What::Rooms => people(has.rooms),
            What::Noise => people(Some(5 + number as i64 % 40)),
            What::Counted => people(Some(1)),
            What::Derived => Content::Figure(Figure { steps: 333 + number as i64, decimals: 2 }),
        }
    }
}

fn figure(steps: Option<i64>, decimals: u32) -> Content {
    steps.map_or(Content::Unknown, |steps| Content::Figure(Figure { steps, decimals }))
}
