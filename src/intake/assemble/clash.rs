//! Whether two files tell of the same schools at the same time: how many schools both have, and how many
//! of these they tell of so differently that it is another school, or another year of the same.
//! It joins nothing and asks nothing.

use std::collections::BTreeMap;

use crate::intake::Record;
use crate::intake::vocabulary::spelling::{name_key, plain};

/// The schools of a file by their names, and the names by their codes.
#[derive(Debug, Default)]
pub(crate) struct Schools<'r> {
    names: BTreeMap<String, Vec<&'r Record>>,
    codes: BTreeMap<String, String>,
}

impl<'r> Schools<'r> {
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The records of a school, by its name, else by a code that one of these has.
    fn like(&self, name: &str, here: &[&Record]) -> Option<&Vec<&'r Record>> {
        let mut codes = here.iter().filter_map(|record| record.code.as_deref().map(plain));
        let by_code = || codes.find_map(|code| self.names.get(self.codes.get(&code)?));
        self.names.get(name).or_else(by_code)
    }
}

/// The schools of one file.
pub(crate) fn schools<'r>(records: impl Iterator<Item = &'r Record>) -> Schools<'r> {
    let mut schools = Schools::default();
    for record in records {
        let name = name_key(&record.name);
        if let Some(code) = record.code.as_deref().map(plain) {
            schools.codes.entry(code).or_insert_with(|| name.clone());
        }
        schools.names.entry(name).or_default().push(record);
    }
    schools
}

/// What two files have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Common {
    /// Schools that both have.
    pub schools: usize,
    /// Those of them that the files tell of as of two.
    pub differing: usize,
    /// Whether one of these has enough figures in common that it is no slip of the pen.
    pub is_strong: bool,
    /// Whether a school of both has the same 学校标识码: the files are of one county.
    pub is_same: bool,
    /// Whether one of these has another 学校标识码 in each, and so is two schools.
    pub is_two: bool,
    /// The first of them.
    pub example: Option<String>,
    /// Schools of the smaller file.
    pub of: usize,
}

impl Common {
    /// Whether it says that the files do not go together: where they hardly have a school in common, one
    /// name of two schools says so.
    pub fn is_clash(&self) -> bool {
        let is_apart = !self.is_mostly_same() && self.differing == self.schools;
        let enough = self.differing > 1 || self.is_strong || is_apart;
        enough && self.differing > 0 && self.differing * 2 >= self.schools
    }

    /// Whether the files tell of mostly the same schools.
    pub fn is_mostly_same(&self) -> bool {
        self.is_same || (!self.is_two && self.schools * 2 >= self.of)
    }
}

/// So many figures in common are no slip of the pen.
const STRONG: usize = 3;

/// Holds two files against each other.
pub(crate) fn common(one: &Schools<'_>, other: &Schools<'_>) -> Common {
    let mut common = Common { of: one.names.len().min(other.names.len()), ..Common::default() };
    let (few, many) =
        if one.names.len() <= other.names.len() { (one, other) } else { (other, one) };
    for (name, here) in &few.names {
        let Some(there) = many.like(name, here) else { continue };
        let codes = codes(here, there);
        if codes != Codes::Same && are_other_kinds(here, there) {
            continue;
        }
        common.schools += 1;
        common.is_same |= codes == Codes::Same;
        common.is_two |= codes == Codes::Differ;
        let (same, differing) = figures(here, there);
        if codes == Codes::Differ || differing > same {
            common.differing += 1;
            common.is_strong |= same + differing >= STRONG && differing > same;
            if common.example.is_none() {
                common.example = here.first().map(|record| record.name.clone());
            }
        }
    }
    common
}

/// A 小学 and a 九年一贯制学校 of one name are two schools, of one county or not.
fn are_other_kinds(here: &[&Record], there: &[&Record]) -> bool {
    let mut pairs = here.iter().flat_map(|one| there.iter().map(|other| (one.kind, other.kind)));
    pairs.all(|(one, other)| one.is_some() && other.is_some() && one != other)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Codes {
    Same,
    Differ,
    Unknown,
}

/// Codes of the same part; the parts of one school may have a code each.
fn codes(here: &[&Record], there: &[&Record]) -> Codes {
    let mut found = Codes::Unknown;
    for one in here {
        for other in there.iter().filter(|other| other.part == one.part) {
            match (one.code.as_deref().map(plain), other.code.as_deref().map(plain)) {
                (Some(one), Some(other)) if one == other => return Codes::Same,
                (Some(_), Some(_)) => found = Codes::Differ,
                _ => {}
            }
        }
    }
    found
}

/// How many figures both give, alike and not.
fn figures(here: &[&Record], there: &[&Record]) -> (usize, usize) {
    let (mut same, mut differing) = (0, 0);
    for one in here {
        for other in there.iter().filter(|other| other.part == one.part) {
            for (key, fact) in one.facts.iter() {
                let known = other.facts.get(key.field, key.part).and_then(|fact| fact.value);
                match (fact.value, known) {
                    // A school that has none of a thing has none of it next year, too.
                    (Some(one), Some(other)) if one == other && one.is_zero() => {}
                    (Some(one), Some(other)) if one == other => same += 1,
                    (Some(_), Some(_)) => differing += 1,
                    _ => {}
                }
            }
        }
    }
    (same, differing)
}
