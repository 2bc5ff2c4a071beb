//! What the columns of a roster of persons are called. It holds words; it reads no row.

use serde::{Deserialize, Serialize};

use super::wordings::WORDS;
use crate::intake::layout::header::Column;
use crate::intake::vocabulary::spelling::{apart, plain};

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
    /// 职称, 专业技术职务.
    Rank,
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
            Self::Rank => "职称",
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
    /// 职称: whether 中级 is reached.
    Rank,
    Migrant,
    Status,
    /// Something about a teacher that is not used: 政治面貌, 参加工作时间.
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
                | Self::Rank
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
            Self::Rank => PersonColumn::Rank,
            Self::Migrant => PersonColumn::Migrant,
            Self::Status => PersonColumn::Status,
            _ => PersonColumn::Other,
        }
    }
}

/// What a header cell says.
pub(super) fn says(text: &str) -> Says {
    let spelling = plain(text);
    let (outer, inner) = apart(&spelling);
    let bare: String =
        outer.chars().filter(|c| !matches!(c, '*' | '/' | '、' | '或' | '#' | ':')).collect();
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit());
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
pub(crate) fn is_personal(text: &str) -> bool {
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
            ("任教学科2", Says::Subject),
            ("专业技术职务", Says::Rank),
            ("在校生数", Says::Unknown),
        ];
        for (text, expected) in cases {
            assert_eq!(says(text), expected, "{text}");
        }
    }
}
