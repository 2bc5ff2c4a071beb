//! The words of a school's screen.

/// How many are met, missed and open.
pub fn of_indicators(all: usize, told: &str) -> String {
    format!("{all} 项指标：{told}")
}
/// The rule.
pub fn rule(required: usize, floor: &str) -> String {
    if required == 0 {
        return "这份标准不判定单所学校".to_owned();
    }
    format!("要求至少 {required} 项达标，其余不低于 {floor}")
}
/// Pupils.
pub fn pupils(stage: &str, pupils: &str) -> String {
    format!("{stage}在校生 {pupils} 人")
}
/// What is short.
pub const SHORT: &str = "还差";
/// Nothing.
pub const NOTHING_SHORT: &str = "各项指标都已达到要求。";
/// Missing figures.
pub const FILL: &str = "要补的数据";
/// The indicators.
pub const INDICATORS: &str = "各项指标";
/// Value.
pub const VALUE: &str = "现值";
/// Threshold.
pub const THRESHOLD: &str = "要求";
/// Floor.
pub const FLOOR: &str = "底线";
/// Gap.
pub const GAP: &str = "差额";
/// None.
pub const NO_GAP: &str = "无";
/// Formula.
pub const FORMULA: &str = "算式";
/// Cells.
pub const SOURCES: &str = "数据出处";
/// Typed.
pub const TYPED: &str = "手工填写";
/// Clause.
pub const CLAUSE: &str = "依据";
/// Split clause.
pub const SPLIT_CLAUSE: &str = "拆分依据";
/// Previous.
pub const PREVIOUS: &str = "上一所";
/// Next.
pub const NEXT: &str = "下一所";
/// Names the group of links.
pub const OTHERS: &str = "其他学校";
/// Back to the county.
pub const BACK: &str = "← 全县";
/// The other stage.
pub fn other(section: &str) -> String {
    format!("看这所学校的{section}")
}
/// Not counted.
pub fn excluded(reason: &str) -> String {
    format!("这所学校未计入：{reason}。")
}
/// The gap with its unit.
pub fn gap(gap: &str) -> String {
    format!("还差 {gap}")
}
/// A figure that is missing.
pub fn missing(quantity: &str) -> String {
    format!("缺少{quantity}")
}
/// Where to write it.
pub fn fill_cell(address: &str) -> String {
    format!("请在 {address} 填写")
}
/// No cell is known.
pub const FILL_COLUMN: &str = "文件里没有这一列，请补上";
/// Larger than its whole.
pub const CONTRADICTION: &str = "和含有它的总数对不上，请核对两个数";
/// Only the total.
pub const TOTAL_ONLY: &str = "只有全校合计，请分学段填写";
/// A ready-made figure that differs from its parts.
pub const DIFFERS: &str = "待核：填报的总数与各项相加不一致，请核对后改成一致";
/// No ratio.
pub const NO_RATIO: &str = "标准没有这种学段组合的拆分比例，请分学段填写";
/// Names a bar.
pub fn bar(percent: &str) -> String {
    format!("达到要求的 {percent}%")
}
