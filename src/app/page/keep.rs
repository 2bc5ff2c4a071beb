//! 保存在本机: the list of what is kept on the start page, and on 关于 what else can be done with it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::route::Route;
use crate::app::state::{Action, Asked, Head, Keeping};
use crate::app::text::keep as say;

use super::dom::{Tag, tag, text, words};
use super::{Scene, bits};

fn act(scene: &Scene<'_>, keeping: Keeping) -> Callback<MouseEvent> {
    scene.click(Action::Keep(keeping))
}

/// The list; nothing where nothing is kept.
pub(super) fn list(scene: &Scene<'_>) -> Option<Tag> {
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
    let small = |name: &'static str, does| {
        let label = [name, one.name.as_str()].join(" ");
        bits::button("quiet", name, does).set("aria-label", label)
    };
    tag("p", "buttons")
        .kid(bits::button(class, name, act(scene, Keeping::Open(one.id))).and("open"))
        .kid(small(say::RENAME, ask(Asked::Rename(one.id, one.name.clone()))))
        .kid(small(say::COPY, copy))
        .kid(small(say::REMOVE, ask(Asked::Remove(one.id))))
}

fn rename(scene: &Scene<'_>, id: u32, name: &str) -> Tag {
    let typed = scene.send.reform(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let name = input.map(|input| input.value()).unwrap_or_default();
        Action::Keep(Keeping::Ask(Some(Asked::Rename(id, name))))
    });
    let input = tag("input", "")
        .with("type", "text")
        .with("maxlength", "60")
        .with("aria-label", say::NAME)
        .value(name)
        .on_input(typed);
    answers(scene, say::SAVE).kid(input)
}

/// Yes and no of a question; what is asked comes behind and is shown before.
fn answers(scene: &Scene<'_>, yes: &'static str) -> Tag {
    tag("p", "buttons answers")
        .kid(bits::button("primary", yes, act(scene, Keeping::Do)).and("yes"))
        .kid(bits::button("", say::CANCEL, act(scene, Keeping::Ask(None))))
}

/// What else can be done.
pub(super) fn settings(scene: &Scene<'_>) -> Tag {
    let keep = &scene.state.keep;
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
            .kid(bits::button("", say::IMPORT, scene.choose()))
            .kid(bits::button("danger", say::CLEAR, ask).with("id", "clear-all"))
    };
    tag("section", "panel kept-settings")
        .with("id", "kept-settings")
        .kid(words("h2", "", say::KEPT))
        .kid(words("p", "", say::NOTE))
        .kid(switch)
        .kid(words("p", "note", say::OFF_NOTE))
        .kid(clear)
        .kid(words("p", "note", say::IMPORT_NOTE))
}
