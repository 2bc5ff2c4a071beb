//! What the columns of a roster of persons are called. It holds words; it reads no row.

use serde::{Deserialize, Serialize};

use super::super::header::Column;
use super::super::words::{apart, plain};

/// What a column of a roster of persons holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PersonColumn {
    /// 姓名: compared, never kept.
    Name,
    /// 身份证号, 学籍号, 教师资格证号: compared, never kept.
    Number,
    /// 学校.
    School,
    /// 学校标识码.
    SchoolCode,
    /// 学段, 任教学段.
    Stage,
    /// 年级, 任教年级.
    Year,
    /// 班级.
    Class,
    /// 最高学历, 学历.
    Degree,
    /// 任教学科.
    Subject,
    /// 骨干级别.
    Backbone,
    /// 专任/兼职.
    FullTime,
    /// 编制.
    Establishment,
    /// 教师资格.
    Certificate,
    /// 继续教育学时.
    Hours,
    /// 交流轮岗.
    Exchange,
    /// 符合交流条件.
    Eligible,
    /// 随迁子女.
    Migrant,
    /// 在职状态, 学籍状态.
    Status,
    /// Anything else: never kept and never shown.
    Other,
}

impl PersonColumn {
    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "姓名（只用来查重，不保存）",
            Self::Number => "证件号码（只用来查重，不保存）",
            Self::School => "学校名称",
            Self::SchoolCode => "学校标识码",
            Self::Stage => "学段",
            Self::Year => "年级",
            Self::Class => "班级",
            Self::Degree => "学历",
            Self::Subject => "任教学科",
            Self::Backbone => "骨干级别",
            Self::FullTime => "专任/兼职",
            Self::Establishment => "编制",
            Self::Certificate => "教师资格",
            Self::Hours => "继续教育学时",
            Self::Exchange => "交流轮岗",
            Self::Eligible => "符合交流条件",
            Self::Migrant => "随迁子女",
            Self::Status => "状态",
            Self::Other => "不用（不保存、不显示）",
        }
    }

    /// Whether something is done with it.
    pub fn is_used(self) -> bool {
        self != Self::Other
    }
}

/// What a header cell says, more exactly than the screen tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Says {
    Name,
    IdentityCard,
    PupilNumber,
    CertificateNumber,
    /// 工号, 学号: known, and no proof of who somebody is.
    StaffNumber,
    School,
    SchoolCode,
    Stage,
    Year,
    Class,
    HighestDegree,
    Degree,
    FirstDegree,
    Subject,
    Backbone,
    FullTime,
    /// 岗位, 人员类别: full-time where its words say so.
    Post,
    Establishment,
    Certificate,
    Hours,
    Exchange,
    Eligible,
    Migrant,
    Status,
    /// Something about a teacher that is not used: 职称, 参加工作时间.
    OfTeacher,
    /// Something about a pupil that is not used: 监护人, 户口.
    OfPupil,
    /// Something about any person: 性别, 民族.
    Personal,
    Unknown,
}

impl Says {
    /// Whether it tells that the table is about persons, whatever else stands in it.
    pub(super) fn is_person(self) -> bool {
        matches!(
            self,
            Self::Name | Self::IdentityCard | Self::PupilNumber | Self::CertificateNumber
        )
    }

    pub(super) fn of_teacher(self) -> bool {
        matches!(
            self,
            Self::CertificateNumber
                | Self::HighestDegree
                | Self::Degree
                | Self::FirstDegree
                | Self::Subject
                | Self::Backbone
                | Self::FullTime
                | Self::Establishment
                | Self::Certificate
                | Self::Hours
                | Self::Exchange
                | Self::Eligible
                | Self::OfTeacher
        )
    }

    pub(super) fn of_pupil(self) -> bool {
        matches!(self, Self::PupilNumber | Self::Class | Self::Migrant | Self::OfPupil)
    }

