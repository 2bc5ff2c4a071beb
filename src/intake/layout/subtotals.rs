//! Which rows of a list are no schools but sums of the schools above or below them (小计, a town's row),
//! and which are headings. It reads no meaning into a figure: it only adds.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::intake::vocabulary::spelling::name_key;
use crate::intake::vocabulary::stage::behind_name;

/// A row that has a name, with its figures as written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// The row in its sheet.
    pub(crate) row: u32,
    /// The name as written.
    pub(crate) name: String,
    /// Whether the column of codes, where there is one, holds a code.
    pub(crate) coded: bool,
    /// Column and figure of each cell that holds one.
    pub(crate) figures: BTreeMap<u32, Decimal>,
}

/// Why a row with a name is no school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoSchool {
    /// The name of a town or group and nothing else: it heads the rows below.
    Heading,
    /// The sum of the rows below, whose town or group it names.
    SumBelow,
    /// The sum of rows above.
    SumAbove,
    /// The name of a town or group with figures that are no sum; left out, and to be checked.
    Unclear,
}

/// What the names of towns, villages' groups and offices end in; a school's name never does.
const TOWN_ENDS: &[&str] = &[
    "镇",
    "乡",
    "街道",
    "街道办",
    "街道办事处",
    "办事处",
    "苏木",
    "片区",
    "学片",
    "学区",
    "片",
    "区域",
    "管委会",
    "开发区",
    "新区",
    "教办",
    "教育办",
    "中心学区",
    "地区",
    "集团",
];
/// Names of parts of the row above: 其中：小学部.
const PART_STARTS: &[&str] = &["其中", "含:", "其中:"];

/// Sums are looked for over so many neighbouring rows: no town has more schools.
const REACH: usize = 120;

/// A row with what is asked of it again and again, worked out once.
struct Looked<'a> {
    line: &'a Line,
    /// The school's name without its part.
    school: String,
    /// Its figures that are not 0.
    told: Vec<(u32, Decimal)>,
    is_doubtful: bool,
    trust: Trust,
}

/// The rows that are no schools, and why.
pub(crate) fn no_schools(
    lines: &[Line],
    ends_like_school: impl Fn(&str) -> bool,
) -> BTreeMap<u32, NoSchool> {
    let coded = lines.iter().filter(|line| line.coded).count();
    // A missing code says something only where nearly all others have one.
    let codes_tell = coded >= 2 && coded * 3 >= lines.len() * 2;
    let look = |line| looked(line, codes_tell, ends_like_school(&line.name));
    let all: Vec<Looked<'_>> = lines.iter().map(look).collect();
    let mut found = BTreeMap::new();
    for (index, one) in all.iter().enumerate() {
        let part = PART_STARTS.iter().any(|start| name_key(&one.line.name).starts_with(start));
        let below = all.get(index + 1..).unwrap_or_default().iter().take(REACH);
        let above = all.get(..index).unwrap_or_default().iter().rev().take(REACH);
        let why = if is_sum(one, below) {
            Some(NoSchool::SumBelow)
        } else if is_sum(one, above) {
            Some(NoSchool::SumAbove)
        } else if part {
            Some(NoSchool::Unclear)
        } else if one.trust == Trust::None && one.is_doubtful && !ends_like_school(&one.line.name) {
            let coded_town = codes_tell && one.line.coded;
            let empty = one.line.figures.is_empty();
            let why = if empty { NoSchool::Heading } else { NoSchool::Unclear };
            (!coded_town).then_some(why)
        } else {
            None
        };
        if let Some(why) = why {
            found.insert(one.line.row, why);
        }
    }
    found
}

fn looked(line: &Line, codes_tell: bool, is_named_so: bool) -> Looked<'_> {
    let is_doubtful = !is_named_so || (codes_tell && !line.coded);
    // A campus may have no code: what is called like a school is not the sum of one other.
    let is_nobody = codes_tell && !line.coded && !is_named_so;
    let trust = match (is_doubtful, is_nobody || is_town(&line.name)) {
        (_, true) => Trust::None,
        (true, false) => Trust::Little,
        (false, false) => Trust::Name,
    };
    let told = line.figures.iter().filter(|(_, figure)| !figure.is_zero());
    let told = told.map(|(column, figure)| (*column, *figure)).collect();
    Looked { line, school: school_of(&line.name), told, is_doubtful, trust }
}

/// Whether a name is a town's or a group's.
pub(crate) fn is_town(name: &str) -> bool {
    let key = name_key(name);
    key.chars().count() >= 2 && TOWN_ENDS.iter().any(|end| key.ends_with(end))
}

/// How surely a row is a school by its name and code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// It is called like a school.
    Name,
    /// Its name ends in no word of schools (一中, 汇总), or it has no code where all others have one.
    Little,
    /// It is called like a town, or has no code where all others have one and no school's name.
    None,
}

impl Trust {
    /// So many rows must add up to it, in so many columns, before it is taken for a sum.
    fn least(self) -> (u32, usize) {
        match self {
            Self::Name => (2, 2),
            Self::Little => (2, 1),
            Self::None => (1, 1),
        }
    }
}

