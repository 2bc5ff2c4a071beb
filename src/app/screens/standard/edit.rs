//! 修改阈值: values of the standard in use, changed and kept as a pack of the user's own. What they mean
//! and whether they make sense is for the worker to say.

use yew::prelude::*;

use super::frame::StandardFrame;
use crate::app::components::{Button, Choices, choice, link, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::route::Route;
use crate::app::state::{Action, Pick, Task};
use crate::app::text::standard as say;
use crate::digest::{FieldGroup, PackField};
use crate::standard::change::{About, Change};

/// The screen.
#[component]
pub fn StandardEdit() -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let packs = &state.packs;
    let group = |(index, group): (usize, &FieldGroup)| {
        let value = |(place, field): (usize, &PackField)| {
            let id = format!("value-{index}-{place}");
            let changed = packs.change(&field.path).map(str::to_owned);
            html! { <Value key={place} {id} field={field.clone()} {changed} /> }
        };
        html! {
            <fieldset class="panel group">
                { text("legend", "", &group.heading) }
                <div class="fields">
                    { group.fields.iter().enumerate().map(value).collect::<Html>() }
                </div>
            </fieldset>
        }
    };
    html! {
        <StandardFrame heading={say::EDIT_HEADING} lead={say::EDIT_LEAD}>
            if let Some((_, page)) = &packs.shown {
                <PackAbout about={packs.about.clone()} />
                { page.fields.iter().enumerate().map(group).collect::<Html>() }
                <div class="edit-bar">
                    { text("span", "", &say::changed(packs.changes.len())) }
                    { Button::new(say::SAVE, dispatch.on_click(|| Action::Asked(Task::Change))).class("primary").id("save-pack").html() }
                    { Button::new(say::DISCARD, dispatch.on_click(|| Action::Picked(Pick::Discard))).html() }
                    { link("button", Route::Standard, say::BACK) }
                </div>
            }
        </StandardFrame>
    }
}

#[derive(Properties, PartialEq)]
struct PackAboutProps {
    about: About,
}

/// A part of what is said about a pack.
type AboutPart = fn(&mut About) -> &mut String;

/// In the order of their fields.
const ABOUT_PARTS: [AboutPart; 5] = [
    |about| &mut about.name,
    |about| &mut about.title,
    |about| &mut about.number,
    |about| &mut about.clause,
    |about| &mut about.since,
];

/// What the pack is called and where it comes from.
#[component]
fn PackAbout(PackAboutProps { about }: &PackAboutProps) -> Html {
    let dispatch = use_dispatch();
    let field = |(index, part): (usize, AboutPart)| {
        let (name, hint) = say::ABOUT_FIELDS.get(index).copied().unwrap_or_default();
        let mut held = about.clone();
        let value = std::mem::take(part(&mut held));
        let about = about.clone();
        let oninput = dispatch.on_input(move |text| {
            let mut about = about.clone();
            *part(&mut about) = text;
            Action::Picked(Pick::About(about))
        });
        let id = format!("about-{index}");
        html! {
            <div class="field" key={index}>
                <label for={id.clone()}>{ name }</label>
                <div class="input">
                    <input {id} inputmode="text" autocomplete="off" {value} {oninput} />
                </div>
                { text("p", "note", &hint) }
            </div>
        }
    };
    let fields = ABOUT_PARTS.into_iter().enumerate().map(field);
    html! {
        <fieldset class="panel group pack-about">
            { text("legend", "", say::ABOUT) }
            <div class="fields">{ fields.collect::<Html>() }</div>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct ValueProps {
    id: AttrValue,
    field: PackField,
    /// What was typed in place of its value.
    changed: Option<String>,
}

/// A value of the pack.
#[component]
fn Value(ValueProps { id, field, changed }: &ValueProps) -> Html {
    let dispatch = use_dispatch();
    let now = changed.as_ref().unwrap_or(&field.value);
    let pick = {
        let (path, was) = (field.path.clone(), field.value.clone());
        move |to: String| {
            let is_new = to != was;
            Action::Picked(Pick::Change(Change { path: path.clone(), to }, is_new))
        }
    };
    let choice = |name: &'static str, to: &'static str| {
        let pick = pick.clone();
        let onclick = dispatch.on_click(move || pick(to.to_owned()));
        choice(&name, now == to, onclick)
    };
    let name = if field.unit.is_empty() {
        field.name.clone()
    } else {
        [&field.name, "（", &field.unit, "）"].concat()
    };
    html! {
        <div class="field">
            <label for={id}>{ name }</label>
            <div class="input">
                if field.is_switch {
                    <Choices {id} label={field.name.clone()}>
                        { choice(say::ON, "true") }
                        { choice(say::OFF, "false") }
                    </Choices>
                } else {
                    <input
                        {id}
                        inputmode="decimal"
                        autocomplete="off"
                        value={now.clone()}
                        oninput={dispatch.on_input(pick)}
                    />
                }
            </div>
            if changed.is_some() {
                { text("p", "note corrected", &say::was(&field.value)) }
            }
        </div>
    }
}
