//! Files that wait for their password: a field for each, in the list of what was refused.

use yew::prelude::*;

use crate::app::components::{Button, text};
use crate::app::hooks::use_dispatch;
use crate::app::state::{Action, Locked, Unlock};
use crate::app::text::locked as say;
use crate::worker::protocol::Password;

/// A file that is locked.
#[derive(Properties, PartialEq)]
pub struct LockedFileProps {
    /// The file, and what was typed.
    pub locked: Locked,
    /// Whether it is being opened.
    pub is_opening: bool,
}

/// The message and the field for the password.
#[component]
pub fn LockedFile(LockedFileProps { locked, is_opening }: &LockedFileProps) -> Html {
    let dispatch = use_dispatch();
    let id = locked.file.id;
    let oninput = dispatch.on_input(move |text| Action::Unlocked(Unlock::Type(id, Password(text))));
    let onkeydown =
        dispatch.on_key(move |key| (key == "Enter").then_some(Action::Unlocked(Unlock::Try(id))));
    let open = dispatch.on_click(move || Action::Unlocked(Unlock::Try(id)));
    let leave = dispatch.on_click(move || Action::Unlocked(Unlock::Leave(id)));
    let about = format!("locked-{id}");
    let class = if locked.is_wrong { "notice bad locked" } else { "notice locked" };
    html! {
        <div {class}>
            <div>
                <p id={about.clone()} role="alert">{ &locked.message }</p>
                <div class="locked-line">
                    { text("span", "", say::PASSWORD) }
                    // A field that is switched off would lose the focus; a button may.
                    <input
                        type="password"
                        autocomplete="off"
                        aria-label={say::password_of(&locked.file.name)}
                        aria-describedby={about}
                        aria-invalid={locked.is_wrong.then_some("true")}
                        value={locked.typed.0.clone()}
                        {oninput}
                        {onkeydown}
                    />
                    { Button::new(&if *is_opening { say::OPENING } else { say::OPEN }, open).class("primary").disabled(*is_opening || locked.typed.0.is_empty()).html() }
                    { text("span", "note", say::NOT_KEPT) }
                </div>
            </div>
            { Button::new("×", leave).class("close").label(say::LEAVE).html() }
        </div>
    }
}
