//! Parts of a line of 督导评估项目: what stands in its summary, and what it unfolds to.

use yew::prelude::*;

use crate::app::components::{badge, text};
use crate::app::text::checks as say;
use crate::app::view::mark::{self, Mark};
use crate::digest::RelaxedDigest;
use crate::evaluate::Verdict;

/// What stands in a line while it is folded.
#[derive(Properties, PartialEq)]
pub struct ItemSummaryProps {
    /// The sign and the colour of the outcome.
    pub mark: Mark,
    /// Its word.
    pub word: &'static str,
    /// The item's number in the standard.
    pub label: AttrValue,
    /// Its title.
    pub title: AttrValue,
    /// What it comes to.
    pub detail: AttrValue,
    /// What is to be known of it beside.
    #[prop_or_default]
    pub chips: Vec<&'static str>,
}

/// The line while it is folded.
#[component]
pub fn ItemSummary(props: &ItemSummaryProps) -> Html {
    html! {
        <summary>
            { badge(props.mark, &props.word) }
            { text("strong", "item-id", &props.label) }
            <span class="item-title">
                { &props.title }
                for chip in props.chips.iter().copied() { <span key={chip} class="chip">{ chip }</span> }
            </span>
            { text("span", "note", &props.detail) }
        </summary>
    }
}

/// A part of what a line unfolds to.
#[derive(Properties, PartialEq)]
pub struct ItemPartProps {
    /// Its heading.
    pub name: &'static str,
    /// What is in it.
    pub children: Html,
}

/// A part of what a line unfolds to.
#[component]
pub fn ItemPart(ItemPartProps { name, children }: &ItemPartProps) -> Html {
    html! { <section>{ text("h3", "", &*name) }{ children.clone() }</section> }
}

/// The mark and word of what an item says of a school.
pub fn of_school(verdict: Verdict) -> (Mark, &'static str) {
    match verdict {
        Verdict::Missing => (Mark::Unknown, say::TO_FILL),
        other => mark::verdict(other),
    }
}

/// By which relaxation an item holds.
pub fn relaxed(one: &RelaxedDigest) -> String {
    say::relaxed(&one.name, &one.reason, mark::verdict(one.without).1)
}
