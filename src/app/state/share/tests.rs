//! What is looked at never takes the place of one's own work.

use super::super::reduce;
use super::*;
use crate::county::Field;
use crate::standard::Choice;
use crate::work::{Decisions, Readings};
use crate::worker::answer::answer;
use crate::worker::protocol::{Answer, Envelope, Request};

fn reading(name: &str) -> Answer {
    let files =
        vec![crate::worker::protocol::NewFile { name: "县.csv".to_owned(), ..Default::default() }];
    let csv = format!("学校名称,办学类型,小学在校生数\n{name},小学,300\n");
    let request = Request::Read { work: Work::default(), files };
    answer(request, &[csv.into_bytes()], &mut |_| {}).0
}

/// The page after what is running was answered with this.
fn answered(state: State, message: Answer) -> (State, Vec<Command>) {
    let job = Some(state.jobs.current().expect("nothing runs"));
    reduce(state, Action::Answered(Box::new(Envelope { job, message })))
}

fn own() -> State {
    let file = Chosen { id: 3, name: "县.csv".to_owned(), password: None };
    let (state, _) = reduce(State::default(), Action::Asked(Task::Read(vec![file])));
    let Answer::Read { readings, view_model, refused, tables, .. } = reading("甲小学") else {
        panic!()
    };
    answered(state, Answer::Read { readings, view_model, refused, tables }).0
}

/// What a link with this school opens as.
fn opened(name: &str) -> Answer {
    let Answer::Read { readings, view_model, .. } = reading(name) else { panic!() };
    let decisions =
        Decisions { standard: Choice::Shipped("cn-2012".to_owned()), ..Decisions::default() };
    let work = Work { readings, decisions };
    let about = "清河县".to_owned();
    let view_model = Box::new(view_model);
    Answer::LookedAt { work, view_model, own: None, focus: Some(0), about }
}

fn look(state: State, name: &str) -> State {
    let (state, commands) = reduce(state, Action::Went(Route::Open));
    assert!(commands.contains(&Command::Run), "{commands:?}");
    let (state, commands) = answered(state, opened(name));
    assert!(!commands.iter().any(|one| matches!(one, Command::Go(_))), "the address is left");
    state
}

fn school(state: &State) -> &str {
    state.data.as_ref().map_or("", |data| data.view_model.schools[0].name.as_str())
}

fn pass(state: State, pass: Pass) -> (State, Vec<Command>) {
    reduce(state, Action::Passed(pass))
}

#[test]
fn what_is_looked_at_stands_beside_ones_own() {
    let before = own();
    let work = before.work();
    let state = look(before, "乙小学");
    assert!(state.share.is_viewing());
    assert_eq!(school(&state), "乙小学");
    assert!(state.held().any(|id| id == 3), "the file of one's own county is let go");
    // One link after another.
    let state = look(state, "丙小学");
    assert_eq!(school(&state), "丙小学");
    let (state, commands) = pass(state, Pass::Back);
    assert_eq!((school(&state), state.work(), state.files.len()), ("甲小学", work, 1));
    assert!(commands.contains(&Command::Go(Route::County)));
    assert!(!state.share.is_viewing());
}

#[test]
fn nothing_that_is_looked_at_can_be_changed() {
    let state = look(own(), "乙小学");
    let before = state.work();
    let key = state.data.as_ref().unwrap().view_model.schools[0].key();
    let take_back = Mend::TakeBack(vec![crate::county::Correction {
        school: key,
        field: Field::Pupils,
        part: crate::county::Part::Primary,
        typed: "1".to_owned(),
    }]);
    let actions = [
        Action::Mended(take_back),
        Action::Mended(Mend::Begin(Some("1".to_owned()))),
        Action::Mended(Mend::Undo),
        Action::Picked(Pick::Use(Choice::default(), "全国".to_owned())),
        Action::Entered(super::super::Enter::Add),
        Action::Emptied,
    ];
    for action in actions {
        let name = format!("{action:?}");
        let (after, commands) = reduce(state.clone(), action);
        assert_eq!((after.work(), commands), (before.clone(), Vec::new()), "{name}");
        assert!(after.share.is_viewing() && after.edit.is_none(), "{name}");
        assert!(after.notices.iter().any(|one| one.message == say::READ_ONLY), "{name}");
    }
}

#[test]
fn made_ones_own_it_can_be_changed_and_what_was_there_comes_back() {
    let state = look(own(), "乙小学");
    let (state, _) = pass(state, Pass::Keep);
    assert_eq!(school(&state), "乙小学");
    assert!(!state.share.is_viewing() && !state.data.as_ref().unwrap().is_sample);
    assert!(state.notices.iter().any(|one| one.can_undo));
    let (state, _) = reduce(state, Action::Restored);
    assert_eq!(school(&state), "甲小学");
    // With nothing before it there is nothing to bring back.
    let (state, _) = pass(look(State::default(), "乙小学"), Pass::Keep);
    assert!(state.notices.iter().all(|one| !one.can_undo));
}

#[test]
fn own_files_are_for_ones_own_county() {
    let state = look(own(), "乙小学");
    let file = Chosen { id: 4, name: "新.csv".to_owned(), password: None };
    let (state, _) = reduce(state, Action::Asked(Task::Read(vec![file])));
    assert_eq!((school(&state), state.share.is_viewing()), ("甲小学", false));
}

