//! Findings about items of the forms beside the seven indicators, and about lower demands (放宽).

use super::registry::family;

family! {
    /// Items and lower demands.
    Items "评估项目与放宽"

    FlagContradicts Warning "是/否与数字不符" {
        does: "学校填“是”可以放宽，它的数字却不符合放宽的条件。",
        why: "放宽错了，不达标的会判为达标；所以不放宽。",
        example: "填“2016 年以前建成：是”，建校时间却是 2019 年。",
        Contradicted { school, rule, why } => "“{school}”填报可按“{rule}”放宽，但{why}；本次不放宽。", "请核对。";
    }

    BandsMismatch Warning "分段合计对不上" {
        does: "班额段、面积段的个数加起来与总数不符。",
        why: "有一段填错了，超标的个数就不可靠。",
        example: "各班额段合计 18 个班，班级总数 19 个。",
        ClassBands { school, bands, classes } => "“{school}”各班额段合计 {bands} 个班，与班级总数 {classes} 个不符。", "请核对。";
        RoomBands { school, subject, bands, total } => "“{school}”{subject}教室各面积段合计 {bands} 间，多于总间数 {total} 间。", "请核对。";
    }

    AreaBandUnknown Warning "面积分段不明" {
        does: "放宽后的面积下限低于填报表最小的面积段。",
        why: "够放宽要求的教室没有地方填，只能当作没有。",
        example: "可按 54㎡ 判断，填报表最小一段从 60㎡ 起。",
        NoBand { school, rule, from, below } => "“{school}”可按“{rule}”判断，但填报表的面积分段只到 {below}㎡，{from}㎡ 至 {below}㎡ 的教室间数没有填报。", "请补填这一段的间数。";
    }

    RelaxationUnclaimed Notice "可能适用放宽条件" {
        does: "学校可以另计一些教师或场地，却没有填。",
        why: "没有填的没有计入；填了可能就达标。",
        example: "寄宿制学校没有填共用的校外运动场面积。",
        Unclaimed { school, rule, fields } => "“{school}”可按“{rule}”另计{fields}，但没有填写；本次未计入。", "如有请补填。";
    }

    UnknownItem Warning "不认识的填报项目" {
        does: "县级填报里有一行填了内容，却不是标准的任何一项。",
        why: "没有读取；如果它是标准的一项，那一项会显示为没有填。",
        example: "“特色办学情况”填了“是”。",
        UnknownLine { label } => "填报项目“{label}”不认识，没有读取。", "如果它就是国家表里的某一项，请改用表里的名称。";
    }
}
