//! 学历 as people write it. A word that is not surely one degree is none.

use crate::intake::vocabulary::spelling::plain;

/// A degree (学历), as the indicators ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Degree {
    Doctor,
    Master,
    /// 研究生: one of the two above.
    Postgraduate,
    Bachelor,
    College,
    /// 高中阶段及以下.
    Below,
}

/// What ends before it is reached, or was never one.
const UNFINISHED: &[&str] =
    &["在读", "肄业", "结业", "课程班", "进修", "未毕业", "同等学力", "预科", "待定", "以上", "?"];

/// Reads a cell of degrees; `None` where it is blank or not known.
pub(super) fn degree(text: &str) -> Option<Degree> {
    let text = plain(text).replace(['、', '/', ',', ';'], "|");
    if UNFINISHED.iter().any(|word| text.contains(word)) {
        return None;
    }
    // 专升本 is 本科, whatever it came from.
    let text = [
        "专科升本科",
        "专升本科",
        "专科升本",
        "大专升本科",
        "专接本",
        "专套本",
        "专转本",
        "专升本",
    ]
    .into_iter()
    .fold(text, |text, word| text.replace(word, "本科"));
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // 初中 and 小学 are degrees only alone: 初中教师 in a column of degrees is in the wrong column.
    let whole = text.trim_end_matches("毕业").trim_end_matches("学历");
    let below =
        holds(&[
            "中专",
            "中师",
            "职高",
            "中职",
            "技校",
            "中等师范",
            "中等专业",
            "幼师",
            "高中阶段",
            "中技",
            "普师",
        ]) || matches!(whole, "高中" | "普通高中" | "初中" | "小学" | "高中及以下" | "初中及以下");
    let bachelor = holds(&["本科", "学士"]) || matches!(whole, "大学" | "大学普通班");
    let college = holds(&["大专", "专科"]);
    let (doctor, master) = (holds(&["博士"]), holds(&["硕士"]));
    let post = holds(&["研究生"]);
    let levels = [doctor, master || post && !doctor, bachelor, college, below];
    if levels.iter().filter(|level| **level).count() != 1 {
        return None;
    }
    Some(match () {
        () if doctor => Degree::Doctor,
        () if master => Degree::Master,
        () if post => Degree::Postgraduate,
        () if bachelor => Degree::Bachelor,
        () if college => Degree::College,
        () => Degree::Below,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_as_people_write_them() {
        let cases = [
            ("博士研究生", Some(Degree::Doctor)),
            ("博士", Some(Degree::Doctor)),
            ("硕士研究生毕业", Some(Degree::Master)),
            ("教育硕士", Some(Degree::Master)),
            ("研究生（硕士）", Some(Degree::Master)),
            ("研究生", Some(Degree::Postgraduate)),
            ("在职研究生", Some(Degree::Postgraduate)),
            ("大学本科", Some(Degree::Bachelor)),
            ("本科毕业", Some(Degree::Bachelor)),
            ("大学", Some(Degree::Bachelor)),
            ("专升本", Some(Degree::Bachelor)),
            ("全日制本科", Some(Degree::Bachelor)),
            ("大专", Some(Degree::College)),
            ("大学专科", Some(Degree::College)),
            ("高等专科", Some(Degree::College)),
            ("中专", Some(Degree::Below)),
            ("中师", Some(Degree::Below)),
            ("高中阶段及以下", Some(Degree::Below)),
            ("高 中", Some(Degree::Below)),
            ("初中", Some(Degree::Below)),
            ("本科在读", None),
            ("研究生课程班结业", None),
            ("大专、本科", None),
            ("本科及以上", None),
            ("一级教师", None),
            ("张三", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(degree(text), expected, "{text}");
        }
    }
}
