//! Whether a lower demand (放宽) may be used for a school: what it rests on, and what contradicts it.
//! An unknown 是/否 is neither.

use rust_decimal::Decimal;

use crate::county::{CLASS_BANDS, Class, Field, LARGE_CLASSES, Part, School};
use crate::findings::{Finding, Items};
use crate::number::{Exact, exact};
use crate::standard::{Citation, RelaxationRule, Standard};

use super::units::{Seated, parts_of, place};
use super::{MissingInput, Verdict, Why};

/// A lower demand that was used.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxed {
    /// Its id.
    pub id: String,
    /// The label of the indicator or the id of the check.
    pub item: String,
    /// Its name.
    pub name: String,
    /// Why the school may use it.
    pub reason: String,
    /// What the verdict would be without it.
    pub without: Verdict,
    /// Where it is written.
    pub citation: Citation,
}

impl Relaxed {
    pub(super) fn new(rule: &RelaxationRule, reason: String, without: Verdict) -> Self {
        Self {
            id: rule.id.clone(),
            item: rule.item.clone(),
            name: rule.name.clone(),
            reason,
            without,
            citation: rule.citation.clone(),
        }
    }

    /// Both together, in one.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.id = [&self.id, "+", &other.id].concat();
        self.name = [&self.name, "、", &other.name].concat();
        self.reason = [&self.reason, "；", &other.reason].concat();
        self
    }
}

/// Whether a school may use a lower demand.
pub(super) enum Applies {
    /// It may, for this reason.
    Yes(String),
    /// It may not.
    No,
    /// It says it may, but its figures say otherwise.
    Contradicted(String),
    /// It cannot be told without this.
    Unknown(MissingInput),
}

/// The lower demands for an item that are switched on.
pub(super) fn of<'a>(
    standard: &'a Standard,
    item: &'a str,
) -> impl Iterator<Item = &'a RelaxationRule> {
    standard.relaxations.iter().filter(move |rule| rule.on && rule.item == item)
}

