//! 标准: the standard in use as a document, and the choice of another. What the document says the worker
//! wrote; this draws it.

mod compare;
mod edit;

pub use self::compare::StandardCompare;
pub use self::edit::StandardEdit;

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::hooks::use_app;
use crate::app::route::Route;
use crate::app::scene::{Scene, choose_files};
use crate::app::services::effects;
use crate::app::state::{Action, Packs, Pick};
use crate::app::text::{self as all, standard as say};
use crate::app::view::mark;
use crate::standard::Choice;
use crate::view_model::PackPage;
use crate::view_model::paper::{Cell, Entry, Paper, Section};

/// The screen.
#[component]
pub fn Standard() -> Html {
    let app = use_app();
    let scene = &app.scene();
    let packs = &scene.state.packs;
    let print = Callback::from(|_: MouseEvent| effects::print());
    let buttons = tag("p", "buttons")
        .kid(bits::button("", say::LOAD, choose_files()).with("id", "load-pack"))
        .kid(bits::link("button", Route::StandardEdit, say::EDIT))
        .kid(bits::link("button", Route::StandardCompare, say::COMPARE))
        .kid(bits::button("", all::PRINT, print));
    let used = &scene.state.decided.now().standard;
    let choose = packs
        .shown
        .as_ref()
        .map(|(_, page)| choices(scene, say::IN_USE, page, |choice| choice == used, Pick::Use));
    frame(say::HEADING, say::LEAD)
        .maybe(refused(packs))
        .kid(tag("section", "panel chooser").maybe(choose).kid(buttons))
        .kid(shown(packs.shown.as_ref().map(|(_, page)| &page.paper)))
        .html()
}

/// A screen about standards.
pub fn frame(heading: &str, lead: &'static str) -> Tag {
    tag("div", "standard").kid(bits::heading(heading.to_owned())).kid(words("p", "lead", lead))
}

/// What was wrong with the pack that came last.
pub fn refused(packs: &Packs) -> Option<Tag> {
    packs.refused.as_ref().map(|paper| self::paper(paper).and("refused").with("role", "alert"))
}

/// A document, or a word until it is there.
pub fn shown(document: Option<&Paper>) -> Tag {
    document.map_or_else(|| words("p", "note", say::WAIT), paper)
}

/// A row of all standards that there are.
pub fn choices(
    scene: &Scene<'_>,
    name: &'static str,
    page: &PackPage,
    is_on: impl Fn(&Choice) -> bool,
    does: fn(Choice, String) -> Pick,
) -> Tag {
    let shipped = page.shipped.iter().map(|(id, name)| (Choice::Shipped(id.clone()), name));
    let own = scene.state.packs.own.iter().map(|one| (Choice::Own(one.text.clone()), &one.name));
    let one = |(choice, name): (Choice, &String)| {
        let is_on = is_on(&choice);
        bits::choice(name.clone(), is_on, scene.click(Action::Picked(does(choice, name.clone()))))
    };
    let list = tag("div", "choices").with("role", "group").with("aria-label", name);
    tag("div", "choosing").kid(words("h2", "", name)).kid(list.kids(shipped.chain(own).map(one)))
}

/// Draws a document.
pub fn paper(paper: &Paper) -> Tag {
    tag("div", "paper").kids(paper.sections.iter().map(section))
}

fn section(one: &Section) -> Tag {
    let mut panel = tag("section", "panel").kid(text("h2", "", one.heading.clone()));
    if !one.lead.is_empty() {
        panel = panel.kid(text("p", "", one.lead.clone()));
    }
    if !one.columns.is_empty() {
        let column = |name: &String| text("th", "", name.clone()).with("scope", "col");
        let row = |row: &Vec<Cell>| tag("tr", "").kids(row.iter().map(cell));
        let table = tag("table", "plain")
            .kid(tag("thead", "").kid(tag("tr", "").kids(one.columns.iter().map(column))))
            .kid(tag("tbody", "").kids(one.rows.iter().map(row)));
        panel = panel.kid(bits::scrolled(one.heading.clone(), table));
    }
    panel.kids(one.entries.iter().map(entry))
}

fn cell(one: &Cell) -> Tag {
    match one {
        Cell::Text(words) => text("td", "", words.clone()),
        Cell::Verdict(verdict, words) => {
            tag("td", "").kid(bits::badge_of(mark::verdict(*verdict).0, words.clone()))
        }
    }
}

fn entry(one: &Entry) -> Tag {
    let mut head = tag("h3", "");
    if !one.label.is_empty() {
        head = head.kid(text("span", "label", one.label.clone()));
    }
    head = head.text(one.title.clone());
    if !one.mark.is_empty() {
        head = head.kid(text("span", "corrected", one.mark.clone()));
    }
    let line = |(name, line): &(String, String)| {
        tag("div", "").kid(text("dt", "", name.clone())).kid(text("dd", "", line.clone()))
    };
    let lines =
        (!one.lines.is_empty()).then(|| tag("dl", "trace").kids(one.lines.iter().map(line)));
    tag("article", "entry").kid(head).maybe(lines)
}
