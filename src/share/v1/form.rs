//! What the county says of itself: its figures, answers and results of monitoring, each as it was given
//! and none of them judged.

use super::super::Problem;
use super::super::coder::Coder;
use super::super::fields::{self, MONITORS, SUBJECTS};
use super::super::model::Number;
use super::super::snapshot::{AnswerShot, MonitoredShot, Snapshot, Told};
use super::super::words::Words;
use super::{Check, MOST_COLUMNS, count, figure, size};

/// What the county says of itself.
pub(super) fn form<C: Coder>(
    coder: &mut C,
    counts: &mut Number,
    words: &mut Words,
    snapshot: &Snapshot,
    done: &mut Snapshot,
    check: Check<'_, C>,
) -> Result<(), Problem> {
    let many = count(coder, counts, snapshot.figures.len(), MOST_COLUMNS)?;
    for index in 0..many {
        let one = snapshot.figures.get(index).copied();
        let field = one.map(|(field, _)| field);
        let number = field.map_or(0, fields::county_field_number);
        let number = size(counts.code(coder, number as u64));
        let value = figure(coder, words, one.and_then(|(_, value)| value));
        let field = fields::county_field(number).ok_or(Problem::Nonsense)?;
        done.figures.push((field, value?));
        check(coder)?;
    }
    let many = count(coder, counts, snapshot.answers.len(), MOST_COLUMNS)?;
    for index in 0..many {
        let one = snapshot.answers.get(index);
        let text = |of: fn(&AnswerShot) -> &String| one.map_or("", |one| of(one).as_str());
        let yes = one.and_then(|one| one.yes).map_or(0, |yes| 1 + u64::from(yes));
        let yes = match counts.code(coder, yes) {
            0 => None,
            yes => Some(yes == 2),
        };
        let item = words.code(coder, text(|one| &one.item));
        let note = words.code(coder, text(|one| &one.note));
        let date = words.code(coder, text(|one| &one.date));
        done.answers.push(AnswerShot { item, yes, note, date });
        check(coder)?;
    }
    let many = count(coder, counts, snapshot.monitoring.len(), SUBJECTS.len())?;
    for index in 0..many {
        let one = snapshot.monitoring.get(index);
        let subject = one.map_or(0, |one| fields::number(SUBJECTS, &one.subject));
        let by = one.map_or(0, |one| fields::number(MONITORS, &one.by));
        let subject = SUBJECTS.get(size(counts.code(coder, subject as u64)));
        let by = MONITORS.get(size(counts.code(coder, by as u64)));
        let level = place(coder, counts, words, one.map(|one| one.level))?;
        let difference = place(coder, counts, words, one.map(|one| one.difference))?;
        let (subject, by) = subject.zip(by).ok_or(Problem::Nonsense)?;
        done.monitoring.push(MonitoredShot { subject: *subject, by: *by, level, difference });
        check(coder)?;
    }
    Ok(())
}

/// A figure that there may be no place for.
fn place(
    coder: &mut impl Coder,
    counts: &mut Number,
    words: &mut Words,
    told: Option<Told>,
) -> Result<Told, Problem> {
    let value = if let Some(Told::Figure(value)) = told { Some(value) } else { None };
    match counts.code(coder, u64::from(!matches!(told, None | Some(Told::Nowhere)))) {
        0 => Ok(Told::Nowhere),
        _ => figure(coder, words, value).map(Told::from),
    }
}
