//! What the link is to hold, and what seals it.

use yew::prelude::*;

use crate::app::components::{Choices, Select, choice, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::state::{Action, Pass};
use crate::app::text::share as say;
use crate::share::{Contents, Scope};

/// The choices and the passphrase.
#[component]
pub(super) fn Wishes() -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let now = state.share.contents;
    let choice = |name: &'static str, next: Contents| {
        let onclick = dispatch.on_click(move || Action::Passed(Pass::Choose(next)));
        choice(&name, now == next, onclick)
    };
    let row = |name: &'static str, choices: Html| {
        html! {
            <div class="choosing">{ text("h2", "", &name) }<Choices label={name}>{ choices }</Choices></div>
        }
    };
    let scope = |name, scope| choice(name, Contents { scope, ..now });
    let one = match now.scope {
        Scope::School(index) => index,
        _ => state.share.seen.unwrap_or_default(),
    };
    let scopes = html! {
        <>
            { scope(say::ALL, Scope::County) }
            { scope(say::ONE, Scope::School(one)) }
            { scope(say::NAMELESS, Scope::Nameless) }
        </>
    };
    let figures = html! {
        <>
            { choice(say::SEVEN, Contents { everything: false, ..now }) }
            { choice(say::EVERYTHING, Contents { everything: true, ..now }) }
        </>
    };
    let codes = html! {
        <>
            { choice(say::WITHOUT, Contents { codes: false, ..now }) }
            { choice(say::WITH, Contents { codes: true, ..now }) }
        </>
    };
    html! {
        <section class="panel chooser">
            { row(say::SCOPE, scopes) }
            if matches!(now.scope, Scope::School(_)) { <SchoolList chosen={one} /> }
            { row(say::FIGURES, figures) }
            { row(say::CODES, codes) }
            <Passphrase typing={state.share.typing.clone()} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct SchoolListProps {
    /// By its place among the schools.
    chosen: usize,
}

/// The list of all schools.
#[component]
fn SchoolList(SchoolListProps { chosen }: &SchoolListProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let now = state.share.contents;
    let onchange = dispatch.on_change(move |place| {
        let scope = Scope::School(place.parse().unwrap_or_default());
        Action::Passed(Pass::Choose(Contents { scope, ..now }))
    });
    let schools = state.data.iter().flat_map(|data| &data.digest.schools).enumerate();
    html! {
        <Select id="share-school" label={say::SCHOOL} value={chosen.to_string()} {onchange}>
            for (index, school) in schools {
                <option key={index} value={index.to_string()}>{ &school.name }</option>
            }
        </Select>
    }
}

#[derive(Properties, PartialEq)]
struct PassphraseProps {
    typing: String,
}

#[component]
fn Passphrase(PassphraseProps { typing }: &PassphraseProps) -> Html {
    let dispatch = use_dispatch();
    let oninput = dispatch.on_input(|text| Action::Passed(Pass::Type(text)));
    // Once it is there as a whole: sealing takes its time.
    let onchange = dispatch.on_change(|text| Action::Passed(Pass::Seal(text)));
    html! {
        <div class="field">
            <label class="field-name" for="passphrase">{ say::PASSPHRASE }</label>
            <input
                id="passphrase"
                autocomplete="off"
                aria-describedby="passphrase-note"
                value={typing.clone()}
                {oninput}
                {onchange}
            />
            <p class="note" id="passphrase-note">{ say::PASSPHRASE_NOTE }</p>
        </div>
    }
}
