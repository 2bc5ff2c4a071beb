//! The words of the page about the standard.

/// The heading.
pub const HEADING: &str = "标准依据";
/// What it is.
pub const LEAD: &str = "均衡尺按下列要求计算。每个数值都注明出处，程序里没有别的门槛。";
/// The indicators.
pub const INDICATORS: &str = "七项资源配置指标";
/// A column.
pub const INDICATOR: &str = "指标";
/// A column.
pub const UNIT: &str = "单位";
/// A column.
pub const CLAUSE: &str = "出处";
/// The school rule.
pub const SCHOOL_RULE: &str = "一所学校怎样算达标";
/// It, from the pack.
pub fn school_rule(required: usize, all: usize, floor: &str) -> String {
    format!(
        "{all} 项指标中至少 {required} 项达到要求，其余每一项都不低于要求的 {floor}。缺一个数时，既不算达标也不算未达标，注明“数据缺失”和要填的单元格；空白从不当作 0。判定用未舍入的数值，正好等于门槛算达到。"
    )
}
/// The CV.
pub const CV: &str = "校际差异系数";
/// How it is counted.
pub const CV_NOTE: &str = "每个学段、每项指标各算一个，都不能超过上限。按学生数加权，以全县总量的平均值为中心：S = √[Σ(Pᵢ ÷ ΣP)(xᵢ − X̄)²]，差异系数 = S ÷ X̄。七项的平均（综合差异系数）仅供参考。";
/// A limit.
pub fn cv_limit(stage: &str, limit: &str) -> String {
    format!("{stage}各项不超过 {limit}")
}
/// Splits.
pub const SPLITS: &str = "一贯制学校和完全中学怎样拆分";
/// How.
pub const SPLITS_NOTE: &str = "九年一贯制、十二年一贯制学校按小学部、初中部两个单位评，完全中学评初中部。校舍、场地、设备和多媒体教室（L4–L7）按折算后的学生数拆分；教师（L1–L3）按任教学段统计，不拆分。";
/// 未计入.
pub const EXCLUDED: &str = "哪些学校未计入";
/// 教学点.
pub fn teaching_point(pupils: &str) -> String {
    format!("不足 {pupils} 人的教学点")
}
/// What it means.
pub const EXCLUDED_NOTE: &str =
    "未计入的学校不参加七项指标和差异系数的计算，会单独列出并说明原因。";
/// Privacy.
pub const PRIVACY: &str = "数据去了哪里";
/// The statement.
pub const PRIVACY_NOTE: &str = "哪里也没去。文件由您的浏览器在这台电脑上读取和计算，不上传，不写入硬盘，关闭或刷新页面就清除。页面没有统计代码，不使用 Cookie，也不向别的网站请求任何内容；载入完成后，页面自带的安全策略（Content-Security-Policy）禁止页面和读取文件的程序连接任何地址，连本网站也不例外。";
/// How to check.
pub const CHECK: &str = "自己核实";
/// The steps.
pub const CHECK_STEPS: [&str; 3] = [
    "打开本页后断开网络（拔网线或关 Wi-Fi），再拖入文件：照样出结果。",
    "按 F12 打开开发者工具，选“网络”（Network），拖入文件：不会出现任何上传请求。",
    "程序是开放源代码的，可以下载后放在单位内网或本机运行。",
];
/// The scope.
pub const SCOPE: &str = "不包括什么";
/// What is not evaluated.
pub const SCOPE_NOTE: &str = "目前只评资源配置（七项指标和差异系数）。政府保障程度、教育质量、社会认可度和一票否决事项不在此列，县的最终结论要四个方面都达到。";
