//! Which records go together: those of one county at one time. Where 区县 differ, or files tell of schools
//! of one name as of two, nothing is joined across, and the user is asked (`sets`).
//! It never decides: what was not said is a question, and a finding that blocks.

use crate::county::Mixture;
use crate::findings::{Finding, Schools};
use crate::intake::assemble::bundles;
use crate::intake::assemble::homes::Homes;
use crate::intake::assemble::sets::{Bundle, Question, Scope};
use crate::intake::{Amendments, FileReading, Record};

/// Records that may be joined with each other.
#[derive(Debug)]
pub(crate) struct Together {
    pub records: Vec<Record>,
    pub bundle: Bundle,
}

/// What goes together, and what has to be said first.
#[derive(Debug)]
pub(crate) struct Sorted {
    pub parts: Vec<Together>,
    pub about: Option<Mixture>,
    /// What is to be said to go together, should all be one county.
    pub names: Vec<String>,
    /// A school that two files tell of differently.
    pub example: Option<String>,
}

impl Sorted {
    /// All of it is one county.
    pub fn one(records: Vec<Record>) -> Self {
        let bundle =
            Bundle { name: String::new(), schools: 0, scope: Scope::default(), files: Vec::new() };
        let parts = vec![Together { records, bundle }];
        Self { parts, about: None, names: Vec::new(), example: None }
    }

    /// The question, once the schools of each part are counted.
    pub fn question(&self, schools: &[usize]) -> Option<Question> {
        let bundles = self.parts.iter().zip(schools);
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

/// Sorts what is looked at.
pub(crate) fn sorted(
    records: Vec<Record>,
    files: &[FileReading],
    keys: &[String],
    amendments: &Amendments,
) -> Sorted {
    let scope = amendments.scope();
    let homes = Homes::of(&records, files);
    let mut districts: Vec<String> = Vec::new();
    for district in records.iter().filter_map(|record| homes.own(record)) {
        if !districts.contains(&district) {
            districts.push(district);
        }
    }
    if scope.district.is_none() && districts.len() > 1 {
        let all: Vec<&String> = districts.iter().collect();
        if !amendments.are_together(&all) {
            return by_district(records, &homes, districts, keys, &scope);
        }
        return Sorted::one(records);
    }
    bundles::sorted(records, files, keys, amendments, &homes)
}

fn by_district(
    records: Vec<Record>,
    homes: &Homes,
    districts: Vec<String>,
    keys: &[String],
    scope: &Scope,
) -> Sorted {
    let part = |district: &String| {
        let scope = Scope { district: Some(district.clone()), ..scope.clone() };
        let bundle = Bundle { name: district.clone(), schools: 0, scope, files: Vec::new() };
        Together { records: Vec::new(), bundle }
    };
    let mut parts: Vec<Together> = districts.iter().map(part).collect();
    let mut homeless = Sorted::one(Vec::new()).parts;
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

/// What is told until the question is answered: it blocks.
pub(crate) fn finding(question: &Question) -> Finding {
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
            let count = &question.bundles.len();
            Finding::of(&Schools::Counties { count, parts: &parts, example: &example })
        }
        Mixture::Years => Finding::of(&Schools::Years { example: &example, parts: &parts }),
    }
}
