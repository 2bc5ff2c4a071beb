//! 学段, 年级 and 班级 as rosters write them: which stage they speak of, and which class is which.

use crate::county::Part;
use crate::intake::vocabulary::spelling::{name_key, plain};
use crate::intake::vocabulary::stage;

/// Numerals as years and classes are written.
const NUMERALS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The one stage that a cell of stages names.
pub(super) fn stage_of(text: &str) -> Option<Part> {
    let text = plain(text);
    stage::only(&text).or_else(|| stage::take(&text).0)
}

/// The stage of a year (年级), and the year's number from the first of 小学 on where it tells one: 初二 is
/// 8. 六年级 is 小学 where nothing else is said; 2023级 says no stage.
pub(super) fn year(text: &str) -> Option<(Part, Option<u32>)> {
    let text = plain(text);
    if ["小班", "中班", "大班", "托班"].iter().any(|word| text.contains(word)) {
        return Some((Part::Kindergarten, None));
    }
    let named = stage::take(&text).0;
    for (mark, part, before) in
        [('初', Part::Junior, 6), ('高', Part::Senior, 9), ('小', Part::Primary, 0)]
    {
        let behind = text.split_once(mark).map(|(_, behind)| behind);
        if let Some((number, _)) = behind.and_then(numeral) {
            return Some((part, Some(number + before)));
        }
    }
    let mut rest = text.as_str();
    while !rest.is_empty() {
        if let Some((number, behind)) = numeral(rest) {
            let is_year = behind.starts_with("年") || behind.is_empty() && rest.len() == text.len();
            if is_year && (1..=12).contains(&number) {
                let part = named.unwrap_or(match number {
                    1..=6 => Part::Primary,
                    7..=9 => Part::Junior,
                    _ => Part::Senior,
                });
                // 初中一年级 counts from the first of 初中.
                let before = match (part, number) {
                    (Part::Junior, 1..=4) => 6,
                    (Part::Senior, 1..=3) => 9,
                    _ => 0,
                };
                return Some((part, Some(number + before)));
            }
        }
        let mut characters = rest.chars();
        characters.next();
        rest = characters.as_str();
    }
    named.map(|part| (part, None))
}

/// The stage of several years (三、四年级), where it is one.
pub(super) fn stage_of_years(text: &str) -> Option<Part> {
    let whole = plain(text);
    let mut parts =
        whole.split(['、', ',', '/', ';', '和', '-', '—']).filter(|one| !one.is_empty());
    let one = |text: &str| year(text).map(|(part, _)| part);
    let first = one(parts.next()?)?;
    parts.all(|part| one(part) == Some(first)).then_some(first)
}

/// A number at the beginning of a text, and what stands behind it.
fn numeral(text: &str) -> Option<(u32, &str)> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 {
        return Some((text.get(..digits)?.parse().ok().filter(|n| *n < 100)?, text.get(digits..)?));
    }
    let mut characters = text.chars();
    let first = characters.next()?;
    let value = |c: char| NUMERALS.iter().zip(1..).find(|(one, _)| **one == c).map(|(_, n)| n);
    if first == '十' {
        let behind = characters.as_str();
        let unit = behind.chars().next().and_then(value);
        let rest = if unit.is_some() { behind.get('一'.len_utf8()..)? } else { behind };
        return Some((10 + unit.unwrap_or(0), rest));
    }
    Some((value(first)?, characters.as_str()))
}

