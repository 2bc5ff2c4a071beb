//! Which findings are shown, and how campuses count.

use yew::prelude::*;

use super::FindingsProps;
use crate::app::components::{Choices, choice, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::state::{Action, Mend};
use crate::app::text::findings as say;
use crate::app::view::findings::{Sift, kind_name, kinds};
use crate::app::view::{mark, summary};
use crate::finding::Code;

/// By how much a finding matters, by words, and by its kind.
#[component]
pub fn Filter(FindingsProps { data }: &FindingsProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let sift = &state.sift;
    let choice_of = |name: String, is_on: bool, next: Sift| {
        let onclick = dispatch.on_click(move || Action::Sifted(next.clone()));
        choice(&name, is_on, onclick)
    };
    let severity = |(severity, word, count): (Option<_>, &str, usize)| {
        let next = Sift { severity, code: None, ..sift.clone() };
        let name = [word, &count.to_string()].join(" ");
        choice_of(name, sift.severity == severity, next)
    };
    let counts = summary::severities(&data.digest.findings).into_iter();
    let counts = counts.filter(|(_, count)| *count > 0);
    let counts = counts.map(|(one, count)| (Some(one), mark::severity(one).1, count));
    let all = [(None, say::ALL, data.digest.findings.len())].into_iter();
    let severities: Html = all.chain(counts).map(severity).collect();
    let kinds = kinds(&data.digest, sift.severity);
    let kind = |(code, count): &(Code, usize)| {
        let is_on = sift.code == Some(*code);
        // Once more takes it away again.
        let next = Sift { code: (!is_on).then_some(*code), ..sift.clone() };
        let name = [kind_name(*code, &data.digest), &count.to_string()].join(" ");
        choice_of(name, is_on, next)
    };
    let oninput = {
        let sift = sift.clone();
        dispatch.on_input(move |search| Action::Sifted(Sift { search, ..sift.clone() }))
    };
    html! {
        <div class="filters">
            <Choices label={say::FILTER}>{ severities }</Choices>
            <input
                id="search-findings"
                type="search"
                placeholder={say::SEARCH}
                aria-label={say::SEARCH}
                value={sift.search.clone()}
                {oninput}
            />
            if kinds.len() > 1 {
                <Choices class="chips" label={say::KINDS}>
                    { kinds.iter().map(kind).collect::<Html>() }
                </Choices>
            }
        </div>
    }
}

/// How campuses count, where there are any: the rules of places differ.
#[component]
pub fn CampusChoice(FindingsProps { data }: &FindingsProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let is_it = |(code, _): &(Code, _)| matches!(code, Code::CampusMerged | Code::CampusApart);
    if !data.digest.kinds.iter().any(is_it) {
        return Html::default();
    }
    let is_apart = state.decided.now().amendments.campuses_apart;
    let choice = |apart: bool, name: &'static str| {
        let onclick = dispatch.on_click(move || Action::Mended(Mend::Campuses(apart)));
        choice(&name, is_apart == apart, onclick)
    };
    html! {
        <div class="filters">
            { text("span", "note", say::CAMPUSES_ABOUT) }
            <Choices label={say::CAMPUSES}>
                { choice(false, say::CAMPUSES_JOINED) }
                { choice(true, say::CAMPUSES_APART) }
            </Choices>
        </div>
    }
}
