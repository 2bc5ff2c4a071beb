//! The table of raw figures, cell by cell: what stands in each, where it comes from, and the keys and
//! clicks of a spreadsheet. What they lead to is for the reducer.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, EventTarget, HtmlInputElement};
use yew::prelude::*;

use super::row::RowProps;
use crate::app::components::bits;
use crate::app::components::correction;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::manual::unit;
use crate::app::scene::Scene;
use crate::app::state::{Action, Data, Edit, Mend, Spot};
use crate::app::text::{grid as say, mend as words_of, share};
use crate::app::view::grid::{Place, Toward, cell_id, cell_of, columns};
use crate::app::view::mark;
use crate::app::view::rows::{Show, TableView};
use crate::county::Field;
use crate::findings::Severity;
use crate::view_model::{FactOf, FactView, GridCell, ViewModel};

/// The cell in which something happened.
fn at(target: Option<EventTarget>) -> Option<Place> {
    let cell = target?.dyn_into::<Element>().ok()?.closest("td[id]").ok()??;
    cell_of(&cell.id())
}

fn view_of(show: Show) -> TableView {
    TableView { show, ..TableView::default() }
}

/// The first column.
pub fn first(show: Show, data: &Data) -> Option<Field> {
    columns(&view_of(show), &data.view_model).first().copied()
}

/// The heads of the columns.
pub fn heads(show: Show, data: &Data) -> impl Iterator<Item = Tag> {
    columns(&view_of(show), &data.view_model).iter().map(|field| {
        text("th", "figure-head", field.name().to_owned()).with("scope", "col").kid(words(
            "span",
            "unit",
            unit(*field),
        ))
    })
}

/// The table, with what keys, clicks and typing in it do.
pub fn live(table: Tag, send: &Callback<Action>) -> Tag {
    let mend = send.reform(Action::Mended);
    // A click selects and never opens: what is typed next takes the old figure's place.
    let clicked = {
        let mend = mend.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(place) = at(event.target()) {
                mend.emit(Mend::Go(place));
            }
        })
    };
    // In the field that is open it chooses a word: there is nothing to begin.
    let clicked_twice = {
        let mend = mend.clone();
        Callback::from(move |event: MouseEvent| {
            if at(event.target()).is_some() {
                mend.emit(Mend::Begin(None));
            }
        })
    };
    let pasted = {
        let mend = mend.clone();
        Callback::from(move |event: Event| {
            // Into a field that is open the browser pastes itself.
            let is_field = event.target_dyn_into::<HtmlInputElement>().is_some();
            let Some(place) = at(event.target()).filter(|_| !is_field) else { return };
            if let Some(text) = clipboard(&event) {
                event.prevent_default();
                mend.emit(Mend::From(place));
                mend.emit(Mend::Paste(text));
            }
        })
    };
    let pressed = {
        let mend = mend.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(place) = at(event.target()) else { return };
            if let Some(meant) = meaning(&event) {
                mend.emit(Mend::From(place));
                mend.emit(meant);
            }
        })
    };
    let typed = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            mend.emit(Mend::Type(input.value()));
        }
    });
    let table = table.with("role", "grid").on_click(clicked).on_double_click(clicked_twice);
    table.on_paste(pasted).on_key(pressed).on_input(typed)
}

/// The text that is pasted.
fn clipboard(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<ClipboardEvent>()?;
    event.clipboard_data()?.get_data("text/plain").ok().filter(|text| !text.is_empty())
}

/// What a key means.
fn meaning(event: &KeyboardEvent) -> Option<Mend> {
    if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let is_typing = event.target_dyn_into::<HtmlInputElement>().is_some();
    let key = event.key();
    let mend = match (key.as_str(), is_typing, event.shift_key()) {
        ("Enter", true, false) | ("ArrowDown", false, _) => Mend::Step(Toward::Down),
        ("Enter", true, true) | ("ArrowUp", false, _) => Mend::Step(Toward::Up),
        ("Tab", true, false) | ("ArrowRight", false, _) => Mend::Step(Toward::Right),
        ("Tab", true, true) | ("ArrowLeft", false, _) => Mend::Step(Toward::Left),
        ("Escape", true, _) => Mend::Close,
        (_, true, _) => return None,
        ("Home", ..) => Mend::Step(Toward::Start),
        ("End", ..) => Mend::Step(Toward::End),
        ("Enter", ..) => Mend::Enter,
        ("F2", ..) => Mend::Begin(None),
        // A key of an input method has no letter yet.
        ("Delete" | "Backspace" | "Process", ..) => Mend::Begin(Some(String::new())),
        (letter, ..) if letter != " " && letter.chars().count() == 1 => Mend::Begin(Some(key)),
        _ => return None,
    };
    event.prevent_default();
    Some(mend)
}