    pub(super) fn column(self) -> PersonColumn {
        match self {
            Self::Name => PersonColumn::Name,
            Self::IdentityCard | Self::PupilNumber | Self::CertificateNumber => {
                PersonColumn::Number
            }
            Self::School => PersonColumn::School,
            Self::SchoolCode => PersonColumn::SchoolCode,
            Self::Stage => PersonColumn::Stage,
            Self::Year => PersonColumn::Year,
            Self::Class => PersonColumn::Class,
            Self::HighestDegree | Self::Degree => PersonColumn::Degree,
            Self::Subject => PersonColumn::Subject,
            Self::Backbone => PersonColumn::Backbone,
            Self::FullTime | Self::Post => PersonColumn::FullTime,
            Self::Establishment => PersonColumn::Establishment,
            Self::Certificate => PersonColumn::Certificate,
            Self::Hours => PersonColumn::Hours,
            Self::Exchange => PersonColumn::Exchange,
            Self::Eligible => PersonColumn::Eligible,
            Self::Migrant => PersonColumn::Migrant,
            Self::Status => PersonColumn::Status,
            _ => PersonColumn::Other,
        }
    }
}

/// Whole header cells, without brackets.
#[rustfmt::skip]
const WORDS: &[(Says, &[&str])] = &[
    (Says::Name, &[
        "姓名", "名字", "教师姓名", "学生姓名", "职工姓名", "教职工姓名", "教工姓名", "员工姓名", "老师姓名",
        "人员姓名", "学生名字", "教师名字", "中文姓名", "姓名全称",
    ]),
    (Says::StaffNumber, &[
        "工号", "教师编号", "职工号", "教职工号", "教工号", "人员编号", "学号", "考号", "教师工号", "座号",
    ]),
    (Says::School, &[
        "学校名称", "学校", "校名", "单位名称", "学校全称", "所属学校", "所在学校", "任教学校", "就读学校",
        "现任教学校", "任职学校", "工作学校", "工作单位", "所在单位", "现工作单位", "单位", "学校名",
        "所属学校名称", "所在学校名称", "现就读学校", "任教单位", "现任学校", "机构名称", "学校机构名称",
    ]),
    (Says::SchoolCode, &[
        "学校标识码", "学校代码", "机构标识码", "标识码", "学校编码", "机构代码", "单位代码", "学校识别码",
        "学校机构标识码", "学校机构代码",
    ]),
    (Says::Stage, &[
        "学段", "任教学段", "所教学段", "任课学段", "教学学段", "就读学段", "现任教学段", "任教阶段", "学部",
        "所在学段", "所属学段", "办学学段", "教育阶段", "学段类别", "任职学段",
    ]),
    (Says::Year, &[
        "年级", "所在年级", "任教年级", "现任教年级", "就读年级", "年级名称", "所教年级", "任课年级", "现年级",
    ]),
    (Says::Class, &[
        "班级", "班级名称", "班名", "班号", "班别", "所在班级", "就读班级", "班", "班次", "班级编号", "教学班",
        "行政班", "班级全称", "现班级", "所属班级",
    ]),
    (Says::HighestDegree, &[
        "最高学历", "现学历", "现有学历", "当前学历", "目前学历", "最终学历", "最后学历", "最高学历层次",
        "现最高学历", "后学历",
    ]),
    (Says::Degree, &[
        "学历", "学历层次", "学历情况", "文化程度", "学历程度", "教师学历", "毕业学历", "学历水平",
    ]),
    (Says::FirstDegree, &[
        "第一学历", "原始学历", "初始学历", "全日制学历", "入职学历", "全日制教育学历", "首学历", "原学历",
    ]),
    (Says::Subject, &[
        "任教学科", "现任教学科", "所教学科", "任课学科", "任教科目", "所任学科", "所教科目", "授课学科",
        "教学学科", "学科", "任教课程", "担任学科", "主教学科", "主要任教学科", "现任学科", "任课科目",
        "所任课程", "教授学科", "科目", "主要学科", "任教主学科", "所任科目", "现教学科", "主任教学科",
        "任教学科主", "教学科目",
    ]),
    (Says::FullTime, &[
        "专任兼职", "专兼职", "专任或兼职", "专兼任", "是否专任教师", "是否专任", "专任情况", "专任教师",
        "是否为专任教师", "专职兼职", "专任与否", "专兼",
    ]),
    (Says::Post, &[
        "教师类型", "教师类别", "教职工类型", "教职工类别", "人员类别", "人员类型", "岗位类别", "岗位类型",
        "岗位", "任职类型", "类别", "类型", "教师身份", "人员分类", "职工类别", "教师分类",
    ]),
    (Says::Establishment, &[
        "编制", "是否在编", "编制类型", "编制情况", "在编情况", "编制性质", "用工性质", "用工形式", "是否编内",
        "聘用形式", "入编情况", "编制类别", "是否有编", "编制状态", "用人形式", "是否事业编制", "是否编制内",
    ]),
    (Says::Status, &[
        "在职状态", "在岗状态", "人员状态", "状态", "在职情况", "是否在职", "学籍状态", "学生状态", "在校状态",
        "就读状态", "是否在校", "在读状态", "在岗情况", "是否在岗", "在职在岗情况",
    ]),
    (Says::OfTeacher, &[
        "职称", "专业技术职务", "职务", "参加工作时间", "工作时间", "教龄", "毕业院校", "毕业学校", "所学专业",
        "专业", "学位", "政治面貌", "入职时间", "来校时间", "岗位等级", "职称级别", "第一学历毕业院校",
        "任教班级", "担任职务", "专业技术职称", "聘任职务", "周课时", "行政职务", "兼教学科", "兼任学科",
        "荣誉称号", "普通话等级", "普通话水平", "教师资格学科",
    ]),
    (Says::OfPupil, &[
        "监护人", "监护人姓名", "家长姓名", "父亲姓名", "母亲姓名", "家长", "户口性质", "户籍", "户籍类型",
        "户口所在地", "户籍所在地", "入学时间", "入学年月", "是否留守儿童", "留守儿童", "是否住校", "是否寄宿",
        "寄宿", "住宿", "班主任", "学生类别", "就读方式", "入学方式", "学生来源", "监护人电话", "家长电话",
        "是否独生子女", "户口", "户籍性质", "走读住宿", "是否住宿",
    ]),
    (Says::Personal, &[
        "性别", "民族", "出生年月", "出生日期", "出生", "出生年月日", "年龄", "籍贯", "联系电话", "电话", "手机",
        "手机号", "手机号码", "家庭住址", "住址", "地址", "备注", "序号", "编号", "邮箱", "生日", "健康状况",
        "曾用名", "国籍", "现住址", "联系方式", "银行卡号", "电话号码", "出生地",
    ]),
];

