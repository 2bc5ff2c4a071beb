//! What the worker does about files: reads them, tells how far it is, joins them with what was read before.

use std::ops::ControlFlow;

use crate::digest::{file_tables, tables};
use crate::finding::Code;
use crate::intake::{FileReading, file_keys};
use crate::work::{Readings, Work};
use crate::{pipeline, sheet};

use super::answer::{shown, shown_of};
use super::protocol::{Answer, Lock, NewFile, Refused};
use super::share;

/// Reads files and joins them with those read before; a shared county is looked at instead.
pub(super) fn read(
    work: &Work,
    files: &[(&NewFile, &[u8])],
    on_progress: &mut dyn FnMut(Answer),
) -> Result<Answer, String> {
    let (new, refused) = match files {
        [(file, bytes)] if share::is_shared(bytes) => {
            let passphrase = file.password.as_ref().map(|it| it.0.as_str());
            match share::open(bytes, passphrase) {
                Ok(opened) => return looked_at(opened),
                Err(closed) => (Vec::new(), vec![not_opened(&file.name, closed)]),
            }
        }
        files => opened(work, files, on_progress),
    };
    let readings = joined(work.readings.unpack(), new);
    let mut decisions = work.decisions.clone();
    decisions.amendments.add_files(&keys(&readings));
    let digest = shown_of(&readings, &decisions)?;
    let readings = Readings::pack(&readings);
    Ok(Answer::Read { readings, digest, refused, tables: None })
}

/// By what the files are known among decisions.
fn keys(readings: &[FileReading]) -> Vec<String> {
    file_keys(readings.iter().map(|reading| reading.source.name.as_str()))
}

/// Takes files out, and what was said about them.
pub(super) fn remove(work: &Work, files: &[String]) -> Result<Answer, String> {
    let readings = work.readings.unpack();
    let keyed = keys(&readings).into_iter().zip(readings);
    let left: Vec<FileReading> =
        keyed.filter(|(key, _)| !files.contains(key)).map(|(_, reading)| reading).collect();
    let mut decisions = work.decisions.clone();
    decisions.amendments.drop_files(files);
    let digest = shown_of(&left, &decisions)?;
    let readings = Readings::pack(&left);
    Ok(Answer::Read { readings, digest, refused: Vec::new(), tables: None })
}

/// What was shared is looked at by itself: it is joined with nothing.
fn looked_at(opened: share::Opened) -> Result<Answer, String> {
    let share::Opened { work, own, focus, about } = opened;
    let digest = shown(&work)?;
    let focus = focus.and_then(|school| digest.units.iter().position(|one| one.school == school));
    let digest = Box::new(digest);
    Ok(Answer::LookedAt { work, digest, own, focus, about })
}

fn not_opened(name: &str, share::Closed { message, lock }: share::Closed) -> Refused {
    Refused { name: name.to_owned(), messages: vec![message], tables: None, lock }
}

/// Reads files of the county again: what they said before is gone, also where they say nothing now.
pub(super) fn reread(
    work: &Work,
    files: &[(&NewFile, &[u8])],
    on_progress: &mut dyn FnMut(Answer),
) -> Result<Answer, String> {
    let (new, refused) = opened(work, files, on_progress);
    let mut readings = work.readings.unpack();
    readings.retain(|old| refused.iter().all(|one| one.name != old.source.name));
    let readings = joined(readings, new);
    let digest = shown_of(&readings, &work.decisions)?;
    let tables = Some(tables(&readings));
    let readings = Readings::pack(&readings);
    Ok(Answer::Read { readings, digest, refused, tables })
}

/// New readings in the places of those of their names, the others behind them.
fn joined(mut readings: Vec<FileReading>, new: Vec<FileReading>) -> Vec<FileReading> {
    let mut places: Vec<Option<String>> =
        readings.iter().map(|old| Some(old.source.name.clone())).collect();
    for reading in new {
        let is_its = |place: &Option<String>| place.as_ref() == Some(&reading.source.name);
        let index = places.iter().position(is_its);
        // Two new files of one name are two files.
        let place = index.and_then(|index| places.get_mut(index)?.take().map(|_| index));
        match place.and_then(|index| readings.get_mut(index)) {
            Some(old) => *old = reading,
            None => readings.push(reading),
        }
    }
    readings
}

fn opened(
    work: &Work,
    files: &[(&NewFile, &[u8])],
    on_progress: &mut dyn FnMut(Answer),
) -> (Vec<FileReading>, Vec<Refused>) {
    let mappings = &work.decisions.amendments.mappings;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (mut new, mut refused) = (Vec::new(), Vec::new());
    for (index, (NewFile { name, password }, bytes)) in files.iter().enumerate() {
        let mut tell = |sheet: &str, rows| {
            on_progress(Answer::Progress {
                file: name.clone(),
                sheet: sheet.to_owned(),
                rows,
                done: (count(index), count(files.len())),
            });
        };
        tell("", 0);
        if share::is_shared(bytes) {
            let message = format!("“{name}”是分享文件，不能和其他文件一起读入。请单独拖入它。");
            refused.push(not_opened(name, share::Closed { message, lock: None }));
            continue;
        }
        let password = password.as_ref().map(|password| password.0.as_str());
        let mut going_on = |progress: sheet::Progress<'_>| {
            tell(progress.sheet, progress.rows);
            ControlFlow::Continue(())
        };
        let reading = pipeline::read_locked(name, bytes, password, mappings, &mut going_on);
        if reading.is_empty() {
            let lock = reading.findings.iter().find_map(|one| lock(one.code));
            let tables = (!reading.tables.is_empty()).then(|| file_tables(&reading));
            let messages = reading.findings.into_iter().map(|finding| finding.message).collect();
            refused.push(Refused { name: name.clone(), messages, lock, tables });
        } else {
            new.push(reading);
        }
    }
    (new, refused)
}

/// What a file waits for of which this was found.
fn lock(code: Code) -> Option<Lock> {
    match code {
        Code::PasswordProtected => Some(Lock::Closed),
        Code::WrongPassword => Some(Lock::WrongPassword),
        _ => None,
    }
}
