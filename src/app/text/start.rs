//! The words of the start page.

/// The heading.
pub const HEADING: &str = "全县学校达标没有，差在哪里，一张表就知道";
/// What it does, and that nothing leaves this computer.
pub const LEAD: &str = "把学校数据表拖进来，按《县域义务教育优质均衡发展督导评估办法》逐校核算七项资源配置指标和校际差异系数，指出每所学校还差多少。文件只在这台电脑上计算，不上传到任何地方。";
/// In the drop zone.
pub const DROP: &str = "把表格文件或文件夹拖到这里";
/// Under it.
pub const DROP_HINT: &str = "多个文件、整个文件夹、.zip 压缩包都可以拖入：.xlsx　.xls　.xlsb　.ods　.csv。在 Excel 或 WPS 里复制的表格，按 Ctrl+V 直接粘贴。";
/// The button.
pub const CHOOSE: &str = "选择文件";
/// Without a file.
pub const WITHOUT_FILE: &str = "手边没有表格？";
/// The sample.
pub const SAMPLE: &str = "打开示例数据";
/// Under it.
pub const SAMPLE_HINT: &str = "一个虚构的县，24 所学校，看看结果是什么样";
/// The template.
pub const TEMPLATE: &str = "下载数据模板";
/// Under it.
pub const TEMPLATE_HINT: &str = "Excel 表，一校一行，带填写说明和校验";
/// By hand.
pub const MANUAL: &str = "手工填写一所学校";
/// Under it.
pub const MANUAL_HINT: &str = "填十来个数，边填边看结论";
/// The table of thresholds.
pub const STANDARD: &str = "对照的指标";
/// What a school must reach, from the pack.
pub fn rule(required: usize, all: usize, floor: &str) -> String {
    if required == 0 {
        return format!("每所学校 {all} 项只计算和比较，不判定单所学校。");
    }
    format!(
        "每所学校 {all} 项中至少 {required} 项达标，其余不低于要求的 {floor}；全县每项指标的校际差异系数不超过上限。"
    )
}
/// Leads to the details.
pub const STANDARD_MORE: &str = "查看全部要求和出处";
/// When a county is there already.
pub const THERE_ALREADY: &str = "已读入的数据还在";
/// Goes to it.
pub const GO_ON: &str = "查看全县结果";
/// Takes it away.
pub const CLEAR: &str = "清空重来";
/// More files.
pub fn held(files: usize, schools: usize) -> String {
    format!("{files} 个文件，{schools} 所学校。再拖入文件会并入其中；同名文件以新的为准。")
}
/// More files replace the sample.
pub const HELD_SAMPLE: &str = "现在显示的是示例数据。拖入您自己的文件后，示例会自动移除。";
/// The column of indicators.
pub const INDICATOR: &str = "指标";
/// Names of stages in the table of thresholds.
pub const AT_LEAST_PRIMARY: &str = "小学 ≥";
/// The same.
pub const AT_LEAST_JUNIOR: &str = "初中 ≥";
/// The unit of an indicator.
pub const UNIT: &str = "单位";
