//! The words that people put over a column, one of many at random.

use fastrand::Rng;

use super::column::What;
use crate::support::county::Stage;

pub fn pick<'a>(rng: &mut Rng, words: &[&'a str]) -> &'a str {
    words[rng.usize(..words.len())]
}

/// The names of a quantity, without stage and unit.
pub fn words(what: What) -> &'static [&'static str] {
    match what {
        What::Number => &["序号"],
        What::Name => &[
            "学校名称",
            "学校",
            "校名",
            "单位名称",
            "机构名称",
            "学校(机构)名称",
            "学校（机构）名称",
        ],
        What::Code => &["学校标识码", "学校代码", "机构标识码"],
        What::Kind => &["办学类型", "学校类型", "学校类别", "学段"],
        What::Founder => &["举办者", "办别", "学校性质"],
        What::Locality => &["城乡类型"],
        What::Area => &["学片", "统计三级", "区县"],
        What::Remark => &["备注"],
        What::Pupils => &["在校生数", "在校学生数", "学生数", "学生人数", "在校学生总数"],
        What::Classes => &["教学班数", "班级总数"],
        What::Teachers => &["专任教师数", "专任教师总人数"],
        What::Staff => &["专任教师"],
        What::HigherDegrees => {
            &["高于规定学历教师数", "高于规定学历教师人数", "高于规定学历专任教师数"]
        }
        What::Degree(0) => &["博士研究生毕业", "博士研究生学历教师人数", "博士学历教师人数"],
        What::Degree(1) => &["硕士研究生毕业", "硕士学历教师人数", "硕士研究生学历教师人数"],
        What::Degree(2) => &["本科毕业", "本科学历教师人数"],
        What::Degree(3) => &["专科毕业", "专科学历教师人数"],
        What::Degree(_) => &["高中阶段及以下", "高中阶段及以下学历教师人数"],
        What::Postgraduates => &["研究生毕业", "研究生学历教师人数", "研究生"],
        What::Backbone => &[
            "县级以上骨干教师",
            "县级及以上骨干教师数",
            "区级及以上骨干教师数",
            "骨干教师数",
            "县级及以上骨干教师",
        ],
        What::SportsArts => {
            &["体育、艺术专任教师数", "体育艺术专任教师数", "体艺教师", "体艺教师数"]
        }
        What::Art(0) => &["体育专任教师人数", "体育专任教师数", "体育与健康专任教师数"],
        What::Art(1) => &["音乐专任教师人数", "音乐专任教师数"],
        What::Art(2) => &["美术专任教师人数", "美术专任教师数"],
        What::Art(_) => &["艺术专任教师人数", "艺术专任教师数"],
        What::Gross => &["教学及辅助用房面积", "教学用房面积", "教学及辅助用房总面积"],
        What::Net => &["教学及辅助用房面积（不含室内体育用房）", "教学及辅助用房面积(不含体育馆)"],
        What::NetUnsaid => &["教学及辅助用房面积", "教学用房面积"],
        What::Gym => &["室内体育用房面积", "体育馆面积", "学校体育馆面积", "体育馆"],
        What::Ground => &["运动场地面积", "校内体育场面积"],
        What::Sports => &["体育运动场馆面积"],
        What::Equipment => &[
            "教学仪器设备资产值",
            "教学仪器设备值",
            "教学仪器设备总值",
            "教学仪器设备资产值（账面原值）",
        ],
        What::Rooms => &["网络多媒体教室", "网络多媒体教室间数", "网络多媒体教室数"],
        What::AllArts => &["计"],
        What::Noise => &["其他"],
        What::Counted => &["是否计校数"],
        What::Derived => {
            &["生均教学及辅助用房面积", "每百名学生拥有网络多媒体教室数", "生均教学仪器设备值"]
        }
    }
}

/// 人, 间, ㎡; nothing where the unit says nothing (money is written by its own rule).
pub fn unit(rng: &mut Rng, what: What) -> &'static str {
    match what {
        What::Rooms => "间",
        What::Gross | What::Net | What::NetUnsaid | What::Gym | What::Ground | What::Sports => {
            pick(rng, &["㎡", "平方米", "m2"])
        }
        What::Pupils
        | What::Teachers
        | What::Staff
        | What::HigherDegrees
        | What::Degree(_)
        | What::Postgraduates
        | What::Backbone
        | What::SportsArts
        | What::Art(_) => "人",
        What::Classes => "个",
        _ => "",
    }
}

/// A word with its stage in front of it or behind it in brackets of any width.
pub fn with_stage(rng: &mut Rng, word: &str, stage: Option<Stage>) -> String {
    let Some(stage) = stage else { return word.to_owned() };
    let stage = stage.name();
    match rng.u8(..5) {
        // 初中高中阶段及以下 would be about nobody knows which stage.
        0 | 1 if !word.starts_with("高中") => format!("{stage}{word}"),
        2 => format!("{word}({stage})"),
        3 => format!("{word}\n（{stage}）"),
        _ => format!("{word}（{stage}）"),
    }
}

/// A header with its unit behind it, or not.
pub fn with_unit(rng: &mut Rng, header: String, unit: &str) -> String {
    match (unit, rng.u8(..4)) {
        ("", _) | (_, 0) => header,
        (_, 1) => format!("{header}({unit})"),
        (_, 2) => format!("{header}\n（{unit}）"),
        (_, _) => format!("{header}（{unit}）"),
    }
}
