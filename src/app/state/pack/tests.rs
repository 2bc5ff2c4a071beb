use super::*;
use crate::app::state::{Action, Chosen, Mend, reduce};
use crate::worker::answer::answer;
use crate::worker::protocol::{Envelope, Request};

const CITY: &str = "id = \"city\"\nname = \"某市\"\nbase = \"cn-2017\"\n\
    school_rule.floor.value = 0.9\nschool_rule.floor.document = \"measure\"\n\
    school_rule.floor.clause = \"试算\"\n";

/// Does this, and lets the worker do what follows; what the files say is `file`.
fn settled(state: State, action: Action, file: &str) -> (State, Vec<Command>) {
    let (mut state, mut commands) = reduce(state, action);
    while let Some(running) = state.jobs.running.clone() {
        let (job, standard) = (Some(running.job), state.decided.now().standard.clone());
        let request = match running.task {
            Task::Pack => Request::Pack { standard },
            Task::Load(file) => Request::Load { name: file.name },
            Task::Change => {
                let (about, changes) = (state.packs.about.clone(), state.packs.changes.clone());
                Request::Change { standard, about, changes }
            }
            Task::Compare => {
                let other = state.packs.other.clone().unwrap();
                Request::Compare { work: state.work(), other }
            }
            Task::Evaluate => Request::Evaluate { work: state.work() },
            Task::Typed => Request::Typed { school: state.form.school(), standard },
            Task::Sample => Request::Sample { standard },
            other => panic!("{other:?}"),
        };
        let (message, _) = answer(request, &[file.as_bytes().to_vec()], &mut |_| {});
        let (next, more) = reduce(state, Action::Answered(Box::new(Envelope { job, message })));
        state = next;
        commands.extend(more);
    }
    (state, commands)
}

fn at(route: Route) -> State {
    settled(State::default(), Action::Went(route), "").0
}

fn load(state: State, text: &str) -> (State, Vec<Command>) {
    let files = vec![Chosen { id: 1, name: "某市.TOML".to_owned(), password: None }];
    settled(state, Action::Asked(Task::Read(files)), text)
}

fn named(state: &State) -> (&str, &str) {
    let (_, page) = state.packs.shown.as_ref().unwrap();
    (&page.rules.name, &state.rules.as_ref().unwrap().name)
}

fn shipped(id: &str) -> Pick {
    Pick::Use(Choice::Shipped(id.to_owned()), id.to_owned())
}

#[test]
fn a_loaded_pack_is_used_at_once_and_undone() {
    let (state, commands) = load(at(Route::Standard), CITY);
    assert_eq!(named(&state), ("某市", "某市"));
    assert_eq!(state.packs.own.len(), 1);
    assert!(commands.contains(&Command::Go(Route::Standard)));
    let (state, _) = settled(state, Action::Mended(Mend::Undo), "");
    assert_eq!(named(&state).0, named(&state).1);
    assert_ne!(named(&state).0, "某市");
    // It can still be chosen.
    assert_eq!(state.packs.own.len(), 1);
    let (state, _) = settled(state, Action::Mended(Mend::Redo), "");
    assert_eq!(named(&state), ("某市", "某市"));
}

#[test]
fn a_bad_pack_changes_nothing_but_what_is_told() {
    let (state, _) = load(at(Route::Standard), CITY);
    let (state, _) = load(state, "name = 3");
    assert!(state.packs.refused.is_some());
    assert_eq!(named(&state), ("某市", "某市"));
    assert_eq!(state.packs.own.len(), 1);
    let (state, _) = load(state, CITY);
    assert_eq!(state.packs.refused, None);
}

#[test]
fn county_and_form_show_the_chosen_standard() {
    let (state, _) = settled(State::default(), Action::Asked(Task::Sample), "");
    let mut form = crate::app::manual::Form::default();
    form.name.push('甲');
    let (state, _) = settled(state, Action::Typed(form), "");
    let (state, _) = settled(state, Action::Picked(shipped("cn-2012")), "");
    let view_model = &state.data.as_ref().unwrap().view_model;
    assert_eq!(view_model.rules.id, "cn-2012");
    assert_eq!(state.typed.as_ref().unwrap().view_model.rules.id, "cn-2012");
    assert_eq!(state.rules.as_ref().unwrap().id, "cn-2012");
    assert_eq!(view_model.units[0].indicators.len(), 8);
    // The standard stays when the county goes, and its own files follow the sample.
    let (state, _) = settled(state, Action::Emptied, "");
    assert_eq!(state.decided.now().standard, Choice::Shipped("cn-2012".to_owned()));
    let (state, _) = settled(state, Action::Restored, "");
    assert_eq!(state.data.as_ref().unwrap().view_model.rules.id, "cn-2012");
}

#[test]
fn values_are_changed_saved_and_used() {
    let state = at(Route::StandardEdit);
    let path = vec!["school_rule".to_owned(), "floor".to_owned()];
    let change = |to: &str, is_new| {
        let (path, to) = (path.clone(), to.to_owned());
        Action::Picked(Pick::Change(Change { path, to }, is_new))
    };
    let (state, _) = settled(state, change("0.85", false), "");
    assert_eq!(state.packs.changes, []);
    let (state, _) = settled(state, change("0.9", true), "");
    assert_eq!(state.packs.change(&path), Some("0.9"));
    // Nothing is said of the pack yet.
    let (state, commands) = settled(state, Action::Asked(Task::Change), "");
    assert!(state.packs.refused.is_some());
    assert_eq!(commands, [Command::Run]);
    let about = About {
        name: "试算".to_owned(),
        title: "本县".to_owned(),
        number: "1号".to_owned(),
        clause: "一".to_owned(),
        since: "2026".to_owned(),
    };
    let (state, _) = settled(state, Action::Picked(Pick::About(about)), "");
    let (state, commands) = settled(state, Action::Asked(Task::Change), "");
    let saved =
        commands.iter().any(|one| matches!(one, Command::Save { name, .. } if name == "试算.toml"));
    assert!(saved, "{commands:?}");
    assert_eq!(named(&state), ("试算", "试算"));
    assert_eq!((state.packs.refused, state.packs.changes), (None, Vec::new()));
}

#[test]
fn what_is_compared_follows_the_county_and_the_standard() {
    let other = Pick::Compare(Choice::Shipped("cn-2012".to_owned()));
    let (state, _) = settled(at(Route::StandardCompare), Action::Picked(other), "");
    let bare = state.packs.compared.clone().unwrap();
    assert_eq!(bare.sections.len(), 1);
    let (state, _) = settled(state, Action::Asked(Task::Sample), "");
    assert_eq!(state.packs.compared.as_ref().unwrap().sections.len(), 6);
    let (state, _) = settled(state, Action::Picked(shipped("cn-2012")), "");
    let same = &state.packs.compared.as_ref().unwrap().sections[5];
    assert!(same.rows.is_empty(), "{same:?}");
}

/// A worker that cannot show a standard is asked once, not for ever.
#[test]
fn what_fails_is_not_asked_for_again() {
    let bad = Pick::Use(Choice::Own("x".to_owned()), "坏".to_owned());
    let (state, _) = settled(at(Route::Standard), Action::Picked(bad), "");
    assert_eq!(state.notices.len(), 2);
    let (state, _) = settled(state, Action::Mended(Mend::Undo), "");
    assert_eq!(named(&state).0, named(&state).1);
}
