//! The words of the county's screen.

use crate::evaluate::Verdict;

/// The verdict as a heading.
pub fn heading(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "资源配置达到优质均衡要求",
        Verdict::NotMet => "资源配置尚未达到优质均衡要求",
        Verdict::Missing => "资源配置暂时不能判定",
        Verdict::NotJudged => "本标准不判定单所学校的资源配置",
    }
}
/// Where the figures come from.
pub fn source(files: &[&str], schools: usize) -> String {
    match files {
        [file] => format!("来自“{file}”，{schools} 所学校"),
        [file, ..] => format!("来自“{file}”等 {} 个文件，{schools} 所学校", files.len()),
        [] => format!("{schools} 所学校"),
    }
}
/// The sample.
pub const SAMPLE: &str = "示例数据，学校和数字都是虚构的";
/// How many units reach the school rule.
pub fn units_met(stage: &str) -> String {
    format!("{stage}达标")
}
/// Of so many.
pub fn of_units(all: usize) -> String {
    format!("/ {all} 所")
}
/// Coefficients over the limit.
pub const CVS_OVER: &str = "差异系数超限";
/// Of so many.
pub fn of_cvs(all: usize) -> String {
    format!("/ {all} 项")
}
/// Beside a count.
pub fn not_met(count: usize) -> String {
    format!("{count} 所未达标")
}
/// Beside a count.
pub fn missing(count: usize) -> String {
    format!("{count} 所数据缺失")
}
/// All met.
pub const ALL_MET: &str = "全部达标";
/// None over.
pub const NONE_OVER: &str = "全部在上限以内";
/// Some cannot be told.
pub fn cvs_open(count: usize) -> String {
    format!("{count} 项还不能判定")
}
/// A stage has no school.
pub fn no_stage(stage: &str) -> String {
    format!("没有{stage}的学校")
}
/// Coefficients that cannot be told.
pub fn why_cvs_open(count: usize) -> String {
    format!("{count} 项差异系数还不能判定：有学校缺数据，或还算不出")
}

/// Why.
pub const WHY: &str = "为什么";
/// What to do.
pub const WHAT_TO_DO: &str = "先做什么";
/// Every unit holds.
pub const WHY_MET: &str =
    "每所学校都有足够多的指标达标，其余指标也没有低于底线，各项差异系数都在上限以内。";
/// The units that fail.
pub fn why_units(stage: &str, count: usize, all: usize) -> String {
    format!("{stage} {count} 所学校未达标（共 {all} 所）")
}
/// A coefficient over its limit.
pub fn why_cv(stage: &str, indicator: &str, cv: &str, limit: &str) -> String {
    format!("{stage}“{indicator}”差异系数 {cv}，超过上限 {limit}")
}
/// Units that cannot be told.
pub fn why_missing(count: usize) -> String {
    format!("{count} 所学校缺数据，还不能判定")
}
/// What stands in the way beside the schools' figures: a stage that is absent, totals that do not add up.
pub fn why_blocked(title: &str, detail: &str) -> String {
    if detail.is_empty() { title.to_owned() } else { format!("{title}：{detail}") }
}
/// Something is missing or has to be checked; the panel beside says what.
pub const DO_FILL: &str = "先补齐缺的学校和数据，核对待核的地方，再看结论。";
/// First the missing figures.
pub fn do_missing(count: usize) -> String {
    format!("先补数据：有 {count} 处错误要处理，补齐后结论可能改变")
}
/// Then the schools.
pub const DO_SCHOOLS: &str = "补这些学校的短板，从差得最多的看起：";
/// Then the coefficients.
pub const DO_CVS: &str = "差异系数超限的指标，先补该项数值最低、学生又多的学校";
/// Nothing.
pub const DO_NOTHING: &str = "没有必须补的短板。可以核对问题清单，再看各校离门槛还有多远。";
/// The schools of the list beyond the first few.
pub fn and_more(count: usize) -> String {
    format!("还有 {count} 所，见下表")
}

