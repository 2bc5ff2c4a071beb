//! Files that wait for their password: a field for each, in the list of what was refused.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::scene::Scene;
use crate::app::state::{Action, Locked, Unlock};
use crate::app::text::locked as say;
use crate::worker::protocol::Password;

/// All of them.
pub fn list<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = Tag> + 'a {
    scene.state.locked.iter().map(|one| item(scene, one))
}

fn item(scene: &Scene<'_>, one: &Locked) -> Tag {
    let id = one.file.id;
    let send = scene.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(Action::Unlocked(Unlock::Type(id, Password(text))));
    });
    let send = scene.send.clone();
    let pressed = Callback::from(move |event: KeyboardEvent| {
        // Enter ends a word of an input method first.
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            send.emit(Action::Unlocked(Unlock::Try(id)));
        }
    });
    let about = ["locked", &id.to_string()].join("-");
    let mut input = tag("input", "")
        .with("type", "password")
        .with("autocomplete", "off")
        .set("aria-label", say::password_of(&one.file.name))
        .set("aria-describedby", about.clone())
        .value(&one.typed.0)
        .on_input(typed)
        .on_key(pressed);
    if one.is_wrong {
        input = input.with("aria-invalid", "true");
    }
    // A field that is switched off would lose the focus; a button may.
    let act = |unlock| scene.click(Action::Unlocked(unlock));
    let is_opening = scene.state.is_opening(id);
    let word = if is_opening { say::OPENING } else { say::OPEN };
    let open = bits::button("primary", word, act(Unlock::Try(id)))
        .flag("disabled", is_opening || one.typed.0.is_empty());
    let line = tag("div", "locked-line")
        .kid(words("span", "", say::PASSWORD))
        .kid(input)
        .kid(open)
        .kid(words("span", "note", say::NOT_KEPT));
    let told = text("p", "", one.message.clone()).set("id", about).with("role", "alert");
    let close = bits::button("close", "×", act(Unlock::Leave(id))).with("aria-label", say::LEAVE);
    tag("div", if one.is_wrong { "notice bad locked" } else { "notice locked" })
        .key(&["locked", &id.to_string()].join("-"))
        .kid(tag("div", "").kid(told).kid(line))
        .kid(close)
}