#[test]
fn a_link_that_does_not_open_changes_nothing() {
    let before = own();
    let (state, _) = reduce(before.clone(), Action::Went(Route::Open));
    let refused = crate::worker::protocol::Refused {
        name: say::SOURCE.to_owned(),
        messages: vec!["已损坏".to_owned()],
        tables: None,
        lock: None,
    };
    let view_model = before.data.as_ref().unwrap().view_model.clone();
    let (state, commands) = answered(
        state,
        Answer::Read {
            readings: Readings::default(),
            view_model,
            refused: vec![refused],
            tables: None,
        },
    );
    assert_eq!((state.work(), state.share.is_viewing()), (before.work(), false));
    assert!(state.notices.iter().any(|one| one.message == "已损坏"));
    assert!(!commands.iter().any(|one| matches!(one, Command::Go(_))));
}

#[test]
fn the_link_is_made_anew_when_something_is_different() {
    let (state, commands) = reduce(own(), Action::Went(Route::Share));
    assert!(commands.contains(&Command::Run));
    let link = |state: &State| state.share.link.as_ref().map(|link| link.address.clone());
    let made = |state: State, address: &str| {
        let link = Link {
            address: address.to_owned(),
            paper: crate::view_model::paper::Paper::default(),
            is_long: false,
            code: None,
        };
        answered(state, Answer::Shared { link }).0
    };
    let state = made(state, "一");
    assert_eq!(link(&state).as_deref(), Some("一"));
    let contents = Contents { codes: true, ..Contents::default() };
    let (state, commands) = pass(state, Pass::Choose(contents));
    assert_eq!(link(&state), None);
    assert!(commands.contains(&Command::Run));
    // What is said meanwhile counts: the answer to the first wish is not shown as that to the second.
    let (state, _) = pass(state, Pass::Seal("口令".to_owned()));
    let state = made(state, "二");
    assert_eq!(link(&state), None);
    let state = made(state, "三");
    assert_eq!(link(&state).as_deref(), Some("三"));
    assert_eq!(state.passphrase(), Some(Password("口令".to_owned())));
    // What is being typed stays in its field, and seals nothing before it is there as a whole.
    let (state, commands) = pass(state, Pass::Type("口令二".to_owned()));
    assert_eq!((link(&state).as_deref(), commands), (Some("三"), Vec::new()));
    assert_eq!(state.share.typing, "口令二");
    assert_eq!(state.passphrase(), Some(Password("口令".to_owned())));
}

#[test]
fn what_is_looked_at_is_not_kept_on_this_machine() {
    let before = own();
    let kept = before.in_hand();
    let state = look(before, "乙小学");
    assert_eq!(state.in_hand(), kept);
    let (state, _) = pass(state, Pass::Keep);
    assert_eq!(state.in_hand().work, state.work());
    assert_ne!(state.in_hand(), kept);
}

#[test]
fn what_is_shared_from_a_schools_screen_is_that_school() {
    let school = |school| Route::School { school, stage: crate::county::Stage::Primary };
    let go = |state, route| reduce(state, Action::Went(route)).0;
    let scope = |state: &State| state.share.contents.scope;
    let state = go(go(own(), school(0)), Route::Share);
    assert_eq!(scope(&state), Scope::School(0));
    // From anywhere else, it is the county again; that school is offered first.
    let state = go(go(state, Route::County), Route::Share);
    assert_eq!((scope(&state), state.share.seen), (Scope::County, Some(0)));
    // Another school, another link.
    let state = go(go(state, school(2)), Route::Share);
    assert_eq!((scope(&state), state.share.seen), (Scope::School(2), Some(2)));
    // By way of a screen that is of no school, it is the county.
    let state = go(go(go(state, school(1)), Route::Findings), Route::Share);
    assert_eq!((scope(&state), state.share.seen), (Scope::County, Some(1)));
    // What was chosen stays chosen, but for a school whose screen is left for this one.
    let nameless = Contents { scope: Scope::Nameless, ..Contents::default() };
    let state = pass(state, Pass::Choose(nameless)).0;
    let state = go(go(state, Route::Standard), Route::Share);
    assert_eq!(scope(&state), Scope::Nameless);
    let state = go(go(state, school(2)), Route::Share);
    assert_eq!(scope(&state), Scope::School(2));
    let chosen = Contents { scope: Scope::School(1), ..Contents::default() };
    let state = pass(state, Pass::Choose(chosen)).0;
    let state = go(go(state, Route::County), Route::Share);
    assert_eq!(scope(&state), Scope::School(1));
}

#[test]
fn other_files_have_other_schools() {
    let state =
        pass(own(), Pass::Choose(Contents { scope: Scope::School(0), ..Contents::default() })).0;
    let file = Chosen { id: 4, name: "另.csv".to_owned(), password: None };
    let (state, _) = reduce(state, Action::Asked(Task::Read(vec![file])));
    let Answer::Read { readings, view_model, refused, tables, .. } = reading("乙小学") else {
        panic!()
    };
    let state = answered(state, Answer::Read { readings, view_model, refused, tables }).0;
    assert_eq!(state.share.contents.scope, Scope::County);
}

#[test]
fn a_link_whose_sign_was_written_as_a_number_is_told_of() {
    let mut state = State::default();
    state.tell_of_escaped();
    assert!(state.notices[0].is_error && state.notices[0].message.contains("%23"));
}
