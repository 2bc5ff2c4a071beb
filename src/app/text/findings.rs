//! The words of the list of findings.

/// The heading.
pub const HEADING: &str = "问题清单";
/// What it is.
pub const LEAD: &str = "读表和计算时发现的问题，每条写明在哪个文件、哪个单元格、该怎么办。可以直接在这里改数字；也可以改好表格后重新拖入，同名文件以新的为准。";
/// 错误.
pub const ERROR: &str = "错误";
/// 警告.
pub const WARNING: &str = "警告";
/// 提示.
pub const NOTICE: &str = "提示";
/// What they mean.
pub const ERROR_MEANS: &str = "缺数据或读不了，影响结论";
/// What they mean.
pub const WARNING_MEANS: &str = "已按假设计算，请核对";
/// What they mean.
pub const NOTICE_MEANS: &str = "不用改，供了解";
/// All.
pub const ALL: &str = "全部";
/// The filter.
pub const FILTER: &str = "按轻重筛选";
/// Search.
pub const SEARCH: &str = "按校名、标识码或内容查找";
/// None.
pub const NONE: &str = "没有发现问题。";
/// None of this kind.
pub const NONE_SHOWN: &str = "没有符合条件的问题。";
/// Names the choice of how campuses count.
pub const CAMPUSES: &str = "不计校数的校区";
/// Why there is a choice.
pub const CAMPUSES_ABOUT: &str = "表里有“是否计校数”为 0 的校区，各地算法不同：";
/// They count with their schools.
pub const CAMPUSES_JOINED: &str = "校区并入本校";
/// They count by themselves.
pub const CAMPUSES_APART: &str = "校区单独评";
/// To the school.
pub const SEE_SCHOOL: &str = "看这所学校";
/// 导出标注.
pub const MARKED: &str = "导出标注";
/// What it is.
pub const MARKED_ABOUT: &str =
    "得到一份原表的副本：有问题的单元格涂了底色、加了批注，末尾多一张“检查结果”。原文件不动。";
/// Where the browser has a file no more.
pub const NOT_AT_HAND: &str = "原文件不在手边，重新拖入后可以导出标注";

/// 导出标注 of one file, for those who do not see where the button stands.
pub fn marked_of(file: &str) -> String {
    format!("{MARKED}：{file}")
}

/// A file whose bytes the browser does not hand over again.
pub fn not_at_hand(file: &str) -> String {
    format!("“{file}”读不到了：可能已被移动、改名或修改。请重新拖入它，再导出标注。")
}

/// The filter by kind.
pub const KINDS: &str = "按问题种类筛选";
/// How many of one kind.
pub fn count(count: usize) -> String {
    format!("{count} 处")
}
/// More of one kind.
pub fn more(count: usize) -> String {
    format!("同样的问题还有 {count} 处")
}