pub(super) fn applies(rule: &RelaxationRule, school: &School, parts: &[Seated<'_>]) -> Applies {
    let mut reasons = Vec::new();
    let mut open = None;
    if let Some(flag) = rule.flag {
        match school.flag(flag) {
            Some(true) => reasons.push(format!("{}：是", flag.name())),
            Some(false) => return Applies::No,
            None => open = Some(missing(school, flag)),
        }
    }
    if let Some(why) = contradiction(rule, school, parts) {
        // Whatever the answer that is missing, the figures speak against it.
        return if open.is_none() { Applies::Contradicted(why) } else { Applies::No };
    }
    if let Some(open) = open {
        return Applies::Unknown(open);
    }
    if let Some((field, over)) = rule.share {
        let Some(part) = total(school, field) else {
            return Applies::Unknown(missing(school, field));
        };
        let Some(pupils) = compulsory_pupils(parts).filter(|pupils| !pupils.is_zero()) else {
            return Applies::Unknown(missing(school, Field::Pupils));
        };
        if part > pupils {
            let name = field.name();
            return Applies::Contradicted(format!("{name} {part} 人，多于在校生 {pupils} 人"));
        }
        if exact(part) * Exact::from_integer(100.into()) <= exact(over) * exact(pupils) {
            return Applies::No;
        }
        reasons.push(format!("{} {part} 人，占在校生 {pupils} 人的 {over}% 以上", field.name()));
    }
    Applies::Yes(reasons.join("；"))
}

/// What of the figures speaks against the 是 of a school.
fn contradiction(rule: &RelaxationRule, school: &School, parts: &[Seated<'_>]) -> Option<String> {
    let pupils = compulsory_pupils(parts);
    let founded = school.facts.get(Field::FoundedYear, Part::Whole).and_then(|fact| fact.value);
    if let (Some(until), Some(founded)) = (rule.built_until, founded)
        && founded > Decimal::from(until)
    {
        return Some(format!("建校时间为 {founded} 年，晚于 {until} 年"));
    }
    if let (Some(from), Some(pupils)) = (rule.pupils_from, pupils)
        && pupils < from
    {
        return Some(format!("在校生 {pupils} 人，不足 {from} 人"));
    }
    if let (Some(below), Some(pupils)) = (rule.pupils_below, pupils)
        && pupils >= below
    {
        return Some(format!("在校生 {pupils} 人，不少于 {below} 人"));
    }
    let largest = rule.largest_class_below.zip(largest_class_at_least(school, parts));
    if let Some((below, largest)) = largest
        && largest >= below
    {
        return Some(format!("最大班额不少于 {largest} 人，不低于 {below} 人"));
    }
    None
}

/// What the largest class of the school has at least, by everything that is known.
fn largest_class_at_least(school: &School, seated: &[Seated<'_>]) -> Option<Decimal> {
    let parts = [Part::Whole, Part::Primary, Part::Junior];
    let figure = |field, part| school.facts.get(field, part).and_then(|fact| fact.value);
    let said = parts.into_iter().filter_map(|part| figure(Field::LargestClass, part));
    let listed = school.classes.iter().filter_map(Class::least);
    let bands = CLASS_BANDS.iter().chain([&LARGE_CLASSES]).filter(|band| {
        parts.into_iter().any(|part| figure(band.field, part).is_some_and(|n| n > Decimal::ZERO))
    });
    // So many pupils in so few classes: one of these has the average at least.
    let averages = parts.into_iter().filter_map(|part| {
        let classes = figure(Field::Classes, part).filter(|classes| *classes > Decimal::ZERO)?;
        let pupils = match part {
            Part::Whole => compulsory_pupils(seated)?,
            _ => seated.iter().find(|one| one.part == part)?.pupils()?,
        };
        Some(pupils.checked_div(classes)?.ceil())
    });
    said.chain(listed).chain(bands.map(|band| Decimal::from(band.from))).chain(averages).max()
}

/// Pupils of compulsory age; `None` where one part is not known.
pub(super) fn compulsory_pupils(parts: &[Seated<'_>]) -> Option<Decimal> {
    let compulsory = [Part::Primary, Part::Junior];
    parts.iter().filter(|one| compulsory.contains(&one.part)).map(Seated::pupils).sum()
}

/// A figure of the whole school, or of its stages together.
pub(super) fn total(school: &School, field: Field) -> Option<Decimal> {
    let figure = |part| school.facts.get(field, part).and_then(|fact| fact.value);
    figure(Part::Whole).or_else(|| {
        let stages = [figure(Part::Primary), figure(Part::Junior)];
        let asked = parts_of(school);
        let lacks = [Part::Primary, Part::Junior].iter().zip(stages).any(|(part, figure)| {
            figure.is_none() && asked.iter().any(|seated| seated.part == *part)
        });
        (!lacks && stages.iter().any(Option::is_some)).then(|| stages.into_iter().flatten().sum())
    })
}

fn missing(school: &School, field: Field) -> MissingInput {
    let fact = school.facts.get(field, Part::Whole);
    let cell = fact.and_then(|fact| fact.origin.cells().first().copied());
    MissingInput { field, part: Part::Whole, cell, why: Why::NotGiven }
}

/// Schools whose 是 contradicts their figures, and schools that could count more and do not say what.
pub(super) fn findings(school: &School, standard: &Standard) -> Vec<Finding> {
    let parts = parts_of(school);
    let mut findings = Vec::new();
    for rule in standard.relaxations.iter().filter(|rule| rule.on) {
        let given = |field: &Field| {
            Part::STAGES.iter().chain([&Part::Whole]).any(|part| {
                school.facts.get(*field, *part).is_some_and(|fact| fact.value.is_some())
            })
        };
        match applies(rule, school, &parts) {
            Applies::Contradicted(why) => findings.push(Finding::of(&Items::Contradicted {
                school: &school.name,
                rule: &rule.name,
                why: &why,
            })),
            Applies::Yes(_) if !rule.add.is_empty() && !rule.add.iter().any(given) => {
                let fields: Vec<&str> = rule.add.iter().map(|field| field.name()).collect();
                findings.push(Finding::of(&Items::Unclaimed {
                    school: &school.name,
                    rule: &rule.name,
                    fields: &fields.join("、"),
                }));
            }
            _ => {}
        }
    }
    findings.into_iter().map(|one| place(one.about(&school.name), school.cell)).collect()
}