/// A stage's card.
pub fn stage_heading(stage: &str) -> String {
    format!("{stage}：各项指标与差异系数")
}
/// Its size.
pub fn stage_size(units: usize, pupils: &str) -> String {
    format!("{units} 个单位，{pupils} 名学生")
}
/// 指标.
pub const INDICATOR: &str = "指标";
/// 全县平均.
pub const MEAN: &str = "全县平均";
/// 达标校数.
pub const REACHED: &str = "达标校数";
/// 差异系数.
pub const CV: &str = "差异系数";
/// The limit in the head.
pub fn cv_limit(limit: &str) -> String {
    if limit == super::NO_FIGURE {
        return "差异系数".to_owned();
    }
    format!("差异系数（上限 {limit}）")
}
/// 结论.
pub const OUTCOME: &str = "结论";
/// CV within the limit.
pub const CV_MET: &str = "未超限";
/// CV over the limit.
pub const CV_NOT_MET: &str = "超限";
/// Schools without the figure could still decide it.
pub const CV_MISSING: &str = "待定";
/// No CV.
pub const CV_UNDEFINED: &str = "算不出";
/// The composite.
pub const COMPOSITE: &str = "综合差异系数";
/// It is no verdict.
pub const COMPOSITE_NOTE: &str = "仅供参考，不作判定";
/// Where it is one.
pub fn composite_limit(limit: &str) -> String {
    format!("上限 {limit}")
}
/// Units without a figure.
pub fn left_out(count: usize) -> String {
    format!("{count} 所缺数据未计入")
}
/// Opens the comparison.
pub const COMPARE: &str = "和旧表算的不一样？看看没有按学生数加权的结果";
/// Explains it.
pub const COMPARE_NOTE: &str = "规定的差异系数按学生数加权，并以全县总量的平均值为中心。很多旧表直接用 STDEV ÷ AVERAGE，每校不论大小都算一份，结果不同，不能作判定依据。";
/// The official one.
pub const OFFICIAL: &str = "规定算法";
/// STDEVP.
pub const POPULATION: &str = "STDEVP ÷ AVERAGE";
/// STDEV.
pub const SAMPLE_FORMULA: &str = "STDEV ÷ AVERAGE";
/// It flips.
pub const FLIPS: &str = "结论会相反";
/// It does not.
pub const SAME: &str = "结论相同";
/// Says whether a wrong formula flips.
pub const COMPARED: &str = "旧算法的结论";

/// 未计入.
pub fn excluded(count: usize) -> String {
    format!("未计入的学校（{count}）")
}
/// Of so many units.
pub fn of(all: usize) -> String {
    format!("/{all}")
}
/// What that means.
pub const EXCLUDED_NOTE: &str = "这些学校不参加各项指标和差异系数的计算。";
/// 教学点.
pub const TEACHING_POINT: &str = "不足 50 人的教学点";
/// 特殊教育.
pub const SPECIAL: &str = "特殊教育学校";
/// 职业学校.
pub const VOCATIONAL: &str = "职业学校";
/// 高级中学.
pub const SENIOR: &str = "高级中学，没有义务教育阶段学生";
/// No pupils.
pub const NO_PUPILS: &str = "没有在校生";
/// A campus.
pub const CAMPUS: &str = "校区，并入本校计算";
/// Findings.
pub const FINDINGS: &str = "数据问题";
/// None.
pub const NO_FINDINGS: &str = "没有发现问题。";
/// Nothing was looked at.
pub const NOTHING_READ: &str = "还没有学校的数据可以检查。";
/// Leads there.
pub const ALL_FINDINGS: &str = "查看问题清单";
/// One kind of finding, counted.
pub fn counted(word: &str, count: usize) -> String {
    format!("{word} {count} 条")
}

/// The table.
pub const SCHOOLS: &str = "各校情况";
/// Its caption.
pub const TABLE_CAPTION: &str = "各校各项指标、达标项数和结论。点列名排序，点校名看详情。";
/// 学校.
pub const SCHOOL: &str = "学校";
/// 学段.
pub const STAGE: &str = "学段";
/// 学生数.
pub const PUPILS: &str = "学生数";
/// 达标项数.
pub const MET_COUNT: &str = "达标项";
/// Filter.
pub const FILTER: &str = "筛选";
/// All.
pub const ALL: &str = "全部";
/// Search.
pub const SEARCH: &str = "按校名查找";
/// How many are shown.
pub fn shown(shown: usize, all: usize) -> String {
    if shown == all {
        format!("共 {all} 行")
    } else {
        format!("显示 {shown} 行，共 {all} 行")
    }
}
/// At the end of the rows so far.
pub fn more_rows(count: usize) -> String {
    format!("显示其余 {count} 行")
}
/// Nothing fits.
pub const NOTHING_SHOWN: &str = "没有符合条件的学校。";
/// Shows all again.
pub const RESET: &str = "清除筛选";
/// Explains the signs.
pub const LEGEND: &str = "图例";
/// The region of the table.
pub const TABLE_REGION: &str = "各校情况表，可左右滚动";
