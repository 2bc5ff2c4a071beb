//! Tests of 识别情况 in the reducer: a change is a decision, its files are read again, and what was
//! said is offered when such a table comes again. The worker's part is done by the worker's own code.

use super::*;
use crate::intake::{Assigned, Shape};
use crate::worker::answer::answer;
use crate::worker::protocol::{Envelope, NewFile, Request};

const ODD: &str = "学校名称,办学类型,学生规模\n甲小学,小学,500\n乙小学,小学,300\n";
const BARE: &str = "单位,规模\n甲小学,500\n乙小学,300\n";

fn act(state: State, action: Action) -> (State, Vec<Command>) {
    reduce(state, action)
}

/// The state once the worker has done all that it was asked, with the text of each file by its name.
fn settled(mut state: State, texts: &[(&str, &str)]) -> State {
    while let Some(running) = state.jobs.running.clone() {
        let job = Some(running.job);
        let chosen = running.task.files();
        let text = |name: &str| texts.iter().find(|(known, _)| *known == name).unwrap().1;
        let bytes: Vec<Vec<u8>> =
            chosen.iter().map(|one| text(&one.name).as_bytes().to_vec()).collect();
        let new = |one: &Chosen| NewFile { name: one.name.clone(), ..NewFile::default() };
        let files = chosen.iter().map(new).collect();
        let request = match &running.task {
            Task::Read(_) => Request::Read { work: state.kept(), files },
            Task::Reread(_) => Request::Reread { work: state.kept(), files },
            Task::Tables => Request::Tables { readings: state.work().readings },
            Task::Evaluate => Request::Evaluate { work: state.work() },
            other => panic!("{other:?}"),
        };
        let (message, _) = answer(request, &bytes, &mut |_| ());
        state = act(state, Action::Answered(Box::new(Envelope { job, message }))).0;
    }
    state
}

fn dropped(state: State, files: &[(&str, &str)]) -> State {
    let chosen = (10..).zip(files).map(|(id, (name, _))| Chosen {
        id,
        name: (*name).to_owned(),
        password: None,
    });
    let state = act(state, Action::Asked(Task::Read(chosen.collect()))).0;
    settled(state, files)
}

/// On the screen, with these files.
fn seen(files: &[(&str, &str)]) -> State {
    let state = act(dropped(State::default(), files), Action::Went(Route::Tables)).0;
    settled(state, files)
}

fn said(state: State, remap: Remap, files: &[(&str, &str)]) -> State {
    settled(act(state, Action::Remapped(remap)).0, files)
}

fn pupils() -> Assigned {
    Assigned::Figure { field: Field::Pupils, part: Part::Whole, factor: None }
}

fn pupils_of(state: &State) -> Vec<String> {
    let units = state.data.iter().flat_map(|data| &data.view_model.units);
    units.map(|unit| unit.pupils.clone()).collect()
}

#[test]
fn a_column_is_named_undone_and_done_again() {
    let files = [("县.csv", ODD)];
    let state = seen(&files);
    assert_eq!(pupils_of(&state), ["—", "—"]);
    let (after, commands) = act(state, Action::Remapped(Remap::Column(2, pupils())));
    assert_eq!(commands, [Command::Remember, Command::Run]);
    let state = settled(after, &files);
    assert_eq!(pupils_of(&state), ["500", "300"]);
    assert_eq!(state.decided.undo_words(), Some("“学生规模”是在校生数"));
    assert!(state.data.as_ref().unwrap().view_model.schools[0].facts.open()[0].is_said);
    let state = settled(act(state, Action::Mended(Mend::Undo)).0, &files);
    assert_eq!(pupils_of(&state), ["—", "—"]);
    assert_eq!(state.route, Route::Tables);
    let state = settled(act(state, Action::Mended(Mend::Redo)).0, &files);
    assert_eq!(pupils_of(&state), ["500", "300"]);
    let state = said(state, Remap::Reset, &files);
    assert_eq!(pupils_of(&state), ["—", "—"]);
    assert_eq!(state.tables.remembered, []);
}

#[test]
fn choices_about_one_column_are_one_step() {
    let files = [("县.csv", ODD)];
    let mut state = seen(&files);
    for now in [Assigned::Name, Assigned::Code, pupils()] {
        state = said(state, Remap::Column(2, now), &files);
        assert_eq!(state.tables.shown().unwrap().0.name, "县.csv", "it stays on the screen");
    }
    assert_eq!(pupils_of(&state), ["500", "300"]);
    let state = settled(act(state, Action::Mended(Mend::Undo)).0, &files);
    assert_eq!((pupils_of(&state)[0].as_str(), state.decided.undo_words()), ("—", None));
}

#[test]
fn only_files_of_that_layout_are_read_again() {
    let other = "学校名称,办学类型,在校生数\n丙小学,小学,200\n";
    let files = [("县.csv", ODD), ("乡.csv", other), ("镇.csv", ODD)];
    let state = seen(&files);
    let state = act(state, Action::Remapped(Remap::Column(2, pupils()))).0;
    let running = state.jobs.running.clone().unwrap();
    let names: Vec<&str> = running.task.files().iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["县.csv", "镇.csv"]);
    // The files stay in their places.
    let state = settled(state, &files);
    assert_eq!(state.data.unwrap().view_model.files, ["县.csv", "乡.csv", "镇.csv"]);
}

