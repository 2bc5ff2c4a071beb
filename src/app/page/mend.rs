//! 手工更正 in place: a figure with its cell and its button, the field to type it anew, and the bar
//! with undo and redo.

use yew::prelude::*;

use crate::app::components::{CorrectionPlace, FigureLine};
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::app::state::{Action, Mend, Spot};
use crate::app::text::{effect as effect_words, mend as say};
use crate::digest::{FactOf, SchoolDigest};

use super::dom::{Tag, tag, text};
use super::{Scene, bits};

/// The school whose figures are shown, and where.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub scene: &'a Scene<'a>,
    pub index: usize,
    pub school: &'a SchoolDigest,
    pub sheets: &'a [String],
}

/// The figure that is being typed in this place. It is drawn there, whatever results say meanwhile.
pub(super) fn typed_at(of: Of<'_>, spot: Spot) -> Option<FactOf> {
    let edit = of.scene.state.edit.as_ref()?;
    ((edit.school, edit.spot) == (of.index, spot)).then_some(edit.fact)
}

/// The button of a figure, or the field where it is being typed.
pub(super) fn place(of: Of<'_>, fact: FactOf, spot: Spot) -> Html {
    let value = of.school.fact(fact).and_then(|one| one.value).map(AttrValue::from);
    let edit = of.scene.state.edit.clone();
    html! { <CorrectionPlace school={of.index} {fact} {spot} {value} {edit} /> }
}

/// A figure with its cell, and what it was.
pub(super) fn figure(of: Of<'_>, fact: FactOf, spot: Spot, names_sheet: bool) -> Html {
    let Some(data) = of.scene.state.data.clone() else { return Html::default() };
    let edit = of.scene.state.edit.clone();
    let key = [fact.1.id(), fact.0.id()].join("-");
    html! {
        <FigureLine {key} data={Shared::from(data)} school={of.index} {fact} {spot} {names_sheet} {edit} />
    }
}

/// What the last change did.
pub(super) fn effect(scene: &Scene<'_>) -> Option<Tag> {
    let lines = scene.state.changed.as_ref()?;
    let told = [effect_words::CHANGED, &lines.join("；")].concat();
    Some(text("p", "effect", told))
}

/// Undo, redo, and the way to the list; nothing where nothing was ever corrected.
pub(super) fn bar(scene: &Scene<'_>) -> Option<Tag> {
    let state = scene.state;
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
