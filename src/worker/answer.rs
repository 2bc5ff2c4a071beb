//! The work that the page asks for, the same natively and in the browser.
//! It keeps nothing between two requests and never touches the page.

use std::ops::ControlFlow;

use crate::county::Correction;
use crate::intake::{Assembled, FileReading, Typed, typed};
use crate::pipeline::Evaluated;
use crate::report::marked;
use crate::report::template::{SAMPLE, SAMPLE_NAME, TEMPLATE, TEMPLATE_NAME};
use crate::sheet::archive::Unpacking;
use crate::sheet::{self, Limits};
use crate::standard::Choice;
use crate::storage::{self, Kept, Label};
use crate::view_model::{Rules, ViewModel, rules, tables};
use crate::work::{Decisions, Work};

use super::protocol::{Answer, NewFile, Request};
use super::{collate, packs, reading, share};

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
    Ok(rules(&Choice::default().standard()?))
}

/// Does what is asked. `on_progress` hears of each file before it is read, and how far it has come.
pub fn answer(
    request: Request,
    files: &[Vec<u8>],
    on_progress: &mut dyn FnMut(Answer),
) -> Answered {
    let alone = |answer| (answer, None);
    let bytes = || files.first().map(Vec::as_slice).unwrap_or_default();
    let done = match request {
        Request::Read { work, files: new } => {
            let files = reading::with_bytes(&new, files);
            reading::read(&work, &files, on_progress).map(alone)
        }
        Request::Reread { work, files: new } => {
            let files = reading::with_bytes(&new, files);
            reading::reread(&work, &files, on_progress).map(alone)
        }
        Request::Survey { files, sizes } => Ok(alone(reading::survey(files, &sizes))),
        Request::Remove { work, files } => reading::remove(&work, &files).map(alone),
        Request::Tables { readings } => {
            Ok(alone(Answer::Tables { files: tables(&readings.unpack()) }))
        }
        Request::Sample { standard } => sample(standard, on_progress).map(alone),
        Request::Evaluate { work } => {
            shown(&work).map(|view_model| alone(Answer::Evaluated { view_model }))
        }
        Request::Template => Ok(document(TEMPLATE_NAME, XLSX, TEMPLATE.to_vec())),
        Request::Typed { school, standard } => one_school(school, &standard).map(alone),
        Request::Json { work } => {
            json(&work).map(|text| document(JSON_NAME, JSON, text.into_bytes()))
        }
        Request::Pack { standard } => packs::page(&standard)
            .map(|page| alone(Answer::Pack { standard, page: Box::new(page) })),
        Request::Load { name } => {
            packs::from_file(&name, bytes()).map(|pack| alone(Answer::Taken { pack, save: None }))
        }
        Request::Change { standard, about, changes } => packs::changed(&standard, &about, &changes)
            .map(|pack| {
                let bytes = pack.as_ref().ok().map(|own| own.text.clone().into_bytes());
                let save = pack.as_ref().ok().map(|own| format!("{}.toml", own.name));
                (Answer::Taken { pack, save }, bytes)
            }),
        Request::Compare { work, other } => {
            packs::side_by_side(&work, &other).map(|paper| alone(Answer::Compared { paper }))
        }
        Request::Marked { work, file } => marked(&work, &file, bytes(), on_progress)
            .map(|(name, copy)| document(&name, XLSX, copy)),
        Request::Keep { in_hand } => storage::write(&in_hand)
            .map(|bytes| (Answer::Kept { label: storage::label(&in_hand) }, Some(bytes)))
            .map_err(|problem| problem.to_string()),
        Request::Open => opened_again(bytes()).map(alone),
        Request::Backup { labels } => Ok(document(BACKUP_NAME, BINARY, backup(labels, files))),
        Request::Restore => storage::restore(bytes())
            .map(|kept| alone(Answer::Restored { kept }))
            .map_err(|problem| problem.to_string()),
        Request::Share { work, wish, is_file: false } => {
            share::link(&work, &wish).map(|link| alone(Answer::Shared { link }))
        }
        Request::Share { work, wish, is_file: true } => {
            share::file(&work, &wish).map(|bytes| document(SHARED_NAME, BINARY, bytes))
        }
        // Only the browser's shell can trap without taking the process with it.
        Request::Trap => Err(String::new()),
    };
    done.unwrap_or_else(|message| alone(Answer::Failed { message }))
}

