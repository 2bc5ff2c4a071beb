//! 识别情况: the files and their tables, and of one table each column with what it was taken for, to
//! be changed in place.

mod column;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::column::{is_used, line, option, select};
use crate::app::components::bits;
use crate::app::components::element::{Tag, maybe, tag, text, words};
use crate::app::components::files;
use crate::app::hooks::use_app;
use crate::app::scene::Scene;
use crate::app::state::{Action, Remap};
use crate::app::text::tables as say;
use crate::county::Part;
use crate::intake::{Mapping, Shape};
use crate::view_model::{FileTables, MOST_COLUMNS, RecognisedTable};

/// The screen.
#[component]
pub fn Tables() -> Html {
    let app = use_app();
    let scene = &app.scene();
    let tables = &scene.state.tables;
    let body = match tables.shown() {
        Some((file, index, table)) => tag("div", "tables")
            .kid(list(scene, (&file.name, index)))
            .kid(panel(scene, file, table)),
        None => {
            let is_awaited = scene.state.data.is_some() && tables.files.is_none();
            let sentence = if is_awaited { say::WAITING } else { say::NOTHING };
            tag("div", "panel empty").kid(words("p", "", sentence))
        }
    };
    html! {
        <>
            { bits::heading(say::HEADING.to_owned()) }
            { words("p", "lead", say::LEAD) }
            { body }
            { maybe(remembered(scene)) }
        </>
    }
}

fn list(scene: &Scene<'_>, shown: (&str, usize)) -> Tag {
    let file = |file: &FileTables| {
        let is_unread = scene.state.tables.unread.iter().any(|one| one.tables.name == file.name);
        let one = |(index, table): &(usize, &RecognisedTable)| {
            let index = *index;
            let used = table.columns.iter().filter(|one| is_used(one.meaning)).count();
            let summary = say::summary(table.shape, table.schools, used, table.columns.len());
            let show = scene.click(Action::Remapped(Remap::Show(file.name.clone(), index)));
            let is_shown = shown == (file.name.as_str(), index);
            let button = text("button", "", table.sheet.clone())
                .with("type", "button")
                .with("aria-pressed", if is_shown { "true" } else { "false" })
                .on_click(show)
                .kid(text("span", "note", summary));
            tag("li", "").kid(button)
        };
        // What tells of no school is there to be looked at, and in nobody's way.
        let (aside, tables): (Vec<_>, Vec<_>) =
            file.tables.iter().enumerate().partition(|(_, table)| table.shape == Shape::Aside);
        let is_open = shown.0 == file.name && aside.iter().any(|(index, _)| *index == shown.1);
        let aside = (!aside.is_empty()).then(|| {
            tag("details", "table-asides")
                .flag("open", is_open)
                .kid(text("summary", "note", say::asides(aside.len())))
                .kid(tag("ul", "").kids(aside.iter().map(one)))
        });
        let head = tag("div", "table-file")
            .kid(text("strong", "", file.name.clone()))
            .maybe(files::remove(scene, &file.name).filter(|_| !is_unread));
        tag("li", "")
            .kid(head)
            .maybe(is_unread.then(|| words("span", "problem", say::UNREAD)))
            .kid(tag("ul", "").kids(tables.iter().map(one)))
            .maybe(aside)
    };
    tag("nav", "table-list panel")
        .with("aria-label", say::LIST)
        .kid(tag("ul", "").kids(scene.state.tables.all().map(file)))
}

/// Whether it has a line a question and not a column.
fn is_by_row(table: &RecognisedTable) -> bool {
    matches!(table.shape, Shape::Form | Shape::Cross | Shape::County)
}

