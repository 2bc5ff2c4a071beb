//! What can be done without a file.

use yew::prelude::*;

use crate::app::components::{Button, RouteLink};
use crate::app::hooks::use_dispatch;
use crate::app::route::Route;
use crate::app::state::{Action, Task};
use crate::app::text::{checks, start as say};

/// The ways.
#[component]
pub fn Ways() -> Html {
    let dispatch = use_dispatch();
    let ask = |task: Task| dispatch.on_click(move || Action::Asked(task.clone()));
    let words = |name: &'static str, hint: &'static str| {
        html! { <><strong>{ name }</strong><span>{ hint }</span></> }
    };
    html! {
        <section class="ways">
            <h2>{ say::WITHOUT_FILE }</h2>
            <ul>
                <li>
                    <Button class="way" id="sample" onclick={ask(Task::Sample)}>
                        { words(say::SAMPLE, say::SAMPLE_HINT) }
                    </Button>
                </li>
                <li>
                    <Button class="way" id="template" onclick={ask(Task::Template)}>
                        { words(say::TEMPLATE, say::TEMPLATE_HINT) }
                    </Button>
                </li>
                <li>
                    <Button class="way" id="blank" onclick={ask(Task::Blank)}>
                        { words(checks::BLANK, checks::BLANK_HINT) }
                    </Button>
                </li>
                <li>
                    <RouteLink class="way" to={Route::Manual}>
                        { words(say::MANUAL, say::MANUAL_HINT) }
                    </RouteLink>
                </li>
            </ul>
        </section>
    }
}
