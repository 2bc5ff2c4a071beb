//! 督导评估项目: a line for each item with its sign and word, which unfolds to its figures, its schools,
//! its clause and the fields to fill in.

mod filter;
mod item;
mod item_parts;

use yew::prelude::*;

use self::filter::Filter;
use self::item::Item;
use crate::app::components::{Board, NewSchoolForm, SlotField, heading, text};
use crate::app::hooks::use_app_state;
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::app::state::{Data, State};
use crate::app::text::checks as say;
use crate::digest::{BoardGroup, CheckDigest};
use crate::evaluate::CheckVerdict;

/// Of which county.
#[derive(Properties, PartialEq)]
pub struct ChecksProps {
    /// The county.
    pub data: Shared<Data>,
}

/// The screen.
#[component]
pub fn Checks(ChecksProps { data }: &ChecksProps) -> Html {
    let state = use_app_state();
    let all_schools_of = state.all_schools_of;
    let item = |(index, one): (usize, &CheckDigest)| {
        let is_target = state.route == Route::Checks(Some(index));
        html! {
            <Item
                key={one.id.as_str()}
                data={data.clone()}
                {index}
                {is_target}
                is_open={is_target || state.is_unfolded}
                is_of_all_schools={all_schools_of == Some(index)}
            />
        }
    };
    let group = |of: &BoardGroup| {
        let group = of.group?;
        let items = data.digest.checks.iter().enumerate().filter(|(_, one)| one.group == group);
        let items: Vec<Html> =
            items.filter(|(index, one)| is_shown(&state, *index, one.verdict)).map(item).collect();
        (!items.is_empty()).then(|| {
            html! {
                <section key={of.name.as_str()} class="items">
                    { text("h2", "", &of.name) }
                    { items.into_iter().collect::<Html>() }
                </section>
            }
        })
    };
    let groups: Vec<Html> = data.digest.county.board.iter().filter_map(group).collect();
    let is_empty = groups.is_empty();
    html! {
        <>
            { heading(say::HEADING) }
            { text("p", "lead", say::LEAD) }
            <section class="panel board-panel"><Board data={data.clone()} /></section>
            <Filter data={data.clone()} />
            <div>
                { groups.into_iter().collect::<Html>() }
                if is_empty { { text("p", "panel", say::NONE_SHOWN) } }
            </div>
            // What a county reports and no item asks for.
            <section class="panel others">
                { text("h2", "", say::OTHERS) }
                { text("p", "note", say::OTHERS_NOTE) }
                <div class="fields">
                    for field in &data.digest.others {
                        <SlotField key={field.id.as_str()} place="county" field={field.clone()} />
                    }
                </div>
            </section>
            <NewSchoolForm is_open=false />
        </>
    }
}

/// Whether the filter lets an item through; the one that the address speaks of is always there, and one
/// that was there when the filter was chosen stays: somebody may be typing in it.
fn is_shown(state: &State, index: usize, verdict: CheckVerdict) -> bool {
    let is_told = matches!(state.route, Route::Checks(Some(_)));
    let is_let_through = state.check_filter.is_none_or(|only| only == verdict);
    is_let_through || is_told || state.held_items.contains(&index)
}
