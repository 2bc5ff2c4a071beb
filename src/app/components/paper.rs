//! A document that the worker wrote in plain blocks: a standard, a comparison, what a link contains.

use yew::prelude::*;

use super::{Badge, Scroll};
use crate::app::view::mark;
use crate::digest::paper::{Cell, Entry, Paper as Document, Section};

/// A document.
#[derive(Properties, PartialEq)]
pub struct PaperProps {
    /// Its classes beside `paper`.
    #[prop_or_default]
    pub class: Classes,
    /// Its role, where it has one.
    #[prop_or_default]
    pub role: Option<AttrValue>,
    /// What it says.
    pub paper: Document,
}

/// A document.
#[component]
pub fn Paper(PaperProps { class, role, paper }: &PaperProps) -> Html {
    html! {
        <div class={classes!("paper", class.clone())} {role}>
            { paper.sections.iter().map(section).collect::<Html>() }
        </div>
    }
}

fn section(one: &Section) -> Html {
    html! {
        <section class="panel">
            <h2>{ &one.heading }</h2>
            if !one.lead.is_empty() { <p>{ &one.lead }</p> }
            if !one.columns.is_empty() {
                <Scroll label={one.heading.clone()}>
                    <table class="plain">
                        <thead>
                            <tr>for name in &one.columns { <th scope="col">{ name }</th> }</tr>
                        </thead>
                        <tbody>
                            for row in &one.rows {
                                <tr>{ row.iter().map(cell).collect::<Html>() }</tr>
                            }
                        </tbody>
                    </table>
                </Scroll>
            }
            { one.entries.iter().map(entry).collect::<Html>() }
        </section>
    }
}

fn cell(one: &Cell) -> Html {
    match one {
        Cell::Text(words) => html! { <td>{ words }</td> },
        Cell::Verdict(verdict, words) => {
            let mark = mark::verdict(*verdict).0;
            html! { <td><Badge {mark} word={words.clone()} /></td> }
        }
    }
}

fn entry(one: &Entry) -> Html {
    html! {
        <article class="entry">
            <h3>
                if !one.label.is_empty() { <span class="label">{ &one.label }</span> }
                { &one.title }
                if !one.mark.is_empty() { <span class="corrected">{ &one.mark }</span> }
            </h3>
            if !one.lines.is_empty() {
                <dl class="trace">
                    for (name, line) in &one.lines {
                        <div><dt>{ name }</dt><dd>{ line }</dd></div>
                    }
                </dl>
            }
        </article>
    }
}
