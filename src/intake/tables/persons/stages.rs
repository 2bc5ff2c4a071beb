//! Which stage (学段) a row belongs to: what stands behind the school's name, in the row's columns, over the
//! table. A cell that names two stages names none, whatever the title says.

use super::columns::{Columns, Who};
use super::says::Says;
use super::year::{stage_of, stage_of_class, stage_of_years, year};
use crate::county::Part;
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::intake::vocabulary::stage::behind_name;

/// Where a row's stage may stand.
pub(super) struct Stages {
    who: Who,
    table: Option<Part>,
    stage: Option<u32>,
    year: Option<u32>,
    class: Option<u32>,
}

impl Stages {
    pub(super) fn of(who: Who, table: Option<Part>, columns: &Columns) -> Self {
        Self {
            who,
            table,
            stage: columns.at(Says::Stage),
            year: columns.at(Says::Year),
            class: columns.at(Says::Class),
        }
    }

    /// The stage of a row; `text` gives a cell's words.
    pub(super) fn of_row(&self, school: &str, text: &dyn Fn(u32) -> String) -> Option<Part> {
        if let (_, Some(part)) = behind_name(school) {
            return Some(part);
        }
        let written = |at: Option<u32>| at.map(text).filter(|text| !is_nothing(&plain(text)));
        if let Some(stage) = written(self.stage) {
            let found = stage_of(&stage);
            // 九年一贯制 beside a pupil is the school's; a teacher of two stages belongs to neither alone.
            if found.is_some() || self.who == Who::Teachers {
                return found;
            }
        }
        if let Some(years) = written(self.year) {
            let found = match self.who {
                Who::Teachers => stage_of_years(&years),
                Who::Pupils => year(&years).map(|(part, _)| part),
            };
            if found.is_some() || self.who == Who::Teachers {
                return found;
            }
        }
        let class = written(self.class).filter(|_| self.who == Who::Pupils);
        class.and_then(|class| stage_of_class(&class)).or(self.table)
    }
}
