//! What can be done without a file.

use yew::prelude::*;

use crate::app::components::text;
use crate::app::hooks::use_dispatch;
use crate::app::route::Route;
use crate::app::state::{Action, Task};
use crate::app::text::{checks, start as say};

/// The ways.
#[component]
pub fn Ways() -> Html {
    let dispatch = use_dispatch();
    let button = |id: &str, task: Task, name: &str, hint: &str| {
        let onclick = dispatch.on_click(move || Action::Asked(task.clone()));
        html! {
            <li>
                <button type="button" class="way" id={id.to_owned()} {onclick}>
                    { text("strong", "", name) }
                    { text("span", "", hint) }
                </button>
            </li>
        }
    };
    html! {
        <section class="ways">
            { text("h2", "", say::WITHOUT_FILE) }
            <ul>
                { button("sample", Task::Sample, say::SAMPLE, say::SAMPLE_HINT) }
                { button("template", Task::Template, say::TEMPLATE, say::TEMPLATE_HINT) }
                { button("blank", Task::Blank, checks::BLANK, checks::BLANK_HINT) }
                <li>
                    <a class="way" href={Route::Manual.hash()}>
                        { text("strong", "", say::MANUAL) }
                        { text("span", "", say::MANUAL_HINT) }
                    </a>
                </li>
            </ul>
        </section>
    }
}
