//! The words of 手工填写一所学校.

use crate::county::{Field, Part};
use crate::intake::Problem;

/// The heading.
pub const HEADING: &str = "手工填写一所学校";
/// What it is.
pub const LEAD: &str = "填写学校的数字，结论随时更新。空着表示不知道，不当作 0；确实没有的请填 0。填的内容只保存在这台电脑上。";
/// The kind.
pub const KIND: &str = "办学类型";
/// The name.
pub const SCHOOL_NAME: &str = "学校名称（可不填）";
/// Without a name.
pub const THIS_SCHOOL: &str = "本校";
/// Pupils.
pub const PUPILS: &str = "在校生";
/// The whole school's resources.
pub const WHOLE: &str = "校舍、场地和设备（全校）";
/// Teachers of a stage.
pub fn teachers(stage: &str, of_several: bool) -> String {
    if of_several { format!("教师（教{stage}的）") } else { "教师".to_owned() }
}
/// Empties the form.
pub const CLEAR: &str = "清空";
/// Brings back what stood in it before.
pub const UNCLEAR: &str = "恢复清空前的内容";
/// The verdict's heading.
pub const VERDICT: &str = "结论";
/// Before anything is typed.
pub const NOTHING_YET: &str = "从在校生数填起，结论会在这里出现。";
/// The CV needs the county.
pub const CV_NEEDS_COUNTY: &str = "校际差异系数要有全县所有学校的数据才能计算，这里不给出。";
/// Still to be filled.
pub fn still_missing(count: usize) -> String {
    format!("还有 {count} 项指标缺数据")
}
/// The school is left out.
pub const NOT_COUNTED: &str = "没有小学生和初中生，不参加评估。";

/// What is wrong with a text.
pub fn problem(problem: Problem) -> &'static str {
    match problem {
        Problem::NotANumber => "这里要填数字，例如 450",
        Problem::Negative => "不能小于 0",
        Problem::NotWhole => "要填整数",
        Problem::TooLarge => "数字过大，请核对单位",
    }
}

/// The label of a field.
pub fn label(field: Field, part: Part) -> String {
    match field {
        Field::Pupils => format!("{}在校生数", part.name()),
        Field::HigherDegreeTeachers => "高于规定学历教师数".to_owned(),
        Field::BackboneTeachers => "县级及以上骨干教师数".to_owned(),
        Field::SportsArtsTeachers => "体育、艺术专任教师数".to_owned(),
        Field::GymArea => "室内体育用房面积".to_owned(),
        Field::MultimediaRooms => "网络多媒体教室".to_owned(),
        other => other.name().to_owned(),
    }
}

/// What to count, beside the label.
pub fn hint(field: Field, part: Part) -> &'static str {
    match (field, part) {
        (Field::Pupils, Part::Senior) => "用来按学生数拆分校舍和设备",
        (Field::HigherDegreeTeachers, Part::Primary) => "专科及以上学历的专任教师",
        (Field::HigherDegreeTeachers, _) => "本科及以上学历的专任教师",
        (Field::BackboneTeachers, _) => "多种称号只计一次",
        (Field::SportsArtsTeachers, _) => "体育、音乐、美术、艺术；兼任不计",
        (Field::TeachingArea, _) => "含室内体育用房，计算时会减去",
        (Field::GymArea, _) => "体育馆等；没有填 0",
        (Field::GroundArea, _) => "校园内室外运动场地",
        (Field::EquipmentValue, _) => "账面原值，单位万元",
        _ => "",
    }
}
