//! Items of which the files state a figure in several ways: each way is judged. Where all come to the
//! same, that stands, whichever file came first; else it is asked (待核), with what is stated.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::county::{CLASS_BANDS, County, CountyField, FactKey, Field, Part, School, Slot};
use crate::standard::{CheckRule, Quotient, Source};

use super::super::units;
use super::place::places;
use super::{Check, CheckVerdict, Needed, NeededAt, Scene, check};

/// More ways are not judged one by one: nothing is said then.
const MOST_WAYS: usize = 64;

/// Something that is stated in several ways.
struct Disputed {
    at: At,
    what: String,
    stated: Vec<Decimal>,
}

enum At {
    /// Of the county.
    Form(Slot),
    /// A figure of a school.
    School(usize, FactKey),
}

/// Whether the classes by bands are as many as all classes, where both are known.
fn bands_make_up(school: &School) -> bool {
    [Part::Whole, Part::Primary, Part::Junior].into_iter().all(|part| {
        let figure = |field| school.facts.get(field, part).and_then(|fact| fact.value);
        let bands: Option<Decimal> = CLASS_BANDS.iter().map(|band| figure(band.field)).sum();
        bands.zip(figure(Field::Classes)).is_none_or(|(bands, classes)| bands == classes)
    })
}

/// The item, judged in each of the ways in which its figures are stated.
pub(super) fn settle(rule: &CheckRule, found: Check, scene: &Scene<'_>) -> Check {
    let disputed = disputed(rule, &found, scene.county);
    if disputed.is_empty() {
        return found;
    }
    let ways = disputed.iter().map(|one| one.stated.len()).try_fold(1, usize::checked_mul);
    let Some(ways) = ways.filter(|ways| *ways <= MOST_WAYS) else {
        if let Some(verdict) = apart(rule, &disputed, scene) {
            let said: Vec<String> =
                disputed.iter().filter(|one| one.is_several()).map(say).collect();
            let detail = format!("{}（{}，结论相同）", found.detail, said.join("；"));
            let missing = found.missing.into_iter();
            let is_said =
                |one: &Needed| disputed.iter().any(|said| said.needed(scene).at == one.at);
            let missing = missing.filter(|one| !is_said(one)).collect();
            return Check { verdict, detail, missing, ..found };
        }
        return asked(found, &disputed, &[], scene);
    };
    let mut counties: Vec<County> =
        (0..ways).map(|way| stated(scene.county, &disputed, way)).collect();
    // Stages that together are neither their sum nor the total that is stated are no way to read them.
    let keeps = |county: &County| county.schools.iter().all(School::keeps_sums);
    if counties.iter().any(keeps) {
        counties.retain(keeps);
    }
    // Bands of which each is stated in several ways go together as they make up the classes.
    let adds_up = |county: &County| county.schools.iter().all(bands_make_up);
    if rule.class_size.is_some() && counties.iter().any(adds_up) {
        counties.retain(adds_up);
    }
    let mut judged: Vec<Check> = Vec::new();
    for county in &counties {
        // A 教学点 whose pupils are disputed counts in one way and not in another.
        let excluded = units::excluded(county, scene.standard);
        let places = places(county, &excluded);
        let scene = Scene { county, standard: scene.standard, places };
        judged.push(check(rule, &scene, &mut Vec::new()));
    }
    let first = judged.first().map(|one| one.verdict);
    let decided = first.filter(|one| matches!(one, CheckVerdict::Met | CheckVerdict::NotMet));
    match decided {
        Some(verdict) if judged.iter().all(|one| one.verdict == verdict) => {
            let mut one = judged.swap_remove(0);
            let said: Vec<String> =
                disputed.iter().filter(|one| one.is_several()).map(say).collect();
            one.detail = format!("{}（{}，结论相同）", one.detail, said.join("；"));
            one
        }
        _ => asked(found, &disputed, &judged, scene),
    }
}

