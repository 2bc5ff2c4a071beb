//! Tests of the reducer: what the worker may do wrong costs nothing but a message.

use super::*;
use crate::app::view::grid::{Place, Toward};
use crate::app::view::rows::Show;
use crate::county::Correction;
use crate::intake::Typed;
use crate::standard::Choice;
use crate::worker::answer::answer;
use crate::worker::protocol::{Envelope, NewFile, Password, Request};

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> (State, Vec<Command>) {
    let mut all = Vec::new();
    let state = actions.into_iter().fold(state, |state, action| {
        let (state, mut commands) = reduce(state, action);
        all.append(&mut commands);
        state
    });
    (state, all)
}

fn files(names: &[&str]) -> Task {
    let chosen = |(id, name): (u32, &&str)| Chosen { id, name: (*name).to_owned(), password: None };
    Task::Read((0..).zip(names).map(chosen).collect())
}

fn names(task: &Task) -> Vec<&str> {
    match task {
        Task::Read(files) => files.iter().map(|file| file.name.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// What the worker answers to this request of a job.
fn answered((job, request): (u32, Request), bytes: &[Vec<u8>]) -> Action {
    let message = answer(request, bytes, &mut |_| ()).0;
    Action::Answered(Box::new(Envelope { job: Some(job), message }))
}

fn read(job: u32, work: Work, name: &str) -> (u32, Request) {
    let files = vec![NewFile { name: name.to_owned(), ..NewFile::default() }];
    (job, Request::Read { work, files })
}

fn sample(job: u32) -> (u32, Request) {
    (job, Request::Sample { standard: Choice::default() })
}

fn corrections(state: &State) -> &[Correction] {
    &state.decided.now().amendments.corrections
}

/// The page with the sample on it.
fn with_sample() -> State {
    let (state, commands) = after(State::default(), [Action::Asked(Task::Sample)]);
    assert_eq!(commands, [Command::Run]);
    let (state, commands) = after(state, [answered(sample(1), &[])]);
    assert_eq!(commands, [Command::Go(Route::County)]);
    state
}

/// The page with a county of the user's own.
fn with_county() -> State {
    let bytes = crate::report::template::SAMPLE.to_vec();
    let (state, _) = after(State::default(), [Action::Asked(files(&["县.xlsx"]))]);
    let request = read(1, Work::default(), "县.xlsx");
    after(state, [answered(request, &[bytes])]).0
}

fn progress(job: u32, file: &str, done: (u32, u32)) -> Action {
    let (file, sheet) = (file.to_owned(), String::new());
    let message = Answer::Progress { file, sheet, rows: 0, done };
    Action::Answered(Box::new(Envelope { job: Some(job), message }))
}

#[test]
fn the_sample_is_evaluated_and_own_files_replace_it() {
    let state = with_sample();
    let data = state.data.clone().unwrap();
    assert!(data.is_sample && !data.view_model.units.is_empty());
    assert!(state.kept().readings.unpack().is_empty());
    assert_eq!(with_county().kept().readings.unpack().len(), 1);
}

#[test]
fn a_refused_file_leaves_what_is_there() {
    for state in [with_sample(), with_county()] {
        let before = state.data.clone();
        let (state, _) = after(state, [Action::Asked(files(&["坏.xlsx"]))]);
        let keep = state.kept();
        let job = state.jobs.current().unwrap();
        let act = answered(read(job, keep, "坏.xlsx"), &[b"\x01\x02\x03".to_vec()]);
        let (state, commands) = after(state, [act]);
        assert_eq!(state.data, before);
        assert_eq!(commands, []);
        assert!(state.notices[0].message.contains("坏.xlsx"), "{:?}", state.notices);
    }
}

#[test]
fn a_trap_refuses_the_file_at_hand_and_goes_on_with_the_others() {
    let state = with_county();
    let before = state.data.clone();
    let (state, commands) = after(
        state,
        [
            Action::Asked(files(&["甲", "乙", "丙"])),
            progress(2, "乙", (1, 3)),
            Action::Stopped(Stop::Trap),
        ],
    );
    assert_eq!(commands, [Command::Run, Command::Run]);
    assert_eq!(state.data, before);
    assert!(state.notices[0].message.contains("乙"));
    let running = state.jobs.running.unwrap();
    assert_eq!((running.job, names(&running.task)), (3, vec!["甲", "丙"]));
}

#[test]
fn a_trap_before_the_first_word_tries_each_file_by_itself() {
    let start = [Action::Asked(files(&["甲", "乙"])), Action::Stopped(Stop::Trap)];
    let (state, _) = after(State::default(), start);
    assert_eq!(names(&state.jobs.running.clone().unwrap().task), ["甲"]);
    let (state, _) = after(state, [Action::Stopped(Stop::Deadline)]);
    assert!(state.notices[0].message.contains("甲"));
    assert_eq!(names(&state.jobs.running.unwrap().task), ["乙"]);
}

#[test]
fn a_worker_that_never_comes_up_is_not_asked_again() {
    let start = [Action::Asked(files(&["甲"])), Action::Asked(Task::Template)];
    let (state, _) = after(State::default(), start);
    let (state, commands) = after(state, [Action::Stopped(Stop::NotLoaded)]);
    assert_eq!(commands, []);
    assert_eq!(state.jobs.running, None);
    assert_eq!(state.notices[0].message, text::notice::NOT_LOADED);
}

#[test]
fn what_was_cancelled_is_not_heard_any_more() {
    let (state, _) = after(State::default(), [Action::Asked(Task::Sample)]);
    let late = answered(sample(1), &[]);
    let (state, commands) = after(state, [Action::Cancelled, late]);
    assert_eq!(commands, [Command::Halt]);
    assert!(state.data.is_none());
}

#[test]
fn the_same_button_twice_is_one_job() {
    let twice = [Action::Asked(Task::Template), Action::Asked(Task::Template)];
    let (state, commands) = after(State::default(), twice);
    assert_eq!(commands, [Command::Run]);
    let done = answered((1, Request::Template), &[]);
    let (state, commands) = after(state, [done]);
    assert!(matches!(&commands[..], [Command::Save { .. }]));
    assert_eq!(state.jobs.running, None);
}

#[test]
fn what_was_emptied_comes_back() {
    let state = with_county();
    let before = state.data.clone();
    let (state, _) = after(state, [Action::Emptied]);
    assert!(state.data.is_none() && state.notices[0].can_undo);
    let (state, _) = after(state, [Action::Restored]);
    assert_eq!(state.data, before);
    assert!(state.notices.is_empty());
}

/// The form with its pupils typed.
fn form(pupils: &str) -> Form {
    let mut form = Form::default();
    form.type_in((Field::Pupils, crate::county::Part::Primary), pupils.to_owned());
    form
}

#[test]
fn what_is_typed_while_the_worker_is_at_it_is_evaluated_once_more() {
    let (state, commands) = after(State::default(), [Action::Typed(form("4"))]);
    assert_eq!(commands, [Command::Run]);
    let school = state.form.school();
    let (state, commands) = after(state, [Action::Typed(form("45")), Action::Typed(form("450"))]);
    assert_eq!(commands, []);
    let (state, commands) = after(state, [answered(typed(1, school), &[])]);
    assert_eq!(commands, [Command::Run]);
    let request = typed(2, state.form.school());
    let (state, commands) = after(state, [answered(request, &[])]);
    assert_eq!(commands, []);
    assert_eq!(state.typed.unwrap().view_model.units[0].pupils, "450");
}

#[test]
fn what_is_no_figure_is_told_and_nothing_is_guessed() {
    let (state, _) = after(State::default(), [Action::Typed(form("约三百"))]);
    let request = typed(1, state.form.school());
    let (state, _) = after(state, [answered(request, &[])]);
    let typed = state.typed.unwrap();
    let key = (Field::Pupils, crate::county::Part::Primary, Problem::NotANumber);
    assert_eq!(typed.problems, [key]);
    assert_eq!(typed.view_model.units[0].pupils, "—");
}

fn typed(job: u32, school: Typed) -> (u32, Request) {
    (job, Request::Typed { school, standard: Choice::default() })
}

/// Types a figure of 清泉小学.
fn typing(state: &State, text: &str) -> [Action; 2] {
    let schools = &state.data.as_ref().unwrap().view_model.schools;
    let school = schools.iter().position(|one| one.name.contains("清泉小学")).unwrap();
    let fact = (Field::GymArea, crate::county::Part::Whole);
    let (spot, text) = (Spot::Missing, text.to_owned());
    let edit = Edit { school, fact, spot, text, is_chosen: true, problem: None };
    [Action::Mended(Mend::Open(edit)), Action::Mended(Mend::Save)]
}

/// The state after the worker evaluated what is corrected.
fn settled(mut state: State) -> State {
    while let Some(running) = state.jobs.running.clone() {
        assert_eq!(running.task, Task::Evaluate);
        let request = (running.job, Request::Evaluate { work: state.work() });
        state = after(state, [answered(request, &[])]).0;
    }
    state
}

#[test]
fn a_correction_is_done_undone_and_done_again() {
    let state = with_sample();
    let before = state.data.clone().unwrap();
    let (state, commands) = after(state.clone(), typing(&state, "300"));
    assert_eq!(commands, [Command::Run]);
    assert_eq!(state.edit, None);
    let state = settled(state);
    let mended = state.data.clone().unwrap();
    assert_ne!(mended.view_model.units, before.view_model.units);
    assert_eq!(mended.view_model.corrections[0].now.as_deref(), Some("300"));
    assert!(state.decided.undo_words().unwrap().contains("由空白改为300 ㎡"));
    let (state, _) = after(state, [Action::Mended(Mend::Undo)]);
    let state = settled(state);
    assert_eq!(state.data.as_ref().unwrap().view_model, before.view_model);
    assert_eq!(state.decided.undo_words(), None);
    let (state, _) = after(state, [Action::Mended(Mend::Redo)]);
    let state = settled(state);
    assert_eq!(state.data.as_ref().unwrap().view_model, mended.view_model);
    let list = corrections(&state).to_vec();
    let (state, _) = after(state, [Action::Mended(Mend::TakeBack(list))]);
    let state = settled(state);
    assert_eq!(state.data.as_ref().unwrap().view_model, before.view_model);
    assert_eq!(state.decided.redo_words(), None);
}

#[test]
fn what_is_no_figure_is_told_beside_it_and_corrects_nothing() {
    let state = with_sample();
    let (state, commands) = after(state.clone(), typing(&state, "三百"));
    assert_eq!(commands, []);
    assert_eq!(state.edit.clone().unwrap().problem, Some(Problem::NotANumber));
    assert_eq!(state.decided, History::default());
    // What the files say already is no correction either.
    let (state, commands) = after(state.clone(), typing(&state, " "));
    assert_eq!((state.edit, commands), (None, Vec::new()));
}

#[test]
fn corrections_stay_with_the_county_and_not_with_the_sample() {
    let state = with_county();
    let state = settled(after(state.clone(), typing(&state, "0")).0);
    assert_eq!(state.kept().decisions.amendments.corrections.len(), 1);
    let (state, _) = after(state, [Action::Emptied]);
    assert_eq!(corrections(&state), []);
    let state = settled(after(state, [Action::Restored]).0);
    assert_eq!(corrections(&state).len(), 1);
    let state = with_sample();
    let state = settled(after(state.clone(), typing(&state, "0")).0);
    assert_eq!(
        (corrections(&state).len(), state.kept().decisions.amendments.corrections.len()),
        (1, 0)
    );
}

#[test]
fn what_the_files_say_is_no_correction() {
    let state = with_sample();
    let state = settled(after(state.clone(), typing(&state, "300")).0);
    let state = settled(after(state.clone(), typing(&state, "")).0);
    assert_eq!(corrections(&state), []);
}

fn locked_file(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/locked/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

/// The worker's answer to what is running, of these bytes.
fn heard(state: State, bytes: Vec<u8>) -> State {
    let running = state.jobs.running.clone().unwrap();
    let Task::Read(files) = running.task else { panic!() };
    let new = |file: Chosen| NewFile { name: file.name, password: file.password, is_beside: false };
    let files = files.into_iter().map(new).collect();
    let request = (running.job, Request::Read { work: state.kept(), files });
    after(state, [answered(request, &[bytes])]).0
}

#[test]
fn a_locked_file_waits_until_its_password_is_right() {
    let bytes = locked_file("agile-256-sha512.xlsx");
    let unlock = |unlock| Action::Unlocked(unlock);
    let password = |text: &str| Password(text.to_owned());
    let state = after(with_county(), [Action::Asked(files(&["锁.xlsx"]))]).0;
    let state = heard(state, bytes.clone());
    assert_eq!((state.notices.len(), state.locked.len()), (0, 1));
    assert!(!state.locked[0].is_wrong && state.locked[0].message.contains("锁.xlsx"));
    assert!(state.held().any(|id| id == state.locked[0].file.id));
    // Nothing typed is nothing to try.
    let (state, commands) = after(state, [unlock(Unlock::Try(0))]);
    assert_eq!(commands, []);
    let wrong = [unlock(Unlock::Type(0, password("x"))), unlock(Unlock::Try(0))];
    let (state, commands) = after(state, wrong);
    assert_eq!(commands, [Command::Run]);
    assert!(state.is_opening(0));
    let (state, commands) = after(state, [unlock(Unlock::Try(0))]);
    assert_eq!(commands, []);
    let state = heard(state, bytes.clone());
    // What is typed stays: the page chooses all of it, so that typing anew takes its place.
    assert!(state.locked[0].is_wrong && state.locked[0].typed == password("x"));
    assert_eq!(state.locked[0].file.password, None);
    let right = [unlock(Unlock::Type(0, password("均衡Junheng1"))), unlock(Unlock::Try(0))];
    let state = heard(after(state, right).0, bytes);
    assert_eq!((state.notices.len(), state.locked.len()), (0, 0));
    assert_eq!(state.data.as_ref().unwrap().view_model.files.len(), 2);
    let kept = state.files.iter().find(|file| file.name == "锁.xlsx").unwrap();
    assert_eq!(kept.password, Some(password("均衡Junheng1")));
    assert!(!format!("{:?}", state.files).contains("Junheng1"));
}

#[test]
fn a_locked_file_can_be_left_alone() {
    let state = after(with_county(), [Action::Asked(files(&["锁.xlsx"]))]).0;
    let state = heard(state, locked_file("standard-128.xlsx"));
    let (state, _) = after(state, [Action::Unlocked(Unlock::Leave(0))]);
    assert_eq!(state.locked, []);
    // A file of its name that opens takes its place.
    let state = after(state, [Action::Asked(files(&["锁.xlsx"]))]).0;
    let state = heard(state, locked_file("standard-128.xlsx"));
    let state = after(state, [Action::Asked(files(&["锁.xlsx"]))]).0;
    let state = heard(state, crate::report::template::SAMPLE.to_vec());
    assert_eq!(state.locked, []);
}

/// The table of figures with the keys in a cell of 清泉小学.
fn in_table(state: State) -> (State, Place) {
    let schools = &state.data.as_ref().unwrap().view_model.schools;
    let school = schools.iter().position(|one| one.name.contains("清泉小学")).unwrap();
    let part = crate::county::Part::Primary;
    let place = Place { school, part, field: Field::GymArea };
    let table = TableView { show: Show::Figures, ..TableView::default() };
    let to = [Action::Viewed(table), Action::Mended(Mend::Go(place))];
    (after(state, to).0, place)
}

fn press(mend: Mend) -> Action {
    Action::Mended(mend)
}

#[test]
fn a_figure_typed_in_the_table_is_taken_when_one_goes_on() {
    let (state, place) = in_table(with_sample());
    let begin = press(Mend::Begin(Some("3".to_owned())));
    let typed =
        [begin.clone(), press(Mend::Type("三".to_owned())), press(Mend::Step(Toward::Down))];
    let (state, commands) = after(state, typed);
    // What is no figure keeps one where one is.
    assert_eq!((state.cursor, commands), (Some(place), Vec::new()));
    assert_eq!(state.edit.as_ref().unwrap().problem, Some(Problem::NotANumber));
    let (state, _) = after(state, [press(Mend::Close), begin, press(Mend::Type("300".to_owned()))]);
    let (state, commands) = after(state, [press(Mend::Step(Toward::Down))]);
    assert_eq!(commands, [Command::Run]);
    let below = state.cursor.unwrap();
    assert!(below.school != place.school && below.field == place.field);
    assert_eq!(corrections(&state)[0].typed, "300");
    // A click elsewhere takes what was typed, too; Esc does not. Letters may outrun the field.
    let state = settled(state);
    let letters = ["7", "8"].map(|letter| press(Mend::Begin(Some(letter.to_owned()))));
    let (state, _) = after(state, letters);
    let (state, _) = after(state, [press(Mend::Go(below)), press(Mend::Go(place))]);
    assert_eq!(corrections(&state)[1].typed, "78");
    assert_eq!((corrections(&state).len(), state.cursor), (2, Some(place)));
    let state = settled(state);
    let (state, commands) = after(state, [press(Mend::Begin(None)), press(Mend::Close)]);
    assert_eq!((corrections(&state).len(), commands), (2, Vec::new()));
    let others = TableView { show: Show::Others, ..state.table.clone() };
    assert_eq!(after(state, [Action::Viewed(others)]).0.cursor, None);
}

#[test]
fn keys_go_where_the_cursor_is_though_the_focus_is_still_behind() {
    let (state, place) = in_table(with_sample());
    let from = |place| press(Mend::From(place));
    let down = || press(Mend::Step(Toward::Down));
    // Two arrows and a digit, all from the cell that has the focus yet.
    let (state, _) = after(state, [from(place), down()]);
    let below = state.cursor.unwrap();
    let digit = press(Mend::Begin(Some("9".to_owned())));
    let (state, _) = after(state, [from(place), down(), from(place), digit.clone()]);
    let third = state.cursor.unwrap();
    assert!(third != place && third != below);
    assert_eq!(state.edit.as_ref().map(|edit| edit.spot), Some(Spot::Cell(third)));
    let (state, _) = after(state, [press(Mend::Close)]);
    // Where the user has moved the focus, the keys are meant for that cell.
    let (state, _) = after(state, [from(third), from(below)]);
    assert_eq!(state.cursor, Some(below));
    // So is the first key in a table, and the first after it was filtered: the cursor may be hidden then.
    let viewed = Action::Viewed(state.table.clone());
    let (mut state, _) = after(state, [down(), viewed, from(below)]);
    assert_eq!(state.cursor, Some(below));
    state.cursor = None;
    assert_eq!(after(state, [from(below)]).0.cursor, Some(below));
}

#[test]
fn enter_may_outrun_the_field_too() {
    let (state, place) = in_table(with_sample());
    let (state, _) = after(state, [press(Mend::Enter)]);
    assert!(state.edit.is_some(), "Enter begins");
    let (state, _) = after(state, [press(Mend::Close)]);
    let fast = [press(Mend::Begin(Some("9".to_owned()))), press(Mend::Enter)];
    let (state, commands) = after(state, fast);
    assert_eq!((corrections(&state)[0].typed.as_str(), commands), ("9", vec![Command::Run]));
    assert_ne!(state.cursor, Some(place));
}

#[test]
fn the_keys_go_on_where_a_row_was_hidden_by_what_was_typed() {
    let (mut state, place) = in_table(with_sample());
    state.table.verdict = Some(crate::evaluate::Verdict::Missing);
    let typed = [press(Mend::Begin(Some("3".to_owned()))), press(Mend::Step(Toward::Right))];
    let state = settled(after(state, typed).0);
    // It was the only school that missed something: the table is empty now, and the keys nowhere.
    assert_eq!(state.cursor, None);
    let (state, _) = after(state, [press(Mend::Show(place.school))]);
    assert_eq!(state.cursor.map(|place| place.field), Some(Field::Pupils));
    assert!(!state.table.search.is_empty() && state.table.verdict.is_none());
}
