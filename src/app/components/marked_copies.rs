//! 导出标注: a button for each file, to get a copy of it with everything marked that was found.

use yew::prelude::*;

use crate::app::components::{Button, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::shared::Shared;
use crate::app::state::{Action, Chosen, Data, Task};
use crate::app::text::findings as say;

/// Of which county.
#[derive(Properties, PartialEq)]
pub struct MarkedCopiesProps {
    /// The county.
    pub data: Shared<Data>,
}

/// The buttons; none for the sample, which is nobody's file.
#[component]
pub fn MarkedCopies(MarkedCopiesProps { data }: &MarkedCopiesProps) -> Html {
    let state = use_app_state();
    if data.is_sample || data.digest.findings.is_empty() {
        return Html::default();
    }
    let copy = |name: &String| {
        let file = state.files.iter().find(|one| one.name == *name).cloned();
        html! { <MarkedCopy name={name.clone()} {file} /> }
    };
    let copies = if let [file] = data.digest.files.as_slice() {
        copy(file)
    } else {
        html! {
            <details id="marked">
                { text("summary", "", say::MARKED) }
                <ul>
                    for file in &data.digest.files {
                        <li key={file.as_str()}>{ text("span", "", &file) }{ copy(file) }</li>
                    }
                </ul>
            </details>
        }
    };
    html! { <div class="marked">{ copies }{ text("p", "note", say::MARKED_ABOUT) }</div> }
}

#[derive(Properties, PartialEq)]
struct MarkedCopyProps {
    name: AttrValue,
    /// The file, as long as the browser has it.
    file: Option<Chosen>,
}

#[component]
fn MarkedCopy(MarkedCopyProps { name, file }: &MarkedCopyProps) -> Html {
    let dispatch = use_dispatch();
    let Some(file) = file.clone() else {
        return text("span", "note", say::NOT_AT_HAND);
    };
    let onclick = dispatch.on_click(move || Action::Asked(Task::Marked(file.clone())));
    Button::new(say::MARKED, onclick).class("mend").label(&say::marked_of(name)).html()
}
