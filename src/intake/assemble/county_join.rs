//! What several files say of the county becomes one form: a blank gives way to a figure; of two that
//! differ neither stands, whichever file comes first, and all are kept to be judged. It compares nothing
//! with the schools' figures.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rust_decimal::Decimal;

use crate::county::{
    Answer, Cell, County, CountyForm, Fact, Monitor, Origin, Slot, Subject, Words,
};
use crate::findings::{Figures, Finding};
use crate::intake::tables::notes::Notes;
use crate::intake::{Asks, CountyLine};

/// Whether anything is filled in.
pub(crate) fn is_filled(lines: &[CountyLine]) -> bool {
    lines.iter().any(|line| {
        line.value.is_some() || [&line.words, &line.note].iter().any(|text| !text.is_empty())
    })
}

/// Which monitoring bodies are stated, and where.
pub(crate) type Bodies = BTreeMap<Subject, (Monitor, Cell)>;

/// Adds what a form of the file of that number says.
pub(crate) fn join(
    county: &mut County,
    lines: &[CountyLine],
    file: u32,
    bodies: &mut Bodies,
    notes: &mut Notes,
) {
    let mut form = std::mem::take(&mut county.form);
    for line in lines {
        let cell = Cell { file, ..line.cell };
        if let Some(Differing { what, first, second, at, is_words }) =
            put(&mut form, line, cell, bodies)
        {
            let place = at.map_or_else(String::new, |cell| county.address(cell));
            let what_now = if is_words {
                "现用前一个"
            } else {
                "几个都试算，结论相同才算数，不同就待核"
            };
            let finding = Finding::of(&Figures::TwoLines {
                what: &what,
                first: &first,
                at: &place,
                second: &second,
                there: &county.address(cell),
                now: &what_now,
            });
            let finding = finding.at(cell);
            notes.push(match at {
                Some(at) => finding.and_at(at),
                None => finding,
            });
        }
    }
    county.form = form;
}

/// What two lines differ in.
struct Differing {
    what: String,
    first: String,
    second: String,
    /// Where the first one stands.
    at: Option<Cell>,
    /// Words decide nothing.
    is_words: bool,
}

/// Adds a value to those that are stated; the others, where it is a new one that differs.
fn dispute(
    form: &mut CountyForm,
    slot: &Slot,
    known: Option<Decimal>,
    new: Decimal,
) -> Option<Vec<Decimal>> {
    let at = form.disputed.iter().position(|(one, _)| one == slot);
    let stated = match at.and_then(|at| form.disputed.get(at)) {
        Some((_, stated)) => stated.clone(),
        None => known.into_iter().collect(),
    };
    if stated.is_empty() || stated.contains(&new) {
        return None;
    }
    let mut all = stated.clone();
    all.push(new);
    all.sort_unstable();
    form.disputed.retain(|(one, _)| one != slot);
    form.disputed.push((slot.clone(), all));
    form.disputed.sort_by_cached_key(|(slot, _)| slot.id());
    Some(stated)
}

fn is_disputed(form: &CountyForm, slot: &Slot) -> bool {
    form.disputed.iter().any(|(one, _)| one == slot)
}

