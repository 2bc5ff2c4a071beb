//! Fields that stand open: a figure, words, a day or a choice, for the county, its items or a school;
//! and the form by which a school is added by hand. They take texts and read no figure.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, maybe, tag, text, words};
use crate::app::components::fold::Fold;
use crate::app::manual::{KINDS, unit};
use crate::app::scene::Scene;
use crate::app::state::{Action, At, Enter, NewSchool};
use crate::app::text::{checks as say, manual, mend, share};
use crate::county::{Kind, Measure, Slot};
use crate::view_model::{FactOf, FieldView, How, SchoolView};

/// A field as it is drawn.
struct Field<'a> {
    at: At,
    id: String,
    label: String,
    unit: &'a str,
    how: &'a How,
    /// What stands in it, unless something else is being typed.
    value: String,
    /// What the files say or lack.
    note: Option<String>,
    /// What the files say, where it is something else.
    said: Option<String>,
    is_missing: bool,
}

/// The field of something for the county. `place` tells it from the same one elsewhere on the screen.
pub fn slot(scene: &Scene<'_>, place: &str, one: &FieldView) -> Tag {
    let value = scene.state.entered(&one.slot).unwrap_or(&one.said).to_owned();
    let differs = value != one.said && !one.said.is_empty();
    let note = match &one.place {
        _ if differs => Some(say::said(&one.said, one.place.as_deref())),
        Some(place) if one.said.is_empty() => Some(say::blank(place)),
        place => place.clone(),
    };
    draw(
        scene,
        &Field {
            at: At::Slot(one.slot.clone()),
            id: [place, &one.id].join("-"),
            label: one.label.clone(),
            unit: &one.unit,
            how: &one.how,
            is_missing: one.is_missing && value.is_empty(),
            said: differs.then(|| one.said.clone()),
            value,
            note,
        },
    )
}

/// The field of a figure of a school.
pub fn fact(
    scene: &Scene<'_>,
    place: &str,
    (index, school): (usize, &SchoolView),
    sheets: &[String],
    (of, is_missing): (FactOf, bool),
) -> Tag {
    let known = school.fact(of);
    let known = known.as_ref();
    let corrections = &scene.state.decided.now().amendments.corrections;
    let typed = corrections
        .iter()
        .find(|one| (one.field, one.part) == of && one.school.is(&school.key()))
        .map(|one| one.typed.clone());
    let value = typed.or_else(|| known.and_then(|one| one.value.clone())).unwrap_or_default();
    let cells = known.into_iter().flat_map(|one| &one.cells).map(|(sheet, cell)| {
        [sheets.get(*sheet as usize).map_or("", String::as_str), cell].concat()
    });
    let cells: Vec<String> = cells.take(2).collect();
    let was = known.filter(|one| one.is_corrected).and_then(|one| one.was.clone());
    let note = match (&was, cells.is_empty()) {
        (Some(was), _) => Some(say::said(was, cells.first().map(String::as_str))),
        (None, false) if value.is_empty() => cells.first().map(|cell| say::blank(cell)),
        (None, false) => Some(cells.join("、")),
        (None, true) => known.filter(|one| one.is_shared).map(|_| share::FROM.to_owned()),
    };
    let is_choice = of.0.measure() == Measure::YesNo;
    let how = if is_choice { How::choice(&[("1", say::YES), ("0", say::NO)]) } else { How::Figure };
    draw(
        scene,
        &Field {
            at: At::Fact(index, of),
            id: [place, of.1.id(), of.0.id()].join("-"),
            label: mend::fact(of),
            unit: if is_choice { "" } else { unit(of.0) },
            how: &how,
            is_missing: is_missing && value.is_empty(),
            value,
            note,
            said: was,
        },
    )
}

/// The field of a school's words.
pub fn word(
    scene: &Scene<'_>,
    slot: Slot,
    (id, label): (&'static str, &'static str),
    choices: &[&str],
    said: Option<&str>,
) -> Tag {
    let how = How::Choice(choices.iter().map(|one| ((*one).into(), (*one).into())).collect());
    let value = scene.state.entered(&slot).or(said).unwrap_or_default().to_owned();
    draw(
        scene,
        &Field {
            id: id.to_owned(),
            at: At::Slot(slot),
            label: label.to_owned(),
            unit: "",
            how: &how,
            value,
            note: None,
            said: None,
            is_missing: false,
        },
    )
}

fn put(scene: &Scene<'_>, at: &At, text: &str) -> Callback<MouseEvent> {
    scene.click(Action::Entered(Enter::Put(at.clone(), text.to_owned())))
}

