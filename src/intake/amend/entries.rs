//! What was typed for the county, put in place of what the files say, which stays known as the old
//! one; and schools that were added by hand. Nothing is guessed: what fits no school is told.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::county::entry::{NATIONAL, NO, NOT_YET, PROVINCIAL, YES};
use crate::county::{
    Answer, Cell, County, CountyForm, Entry, Fact, Monitor, Monitored, Origin, School, SchoolKey,
    Slot, Words,
};
use crate::findings::{Corrections, Finding};
use crate::intake::amend::corrections::find;
use crate::intake::tables::typed::{Problem, spelled_as};

/// What was typed in one spelling; words without blanks at their ends.
///
/// # Errors
/// Why the text is no figure, where a figure belongs.
pub fn spelled_in(slot: &Slot, text: &str) -> Result<String, Problem> {
    match slot {
        Slot::Figure(field) => spelled_as(field.measure().is_whole(), text),
        Slot::Level(_) => spelled_as(true, text),
        Slot::Difference(_) => spelled_as(false, text),
        _ => Ok(text.trim().to_owned()),
    }
}

/// Adds schools that no file has.
pub(crate) fn add(county: &mut County, schools: &[SchoolKey]) {
    for key in schools {
        if find(county, key).is_none() {
            let mut school = School::new(key.name.clone(), key.kind);
            school.code.clone_from(&key.code);
            county.schools.push(school);
        }
    }
}

/// Puts entries in place of what the files say, and tells of those that no longer fit.
pub(crate) fn apply(county: &mut County, entries: &[Entry]) -> Vec<Finding> {
    let mut unused = Vec::new();
    for entry in entries {
        let Some(key) = entry.slot.school() else {
            put(&mut county.form, entry);
            // What is typed settles which of several it is.
            county.form.disputed.retain(|(slot, _)| *slot != entry.slot);
            continue;
        };
        match find(county, key).and_then(|index| county.schools.get_mut(index)) {
            Some(school) => say(school, entry),
            None => unused.push(gone(&key.name)),
        }
    }
    county.form.settle_disputes();
    unused
}

fn gone(school: &str) -> Finding {
    Finding::of(&Corrections::EntryGone { school: &school }).about(school)
}

fn say(school: &mut School, entry: &Entry) {
    let words = Some(entry.typed.clone()).filter(|words| !words.is_empty());
    match entry.slot {
        Slot::Founder(_) => school.founder = words,
        Slot::Locality(_) => school.locality = words,
        _ => {}
    }
}

fn put(form: &mut CountyForm, entry: &Entry) {
    let typed = entry.typed.as_str();
    match &entry.slot {
        Slot::Name => write(&mut form.name, typed),
        Slot::Code => write(&mut form.code, typed),
        Slot::Year => write(&mut form.year, typed),
        Slot::Figure(field) => {
            let fact = fact(form.facts.get(field), typed);
            form.facts.insert(*field, fact);
        }
        Slot::Choice(item) => {
            let answer = answer(form, item);
            answer.origin =
                in_place(&answer.origin, answer.yes.map(|yes| Decimal::from(u8::from(yes))));
            answer.yes = match typed {
                YES => Some(true),
                NO => Some(false),
                _ => None,
            };
        }
        Slot::Note(item) => typed.clone_into(&mut answer(form, item).note),
        Slot::Date(item) => typed.clone_into(&mut answer(form, item).date),
        Slot::Monitor(subject) => {
            form.monitoring.entry(*subject).or_default().by = match typed {
                PROVINCIAL => Monitor::Provincial,
                NOT_YET => Monitor::NotYet,
                _ => Monitor::National,
            };
        }
        Slot::Level(subject) => {
            let result: &mut Monitored = form.monitoring.entry(*subject).or_default();
            result.level = Some(fact(result.level.as_ref(), typed));
        }
        Slot::Difference(subject) => {
            let result: &mut Monitored = form.monitoring.entry(*subject).or_default();
            result.difference = Some(fact(result.difference.as_ref(), typed));
        }
        Slot::Founder(_) | Slot::Locality(_) => {}
    }
}