/// What a header cell says.
pub(super) fn says(text: &str) -> Says {
    let spelling = plain(text);
    let (outer, inner) = apart(&spelling);
    let bare: String =
        outer.chars().filter(|c| !matches!(c, '*' | '/' | '、' | '或' | '#' | ':')).collect();
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let holds = |words: &[&str]| words.iter().any(|word| spelling.contains(word));
    let known = |text: &str| WORDS.iter().find(|(_, words)| words.contains(&text)).map(|(s, _)| *s);
    if let Some(found) = known(bare) {
        // 学历（最高）, 学历（第一学历）.
        return match found {
            Says::Degree if inner.iter().any(|one| one.contains('最')) => Says::HighestDegree,
            Says::Degree if inner.iter().any(|one| is_first(one)) => Says::FirstDegree,
            other => other,
        };
    }
    let is_number = holds(&["号", "编码"]) && !holds(&["类型", "是否", "有效期"]);
    if holds(&["身份证", "证件号", "公民身份"]) {
        return if is_number || bare == "身份证" { Says::IdentityCard } else { Says::Personal };
    }
    if holds(&["学籍号", "学籍辅号", "学籍编号", "学籍接续号", "国网学籍"]) {
        return Says::PupilNumber;
    }
    if holds(&["教师资格", "资格证", "持证"]) {
        const BESIDE: &[&str] = &["学科", "时间", "日期", "机关", "机构", "注册", "年月", "单位"];
        return match (is_number, holds(BESIDE)) {
            (_, true) => Says::OfTeacher,
            (true, _) => Says::CertificateNumber,
            _ => Says::Certificate,
        };
    }
    if holds(&["骨干"]) {
        const BESIDE: &[&str] = &["时间", "日期", "文号", "证书", "发证", "批次", "年月", "数"];
        return if holds(BESIDE) { Says::OfTeacher } else { Says::Backbone };
    }
    if holds(&["随迁", "进城务工"]) {
        return Says::Migrant;
    }
    if holds(&["交流", "轮岗"]) {
        const BESIDE: &[&str] = &["时间", "日期", "去向", "学校", "单位", "形式", "方式", "原因"];
        return match () {
            () if holds(BESIDE) => Says::OfTeacher,
            () if holds(&["条件", "符合", "应"]) => Says::Eligible,
            () => Says::Exchange,
        };
    }
    if holds(&["学时", "继续教育"]) {
        let beside = ["证", "时间", "日期", "号"];
        return if holds(&beside) && !holds(&["学时"]) { Says::OfTeacher } else { Says::Hours };
    }
    if bare.ends_with("姓名") || holds(&["电话", "手机", "住址", "出生"]) {
        return Says::Personal;
    }
    Says::Unknown
}

