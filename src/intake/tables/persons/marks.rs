//! Words of the columns that say yes or no of a person: 是, √, 县级骨干, 专任, 编外. What is not surely one of
//! them is not known; a blank is a blank.

use crate::intake::vocabulary::spelling::plain;

/// What a cell says of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Yes,
    No,
    Blank,
    Unknown,
}

/// 是, √, 1; 否, 无, ×, 0, —.
pub(super) fn mark(text: &str) -> Mark {
    const YES: &[&str] =
        &["是", "有", "√", "✓", "✔", "1", "Y", "y", "对", "具备", "符合", "已", "TRUE", "☑"];
    #[rustfmt::skip]
    const NO: &[&str] = &[
        "否", "无", "不是", "没有", "未", "非", "×", "x", "X", "✗", "0", "N", "n", "暂无",
        "不具备", "不符合", "FALSE",
    ];
    let text = plain(text);
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '─' | '/' | '\\' | '_' | '~');
    match text.as_str() {
        "" => Mark::Blank,
        text if YES.contains(&text) => Mark::Yes,
        text if NO.contains(&text) || text.chars().all(dash) => Mark::No,
        _ => Mark::Unknown,
    }
}

/// Whether a person is 县级及以上骨干; `header` is the column's, which may say the level itself.
pub(super) fn backbone(text: &str, header: &str) -> Mark {
    #[rustfmt::skip]
    const BELOW: &[&str] = &[
        "校级", "校内", "学区级", "学区", "片区级", "片区", "学片级", "学片", "乡镇级", "乡镇", "镇级", "乡级",
        "街道级", "街道", "集团级", "集团", "社区", "园区级",
    ];
    #[rustfmt::skip]
    const LEVELS: &[&str] = &[
        "国家级", "国家", "部级", "省级", "省", "自治区级", "市级", "地级", "州级", "盟级",
        "区级", "县级", "旗级", "县区级", "区县级", "市", "县", "区",
    ];
    match mark(text) {
        // 是 under 是否骨干教师 says no level, and 校级 does not count.
        Mark::Yes => {
            let named = LEVELS.iter().any(|level| header.contains(level));
            let at_least = header.contains("以上") || !header.contains("校级");
            return if named && at_least { Mark::Yes } else { Mark::Unknown };
        }
        Mark::Unknown => {}
        other => return other,
    }
    let written = plain(text);
    if ["不是", "非骨干", "未评", "没有"].iter().any(|word| written.contains(word)) {
        return Mark::No;
    }
    let rest = BELOW.iter().fold(written.clone(), |rest, word| rest.replace(word, ""));
    if LEVELS.iter().any(|level| rest.contains(level)) {
        Mark::Yes
    } else if rest != written {
        Mark::No
    } else {
        Mark::Unknown
    }
}

/// Whether a person is a full-time teacher (专任); `header` is the column's.
pub(super) fn full_time(text: &str, header: &str) -> Mark {
    #[rustfmt::skip]
    const OTHERS: &[&str] = &[
        "兼", "外聘", "聘请", "退休", "返聘", "行政", "工勤", "教辅", "后勤", "校医", "保安",
        "保育", "食堂", "宿管", "会计", "实习", "非专任", "职员", "工人", "代课", "校外",
        "银龄", "勤杂", "厨", "门卫", "司机",
    ];
    if header.contains("专任") {
        match mark(text) {
            Mark::Unknown => {}
            // 专任/兼职: a 否 answers no question.
            Mark::Yes | Mark::No if header.contains('兼') => return Mark::Unknown,
            other => return other,
        }
    }
    let text = plain(text);
    let others = OTHERS.iter().any(|word| text.contains(word));
    match (text.contains("专任") && !text.contains("非专任"), others) {
        _ if text.is_empty() => Mark::Blank,
        (true, false) => Mark::Yes,
        (false, true) => Mark::No,
        (false, false) if matches!(text.as_str(), "教师" | "任课教师" | "专职" | "专职教师") => {
            Mark::Yes
        }
        _ => Mark::Unknown,
    }
}

/// Whether a person has no post of the establishment (编外).
pub(super) fn is_outside(text: &str, header: &str) -> bool {
    #[rustfmt::skip]
    const OUTSIDE: &[&str] = &[
        "编外", "非编", "合同", "聘", "临时", "代课", "劳务", "派遣", "无编", "不在编",
        "未入编", "非在编",
    ];
    let spelling = plain(text);
    let answers = header.contains("是否") && mark(text) == Mark::No;
    answers || OUTSIDE.iter().any(|word| spelling.contains(word))
}

/// Whether a person holds a teacher's certificate: a kind or a number is one.
pub(super) fn certificate(text: &str) -> Mark {
    const NOT_YET: &[&str] = &["在办", "办理中", "待", "考取中", "正在", "不", "遗失", "?"];
    let spelling = plain(text);
    match mark(text) {
        Mark::Unknown if NOT_YET.iter().any(|word| spelling.contains(word)) => Mark::Unknown,
        Mark::Unknown if ["无", "未", "没"].iter().any(|word| spelling.contains(word)) => {
            Mark::No
        }
        Mark::Unknown => Mark::Yes,
        // A dash where a number should stand may be anything.
        Mark::No if spelling.chars().all(|c| !c.is_alphanumeric() && c != '×') => Mark::Unknown,
        other => other,
    }
}

