//! Which records are about the same school: the same 学校标识码, else the same name.
//! Names that are only alike are never joined.

use std::collections::HashMap;

use crate::county::{County, Kind, Part};
use crate::findings::{Figures, Finding};
use crate::intake::Record;
use crate::intake::tables::identity::only_part;
use crate::intake::tables::notes::Notes;
use crate::intake::vocabulary::school_kind;
use crate::intake::vocabulary::spelling::{name_key, plain};

/// The records of one school, in the order of the files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    pub(crate) records: Vec<Record>,
    /// Campuses whose figures count with this school.
    pub(crate) campuses: Vec<Group>,
}

impl Group {
    pub(crate) fn name(&self) -> &str {
        self.records.first().map_or("", |record| &record.name)
    }

    pub(crate) fn code(&self) -> Option<&str> {
        self.records.iter().find_map(|record| record.code.as_deref())
    }

    /// Whether it is a campus: some row says so, and none that it counts. A combined school counts in
    /// one stage's roster alone.
    pub(crate) fn is_campus(&self) -> bool {
        let says = |of: fn(&Record) -> bool| self.records.iter().any(of);
        says(|record| record.campus) && !says(|record| record.counts)
    }

    /// Whether it is a 教学点: by its pupils it counts by itself or not at all.
    pub(crate) fn is_teaching_point(&self) -> bool {
        let mut given = self.records.iter().filter_map(|record| record.kind).peekable();
        if given.peek().is_some() {
            return given.any(|kind| kind == Kind::TeachingPoint);
        }
        let mut named =
            self.records.iter().map(|record| school_kind::from_name(&plain(&record.name)));
        named.any(|kind| kind == Some(Kind::TeachingPoint))
    }
}

/// The schools, and the rows that several schools could be meant by.
#[derive(Default)]
pub(crate) struct Joined {
    pub(crate) groups: Vec<Group>,
    pub(crate) astray: Vec<Record>,
}

/// Joins records, keeping the order in which schools first appear. Rows with a code are joined by it
/// first, then the parts of one school that have a code each, then rows without a code: so the order of
/// rows and files decides nothing. A row without a code belongs to the one school of its name, and to none
/// where there are several.
pub(crate) fn join(records: Vec<Record>, county: &County, notes: &mut Notes) -> Joined {
    let mut known = Known::default();
    let mut astray = Vec::new();
    let (coded, others): (Vec<_>, Vec<_>) =
        records.into_iter().enumerate().partition(|(_, record)| record.code.is_some());
    for (place, record) in coded {
        let place_of = known.by_code(&record, county, notes);
        known.put(place_of, place, record, &mut astray, notes);
    }
    known.join_parts(notes);
    for (place, record) in others {
        let place_of = known.by_name(&record);
        known.put(place_of, place, record, &mut astray, notes);
    }
    Joined { groups: known.sorted(), astray }
}

/// Where a record belongs.
#[derive(Clone, Copy)]
enum Place {
    One(usize),
    New,
    Several,
}

/// What is known of the groups while records come in.
#[derive(Default)]
struct Known {
    /// Records with their place in the files.
    groups: Vec<Vec<(usize, Record)>>,
    codes: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
}

impl Known {
    fn put(
        &mut self,
        to: Place,
        place: usize,
        record: Record,
        astray: &mut Vec<Record>,
        notes: &mut Notes,
    ) {
        let index = match to {
            Place::One(index) => index,
            Place::New => self.groups.len(),
            Place::Several => {
                tell_astray(&record, notes);
                astray.push(record);
                return;
            }
        };
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
        match self.groups.get_mut(index) {
            Some(group) => group.push((place, record)),
            None => self.groups.push(vec![(place, record)]),
        }
    }

    fn by_code(&self, record: &Record, county: &County, notes: &mut Notes) -> Place {
        let Some(code) = record.code.as_deref().map(plain) else { return Place::New };
        let name = name_key(&record.name);
        let same_code = self.codes.get(&code).map_or(&[][..], Vec::as_slice);
        let namesakes = self.names.get(&name).map_or(&[][..], Vec::as_slice);
        if let Some(both) = namesakes.iter().find(|index| same_code.contains(index)) {
            return Place::One(*both);
        }
        let mut fits = Vec::new();
        for index in same_code {
            let group = self.groups.get(*index).map_or(&[][..], Vec::as_slice);
            if fits_by_code(group, record, county, notes) {
                fits.push(*index);
            }
        }
        one(&fits)
    }

    fn by_name(&self, record: &Record) -> Place {
        one(self.names.get(&name_key(&record.name)).map_or(&[][..], Vec::as_slice))
    }