/// One row.
pub fn row(props: &RowProps) -> Option<Tag> {
    let view_model = &props.data.view_model;
    let row = view_model.grid.rows.get(props.row)?;
    let school = view_model.schools.get(row.school)?;
    let name = match row.unit.and_then(|unit| view_model.units.get(unit)) {
        Some(unit) => bits::unit_link(unit, school.name.clone()),
        None => text("span", "", school.name.clone()),
    };
    let reason = view_model.excluded.iter().find(|(index, _)| *index == row.school);
    let reason = reason.map(|(_, reason)| words("span", "note", mark::exclusion(*reason)));
    let facts = school.facts.open();
    let all = columns(&view_of(props.show), view_model);
    let doubts = doubts(view_model, row.school);
    let before = if props.show == Show::Others { view_model.grid.needed } else { 0 };
    let cells = row.cells.open();
    let cells = all.iter().zip(cells.iter().skip(before)).map(|(field, at)| {
        let place = Place { school: row.school, part: row.part, field: *field };
        let fact = facts.iter().find(|one| one.fact == (*field, at.part));
        let is_here = props.at == Some(*field);
        let edit = props.edit.as_ref().filter(|edit| edit.spot == Spot::Cell(place));
        let doubt = doubts.iter().find(|(one, _)| *one == (*field, at.part));
        let doubt = doubt.map(|(_, message)| *message);
        cell(place, *at, (fact, doubt), &view_model.sheets, edit)
            .with("tabindex", if is_here { "0" } else { "-1" })
    });
    let cells: Vec<Tag> = cells.collect();
    Some(
        tag("tr", "")
            .kid(tag("th", "name").with("scope", "row").kid(name).maybe(reason))
            .kid(words("td", "", row.part.name()))
            .kids(cells),
    )
}

/// What there is to say of a school's figures, but for what is only told.
fn doubts(view_model: &ViewModel, school: usize) -> Vec<(FactOf, &str)> {
    let counts = view_model.findings.iter().filter(|one| one.severity != Severity::Notice);
    let here = counts.filter_map(|one| Some((one.fact?, one.message.as_str())));
    here.filter(|((of, _), _)| *of == school).map(|((_, fact), message)| (fact, message)).collect()
}

fn cell(
    place: Place,
    at: GridCell,
    (fact, doubt): (Option<&FactView>, Option<&str>),
    sheets: &[String],
    edit: Option<&Edit>,
) -> Tag {
    let td = tag("td", "number figure").set("id", cell_id(place));
    if let Some(edit) = edit {
        return td.and("typing").kid(correction::input(edit));
    }
    let of = (place.field, at.part);
    let title = source(of, fact, sheets);
    let title = if title.is_empty() { td } else { td.set("title", title) };
    let doubted = doubt.map(|message| {
        words("span", "sign", say::DOUBT)
            .with("role", "img")
            .with("aria-label", say::DOUBTED)
            .set("title", message.to_owned())
    });
    let title = if doubted.is_some() { title.and("doubted").maybe(doubted) } else { title };
    match fact.and_then(|one| Some((one, one.value.clone()?))) {
        Some((one, value)) if one.is_corrected => {
            let sign = words("span", "sign", say::CORRECTED_SIGN)
                .with("role", "img")
                .with("aria-label", words_of::CORRECTED);
            title.and("mended").kid(sign).text(value)
        }
        Some((_, value)) => title.text(value),
        None if at.is_missing => title.and("unknown").words(say::MISSING),
        None => title.and("blank").words(say::BLANK),
    }
}

/// Where a figure comes from, and what it was.
fn source(of: FactOf, fact: Option<&FactView>, sheets: &[String]) -> String {
    let Some(fact) = fact else { return String::new() };
    let mut told: Vec<String> = Vec::new();
    if fact.is_corrected {
        told.push([words_of::CORRECTED, &words_of::was(of, fact.was.as_deref())].join("，"));
    }
    if fact.is_shared {
        told.push(share::FROM.to_owned());
    }
    told.extend(fact.cells.iter().map(|(sheet, cell)| {
        [sheets.get(*sheet as usize).map_or("", String::as_str), cell].concat()
    }));
    told.join("，")
}

/// Above the table: the cell where the keys work, in full, as a spreadsheet's bar for formulas.
pub fn bar(scene: &Scene<'_>, data: &Data) -> Tag {
    let bar = tag("div", "cell-bar").with("role", "status");
    let place = scene.state.cursor;
    let known = place.and_then(|place| {
        Some((place, data.view_model.schools.get(place.school)?, place.fact(&data.view_model)?))
    });
    let Some((place, school, of)) = known else {
        return bar.kid(words("span", "note", say::KEYS));
    };
    let fact = school.fact(of);
    let doubt = doubts(&data.view_model, place.school).into_iter().find(|(one, _)| *one == of);
    let value = words_of::figure(of, fact.as_ref().and_then(|one| one.value.as_deref()));
    let edit = scene.state.edit.as_ref().filter(|edit| edit.spot == Spot::Cell(place));
    let told = match edit {
        Some(edit) => correction::about(edit, say::TYPING),
        None => {
            let source = source(of, fact.as_ref(), &data.view_model.sheets);
            let source = if source.is_empty() { say::NOWHERE.to_owned() } else { source };
            text("span", "note", source)
        }
    };
    let begin = scene.click(Action::Mended(Mend::Enter));
    let word =
        if fact.is_some_and(|one| one.value.is_some()) { words_of::EDIT } else { words_of::FILL };
    let button = edit.is_none().then(|| bits::button("mend", word, begin));
    bar.kid(text("span", "", school.name.clone()))
        .kid(text("span", "", words_of::fact(of)))
        .kid(text("strong", "", value))
        .kid(told)
        .maybe(doubt.map(|(_, message)| text("span", "doubt", message.to_owned())))
        .maybe(button)
        .maybe(correction::effect(scene))
}
