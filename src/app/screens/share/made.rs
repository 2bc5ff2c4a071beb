//! The link, after what it contains.

use yew::prelude::*;

use crate::app::components::{Button, Panel, Paper, text};
use crate::app::hooks::use_dispatch;
use crate::app::services::effects;
use crate::app::state::{Action, Pass, Task};
use crate::app::text::share as say;
use crate::worker::protocol::Link;

/// The id of the field with the link.
const FIELD: &str = "link";

#[derive(Properties, PartialEq)]
pub(super) struct MadeProps {
    pub link: Link,
    /// What was said when it was copied.
    pub copied: Option<&'static str>,
}

#[component]
pub(super) fn Made(MadeProps { link, copied }: &MadeProps) -> Html {
    let dispatch = use_dispatch();
    let copy = dispatch.on_click(|| Action::Passed(Pass::Copied(effects::copy(FIELD).is_some())));
    let save = dispatch.on_click(|| Action::Asked(Task::ShareFile));
    let (first, second) = if link.is_long { ("", "primary") } else { ("primary", "") };
    html! {
        <div class="sharing">
            <Paper paper={link.paper.clone()} />
            <Panel class="sharing" heading={say::LINK}>
                <textarea
                    id={FIELD}
                    readonly=true
                    rows="4"
                    aria-label={say::LINK}
                    value={link.address.clone()}
                />
                <p class="buttons">
                    { Button::new(say::COPY, copy).class(first).id("copy").html() }
                    { Button::new(say::SAVE, save).class(second).id("save").html() }
                </p>
                <p class="note" role="status">{ copied.unwrap_or_default() }</p>
                if let Some(code) = &link.code {
                    <svg viewBox={code.view.clone()} role="img" aria-label={say::CODE}>
                        <path d={code.outline.clone()} />
                    </svg>
                } else {
                    { text("p", "note", say::NO_CODE) }
                }
            </Panel>
        </div>
    }
}
