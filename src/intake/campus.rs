//! Campuses (是否计校数 = 0) count with the school they belong to, where it can be told and the user
//! does not want them apart. One whose school cannot be told stays a school of its own, with a finding.

use super::join::Group;
use super::notes::Notes;
use super::words::name_key;
use crate::county::{Campus, County};
use crate::finding::{Code, Finding};

/// Puts campuses under their schools, unless they are to stay apart.
pub(super) fn settle(
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
            let message = format!("“{}”不计校数，按您的选择单独评价。", record.name);
            let finding = Finding::notice(Code::CampusApart, message);
            notes.push(finding.at(record.cell).about(&record.name));
        }
        return groups;
    }
    let (campuses, mut schools): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|group| is_campus(&group));
    let mut alone = Vec::new();
    for campus in campuses {
        let Some(record) = campus.records.first().cloned() else { continue };
        let school = parent(&campus, &schools).and_then(|index| schools.get_mut(index));
        if let Some(school) = school {
            let message =
                format!("“{}”不计校数，作为“{}”的校区合并计算。", record.name, school.name());
            let finding = Finding::notice(Code::CampusMerged, message);
            notes.push(finding.at(record.cell).about(&record.name));
            let (name, parent) = (record.name.clone(), school.name().to_owned());
            county.campuses.push(Campus { name, school: parent, cell: record.cell });
            school.campuses.push(campus);
        } else {
            let message = format!(
                "“{}”不计校数，但看不出属于哪所学校，现单独计算；请加一列“所属学校”写明。",
                record.name
            );
            let finding = Finding::warning(Code::CampusAlone, message);
            notes.push(finding.at(record.cell).about(&record.name));
            alone.push(campus);
        }
    }
    schools.append(&mut alone);
    // Where the first rows stand decides the order again: a campus left alone goes back to its place.
    schools.sort_by_key(|group| group.records.first().map(|record| record.cell));
    schools
}

/// The named parent, else the school with the longest name that the campus's name begins with, else
/// the school with the same code. Two schools that would do as well are none, and no 教学点 has a campus.
fn parent(campus: &Group, schools: &[Group]) -> Option<usize> {
    let named = campus.records.iter().find_map(|record| record.parent.as_deref()).map(name_key);
    if let Some(named) = named {
        let code = |group: &Group| group.code() == Some(named.as_str());
        return only(schools, |group| name_key(group.name()) == named || code(group));
    }
    let name = name_key(campus.name());
    let begins = |group: &Group| {
        let school = name_key(group.name());
        school.chars().count() >= 3 && name != school && name.starts_with(&school)
    };
    let length = |group: &Group| name_key(group.name()).len();
    let longest = schools.iter().filter(|group| begins(group)).map(length).max();
    if let Some(longest) = longest {
        return only(schools, |group| begins(group) && length(group) == longest);
    }
    let code = campus.code()?;
    only(schools, |group| group.code() == Some(code))
}

fn only(schools: &[Group], fits: impl Fn(&Group) -> bool) -> Option<usize> {
    let fits = |(_, group): &(usize, &Group)| !group.is_teaching_point() && fits(group);
    let mut all = schools.iter().enumerate().filter(fits).map(|(index, _)| index);
    let first = all.next();
    first.filter(|_| all.next().is_none())
}