fn put(
    form: &mut CountyForm,
    line: &CountyLine,
    cell: Cell,
    bodies: &mut Bodies,
) -> Option<Differing> {
    let origin = Origin::Cells(vec![cell]);
    match &line.asks {
        Asks::Name => words(&mut form.name, "区县名称", line, origin),
        Asks::Code => words(&mut form.code, "区县代码", line, origin),
        Asks::Year => words(&mut form.year, "填报年度", line, origin),
        Asks::Figure(field) => {
            let fact = Fact { value: line.value, origin };
            let slot = Slot::Figure(*field);
            let known = form.facts.remove(field);
            let (fact, differing) = both(form, &slot, known, fact, field.name());
            form.facts.insert(*field, fact);
            differing
        }
        Asks::Answer(id) => answer(form, id, line, cell),
        Asks::By(subject) => {
            let by = match line.words.as_str() {
                "" => return None,
                words if words.contains("未监测") => Monitor::NotYet,
                words if words.contains('省') => Monitor::Provincial,
                _ => Monitor::National,
            };
            form.monitoring.entry(*subject).or_default().by = by;
            let (known, at) = match bodies.entry(*subject) {
                Entry::Vacant(place) => {
                    place.insert((by, cell));
                    return None;
                }
                Entry::Occupied(known) => *known.get(),
            };
            let number = |by: Monitor| Decimal::from(by as u8);
            let slot = Slot::Monitor(*subject);
            dispute(form, &slot, Some(number(known)), number(by))?;
            let say = |by: Monitor| match by {
                Monitor::National => "国家".to_owned(),
                Monitor::Provincial => "省级".to_owned(),
                Monitor::NotYet => "未监测".to_owned(),
            };
            let what = format!("{}监测单位", subject.name());
            let (first, second, at) = (say(known), say(by), Some(at));
            Some(Differing { what, first, second, at, is_words: false })
        }
        Asks::Level(subject) | Asks::Difference(subject) => {
            let is_level = matches!(line.asks, Asks::Level(_));
            let fact = Fact { value: line.value, origin };
            let result = form.monitoring.entry(*subject).or_default();
            let place = if is_level { &mut result.level } else { &mut result.difference };
            let known = place.take();
            let (slot, what) = if is_level {
                (Slot::Level(*subject), "学业水平等级")
            } else {
                (Slot::Difference(*subject), "校际差异率")
            };
            let what = format!("{}{what}", subject.name());
            let (fact, differing) = both(form, &slot, known, fact, &what);
            let result = form.monitoring.entry(*subject).or_default();
            let place = if is_level { &mut result.level } else { &mut result.difference };
            *place = Some(fact);
            differing
        }
    }
}

fn answer(form: &mut CountyForm, id: &str, line: &CountyLine, cell: Cell) -> Option<Differing> {
    let origin = Origin::Cells(vec![cell]);
    let slot = Slot::Choice(id.to_owned());
    let yes = line.value.map(|value| !value.is_zero());
    let open = is_disputed(form, &slot);
    let known = form.answers.get(id).filter(|known| known.yes.is_some() || open).cloned();
    let Some(mut known) = known else {
        let (note, date) = (line.note.clone(), line.date.clone());
        form.answers.insert(id.to_owned(), Answer { yes, note, date, origin });
        return None;
    };
    let number = |yes: bool| Decimal::from(u8::from(yes));
    dispute(form, &slot, known.yes.map(number), number(yes?))?;
    let at = known.origin.cells().first().copied();
    let say = |yes: bool| if yes { "是（有）" } else { "否（无）" }.to_owned();
    let (first, second) = (say(known.yes?), say(yes?));
    known.yes = None;
    known.origin = joined(&known.origin, cell);
    form.answers.insert(id.to_owned(), known);
    Some(Differing { what: id.to_owned(), first, second, at, is_words: false })
}

fn joined(origin: &Origin, cell: Cell) -> Origin {
    let mut cells = origin.cells().to_vec();
    cells.push(cell);
    Origin::Cells(cells)
}

fn words(
    known: &mut Option<Words>,
    what: &str,
    line: &CountyLine,
    origin: Origin,
) -> Option<Differing> {
    let text = line.words.clone();
    match known {
        _ if text.is_empty() => None,
        Some(known) if known.text != text => {
            let at = known.origin.cells().first().copied();
            let (what, first) = (what.to_owned(), known.text.clone());
            Some(Differing { what, first, second: text, at, is_words: true })
        }
        Some(_) => None,
        None => {
            *known = Some(Words { text, origin });
            None
        }
    }
}

/// The fact of two statements: a blank gives way, and two figures leave a blank.
fn both(
    form: &mut CountyForm,
    slot: &Slot,
    known: Option<Fact>,
    new: Fact,
    what: &str,
) -> (Fact, Option<Differing>) {
    let Some(mut known) = known else { return (new, None) };
    let Some(value) = new.value else { return (known, None) };
    if known.value.is_none() && !is_disputed(form, slot) {
        return (new, None);
    }
    let Some(stated) = dispute(form, slot, known.value, value) else { return (known, None) };
    let at = known.origin.cells().first().copied();
    let first = stated.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
    let differing =
        Differing { what: what.to_owned(), first, second: value.to_string(), at, is_words: false };
    known.value = None;
    if let Some(cell) = new.origin.cells().first() {
        known.origin = joined(&known.origin, *cell);
    }
    (known, Some(differing))
}
