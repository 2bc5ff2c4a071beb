//! The one school that a text over a roster names: a title, a sheet's name, a file's name.
//! A text that may name a county's schools, or two schools, names none.

use crate::intake::vocabulary::spelling::plain;

/// The one school that a title names: 2024年城关小学教师花名册.
pub(super) fn school_in(text: &str) -> Option<String> {
    const ENDS: &[&str] = &[
        "小学部",
        "初中部",
        "高中部",
        "小学校",
        "小学",
        "中学",
        "初中",
        "高中",
        "学校",
        "教学点",
        "校区",
        "分校",
        "完小",
        "中心校",
        "学院",
        "一中",
        "二中",
        "三中",
        "四中",
        "五中",
        "六中",
        "一小",
        "二小",
        "三小",
        "四小",
    ];
    const MANY: &[&str] = &["中小学", "各校", "各学校", "全县", "全区", "全市", "义务教育", "所有"];
    // 清河县小学 is the county's primary schools; 清河县城关小学 is a school.
    const WIDE: &[&str] =
        &["县", "区", "市", "旗", "州", "省", "各", "公办", "民办", "农村", "乡村", "普通"];
    let written = text;
    let text = plain(text);
    if MANY.iter().any(|word| text.contains(word)) {
        return None;
    }
    let named = text.rsplit_once(':').map_or(text.as_str(), |(label, rest)| {
        if label.chars().count() <= 6 { rest } else { text.as_str() }
    });
    let start = begin(named);
    let named = named.get(start..)?;
    let found = ENDS.iter().filter_map(|end| Some((named.rfind(end)? + end.len(), *end)));
    let (mut to, end) = found.max_by_key(|(to, end)| (*to, end.len()))?;
    let name = named.get(..to)?;
    let before = name.strip_suffix(end)?;
    // 小学、初中 in one title are no school, nor are two schools in one breath.
    let is_numbered = end.starts_with(['一', '二', '三', '四', '五', '六']);
    let least = if is_numbered { 1 } else { 2 };
    let is_wide = !is_numbered && WIDE.iter().any(|word| before.ends_with(word));
    // 和平小学 is one school, 城关小学和东关小学 are two.
    let mut pieces = name.split(['、', ',', ';', '和', '与', '及']);
    pieces.next_back();
    let are_several = pieces.any(|piece| ENDS.iter().any(|end| piece.ends_with(end)));
    if before.chars().count() < least || is_wide || are_several {
        return None;
    }
    if name.contains('(') && !name.contains(')') {
        to += named.get(to..)?.find(')').map(|at| at + 1)?;
    }
    let rest = named.get(to..)?;
    let name = named.get(..to)?;
    is_about_rosters(rest).then(|| as_written(written, name))
}

/// A plain text as it stands in the text that it was found in: with the brackets that were typed.
fn as_written(text: &str, found: &str) -> String {
    let mut spelling = String::new();
    // Where each byte of the plain text begins and ends in the written one.
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (at, character) in text.char_indices() {
        let own = plain(text.get(at..at + character.len_utf8()).unwrap_or_default());
        spelling.push_str(&own);
        places.extend(std::iter::repeat_n((at, at + character.len_utf8()), own.len()));
    }
    let written = spelling.find(found).and_then(|from| {
        let (first, _) = places.get(from)?;
        let (_, last) = places.get(from + found.len() - 1)?;
        text.get(*first..*last)
    });
    written.unwrap_or(found).to_owned()
}

/// Where a name begins: behind 附件2, 2024-2025学年度第一学期 and numbers. 月 and 日 are dates behind digits
/// only: 日新小学 is a name.
fn begin(text: &str) -> usize {
    const OF_DATES: &[&str] = &["学年度", "学年", "年度", "年", "月", "日", "级", "届"];
    const LEADS: &[&str] = &[
        "附件",
        "附表",
        "第一学期",
        "第二学期",
        "上学期",
        "下学期",
        "秋季学期",
        "春季学期",
        "秋季",
        "春季",
    ];
    let marks = |c: char| matches!(c, '-' | '—' | '~' | '.' | '_' | '、' | '(' | ')' | '至' | ':');
    let mut rest = text;
    loop {
        let before = rest;
        rest = rest.trim_start_matches(marks);
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let dated = behind.len() < rest.len();
        let words = if dated { OF_DATES } else { LEADS };
        rest = words.iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
        if rest == before {
            return text.len() - rest.len();
        }
    }
}

