//! Version 3 of the format: everything as in version 2, then line by line what several files state
//! differently and what stands open of the county as a whole, so that who opens the link comes to the same
//! verdicts. Only a county that has such things is written in it.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::Problem;
use super::coder::{Reader, Writer};
use super::differing::{DifferingShot, TotalShot};
use super::model::Number;
use super::snapshot::Snapshot;
use super::v2;
use super::words::Words;
use crate::county::{CountyField, Field, Mixture, Part, Slot, Subject};

/// Its number.
pub(super) const VERSION: u8 = 3;

/// Words that are known beforehand. A part of the format: never changed.
const WORDS: &str = "school sum class form total uncounted mixture whole primary junior senior pupils \
    backbone_teachers higher_degree_teachers sports_arts_teachers teaching_area ground_area gym_area \
    equipment_value multimedia_rooms choice-V1 choice-G1 monitor-arts level-arts difference-arts 0:45 1:46";

/// Nobody has more to say.
const MOST_LINES: u64 = 20_000;

/// Packs a snapshot.
pub(super) fn write(snapshot: &Snapshot) -> Vec<u8> {
    let mut writer = Writer::default();
    // Nothing that is written can be past the end.
    let _ = v2::code(&mut writer, snapshot, &|_| false);
    let lines = lines(&snapshot.differing);
    Number::default().code(&mut writer, lines.len() as u64);
    let mut words = Words::knowing(WORDS);
    for line in &lines {
        words.code(&mut writer, line);
    }
    writer.finish()
}

/// Opens a packed snapshot.
pub(super) fn read(bytes: &[u8]) -> Result<Snapshot, Problem> {
    let mut reader = Reader::new(bytes);
    let told = v2::code(&mut reader, &Snapshot::default(), &Reader::is_past_end)?;
    let many = Number::default().code(&mut reader, 0);
    if many > MOST_LINES {
        return Err(Problem::Nonsense);
    }
    let mut words = Words::knowing(WORDS);
    let mut differing = DifferingShot::default();
    for _ in 0..many {
        let line = words.code(&mut reader, "");
        if reader.is_past_end() {
            return Err(Problem::Damaged);
        }
        add(&mut differing, &line, &told).ok_or(Problem::Nonsense)?;
    }
    if words.is_trap() {
        return Err(Problem::Nonsense);
    }
    Ok(Snapshot { differing, ..told })
}

/// Each thing as a line: what it is, of what, and the figures that are stated.
fn lines(all: &DifferingShot) -> Vec<String> {
    let figures = |all: &[Decimal]| -> String {
        let words = all.iter().flat_map(|one| [" ".to_owned(), one.normalize().to_string()]);
        words.collect()
    };
    let mut lines = Vec::new();
    lines.extend(all.schools.iter().map(|(school, (field, part), stated)| {
        format!("school {school} {} {}{}", field.id(), part.id(), figures(stated))
    }));
    lines.extend(
        all.sums.iter().map(|(school, field, stated)| {
            format!("sum {school} {}{}", field.id(), figures(stated))
        }),
    );
    lines.extend(all.classes.iter().map(|(school, class, lists)| {
        let lists = lists.iter().map(|(list, pupils)| format!(" {list}:{}", pupils.normalize()));
        format!("class {school} {class}{}", lists.collect::<String>())
    }));
    lines.extend(
        all.form.iter().map(|(slot, stated)| format!("form {}{}", slot.id(), figures(stated))),
    );
    lines.extend(all.totals.iter().map(|one| {
        let (field, part) = one.key;
        format!("total {} {}{}", field.id(), part.id(), figures(&[one.total, one.sum, one.slack]))
    }));
    lines.extend(all.uncounted.iter().map(|name| format!("uncounted {name}")));
    lines.extend(all.mixture.map(|one| format!("mixture {}", one.id())));
    lines
}

/// Adds what a line says; nothing where it says nothing that can be.
fn add(all: &mut DifferingShot, line: &str, told: &Snapshot) -> Option<()> {
    let (what, rest) = line.split_once(' ')?;
    if what == "uncounted" {
        all.uncounted.push(rest.to_owned());
        return Some(());
    }
    let mut words = rest.split(' ');
    let school = |word: &str| {
        let index: usize = word.parse().ok()?;
        Some((index, told.schools.get(index)?))
    };
    let figures = |words: std::str::Split<'_, char>| -> Option<Vec<Decimal>> {
        words.map(|word| Decimal::from_str(word).ok()).collect()
    };
    match what {
        "school" => {
            let (index, _) = school(words.next()?)?;
            let key = (Field::from_id(words.next()?)?, part(words.next()?)?);
            all.schools.push((index, key, figures(words)?));
        }
        "sum" => {
            let (index, _) = school(words.next()?)?;
            all.sums.push((index, Field::from_id(words.next()?)?, figures(words)?));
        }
        "class" => {
            let (index, shot) = school(words.next()?)?;
            let class: usize = words.next()?.parse().ok()?;
            shot.classes.get(class)?;
            let list = |word: &str| {
                let (list, pupils) = word.split_once(':')?;
                Some((list.parse().ok()?, Decimal::from_str(pupils).ok()?))
            };
            all.classes.push((index, class, words.map(list).collect::<Option<_>>()?));
        }
        "form" => all.form.push((slot(words.next()?)?, figures(words)?)),
        "total" => {
            let key = (Field::from_id(words.next()?)?, part(words.next()?)?);
            let figures = figures(words)?;
            let [total, sum, slack] = figures.as_slice() else { return None };
            all.totals.push(TotalShot { key, total: *total, sum: *sum, slack: *slack });
        }
        "mixture" => {
            let id = words.next()?;
            let mut both = [Mixture::Counties, Mixture::Years].into_iter();
            all.mixture = Some(both.find(|one| one.id() == id)?);
        }
        _ => return None,
    }
    Some(())
}

fn part(id: &str) -> Option<Part> {
    super::fields::PARTS.iter().copied().find(|part| part.id() == id)
}

fn slot(id: &str) -> Option<Slot> {
    if let Some(field) = CountyField::from_id(id) {
        return Some(Slot::Figure(field));
    }
    let (what, whose) = id.split_once('-')?;
    let subject = Subject::from_id(whose);
    match what {
        "choice" => Some(Slot::Choice(whose.to_owned())),
        "monitor" => subject.map(Slot::Monitor),
        "level" => subject.map(Slot::Level),
        "difference" => subject.map(Slot::Difference),
        _ => None,
    }
}