fn draw(scene: &Scene<'_>, one: &Field<'_>) -> Tag {
    let draft = scene.state.draft(&one.at);
    let problem = draft.and_then(|draft| draft.problem);
    let about = [&one.id, "about"].join("-");
    let control = match one.how {
        How::Choice(all) => choices(scene, one, all),
        how => {
            let value = draft.map_or(one.value.as_str(), |draft| draft.text.as_str());
            let mut input = tag("input", "")
                .set("id", one.id.clone())
                .with("autocomplete", "off")
                .set("aria-describedby", about.clone())
                .value(value)
                .on_change(typed(scene, &one.at));
            input = match how {
                How::Day => input.with("type", "date").on_input(typing(scene, &one.at)),
                How::Figure => input.with("inputmode", "decimal").on_input(typing(scene, &one.at)),
                _ => input.and("words").on_input(typing(scene, &one.at)),
            };
            if problem.is_some() {
                input = input.with("aria-invalid", "true");
            }
            let unit = text("span", "unit", one.unit.to_owned());
            tag("div", "input").kid(input).maybe((!one.unit.is_empty()).then_some(unit))
        }
    };
    let note = match (problem, &one.note) {
        (Some(problem), _) => words("span", "problem", manual::problem(problem)),
        (None, note) => text("span", "", note.clone().unwrap_or_default()),
    };
    let back = one.said.as_ref().map(|said| {
        bits::button("mend", say::AS_SAID, put(scene, &one.at, said))
            .set("aria-label", [say::AS_SAID, &one.label].join(" "))
    });
    let label = match one.how {
        How::Choice(_) => text("span", "field-name", one.label.clone()).set("id", name_of(one)),
        _ => text("label", "field-name", one.label.clone()).set("for", one.id.clone()),
    };
    let wanted = one.is_missing.then(|| words("span", "wanted", say::WANTED));
    // What is only looked at is not typed in.
    let is_viewing = scene.state.share.is_viewing();
    tag(
        if is_viewing { "fieldset" } else { "div" },
        if problem.is_some() { "field wrong" } else { "field" },
    )
    .flag("disabled", is_viewing)
    .key(&one.id)
    .kid(tag("div", "field-head").kid(label).maybe(wanted))
    .kid(control)
    .kid(tag("p", "note").set("id", about).kid(note).maybe(back))
}

fn name_of(one: &Field<'_>) -> String {
    [&one.id, "name"].join("-")
}

/// One of a few; pressed once more, none. A word that is none of them is one more.
fn choices(scene: &Scene<'_>, one: &Field<'_>, all: &[(String, String)]) -> Tag {
    let other = (!one.value.is_empty() && all.iter().all(|(kept, _)| *kept != one.value))
        .then(|| (one.value.clone(), one.value.clone()));
    let button = |(kept, shown): &(String, String)| {
        let is_on = *kept == one.value;
        let does = put(scene, &one.at, if is_on { "" } else { kept });
        bits::choice(shown.clone(), is_on, does)
    };
    tag("div", "choices")
        .with("role", "group")
        .set("id", one.id.clone())
        .set("aria-labelledby", name_of(one))
        .kids(all.iter().chain(&other).map(button))
}

fn of_input(input: Option<HtmlInputElement>) -> String {
    input.map(|input| input.value()).unwrap_or_default()
}

fn typing(scene: &Scene<'_>, at: &At) -> Callback<InputEvent> {
    let (send, at) = (scene.send.clone(), at.clone());
    Callback::from(move |event: InputEvent| {
        let text = of_input(event.target_dyn_into());
        send.emit(Action::Entered(Enter::Type(at.clone(), text)));
    })
}

fn typed(scene: &Scene<'_>, at: &At) -> Callback<Event> {
    let (send, at) = (scene.send.clone(), at.clone());
    Callback::from(move |event: Event| {
        let text = of_input(event.target_dyn_into());
        send.emit(Action::Entered(Enter::Put(at.clone(), text)));
    })
}

/// The form by which a school is added by hand.
pub fn new_school(scene: &Scene<'_>, is_open: bool) -> Tag {
    let new = &scene.state.new_school;
    let changed = |change: fn(&mut NewSchool, String)| {
        let (send, new) = (scene.send.clone(), new.clone());
        Callback::from(move |event: InputEvent| {
            let mut new = new.clone();
            change(&mut new, of_input(event.target_dyn_into()));
            send.emit(Action::Entered(Enter::School(new)));
        })
    };
    let line = |id: &'static str, label, value: &str, does| {
        let input = tag("input", "words").with("id", id).with("autocomplete", "off").value(value);
        tag("div", "field")
            .kid(words("label", "field-name", label).with("for", id))
            .kid(tag("div", "input").kid(input.on_input(does)))
    };
    let kind = |kind: Kind| {
        let chosen = NewSchool { kind, ..new.clone() };
        let does = scene.click(Action::Entered(Enter::School(chosen)));
        bits::choice(kind.name().to_owned(), new.kind == kind, does)
    };
    let kinds = KINDS.into_iter().chain([Kind::TeachingPoint, Kind::Special]);
    let kinds = tag("div", "choices")
        .with("role", "group")
        .with("aria-label", say::NEW_KIND)
        .kids(kinds.map(kind));
    let add = scene.click(Action::Entered(Enter::Add));
    let problem = new.problem.map(|problem| words("p", "problem", problem).with("role", "alert"));
    let fields = tag("div", "fields")
        .kid(line("new-name", say::NEW_NAME, &new.name, changed(|new, text| new.name = text)))
        .kid(line("new-code", say::NEW_CODE, &new.code, changed(|new, text| new.code = text)));
    let buttons = tag("p", "buttons")
        .kid(bits::button("primary", say::ADD_BUTTON, add).with("id", "add-school"));
    let inner = html! {
        <Fold {is_open}>
            { tag("summary", "").kid(words("h2", "", say::ADD)) }
            { words("p", "note", say::ADD_NOTE) }
            { fields }
            { tag("div", "field").kid(words("span", "field-name", say::NEW_KIND)).kid(kinds) }
            { maybe(problem) }
            { buttons }
        </Fold>
    };
    tag("section", "panel new-school").with("id", "new-school").with("tabindex", "-1").node(inner)
}

/// That a school was added by hand, and the way to take it out again.
pub fn added(scene: &Scene<'_>, index: usize, school: &SchoolView) -> Option<Tag> {
    school.is_added.then(|| {
        let remove = scene.click(Action::Entered(Enter::Remove(index)));
        tag("p", "note")
            .words(say::ADDED)
            .kid(bits::button("mend", say::REMOVE, remove).with("id", "remove-school"))
    })
}
