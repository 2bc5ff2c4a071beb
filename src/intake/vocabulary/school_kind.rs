//! 办学类型 from the words in use, from a school's name, or from whose pupils it has.
//! It never says which kinds are evaluated.

use crate::county::{Kind, Part};
use crate::intake::vocabulary::stage;

/// Words of a 办学类型 column; the first that a value contains tells the kind.
const KIND_WORDS: &[(&str, Kind)] = &[
    ("特殊教育", Kind::Special),
    ("特教", Kind::Special),
    ("盲人学校", Kind::Special),
    ("聋人学校", Kind::Special),
    ("职业", Kind::Vocational),
    ("职高", Kind::Vocational),
    ("中专", Kind::Vocational),
    ("中等专业", Kind::Vocational),
    ("技工", Kind::Vocational),
    ("十二年", Kind::TwelveYear),
    ("12年", Kind::TwelveYear),
    ("九年", Kind::NineYear),
    ("9年", Kind::NineYear),
    ("完全中学", Kind::Complete),
    ("完中", Kind::Complete),
    ("高级中学", Kind::Senior),
    ("独立高中", Kind::Senior),
    ("普通高中", Kind::Senior),
    ("高中", Kind::Senior),
    ("初级中学", Kind::Junior),
    ("独立初中", Kind::Junior),
    ("普通初中", Kind::Junior),
    ("初中", Kind::Junior),
    ("教学点", Kind::TeachingPoint),
    ("小学", Kind::Primary),
    ("完小", Kind::Primary),
];

/// Words that tell the kind wherever they stand in a name.
const NAME_WORDS: &[(&str, Kind)] = &[
    ("特殊教育", Kind::Special),
    ("特教", Kind::Special),
    ("启智学校", Kind::Special),
    ("启聪学校", Kind::Special),
    ("培智学校", Kind::Special),
    ("聋哑", Kind::Special),
    ("职业", Kind::Vocational),
    ("职教中心", Kind::Vocational),
    ("中等专业", Kind::Vocational),
    ("技工学校", Kind::Vocational),
    ("十二年一贯", Kind::TwelveYear),
    ("九年一贯", Kind::NineYear),
    ("九年制", Kind::NineYear),
    ("完全中学", Kind::Complete),
    ("高级中学", Kind::Senior),
    ("初级中学", Kind::Junior),
    ("教学点", Kind::TeachingPoint),
];

/// Words at the end of a name that tell the kind less surely: pupils count for more.
const NAME_ENDS: &[(&str, Kind)] = &[
    ("小学", Kind::Primary),
    ("小学校", Kind::Primary),
    ("完小", Kind::Primary),
    ("高中", Kind::Senior),
    ("初中", Kind::Junior),
    ("中学", Kind::Junior),
];

/// What a value of a kind or stage column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) kind: Option<Kind>,
    pub(crate) part: Option<Part>,
}

/// Reads a plain value such as 九年一贯制, 初级中学, 小学部, 九年一贯制学校小学部.
pub(crate) fn from_word(value: &str) -> Option<Said> {
    // 附设小学班 is the classes' stage, and says nothing of the school they are attached to.
    if value.contains("附设")
        && let (Some(part), _) = stage::take(value)
    {
        return Some(Said { kind: None, part: Some(part) });
    }
    let part = [("小学部", Part::Primary), ("初中部", Part::Junior), ("高中部", Part::Senior)]
        .into_iter()
        .find(|(word, _)| value.contains(word));
    let rest = part.map_or_else(|| value.to_owned(), |(word, _)| value.replace(word, ""));
    let kind = KIND_WORDS.iter().find(|(word, _)| rest.contains(word)).map(|(_, kind)| *kind);
    let part = part.map(|(_, part)| part);
    (kind.is_some() || part.is_some()).then_some(Said { kind, part })
}

/// The kind that a name states outright.
pub(crate) fn from_name(plain: &str) -> Option<Kind> {
    NAME_WORDS.iter().find(|(word, _)| plain.contains(word)).map(|(_, kind)| *kind)
}

/// The kind that the end of a name suggests; a campus or a district in brackets is no part of it.
pub(crate) fn from_name_end(plain: &str) -> Option<Kind> {
    let name = plain.split('(').next().unwrap_or_default();
    NAME_ENDS.iter().find(|(word, _)| name.ends_with(word)).map(|(_, kind)| *kind)
}

/// The kind of a school that has pupils of these stages.
pub(crate) fn from_stages(primary: bool, junior: bool, senior: bool) -> Option<Kind> {
    match (primary, junior, senior) {
        (true, true, true) => Some(Kind::TwelveYear),
        (true, true, false) => Some(Kind::NineYear),
        (false, true, true) => Some(Kind::Complete),
        (true, false, false) => Some(Kind::Primary),
        (false, true, false) => Some(Kind::Junior),
        (false, false, true) => Some(Kind::Senior),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_as_columns_write_them() {
        let cases = [
            ("小学", Kind::Primary),
            ("小学教学点", Kind::TeachingPoint),
            ("教学点", Kind::TeachingPoint),
            ("初级中学", Kind::Junior),
            ("独立初中", Kind::Junior),
            ("初中", Kind::Junior),
            ("九年一贯制学校", Kind::NineYear),
            ("九年一贯制", Kind::NineYear),
            ("完全中学", Kind::Complete),
            ("十二年一贯制学校", Kind::TwelveYear),
            ("十二年一贯制", Kind::TwelveYear),
            ("高级中学", Kind::Senior),
            ("特殊教育学校", Kind::Special),
            ("职业学校", Kind::Vocational),
        ];
        for (word, kind) in cases {
            assert_eq!(from_word(word), Some(Said { kind: Some(kind), part: None }), "{word}");
        }
        let section = Said { kind: None, part: Some(Part::Junior) };
        assert_eq!(from_word("初中部"), Some(section));
        let attached = Said { kind: None, part: Some(Part::Primary) };
        assert_eq!(from_word("附设小学班"), Some(attached));
        assert_eq!(from_word("公办"), None);
    }

    #[test]
    fn kinds_as_names_tell_them() {
        let cases = [
            ("河口九年一贯制学校", Some(Kind::NineYear)),
            ("城关初级中学", Some(Kind::Junior)),
            ("双河教学点", Some(Kind::TeachingPoint)),
            ("县特殊教育学校", Some(Kind::Special)),
            ("城关第一小学", None),
            ("育才学校", None),
        ];
        for (name, kind) in cases {
            assert_eq!(from_name(name), kind, "{name}");
        }
        assert_eq!(from_name_end("城关第一小学(东校区)"), Some(Kind::Primary));
        assert_eq!(from_name_end("第三中学"), Some(Kind::Junior));
        assert_eq!(from_name_end("育才学校"), None);
    }
}
