//! The line of an item of the county.

use yew::prelude::*;

use super::item_parts::{Parts, Schools};
use crate::app::components::{ItemPart, ItemSummary, SlotField, relaxed, text};
use crate::app::shared::Shared;
use crate::app::state::Data;
use crate::app::text::checks as say;
use crate::app::view::mark;
use crate::county::Slot;
use crate::standard::Group;

#[derive(Properties, PartialEq)]
pub(super) struct ItemProps {
    pub data: Shared<Data>,
    /// Index into the county's items.
    pub index: usize,
    /// Whether the address speaks of it.
    pub is_target: bool,
    /// Whether it is unfolded.
    pub is_open: bool,
    /// Whether all of its schools are shown, however many there are.
    pub is_of_all_schools: bool,
}

#[component]
pub(super) fn Item(props: &ItemProps) -> Html {
    let ItemProps { data, index, is_target, is_open, is_of_all_schools } = props;
    let Some(one) = data.digest.checks.get(*index) else { return Html::default() };
    let (mark, word) = mark::check(one.verdict, one.group == Group::Veto);
    let chips = [
        (one.is_evidence && one.group != Group::Veto, say::BY_EVIDENCE),
        (one.is_local, say::LOCAL),
    ];
    let chips: Vec<_> = chips.into_iter().filter(|(is_so, _)| *is_so).map(|it| it.1).collect();
    let is_by_year = one.fields.iter().any(|field| matches!(field.slot, Slot::Monitor(_)));
    html! {
        <details
            class={classes!("item", mark.class())}
            id={["item", &one.id].join("-")}
            open={*is_open}
            data-target={is_target.then_some("")}
        >
            <ItemSummary
                {mark}
                {word}
                label={one.id.clone()}
                title={one.title.clone()}
                detail={one.detail.clone()}
                {chips}
            />
            <div class="item-body">
                if !one.fields.is_empty() {
                    <ItemPart name={say::FIELDS}>
                        <div class={if is_by_year { "fields by-three" } else { "fields" }}>
                            for field in &one.fields {
                                <SlotField
                                    key={field.id.as_str()}
                                    place={one.id.clone()}
                                    field={field.clone()}
                                />
                            }
                        </div>
                    </ItemPart>
                }
                if !one.notices.is_empty() {
                    <ItemPart name={say::NOTICES}>
                        <ul class="told">
                            for notice in &one.notices { { text("li", "", &notice) } }
                        </ul>
                    </ItemPart>
                }
                if !one.parts.is_empty() { <Parts parts={one.parts.clone()} /> }
                if !one.schools.is_empty() {
                    <Schools data={data.clone()} item={*index} is_whole={*is_of_all_schools} />
                }
                if !one.relaxed.is_empty() {
                    <ItemPart name={say::RELAXED}>
                        <ul class="told">
                            for (school, used) in &one.relaxed {
                                <li>
                                    { text("strong", "", &school_name(data, *school)) }
                                    { relaxed(used) }
                                </li>
                            }
                        </ul>
                    </ItemPart>
                }
                <ItemPart name={say::CLAUSE}>{ text("cite", "", &one.source) }</ItemPart>
            </div>
        </details>
    }
}

fn school_name(data: &Data, school: usize) -> &str {
    data.digest.schools.get(school).map_or("", |one| one.name.as_str())
}
