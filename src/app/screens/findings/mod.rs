//! 问题清单: the list of what was found: how much it matters, what to do, in which cell, at which school.

mod filter;
mod item;

use yew::prelude::*;

use self::filter::{CampusChoice, Filter};
use self::item::FindingItem;
use crate::app::components::{Button, MarkedCopies, heading, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::shared::Shared;
use crate::app::state::{Action, Data, Spot};
use crate::app::text::findings as say;
use crate::app::view::findings::{Group, groups, kind_name};
use crate::app::view::mark;
use crate::digest::FindingDigest;

/// Of which county.
#[derive(Properties, PartialEq)]
pub struct FindingsProps {
    /// The county.
    pub data: Shared<Data>,
}

/// The screen.
#[component]
pub fn Findings(FindingsProps { data }: &FindingsProps) -> Html {
    let state = use_app_state();
    let groups = groups(&data.digest, &state.sift);
    let is_empty = groups.is_empty();
    let none = if data.digest.findings.is_empty() { say::NONE } else { say::NONE_SHOWN };
    let section = |group: Group| {
        let key = [group.kind.0 as usize, group.kind.1 as usize];
        let key = key.map(|part| part.to_string()).join("-");
        html! { <KindOfFinding {key} data={data.clone()} {group} /> }
    };
    let sections: Html = groups.into_iter().map(section).collect();
    html! {
        <>
            { heading(say::HEADING) }
            { text("p", "lead", say::LEAD) }
            <MarkedCopies data={data.clone()} />
            <CampusChoice data={data.clone()} />
            <Filter data={data.clone()} />
            <div class="kinds-list">{ sections }</div>
            if is_empty {
                <div class="panel empty">{ text("p", "", &none) }</div>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct KindProps {
    data: Shared<Data>,
    group: Group,
}

/// The findings of one kind, and a way to the others of it.
#[component]
fn KindOfFinding(KindProps { data, group }: &KindProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let (severity, code) = group.kind;
    let more = {
        let (sift, kind) = (state.sift.clone(), group.kind);
        dispatch.on_click(move || Action::Sifted(sift.more(kind)))
    };
    let item = |index: &usize| {
        let finding = data.digest.findings.get(*index)?;
        // Only the item in which somebody types is drawn again with each key.
        let edit = state.edit.clone().filter(|edit| edit.spot == Spot::Finding(*index));
        let key = key(*index, finding, data);
        Some(html! { <FindingItem {key} data={data.clone()} index={*index} {edit} /> })
    };
    let items: Html = group.shown.iter().filter_map(item).collect();
    html! {
        <section class={classes!("kind", mark::severity(severity).0.class())}>
            <h2>
                { kind_name(code, &data.digest) }
                { text("span", "unit", &say::count(group.shown.len() + group.hidden)) }
            </h2>
            <ul class="findings">{ items }</ul>
            if group.hidden > 0 {
                { Button::new(&say::more(group.hidden), more).class("quiet").html() }
            }
        </section>
    }
}

/// By which a finding is known among the others when some of them come or go.
fn key(index: usize, one: &FindingDigest, data: &Data) -> String {
    let is_like = |other: &&FindingDigest| other.message == one.message && other.place == one.place;
    let before = data.digest.findings.iter().take(index).filter(is_like).count();
    [&one.message, one.place.as_deref().unwrap_or_default(), &before.to_string()].join("|")
}
