//! The county's verdict under the whole standard: the word, the board on which every demand has its
//! place, and what stands in the way, each a link to where it is explained or filled in.

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::route::Route;
use crate::app::services::effects;
use crate::app::state::Data;
use crate::app::text::checks as say;
use crate::app::view::{mark, summary};
use crate::evaluate::CheckVerdict;
use crate::standard::Group;
use crate::view_model::{BlockingView, BoardGroup, CountyView, Tile, Way};

/// So many things in the way are shown without being asked.
const OPEN: usize = 8;

/// The head of the county's screen.
pub fn section(data: &Data) -> Tag {
    let county = &data.view_model.county;
    let mark = mark::county(county.verdict);
    let heading = say::verdict(county.verdict, county.name.as_deref());
    let said = tag("div", "verdict-words")
        .kid(tag("p", "verdict-sign").kid(bits::badge(mark)))
        .kid(bits::heading(heading))
        .kid(words("p", "note", say::ALL_FOUR))
        .kid(tag("p", "").kid(bits::link("", Route::Checks(None), say::TO_ITEMS)));
    tag("section", "verdict county-verdict")
        .and(mark.0.class())
        .with("id", "county-verdict")
        .kid(said)
        .kid(board(county))
        .kid(blocking(county))
}

/// Every demand in its place, with a sign.
pub fn board(county: &CountyView) -> Tag {
    tag("dl", "board").with("aria-label", say::BOARD).kids(county.board.iter().map(group))
}

fn group(group: &BoardGroup) -> Tag {
    let is_veto = group.group == Some(Group::Veto);
    let name =
        tag("dt", "").text(group.name.clone()).kid(text("span", "note", summary::tally(group)));
    let tiles = group.tiles.iter().map(|tile| self::tile(tile, is_veto));
    tag("div", "").kid(name).kid(tag("dd", "").kids(tiles))
}

fn tile(tile: &Tile, is_veto: bool) -> Tag {
    let (mark, word) = mark::check(tile.verdict, is_veto);
    link("tile", tile.way)
        .and(mark.class())
        .set("title", [word, "：", &tile.title].concat())
        .text(tile.label.clone())
        .kid(words("span", "sign", mark.sign()).with("aria-hidden", "true"))
        .kid(words("span", "unseen", word))
}

/// A link to where something is explained or filled in: another screen, or a place on this one.
fn link(class: &'static str, way: Way) -> Tag {
    let (place, to) = match way {
        Way::Schools => ("new-school", Route::County),
        Way::Stage(_) => ("verdict", Route::County),
        Way::Findings => ("", Route::Findings),
        Way::Item(item) => ("", Route::Checks(Some(item))),
    };
    let link = tag("a", class).set("href", to.hash());
    if place.is_empty() {
        return link;
    }
    link.on_click(Callback::from(move |event: MouseEvent| {
        if effects::show(place).is_some() {
            event.prevent_default();
        }
    }))
}

/// What stands in the way: what fails apart from what is not known yet.
fn blocking(county: &CountyView) -> Tag {
    let of = |fails: bool| {
        let all = county.blocking.iter();
        all.filter(move |one| (one.verdict == CheckVerdict::NotMet) == fails).collect::<Vec<_>>()
    };
    let list = |all: &[&BlockingView], name: String, class: &'static str| {
        (!all.is_empty()).then(|| {
            tag("details", class)
                .flag("open", all.len() <= OPEN)
                .kid(tag("summary", "").kid(text("h2", "", name)))
                .kid(tag("ul", "").kids(all.iter().map(|one| item(one))))
        })
    };
    let (failing, pending) = (of(true), of(false));
    tag("div", "blocking")
        .maybe(list(&failing, say::failing(failing.len()), "failing"))
        .maybe(list(&pending, say::pending(pending.len()), "pending"))
}

fn item(one: &BlockingView) -> Tag {
    let name = link("", one.way).kid(text("strong", "", one.label.clone())).text(one.title.clone());
    tag("li", "").kid(name).kid(text("span", "note", one.detail.clone()))
}
