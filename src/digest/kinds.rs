//! What kinds of findings are called. The names travel with the findings, so that the page need not
//! know them all.

use crate::finding::{Code, Finding};

/// The kinds of these findings, each once.
pub(super) fn of<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<(Code, String)> {
    let mut kinds: Vec<(Code, String)> = Vec::new();
    for finding in findings {
        if kinds.iter().all(|(code, _)| *code != finding.code) {
            kinds.push((finding.code, name(finding.code).to_owned()));
        }
    }
    kinds
}

fn name(code: Code) -> &'static str {
    match code {
        Code::NotASpreadsheet => "读不了的文件",
        Code::PasswordProtected => "有密码的文件",
        Code::WrongPassword => "密码不对的文件",
        Code::UnknownEncryption => "打不开的加密文件",
        Code::DamagedFile => "损坏的文件",
        Code::OverLimit => "超过限制",
        Code::ReaderStopped => "读取中断",
        Code::EmptyFile => "空文件",
        Code::NoSchool => "没有学校",
        Code::NoPupilsColumn => "没有学生数一列",
        Code::FormulaWithoutValue => "公式没有结果",
        Code::CellError => "单元格是错误值",
        Code::MissingValue => "缺少数据",
        Code::NotANumber => "不是数字",
        Code::SeveralFigures => "一格里几个数",
        Code::NegativeValue => "负数",
        Code::NotWhole => "应为整数",
        Code::WrongUnit => "单位可能不对",
        Code::UnknownKind => "办学类型不明",
        Code::KindAssumed => "办学类型是推断的",
        Code::UnexpectedStage => "学段与办学类型不符",
        Code::PartOverWhole => "部分大于合计",
        Code::GymAreaUnknown => "体育馆面积不明",
        Code::StageTotalOnly => "教师没有分学段",
        Code::WholeSchoolFigure => "两个学段同一个数",
        Code::DuplicateSchool => "学校重复",
        Code::NearName => "校名相近",
        Code::CampusMerged => "校区并入本校",
        Code::CampusApart => "校区单独评价",
        Code::CampusAlone => "校区没有本校",
        Code::SpoiltCode => "标识码丢了数字",
        Code::MergedFigure => "合并单元格里的数",
        Code::RowLeftOut => "没有当作学校的行",
        Code::FilePassedOver => "跳过的文件",
        Code::SheetPassedOver => "没有读的工作表",
        Code::Conflict => "同一项有两个数",
        Code::AmbiguousColumn => "列的含义不明",
        Code::DerivedIgnored => "没有读的计算列",
        Code::TotalMismatch => "合计对不上",
        Code::UnitWithoutPupils => "没有学生",
        Code::SingleUnit => "只有一所学校",
        Code::ZeroMean => "平均值为 0",
        Code::RoundingFlips => "四舍五入会改变结论",
        Code::NoSplitRatio => "没有拆分比例",
        Code::Implausible => "数字不合常理",
        Code::UnweightedFlips => "不加权会改变结论",
        Code::MultiYearExchange => "交流人数像是几年合计",
        Code::PartTimeCounted => "像是算进了兼任教师",
        Code::NineYearRetention => "像是九年巩固率",
        Code::TenPointScale => "像是十分制",
        Code::ProvincialStandIn => "用省级监测代替",
        Code::FlagContradicts => "是/否与数字不符",
        Code::BandsMismatch => "分段合计对不上",
        Code::AreaBandUnknown => "面积分段不明",
        Code::RelaxationUnclaimed => "可能适用放宽条件",
        Code::UnknownItem => "不认识的填报项目",
        Code::Outlier => "与全县相差悬殊",
        Code::RetypedFar => "手工改的数相差悬殊",
        Code::CorrectionUnused => "没有用上的更正",
        Code::ReadAsSaid => "按您的指定读取",
        Code::ShownOtherwise => "按显示的数读取",
        Code::PartlyRead => "有上标或删除线",
        Code::PersonsCounted => "从名册计数",
        Code::PersonsNotCounted => "没有计数的名册",
        Code::PersonUnclear => "名册里看不清的行",
        Code::PersonTwice => "名册里重复的人",
        Code::HiddenCells => "有隐藏的行列",
        Code::SeveralCounties => "不止一个区县",
        Code::SeveralYears => "不止一个年度",
    }
}
