//! Files that come and go, are of two counties or years, and steps back.

use super::*;
use crate::intake::Source;
use crate::worker::answer::answer;
use crate::worker::protocol::{Envelope, NewFile, Request};

const HEADER: &str = "学校名称,办学类型,在校生数,网络多媒体教室（间）,运动场地面积（㎡）\n";

/// A file of five schools; their figures grow from year to year.
fn rows(more: u32) -> String {
    let row = |number: u32| {
        let (pupils, rooms, ground) = (100 * number + more, 3 * number + more, 900 * number + more);
        format!("第{number}小学,小学,{pupils},{rooms},{ground}\n")
    };
    [HEADER.to_owned(), (1..6).map(row).collect()].concat()
}

fn chosen(id: u32, name: &str) -> Chosen {
    Chosen { id, name: name.to_owned(), password: None }
}

/// The worker does what it is asked for; the only file that is read is of the later year.
fn answered(state: State) -> State {
    let Some(running) = state.jobs.running.clone() else { return state };
    let mut bytes = Vec::new();
    let request = match &running.task {
        Task::Read(files) => {
            let more = if files[0].name.contains("2024") { 0 } else { 10 };
            let text = if files[0].name.contains("设备") {
                "学校名称,教学仪器设备值（元）\n第1小学,90000\n".to_owned()
            } else {
                rows(more)
            };
            bytes.push(text.into_bytes());
            let files =
                files.iter().map(|one| NewFile { name: one.name.clone(), ..NewFile::default() });
            Request::Read { work: state.kept(), files: files.collect() }
        }
        Task::Remove(files) => Request::Remove { work: state.work(), files: files.clone() },
        Task::Sample => Request::Sample { standard: state.work().decisions.standard },
        _ => Request::Evaluate { work: state.work() },
    };
    let message = answer(request, &bytes, &mut |_| ()).0;
    let told = Envelope { job: Some(running.job), message };
    answered(act(state, Action::Answered(Box::new(told))))
}

fn act(state: State, action: Action) -> State {
    reduce(state, action).0
}

fn read(state: State, id: u32, name: &str) -> State {
    answered(act(state, Action::Asked(Task::Read(vec![chosen(id, name)]))))
}

fn sorted(state: State, sort: Sort) -> State {
    answered(act(state, Action::Sorted(sort)))
}

fn two_years() -> State {
    let state = read(State::default(), 1, "2024.csv");
    assert_eq!(state.decided.undo_words(), None);
    let state = read(state, 2, "2025.csv");
    assert!(is_asked(&state));
    state
}

fn is_asked(state: &State) -> bool {
    state.data.as_ref().is_some_and(|data| data.view_model.question.is_some())
}

fn names(state: &State) -> Vec<&str> {
    state.files.iter().map(|file| file.name.as_str()).collect()
}

/// Pupils of the first unit.
fn pupils(state: &State) -> &str {
    &state.data.as_ref().unwrap().view_model.units[0].pupils
}

fn undo(state: State) -> State {
    answered(act(state, Action::Mended(Mend::Undo)))
}

#[test]
fn adding_a_file_can_be_undone_and_done_again() {
    let state = two_years();
    assert_eq!(state.decided.undo_words(), Some("添加“2025.csv”"));
    let state = undo(state);
    assert_eq!((names(&state), is_asked(&state), pupils(&state)), (vec!["2024.csv"], false, "100"));
    // Its bytes are still at hand.
    assert!(state.held().any(|id| id == 2));
    let state = answered(act(state, Action::Mended(Mend::Redo)));
    assert_eq!((names(&state).len(), is_asked(&state)), (2, true));
}

#[test]
fn a_file_that_takes_the_place_of_one_of_its_name_says_so() {
    let state = read(read(State::default(), 1, "2024.csv"), 2, "2024.csv");
    assert_eq!((names(&state), is_asked(&state)), (vec!["2024.csv"], false));
    assert_eq!(state.decided.undo_words(), Some("换成新的“2024.csv”"));
    assert_eq!(undo(state).files[0].id, 1);
}

