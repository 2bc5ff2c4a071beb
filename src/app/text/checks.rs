//! The words of 督导评估项目, of the county's verdict, and of what is typed for them.

use crate::evaluate::CountyVerdict;

/// The heading of the items.
pub const HEADING: &str = "督导评估项目";
/// What it is.
pub const LEAD: &str = "逐项核对政府保障程度、教育质量、社会认可度和一票否决事项。能算的已按学校数据算出；缺的数直接在这里填，佐证项核对材料后选择。空着表示不知道，不当作 0。";
/// 需佐证.
pub const EVIDENCE: &str = "需佐证";
/// 待核: figures that contradict each other or cannot be right.
pub const ASKED: &str = "待核";
/// 待填.
pub const TO_FILL: &str = "待填";
/// A veto that is not so.
pub const NOT_SO: &str = "无";
/// A veto that is so.
pub const SO: &str = "有";
/// An item that somebody has to look at.
pub const BY_EVIDENCE: &str = "佐证项";
/// A local addition.
pub const LOCAL: &str = "地方增加";
/// Filter.
pub const FILTER: &str = "按结论筛选";
/// All.
pub const ALL: &str = "全部";
/// Unfolds all.
pub const UNFOLD: &str = "全部展开";
/// Folds all.
pub const FOLD: &str = "全部收起";
/// None of the filter.
pub const NONE_SHOWN: &str = "没有这样的项目。";
/// Figures.
pub const FIGURES: &str = "数值";
/// A column.
pub const PART: &str = "指标";
/// A column.
pub const VALUE: &str = "现值";
/// A column.
pub const LIMIT: &str = "要求";
/// A column.
pub const FORMULA: &str = "算式和出处";
/// Schools.
pub const SCHOOLS: &str = "涉及的学校";
/// A column.
pub const SCHOOL: &str = "学校";
/// A column.
pub const MATTER: &str = "情况";
/// More schools.
pub fn more(count: usize) -> String {
    format!("再显示 {count} 所")
}
/// What can be typed.
pub const FIELDS: &str = "填写";
/// Lower demands.
pub const RELAXED: &str = "按放宽规定判断";
/// One of them.
pub fn relaxed(name: &str, reason: &str, without: &str) -> String {
    format!("{name}（{reason}）；不放宽则为{without}")
}
/// A usual mistake.
pub const NOTICES: &str = "请留意";
/// The clause.
pub const CLAUSE: &str = "依据";
/// What no item asks for.
pub const OTHERS: &str = "其他县级信息";
/// Under it.
pub const OTHERS_NOTE: &str = "区县名称等基本信息，以及供核对、不直接参加判定的数。";
/// Empty.
pub const NOTHING: &str = "未填";
/// What the files say.
pub fn said(text: &str, place: Option<&str>) -> String {
    match place {
        Some(place) => format!("文件里是 {text}（{place}）"),
        None => format!("文件里是 {text}"),
    }
}
/// Where the files have a blank.
pub fn blank(place: &str) -> String {
    format!("{place} 是空白")
}
/// Takes what the files say.
pub const AS_SAID: &str = "用文件里的";
/// Wanted.
pub const WANTED: &str = "待填";

/// The county's verdict.
pub fn verdict(verdict: CountyVerdict, name: Option<&str>) -> String {
    let said = match verdict {
        CountyVerdict::Met => "达到优质均衡要求",
        CountyVerdict::NotMet => "尚未达到优质均衡要求",
        CountyVerdict::Incomplete => "还不能下结论，有待填的项目",
    };
    [name.unwrap_or("全县"), said].concat()
}
/// In a word.
pub fn in_a_word(verdict: CountyVerdict) -> &'static str {
    match verdict {
        CountyVerdict::Met => "达标",
        CountyVerdict::NotMet => "未达标",
        CountyVerdict::Incomplete => TO_FILL,
    }
}
/// What it takes.
pub const ALL_FOUR: &str =
    "资源配置、政府保障程度、教育质量、社会认可度全部达到，且没有一票否决的情况，才算达标。";
/// The board.
pub const BOARD: &str = "各项结论一览";
/// To be filled in or looked at, in the board.
pub const OPEN: &str = "待定";
/// What fails.
pub fn failing(count: usize) -> String {
    format!("未达标 {count} 项")
}
/// What is not known.
pub fn pending(count: usize) -> String {
    format!("待填 {count} 项")
}
/// Leads to the items.
pub const TO_ITEMS: &str = "逐项查看和填写";

/// The items of a school.
pub const OF_SCHOOL: &str = "本校有关的督导评估项目";
/// Under it.
pub const OF_SCHOOL_NOTE: &str = "数字可以直接在这里填写或修改，全县结论随之更新。";
/// What tells more of a school.
pub const ABOUT: &str = "学校情况";
/// Under it.
pub const ABOUT_NOTE: &str = "判断划片入学和放宽规定时要用。放宽规定只有在标准里打开后才起作用。";
/// 举办者.
pub const FOUNDER: &str = "举办者";
/// Its choices.
pub const FOUNDERS: [&str; 2] = ["公办", "民办"];
/// 镇街, of a school; its name follows.
pub const TOWNSHIP: &str = "镇街：";
/// 城乡类型.
pub const LOCALITY: &str = "城乡类型";
/// Its choices.
pub const LOCALITIES: [&str; 3] = ["城区", "镇区", "乡村"];
/// 是.
pub const YES: &str = "是";
/// 否.
pub const NO: &str = "否";

/// A new school.
pub const ADD: &str = "手工添加学校";
/// Under it.
pub const ADD_NOTE: &str = "没有表格的学校可以在这里添加，再到学校页填数字。";
/// Its name.
pub const NEW_NAME: &str = "学校名称";
/// Its code.
pub const NEW_CODE: &str = "学校标识码（可不填）";
/// Its kind.
pub const NEW_KIND: &str = "办学类型";
/// Does it.
pub const ADD_BUTTON: &str = "添加这所学校";
/// No name.
pub const NO_NAME: &str = "请填学校名称";
/// It is there.
pub const THERE_ALREADY: &str = "已经有这所学校，请核对名称、类型和标识码";
/// Takes it out.
pub const REMOVE: &str = "移除这所学校";
/// Beside it.
pub const ADDED: &str = "手工添加的学校";
/// From nothing.
pub const BLANK: &str = "从空白开始";
/// Under it.
pub const BLANK_HINT: &str = "没有任何表格：逐项填写全县情况，手工添加学校";
/// A step.
pub fn added(name: &str) -> String {
    format!("添加{name}")
}
/// A step.
pub fn removed(name: &str) -> String {
    format!("移除{name}")
}
/// A step.
pub fn entered(label: &str, text: &str) -> String {
    if text.is_empty() {
        format!("清空“{label}”")
    } else {
        format!("“{label}”填为 {text}")
    }
}
/// A county that is typed in begins.
pub const BEGUN: &str = "从空白开始：先填全县情况，再添加学校。";
