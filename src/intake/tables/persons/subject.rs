//! 任教学科 as people write them: what a teacher teaches first.

use crate::county::Field;
use crate::intake::vocabulary::spelling::{is_nothing, plain};

/// What a teacher teaches first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The figures that it counts for; none where it is neither sports nor arts.
    Known {
        fields: &'static [Field],
        several: bool,
    },
    Unknown,
}

/// Reads a cell of subjects. Of several the first counts; 体音美 is sports and arts whichever comes first. A
/// subject that is taught beside another one that is not named (体育(兼)) tells nothing.
pub(super) fn subject(text: &str) -> Subject {
    const PARTS: [char; 13] = ['、', ',', '/', ';', '+', '和', '|', '\\', '·', '&', '兼', '(', ')'];
    let text = plain(text).replace("体育与健康", "体育");
    if matches!(text.as_str(), "无" | "不任课" | "未任课") {
        return Subject::Known { fields: &[], several: false };
    }
    let beside = ["(兼)", "(兼职)", "(兼任)"].iter().any(|word| text.contains(word));
    let mut parts = text.split(PARTS).filter(|part| part.chars().any(char::is_alphabetic));
    let Some(first) = parts.next().filter(|_| !beside && !is_nothing(&text)) else {
        return Subject::Unknown;
    };
    let fields = fields_of(first);
    let several = parts.any(|other| fields_of(other).is_empty() != fields.is_empty());
    Subject::Known { fields, several }
}

fn fields_of(subject: &str) -> &'static [Field] {
    let holds = |word: &str| subject.contains(word);
    match () {
        () if holds("体育") || holds("体健") || holds("体音美") || holds("体艺") => {
            &[Field::SportsTeachers]
        }
        () if holds("音乐") || holds("音体美") || holds("音美") => {
            &[Field::MusicTeachers, Field::AllArtsTeachers]
        }
        () if holds("美术") => &[Field::FineArtTeachers, Field::AllArtsTeachers],
        () if holds("艺术") => &[Field::ArtsTeachers, Field::AllArtsTeachers],
        () => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_subject_counts() {
        const MUSIC: &[Field] = &[Field::MusicTeachers, Field::AllArtsTeachers];
        let known = |fields, several| Subject::Known { fields, several };
        let cases = [
            ("体育", known(&[Field::SportsTeachers], false)),
            ("体育与健康", known(&[Field::SportsTeachers], false)),
            ("小学体育", known(&[Field::SportsTeachers], false)),
            ("音乐", known(MUSIC, false)),
            ("数学、体育", known(&[], true)),
            ("体育/数学", known(&[Field::SportsTeachers], true)),
            ("音乐、美术", known(MUSIC, false)),
            ("语文、品德", known(&[], false)),
            ("数学兼体育", known(&[], true)),
            ("语文（兼音乐）", known(&[], true)),
            ("综合（音体美）", known(&[], true)),
            ("体育（兼）", Subject::Unknown),
            ("无", known(&[], false)),
            ("", Subject::Unknown),
            ("—", Subject::Unknown),
        ];
        for (text, expected) in cases {
            assert_eq!(subject(text), expected, "{text}");
        }
    }
}
