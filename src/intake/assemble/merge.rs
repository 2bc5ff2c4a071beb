//! The records of one school become the school: its kind, and its figures by part.
//! Two figures for one fact are a finding, and neither of them stands.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::county::{Cell, Class, County, Fact, FactKey, Facts, Field, Kind, Origin, Part, School};
use crate::findings::{Figures, Finding, Schools};
use crate::intake::Record;
use crate::intake::assemble::join::Group;
use crate::intake::assemble::{owner, parts, shared, together};
use crate::intake::tables::notes::Notes;
use crate::intake::vocabulary::school_kind;
use crate::intake::vocabulary::spelling::plain;

/// The figures of one school, or of one campus.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathered {
    pub(crate) facts: Facts,
    /// What is stated of figures that are stated in several ways; their facts are blank.
    pub(crate) disputed: BTreeMap<FactKey, Vec<Decimal>>,
    /// What stages may come to together that do not make up their total.
    sums: Vec<(Field, Vec<Decimal>)>,
    /// The cell of each of these.
    pub(crate) stated: BTreeMap<FactKey, Vec<(Decimal, Cell)>>,
}

impl Gathered {
    pub(crate) fn value(&self, field: Field, part: Part) -> Option<Decimal> {
        self.facts.get(field, part).and_then(|fact| fact.value)
    }
}

/// The school, or nothing but a finding where no kind can be told.
pub(crate) fn school(mut group: Group, county: &County, notes: &mut Notes) -> Option<School> {
    if let ([told], []) = (group.records.as_slice(), group.campuses.as_slice())
        && told.settled
    {
        return as_told(told);
    }
    parts::set_apart(&mut group.records);
    parts::put_back(&mut group.records, notes);
    let kind = {
        // What differs is told when it is known where each figure belongs.
        let gathered = self::gathered(&group.records, county, &mut Notes::default());
        kind(&group.records, &gathered.facts, notes)?
    };
    parts::put_beside(&mut group.records, kind);
    let mut gathered = gathered(&group.records, county, notes);
    let first = group.records.first()?;
    shared::lift(&mut gathered, kind, &group.records, notes);
    gathered.settle(kind, &group.records, notes);
    let mut classes = Vec::new();
    add_classes(&mut classes, &group.records, county, notes);
    for campus in &group.campuses {
        let mut own = self::gathered(&campus.records, county, notes);
        let of_campus = campus.records.iter().find_map(|record| record.kind).unwrap_or(kind);
        shared::lift(&mut own, of_campus, &campus.records, notes);
        own.settle(of_campus, &campus.records, notes);
        together::add(&mut gathered, kind, &first.name, &own, &campus.records, notes);
        gathered.shift_sums(&own);
        let mut of_campus = Vec::new();
        add_classes(&mut of_campus, &campus.records, county, notes);
        classes.append(&mut of_campus);
    }
    let mut stages: Vec<Part> = group.records.iter().filter_map(|record| record.part).collect();
    stages.extend(group.campuses.iter().flat_map(|c| c.records.iter().filter_map(|one| one.part)));
    let mut school = School {
        code: group.records.iter().find_map(|record| record.code.clone()),
        founder: owner::founder(&group.records, notes),
        locality: owner::locality(&group.records, notes),
        township: group.records.iter().find_map(|record| record.township.clone()),
        cell: Some(first.cell),
        facts: gathered.facts,
        classes,
        ..School::new(&first.name, kind)
    };
    parts::settle(&mut school, &stages, notes);
    parts::tell_pupils(&school, notes);
    let facts = school.facts.clone();
    let open =
        |key: &FactKey| facts.get(key.field, key.part).is_some_and(|fact| fact.value.is_none());
    let settled = std::mem::take(&mut school.disputed);
    gathered.disputed.extend(settled);
    school.disputed = gathered.disputed.into_iter().filter(|(key, _)| open(key)).collect();
    school.stated = gathered.stated.into_iter().filter(|(key, _)| open(key)).collect();
    school.sums.append(&mut gathered.sums);
    Some(school)
}

