//! Files that go together, where no column says it: by the county that each is of, the schools that they
//! share, and their names. Files that tell of schools of one name as of two are never in one bundle.
//! The order in which files come makes no difference to which go together.

use crate::county::Mixture;
use crate::intake::assemble::apart::{Sorted, Together};
use crate::intake::assemble::clash::{Common, Schools, common, schools};
use crate::intake::assemble::homes::{Homes, county_of, stem, year_of};
use crate::intake::assemble::sets::{Bundle, Scope};
use crate::intake::values::place_name;
use crate::intake::vocabulary::spelling::{name_key, plain};
use crate::intake::{Amendments, FileReading, Record};

/// What is known of a file that has schools.
struct Known<'r> {
    index: u32,
    key: &'r String,
    county: Option<String>,
    year: Option<u32>,
    /// What is left of its name without the words for what it holds.
    rest: String,
    schools: Schools<'r>,
}

/// What two files are to each other.
enum Pair {
    /// They do not go together.
    Apart(Mixture, Common),
    /// They do, the more surely the greater: said so, of one county, with so many schools of both, of one
    /// name. All zero is nothing.
    Near(bool, bool, usize, bool),
}

/// Words in the names of files that say what is in them, and not of whom it is.
const NEUTRAL: &[&str] = &[
    "九年一贯制",
    "完全中学",
    "义务教育",
    "小学",
    "初中",
    "高中",
    "初级中学",
    "中学",
    "学校",
    "教师",
    "学生",
    "教职工",
    "设备",
    "校舍",
    "用房",
    "场地",
    "面积",
    "班级",
    "名册",
    "名单",
    "基本",
    "情况",
    "汇总",
    "统计",
    "一览",
    "数据",
    "报表",
    "表",
    "全县",
    "全区",
];

pub(crate) fn sorted(
    records: Vec<Record>,
    files: &[FileReading],
    keys: &[String],
    amendments: &Amendments,
    homes: &Homes,
) -> Sorted {
    let mut known: Vec<Known<'_>> = (0_u32..)
        .zip(files.iter().zip(keys))
        .filter_map(|(index, (file, key))| {
            let schools = schools(records.iter().filter(|record| record.cell.file == index));
            let (county, year) = (county_of(file, index, homes), year_of(file));
            let rest = rest(&file.source.name);
            (!schools.is_empty()).then_some(Known { index, key, county, year, rest, schools })
        })
        .collect();
    // Whichever comes first, the same go together.
    known.sort_by_key(|file| file.key);
    let found = found(&known, amendments);
    let Some(Found { mut bundles, about, example }) = found else { return Sorted::one(records) };
    let of = |bundle: &[usize]| bundle.iter().filter_map(|at| known.get(*at)).collect::<Vec<_>>();
    let year = |bundle: &[usize]| of(bundle).iter().find_map(|file| file.year);
    let first = |bundle: &Vec<usize>| of(bundle).iter().map(|file| file.index).min();
    if about == Mixture::Years && bundles.iter().all(|bundle| year(bundle).is_some()) {
        bundles.sort_by_key(|bundle| (year(bundle), first(bundle)));
    } else {
        // The file that was added last is taken for the newest.
        bundles.sort_by_key(first);
    }
    let scope = amendments.scope();
    let mut parts: Vec<Together> = Vec::new();
    for bundle in &bundles {
        let mut here = of(bundle);
        here.sort_by_key(|file| file.index);
        let own: Vec<String> = here.iter().map(|file| file.key.clone()).collect();
        let name = name(&here, files, about, &parts);
        let is_here = |record: &&Record| here.iter().any(|file| file.index == record.cell.file);
        let records = records.iter().filter(is_here).cloned().collect();
        let scope = Scope { files: own.clone(), ..scope.clone() };
        parts.push(Together { records, bundle: Bundle { name, schools: 0, scope, files: own } });
    }
    let names = parts.iter().flat_map(|part| part.bundle.files.iter().cloned()).collect();
    add_forms(&mut parts, &known, files, keys, homes);
    Sorted { parts, about: Some(about), names, example }
}

struct Found {
    bundles: Vec<Vec<usize>>,
    about: Mixture,
    example: Option<String>,
}

