//! The records of one school become the school: its kind, and its figures by part.
//! Two figures for one fact are a finding; the first one read stays.

use super::join::Group;
use super::notes::Notes;
use super::words::plain;
use super::{Record, kinds, parts};
use crate::county::{Cell, Class, County, Fact, FactKey, Facts, Field, Kind, Part, School};
use crate::finding::{Code, Finding, Severity};

/// The school, or nothing but a finding where no kind can be told.
pub(super) fn school(mut group: Group, county: &County, notes: &mut Notes) -> Option<School> {
    parts::set_apart(&mut group.records);
    let mut facts = Facts::default();
    let mut seen: Vec<&Record> = Vec::new();
    for record in &group.records {
        if is_told_duplicate(record, &seen, county, notes) {
            continue;
        }
        for (key, fact) in record.facts.iter() {
            put(&mut facts, key, fact, record, county, notes);
        }
        seen.push(record);
    }
    let first = group.records.first()?;
    let kind = kind(&group.records, &facts, notes);
    let Some(kind) = kind else {
        let message = format!(
            "看不出“{}”的办学类型，没有计算；请在“办学类型”一列填写小学、初级中学、九年一贯制学校等。",
            first.name
        );
        notes.push(Finding::error(Code::UnknownKind, message).at(first.cell).about(&first.name));
        return None;
    };
    parts::lift(&mut facts, kind, &group.records, notes);
    let text = |of: fn(&Record) -> Option<&String>| group.records.iter().find_map(of).cloned();
    let mut school = School {
        name: first.name.clone(),
        code: text(|record| record.code.as_ref()),
        kind,
        founder: text(|record| record.founder.as_ref()),
        locality: text(|record| record.locality.as_ref()),
        township: text(|record| record.township.as_ref()),
        cell: Some(first.cell),
        facts,
        classes: Vec::new(),
    };
    add_classes(&mut school, &group, county, notes);
    for campus in &group.campuses {
        parts::add_campus(&mut school, campus, notes);
        school.classes.extend(campus.records.iter().flat_map(|one| one.classes.clone()));
    }
    parts::settle(&mut school, notes);
    Some(school)
}

/// Adds the classes that lists give; a class of two files counts once. Within one file nothing is left
/// out: two years may each have a 1班.
fn add_classes(school: &mut School, group: &Group, county: &County, notes: &mut Notes) {
    let listed = group.records.iter().flat_map(|record| &record.classes);
    for class in listed {
        let file = |class: &Class| class.cell.map(|cell| cell.file);
        let is_it = |one: &&Class| {
            (one.part, &one.name) == (class.part, &class.name) && file(one) != file(class)
        };
        let known = school.classes.iter().find(is_it).map(|one| (one.pupils, one.cell));
        match known {
            None => school.classes.push(class.clone()),
            Some((pupils, at)) if pupils != class.pupils => {
                let message = format!(
                    "“{}”的{}在两份班级名册里人数不同（另一处在 {}），现用前一份；请核对。",
                    school.name,
                    class.name,
                    at.map_or_else(String::new, |cell| county.address(cell))
                );
                let finding = Finding::warning(Code::Conflict, message).about(&school.name);
                notes.push(match class.cell {
                    Some(cell) => finding.at(cell),
                    None => finding,
                });
            }
            Some(_) => {}
        }
    }
}

fn put(
    facts: &mut Facts,
    key: FactKey,
    fact: &Fact,
    record: &Record,
    county: &County,
    notes: &mut Notes,
) {
    let known = facts.get(key.field, key.part);
    match (known.and_then(|known| known.value), fact.value) {
        (None, _) => facts.set(key.field, key.part, fact.clone()),
        (Some(first), Some(second)) if first != second => {
            let at = |fact: &Fact| fact.origin.cells().first().copied();
            let (Some(old), Some(new)) = (known.and_then(at), at(fact)) else { return };
            let unit = key.field.measure().unit();
            let message = format!(
                "“{}”（{}）有两个数：{first}{unit}（{}）和 {second}{unit}（{}），现用前一个；请核对后改成一致。",
                key.field.name(),
                key.part.name(),
                county.address(old),
                county.address(new)
            );
            let finding = Finding::warning(Code::Conflict, message).at(new).and_at(old);
            notes.push(finding.about(&record.name));
        }
        _ => {}
    }
}

/// Whether a row repeats an earlier row of its sheet about the same school and stage: told, not read.
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
    let (severity, what) = if differs {
        let what = "数字不同，只用了前一行；请删去或改正其中一行，两所同名学校请填上学校标识码";
        (Severity::Error, what)
    } else {
        (Severity::Warning, "数字相同，只算一次")
    };
    let message =
        format!("“{}”出现了两次（另一处在 {}），{what}。", record.name, county.address(known.cell));
    let finding = Finding::new(severity, Code::DuplicateSchool, message);
    notes.push(finding.at(record.cell).about(&record.name));
    true
}

/// The kind given, else told from the name, the stages that have pupils, the end of the name.
fn kind(records: &[Record], facts: &Facts, notes: &mut Notes) -> Option<Kind> {
    let first = records.first()?;
    let name = plain(&first.name);
    let named = kinds::from_name(&name);
    let several =
        records.iter().filter_map(|record| record.part).any(|part| Some(part) != first.part)
            || records.iter().any(|record| record.part.is_some())
                && named.is_some_and(|k| k.parts().len() > 1);
    let mut given = records.iter().filter_map(|record| {
        let single = record.kind.is_some_and(|kind| kind.parts().len() == 1);
        // A part's own type says nothing of a school with several parts.
        record.kind.filter(|_| !(several && single)).map(|kind| (kind, record))
    });
    if let Some((kind, _)) = given.next() {
        if let Some((other, record)) = given.find(|(other, _)| *other != kind) {
            let message = format!(
                "“{}”的办学类型有两种写法：{}和{}，现按{}计算；请核对。",
                first.name,
                kind.name(),
                other.name(),
                kind.name()
            );
            notes
                .push(Finding::warning(Code::Conflict, message).at(record.cell).about(&first.name));
        }
        return Some(kind);
    }
    let has = |part| {
        let pupils = facts.get(Field::Pupils, part).and_then(|fact| fact.value);
        pupils.is_some_and(|pupils| !pupils.is_zero())
    };
    let stands = |part| records.iter().any(|record| record.part == Some(part));
    let staged = |tells: &dyn Fn(Part) -> bool| {
        kinds::from_stages(tells(Part::Primary), tells(Part::Junior), tells(Part::Senior))
    };
    let (kind, told_by) = named
        .map(|kind| (kind, "校名"))
        .or_else(|| staged(&|part| stands(part) && several).map(|kind| (kind, "所列学段")))
        .or_else(|| staged(&has).map(|kind| (kind, "各学段学生数")))
        .or_else(|| kinds::from_name_end(&name).map(|kind| (kind, "校名")))
        .or_else(|| staged(&stands).map(|kind| (kind, "所列学段")))?;
    let message = format!(
        "没有写明“{}”的办学类型，按{told_by}当作{}；如不对，请在“办学类型”一列写明。",
        first.name,
        kind.name()
    );
    notes.push(Finding::notice(Code::KindAssumed, message).at(first.cell).about(&first.name));
    Some(kind)
}
