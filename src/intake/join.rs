//! Which records are about the same school: the same 学校标识码, else the same name.
//! Names that are only alike are never joined.

use std::collections::HashMap;

use super::notes::Notes;
use super::words::{name_key, plain};
use super::{Record, kinds};
use crate::county::{County, Kind};
use crate::finding::{Code, Finding};

/// The records of one school, in the order of the files.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) records: Vec<Record>,
    /// Campuses whose figures count with this school.
    pub(super) campuses: Vec<Group>,
}

impl Group {
    pub(super) fn name(&self) -> &str {
        self.records.first().map_or("", |record| &record.name)
    }

    pub(super) fn code(&self) -> Option<&str> {
        self.records.iter().find_map(|record| record.code.as_deref())
    }

    /// Whether it is a campus: some row says so, and none that it counts. A combined school counts in
    /// one stage's roster alone.
    pub(super) fn is_campus(&self) -> bool {
        let says = |of: fn(&Record) -> bool| self.records.iter().any(of);
        says(|record| record.campus) && !says(|record| record.counts)
    }

    /// Whether it is a 教学点: by its pupils it counts by itself or not at all.
    pub(super) fn is_teaching_point(&self) -> bool {
        let given = self.records.iter().find_map(|record| record.kind);
        given.or_else(|| kinds::from_name(&plain(self.name()))) == Some(Kind::TeachingPoint)
    }
}

/// The schools, and the rows that several schools could be meant by.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) groups: Vec<Group>,
    pub(super) astray: Vec<Record>,
}

/// What is known of the groups while records come in.
#[derive(Default)]
struct Known {
    groups: Vec<Group>,
    codes: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
}

/// Joins records, keeping the order in which schools first appear. Rows with a code come before those
/// without, so that the order of rows and files decides nothing: a row without a code belongs to the one
/// school of its name, and to none where there are several.
pub(super) fn join(records: Vec<Record>, county: &County, notes: &mut Notes) -> Joined {
    let mut known = Known::default();
    let mut astray = Vec::new();
    let mut places: Vec<Vec<usize>> = Vec::new();
    let (coded, others): (Vec<_>, Vec<_>) =
        records.into_iter().enumerate().partition(|(_, record)| record.code.is_some());
    for (place, record) in coded.into_iter().chain(others) {
        let index = match known.find(&record, county, notes) {
            Place::One(index) => index,
            Place::New => known.groups.len(),
            Place::Several => {
                tell_astray(&record, notes);
                astray.push(record);
                continue;
            }
        };
        known.note(&record, index);
        if index == known.groups.len() {
            known.groups.push(Group::default());
            places.push(Vec::new());
        }
        if let (Some(group), Some(places)) = (known.groups.get_mut(index), places.get_mut(index)) {
            group.records.push(record);
            places.push(place);
        }
    }
    // As the files have it: the records of a school, and the schools by their first records.
    let sorted = known.groups.into_iter().zip(places).map(|(group, places)| {
        let mut records: Vec<(usize, Record)> = places.into_iter().zip(group.records).collect();
        records.sort_by_key(|(place, _)| *place);
        let first = records.first().map(|(place, _)| *place);
        let records = records.into_iter().map(|(_, record)| record).collect();
        (first, Group { records, campuses: group.campuses })
    });
    let mut sorted: Vec<(Option<usize>, Group)> = sorted.collect();
    sorted.sort_by_key(|(first, _)| *first);
    Joined { groups: sorted.into_iter().map(|(_, group)| group).collect(), astray }
}

/// Where a record belongs.
enum Place {
    One(usize),
    New,
    Several,
}

impl Known {
    fn note(&mut self, record: &Record, index: usize) {
        let code = record.code.as_deref().map(plain);
        let lists = [
            code.map(|code| self.codes.entry(code).or_default()),
            Some(self.names.entry(name_key(&record.name)).or_default()),
        ];
        for list in lists.into_iter().flatten() {
            if !list.contains(&index) {
                list.push(index);
            }
        }
    }

