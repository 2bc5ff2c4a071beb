//! The county and the year that a file's name or a cell states. It knows no list of counties: what it
//! tells is compared with the same of another file, and a person is asked.

use crate::intake::vocabulary::spelling::{is_nothing, plain};

/// Whole words that end in 县, 区, 市 or 旗 and name no county: a part of one, or all of it.
const NO_COUNTY: &[&str] = &[
    "全县",
    "全区",
    "全市",
    "全旗",
    "本县",
    "本区",
    "本市",
    "我县",
    "我区",
    "我市",
    "某县",
    "某区",
    "某市",
    "各县",
    "各区",
    "市区",
    "城区",
    "主城区",
    "郊区",
    "镇区",
    "山区",
    "地区",
    "库区",
    "湖区",
    "牧区",
    "新区",
    "老区",
    "东区",
    "西区",
    "南区",
    "北区",
    "中区",
    "分区",
];
/// What such words end in.
const PART_ENDS: &[&str] = &[
    "区县",
    "县区",
    "市县",
    "县市",
    "学区",
    "校区",
    "片区",
    "园区",
    "小区",
    "社区",
    "辖区",
    "开发区",
    "高新区",
    "经开区",
    "示范区",
    "度假区",
    "景区",
    "结合区",
    "中心区",
];
/// The longest name of a county, 积石山保安族东乡族撒拉族自治县, has 16 characters.
const LONGEST: usize = 20;

/// The county that a text begins with: 青山县 of “2025年XX省YY市青山县小学.xlsx”. `None` where it names none.
pub(crate) fn county(text: &str) -> Option<String> {
    let text = plain(text);
    let is_before =
        |c: char| c.is_ascii_digit() || c.is_ascii_punctuation() || "年度学至第、—－·".contains(c);
    let mut rest = text.trim_start_matches(is_before);
    if let Some((_, after)) =
        rest.split_once('省').filter(|(before, _)| before.chars().count() <= 3)
    {
        rest = after;
    }
    let (mut name, after) = unit(rest)?;
    // 泉州市鲤城区 is in a city, 漳平市 is one.
    if name.ends_with(['市', '州', '盟'])
        && let Some((inner, _)) = unit(after).filter(|(inner, _)| is_county(inner))
    {
        name = inner;
    }
    is_county(name).then(|| name.to_owned())
}

/// The first words of a text up to what ends a place's name, and what follows. 泉州市 ends behind 市.
fn unit(text: &str) -> Option<(&str, &str)> {
    let is_end = |c: char| "县区市旗州盟".contains(c);
    let first = text.char_indices().find(|(at, c)| *at > 0 && is_end(*c))?.0;
    let ends = text.get(first..)?.chars().take_while(|c| is_end(*c)).map(char::len_utf8);
    let (name, after) = text.split_at(first + ends.sum::<usize>());
    let is_name = name.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    (is_name && name.chars().count() <= LONGEST).then_some((name, after))
}

fn is_county(name: &str) -> bool {
    // 沙县 is a county; 红旗 and 新市 are names of schools and towns.
    let is_long = name.chars().count() > 2;
    (name.ends_with('县') || is_long && name.ends_with(['区', '市', '旗']))
        && !NO_COUNTY.contains(&name)
        && !PART_ENDS.iter().any(|end| name.ends_with(end))
}

/// What ends a value of such a column that is a part of a county: 统计三级 may be the town.
const PARTS: &[&str] = &[
    "镇",
    "乡",
    "街道",
    "街",
    "办事处",
    "村",
    "苏木",
    "农场",
    "林场",
    "校",
    "小学",
    "中学",
    "直属",
    "县直",
    "市直",
    "区直",
    "局",
    "合计",
    "小计",
    "总计",
];

/// By what the value of a 区县 column is compared: without the province and the city in front of it, and
/// without a code where a name stands, too. `None` for what does not say that it is a county.
pub(crate) fn district(value: &str) -> Option<String> {
    let text = plain(value);
    let name = bare_of(&text);
    if name.is_empty() {
        // 行政区划代码: six digits are a county, nine and twelve a part of one.
        return (text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text);
    }
    if let Some(county) = county(name).filter(|county| name.ends_with(county.as_str())) {
        return Some(county);
    }
    is_district(name).then(|| name.to_owned())
}