/// Whether what stands behind a school's name speaks of a roster, and names nothing else.
fn is_about_rosters(rest: &str) -> bool {
    const WORDS: &[&str] = &[
        "专任教师",
        "教职工",
        "教师",
        "教职员工",
        "教职员",
        "职工",
        "教工",
        "老师",
        "在编",
        "在职",
        "在岗",
        "在校",
        "学生",
        "学籍",
        "人员",
        "基本信息",
        "基本情况",
        "信息",
        "情况",
        "花名册",
        "名册",
        "名单",
        "登记表",
        "登记",
        "一览表",
        "统计表",
        "汇总表",
        "汇总",
        "统计",
        "采集表",
        "采集",
        "明细表",
        "明细",
        "台账",
        "数据",
        "表",
        "年级",
        "班级",
        "班",
        "全体",
        "全校",
        "学年度",
        "学年",
        "年度",
        "年",
        "月",
        "日",
        "学期",
        "秋季",
        "春季",
        "上",
        "下",
        "第",
        "届",
        "级",
        "骨干",
        "学科",
        "体育",
        "艺术",
        "音乐",
        "美术",
        "随迁子女",
        "交流",
        "轮岗",
        "编制",
        "培训",
        "资格证",
        "资格",
        "最新",
        "定稿",
        "终稿",
        "副本",
        "复件",
        "上报",
        "版",
        "的",
    ];
    let mut rest = rest.to_owned();
    for word in WORDS {
        rest = rest.replace(word, "");
    }
    let is_mark = |c: char| {
        c.is_ascii_digit()
            || c.is_ascii_punctuation()
            || "一二三四五六七八九十—－～·".contains(c)
            || c.is_ascii_alphabetic()
    };
    rest.chars().all(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_one_school_or_none() {
        let cases = [
            ("城关小学教师花名册", Some("城关小学")),
            ("2024-2025学年度第一学期城关小学专任教师名册", Some("城关小学")),
            ("附件2：城关镇中心小学学生名册（2024）", Some("城关镇中心小学")),
            ("学校：城关小学", Some("城关小学")),
            ("填报单位：河口九年一贯制学校", Some("河口九年一贯制学校")),
            ("城关小学", Some("城关小学")),
            ("1.城关小学", Some("城关小学")),
            ("育才学校初中部教师", Some("育才学校初中部")),
            ("城关小学（东校区）学生花名册", Some("城关小学（东校区）")),
            ("城关小学三年级2班学生名单", Some("城关小学")),
            ("县第一中学教师", Some("县第一中学")),
            ("清河县一中教职工名册", Some("清河县一中")),
            ("2024年9月日新小学教师名册", Some("日新小学")),
            ("月亮湾小学", Some("月亮湾小学")),
            ("和平小学教师名册", Some("和平小学")),
            ("新岭完全中学学生名册", Some("新岭完全中学")),
            ("城关小学和东关小学教师名册", None),
            ("市第一中学附属东河小学学生花名册", Some("市第一中学附属东河小学")),
            ("张家村小学", Some("张家村小学")),
            ("清河县小学教师名册", None),
            ("全县小学教师名册", None),
            ("小学教师名册", None),
            ("小学", None),
            ("教师名册", None),
            ("城关小学、东关小学教师名册", None),
            ("中小学教师名册", None),
            ("初中", None),
            ("Sheet1", None),
        ];
        for (text, school) in cases {
            assert_eq!(school_in(text).as_deref(), school, "{text}");
        }
    }
}
