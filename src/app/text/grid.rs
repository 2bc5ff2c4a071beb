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
pub const CAPTION: &str = "各校原始数据，可以直接改。方向键移动，回车或 F2 开始改。";
/// How it is used.
pub const KEYS: &str = "点一个数字，或用方向键选中；回车或 F2 开始改，也可以直接输入。";
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
pub const LEGEND: [(&str, &str); 2] = [("✎", "手工更正"), ("? 缺", "缺这个数，结论暂时判不了")];
/// 学段 or 全校.
pub const PART: &str = "学段";
/// Leads to the figures of a school that is not counted.
pub const SEE_FIGURES: &str = "看原始数据";
/// That of a school.
pub fn see_figures(school: &str) -> String {
    [SEE_FIGURES, "：", school].concat()
}
