//! The words that say what a change did.

/// The verdict under the whole standard.
pub const COUNTY: &str = "全县结论";
/// That on resources.
pub const RESOURCES: &str = "资源配置";
/// Nothing that is judged is different.
pub const NOTHING: &str = "各项结论、指标和差异系数都没有变化。";
/// Before what a change did.
pub const CHANGED: &str = "这次改动：";

/// A verdict turned.
pub fn turned(what: &str, was: &str, now: &str) -> String {
    format!("{what}由“{was}”变为“{now}”")
}
/// A figure changed.
pub fn figure(what: &str, was: &str, now: &str) -> String {
    format!("{what} {was} → {now}")
}
/// A finding that came up.
pub fn look_again(message: &str) -> String {
    format!("请核对：{message}")
}
/// What changed of a school.
pub fn of_school(name: &str, section: &str, parts: &[String]) -> String {
    format!("{name}{section}：{}", parts.join("，"))
}
/// A coefficient.
pub fn coefficient(stage: &str, indicator: &str) -> String {
    format!("{stage}{indicator}差异系数")
}
/// More findings.
pub fn more_doubts(count: usize) -> String {
    format!("还有 {count} 条要核对，见问题清单")
}
/// More schools.
pub fn more_units(count: usize) -> String {
    format!("还有 {count} 所学校有变化")
}
/// More items.
pub fn more_items(count: usize) -> String {
    format!("还有 {count} 个评估项目的结论有变化")
}
/// More coefficients.
pub fn more_coefficients(count: usize) -> String {
    format!("还有 {count} 个差异系数有变化")
}
