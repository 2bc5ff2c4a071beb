//! Which sheets without a header are none of our business: instructions, lists of codes, other tables of
//! a yearbook. A sheet that names schools beside figures is none of them: there a header was not found.

use crate::intake::layout::rows::SCHOOL_ENDS;
use crate::intake::values::figure::{Written, written};
use crate::intake::vocabulary::spelling::{name_key, plain};
use crate::sheet::{Grid, Value};

/// Two rows are a table; one may be an example in an instruction.
const TABLE: usize = 2;
/// The longest name of a school.
const LONGEST: usize = 30;
/// What kinds and stages of schools are called: a list of these is no list of schools.
const KINDS: &[&str] = &[
    "十二年一贯制",
    "九年一贯制",
    "完全",
    "初级",
    "高级",
    "普通",
    "独立",
    "特殊教育",
    "职业",
    "小学",
    "初中",
    "高中",
    "中学",
    "学校",
    "教学点",
    "幼儿园",
    "校",
];

/// Whether nothing is amiss with a sheet in which no header was found. `is_read` says whether the file has
/// told of a school elsewhere; where it has not, any table may be the one.
pub(crate) fn is_aside(grid: &Grid, is_read: bool) -> bool {
    let tells = |row: &u32| {
        let mut cells = grid.row(*row);
        let has_figure =
            grid.row(*row).any(|(_, value)| matches!(written(value), Written::Figure(..)));
        has_figure && cells.any(|(_, value)| is_word(value) && (!is_read || is_school(value)))
    };
    grid.written_rows().filter(tells).take(TABLE).count() < TABLE
}

fn is_word(value: Value<'_>) -> bool {
    let is_short = |text: &str| text.chars().count() <= LONGEST;
    matches!(value, Value::Text(text) if is_short(text) && matches!(written(value), Written::Words(_)))
}

fn is_school(value: Value<'_>) -> bool {
    let Value::Text(text) = value else { return false };
    let name = name_key(text);
    let is_sentence = name.contains(['。', '，', '：', ':', '；', '、', '?', '？']);
    let mut rest = plain(text);
    for word in KINDS {
        rest = rest.replace(word, "");
    }
    !is_sentence && !rest.is_empty() && SCHOOL_ENDS.iter().any(|end| name.ends_with(end))
}
