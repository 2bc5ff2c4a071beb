//! Which records go together: those of one county at one time. Where 区县 differ, or files tell of schools
//! of one name as of two, nothing is joined across, and the user is asked (`sets`).
//! It never decides: what was not said is a question, and a finding that blocks.

use std::collections::BTreeMap;

use super::clash::{Common, Schools, common, schools};
use super::sets::{Bundle, Question, Scope};
use super::words::{name_key, plain};
use super::{Amendments, Asks, FileReading, Record, place_name};
use crate::county::Mixture;
use crate::finding::{Code, Finding};

/// Records that may be joined with each other.
#[derive(Debug)]
pub(super) struct Together {
    pub records: Vec<Record>,
    pub bundle: Bundle,
}

/// What goes together, and what has to be said first.
#[derive(Debug)]
pub(super) struct Sorted {
    pub parts: Vec<Together>,
    pub about: Option<Mixture>,
    names: Vec<String>,
    example: Option<String>,
}

impl Sorted {
    /// The question, once the schools of each part are counted.
    pub fn question(&self, counts: &[usize]) -> Option<Question> {
        let bundles = self.parts.iter().zip(counts);
        let bundles = bundles.filter(|(part, _)| !part.bundle.name.is_empty());
        let bundles =
            bundles.map(|(part, schools)| Bundle { schools: *schools, ..part.bundle.clone() });
        Some(Question {
            about: self.about?,
            bundles: bundles.collect(),
            together: self.names.clone(),
            example: self.example.clone(),
        })
    }
}

/// Leaves out what is not looked at, and tells how much that is.
pub(super) fn in_scope(
    records: Vec<Record>,
    scope: &Scope,
    told: &mut Vec<Finding>,
) -> Vec<Record> {
    let Some(wanted) = &scope.district else { return records };
    let homes = Homes::of(&records);
    let (here, others): (Vec<_>, Vec<_>) =
        records.into_iter().partition(|record| homes.home(record).as_ref() == Some(wanted));
    let (nowhere, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|record| homes.home(record).is_none());
    let count = |records: &[Record]| {
        let mut names: Vec<_> =
            records.iter().map(|one| (homes.home(one), name_key(&one.name))).collect();
        names.sort();
        names.dedup();
        names.len()
    };
    if !others.is_empty() {
        let message =
            format!("现在只看“{wanted}”，其他区县的 {} 所学校没有算进来。", count(&others));
        told.push(Finding::notice(Code::SeveralCounties, message));
    }
    if let Some(first) = nowhere.first() {
        let message = format!(
            "有 {} 所学校没有写区县，看不出是不是“{wanted}”的，没有算进来；请补上区县。第一所是“{}”。",
            count(&nowhere),
            first.name
        );
        told.push(Finding::error(Code::SeveralCounties, message).at(first.cell).about(&first.name));
    }
    here
}

/// Which district a school is in.
struct Homes {
    by_code: BTreeMap<String, Option<String>>,
    by_name: BTreeMap<String, Option<String>>,
    /// The only district of a file.
    by_file: BTreeMap<u32, Option<String>>,
}

impl Homes {
    fn of(records: &[Record]) -> Self {
        let mut homes =
            Self { by_code: BTreeMap::new(), by_name: BTreeMap::new(), by_file: BTreeMap::new() };
        for record in records {
            let Some(home) = own(record) else { continue };
            let note = |map: &mut BTreeMap<String, Option<String>>, key: String| {
                let known = map.entry(key).or_insert_with(|| Some(home.clone()));
                if known.as_ref() != Some(&home) {
                    *known = None;
                }
            };
            if let Some(code) = &record.code {
                note(&mut homes.by_code, plain(code));
            }
            note(&mut homes.by_name, name_key(&record.name));
            let known = homes.by_file.entry(record.cell.file).or_insert_with(|| Some(home.clone()));
            if known.as_ref() != Some(&home) {
                *known = None;
            }
        }
        homes
    }

    /// What the row says, else what another row says of the same school, else what all others of its file
    /// say. `None` where that is not one district.
    fn home(&self, record: &Record) -> Option<String> {
        let by_code = || self.by_code.get(&plain(record.code.as_deref()?)).cloned().flatten();
        let by_name = || self.by_name.get(&name_key(&record.name)).cloned().flatten();
        let by_file = || self.by_file.get(&record.cell.file).cloned().flatten();
        own(record).or_else(by_code).or_else(by_name).or_else(by_file)
    }
}

fn own(record: &Record) -> Option<String> {
    record.district.as_deref().and_then(place_name::district)
}