fn panel(scene: &Scene<'_>, file: &FileTables, table: &RecognisedTable) -> Tag {
    let state = &scene.state;
    let is_sample = state.data.as_ref().is_some_and(|data| data.is_sample)
        && state.tables.unread.iter().all(|one| one.tables.name != file.name);
    let is_by_row = is_by_row(table);
    let is_of_persons = table.shape == Shape::Persons;
    let is_fixed = is_sample || is_by_row || is_of_persons || table.shape == Shape::Skipped;
    let is_whole_fixed = is_sample || matches!(table.shape, Shape::Cross | Shape::County);
    let is_long = table.columns.len() >= MOST_COLUMNS;
    let said = state.decided.now().amendments.mapping(table.layout);
    let unread = state.tables.unread.iter().find(|one| one.tables.name == file.name);
    let problem = match (table.shape, unread) {
        (Shape::Unknown, _) => Some(words("p", "problem", say::UNKNOWN)),
        (Shape::Aside, None) => Some(words("p", "note", say::ASIDE)),
        (_, Some(unread)) => Some(text("p", "problem", unread.message.clone())),
        _ => None,
    };
    let note = |sentence: &'static str| words("p", "note", sentence);
    let offer = state.offer(table).filter(|_| !is_fixed).map(|one| offer(scene, one));
    tag("section", "panel table-panel")
        .key(&[file.name.as_str(), &table.sheet].join("!"))
        .kid(text("h2", "", [file.name.as_str(), &table.sheet].join(" › ")))
        .maybe(problem)
        .maybe(is_sample.then(|| note(say::OF_SAMPLE)))
        .maybe((is_by_row && !is_sample).then(|| note(say::READ_ONLY)))
        .maybe(is_of_persons.then(|| note(say::OF_PERSONS)))
        .maybe(
            (!is_whole_fixed && !state.is_at_hand(&file.name))
                .then(|| words("p", "problem", say::NOT_AT_HAND)),
        )
        .maybe(offer)
        .maybe((!is_whole_fixed).then(|| whole(scene, &file.name, table, said)))
        .kid(columns(scene, table, said, is_fixed))
        .maybe(is_long.then(|| text("p", "note", say::first_columns(MOST_COLUMNS))))
}

fn offer(scene: &Scene<'_>, said: &Mapping) -> Tag {
    let act = |remap: Remap| scene.click(Action::Remapped(remap));
    tag("div", "table-offer")
        .kid(text("p", "", say::offer(said)))
        .kid(bits::button("primary", say::APPLY, act(Remap::Apply)).with("id", "apply"))
        .kid(bits::button("", say::FORGET, act(Remap::Forget(Some(said.layout)))))
}

/// What is said of the table as a whole: its header, its stage, whether it is read.
fn whole(scene: &Scene<'_>, file: &str, table: &RecognisedTable, said: Option<&Mapping>) -> Tag {
    let (top, bottom) = table.header;
    let rows = tag("span", "table-rows")
        .kid(row(scene, say::FROM_ROW, "header-top", top, move |top| (top, bottom.max(top))))
        .kid(row(scene, say::TO_ROW, "header-bottom", bottom, move |bottom| {
            (top.min(bottom), bottom)
        }));
    let of_sheet = said.and_then(|said| said.sheet(file, &table.sheet));
    let stage = of_sheet.and_then(|one| one.stage);
    let choice = |id: &'static str, part: Option<Part>, name: &'static str| {
        option(id, name.to_owned(), stage == part)
    };
    let parts = [Part::Primary, Part::Junior, Part::Senior];
    let select = select(scene, "table-stage", say::TABLE_STAGE.to_owned(), |id| {
        Some(Remap::Stage(Part::from_id(id)))
    })
    .kid(choice("found", None, say::AS_FOUND))
    .kid(choice(Part::Whole.id(), Some(Part::Whole), say::NO_STAGE))
    .kids(parts.into_iter().map(|part| choice(part.id(), Some(part), part.name())));
    let send = scene.send.clone();
    let skip = tag("input", "")
        .with("type", "checkbox")
        .with("id", "table-skip")
        .checked(of_sheet.is_some_and(|one| one.skip))
        .on_change(Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let is_skipped = input.is_some_and(|input| input.checked());
            send.emit(Action::Remapped(Remap::Skip(is_skipped)));
        }));
    let reset = said.map(|_| {
        let does = scene.click(Action::Remapped(Remap::Reset));
        bits::button("", say::RESET, does).with("id", "table-reset")
    });
    let stage = tag("label", "").kid(words("span", "", say::TABLE_STAGE)).kid(select);
    let is_by_column =
        matches!(table.shape, Shape::Rows | Shape::Persons | Shape::Unknown | Shape::Aside);
    tag("div", "table-whole")
        .maybe(is_by_column.then_some(rows))
        .maybe(is_by_column.then_some(stage))
        .kid(tag("label", "check").kid(skip).kid(words("span", "", say::SKIP)))
        .maybe(reset)
}

