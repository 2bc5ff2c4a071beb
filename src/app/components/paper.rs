//! A document that the worker wrote in plain blocks: a standard, a comparison, what a link contains.

use yew::prelude::*;

use crate::app::components::{Scroll, badge, text};
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
            { text("h2", "", &one.heading) }
            if !one.lead.is_empty() { { text("p", "", &one.lead) } }
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
        Cell::Text(words) => text("td", "", &words),
        Cell::Verdict(verdict, words) => {
            let mark = mark::verdict(*verdict).0;
            html! { <td>{ badge(mark, words) }</td> }
        }
    }
}

fn entry(one: &Entry) -> Html {
    html! {
        <article class="entry">
            <h3>
                if !one.label.is_empty() { { text("span", "label", &one.label) } }
                { &one.title }
                if !one.mark.is_empty() { { text("span", "corrected", &one.mark) } }
            </h3>
            if !one.lines.is_empty() {
                <dl class="trace">
                    for (name, line) in &one.lines {
                        <div>{ text("dt", "", &name) }{ text("dd", "", &line) }</div>
                    }
                </dl>
            }
        </article>
    }
}
