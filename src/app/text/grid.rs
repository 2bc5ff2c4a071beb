//! The words of the table of raw figures.

/// Chooses what the table shows.
pub const SHOWS: &str = "表格内容";
/// The indicators.
pub const RESULTS: &str = "七项指标";
/// What they are made from.
pub const FIGURES: &str = "原始数据";
/// Everything else.
pub const OTHERS: &str = "其他数据";
/// The caption.
pub const CAPTION: &str =
    "各校原始数据，可以直接改。方向键移动，直接输入就替换，F2 或双击在原数上改。";
/// How it is used.
pub const KEYS: &str = "点一格或用方向键选中，直接输入就替换原数；F2 或双击在原数上改。可以从 Excel 复制一列或一块，按 Ctrl+V 粘贴。";
/// While something is being typed.
pub const TYPING: &str = "回车保存并向下，Tab 保存并向右，Esc 放弃。不知道就留空，没有填 0。";
/// No file has it.
pub const NOWHERE: &str = "文件里没有这项数据";
/// Before a corrected figure.
pub const CORRECTED_SIGN: &str = "✎";
/// A figure that is missed.
pub const MISSING: &str = "? 缺";
/// A figure that nobody misses.
pub const BLANK: &str = "—";
/// Explains the signs.
pub const LEGEND: [(&str, &str); 3] =
    [("✎", "手工更正"), ("? 缺", "缺这个数，结论暂时判不了"), (DOUBT, "要核对，见问题清单")];
/// A figure that there is something to say of.
pub const DOUBT: &str = "▲";
/// Read out for it.
pub const DOUBTED: &str = "要核对";
/// 学段 or 全校.
pub const PART: &str = "学段";
/// Leads to the figures of a school that is not counted.
pub const SEE_FIGURES: &str = "看原始数据";
/// That of a school.
pub fn see_figures(school: &str) -> String {
    [SEE_FIGURES, "：", school].concat()
}