/// An item that asks something of each school for itself, where schools state too many ways to go through
/// them together: each school is judged alone, in each of its ways. `None` where they do not agree.
fn apart(rule: &CheckRule, disputed: &[Disputed], scene: &Scene<'_>) -> Option<CheckVerdict> {
    let is_of_schools = rule.ratios.is_empty() && rule.monitoring.is_none() && !rule.evidence;
    let mut schools = BTreeSet::new();
    for one in disputed {
        let At::School(index, _) = one.at else { return None };
        schools.insert(index);
    }
    if !is_of_schools {
        return None;
    }
    let judge = |county: &County| {
        let places = places(county, &units::excluded(county, scene.standard));
        let scene = Scene { county, standard: scene.standard, places };
        check(rule, &scene, &mut Vec::new()).verdict
    };
    let county = |schools: Vec<School>| County { schools, ..scene.county.clone() };
    let settled = scene.county.schools.iter().enumerate();
    let settled = settled.filter(|(index, _)| !schools.contains(index));
    let settled: Vec<School> = settled.map(|(_, one)| one.clone()).collect();
    let mut all = Vec::new();
    if !settled.is_empty() {
        all.push(judge(&county(settled)));
    }
    for index in &schools {
        let ways = super::super::disputed::ways(scene.county.schools.get(*index)?);
        let mut ways = ways.into_iter().map(|way| judge(&county(vec![way])));
        let first = ways.next()?;
        if ways.any(|one| one != first) {
            return None;
        }
        all.push(first);
    }
    let worst = [CheckVerdict::NotMet, CheckVerdict::Met];
    worst.into_iter().find(|worst| match worst {
        CheckVerdict::Met => all.iter().all(|one| one == worst),
        _ => all.contains(worst),
    })
}

/// `“问卷总数”有 900、950 两种填法`.
fn say(one: &Disputed) -> String {
    let stated: Vec<String> = one.stated.iter().map(|value| one.shown(*value)).collect();
    format!("“{}”有几种填法：{}", one.what, stated.join("、"))
}

impl Disputed {
    fn is_several(&self) -> bool {
        self.stated.len() > 1
    }

    fn shown(&self, value: Decimal) -> String {
        let choice = |words: [&str; 3]| {
            let index = usize::try_from(value.mantissa()).unwrap_or_default();
            words.get(index).copied().unwrap_or_default().to_owned()
        };
        match &self.at {
            At::Form(Slot::Choice(_)) => choice(["否（无）", "是（有）", ""]),
            At::Form(Slot::Monitor(_)) => choice(["国家", "省级", "未监测"]),
            _ => value.to_string(),
        }
    }
}

fn asked(mut found: Check, disputed: &[Disputed], judged: &[Check], scene: &Scene<'_>) -> Check {
    let several = || disputed.iter().filter(|one| one.is_several());
    let said: Vec<String> = several().map(say).collect();
    let mut ways: Vec<&str> = Vec::new();
    for one in judged {
        if !ways.contains(&one.detail.as_str()) && ways.len() < 3 {
            ways.push(&one.detail);
        }
    }
    let ways = if ways.is_empty() {
        String::new()
    } else {
        format!("。分别为：{}", ways.join("；或 "))
    };
    // What fails in any way fails without them.
    if found.verdict != CheckVerdict::NotMet {
        found.verdict = CheckVerdict::Asked;
    }
    // What is missing in none of the ways is not what is asked.
    if !judged.is_empty() {
        let asks = |one: &Check, at: &NeededAt| one.missing.iter().any(|known| known.at == *at);
        found.missing.retain(|needed| judged.iter().any(|one| asks(one, &needed.at)));
    }
    found.detail = format!("待核：{}，请核对后改成一致{ways}", said.join("；"));
    for one in several() {
        let needed = one.needed(scene);
        if !found.missing.iter().any(|known| known.at == needed.at) {
            found.missing.push(needed);
        }
    }
    for needed in &mut found.missing {
        let known = several().map(|one| one.needed(scene)).find(|one| one.at == needed.at);
        if let Some(known) = known {
            *needed = known;
        }
    }
    found
}

impl Disputed {
    /// What is to be looked at, and where it stands.
    fn needed(&self, scene: &Scene<'_>) -> Needed {
        let form = &scene.county.form;
        let (at, origin) = match &self.at {
            At::Form(Slot::Figure(field)) => {
                (NeededAt::County(*field), form.get(*field).map(|fact| &fact.origin))
            }
            At::Form(Slot::Choice(item)) => {
                (NeededAt::Answer(item.clone()), form.answers.get(item).map(|one| &one.origin))
            }
            At::Form(Slot::Monitor(subject) | Slot::Level(subject) | Slot::Difference(subject)) => {
                let result = form.monitoring.get(subject);
                let facts = result.map(|one| [&one.level, &one.difference]);
                let fact = facts.and_then(|facts| facts.into_iter().flatten().next());
                (NeededAt::Monitoring(*subject), fact.map(|fact| &fact.origin))
            }
            At::Form(_) => (NeededAt::Answer(String::new()), None),
            At::School(index, key) => {
                let school = scene.county.schools.get(*index);
                let fact = school.and_then(|school| school.facts.get(key.field, key.part));
                (NeededAt::School(*index, key.field, key.part), fact.map(|fact| &fact.origin))
            }
        };
        let cell = origin.and_then(|origin| origin.cells().first().copied());
        Needed { what: format!("{}（几处不一致）", self.what), at, cell }
    }
}

