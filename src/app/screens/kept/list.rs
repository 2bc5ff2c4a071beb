//! The list of what is kept on this machine.

use yew::prelude::*;

use super::answers::Answers;
use super::{NAME, button_id};
use crate::app::components::{Button, link, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::route::Route;
use crate::app::state::{Action, Asked, Head, Keeping};
use crate::app::text::keep as say;

/// The list; nothing where nothing is kept.
#[component]
pub fn KeptList() -> Html {
    let state = use_app_state();
    let list = &state.keep.list;
    if list.is_empty() {
        return Html::default();
    }
    let row = |(place, one): (usize, &Head)| {
        html! { <KeptCounty key={one.id} kept={one.clone()} is_first={place == 0} /> }
    };
    let rows: Html = list.iter().enumerate().map(row).collect();
    html! {
        <section class="kept panel" id="kept">
            <div class="panel-head">
                { text("h2", "", say::KEPT) }
                { link("", Route::About, say::MANAGE) }
            </div>
            <ul>{ rows }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct KeptCountyProps {
    kept: Head,
    is_first: bool,
}

/// A county that is kept: what it is, and what can be done with it or is being asked about it.
#[component]
fn KeptCounty(KeptCountyProps { kept, is_first }: &KeptCountyProps) -> Html {
    let state = use_app_state();
    let (id, is_primary) = (kept.id, *is_first && state.data.is_none());
    let act = match &state.keep.asked {
        Some(Asked::Rename(of, name)) if *of == id => {
            html! { <Rename {id} name={name.clone()} /> }
        }
        Some(Asked::Remove(of)) if *of == id => html! {
            <Answers yes={say::REMOVE}>{ text("span", "", &say::remove_asked(&kept.name)) }</Answers>
        },
        _ => {
            let is_open = state.keep.open() == Some(id);
            html! { <Buttons kept={kept.clone()} {is_open} {is_primary} /> }
        }
    };
    html! {
        <li>
            <div>
                { text("strong", "", &kept.name) }
                { text("span", "note", &say::about(kept.schools, &kept.when)) }
            </div>
            { act }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ButtonsProps {
    kept: Head,
    is_open: bool,
    is_primary: bool,
}

#[component]
fn Buttons(ButtonsProps { kept, is_open, is_primary }: &ButtonsProps) -> Html {
    let dispatch = use_dispatch();
    let act = |keeping: fn(&Head) -> Keeping| {
        let kept = kept.clone();
        dispatch.on_click(move || Action::Keep(keeping(&kept)))
    };
    let label = |word: &str| [word, kept.name.as_str()].join(" ");
    let (class, open) = match (is_open, is_primary) {
        (true, _) => ("open", say::IS_OPEN),
        (false, true) => ("primary open", say::GO_ON),
        (false, false) => ("open", say::OPEN),
    };
    let rename = act(|one| Keeping::Ask(Some(Asked::Rename(one.id, one.name.clone()))));
    let remove = act(|one| Keeping::Ask(Some(Asked::Remove(one.id))));
    html! {
        <p class="buttons">
            { Button::new(&open, act(|one| Keeping::Open(one.id))).class(class).html() }
            { Button::new(say::RENAME, rename).class("quiet").id(&button_id(kept.id, true)).label(&label(say::RENAME)).html() }
            { Button::new(say::COPY, act(|one| Keeping::Copy(one.id, one.name.clone()))).class("quiet").label(&label(say::COPY)).html() }
            { Button::new(say::REMOVE, remove).class("quiet").id(&button_id(kept.id, false)).label(&label(say::REMOVE)).html() }
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct RenameProps {
    id: u32,
    name: String,
}

/// The field for another name.
#[component]
fn Rename(RenameProps { id, name }: &RenameProps) -> Html {
    let (id, dispatch) = (*id, use_dispatch());
    let oninput =
        dispatch.on_input(move |name| Action::Keep(Keeping::Ask(Some(Asked::Rename(id, name)))));
    let onkeydown = dispatch.on_key(|key| match key {
        "Enter" => Some(Action::Keep(Keeping::Do)),
        "Escape" => Some(Action::Keep(Keeping::Ask(None))),
        _ => None,
    });
    html! {
        <Answers yes={say::SAVE}>
            <input
                type="text"
                id={NAME}
                maxlength="60"
                autocomplete="off"
                aria-label={say::NAME}
                value={name.clone()}
                {oninput}
                {onkeydown}
            />
        </Answers>
    }
}
