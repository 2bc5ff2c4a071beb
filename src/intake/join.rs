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

/// Joins records, keeping the order in which schools first appear.
pub(super) fn join(records: Vec<Record>, county: &County, notes: &mut Notes) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut codes: HashMap<String, usize> = HashMap::new();
    let mut names: HashMap<String, Vec<usize>> = HashMap::new();
    for record in records {
        let code = record.code.as_deref().map(plain);
        let name = name_key(&record.name);
        let is_both = |index: &&usize| {
            let known = groups.get(**index).and_then(Group::code).map(plain);
            code.is_some() && known == code
        };
        let by_both = names.get(&name).and_then(|all| all.iter().find(is_both)).copied();
        let by_code = code.as_ref().and_then(|code| codes.get(code)).copied();
        let by_code = by_both.or_else(|| {
            by_code.filter(|index| {
                groups
                    .get(*index)
                    .is_some_and(|group| fits_by_code(group, &record, &name, county, notes))
            })
        });
        let index = by_code.or_else(|| {
            let namesakes = names.get(&name).map_or(&[][..], Vec::as_slice);
            let fitting =
                |index: &&usize| groups.get(**index).is_some_and(|g| fits_by_name(g, &record));
            let found = namesakes.iter().find(fitting).copied();
            if found.is_none() && !namesakes.is_empty() {
                tell_namesake(&record, notes);
            }
            found
        });
        let index = index.unwrap_or_else(|| {
            groups.push(Group::default());
            groups.len() - 1
        });
        if let Some(code) = code {
            codes.entry(code).or_insert(index);
        }
        let namesakes = names.entry(name).or_default();
        if !namesakes.contains(&index) {
            namesakes.push(index);
        }
        if let Some(group) = groups.get_mut(index) {
            group.records.push(record);
        }
    }
    groups
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

fn tell_namesake(record: &Record, notes: &mut Notes) {
    let message = format!(
        "有两所学校都叫“{}”，学校标识码不同，按两所学校计算；如果是同一所，请改成相同的标识码。",
        record.name
    );
    notes.push(Finding::warning(Code::Conflict, message).at(record.cell).about(&record.name));
}