/// Whether a pupil is a migrant worker's child (进城务工人员随迁子女).
pub(super) fn migrant(text: &str) -> Mark {
    match mark(text) {
        Mark::Unknown => {
            let text = plain(text);
            let denied = ["非", "不是", "否"].iter().any(|word| text.contains(word));
            match (text.contains("随迁") || text.contains("务工"), denied) {
                (true, false) => Mark::Yes,
                (_, true) => Mark::No,
                (false, false) => Mark::Unknown,
            }
        }
        other => other,
    }
}

/// Whether somebody has left: 退休, 转出.
pub(super) fn has_left(text: &str, header: &str) -> Mark {
    #[rustfmt::skip]
    const LEFT: &[&str] = &[
        "退休", "离职", "调出", "辞职", "去世", "离休", "转出", "退学", "毕业", "死亡", "离校",
        "已转学", "注销", "开除", "离岗", "不在职", "不在岗", "不在校",
    ];
    const HERE: &[&str] = &["在职", "在岗", "在校", "在读", "正常", "在籍", "就读", "在编"];
    let spelling = plain(text);
    if LEFT.iter().any(|word| spelling.contains(word)) {
        return Mark::Yes;
    }
    match mark(text) {
        Mark::Yes if header.contains("是否") => Mark::No,
        Mark::No if header.contains("是否") => Mark::Yes,
        Mark::Blank => Mark::Blank,
        _ if HERE.iter().any(|word| spelling.contains(word)) => Mark::No,
        _ => Mark::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backbone_counts_from_the_county_up() {
        let cases = [
            ("县级", "骨干级别", Mark::Yes),
            ("市级骨干教师", "骨干级别", Mark::Yes),
            ("国家级", "骨干级别", Mark::Yes),
            ("县骨干", "骨干级别", Mark::Yes),
            ("校级、县级", "骨干级别", Mark::Yes),
            ("校级", "骨干级别", Mark::No),
            ("学区级", "骨干级别", Mark::No),
            ("学区骨干教师", "骨干级别", Mark::No),
            ("片区骨干", "骨干级别", Mark::No),
            ("特级教师", "骨干级别", Mark::Unknown),
            ("镇级骨干", "骨干级别", Mark::No),
            ("无", "骨干级别", Mark::No),
            ("—", "骨干级别", Mark::No),
            ("", "骨干级别", Mark::Blank),
            ("是", "是否县级以上骨干教师", Mark::Yes),
            ("是", "是否骨干教师", Mark::Unknown),
            ("否", "是否骨干教师", Mark::No),
            ("骨干教师", "骨干级别", Mark::Unknown),
        ];
        for (text, header, expected) in cases {
            assert_eq!(backbone(text, header), expected, "{text} under {header}");
        }
    }

    #[test]
    fn full_time_is_what_is_said_to_be() {
        let cases = [
            ("专任", "专任/兼职", Mark::Yes),
            ("专任教师", "教职工类别", Mark::Yes),
            ("兼职", "专任/兼职", Mark::No),
            ("外聘", "教师类型", Mark::No),
            ("工勤人员", "教职工类别", Mark::No),
            ("行政兼课", "岗位", Mark::No),
            ("是", "是否专任教师", Mark::Yes),
            ("否", "是否专任教师", Mark::No),
            ("否", "专任/兼职", Mark::Unknown),
            ("专任兼行政", "岗位", Mark::Unknown),
            ("专业技术", "岗位类型", Mark::Unknown),
            ("", "专任/兼职", Mark::Blank),
        ];
        for (text, header, expected) in cases {
            assert_eq!(full_time(text, header), expected, "{text} under {header}");
        }
    }

    #[test]
    fn certificates_migrants_and_those_who_left() {
        let cases = [
            ("小学教师资格", Mark::Yes),
            ("20244010012345678", Mark::Yes),
            ("有", Mark::Yes),
            ("无", Mark::No),
            ("未取得", Mark::No),
            ("/", Mark::Unknown),
            ("正在办理", Mark::Unknown),
            ("不详", Mark::Unknown),
            ("", Mark::Blank),
        ];
        for (text, expected) in cases {
            assert_eq!(certificate(text), expected, "{text}");
        }
        for (text, expected) in [
            ("是", Mark::Yes),
            ("进城务工人员随迁子女", Mark::Yes),
            ("非随迁子女", Mark::No),
            ("否", Mark::No),
            ("本地", Mark::Unknown),
        ] {
            assert_eq!(migrant(text), expected, "{text}");
        }
        for (text, header, expected) in [
            ("退休", "在职状态", Mark::Yes),
            ("在职", "在职状态", Mark::No),
            ("否", "是否在职", Mark::Yes),
            ("借调", "在职状态", Mark::Unknown),
        ] {
            assert_eq!(has_left(text, header), expected, "{text}");
        }
        assert!(is_outside("编外合同制", "编制"));
        assert!(is_outside("否", "是否在编"));
        assert!(!is_outside("事业编制", "编制"));
    }
}