    /// Two groups of one name that are the parts of one school become one; others of one name are told.
    fn join_parts(&mut self, notes: &mut Notes) {
        let mut names: Vec<(&String, &mut Vec<usize>)> =
            self.names.iter_mut().filter(|(_, all)| all.len() > 1).collect();
        names.sort_unstable();
        for (_, all) in names {
            if let [first, second] = *all.as_slice()
                && let (Some(one), Some(other)) = (self.groups.get(first), self.groups.get(second))
                && are_parts(one, other)
            {
                let moved = self.groups.get_mut(second).map(std::mem::take).unwrap_or_default();
                if let Some(group) = self.groups.get_mut(first) {
                    group.extend(moved);
                }
                all.truncate(1);
                continue;
            }
            let first = |index: &usize| self.groups.get(*index).and_then(|group| group.first());
            let mut places: Vec<&(usize, Record)> = all.iter().filter_map(first).collect();
            places.sort_by_key(|(place, _)| *place);
            for (_, record) in places.into_iter().skip(1) {
                tell_namesake(record, notes);
            }
        }
    }

    /// As the files have it: the records of a school, and the schools by their first records.
    fn sorted(self) -> Vec<Group> {
        let mut groups = self.groups;
        groups.retain(|group| !group.is_empty());
        for group in &mut groups {
            group.sort_by_key(|(place, _)| *place);
        }
        groups.sort_by_key(|group| group.first().map(|(place, _)| *place));
        let group = |records: Vec<(usize, Record)>| Group {
            records: records.into_iter().map(|(_, record)| record).collect(),
            campuses: Vec::new(),
        };
        groups.into_iter().map(group).collect()
    }
}

fn one(fits: &[usize]) -> Place {
    match fits {
        [] => Place::New,
        [index] => Place::One(*index),
        _ => Place::Several,
    }
}

/// Whether two groups of one name with different codes are the stages of one school: each row is of a
/// stage, none of both, and their kinds are the same or those of the stages.
fn are_parts(one: &[(usize, Record)], other: &[(usize, Record)]) -> bool {
    let all = || one.iter().chain(other).map(|(_, record)| record);
    let parts = |group: &[(usize, Record)]| -> Vec<Option<Part>> {
        group.iter().map(|(_, record)| record.part).collect()
    };
    let theirs = parts(other);
    let staged = all().all(|record| record.part.is_some());
    let apart = parts(one).iter().all(|part| !theirs.contains(part));
    let mut kinds = all().filter_map(|record| record.kind);
    let first = kinds.next();
    let alike = kinds.all(|kind| Some(kind) == first);
    let of_stages = all().all(|record| {
        record.kind.is_none_or(|kind| only_part(kind).is_some() && only_part(kind) == record.part)
    });
    staged && apart && (alike || of_stages)
}

/// The same code is the same school, under whatever name; a campus that bears its parent's code is
/// kept apart until figures are added up, and two names that both count in one table are two schools.
fn fits_by_code(
    group: &[(usize, Record)],
    record: &Record,
    county: &County,
    notes: &mut Notes,
) -> bool {
    let known = || group.iter().map(|(_, known)| known);
    let is_campus = known().any(|known| known.campus) && !known().any(|known| known.counts);
    if is_campus || record.campus {
        return false;
    }
    let place = |record: &Record| (record.cell.file, record.cell.sheet);
    let rival = |known: &&Record| known.counts && record.counts && place(known) == place(record);
    if let Some(known) = known().find(rival) {
        let finding = Finding::of(&Figures::SameCode {
            one: &known.name,
            other: &record.name,
            at: &county.address(record.cell),
            code: &record.code.as_deref().unwrap_or_default(),
        });
        notes.push(finding.at(record.cell).about(&record.name));
        return false;
    }
    if let Some(known) = known().next() {
        let finding = Finding::of(&Figures::TwoNames {
            code: &record.code.as_deref().unwrap_or_default(),
            one: &known.name,
            other: &record.name,
            at: &county.address(record.cell),
        });
        notes.push(finding.at(record.cell).about(&known.name));
    }
    true
}

/// Several schools could be meant: the row goes to none, and says so.
fn tell_astray(record: &Record, notes: &mut Notes) {
    let finding = Finding::of(&Figures::RowAstray { school: &record.name });
    notes.push(finding.at(record.cell).about(&record.name));
}

fn tell_namesake(record: &Record, notes: &mut Notes) {
    let finding = Finding::of(&Figures::Namesakes { school: &record.name });
    notes.push(finding.at(record.cell).about(&record.name));
}
