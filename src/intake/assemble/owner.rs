//! Who runs a school and where it lies, as its rows say: two answers that mean different things are none.

use crate::county::{Kind, School};
use crate::findings::{Figures, Finding};
use crate::intake::Record;
use crate::intake::tables::notes::Notes;

/// 举办者.
pub(crate) fn founder(records: &[Record], notes: &mut Notes) -> Option<String> {
    let means = |word: &str| {
        let mut school = School::new("", Kind::Primary);
        school.founder = Some(word.to_owned());
        school.is_private()
    };
    agreed(records, "举办者", |record| record.founder.as_deref(), means, notes)
}

/// 城乡类型.
pub(crate) fn locality(records: &[Record], notes: &mut Notes) -> Option<String> {
    let means = |word: &str| {
        let mut school = School::new("", Kind::Primary);
        school.locality = Some(word.to_owned());
        school.locality_class()
    };
    agreed(records, "城乡类型", |record| record.locality.as_deref(), means, notes)
}

/// The word that all rows agree upon: the first of those that mean the same, whatever order files come
/// in; a word that means nothing gives way.
fn agreed<M: PartialEq>(
    records: &[Record],
    what: &str,
    of: fn(&Record) -> Option<&str>,
    means: impl Fn(&str) -> Option<M>,
    notes: &mut Notes,
) -> Option<String> {
    let mut words: Vec<&str> = records.iter().filter_map(of).collect();
    words.sort_unstable();
    let known = words.iter().find(|word| means(word).is_some());
    let Some(known) = known else { return words.first().map(|word| (*word).to_owned()) };
    let meaning = means(known);
    let other = words.iter().find(|word| means(word).is_some_and(|it| Some(it) != meaning));
    let Some(other) = other else { return Some((*known).to_owned()) };
    if let Some(record) = records.iter().find(|record| of(record) == Some(other)) {
        let finding = Finding::of(&Figures::TwoWords {
            school: &record.name,
            what: &what,
            one: known,
            other,
        });
        notes.push(finding.at(record.cell).about(&record.name));
    }
    None
}
