//! Campuses (是否计校数 = 0) count with the school they belong to, where it can be told and the user
//! does not want them apart. One whose school cannot be told stays a school of its own, with a finding.

use crate::county::{Campus, County};
use crate::findings::{Finding, Schools};
use crate::intake::assemble::join::Group;
use crate::intake::tables::notes::Notes;
use crate::intake::vocabulary::spelling::name_key;

/// Puts campuses under their schools, unless they are to stay apart.
pub(crate) fn settle(
    groups: Vec<Group>,
    apart: bool,
    county: &mut County,
    notes: &mut Notes,
) -> Vec<Group> {
    // A 教学点 never counts as a school, and is a unit from so many pupils on all the same: how many,
    // the standard says, so that nothing may be added to its pupils before.
    let is_campus = |group: &&Group| group.is_campus() && !group.is_teaching_point();
    if apart {
        for record in groups.iter().filter(is_campus).filter_map(|one| one.records.first()) {
            let finding = Finding::of(&Schools::Apart { campus: &record.name });
            notes.push(finding.at(record.cell).about(&record.name));
        }
        return groups;
    }
    let (campuses, mut schools): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|group| is_campus(&group));
    let known: Vec<Known> = schools.iter().map(Known::of).collect();
    let mut alone = Vec::new();
    for campus in campuses {
        let Some(record) = campus.records.first().cloned() else { continue };
        let school = parent(&campus, &known).and_then(|index| schools.get_mut(index));
        if let Some(school) = school {
            let says = Schools::Merged { campus: &record.name, school: &school.name() };
            let finding = Finding::of(&says);
            notes.push(finding.at(record.cell).about(&record.name));
            let (name, parent) = (record.name.clone(), school.name().to_owned());
            county.campuses.push(Campus { name, school: parent, cell: record.cell });
            school.campuses.push(campus);
        } else {
            let finding = Finding::of(&Schools::Alone { campus: &record.name });
            notes.push(finding.at(record.cell).about(&record.name));
            alone.push(campus);
        }
    }
    schools.append(&mut alone);
    // Where the first rows stand decides the order again: a campus left alone goes back to its place.
    schools.sort_by_key(|group| group.records.first().map(|record| record.cell));
    schools
}

/// By what a school is told to be somebody's parent.
struct Known {
    /// All names that it has in the files, in one spelling.
    names: Vec<String>,
    code: Option<String>,
    is_teaching_point: bool,
}

impl Known {
    fn of(group: &Group) -> Self {
        let mut names: Vec<String> =
            group.records.iter().map(|record| name_key(&record.name)).collect();
        names.sort_unstable();
        names.dedup();
        let code = group.code().map(str::to_owned);
        Self { names, code, is_teaching_point: group.is_teaching_point() }
    }

    /// How long the longest of its names is that this one begins with.
    fn begins(&self, name: &str) -> Option<usize> {
        let begins = |own: &&String| {
            own.chars().count() >= 3 && name != own.as_str() && name.starts_with(own.as_str())
        };
        self.names.iter().filter(begins).map(String::len).max()
    }
}

/// The named parent, else the school with the longest name that the campus's name begins with, else
/// the school with the same code. Two schools that would do as well are none, and no 教学点 has a campus.
fn parent(campus: &Group, schools: &[Known]) -> Option<usize> {
    let mut parents: Vec<String> =
        campus.records.iter().filter_map(|record| record.parent.as_deref()).map(name_key).collect();
    parents.sort_unstable();
    parents.dedup();
    match parents.as_slice() {
        [] => {}
        [named] => {
            return only(schools, |one| {
                one.names.contains(named) || one.code.as_ref() == Some(named)
            });
        }
        // Two parents are named.
        _ => return None,
    }
    let mut own = Known::of(campus).names.into_iter();
    let (name, other) = (own.next()?, own.next());
    let longest = schools.iter().filter_map(|one| one.begins(&name)).max();
    if let (Some(longest), None) = (longest, other) {
        return only(schools, |one| one.begins(&name) == Some(longest));
    }
    let code = campus.code()?;
    only(schools, |one| one.code.as_deref() == Some(code))
}

fn only(schools: &[Known], fits: impl Fn(&Known) -> bool) -> Option<usize> {
    let fits = |(_, one): &(usize, &Known)| !one.is_teaching_point && fits(one);
    let mut all = schools.iter().enumerate().filter(fits).map(|(index, _)| index);
    let first = all.next();
    first.filter(|_| all.next().is_none())
}