/// Sorts what is looked at.
pub(super) fn sorted(
    records: Vec<Record>,
    files: &[FileReading],
    keys: &[String],
    amendments: &Amendments,
) -> Sorted {
    let scope = amendments.scope();
    let mut districts: Vec<String> = Vec::new();
    for district in records.iter().filter_map(own) {
        if !districts.contains(&district) {
            districts.push(district);
        }
    }
    if scope.district.is_none() && districts.len() > 1 {
        let all: Vec<&String> = districts.iter().collect();
        if !amendments.are_together(&all) {
            return by_district(records, districts, keys, &scope);
        }
        return one(records);
    }
    by_file(records, files, keys, amendments, &scope)
}

fn one(records: Vec<Record>) -> Sorted {
    let bundle =
        Bundle { name: String::new(), schools: 0, scope: Scope::default(), files: Vec::new() };
    let parts = vec![Together { records, bundle }];
    Sorted { parts, about: None, names: Vec::new(), example: None }
}

fn by_district(
    records: Vec<Record>,
    districts: Vec<String>,
    keys: &[String],
    scope: &Scope,
) -> Sorted {
    let homes = Homes::of(&records);
    let part = |district: &String| {
        let scope = Scope { district: Some(district.clone()), ..scope.clone() };
        let bundle = Bundle { name: district.clone(), schools: 0, scope, files: Vec::new() };
        Together { records: Vec::new(), bundle }
    };
    let mut parts: Vec<Together> = districts.iter().map(part).collect();
    let mut homeless = one(Vec::new()).parts;
    for record in records {
        let home = homes.home(&record);
        let place = parts.iter_mut().find(|part| Some(&part.bundle.name) == home.as_ref());
        if let Some(part) = place.or_else(|| homeless.first_mut()) {
            if let Some(key) = keys.get(record.cell.file as usize)
                && !part.bundle.files.contains(key)
            {
                part.bundle.files.push(key.clone());
            }
            part.records.push(record);
        }
    }
    homeless.retain(|part| !part.records.is_empty());
    parts.extend(homeless);
    Sorted { parts, about: Some(Mixture::Counties), names: districts, example: None }
}

/// What is known of a file that has schools.
struct Known<'r> {
    index: u32,
    county: Option<String>,
    schools: Schools<'r>,
}

fn by_file(
    records: Vec<Record>,
    files: &[FileReading],
    keys: &[String],
    amendments: &Amendments,
    scope: &Scope,
) -> Sorted {
    let known: Vec<Known<'_>> = (0_u32..)
        .zip(files)
        .filter_map(|(index, file)| {
            let schools = schools(records.iter().filter(|record| record.cell.file == index));
            let county = county_of(file);
            (!schools.is_empty()).then_some(Known { index, county, schools })
        })
        .collect();
    let (mut bundles, mut about, mut example) = (Vec::<Vec<usize>>::new(), None, None);
    let mut differing = 0;
    for (place, file) in known.iter().enumerate() {
        let mut clashes = Vec::new();
        let mut nearest: Option<(usize, usize)> = None;
        for (number, bundle) in bundles.iter().enumerate() {
            for other in bundle.iter().filter_map(|other| known.get(*other)) {
                let pair = [keys.get(file.index as usize), keys.get(other.index as usize)];
                if let [Some(one), Some(two)] = pair
                    && amendments.are_together(&[one, two])
                {
                    nearest = Some((usize::MAX, number));
                    continue;
                }
                let both = common(&other.schools, &file.schools);
                let is_other =
                    matches!((&file.county, &other.county), (Some(a), Some(b)) if a != b);
                let is_same = file.county.is_some() && file.county == other.county;
                if is_other || both.is_clash() {
                    let mixture = mixture(&both, is_other, is_same);
                    about = about
                        .or(Some(mixture))
                        .filter(|one| *one == Mixture::Counties)
                        .or(Some(mixture));
                    differing += if is_other { usize::MAX / 2 } else { both.differing };
                    example = example.or(both.example);
                    clashes.push(number);
                } else if both.schools > 0 || is_same {
                    let near = both.schools.saturating_add(usize::from(is_same));
                    nearest = nearest.max(Some((near, number)));
                }
            }
        }
        let is_free = |number: &usize| !clashes.contains(number);
        let nearest = nearest.map(|(_, number)| number).filter(is_free);
        // Files that are dropped together come in the order of their names.
        let last = bundles.len().checked_sub(1).filter(is_free);
        match nearest.or(last).or_else(|| (0..bundles.len()).find(is_free)) {
            Some(number) => bundles[number].push(place),
            None => bundles.push(vec![place]),
        }
    }
    // One school of which two files speak differently is a conflict; next year's file has more of them.
    if bundles.len() < 2 || (about == Some(Mixture::Years) && differing < 2) {
        return one(records);
    }
    let homes: BTreeMap<u32, usize> = bundles
        .iter()
        .enumerate()
        .flat_map(|(number, bundle)| bundle.iter().map(move |place| (*place, number)))
        .filter_map(|(place, number)| Some((known.get(place)?.index, number)))
        .collect();
    let about = about.unwrap_or(Mixture::Counties);
    let mut parts: Vec<Together> = bundles
        .iter()
        .map(|bundle| {
            let here: Vec<&Known<'_>> =
                bundle.iter().filter_map(|place| known.get(*place)).collect();
            let own = here.iter().filter_map(|file| keys.get(file.index as usize).cloned());
            let own: Vec<String> = own.collect();
            let scope = Scope { files: own.clone(), ..scope.clone() };
            let bundle = Bundle { name: name(&here, files, about), schools: 0, scope, files: own };
            Together { records: Vec::new(), bundle }
        })
        .collect();
    // Files without schools, such as the county's form, stay with all until somebody says otherwise.
    let names = parts.iter().flat_map(|part| part.bundle.files.iter().cloned()).collect();
    apart_by_name(&mut parts);
    drop(known);
    for record in records {
        let home = homes.get(&record.cell.file).copied().unwrap_or_default();
        if let Some(part) = parts.get_mut(home) {
            part.records.push(record);
        }
    }
    Sorted { parts, about: Some(about), names, example }
}

