//! What several files say of the county becomes one form: a blank gives way to a figure, two different
//! figures are a finding and the first one stays. It compares nothing with the schools' figures.

use std::collections::btree_map::Entry;

use super::notes::Notes;
use crate::county::{Cell, County, CountyForm, Fact, Monitor, Origin, Words};
use crate::finding::{Code, Finding};

/// Whether anything is filled in.
pub(super) fn is_filled(form: &CountyForm) -> bool {
    form.name.is_some()
        || form.code.is_some()
        || form.year.is_some()
        || form.facts.values().any(|fact| fact.value.is_some())
        || form.answers.values().any(|one| one.yes.is_some() || !one.note.is_empty())
        || form.monitoring.values().any(|one| {
            let known = |fact: &Option<Fact>| fact.as_ref().is_some_and(|f| f.value.is_some());
            one.by != Monitor::National || known(&one.level) || known(&one.difference)
        })
}

/// The same form with its cells in the file of that number.
pub(super) fn numbered(form: &CountyForm, file: u32) -> CountyForm {
    let mut form = form.clone();
    let number = |origin: &mut Origin| {
        if let Origin::Cells(cells) = origin {
            cells.iter_mut().for_each(|cell| cell.file = file);
        }
    };
    for words in [&mut form.name, &mut form.code, &mut form.year].into_iter().flatten() {
        number(&mut words.origin);
    }
    form.facts.values_mut().for_each(|fact| number(&mut fact.origin));
    form.answers.values_mut().for_each(|one| number(&mut one.origin));
    for one in form.monitoring.values_mut() {
        for fact in [&mut one.level, &mut one.difference].into_iter().flatten() {
            number(&mut fact.origin);
        }
    }
    form
}

/// Adds what one more form says.
pub(super) fn join(county: &mut County, form: CountyForm, notes: &mut Notes) {
    let mut own = std::mem::take(&mut county.form);
    let files = &*county;
    let at = |origin: &Origin| origin.cells().first().copied();
    let mut tell = |what: &str, first: (String, &Origin), second: (String, &Origin)| {
        let place = |cell: Option<Cell>| cell.map_or_else(String::new, |c| files.address(c));
        let message = format!(
            "县级填报的“{what}”有两个：{}（{}）和 {}（{}），现用前一个；请核对后改成一致。",
            first.0,
            place(at(first.1)),
            second.0,
            place(at(second.1))
        );
        let finding = Finding::warning(Code::Conflict, message);
        notes.push(match at(second.1) {
            Some(cell) => finding.at(cell),
            None => finding,
        });
    };
    let words = [
        ("区县名称", &mut own.name, form.name),
        ("区县代码", &mut own.code, form.code),
        ("填报年度", &mut own.year, form.year),
    ];
    for (what, known, new) in words {
        match (&known, new) {
            (None, new) => *known = new,
            (Some(Words { text, origin }), Some(new)) if *text != new.text => {
                tell(what, (text.clone(), origin), (new.text, &new.origin));
            }
            _ => {}
        }
    }
    let mut settle = |what: &str, known: &mut Fact, new: Fact| match (known.value, new.value) {
        (None, _) => *known = new,
        (Some(first), Some(second)) if first != second => {
            tell(what, (first.to_string(), &known.origin), (second.to_string(), &new.origin));
        }
        _ => {}
    };
    for (field, new) in form.facts {
        match own.facts.entry(field) {
            Entry::Vacant(place) => {
                place.insert(new);
            }
            Entry::Occupied(mut known) => settle(field.name(), known.get_mut(), new),
        }
    }
    for (subject, new) in form.monitoring {
        let known = own.monitoring.entry(subject).or_default();
        if known.by == Monitor::default() {
            known.by = new.by;
        }
        let sides = [
            (&mut known.level, new.level, "学业水平等级"),
            (&mut known.difference, new.difference, "校际差异率"),
        ];
        for (known, new, what) in sides {
            match (known.as_mut(), new) {
                (None, new) => *known = new,
                (Some(known), Some(new)) => {
                    settle(&format!("{}{what}", subject.name()), known, new)
                }
                _ => {}
            }
        }
    }
    for (id, new) in form.answers {
        let known = own.answers.entry(id.clone()).or_insert_with(|| new.clone());
        let word = |yes: bool| if yes { "是（有）" } else { "否（无）" }.to_owned();
        match (known.yes, new.yes) {
            (None, _) => *known = new,
            (Some(first), Some(second)) if first != second => {
                tell(&id, (word(first), &known.origin), (word(second), &new.origin));
            }
            _ => {}
        }
    }
    county.form = own;
}