/// A school as a link tells it: who sent it had joined and settled everything.
fn as_told(record: &Record) -> Option<School> {
    Some(School {
        code: record.code.clone(),
        founder: record.founder.clone(),
        locality: record.locality.clone(),
        township: record.township.clone(),
        cell: Some(record.cell),
        facts: record.facts.clone(),
        classes: record.classes.clone(),
        disputed: record.disputed.clone(),
        sums: record.sums.clone(),
        ..School::new(&record.name, record.kind?)
    })
}

fn gathered(records: &[Record], county: &County, notes: &mut Notes) -> Gathered {
    let mut gathered = Gathered::default();
    let mut seen: Vec<&Record> = Vec::new();
    for record in records {
        let is_double = is_told_duplicate(record, &seen, county, notes);
        for (key, fact) in record.facts.iter() {
            gathered.put(key, fact, record, is_double, county, notes);
        }
        for (key, stated) in &record.disputed {
            for value in stated {
                let fact = Fact { value: Some(*value), origin: Origin::Shared };
                gathered.put(*key, &fact, record, true, county, notes);
            }
        }
        gathered.sums.extend(record.sums.iter().cloned());
        seen.push(record);
    }
    gathered
}

/// Adds the classes that lists give; a class of two files counts once, and what they state differently is
/// all kept. Within one file nothing is left out: two years may each have a 1班.
fn add_classes(classes: &mut Vec<Class>, records: &[Record], county: &County, notes: &mut Notes) {
    let name = records.first().map_or("", |record| &record.name);
    for class in records.iter().flat_map(|record| &record.classes) {
        let file = |class: &Class| class.cell.map(|cell| cell.file);
        let is_it = |one: &Class| {
            (one.part, &one.name) == (class.part, &class.name) && file(one) != file(class)
        };
        let Some(known) = classes.iter_mut().find(|one| is_it(one)) else {
            classes.push(class.clone());
            continue;
        };
        let Some(pupils) = class.pupils else { continue };
        let number = |cell: Option<Cell>| cell.map_or(u32::MAX, |cell| cell.file);
        if let (true, Some(first)) = (known.lists.is_empty(), known.pupils) {
            known.lists.push((number(known.cell), first));
        }
        known.lists.push((number(class.cell), pupils));
        let mut stated = std::mem::take(&mut known.stated);
        stated.extend(known.pupils);
        if stated.is_empty() {
            (known.pupils, known.cell) = (class.pupils, class.cell);
        } else if stated.contains(&pupils) {
            known.stated = if known.pupils.is_some() { Vec::new() } else { stated };
        } else {
            let at = known.cell.map_or_else(String::new, |cell| county.address(cell));
            let says = Figures::ClassTwice { school: &name, class: &class.name, at: &at };
            let finding = Finding::of(&says).about(name);
            notes.push(match class.cell {
                Some(cell) => finding.at(cell),
                None => finding,
            });
            stated.push(pupils);
            stated.sort_unstable();
            (known.pupils, known.stated) = (None, stated);
        }
    }
    for class in classes.iter_mut().filter(|class| class.stated.is_empty()) {
        class.lists.clear();
    }
}

impl Gathered {
    /// Leaves one place for each figure, so that a blank is one that somebody has to fill in.
    fn settle(&mut self, kind: Kind, records: &[Record], notes: &mut Notes) {
        let name = records.first().map_or("", |record| &record.name);
        let rows: Vec<Part> = records.iter().filter_map(|record| record.part).collect();
        let mut school = School::new(name, kind);
        std::mem::swap(&mut school.facts, &mut self.facts);
        parts::settle(&mut school, &rows, notes);
        self.facts = school.facts;
        self.disputed.extend(school.disputed);
        self.sums.append(&mut school.sums);
    }

