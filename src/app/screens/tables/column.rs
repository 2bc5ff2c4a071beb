//! One column of a table with what it was taken for: in words, or as lists to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::components::element::{Tag, tag, text, words};
use crate::app::scene::Scene;
use crate::app::state::{Action, Remap};
use crate::app::text::tables as say;
use crate::app::view::tables as view;
use crate::county::{Field, Part};
use crate::intake::{Assigned, Meaning};
use crate::view_model::ColumnView;

/// Whether something of the column is used.
pub fn is_used(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Ignored | Meaning::Derived => false,
        Meaning::Person(column) => column.is_used(),
        _ => true,
    }
}

/// The line of a column.
pub fn line(
    scene: &Scene<'_>,
    index: usize,
    column: &ColumnView,
    now: Option<Assigned>,
    is_fixed: bool,
) -> Tag {
    let header = if column.header.is_empty() { say::NO_HEADER } else { &column.header };
    let basis = say::basis(column.meaning, column.basis, column.unit);
    let cells = if is_fixed { shown(column) } else { choices(scene, index, column, now) };
    tag("tr", if is_used(column.meaning) { "" } else { "quiet-row" })
        .key(&column.place)
        .kid(tag("td", "").kid(text("code", "", column.place.clone())))
        .kid(text("th", "", header.to_owned()).with("scope", "row"))
        .kids(cells)
        .kid(text("td", "samples", column.samples.clone()))
        .kid(words("td", if basis == say::UNRECOGNISED { "note problem" } else { "note" }, basis))
}

/// What a column is, in words.
fn shown(column: &ColumnView) -> [Tag; 3] {
    let (name, part, unit) = match column.meaning {
        _ if column.asks.is_some() => ("", "", String::new()),
        Meaning::Figure { field, part, factor } => {
            (field.name(), part.name(), say::unit(field.measure().unit(), factor))
        }
        Meaning::Derived => (say::DERIVED, "", String::new()),
        Meaning::Person(column) => (column.name(), "", String::new()),
        other => (name_of(view::id(other)), "", String::new()),
    };
    let name = column.asks.as_deref().unwrap_or(name);
    [text("td", "", name.to_owned()), words("td", "", part), text("td", "", unit)]
}

fn name_of(id: &str) -> &'static str {
    let who = view::WHO.iter().find(|(known, _)| *known == id);
    who.map_or(say::UNUSED, |(_, who)| say::who(*who))
}

/// What a column is, to be changed: what is decided counts before what was read.
fn choices(
    scene: &Scene<'_>,
    index: usize,
    column: &ColumnView,
    now: Option<Assigned>,
) -> [Tag; 3] {
    let (chosen, figure) = match now {
        Some(Assigned::Figure { field, part, factor }) => (field.id(), Some((field, part, factor))),
        Some(who) => (id_of(who), None),
        None => (view::id(column.meaning), view::figure(column)),
    };
    let at = column.at;
    let about = |name: &str| [column.place.as_str(), " ", name].concat();
    let cell = |kid: Option<Tag>| tag("td", "").maybe(kid);
    let of = column.clone();
    let meaning = select_of(scene, index, "meaning", about(say::MEANING), move |id| {
        view::assigned(&of, id).map(|now| Remap::Column(at, now))
    });
    let one = |field: &Field| option(field.id(), field.name().to_owned(), chosen == field.id());
    let (first, others) = view::fields();
    let who =
        view::WHO.iter().map(|(id, who)| option(id, say::who(*who).to_owned(), chosen == *id));
    let derived =
        (chosen == view::DERIVED).then(|| option(view::DERIVED, say::DERIVED.to_owned(), true));
    let meaning = meaning
        .kid(option(view::UNUSED, say::UNUSED.to_owned(), chosen == view::UNUSED))
        .maybe(derived)
        .kid(options(say::OF_INDICATORS).kids(first.iter().map(one)))
        .kid(options(say::OF_SCHOOL).kids(who))
        .kid(options(say::OF_OTHERS).kids(others.iter().map(one)));
    let part = figure.map(|(field, part, factor)| {
        let changed = move |id: &str| {
            let part = Part::from_id(id)?;
            Some(Remap::Column(at, Assigned::Figure { field, part, factor }))
        };
        let one = |one: Part| option(one.id(), one.name().to_owned(), one == part);
        select_of(scene, index, "part", about(say::STAGE), changed)
            .kids(view::PARTS.into_iter().map(one))
    });
    let unit = figure.map(|figure| unit(scene, (index, column), figure, about(say::UNIT)));
    [cell(Some(meaning)), cell(part), cell(unit)]
}

fn unit(
    scene: &Scene<'_>,
    (index, column): (usize, &ColumnView),
    (field, part, said): (Field, Part, Option<u32>),
    about: String,
) -> Tag {
    let name = field.measure().unit();
    let factors = view::factors(field);
    if factors.is_empty() {
        return words("span", "note", name);
    }
    let at = column.at;
    let changed = move |id: &str| {
        let factor = id.parse().ok();
        Some(Remap::Column(at, Assigned::Figure { field, part, factor }))
    };
    let read = match column.meaning {
        Meaning::Figure { field: read, factor, .. } if read == field && said.is_none() => {
            [say::UNIT_AS_WRITTEN, "（", &say::unit(name, factor), "）"].concat()
        }
        _ => say::UNIT_AS_WRITTEN.to_owned(),
    };
    let one = |factor: &u32| {
        let id = factor.to_string();
        option_of(id, say::unit(name, *factor), said == Some(*factor))
    };
    select_of(scene, index, "unit", about, changed)
        .kid(option("", read, said.is_none()))
        .kids(factors.iter().map(one))
}

fn id_of(who: Assigned) -> &'static str {
    view::WHO.iter().find(|(_, one)| *one == who).map_or(view::UNUSED, |(id, _)| id)
}

fn select_of(
    scene: &Scene<'_>,
    index: usize,
    kind: &str,
    name: String,
    remap: impl Fn(&str) -> Option<Remap> + 'static,
) -> Tag {
    select(scene, &[kind, &index.to_string()].join("-"), name, remap)
}

/// A list of which one is chosen.
pub fn select(
    scene: &Scene<'_>,
    id: &str,
    name: String,
    remap: impl Fn(&str) -> Option<Remap> + 'static,
) -> Tag {
    let send = scene.send.clone();
    let changed = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(remap) = select.and_then(|select| remap(&select.value())) {
            send.emit(Action::Remapped(remap));
        }
    });
    tag("select", "").set("id", id.to_owned()).set("aria-label", name).on_change(changed)
}

/// A choice of a list.
pub fn option(id: &'static str, name: String, is_chosen: bool) -> Tag {
    option_of(id.to_owned(), name, is_chosen)
}

fn option_of(id: String, name: String, is_chosen: bool) -> Tag {
    text("option", "", name).set("value", id).selected(is_chosen)
}

fn options(name: &'static str) -> Tag {
    tag("optgroup", "").with("label", name)
}