fn mixture(both: &Common, is_other: bool, is_same_county: bool) -> Mixture {
    if !is_other && (is_same_county || both.is_mostly_same()) {
        Mixture::Years
    } else {
        Mixture::Counties
    }
}

/// The county that a file says it is of: in its form, else in its name.
fn county_of(file: &FileReading) -> Option<String> {
    let said = file.county.iter().find(|line| line.asks == Asks::Name && !line.words.is_empty());
    let said = said.and_then(|line| place_name::district(&line.words));
    said.or_else(|| place_name::county(stem(&file.source.name)))
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What a bundle is called: its county or its year, else its first file.
fn name(here: &[&Known<'_>], files: &[FileReading], about: Mixture) -> String {
    let file = |known: &Known<'_>| files.get(known.index as usize);
    let year = |known: &Known<'_>| {
        let file = file(known)?;
        let said = file.county.iter().find(|line| line.asks == Asks::Year);
        let said = said.and_then(|line| place_name::year(&line.words));
        said.or_else(|| place_name::year(stem(&file.source.name)))
    };
    let found = match about {
        Mixture::Counties => here.iter().find_map(|known| known.county.clone()),
        Mixture::Years => here.iter().find_map(|known| year(known)).map(|year| format!("{year}年")),
    };
    let first = here.first().and_then(|known| file(known));
    found.unwrap_or_else(|| {
        first.map_or_else(String::new, |file| stem(&file.source.name).to_owned())
    })
}

/// Two bundles of one name are told apart by a number.
fn apart_by_name(parts: &mut [Together]) {
    let mut seen: Vec<String> = Vec::new();
    for part in parts {
        let name = part.bundle.name.clone();
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let found = std::iter::once(name.clone()).chain(numbered).find(|name| !seen.contains(name));
        part.bundle.name = found.unwrap_or(name);
        seen.push(part.bundle.name.clone());
    }
}

/// What is told until the question is answered: it blocks.
pub(super) fn finding(question: &Question) -> Finding {
    let parts: Vec<String> = question
        .bundles
        .iter()
        .map(|bundle| format!("“{}”{} 所学校", bundle.name, bundle.schools))
        .collect();
    let parts = parts.join("、");
    let example =
        question.example.as_ref().map(|name| format!("（如“{name}”）")).unwrap_or_default();
    match question.about {
        Mixture::Counties => {
            let message = format!(
                "这些表像是 {} 个区县的：{parts}{example}。差异系数和结论要一个县一个县地算，现在没有合并，也没有算全县的结果；请说明是同一个县，还是只看其中一个。",
                question.bundles.len()
            );
            Finding::error(Code::SeveralCounties, message)
        }
        Mixture::Years => {
            let message = format!(
                "这些表里多数学校相同、数字不同{example}，像是不同年度的：{parts}。现在没有合并，也没有算全县的结果；请说明是用新的换掉旧的、分成两个年度，还是同一年的要合并。"
            );
            Finding::error(Code::SeveralYears, message)
        }
    }
}