fn answer<'a>(form: &'a mut CountyForm, item: &str) -> &'a mut Answer {
    form.answers.entry(item.to_owned()).or_insert_with(|| Answer {
        yes: None,
        note: String::new(),
        date: String::new(),
        origin: Origin::Typed,
    })
}

fn write(words: &mut Option<Words>, typed: &str) {
    let known = words.as_ref().map(|words| &words.origin);
    let origin = known.map_or(Origin::Typed, |origin| in_place(origin, None));
    *words = (!typed.is_empty()).then(|| Words { text: typed.to_owned(), origin });
}

/// A figure as it was typed, and the one in whose place it stands.
fn fact(known: Option<&Fact>, typed: &str) -> Fact {
    // The page takes nothing that is no figure.
    let spelled = spelled_as(false, typed).unwrap_or_default();
    let value = Decimal::from_str(&spelled).ok();
    let origin = known.map_or(Origin::Typed, |fact| in_place(&fact.origin, fact.value));
    Fact { value, origin }
}

fn in_place(origin: &Origin, was: Option<Decimal>) -> Origin {
    match origin {
        Origin::Cells(_) | Origin::Counted { .. } | Origin::Shared => {
            Origin::Corrected { was, cells: origin.cells().to_vec() }
        }
        Origin::Typed | Origin::Corrected { .. } => origin.clone(),
    }
}

/// What the files say in a slot, as it would be typed; nothing where they leave it blank. Of words in
/// whose place others were typed it is not known any more: these are given instead.
pub fn said_in(form: &CountyForm, slot: &Slot) -> String {
    let words = |words: &Option<Words>| words.as_ref().map(|words| words.text.clone());
    let figure = |fact: Option<&Fact>| {
        let said = fact.and_then(|fact| was(&fact.origin, fact.value));
        said.map(|value| value.normalize().to_string())
    };
    let result = |subject| form.monitoring.get(subject);
    let said = match slot {
        Slot::Name => words(&form.name),
        Slot::Code => words(&form.code),
        Slot::Year => words(&form.year),
        Slot::Figure(field) => figure(form.get(*field)),
        Slot::Choice(item) => form.answers.get(item).and_then(|answer| {
            let yes = answer.yes.map(|yes| Decimal::from(u8::from(yes)));
            let yes = was(&answer.origin, yes)?;
            Some(if yes.is_zero() { NO } else { YES }.to_owned())
        }),
        Slot::Note(item) => form.answers.get(item).map(|answer| answer.note.clone()),
        Slot::Date(item) => form.answers.get(item).map(|answer| answer.date.clone()),
        Slot::Monitor(subject) => result(subject).map(|result| {
            let by = match result.by {
                Monitor::National => NATIONAL,
                Monitor::Provincial => PROVINCIAL,
                Monitor::NotYet => NOT_YET,
            };
            by.to_owned()
        }),
        Slot::Level(subject) => figure(result(subject).and_then(|one| one.level.as_ref())),
        Slot::Difference(subject) => {
            figure(result(subject).and_then(|one| one.difference.as_ref()))
        }
        Slot::Founder(_) | Slot::Locality(_) => None,
    };
    said.unwrap_or_default()
}

/// The cells where the files say it.
pub fn cells_in<'a>(form: &'a CountyForm, slot: &Slot) -> &'a [Cell] {
    let of = |fact: Option<&'a Fact>| fact.map(|fact| &fact.origin);
    let words = |words: &'a Option<Words>| words.as_ref().map(|words| &words.origin);
    let result = |subject| form.monitoring.get(subject);
    let origin = match slot {
        Slot::Name => words(&form.name),
        Slot::Code => words(&form.code),
        Slot::Year => words(&form.year),
        Slot::Figure(field) => of(form.get(*field)),
        Slot::Choice(item) => form.answers.get(item).map(|answer| &answer.origin),
        Slot::Level(subject) => of(result(subject).and_then(|one| one.level.as_ref())),
        Slot::Difference(subject) => of(result(subject).and_then(|one| one.difference.as_ref())),
        _ => None,
    };
    origin.map(Origin::cells).unwrap_or_default()
}

