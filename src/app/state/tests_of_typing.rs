//! What is typed is not lost: not by a result, not by another screen, not when the page is opened anew.

use super::*;
use crate::county::{CountyField, Field, Part, Slot};
use crate::worker::answer::answer;
use crate::worker::protocol::{Envelope, NewFile, Request};

fn chosen(name: &str) -> Action {
    Action::Asked(Task::Read(vec![Chosen { id: 1, name: name.to_owned(), password: None }]))
}

/// Reads our sample as the user's own file, beside what is there.
fn read(state: State, name: &str) -> State {
    let (state, _) = reduce(state, chosen(name));
    let files = vec![NewFile { name: name.to_owned(), ..NewFile::default() }];
    let request = Request::Read { work: state.kept(), files };
    let bytes = crate::report::template::SAMPLE.to_vec();
    let job = state.jobs.current();
    let (message, _) = answer(request, &[bytes], &mut |_| ());
    reduce(state, Action::Answered(Box::new(Envelope { job, message }))).0
}

fn all(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| reduce(state, action).0)
}

fn typing(spot: Spot, text: &str) -> Action {
    let fact = (Field::Pupils, Part::Primary);
    let text = text.to_owned();
    Action::Mended(Mend::Open(Edit { school: 0, fact, spot, text, is_chosen: true, problem: None }))
}

fn pay() -> At {
    At::Slot(Slot::Figure(CountyField::TeacherPay))
}

fn types(text: &str) -> Action {
    Action::Entered(Enter::Type(pay(), text.to_owned()))
}

fn corrected(state: &State) -> Vec<&str> {
    let corrections = &state.decided.now().amendments.corrections;
    corrections.iter().map(|one| one.typed.as_str()).collect()
}

#[test]
fn a_result_leaves_what_is_being_typed() {
    let state = read(State::default(), "县.xlsx");
    let state = all(state, [typing(Spot::Card(0), "4321"), types("9000")]);
    let (edit, drafts) = (state.edit.clone(), state.drafts.clone());
    let state = read(state, "又.xlsx");
    assert_eq!((state.edit, state.drafts), (edit, drafts));
}

#[test]
fn what_is_typed_is_taken_when_its_screen_is_left() {
    let state = read(State::default(), "县.xlsx");
    let items = Action::Went(Route::Checks(None));
    let typed = [items, typing(Spot::Card(0), "4321"), types("9000"), Action::Went(Route::About)];
    let state = all(state, typed);
    assert_eq!(corrected(&state), ["4321"]);
    assert_eq!(state.entered(&Slot::Figure(CountyField::TeacherPay)), Some("9000"));
    assert!(state.edit.is_none() && state.drafts.is_empty());
}

#[test]
fn what_cannot_be_taken_is_told_or_stays() {
    let state = read(State::default(), "县.xlsx");
    let items = Action::Went(Route::Checks(None));
    let typed = [items, typing(Spot::Missing, "三百"), types("九千"), Action::Went(Route::About)];
    let state = all(state, typed);
    assert_eq!(corrected(&state), Vec::<&str>::new());
    assert!(state.notices.iter().any(|one| one.message.contains("“三百”")), "{:?}", state.notices);
    assert_eq!(state.draft(&pay()).map(|draft| draft.text.as_str()), Some("九千"));
}

#[test]
fn what_stands_in_open_fields_and_the_steps_are_there_again() {
    let state = read(State::default(), "县.xlsx");
    let route = Route::School { school: 0, stage: crate::county::Stage::Primary };
    let new = NewSchool { name: "新".into(), ..NewSchool::default() };
    let state = all(
        state,
        [
            typing(Spot::Card(0), "4321"),
            Action::Mended(Mend::Save),
            Action::Went(route),
            typing(Spot::Card(2), "43"),
            types("90"),
            Action::Entered(Enter::School(new.clone())),
        ],
    );
    let kept = state.unfinished();
    let steps = state.decided.steps();
    let now = state.decided.now().clone();
    let mut other = read(State { route, ..State::default() }, "县.xlsx");
    other.decided = History::again(now, steps);
    other.go_on_typing(kept.clone());
    assert_eq!(other.unfinished(), kept);
    // The caret stands behind what was typed: the next key goes on and replaces nothing.
    let again = state.edit.clone().map(|edit| Edit { is_chosen: false, ..edit });
    assert_eq!(other.edit, again);
    assert_eq!(other.drafts, state.drafts);
    assert_eq!(other.new_school, new);
    assert_eq!(corrected(&other), ["4321"]);
    let other = all(other, [Action::Mended(Mend::Undo)]);
    assert_eq!(corrected(&other), Vec::<&str>::new());
    assert!(other.decided.redo_words().is_some());
}