/// What is stated in several ways of everything that an item looks at.
fn disputed(rule: &CheckRule, found: &Check, county: &County) -> Vec<Disputed> {
    let form = county.form.disputed.iter().filter(|(slot, _)| looks_at(rule, slot));
    let of_form = |(slot, stated): &(Slot, Vec<Decimal>)| Disputed {
        what: name(slot),
        at: At::Form(slot.clone()),
        stated: stated.clone(),
    };
    form.map(of_form).chain(of_schools(rule, found, county)).collect()
}

/// The figures of schools that the files state in several ways and the item looks at or misses.
fn of_schools(rule: &CheckRule, found: &Check, county: &County) -> Vec<Disputed> {
    let mut all = Vec::new();
    for (index, school) in county.schools.iter().enumerate() {
        for (key, stated) in &school.disputed {
            let fact = school.facts.get(key.field, key.part);
            // Typed by hand since: nothing is open.
            if fact.is_none_or(|fact| fact.value.is_some())
                || !looks_at_school(rule, found, index, *key)
            {
                continue;
            }
            let what = match key.part {
                Part::Whole => format!("{}的{}", school.name, key.field.name()),
                part => format!("{}的{}{}", school.name, part.name(), key.field.name()),
            };
            all.push(Disputed { what, at: At::School(index, *key), stated: stated.clone() });
        }
    }
    all
}

/// Whether the item counts with a figure of a school. Pupils and classes are behind every class size, also
/// where the list of classes is what the item names.
fn looks_at_school(rule: &CheckRule, found: &Check, school: usize, key: FactKey) -> bool {
    let looked = found.looked.iter().filter(|one| one.school == school);
    let mut facts = looked.flat_map(|one| &one.facts);
    let behind_class_sizes =
        rule.class_size.is_some() && matches!(key.field, Field::Pupils | Field::Classes);
    let behind_size =
        key.field == Field::Pupils && (rule.size.is_some() || rule.small_schools.is_some());
    let in_ratio = rule.ratios.iter().any(|ratio| match &ratio.source {
        Source::Schools(of, _) => {
            of.numerator.iter().chain(&of.denominator).any(|(field, _)| *field == key.field)
        }
        Source::County(_) => false,
    });
    behind_class_sizes
        || in_ratio
        || behind_size
        || facts.any(|(field, _)| *field == key.field)
        || found.missing.iter().any(|one| {
            matches!(one.at, NeededAt::School(at, field, _) if at == school && field == key.field)
        })
}

fn name(slot: &Slot) -> String {
    match slot {
        Slot::Figure(field) => field.name().to_owned(),
        Slot::Choice(item) => item.clone(),
        Slot::Monitor(subject) => [subject.name(), "监测单位"].concat(),
        Slot::Level(subject) => [subject.name(), "学业水平等级"].concat(),
        Slot::Difference(subject) => [subject.name(), "校际差异率"].concat(),
        _ => String::new(),
    }
}

fn looks_at(rule: &CheckRule, slot: &Slot) -> bool {
    match slot {
        Slot::Figure(field) => {
            let bases = [CountyField::PrimaryBase, CountyField::JuniorBase];
            let funds = rule.funding.is_some() || rule.small_schools.is_some();
            funds && bases.contains(field)
                || rule.ratios.iter().any(|ratio| {
                    let has = |of: &Quotient<CountyField>| {
                        of.numerator.iter().chain(&of.denominator).any(|(one, _)| one == field)
                    };
                    let own = match &ratio.source {
                        Source::County(of) => has(of),
                        Source::Schools(_, of) => of.as_ref().is_some_and(has),
                    };
                    own || ratio.rate == Some(*field) || ratio.years == Some(*field)
                })
        }
        Slot::Choice(item) => rule.evidence && rule.id == *item,
        Slot::Monitor(subject) | Slot::Level(subject) | Slot::Difference(subject) => {
            rule.monitoring.as_ref().is_some_and(|one| one.subjects.contains(subject))
        }
        _ => false,
    }
}

/// The county as one of the ways states it: the ways are numbered, the first figure going round fastest.
fn stated(county: &County, disputed: &[Disputed], mut way: usize) -> County {
    let mut county = county.clone();
    for one in disputed {
        let count = one.stated.len().max(1);
        let Some(value) = one.stated.get(way % count) else { continue };
        way /= count;
        match &one.at {
            At::Form(slot) => county.form.state(slot, *value),
            At::School(index, key) => {
                let school = county.schools.get_mut(*index);
                let fact = school.and_then(|school| {
                    let fact = school.facts.get(key.field, key.part).cloned()?;
                    Some((school, fact))
                });
                if let Some((school, mut fact)) = fact {
                    fact.value = Some(*value);
                    school.facts.set(key.field, key.part, fact);
                }
            }
        }
    }
    county
}