/// What parts a class from all others of its school: 3(1)班, 三年级1班 and 3年级 + 1 are the same. `None` for
/// a bare number (1班) without a year: each year has one.
pub(super) fn class_key(year_text: &str, class: &str) -> Option<String> {
    let own = name_key(class);
    let own = own.trim_end_matches('班').replace(['-', '—', '.', '_'], "");
    let behind = |text: &str| -> Option<String> {
        let (_, rest) = text.split_once("年级")?;
        Some(rest.to_owned())
    };
    let given = year(year_text);
    let in_name =
        if class.contains("年级") || class.contains(['初', '高']) { year(class) } else { None };
    // The number within its year, where the class's name repeats the year.
    let in_stage = || {
        let (_, rest) = numeral(own.strip_prefix(['初', '高'])?)?;
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    let number = behind(&own).filter(|rest| !rest.is_empty()).or_else(in_stage);
    let number = number.unwrap_or_else(|| own.clone());
    let number = as_number(&number);
    match (given, in_name) {
        (Some((part, Some(year))), _) | (None, Some((part, Some(year)))) => {
            // 3(1)班 in 三年级 is 1班 of it.
            let is_it = |one: u32| {
                one == year
                    || part == Part::Junior && one + 6 == year
                    || part == Part::Senior && one + 9 == year
            };
            let repeated = split_year(&plain(class)).filter(|(one, _)| is_it(*one));
            let number = repeated.map_or(number, |(_, rest)| rest);
            Some(format!("{year}|{number}"))
        }
        _ if !plain(year_text).is_empty() => Some(format!("{}|{number}", name_key(year_text))),
        _ => match split_year(&plain(class)) {
            Some((year, rest)) => Some(format!("{year}|{rest}")),
            None if is_bare(&own) => None,
            None => Some(own),
        },
    }
}

/// Whether a class's name begins with its year: 六（1）班 in 六年级.
pub(super) fn names_year(year_text: &str, class: &str) -> bool {
    let (Some((part, Some(year))), Some((own, _))) = (year(year_text), split_year(&plain(class)))
    else {
        return false;
    };
    own == year
        || part == Part::Junior && own + 6 == year
        || part == Part::Senior && own + 9 == year
}

/// 三(1)班, 七1班, 301: a year and a number within it.
fn split_year(class: &str) -> Option<(u32, String)> {
    let text = class.trim_end_matches('班').replace("年级", "");
    let digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = if digits {
        (text.get(..1)?.parse().ok()?, text.get(1..)?.to_owned())
    } else {
        let (year, rest) = numeral(&text)?;
        (year, rest.to_owned())
    };
    let bare: String = rest.chars().filter(|c| !matches!(c, '(' | ')' | '-' | '.' | '—')).collect();
    let numbered = numeral(&bare).is_some_and(|(_, behind)| behind.is_empty());
    (numbered && (1..=12).contains(&year)).then(|| (year, as_number(&bare)))
}

fn as_number(text: &str) -> String {
    match numeral(text) {
        Some((number, "")) => number.to_string(),
        _ => text.to_owned(),
    }
}

fn is_bare(class: &str) -> bool {
    matches!(numeral(class), Some((_, "")))
}

/// The stage that a class's name tells by itself.
pub(super) fn stage_of_class(class: &str) -> Option<Part> {
    year(class).map(|(part, _)| part).or_else(|| {
        let (year, _) = split_year(&plain(class))?;
        Some(match year {
            1..=6 => Part::Primary,
            7..=9 => Part::Junior,
            _ => return None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_tell_their_stage() {
        let cases = [
            ("三年级", Some((Part::Primary, Some(3)))),
            ("3年级", Some((Part::Primary, Some(3)))),
            ("3", Some((Part::Primary, Some(3)))),
            ("六年级", Some((Part::Primary, Some(6)))),
            ("七年级", Some((Part::Junior, Some(7)))),
            ("初二", Some((Part::Junior, Some(8)))),
            ("初中一年级", Some((Part::Junior, Some(7)))),
            ("高一", Some((Part::Senior, Some(10)))),
            ("十一年级", Some((Part::Senior, Some(11)))),
            ("小学三年级", Some((Part::Primary, Some(3)))),
            ("九年级（毕业班）", Some((Part::Junior, Some(9)))),
            ("大班", Some((Part::Kindergarten, None))),
            ("2023级", None),
            ("实验班", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(year(text), expected, "{text}");
        }
        assert_eq!(stage_of_years("三、四年级"), Some(Part::Primary));
        assert_eq!(stage_of_years("六年级、七年级"), None);
        assert_eq!(stage_of_years("七八年级"), Some(Part::Junior));
    }

    #[test]
    fn a_class_is_the_same_however_it_is_written() {
        let same = [
            ("三年级", "1班"),
            ("三年级", "1"),
            ("3", "（1）班"),
            ("三年级", "三年级1班"),
            ("三年级", "三（1）班"),
            ("", "三年级(1)班"),
            ("", "三（1）班"),
            ("", "3.1班"),
            ("", "301"),
            ("三年级", "一班"),
            ("三年级", "301班"),
        ];
        for (year, class) in same {
            assert_eq!(class_key(year, class).as_deref(), Some("3|1"), "{year} {class}");
        }
        for (year, class) in [("初一", "1班"), ("七年级", "七（1）班"), ("", "初一1班")]
        {
            assert_eq!(class_key(year, class).as_deref(), Some("7|1"), "{year} {class}");
        }
        assert_eq!(class_key("", "1班"), None);
        assert_eq!(class_key("", "三班"), None);
        assert_ne!(class_key("2023级", "1班"), class_key("2022级", "1班"));
        assert_ne!(class_key("三年级", "1班"), class_key("三年级", "11班"));
        assert_eq!(class_key("", "阳光班").as_deref(), Some("阳光"));
    }
}