/// 10 may be the beginning of 1048: it is never a figure because the page was closed in the midst of it and
/// opened on another screen.
#[test]
fn what_was_half_typed_waits_for_its_screen() {
    let school = Route::School { school: 0, stage: crate::county::Stage::Primary };
    let state = read(State { route: school, ..State::default() }, "县.xlsx");
    let kept = all(state, [typing(Spot::Card(0), "10"), types("90")]).unfinished();
    let mut again = read(State { route: Route::County, ..State::default() }, "县.xlsx");
    again.go_on_typing(kept.clone());
    let again = all(again, [Action::Went(Route::Mends), Action::Went(Route::About)]);
    assert_eq!(corrected(&again), Vec::<&str>::new());
    assert_eq!(again.entered(&Slot::Figure(CountyField::TeacherPay)), None);
    // It is still kept, and stands open where it was typed.
    assert_eq!(again.unfinished(), kept);
    let shown = all(again.clone(), [Action::Went(school)]);
    assert_eq!(shown.edit.map(|edit| (edit.text, edit.is_chosen)), Some(("10".to_owned(), false)));
    // Whoever types it anew somewhere else has no use for it.
    let anew = [Action::Went(Route::Findings), typing(Spot::Finding(0), "500")];
    let anew =
        all(again, anew.into_iter().chain([Action::Mended(Mend::Save), Action::Went(school)]));
    assert_eq!((corrected(&anew), anew.edit.as_ref()), (vec!["500"], None));
}

#[test]
fn of_the_sample_nothing_is_kept() {
    let (state, _) = reduce(State::default(), Action::Asked(Task::Sample));
    let job = state.jobs.current();
    let standard = crate::standard::Choice::default();
    let (message, _) = answer(Request::Sample { standard }, &[], &mut |_| ());
    let (state, _) = reduce(state, Action::Answered(Box::new(Envelope { job, message })));
    let state = all(state, [typing(Spot::Card(0), "1"), types("2")]);
    assert!(state.in_hand().is_empty());
}

#[test]
fn a_form_that_was_emptied_comes_back_and_goes_again() {
    let mut form = Form::new(crate::county::Kind::Junior, "丁中学");
    form.type_in((Field::Pupils, Part::Junior), "321".into());
    let state = all(State::default(), [Action::Typed(form.clone()), Action::FormEmptied]);
    assert_eq!(state.form, Form::new(crate::county::Kind::Junior, ""));
    // Once more loses nothing.
    let state = all(state, [Action::FormEmptied, Action::FormRestored]);
    assert_eq!(state.form, form);
    let state = all(state, [Action::FormRestored]);
    assert!(state.form.is_blank());
}

#[test]
fn an_item_stays_in_the_list_while_its_fields_are_filled() {
    let state = read(State::default(), "县.xlsx");
    let verdict = state.data.as_ref().unwrap().view_model.checks[3].verdict;
    let state = all(state, [Action::CheckedFor(Some(verdict))]);
    assert!(state.held_items.contains(&3));
    let state = all(state, [Action::CheckedFor(None)]);
    assert!(state.held_items.is_empty());
}

#[test]
fn whoever_stays_is_told_the_way_until_they_went() {
    let state =
        all(State::default(), [Action::Stayed(Route::County), Action::Stayed(Route::County)]);
    let ways: Vec<_> = state.notices.iter().filter_map(|notice| notice.leads_to).collect();
    assert_eq!(ways, [Route::County]);
    let state = all(state, [Action::Went(Route::County)]);
    assert_eq!(state.notices, []);
}
