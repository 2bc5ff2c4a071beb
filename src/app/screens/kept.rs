//! 保存在本机: the list of what is kept on the start page, and on 关于 what else can be done with it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::route::Route;
use crate::app::scene::{Scene, choose_files};
use crate::app::services::effects;
use crate::app::state::{Action, Asked, Head, Keeping};
use crate::app::text::keep as say;

/// The field for a name.
pub const NAME: &str = "kept-name";

/// The button that answers no.
pub const NO: &str = "kept-no";

/// The id of the button that asks: for another name, or whether one (0: all) is to be deleted.
pub fn button_id(id: u32, is_name: bool) -> String {
    match (id, is_name) {
        (0, _) => "clear-all".to_owned(),
        (id, true) => ["rename", &id.to_string()].join("-"),
        (id, false) => ["remove", &id.to_string()].join("-"),
    }
}

fn act(scene: &Scene<'_>, keeping: Keeping) -> Callback<MouseEvent> {
    scene.click(Action::Keep(keeping))
}

/// The list; nothing where nothing is kept.
pub fn list(scene: &Scene<'_>) -> Option<Tag> {
    let list = &scene.state.keep.list;
    if list.is_empty() {
        return None;
    }
    let more = bits::link("", Route::About, say::MANAGE);
    let head = tag("div", "panel-head").kid(words("h2", "", say::KEPT)).kid(more);
    let rows = list.iter().enumerate().map(|(at, one)| row(scene, at, one));
    Some(tag("section", "kept panel").with("id", "kept").kid(head).kid(tag("ul", "").kids(rows)))
}

fn row(scene: &Scene<'_>, at: usize, one: &Head) -> Tag {
    let keep = &scene.state.keep;
    let what = tag("div", "").kid(text("strong", "", one.name.clone())).kid(text(
        "span",
        "note",
        say::about(one.schools, &one.when),
    ));
    let row = tag("li", "").key(&one.id.to_string()).kid(what);
    match &keep.asked {
        Some(Asked::Rename(id, name)) if *id == one.id => row.kid(rename(scene, one.id, name)),
        Some(Asked::Remove(id)) if *id == one.id => {
            let question = text("span", "", say::remove_asked(&one.name));
            row.kid(answers(scene, say::REMOVE).kid(question))
        }
        _ => row.kid(buttons(scene, at, one)),
    }
}

fn buttons(scene: &Scene<'_>, at: usize, one: &Head) -> Tag {
    let is_open = scene.state.keep.open() == Some(one.id);
    let ask = |asked| act(scene, Keeping::Ask(Some(asked)));
    let (class, name) = match at {
        _ if is_open => ("", say::IS_OPEN),
        0 if scene.state.data.is_none() => ("primary", say::GO_ON),
        _ => ("", say::OPEN),
    };
    let copy = act(scene, Keeping::Copy(one.id, one.name.clone()));
    let asks = |is_name: bool| button_id(one.id, is_name);
    let small = |name: &'static str, does| {
        let label = [name, one.name.as_str()].join(" ");
        bits::button("quiet", name, does).set("aria-label", label)
    };
    let rename = small(say::RENAME, ask(Asked::Rename(one.id, one.name.clone())));
    tag("p", "buttons")
        .key("buttons")
        .kid(bits::button(class, name, act(scene, Keeping::Open(one.id))).and("open"))
        .kid(rename.set("id", asks(true)))
        .kid(small(say::COPY, copy))
        .kid(small(say::REMOVE, ask(Asked::Remove(one.id))).set("id", asks(false)))
}

fn rename(scene: &Scene<'_>, id: u32, name: &str) -> Tag {
    let typed = scene.send.reform(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let name = input.map(|input| input.value()).unwrap_or_default();
        Action::Keep(Keeping::Ask(Some(Asked::Rename(id, name))))
    });
    let pressed = {
        let send = scene.send.clone();
        Callback::from(move |event: KeyboardEvent| {
            let keeping = match event.key().as_str() {
                // Enter ends a word of an input method first.
                _ if event.is_composing() => return,
                "Enter" => Keeping::Do,
                "Escape" => Keeping::Ask(None),
                _ => return,
            };
            event.prevent_default();
            send.emit(Action::Keep(keeping));
        })
    };
    let input = tag("input", "")
        .with("type", "text")
        .with("id", NAME)
        .with("maxlength", "60")
        .with("autocomplete", "off")
        .with("aria-label", say::NAME)
        .value(name)
        .on_input(typed)
        .on_key(pressed);
    answers(scene, say::SAVE).kid(input)
}

/// Yes and no of a question; what is asked comes behind and is shown before.
fn answers(scene: &Scene<'_>, yes: &'static str) -> Tag {
    tag("p", "buttons answers")
        .key("answers")
        .kid(bits::button("primary", yes, act(scene, Keeping::Do)).and("yes"))
        .kid(bits::button("", say::CANCEL, act(scene, Keeping::Ask(None))).with("id", NO))
}

/// What else can be done.
pub fn settings(scene: &Scene<'_>) -> Tag {
    let keep = &scene.state.keep;
    let is_single = effects::is_on_disk();
    let is_off = keep.is_off;
    let switched = scene.send.reform(move |_: Event| Action::Keep(Keeping::Off(!is_off)));
    let switch = tag("input", "")
        .with("type", "checkbox")
        .with("id", "keep-off")
        .checked(is_off)
        .on_change(switched);
    let switch = tag("p", "").kid(tag("label", "").kid(switch).words(say::OFF));
    let clear = if keep.asked == Some(Asked::Clear) {
        let note = words("span", "", say::CLEAR_ASKED);
        answers(scene, say::CLEAR_NOW).kid(note)
    } else {
        let ask = act(scene, Keeping::Ask(Some(Asked::Clear)));
        let export = act(scene, Keeping::Export);
        tag("p", "buttons")
            .maybe(
                (!keep.list.is_empty())
                    .then(|| bits::button("", say::EXPORT, export).with("id", "backup")),
            )
            .kid(bits::button("", say::IMPORT, choose_files()))
            .kid(bits::button("danger", say::CLEAR, ask).with("id", "clear-all"))
    };
    tag("section", "panel kept-settings")
        .with("id", "kept-settings")
        .kid(words("h2", "", say::KEPT))
        .kid(words("p", "", say::NOTE))
        .kid(switch)
        .kid(words("p", "note", say::OFF_NOTE))
        .maybe(is_single.then(|| words("p", "warning", say::SINGLE_NOTE)))
        .kid(clear)
        .kid(words("p", "note", say::IMPORT_NOTE))
}
