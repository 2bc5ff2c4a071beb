//! Which county (区县) each row is in: what it says, else what others say of the same school, else its file.
//! It never guesses: where these disagree there is none.

use std::collections::{BTreeMap, BTreeSet};

use crate::county::Cell;
use crate::findings::Finding;
use crate::findings::Schools as Says;
use crate::intake::assemble::clash::{Schools, common, schools};
use crate::intake::assemble::county_join::is_filled;
use crate::intake::values::place_name;
use crate::intake::vocabulary::spelling::{name_key, plain};
use crate::intake::{Amendments, Asks, FileReading, Record, Scope};
use crate::sheet::own_name;

/// So many schools that are called after a county are no accident.
const MANY: usize = 3;

/// Names of counties as they are compared: 青山 is 青山县 where that stands, too.
#[derive(Debug, Default)]
pub(crate) struct Homes {
    /// The full name of each that is written short.
    full: BTreeMap<String, String>,
    /// Names that may be counties or towns are counties: schools of one name under them are told of as two.
    is_unclear_one: bool,
    by_code: BTreeMap<String, Option<String>>,
    by_name: BTreeMap<String, Option<String>>,
    /// The only county of a file.
    by_file: BTreeMap<u32, Option<String>>,
    /// The county that a sheet is named after, where a workbook has a sheet for each.
    by_sheet: BTreeMap<(u32, u32), String>,
}

impl Homes {
    pub(crate) fn of(records: &[Record], files: &[FileReading]) -> Self {
        let words = || records.iter().filter_map(|record| record.district.as_deref());
        let written: BTreeSet<String> = words().filter_map(place_name::district).collect();
        let unclear: BTreeSet<String> = words().filter_map(place_name::unclear).collect();
        let full = unclear.iter().filter_map(|short| {
            let mut longer = written.iter().filter(|one| place_name::is_short_for(short, one));
            // Of 青山县 and 青山区 nobody knows which one 青山 is.
            let only = longer.next().filter(|_| longer.next().is_none())?;
            Some((short.clone(), only.clone()))
        });
        let mut homes = Self {
            full: full.collect(),
            is_unclear_one: is_told_apart(records),
            by_sheet: sheets(records, files),
            ..Self::default()
        };
        for record in records {
            let Some(home) = homes.own(record) else { continue };
            if let Some(code) = &record.code {
                note(&mut homes.by_code, plain(code), &home);
            }
            note(&mut homes.by_name, name_key(&record.name), &home);
            note(&mut homes.by_file, record.cell.file, &home);
        }
        homes
    }

    /// A county's name in the spelling by which it is compared.
    pub(crate) fn spelled(&self, name: &str) -> String {
        self.full.get(name).map_or(name, String::as_str).to_owned()
    }

    /// What the row says, else its sheet.
    pub(crate) fn own(&self, record: &Record) -> Option<String> {
        let by_sheet = || self.by_sheet.get(&place(record.cell)).cloned();
        let said = record.district.as_deref();
        let unclear = || {
            let name = said.and_then(place_name::unclear)?;
            self.full.get(&name).cloned().or_else(|| self.is_unclear_one.then_some(name))
        };
        said.and_then(place_name::district).or_else(unclear).or_else(by_sheet)
    }

    /// What the row says, else what another row says of the same school, else what all others of its file
    /// say. `None` where that is not one county.
    pub(crate) fn home(&self, record: &Record) -> Option<String> {
        let by_code = || self.by_code.get(&plain(record.code.as_deref()?)).cloned().flatten();
        let by_name = || self.by_name.get(&name_key(&record.name)).cloned().flatten();
        let by_file = || self.only_of(record.cell.file);
        self.own(record).or_else(by_code).or_else(by_name).or_else(by_file)
    }

    /// The only county of a file.
    pub(crate) fn only_of(&self, file: u32) -> Option<String> {
        self.by_file.get(&file).cloned().flatten()
    }
}

fn note<K: Ord>(map: &mut BTreeMap<K, Option<String>>, key: K, home: &str) {
    let known = map.entry(key).or_insert_with(|| Some(home.to_owned()));
    if known.as_deref() != Some(home) {
        *known = None;
    }
}

fn place(cell: Cell) -> (u32, u32) {
    (cell.file, cell.sheet)
}

/// Whether schools of one name under two such names differ as those of two counties do.
fn is_told_apart(records: &[Record]) -> bool {
    let mut groups: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
    for record in records {
        let said = record.district.as_deref().filter(|said| place_name::district(said).is_none());
        if let Some(name) = said.and_then(place_name::unclear) {
            groups.entry(name).or_default().push(record);
        }
    }
    let groups: Vec<Schools<'_>> =
        groups.into_values().map(|group| schools(group.into_iter())).collect();
    let mut pairs = groups.iter().enumerate().flat_map(|(at, one)| {
        groups.iter().skip(at.saturating_add(1)).map(move |other| common(one, other))
    });
    pairs.any(|both| both.is_clash() && !both.is_same)
}