/// What the files say of a figure.
fn was(origin: &Origin, value: Option<Decimal>) -> Option<Decimal> {
    match origin {
        Origin::Cells(_) | Origin::Counted { .. } | Origin::Shared => value,
        Origin::Corrected { was, .. } => *was,
        Origin::Typed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{CountyField, Kind, Subject};
    use crate::findings::Code;

    fn entry(slot: Slot, typed: &str) -> Entry {
        Entry { slot, typed: typed.to_owned() }
    }

    #[test]
    fn a_typed_figure_keeps_what_the_files_say() {
        let cells = vec![Cell { file: 0, sheet: 0, row: 3, column: 4 }];
        let field = CountyField::TeacherPay;
        let mut county = County::default();
        let fact = Fact { value: Some(Decimal::from(9)), origin: Origin::Cells(cells.clone()) };
        county.form.facts.insert(field, fact);
        for typed in ["10", "11"] {
            assert_eq!(apply(&mut county, &[entry(Slot::Figure(field), typed)]), []);
        }
        let fact = county.form.get(field).unwrap();
        let was = Some(Decimal::from(9));
        assert_eq!(fact.origin, Origin::Corrected { was, cells: cells.clone() });
        assert_eq!(fact.value, Some(Decimal::from(11)));
        assert_eq!(said_in(&county.form, &Slot::Figure(field)), "9");
        assert_eq!(cells_in(&county.form, &Slot::Figure(field)), cells);
    }

    #[test]
    fn what_no_file_says_is_typed_and_a_blank_is_no_zero() {
        let mut county = County::default();
        let entries = [
            entry(Slot::Figure(CountyField::Rotated), ""),
            entry(Slot::Choice("G1".into()), YES),
            entry(Slot::Note("G1".into()), "见文件"),
            entry(Slot::Monitor(Subject::Arts), PROVINCIAL),
            entry(Slot::Level(Subject::Arts), "3"),
            entry(Slot::Difference(Subject::Arts), "0.149"),
        ];
        assert_eq!(apply(&mut county, &entries), []);
        let form = &county.form;
        assert_eq!(form.figure(CountyField::Rotated), None);
        let answer = &form.answers["G1"];
        assert_eq!((answer.yes, answer.note.as_str()), (Some(true), "见文件"));
        let arts = &form.monitoring[&Subject::Arts];
        assert_eq!(arts.by, Monitor::Provincial);
        assert_eq!(arts.difference.as_ref().unwrap().value, Some(Decimal::new(149, 3)));
        assert_eq!(said_in(form, &Slot::Level(Subject::Arts)), "");
    }

    #[test]
    fn a_school_says_words_and_one_that_is_gone_is_told_of() {
        let key = |name: &str| SchoolKey { code: None, name: name.into(), kind: Kind::Primary };
        let mut county = County::default();
        add(&mut county, &[key("甲"), key("甲")]);
        assert_eq!(county.schools.len(), 1);
        let entries =
            [entry(Slot::Founder(key("甲")), "公办"), entry(Slot::Locality(key("乙")), "镇区")];
        let told = apply(&mut county, &entries);
        assert_eq!(county.schools[0].is_private(), Some(false));
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].code, Code::CorrectionUnused);
    }

    #[test]
    fn figures_are_spelled_and_what_is_none_is_told() {
        let figure = |field| Slot::Figure(field);
        let cases = [
            (figure(CountyField::Rotated), "１,０００", Ok("1000")),
            (figure(CountyField::Rotated), "1.5", Err(Problem::NotWhole)),
            (figure(CountyField::TrainedRate), "99.90", Ok("99.9")),
            (Slot::Difference(Subject::Arts), "0.15", Ok("0.15")),
            (Slot::Difference(Subject::Arts), "低", Err(Problem::NotANumber)),
            (Slot::Note("G1".into()), " 有文 ", Ok("有文")),
        ];
        for (slot, typed, expected) in cases {
            assert_eq!(spelled_in(&slot, typed), expected.map(str::to_owned), "{slot:?}");
        }
    }
}