    /// What a campus has is added to what the stages come to; where it is not one number for a quantity,
    /// nothing is known of them together.
    fn shift_sums(&mut self, campus: &Self) {
        self.sums.retain_mut(|(field, sums)| {
            let figures = campus.facts.iter().filter(|(key, _)| key.field == *field);
            let added: Option<Decimal> = figures.map(|(_, fact)| fact.value).sum();
            let Some(added) = added else { return false };
            for sum in sums {
                *sum = sum.saturating_add(added);
            }
            true
        });
    }

    /// Puts a figure beside those that are known: a blank gives way, and two figures leave a blank.
    fn put(
        &mut self,
        key: FactKey,
        fact: &Fact,
        record: &Record,
        is_told: bool,
        county: &County,
        notes: &mut Notes,
    ) {
        let known = self.facts.get(key.field, key.part);
        let (Some(old), Some(new)) = (known, fact.value) else {
            if known.is_none() {
                self.facts.set(key.field, key.part, fact.clone());
            }
            return;
        };
        let stated = self.disputed.get(&key).cloned();
        let mut stated = stated.unwrap_or_else(|| old.value.into_iter().collect());
        if stated.is_empty() {
            self.facts.set(key.field, key.part, fact.clone());
            return;
        }
        if stated.contains(&new) {
            return;
        }
        let at = |fact: &Fact| fact.origin.cells().first().copied();
        if let (Some(old_at), Some(new_at), false) = (at(old), at(fact), is_told) {
            let unit = key.field.measure().unit();
            let written: Vec<String> = stated.iter().map(|one| format!("{one}{unit}")).collect();
            let finding = Finding::of(&Figures::StatedTwice {
                school: &record.name,
                field: &key.field.name(),
                part: &key.part.name(),
                written: &written.join("、"),
                at: &county.address(old_at),
                new: &format_args!("{new}{unit}"),
                there: &county.address(new_at),
            });
            let finding = finding.at(new_at).and_at(old_at);
            notes.push(finding.about(&record.name).saying(new.to_string()));
        }
        let cells = self.stated.entry(key).or_default();
        if let (Some(value), Some(cell)) = (old.value, at(old)) {
            cells.push((value, cell));
        }
        cells.extend(at(fact).map(|cell| (new, cell)));
        let mut cells = old.origin.cells().to_vec();
        cells.extend_from_slice(fact.origin.cells());
        let blank = Fact { value: None, origin: Origin::Cells(cells) };
        self.facts.set(key.field, key.part, blank);
        stated.push(new);
        stated.sort_unstable();
        self.disputed.insert(key, stated);
    }
}

/// Whether a row repeats an earlier row of its sheet about the same school and stage: told.
fn is_told_duplicate(
    record: &Record,
    seen: &[&Record],
    county: &County,
    notes: &mut Notes,
) -> bool {
    let place = |cell: Cell| (cell.file, cell.sheet);
    let double = seen.iter().find(|known| {
        place(known.cell) == place(record.cell)
            && known.part == record.part
            && record.facts.iter().any(|(key, fact)| {
                fact.value.is_some()
                    && known.facts.get(key.field, key.part).is_some_and(|fact| fact.value.is_some())
            })
    });
    let Some(known) = double else { return false };
    let differs = record.facts.iter().any(|(key, fact)| {
        let first = known.facts.get(key.field, key.part).and_then(|known| known.value);
        first.is_some() && fact.value.is_some() && first != fact.value
    });
    let (school, at) = (&record.name, &county.address(known.cell));
    let finding = if differs {
        Finding::of(&Schools::TwiceDiffering { school, at })
    } else {
        Finding::of(&Schools::TwiceSame { school, at })
    };
    notes.push(finding.at(record.cell).about(&record.name));
    true
}

