//! The work that the page asks for, the same natively and in the browser.
//! It keeps nothing between two requests and never touches the page.

use std::ops::ControlFlow;

use crate::county::Correction;
use crate::digest::{Digest, Rules, digest, file_tables, rules, tables};
use crate::evaluate::{Evaluation, evaluate};
use crate::finding::Code;
use crate::intake::{Assembled, FileReading, assemble_amended, typed};
use crate::keep::{self, Kept, Label};
use crate::report::template::{SAMPLE, SAMPLE_NAME, TEMPLATE, TEMPLATE_NAME};
use crate::report::{json, marked};
use crate::standard::{Choice, Standard};
use crate::work::{Decisions, Readings, Work};
use crate::{door, sheet};

use super::collate;
use super::packs;
use super::protocol::{Answer, Lock, NewFile, Refused, Request};
use super::share;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const JSON: &str = "application/json";

/// The name under which a shared county is saved. It names no county: whether the file does, the user says.
pub const SHARED_NAME: &str = "均衡尺-分享.junheng";

const BINARY: &str = "application/octet-stream";

/// The name under which all that is kept is saved.
const BACKUP_NAME: &str = "均衡尺备份.junheng-backup";

/// The name under which 导出 JSON is saved.
pub const JSON_NAME: &str = "均衡尺-评估结果.json";

/// An answer, and the bytes of the document it speaks of.
pub type Answered = (Answer, Option<Vec<u8>>);

/// The standard that is used until another is chosen, as the page shows it.
///
/// # Errors
/// A sentence, should the program itself be damaged.
pub fn standard() -> Result<Rules, String> {
    Choice::default().standard().map(|standard| rules(&standard))
}

