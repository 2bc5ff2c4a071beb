//! The form by which a school is added by hand, and the way to take it out again.

use yew::prelude::*;

use crate::app::components::{Button, Choices, Fold, choice, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::manual::KINDS;
use crate::app::state::{Action, Enter, NewSchool};
use crate::app::text::checks as say;
use crate::county::Kind;

/// How the form begins.
#[derive(Properties, PartialEq)]
pub struct NewSchoolFormProps {
    /// Whether it is unfolded by itself.
    pub is_open: bool,
}

/// The form.
#[component]
pub fn NewSchoolForm(NewSchoolFormProps { is_open }: &NewSchoolFormProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let new = &state.new_school;
    let kind = |kind: Kind| {
        let chosen = NewSchool { kind, ..new.clone() };
        let onclick = dispatch.on_click(move || Action::Entered(Enter::School(chosen.clone())));
        choice(&kind.name(), new.kind == kind, onclick)
    };
    let kinds = KINDS.into_iter().chain([Kind::TeachingPoint, Kind::Special]);
    let line = |id: &'static str,
                label: &'static str,
                value: &str,
                change: fn(&mut NewSchool, String)| {
        let new = new.clone();
        let oninput = dispatch.on_input(move |text| {
            let mut new = new.clone();
            change(&mut new, text);
            Action::Entered(Enter::School(new))
        });
        html! {
            <div class="field">
                <label class="field-name" for={id}>{ label }</label>
                <div class="input">
                    <input class="words" {id} autocomplete="off" value={value.to_owned()} {oninput} />
                </div>
            </div>
        }
    };
    let add = dispatch.on_click(|| Action::Entered(Enter::Add));
    html! {
        <section class="panel new-school" id="new-school" tabindex="-1">
            <Fold is_open={*is_open}>
                <summary>{ text("h2", "", say::ADD) }</summary>
                { text("p", "note", say::ADD_NOTE) }
                <div class="fields">
                    { line("new-name", say::NEW_NAME, &new.name, |new, text| new.name = text) }
                    { line("new-code", say::NEW_CODE, &new.code, |new, text| new.code = text) }
                </div>
                <div class="field">
                    { text("span", "field-name", say::NEW_KIND) }
                    <Choices label={say::NEW_KIND}>{ kinds.map(kind).collect::<Html>() }</Choices>
                </div>
                if let Some(problem) = new.problem { <p class="problem" role="alert">{ problem }</p> }
                <p class="buttons">{ Button::new(say::ADD_BUTTON, add).class("primary").id("add-school").html() }</p>
            </Fold>
        </section>
    }
}

/// Which school.
#[derive(Properties, PartialEq)]
pub struct AddedSchoolProps {
    /// Index of the school.
    pub school: usize,
}

/// That a school was added by hand, and the way to take it out again.
#[component]
pub fn AddedSchool(AddedSchoolProps { school }: &AddedSchoolProps) -> Html {
    let (dispatch, school) = (use_dispatch(), *school);
    let remove = dispatch.on_click(move || Action::Entered(Enter::Remove(school)));
    html! {
        <p class="note">
            { say::ADDED }
            { Button::new(say::REMOVE, remove).class("mend").id("remove-school").html() }
        </p>
    }
}