#[test]
fn what_was_said_is_offered_to_the_next_county() {
    let files = [("县2025.csv", ODD)];
    let state = said(seen(&files), Remap::Column(2, pupils()), &files);
    let remembered = state.tables.remembered;
    assert_eq!(remembered.len(), 1);
    let mut next = State::default();
    next.tables.remembered = remembered;
    let files = [("县2026.csv", ODD)];
    let state = dropped(next, &files);
    assert_eq!(pupils_of(&state), ["—", "—"], "nothing is done unasked");
    assert!(state.notices[0].leads_to_tables && state.notices[0].message.contains("1 张表"));
    let state = said(state, Remap::Apply, &files);
    assert_eq!(pupils_of(&state), ["500", "300"]);
    let layout = state.tables.remembered[0].layout;
    let (state, commands) = act(state, Action::Remapped(Remap::Forget(Some(layout))));
    assert_eq!((state.tables.remembered.len(), commands), (0, vec![Command::Remember]));
    assert_eq!(pupils_of(&state), ["500", "300"]);
}

#[test]
fn a_file_without_a_header_is_put_by_until_it_is_explained() {
    let files = [("调查.csv", BARE)];
    let state = seen(&files);
    assert!(state.data.is_none());
    assert_eq!(state.tables.shown().unwrap().2.shape, Shape::Unknown);
    assert!(state.is_at_hand("调查.csv") && state.held().eq([10]));
    let state = said(state, Remap::Column(0, Assigned::Name), &files);
    let state = said(state, Remap::Column(1, pupils()), &files);
    assert_eq!(
        (pupils_of(&state), state.tables.unread.len()),
        (vec!["500".into(), "300".into()], 0)
    );
    let state = said(state, Remap::Skip(true), &files);
    assert!(state.data.is_none() && state.tables.unread.len() == 1);
    let state = settled(act(state, Action::Mended(Mend::Undo)).0, &files);
    assert_eq!(pupils_of(&state), ["500", "300"]);
}

#[test]
fn what_is_said_while_the_sample_is_there_is_about_the_file_to_come() {
    let state = act(State::default(), Action::Asked(Task::Sample)).0;
    let request = Request::Sample { standard: crate::standard::Choice::default() };
    let (message, _) = answer(request, &[], &mut |_| ());
    let job = state.jobs.current();
    let state = act(state, Action::Answered(Box::new(Envelope { job, message }))).0;
    let files = [("调查.csv", BARE)];
    let state = dropped(state, &files);
    assert!(state.data.as_ref().unwrap().is_sample);
    let state = said(state, Remap::Column(1, pupils()), &files);
    assert!(state.data.as_ref().unwrap().is_sample, "a file that says nothing replaces nothing");
    let state = said(state, Remap::Column(0, Assigned::Name), &files);
    assert_eq!(pupils_of(&state), ["500", "300"]);
    assert_eq!(state.decided.now().amendments.mappings.len(), 1);
}

#[test]
fn a_file_that_is_gone_is_asked_for() {
    let files = [("县.csv", ODD)];
    let mut state = seen(&files);
    state.files.clear();
    let (state, commands) = act(state, Action::Remapped(Remap::Column(2, pupils())));
    assert_eq!(commands, [Command::Remember]);
    assert!(state.notices[0].message.contains("“县.csv”已不在手边"));
    let state = dropped(state, &files);
    assert_eq!(pupils_of(&state), ["500", "300"]);
}

#[test]
fn what_breaks_on_reading_again_leaves_what_was_read() {
    let files = [("县.csv", ODD)];
    let state = seen(&files);
    let before = state.data.clone();
    let asked = act(state, Action::Remapped(Remap::Column(2, pupils()))).0;
    let (state, _) = act(asked.clone(), Action::Stopped(Stop::Trap));
    assert_eq!(state.data, before);
    assert!(state.notices[0].message.contains("县.csv"));
    let (state, commands) = act(asked, Action::Cancelled);
    assert_eq!((state.data, commands), (before, vec![Command::Halt]));
    assert_eq!(state.notices[0].message, text::tables::NOT_REREAD);
}

#[test]
fn an_emptied_page_knows_nothing_of_tables_but_what_is_remembered() {
    let files = [("县.csv", ODD)];
    let state = said(seen(&files), Remap::Column(2, pupils()), &files);
    let (state, _) = act(state, Action::Emptied);
    assert_eq!(state.tables.all().count(), 0);
    assert_eq!(state.decided.now().amendments.mappings, []);
    assert_eq!(state.tables.remembered.len(), 1);
    let state = settled(act(state, Action::Restored).0, &files);
    assert_eq!((pupils_of(&state).len(), state.tables.all().count()), (2, 1));
}
