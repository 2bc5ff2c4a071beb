//! 专业技术职务 (职称) as people write it: whether it is 中级 or higher. What is not surely known is not known.

use super::marks::{Mark, mark};
use crate::intake::vocabulary::spelling::plain;

/// Reads a cell of 职称. 一级教师 is 中级 since 2015; before, 小学一级 was 初级 and 小学高级 was 中级. Posts are
/// numbered: up to the tenth they are 中级 and higher.
pub(super) fn rank(text: &str) -> Mark {
    const BELOW: &[&str] =
        &["初级", "二级", "三级", "助理", "员级", "见习", "未定", "未评", "未聘", "教员", "试用"];
    const OLD_BELOW: &[&str] = &["小学一级", "小教一级", "幼教一级", "幼儿园一级", "小一"];
    const REACHED: &[&str] = &[
        "高级",
        "中级",
        "一级",
        "特级",
        "讲师",
        "教授",
        "正高",
        "副高",
        "研究员",
        "小高",
        "中高",
        "中一",
    ];
    // Workers have grades of their own.
    const OF_WORKERS: &[&str] =
        &["工人", "技工", "高级工", "中级工", "初级工", "技师", "工勤", "普通工"];
    match mark(text) {
        Mark::Unknown => {}
        // 是 names no rank.
        Mark::Yes => return Mark::Unknown,
        other => return other,
    }
    let text = plain(text);
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if holds(OF_WORKERS) {
        return Mark::Unknown;
    }
    if let Some(post) = post(&text) {
        return if post <= 10 { Mark::Yes } else { Mark::No };
    }
    let is_old = holds(OLD_BELOW) && !text.contains("中小学");
    let (reached, below) = (holds(REACHED), holds(BELOW));
    // 助理讲师 is no 讲师; 一级、二级 is two ranks.
    if is_old || (below && (!reached || text.contains("助理"))) {
        Mark::No
    } else if reached && !below {
        Mark::Yes
    } else {
        Mark::Unknown
    }
}

/// The number of a post: 专业技术八级, 专技十一级岗, 12级. Up to the fourth it may be a rank's own number.
fn post(text: &str) -> Option<u32> {
    const NAMES: &[(&str, u32)] = &[
        ("十三级", 13),
        ("十二级", 12),
        ("十一级", 11),
        ("十级", 10),
        ("九级", 9),
        ("八级", 8),
        ("七级", 7),
        ("六级", 6),
        ("五级", 5),
    ];
    if let Some((_, post)) = NAMES.iter().find(|(name, _)| text.contains(name)) {
        return Some(*post);
    }
    let (before, _) = text.split_once('级')?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let post = before.get(before.len() - digits..)?.parse().ok()?;
    (5..=13).contains(&post).then_some(post)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_as_people_write_them() {
        let cases = [
            ("高级教师", Mark::Yes),
            ("正高级教师", Mark::Yes),
            ("副高", Mark::Yes),
            ("一级教师", Mark::Yes),
            ("中小学一级教师", Mark::Yes),
            ("中学一级", Mark::Yes),
            ("小学高级教师", Mark::Yes),
            ("中级", Mark::Yes),
            ("讲师", Mark::Yes),
            ("专业技术八级", Mark::Yes),
            ("10级", Mark::Yes),
            ("小学一级教师", Mark::No),
            ("小教一级", Mark::No),
            ("二级教师", Mark::No),
            ("中学二级", Mark::No),
            ("三级教师", Mark::No),
            ("助理讲师", Mark::No),
            ("初级", Mark::No),
            ("未定级", Mark::No),
            ("无", Mark::No),
            ("专业技术十一级", Mark::No),
            ("12级", Mark::No),
            ("高级工", Mark::Unknown),
            ("工人", Mark::Unknown),
            ("是", Mark::Unknown),
            ("一级、二级", Mark::Unknown),
            ("校长", Mark::Unknown),
            ("", Mark::Blank),
        ];
        for (text, expected) in cases {
            assert_eq!(rank(text), expected, "{text}");
        }
    }
}