/// The bundles; `None` where everything goes together.
fn found(known: &[Known<'_>], amendments: &Amendments) -> Option<Found> {
    let mut apart = Vec::new();
    let mut near = Vec::new();
    let mut differing = 0;
    for (at, file) in known.iter().enumerate() {
        for (before, other) in known.iter().enumerate().take(at) {
            match pair(other, file, amendments) {
                Pair::Apart(mixture, both) => {
                    differing += both.differing;
                    apart.push((before, at, mixture, both.example));
                }
                Pair::Near(said, county, shared, name) if said || county || shared > 0 || name => {
                    near.push(((said, county, shared, name), before, at));
                }
                Pair::Near(..) => {}
            }
        }
    }
    let is_counties = apart.iter().any(|(_, _, mixture, _)| *mixture == Mixture::Counties);
    // One school of which two files speak differently is a conflict; next year's file has more of them.
    if apart.is_empty() || (!is_counties && differing < 2) {
        return None;
    }
    let mut bundles: Vec<Vec<usize>> = (0..known.len()).map(|at| vec![at]).collect();
    near.sort_unstable();
    for ((is_said, ..), one, other) in near.into_iter().rev() {
        let holder = |at| bundles.iter().position(|bundle: &Vec<usize>| bundle.contains(&at));
        let (Some(one), Some(other)) = (holder(one), holder(other)) else { continue };
        if one == other {
            continue;
        }
        let is_in = |bundle: usize, at: usize| bundles.get(bundle).is_some_and(|b| b.contains(&at));
        let clashes = apart.iter().any(|(a, b, ..)| {
            (is_in(one, *a) && is_in(other, *b)) || (is_in(one, *b) && is_in(other, *a))
        });
        if is_said || !clashes {
            let (keep, gone) = (one.min(other), one.max(other));
            let gone = bundles.remove(gone);
            if let Some(bundle) = bundles.get_mut(keep) {
                bundle.extend(gone);
            }
        }
    }
    let about = if is_counties { Mixture::Counties } else { Mixture::Years };
    let example =
        apart.into_iter().find_map(|(_, _, mixture, example)| example.filter(|_| mixture == about));
    (bundles.len() > 1).then_some(Found { bundles, about, example })
}

fn pair(one: &Known<'_>, other: &Known<'_>, amendments: &Amendments) -> Pair {
    if amendments.are_together(&[one.key, other.key]) {
        return Pair::Near(true, false, 0, false);
    }
    let both = common(&one.schools, &other.schools);
    let counties = one.county.as_ref().zip(other.county.as_ref());
    let is_same = counties.is_some_and(|(one, other)| place_name::is_same(one, other));
    let is_other = counties.is_some() && !is_same;
    if is_other || both.is_clash() {
        let is_years = !is_other && (is_same || both.is_mostly_same());
        let mixture = if is_years { Mixture::Years } else { Mixture::Counties };
        return Pair::Apart(mixture, both);
    }
    let is_year = one.year.is_some() && one.year == other.year;
    let is_named = !one.rest.is_empty() && one.rest == other.rest;
    Pair::Near(false, is_same, both.schools, is_year || is_named)
}

/// A file's name without the words for what is in it.
fn rest(name: &str) -> String {
    let mut rest = plain(stem(name));
    for word in NEUTRAL {
        rest = rest.replace(word, "");
    }
    name_key(rest.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// What a bundle is called: its county or its year, else what its files are all called, else a file of it.
/// Two of one name have a number.
fn name(here: &[&Known<'_>], files: &[FileReading], about: Mixture, before: &[Together]) -> String {
    let found = match about {
        Mixture::Counties => here.iter().find_map(|known| known.county.clone()),
        Mixture::Years => here.iter().find_map(|known| known.year).map(|year| format!("{year}年")),
    };
    let of_all = || {
        let first = here.first().filter(|first| here.len() > 1 && !first.rest.is_empty())?;
        here.iter().all(|one| one.rest == first.rest).then(|| first.rest.clone())
    };
    let file = || {
        let first = here.iter().min_by_key(|known| known.key)?;
        Some(stem(&files.get(first.index as usize)?.source.name).to_owned())
    };
    let name = found.or_else(of_all).or_else(file).unwrap_or_default();
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    let is_free = |name: &String| before.iter().all(|part| part.bundle.name != *name);
    std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or_default()
}

/// Files without schools, such as the county's form, go with the only bundle of their county, else of their
/// year; with none where that is not told.
fn add_forms(
    parts: &mut [Together],
    known: &[Known<'_>],
    files: &[FileReading],
    keys: &[String],
    homes: &Homes,
) {
    for (index, (file, key)) in (0_u32..).zip(files.iter().zip(keys)) {
        if known.iter().any(|one| one.key == key) {
            continue;
        }
        let (county, year) = (county_of(file, index, homes), year_of(file));
        let is_its = |part: &Together, of: &dyn Fn(&Known<'_>) -> bool| {
            known.iter().any(|one| part.bundle.files.contains(one.key) && of(one))
        };
        let of_county = |one: &Known<'_>| {
            one.county.as_ref().zip(county.as_ref()).is_some_and(|(a, b)| place_name::is_same(a, b))
        };
        let of_year = |one: &Known<'_>| year.is_some() && one.year == year;
        for of in [&of_county as &dyn Fn(&Known<'_>) -> bool, &of_year] {
            let mut its = parts.iter_mut().filter(|part| is_its(part, of));
            if let Some(part) = its.next()
                && its.next().is_none()
            {
                part.bundle.files.push(key.clone());
                part.bundle.scope.files.push(key.clone());
                break;
            }
        }
    }
}
