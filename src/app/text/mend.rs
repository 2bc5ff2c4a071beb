//! The words of 手工更正.

use crate::app::manual::unit;
use crate::county::Part;
use crate::view_model::FactOf;

/// The heading of the list.
pub const HEADING: &str = "手工更正";
/// What it is.
pub const LEAD: &str =
    "这里改的数字只用于本页的计算，不会写回原来的文件。再添加文件、刷新或重新打开，更正仍然有效。";
/// Nothing was corrected.
pub const NONE: &str =
    "还没有更正。打开一所学校，点数字旁边的“更正”，或在全县页的“原始数据”表里直接改。";
/// Changes a figure.
pub const EDIT: &str = "更正";
/// Types a missing figure.
pub const FILL: &str = "填写";
/// Takes what was typed.
pub const SAVE: &str = "保存";
/// Leaves it.
pub const CLOSE: &str = "不改了";
/// Below the field.
pub const KEYS: &str = "回车保存，Esc 放弃。不知道就留空，没有填 0。";
/// Undo.
pub const UNDO: &str = "撤销";
/// Redo.
pub const REDO: &str = "重做";
/// Names the bar.
pub const BAR: &str = "撤销与重做";
/// Takes one back.
pub const TAKE_BACK: &str = "取消更正";
/// Takes all back.
pub const TAKE_BACK_ALL: &str = "全部取消";
/// A figure that was corrected.
pub const CORRECTED: &str = "手工更正";
/// A figure in a column of which the user said what it is.
pub const AS_SAID: &str = "按您的指定识别";
/// A blank.
pub const BLANK: &str = "空白";
/// Whose school or figure is gone.
pub const UNUSED: &str = "没有用上，见问题清单";
/// 学校.
pub const SCHOOL: &str = "学校";
/// 数据.
pub const FACT: &str = "数据";
/// What the files say.
pub const WAS: &str = "原来";
/// What was typed.
pub const NOW: &str = "更正为";
/// Where.
pub const PLACE: &str = "原单元格";
/// The column of buttons.
pub const DOES: &str = "操作";
/// No file has a place for it.
pub const NO_CELL: &str = "文件里没有";
/// The worker broke.
pub const NOT_DONE: &str = "更正已记下，但结果没有算完。请撤销，或再改一次。";

/// What a figure is called.
pub fn fact((field, part): FactOf) -> String {
    let part = if part == Part::Whole { "" } else { part.name() };
    [part, field.name()].concat()
}

/// A figure with its unit.
pub fn figure(fact: FactOf, value: Option<&str>) -> String {
    match value {
        None | Some("") => BLANK.to_owned(),
        Some(value) => format!("{value} {}", unit(fact.0)),
    }
}

/// One step.
pub fn step(school: &str, of: FactOf, was: Option<&str>, now: &str) -> String {
    let (was, now) = (figure(of, was), figure(of, Some(now)));
    format!("{school}的{}由{was}改为{now}", fact(of))
}

/// Typed, left, and no figure.
pub fn not_taken(of: FactOf, typed: &str, why: &str) -> String {
    format!("{}没有保存：“{typed}”不能用，{why}。请回到原处再填一次。", fact(of))
}

/// Beside a corrected figure.
pub fn was(of: FactOf, was: Option<&str>) -> String {
    format!("原为{}", figure(of, was))
}

/// A step.
pub fn taken_back(school: &str, fact: &str) -> String {
    format!("取消{school}的{fact}更正")
}

/// A step.
pub fn taken_back_all(count: usize) -> String {
    format!("取消 {count} 处更正")
}

/// Said after undoing.
pub fn undone(step: &str) -> String {
    format!("已撤销：{step}")
}

/// Said after doing again.
pub fn redone(step: &str) -> String {
    format!("已重做：{step}")
}

/// Leads to the list.
pub fn all(count: usize) -> String {
    format!("共更正 {count} 处")
}

/// A block was the same as what stood there.
pub const NOTHING_PASTED: &str = "粘贴的数和表里的一样，没有改动。";

/// A step: a block was pasted.
pub fn pasted(count: usize, first: &str) -> String {
    if count == 1 {
        format!("粘贴：{first}")
    } else {
        format!("粘贴 {count} 个数（{first}等）")
    }
}

/// A block reaches over the edge.
pub fn too_large((rows, columns): (usize, usize), (left, right): (usize, usize)) -> String {
    format!(
        "没有粘贴：剪贴板里有 {rows} 行 {columns} 列，从选中的格子起只剩 {left} 行 {right} 列。请从更靠左上的格子粘贴，或先清除筛选。"
    )
}

/// A cell of a block is no figure; rows and columns count from 0.
pub fn not_pasted((row, column): (usize, usize), text: &str, why: &str) -> String {
    format!("没有粘贴：剪贴板里第 {} 行第 {} 列的“{text}”填不进去（{why}）。", row + 1, column + 1)
}
