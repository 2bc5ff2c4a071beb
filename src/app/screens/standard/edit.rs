//! 修改阈值: values of the standard in use, changed and kept as a pack of the user's own. What they mean
//! and whether they make sense is for the worker to say.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::hooks::use_app;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screens::standard;
use crate::app::state::{Action, Pick, Task};
use crate::app::text::standard as say;
use crate::standard::change::{About, Change};
use crate::view_model::{FieldGroup, PackField};

/// The screen.
#[component]
pub fn StandardEdit() -> Html {
    let app = use_app();
    let scene = &app.scene();
    let packs = &scene.state.packs;
    let screen = standard::frame(say::EDIT_HEADING, say::EDIT_LEAD).maybe(standard::refused(packs));
    let Some((_, page)) = &packs.shown else { return screen.html() };
    let groups = page.fields.iter().enumerate().map(|(index, one)| group(scene, index, one));
    let save = scene.click(Action::Asked(Task::Change));
    let discard = scene.click(Action::Picked(Pick::Discard));
    let buttons = tag("div", "edit-bar")
        .kid(text("span", "", say::changed(packs.changes.len())))
        .kid(bits::button("primary", say::SAVE, save).with("id", "save-pack"))
        .kid(bits::button("", say::DISCARD, discard))
        .kid(bits::link("button", Route::Standard, say::BACK));
    screen.kid(about(scene)).kids(groups).kid(buttons).html()
}

/// What a field sends when something is typed in it.
fn typed(scene: &Scene<'_>, to: impl Fn(String) -> Pick + 'static) -> Callback<InputEvent> {
    let send = scene.send.clone();
    Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(Action::Picked(to(text)));
    })
}

fn about(scene: &Scene<'_>) -> Tag {
    const PARTS: [fn(&mut About) -> &mut String; 5] = [
        |about| &mut about.name,
        |about| &mut about.title,
        |about| &mut about.number,
        |about| &mut about.clause,
        |about| &mut about.since,
    ];
    let now = &scene.state.packs.about;
    let one = |(index, (name, hint)): (usize, (&'static str, &'static str))| {
        let part = PARTS.get(index).copied().unwrap_or(|about| &mut about.name);
        let mut held = now.clone();
        let value = std::mem::take(part(&mut held));
        let about = now.clone();
        let does = typed(scene, move |text| {
            let mut about = about.clone();
            *part(&mut about) = text;
            Pick::About(about)
        });
        field(["about", &index.to_string()].join("-"), name.to_owned(), input("text", &value, does))
            .kid(words("p", "note", hint))
    };
    let fields = say::ABOUT_FIELDS.into_iter().enumerate().map(one);
    tag("fieldset", "panel group pack-about")
        .kid(words("legend", "", say::ABOUT))
        .kid(tag("div", "fields").kids(fields))
}

fn group(scene: &Scene<'_>, index: usize, group: &FieldGroup) -> Tag {
    let one = |(place, one): (usize, &PackField)| value(scene, [index, place], one);
    tag("fieldset", "panel group")
        .kid(text("legend", "", group.heading.clone()))
        .kid(tag("div", "fields").kids(group.fields.iter().enumerate().map(one)))
}

fn value(scene: &Scene<'_>, [group, place]: [usize; 2], one: &PackField) -> Tag {
    let changed = scene.state.packs.change(&one.path);
    let now = changed.unwrap_or(&one.value);
    let (path, was) = (one.path.clone(), one.value.clone());
    let pick = move |to: String| {
        let is_new = to != was;
        Pick::Change(Change { path: path.clone(), to }, is_new)
    };
    let id = ["value", &group.to_string(), &place.to_string()].join("-");
    let input = if one.is_switch {
        let choice = |name: &'static str, to: &'static str| {
            let does = scene.click(Action::Picked(pick(to.to_owned())));
            bits::choice(name.to_owned(), now == to, does)
        };
        tag("div", "choices")
            .with("role", "group")
            .set("aria-label", one.name.clone())
            .kid(choice(say::ON, "true"))
            .kid(choice(say::OFF, "false"))
    } else {
        input("decimal", now, typed(scene, pick))
    };
    let note = changed.map(|_| text("p", "note corrected", say::was(&one.value)));
    let name = if one.unit.is_empty() {
        one.name.clone()
    } else {
        [&one.name, "（", &one.unit, "）"].concat()
    };
    field(id, name, input).maybe(note)
}

fn input(mode: &'static str, value: &str, does: Callback<InputEvent>) -> Tag {
    tag("input", "").with("inputmode", mode).with("autocomplete", "off").value(value).on_input(does)
}

fn field(id: String, name: String, input: Tag) -> Tag {
    tag("div", "field")
        .kid(text("label", "", name).set("for", id.clone()))
        .kid(tag("div", "input").kid(input.set("id", id)))
}
