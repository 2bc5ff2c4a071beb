//! What the worker does about files: reads them, tells how far it is, joins them with what was read before.

use std::ops::ControlFlow;

use crate::findings::{Code, Finding};
use crate::intake::{FileReading, file_keys};
use crate::sheet::archive::{self, Unpacking};
use crate::sheet::{Limits, PassedOver};
use crate::view_model::{file_tables, tables};
use crate::work::{Readings, Work};
use crate::{pipeline, sheet};

use super::answer::{shown, shown_of};
use super::protocol::{Answer, Lock, NewFile, Passed, Refused, UNKNOWN};
use super::share;

/// Reads files and joins them with those read before; a shared county is looked at instead.
pub(super) fn read(
    work: &Work,
    files: &[(&NewFile, &[u8])],
    on_progress: &mut dyn FnMut(Answer),
) -> Result<Answer, String> {
    if let Some(unpacked) = unpacked(files) {
        return Ok(unpacked);
    }
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
    let view_model = shown_of(&readings, &decisions)?;
    let readings = Readings::pack(&readings);
    Ok(Answer::Read { readings, view_model, refused, tables: None })
}

/// Each file with its bytes, of which those of an archive came once for all files in it.
pub(super) fn with_bytes<'f>(
    new: &'f [NewFile],
    bytes: &'f [Vec<u8>],
) -> Vec<(&'f NewFile, &'f [u8])> {
    let (mut bytes, mut last) = (bytes.iter().map(Vec::as_slice), None);
    let mut of = |file: &NewFile| {
        last = last.filter(|_| file.is_beside).or_else(|| bytes.next());
        last
    };
    new.iter().filter_map(|file| Some((file, of(file)?))).collect()
}

/// Which files of folders are to be read.
pub(super) fn survey(files: Vec<NewFile>, sizes: &[u32]) -> Answer {
    let size = |size: &u32| (*size != UNKNOWN).then_some(u64::from(*size));
    let names = files.into_iter().map(|file| file.name);
    let files: Vec<_> = names.zip(sizes.iter().map(size)).collect();
    let (taken, passed) = sheet::survey(&files, &Limits::default());
    let names = vec![String::new(); taken.len()];
    Answer::Found { files: taken, names, passed: told(passed) }
}

/// What is passed over, in words.
fn told(passed: Vec<PassedOver>) -> Passed {
    let count = passed.iter().map(|one| count(one.names.len())).sum();
    let one =
        |PassedOver { why, names }| format!("{why}（{} 个）\n{}", names.len(), names.join("\n"));
    Passed { count, why: passed.into_iter().map(one).collect() }
}

/// The files within, should some of the files be archives: then nothing is read yet, for the page names
/// each file to be read, and can tell which one broke the reader.
fn unpacked(files: &[(&NewFile, &[u8])]) -> Option<Answer> {
    let (mut found, mut names, mut passed) = (Vec::new(), Vec::new(), Vec::new());
    let mut has_archive = false;
    let limits = Limits::default();
    for (index, (file, bytes)) in (0_u32..).zip(files) {
        // A file in an archive comes with the bytes of the whole.
        let is_inner = file.is_beside || Unpacking::is_inner(&file.name, bytes, &limits);
        let listing = if is_inner { None } else { archive::list(&file.name, bytes, &limits) };
        // Of an archive without a table it is said where it is read.
        let Some(Ok(listing)) = listing else {
            found.push(index);
            names.push(String::new());
            continue;
        };
        has_archive = true;
        found.resize(found.len() + listing.files.len(), index);
        names.extend(listing.files);
        passed.extend(listing.passed);
    }
    has_archive.then(|| Answer::Found { files: found, names, passed: told(passed) })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
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
    let view_model = shown_of(&left, &decisions)?;
    let readings = Readings::pack(&left);
    Ok(Answer::Read { readings, view_model, refused: Vec::new(), tables: None })
}

/// What was shared is looked at by itself: it is joined with nothing.
fn looked_at(opened: share::Opened) -> Result<Answer, String> {
    let share::Opened { work, own, focus, about } = opened;
    let view_model = shown(&work)?;
    let focus =
        focus.and_then(|school| view_model.units.iter().position(|one| one.school == school));
    let view_model = Box::new(view_model);
    Ok(Answer::LookedAt { work, view_model, own, focus, about })
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
    let view_model = shown_of(&readings, &work.decisions)?;
    let tables = Some(tables(&readings));
    let readings = Readings::pack(&readings);
    Ok(Answer::Read { readings, view_model, refused, tables })
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
    let (mut new, mut refused) = (Vec::new(), Vec::new());
    let mut unpacking = Unpacking::default();
    for (index, (NewFile { name, password, .. }, bytes)) in files.iter().enumerate() {
        let mut tell = |sheet: &str, rows| {
            on_progress(Answer::Progress {
                file: name.clone(),
                sheet: sheet.to_owned(),
                rows,
                done: (count(index), count(files.len())),
            });
        };
        tell("", 0);
        let bytes = match unpacking.file(name, bytes, &Limits::default()) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = error.to_string();
                refused.push(not_opened(name, share::Closed { message, lock: None }));
                continue;
            }
        };
        let bytes = bytes.as_ref();
        if let Some(Err(error)) = archive::list(name, bytes, &Limits::default()) {
            let message = error.to_string();
            refused.push(not_opened(name, share::Closed { message, lock: None }));
            continue;
        }
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
            let messages = reading.findings.iter().map(Finding::text).collect();
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