/// Sheets named after counties, where a workbook has several. A sheet of one school is named after that.
fn sheets(records: &[Record], files: &[FileReading]) -> BTreeMap<(u32, u32), String> {
    let mut schools: BTreeMap<(u32, u32), BTreeSet<String>> = BTreeMap::new();
    for record in records {
        schools.entry(place(record.cell)).or_default().insert(name_key(&record.name));
    }
    let named = schools.iter().filter(|(_, schools)| schools.len() > 1).filter_map(|(at, _)| {
        let sheet = files.get(at.0 as usize)?.source.sheets.get(at.1 as usize)?;
        Some((*at, place_name::county(sheet)?))
    });
    let named: BTreeMap<(u32, u32), String> = named.collect();
    let is_one_of_several = |(file, _): (u32, u32), name: &String| {
        named.iter().any(|((other, _), known)| *other == file && known != name)
    };
    let several = named.iter().filter(|(at, name)| is_one_of_several(**at, name));
    several.map(|(at, name)| (*at, name.clone())).collect()
}

/// What most schools of a file are called after: 青岚区 of 江州市青岚区湖泉小学.
fn by_schools(file: &FileReading) -> Option<String> {
    let schools: BTreeSet<&str> = file.records.iter().map(|one| one.name.as_str()).collect();
    let mut counties: BTreeMap<String, usize> = BTreeMap::new();
    for county in schools.iter().filter_map(|name| place_name::county(name)) {
        *counties.entry(county).or_default() += 1;
    }
    let (county, count) = counties.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= MANY && count.saturating_mul(2) >= schools.len()).then_some(county)
}

/// The county that a file says it is of: in its form, in its rows, in its schools' names, else in its own.
pub(crate) fn county_of(file: &FileReading, index: u32, homes: &Homes) -> Option<String> {
    let said = file.county.iter().find(|line| line.asks == Asks::Name && !line.words.is_empty());
    let said = said.and_then(|line| place_name::district(&line.words));
    let name = stem(&file.source.name);
    // 红旗小学.xlsx is named after its school.
    let is_school = || {
        let name = name_key(name);
        file.records.iter().any(|record| name.contains(&name_key(&record.name)))
    };
    let by_name = || place_name::county(name).filter(|_| !is_school());
    let by_rows = || homes.only_of(index).or_else(|| by_schools(file));
    said.or_else(by_rows).or_else(by_name).map(|name| homes.spelled(&name))
}

/// The year that a file says it is of: in its form, else in its name, else in its folder's.
pub(crate) fn year_of(file: &FileReading) -> Option<u32> {
    let said = file.county.iter().find(|line| line.asks == Asks::Year);
    let said = said.and_then(|line| place_name::year(&line.words));
    let by_name = || place_name::year(stem(&file.source.name));
    // 2024/花名册.xlsx and 2025/花名册.xlsx.
    said.or_else(by_name).or_else(|| place_name::year(&file.source.name))
}

/// A file's own name without its ending.
pub(crate) fn stem(name: &str) -> &str {
    let name = own_name(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Leaves out what is not looked at, and tells how much that is.
pub(crate) fn in_scope(
    records: Vec<Record>,
    homes: &Homes,
    scope: &Scope,
    told: &mut Vec<Finding>,
) -> Vec<Record> {
    let Some(wanted) = &scope.district else { return records };
    let wanted = homes.spelled(wanted);
    let (here, others): (Vec<_>, Vec<_>) =
        records.into_iter().partition(|record| homes.home(record).as_ref() == Some(&wanted));
    let (nowhere, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|record| homes.home(record).is_none());
    let count = |records: &[Record]| {
        let names = records.iter().map(|one| (homes.home(one), name_key(&one.name)));
        names.collect::<BTreeSet<_>>().len()
    };
    if !others.is_empty() {
        let says = Says::OthersLeftOut { county: &wanted, count: &count(&others) };
        told.push(Finding::of(&says));
    }
    if let Some(first) = nowhere.first() {
        let finding = Finding::of(&Says::NoDistrict {
            count: &count(&nowhere),
            county: &wanted,
            first: &first.name,
        });
        told.push(finding.at(first.cell).about(&first.name));
    }
    here
}

/// Whether the county's form of a file is of what is looked at; tells where nobody can say.
pub(crate) fn has_form(
    file: &FileReading,
    index: u32,
    homes: &Homes,
    scope: &Scope,
    told: &mut Vec<Finding>,
) -> bool {
    let Some(wanted) = scope.district.as_ref().filter(|_| is_filled(&file.county)) else {
        return true;
    };
    let of = county_of(file, index, homes);
    if of.is_none() {
        let says = Says::FormOfNobody { file: &file.source.name, county: wanted };
        told.push(Finding::of(&says).in_file(index));
    }
    of.is_some_and(|name| place_name::is_same(&name, wanted))
}

/// Says which files are of no county or year, where these are told apart by files.
pub(crate) fn tell_strays(
    files: &[FileReading],
    keys: &[String],
    amendments: &Amendments,
    told: &mut Vec<Finding>,
) {
    let sets = amendments.sets.iter().filter(|set| !set.scope.files.is_empty());
    let of_sets: BTreeSet<&String> = sets.flat_map(|set| &set.scope.files).collect();
    let open = amendments.sets.get(amendments.open as usize);
    let Some(open) = open.filter(|set| !set.scope.files.is_empty()) else { return };
    for (index, (file, key)) in (0_u32..).zip(files.iter().zip(keys)) {
        if of_sets.contains(key) || file.is_empty() {
            continue;
        }
        told.push(Finding::of(&Says::Stray { file: key, set: &open.name }).in_file(index));
    }
}
