//! The words of 识别情况.

use crate::county::Part;
use crate::intake::{Assigned, Basis, Mapping, Meaning, Shape, UnitBasis};

/// The heading.
pub const HEADING: &str = "识别情况";
/// What it is.
pub const LEAD: &str =
    "每张表的每一列当作了什么。认错、没认出的，直接在这里改，结论马上重新计算；改错了可以撤销。";
/// The list of tables.
pub const LIST: &str = "文件和工作表";
/// Files without a school.
pub const UNREAD: &str = "没有读到学校";
/// Leads here.
pub const SEE: &str = "看识别情况";
/// While it is asked for.
pub const WAITING: &str = "正在整理识别情况。";
/// Nothing was dropped.
pub const NOTHING: &str = "还没有读入文件。";
/// 列.
pub const COLUMN: &str = "列";
/// A form's cell.
pub const CELL: &str = "单元格";
/// 表头.
pub const HEADER: &str = "表头";
/// 识别为.
pub const MEANING: &str = "识别为";
/// 学段.
pub const STAGE: &str = "学段";
/// 单位.
pub const UNIT: &str = "单位";
/// 示例.
pub const SAMPLES: &str = "示例";
/// 把握.
pub const BASIS: &str = "把握";
/// Without a header.
pub const NO_HEADER: &str = "（没有表头）";
/// Before the header's first row.
pub const FROM_ROW: &str = "表头从第";
/// Before its last.
pub const TO_ROW: &str = "到第";
/// Behind both.
pub const ROW: &str = "行";
/// The stage of the table.
pub const TABLE_STAGE: &str = "整张表的学段";
/// As it was found.
pub const AS_FOUND: &str = "按表名、标题判断";
/// No stage.
pub const NO_STAGE: &str = "不限学段";
/// Not to be read.
pub const SKIP: &str = "不读这张表";
/// Back to what was found.
pub const RESET: &str = "恢复自动识别";
/// Takes what was said before.
pub const APPLY: &str = "套用";
/// Forgets it.
pub const FORGET: &str = "忘记";
/// Forgets all.
pub const FORGET_ALL: &str = "全部忘记";
/// Said after it.
pub const FORGOTTEN: &str = "已忘记。";
/// What is remembered.
pub const REMEMBERED: &str = "这台电脑上记住的改法";
/// What that is.
pub const REMEMBERED_NOTE: &str =
    "只记表头和您指定的内容，不记学校和数字，也不上传。下次读入同样表头的文件时会问您要不要套用。";
/// A step.
pub const APPLIED: &str = "套用上次的改法";
/// The sample.
pub const OF_SAMPLE: &str = "示例数据只供查看，不能改。";
/// Not at hand.
pub const NOT_AT_HAND: &str =
    "这个文件已不在手边：改动会记下，请重新拖入文件，才会按新的指定读取。";
/// Forms are shown only.
pub const READ_ONLY: &str = "这种表按每一项的名称找数字，这里只列出结果。数字不对可以在学校页更正，县级填报在“评估项目”页更正。";
/// A roster of persons.
pub const OF_PERSONS: &str = "这是人员名册：一人一行，按学校和学段计数。姓名、证件号码只用来查重，不保存、不导出，这里也不显示示例。";
/// A table without a header.
pub const UNKNOWN: &str =
    "没有认出表头。请在下面指定表头行，再指定哪一列是学校名称、哪些列是数据。";
/// A sheet that tells of no school.
pub const ASIDE: &str = "这张表里没有成行的学校和数字（像是说明、代码表或别的统计表），没有用，不影响结论。如果其实有学校，请在下面指定表头行，再指定哪一列是学校名称、哪些列是数据。";
/// Sheets without schools.
pub fn asides(count: usize) -> String {
    format!("没有学校的表 {count} 张")
}
/// There are more.
pub fn first_columns(count: usize) -> String {
    format!("列太多，只列出前 {count} 列。")
}
/// The reading was cancelled.
pub const NOT_REREAD: &str = "改动已记下，但文件没有重新读完。请撤销，或再改一次。";
/// Nobody knows what the column is.
pub const UNRECOGNISED: &str = "没有认出";
/// Not used.
pub const UNUSED: &str = "不用";
/// A calculated figure.
pub const DERIVED: &str = "算出来的结果，不用";
/// Who the school is.
pub const OF_SCHOOL: &str = "学校信息";
/// The quantities of the seven indicators.
pub const OF_INDICATORS: &str = "七项指标用的数据";
/// All others.
pub const OF_OTHERS: &str = "其他数据";
/// The header says the unit.
pub const UNIT_AS_WRITTEN: &str = "按表头";