/// A row of the header, as a person counts it.
fn row(
    scene: &Scene<'_>,
    name: &'static str,
    id: &'static str,
    row: u32,
    rows: impl Fn(u32) -> (u32, u32) + 'static,
) -> Tag {
    let send = scene.send.clone();
    let changed = Callback::from(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let typed = input.and_then(|input| input.value().parse::<u32>().ok());
        if let Some(row) = typed.and_then(|typed| typed.checked_sub(1)) {
            let (top, bottom) = rows(row);
            send.emit(Action::Remapped(Remap::Header(top, bottom)));
        }
    });
    let send = scene.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(Action::Remapped(Remap::Type(id, text)));
    });
    let typing = scene.state.tables.typing.as_ref().filter(|(of, _)| *of == id);
    let now = typing.map_or_else(|| row.saturating_add(1).to_string(), |(_, text)| text.clone());
    let input = tag("input", "")
        .with("id", id)
        .with("type", "number")
        .with("min", "1")
        .value(&now)
        .on_input(typed)
        .on_change(changed);
    tag("label", "").words(name).kid(input).words(say::ROW)
}

fn columns(
    scene: &Scene<'_>,
    table: &RecognisedTable,
    said: Option<&Mapping>,
    is_fixed: bool,
) -> Tag {
    let is_by_row = is_by_row(table);
    let head = tag("tr", "")
        .kid(bits::column("", if is_by_row { say::CELL } else { say::COLUMN }))
        .kid(bits::column("", say::HEADER))
        .kid(bits::column("", say::MEANING))
        .kid(bits::column("", say::STAGE))
        .kid(bits::column("", say::UNIT))
        .kid(bits::column("", say::SAMPLES))
        .kid(bits::column("", say::BASIS));
    let rows = table.columns.iter().enumerate().map(|(index, column)| {
        let now = said.filter(|_| !is_by_row).and_then(|said| said.column(column.at));
        line(scene, index, column, now, is_fixed)
    });
    let body = tag("table", "plain table-columns")
        .kid(text("caption", "unseen", table.sheet.clone()))
        .kid(tag("thead", "").kid(head))
        .kid(tag("tbody", "").kids(rows));
    bits::scrolled(table.sheet.clone(), body)
}

/// What is remembered on this machine, and how to forget it.
fn remembered(scene: &Scene<'_>) -> Option<Tag> {
    let all = &scene.state.tables.remembered;
    if all.is_empty() {
        return None;
    }
    let forget = |layout| scene.click(Action::Remapped(Remap::Forget(layout)));
    let one = |said: &Mapping| {
        let about = [say::FORGET, &said.title].concat();
        tag("li", "")
            .kid(text("strong", "", said.title.clone()))
            .kid(text("span", "note", say::mapping(said)))
            .kid(
                bits::button("mend", say::FORGET, forget(Some(said.layout)))
                    .set("aria-label", about),
            )
    };
    let all_of_them = bits::button("", say::FORGET_ALL, forget(None)).with("id", "forget-all");
    Some(
        tag("section", "panel table-memory")
            .kid(words("h2", "", say::REMEMBERED))
            .kid(words("p", "note", say::REMEMBERED_NOTE))
            .kid(tag("ul", "pairs").kids(all.iter().map(one)))
            .kid(tag("p", "buttons").kid(all_of_them)),
    )
}
