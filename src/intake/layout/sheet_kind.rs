//! Which kind of school (办学类型) all rows of a sheet are, where its title, its name or its file's name
//! says so, and which sheets list no school of compulsory education at all.
//! It never looks into the rows.

use crate::county::Kind;
use crate::intake::vocabulary::spelling::plain;

/// What a title or a name says of the schools in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SheetKind {
    /// All of this kind.
    School(Kind),
    /// 幼儿园: none of compulsory education.
    Kindergarten,
}

/// Words that state one kind, longer ones first. 小学, 初中 and 高中 alone name a stage: a sheet of that
/// name may hold the stage's part of combined schools.
const WORDS: &[(&str, SheetKind)] = &[
    ("小学教学点", SheetKind::School(Kind::TeachingPoint)),
    ("教学点", SheetKind::School(Kind::TeachingPoint)),
    ("十二年一贯制", SheetKind::School(Kind::TwelveYear)),
    ("12年一贯制", SheetKind::School(Kind::TwelveYear)),
    ("九年一贯制", SheetKind::School(Kind::NineYear)),
    ("9年一贯制", SheetKind::School(Kind::NineYear)),
    ("九年制", SheetKind::School(Kind::NineYear)),
    ("完全中学", SheetKind::School(Kind::Complete)),
    ("完中", SheetKind::School(Kind::Complete)),
    ("初级中学", SheetKind::School(Kind::Junior)),
    ("独立初中", SheetKind::School(Kind::Junior)),
    ("高级中学", SheetKind::School(Kind::Senior)),
    ("独立高中", SheetKind::School(Kind::Senior)),
    ("特殊教育", SheetKind::School(Kind::Special)),
    ("特教", SheetKind::School(Kind::Special)),
    ("中等职业", SheetKind::School(Kind::Vocational)),
    ("职业高中", SheetKind::School(Kind::Vocational)),
    ("职业学校", SheetKind::School(Kind::Vocational)),
    ("中职", SheetKind::School(Kind::Vocational)),
    ("职中", SheetKind::School(Kind::Vocational)),
    ("职高", SheetKind::School(Kind::Vocational)),
    ("幼儿园", SheetKind::Kindergarten),
    ("学前教育", SheetKind::Kindergarten),
];

/// The one kind that a title or name states; two of them state none.
pub(crate) fn stated(text: &str) -> Option<SheetKind> {
    let mut rest = plain(text);
    let mut found = None;
    for (word, kind) in WORDS {
        if rest.contains(word) {
            rest = rest.replace(word, "");
            match found {
                None => found = Some(*kind),
                Some(known) if known == *kind => {}
                Some(_) => return None,
            }
        }
    }
    // 小学、教学点 and 九年一贯制学校小学部 speak of two things.
    let other = ["小学", "初中", "高中", "中小学"].iter().any(|word| rest.contains(word));
    found.filter(|_| !other)
}

/// Whether a name is 小学 and no other kind: in a workbook of one sheet a kind these are 小学.
pub(crate) fn is_primary(text: &str) -> bool {
    let text = plain(text);
    let others = ["中小学", "初中", "高中", "中学", "一贯", "附设", "小学部", "幼"];
    text.contains("小学") && !others.iter().any(|word| text.contains(word))
}

/// Whether names of sheets tell kinds: one of them is a kind of combined schools, so that 小学 beside it
/// is a kind, too, and no stage.
pub(crate) fn tell_kinds<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| {
        matches!(
            stated(name),
            Some(SheetKind::School(Kind::NineYear | Kind::Complete | Kind::TwelveYear))
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_states_one_kind_or_none() {
        let school = |kind| Some(SheetKind::School(kind));
        let cases = [
            ("2024学年初级中学数据情况", school(Kind::Junior)),
            ("独立初中", school(Kind::Junior)),
            ("九年一贯制", school(Kind::NineYear)),
            ("2025年 完中 基本情况", school(Kind::Complete)),
            ("十二年一贯制学校", school(Kind::TwelveYear)),
            ("小学教学点", school(Kind::TeachingPoint)),
            ("2025年中职学校数据情况", school(Kind::Vocational)),
            ("2024年幼儿园数据情况", Some(SheetKind::Kindergarten)),
            ("小学", None),
            ("初中", None),
            ("高中", None),
            ("小学、教学点", None),
            ("九年一贯制学校初中部", None),
            ("初级中学、完全中学", None),
            ("在校生数", None),
        ];
        for (text, kind) in cases {
            assert_eq!(stated(text), kind, "{text}");
        }
    }

    #[test]
    fn primary_is_a_kind_beside_kinds_of_combined_schools() {
        assert!(tell_kinds(["小学", "初中", "九年一贯制"].into_iter()));
        assert!(!tell_kinds(["小学", "初中", "高中"].into_iter()));
        assert!(is_primary("2024学年小学数据情况"));
        assert!(!is_primary("中小学"));
        assert!(!is_primary("初中"));
    }
}
