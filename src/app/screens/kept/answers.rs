//! Yes and no of a question.

use yew::prelude::*;

use super::NO;
use crate::app::components::Button;
use crate::app::hooks::use_dispatch;
use crate::app::state::{Action, Keeping};
use crate::app::text::keep as say;

#[derive(Properties, PartialEq)]
pub(super) struct AnswersProps {
    /// The word of yes.
    pub yes: &'static str,
    /// What is asked: it stands behind the answers and is shown before them.
    pub children: Html,
}

#[component]
pub(super) fn Answers(AnswersProps { yes, children }: &AnswersProps) -> Html {
    let dispatch = use_dispatch();
    let accept = dispatch.on_click(|| Action::Keep(Keeping::Do));
    let cancel = dispatch.on_click(|| Action::Keep(Keeping::Ask(None)));
    html! {
        <p class="buttons answers">
            { Button::new(&*yes, accept).class("primary yes").html() }
            { Button::new(say::CANCEL, cancel).id(NO).html() }
            { children.clone() }
        </p>
    }
}
