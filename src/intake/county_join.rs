//! What several files say of the county becomes one form: a blank gives way to a figure, two different
//! figures are a finding and the first one stays. It compares nothing with the schools' figures.

use std::collections::btree_map::Entry;

use rust_decimal::Decimal;

use super::notes::Notes;
use super::{Asks, CountyLine};
use crate::county::{Answer, Cell, County, CountyForm, Fact, Monitor, Origin, Words};
use crate::finding::{Code, Finding};

/// Whether anything is filled in.
pub(super) fn is_filled(lines: &[CountyLine]) -> bool {
    lines.iter().any(|line| {
        line.value.is_some() || [&line.words, &line.note].iter().any(|text| !text.is_empty())
    })
}

/// Adds what a form of the file of that number says.
pub(super) fn join(county: &mut County, lines: &[CountyLine], file: u32, notes: &mut Notes) {
    let mut form = std::mem::take(&mut county.form);
    for line in lines {
        let cell = Cell { file, ..line.cell };
        if let Some((what, first, second, old)) = put(&mut form, line, cell) {
            let place = old.map_or_else(String::new, |cell| county.address(cell));
            let message = format!(
                "县级填报的“{what}”有两个：{first}（{place}）和 {second}（{}），现用前一个；请核对后改成一致。",
                county.address(cell)
            );
            notes.push(Finding::warning(Code::Conflict, message).at(cell));
        }
    }
    county.form = form;
}

/// What two lines differ in: what they are about, what each says, and where the first one stands.
type Differing = (String, String, String, Option<Cell>);

fn put(form: &mut CountyForm, line: &CountyLine, cell: Cell) -> Option<Differing> {
    let origin = Origin::Cells(vec![cell]);
    let at = |origin: &Origin| origin.cells().first().copied();
    match &line.asks {
        Asks::Name => words(&mut form.name, "区县名称", line, origin),
        Asks::Code => words(&mut form.code, "区县代码", line, origin),
        Asks::Year => words(&mut form.year, "填报年度", line, origin),
        Asks::Figure(field) => {
            let fact = Fact { value: line.value, origin };
            match form.facts.entry(*field) {
                Entry::Vacant(place) => {
                    place.insert(fact);
                    None
                }
                Entry::Occupied(mut known) => settle(known.get_mut(), fact, field.name()),
            }
        }
        Asks::Answer(id) => {
            let (note, date) = (line.note.clone(), line.date.clone());
            let yes = line.value.map(|value| !value.is_zero());
            let known = form.answers.get(id);
            let say = |yes: bool| if yes { "是（有）" } else { "否（无）" }.to_owned();
            match (known.and_then(|known| Some((known, known.yes?))), yes) {
                (None, _) => {
                    form.answers.insert(id.clone(), Answer { yes, note, date, origin });
                    None
                }
                (Some((known, first)), Some(second)) if first != second => {
                    Some((id.clone(), say(first), say(second), at(&known.origin)))
                }
                _ => None,
            }
        }
        Asks::By(subject) => {
            let by = match line.words.as_str() {
                "" => return None,
                words if words.contains("未监测") => Monitor::NotYet,
                words if words.contains('省') => Monitor::Provincial,
                _ => Monitor::National,
            };
            let known = form.monitoring.entry(*subject).or_default();
            if known.by == Monitor::default() {
                known.by = by;
            }
            None
        }
        Asks::Level(subject) | Asks::Difference(subject) => {
            let is_level = matches!(line.asks, Asks::Level(_));
            let result = form.monitoring.entry(*subject).or_default();
            let known = if is_level { &mut result.level } else { &mut result.difference };
            let what = if is_level { "学业水平等级" } else { "校际差异率" };
            let fact = Fact { value: line.value, origin };
            match known {
                Some(known) => settle(known, fact, &format!("{}{what}", subject.name())),
                None => {
                    *known = Some(fact);
                    None
                }
            }
        }
    }
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
            let first = known.origin.cells().first().copied();
            Some((what.to_owned(), known.text.clone(), text, first))
        }
        Some(_) => None,
        None => {
            *known = Some(Words { text, origin });
            None
        }
    }
}

fn settle(known: &mut Fact, new: Fact, what: &str) -> Option<Differing> {
    let said = |value: Decimal| value.to_string();
    match (known.value, new.value) {
        (None, _) => {
            *known = new;
            None
        }
        (Some(first), Some(second)) if first != second => {
            let place = known.origin.cells().first().copied();
            Some((what.to_owned(), said(first), said(second), place))
        }
        _ => None,
    }
}