#[test]
fn each_answer_is_one_step() {
    let state = sorted(two_years(), Sort::Join);
    // Where two files of one county and time differ, neither figure stands.
    assert_eq!((is_asked(&state), pupils(&state)), (false, "—"));
    let state = undo(state);
    assert!(is_asked(&state));
    let state = sorted(state, Sort::Split(1));
    assert_eq!((is_asked(&state), pupils(&state)), (false, "110"));
    // A file that comes later belongs to the year that is looked at.
    let state = read(state, 3, "设备.csv");
    assert_eq!(state.decided.now().amendments.scope().files, ["2025.csv", "设备.csv"]);
    let state = sorted(state, Sort::Open(0));
    assert_eq!((is_asked(&state), pupils(&state)), (false, "100"));
    // Another year is no change of this one.
    assert_eq!(state.changed, None);
    let state = sorted(state, Sort::AskAgain);
    assert!(is_asked(&state));
    // No such answer.
    let words = state.decided.undo_words().map(str::to_owned);
    assert_eq!(sorted(state, Sort::Split(7)).decided.undo_words().map(str::to_owned), words);
}

#[test]
fn a_file_is_replaced_or_taken_out_and_comes_back() {
    let state = sorted(two_years(), Sort::Replace);
    assert_eq!((names(&state), is_asked(&state), pupils(&state)), (vec!["2025.csv"], false, "110"));
    assert_eq!(state.decided.undo_words(), Some("移出“2024.csv”"));
    let state = undo(state);
    assert_eq!((names(&state).len(), is_asked(&state)), (2, true));
    let state = sorted(state, Sort::Remove("2025.csv".into()));
    assert_eq!((names(&state), pupils(&state)), (vec!["2024.csv"], "100"));
    // The last one is the county itself, which is put away and can be brought back.
    let state = sorted(state, Sort::Remove("2024.csv".into()));
    assert!(state.data.is_none() && state.emptied.is_some());
    assert!(act(state, Action::Restored).data.is_some());
}

#[test]
fn what_is_typed_for_a_year_stays_with_it() {
    let state = sorted(two_years(), Sort::Split(1));
    let fact = (Field::MultimediaRooms, Part::Whole);
    let spot = Spot::Missing;
    let edit = Edit { school: 0, fact, spot, text: "77".into(), problem: None, is_chosen: false };
    let state = act(act(state, Action::Mended(Mend::Open(edit))), Action::Mended(Mend::Save));
    let state = answered(state);
    assert_eq!(state.decided.now().amendments.corrections.len(), 1);
    let state = sorted(state, Sort::Open(0));
    assert!(state.decided.now().amendments.corrections.is_empty());
    let state = sorted(state, Sort::Open(1));
    assert_eq!(state.decided.now().amendments.corrections.len(), 1);
}

#[test]
fn of_two_figures_one_is_chosen() {
    let state = sorted(two_years(), Sort::Join);
    let offers = |state: &State| {
        let findings = state.data.as_ref().unwrap().view_model.findings.clone();
        findings.into_iter().find(|one| !one.offers.is_empty()).unwrap()
    };
    let one = offers(&state);
    let files: Vec<_> = one.offers.iter().map(|one| one.source.file.as_str()).collect();
    assert_eq!(files, ["2024.csv", "2025.csv"]);
    let key = state.data.as_ref().unwrap().view_model.schools[0].key();
    let source = Source { file: "2025.csv".into(), sheet: one.offers[1].source.sheet.clone() };
    let pick = Sort::Pick(key, Field::Pupils, Part::Primary, source);
    let state = sorted(state, pick);
    assert!(state.changed.as_ref().is_some_and(|lines| !lines.is_empty()));
    assert_eq!(state.decided.undo_words(), Some("“第1小学”的在校生数用“2025.csv”的"));
    assert_eq!(pupils(&state), "110");
    let state = sorted(state, Sort::Prefer("2024.csv".into()));
    assert_eq!(pupils(&state), "100");
    let state = undo(state);
    assert_eq!(pupils(&state), "110");
}

#[test]
fn the_sample_is_nobody_s_file() {
    let state = answered(act(State::default(), Action::Asked(Task::Sample)));
    let name = state.data.as_ref().unwrap().view_model.files[0].clone();
    let state = sorted(state, Sort::Remove(name));
    assert!(state.data.is_some() && state.jobs.running.is_none());
}