/// A value of such a column that may be a county or a town: 青山, 城关. `None` for all others.
pub(crate) fn unclear(value: &str) -> Option<String> {
    let text = plain(value);
    let name = bare_of(&text);
    let is_name = name.chars().any(char::is_alphabetic) && name.chars().count() <= LONGEST;
    let is_part = PARTS.iter().chain(PART_ENDS).any(|end| name.ends_with(end));
    (is_name && !is_nothing(name) && !is_part && !NO_COUNTY.contains(&name))
        .then(|| name.to_owned())
}

/// Without a number or a code before it.
fn bare_of(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation())
}

/// In its column a county may be written short, such as A区.
fn is_district(name: &str) -> bool {
    unclear(name).is_some() && name.chars().count() > 1 && name.ends_with(['县', '区', '市'])
}

/// Whether one name is the other without its last character: 青山 of 青山县.
pub(crate) fn is_short_for(short: &str, long: &str) -> bool {
    long.strip_suffix(['县', '区', '市', '旗']) == Some(short)
}

/// Whether both may name the same county.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    one == other || is_short_for(one, other) || is_short_for(other, one)
}

/// The year that a text states; of a school year, 2024—2025, the later one.
pub(crate) fn year(text: &str) -> Option<u32> {
    let text = plain(text);
    let groups = text.split(|c: char| !c.is_ascii_digit());
    // 20250901 is a day of that year.
    let years = groups.filter(|digits| matches!(digits.len(), 4 | 6 | 8));
    let years = years.filter_map(|digits| digits.get(..4)?.parse::<u32>().ok());
    years.filter(|year| (2000..2100).contains(year)).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_s_name_tells_its_county() {
        let cases = [
            ("青山县.xlsx", Some("青山县")),
            ("青山县小学2025.xlsx", Some("青山县")),
            ("2025年青山县义务教育学校.xls", Some("青山县")),
            ("2024-2025学年绿水区汇总", Some("绿水区")),
            ("某省绿州市青山县小学", Some("青山县")),
            ("绿州市青山区", Some("青山区")),
            ("绿州市小学", Some("绿州市")),
            ("青山县城区小学", Some("青山县")),
            ("青山县东区", Some("青山县")),
            ("甲县", Some("甲县")),
            ("海西蒙古族藏族自治州德令哈市", Some("德令哈市")),
            ("全县2025", None),
            ("城区小学", None),
            ("河东学区", None),
            ("东片区", None),
            ("经济开发区", None),
            ("一", None),
            ("小学", None),
            ("district-a", None),
            ("县", None),
            ("红旗小学", None),
            ("新市小学", None),
            ("沙县小学", Some("沙县")),
            ("第一批区县填报", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(county(name).as_deref(), wanted, "{name}");
        }
    }

    #[test]
    fn a_district_is_the_same_with_its_city_and_without() {
        let cases = [
            ("鲤城区", Some("鲤城区")),
            ("泉州市鲤城区", Some("鲤城区")),
            ("某省泉州市鲤城区", Some("鲤城区")),
            ("350502鲤城区", Some("鲤城区")),
            (" 青山 县 ", Some("青山县")),
            ("漳平市", Some("漳平市")),
            ("A区", Some("A区")),
            ("青山", None),
            ("城关", None),
            ("东部", None),
            ("镇中心区", None),
            ("350881", Some("350881")),
            ("350881001", None),
            ("城区", None),
            ("城关镇", None),
            ("河口乡", None),
            ("县直属", None),
            ("—", None),
        ];
        for (written, wanted) in cases {
            assert_eq!(district(written).as_deref(), wanted, "{written}");
        }
    }

    #[test]
    fn a_year_is_four_digits() {
        let cases = [
            ("全县2025.xlsx", Some(2025)),
            ("2024-2025学年", Some(2025)),
            ("汇总20240901", Some(2024)),
            ("第2021035号", None),
            ("350881", None),
            ("小学", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(year(name), wanted, "{name}");
        }
    }
}
