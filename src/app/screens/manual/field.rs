//! The figures that are asked for.

use yew::prelude::*;

use crate::app::components::text;
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::manual::{Group, Key, groups, unit};
use crate::app::state::Action;
use crate::app::text::manual as say;
use crate::county::{Field, Kind};

/// The heading of a group.
pub fn heading(kind: Kind, group: &Group) -> String {
    let is_pupils = group.keys.iter().all(|(field, _)| *field == Field::Pupils);
    let of_several = groups(kind).iter().filter(|group| group.part.is_some()).count() > 1;
    match group.part {
        Some(part) => say::teachers(part.name(), of_several),
        None if is_pupils => say::PUPILS.to_owned(),
        None => say::WHOLE.to_owned(),
    }
}

/// Figures under one heading.
#[derive(Properties, PartialEq)]
pub struct FieldGroupProps {
    /// The heading.
    pub heading: AttrValue,
    /// What is asked for.
    pub keys: Vec<Key>,
}

/// A group of figures.
#[component]
pub fn FieldGroup(FieldGroupProps { heading, keys }: &FieldGroupProps) -> Html {
    html! {
        <fieldset class="panel group">
            { text("legend", "", &heading) }
            <div class="fields">
                for (quantity, part) in keys.iter().copied() {
                    <FigureField key={id((quantity, part))} figure={(quantity, part)} />
                }
            </div>
        </fieldset>
    }
}

fn id((quantity, part): Key) -> String {
    [part.id(), quantity.id()].join("-")
}

#[derive(Properties, PartialEq)]
struct FigureFieldProps {
    figure: Key,
}

/// The field of a figure, and why what stands in it is none.
#[component]
fn FigureField(FigureFieldProps { figure }: &FigureFieldProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let (key, (quantity, part)) = (*figure, *figure);
    let typed = state.form.typed(key);
    let told = state.typed.iter().flat_map(|result| &result.problems);
    let mut problem =
        told.filter(|(field, of, _)| (*field, *of) == key).map(|(.., problem)| *problem);
    let problem = problem.next().filter(|_| !typed.is_empty());
    let oninput = {
        let form = state.form.clone();
        dispatch.on_input(move |text| {
            let mut form = form.clone();
            form.type_in(key, text);
            Action::Typed(form)
        })
    };
    let (class, note_class, note) = match problem {
        Some(problem) => ("field wrong", Some("problem"), say::problem(problem)),
        None => ("field", None, say::hint(quantity, part)),
    };
    let id = id(key);
    let about = [&id, "about"].join("-");
    html! {
        <div {class}>
            <label for={id.clone()}>{ say::label(quantity, part) }</label>
            <div class="input">
                <input
                    {id}
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby={about.clone()}
                    aria-invalid={problem.map(|_| "true")}
                    value={typed.to_owned()}
                    {oninput}
                />
                { text("span", "unit", &unit(quantity)) }
            </div>
            <p class="note" id={about}><span class={note_class}>{ note }</span></p>
        </div>
    }
}
