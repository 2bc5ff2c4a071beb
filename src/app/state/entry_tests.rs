//! Tests of what is typed for the county: each entry is a step, and what files say is no entry.

use super::*;
use crate::county::{CountyField, Slot};
use crate::evaluate::{CheckVerdict, CountyVerdict};
use crate::worker::answer::answer;
use crate::worker::protocol::{Envelope, Request};

/// Does what happened, and all that the worker then has to do.
fn does(state: State, action: Action) -> (State, Vec<Command>) {
    let (mut state, mut commands) = reduce(state, action);
    while let Some(running) = state.jobs.running.clone() {
        let work = if running.task == Task::Blank { state.blank() } else { state.work() };
        let (message, _) = answer(Request::Evaluate { work }, &[], &mut |_| ());
        let (next, more) =
            reduce(state, Action::Answered(Box::new(Envelope { job: Some(running.job), message })));
        state = next;
        commands.extend(more);
    }
    (state, commands)
}

fn all(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| does(state, action).0)
}

fn blank() -> State {
    let (state, commands) = does(State::default(), Action::Asked(Task::Blank));
    assert!(commands.contains(&Command::Go(Route::Checks(None))));
    state
}

fn pay() -> At {
    At::Slot(Slot::Figure(CountyField::TeacherPay))
}

fn put(at: At, text: &str) -> Action {
    Action::Entered(Enter::Put(at, text.to_owned()))
}

fn outcome(state: &State, id: &str) -> CheckVerdict {
    let data = state.data.as_ref().unwrap();
    data.view_model.checks.iter().find(|check| check.id == id).unwrap().verdict
}

fn school(name: &str) -> Action {
    Action::Entered(Enter::School(NewSchool { name: name.into(), ..NewSchool::default() }))
}

#[test]
fn an_entry_is_a_step_and_can_be_undone() {
    let state = blank();
    assert_eq!(outcome(&state, "G8"), CheckVerdict::Missing);
    let official = At::Slot(Slot::Figure(CountyField::OfficialPay));
    let state = all(state, [put(pay(), "９0,000"), put(official, "90001")]);
    assert_eq!(state.entered(&Slot::Figure(CountyField::TeacherPay)), Some("90000"));
    assert_eq!(outcome(&state, "G8"), CheckVerdict::NotMet);
    assert!(state.decided.undo_words().unwrap().contains("当地公务员年平均工资收入"));
    let state = all(state, [Action::Mended(Mend::Undo)]);
    assert_eq!(outcome(&state, "G8"), CheckVerdict::Missing);
    let state = all(state, [Action::Mended(Mend::Redo)]);
    assert_eq!(outcome(&state, "G8"), CheckVerdict::NotMet);
}

#[test]
fn what_is_no_figure_stays_in_its_field_and_is_told() {
    let typed = Action::Entered(Enter::Type(pay(), "九万".into()));
    let state = all(blank(), [typed, put(pay(), "九万")]);
    let draft = state.draft(&pay()).unwrap();
    assert_eq!((draft.text.as_str(), draft.problem), ("九万", Some(Problem::NotANumber)));
    assert_eq!(state.decided.undo_words(), None);
    let state = all(state, [put(pay(), "90000")]);
    assert_eq!(state.draft(&pay()), None);
}

#[test]
fn the_same_again_and_a_blank_in_a_blank_are_no_steps() {
    let choice = || At::Slot(Slot::Choice("G1".into()));
    let state = all(blank(), [put(pay(), ""), put(choice(), "")]);
    assert_eq!(state.decided.undo_words(), None);
    let state = all(state, [put(choice(), "yes"), put(choice(), "yes")]);
    assert_eq!(outcome(&state, "G1"), CheckVerdict::Met);
    let state = all(state, [Action::Mended(Mend::Undo)]);
    assert_eq!(state.decided.undo_words(), None);
    // Pressed once more, a choice is taken back.
    let state = all(state, [put(choice(), "no"), put(choice(), "")]);
    assert_eq!(outcome(&state, "G1"), CheckVerdict::Evidence);
    assert_eq!(state.entered(&Slot::Choice("G1".into())), None);
}

#[test]
fn a_school_is_added_gone_to_and_removed_with_what_was_typed_about_it() {
    let begun = all(blank(), [school("甲小学")]);
    let (begun, commands) = does(begun, Action::Entered(Enter::Add));
    let way = Route::School { school: 0, stage: crate::county::Stage::Primary };
    assert!(commands.contains(&Command::Go(way)));
    let key = begun.data.as_ref().unwrap().view_model.schools[0].key();
    let pupils = At::Fact(0, (Field::Pupils, Part::Primary));
    let founder = At::Slot(Slot::Founder(key));
    let state = all(begun, [put(pupils, "2001"), put(founder, "公办")]);
    assert_eq!(outcome(&state, "G4"), CheckVerdict::NotMet);
    assert_eq!(state.data.as_ref().unwrap().view_model.county.verdict, CountyVerdict::NotMet);
    let state = all(state, [Action::Entered(Enter::Remove(0))]);
    let amendments = &state.decided.now().amendments;
    assert_eq!(*amendments, crate::intake::Amendments::default());
    let state = all(state, [Action::Mended(Mend::Undo)]);
    assert_eq!(outcome(&state, "G4"), CheckVerdict::NotMet);
}

#[test]
fn a_school_needs_a_name_that_is_not_there_yet() {
    let add = || Action::Entered(Enter::Add);
    let state = all(blank(), [add()]);
    assert!(state.new_school.problem.is_some());
    let state = all(state, [school("甲"), add(), school(" 甲 "), add()]);
    assert!(state.new_school.problem.is_some());
    assert_eq!(state.data.as_ref().unwrap().view_model.schools.len(), 1);
}

#[test]
fn beginning_anew_can_be_undone() {
    let state = all(blank(), [school("甲"), Action::Entered(Enter::Add)]);
    let state = all(state, [Action::Asked(Task::Blank)]);
    assert_eq!(state.data.as_ref().unwrap().view_model.schools, []);
    let state = all(state, [Action::Restored]);
    assert_eq!(state.data.as_ref().unwrap().view_model.schools.len(), 1);
}
