//! Names that are nearly the same in different files (第一小学, 第十一小学; 县第一小学): asked, not joined.
//!
//! Only halves are asked about: two records that have a figure in common are two schools.

use crate::county::{County, FactKey};
use crate::findings::{Finding, Schools};
use crate::intake::assemble::join::Group;
use crate::intake::tables::notes::Notes;
use crate::intake::vocabulary::school_kind;
use crate::intake::vocabulary::spelling::{name_key, plain};

/// Comparing every pair of more schools than this would take longer than it is worth.
const MOST: usize = 2_000;

/// Tells of schools that no file has both of and whose names differ by one character or by what
/// stands before or behind.
pub(crate) fn tell(groups: &[Group], county: &County, notes: &mut Notes) {
    if county.files.len() < 2 || groups.len() > MOST {
        return;
    }
    let files = |group: &Group| -> Vec<u32> { group.records.iter().map(|r| r.cell.file).collect() };
    let schools: Vec<(Vec<char>, Vec<u32>, &Group)> = groups
        .iter()
        .map(|group| (name_key(group.name()).chars().collect(), files(group), group))
        .collect();
    for (index, (name, here, group)) in schools.iter().enumerate() {
        for (other_name, there, other) in schools.iter().skip(index + 1) {
            let apart = !here.iter().any(|file| there.contains(file));
            let coded = group.code().is_some() && other.code().is_some();
            if !apart || coded || !is_near(name, other_name) || !are_halves(group, other) {
                continue;
            }
            let Some(record) = other.records.first() else { continue };
            let says = Schools::NearNames { one: &group.name(), other: &other.name() };
            notes.push(Finding::of(&says).at(record.cell).about(other.name()));
        }
    }
}

/// Whether what is known of two schools could be one school: figures of different things, and no
/// kinds that differ.
fn are_halves(one: &Group, other: &Group) -> bool {
    let kind = |group: &Group| {
        let given = group.records.iter().find_map(|record| record.kind);
        given.or_else(|| school_kind::from_name_end(&plain(group.name())))
    };
    let kinds_differ = matches!((kind(one), kind(other)), (Some(a), Some(b)) if a != b);
    let given = |group: &Group, key: FactKey| {
        let mut facts =
            group.records.iter().filter_map(|record| record.facts.get(key.field, key.part));
        facts.any(|fact| fact.value.is_some())
    };
    let keys = one.records.iter().flat_map(|record| record.facts.iter().map(|(key, _)| key));
    let mut common = keys.filter(|key| given(one, *key) && given(other, *key));
    !kinds_differ && common.next().is_none()
}

/// One inserted, left out or changed character, or one name within the other.
fn is_near(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < 3 {
        return false;
    }
    if long.starts_with(short) || long.ends_with(short) {
        return true;
    }
    let same_start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let same_end = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        // 第一小学 and 第二小学 differ as numbers do: two schools.
        0 => same_start + same_end + 1 == long.len() && !differs_in_number(short, long, same_start),
        1 => same_start + same_end >= short.len(),
        _ => false,
    }
}

fn differs_in_number(one: &[char], other: &[char], at: usize) -> bool {
    let number = |name: &[char]| {
        name.get(at)
            .is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十东西南北中".contains(*c))
    };
    number(one) && number(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_asked_about() {
        let cases = [
            ("第一小学", "第十一小学", true),
            ("第一小学", "县第一小学", true),
            ("第一小学", "第二小学", false),
            ("红星小学", "红心小学", true),
            ("城关小学", "河口小学", false),
        ];
        for (one, other, near) in cases {
            let (one, other): (Vec<char>, Vec<char>) =
                (one.chars().collect(), other.chars().collect());
            assert_eq!(is_near(&one, &other), near, "{one:?} {other:?}");
        }
    }
}