/// Does what is asked. `on_progress` hears of each file before it is read, and how far it has come.
pub fn answer(
    request: Request,
    files: &[Vec<u8>],
    on_progress: &mut dyn FnMut(Answer),
) -> Answered {
    let job = request.job();
    let done =
        match request {
            Request::Read { work, files: new, .. } => {
                let files: Vec<_> = new.iter().zip(files.iter().map(Vec::as_slice)).collect();
                read(job, &work, &files, on_progress).map(|answer| (answer, None))
            }
            Request::Reread { work, files: new, .. } => {
                let files: Vec<_> = new.iter().zip(files.iter().map(Vec::as_slice)).collect();
                reread(job, &work, &files, on_progress).map(|answer| (answer, None))
            }
            Request::Tables { readings, .. } => {
                Ok((Answer::Tables { job, files: tables(&readings.unpack()) }, None))
            }
            Request::Sample { standard, .. } => {
                let decisions = Decisions { standard, ..Decisions::default() };
                let work = Work { decisions, ..Work::default() };
                let file = NewFile { name: SAMPLE_NAME.to_owned(), password: None };
                read(job, &work, &[(&file, SAMPLE)], on_progress).map(|answer| (answer, None))
            }
            Request::Evaluate { work, .. } => evaluated(&work.readings.unpack(), &work.decisions)
                .map(|digest| (Answer::Evaluated { job, digest }, None)),
            Request::Template { .. } => Ok(document(job, TEMPLATE_NAME, XLSX, TEMPLATE.to_vec())),
            Request::Typed { school, standard, .. } => standard.standard().map(|standard| {
                let (county, problems) = typed(school);
                let digest = results(&Assembled { county, findings: Vec::new() }, &[], &standard);
                (Answer::Typed { job, digest, problems }, None)
            }),
            Request::Json { work, .. } => {
                written(&work).map(|text| document(job, JSON_NAME, JSON, text.into_bytes()))
            }
            Request::Pack { standard, .. } => packs::page(&standard)
                .map(|page| (Answer::Pack { job, standard, page: Box::new(page) }, None)),
            Request::Load { name, .. } => {
                let bytes = files.first().map_or(&[][..], Vec::as_slice);
                packs::from_file(&name, bytes)
                    .map(|pack| (Answer::Taken { job, pack, save: None }, None))
            }
            Request::Change { standard, about, changes, .. } => {
                packs::changed(&standard, &about, &changes).map(|pack| {
                    let bytes = pack.as_ref().ok().map(|own| own.text.clone().into_bytes());
                    let save = pack.as_ref().ok().map(|own| format!("{}.toml", own.name));
                    (Answer::Taken { job, pack, save }, bytes)
                })
            }
            Request::Compare { work, other, .. } => packs::side_by_side(&work, &other)
                .map(|paper| (Answer::Compared { job, paper }, None)),
            Request::Marked { work, file, .. } => {
                let bytes = files.first().map(Vec::as_slice).unwrap_or_default();
                marked(job, &work, &file, bytes, on_progress)
                    .map(|(name, copy)| document(job, &name, XLSX, copy))
            }
            Request::Keep { in_hand, .. } => keep::write(&in_hand)
                .map(|bytes| (Answer::Kept { job, label: keep::label(&in_hand) }, Some(bytes)))
                .map_err(|problem| problem.to_string()),
            Request::Open { .. } => opened_again(job, files.first().map_or(&[], Vec::as_slice))
                .map(|answer| (answer, None)),
            Request::Backup { labels, .. } => {
                let kept = labels.into_iter().zip(files).map(|(Label { name, schools }, bytes)| {
                    Kept { name, schools, bytes: bytes.clone() }
                });
                Ok(document(job, BACKUP_NAME, BINARY, keep::backup(&kept.collect::<Vec<_>>())))
            }
            Request::Restore { .. } => keep::restore(files.first().map_or(&[], Vec::as_slice))
                .map(|kept| (Answer::Restored { job, kept }, None))
                .map_err(|problem| problem.to_string()),
            Request::Share { work, wish, is_file: false, .. } => {
                share::link(&work, &wish).map(|link| (Answer::Shared { job, link }, None))
            }
            Request::Share { work, wish, .. } => {
                share::file(&work, &wish).map(|bytes| document(job, SHARED_NAME, BINARY, bytes))
            }
            // Only the browser's shell can trap without taking the process with it.
            Request::Trap { .. } => Err(String::new()),
        };
    done.unwrap_or_else(|message| (Answer::Failed { job, message }, None))
}

fn opened_again(job: u32, bytes: &[u8]) -> Result<Answer, String> {
    let in_hand = Box::new(keep::read(bytes).map_err(|problem| problem.to_string())?);
    let Work { readings, decisions } = &in_hand.work;
    let digest =
        (!in_hand.work.is_empty()).then(|| evaluated(&readings.unpack(), decisions)).transpose()?;
    Ok(Answer::Opened { job, in_hand, digest })
}

fn document(job: u32, name: &str, media_type: &str, bytes: Vec<u8>) -> Answered {
    let (name, media_type) = (name.to_owned(), media_type.to_owned());
    (Answer::Document { job, name, media_type }, Some(bytes))
}

/// The county, its evaluation and everything that was found, as the page lists it: what reading told
/// first, then the evaluation.
fn told(work: &Work, standard: &Standard) -> (Assembled, Evaluation) {
    let amendments = &work.decisions.amendments;
    let mut assembled = assemble_amended(&work.readings.unpack(), amendments);
    let evaluation = evaluate(&assembled.county, standard);
    assembled.findings.extend(evaluation.findings.iter().cloned());
    (assembled, evaluation)
}

