//! 手工更正 in place: a figure with its cell and its button, the field to type it anew, and the bar
//! with undo and redo.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::manual::unit;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::state::{Action, Edit, Mend, Spot};
use crate::app::text::{effect as effect_words, manual, mend as say, share};
use crate::app::view::grid;
use crate::view_model::{FactOf, FactView, SchoolView};

/// The field's id.
pub const INPUT: &str = "mend-input";

/// Below the field: what keys do, or why the text is no figure.
const ABOUT: &str = "mend-about";

/// The school whose figures are shown, and where.
#[derive(Clone, Copy)]
pub struct Of<'a> {
    pub scene: &'a Scene<'a>,
    pub index: usize,
    pub school: &'a SchoolView,
    pub sheets: &'a [String],
}

/// The id of a figure's button.
pub fn id((field, part): FactOf, spot: Spot) -> String {
    let place = match spot {
        Spot::Missing => "missing".to_owned(),
        Spot::Card(card) => format!("card-{card}"),
        Spot::CardMissing(card) => format!("card-missing-{card}"),
        Spot::Finding(finding) => format!("finding-{finding}"),
        Spot::Cell(place) => return grid::cell_id(place),
    };
    ["mend", &place, part.id(), field.id()].join("-")
}

/// The figure that is being typed in this place. It is drawn there, whatever results say meanwhile.
pub fn typed_at(of: Of<'_>, spot: Spot) -> Option<FactOf> {
    let edit = of.scene.state.edit.as_ref()?;
    ((edit.school, edit.spot) == (of.index, spot)).then_some(edit.fact)
}

/// The button of a figure, or the field where it is being typed.
pub fn place(of: Of<'_>, fact: FactOf, spot: Spot) -> Tag {
    let state = &of.scene.state;
    let edit = state.edit.as_ref();
    let edit = edit.filter(|edit| (edit.school, edit.fact, edit.spot) == (of.index, fact, spot));
    if let Some(edit) = edit {
        return field(of, edit);
    }
    let known = of.school.fact(fact).and_then(|one| one.value);
    let word = if known.is_some() { say::EDIT } else { say::FILL };
    let edit = Edit {
        school: of.index,
        fact,
        spot,
        text: known.unwrap_or_default(),
        is_chosen: true,
        problem: None,
    };
    let name = [word, &say::fact(fact)].concat();
    bits::button("mend", word, of.scene.click(Action::Mended(Mend::Open(edit))))
        .set("id", id(fact, spot))
        .set("aria-label", name)
        .key("button")
}

fn field(of: Of<'_>, edit: &Edit) -> Tag {
    let send = of.scene.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(Action::Mended(Mend::Type(text)));
    });
    let send = of.scene.send.clone();
    let pressed = Callback::from(move |event: KeyboardEvent| {
        let mend = match event.key().as_str() {
            // Enter ends a word of an input method first.
            _ if event.is_composing() => return,
            "Enter" => Mend::Save,
            "Escape" => Mend::Close,
            _ => return,
        };
        event.prevent_default();
        send.emit(Action::Mended(mend));
    });
    let input = input(edit).on_input(typed).on_key(pressed);
    let about = about(edit, say::KEYS).with("role", "status");
    let act = |mend| of.scene.click(Action::Mended(mend));
    let line = tag("span", "mend-line")
        .kid(input)
        .kid(words("span", "unit", unit(edit.fact.0)))
        .kid(bits::button("mend primary", say::SAVE, act(Mend::Save)))
        .kid(bits::button("mend", say::CLOSE, act(Mend::Close)));
    tag("span", "mend-edit").key("field").kid(line).kid(about)
}

/// The field itself.
pub fn input(edit: &Edit) -> Tag {
    let input = tag("input", "")
        .with("id", INPUT)
        .with("inputmode", "decimal")
        .with("autocomplete", "off")
        .set("aria-label", say::fact(edit.fact))
        .with("aria-describedby", ABOUT)
        .value(&edit.text);
    if edit.problem.is_some() { input.with("aria-invalid", "true") } else { input }
}

/// What keys do, or why the text is no figure.
pub fn about(edit: &Edit, keys: &'static str) -> Tag {
    let about = match edit.problem {
        Some(problem) => words("span", "problem", manual::problem(problem)),
        None => words("span", "note", keys),
    };
    about.with("id", ABOUT)
}

/// A figure with its cell, and what it was.
pub fn figure(of: Of<'_>, fact: FactOf, spot: Spot, names_sheet: bool) -> Tag {
    let known = of.school.fact(fact);
    let known = known.as_ref();
    let value = say::figure(fact, known.and_then(|one| one.value.as_deref()));
    let cells = known.into_iter().flat_map(|one| &one.cells).map(|(sheet, cell)| {
        let sheet = of.sheets.get(*sheet as usize).map_or("", String::as_str);
        let address = [sheet, cell].concat();
        let shown = if names_sheet { address.clone() } else { cell.clone() };
        text("code", "", shown).set("title", address)
    });
    tag("li", "")
        .key(&[fact.1.id(), fact.0.id()].join("-"))
        .kid(text("span", "", say::fact(fact)))
        .kid(text("strong", "", value))
        .kids(cells)
        .maybe(known.and_then(|one| corrected(one, fact)))
        .maybe(known.filter(|one| one.is_shared).map(|_| words("span", "note", share::FROM)))
        .maybe(known.filter(|one| one.is_said).map(|_| words("span", "corrected", say::AS_SAID)))
        .kid(place(of, fact, spot))
}

fn corrected(one: &FactView, fact: FactOf) -> Option<Tag> {
    // What no file has a place for is no correction of it.
    (one.is_corrected && (one.was.is_some() || !one.cells.is_empty())).then(|| {
        tag("span", "corrected")
            .kid(words("strong", "", say::CORRECTED))
            .text(say::was(fact, one.was.as_deref()))
    })
}

/// What the last change did.
pub fn effect(scene: &Scene<'_>) -> Option<Tag> {
    let lines = scene.state.changed.as_ref()?;
    let told = [effect_words::CHANGED, &lines.join("；")].concat();
    Some(text("p", "effect", told))
}

/// Undo, redo, and the way to the list; nothing where nothing was ever corrected.
pub fn bar(scene: &Scene<'_>) -> Option<Tag> {
    let state = &scene.state;
    let (undo, redo) = (state.decided.undo_words(), state.decided.redo_words());
    if undo.is_none() && redo.is_none() {
        return None;
    }
    let step = |name: &'static str, id: &'static str, words: Option<&str>, mend: Mend| {
        let described = words.map(|words| [name, "：", words].concat());
        let button = bits::button("quiet", name, scene.click(Action::Mended(mend)))
            .with("id", id)
            .flag("disabled", words.is_none());
        match described {
            Some(told) => button.set("title", told.clone()).set("aria-label", told),
            None => button,
        }
    };
    let count = state.decided.now().amendments.corrections.len();
    let last = undo.map(|words| text("span", "mend-last", words.to_owned()));
    let corrections =
        (count > 0).then(|| tag("a", "").set("href", Route::Mends.hash()).text(say::all(count)));
    Some(
        tag("div", "mend-bar")
            .with("role", "group")
            .with("aria-label", say::BAR)
            .kid(step(say::UNDO, "undo", undo, Mend::Undo))
            .kid(step(say::REDO, "redo", redo, Mend::Redo))
            .maybe(last)
            .maybe(corrections)
            .maybe(effect(scene)),
    )
}
