//! Which items are shown, and whether they are unfolded.

use yew::prelude::*;

use super::ChecksProps;
use crate::app::components::{Button, Choices, choice};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::state::Action;
use crate::app::text::checks as say;
use crate::app::view::mark;
use crate::evaluate::CheckVerdict;

/// A choice for each outcome, with how many items came out so.
#[component]
pub fn Filter(ChecksProps { data }: &ChecksProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let choice = |only: Option<CheckVerdict>| {
        let all = data.digest.checks.iter();
        let count = all.filter(|one| only.is_none_or(|only| only == one.verdict)).count();
        let word = only.map_or(say::ALL, |only| mark::check(only, false).1);
        let name = [word, &count.to_string()].join(" ");
        let onclick = dispatch.on_click(move || Action::CheckedFor(only));
        choice(&name, state.check_filter == only, onclick)
    };
    let verdicts = [
        None,
        Some(CheckVerdict::NotMet),
        Some(CheckVerdict::Asked),
        Some(CheckVerdict::Missing),
        Some(CheckVerdict::Evidence),
        Some(CheckVerdict::Met),
    ];
    let is_unfolded = state.is_unfolded;
    let unfold = dispatch.on_click(move || Action::Unfolded(!is_unfolded));
    html! {
        <div class="filters">
            <Choices label={say::FILTER}>
                { verdicts.into_iter().map(choice).collect::<Html>() }
            </Choices>
            { Button::new(&if is_unfolded { say::FOLD } else { say::UNFOLD }, unfold).class("quiet").id("unfold").html() }
        </div>
    }
}