fn marked(
    job: u32,
    work: &Work,
    NewFile { name, password }: &NewFile,
    bytes: &[u8],
    on_progress: &mut dyn FnMut(Answer),
) -> Result<(String, Vec<u8>), String> {
    let (Assembled { county, findings }, _) = told(work, &work.decisions.standard.standard()?);
    let sources = (0_u32..).zip(&county.files);
    let (index, source) = sources
        .into_iter()
        .find(|(_, source)| source.name == *name)
        .ok_or_else(|| format!("“{name}”不在当前数据里，请重新拖入后再导出标注。"))?;
    let password = password.as_ref().map(|password| password.0.as_str());
    let mut go_on = |progress: sheet::Progress<'_>| {
        let (sheet, rows) = (progress.sheet.to_owned(), progress.rows);
        on_progress(Answer::Progress { job, file: name.clone(), sheet, rows, done: (0, 1) });
        ControlFlow::Continue(())
    };
    let copy = marked::copy(source, index, &findings, bytes, password, &mut go_on)?;
    Ok((marked::name(name, &copy), copy))
}

fn written(work: &Work) -> Result<String, String> {
    let standard = work.decisions.standard.standard()?;
    let (Assembled { county, findings }, evaluation) = told(work, &standard);
    let amendments = &work.decisions.amendments;
    json::amended(&county, &standard, &evaluation, &findings, amendments)
}

fn read(
    job: u32,
    work: &Work,
    files: &[(&NewFile, &[u8])],
    on_progress: &mut dyn FnMut(Answer),
) -> Result<Answer, String> {
    let (new, refused) = match files {
        [(file, bytes)] if share::is_shared(bytes) => {
            let passphrase = file.password.as_ref().map(|it| it.0.as_str());
            match share::open(bytes, passphrase) {
                Ok(opened) => return looked_at(job, opened),
                Err(closed) => (Vec::new(), vec![not_opened(&file.name, closed)]),
            }
        }
        files => opened(job, work, files, on_progress),
    };
    let readings = joined(work.readings.unpack(), new);
    let digest = evaluated(&readings, &work.decisions)?;
    let readings = Readings::pack(&readings);
    Ok(Answer::Read { job, readings, digest, refused, tables: None })
}

/// What was shared is looked at by itself: it is joined with nothing.
fn looked_at(job: u32, opened: share::Opened) -> Result<Answer, String> {
    let share::Opened { work, own, focus } = opened;
    let digest = evaluated(&work.readings.unpack(), &work.decisions)?;
    let focus = focus.and_then(|school| digest.units.iter().position(|one| one.school == school));
    Ok(Answer::LookedAt { job, work, digest, own, focus })
}

fn not_opened(name: &str, share::Closed { message, lock }: share::Closed) -> Refused {
    Refused { name: name.to_owned(), messages: vec![message], tables: None, lock }
}

/// Reads files of the county again: what they said before is gone, also where they say nothing now.
fn reread(
    job: u32,
    work: &Work,
    files: &[(&NewFile, &[u8])],
    on_progress: &mut dyn FnMut(Answer),
) -> Result<Answer, String> {
    let (new, refused) = opened(job, work, files, on_progress);
    let mut readings = work.readings.unpack();
    readings.retain(|old| refused.iter().all(|one| one.name != old.source.name));
    let readings = joined(readings, new);
    let digest = evaluated(&readings, &work.decisions)?;
    let tables = Some(tables(&readings));
    let readings = Readings::pack(&readings);
    Ok(Answer::Read { job, readings, digest, refused, tables })
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
    job: u32,
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
                job,
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
        let reading = door::read_locked(name, bytes, password, mappings, &mut going_on);
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

fn evaluated(readings: &[FileReading], decisions: &Decisions) -> Result<Digest, String> {
    let standard = decisions.standard.standard()?;
    let amendments = &decisions.amendments;
    Ok(results(&assemble_amended(readings, amendments), &amendments.corrections, &standard))
}

fn results(assembled: &Assembled, corrections: &[Correction], standard: &Standard) -> Digest {
    let Assembled { county, findings } = assembled;
    let evaluation = evaluate(county, standard);
    let mut digest = digest(county, standard, &evaluation, findings, corrections);
    collate::rank(&mut digest.schools);
    digest
}

#[cfg(test)]
mod tests;
