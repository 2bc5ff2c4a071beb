//! Which stage (学段) a header, a title or the end of a school's name speaks of.
//! Two stages in one breath (小学、初中) are no stage.

use crate::county::Part;

/// Words of a class attached to a school of another stage: the class's stage counts.
const ATTACHED: &[(&str, Part)] = &[
    ("附设幼儿班", Part::Kindergarten),
    ("附设小学班", Part::Primary),
    ("附设普通小学班", Part::Primary),
    ("附设初中班", Part::Junior),
    ("附设普通初中班", Part::Junior),
    ("附设高中班", Part::Senior),
    ("附设普通高中班", Part::Senior),
];

/// Stage words as headers write them, longer ones first.
const STAGES: &[(&str, Part)] = &[
    ("普通小学", Part::Primary),
    ("小学教育", Part::Primary),
    ("小学阶段", Part::Primary),
    ("小学学段", Part::Primary),
    ("小学部", Part::Primary),
    ("小学段", Part::Primary),
    ("小学", Part::Primary),
    ("普通初中", Part::Junior),
    ("初中教育", Part::Junior),
    ("初级中学", Part::Junior),
    ("初中阶段", Part::Junior),
    ("初中学段", Part::Junior),
    ("初中部", Part::Junior),
    ("初中段", Part::Junior),
    ("初中", Part::Junior),
    ("普通高中", Part::Senior),
    ("高级中学", Part::Senior),
    ("高中教育", Part::Senior),
    ("高中阶段", Part::Senior),
    ("高中学段", Part::Senior),
    ("高中部", Part::Senior),
    ("高中段", Part::Senior),
    ("高中", Part::Senior),
    ("学前教育", Part::Kindergarten),
    ("幼儿园", Part::Kindergarten),
    ("幼儿班", Part::Kindergarten),
    ("幼儿", Part::Kindergarten),
];

/// Words that hold a stage word and speak of no stage: school kinds, and degrees of teachers.
const NO_STAGE: &[&str] =
    &["中小学", "高中阶段及以下", "高中阶段毕业", "高中阶段以下", "高中及以下"];

/// Every word above has one of these; most texts have none.
const MARKS: [char; 5] = ['小', '初', '高', '幼', '前'];

/// Stage words behind the name of a school that has several stages.
const SUFFIXES: &[(&str, Part)] = &[
    ("附设幼儿班", Part::Kindergarten),
    ("附设小学班", Part::Primary),
    ("附设普通小学班", Part::Primary),
    ("附设初中班", Part::Junior),
    ("附设普通初中班", Part::Junior),
    ("附设高中班", Part::Senior),
    ("附设普通高中班", Part::Senior),
    ("小学部", Part::Primary),
    ("小学段", Part::Primary),
    ("初中部", Part::Junior),
    ("初中段", Part::Junior),
    ("高中部", Part::Senior),
    ("高中段", Part::Senior),
    ("幼儿部", Part::Kindergarten),
];

/// The one stage that a plain text speaks of, and the text without its stage words.
pub(crate) fn take(plain: &str) -> (Option<Part>, String) {
    if !plain.contains(MARKS) {
        return (None, plain.to_owned());
    }
    if NO_STAGE.iter().any(|word| plain.contains(word)) {
        return (None, plain.replace("中小学", ""));
    }
    for (word, part) in ATTACHED {
        if plain.contains(word) {
            return (Some(*part), plain.replace(word, ""));
        }
    }
    let mut found = Vec::new();
    let mut rest = plain.to_owned();
    for (word, part) in STAGES {
        if rest.contains(word) {
            rest = rest.replace(word, "");
            found.push(*part);
        }
    }
    found.dedup();
    match found.as_slice() {
        [part] => (Some(*part), rest),
        [] => (None, rest),
        _ => (None, rest.replace('、', "")),
    }
}

/// Whether a plain text is a stage word and nothing else; `中学` beside `小学` is 初中.
pub(crate) fn only(plain: &str) -> Option<Part> {
    if plain == "中学" {
        return Some(Part::Junior);
    }
    STAGES.iter().chain(ATTACHED).find(|(word, _)| *word == plain).map(|(_, part)| *part)
}

/// A school's plain name without 小学部, 初中部 behind it, and the stage that this said.
///
/// Only what is marked off as a part counts: 城关小学 is a school, 城关学校小学部 a part of one.
pub(crate) fn behind_name(name: &str) -> (String, Option<Part>) {
    let trimmed = name.trim();
    let closed = trimmed.strip_suffix([')', '）']);
    let body = closed.unwrap_or(trimmed);
    for (word, part) in SUFFIXES {
        if let Some(rest) = body.strip_suffix(word) {
            let rest =
                rest.trim_end_matches(['(', '（', '-', '—', '－', '_', ' ', '\u{3000}', '·']);
            if rest.chars().count() >= 2 {
                return (rest.to_owned(), Some(*part));
            }
        }
    }
    if closed.is_some() {
        for (word, part) in STAGES {
            let rest = body.strip_suffix(word).and_then(|rest| rest.strip_suffix(['(', '（']));
            if let Some(rest) = rest.filter(|rest| rest.chars().count() >= 2) {
                return (rest.trim_end().to_owned(), Some(*part));
            }
        }
    }
    (trimmed.to_owned(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_looked_for() {
        let words = STAGES.iter().chain(ATTACHED).map(|(word, _)| word).chain(NO_STAGE);
        for word in words {
            assert!(word.contains(MARKS), "{word}");
        }
    }

    #[test]
    fn a_header_speaks_of_one_stage_or_none() {
        let cases = [
            ("小学在校生数", Some(Part::Primary), "在校生数"),
            ("小学生人数", Some(Part::Primary), "生人数"),
            ("在校生数初中部", Some(Part::Junior), "在校生数"),
            ("中小学在校生数", None, "在校生数"),
            ("小学、初中在校生数", None, "在校生数"),
            ("附设小学班在校生数", Some(Part::Primary), "在校生数"),
            ("高中阶段及以下", None, "高中阶段及以下"),
            ("在校生数", None, "在校生数"),
        ];
        for (header, part, rest) in cases {
            assert_eq!(take(header), (part, rest.to_owned()), "{header}");
        }
    }

    #[test]
    fn a_part_stands_behind_the_name() {
        let cases = [
            ("育才学校小学部", "育才学校", Some(Part::Primary)),
            ("育才学校（初中部）", "育才学校", Some(Part::Junior)),
            ("育才学校(小学)", "育才学校", Some(Part::Primary)),
            ("育才学校-初中部", "育才学校", Some(Part::Junior)),
            ("城关中学附设小学班", "城关中学", Some(Part::Primary)),
            ("城关小学（附设幼儿班）", "城关小学", Some(Part::Kindergarten)),
            ("城关小学", "城关小学", None),
            ("小学部", "小学部", None),
            ("城关小学（东校区）", "城关小学（东校区）", None),
        ];
        for (name, rest, part) in cases {
            assert_eq!(behind_name(name), (rest.to_owned(), part), "{name}");
        }
    }
}
