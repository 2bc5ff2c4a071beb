//! Small pieces that many screens use: marks, buttons, icons, a school's name and address.

use yew::prelude::*;

use crate::app::components::element::{Tag, tag, text, words};
use crate::app::route::Route;
use crate::app::text as words_of;
use crate::app::view::mark::Mark;
use crate::county::{Kind, Stage};
use crate::view_model::{IndicatorRules, SchoolView, UnitView};

/// A sign and a word, coloured.
pub fn badge((mark, word): (Mark, &'static str)) -> Tag {
    badge_of(mark, word.to_owned())
}

/// A sign and a text, coloured.
pub fn badge_of(mark: Mark, word: String) -> Tag {
    let sign = words("span", "sign", mark.sign()).with("aria-hidden", "true");
    tag("span", "badge").and(mark.class()).kid(sign).text(word)
}

/// The sign alone; the word is for those who do not see it.
pub fn sign((mark, word): (Mark, &'static str)) -> Tag {
    // One element: a large table has thousands of them.
    words("span", "sign", mark.sign())
        .and(mark.class())
        .with("role", "img")
        .with("aria-label", word)
        .with("title", word)
}

/// A button that does this.
pub fn button(class: &'static str, name: &'static str, does: Callback<MouseEvent>) -> Tag {
    words("button", class, name).with("type", "button").on_click(does)
}

/// A button with a name that is made up.
pub fn button_of(class: &'static str, name: String, does: Callback<MouseEvent>) -> Tag {
    text("button", class, name).with("type", "button").on_click(does)
}

/// A button of a row of choices.
pub fn choice(name: String, is_on: bool, does: Callback<MouseEvent>) -> Tag {
    text("button", "", name)
        .with("type", "button")
        .with("aria-pressed", if is_on { "true" } else { "false" })
        .on_click(does)
}

/// A link to a screen.
pub fn link(class: &'static str, to: Route, name: &'static str) -> Tag {
    words("a", class, name).set("href", to.hash())
}

/// A link to what was recognised as what.
pub fn to_tables() -> Tag {
    link("", Route::Tables, words_of::tables::SEE)
}

/// A unit's name as a link to its screen.
pub fn unit_link(unit: &UnitView, name: String) -> Tag {
    let to = Route::School { school: unit.school, stage: unit.stage };
    text("a", "", name).set("href", to.hash())
}

/// The heading of a screen, where the focus goes when it opens.
pub fn heading(name: String) -> Tag {
    text("h1", "", name).with("tabindex", "-1")
}

/// The head of a row: an indicator's label and a name of it.
pub fn row_head(of: &IndicatorRules, name: &str) -> Tag {
    tag("th", "")
        .with("scope", "row")
        .kid(text("span", "label", of.label.clone()))
        .text(name.to_owned())
}

/// The head of a column.
pub fn column(class: &'static str, name: &'static str) -> Tag {
    words("th", class, name).with("scope", "col")
}

/// A table that can be scrolled sideways on a small screen, also by keyboard.
pub fn scrolled(name: String, table: Tag) -> Tag {
    tag("div", "scroll")
        .with("tabindex", "0")
        .with("role", "group")
        .set("aria-label", name)
        .kid(table)
}

/// The name of a unit: the school's, with its section where it has several.
pub fn unit_name(school: &SchoolView, stage: Stage) -> String {
    if is_combined(school.kind) {
        [school.name.as_str(), words_of::section(stage, true)].join(" ")
    } else {
        school.name.clone()
    }
}

/// Whether a kind of school has more than one stage.
pub fn is_combined(kind: Kind) -> bool {
    kind.parts().len() > 1
}

/// A drawing; `paths` are classes and outlines.
fn drawing(class: &'static str, view: &'static str, paths: &[(&'static str, &'static str)]) -> Tag {
    let path = |(class, d): &(&'static str, &'static str)| tag("path", class).with("d", d);
    tag("svg", class).with("viewBox", view).with("aria-hidden", "true").kids(paths.iter().map(path))
}

/// The logo: a ruler and its marks.
pub fn logo() -> Tag {
    drawing(
        "logo",
        "0 0 32 32",
        &[
            (
                "logo-ground",
                "M7 0h18a7 7 0 0 1 7 7v18a7 7 0 0 1-7 7H7a7 7 0 0 1-7-7V7a7 7 0 0 1 7-7z",
            ),
            ("logo-line", "M6 10h20M6 22h20M10 10v5M16 10v7M22 10v5"),
        ],
    )
}

/// A closed lock.
pub fn lock() -> Tag {
    drawing("icon", "0 0 16 16", &[("", "M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3 7h10v7H3z")])
}

/// A sheet.
pub fn sheet() -> Tag {
    let lines = "M10 6h44v44H10zM10 17h44M10 28h44M10 39h44M25 17v33M40 17v33";
    drawing("sheet", "0 0 64 56", &[("sheet-back", "M10 6h44v44H10z"), ("", lines)])
}
