//! 手工填写一所学校: the figures that its kind needs, and the verdict while they are typed.

mod field;
mod verdict;

use yew::prelude::*;

use self::field::FieldGroup;
use self::verdict::ManualVerdict;
use crate::app::components::{Button, heading, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::manual::{KINDS, groups};
use crate::app::state::Action;
use crate::app::text::manual as say;
use crate::county::Kind;

/// The screen.
#[component]
pub fn Manual() -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let form = &state.form;
    let clear = dispatch.on_click(|| Action::FormEmptied);
    let restore = dispatch.on_click(|| Action::FormRestored);
    let kind = |kind: Kind| {
        let mut chosen = form.clone();
        chosen.kind = kind;
        let onchange = dispatch.on_change(move |_| Action::Typed(chosen.clone()));
        html! {
            <label key={kind.id()}>
                <input
                    type="radio"
                    name="kind"
                    value={kind.id()}
                    checked={form.kind == kind}
                    {onchange}
                />
                { text("span", "", &kind.name()) }
            </label>
        }
    };
    let name = {
        let form = form.clone();
        dispatch.on_input(move |name| {
            let mut form = form.clone();
            form.name = name;
            Action::Typed(form)
        })
    };
    let group = |group| {
        let heading = field::heading(form.kind, &group);
        html! { <FieldGroup key={heading.as_str()} heading={heading.clone()} keys={group.keys} /> }
    };
    // No form element: there is nothing to send, and Enter must not leave the page.
    html! {
        <>
            { heading(say::HEADING) }
            { text("p", "lead", say::LEAD) }
            <div class="manual">
                <div class="manual-form">
                    <fieldset class="panel kinds">
                        { text("legend", "", say::KIND) }
                        <div class="choices">{ KINDS.into_iter().map(kind).collect::<Html>() }</div>
                    </fieldset>
                    <div class="field field-name">
                        <label for="school-name">{ say::SCHOOL_NAME }</label>
                        <input
                            id="school-name"
                            autocomplete="off"
                            value={form.name.clone()}
                            oninput={name}
                        />
                    </div>
                    { groups(form.kind).into_iter().map(group).collect::<Html>() }
                    <p class="buttons">
                        { Button::new(say::CLEAR, clear).id("form-clear").html() }
                        if state.emptied_form.is_some() {
                            { Button::new(say::UNCLEAR, restore).class("quiet").id("form-restore").html() }
                        }
                    </p>
                </div>
                <ManualVerdict />
            </div>
        </>
    }
}
