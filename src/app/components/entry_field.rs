//! A field that stands open: a figure, words, a day or a choice, for the county, its items or a school. It
//! takes texts and reads no figure.

use yew::prelude::*;

use crate::app::components::{Button, Choices, choice, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::state::{Action, At, Enter};
use crate::app::text::{checks as say, manual};
use crate::digest::How;

/// A field.
#[derive(Properties, PartialEq)]
pub struct EntryFieldProps {
    /// What is typed in it.
    pub at: At,
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: AttrValue,
    /// Its unit; empty where it has none.
    #[prop_or_default]
    pub unit: AttrValue,
    /// How it is typed.
    pub how: How,
    /// What stands in it, unless something else is being typed.
    pub value: String,
    /// What the files say or lack.
    #[prop_or_default]
    pub note: Option<String>,
    /// What the files say, where it is something else.
    #[prop_or_default]
    pub said: Option<String>,
    /// Whether something cannot be told without it.
    #[prop_or_default]
    pub is_missing: bool,
}

/// The field, its name, and what is to be said of it.
#[component]
pub fn EntryField(props: &EntryFieldProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let problem = state.draft(&props.at).and_then(|draft| draft.problem);
    let take_said = {
        let (at, said) = (props.at.clone(), props.said.clone().unwrap_or_default());
        dispatch.on_click(move || Action::Entered(Enter::Put(at.clone(), said.clone())))
    };
    let (id, about) = (&props.id, [&props.id, "about"].join("-"));
    // What is only looked at is not typed in.
    let is_viewing = state.share.is_viewing();
    let note = match problem {
        Some(problem) => manual::problem(problem).to_owned(),
        None => props.note.clone().unwrap_or_default(),
    };
    html! {
        <@{if is_viewing { "fieldset" } else { "div" }}
            class={if problem.is_some() { "field wrong" } else { "field" }}
            disabled={is_viewing}
        >
            <div class="field-head">
                if matches!(props.how, How::Choice(_)) {
                    <span class="field-name" id={name_of(id)}>{ &props.label }</span>
                } else {
                    <label class="field-name" for={id.clone()}>{ &props.label }</label>
                }
                if props.is_missing { { text("span", "wanted", say::WANTED) } }
            </div>
            if let How::Choice(all) = &props.how {
                <EntryChoices
                    at={props.at.clone()}
                    id={id.clone()}
                    all={all.clone()}
                    value={props.value.clone()}
                />
            } else {
                <div class="input">
                    <EntryInput
                        at={props.at.clone()}
                        id={id.clone()}
                        how={props.how.clone()}
                        value={props.value.clone()}
                    />
                    if !props.unit.is_empty() { { text("span", "unit", &props.unit) } }
                </div>
            }
            <p class="note" id={about}>
                <span class={problem.map(|_| "problem")}>{ note }</span>
                if props.said.is_some() {
                    { Button::new(say::AS_SAID, take_said).class("mend").label(&[say::AS_SAID, &props.label].join(" ")).html() }
                }
            </p>
        </@>
    }
}

fn name_of(id: &str) -> String {
    [id, "name"].join("-")
}

#[derive(Properties, PartialEq)]
struct EntryInputProps {
    at: At,
    id: String,
    how: How,
    value: String,
}

#[component]
fn EntryInput(EntryInputProps { at, id, how, value }: &EntryInputProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let draft = state.draft(at);
    let value = draft.map_or(value, |draft| &draft.text).clone();
    let (kind, mode, class) = match how {
        How::Day => (Some("date"), None, None),
        How::Figure => (None, Some("decimal"), None),
        _ => (None, None, Some("words")),
    };
    let oninput = {
        let at = at.clone();
        dispatch.on_input(move |text| Action::Entered(Enter::Type(at.clone(), text)))
    };
    let onchange = {
        let at = at.clone();
        dispatch.on_change(move |text| Action::Entered(Enter::Put(at.clone(), text)))
    };
    html! {
        <input
            id={id.clone()}
            {class}
            type={kind}
            inputmode={mode}
            autocomplete="off"
            aria-describedby={[id, "about"].join("-")}
            aria-invalid={draft.and_then(|draft| draft.problem).map(|_| "true")}
            {value}
            {oninput}
            {onchange}
        />
    }
}

#[derive(Properties, PartialEq)]
struct EntryChoicesProps {
    at: At,
    id: String,
    /// As it is kept, as it is shown.
    all: Vec<(String, String)>,
    value: String,
}

/// One of a few; pressed once more, none. A word that is none of them is one more.
#[component]
fn EntryChoices(EntryChoicesProps { at, id, all, value }: &EntryChoicesProps) -> Html {
    let dispatch = use_dispatch();
    let other = (!value.is_empty() && all.iter().all(|(kept, _)| kept != value))
        .then(|| (value.clone(), value.clone()));
    let choice = |(kept, shown): &(String, String)| {
        let is_on = kept == value;
        let (at, text) = (at.clone(), if is_on { String::new() } else { kept.clone() });
        let onclick =
            dispatch.on_click(move || Action::Entered(Enter::Put(at.clone(), text.clone())));
        choice(&shown, is_on, onclick)
    };
    html! {
        <Choices id={id.clone()} labelled_by={name_of(id)}>
            { all.iter().chain(&other).map(choice).collect::<Html>() }
        </Choices>
    }
}