/// The kind given, else told from the name, the stages that have pupils, the end of the name. Attached
/// classes say nothing of the school's kind; two kinds are none.
fn kind(records: &[Record], facts: &Facts, notes: &mut Notes) -> Option<Kind> {
    let mut own: Vec<&Record> = records.iter().filter(|record| !record.attached).collect();
    if own.is_empty() {
        own = records.iter().collect();
    }
    let first = own.first()?;
    let called: Vec<String> = own.iter().map(|record| plain(&record.name)).collect();
    // A school of several names is what they say alike.
    let alike = |told: fn(&str) -> Option<Kind>| {
        let mut all = called.iter().filter_map(|name| told(name));
        let first = all.next()?;
        all.all(|kind| kind == first).then_some(first)
    };
    let by_name = alike(school_kind::from_name);
    let mut parts: Vec<Part> = own.iter().filter_map(|record| record.part).collect();
    parts.sort_unstable();
    parts.dedup();
    let differ = parts.len() > 1;
    // The rows of all stages give one kind: the school's own, whatever classes are attached to it. A row
    // of no stage that gives none, such as one of a class list, says nothing.
    let staged = own.iter().filter(|record| record.part.is_some() || record.kind.is_some());
    let mut kinds = staged.map(|record| record.kind);
    let one = kinds.next().flatten();
    let agreed = differ && one.is_some() && kinds.all(|kind| kind == one);
    let is_of_several = |kind: Kind| kind.parts().len() > 1;
    let several = differ
        || !parts.is_empty()
            && (by_name.is_some_and(is_of_several)
                || own.iter().any(|record| record.kind.is_some_and(is_of_several)));
    let mut given = own.iter().filter_map(|record| {
        let single = record.kind.is_some_and(|kind| kind.parts().len() == 1);
        // A part's own type says nothing of a school with several parts.
        record.kind.filter(|_| agreed || !(several && single)).map(|kind| (kind, record))
    });
    if let Some((kind, _)) = given.next() {
        let Some((other, record)) = given.find(|(other, _)| *other != kind) else {
            return Some(kind);
        };
        let finding = Finding::of(&Schools::TwoKinds {
            school: &first.name,
            one: &kind.name(),
            other: &other.name(),
        });
        notes.push(finding.at(record.cell).about(&first.name));
        return None;
    }
    let has = |part| {
        let pupils = facts.get(Field::Pupils, part).and_then(|fact| fact.value);
        pupils.is_some_and(|pupils| !pupils.is_zero())
    };
    let stands = |part| own.iter().any(|record| record.part == Some(part));
    let by_stages = |tells: &dyn Fn(Part) -> bool| {
        school_kind::from_stages(tells(Part::Primary), tells(Part::Junior), tells(Part::Senior))
    };
    // Teachers of several stages, counted one by one, tell more than the end of a name.
    let teaches = |part| {
        let counted = own.iter().filter(|record| record.persons);
        counted.into_iter().any(|record| record.facts.get(Field::Teachers, part).is_some())
    };
    let teach_several = Part::STAGES.into_iter().filter(|part| teaches(*part)).count() > 1;
    let told = by_name
        .map(|kind| (kind, "校名"))
        .or_else(|| by_stages(&|part| stands(part) && several).map(|kind| (kind, "所列学段")))
        .or_else(|| by_stages(&has).map(|kind| (kind, "各学段学生数")))
        .or_else(|| {
            by_stages(&|part| teaches(part) && teach_several).map(|kind| (kind, "教师任教学段"))
        })
        .or_else(|| alike(school_kind::from_name_end).map(|kind| (kind, "校名")))
        .or_else(|| by_stages(&stands).map(|kind| (kind, "所列学段")))
        .or_else(|| by_stages(&teaches).map(|kind| (kind, "教师任教学段")));
    let Some((kind, told_by)) = told else {
        let finding = Finding::of(&Schools::NoKind { school: &first.name });
        notes.push(finding.at(first.cell).about(&first.name));
        return None;
    };
    let finding = Finding::of(&Schools::AssumedKind {
        school: &first.name,
        by: &told_by,
        kind: &kind.name(),
    });
    notes.push(finding.at(first.cell).about(&first.name));
    Some(kind)
}
