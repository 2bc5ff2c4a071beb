//! What the words of a school's row say: town or country, public or private. Unknown stays unknown.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Cell, Field, Part, School};

/// Where a school lies (城乡类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locality {
    /// 城区.
    City,
    /// 镇区.
    Town,
    /// 乡村.
    Country,
}

/// One class of a school, where a list of classes is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// The part of the school; [`Part::Whole`] where it is not said.
    pub part: Part,
    /// Its name, as written: 三年级2班.
    pub name: String,
    /// Its pupils; `None` where blank, or where lists differ.
    pub pupils: Option<Decimal>,
    /// What the lists state that differ, in ascending order; else empty.
    #[serde(default)]
    pub stated: Vec<Decimal>,
    /// What each list states, by a number of the list, where lists differ; else empty.
    #[serde(default)]
    pub lists: Vec<(u32, Decimal)>,
    /// The cell of the number.
    pub cell: Option<Cell>,
}

impl Class {
    /// What it has at least: its pupils, or the least that is stated.
    pub fn least(&self) -> Option<Decimal> {
        self.pupils.or_else(|| self.stated.first().copied())
    }

    /// What it has at most, by all that is stated.
    pub fn most(&self) -> Option<Decimal> {
        self.pupils.or_else(|| self.stated.last().copied())
    }

    /// What it has by that list, at least: of a class that is not in it, what others state.
    pub fn least_by(&self, list: Option<u32>) -> Option<Decimal> {
        let own = self.lists.iter().find(|(one, _)| Some(*one) == list);
        self.pupils.or(own.map(|(_, pupils)| *pupils)).or_else(|| self.least())
    }
}

/// The statistics' words and codes (统计用城乡分类代码), the special before the general: 镇乡结合区 is
/// town although it speaks of the country.
const LOCALITIES: [(&str, Locality); 21] = [
    ("主城区", Locality::City),
    ("城乡结合区", Locality::City),
    ("镇中心区", Locality::Town),
    ("镇乡结合区", Locality::Town),
    ("特殊区域", Locality::Town),
    ("乡中心区", Locality::Country),
    ("村庄", Locality::Country),
    ("111", Locality::City),
    ("112", Locality::City),
    ("121", Locality::Town),
    ("122", Locality::Town),
    ("123", Locality::Town),
    ("210", Locality::Country),
    ("220", Locality::Country),
    ("城区", Locality::City),
    ("城市", Locality::City),
    ("镇区", Locality::Town),
    ("县镇", Locality::Town),
    ("乡村", Locality::Country),
    ("农村", Locality::Country),
    ("乡镇", Locality::Country),
];

/// Words of a 举办者 or 办别 that is not the state.
const PRIVATE: &[&str] =
    &["民办", "非公", "私立", "私人", "民营", "社会力量", "个人办", "公民个人"];

/// Words of one that is: authorities, places, enterprises of the state.
const PUBLIC: &[&str] = &[
    "公办",
    "公立",
    "国办",
    "国有",
    "教育部门",
    "其他部门",
    "教育局",
    "教体局",
    "教委",
    "教育厅",
    "教育部",
    "政府",
    "地方企业",
    "事业单位",
    "部队",
    "集体",
];

impl School {
    /// A 是/否 of the whole school, where it is known.
    pub fn flag(&self, field: Field) -> Option<bool> {
        let figure = self.facts.get(field, Part::Whole)?.value?;
        Some(figure != Decimal::ZERO)
    }

    /// Town or country, where the word is known. 乡镇 alone is neither, and unknown.
    pub fn locality_class(&self) -> Option<Locality> {
        let word = self.locality.as_deref()?;
        LOCALITIES
            .iter()
            .find(|(known, _)| word.contains(known))
            .filter(|(known, _)| *known != "乡镇")
            .map(|(_, class)| *class)
    }

    /// Whether it is 民办, where a founder is given whose word or code is known (表Ⅱ-2: 1 to 9 are
    /// public, 10 is 民办; the statistics' codes of three digits: 999 is 民办).
    pub fn is_private(&self) -> Option<bool> {
        let word: String = self.founder.as_deref()?.split_whitespace().collect();
        let has = |words: &[&str]| words.iter().any(|known| word.contains(known));
        let code: String = word.chars().take_while(char::is_ascii_digit).collect();
        // 非公办 holds the word 公办, so what is private goes first.
        if has(PRIVATE) || matches!(code.as_str(), "999" | "10") {
            return Some(true);
        }
        let is_public = has(PUBLIC)
            || matches!(code.as_bytes(), [b'1'..=b'9'] | [b'7' | b'8', b'1'..=b'9', b'1'..=b'9']);
        is_public.then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::Kind;

    #[test]
    fn words_of_the_statistics_are_told_apart() {
        let cases = [
            ("镇乡结合区", Some(Locality::Town)),
            ("城乡结合区", Some(Locality::City)),
            ("乡中心区", Some(Locality::Country)),
            ("122", Some(Locality::Town)),
            ("乡镇", None),
            ("？", None),
        ];
        for (word, class) in cases {
            let mut school = School::new("甲", Kind::Primary);
            school.locality = Some(word.to_owned());
            assert_eq!(school.locality_class(), class, "{word}");
        }
    }

    #[test]
    fn a_founder_that_is_not_given_is_not_public() {
        let mut school = School::new("甲", Kind::Primary);
        assert_eq!(school.is_private(), None);
        let known = [
            ("民办", true),
            ("10", true),
            ("999", true),
            ("999民办", true),
            ("非公办", true),
            ("私立", true),
            ("社会力量办学", true),
            ("县级教育部门", false),
            ("831县级教育部门", false),
            ("832", false),
            ("公 办", false),
            ("7", false),
        ];
        for (word, private) in known {
            school.founder = Some(word.to_owned());
            assert_eq!(school.is_private(), Some(private), "{word}");
        }
        for word in ["", "？", "其他", "99", "公参民", "混合所有制", "12345"] {
            school.founder = Some(word.to_owned());
            assert_eq!(school.is_private(), None, "{word}");
        }
    }
}
