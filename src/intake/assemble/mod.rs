//! Joins what the files say to one county: by code, then by exact normalised name.
//! It never guesses: what does not fit together is a finding.

pub(super) mod apart;
pub(super) mod bundles;
pub(super) mod campus;
pub(super) mod clash;
pub(super) mod county_join;
pub(super) mod homes;
pub(super) mod join;
pub(super) mod merge;
pub(super) mod near;
pub(super) mod owner;
pub(super) mod parts;
pub(super) mod sets;
pub(super) mod shared;
pub(super) mod together;
pub(super) mod totals;

use crate::county::{Cell, County, Field, School, Uncounted};
use crate::findings::{Code, Finding, Place};
use crate::intake::amend::{corrections, entries, picks};
use crate::intake::assemble::homes::Homes;
use crate::intake::assemble::sets::{Question, file_keys};
use crate::intake::checks::{outlier, plausible, school};
use crate::intake::tables::notes::Notes;
use crate::intake::tables::persons;
use crate::intake::vocabulary::arts;
use crate::intake::{Amendments, FileReading};

/// A county and what there is to say about how it was put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assembled {
    /// The county; its files are numbered as given.
    pub county: County,
    /// All findings of the files, renumbered, then those of joining them.
    pub findings: Vec<Finding>,
    /// What has to be said before the county holds as a whole.
    pub question: Option<Question>,
}

/// Joins the files in the order given.
pub fn assemble(files: &[FileReading]) -> Assembled {
    assemble_amended(files, &Amendments::default())
}

/// Joins the files in the order given, and amends what they say.
pub fn assemble_amended(files: &[FileReading], amendments: &Amendments) -> Assembled {
    let mut county = County::default();
    let mut findings = Vec::new();
    let mut records = Vec::new();
    let keys = file_keys(files.iter().map(|file| file.source.name.as_str()));
    let scope = amendments.scope();
    let is_open = |index: u32| keys.get(index as usize).is_none_or(|key| scope.has_file(key));
    for (index, file) in (0_u32..).zip(files) {
        county.files.push(file.source.clone());
        if !is_open(index) {
            continue;
        }
        for finding in &file.findings {
            let mut finding = finding.clone();
            finding.place = renumbered(&finding.place, index);
            finding.others.iter_mut().for_each(|cell| cell.file = index);
            findings.push(finding);
        }
        for total in &file.totals {
            let mut total = total.clone();
            totals::number(&mut total, index, &keys, &county);
            county.totals.push(total);
        }
        county.uncounted.extend(file.uncounted.iter().cloned());
        for record in &file.records {
            let mut record = record.clone();
            record.cell.file = index;
            for (_, fact) in record.facts.iter_mut() {
                fact.origin.set_file(index);
            }
            for cell in record.classes.iter_mut().filter_map(|class| class.cell.as_mut()) {
                cell.file = index;
            }
            records.push(record);
        }
    }
    homes::tell_strays(files, &keys, amendments, &mut findings);
    let homes = Homes::of(&records, files);
    let mut records = homes::in_scope(records, &homes, &scope, &mut findings);
    let mut notes = Notes::default();
    persons::join(&mut records, &mut notes);
    arts::settle(&mut records, &mut notes);
    let sorted = apart::sorted(records, files, &keys, amendments);
    county.mixture = sorted.about.or_else(|| files.iter().find_map(|file| file.mixture));
    let mut bodies = county_join::Bodies::new();
    // What counties or years report of themselves is nobody's, as long as they are mixed.
    let forms = (0_u32..).zip(files).filter(|(index, _)| is_open(*index) && sorted.about.is_none());
    for (index, file) in forms {
        if !homes::has_form(file, index, &homes, &scope, &mut findings) {
            continue;
        }
        county_join::join(&mut county, &file.county, index, &mut bodies, &mut notes);
    }
    let uncounted = |record: &crate::intake::Record| Uncounted {
        name: record.name.clone(),
        cell: Some(record.cell),
    };
    let (mut groups, mut sizes) = (Vec::new(), Vec::new());
    for part in &sorted.parts {
        let join::Joined { groups: joined, astray } =
            join::join(part.records.clone(), &county, &mut notes);
        county.uncounted.extend(astray.iter().map(uncounted));
        let joined = campus::settle(joined, amendments.campuses_apart, &mut county, &mut notes);
        sizes.push(joined.len());
        groups.extend(joined);
    }
    let question = sorted.question(&sizes);
    findings.extend(question.as_ref().map(apart::finding));
    if sorted.parts.len() > 1 {
        groups.sort_by_key(|group| group.records.first().map(|record| record.cell));
    }
    let (chosen, first) = (&amendments.picks, &amendments.first);
    picks::apply(&mut groups, chosen, first, &keys, &county, &mut notes);
    if question.is_none() {
        near::tell(&groups, &county, &mut notes);
    }
    for group in groups {
        let cell = group.records.first().map(|record| record.cell);
        let name = group.name().to_owned();
        match merge::school(group, &county, &mut notes) {
            Some(school) => county.schools.push(school),
            None => county.uncounted.push(Uncounted { name, cell }),
        }
    }
    entries::add(&mut county, &amendments.schools);
    let mut unused = corrections::apply(&mut county, &amendments.corrections);
    unused.extend(entries::apply(&mut county, &amendments.entries));
    for school in &county.schools {
        school::school(school, &mut notes);
        plausible::tell(school, &mut notes);
    }
    if county.mixture.is_none() {
        outlier::tell(&county, &mut notes);
    }
    totals::settle(&mut county, &amendments.entries, &mut findings);
    findings.retain(|finding| !is_settled(finding, &county));
    findings.extend(notes.folded());
    picks::settle(&mut findings, &amendments.first, &keys);
    corrections::settle(&mut findings, &county);
    findings.extend(unused);
    Assembled { county, findings, question }
}

fn renumbered(place: &Place, file: u32) -> Place {
    match place {
        Place::Nowhere => Place::Nowhere,
        Place::File(_) => Place::File(file),
        Place::Cell(cell) => Place::Cell(Cell { file, ..*cell }),
    }
}

/// Whether what one file lacks came with another: pupils, or the area of the gym.
fn is_settled(finding: &Finding, county: &County) -> bool {
    let (here, wanted) = match (finding.code, &finding.place) {
        (Code::NoPupilsColumn, Place::File(file)) => (*file, Field::Pupils),
        (Code::GymAreaUnknown, Place::Cell(cell)) => (cell.file, Field::GymArea),
        _ => return false,
    };
    let stems_from = |school: &School| {
        let mut facts = school.facts.iter();
        facts.any(|(_, fact)| fact.origin.cells().iter().any(|cell| cell.file == here))
    };
    let has = |school: &School| school.facts.iter().any(|(key, _)| key.field == wanted);
    let mut concerned = county.schools.iter().filter(|school| stems_from(school)).peekable();
    concerned.peek().is_some() && concerned.all(has)
}