    fn find(&self, record: &Record, county: &County, notes: &mut Notes) -> Place {
        let group = |index: &usize| self.groups.get(*index);
        let code = record.code.as_deref().map(plain);
        let name = name_key(&record.name);
        let namesakes = self.names.get(&name).map_or(&[][..], Vec::as_slice);
        let same_code = code.as_ref().and_then(|code| self.codes.get(code));
        let same_code = same_code.map_or(&[][..], Vec::as_slice);
        if let Some(both) = namesakes.iter().find(|index| same_code.contains(index)) {
            return Place::One(*both);
        }
        let mut fits = Vec::new();
        for index in same_code {
            if group(index).is_some_and(|group| fits_by_code(group, record, &name, county, notes)) {
                fits.push(*index);
            }
        }
        if fits.is_empty() {
            let fitting = namesakes
                .iter()
                .filter(|index| group(index).is_some_and(|group| fits_by_name(group, record)));
            fits.extend(fitting.copied());
            if fits.is_empty() && !namesakes.is_empty() {
                tell_namesake(record, notes);
            }
        }
        match fits.as_slice() {
            [] => Place::New,
            [index] => Place::One(*index),
            _ => Place::Several,
        }
    }
}

/// The same code is the same school, under whatever name; a campus that bears its parent's code is
/// kept apart until figures are added up, and two names that both count in one table are two schools.
fn fits_by_code(
    group: &Group,
    record: &Record,
    name: &str,
    county: &County,
    notes: &mut Notes,
) -> bool {
    if group.records.iter().any(|known| name_key(&known.name) == name) {
        return true;
    }
    if group.is_campus() || record.campus {
        return false;
    }
    let place = |record: &Record| (record.cell.file, record.cell.sheet);
    let rival = |known: &&Record| known.counts && record.counts && place(known) == place(record);
    if let Some(known) = group.records.iter().find(rival) {
        let message = format!(
            "“{}”和“{}”（{}）的学校标识码相同（{}），按两所学校计算；请核对标识码。",
            known.name,
            record.name,
            county.address(record.cell),
            record.code.as_deref().unwrap_or_default()
        );
        notes.push(Finding::warning(Code::Conflict, message).at(record.cell).about(&record.name));
        return false;
    }
    if let Some(known) = group.records.first() {
        let message = format!(
            "学校标识码 {} 有两个校名：“{}”和“{}”（{}），按同一所学校合并，用前一个校名；请核对。",
            record.code.as_deref().unwrap_or_default(),
            known.name,
            record.name,
            county.address(record.cell)
        );
        notes.push(Finding::warning(Code::Conflict, message).at(record.cell).about(&known.name));
    }
    true
}

/// The same name is the same school unless both have codes that differ; the parts of one school may
/// have a code each.
fn fits_by_name(group: &Group, record: &Record) -> bool {
    match (group.code(), record.code.as_deref()) {
        (Some(known), Some(code)) if plain(known) != plain(code) => {
            record.part.is_some()
                && group
                    .records
                    .iter()
                    .all(|known| known.part.is_some() && known.part != record.part)
        }
        _ => true,
    }
}

/// Several schools could be meant: the row goes to none, and says so.
fn tell_astray(record: &Record, notes: &mut Notes) {
    let message = format!(
        "有几所学校都可能是这一行的“{}”（校名相同，标识码不同），不知道是哪一所，这一行没有计算；请填上学校标识码。",
        record.name
    );
    notes.push(Finding::error(Code::Conflict, message).at(record.cell).about(&record.name));
}

fn tell_namesake(record: &Record, notes: &mut Notes) {
    let message = format!(
        "有两所学校都叫“{}”，学校标识码不同，按两所学校计算；如果是同一所，请改成相同的标识码。",
        record.name
    );
    notes.push(Finding::warning(Code::Conflict, message).at(record.cell).about(&record.name));
}
