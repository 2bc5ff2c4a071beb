//! The board on which every demand of the standard has its place, and links from it.

use yew::prelude::*;

use crate::app::components::text;
use crate::app::route::Route;
use crate::app::services::effects;
use crate::app::shared::Shared;
use crate::app::state::Data;
use crate::app::text::checks as say;
use crate::app::view::{mark, summary};
use crate::digest::{BoardGroup, Tile, Way};
use crate::standard::Group;

/// Of which county.
#[derive(Properties, PartialEq)]
pub struct BoardProps {
    /// The county.
    pub data: Shared<Data>,
}

/// Every demand in its place, with a sign.
#[component]
pub fn Board(BoardProps { data }: &BoardProps) -> Html {
    html! {
        <dl class="board" aria-label={say::BOARD}>
            { data.digest.county.board.iter().map(group_of).collect::<Html>() }
        </dl>
    }
}

fn group_of(group: &BoardGroup) -> Html {
    let is_veto = group.group == Some(Group::Veto);
    let tiles = group.tiles.iter().map(|one| tile(one, is_veto));
    html! {
        <div>
            <dt>{ &group.name }{ text("span", "note", &summary::tally(group)) }</dt>
            <dd>{ tiles.collect::<Html>() }</dd>
        </div>
    }
}

fn tile(tile: &Tile, is_veto: bool) -> Html {
    let (mark, word) = mark::check(tile.verdict, is_veto);
    let title = [word, "：", &tile.title].concat();
    html! {
        <WayLink class={classes!("tile", mark.class())} way={tile.way} {title}>
            { &tile.label }
            <span class="sign" aria-hidden="true">{ mark.sign() }</span>
            { text("span", "unseen", &word) }
        </WayLink>
    }
}

/// A link to where something is explained or filled in.
#[derive(Properties, PartialEq)]
pub struct WayLinkProps {
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// Where it leads.
    pub way: Way,
    /// Shown while the mouse is on it.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Its words.
    pub children: Html,
}

/// A link to another screen, or to a place on this one.
#[component]
pub fn WayLink(props: &WayLinkProps) -> Html {
    let (place, to) = match props.way {
        Way::Schools => (Some("new-school"), Route::County),
        Way::Stage(_) => (Some("verdict"), Route::County),
        Way::Findings => (None, Route::Findings),
        Way::Item(item) => (None, Route::Checks(Some(item))),
    };
    let onclick = place.map(|place| {
        Callback::from(move |event: MouseEvent| {
            if effects::show(place).is_some() {
                event.prevent_default();
            }
        })
    });
    html! {
        <a class={&props.class} href={to.hash()} title={&props.title} {onclick}>
            { props.children.clone() }
        </a>
    }
}