/// Whether all figures of a row are the sums of the rows next to it. The parts of one school are no
/// such rows.
fn is_sum<'a>(one: &Looked<'_>, neighbours: impl Iterator<Item = &'a Looked<'a>>) -> bool {
    let in_doubt = one.trust != Trust::Name;
    let (least_rows, least_columns) = one.trust.least();
    if one.told.len() < least_columns {
        return false;
    }
    let mut sums = vec![Decimal::ZERO; one.told.len()];
    let mut rows = 0;
    for next in neighbours {
        // The next heading or sum ends the group; the parts of the same school are not added up here.
        if (next.is_doubtful && in_doubt) || next.school == one.school {
            return false;
        }
        for (sum, (column, _)) in sums.iter_mut().zip(&one.told) {
            let figure = next.line.figures.get(column).copied().unwrap_or_default();
            *sum = sum.saturating_add(figure);
        }
        rows += 1;
        let mut pairs = one.told.iter().map(|(_, figure)| *figure).zip(sums.iter().copied());
        if pairs.clone().all(|(figure, sum)| fits(figure, sum, rows)) {
            if rows >= least_rows {
                return true;
            }
        } else if pairs.any(|(figure, sum)| sum > figure.saturating_add(slack(rows))) {
            return false;
        }
    }
    false
}

/// Printed sums of fractions may be off by the rounding of each row.
fn slack(rows: u32) -> Decimal {
    Decimal::new(i64::from(rows), 2)
}

fn fits(total: Decimal, sum: Decimal, rows: u32) -> bool {
    let off = total.saturating_sub(sum).abs();
    off.is_zero() || (off <= slack(rows) && !(sum.is_integer() && total.is_integer()))
}

fn school_of(name: &str) -> String {
    name_key(&behind_name(name).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: &[(&str, bool, &[i64])]) -> Vec<Line> {
        let line = |(row, (name, coded, figures)): (u32, &(&str, bool, &[i64]))| Line {
            row,
            name: (*name).to_owned(),
            coded: *coded,
            figures: (0..).zip(figures.iter().map(|figure| Decimal::from(*figure))).collect(),
        };
        (0..).zip(rows).map(line).collect()
    }

    fn school(name: &str) -> bool {
        name.ends_with("小学") || name.ends_with("学校") || name.ends_with("部")
    }

    #[test]
    fn sums_and_headings_are_no_schools() {
        use NoSchool::{Heading, SumAbove, SumBelow, Unclear};
        type Case<'a> = (&'a str, &'a [(&'a str, bool, &'a [i64])], Vec<(u32, NoSchool)>);
        let cases: [Case<'_>; 9] = [
            (
                "a town above its schools",
                &[
                    ("城关镇", false, &[1070, 27]),
                    ("一小学", false, &[450, 12]),
                    ("二小学", false, &[620, 15]),
                ],
                vec![(0, SumBelow)],
            ),
            (
                "a word below its schools",
                &[
                    ("一小学", false, &[450, 12]),
                    ("二小学", false, &[620, 15]),
                    ("汇集", false, &[1070, 27]),
                ],
                vec![(2, SumAbove)],
            ),
            (
                "towns without figures",
                &[
                    ("城关镇", false, &[]),
                    ("一小学", true, &[450]),
                    ("河口街道", false, &[]),
                    ("二小学", true, &[620]),
                ],
                vec![(0, Heading), (2, Heading)],
            ),
            (
                "a town of one school",
                &[
                    ("河口镇", false, &[450, 12]),
                    ("一小学", true, &[450, 12]),
                    ("城关镇", false, &[620, 15]),
                    ("二小学", true, &[620, 15]),
                ],
                vec![(0, SumBelow), (2, SumBelow)],
            ),
            (
                "a town whose figures are none of its schools' sums",
                &[
                    ("城关镇", false, &[9, 9]),
                    ("一小学", true, &[450, 12]),
                    ("二小学", true, &[620, 15]),
                ],
                vec![(0, Unclear)],
            ),
            (
                "two schools of the same size are two schools",
                &[("一小学", true, &[450, 12]), ("二小学", true, &[450, 12])],
                vec![],
            ),
            (
                "the parts of one school add up to it, and it is a school",
                &[
                    ("育才学校", true, &[376, 10]),
                    ("育才学校小学部", true, &[166, 4]),
                    ("育才学校初中部", true, &[210, 6]),
                ],
                vec![],
            ),
            (
                "一中 has no school's end and no sum: a school",
                &[("一中", true, &[500, 12]), ("二小学", true, &[620, 15])],
                vec![],
            ),
            (
                "其中",
                &[("育才学校", true, &[376, 10]), ("其中：小学部", false, &[166, 4])],
                vec![(1, Unclear)],
            ),
        ];
        for (what, rows, expected) in cases {
            let found: Vec<_> = no_schools(&lines(rows), school).into_iter().collect();
            assert_eq!(found, expected, "{what}");
        }
    }
}