/// How a table was read.
pub fn summary(shape: Shape, schools: u32, used: usize, all: usize) -> String {
    match shape {
        Shape::Rows => format!("{schools} 所学校，用了 {used} 列，共 {all} 列"),
        Shape::Persons => format!("人员名册，{schools} 所学校，用了 {used} 列，共 {all} 列"),
        Shape::Form | Shape::Cross | Shape::County => format!("用了 {used} 项，共 {all} 项"),
        Shape::Unknown => "没有认出表头".to_owned(),
        Shape::Aside => "没有学校，不用".to_owned(),
        Shape::Skipped => "按您的指定没有读".to_owned(),
    }
}

/// What says who the school is.
pub fn who(said: Assigned) -> &'static str {
    match said {
        Assigned::Unused => UNUSED,
        Assigned::Name => "学校名称",
        Assigned::Code => "学校标识码",
        Assigned::Kind => "办学类型",
        Assigned::Stage => "学段",
        Assigned::Founder => "举办者",
        Assigned::Locality => "城乡类型",
        Assigned::Counted => "是否计校数",
        Assigned::Parent => "所属学校",
        Assigned::District => "区县",
        Assigned::Figure { field, .. } => field.name(),
    }
}

/// Why, and how sure.
pub fn basis(meaning: Meaning, basis: Basis, unit: UnitBasis) -> &'static str {
    match (meaning, basis, unit) {
        (_, Basis::User, _) => "按您的指定",
        (Meaning::Ignored, Basis::Unknown, _) => UNRECOGNISED,
        (Meaning::Ignored | Meaning::Derived | Meaning::Person(_), ..) => "",
        (.., UnitBasis::Guess) => "单位是推测的，请核对",
        (_, Basis::Wording, _) => "字面相符",
        (_, Basis::Path, _) => "连上级表头一起看",
        (_, Basis::Phrase | Basis::Unknown, _) => "含有认识的说法",
    }
}

/// A unit of money or area.
pub fn unit(of: &'static str, factor: u32) -> String {
    match factor {
        1_000 => format!("千{of}"),
        10_000 => format!("万{of}"),
        _ => of.to_owned(),
    }
}

/// The beginning of a header, by which a layout is known to a person.
pub fn layout<'a>(headers: impl Iterator<Item = &'a str>) -> String {
    let first: Vec<&str> = headers.filter(|header| !header.is_empty()).take(4).collect();
    first.join("、")
}

/// A step.
pub fn column_step(header: &str, now: Assigned) -> String {
    match now {
        Assigned::Unused => format!("“{header}”不用"),
        Assigned::Figure { field, part, .. } if part != Part::Whole => {
            format!("“{header}”是{}{}", part.name(), field.name())
        }
        other => format!("“{header}”是{}", who(other)),
    }
}

/// A step; rows as a person counts them.
pub fn header_step(top: u32, bottom: u32) -> String {
    if top == bottom {
        format!("表头是第 {top} 行")
    } else {
        format!("表头是第 {top} 至 {bottom} 行")
    }
}

/// A step.
pub fn stage_step(sheet: &str, stage: Option<Part>) -> String {
    match stage {
        None => format!("“{sheet}”的学段按表名、标题判断"),
        Some(Part::Whole) => format!("“{sheet}”不限学段"),
        Some(stage) => format!("“{sheet}”是{}", stage.name()),
    }
}

/// A step.
pub fn skip_step(sheet: &str, skip: bool) -> String {
    if skip { format!("不读“{sheet}”") } else { format!("读“{sheet}”") }
}

/// A step.
pub fn reset_step(sheet: &str) -> String {
    format!("“{sheet}”恢复自动识别")
}

/// What was said of a layout, in words.
pub fn mapping(mapping: &Mapping) -> String {
    let rows = mapping.rows.map(|_| "表头行".to_owned());
    let columns = mapping.columns.iter().map(|one| column_step(&one.header, one.now));
    let all: Vec<String> = rows.into_iter().chain(columns).collect();
    all.join("，")
}

/// Above a table of whose layout something was said before.
pub fn offer(said: &Mapping) -> String {
    format!("上次您为这种表头改过：{}。", mapping(said))
}

/// A message.
pub fn offers(count: usize) -> String {
    format!("有 {count} 张表的表头您以前指定过，可以套用上次的改法。")
}

/// Files that have to be dropped again.
pub fn drop_again(names: &[String]) -> String {
    format!("改动已记下。“{}”已不在手边，请重新拖入，才会按新的指定读取。", names.join("”“"))
}