/// The sample county, read like any file.
fn sample(standard: Choice, on_progress: &mut dyn FnMut(Answer)) -> Result<Answer, String> {
    let decisions = Decisions { standard, ..Decisions::default() };
    let work = Work { decisions, ..Work::default() };
    let file = NewFile { name: SAMPLE_NAME.to_owned(), ..NewFile::default() };
    reading::read(&work, &[(&file, SAMPLE)], on_progress)
}

/// The evaluation of one school as it was typed.
fn one_school(school: Typed, standard: &Choice) -> Result<Answer, String> {
    let (county, problems) = typed(school);
    let assembled = Assembled { county, ..Assembled::default() };
    let view_model = ranked(&Evaluated::new(assembled, standard.standard()?), &[]);
    Ok(Answer::Typed { view_model, problems })
}

/// All that is kept as one file.
fn backup(labels: Vec<Label>, files: &[Vec<u8>]) -> Vec<u8> {
    let kept = labels.into_iter().zip(files).map(|(Label { name, schools }, bytes)| Kept {
        name,
        schools,
        bytes: bytes.clone(),
    });
    storage::backup(&kept.collect::<Vec<_>>())
}

/// What was kept, and its results where it is a county.
fn opened_again(bytes: &[u8]) -> Result<Answer, String> {
    let in_hand = Box::new(storage::read(bytes).map_err(|problem| problem.to_string())?);
    let view_model = (!in_hand.work.is_empty()).then(|| shown(&in_hand.work)).transpose()?;
    Ok(Answer::Opened { in_hand, view_model })
}

fn document(name: &str, media_type: &str, bytes: Vec<u8>) -> Answered {
    let (name, media_type) = (name.to_owned(), media_type.to_owned());
    (Answer::Document { name, media_type }, Some(bytes))
}

fn marked(
    work: &Work,
    NewFile { name, password, .. }: &NewFile,
    bytes: &[u8],
    on_progress: &mut dyn FnMut(Answer),
) -> Result<(String, Vec<u8>), String> {
    let evaluated = Evaluated::of_work(work)?;
    let sources = (0_u32..).zip(&evaluated.county.files);
    let (index, source) = sources
        .into_iter()
        .find(|(_, source)| source.name == *name)
        .ok_or_else(|| format!("“{name}”不在当前数据里，请重新拖入后再导出标注。"))?;
    let password = password.as_ref().map(|password| password.0.as_str());
    let mut go_on = |progress: sheet::Progress<'_>| {
        let (sheet, rows) = (progress.sheet.to_owned(), progress.rows);
        on_progress(Answer::Progress { file: name.clone(), sheet, rows, done: (0, 1) });
        ControlFlow::Continue(())
    };
    let bytes = Unpacking::default().file(name, bytes, &Limits::default())?;
    let copy = marked::copy(source, index, &evaluated.findings(), &bytes, password, &mut go_on)?;
    Ok((marked::name(name, &copy), copy))
}

/// The results of the work in hand as JSON.
fn json(work: &Work) -> Result<String, String> {
    let document = Evaluated::of_work(work)?.json(&work.decisions.amendments);
    document.map_err(|error| error.to_string())
}

/// The results of the work in hand, as the screens show them.
pub(super) fn shown(work: &Work) -> Result<ViewModel, String> {
    shown_of(&work.readings.unpack(), &work.decisions)
}

/// The results of what files say, as the screens show them.
pub(super) fn shown_of(
    readings: &[FileReading],
    decisions: &Decisions,
) -> Result<ViewModel, String> {
    let evaluated = Evaluated::of_readings(readings, decisions)?;
    Ok(ranked(&evaluated, &decisions.amendments.corrections))
}

/// The results, with each school's place in the order of names, which only a browser knows.
fn ranked(evaluated: &Evaluated, corrections: &[Correction]) -> ViewModel {
    let mut view_model = evaluated.view_model(corrections);
    collate::rank(&mut view_model.schools);
    view_model
}

#[cfg(test)]
mod tests;