/// What a column says, the groups above its leaf among it.
pub(super) fn of_column(column: &Column) -> Says {
    let Some((_, leaf)) = column.cells.last() else { return Says::Unknown };
    let found = says(leaf);
    let above = column.cells.split_last().map(|(_, above)| above).unwrap_or_default();
    let group = |is_it: &dyn Fn(&str) -> bool| above.iter().any(|(_, text)| is_it(&plain(text)));
    match found {
        Says::Degree if group(&|text| text.contains("最高")) => Says::HighestDegree,
        Says::Degree if group(&is_first) => Says::FirstDegree,
        // 校长 over 姓名, 监护人 over 姓名.
        Says::Name if group(&is_of_another) => Says::Personal,
        _ => found,
    }
}

fn is_first(text: &str) -> bool {
    ["第一", "全日制", "原始", "初始"].iter().any(|word| text.contains(word))
}

fn is_of_another(text: &str) -> bool {
    const OTHERS: &[&str] =
        &["校长", "负责人", "联系人", "填报", "填表", "法人", "家长", "监护", "父", "母", "班主任"];
    OTHERS.iter().any(|word| text.contains(word))
}

/// Whether a header speaks of what belongs to a person: nothing of such a column is ever shown.
pub(in super::super) fn is_personal(text: &str) -> bool {
    const PERSONAL: &[&str] = &[
        "姓名",
        "名字",
        "身份证",
        "证件号",
        "学籍号",
        "电话",
        "手机",
        "住址",
        "出生",
        "生日",
        "联系人",
        "填表人",
        "负责人",
        "填报人",
        "班主任",
        "监护人",
        "家长",
        "银行卡",
        "邮箱",
        "联系方式",
    ];
    let text = plain(text);
    text == "校长" || PERSONAL.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_rosters_mean_what_they_say() {
        let cases = [
            ("姓 名", Says::Name),
            ("教职工姓名", Says::Name),
            ("校长姓名", Says::Personal),
            ("身份证号码", Says::IdentityCard),
            ("身份证件类型", Says::Personal),
            ("全国学籍号", Says::PupilNumber),
            ("教师资格证号", Says::CertificateNumber),
            ("教师资格证种类", Says::Certificate),
            ("教师资格证发证日期", Says::OfTeacher),
            ("是否持证", Says::Certificate),
            ("学历（最高）", Says::HighestDegree),
            ("第一学历", Says::FirstDegree),
            ("专任/兼职", Says::FullTime),
            ("县级以上骨干教师", Says::Backbone),
            ("骨干教师数", Says::OfTeacher),
            ("近五年继续教育学时", Says::Hours),
            ("是否进城务工人员随迁子女", Says::Migrant),
            ("交流轮岗时间", Says::OfTeacher),
            ("本年度是否交流", Says::Exchange),
            ("是否符合交流条件", Says::Eligible),
            ("*任教学科", Says::Subject),
            ("在校生数", Says::Unknown),
        ];
        for (text, expected) in cases {
            assert_eq!(says(text), expected, "{text}");
        }
    }
}
